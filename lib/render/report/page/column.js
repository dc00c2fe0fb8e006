// A column of the data: its distinct values, and for each row which of them it has.

import { Packed } from "./packed.js";
import { valuesOf } from "./values.js";

/**
 * How a column stands in the data of the page.
 *
 * @typedef {object} ColumnData
 * @property {string} name
 * @property {string} meaning one sentence
 * @property {import("./values.js").ValuesData | string} values without `index`: one for all rows, or one
 *   for each; a name: those of that column
 * @property {import("./packed.js").PackedData | string} [index] of each row, into `values`; a name: that of
 *   that column
 */

/** @typedef {import("./values.js").Value} Value */

/** What `where` gives if the test holds for no value: who has many rows to ask about can do without. */
export const nowhere = () => false;

export class Column {
  #values;
  /** @type {Packed | null} */ #index;
  /** @type {boolean | null} */ #isNumeric = null;
  /** @type {Uint32Array | null} */ #ranks = null;

  /**
   * @param {ColumnData} data
   * @param {Column[]} [before] the columns that it may name
   */
  constructor({ name, meaning, values, index }, before = []) {
    this.name = name;
    this.meaning = meaning;
    this.#values = typeof values === "string" ? named(before, values).#values : valuesOf(values);
    this.#index = null;
    if (index) this.#index = typeof index === "string" ? named(before, index).#index : new Packed(index);
  }

  /** @param {number} row @returns {Value} */
  value(row) {
    return this.#values.at(this.#place(row));
  }

  /** The value as it is shown; empty if there is none. @param {number} row */
  text(row) {
    return this.value(row) ?? "";
  }

  /** The milliseconds of a time since 1970; NaN if the value is none. @param {number} row */
  time(row) {
    return this.#values.time(this.#place(row));
  }

  /** The first of the values, each at least once. @param {number} [most] of them */
  values(most = Infinity) {
    return Array.from({ length: Math.min(most, this.#values.count) }, (_, place) => this.#values.at(place));
  }

  /** True if no row has a value. */
  isEmpty() {
    const { count } = this.#values;
    for (let place = 0; place < count; ++place) if (this.#values.has(place)) return false;
    return true;
  }

  /** True if all values are decimal numbers. */
  isNumeric() {
    this.#isNumeric ??= this.#values.isNumeric();
    return this.#isNumeric;
  }

  /**
   * For which rows a test of the value holds; it is made once for each distinct value.
   *
   * @param {(value: Value) => boolean} test
   * @returns {(row: number) => boolean}
   */
  where(test) {
    let holds = false;
    const isIn = this.map((value) => {
      const passed = test(value);
      holds ||= passed;
      return passed;
    });
    return holds ? isIn : nowhere;
  }

  /**
   * What becomes of the value of a row; it is made once for each distinct value.
   *
   * @template Made
   * @param {(value: Value) => Made} make
   * @returns {(row: number) => Made}
   */
  map(make) {
    /** @type {Made[]} */
    const made = [];
    for (let place = 0; place < this.#values.count; ++place) made.push(make(this.#values.at(place)));
    return (row) => made[this.#place(row)];
  }

  /**
   * The place of the row's value among all values in order, equal ones alike; `rankCount() - 1` if it
   * has none.
   *
   * @param {number} row
   */
  rank(row) {
    this.#ranks ??= this.#rankValues();
    return this.#ranks[this.#place(row)];
  }

  /** All ranks are smaller. */
  rankCount() {
    return this.#values.count + 1;
  }

  /** @param {number} row */
  #place(row) {
    if (this.#index) return this.#index.at(row);
    return this.#values.count === 1 ? 0 : row;
  }

  #rankValues() {
    const { count } = this.#values;
    const compare = this.#values.order();
    const places = Array.from({ length: count }, (_, place) => place).filter((place) => this.#values.has(place));
    places.sort(compare);
    const areSame = (/** @type {number} */ a, /** @type {number} */ b) => compare(a, b) === 0 && this.#values.at(a) === this.#values.at(b);
    const ranks = new Uint32Array(count).fill(count);
    places.forEach((place, i) => {
      const isSame = i > 0 && areSame(places[i - 1], place);
      ranks[place] = isSame ? ranks[places[i - 1]] : i;
    });
    return ranks;
  }
}

/**
 * The column of a name.
 *
 * @param {Column[]} columns
 * @param {string} name
 */
export function named(columns, name) {
  const found = columns.find((column) => column.name === name);
  if (!found) throw new Error(`there is no column ${name}`);
  return found;
}
