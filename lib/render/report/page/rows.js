// Which rows of a table are shown, and in what order.

import { Column, named } from "./column.js";
import { terms, test } from "./query.js";

/**
 * How a table stands in the data of the page.
 *
 * @typedef {object} TableData
 * @property {number} count of the rows
 * @property {import("./column.js").ColumnData[]} columns
 */

export class Rows {
  /** @type {Uint32Array} all of them, in order */ #order;
  /** @type {Uint32Array} those that are shown, in order */ #shown;
  /** @type {((row: number) => boolean)[]} */ #tests = [];
  /** @type {((row: number) => boolean) | null} */ #selection = null;

  /** @param {TableData} data */
  constructor(data) {
    this.count = data.count;
    /** @type {Column[]} */
    this.columns = [];
    for (const column of data.columns) this.columns.push(new Column(column, this.columns));
    this.#order = new Uint32Array(data.count).map((_, row) => row);
    this.#shown = this.#order;
    this.sorting = { name: "", isDescending: false };
  }

  /** @param {string} name */
  has(name) {
    return this.columns.some((column) => column.name === name);
  }

  /** @param {string} name @returns {Column} */
  column(name) {
    return named(this.columns, name);
  }

  /** How many are shown. */
  get shownCount() {
    return this.#shown.length;
  }

  /** The row at a place of those that are shown. @param {number} place */
  at(place) {
    return this.#shown[place];
  }

  /** Where a row is shown; -1 if it is not. @param {number} row */
  placeOf(row) {
    return this.#shown.indexOf(row);
  }

  /** Shows the rows that the query finds. @param {string} query */
  filter(query) {
    const names = this.columns.map(({ name }) => name);
    this.#tests = terms(query, names).map((term) => test(term, this.columns));
    this.#choose();
  }

  /** Of these shows only some; null: all. @param {((row: number) => boolean) | null} selection */
  select(selection) {
    this.#selection = selection;
    this.#choose();
  }

  /**
   * Orders by a column, equal ones as they stand in the data, those without a value behind all others.
   *
   * @param {string} name
   * @param {boolean} isDescending
   */
  sort(name, isDescending) {
    this.sorting = { name, isDescending };
    this.#order = sorted(this.count, this.column(name), isDescending);
    this.#choose();
  }

  #choose() {
    const tests = this.#selection ? [this.#selection, ...this.#tests] : this.#tests;
    this.#shown =
      tests.length === 0 ? this.#order : this.#order.filter((row) => tests.every((is) => is(row)));
  }
}

/**
 * A counting sort by rank: as long as it takes to look at every row twice.
 *
 * @param {number} count
 * @param {Column} column
 * @param {boolean} isDescending
 */
function sorted(count, column, isDescending) {
  const none = column.rankCount() - 1;
  const key = (/** @type {number} */ row) => {
    const rank = column.rank(row);
    return isDescending && rank !== none ? none - 1 - rank : rank;
  };
  const next = new Uint32Array(column.rankCount() + 1);
  for (let row = 0; row < count; ++row) ++next[key(row) + 1];
  for (let rank = 1; rank < next.length; ++rank) next[rank] += next[rank - 1];
  const order = new Uint32Array(count);
  for (let row = 0; row < count; ++row) order[next[key(row)]++] = row;
  return order;
}
