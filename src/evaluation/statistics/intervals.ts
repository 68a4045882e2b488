/** How far a measured rate or mean can be from the true one. */
import type { Share } from "./counting.ts";
import { normalQuantile } from "./normal.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided confidence of 95 % in standard errors. */
const usualZ = normalQuantile(0.975);

/**
 * Wilson's interval of one pass rate (Wilson, JASA 22, 1927). It stays within 0 and 1 and keeps its width where
 * everything passed.
 *
 * @throws RangeError where nothing was tried.
 */
export function wilson({ passed, total }: Share, z: number = usualZ): Interval {
  if (total <= 0) throw new RangeError("A rate needs at least one trial");
  const rate = passed / total;
  const spread = z * Math.sqrt((rate * (1 - rate)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  const centre = rate + (z * z) / (2 * total);
  return {
    low: passed === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: passed === total ? 1 : Math.min(1, (centre + spread) / scale),
  };
}

/** The failure rate that is still possible, with this confidence, where `total` trials had no failure: about 3 / total. */
export function mostFailures(total: number, confidence = 0.95): number {
  return 1 - (1 - confidence) ** (1 / total);
}

/** Cases of two revisions that were tried together, by what became of them. */
export interface PairedCounts {
  readonly bothPassed: number;
  /** Passed on the base, failed on the head: regressions. */
  readonly worse: number;
  /** Failed on the base, passed on the head: improvements. */
  readonly better: number;
  readonly bothFailed: number;
}

/**
 * Newcombe's interval of head minus base, both of the same cases (Statistics in Medicine 17, 1998, method 10, with its
 * correction for continuity of the correlation). It keeps its width where no case differs, where the usual one collapses to 0.
 *
 * @throws RangeError where there is no case.
 */
export function newcombePaired(counts: PairedCounts, z: number = usualZ): Interval {
  const { bothPassed, worse, better, bothFailed } = counts;
  const total = bothPassed + worse + better + bothFailed;
  const basePassed = bothPassed + worse;
  const headPassed = bothPassed + better;
  const base = wilson({ passed: basePassed, total }, z);
  const head = wilson({ passed: headPassed, total }, z);
  const baseRate = basePassed / total;
  const headRate = headPassed / total;
  const scale = basePassed * (total - basePassed) * headPassed * (total - headPassed);
  const correlation = scale === 0 ? 0 : corrected(bothPassed * bothFailed - worse * better, total) / Math.sqrt(scale);
  const distance = (one: number, other: number) => Math.sqrt(one * one - 2 * correlation * one * other + other * other);
  const difference = headRate - baseRate;
  return {
    low: difference - distance(headRate - head.low, base.high - baseRate),
    high: difference + distance(head.high - headRate, baseRate - base.low),
  };
}

/** A positive product that half a case would explain is none. */
function corrected(product: number, total: number): number {
  return product > 0 ? Math.max(0, product - total / 2) : product;
}

export interface MeanWithError {
  readonly mean: number;
  /** Standard error of the mean; undefined where one value says nothing about the spread. */
  readonly standardError: number | undefined;
}

/** Mean and standard error of values that are independent: scores, or differences between pairs. */
export function meanOf(values: readonly number[]): MeanWithError {
  const count = values.length;
  if (count === 0) throw new RangeError("A mean needs at least one value");
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { mean, standardError: undefined };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (count * (count - 1))) };
}

/**
 * Mean and standard error where values of one cluster (cases that were made from the same source) resemble one another
 * (Miller, arXiv 2411.00640, section 2.2): the error of independent values, and what different members of a cluster
 * deviate together. The sum over those products is the square of the cluster's sum less the sum of its squares.
 */
export function clusteredMeanOf(clusters: readonly (readonly number[])[]): MeanWithError {
  const values = clusters.flat();
  const { mean, standardError } = meanOf(values);
  if (standardError === undefined || clusters.length < 2) return { mean, standardError: undefined };
  let together = 0;
  for (const cluster of clusters) {
    const deviations = cluster.map((value) => value - mean);
    const sum = deviations.reduce((total, deviation) => total + deviation, 0);
    together += sum * sum - deviations.reduce((total, deviation) => total + deviation * deviation, 0);
  }
  return { mean, standardError: Math.sqrt(Math.max(0, standardError ** 2 + together / values.length ** 2)) };
}
