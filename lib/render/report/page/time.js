// Times are UTC, as texts `2026-01-02T03:04:05.1234567Z` in the rows and as milliseconds since 1970 in
// the charts.

/** Of 100 ns, in a second. */
export const TICKS = 10_000_000;

/**
 * The milliseconds of a time, with what is below one as the fraction. Not Date.parse: browsers need
 * not know seven digits behind the point.
 *
 * @param {string | null} text
 * @returns {number} NaN if there is none
 */
export function milliseconds(text) {
  if (text === null) return NaN;
  const part = (/** @type {number} */ from, /** @type {number} */ to) => Number(text.slice(from, to));
  const seconds = Number(text.slice(17, -1));
  return Date.UTC(part(0, 4), part(5, 7) - 1, part(8, 10), part(11, 13), part(14, 16)) + seconds * 1000;
}

/** `2026-01-02 03:04:05`. @param {number} time */
export const toSecond = (time) => new Date(time).toISOString().slice(0, 19).replace("T", " ");

/** `2026-01-02 03:04`. @param {number} time */
export const toMinute = (time) => toSecond(time).slice(0, 16);

const UNITS = /** @type {[string, number][]} */ ([["d", 86400], ["h", 3600], ["min", 60], ["s", 1]]);

/**
 * A length of time in its two largest units: `1 d 3 h`.
 *
 * @param {number} span milliseconds
 */
export function inWords(span) {
  let seconds = Math.round(span / 1000);
  const words = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0 || (unit === "s" && words.length === 0)) words.push(`${count} ${unit}`);
  }
  return words.slice(0, 2).join(" ");
}
