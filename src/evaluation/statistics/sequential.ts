/** Stopping early: Wald's sequential test on the cases that differ (Annals of Mathematical Statistics 16, 1945). */

export type Step = "regression" | "improvement";

export interface SequentialOptions {
  /** Share of false alarms. */
  readonly alpha: number;
  /** Share of real regressions that are missed. */
  readonly beta: number;
  /** Share of regressions among the cases that differ, where the head is worse; one half where it is not. */
  readonly worseShare: number;
}

export type SequentialResult =
  | { readonly verdict: "worse" | "not-worse"; readonly after: number; readonly sum: number }
  | { readonly verdict: "undecided"; readonly after: number; readonly sum: number };

/** Reads differing cases in the order in which they were asked, and stops as soon as they suffice. */
export function sequentialTest(
  steps: Iterable<Step>,
  { alpha, beta, worseShare }: SequentialOptions = { alpha: 0.05, beta: 0.1, worseShare: 0.8 },
): SequentialResult {
  const worseAt = Math.log((1 - beta) / alpha);
  const notWorseAt = Math.log(beta / (1 - alpha));
  let sum = 0;
  let after = 0;
  for (const step of steps) {
    after++;
    sum += Math.log(2 * (step === "regression" ? worseShare : 1 - worseShare));
    if (sum >= worseAt) return { verdict: "worse", after, sum };
    if (sum <= notWorseAt) return { verdict: "not-worse", after, sum };
  }
  return { verdict: "undecided", after, sum };
}
