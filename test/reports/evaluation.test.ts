import { describe, expect, it } from "vitest";
import type { CaseResult, Evaluation } from "../../src/evaluation/evaluation.ts";
import { evaluationJunit } from "../../src/reports/evaluation-junit.ts";
import { evaluationMarkdown } from "../../src/reports/evaluation-markdown.ts";
import { evaluationText } from "../../src/reports/evaluation-text.ts";

function evaluationOf(results: readonly CaseResult[]): Evaluation {
  const failed = results.filter(({ outcome }) => outcome === "failed").length;
  const passed = results.length - failed;
  return {
    format: "slipway/evaluation/v1",
    bundle: null,
    demands: `sha256:${"0".repeat(64)}`,
    trusted: false,
    passed: failed === 0,
    base: null,
    results: [...results],
    comparison: null,
    summary: { cases: results.length, passed, failed, errors: 0, unjudged: 0, interval: null, cost: 0, keptCost: 0 },
    createdAt: "2026-11-28T00:00:00.000Z",
  };
}

function resultOf(name: string, broken: readonly string[] = []): CaseResult {
  return {
    prompt: "sort",
    case: name,
    model: "m",
    outcome: broken.length === 0 ? "passed" : "failed",
    must: false,
    passed: broken.length === 0 ? 1 : 0,
    answers: 1,
    requests: [],
    judgements: broken.map((demanded) => ({ kind: "contains", demanded, outcome: "failed" })),
    cost: 0,
  };
}

const plain = { evidence: undefined, notes: [], environment: undefined, terminal: { color: false } };

describe("what is shown of an evaluation", () => {
  it("says how many rows of the table are left out", () => {
    const results = Array.from({ length: 1_003 }, (_, index) => resultOf(`case ${index}`));
    const markdown = evaluationMarkdown(evaluationOf(results), plain);
    expect(markdown.match(/^\| `sort`/gm)).toHaveLength(1_000);
    expect(markdown).toContain("… and 3 more.");
  });

  it("shows no share as all that is not all, and none as nothing that is something", () => {
    const many = evaluationOf(Array.from({ length: 10_000 }, (_, index) => resultOf(`case ${index}`)));
    const shown = (low: number, high: number) =>
      evaluationText({ ...many, summary: { ...many.summary, interval: { low, high } } }, plain);
    expect(shown(0.99962, 1)).toContain("between 99.96 % and 100 % would");
    expect(shown(0.0000004, 0.99999999)).toContain("between under 0.001 % and over 99.999 % would");
    expect(shown(0.004, 0.5)).toContain("between 0.4 % and 50 % would");
  });

  it("bounds the reasons of one case, and says so", () => {
    const reasons = Array.from({ length: 60 }, (_, index) => `contains “word ${index}.”`);
    const evaluation = evaluationOf([resultOf("late", reasons)]);
    for (const shown of [
      evaluationText(evaluation, plain),
      evaluationMarkdown(evaluation, plain),
      evaluationJunit(evaluation),
    ]) {
      expect(shown).toContain("word 49.");
      expect(shown).not.toContain("word 50.");
      expect(shown).toContain("… and 10 more");
    }
  });
});
