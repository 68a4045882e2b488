import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fairCounts, fairTail } from "../../../src/evaluation/statistics/counting.ts";
import { signFlipWorse } from "../../../src/evaluation/statistics/sign-flips.ts";
import { studentQuantile } from "../../../src/evaluation/statistics/student.ts";

/** Every assignment of signs, one after the other. */
function byEnumeration(differences: readonly number[]): number {
  const sizes = differences.filter((value) => value !== 0).map(Math.abs);
  const observed = differences.reduce((sum, value) => sum + value, 0);
  let asLow = 0;
  for (let assignment = 0; assignment < 2 ** sizes.length; assignment++) {
    const sum = sizes.reduce((total, size, index) => total + ((assignment >> index) & 1 ? size : -size), 0);
    if (sum <= observed + 1e-9) asLow++;
  }
  return asLow / 2 ** sizes.length;
}

const rate = fc.integer({ min: 1, max: 7 }).chain((total) => fc.integer({ min: 0, max: total }).map((n) => n / total));

describe("flipping signs", () => {
  it("gives what trying every assignment gives, whatever fractions the pass rates are", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(rate, rate), { maxLength: 11 }), (rates) => {
        const differences = rates.map(([head, base]) => head - base);
        expect(signFlipWorse(differences)).toBeCloseTo(byEnumeration(differences), 12);
      }),
      { numRuns: 150 },
    );
  });

  it("of equal sizes is McNemar's test", () => {
    for (const [worse, better] of [
      [12, 3],
      [40, 20],
      [700, 640],
    ] as const) {
      const differences = [...Array<number>(worse).fill(-0.2), ...Array<number>(better).fill(0.2)];
      expect(signFlipWorse(differences)).toBeCloseTo(fairTail(worse + better, worse), 12);
    }
  });

  it("of ten thousand pass rates of five answers is exact: nothing is drawn", () => {
    const differences = Array.from(
      { length: 10_000 },
      (_, index) => ((index % 11) - 5 - (index % 100 === 0 ? 1 : 0)) / 5,
    );
    const share = signFlipWorse(differences);
    // What is drawn depends on the seed, and takes half a minute.
    expect(signFlipWorse(differences, 7)).toBe(share);
    // Sum and spread say it as well, but for the halves of one step: sizes of this kind are nearly normal.
    const sum = differences.reduce((total, value) => total + value, 0);
    const spread = Math.sqrt(differences.reduce((total, value) => total + value * value, 0));
    expect(share).toBeCloseTo(normalBelow((sum + 0.2) / spread), 3);
  });

  it("draws where sizes share no denominator, the same for the same seed, and near the exact share", () => {
    const differences = Array.from({ length: 16 }, (_, index) => (index % 3 === 0 ? 1 : -1) * Math.sqrt(index + 2));
    expect(Math.abs(signFlipWorse(differences) - byEnumeration(differences))).toBeLessThan(0.01);
    expect(signFlipWorse(differences, 7)).toBe(signFlipWorse(differences, 7));
  });
});

/** By Simpson's rule. */
function normalBelow(z: number): number {
  const steps = 2000;
  const width = Math.abs(z) / steps;
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-((step * width) ** 2) / 2);
  }
  return 0.5 + (Math.sign(z) * sum * width) / 3 / Math.sqrt(2 * Math.PI);
}

it("counts of coins add up, small and large", () => {
  for (const trials of [0, 1, 7, 1000, 1001, 20_000]) {
    const counts = fairCounts(trials);
    const atLeast = counts.slice(Math.ceil(trials / 2)).reduce((sum, value) => sum + value, 0);
    expect(atLeast).toBeCloseTo(fairTail(trials, Math.ceil(trials / 2)), 9);
    expect(counts.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  }
});

it("Student's quantiles are those of tables", () => {
  expect(studentQuantile(0.975, 9)).toBeCloseTo(2.262157, 4);
  expect(studentQuantile(0.975, 19)).toBeCloseTo(2.093024, 5);
  expect(studentQuantile(0.975, 99)).toBeCloseTo(1.984217, 6);
  expect(() => studentQuantile(0.975, 4)).toThrow(RangeError);
});
