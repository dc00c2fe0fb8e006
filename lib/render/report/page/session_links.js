// Which events a session consists of, and which session an event belongs to.

/**
 * How the links stand in the data of the page: an array for each, with -1 where there is none.
 *
 * @typedef {object} LinkData
 * @property {number} count of the sessions
 * @property {number[]} start_event
 * @property {number[]} end_event
 * @property {number[]} lost_by the event by which a session without an end must have been over
 * @property {number[]} peer session of the same SA as its other end saw it
 */

/** @param {number} index */
const known = (index) => (index < 0 ? null : index);

export class SessionLinks {
  #data;
  #status;
  /** @type {Map<number, number>} by event */ #sessions = new Map();

  /**
   * @param {LinkData} data
   * @param {import("./rows.js").Rows} sessions
   */
  constructor(data, sessions) {
    this.#data = data;
    this.#status = sessions.column("status");
    data.start_event.forEach((event, session) => this.#sessions.set(event, session));
    data.end_event.forEach((event, session) => this.#sessions.set(event, session));
    this.#sessions.delete(-1);
  }

  get count() {
    return this.#data.count;
  }

  /** @param {number} session */
  of(session) {
    return {
      start: known(this.#data.start_event[session]),
      end: known(this.#data.end_event[session]),
      lostBy: known(this.#data.lost_by[session]),
      peer: known(this.#data.peer[session]),
      status: this.#status.text(session),
    };
  }

  /** The session that an event begins or ends. @param {number} event */
  sessionOf(event) {
    return this.#sessions.get(event) ?? null;
  }
}
