/**
 * Head against base: the verdict on a suite. Two guards (confirmation.ts has the first), because neither sees what the
 * other does: one broken case is no statistic, and ten points lost over many cases is no single case.
 */

import { compareText } from "../platform/order.ts";
import { usualToleranceShare } from "../platform/tolerance.ts";
import type { Confirmation } from "./confirmation.ts";
import { type Difference, differenceOf } from "./difference.ts";
import type { Interval, PairedCounts } from "./statistics/intervals.ts";
import { holm } from "./statistics/paired.ts";
import { casesForSame } from "./statistics/power.ts";

/** One case on both revisions. */
export interface ComparedCase {
  /** `prompt/case`, its own in the whole project. */
  readonly id: string;
  /** Absent: all cases are of one prompt. */
  readonly prompt?: string;
  /** Cases of one cluster were made from one source, and fail together. */
  readonly cluster?: string;
  /** The base asks the very same, so that its answers are those of the head. */
  readonly unchanged?: boolean;
  readonly head: "passed" | "failed" | "error";
  /** Undefined where the base has no such case, or no answer to it. */
  readonly base: "passed" | "failed" | "error" | undefined;
  /** Safety and form: one failure of the head is red, whatever the base did. */
  readonly must: boolean;
  /** Shares of answers that passed, where a case is asked several times. */
  readonly rates?: { readonly base: number; readonly head: number };
  /** Where it failed on the head, and passed on the base or has no answer there: what asking again gave. */
  readonly confirmation?: Confirmation;
}

export interface ComparisonOptions {
  /** Share of false alarms of the test over the suite. Default 0.05. */
  readonly alpha?: number;
  /** A drop up to this share is accepted, significant or not. Default 0.02: two points. */
  readonly tolerance?: number;
}

export type SuiteVerdict =
  | "better"
  | "same"
  | "worse"
  | "within-tolerance"
  | "not-enough-evidence"
  | "no-baseline"
  | "error";

/** What the test over some of the cases says, as one of several tests. */
export interface Tested {
  /** The probability by which the test is judged: Holm's correction for as many tests as there are. */
  readonly adjusted: number;
  /** Beyond chance, and by more than the tolerance: red. */
  readonly dropped: boolean;
}

/** One prompt whose requests differ between the two sides. */
export interface PromptComparison extends Omit<Difference, "opposite" | "variance">, Tested {
  readonly prompt: string;
}

/** Of all cases that can be compared: `difference`, `interval`, `probability` and the counts. */
export interface Comparison extends Omit<Difference, "opposite" | "variance">, Partial<Tested> {
  readonly verdict: SuiteVerdict;
  /** True where a release should not go on: worse, or a case that must pass did not. Errors are no quality. */
  readonly red: boolean;
  /** Cases that are broken: confirmed regressions. */
  readonly broken: readonly string[];
  /**
   * Cases that the base has no answers to, new ones among them, and that failed: every time, where they could be asked
   * again. Nothing excuses them.
   */
  readonly failing: readonly string[];
  /** Cases that must pass and failed. */
  readonly mustFailed: readonly string[];
  /** Listed, and holding nobody up. */
  readonly flaky: readonly string[];
  /** Cases without an answer on either side: neither passed nor failed. */
  readonly errors: readonly string[];
  readonly counts: PairedCounts;
  readonly interval: Interval | undefined;
  readonly tolerance: number;
  /** Those whose requests differ, by name. One alone stands for the whole: then the whole is not tested besides. */
  readonly prompts: readonly PromptComparison[];
  /** Cases with which a run without a change would mostly be called the same, where these do not suffice. */
  readonly casesNeeded: number | undefined;
}

/** The verdict on all cases together. Pure: what has to be asked was asked before. */
export function compareSuites(given: readonly ComparedCase[], options: ComparisonOptions = {}): Comparison {
  const { alpha = 0.05, tolerance = usualToleranceShare } = options;
  // By name: sums of floating point and drawn samples depend on the order, and shards come in another one.
  const cases = [...given].sort((a, b) => compareText(a.id, b.id));
  const { opposite, variance, ...whole } = differenceOf(cases);
  const changed = changedPrompts(cases);
  // What did not change does not differ: one changed prompt and the whole would be the same test twice.
  const family = changed.length === 1 ? changed : [...changed, whole];
  const adjusted = holm(family.map(({ probability }) => probability));
  // Rounded, because 0.98 - 1 is not -0.02 in floating point.
  const isDrop = ({ difference }: { readonly difference: number }) => -difference > tolerance + 1e-12;
  const tests = family.map((one, index) => {
    const probability = adjusted[index] ?? 1;
    const tested: Tested = { adjusted: probability, dropped: probability <= alpha && isDrop(one) };
    return { one, tested };
  });
  const testOf = (wanted: (typeof family)[number]) => tests.find(({ one }) => one === wanted)?.tested;
  const idsWhere = (holds: (one: ComparedCase) => boolean) => cases.filter(holds).map(({ id }) => id);
  const broken = idsWhere(({ base, confirmation }) => base !== undefined && confirmation?.verdict === "broken");
  const failing = idsWhere(
    ({ head, base, confirmation = { verdict: "broken" } }) =>
      head === "failed" && base === undefined && confirmation.verdict === "broken",
  );
  const mustFailed = idsWhere(({ must, head }) => must && head === "failed");
  const flaky = idsWhere(({ confirmation }) => confirmation?.verdict === "flaky");
  const errors = idsWhere(
    ({ head, base, confirmation }) => head === "error" || base === "error" || confirmation?.verdict === "error",
  );
  // Where nothing can be compared, it is no worse than the base: then every failure counts as such.
  const alone = whole.compared > 0 ? failing : [];
  const red =
    tests.some(({ tested }) => tested.dropped) || broken.length > 0 || alone.length > 0 || mustFailed.length > 0;
  const verdict = verdictOf();
  return {
    verdict,
    red,
    broken,
    failing,
    mustFailed,
    flaky,
    errors,
    ...whole,
    ...testOf(whole),
    tolerance,
    prompts: changed.map((prompt) => ({ ...prompt, ...(testOf(prompt) ?? { adjusted: 1, dropped: false }) })),
    casesNeeded: verdict === "not-enough-evidence" ? neededFor(variance, whole.compared, tolerance) : undefined,
  };

  function verdictOf(): SuiteVerdict {
    // Without a base nothing is worse than it: a case that must pass failed.
    if (red) return whole.compared === 0 ? "no-baseline" : "worse";
    if (errors.length > 0) return "error";
    if (whole.compared === 0) return "no-baseline";
    if (tests.some(({ one, tested }) => tested.adjusted <= alpha && one.difference < 0)) return "within-tolerance";
    if (opposite <= alpha) return "better";
    if (whole.fell === 0 || (whole.interval !== undefined && whole.interval.low >= -tolerance)) return "same";
    return "not-enough-evidence";
  }
}

function changedPrompts(cases: readonly ComparedCase[]): readonly Omit<PromptComparison, keyof Tested>[] {
  return [...Map.groupBy(cases, ({ prompt }) => prompt ?? "")]
    .filter(([, ofPrompt]) => ofPrompt.some(({ unchanged, base }) => unchanged !== true && base !== undefined))
    .map(([prompt, ofPrompt]) => {
      const { opposite: _, variance: __, ...difference } = differenceOf(ofPrompt);
      return { prompt, ...difference };
    })
    .filter(({ compared }) => compared > 0)
    .sort((a, b) => compareText(a.prompt, b.prompt));
}

/** Undefined where these are enough, and where no number would be. */
function neededFor(variance: number | undefined, compared: number, tolerance: number): number | undefined {
  if (variance === undefined || tolerance <= 0) return undefined;
  const needed = casesForSame(variance, tolerance);
  return needed > compared && Number.isSafeInteger(needed) ? needed : undefined;
}
