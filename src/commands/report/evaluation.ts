/** The evaluation that a job with credentials made, for the report of a change. */
import type { CommandContext } from "../../platform/command.ts";
import type { Review } from "../../reports/review.ts";
import { evaluationIn } from "../../reports/review-evaluation.ts";
import { notShown, readShown } from "./shown-file.ts";

/**
 * The review with an evaluation; as it was where there is no such file.
 *
 * @throws SW1503 for a file that is no evaluation.
 */
export async function withEvaluation(review: Review, file: string, context: CommandContext): Promise<Review> {
  const evaluation = await readShown(file, "evaluation", context);
  if (evaluation === undefined) {
    context.progress.note("No job of this run has made the evaluation: the report goes without.");
    return review;
  }
  if (evaluationIn({ evaluation }) === undefined) throw notShown(file, "evaluation", "It has not the shape of one.");
  return { ...review, evaluation };
}
