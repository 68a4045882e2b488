/** Tests of head against base on the same cases. */
import { fairTail } from "./counting.ts";

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
