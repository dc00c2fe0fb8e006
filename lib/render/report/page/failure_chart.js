// Failures over time: a bar for each stretch of time, in it a part for each reason. The parts differ in
// pattern too, and a table says the same.

import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

import { byId, element } from "./dom.js";
import { grouped, visible } from "./text.js";
import { colour } from "./theme.js";
import { inWords, toMinute } from "./time.js";

echarts.use([AriaComponent, BarChart, GridComponent, LegendComponent, CanvasRenderer]);

/**
 * @typedef {object} FailureChartOptions
 * @property {import("./failure_counts.js").Failures} failures
 * @property {import("./tooltip.js").Tooltip} tooltip
 * @property {(name: string, events: number[]) => void} onpick what the events are, and their rows
 */

export class FailureChart {
  /** @param {FailureChartOptions} options */
  constructor({ failures, tooltip, onpick }) {
    this.failures = failures;
    this.chart = echarts.init(byId("failures-chart"), null, { renderer: "canvas" });
    this.counts = failures.counts(-Infinity, Infinity);
    this.#draw();
    this.chart.on("mousemove", (/** @type {any} */ params) => tooltip.show(this.#describe(params), params.event.event));
    this.chart.on("mouseout", () => tooltip.hide());
    this.chart.on("click", (/** @type {any} */ { seriesIndex, dataIndex }) => {
      const name = `failures ${this.#when(dataIndex)}: ${failures.reasons[seriesIndex]}`;
      onpick(name, failures.events(this.counts, seriesIndex, dataIndex));
    });
  }

  /**
   * Shows those of a time.
   *
   * @param {number} from milliseconds
   * @param {number} to
   */
  showTime(from, to) {
    this.counts = this.failures.counts(from, to);
    this.#draw();
  }

  /** Takes the colours of the page as they are at the moment. */
  recolour() {
    this.#draw();
  }

  resize() {
    this.chart.resize();
  }

  #draw() {
    byId("failures-length").textContent = inWords(this.counts.length);
    byId("failures-table").replaceChildren(this.#table());
    const text = colour("text");
    const axis = { axisLine: { lineStyle: { color: colour("line") } }, axisLabel: { color: text } };
    this.chart.setOption({
      animation: false,
      aria: { enabled: true, decal: { show: true, decals: patterns() } },
      grid: { left: 56, right: 24, top: 44, bottom: 32 },
      legend: { type: "scroll", top: 4, left: 8, textStyle: { color: text }, pageTextStyle: { color: text }, pageIconColor: text },
      xAxis: { type: "category", data: this.counts.times.map(toMinute), ...axis },
      yAxis: { type: "value", minInterval: 1, ...axis, splitLine: { lineStyle: { color: colour("faint") } } },
      series: this.failures.reasons.map((reason, place) => this.#series(reason, place)),
    });
  }

  /**
   * @param {string} reason
   * @param {number} place
   */
  #series(reason, place) {
    const itemStyle = { color: colour(`reason-${place + 1}`), borderColor: colour("surface"), borderWidth: 0.5 };
    const data = this.counts.counts[place].map((count) => (count === 0 ? null : count)); // of 0 the border would be drawn
    return { type: "bar", name: visible(reason), stack: "failures", barMaxWidth: 40, data, itemStyle, emphasis: { disabled: true } };
  }

  /** @param {any} params */
  #describe({ seriesIndex, dataIndex }) {
    const count = this.counts.counts[seriesIndex][dataIndex];
    return [this.failures.reasons[seriesIndex], `${grouped(count)} ${this.#when(dataIndex)}`, "Click to see these events"];
  }

  /** @param {number} stretch */
  #when(stretch) {
    return `from ${toMinute(this.counts.times[stretch])} UTC, for ${inWords(this.counts.length)}`;
  }

  /** The chart as a table: a row for each stretch in which something failed. */
  #table() {
    const { times, counts } = this.counts;
    const titles = ["from (UTC)", ...this.failures.reasons.map(visible)];
    const head = element("tr", {}, ...titles.map((textContent) => element("th", { scope: "col", textContent })));
    const rows = times.flatMap((time, i) => {
      const cells = counts.map((count) => element("td", { className: "figure", textContent: grouped(count[i]) }));
      const isQuiet = counts.every((count) => count[i] === 0);
      return isQuiet ? [] : [element("tr", {}, element("th", { scope: "row", textContent: toMinute(time) }), ...cells)];
    });
    return element("table", { className: "plain" }, element("thead", {}, head), element("tbody", {}, ...rows));
  }
}

/** What ECharts draws over the colours, in the ink of the page's surface; there are as many as colours. */
function patterns() {
  const ink = { color: colour("pattern") };
  const lines = { ...ink, symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5] };
  const scattered = { ...ink, dashArrayX: [[9, 9], [0, 9, 9, 0]], dashArrayY: [7, 2] };
  return [
    { ...ink, symbol: "none" },
    { ...lines, rotation: Math.PI / 4 },
    { ...scattered, symbol: "circle", symbolSize: 0.75 },
    { ...lines, rotation: -Math.PI / 4 },
    { ...lines, rotation: 0 },
    { ...lines, rotation: Math.PI / 2 },
    { ...scattered, symbol: "triangle", symbolSize: 0.75 },
    { ...scattered, symbol: "diamond", symbolSize: 0.75 },
  ];
}
