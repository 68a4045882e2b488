import { describe, expect, it } from "vitest";
import type { CaseResult, Evaluation } from "../../src/evaluation/evaluation.ts";
import { digestOf } from "../../src/platform/digest.ts";
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

  it("counts what could not be asked beside what failed", () => {
    const evaluation = evaluationOf([resultOf("late", ["x"]), resultOf("money")]);
    const summary = { ...evaluation.summary, cases: 1_020, errors: 1_018 };
    expect(evaluationText({ ...evaluation, summary }, plain)).toContain(
      "✘ 1 of 2 cases passed; 1,018 more could not be asked or judged.",
    );
  });

  it("takes a flaky case for no failure in JUnit, unless it must pass, and says that it is one", () => {
    const flaky = { ...resultOf("late", ["contains “a”"]), confirmation: "flaky" } as const;
    const junit = evaluationJunit(evaluationOf([flaky, resultOf("sound")]));
    expect(junit).toContain('failures="0"');
    expect(junit).not.toContain("<failure");
    expect(junit).toContain("<system-out>flaky");
    const must = evaluationJunit(evaluationOf([{ ...flaky, must: true }]));
    expect(must).toContain('failures="1"');
    expect(must).toContain("<failure");
  });

  it("says that it is for display unless it was kept as evidence, whatever the document says of itself", () => {
    const evaluation = { ...evaluationOf([resultOf("late")]), trusted: true };
    expect(evaluationMarkdown(evaluation, plain)).toContain("For display only");
    expect(evaluationText(evaluation, plain)).toContain("For display");
    expect(evaluationMarkdown(evaluation, { ...plain, evidence: digestOf(Buffer.from("evidence")) })).not.toContain(
      "For display",
    );
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

describe("the verdict in words", () => {
  type Compared = NonNullable<Evaluation["comparison"]>;
  /** As earlier versions wrote it. */
  const old: Compared = {
    verdict: "worse",
    red: true,
    broken: [],
    mustFailed: [],
    flaky: [],
    errors: [],
    counts: { bothPassed: 82, worse: 12, better: 3, bothFailed: 3 },
    difference: -0.09,
    interval: { low: -0.1730211, high: -0.0122477 },
    probability: 576 / 32768,
  };
  const drop = { compared: 100, fell: 12, rose: 3, adjusted: 576 / 32768, dropped: true };
  const prompt = (name: string, more: Partial<NonNullable<Compared["prompts"]>[number]> = {}) => ({
    ...drop,
    prompt: name,
    counts: old.counts,
    difference: old.difference,
    interval: old.interval,
    probability: old.probability,
    ...more,
  });
  const results = [resultOf("late"), { ...resultOf("late"), prompt: "tone" }];
  const shown = (comparison: Partial<Compared>, more: Partial<Evaluation> = {}) =>
    evaluationText({ ...evaluationOf(results), comparison: { ...old, ...comparison }, ...more }, plain);

  it("is that of the worked example, also of an earlier version", () => {
    const words =
      "12 got worse and 3 better, 9.0 points fewer pass: chance alone gives this or worse in 1.8 % of comparisons.";
    expect(shown({})).toContain(`Worse than the base: ${words}`);
    const one = evaluationOf([resultOf("late")]);
    expect(shown({ prompts: [prompt("sort")], tolerance: 0.02 }, { results: one.results })).toContain(words);
    expect(shown({})).toContain("Against the base: -9.0 points (with 95 % confidence between -17.3 and -1.2).");
  });

  it("names prompts, no more of them than anybody reads, and shows what is hidden in a name", () => {
    const names = ["a", "b\u202e", "c", "d"];
    const text = shown({ prompts: names.map((name) => prompt(name, { adjusted: 0.04 })), ...drop, adjusted: 0.03 });
    expect(text).toContain(
      "Worse than the base: 12 got worse and 3 better in all, 9.0 points fewer pass: chance alone gives this or worse in at most 3.0 % of comparisons, 12 got worse and 3 better in a,",
    );
    expect(text).toContain("better in b[U+202E],");
    expect(text).toContain(" and 1 more prompt dropped.");
    expect(text).not.toContain("better in d");
  });

  it("names no drop beside a broken case that is none", () => {
    const broken = { broken: ["sort/late"], probability: 0.01, difference: -0.01 };
    expect(shown(broken)).toContain("Worse than the base: 1 case broke for good.\n");
    expect(shown({ ...broken, prompts: [prompt("sort", { dropped: false })] })).toContain(": 1 case broke for good.\n");
  });

  it("says what is worse and accepted, what nothing differs in, and how sure it is of few", () => {
    expect(shown({ verdict: "within-tolerance", red: false, tolerance: 0.025 })).toContain(
      "Worse, by no more than the tolerance of 2.5 points.",
    );
    expect(shown({ verdict: "same", red: false, fell: 0, rose: 0 })).toContain("Nothing differs from the base.");
    expect(shown({ verdict: "same", red: false, fell: 0, rose: 1 })).toContain("as the base: nothing got worse.");
    expect(shown({ interval: null })).toContain("-9.0 points (of too few cases to say how far that may be off).");
    expect(shown({ verdict: "not-enough-evidence", casesNeeded: 1570, compared: 100 })).toContain(
      "With about 1,570 cases, a run without a change would be called `same` in about three of four.",
    );
  });
});
