// The parts of the page that are text: what was read, the key figures, the findings.

import { byId, element } from "./dom.js";
import { counted, grouped, heading, visible } from "./text.js";

const MOST_SOURCES = 200; // rows that are drawn at once
const MOST_FINDINGS = 100; // the same
const MOST_LINKS = 5; // of the evidence of a finding

/** How grave a finding is; each has a sign of its own. @type {Record<string, string>} */
const SIGNS = { high: "▲▲", medium: "▲", low: "●", info: "○" };
const GRAVEST_FIRST = ["high", "medium", "low", "info"];

/**
 * @typedef {object} SourceData one file that was read
 * @property {string} source
 * @property {number} bytes
 * @property {string | null} sha256
 * @property {number} chunks
 * @property {number} damaged_chunks
 * @property {number} records
 * @property {number} main_mode
 * @property {number} others
 * @property {number} unreadable
 * @property {number | null} missing null from 2^53 on
 * @property {NoticeData} losses
 * @property {NoticeData} doubts
 * @property {NoticeData} differences
 */

/** @typedef {{count: number, texts: string[]}} NoticeData the first of the messages, and how many there are */

/** @typedef {{name: string, value: string | number}} FigureData */

/**
 * @typedef {object} FindingData
 * @property {string} id
 * @property {string} severity
 * @property {string} statement
 * @property {string} basis
 * @property {number[]} evidence rows of events
 */

/** @param {string[]} chosen the options by which some was left out */
export function showChoice(chosen) {
  const place = byId("chosen");
  place.hidden = chosen.length === 0;
  place.textContent = `Made with ${chosen.map(visible).join(" ")}. What that leaves out is not counted; it stands in the tables where a session or a finding rests on it.`;
}

/**
 * What a reader of the figures has to know of them first: that they are not of all there was.
 *
 * @param {SourceData[]} sources
 * @param {string[]} notRead
 */
export function showLosses(sources, notRead) {
  const sum = (/** @type {(source: SourceData) => number} */ of) => sources.reduce((all, source) => all + of(source), 0);
  const parts = notRead.length + sum(({ losses }) => losses.count);
  const records = sum(({ unreadable }) => unreadable);
  const differences = sum(({ differences: found }) => found.count);
  const place = byId("losses");
  place.hidden = parts + records + differences === 0;
  place.replaceChildren(
    `Not everything could be read: ${counted(parts, "message")} of what is lost, ${counted(records, "record")} unreadable, ${counted(differences, "value")} read in two ways. `,
    element("a", { href: "#sources" }, "What was read"));
}

/** @param {FigureData[]} figures */
export function showFigures(figures) {
  const parts = figures.map(({ name, value }) => {
    const isCount = typeof value === "number";
    const shown = { textContent: isCount ? grouped(value) : visible(value), className: isCount ? "" : "moment" };
    return element("div", {}, element("dt", { textContent: heading(name) }), element("dd", shown));
  });
  byId("figures").replaceChildren(...parts);
}

/**
 * @param {FindingData[]} findings
 * @param {(event: number) => string} nameOf an event in few words
 * @param {(finding: FindingData) => void} onevidence
 * @returns {() => void} draws those that are not drawn at first
 */
export function showFindings(findings, nameOf, onevidence) {
  const rank = (/** @type {FindingData} */ { severity }) => GRAVEST_FIRST.indexOf(severity);
  const order = findings.slice().sort((a, b) => rank(a) - rank(b));
  const list = byId("findings-list");
  if (order.length === 0) list.append(element("p", { textContent: "No check found anything that stands out." }));
  const draw = (/** @type {FindingData[]} */ shown) => list.append(...shown.map((finding) => findingCard(finding, nameOf, onevidence)));
  return drawInTwo(order, { most: MOST_FINDINGS, noun: "more finding", more: byId("findings-more"), draw });
}

/**
 * @param {FindingData} finding
 * @param {(event: number) => string} nameOf
 * @param {(finding: FindingData) => void} onevidence
 */
function findingCard(finding, nameOf, onevidence) {
  const { id, severity, statement, basis, evidence } = finding;
  const sign = element("span", { className: "sign", "aria-hidden": "true", textContent: SIGNS[severity] ?? "" });
  const label = element("span", { className: "severity" }, sign, ` ${severity}`);
  const links = evidence.slice(0, MOST_LINKS).map((event) =>
    element("li", {}, element("a", { href: `#event-${event}`, textContent: visible(nameOf(event)) })));
  const all = element("button", { type: "button", onclick: () => onevidence(finding) }, `Show ${counted(evidence.length, "event")} in the table`);
  const card = element("article", { className: "finding" },
    element("h3", {}, label, " ", element("span", { textContent: visible(statement) })),
    element("p", { className: "basis" }, element("code", { textContent: id }), " ", visible(basis)),
    element("ul", { className: "links" }, ...links),
    evidence.length > 0 ? all : null);
  card.dataset.severity = severity;
  return card;
}

/**
 * Draws the first of a long list, and the others when the button is pressed.
 *
 * @template Item
 * @param {Item[]} items
 * @param {{most: number, noun: string, more: HTMLElement, draw: (shown: Item[]) => void}} how
 * @returns {() => void} draws the others, if that is yet to be done
 */
function drawInTwo(items, { most, noun, more, draw }) {
  const drawOthers = () => {
    if (more.hidden) return;
    more.hidden = true;
    draw(items.slice(most));
  };
  draw(items.slice(0, most));
  more.hidden = items.length <= most;
  more.textContent = `Show ${counted(items.length - most, noun)}`;
  more.addEventListener("click", drawOthers);
  return drawOthers;
}

/**
 * @param {SourceData[]} sources
 * @param {string[]} notRead
 * @param {string[]} skipped
 */
export function showSources(sources, notRead, skipped) {
  const body = byId("sources-rows");
  const draw = (/** @type {SourceData[]} */ shown) => body.append(...shown.flatMap(sourceRows));
  drawInTwo(sources, { most: MOST_SOURCES, noun: "more file", more: byId("sources-more"), draw });
  byId("sources-paths").replaceChildren(
    ...notRead.map((text) => element("li", { textContent: `not read: ${visible(text)}` })),
    ...skipped.map((text) => element("li", { textContent: `skipped: ${visible(text)}` })));
}

/** @param {SourceData} source */
function sourceRows(source) {
  const figures = [source.bytes, source.chunks, source.damaged_chunks, source.records, source.main_mode, source.others, source.unreadable, source.missing];
  const name = element("th", { scope: "row", textContent: visible(source.source) });
  const hash = element("td", {}, element("code", { className: "hash", textContent: source.sha256 ?? "not known" }));
  const cells = figures.map((figure) => element("td", { className: "figure", textContent: figure === null ? "2^53 or more" : grouped(figure) }));
  const notices = [notice("not read", source.losses), notice("doubtful", source.doubts), notice("read differently", source.differences)];
  const told = notices.filter((made) => made !== null);
  const row = element("tr", {}, name, ...cells, hash);
  return told.length === 0 ? [row] : [row, element("tr", {}, element("td", { colSpan: figures.length + 2 }, ...told))];
}

/**
 * @param {string} kind
 * @param {NoticeData} notices
 */
function notice(kind, { count, texts }) {
  if (count === 0) return null;
  const rest = count - texts.length;
  return element("details", {},
    element("summary", { textContent: `${kind}: ${grouped(count)}` }),
    element("ul", {}, ...texts.map((text) => element("li", { textContent: visible(text) }))),
    rest > 0 ? element("p", { textContent: `and ${grouped(rest)} more` }) : null);
}
