import { describe, expect, it } from "vitest";
import { exitOf } from "../../src/evaluation/evaluation.ts";

describe("the exit code of an evaluation", () => {
  const worse = { verdict: "worse", red: true } as const;
  const same = { verdict: "same", red: false } as const;
  const error = { verdict: "error", red: false } as const;
  it.each([
    ["passed", true, 0, null, 0],
    ["failed, without a base", false, 0, null, 1],
    ["not asked", false, 2, null, 3],
    ["no verdict against the base", false, 0, error, 3],
    ["worse", false, 0, worse, 1],
    ["worse, whatever could not be asked besides", false, 2, worse, 1],
    ["as good as the base, where something could not be asked", false, 1, same, 3],
    ["as good as the base, and passed", true, 0, same, 0],
  ])("%s", (_, passed, errors, comparison, code) => {
    expect(exitOf({ passed, summary: { errors }, comparison, results: [] })).toBe(code);
  });
});
