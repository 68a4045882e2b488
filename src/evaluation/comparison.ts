/**
 * Head against base: the verdict on a suite. Two guards (confirmation.ts has the first), because neither sees what the
 * other does: one broken case is no statistic, and ten points lost over many cases is no single case.
 */

import { compareText } from "../platform/order.ts";
import type { Confirmation } from "./confirmation.ts";
import {
  type Interval,
  type MeanWithError,
  meanOf,
  newcombePaired,
  type PairedCounts,
} from "./statistics/intervals.ts";
import { mcnemarWorse, signFlipWorse } from "./statistics/paired.ts";
import { casesForPasses } from "./statistics/power.ts";

/** One case on both revisions. */
export interface ComparedCase {
  /** `prompt/case`. */
  readonly id: string;
  readonly head: "passed" | "failed" | "error";
  /** Undefined where the base has no such case, or no answer to it. */
  readonly base: "passed" | "failed" | "error" | undefined;
  /** Safety and form: one failure of the head is red, whatever the base did. */
  readonly must: boolean;
  /** Shares of answers that passed, where a case is asked several times. */
  readonly rates?: { readonly base: number; readonly head: number };
  /** Where it passed on the base and failed on the head: what asking again gave. */
  readonly confirmation?: Confirmation;
}

export interface ComparisonOptions {
  /** Share of false alarms of the test over the suite. Default 0.05. */
  readonly alpha?: number;
  /** A drop up to this share is accepted, significant or not. Default 0.02: two points. */
  readonly tolerance?: number;
}

export type SuiteVerdict = "better" | "same" | "worse" | "not-enough-evidence" | "no-baseline" | "error";

export interface Comparison {
  readonly verdict: SuiteVerdict;
  /** True where a release should not go on: worse, or a case that must pass did not. Errors are no quality. */
  readonly red: boolean;
  /** Cases that are broken: confirmed regressions. */
  readonly broken: readonly string[];
  /** Cases that must pass and failed. */
  readonly mustFailed: readonly string[];
  /** Listed, and holding nobody up. */
  readonly flaky: readonly string[];
  /** Cases without an answer on either side: neither passed nor failed. */
  readonly errors: readonly string[];
  readonly counts: PairedCounts;
  /** Head minus base in share of passes, over the cases that both have. */
  readonly difference: number;
  /** 95 % interval of it; undefined where no case can be compared. */
  readonly interval: Interval | undefined;
  /** Exact one-sided McNemar test of outcomes, or sign flips of pass rates; 1 where nothing differs. */
  readonly probability: number;
  /** Cases that it would take to see a drop as large as the tolerance, where these do not suffice. */
  readonly casesNeeded: number | undefined;
}

/** The verdict on all cases together. Pure: what has to be asked was asked before. */
export function compareSuites(given: readonly ComparedCase[], options: ComparisonOptions = {}): Comparison {
  const { alpha = 0.05, tolerance = 0.02 } = options;
  // By name: sums of floating point and drawn samples depend on the order, and shards come in another one.
  const cases = [...given].sort((a, b) => compareText(a.id, b.id));
  const counts = countsOf(cases);
  const { worse, better } = counts;
  const total = counts.bothPassed + worse + better + counts.bothFailed;
  const differences = differencesOf(cases);
  const { mean: difference, standardError } = total === 0 ? noDifference : meanOf(differences);
  const idsWhere = (holds: (one: ComparedCase) => boolean) => cases.filter(holds).map(({ id }) => id);
  const broken = idsWhere(({ confirmation }) => confirmation?.verdict === "broken");
  const mustFailed = idsWhere(({ must, head }) => must && head === "failed");
  const flaky = idsWhere(({ confirmation }) => confirmation?.verdict === "flaky");
  const errors = idsWhere(
    ({ head, base, confirmation }) => head === "error" || base === "error" || confirmation?.verdict === "error",
  );
  // Rates of several answers are scores; one answer a case passes or fails.
  const scored = differences.some((value) => !Number.isInteger(value));
  const probability = scored ? signFlipWorse(differences) : mcnemarWorse(worse, better);
  const opposite = scored ? signFlipWorse(differences.map((value) => -value)) : mcnemarWorse(better, worse);
  const interval = total === 0 ? undefined : scored ? around(difference, standardError) : newcombePaired(counts);
  // Rounded, because 0.98 - 1 is not -0.02 in floating point.
  const dropped = probability <= alpha && -difference > tolerance + 1e-12;
  const red = dropped || broken.length > 0 || mustFailed.length > 0;
  const verdict = verdictOf();
  return {
    verdict,
    red,
    broken,
    mustFailed,
    flaky,
    errors,
    counts,
    difference,
    interval,
    probability,
    casesNeeded: verdict === "not-enough-evidence" ? neededFor(counts, total, tolerance, alpha) : undefined,
  };

  function verdictOf(): SuiteVerdict {
    if (red) return "worse";
    if (errors.length > 0) return "error";
    if (total === 0 || interval === undefined) return "no-baseline";
    if (opposite <= alpha) return "better";
    if (differences.every((value) => value === 0) || interval.low >= -tolerance) return "same";
    return "not-enough-evidence";
  }
}

const noDifference: MeanWithError = { mean: 0, standardError: undefined };

/** Head minus base for each case that both have: rates where there are some, else 1 for passed and 0 for failed. */
function differencesOf(cases: readonly ComparedCase[]): readonly number[] {
  return cases.flatMap(({ head, base, rates }) => {
    if (head === "error" || base === "error" || base === undefined) return [];
    if (rates !== undefined) return [rates.head - rates.base];
    return [Number(head === "passed") - Number(base === "passed")];
  });
}

/** 95 % around a mean; everything is possible where one value says nothing about the spread. */
function around(mean: number, standardError: number | undefined): Interval {
  if (standardError === undefined) return { low: -1, high: 1 };
  return { low: Math.max(-1, mean - 1.96 * standardError), high: Math.min(1, mean + 1.96 * standardError) };
}

function countsOf(cases: readonly ComparedCase[]): PairedCounts {
  const counts = { bothPassed: 0, worse: 0, better: 0, bothFailed: 0 };
  for (const { head, base } of cases) {
    if (head === "error" || base === "error" || base === undefined) continue;
    if (base === "passed") counts[head === "passed" ? "bothPassed" : "worse"]++;
    else counts[head === "passed" ? "better" : "bothFailed"]++;
  }
  return counts;
}

/** At the share of differing cases that was seen, which is at least the drop that should be seen. */
function neededFor({ worse, better }: PairedCounts, total: number, tolerance: number, alpha: number): number {
  const drop = Math.max(tolerance, 0.001);
  return casesForPasses(Math.max((worse + better) / total, drop), { difference: drop, alpha });
}
