// A table with what steers it: the filter, the choice of columns, and how many rows are left.

import { byId, element, whenQuiet } from "./dom.js";
import { counted, grouped, visible } from "./text.js";
import { TableView } from "./table_view.js";

/**
 * @typedef {object} TablePanelOptions
 * @property {string} id of the section; its parts are `ID-filter`, `ID-count`, `ID-all`, `ID-table`,
 *   `ID-selection`
 * @property {string} noun what a row is
 * @property {import("./rows.js").Rows} rows
 * @property {string[]} columns the names of those that are shown at first, if a row has a value there
 * @property {(row: number) => void} onopen
 */

export class TablePanel {
  /** @param {TablePanelOptions} options */
  constructor({ id, noun, rows, columns, onopen }) {
    this.rows = rows;
    this.noun = noun;
    this.columns = columns;
    this.filterBox = byId(`${id}-filter`);
    this.count = byId(`${id}-count`);
    this.allColumns = byId(`${id}-all`);
    this.selection = byId(`${id}-selection`);
    this.section = byId(id);
    this.view = new TableView({ rows, place: byId(`${id}-table`), caption: `${counted(rows.count, noun)}, times in UTC`, onopen });
    this.filterBox.addEventListener("input", whenQuiet(150, () => this.#filter()));
    this.allColumns.addEventListener("change", () => this.#chooseColumns());
    this.#chooseColumns();
    this.#tellCount();
  }

  /** Fills in the filter. @param {string} query */
  filter(query) {
    this.filterBox.value = query;
    this.#filter();
  }

  /**
   * Shows only some rows, and says which, until that is taken back.
   *
   * @param {string} name what the rows are
   * @param {(row: number) => boolean} isIn
   */
  select(name, isIn) {
    const clear = element("button", { type: "button", onclick: () => this.clearSelection() }, "Show all again");
    this.selection.replaceChildren(element("span", { textContent: `Only ${visible(name)} ` }), clear);
    this.selection.hidden = false;
    this.rows.select(isIn);
    this.#refresh();
  }

  clearSelection() {
    this.selection.hidden = true;
    this.rows.select(null);
    this.#refresh();
  }

  /** Brings a row into sight, and takes back what hides it. @param {number} row */
  reveal(row) {
    if (this.rows.placeOf(row) < 0) {
      this.clearSelection();
      if (this.rows.placeOf(row) < 0) this.filter("");
    }
    this.section.scrollIntoView();
    this.view.reveal(row);
  }

  #filter() {
    this.rows.filter(this.filterBox.value);
    this.#refresh();
  }

  #refresh() {
    this.view.refresh();
    this.#tellCount();
  }

  #chooseColumns() {
    const all = this.rows.columns.map(({ name }) => name);
    const some = this.columns.filter((name) => this.rows.has(name) && !this.rows.column(name).isEmpty());
    this.view.show(this.allColumns.checked ? all : some);
  }

  #tellCount() {
    const { shownCount, count } = this.rows;
    this.count.textContent =
      shownCount === count ? `all ${counted(count, this.noun)}` : `${grouped(shownCount)} of ${counted(count, this.noun)}`;
  }
}
