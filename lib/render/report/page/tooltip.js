// What a chart says of the thing under the pointer. Its texts come from the evidence, so it is the
// page's own and not ECharts', which takes markup.

import { byId, element } from "./dom.js";
import { visible } from "./text.js";

const DISTANCE = 14; // pixels from the pointer

export class Tooltip {
  constructor() {
    this.box = byId("tooltip");
  }

  /**
   * @param {string[]} lines
   * @param {{clientX: number, clientY: number}} pointer
   */
  show(lines, pointer) {
    this.box.replaceChildren(...lines.map((line) => element("div", { textContent: visible(line) })));
    this.box.hidden = false;
    const { offsetWidth, offsetHeight } = this.box;
    const left = Math.min(pointer.clientX + DISTANCE, innerWidth - offsetWidth - DISTANCE);
    const isLow = pointer.clientY + DISTANCE + offsetHeight > innerHeight;
    const top = isLow ? pointer.clientY - DISTANCE - offsetHeight : pointer.clientY + DISTANCE;
    this.box.style.left = `${Math.max(0, left)}px`;
    this.box.style.top = `${Math.max(0, top)}px`;
  }

  hide() {
    this.box.hidden = true;
  }
}
