// A lane of the timeline. There may be thousands, few of which are ever seen: what is in one is made when
// it is first asked for.

export const MOST_TRACKS = 3;

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
 * How bars are made of sessions, and marks of events.
 *
 * @typedef {object} Makers
 * @property {(session: number) => Bar} barOf
 * @property {(event: number) => Mark} markOf
 */

export class Lane {
  #makers;
  /** @type {number[]} */ #sessions = [];
  /** @type {number[]} */ #events = [];
  /** @type {Bar[] | null} */ #bars = null;
  /** @type {Mark[] | null} */ #marks = null;

  /**
   * @param {string} peer empty: what names none
   * @param {string} computer empty if there is but one, and a peer
   * @param {Makers} makers
   */
  constructor(peer, computer, makers) {
    this.peer = peer;
    this.computer = computer;
    this.#makers = makers;
  }

  /** @param {number} session to be drawn as a bar */
  addSession(session) {
    this.#sessions.push(session);
  }

  /** @param {number} event to be drawn as a mark, later than those before it */
  addEvent(event) {
    this.#events.push(event);
  }

  /** How many bars and marks there are. */
  get size() {
    return this.#sessions.length + this.#events.length;
  }

  /** In the order of `from`. */
  get bars() {
    this.#bars ??= layOut(this.#sessions.map(this.#makers.barOf));
    return this.#bars;
  }

  /** In the order of time. */
  get marks() {
    this.#marks ??= this.#events.map(this.#makers.markOf);
    return this.#marks;
  }
}

/** Orders bars, and gives each the first track that is free; where none is, the last. @param {Bar[]} bars */
function layOut(bars) {
  bars.sort((a, b) => a.from - b.from);
  /** @type {number[]} */
  const freeFrom = [];
  for (const bar of bars) {
    const free = freeFrom.findIndex((time) => time <= bar.from);
    bar.track = Math.min(free < 0 ? freeFrom.length : free, MOST_TRACKS - 1);
    freeFrom[bar.track] = Math.max(bar.to, freeFrom[bar.track] ?? -Infinity);
  }
  return bars;
}
