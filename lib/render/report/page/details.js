// The panel that shows one event or one session with all its fields.

import { byId, element } from "./dom.js";
import { heading, visible } from "./text.js";

/**
 * A way on from what is shown.
 *
 * @typedef {object} Link
 * @property {string} text
 * @property {string} to the fragment, `#event-7`
 */

export class Details {
  constructor() {
    this.panel = byId("details");
    this.title = byId("details-title");
    this.links = byId("details-links");
    this.fields = byId("details-fields");
    /** @type {Element | null} */ this.openedFrom = null;
    byId("details-close").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.panel.hidden) this.close();
    });
  }

  /**
   * @param {string} title
   * @param {import("./rows.js").Rows} rows
   * @param {number} row
   * @param {Link[]} links
   */
  show(title, rows, row, links) {
    this.openedFrom = document.activeElement;
    this.title.textContent = title;
    this.links.replaceChildren(...links.map(({ text, to }) => element("li", {}, element("a", { href: to, textContent: text }))));
    const fields = rows.columns.filter((column) => column.value(row) !== null);
    this.fields.replaceChildren(...fields.flatMap((column) => field(column, row)));
    this.panel.hidden = false;
  }

  close() {
    const hadFocus = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    if (hadFocus && this.openedFrom instanceof HTMLElement) this.openedFrom.focus();
  }
}

/**
 * @param {import("./column.js").Column} column
 * @param {number} row
 */
function field(column, row) {
  const name = element("dt", { textContent: heading(column.name), title: column.meaning });
  return [name, element("dd", { textContent: visible(column.text(row)) })];
}
