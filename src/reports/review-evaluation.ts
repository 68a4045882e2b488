/** What a review says of the answers of models: the evaluation in it, read like anything that comes from elsewhere. */
import { type CaseResult, type Evaluation, parseEvaluation } from "../evaluation/evaluation.ts";
import { baseWords, forDisplay, inReadingOrder, spentWords } from "./evaluation-words.ts";
import type { Review } from "./review.ts";

/** The evaluation of a review; undefined where there is none, or what stands there is none. */
export function evaluationIn({ evaluation }: Pick<Review, "evaluation">): Evaluation | undefined {
  return evaluation === undefined ? undefined : parseEvaluation(Buffer.from(JSON.stringify(evaluation)));
}

/** Cases that did not pass, the most important first. */
export function notPassed({ results }: Evaluation): readonly CaseResult[] {
  return inReadingOrder(results).filter(({ outcome }) => outcome === "failed" || outcome === "error");
}

/** What was compared with, what the run spent, and that a report is no evidence, in sentences. */
export function aboutRun(evaluation: Evaluation): readonly string[] {
  return [
    ...(evaluation.base === null ? [] : [`Base: ${baseWords(evaluation.base)}.`]),
    `Spent: ${spentWords(evaluation)}.`,
    forDisplay,
  ];
}
