/** Numbers that were worked out elsewhere, by hand or with other programs. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fairTail, fisherWorse, logChoose } from "../../../src/evaluation/statistics/counting.ts";
import {
  clusteredMeanOf,
  meanOf,
  mostFailures,
  newcombePaired,
  wilson,
} from "../../../src/evaluation/statistics/intervals.ts";
import { normalQuantile } from "../../../src/evaluation/statistics/normal.ts";
import { holm, mcnemarMid, mcnemarTwoSided, mcnemarWorse } from "../../../src/evaluation/statistics/paired.ts";
import { casesForPasses, casesForScores } from "../../../src/evaluation/statistics/power.ts";
import { passAll, passAny } from "../../../src/evaluation/statistics/repeats.ts";
import { type Step, sequentialTest } from "../../../src/evaluation/statistics/sequential.ts";
import { signFlipWorse } from "../../../src/evaluation/statistics/sign-flips.ts";

/** 82 cases passed twice, 12 got worse, 3 better, 3 failed twice. */
const hundred = { bothPassed: 82, worse: 12, better: 3, bothFailed: 3 };

describe("a hundred cases of which twelve got worse and three better", () => {
  test("McNemar's exact test sees it", () => {
    expect(mcnemarWorse(12, 3)).toBe(576 / 32768);
    expect(mcnemarTwoSided(12, 3)).toBe(0.03515625);
    expect(mcnemarMid(12, 3)).toBeCloseTo(0.021270751953125, 15);
  });

  test("the paired standard error and interval are narrower than those of two separate runs", () => {
    const differences = [...Array(12).fill(-1), ...Array(3).fill(1), ...Array(85).fill(0)];
    const { mean, standardError = Number.NaN } = meanOf(differences);
    expect(mean).toBeCloseTo(-0.09, 12);
    expect(standardError).toBeCloseTo(0.037859389, 9);
    expect(mean - 1.96 * standardError).toBeCloseTo(-0.1642044, 6);
    expect(mean + 1.96 * standardError).toBeCloseTo(-0.0157956, 6);
  });

  test("Newcombe's interval of the difference", () => {
    const { low, high } = newcombePaired(hundred);
    expect(low).toBeCloseTo(-0.1730211, 6);
    expect(high).toBeCloseTo(-0.0122477, 6);
  });

  test("Wilson's intervals of both rates", () => {
    expect(wilson({ passed: 94, total: 100 }).low).toBeCloseTo(0.8752318, 6);
    expect(wilson({ passed: 94, total: 100 }).high).toBeCloseTo(0.9722139, 6);
    expect(wilson({ passed: 85, total: 100 }).low).toBeCloseTo(0.7671644, 6);
    expect(wilson({ passed: 85, total: 100 }).high).toBeCloseTo(0.9069401, 6);
  });
});

test("fewer than five regressions are never significant", () => {
  expect(mcnemarWorse(5, 0)).toBe(0.03125);
  expect(mcnemarWorse(4, 0)).toBe(0.0625);
  expect(mcnemarWorse(6, 1)).toBe(0.0625);
  expect(mcnemarWorse(7, 1)).toBe(0.03515625);
});

test("the sequential test stops where it was worked out to stop", () => {
  const steps = (letters: string): Step[] =>
    [...letters].map((letter) => (letter === "R" ? "regression" : "improvement"));
  const mixed = sequentialTest(steps("RRIRRRRRIRRRRRI"));
  expect(mixed).toMatchObject({ verdict: "worse", after: 13 });
  expect(mixed.sum).toBeCloseTo(3.3374585, 6);
  expect(sequentialTest(steps("RRRRRRRRRR"))).toMatchObject({ verdict: "worse", after: 7 });
  expect(sequentialTest(steps("IIIII"))).toMatchObject({ verdict: "not-worse", after: 3 });
  expect(sequentialTest(steps("RI"))).toMatchObject({ verdict: "undecided", after: 2 });
});

test("what all passes leave possible", () => {
  expect(wilson({ passed: 20, total: 20 }).low).toBeCloseTo(0.8388748, 6);
  expect(wilson({ passed: 20, total: 20 }).high).toBe(1);
  expect(wilson({ passed: 0, total: 20 }).low).toBe(0);
  expect(mostFailures(30)).toBeCloseTo(0.095034, 6);
  expect(mostFailures(100)).toBeCloseTo(0.029513, 6);
});

test("cases that share a source widen the error", () => {
  const clusters = [
    [1, 1, 1],
    [0, 0, 1],
    [1, 1],
    [0, 0],
  ];
  const { mean, standardError } = clusteredMeanOf(clusters);
  expect(mean).toBeCloseTo(0.6, 12);
  expect(standardError).toBeCloseTo(0.2103965, 6);
  expect(meanOf(clusters.flat()).standardError).toBeCloseTo(0.1632993, 6);
});

test("how many cases a difference takes", () => {
  const still = { variance: 0, samples: 1 };
  expect(casesForScores({ cases: 1 / 9, base: still, head: still }, { difference: 0.03 })).toBe(969);
  const once = { variance: 0.1, samples: 1 };
  const thrice = { variance: 0.1, samples: 3 };
  expect(casesForScores({ cases: 0.1, base: once, head: once }, { difference: 0.1 })).toBe(236);
  expect(casesForScores({ cases: 0.1, base: thrice, head: thrice }, { difference: 0.1 })).toBe(131);
  expect(casesForPasses(0.15, { difference: 0.09 })).toBeLessThan(casesForPasses(0.15, { difference: 0.05 }));
  expect(() => casesForPasses(0.01, { difference: 0.02 })).toThrow(RangeError);
});

test("three samples a case are compared by flipping signs", () => {
  const base = [3, 3, 2, 3, 1, 3];
  const head = [3, 1, 2, 3, 0, 3];
  const differences = head.map((passed, index) => (passed - (base[index] ?? 0)) / 3);
  const { mean, standardError } = meanOf(differences);
  expect(mean).toBeCloseTo(-0.1666667, 6);
  expect(standardError).toBeCloseTo(0.113855, 6);
  expect(signFlipWorse(differences)).toBe(0.25);
});

test("one case sampled on both sides", () => {
  const of = (passed: number, total: number) => ({ passed, total });
  expect(fisherWorse(of(3, 3), of(0, 3))).toBeCloseTo(0.05, 12);
  expect(fisherWorse(of(5, 5), of(1, 5))).toBeCloseTo(0.0238095, 6);
  expect(fisherWorse(of(3, 3), of(1, 3))).toBeCloseTo(0.2, 12);
});

test("some of five answers", () => {
  expect(passAny({ passed: 3, total: 5 }, 3)).toBe(1);
  expect(passAll({ passed: 3, total: 5 }, 3)).toBeCloseTo(0.1, 12);
  expect(() => passAll({ passed: 3, total: 5 }, 6)).toThrow(RangeError);
});

test("Holm's correction keeps the order and never lowers a probability", () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(holm([])).toEqual([]);
});

describe("rules that hold for all numbers", () => {
  test("quantiles are those of tables, and mirrored", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.8)).toBeCloseTo(0.8416212335729143, 14);
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 10);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(() => normalQuantile(1.5)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true }), (p) => {
        expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 5);
      }),
    );
  });

  test("tails of small and of large counts meet", () => {
    for (const trials of [10, 100, 999, 1000, 1001, 5000]) {
      const middle = Math.floor(trials / 2) + 1;
      const equal = trials % 2 === 0 ? Math.exp(logChoose(trials, trials / 2) - trials * Math.LN2) : 0;
      expect(fairTail(trials, middle)).toBeCloseTo((1 - equal) / 2, 10);
    }
    expect(fairTail(1001, 560)).toBeGreaterThan(fairTail(1000, 565));
    expect(fairTail(5, 0)).toBe(1);
    expect(fairTail(5, 6)).toBe(0);
  });

  test("a sampled sign flip is near the exact one, the same for the same seed", () => {
    const differences = Array.from({ length: 20 }, (_, index) => (index % 3 === 0 ? 1 : -1) * (1 + (index % 4)));
    const exact = signFlipWorse(differences);
    const more = [...differences, 1e-12];
    expect(Math.abs(signFlipWorse(more) - exact)).toBeLessThan(0.01);
    expect(signFlipWorse(more, 7)).toBe(signFlipWorse(more, 7));
    expect(signFlipWorse([0, 0])).toBe(1);
  });

  test("an interval holds its own rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
        const passed = Math.round(total * share);
        const { low, high } = wilson({ passed, total });
        expect(low).toBeLessThanOrEqual(passed / total);
        expect(high).toBeGreaterThanOrEqual(passed / total);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
