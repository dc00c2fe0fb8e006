// How many negotiations failed when, and why. A record that is there twice counts once.

const LENGTHS = [1, 5, 15, 60, 360, 1440, 10080, 43200].map((minutes) => minutes * 60_000);
const MOST_BARS = 60;
const MOST_REASONS = 7; // others are put together
const OTHERS = "other reasons";

/** @typedef {{event: number, time: number, reason: number}} Failure the reason is a place in `reasons` */

/**
 * @typedef {object} FailureCounts
 * @property {number} from milliseconds
 * @property {number} to
 * @property {number} length of each stretch of time, in milliseconds
 * @property {number[]} times when each stretch begins
 * @property {number[][]} counts by the place of the reason, then by that of the stretch
 */

export class Failures {
  /** @type {Failure[]} in the order of time */ #failures;

  /**
   * @param {import("./rows.js").Rows} events
   * @param {Float64Array} times of the events
   */
  constructor(events, times) {
    const isFailure = events.column("event").where((kind) => kind === "failed");
    const isCopy = events.column("is_copy").where((value) => value !== null);
    const reason = events.column("reason");
    /** @type {number[]} */
    const failed = [];
    times.forEach((time, event) => {
      if (isFailure(event) && !isCopy(event) && !Number.isNaN(time)) failed.push(event);
    });
    const texts = failed.map((event) => reason.text(event));
    /** The most frequent first; the last may stand for several. */
    this.reasons = reasonsOf(texts);
    const places = new Map(this.reasons.map((text, place) => [text, place]));
    const others = this.reasons.length - 1;
    this.#failures = failed.map((event, i) => ({ event, time: times[event], reason: places.get(texts[i]) ?? others }));
    this.#failures.sort((a, b) => a.time - b.time);
  }

  get isEmpty() {
    return this.#failures.length === 0;
  }

  /**
   * Those of a time, in stretches that are as short as fits.
   *
   * @param {number} from milliseconds
   * @param {number} to
   * @returns {FailureCounts}
   */
  counts(from, to) {
    const failures = this.#failures.filter(({ time }) => time >= from && time <= to);
    if (failures.length === 0) return { from, to, length: LENGTHS[0], times: [], counts: this.reasons.map(() => []) };
    const length = stretch(failures[failures.length - 1].time - failures[0].time);
    const number = (/** @type {number} */ time) => Math.floor(time / length);
    const first = number(failures[0].time);
    const size = number(failures[failures.length - 1].time) - first + 1;
    const counts = this.reasons.map(() => Array.from({ length: size }, () => 0));
    for (const { time, reason } of failures) ++counts[reason][number(time) - first];
    return { from, to, length, times: Array.from({ length: size }, (_, i) => (first + i) * length), counts };
  }

  /**
   * The events that were counted in one place.
   *
   * @param {FailureCounts} counts
   * @param {number} reason place
   * @param {number} stretch place
   */
  events({ from, to, length, times }, reason, stretch) {
    const begin = Math.max(from, times[stretch]);
    const isIn = (/** @type {Failure} */ failure) =>
      failure.reason === reason && failure.time >= begin && failure.time <= to && failure.time < times[stretch] + length;
    return this.#failures.filter(isIn).map(({ event }) => event);
  }
}

/** The shortest length that does with so many bars. @param {number} span */
function stretch(span) {
  const longest = LENGTHS[LENGTHS.length - 1];
  return LENGTHS.find((length) => span / length <= MOST_BARS) ?? Math.ceil(span / MOST_BARS / longest) * longest;
}

/** @param {string[]} texts */
function reasonsOf(texts) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const order = Array.from(counts).sort((a, b) => b[1] - a[1]);
  const reasons = order.slice(0, MOST_REASONS).map(([text]) => text);
  return order.length > MOST_REASONS ? [...reasons, OTHERS] : reasons;
}
