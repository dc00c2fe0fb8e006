// What is written into a filter box: words that all must be found in a row, in any case.
//
//   timed out            both words, anywhere
//   "timed out"          the two as they stand; a quote in it is written twice: "say ""no"""
//   event:failed         in the column `event`
//   event=failed         the column `event` is just that
//   -event:failed        not so

import { nowhere } from "./column.js";

/**
 * @typedef {object} Term
 * @property {string} text in lower case
 * @property {string | null} column empty: any
 * @property {boolean} isWhole the value is the text, and does not just hold it
 * @property {boolean} isWanted
 */

const TERM = /(-?)(?:([a-z_]+)([:=]))?(?:"((?:[^"]|"")*)"?|(\S+))/gi;

/**
 * @param {string} query
 * @param {readonly string[]} names of the columns; what stands before a colon and is none is text
 * @returns {Term[]}
 */
export function terms(query, names) {
  return Array.from(query.matchAll(TERM), ([, minus, name, sign, quoted, word]) => {
    const isWanted = minus === "";
    const text = (quoted?.replaceAll('""', '"') ?? word).toLowerCase();
    const column = name?.toLowerCase() ?? null;
    if (column !== null && names.includes(column))
      return { text, column, isWhole: sign === "=", isWanted };
    return { text: column === null ? text : column + sign + text, column: null, isWhole: false, isWanted };
  });
}

/**
 * @param {Term} term
 * @param {readonly import("./column.js").Column[]} columns
 * @returns {(row: number) => boolean}
 */
export function test(term, columns) {
  const named = term.column === null ? columns : columns.filter(({ name }) => name === term.column);
  const found = named.map((column) => column.where((value) => holds(term, value))).filter((isIn) => isIn !== nowhere);
  return (row) => found.some((isIn) => isIn(row)) === term.isWanted;
}

/**
 * @param {Term} term
 * @param {import("./column.js").Value} value
 */
function holds(term, value) {
  if (value === null) return term.isWhole && term.text === "";
  const text = value.toLowerCase();
  return term.isWhole ? text === term.text : text.includes(term.text);
}
