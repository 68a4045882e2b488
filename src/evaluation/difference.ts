/** How the head differs from the base over some cases: by how much, how sure that is, and what chance alone gives. */
import type { ComparedCase } from "./comparison.ts";
import {
  clusteredMeanOf,
  type Interval,
  type MeanWithError,
  meanOf,
  newcombePaired,
  type PairedCounts,
} from "./statistics/intervals.ts";
import { mcnemarWorse } from "./statistics/paired.ts";
import { signFlipWorse } from "./statistics/sign-flips.ts";
import { studentQuantile } from "./statistics/student.ts";

export interface Difference {
  /** Cases that both sides have a judged answer to. */
  readonly compared: number;
  readonly counts: PairedCounts;
  /** Cases that pass less often than on the base, and more often. Without repeats: that fail now, and that pass now. */
  readonly fell: number;
  readonly rose: number;
  /** Head minus base in share of passes. */
  readonly difference: number;
  /** 95 % interval of it; undefined where the cases say nothing of how far it may be off. */
  readonly interval: Interval | undefined;
  /**
   * How often chance alone gives this or worse: exact one-sided McNemar test of outcomes; sign flips of pass rates, and of
   * whole clusters. 1 where nothing differs.
   */
  readonly probability: number;
  /** The same for getting better. */
  readonly opposite: number;
  /** Of the differences of single cases; undefined where one value says nothing of it. */
  readonly variance: number | undefined;
}

/** Fewer values, or clusters, say too little about their spread. */
const leastForInterval = 10;

/** Pure. The order of the cases decides the last bits of sums, and which draws a case gets. */
export function differenceOf(cases: readonly ComparedCase[]): Difference {
  const pairs = cases.flatMap(pairOf);
  const counts = countsOf(pairs);
  const differences = pairs.map((one) => one.difference);
  // A case without a cluster is one of its own.
  const clusters = [...Map.groupBy(pairs, (one) => one.cluster ?? one).values()].map((those) =>
    those.map((one) => one.difference),
  );
  // Rates of several answers are scores; one answer a case passes or fails.
  const isScored = differences.some((value) => !Number.isInteger(value));
  const isClustered = clusters.length < pairs.length;
  const isPlain = !isScored && !isClustered;
  const sums = clusters.map((those) => those.reduce((sum, value) => sum + value, 0));
  const { mean, standardError } =
    pairs.length === 0 ? noDifference : isClustered ? clusteredMeanOf(clusters) : meanOf(differences);
  const fell = differences.filter((value) => value < 0).length;
  const rose = differences.filter((value) => value > 0).length;
  return {
    compared: pairs.length,
    counts,
    fell,
    rose,
    difference: mean,
    interval: intervalOf(),
    probability: isPlain ? mcnemarWorse(counts.worse, counts.better) : signFlipWorse(sums),
    opposite: isPlain ? mcnemarWorse(counts.better, counts.worse) : signFlipWorse(sums.map((value) => -value)),
    variance: varianceOf(),
  };

  function intervalOf(): Interval | undefined {
    if (pairs.length === 0) return undefined;
    if (isPlain) return newcombePaired(counts);
    // Where nothing differs, what cases of one cluster say is said once.
    if (fell + rose === 0) return newcombePaired(scaled(counts, clusters.length / pairs.length));
    return around(mean, standardError, clusters.length);
  }

  function varianceOf(): number | undefined {
    if (isPlain) return pairs.length === 0 ? undefined : (counts.worse + counts.better) / pairs.length;
    return standardError === undefined ? undefined : standardError ** 2 * pairs.length;
  }
}

const noDifference: MeanWithError = { mean: 0, standardError: undefined };

interface Pair {
  readonly head: "passed" | "failed";
  readonly base: "passed" | "failed";
  /** Head minus base: of the rates where there are some, else of 1 for passed and 0 for failed. */
  readonly difference: number;
  readonly cluster: string | undefined;
}

/** Nothing where a side has no judged answer. */
function pairOf({ head, base, rates, cluster }: ComparedCase): readonly Pair[] {
  if (head === "error" || base === "error" || base === undefined) return [];
  const difference =
    rates === undefined ? Number(head === "passed") - Number(base === "passed") : rates.head - rates.base;
  return [{ head, base, difference, cluster }];
}

function countsOf(pairs: readonly Pair[]): PairedCounts {
  const counts = { bothPassed: 0, worse: 0, better: 0, bothFailed: 0 };
  for (const { head, base } of pairs) {
    if (base === "passed") counts[head === "passed" ? "bothPassed" : "worse"]++;
    else counts[head === "passed" ? "better" : "bothFailed"]++;
  }
  return counts;
}

function scaled({ bothPassed, bothFailed }: PairedCounts, by: number): PairedCounts {
  return { bothPassed: bothPassed * by, worse: 0, better: 0, bothFailed: bothFailed * by };
}

/** 95 % around a mean; undefined where the spread of so few values, or of equal ones, says nothing. */
function around(mean: number, standardError: number | undefined, values: number): Interval | undefined {
  if (standardError === undefined || standardError < 1e-12 || values < leastForInterval) return undefined;
  const reach = studentQuantile(0.975, values - 1) * standardError;
  return { low: Math.max(-1, mean - reach), high: Math.min(1, mean + reach) };
}
