import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gateSchema } from "../../src/project/gate-schema.ts";
import { gateWeakenings, judgedKeys } from "../../src/project/gate-weakening.ts";

const gate = {
  approvals: { required: 2, from: ["anna", "ben"], expires: "7d" },
  windows: [{ allow: "Mon-Fri 09:00-16:00" }, { deny: "12-20 - 01-02" }],
  soak: "30m",
  checks: ["ci / test", "ci / lint"],
  contract: "minor",
  rollback: "gated",
};

describe("keys that every object has", () => {
  test.each(["__proto__", "constructor", "toString"])("%s is a key like any unknown one", (key) => {
    const written = (value: number): unknown =>
      JSON.parse(`{"soak":"30m","${key}":${value},"approvals":{"${key}":${value}}}`);
    expect(gateWeakenings(written(1), written(1))).toEqual([]);
    expect(gateWeakenings(written(1), written(2))).toEqual([
      expect.stringContaining(`gate.${key}`) as string,
      expect.stringContaining(`gate.approvals.${key}`) as string,
    ]);
  });
});

describe("what demands less is named", () => {
  test.each([
    ["no gate", undefined, ["removes the gate"]],
    [
      "fewer approvals",
      { ...gate, approvals: { ...gate.approvals, required: 1 } },
      ["lowers `gate.approvals.required` from `2` to `1`"],
    ],
    [
      "more people",
      { ...gate, approvals: { ...gate.approvals, from: ["anna", "ben", "eve"] } },
      ["adds to `gate.approvals.from`: `eve`"],
    ],
    [
      "approvals that last longer",
      { ...gate, approvals: { ...gate.approvals, expires: "2w" } },
      ["raises `gate.approvals.expires` from `7d` to `2w`"],
    ],
    [
      "short digests",
      { ...gate, approvals: { ...gate.approvals, digest: "short" } },
      ["alters `gate.approvals.digest` from `full` to `short`"],
    ],
    [
      "a larger drop of evaluations",
      { ...gate, evaluate: { tolerance: 5 } },
      ["raises `gate.evaluate.tolerance` from `2` to `5`"],
    ],
    ["no approvals", { ...gate, approvals: undefined }, ["removes `gate.approvals`"]],
    ["a shorter soak", { ...gate, soak: "29m" }, ["lowers `gate.soak` from `30m` to `29m`"]],
    ["fewer checks", { ...gate, checks: ["ci / test"] }, ["takes entries out of `gate.checks`: `ci / lint`"]],
    [
      "a wider window",
      { ...gate, windows: [{ allow: "Mon-Sun 00:00-24:00" }, gate.windows[1]] },
      ['adds to `gate.windows`: `{"allow":"Mon-Sun 00:00-24:00"}`'],
    ],
    [
      "a second window",
      { ...gate, windows: [...gate.windows, { allow: "Sat" }] },
      ['adds to `gate.windows`: `{"allow":"Sat"}`'],
    ],
    [
      "a period that is open now",
      { ...gate, windows: [gate.windows[0]] },
      ['takes entries out of `gate.windows`: `{"deny":"12-20 - 01-02"}`'],
    ],
    ["always open", { ...gate, windows: [gate.windows[1]] }, ["takes every `allow` out of `gate.windows`"]],
    ["breaking changes", { ...gate, contract: "major" }, ["alters `gate.contract` from `minor` to `major`"]],
    ["rollback without the gate", { ...gate, rollback: "exempt" }, ["alters `gate.rollback` from `gated` to `exempt`"]],
    ["a way around it", { ...gate, breakGlass: { by: ["eve"] } }, ["adds `gate.breakGlass`"]],
    ["something that is not known here", { ...gate, mood: "good" }, ["adds `gate.mood`"]],
    ["no gate at all", "open", ["alters the gate"]],
  ])("%s", (_, after, expected) => {
    expect(gateWeakenings(gate, after)).toEqual(expected);
  });
});

describe("what demands more, or the same, is not", () => {
  test.each([
    ["the same", structuredClone(gate)],
    ["more approvals", { ...gate, approvals: { ...gate.approvals, required: 3 } }],
    ["fewer people", { ...gate, approvals: { ...gate.approvals, from: ["anna"] } }],
    ["a longer soak", { ...gate, soak: "1h" }],
    ["more checks", { ...gate, checks: [...gate.checks, "ci / e2e"] }],
    ["more that is closed", { ...gate, windows: [...gate.windows, { deny: "Fri" }], freezes: [{ during: "12-24" }] }],
    ["fewer windows", { ...gate, windows: [...gate.windows, { allow: "Sat" }] }, { ...gate }],
    ["only patches", { ...gate, contract: "patch" }],
  ])("%s", (_, one, other?: unknown) => {
    expect(other === undefined ? gateWeakenings(gate, one) : gateWeakenings(one, other)).toEqual([]);
  });

  test("a gate where there was none", () => {
    expect(gateWeakenings(undefined, gate)).toEqual([]);
  });
});

test("never throws, whatever stands there, and equal gates are equal", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      gateWeakenings({ ...gate, approvals: before, windows: after, breakGlass: before }, { ...gate, approvals: after });
      gateWeakenings(before, after);
      expect(gateWeakenings(before, structuredClone(before))).toEqual([]);
    }),
  );
});

test("every key of a gate has a judge of its own; a zone moves every period, so that any change of it is shown", () => {
  expect([...judgedKeys].sort()).toEqual(Object.keys(gateSchema.properties).sort());
});

test("a demand on models may come and grow, not shrink", () => {
  expect(gateWeakenings({}, { models: "30d" })).toEqual([]);
  expect(gateWeakenings({ models: "30d" }, { models: "60d" })).toEqual([]);
  expect(gateWeakenings({ models: "30d" }, { models: "1w" })).toEqual(["lowers `gate.models` from `30d` to `1w`"]);
  expect(gateWeakenings({ models: "30d" }, {})).toEqual(["removes `gate.models`"]);
});
