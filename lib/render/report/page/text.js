// How values are put into words.

// Controls (C0, DEL, C1), what is not seen (zero-width and format characters) and what turns the
// direction of a text around: with these a name could look like another one.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * The text with each character that would not be seen named instead: `[U+202E]`.
 *
 * @param {string} text
 */
export function visible(text) {
  return text.replace(HIDDEN, (hidden) => {
    const number = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `[U+${number.padStart(4, "0")}]`;
  });
}

const GROUPED = new Intl.NumberFormat("en-US");

/** @param {number} number */
export const grouped = (number) => GROUPED.format(number);

/**
 * `1 event`, `2,000 events`.
 *
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export const counted = (count, one, many = `${one}s`) => `${grouped(count)} ${count === 1 ? one : many}`;

/** The name of a column as a heading: `local_address` is `local address`. @param {string} name */
export const heading = (name) => name.replaceAll("_", " ");
