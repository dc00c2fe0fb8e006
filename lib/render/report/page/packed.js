// Numbers as digits to the base 64: any of them can be read as it is needed, and until then they are no
// more than a text, which takes a browser next to no time.

/**
 * How they stand in the data of the page, see `lib/render/packed_numbers.h`.
 *
 * @typedef {object} PackedData
 * @property {number} width digits of each number
 * @property {string} digits the highest first
 */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const WORTH = new Uint8Array(128);
Array.from(DIGITS).forEach((digit, worth) => (WORTH[digit.charCodeAt(0)] = worth));

export class Packed {
  #width;
  #digits;

  /** @param {PackedData} data */
  constructor({ width, digits }) {
    this.#width = width;
    this.#digits = digits;
    this.count = digits.length / width;
  }

  /** @param {number} place */
  at(place) {
    const end = (place + 1) * this.#width;
    let number = 0;
    for (let i = end - this.#width; i < end; ++i) number = number * 64 + WORTH[this.#digits.charCodeAt(i)];
    return number;
  }
}
