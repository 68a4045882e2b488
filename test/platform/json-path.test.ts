import { describe, expect, test } from "vitest";
import { readJsonPath } from "../../src/platform/json-path.ts";

const value = { store: { book: [{ title: "A", price: 8 }, { title: "B" }], "odd key": 1, größe: 2 }, list: [1, 2, 3] };

function at(path: string): unknown {
  const reading = readJsonPath(path);
  return reading.ok ? reading.path.select(value) : reading.problem;
}

describe("a path names places", () => {
  test.each([
    ["$", [value]],
    ["$.store.book[0].title", ["A"]],
    ["$.store.book[*].title", ["A", "B"]],
    ["$.store.book[*].price", [8]],
    ["$.list[-1]", [3]],
    ["$.list[9]", []],
    ["$.list.*", [1, 2, 3]],
    ['$["store"]["odd key"]', [1]],
    ["$['store']['größe']", [2]],
    ["$.store.größe", [2]],
    ["$.toString", []],
    ["$.list.length", []],
  ])("%s", (path, expected) => {
    expect(at(path)).toEqual(expected);
  });

  test.each([
    ["store", /begin with \$/],
    ["$..book", /character 2/],
    ["$.store.book[?(@.price)]", /character 13/],
    ["$.list[0:2]", /character 7/],
    ["$.a[", /character 4/],
    [`$${".a".repeat(101)}`, /more than 100/],
  ])("%s is refused", (path, problem) => {
    expect(at(path)).toMatch(problem);
  });
});
