import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonDocument } from "../../src/platform/json-document.ts";
import { visible, visibleLine } from "../../src/platform/visible.ts";

test.each([
  ["an escape sequence", "a\x1b[2Jb", "a[U+001B][2Jb"],
  ["an eight-bit sequence", "a\x9b2Jb", "a[U+009B]2Jb"],
  ["a carriage return", "good\rbad", "good[U+000D]bad"],
  ["a bidirectional override", "a\u202eb", "a[U+202E]b"],
  ["an isolate", "a\u2066b", "a[U+2066]b"],
  ["a zero-width space", "a\u200bb", "a[U+200B]b"],
  ["a joiner between Latin letters", "a\u200db", "a[U+200D]b"],
  ["a soft hyphen", "a\u00adb", "a[U+00AD]b"],
  ["a Hangul filler", "a\u3164b", "a[U+3164]b"],
  ["a tag", "a\u{e0041}b", "a[U+E0041]b"],
  ["a variation selector after a letter", "a\ufe0fb", "a[U+FE0F]b"],
  ["a byte order mark", "\ufeffa", "[U+FEFF]a"],
  ["half a pair", "a\ud83db", "a[U+D83D]b"],
])("%s is shown", (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each([
  "Grüße, 日本語, العربية, עברית",
  "e\u0301 combined",
  "👩\u200d💻 ❤\ufe0f 👍🏽 🇩🇪",
  "می\u200cخواهم",
  "क\u094d\u200dष",
  "tab\there\nand a new line",
])("%j stays as it is", (text) => {
  expect(visible(text)).toBe(text);
});

test("on one line, line feeds and tabs are shown too", () => {
  expect(visibleLine("a\nb\tc")).toBe("a[U+000A]b[U+0009]c");
});

test("no text leaves anything behind that a terminal obeys", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visible(text)).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});

test("a JSON document gives the value back and holds no unseen character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const document = jsonDocument({ text });
      expect(JSON.parse(document)).toEqual({ text });
      expect(document).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\p{Cf}]/u);
    }),
  );
});
