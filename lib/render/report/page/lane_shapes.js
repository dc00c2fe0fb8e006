// What is drawn of a lane: never more than the pixels can show, however much there is.
//
//     | bar, track 0   ━━━━━━━━━   ▬▬▬▬▬▶  |
//     | bar, track 1        ━━━━━━         |
//     | marks          ✕  ▲    ◆  ✕ 12     |

import { MOST_TRACKS } from "./lane.js";

const BAR_HEIGHT = 7;
const BAR_DISTANCE = 9;
const MARK_SIZE = 5; // half of its width
const OPEN_END = 6; // length of the tip of a bar that goes on
const LEAST_WIDTH = 3;
const MARK_DISTANCE = 24; // marks that are nearer become one, with their number, for which there is room

/** Pixels from the top of one lane to the next. */
export const LANE_HEIGHT = MOST_TRACKS * BAR_DISTANCE + 22;

/**
 * Where times are on the screen.
 *
 * @typedef {object} Frame
 * @property {(time: number) => number} x
 * @property {number} left the first pixel that is seen
 * @property {number} right the last
 * @property {number} top of the lane
 */

/**
 * @typedef {object} Palette
 * @property {Record<string, string>} bars by the status of the session
 * @property {Record<string, string>} marks by their sign
 * @property {string} text
 */

/**
 * A shape as ECharts takes it; `info` comes back with what happens to it.
 *
 * @typedef {Record<string, any>} Shape
 */

/**
 * @param {Pick<import("./lane.js").Lane, "bars" | "marks">} lane
 * @param {Frame} frame
 * @param {Palette} palette
 * @returns {Shape[]}
 */
export const shapes = (lane, frame, palette) => [
  ...mergedBars(lane.bars, frame).map((run) => barShape(run, frame, palette)),
  ...mergedMarks(lane.marks, frame).flatMap((cluster) => markShapes(cluster, frame, palette)),
];

/** @typedef {{from: number, to: number, bars: import("./lane.js").Bar[]}} Run in pixels */

/**
 * Bars of one status that would lie on one another become one. Lost ones come last, on top of others: they
 * let what is behind them through.
 *
 * @param {import("./lane.js").Bar[]} bars
 * @param {Frame} frame
 * @returns {Run[]}
 */
function mergedBars(bars, frame) {
  /** @type {Run[]} */
  const runs = [];
  /** @type {Record<string, Run>} by track and status */
  const last = {};
  for (const bar of bars) {
    const from = Math.max(frame.x(bar.from), frame.left - OPEN_END);
    const to = Math.min(Math.max(frame.x(bar.to), from + LEAST_WIDTH), frame.right + OPEN_END);
    if (to < frame.left || from > frame.right) continue;
    const key = `${bar.track} ${bar.status}`;
    if (last[key] && from < last[key].to + 1 && to - from <= LEAST_WIDTH) {
      last[key].to = Math.max(last[key].to, to);
      last[key].bars.push(bar);
    } else {
      last[key] = { from, to, bars: [bar] };
      runs.push(last[key]);
    }
  }
  return runs.sort((a, b) => Number(isLost(a)) - Number(isLost(b)));
}

/** @param {Run} run */
const isLost = ({ bars }) => bars[0].status === "lost";

/** @typedef {{x: number, marks: import("./lane.js").Mark[]}} Cluster */

/**
 * Marks of one sign that would lie on one another become one.
 *
 * @param {import("./lane.js").Mark[]} marks
 * @param {Frame} frame
 * @returns {Cluster[]}
 */
function mergedMarks(marks, frame) {
  /** @type {Cluster[]} */
  const clusters = [];
  /** @type {Record<string, Cluster>} */
  const last = {};
  for (const mark of marks) {
    const x = frame.x(mark.time);
    if (x < frame.left - MARK_SIZE || x > frame.right + MARK_SIZE) continue;
    if (last[mark.sign] && x - last[mark.sign].x < MARK_DISTANCE) {
      last[mark.sign].marks.push(mark);
    } else {
      last[mark.sign] = { x, marks: [mark] };
      clusters.push(last[mark.sign]);
    }
  }
  return clusters;
}

/**
 * @param {Run} run
 * @param {Frame} frame
 * @param {Palette} palette
 * @returns {Shape}
 */
function barShape(run, frame, palette) {
  const { from, to, bars } = run;
  const [first] = bars;
  const last = bars[bars.length - 1];
  const top = frame.top + 4 + first.track * BAR_DISTANCE;
  const middle = top + BAR_HEIGHT / 2;
  const bottom = top + BAR_HEIGHT;
  const colour = palette.bars[first.status] ?? palette.bars.closed;
  const points = [[from, top], [to, top]];
  if (!last.hasEnd) points.push([to + OPEN_END, middle]);
  points.push([to, bottom], [from, bottom]);
  if (!first.hasStart) points.push([from - OPEN_END, middle]);
  const style = { fill: colour, fillOpacity: isLost(run) ? 0.25 : 1, stroke: colour, lineWidth: 1, lineDash: isLost(run) ? [3, 2] : null };
  return { type: "polygon", shape: { points }, style, info: { sessions: bars.map(({ session }) => session) } };
}

/**
 * The mark, and how many it stands for.
 *
 * @param {Cluster} cluster
 * @param {Frame} frame
 * @param {Palette} palette
 * @returns {Shape[]}
 */
function markShapes({ x, marks }, frame, palette) {
  const { sign } = marks[0];
  const y = frame.top + LANE_HEIGHT - MARK_SIZE - 7;
  const info = { events: marks.map(({ event }) => event) };
  const colour = palette.marks[sign];
  /** @type {Shape} */
  const mark = { ...OUTLINES[sign](x, y), info };
  mark.style = sign === "failed" ? { stroke: colour, lineWidth: 2.5, fill: null } : { fill: colour };
  const area = { type: "rect", shape: { x: x - 7, y: y - 9, width: 14, height: 16 }, style: { fill: "transparent" }, info };
  if (marks.length === 1) return [mark, area];
  const style = { text: String(marks.length), x: x, y: y - MARK_SIZE - 1, align: "center", verticalAlign: "bottom", fontSize: 10, fill: palette.text };
  return [mark, { type: "text", style, silent: true }, area];
}

/** Each sign has a shape of its own. @type {Record<string, (x: number, y: number) => Shape>} */
const OUTLINES = {
  failed: (x, y) => ({
    type: "path",
    shape: { pathData: `M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x - 4} ${y + 4}L${x + 4} ${y - 4}` },
  }),
  suspicious: (x, y) => ({
    type: "polygon",
    shape: { points: [[x, y - MARK_SIZE], [x + MARK_SIZE, y + MARK_SIZE - 1], [x - MARK_SIZE, y + MARK_SIZE - 1]] },
  }),
  other: (x, y) => ({
    type: "polygon",
    shape: { points: [[x, y - MARK_SIZE], [x + MARK_SIZE, y], [x, y + MARK_SIZE], [x - MARK_SIZE, y]] },
  }),
};
