// A column of the data: its distinct values, and for each row which of them it has.

/**
 * How a column stands in the data of the page.
 *
 * @typedef {object} ColumnData
 * @property {string} name
 * @property {string} meaning one sentence
 * @property {Value[]} values without `index`: one for all rows, or one for each
 * @property {number[]} [index] of each row, into `values`
 */

/** @typedef {string | null} Value */

/** @typedef {(a: string, b: string) => number} Compare */

// Beyond so many values a text is compared by its code units: the other way takes seconds.
const MOST_COLLATED = 5000;
const COLLATOR = new Intl.Collator("en", { numeric: true });
const NUMBER = /^-?\d+(\.\d+)?$/;

export class Column {
  /** @type {Value[]} */ #values;
  /** @type {Uint32Array | null} */ #index;
  /** @type {boolean | null} */ #isNumeric = null;
  /** @type {Uint32Array | null} */ #ranks = null;

  /** @param {ColumnData} data */
  constructor(data) {
    this.name = data.name;
    this.meaning = data.meaning;
    this.#values = data.values;
    this.#index = data.index ? Uint32Array.from(data.index) : null;
  }

  /** @param {number} row @returns {Value} */
  value(row) {
    return this.#values[this.#place(row)];
  }

  /** The value as it is shown; empty if there is none. @param {number} row */
  text(row) {
    return this.value(row) ?? "";
  }

  /** The values, each at least once. */
  values() {
    return this.#values;
  }

  /** True if no row has a value. */
  isEmpty() {
    return this.#values.every((value) => value === null);
  }

  /** True if all values are decimal numbers. */
  isNumeric() {
    this.#isNumeric ??= this.#values.every((value) => value === null || NUMBER.test(value));
    return this.#isNumeric;
  }

  /**
   * For which rows a test of the value holds; it is made once for each distinct value.
   *
   * @param {(value: Value) => boolean} test
   * @returns {(row: number) => boolean}
   */
  where(test) {
    const passed = Uint8Array.from(this.#values, (value) => Number(test(value)));
    return (row) => passed[this.#place(row)] === 1;
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
    return this.#values.length + 1;
  }

  /** @param {number} row */
  #place(row) {
    if (this.#index) return this.#index[row];
    return this.#values.length === 1 ? 0 : row;
  }

  #rankValues() {
    const values = this.#values;
    const compare = this.#compare();
    const text = (/** @type {number} */ place) => values[place] ?? "";
    const places = Array.from(values.keys()).filter((place) => values[place] !== null);
    places.sort((a, b) => compare(text(a), text(b)));
    const ranks = new Uint32Array(values.length).fill(values.length);
    places.forEach((place, i) => {
      const isSame = i > 0 && values[places[i - 1]] === values[place];
      ranks[place] = isSame ? ranks[places[i - 1]] : i;
    });
    return ranks;
  }

  /** @returns {Compare} */
  #compare() {
    if (this.isNumeric()) return byNumber;
    return this.#values.length > MOST_COLLATED ? byCodeUnits : COLLATOR.compare;
  }
}

/** @type {Compare} */
function byCodeUnits(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Ids have more digits than a number can keep: those with more of them are larger. @type {Compare} */
const byNumber = (a, b) => Number(a) - Number(b) || a.length - b.length || byCodeUnits(a, b);
