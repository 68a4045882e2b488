/** An evaluation in words, for people who are no statisticians. */
import type { CaseResult, Evaluation } from "../evaluation/evaluation.ts";
import { dollarsInWords } from "../platform/dollars.ts";
import { compareText } from "../platform/order.ts";
import { counted, listed } from "../platform/words.ts";

/** Results that are shown; the JSON has all of them. */
export const mostShown = 100;
/** Lines of reasons for one result: a case may demand any number of things. */
const mostReasons = 50;

type Comparison = NonNullable<Evaluation["comparison"]>;

/** One line on top: what came of it. */
export function headlineOf({ passed, comparison, summary, shard }: Evaluation): string {
  if (summary.cases === 0 && passed && shard !== undefined) {
    return `Part ${shard.part} of ${shard.of} has no case that demands anything: the other parts have them.`;
  }
  if (summary.cases === 0) {
    return "Nothing was evaluated: no case demands anything.";
  }
  if (comparison !== null && comparison.verdict !== "no-baseline")
    return comparisonHeadline(comparison, summary.errors);
  if (summary.errors > 0 && summary.failed === 0) {
    return `${counted(summary.errors, "case")} could not be asked or judged: this says nothing about the prompts.`;
  }
  const judged = summary.passed + summary.failed;
  const base = comparison === null ? "" : " There is no baseline to compare with.";
  const share = passed ? (judged === 1 ? "" : "All ") : `${summary.passed} of `;
  return `${share}${counted(judged, "case")} passed.${base}`;
}

function comparisonHeadline(comparison: Comparison, errors: number): string {
  switch (comparison.verdict) {
    case "worse":
      return `Worse than the base: ${worseBecause(comparison)}.`;
    case "better":
      return `Better than the base: ${counted(comparison.counts.better, "case")} that failed there now ${comparison.counts.better === 1 ? "passes" : "pass"}.`;
    case "same":
      return "As good as the base.";
    case "error":
      return `No verdict: ${counted(Math.max(errors, comparison.errors.length), "case")} could not be asked or judged.`;
    default:
      return "No difference that could not be chance, and too few cases to rule one out.";
  }
}

function worseBecause({ broken, mustFailed, difference, probability, counts }: Comparison): string {
  const reasons = [
    mustFailed.length === 0 ? undefined : `${counted(mustFailed.length, "case")} that must pass failed`,
    broken.length === 0 ? undefined : `${counted(broken.length, "case")} broke for good`,
    broken.length + mustFailed.length > 0 && probability > 0.05
      ? undefined
      : `${counts.worse} got worse and ${counts.better} better, ${points(-difference)} fewer pass, which chance alone does in ${percent(probability)} of comparisons`,
  ];
  return listed(
    reasons.filter((reason) => reason !== undefined),
    "and",
  );
}

/** How sure one may be, in sentences. */
export function certaintyOf({ comparison, summary }: Evaluation): readonly string[] {
  const { interval } = summary;
  const sentences: string[] = [];
  if (interval !== null) {
    const rate = summary.passed / Math.max(1, summary.passed + summary.failed);
    sentences.push(
      `${percent(rate)} pass; asked about many more cases like these, between ${percent(interval.low)} and ${percent(interval.high)} would (95 %).`,
    );
  }
  if (comparison?.interval != null) {
    const { low, high } = comparison.interval;
    sentences.push(
      `Against the base: ${signed(comparison.difference)}, truly between ${signed(low)} and ${signed(high)} (95 %).`,
    );
  }
  if (comparison?.casesNeeded !== undefined) {
    sentences.push(`About ${comparison.casesNeeded.toLocaleString("en")} cases would tell.`);
  }
  if (comparison?.verdict === "no-baseline") {
    sentences.push(
      "No answers of the base are kept: run `slipway evaluate` there, with the same cache or --environment.",
    );
  }
  return sentences;
}

/** `94 %`, `0.4 %`, `99.96 %`: what is not all is never shown as all, nor what is something as nothing. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0 || value === 100 || (value >= 9.95 && value <= 99.5)) return `${Math.round(value)} %`;
  const places = [1, 2, 3].find((digits) => !/^(?:100|0)\.0+$/.test(value.toFixed(digits)));
  if (places !== undefined) return `${value.toFixed(places)} %`;
  return value < 50 ? "under 0.001 %" : "over 99.999 %";
}

function points(share: number): string {
  return `${(share * 100).toFixed(1)} points`;
}

function signed(share: number): string {
  const value = share * 100;
  const digits = value !== 0 && Math.abs(value) < 0.05 ? 2 : 1;
  const written = value.toFixed(digits);
  return `${/[1-9]/.test(written) ? (share > 0 ? "+" : "") + written : "0.0"} points`;
}

/** What a result is called in a list. */
export function statusOf({ outcome, confirmation, base }: CaseResult): string {
  if (outcome === "failed" && confirmation === "flaky") return "flaky";
  if (outcome === "failed" && confirmation === "broken") return "broken";
  if (outcome === "failed" && base === "failed") return "failed, as on the base";
  if (outcome === "passed" && base === "failed") return "passed, failed on the base";
  return outcome;
}

/** What failed of a result, or could not be judged: what was demanded, and why it is not so. */
export function reasonsOf({ judgements, problem }: CaseResult): readonly string[] {
  const failed = judgements.filter(({ outcome }) => outcome !== "passed");
  const lines = failed.flatMap(({ demanded, reason, difference, score }) => [
    `${demanded}${reason === undefined ? "" : `: ${reason}`}${score === undefined || reason?.includes("gives") === true ? "" : ` (score ${Number(score.toFixed(3))})`}`,
    ...(difference === undefined
      ? []
      : [`  expected ${JSON.stringify(difference.expected)}`, `  got      ${JSON.stringify(difference.got)}`]),
  ]);
  return problem === undefined ? lines : [...lines, problem];
}

/** As many of its reasons as are shown. */
export function shownReasons(result: CaseResult): readonly string[] {
  const reasons = reasonsOf(result);
  const more = reasons.length - mostReasons;
  return more > 0 ? [...reasons.slice(0, mostReasons), `… and ${more} more`] : reasons;
}

/** What the run itself spent: answers that were kept cost nothing again. */
export function spentWords({ summary: { cost, keptCost } }: Evaluation): string {
  const asked = cost === null ? "an amount that is not known (a price is missing)" : dollarsInWords(cost);
  const kept =
    keptCost === null || keptCost === 0
      ? ""
      : `; the answers that were kept would have cost ${dollarsInWords(keptCost)} more`;
  return `${asked} in this run${kept}`;
}

/** Worst first, then by name. */
export function inReadingOrder(results: readonly CaseResult[]): readonly CaseResult[] {
  const rank = ({ outcome, must, confirmation }: CaseResult) =>
    outcome === "failed"
      ? must
        ? 0
        : confirmation === "broken"
          ? 1
          : confirmation === "flaky"
            ? 4
            : 2
      : outcome === "error"
        ? 3
        : 5;
  return [...results].sort(
    (a, b) => rank(a) - rank(b) || compareText(a.prompt, b.prompt) || compareText(a.case, b.case),
  );
}
