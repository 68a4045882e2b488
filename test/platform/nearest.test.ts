import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../../src/platform/nearest.ts";

describe("nearest", () => {
  const table: readonly [string, readonly string[], string | undefined][] = [
    ["temprature", ["temperature", "topP"], "temperature"],
    ["max_tokens", ["maxTokens", "stop"], "maxTokens"],
    ["MaxTokens", ["maxTokens"], "maxTokens"],
    ["nmae", ["name", "game"], "name"],
    ["customer", ["customers", "custom"], "customers"],
    ["x", ["y", "z"], undefined],
    ["id", ["is", "in"], "in"],
    ["something", ["else"], undefined],
    ["", ["a"], undefined],
    ["name", ["name"], undefined],
    ["a".repeat(100), ["a".repeat(99)], undefined],
  ];
  for (const [name, candidates, expected] of table) {
    it(`${name.slice(0, 12)} among ${candidates.join(", ").slice(0, 30)} is ${expected}`, () => {
      expect(nearest(name, candidates)).toBe(expected);
    });
  }

  it("does not depend on the order of the candidates", () => {
    const names = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(names, fc.uniqueArray(names, { maxLength: 8 }), (name, candidates) => {
        expect(nearest(name, candidates)).toBe(nearest(name, [...candidates].reverse()));
      }),
    );
  });
});

describe("editDistance", () => {
  /** The textbook form, without bound. */
  function plainDistance(left: string, right: string): number {
    const rows = Array.from({ length: left.length + 1 }, (_, row) => [row]);
    const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
    for (let column = 1; column <= right.length; column++) (rows[0] ?? [])[column] = column;
    for (let row = 1; row <= left.length; row++) {
      for (let column = 1; column <= right.length; column++) {
        const change = left[row - 1] === right[column - 1] ? 0 : 1;
        let cost = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + change);
        if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
          cost = Math.min(cost, at(row - 2, column - 2) + 1);
        }
        (rows[row] ?? [])[column] = cost;
      }
    }
    return at(left.length, right.length);
  }

  it("agrees with the textbook up to its limit", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 10 });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 5 }), (left, right, limit) => {
        expect(editDistance(left, right, limit)).toBe(Math.min(plainDistance(left, right), limit + 1));
      }),
    );
  });
});
