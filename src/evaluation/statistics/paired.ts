/** Tests of head against base on the same cases. */
import { fairTail } from "./counting.ts";
import { createRandom } from "./random.ts";

/**
 * Exact one-sided McNemar test: how likely at least `worse` of the cases that differ got worse, where getting worse and
 * getting better were equally likely. Below five regressions it cannot be 0.05 or less.
 */
export function mcnemarWorse(worse: number, better: number): number {
  return fairTail(worse + better, worse);
}

/** The same from both sides. */
export function mcnemarTwoSided(worse: number, better: number): number {
  return Math.min(1, 2 * fairTail(worse + better, Math.max(worse, better)));
}

/** The same from both sides with half the weight of what was seen, which is less cautious (Fagerland and others, 2013). */
export function mcnemarMid(worse: number, better: number): number {
  const seen =
    fairTail(worse + better, Math.max(worse, better)) - fairTail(worse + better, Math.max(worse, better) + 1);
  return Math.min(1, mcnemarTwoSided(worse, better) - seen);
}

/** More differences than this are sampled: 2^20 assignments take some milliseconds. */
const exactDifferences = 20;
const samples = 100_000;

/**
 * Sign-flip permutation test, one-sided: how likely the differences (head less base, one a case) sum up to as little as
 * they do, where each could have had the other sign. Exact up to 20 differences that are not 0, else from 100,000 draws
 * that `seed` fixes.
 */
export function signFlipWorse(differences: readonly number[], seed = 1): number {
  const nonZero = differences.filter((difference) => difference !== 0);
  if (nonZero.length === 0) return 1;
  const observed = nonZero.reduce((sum, difference) => sum + difference, 0);
  const sizes = nonZero.map(Math.abs);
  // Sums of the same numbers in another order differ in their last bits.
  const limit = observed + 1e-9 * sizes.reduce((sum, size) => sum + size, 0);
  return sizes.length <= exactDifferences ? exactShare(sizes, limit) : sampledShare(sizes, limit, seed);
}

function exactShare(sizes: readonly number[], limit: number): number {
  const assignments = 2 ** sizes.length;
  let asLow = 0;
  let sum = -sizes.reduce((total, size) => total + size, 0);
  const positive = sizes.map(() => false);
  // Gray code: one sign changes at a time.
  for (let step = 1; ; step++) {
    if (sum <= limit) asLow++;
    if (step === assignments) return asLow / assignments;
    const index = 31 - Math.clz32(step & -step);
    const size = sizes[index] ?? 0;
    positive[index] = positive[index] !== true;
    sum += positive[index] ? 2 * size : -2 * size;
  }
}

function sampledShare(sizes: readonly number[], limit: number, seed: number): number {
  const random = createRandom(seed);
  let asLow = 0;
  for (let sample = 0; sample < samples; sample++) {
    let sum = 0;
    for (const size of sizes) sum += random() < 0.5 ? -size : size;
    if (sum <= limit) asLow++;
  }
  // What was seen counts as one of the draws, so that the share is never 0 (Phipson and Smyth, 2010).
  return (asLow + 1) / (samples + 1);
}

/**
 * Holm's correction for several comparisons at once (Scandinavian Journal of Statistics 6, 1979): each probability as it
 * has to be compared with the level, in the order in which they came.
 */
export function holm(probabilities: readonly number[]): readonly number[] {
  const order = probabilities.map((probability, index) => ({ probability, index }));
  order.sort((a, b) => a.probability - b.probability);
  const adjusted = probabilities.map(() => 1);
  let least = 0;
  for (const [rank, { probability, index }] of order.entries()) {
    least = Math.max(least, Math.min(1, probability * (order.length - rank)));
    adjusted[index] = least;
  }
  return adjusted;
}
