/** An evaluation in words, for people who are no statisticians. */

import { type CaseResult, type Evaluation, isUndecided } from "../evaluation/evaluation.ts";
import { dollarsInWords } from "../platform/dollars.ts";
import { compareText } from "../platform/order.ts";
import { usualToleranceShare } from "../platform/tolerance.ts";
import { visibleLine } from "../platform/visible.ts";
import { counted, grouped, listed } from "../platform/words.ts";
import { undecidedReasons, undecidedWords } from "./evaluation-undecided.ts";
import { shortened } from "./markdown-review/section.ts";

/**
 * Stands below every evaluation that was not just kept as evidence, whatever it says of itself: a document of an
 * evaluation comes from wherever somebody wrote it.
 */
export const forDisplay = "For display only: what is shown here is no evidence for a release.";

/** Results that are shown; the JSON has all of them. */
export const mostShown = 100;
/** Lines of reasons for one result: a case may demand any number of things. */
const mostReasons = 50;

type Comparison = NonNullable<Evaluation["comparison"]>;

/** One line on top: what came of it. */
export function headlineOf(evaluation: Evaluation): string {
  const { passed, comparison, summary, shard, results } = evaluation;
  if (summary.cases === 0 && passed && shard !== undefined) {
    return `Part ${shard.part} of ${shard.of} has no case that demands anything: the other parts have them.`;
  }
  if (summary.cases === 0) {
    return "Nothing was evaluated: no case demands anything.";
  }
  if (comparison !== null && comparison.verdict !== "no-baseline") {
    const isOfSeveral = results.some(({ prompt }) => prompt !== results[0]?.prompt);
    const undecided = undecidedWords(evaluation, Math.max(summary.errors, comparison.errors.length));
    const also = comparison.verdict === "worse" && summary.errors > 0 ? ` ${alsoUnknown(summary.errors)}.` : "";
    return `${comparisonHeadline(comparison, undecided, isOfSeveral)}${also}`;
  }
  if (summary.errors > 0 && summary.failed === 0) {
    const inProject = results.every((one) => !isUndecided(one) || one.inProject === true);
    const what = inProject ? "what to mend stands beside each" : "this says nothing about the prompts";
    return `${counted(summary.errors, "case")} could not be asked or judged: ${what}.`;
  }
  const judged = summary.passed + summary.failed;
  const share = passed ? (judged === 1 ? "" : "All ") : `${summary.passed} of `;
  const errors = summary.errors === 0 ? "" : `; ${alsoUnknown(summary.errors)}`;
  return `${share}${counted(judged, "case")} passed${errors}.${withoutBaseline(evaluation)}`;
}

function alsoUnknown(errors: number): string {
  return `${grouped(errors)} more could not be asked or judged`;
}

/** Why every failure counts although a base was named, after a space. */
function withoutBaseline({ comparison, base }: Pick<Evaluation, "comparison" | "base">): string {
  if (comparison === null) return "";
  const must = comparison.mustFailed.length;
  const failed = must === 0 ? "" : ` ${counted(must, "case")} that must pass failed.`;
  return `${failed} ${base?.excusesNothing === undefined ? "There is no baseline to compare with." : nothingExcused(base.excusesNothing)}`;
}

function nothingExcused(why: NonNullable<NonNullable<Evaluation["base"]>["excusesNothing"]>): string {
  switch (why) {
    case "same-commit":
      return "The base is the head's own commit, so it excuses nothing.";
    case "same-requests":
      return "The base asks the same as the head, so it excuses nothing.";
    default:
      return "No evaluation of the base that passed is kept, so it excuses nothing.";
  }
}

function comparisonHeadline(comparison: Comparison, undecided: string, isOfSeveral: boolean): string {
  switch (comparison.verdict) {
    case "worse": {
      const because = worseBecause(comparison, isOfSeveral);
      const alone = failingWords(comparison);
      if (because === "" && alone !== "") return `${capitalized(alone)}.`;
      return `Worse than the base${because}${alone === "" ? "" : `; and ${alone}`}.`;
    }
    case "within-tolerance":
      return `Worse, by no more than the tolerance of ${toleranceWords(comparison.tolerance ?? usualToleranceShare)}.`;
    case "better":
      return `Better than the base: ${betterBecause(comparison)}.`;
    case "same":
      if (movedIn(comparison).fell > 0) return "As good as the base.";
      return movedIn(comparison).rose > 0
        ? "As good as the base: nothing got worse."
        : "Nothing differs from the base.";
    case "error":
      return `No verdict: ${undecided}.`;
    default:
      return "No difference that could not be chance, and too few cases to rule one out.";
  }
}

/** Cases that pass less or more often; earlier versions counted those that fail or pass now. */
function movedIn({ fell, rose, counts }: Pick<Comparison, "fell" | "rose" | "counts">) {
  return { fell: fell ?? counts.worse, rose: rose ?? counts.better };
}

function betterBecause(comparison: Comparison): string {
  const { rose } = movedIn(comparison);
  const one = rose === 1;
  return rose === comparison.counts.better
    ? `${counted(rose, "case")} that failed there now ${one ? "passes" : "pass"}`
    : `${counted(rose, "case")} ${one ? "passes" : "pass"} more often than there`;
}

function worseBecause(comparison: Comparison, isOfSeveral: boolean): string {
  const { broken, mustFailed } = comparison;
  const reasons = [
    ...(mustFailed.length === 0 ? [] : [`${counted(mustFailed.length, "case")} that must pass failed`]),
    ...(broken.length === 0 ? [] : [`${counted(broken.length, "case")} broke for good`]),
    ...dropsIn(comparison, isOfSeveral),
  ];
  return reasons.length === 0 ? "" : `: ${listed(reasons, "and")}`;
}

/** Failures without a baseline; earlier versions let them pass. */
function failingWords({ failing = [] }: Comparison): string {
  if (failing.length === 0) return "";
  return `${counted(failing.length, "case")} without a baseline ${failing.length === 1 ? "fails" : "fail"}`;
}

function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Prompts of which it is said that they dropped. */
const mostDropped = 3;
const longestPrompt = 100;

/** What the guard over many cases saw, as a whole or prompt by prompt. */
function dropsIn(comparison: Comparison, isOfSeveral: boolean): readonly string[] {
  const { prompts, dropped } = comparison;
  if (prompts === undefined) {
    // An earlier version tested the whole alone, and did not say with which tolerance.
    const isAlone = comparison.broken.length + comparison.mustFailed.length === 0;
    const isDrop = comparison.probability <= 0.05 && -comparison.difference > usualToleranceShare;
    return isDrop || isAlone ? [dropWords({ ...comparison, adjusted: comparison.probability }, "")] : [];
  }
  const those = prompts.filter((one) => one.dropped);
  const more = those.length - mostDropped;
  const inWords = (prompt: string) => (isOfSeveral ? ` in ${visibleLine(shortened(prompt, longestPrompt))}` : "");
  return [
    ...(dropped === true ? [dropWords(comparison, prompts.length > 0 ? " in all" : "")] : []),
    ...those.slice(0, mostDropped).map((one) => dropWords(one, inWords(one.prompt))),
    ...(more > 0 ? [`${counted(more, "more prompt")} dropped`] : []),
  ];
}

type Drop = Pick<Comparison, "fell" | "rose" | "counts" | "difference" | "probability" | "adjusted">;

function dropWords(drop: Drop, where: string): string {
  const { fell, rose } = movedIn(drop);
  const { probability, adjusted = probability } = drop;
  // With several tests the probability of any of them is at most the adjusted one.
  const most = adjusted > probability ? "at most " : "";
  return `${fell} got worse and ${rose} better${where}, ${points(-drop.difference)} fewer pass: chance alone gives this or worse in ${most}${percent(adjusted)} of comparisons`;
}

/** `main (a812a67f06ea), with answers since 2026-11-28`. */
export function baseWords({ label, commit, answersSince }: NonNullable<Evaluation["base"]>): string {
  const at = commit === null ? "" : ` (${commit.slice(0, 12)})`;
  return `${label}${at}${answersSince === undefined ? "" : `, with answers since ${answersSince.slice(0, 10)}`}`;
}

/** How sure one may be, and what was not compared, in sentences. */
export function certaintyOf({ comparison, summary, results, base }: Evaluation): readonly string[] {
  const { interval, repeatErrors = 0 } = summary;
  const sentences: string[] = [...undecidedReasons({ results })];
  if (comparison !== null && comparison.verdict !== "no-baseline") sentences.push(...withoutBase(results));
  if (repeatErrors > 0) {
    sentences.push(
      `${counted(repeatErrors, "repeat")} could not be asked or judged and ${repeatErrors === 1 ? "counts" : "count"} for nothing: this is no evidence.`,
    );
  }
  if (interval !== null) {
    const rate = summary.passed / Math.max(1, summary.passed + summary.failed);
    sentences.push(
      `${percent(rate)} pass; asked about many more cases like these, between ${percent(interval.low)} and ${percent(interval.high)} would (95 %).`,
    );
  }
  if (comparison !== null && comparison.verdict !== "no-baseline") sentences.push(...changeWords(comparison));
  if (comparison?.casesNeeded !== undefined && comparison.compared !== undefined) {
    sentences.push(
      `With about ${grouped(comparison.casesNeeded)} cases, a run without a change would be called \`same\` in about three of four.`,
    );
  }
  if (comparison?.verdict === "no-baseline" && base?.excusesNothing === undefined) {
    sentences.push(
      "No answers of the base are kept: run `slipway evaluate` there, with the same cache or --environment.",
    );
  }
  return sentences;
}

function changeWords(comparison: Comparison): readonly string[] {
  const { interval, difference } = comparison;
  const { fell, rose } = movedIn(comparison);
  if (interval !== null) {
    return [
      `Against the base: ${signed(difference)} points (with 95 % confidence between ${signed(interval.low)} and ${signed(interval.high)}).`,
    ];
  }
  if (fell + rose === 0) return [];
  return [`Against the base: ${signed(difference)} points (of too few cases to say how far that may be off).`];
}

/** Failures that are named: more are in the list of cases. */
const mostNamed = 10;

/** Cases that the base has no answer to, for which the verdict does not speak. */
function withoutBase(results: readonly CaseResult[]): readonly string[] {
  const those = results.filter(({ base, outcome }) => base === "none" && outcome !== "unjudged");
  if (those.length === 0) return [];
  const failed = those.filter(({ outcome }) => outcome === "failed");
  const some = `${counted(those.length, "case")} ${those.length === 1 ? "has" : "have"} no baseline and ${those.length === 1 ? "was" : "were"} not compared`;
  if (failed.length === 0) return [`${some}.`];
  const named = failed
    .slice(0, mostNamed)
    .map(({ prompt, case: name }) => visibleLine(shortened(`${prompt} · ${name}`, longestPrompt)));
  const more = failed.length - mostNamed;
  const names = listed(more > 0 ? [...named, `${grouped(more)} more`] : named, "and");
  return [`${some}; of these ${failed.length} failed: ${names}.`];
}

/** What a case with repeats came to: `4 of 5`; nothing where it has one answer. */
export function repeatsOf({ passed, answers, judged = answers, errors = 0 }: CaseResult): string {
  if (judged + errors < 2) return "";
  return `${passed} of ${judged}${errors === 0 ? "" : `, ${errors} not asked or judged`}`;
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

/** As it was written: `2 points`, `0.25 points`. */
function toleranceWords(share: number): string {
  const value = Number((share * 100).toPrecision(6));
  return `${value} ${value === 1 ? "point" : "points"}`;
}

/** In points. */
function signed(share: number): string {
  const value = share * 100;
  const digits = value !== 0 && Math.abs(value) < 0.05 ? 2 : 1;
  const written = value.toFixed(digits);
  return /[1-9]/.test(written) ? (share > 0 ? "+" : "") + written : "0.0";
}

/** What a result is called in a list. */
export function statusOf({ outcome, confirmation, base }: CaseResult): string {
  if (outcome === "failed" && confirmation === "flaky") return "flaky";
  if (outcome === "failed" && base === "none") return "failed, no baseline";
  if (outcome === "failed" && confirmation === "broken") return "broken";
  if (outcome === "failed" && confirmation === "error") return "failed, not confirmed";
  if (outcome === "failed" && base === "failed") return "failed, as on the base";
  if (outcome === "passed" && base === "failed") return "passed, failed on the base";
  return outcome;
}

/** What failed of a result, or could not be judged: what was demanded, and why it is not so. */
export function reasonsOf({ judgements, problem }: CaseResult): readonly string[] {
  const failed = judgements.filter(({ outcome }) => outcome !== "passed");
  const lines = failed.flatMap(({ kind, demanded, reason, difference, score }) => [
    `${demanded}${reason === undefined ? "" : `: ${reason}`}${score === undefined || kind === "judge" ? "" : ` (score ${Number(score.toFixed(3))})`}`,
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
