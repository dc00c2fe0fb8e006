// Which events a session consists of, and which session an event belongs to.

import { Packed } from "./packed.js";

/**
 * How the links stand in the data of the page: each is one more than the row, and 0 where there is none.
 *
 * @typedef {object} LinkData
 * @property {number} count of the sessions
 * @property {import("./packed.js").PackedData} start_event
 * @property {import("./packed.js").PackedData} end_event
 * @property {import("./packed.js").PackedData} lost_by the event by which a session without an end must
 *   have been over
 * @property {import("./packed.js").PackedData} peer session of the same SA as its other end saw it
 */

/** @param {number} link */
const known = (link) => (link === 0 ? null : link - 1);

export class SessionLinks {
  #start;
  #end;
  #lostBy;
  #peer;
  #status;
  /** @type {Map<number, number> | null} by event */ #sessions = null;

  /**
   * @param {LinkData} data
   * @param {import("./rows.js").Rows} sessions
   */
  constructor(data, sessions) {
    this.count = data.count;
    this.#start = new Packed(data.start_event);
    this.#end = new Packed(data.end_event);
    this.#lostBy = new Packed(data.lost_by);
    this.#peer = new Packed(data.peer);
    this.#status = sessions.column("status");
  }

  /** @param {number} session */
  of(session) {
    return {
      start: known(this.#start.at(session)),
      end: known(this.#end.at(session)),
      lostBy: known(this.#lostBy.at(session)),
      peer: known(this.#peer.at(session)),
    };
  }

  /** The events with which it came up, ended, and was over at last. @param {number} session */
  span(session) {
    const end = known(this.#end.at(session));
    return { start: known(this.#start.at(session)), end, over: end ?? known(this.#lostBy.at(session)) };
  }

  /** @param {number} session */
  status(session) {
    return this.#status.text(session);
  }

  /** The session that an event begins or ends. @param {number} event */
  sessionOf(event) {
    this.#sessions ??= this.#sessionsByEvent();
    return this.#sessions.get(event) ?? null;
  }

  #sessionsByEvent() {
    /** @type {Map<number, number>} */
    const sessions = new Map();
    for (const links of [this.#start, this.#end])
      for (let session = 0; session < this.count; ++session) sessions.set(links.at(session) - 1, session);
    sessions.delete(-1);
    return sessions;
  }
}
