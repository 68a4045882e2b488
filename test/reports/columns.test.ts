import { expect, test } from "vitest";
import { columnsOf } from "../../src/reports/columns.ts";
import { wrap } from "../../src/reports/wrap.ts";

test.each([
  ["abc", 3],
  ["Grüße", 5],
  ["e\u0301", 1],
  ["日本語", 6],
  ["한국", 4],
  ["ｱ", 1],
  ["Ａ", 2],
  ["👍", 2],
  ["👍🏽", 2],
  ["👩\u200d💻", 2],
  ["❤\ufe0f", 2],
  ["🇩🇪", 2],
  ["1", 1],
  ["©", 1],
  ["\u0301", 0],
])("%s takes %d", (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test("words are wrapped by columns, colour counts as nothing, and a long word stays whole", () => {
  expect(wrap("one two three", 8, "")).toEqual(["one two", "three"]);
  expect(wrap("日本 語語 x", 9, "")).toEqual(["日本 語語", "x"]);
  expect(wrap("\x1b[31mone\x1b[39m two three", 8, "")).toEqual(["\x1b[31mone\x1b[39m two", "three"]);
  expect(wrap("a /very/long/path b", 6, "> ", "  ")).toEqual(["> a", "  /very/long/path", "  b"]);
  expect(wrap("", 10, "")).toEqual([""]);
});
