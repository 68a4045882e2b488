import { describe, expect, it } from "vitest";
import type { CaseResult, Evaluation } from "../../src/evaluation/evaluation.ts";
import { mergeEvaluations } from "../../src/evaluation/merge.ts";

const summary = { cases: 0, passed: 0, failed: 0, errors: 0, unjudged: 0, interval: null, cost: 0, keptCost: 0 };
const nothing = { bothPassed: 0, worse: 0, better: 0, bothFailed: 0 };

function part(number: number, of: number, results: readonly CaseResult[]): Evaluation {
  return {
    format: "slipway/evaluation/v1",
    bundle: null,
    demands: `sha256:${"0".repeat(64)}`,
    trusted: false,
    passed: true,
    shard: { part: number, of },
    base: { label: "main", commit: null },
    results: [...results],
    comparison: {
      verdict: "same",
      red: false,
      broken: [],
      mustFailed: [],
      flaky: [],
      errors: [],
      counts: nothing,
      difference: 0,
      interval: null,
      probability: 1,
    },
    summary,
    createdAt: "2026-11-28T00:00:00.000Z",
  };
}

const result = (prompt: string, name: string, more: Partial<CaseResult> = {}): CaseResult => ({
  prompt,
  case: name,
  model: "m",
  outcome: "passed",
  must: false,
  passed: 1,
  answers: 1,
  requests: [],
  base: "passed",
  judgements: [],
  cost: 0,
  ...more,
});

describe("parts of one evaluation", () => {
  it("keep cases apart whose names run together", () => {
    const broken = { outcome: "failed", confirmation: "broken" } as const;
    const { comparison } = mergeEvaluations([
      part(1, 2, [result("judges", "tone/x", broken), result("judges", "a%2Fb", broken)]),
      part(2, 2, [result("judges/tone", "x"), result("judges", "a/b")]),
    ]);
    expect(comparison).toMatchObject({ compared: 4, broken: ["judges/a%252Fb", "judges/tone%2Fx"] });
  });

  it("count repeats that nobody could judge", () => {
    const merged = mergeEvaluations([
      part(1, 2, [result("sort", "a", { errors: 2, judged: 3 })]),
      part(2, 2, [result("sort", "b", { baseErrors: 1 }), result("sort", "c", { outcome: "error", errors: 1 })]),
    ]);
    expect(merged.summary).toMatchObject({ errors: 1, repeatErrors: 3 });
  });
});
