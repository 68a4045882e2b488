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
  ["a selector after a digit", "a1\ufe0fb", "a1[U+FE0F]b"],
  ["a text selector after a digit", "#\ufe0e 2", "#[U+FE0E] 2"],
  ["a second selector", "❤\ufe0f\ufe0f", "❤\ufe0f[U+FE0F]"],
  ["a blank of Braille", "a\u2800b", "a[U+2800]b"],
  ["Hangul fillers", "\u115fa \u1160 \u3164 \uffa0", "[U+115F]a [U+1160] [U+3164] [U+FFA0]"],
  ["a selector of the supplement", "葛\u{e0100}", "葛[U+E0100]"],
  ["tags behind a flag", "\u{1f3f4}\u{e0068}\u{e0069}\u{e007f}", "\u{1f3f4}[U+E0068][U+E0069][U+E007F]"],
  [
    "tags behind a whole flag",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}\u{e0041}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}[U+E0041]",
  ],
  ["a grapheme joiner", "a\u034fb", "a[U+034F]b"],
  ["a Mongolian separator", "a\u180eb", "a[U+180E]b"],
  ["format characters", "\u2060\u2061\u206a\u206f", "[U+2060][U+2061][U+206A][U+206F]"],
  ["interlinear annotations", "\ufff9a\ufffab\ufffb", "[U+FFF9]a[U+FFFA]b[U+FFFB]"],
  ["two joiners in a row", "می\u200c\u200cخواهم", "می[U+200C][U+200C]خواهم"],
  ["a notehead that is none", "a\u{1d159}", "a[U+1D159]"],
  ["a byte order mark", "\ufeffa", "[U+FEFF]a"],
  ["half a pair", "a\ud83db", "a[U+D83D]b"],
])("%s is shown", (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each([
  "Grüße, 日本語, العربية, עברית",
  "e\u0301 combined",
  "👩\u200d💻 ❤\ufe0f 👍🏽 🇩🇪",
  "1\ufe0f\u20e3 #\ufe0f\u20e3 ©\ufe0f ↔\ufe0e",
  "🏳\ufe0f\u200d🌈 🏴\u200d☠\ufe0f",
  "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
  "می\u200cخواهم",
  "ه\u200d. ش",
  "ന\u0d4d\u200d ക",
  "ภาษา\u200bไทย",
  "⠓⠊\u2800⠽⠕⠥",
  "\u115f\u1161\u11ab \u1112\u1160",
  "ᠨᠠ\u180b",
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
