// From events and sessions to lanes: one for each peer of each computer, and one for what a computer
// logged that names no peer.

import { Lane } from "./lane.js";

/** What each event is shown as; those that make up sessions are none. @type {Record<string, import("./lane.js").Sign | null>} */
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
    this.first = Infinity;
    this.last = -Infinity;
    for (const moment of this.times) {
      if (moment < this.first) this.first = moment;
      if (moment > this.last) this.last = moment;
    }
  }

  /** All lanes, those with the most to show first. */
  lanes() {
    /** @type {Lane[]} */
    const lanes = [];
    const signOf = this.events.column("event").map((kind) => (SIGNS[kind ?? ""] === undefined ? "other" : SIGNS[kind ?? ""]));
    const laneOf = laneFinder(lanes, this.events, { barOf: this.#barMaker(), markOf: this.#markMaker(signOf) });
    this.#addSessions(laneOf);
    this.#addEvents(laneOf, signOf);
    return lanes.sort((a, b) => b.size - a.size);
  }

  /** @param {(event: number) => Lane} laneOf */
  #addSessions(laneOf) {
    const isUnknown = (/** @type {number | null} */ event) => event !== null && Number.isNaN(this.times[event]);
    for (let session = 0; session < this.links.count; ++session) {
      const { start, end, over } = this.links.span(session);
      if (!isUnknown(start) && !isUnknown(over)) laneOf(start ?? end ?? 0).addSession(session);
    }
  }

  /**
   * @param {(event: number) => Lane} laneOf
   * @param {(event: number) => import("./lane.js").Sign | null} signOf
   */
  #addEvents(laneOf, signOf) {
    const isCopy = this.events.column("is_copy").where((value) => value !== null);
    for (let event = 0; event < this.events.count; ++event)
      if (signOf(event) !== null && !isCopy(event) && !Number.isNaN(this.times[event])) laneOf(event).addEvent(event);
  }

  /** An SA whose start or end is not there is drawn as far as there are events of its computer. */
  #barMaker() {
    const periodOf = this.#periods();
    return (/** @type {number} */ session) => {
      const { start, end, over } = this.links.span(session);
      const period = periodOf(start ?? end ?? 0);
      const from = start === null ? period.first : this.times[start];
      const to = over === null ? period.last : this.times[over];
      const status = this.links.status(session);
      return { from, to: Math.max(from, to), hasStart: start !== null, hasEnd: end !== null, status, session, track: 0 };
    };
  }

  /** @param {(event: number) => import("./lane.js").Sign | null} signOf */
  #markMaker(signOf) {
    return (/** @type {number} */ event) => ({ time: this.times[event], sign: signOf(event) ?? "other", event });
  }

  /** From when until when there are events of the computer of an event. */
  #periods() {
    /** @type {Map<string, {first: number, last: number}>} */
    const periods = new Map();
    const periodOf = this.events.column("computer").map((name) => madeOnce(periods, inAnyCase(name), () => ({ first: Infinity, last: -Infinity })));
    this.times.forEach((time, event) => {
      if (Number.isNaN(time)) return;
      const period = periodOf(event);
      if (time < period.first) period.first = time;
      if (time > period.last) period.last = time;
    });
    return periodOf;
  }
}

/**
 * Finds the lane of an event, or makes it. The same name in other letters is the same, and shown as it was
 * met first.
 *
 * @param {Lane[]} lanes
 * @param {import("./rows.js").Rows} events
 * @param {import("./lane.js").Makers} makers
 * @returns {(event: number) => Lane}
 */
function laneFinder(lanes, events, makers) {
  const peers = events.column("remote_address");
  const computers = events.column("computer");
  const computerOf = computers.map(inAnyCase);
  const hasSeveral = new Set(computers.values().map(inAnyCase)).size > 1;
  /** @type {Map<string, Map<string, Lane>>} by peer, then by computer */
  const known = new Map();
  const lanesOf = peers.map((peer) => madeOnce(known, inAnyCase(peer), () => new Map()));
  return (event) => {
    const ofPeer = lanesOf(event);
    const isOfComputer = hasSeveral || ofPeer === known.get("");
    return madeOnce(ofPeer, isOfComputer ? computerOf(event) : "", () => {
      const lane = new Lane(peers.text(event), isOfComputer ? computers.text(event) || "(no computer)" : "", makers);
      lanes.push(lane);
      return lane;
    });
  };
}

/** @param {string | null} name */
const inAnyCase = (name) => (name ?? "").toLowerCase();

/**
 * What a map has under a key; made if there is nothing.
 *
 * @template Value
 * @param {Map<string, Value>} map
 * @param {string} key
 * @param {() => Value} make
 * @returns {Value}
 */
function madeOnce(map, key, make) {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
