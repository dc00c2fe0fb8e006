// A table of any length: only the rows that can be seen are in the page.
//
//     | heading             |  stays in sight
//     | spacer              |  as high as all rows before
//     | row, row, row ...   |  those in sight, and a few more
//     | spacer              |  as high as all rows behind
//
// The arrow keys, Page Up, Page Down, Home and End go from row to row, Enter opens one.

import { element } from "./dom.js";
import { heading, visible } from "./text.js";

const ROW_HEIGHT = 28; // pixels, as in page.css
const BEYOND = 8; // rows that are drawn above and below those in sight
// Browsers give up on heights of some ten million pixels: longer tables scroll in larger steps.
const MOST_HEIGHT = 8_000_000;
const WIDEST = 34; // characters of a column
const MEASURED = 2000; // values that are looked at for the width of a column
const MOST_PRINTED = 1000; // rows

/**
 * @typedef {object} TableViewOptions
 * @property {import("./rows.js").Rows} rows
 * @property {HTMLElement} place what the table is put into
 * @property {string} caption
 * @property {(row: number) => void} onopen
 */

export class TableView {
  #rows;
  #onopen;
  #caption;
  /** @type {string[]} */ #names = [];
  #current = 0; // place of the row that the keys start from
  #opened = -1; // row
  #printsAll = false;
  #drawnFor = NaN; // pixels of rows that could be seen when they were drawn

  /** @param {TableViewOptions} options */
  constructor({ rows, place, caption, onopen }) {
    this.#rows = rows;
    this.#onopen = onopen;
    this.#caption = element("caption", { textContent: caption });
    this.head = element("thead");
    this.before = spacer();
    this.body = element("tbody");
    this.after = spacer();
    this.widths = element("colgroup");
    const parts = [this.#caption, this.widths, this.head, this.before, this.body, this.after];
    this.table = element("table", {}, ...parts);
    this.scroller = element("div", {
      className: "scroller",
      tabIndex: 0,
      role: "region",
      "aria-label": caption,
      onscroll: () => this.draw(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#press(event),
      onclick: (/** @type {MouseEvent} */ event) => this.#click(event),
    }, this.table);
    place.append(this.scroller);
    new ResizeObserver(() => this.#redraw()).observe(this.scroller);
  }

  /** Shows these columns, in their order. @param {string[]} names */
  show(names) {
    this.#names = names;
    const columns = names.map((name) => this.#rows.column(name));
    this.widths.replaceChildren(...columns.map(width));
    this.head.replaceChildren(element("tr", { "aria-rowindex": 1 }, ...columns.map((column) => this.#title(column))));
    setHeight(this.after, this.#height()); // without rows the table is lower than what can be seen of it
    this.draw();
  }

  /** Draws anew after the rows have changed. */
  refresh() {
    this.#current = 0;
    this.scroller.scrollTop = 0;
    for (const title of this.head.querySelectorAll("th")) this.#mark(title);
    this.draw();
  }

  /** Draws what is in sight. */
  draw() {
    const count = this.#rows.shownCount;
    this.#drawnFor = this.#seenHeight();
    const { from, to } = this.#window();
    const hadFocus = this.body.contains(document.activeElement);
    this.table.setAttribute("aria-rowcount", String(count + 1));
    setHeight(this.before, this.#offset(from));
    setHeight(this.after, this.#height() - this.#offset(from) - (to - from) * ROW_HEIGHT);
    const drawn = [];
    for (let place = from; place < to; ++place) drawn.push(this.#row(place));
    this.body.replaceChildren(...drawn);
    if (hadFocus) this.#focusDrawn();
  }

  /** Brings a row that is shown into sight, marks it, and sets the focus there. @param {number} row */
  reveal(row) {
    const place = this.#rows.placeOf(row);
    if (place < 0) return;
    this.#opened = row;
    this.#goTo(place);
  }

  /** Draws the first rows all at once, for paper, or only those in sight. @param {boolean} isPrinting */
  print(isPrinting) {
    this.#printsAll = isPrinting;
    const left = this.#rows.shownCount - MOST_PRINTED;
    this.#caption.dataset.rest = isPrinting && left > 0 ? `the first ${MOST_PRINTED} rows` : "";
    this.draw();
  }

  #redraw() {
    if (this.#seenHeight() !== this.#drawnFor) this.draw();
  }

  #seenHeight() {
    return Math.min(this.scroller.clientHeight, innerHeight); // on paper there is no end to it
  }

  #window() {
    const count = this.#rows.shownCount;
    if (this.#printsAll) return { from: 0, to: Math.min(count, MOST_PRINTED) };
    const inSight = Math.ceil(this.#drawnFor / ROW_HEIGHT) + 1;
    const first = Math.floor(this.scroller.scrollTop / this.#step());
    const from = Math.max(0, Math.min(first, count - inSight) - BEYOND);
    return { from, to: Math.min(count, from + inSight + 2 * BEYOND) };
  }

  /** The pixels that scrolling takes from a row to the next. */
  #step() {
    return Math.min(ROW_HEIGHT, MOST_HEIGHT / Math.max(1, this.#rows.shownCount));
  }

  #height() {
    return this.#printsAll ? 0 : this.#rows.shownCount * this.#step();
  }

  /** @param {number} place */
  #offset(place) {
    return this.#printsAll ? 0 : place * this.#step();
  }

  /** @param {import("./column.js").Column} column */
  #title(column) {
    const button = element("button", { type: "button", title: column.meaning, onclick: () => this.#sort(column.name) }, heading(column.name), element("span", { className: "arrow", "aria-hidden": "true" }));
    const title = element("th", { scope: "col" }, button);
    title.dataset.name = column.name;
    this.#mark(title);
    return title;
  }

  /** @param {HTMLElement} title */
  #mark(title) {
    const { name, isDescending } = this.#rows.sorting;
    const isSorted = title.dataset.name === name;
    const order = isDescending ? "descending" : "ascending";
    title.setAttribute("aria-sort", isSorted ? order : "none");
  }

  /** @param {string} name */
  #sort(name) {
    const { sorting } = this.#rows;
    this.#rows.sort(name, sorting.name === name && !sorting.isDescending);
    this.refresh();
  }

  /** @param {number} place */
  #row(place) {
    const row = this.#rows.at(place);
    const cells = this.#names.map((name) => this.#cell(this.#rows.column(name), row));
    const drawn = element("tr", {
      tabIndex: place === this.#current ? 0 : -1,
      className: place % 2 === 0 ? "even" : "odd",
      "aria-rowindex": place + 2,
      "aria-current": row === this.#opened ? "true" : "false",
    }, ...cells);
    drawn.dataset.place = String(place);
    return drawn;
  }

  /**
   * @param {import("./column.js").Column} column
   * @param {number} row
   */
  #cell(column, row) {
    const text = visible(column.text(row));
    const cell = element("td", { textContent: text, title: text });
    cell.dataset.column = column.name;
    cell.dataset.value = text;
    if (column.isNumeric()) cell.className = "figure";
    return cell;
  }

  /** @param {number} place */
  #goTo(place) {
    const last = this.#rows.shownCount - 1;
    this.#current = Math.max(0, Math.min(place, last));
    const top = this.#offset(this.#current);
    const room = this.scroller.clientHeight - this.head.offsetHeight - this.#caption.offsetHeight;
    const above = this.scroller.scrollTop - top;
    const below = top + ROW_HEIGHT - this.scroller.scrollTop - room;
    if (Math.max(above, below) > room) {
      this.scroller.scrollTop = top - room / 2;
    } else if (above > 0) {
      this.scroller.scrollTop = top;
    } else if (below > 0) {
      this.scroller.scrollTop += below;
    }
    this.draw();
    this.#focusDrawn();
  }

  /** The row that has the focus may be drawn no more: the scroller takes it then. */
  #focusDrawn() {
    const row = this.body.querySelector('tr[tabindex="0"]') ?? this.scroller;
    row.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.target instanceof HTMLButtonElement) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#open(this.#current);
      return;
    }
    const to = this.#placeFor(event.key);
    if (to === null) return;
    event.preventDefault();
    this.#goTo(to);
  }

  /** @param {string} key */
  #placeFor(key) {
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW_HEIGHT) - 2);
    const isIn = this.body.contains(document.activeElement);
    switch (key) {
      case "ArrowDown":
        return isIn ? this.#current + 1 : this.#current;
      case "ArrowUp":
        return this.#current - 1;
      case "PageDown":
        return this.#current + page;
      case "PageUp":
        return this.#current - page;
      case "Home":
        return 0;
      case "End":
        return this.#rows.shownCount - 1;
      default:
        return null;
    }
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const row = event.target instanceof Element ? event.target.closest("tr[data-place]") : null;
    if (row instanceof HTMLElement) this.#open(Number(row.dataset.place));
  }

  /** @param {number} place */
  #open(place) {
    if (place >= this.#rows.shownCount) return;
    this.#opened = this.#rows.at(place);
    this.#goTo(place);
    this.#onopen(this.#opened);
  }
}

function spacer() {
  return element("tbody", { "aria-hidden": "true" }, element("tr", {}, element("td")));
}

/**
 * @param {HTMLElement} spacer
 * @param {number} pixels
 */
function setHeight(spacer, pixels) {
  spacer.hidden = pixels <= 0;
  const cell = spacer.querySelector("td");
  if (cell) cell.style.height = `${Math.max(0, pixels)}px`;
}

/** @param {import("./column.js").Column} column */
function width(column) {
  const texts = column.values(MEASURED).map((value) => (value ?? "").length);
  const widest = texts.reduce((a, b) => Math.max(a, b), column.name.length + 2);
  const made = element("col");
  made.style.width = `calc(${Math.min(widest, WIDEST)}ch + 1.5rem)`;
  return made;
}
