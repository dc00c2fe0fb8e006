// Puts the page together from its data.

import { Details } from "./details.js";
import { byId, whenQuiet } from "./dom.js";
import { FailureChart } from "./failure_chart.js";
import { Failures } from "./failure_counts.js";
import { History } from "./lanes.js";
import { Rows } from "./rows.js";
import { showChoice, showFigures, showFindings, showLosses, showSources } from "./sections.js";
import { SessionLinks } from "./session_links.js";
import { TablePanel } from "./table_panel.js";
import { counted } from "./text.js";
import { Theme } from "./theme.js";
import { toMinute } from "./time.js";
import { TimelineChart } from "./timeline_chart.js";
import { Tooltip } from "./tooltip.js";

const EVENT_COLUMNS = ["time", "event", "is_copy", "computer", "local_address", "remote_address", "role", "keying_module", "auth_method", "sa_id", "reason", "failure_point", "remote_principal", "detail", "event_id", "record_id", "source"];
const SESSION_COLUMNS = ["start", "end", "duration_seconds", "status", "computer", "local_address", "remote_address", "role", "keying_module", "auth_method", "cipher", "integrity", "dh_group", "remote_principal", "sa_id", "confidence", "peer_computer", "clock_offset_seconds"];

/**
 * The data of the page; `lib/render/report_data.h` says how it is written.
 *
 * @typedef {object} ReportData
 * @property {string} generator
 * @property {import("./sections.js").SourceData[]} read
 * @property {string[]} not_read
 * @property {string[]} skipped
 * @property {string[]} chosen the options by which some was left out
 * @property {import("./sections.js").FigureData[]} figures
 * @property {import("./sections.js").FindingData[]} findings
 * @property {import("./rows.js").TableData & import("./session_links.js").LinkData} sessions
 * @property {import("./rows.js").TableData} events
 */

class Report {
  /** @param {ReportData} data */
  constructor(data) {
    this.events = new Rows(data.events);
    this.sessions = new Rows(data.sessions);
    this.links = new SessionLinks(data.sessions, this.sessions);
    this.history = new History(this.events, this.links);
    this.theme = new Theme();
    this.tooltip = new Tooltip();
    this.details = new Details();
    byId("generator").textContent = data.generator;
    showChoice(data.chosen);
    showLosses(data.read, data.not_read);
    showFigures(data.figures);
    this.drawAllFindings = showFindings(data.findings, (event) => this.#nameOf(event), (finding) => this.#showEvidence(finding));
    showSources(data.read, data.not_read, data.skipped);
    this.#makeTables();
    this.charts = this.#makeCharts();
    this.#listen();
  }

  #makeTables() {
    this.eventPanel = new TablePanel({ id: "events", noun: "event", rows: this.events, columns: EVENT_COLUMNS, onopen: (row) => goTo(`#event-${row}`) });
    this.sessionPanel = new TablePanel({ id: "sessions", noun: "session", rows: this.sessions, columns: SESSION_COLUMNS, onopen: (row) => goTo(`#session-${row}`) });
  }

  #makeCharts() {
    const lanes = this.history.lanes();
    const failures = new Failures(this.events, this.history.times);
    byId("timeline").classList.toggle("empty", lanes.length === 0);
    byId("failures").classList.toggle("empty", failures.isEmpty);
    if (lanes.length === 0) return [];
    const timeline = this.#makeTimeline(lanes);
    return failures.isEmpty ? [timeline] : [timeline, this.#makeFailureChart(failures, timeline)];
  }

  /**
   * @param {Failures} failures
   * @param {TimelineChart} timeline
   */
  #makeFailureChart(failures, timeline) {
    const chart = new FailureChart({
      failures,
      tooltip: this.tooltip,
      onpick: (name, events) => this.#showEvents(name, events),
    });
    timeline.onzoom(whenQuiet(100, () => chart.showTime(...timeline.range())));
    return chart;
  }

  /** @param {import("./lane.js").Lane[]} lanes */
  #makeTimeline(lanes) {
    byId("timeline-count").textContent = counted(lanes.length, "lane");
    const timeline = new TimelineChart({
      lanes,
      first: this.history.first,
      last: this.history.last,
      tooltip: this.tooltip,
      describe: (target) => this.#describe(target),
      onpick: (target) => this.#pick(target),
    });
    byId("timeline-rows").addEventListener("click", () => {
      const [from, to] = timeline.range();
      this.#showPeriod(`events from ${toMinute(from)} to ${toMinute(to)} UTC`, from, to);
    });
    return timeline;
  }

  #listen() {
    this.theme.onchange(() => this.charts.forEach((chart) => chart.recolour()));
    addEventListener("resize", () => this.#resize());
    addEventListener("beforeprint", () => this.#print(true));
    addEventListener("afterprint", () => this.#print(false));
    addEventListener("hashchange", () => this.#follow(location.hash));
    this.#follow(location.hash);
  }

  #resize() {
    for (const chart of this.charts) chart.resize();
  }

  /** @param {boolean} isPrinting */
  #print(isPrinting) {
    if (isPrinting) this.drawAllFindings?.();
    this.theme.print(isPrinting);
    this.eventPanel?.view.print(isPrinting);
    this.sessionPanel?.view.print(isPrinting);
    this.#resize();
  }

  /** Shows what an address ends in: `#event-7`, `#session-7`. @param {string} fragment */
  #follow(fragment) {
    const [, kind, digits] = /^#(event|session)-(\d+)$/.exec(fragment) ?? [];
    const row = Number(digits);
    if (kind === "event" && row < this.events.count) this.#showEvent(row);
    if (kind === "session" && row < this.sessions.count) this.#showSession(row);
  }

  /** @param {number} event */
  #showEvent(event) {
    const session = this.links.sessionOf(event);
    const links = session === null ? [] : [{ text: "its session", to: `#session-${session}` }];
    this.eventPanel?.reveal(event);
    this.details.show(`Event: ${this.#nameOf(event)}`, this.events, event, links);
  }

  /** @param {number} session */
  #showSession(session) {
    const { start, end, lostBy, peer } = this.links.of(session);
    const links = [];
    if (start !== null) links.push({ text: "the event that began it", to: `#event-${start}` });
    if (end !== null) links.push({ text: "the event that ended it", to: `#event-${end}` });
    if (lostBy !== null) links.push({ text: "the event by which it was over", to: `#event-${lostBy}` });
    if (peer !== null) links.push({ text: "the same SA at its other end", to: `#session-${peer}` });
    this.sessionPanel?.reveal(session);
    this.details.show(`Session: ${this.sessions.column("status").text(session)}`, this.sessions, session, links);
  }

  /** @param {import("./sections.js").FindingData} finding */
  #showEvidence({ statement, evidence }) {
    this.#showEvents(`the evidence of: ${statement}`, evidence);
  }

  /**
   * @param {string} name
   * @param {number} from
   * @param {number} to
   */
  #showPeriod(name, from, to) {
    const { times } = this.history;
    this.#showSelection(name, (event) => times[event] >= from && times[event] < to);
  }

  /**
   * @param {string} name
   * @param {number[]} events
   */
  #showEvents(name, events) {
    const isIn = new Set(events);
    this.#showSelection(name, (event) => isIn.has(event));
  }

  /**
   * @param {string} name
   * @param {(event: number) => boolean} isIn
   */
  #showSelection(name, isIn) {
    this.eventPanel?.filter("");
    this.eventPanel?.select(name, isIn);
    this.eventPanel?.section.scrollIntoView();
  }

  /** @param {import("./timeline_chart.js").Target} target */
  #pick({ sessions = [], events = [] }) {
    if (sessions.length > 0) goTo(`#session-${sessions[0]}`);
    if (events.length === 1) goTo(`#event-${events[0]}`);
    if (events.length > 1) this.#showEvents(`the ${counted(events.length, "event")} of a mark in the timeline`, events);
  }

  /** @param {import("./timeline_chart.js").Target} target */
  #describe({ sessions = [], events = [] }) {
    const MOST = 4;
    const session = (/** @type {string} */ name, /** @type {number} */ row) => this.sessions.column(name).text(row);
    const lines = sessions.slice(0, MOST).map((row) =>
      `SA ${session("sa_id", row) || "?"}, ${session("status", row)}: ${session("start", row) || "start not logged"} to ${session("end", row) || "end not logged"}`);
    lines.push(...events.slice(0, MOST).map((row) => this.#nameOf(row)));
    const more = sessions.length + events.length - lines.length;
    return more > 0 ? [...lines, `and ${more} more`] : lines;
  }

  /** @param {number} event */
  #nameOf(event) {
    const text = (/** @type {string} */ name) => this.events.column(name).text(event);
    const parts = [text("time") || text("written_time"), text("event"), text("remote_address"), text("reason")];
    return `${parts.filter((part) => part !== "").join(", ")} (record ${text("record_id")})`;
  }
}

/** Follows a link, also if it was the last one that was followed. @param {string} fragment */
function goTo(fragment) {
  if (location.hash === fragment) dispatchEvent(new HashChangeEvent("hashchange"));
  location.hash = fragment;
}

const data = JSON.parse(byId("report-data").textContent);
byId("report-data").textContent = "";
document.documentElement.dataset.ready = "false";
new Report(data);
document.documentElement.dataset.ready = "true";
