/** An evaluation for the page of the review. */
import { totalCost } from "../../evaluation/case-costs.ts";
import type { CaseResult, Evaluation } from "../../evaluation/evaluation.ts";
import { exactDollars } from "../../platform/dollars.ts";
import { certaintyOf, headlineOf, inReadingOrder, reasonsOf, statusOf } from "../evaluation-words.ts";
import type { Review } from "../review.ts";
import { aboutRun, evaluationIn, notPassed } from "../review-evaluation.ts";
import { cautionsOf, scopeOf, type UsageWords, usageWords } from "../usage-words.ts";
import type { ShownEvaluation, ShownPrompt } from "./evaluation-section.ts";

/** The evaluation of a review; undefined where there is none. */
export function shownEvaluation(review: Review): ShownEvaluation | undefined {
  const evaluation = evaluationIn(review);
  if (evaluation === undefined) return undefined;
  const usage = new Map(evaluation.usage?.prompts.map((one) => [one.prompt, usageWords(one)]));
  const { results } = evaluation;
  return {
    outcome: evaluation.passed ? "passed" : saysNothing(evaluation) ? "no verdict" : "failed",
    headline: headlineOf(evaluation),
    sentences: [...certaintyOf(evaluation), ...usageSentences(evaluation), ...aboutRun(evaluation)],
    counts: countsOf(results),
    better: inReadingOrder(results.filter(isBetter)).map(({ prompt, case: name }) => `${prompt} · ${name}`),
    prompts: [...Map.groupBy(results, ({ prompt }) => prompt)].map(([name, cases]) =>
      promptOf(name, cases, usage.get(name)),
    ),
    cases: notPassed(evaluation).map((result) => ({
      prompt: result.prompt,
      name: result.case,
      status: statusOf(result),
      must: result.must,
      reasons: reasonsOf(result),
    })),
  };
}

/** An outage is never a failed expectation. */
function saysNothing({ summary, comparison }: Evaluation): boolean {
  if (comparison?.red === true) return false;
  return comparison?.verdict === "error" || (summary.errors > 0 && summary.failed === 0);
}

/** In the order in which they matter; every case is counted once. */
function countsOf(results: readonly CaseResult[]): ShownEvaluation["counts"] {
  const failed = results.filter(({ outcome }) => outcome === "failed");
  const broken = failed.filter(({ confirmation }) => confirmation === "broken").length;
  const flaky = failed.filter(({ confirmation }) => confirmation === "flaky").length;
  const better = results.filter(isBetter).length;
  const count = (wanted: CaseResult["outcome"]) => results.filter(({ outcome }) => outcome === wanted).length;
  const others = count("passed") - better;
  const counts: ShownEvaluation["counts"] = [
    { count: broken, kind: "broken", tone: "bad" },
    { count: failed.length - broken - flaky, kind: "failed", tone: "bad" },
    { count: count("error"), kind: "not asked or judged", tone: "open" },
    { count: flaky, kind: "flaky", tone: "open" },
    { count: better, kind: "better than on the base", tone: "good" },
    { count: others, kind: better === 0 ? "passed" : `${others === 1 ? "other" : "others"} passed`, tone: "good" },
    { count: count("unjudged"), kind: "without a demand", tone: "open" },
  ];
  return counts.filter((one) => one.count > 0);
}

function isBetter({ outcome, base }: CaseResult): boolean {
  return outcome === "passed" && base === "failed";
}

function promptOf(name: string, cases: readonly CaseResult[], usage: UsageWords | undefined): ShownPrompt {
  const judged = cases.filter(({ outcome }) => outcome === "passed" || outcome === "failed");
  const compared = cases.filter(({ base }) => base === "passed" || base === "failed");
  const passed = judged.filter(({ outcome }) => outcome === "passed").length;
  const passedThere = compared.filter(({ base }) => base === "passed").length;
  return {
    name,
    passes: judged.length === 0 ? "none judged" : `${passed} of ${judged.length}`,
    base: compared.length === 0 ? undefined : `${passedThere} of ${compared.length}`,
    cost: usage?.cost ?? costOf(cases),
    tokens: usage?.tokens,
    time: usage?.time,
  };
}

/** Of 1,000 answers, by an evaluation of an earlier version, which says no more of what they took. */
function costOf(cases: readonly CaseResult[]): string {
  const cost = totalCost(cases);
  const answers = cases.reduce((sum, one) => sum + one.answers, 0);
  return cost === undefined || answers === 0 ? "not known" : exactDollars((cost / answers) * 1000);
}

/** What the answers took as a whole, in sentences. */
function usageSentences(evaluation: Evaluation): readonly string[] {
  const { usage } = evaluation;
  if (usage === undefined) return [];
  const { costAlone, tokens, time } = usageWords(usage.total);
  return [
    `Cost of 1,000 answers: ${costAlone}, over ${scopeOf(usage)}.`,
    `Tokens of an answer: ${tokens}.${time === "" ? "" : ` Time of an answer: ${time} (median).`}`,
    ...cautionsOf(evaluation),
  ];
}
