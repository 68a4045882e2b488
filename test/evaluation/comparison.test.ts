import { describe, expect, test } from "vitest";
import { type ComparedCase, compareSuites } from "../../src/evaluation/comparison.ts";
import {
  type AnswerOutcome,
  answersToConfirm,
  confirmRegression,
  type Side,
} from "../../src/evaluation/confirmation.ts";

/** Cases by letters: `=` passed twice, `x` failed twice, `-` got worse, `+` got better, `?` not on the base, `!` error. */
function suite(letters: string, confirmed: "flaky" | "broken" = "flaky"): ComparedCase[] {
  return [...letters].map((letter, index) => ({
    id: `reply/${index}`,
    head: letter === "!" ? "error" : letter === "x" || letter === "-" ? "failed" : "passed",
    base: letter === "?" ? undefined : letter === "x" || letter === "+" ? "failed" : "passed",
    must: false,
    ...(letter === "-" ? { confirmation: { verdict: confirmed, head: ["failed"], base: ["passed"] } } : {}),
  }));
}

describe("asking again", () => {
  const asked = async (answers: Readonly<Record<Side, readonly AnswerOutcome[]>>, most = 4) => {
    const order: Side[] = [];
    const left = { head: [...answers.head], base: [...answers.base] };
    const confirmation = await confirmRegression(async (side) => {
      order.push(side);
      return left[side].shift() ?? "error";
    }, most);
    return { ...confirmation, order: order.map((side) => side[0]).join("") };
  };

  test("takes four answers a side, the first ones counted, in turn, before a case is broken", async () => {
    const result = await asked({ head: ["failed", "failed", "failed"], base: ["passed", "passed", "passed"] });
    expect(result).toMatchObject({ verdict: "broken", order: "hbhbhb" });
    expect(result.head).toHaveLength(4);
    expect(result.base).toHaveLength(4);
  });

  test("stops where the head passes or the base fails", async () => {
    expect(await asked({ head: ["passed"], base: [] })).toMatchObject({ verdict: "flaky", order: "h" });
    expect(await asked({ head: ["failed"], base: ["failed"] })).toMatchObject({ verdict: "flaky", order: "hb" });
  });

  test("calls no case broken that could not be asked", async () => {
    expect(await asked({ head: ["failed", "error"], base: ["passed"] })).toMatchObject({ verdict: "error" });
  });

  test("takes more in large suites", () => {
    expect([500, 501, 1_500, 1_501, 5_000, 5_001].map(answersToConfirm)).toEqual([4, 5, 5, 6, 6, 7]);
  });
});

describe("the suite", () => {
  test("is worse where many cases fail, though none of them is broken for good", () => {
    const result = compareSuites(suite(`${"=".repeat(82)}${"-".repeat(12)}+++xxx`));
    expect(result).toMatchObject({ verdict: "worse", red: true, probability: 576 / 32768, broken: [] });
    expect(result.difference).toBeCloseTo(-0.09, 12);
    expect(result.flaky).toHaveLength(12);
  });

  test("is worse where one case is broken, which no statistic sees", () => {
    const result = compareSuites(suite(`${"=".repeat(49)}-`, "broken"));
    expect(result).toMatchObject({ verdict: "worse", red: true, broken: ["reply/49"], probability: 0.5 });
  });

  test("accepts a significant drop within the tolerance", () => {
    const small = compareSuites(suite(`${"=".repeat(495)}-----`));
    expect(small).toMatchObject({ probability: 0.03125, red: false });
    expect(compareSuites(suite(`${"=".repeat(495)}-----`), { tolerance: 0.009 })).toMatchObject({ red: true });
  });

  test("says how many cases would do where four flaky ones prove nothing", () => {
    const result = compareSuites(suite(`${"=".repeat(46)}----`));
    expect(result).toMatchObject({ verdict: "not-enough-evidence", red: false });
    expect(result.casesNeeded).toBeGreaterThan(500);
  });

  test("is the same where nothing differs, and where the interval leaves no drop that matters", () => {
    expect(compareSuites(suite("=====x"))).toMatchObject({ verdict: "same", difference: 0 });
    expect(compareSuites(suite(`${"=".repeat(2000)}-+`))).toMatchObject({ verdict: "same" });
  });

  test("is better where cases that failed pass now", () => {
    expect(compareSuites(suite(`${"=".repeat(40)}++++++`))).toMatchObject({ verdict: "better", red: false });
  });

  test("compares rates where cases are asked several times", () => {
    const rated = (id: string, base: number, head: number): ComparedCase => ({
      id,
      base: base >= 0.5 ? "passed" : "failed",
      head: head >= 0.5 ? "passed" : "failed",
      must: false,
      rates: { base, head },
    });
    const worse = Array.from({ length: 8 }, (_, index) => rated(`reply/${index}`, 1, 0.6));
    expect(compareSuites(worse)).toMatchObject({ verdict: "worse", red: true, probability: 1 / 256 });
    const same = [rated("reply/a", 0.8, 0.6), rated("reply/b", 0.6, 0.8), rated("reply/c", 1, 1)];
    expect(compareSuites(same)).toMatchObject({ red: false, verdict: "not-enough-evidence" });
  });

  test("without anything to compare with says so", () => {
    expect(compareSuites(suite("???"))).toMatchObject({ verdict: "no-baseline", interval: undefined, red: false });
    expect(compareSuites([])).toMatchObject({ verdict: "no-baseline" });
  });

  test("does not take an error for a failure", () => {
    const result = compareSuites(suite("====!"));
    expect(result).toMatchObject({ verdict: "error", red: false, errors: ["reply/4"] });
    expect(result.counts).toEqual({ bothPassed: 4, worse: 0, better: 0, bothFailed: 0 });
  });

  test("is red where a case that must pass failed, also on the base and also for the first time", () => {
    const must = (base: ComparedCase["base"]): ComparedCase => ({ id: "reply/safe", head: "failed", base, must: true });
    for (const base of ["failed", undefined, "passed"] as const) {
      expect(compareSuites([...suite("===="), must(base)])).toMatchObject({ red: true, mustFailed: ["reply/safe"] });
    }
  });
});
