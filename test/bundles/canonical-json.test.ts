import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalBytes, canonicalJson } from "../../src/bundles/canonical-json.ts";

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, shuffled(member)]),
  );
}

describe("canonical JSON", () => {
  test("says the same as the value, whatever it is, and is the same for every order of members", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: "grapheme" }), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(new TextDecoder("utf-8", { fatal: true }).decode(canonicalBytes(value))).toBe(text);
      }),
    );
  });

  test("every double comes back as it was", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(JSON.parse(canonicalJson(number))).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  test.each<[string, unknown]>([
    ["undefined", undefined],
    ["a member that is undefined", { a: undefined }],
    ["a hole in a list", Array.from({ length: 2 }).fill(1, 1)],
    ["a function", () => 1],
    ["a symbol", Symbol("a")],
    ["a big integer", 1n],
    ["NaN", Number.NaN],
    ["infinity", Number.POSITIVE_INFINITY],
    ["a date, which would write itself", new Date(0)],
    ["a map", new Map()],
    ["an object that would write itself", Object.create({ toJSON: () => 1 })],
  ])("has no form for %s", (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: "SW0401" }));
  });

  test("an own toJSON is a member like any other and is not called", () => {
    expect(() => canonicalJson({ toJSON: () => "fooled" })).toThrow(expect.objectContaining({ code: "SW0401" }));
    expect(canonicalJson({ toJSON: "text" })).toBe('{"toJSON":"text"}');
  });
});
