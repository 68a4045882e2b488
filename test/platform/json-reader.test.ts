import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "../../src/platform/json-reader.ts";
import { createSource } from "../../src/platform/text.ts";

function read(text: string) {
  const document = readJson(createSource("prompts/a.json", text));
  return {
    ...document,
    found: document.problems.map(({ rule, range, message }) => ({ rule, at: range.start, message })),
  };
}

describe("readJson", () => {
  it("reads every JSON value as JSON.parse does, without a problem", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, "\t"), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { value: read_, problems } = read(text);
        expect(problems).toEqual([]);
        expect(read_).toEqual(JSON.parse(text));
      }),
    );
  });

  it("has a problem exactly where JSON.parse throws or a key stands twice", () => {
    const token = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"b"',
      "1",
      "-0.5e3",
      "true",
      "null",
      " ",
      "\n",
      "01",
      "'a'",
      "x",
      "//c\n",
      '"\\u0041"',
      '"\\q"',
      "\t",
      ".5",
      "1.",
      "-",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const text = tokens.join("");
        let valid = true;
        try {
          // A number beyond the range of doubles is read as infinite there, and refused here: JSON cannot write it back.
          JSON.parse(text, (_, value: unknown) => {
            if (typeof value === "number" && !Number.isFinite(value)) valid = false;
            return value;
          });
        } catch {
          valid = false;
        }
        const problems = read(text).problems.filter((problem) => problem.rule !== "json-duplicate-key");
        expect({ text, refused: problems.length > 0 }).toEqual({ text, refused: !valid });
      }),
      { numRuns: 3000 },
    );
  });

  it("reads on after a trailing comma and writes the line to use instead", () => {
    const { value, found, problems } = read('{\n  "a": [1, 2, ],\n  "b": "x",\n}\n');
    expect(value).toEqual({ a: [1, 2], b: "x" });
    expect(found).toEqual([
      { rule: "json-trailing-comma", at: { line: 2, column: 13 }, message: expect.any(String) },
      { rule: "json-trailing-comma", at: { line: 3, column: 11 }, message: expect.any(String) },
    ]);
    expect(problems[1]?.help).toContain('`"b": "x"`');
  });

  it("finds a missing comma at the end of the line that lacks it", () => {
    const { value, problems } = read('{\n  "a": "x"\n  "b": 1\n}');
    expect(value).toEqual({ a: "x", b: 1 });
    expect(problems).toMatchObject([
      { range: { start: { line: 2, column: 11 } }, help: expect.stringContaining('"a": "x",') },
    ]);
  });

  it("understands comments, single quotes, bare keys and words of other languages, and says so", () => {
    const { value, found } = read('{ // note\n a: \'x\', "b": True, "c": None, "d": “y” }');
    expect(value).toEqual({ a: "x", b: true, c: null, d: "y" });
    expect(found.map(({ rule }) => rule)).toEqual(["json-comment", ...Array(5).fill("json-syntax")]);
  });

  it("points at a bracket that is never closed, and at a string that is not closed on its line", () => {
    expect(read('{\n  "a": [1,\n').found).toMatchObject([
      { at: { line: 2, column: 8 }, message: expect.stringContaining("line 2") },
    ]);
    expect(read('{\n  "a": "x,\n  "b": 1\n}').found[0]).toMatchObject({ at: { line: 2, column: 8 } });
  });

  it("keeps the first of many problems and ends in time on hostile text", () => {
    expect(read("[".repeat(1_000_000)).found).toMatchObject([{ rule: "json-syntax" }]);
    expect(read('{"a":'.repeat(100_000)).found).toHaveLength(1);
    expect(read("'x' ".repeat(100_000)).problems.length).toBeLessThanOrEqual(20);
  });

  it("takes __proto__ for a key like any other", () => {
    const { value } = read('{"__proto__": {"polluted": true}}');
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it("knows where values and keys stand", () => {
    const { locations } = read('{\n  "a": { "b/c": [10, 20] }\n}');
    expect(locations.valueAt("/a/b~1c/1")).toEqual({ start: { line: 2, column: 22 }, end: { line: 2, column: 24 } });
    expect(locations.keyAt("/a/b~1c")).toEqual({ start: { line: 2, column: 10 }, end: { line: 2, column: 15 } });
    expect(locations.nearestTo("/a/missing/deeper")).toEqual(locations.keyAt("/a"));
    expect(locations.nearestTo("/missing")).toEqual({ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } });
  });
});
