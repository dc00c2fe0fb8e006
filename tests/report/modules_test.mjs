// The modules of the page that need no browser.

import assert from "node:assert/strict";
import { test } from "node:test";

const page = (name) => import(new URL(`../../lib/render/report/page/${name}.js`, import.meta.url));
const { Rows } = await page("rows");
const { terms } = await page("query");
const { visible } = await page("text");
const { milliseconds, inWords } = await page("time");
const { MOST_TRACKS } = await page("lane");
const { History } = await page("lanes");
const { SessionLinks } = await page("session_links");
const { Failures } = await page("failure_counts");
const { shapes } = await page("lane_shapes");
const { Packed } = await page("packed");
const { Column } = await page("column");

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Numbers as `write_packed` has them, each with so many digits. */
function packed(numbers, width = 2) {
  const digit = (number, place) => DIGITS[Math.floor(number / 64 ** place) % 64];
  const digits = (number) => Array.from({ length: width }, (_, i) => digit(number, width - 1 - i)).join("");
  return { width, digits: numbers.map(digits).join("") };
}

const column = (name, values, index) => ({ name, meaning: `${name}.`, values, index: index && packed(index) });

/** A column of the numbers or times that are so much above the least, or of null. */
function columnOf(kind, least, above, index) {
  const more = above.map((number) => (number === null ? 0 : number + 1));
  return column("x", { kind, least, above: packed(more, 9) }, index);
}

/** The rows that a query finds. */
function foundBy(query, columns) {
  const rows = new Rows({ count: columns[0].values.length, columns });
  rows.filter(query);
  return Array.from({ length: rows.shownCount }, (_, place) => rows.at(place));
}

const shown = (rows, name) =>
  Array.from({ length: rows.shownCount }, (_, place) => rows.column(name).value(rows.at(place)));

function sortedBy(values, isDescending = false) {
  const rows = new Rows({ count: values.length, columns: [column("x", values)] });
  rows.sort("x", isDescending);
  return shown(rows, "x");
}

function events(rows) {
  const names = ["time", "written_time", "event", "computer", "remote_address", "reason", "is_copy"];
  const columns = names.map((name) => column(name, rows.map((row) => row[name] ?? null)));
  return new Rows({ count: rows.length, columns });
}

const links = (rows) => packed(rows.map((row) => (row === undefined ? 0 : row + 1)), 3);

function historyOf(rows, sessions = []) {
  const data = {
    count: sessions.length,
    columns: [column("status", sessions.map(({ status }) => status))],
    start_event: links(sessions.map(({ start }) => start)),
    end_event: links(sessions.map(({ end }) => end)),
    lost_by: links(sessions.map(({ lostBy }) => lostBy)),
    peer: links(sessions.map(() => undefined)),
  };
  return new History(events(rows), new SessionLinks(data, new Rows(data)));
}

function failuresOf(rows) {
  const history = historyOf(rows);
  return new Failures(history.events, history.times);
}

const at = (minute) => `2026-01-02T03:${String(minute).padStart(2, "0")}:00.0000000Z`;

test("a column without an index has one value for all rows, or one for each", () => {
  const rows = new Rows({ count: 2, columns: [column("one", ["a"]), column("each", ["b", null])] });
  assert.deepEqual(shown(rows, "one"), ["a", "a"]);
  assert.deepEqual(shown(rows, "each"), ["b", null]);
});

test("a column has the values or the index of one before it, if it names that", () => {
  const columns = [column("a", ["x", "y"], [1, 0, 1]), { name: "b", meaning: "b.", values: ["1", null], index: "a" }, { name: "c", meaning: "c.", values: "a", index: packed([0, 0, 1]) }];
  const rows = new Rows({ count: 3, columns });
  assert.deepEqual(["a", "b", "c"].map((name) => shown(rows, name)), [["y", "x", "y"], [null, "1", null], ["x", "x", "y"]]);
  assert.throws(() => new Rows({ count: 3, columns: [{ ...columns[2], values: "d" }] }), /no column d/);
});

test("packed numbers are read one by one", () => {
  const numbers = [0, 1, 63, 64, 4095];
  const read = new Packed(packed(numbers));
  assert.equal(read.count, 5);
  assert.deepEqual(numbers.map((_, place) => read.at(place)), numbers);
  assert.equal(new Packed({ width: 9, digits: "P////////" }).at(0), 2 ** 52 - 1);
  assert.equal(new Packed({ width: 1, digits: "" }).count, 0);
});

test("numbers that are told from the least are the texts they were", () => {
  const data = columnOf("number", "4000001", [0, null, 9, 2 ** 51]);
  const rows = new Rows({ count: 4, columns: [data] });
  assert.deepEqual(shown(rows, "x"), ["4000001", null, "4000010", String(2 ** 51 + 4000001)]);
  assert.ok(rows.column("x").isNumeric());
  assert.ok(!rows.column("x").isEmpty());
  rows.filter("x=4000010");
  assert.deepEqual(shown(rows, "x"), ["4000010"]);
});

test("times that are told from the least are the texts they were, to the last digit, and milliseconds", () => {
  const hour = 3600 * 10_000_000;
  const least = "2026-02-28T23:59:59.9999998Z";
  const made = new Column(columnOf("time", least, [0, 1, 2, null, hour, 366 * 24 * hour]));
  const texts = [0, 1, 2, 3, 4, 5].map((row) => made.value(row));
  assert.deepEqual(texts, [least, "2026-02-28T23:59:59.9999999Z", "2026-03-01T00:00:00.0000000Z", null, "2026-03-01T00:59:59.9999998Z", "2027-03-01T23:59:59.9999998Z"]);
  texts.forEach((text, row) => assert.ok(text === null ? Number.isNaN(made.time(row)) : Math.abs(made.time(row) - milliseconds(text)) < 0.001));
  assert.equal(new Column(columnOf("time", "1601-01-01T00:00:00.0000000Z", [0])).value(0), "1601-01-01T00:00:00.0000000Z");
  assert.ok(!made.isNumeric());
});

test("numbers and times that are told from the least sort by what they are worth, and none comes last", () => {
  for (const [kind, least] of [["number", "9"], ["time", "2026-01-02T03:04:05.0000009Z"]]) {
    const rows = new Rows({ count: 5, columns: [columnOf(kind, least, [100, null, 0, 7], [0, 1, 2, 3, 0])] });
    const order = () => [0, 1, 2, 3, 4].map((place) => rows.at(place));
    rows.sort("x", false);
    assert.deepEqual(order(), [2, 3, 0, 4, 1], kind);
    rows.sort("x", true);
    assert.deepEqual(order(), [0, 4, 3, 2, 1], kind);
  }
});

test("an event leads to the session that it begins or ends", () => {
  const { links: found } = historyOf(Array.from({ length: 5 }, () => ({ time: at(1) })), [{ start: 0, end: 3 }, { end: 2 }, { start: 4, lostBy: 1 }]);
  assert.deepEqual([0, 1, 2, 3, 4].map((event) => found.sessionOf(event)), [0, null, 1, 0, 2]);
  assert.deepEqual(found.of(2), { start: 4, end: null, lostBy: 1, peer: null });
});

test("numbers sort by what they are worth, ids to their last digit", () => {
  assert.deepEqual(sortedBy(["10", "9", "-1.5", "0.25"]), ["-1.5", "0.25", "9", "10"]);
  assert.deepEqual(sortedBy(["18446744073709551615", "18446744073709551614"]), ["18446744073709551614", "18446744073709551615"]);
});

test("addresses sort by their parts", () => {
  assert.deepEqual(sortedBy(["192.0.2.10", "192.0.2.9", "192.0.2.1"]), ["192.0.2.1", "192.0.2.9", "192.0.2.10"]);
});

test("what has no value comes last, whichever way the others are sorted", () => {
  assert.deepEqual(sortedBy([null, "b", "a"]), ["a", "b", null]);
  assert.deepEqual(sortedBy([null, "b", "a"], true), ["b", "a", null]);
});

test("rows with the same value stay in their order, whichever way they are sorted", () => {
  const data = { count: 4, columns: [column("x", ["b", "a"], [0, 1, 0, 1]), column("n", ["0", "1", "2", "3"])] };
  const rows = new Rows(data);
  rows.sort("x", false);
  assert.deepEqual(shown(rows, "n"), ["1", "3", "0", "2"]);
  rows.sort("x", true);
  assert.deepEqual(shown(rows, "n"), ["0", "2", "1", "3"]);
});

test("a query finds words anywhere, in one column, just so, and not", () => {
  const columns = [column("event", ["failed", "ended", "failed"]), column("failure_reason", ["Timed out", null, "out of time"])];
  const found = (query) => foundBy(query, columns);
  assert.deepEqual(found(""), [0, 1, 2]);
  assert.deepEqual(found("TIME OUT"), [0, 2]);
  assert.deepEqual(found('"timed out"'), [0]);
  assert.deepEqual(found("event:end"), [1]);
  assert.deepEqual(found("event=end"), []);
  assert.deepEqual(found("-event:failed"), [1]);
  assert.deepEqual(found('failure_reason=""'), [1]);
  assert.deepEqual(found("nothing"), []);
  assert.deepEqual(found("-nothing"), [0, 1, 2]);
  assert.deepEqual(found("failed nothing"), []);
  assert.deepEqual(found("failed -nothing"), [0, 2]);
  assert.deepEqual(found(":"), []);
});

test("a quote within quotes is written twice", () => {
  const columns = [column("failure_reason", ['peer said "no"', "peer said no", '"', 'say "a" b'])];
  assert.deepEqual(foundBy('failure_reason="peer said ""no"""', columns), [0]);
  assert.deepEqual(foundBy('""""', columns), [0, 2, 3]);
  assert.deepEqual(foundBy('"say ""a"" b', columns), [3]);
});

test("a colon behind what is no column is text", () => {
  assert.deepEqual(terms("fe80:1", ["event"]), [{ text: "fe80:1", column: null, isWhole: false, isWanted: true }]);
  assert.equal(terms("event:x", ["event"])[0].column, "event");
});

test("characters that would not be seen, or turn a text around, are named", () => {
  assert.equal(visible("a\u202Eb\u0000\u200B\u2028"), "a[U+202E]b[U+0000][U+200B][U+2028]");
  assert.equal(visible("grün 中文 😀 <b>"), "grün 中文 😀 <b>");
});

test("a time of seven digits is milliseconds and a part of one", () => {
  assert.equal(milliseconds("1970-01-01T00:00:01.2345000Z"), 1234.5);
  assert.equal(milliseconds("2026-01-02T03:04:05.0000000Z"), Date.UTC(2026, 0, 2, 3, 4, 5));
  assert.ok(Number.isNaN(milliseconds(null)));
});

test("a length of time is told in its two largest units", () => {
  assert.equal(inWords(0), "0 s");
  assert.equal(inWords(90_000), "1 min 30 s");
  assert.equal(inWords(86_400_000 + 3_600_000 + 1000), "1 d 1 h");
});

test("a lane is a peer; a computer has a name in it where there are several", () => {
  const one = historyOf([{ time: at(1), event: "failed", computer: "A", remote_address: "192.0.2.1" }]);
  assert.deepEqual(one.lanes().map(({ peer, computer }) => [peer, computer]), [["192.0.2.1", ""]]);
  const two = historyOf([
    { time: at(1), event: "failed", computer: "A", remote_address: "192.0.2.1" },
    { time: at(2), event: "failed", computer: "B", remote_address: "192.0.2.1" },
    { time: at(2), event: "log_cleared", computer: "B" },
  ]);
  assert.deepEqual(two.lanes().map(({ peer, computer }) => [peer, computer]), [["192.0.2.1", "A"], ["192.0.2.1", "B"], ["", "B"]]);
});

test("a name in other letters is no other lane, and no other computer", () => {
  const history = historyOf([
    { time: at(1), event: "failed", computer: "VPN1", remote_address: "2001:db8::a" },
    { time: at(2), event: "failed", computer: "vpn1", remote_address: "2001:DB8::A" },
  ]);
  assert.deepEqual(history.lanes().map(({ peer, computer, marks }) => [peer, computer, marks.length]), [["2001:db8::a", "", 2]]);
});

test("a bar begins and ends where the log does if its own start or end is not there", () => {
  const rows = [
    { time: at(0), event: "failed" },
    { time: at(1), event: "established" },
    { time: at(2), event: "ended" },
    { time: at(5), event: "system_started" },
    { time: at(9), event: "failed" },
  ];
  const history = historyOf(rows, [
    { start: 1, status: "open" },
    { end: 2, status: "unknown_start" },
    { start: 1, lostBy: 3, status: "lost" },
  ]);
  const bars = history.lanes()[0].bars.map(({ from, to, status }) => [status, (from - history.first) / 60_000, (to - history.first) / 60_000]);
  assert.deepEqual(bars, [["unknown_start", 0, 2], ["open", 1, 9], ["lost", 1, 5]]);
});

test("a bar without a start or an end is no longer than there are events of its computer", () => {
  const rows = [
    { time: at(0), event: "failed", computer: "A" },
    { time: at(3), event: "failed", computer: "b" },
    { time: at(5), event: "ended", computer: "B" },
    { time: at(6), event: "established", computer: "B" },
    { time: at(7), event: "failed", computer: "B" },
    { time: at(9), event: "failed", computer: "A" },
  ];
  const history = historyOf(rows, [{ end: 2, status: "unknown_start" }, { start: 3, status: "open" }]);
  const bars = history.lanes().flatMap((lane) => lane.bars).map(({ from, to }) => [(from - history.first) / 60_000, (to - history.first) / 60_000]);
  assert.deepEqual(bars, [[3, 5], [6, 7]]);
});

test("bars that overlap lie in tracks, of which there are no more than fit", () => {
  const rows = Array.from({ length: 10 }, (_, i) => ({ time: at(i), event: "established" }));
  const sessions = Array.from({ length: 5 }, (_, start) => ({ start, status: "open" }));
  const tracks = historyOf(rows, sessions).lanes()[0].bars.map(({ track }) => track);
  assert.deepEqual(tracks, [0, 1, 2, MOST_TRACKS - 1, MOST_TRACKS - 1]);
});

test("lanes with the most to show come first, and what has no time is in none", () => {
  const rows = [
    { time: at(1), event: "failed", remote_address: "192.0.2.1" },
    { time: at(1), event: "established", remote_address: "192.0.2.2" },
    { time: at(2), event: "failed", remote_address: "192.0.2.2" },
    { event: "failed", remote_address: "192.0.2.3" },
    { event: "ended", remote_address: "192.0.2.4" },
    { written_time: at(3), event: "failed", remote_address: "192.0.2.5" },
  ];
  const lanes = historyOf(rows, [{ start: 1, status: "open" }, { start: 1, end: 4, status: "closed" }]).lanes();
  const told = lanes.map(({ peer, size, bars, marks }) => [peer, size, bars.length, marks.length]);
  assert.deepEqual(told, [["192.0.2.2", 2, 1, 1], ["192.0.2.1", 1, 0, 1], ["192.0.2.5", 1, 0, 1]]);
});

test("established and ended are bars and no marks; everything else is a mark", () => {
  const rows = ["established", "ended", "failed", "invalid_packet", "something_new"].map((event) => ({ time: at(1), event }));
  assert.deepEqual(historyOf(rows).lanes()[0].marks.map(({ sign }) => sign), ["failed", "suspicious", "other"]);
});

test("of many marks and bars no more are drawn than pixels can show", () => {
  const rows = Array.from({ length: 5000 }, (_, i) => ({ time: at(i % 60), event: "failed" })).sort((a, b) => (a.time < b.time ? -1 : 1));
  const history = historyOf(rows, rows.map((_, start) => ({ start, end: start, status: "closed" })));
  const scale = 100 / (history.last - history.first);
  const frame = { x: (time) => (time - history.first) * scale, left: 0, right: 100, top: 0 };
  const palette = { bars: {}, marks: {}, text: "" };
  const drawn = shapes(history.lanes()[0], frame, palette);
  assert.ok(drawn.length < 200, `${drawn.length} shapes`);
  const counts = drawn.filter(({ type }) => type === "text").map(({ style }) => Number(style.text));
  assert.equal(counts.reduce((a, b) => a + b), 5000);
});

test("a lost SA is seen among closed ones, however small it is", () => {
  const sa = (from, to, status, session) => ({ from, to, hasStart: true, hasEnd: true, status, session, track: 2 });
  const bars = [sa(0, 5000, "closed", 0), sa(100, 101, "lost", 1), sa(101, 102, "closed", 2), sa(102, 103, "lost", 3)];
  const frame = { x: (time) => time / 10, left: 0, right: 500, top: 0 };
  const drawn = shapes({ peer: "", computer: "", bars, marks: [] }, frame, { bars: { closed: "green", lost: "brown" }, marks: {}, text: "" });
  const told = drawn.map(({ style, info }) => [style.fill, style.fillOpacity, info.sessions]);
  assert.deepEqual(told, [["green", 1, [0, 2]], ["brown", 0.25, [1, 3]]]);
});

test("failures are counted by reason, in stretches that follow the time that is seen", () => {
  const failures = failuresOf([
    { time: at(0), event: "failed", reason: "b" },
    { time: at(0), event: "failed", reason: "a" },
    { time: at(3), event: "failed", reason: "a" },
    { time: at(3), event: "failed", reason: "no reason given" },
    { time: at(4), event: "ended" },
  ]);
  assert.deepEqual(failures.reasons, ["a", "b", "no reason given"]);
  const { length, times, counts } = failures.counts(-Infinity, Infinity);
  assert.equal(length, 60_000);
  assert.equal(times.length, 4);
  assert.deepEqual(counts, [[1, 0, 0, 1], [1, 0, 0, 0], [0, 0, 0, 1]]);
  assert.deepEqual(failures.counts(milliseconds(at(1)), milliseconds(at(9))).counts, [[1], [0], [1]]);
});

test("rare reasons are put together behind the frequent ones", () => {
  const rows = Array.from({ length: 45 }, (_, i) => ({ time: at(i), event: "failed", reason: String(Math.floor(Math.sqrt(i * 2))) }));
  const { reasons } = failuresOf(rows);
  assert.equal(reasons.length, 8);
  assert.equal(reasons[7], "other reasons");
});

test("the events of a bar are those that it counts", () => {
  const reason = 'peer said "no"\r\nand more';
  const failures = failuresOf([
    { time: at(0), event: "failed", reason },
    { time: at(1), event: "failed", reason },
    { time: at(1), event: "failed", reason: "a" },
    { time: at(1), event: "failed", reason },
    { time: at(2), event: "failed", reason },
  ]);
  const counts = failures.counts(-Infinity, Infinity);
  assert.deepEqual(counts.counts[0], [1, 2, 1]);
  assert.deepEqual([0, 1, 2].map((stretch) => failures.events(counts, 0, stretch)), [[0], [1, 3], [4]]);
  const seen = failures.counts(milliseconds(at(1)) - 1, milliseconds(at(1)));
  assert.deepEqual(failures.events(seen, 0, 0), [1, 3]);
});

test("a record that is there twice is in no chart twice", () => {
  const rows = [
    { time: at(0), event: "failed", reason: "a" },
    { time: at(0), event: "failed", reason: "a", is_copy: "yes" },
    { time: at(1), event: "invalid_packet", is_copy: "yes" },
  ];
  assert.deepEqual(failuresOf(rows).counts(-Infinity, Infinity).counts, [[1]]);
  assert.deepEqual(historyOf(rows).lanes().map(({ marks }) => marks.map(({ event }) => event)), [[0]]);
});
