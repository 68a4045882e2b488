/** An evaluation of another job in the report: what it says counts for the verdict. */
import { type Evaluation, exitOf } from "../../evaluation/evaluation.ts";
import type { CommandContext } from "../../platform/command.ts";
import { visibleLine } from "../../platform/visible.ts";
import { headlineOf } from "../../reports/evaluation-words.ts";
import type { Review } from "../../reports/review.ts";
import { evaluationIn } from "../../reports/review-evaluation.ts";
import { judged } from "../../reports/review-verdict.ts";
import { notShown, readShown } from "./shown-file.ts";

/** With these our sentences about an evaluation begin, so that they are made again and never twice. */
const beginning = "The evaluation ";

/**
 * The review with an evaluation. A file that is not there makes it fail: somebody named it, and nobody knows what the
 * answers are worth.
 *
 * @throws SW1503 for a file that is no evaluation.
 */
export async function withEvaluation(
  review: Review,
  file: string,
  context: CommandContext,
): Promise<{ readonly review: Review; readonly isMissing: boolean }> {
  const evaluation = await readShown(file, "evaluation", context);
  if (evaluation === undefined) {
    const reason = `${beginning}is missing: there is no file ${visibleLine(file)}. Name none where no job made one.`;
    return { review: withReasons(review, [reason]), isMissing: true };
  }
  if (evaluationIn({ evaluation }) === undefined) throw notShown(file, "evaluation", "It has not the shape of one.");
  return { review: withVerdict({ ...review, evaluation }), isMissing: false };
}

/** The review judged by the evaluation in it; whoever wrote the document does not get to leave that out. */
export function withVerdict(review: Review): Review {
  const evaluation = evaluationIn(review);
  if (evaluation === undefined) return review;
  const of = evaluation.head?.commit ?? undefined;
  const { commit } = review.head;
  const isOther = of !== undefined && commit !== null && of !== commit && of !== review.pullRequest?.headSha;
  return withReasons(review, [
    ...(isOther
      ? [`${beginning}is of another commit, ${shortCommit(of)}: the review is of ${shortCommit(commit)}.`]
      : []),
    ...(evaluation.passed ? [] : [`${beginning}${outcomeOf(evaluation)}: ${headlineOf(evaluation)}`]),
  ]);
}

/** What could not be asked is no failure of the prompts, and proves nothing for them. */
function outcomeOf(evaluation: Evaluation): string {
  return exitOf(evaluation) === 3 ? "proves nothing" : "did not pass";
}

function withReasons(review: Review, reasons: readonly string[]): Review {
  const others = review.reasons.filter((reason) => !reason.startsWith(beginning));
  return judged({ ...review, reasons: [...others, ...reasons] });
}

/** Documents may say anything. */
function shortCommit(commit: string): string {
  return visibleLine(commit.slice(0, 12));
}
