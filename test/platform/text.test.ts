import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, lineIndexOf } from "../../src/platform/text.ts";

const limit = { maximumBytes: 1000 };
const bytes = (text: string, encoding: BufferEncoding = "utf8") => new Uint8Array(Buffer.from(text, encoding));

describe("decodeText", () => {
  it("drops a byte order mark and turns Windows and old Mac line ends into LF", () => {
    expect(decodeText(bytes("\ufeffa\r\nb\rc\n"), limit)).toEqual({ ok: true, text: "a\nb\nc\n" });
  });

  it("keeps a byte order mark that is not at the start", () => {
    expect(decodeText(bytes("a\ufeffb"), limit)).toEqual({ ok: true, text: "a\ufeffb" });
  });

  it("names the line of the first byte that is not UTF-8", () => {
    const latin1 = Buffer.concat([Buffer.from("één\ntwee\n"), Buffer.from("caf\xe9\n", "latin1")]);
    expect(decodeText(latin1, limit)).toMatchObject({ ok: false, problem: "not-utf-8", line: 3 });
    expect(decodeText(latin1, limit)).toHaveProperty("message", expect.stringContaining("Byte 15 "));
  });

  it("refuses overlong forms, lone surrogates and characters that are cut off", () => {
    for (const wrong of [
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0x61, 0xe2, 0x82],
      [0xf5, 0x80, 0x80, 0x80],
    ]) {
      expect(decodeText(Uint8Array.from(wrong), limit)).toMatchObject({ ok: false, problem: "not-utf-8" });
    }
  });

  it("refuses NUL characters, UTF-16 and files beyond the limit, each with its own words", () => {
    expect(decodeText(bytes("a\nb\0c"), limit)).toMatchObject({ ok: false, problem: "binary", line: 2 });
    expect(decodeText(bytes("\ufeffhallo", "utf16le"), limit)).toMatchObject({ ok: false, problem: "utf-16" });
    expect(decodeText(new Uint8Array(1_000_001), { maximumBytes: 1_000_000 })).toMatchObject({
      ok: false,
      problem: "too-large",
      message: "It holds 1,000,001 bytes; the limit is 1,000,000.",
    });
  });

  it("decodes every valid text to itself, apart from line ends and the mark", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.includes("\0") && !text.startsWith("\ufeff"));
        expect(decodeText(bytes(text), limit)).toEqual({ ok: true, text: text.replace(/\r\n?/g, "\n") });
      }),
    );
  });
});

describe("lineIndexOf", () => {
  it("counts lines and columns from 1, columns in UTF-16 units", () => {
    const lines = lineIndexOf("ab\n😀c\n");
    expect(lines.positionAt(0)).toEqual({ line: 1, column: 1 });
    expect(lines.positionAt(2)).toEqual({ line: 1, column: 3 });
    expect(lines.positionAt(5)).toEqual({ line: 2, column: 3 });
    expect(lines.positionAt(7)).toEqual({ line: 3, column: 1 });
    expect(lines.positionAt(99)).toEqual({ line: 3, column: 1 });
    expect(lines.lineText(2)).toBe("😀c");
    expect(lines.lineText(9)).toBe("");
    expect(lines.offsetAt({ line: 1, column: 99 })).toBe(2);
  });

  it("finds every offset again from its position", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "\n", "😀", "xyz")), (parts) => {
        const text = parts.join("");
        const lines = lineIndexOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset);
        }
        expect(text.split("\n")).toEqual(
          Array.from({ length: lines.lineCount }, (_, line) => lines.lineText(line + 1)),
        );
      }),
    );
  });
});
