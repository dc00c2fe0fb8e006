// The values of a column: texts, or many whole numbers or times, which are made texts of as they are
// needed. `lib/render/report_values.h` says how they are written.

import { Packed } from "./packed.js";
import { milliseconds, TICKS } from "./time.js";

/** @typedef {string | null} Value */

/**
 * @typedef {object} NumbersData
 * @property {"number" | "time"} kind
 * @property {string} least
 * @property {import("./packed.js").PackedData} above 0: no value, 1: the least
 */

/** @typedef {Value[] | NumbersData} ValuesData */

/**
 * @typedef {object} Values
 * @property {number} count
 * @property {(place: number) => boolean} has
 * @property {(place: number) => Value} at
 * @property {(place: number) => number} time milliseconds; NaN if the value is no time
 * @property {() => boolean} isNumeric all are decimal numbers
 * @property {() => (a: number, b: number) => number} order compares the values at two places
 */

// Beyond so many values a text is compared by its code units: the other way takes seconds.
const MOST_COLLATED = 5000;
const COLLATOR = new Intl.Collator("en", { numeric: true });
const NUMBER = /^-?\d+(\.\d+)?$/;

/** @param {ValuesData} data @returns {Values} */
export function valuesOf(data) {
  if (Array.isArray(data)) return new Texts(data);
  return data.kind === "time" ? new Times(data) : new Numbers(data);
}

class Texts {
  #texts;

  /** @param {Value[]} texts */
  constructor(texts) {
    this.#texts = texts;
    this.count = texts.length;
  }

  /** @param {number} place */
  has(place) {
    return this.#texts[place] !== null;
  }

  /** @param {number} place */
  at(place) {
    return this.#texts[place];
  }

  /** @param {number} place */
  time(place) {
    return milliseconds(this.#texts[place]);
  }

  isNumeric() {
    return this.#texts.every((text) => text === null || NUMBER.test(text));
  }

  order() {
    const compare = this.#compare();
    return (/** @type {number} */ a, /** @type {number} */ b) => compare(this.#texts[a] ?? "", this.#texts[b] ?? "");
  }

  #compare() {
    if (this.isNumeric()) return byNumber;
    return this.count > MOST_COLLATED ? byCodeUnits : COLLATOR.compare;
  }
}

/** How far each value is above the least. */
class Distances {
  /** @param {NumbersData} data */
  constructor({ above }) {
    this.above = new Packed(above);
    this.count = this.above.count;
  }

  /** @param {number} place */
  has(place) {
    return this.above.at(place) !== 0;
  }

  order() {
    return inOrder(this.above);
  }
}

class Numbers extends Distances {
  #least;

  /** @param {NumbersData} data */
  constructor(data) {
    super(data);
    this.#least = Number(data.least);
  }

  /** @param {number} place @returns {Value} */
  at(place) {
    const above = this.above.at(place);
    return above === 0 ? null : String(this.#least + above - 1);
  }

  time() {
    return NaN;
  }

  isNumeric() {
    return true;
  }
}

class Times extends Distances {
  #second; // the least, in milliseconds without what is below a second
  #ticks; // which is here
  #lastSecond = NaN; // of what was made a text last: times that follow one another share it
  #lastText = "";

  /** @param {NumbersData} data */
  constructor(data) {
    super(data);
    this.#second = Date.parse(`${data.least.slice(0, 19)}Z`);
    this.#ticks = Number(data.least.slice(20, -1));
  }

  /** @param {number} place @returns {Value} */
  at(place) {
    const above = this.above.at(place);
    if (above === 0) return null;
    const ticks = this.#ticks + above - 1;
    const part = ticks % TICKS;
    return `${this.#toSecond((ticks - part) / TICKS)}.${String(part).padStart(7, "0")}Z`;
  }

  /** @param {number} place */
  time(place) {
    const above = this.above.at(place);
    return above === 0 ? NaN : this.#second + (this.#ticks + above - 1) / (TICKS / 1000);
  }

  isNumeric() {
    return false;
  }

  /** @param {number} seconds behind that of the least */
  #toSecond(seconds) {
    if (seconds !== this.#lastSecond) {
      this.#lastSecond = seconds;
      this.#lastText = new Date(this.#second + seconds * 1000).toISOString().slice(0, 19);
    }
    return this.#lastText;
  }
}

/** @param {Packed} numbers */
function inOrder(numbers) {
  const all = Float64Array.from({ length: numbers.count }, (_, place) => numbers.at(place));
  return (/** @type {number} */ a, /** @type {number} */ b) => all[a] - all[b];
}

/** @param {string} a @param {string} b */
function byCodeUnits(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Ids have more digits than a number can keep: those with more of them are larger. @param {string} a @param {string} b */
const byNumber = (a, b) => Number(a) - Number(b) || a.length - b.length || byCodeUnits(a, b);
