// The timeline: a lane for each peer, with its SAs as bars and its failures as marks. It can be moved
// and zoomed with the pointer, with the keys, and with buttons.

import { CustomChart } from "echarts/charts";
import { DataZoomComponent, GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

import { byId } from "./dom.js";
import { LANE_HEIGHT, shapes } from "./lane_shapes.js";
import { visible } from "./text.js";
import { colour } from "./theme.js";
import { toMinute, toSecond } from "./time.js";

echarts.use([CustomChart, DataZoomComponent, GridComponent, CanvasRenderer]);

const MOST_LANES = 12; // that are seen at once
const TOP = 8;
const BOTTOM = 84; // for the axis and the slider
const LABEL_WIDTH = 180;
const SHORTEST = 1000; // milliseconds that can be zoomed to

/**
 * What is under the pointer: some sessions, or some events.
 *
 * @typedef {{sessions?: number[], events?: number[]}} Target
 */

/**
 * @typedef {object} TimelineOptions
 * @property {import("./lane.js").Lane[]} lanes
 * @property {number} first milliseconds
 * @property {number} last
 * @property {import("./tooltip.js").Tooltip} tooltip
 * @property {(target: Target) => string[]} describe
 * @property {(target: Target) => void} onpick
 */

export class TimelineChart {
  /** @param {TimelineOptions} options */
  constructor(options) {
    this.options = options;
    const margin = Math.max(SHORTEST, (options.last - options.first) * 0.01);
    this.first = options.first - margin;
    this.last = options.last + margin;
    this.seen = Math.min(MOST_LANES, options.lanes.length);
    this.top = 0; // the first lane that is seen
    this.place = byId("timeline-chart");
    this.place.style.height = `${TOP + BOTTOM + this.seen * LANE_HEIGHT}px`;
    this.chart = echarts.init(this.place, null, { renderer: "canvas" });
    this.recolour();
    this.#listen();
  }

  /** Takes the colours of the page as they are at the moment. */
  recolour() {
    this.palette = {
      bars: { closed: colour("up"), open: colour("up"), unknown_start: colour("up"), lost: colour("lost") },
      marks: { failed: colour("failed"), suspicious: colour("suspicious"), other: colour("other") },
      text: colour("text"),
    };
    this.chart.setOption(this.#option());
  }

  /** Calls it whenever another time is seen. @param {() => void} listener */
  onzoom(listener) {
    this.chart.on("datazoom", listener);
  }

  resize() {
    this.chart.resize();
  }

  /** The time that is seen. @returns {[number, number]} */
  range() {
    const [zoom] = /** @type {any} */ (this.chart.getOption()).dataZoom;
    return [zoom.startValue ?? this.first, zoom.endValue ?? this.last];
  }

  /**
   * @param {number} from milliseconds
   * @param {number} to
   */
  zoomTo(from, to) {
    const span = Math.min(Math.max(to - from, SHORTEST), this.last - this.first);
    const start = Math.min(Math.max(from, this.first), this.last - span);
    this.chart.dispatchAction({ type: "dataZoom", dataZoomId: "time", startValue: start, endValue: start + span });
  }

  /** Zooms in (less than 1) or out, around the middle. @param {number} factor */
  zoom(factor) {
    const [from, to] = this.range();
    const middle = (from + to) / 2;
    const half = ((to - from) * factor) / 2;
    this.zoomTo(middle - half, middle + half);
  }

  /** Moves by a part of what is seen. @param {number} part */
  pan(part) {
    const [from, to] = this.range();
    const shift = (to - from) * part;
    const kept = Math.min(Math.max(shift, this.first - from), this.last - to);
    this.zoomTo(from + kept, to + kept);
  }

  /** Moves by some lanes. @param {number} count */
  scrollLanes(count) {
    this.top = Math.min(Math.max(this.top + count, 0), this.options.lanes.length - this.seen);
    this.chart.dispatchAction({ type: "dataZoom", dataZoomId: "lanes", startValue: this.top, endValue: this.top + this.seen - 1 });
  }

  #option() {
    const { lanes } = this.options;
    const axis = { axisLine: { lineStyle: { color: colour("line") } }, axisLabel: { color: colour("text") } };
    const splitLine = { show: true, lineStyle: { color: colour("faint") } };
    return {
      animation: false,
      useUTC: true,
      grid: { left: LABEL_WIDTH + 16, right: this.#hasMoreLanes() ? 36 : 16, top: TOP, bottom: BOTTOM },
      xAxis: { type: "time", min: this.first, max: this.last, ...axis, splitLine, axisPointer: { show: false } },
      yAxis: {
        type: "category",
        inverse: true,
        data: lanes.map(({ peer, computer }) => [peer, computer].filter((part) => part !== "").map(visible).join("\n")),
        ...axis,
        axisLabel: { color: colour("text"), width: LABEL_WIDTH, lineHeight: 14, overflow: "truncate", interval: 0 },
        axisTick: { show: false },
        splitLine,
      },
      dataZoom: this.#zooms(),
      series: [this.#series()],
    };
  }

  #hasMoreLanes() {
    return this.options.lanes.length > this.seen;
  }

  #zooms() {
    const text = { color: colour("text") };
    const slider = { type: "slider", textStyle: text, borderColor: colour("line"), fillerColor: colour("filler"), brushSelect: false };
    const format = (/** @type {number} */ value) => toMinute(value);
    const time = { xAxisIndex: 0, filterMode: "none", minValueSpan: SHORTEST };
    const zooms = [
      { ...slider, ...time, id: "time", bottom: 12, height: 26, labelFormatter: format, showDataShadow: false },
      { ...time, id: "time-inside", type: "inside", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false },
    ];
    if (!this.#hasMoreLanes()) return zooms;
    const lanes = { yAxisIndex: 0, startValue: this.top, endValue: this.top + this.seen - 1, zoomLock: true };
    const scroller = { ...slider, ...lanes, id: "lanes", right: 8, width: 16, showDetail: false, handleSize: 0, filterMode: "filter" };
    return [...zooms, scroller];
  }

  #series() {
    const data = this.options.lanes.map((_, lane) => [this.first, lane, this.last]);
    return {
      type: "custom",
      id: "lanes",
      data,
      encode: { x: [0, 2], y: 1 },
      clip: true,
      emphasis: { disabled: true },
      renderItem: (/** @type {any} */ params, /** @type {any} */ api) => this.#renderLane(params, api),
    };
  }

  /**
   * @param {any} params
   * @param {any} api
   */
  #renderLane({ coordSys }, api) {
    const lane = api.value(1);
    const [left, middle] = api.coord([this.first, lane]);
    const [right] = api.coord([this.last, lane]);
    const scale = (right - left) / (this.last - this.first);
    const frame = {
      x: (/** @type {number} */ time) => left + (time - this.first) * scale,
      left: coordSys.x,
      right: coordSys.x + coordSys.width,
      top: middle - LANE_HEIGHT / 2,
    };
    const children = shapes(this.options.lanes[lane], frame, /** @type {any} */ (this.palette));
    // Without it ECharts leaves what a lane showed before where there is nothing to show.
    return { type: "group", children, $mergeChildren: false };
  }

  #listen() {
    const { tooltip, describe, onpick } = this.options;
    this.chart.on("mousemove", (/** @type {any} */ params) => {
      if (params.info) tooltip.show(describe(params.info), params.event.event);
    });
    this.chart.on("mouseout", () => tooltip.hide());
    this.chart.on("click", (/** @type {any} */ params) => {
      if (params.info) onpick(params.info);
    });
    this.chart.on("datazoom", () => {
      tooltip.hide();
      this.#tellRange();
    });
    this.#listenToKeys();
    this.#passWheel();
    this.#tellRange();
  }

  /** ECharts takes every turn of the wheel, and does nothing without Ctrl: the page is to scroll then. */
  #passWheel() {
    const pass = (/** @type {WheelEvent} */ event) => {
      if (!event.ctrlKey) event.stopPropagation();
    };
    for (const name of ["wheel", "mousewheel"]) this.place.addEventListener(name, pass, { capture: true });
  }

  #listenToKeys() {
    /** @type {Record<string, () => void>} */
    const actions = {
      "+": () => this.zoom(0.5),
      "=": () => this.zoom(0.5),
      "-": () => this.zoom(2),
      ArrowLeft: () => this.pan(-0.25),
      ArrowRight: () => this.pan(0.25),
      ArrowUp: () => this.scrollLanes(-1),
      ArrowDown: () => this.scrollLanes(1),
      Home: () => this.zoomTo(this.first, this.last),
    };
    this.place.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (!actions[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      actions[event.key]();
    });
    byId("timeline-in").addEventListener("click", actions["+"]);
    byId("timeline-out").addEventListener("click", actions["-"]);
    byId("timeline-earlier").addEventListener("click", actions.ArrowLeft);
    byId("timeline-later").addEventListener("click", actions.ArrowRight);
    byId("timeline-whole").addEventListener("click", actions.Home);
  }

  #tellRange() {
    const [from, to] = this.range();
    byId("timeline-range").textContent = `${toSecond(from)} to ${toSecond(to)} UTC`;
  }
}
