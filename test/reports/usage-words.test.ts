import { describe, expect, it } from "vitest";
import type { Evaluation } from "../../src/evaluation/evaluation.ts";
import type { SideUsage, UsageComparison } from "../../src/evaluation/usage-schema.ts";
import { cautionsOf, usageWords } from "../../src/reports/usage-words.ts";

function side(cost: number | null, input = 100, output = 10, more: Partial<SideUsage> = {}): SideUsage {
  const tokens = { inputTokens: input, outputTokens: output, cacheReadTokens: 0, cacheWriteTokens: 0 };
  return { answers: 1, tokens, cost, perAnswer: { tokens, cost }, latencyMilliseconds: 800, models: ["m"], ...more };
}

/** Costs are of one answer, and shown for 1,000. */
function compared(base: SideUsage | null, head: SideUsage): UsageComparison {
  const [before, after] = [base?.perAnswer.cost ?? null, head.perAnswer.cost];
  const cost = before === null || after === null ? null : after - before;
  const share = cost === null || before === null || before === 0 ? null : cost / before;
  return { cases: { head: 1, base: 1, shared: 1 }, head, base, change: base === null ? null : { cost, share } };
}

describe("what answers cost, in words", () => {
  it.each([
    ["more", 0.0012, 0.00145, "$1.20 → $1.45 (+21 %)"],
    ["less", 0.0012, 0.001, "$1.20 → $1.00 (−17 %)"],
    ["a little more", 0.0012, 0.001204, "$1.200 → $1.204 (+0.3 %)"],
    ["the rounding of a sum more", 0.0012, 0.0012000001, "$1.20"],
    ["the same", 0.0012, 0.0012, "$1.20"],
    ["very little", 0.0000000175, 0.0000000185, "$0.0000175 → $0.0000185 (+5.7 %)"],
    ["many times as much", 0.0012, 0.024, "$1.20 → $24.00 (+1,900 %)"],
    ["something in place of nothing", 0, 0.0012, "$0 → $1.20"],
    ["nothing in place of something", 0.0012, 0, "$1.20 → $0 (−100 %)"],
    ["nothing as before", 0, 0, "$0"],
    ["what nobody knows on the head", 0.0012, null, "$1.20 → not known"],
    ["what nobody knows on the base", null, 0.0012, "not known → $1.20"],
    ["what nobody knows", null, null, "not known"],
  ])("%s", (_, before, after, words) => {
    expect(usageWords(compared(side(before), side(after))).cost).toBe(words);
  });

  it("are of the head alone without a base", () => {
    expect(usageWords(compared(null, side(0.0012)))).toMatchObject({
      cost: "$1.20",
      costAlone: "$1.20",
      tokens: "100 in, 10 out",
      time: "800 ms",
    });
  });

  it("tell tokens and times apart by what a reader can see", () => {
    const slower = side(0.001, 1_203.4, 10.26, { latencyMilliseconds: 1_250 });
    expect(usageWords(compared(side(0.001, 1_203.3, 10.24), slower))).toMatchObject({
      tokens: "1,203 in, 10.2 → 10.3 out (+0.2 %)",
      time: "800 ms → 1.3 s",
    });
    const untimed = side(0.001, 100, 10, { latencyMilliseconds: null });
    expect(usageWords(compared(untimed, side(0.001))).time).toBe("not measured → 800 ms");
    expect(usageWords(compared(untimed, untimed)).time).toBe("");
  });

  it("name what differs, and no more of it than anybody reads", () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `model ${index} ${"x".repeat(500)}`);
    const one = { ...compared(side(0.001), side(0.001, 100, 10, { models: many })), prompt: "p".repeat(5_000) };
    const evaluation = { results: [], usage: { total: one, prompts: Array.from({ length: 50 }, () => one) } };
    // Of an evaluation this is all that is read.
    const cautions = cautionsOf(evaluation as unknown as Evaluation);
    expect(cautions).toHaveLength(4);
    expect(cautions[0]).toContain("and 1,997 others, and on the base `m`.");
    expect(cautions[3]).toBe("47 other prompts ask another model too.");
    expect(cautions.join("").length).toBeLessThan(3_000);
  });

  it("mark estimates", () => {
    expect(usageWords(compared(side(null), side(null, 100, 10, { estimated: true }))).tokens).toBe("≈ 100 in, 10 out");
  });
});
