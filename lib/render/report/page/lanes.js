// From events and sessions to lanes: one for each peer of each computer, and one for what a computer
// logged that names no peer.

/**
 * An SA as a bar, from when it came up until it went away.
 *
 * @typedef {object} Bar
 * @property {number} from milliseconds
 * @property {number} to
 * @property {boolean} hasStart it was seen to come up
 * @property {boolean} hasEnd it was seen to go away
 * @property {string} status
 * @property {number} session row
 * @property {number} track bars of one lane that overlap lie in tracks below one another
 */

/**
 * An event that is no part of a session, and no copy of another one.
 *
 * @typedef {object} Mark
 * @property {number} time milliseconds
 * @property {Sign} sign
 * @property {number} event row
 */

/** @typedef {"failed" | "suspicious" | "other"} Sign */

/**
 * @typedef {object} Lane
 * @property {string} peer empty: what names none
 * @property {string} computer empty if there is but one, and a peer
 * @property {Bar[]} bars in the order of `from`
 * @property {Mark[]} marks in the order of time
 */

/** What each event is shown as; those that make up sessions are none. @type {Record<string, Sign | null>} */
const SIGNS = {
  established: null,
  ended: null,
  extended_mode_established: null,
  failed: "failed",
  extended_mode_failed: "failed",
  quick_mode_failed: "failed",
  service_not_started: "failed",
  invalid_packet: "suspicious",
  extended_mode_invalid_packet: "suspicious",
  quick_mode_invalid_packet: "suspicious",
  dos_prevention: "suspicious",
  log_cleared: "suspicious",
  logging_stopped: "suspicious",
  audit_policy_changed: "suspicious",
  records_missing: "suspicious",
};

export const MOST_TRACKS = 3;

/** The events and sessions with their times as numbers. */
export class History {
  /**
   * @param {import("./rows.js").Rows} events
   * @param {import("./session_links.js").SessionLinks} links
   */
  constructor(events, links) {
    this.events = events;
    this.links = links;
    const time = events.column("time");
    const written = events.column("written_time");
    this.times = new Float64Array(events.count);
    for (let row = 0; row < events.count; ++row) {
      const moment = time.time(row);
      this.times[row] = Number.isNaN(moment) ? written.time(row) : moment;
    }
    const known = this.times.filter((moment) => !Number.isNaN(moment));
    this.first = known.reduce((a, b) => Math.min(a, b), Infinity);
    this.last = known.reduce((a, b) => Math.max(a, b), -Infinity);
  }

  /** All lanes, those with the most to show first. @returns {Lane[]} */
  lanes() {
    /** @type {Map<string, Lane>} */
    const lanes = new Map();
    const laneOf = laneFinder(lanes, this.events);
    this.#addBars(laneOf);
    this.#addMarks(laneOf);
    for (const lane of lanes.values()) layOut(lane.bars);
    const size = (/** @type {Lane} */ { bars, marks }) => bars.length + marks.length;
    return Array.from(lanes.values()).sort((a, b) => size(b) - size(a));
  }

  /** An SA whose start or end is not there is drawn as far as there are events of its computer. @param {(event: number) => Lane} laneOf */
  #addBars(laneOf) {
    const periodOf = this.#periods();
    for (let session = 0; session < this.links.count; ++session) {
      const { start, end, lostBy, status } = this.links.of(session);
      const over = end ?? lostBy;
      const period = periodOf(start ?? end ?? 0);
      const from = start === null ? period.first : this.times[start];
      const to = over === null ? period.last : this.times[over];
      if (Number.isNaN(from) || Number.isNaN(to)) continue;
      laneOf(start ?? end ?? 0).bars.push({ from, to: Math.max(from, to), hasStart: start !== null, hasEnd: end !== null, status, session, track: 0 });
    }
  }

  /** From when until when there are events of the computer of an event. @returns {(event: number) => {first: number, last: number}} */
  #periods() {
    const computers = this.events.column("computer");
    const nameOf = (/** @type {number} */ event) => computers.text(event).toLowerCase();
    /** @type {Map<string, {first: number, last: number}>} */
    const periods = new Map();
    this.times.forEach((time, event) => {
      if (Number.isNaN(time)) return;
      const { first, last } = periods.get(nameOf(event)) ?? { first: time, last: time };
      periods.set(nameOf(event), { first: Math.min(first, time), last: Math.max(last, time) });
    });
    return (event) => periods.get(nameOf(event)) ?? { first: NaN, last: NaN };
  }

  /** Events come in the order of time, and so do marks. @param {(event: number) => Lane} laneOf */
  #addMarks(laneOf) {
    const kind = this.events.column("event");
    const isCopy = this.events.column("is_copy").where((value) => value !== null);
    for (let event = 0; event < this.events.count; ++event) {
      const sign = SIGNS[kind.text(event)] === undefined ? "other" : SIGNS[kind.text(event)];
      const time = this.times[event];
      if (sign === null || isCopy(event) || Number.isNaN(time)) continue;
      laneOf(event).marks.push({ time, sign, event });
    }
  }
}

/**
 * Finds the lane of an event, or makes it. The same name in other letters is the same, and shown as it was
 * met first.
 *
 * @param {Map<string, Lane>} lanes
 * @param {import("./rows.js").Rows} events
 * @returns {(event: number) => Lane}
 */
function laneFinder(lanes, events) {
  const peers = events.column("remote_address");
  const computers = events.column("computer");
  const hasSeveral = new Set(computers.values().map((name) => name?.toLowerCase())).size > 1;
  return (event) => {
    const peer = peers.text(event);
    const computer = hasSeveral || peer === "" ? computers.text(event) || "(no computer)" : "";
    const key = `${peer}\n${computer}`.toLowerCase();
    const lane = lanes.get(key) ?? { peer, computer, bars: [], marks: [] };
    lanes.set(key, lane);
    return lane;
  };
}

/** Gives each bar the first track that is free; where none is, the last. @param {Bar[]} bars */
function layOut(bars) {
  bars.sort((a, b) => a.from - b.from);
  /** @type {number[]} */
  const freeFrom = [];
  for (const bar of bars) {
    const free = freeFrom.findIndex((time) => time <= bar.from);
    bar.track = Math.min(free < 0 ? freeFrom.length : free, MOST_TRACKS - 1);
    freeFrom[bar.track] = Math.max(bar.to, freeFrom[bar.track] ?? -Infinity);
  }
}
