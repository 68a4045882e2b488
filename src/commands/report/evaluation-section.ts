/** What answers are worth, in the report: the evaluation that a job with credentials made. */
import { type CaseResult, type Evaluation, parseEvaluation } from "../../evaluation/evaluation.ts";
import type { CommandContext } from "../../platform/command.ts";
import { counted } from "../../platform/words.ts";
import type { ShownEvaluation } from "../../reports/html/evaluation-section.ts";
import { codeBlock, codeSpan, details, escapeMarkdown, htmlCode } from "../../reports/markdown.ts";
import { type ReviewSection, shortened } from "../../reports/markdown-review/section.ts";
import type { Review } from "../../reports/review.ts";
import { certaintyOf, costWords, headlineOf, inReadingOrder, reasonsOf, statusOf } from "../evaluation/words.ts";
import { shownFor } from "./shown-evaluation.ts";
import { notShown, readShown } from "./shown-file.ts";

const longestReasons = 2_000;

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

/** The document may come from an artifact: it is read like any other, and left out where it is none. */
export function evaluationSection(review: Review): ReviewSection | undefined {
  const evaluation = evaluationIn(review);
  if (evaluation === undefined) return undefined;
  const wrong = notPassed(evaluation);
  const words = escapeMarkdown(aboutAnswers(evaluation).join(" "));
  return {
    title: `${evaluation.passed ? "✅" : "❌"} Evaluation: ${headlineOf(evaluation).replace(/\.$/, "")}`,
    folded: false,
    pieces: [{ forms: [words] }, ...wrong.map((result) => ({ forms: formsOf(result) }))],
    separator: "\n\n",
    leftOut: (count) => counted(count, "case"),
    weight: 3,
  };
}

/** The same for the page. */
export function shownEvaluation(review: Review): ShownEvaluation | undefined {
  const evaluation = evaluationIn(review);
  if (evaluation === undefined) return undefined;
  return shownFor(evaluation, aboutAnswers(evaluation), notPassed(evaluation));
}

function notPassed({ results }: Evaluation): readonly CaseResult[] {
  return inReadingOrder(results).filter(({ outcome }) => outcome === "failed" || outcome === "error");
}

function aboutAnswers(evaluation: Evaluation): readonly string[] {
  return [
    ...certaintyOf(evaluation),
    `Cost: ${costWords(evaluation)}.`,
    ...(evaluation.trusted ? [] : ["For display only: its answers are no evidence for a release."]),
  ];
}

function formsOf(result: CaseResult): readonly [string, string] {
  const name = shortened(`${result.prompt} · ${result.case}`, 300);
  const status = `${statusOf(result)}${result.must ? ", must pass" : ""}`;
  const reasons = shortened(reasonsOf(result).join("\n"), longestReasons);
  return [details(`${htmlCode(name)} ${status}`, codeBlock(reasons), result.must), `- ${codeSpan(name)} ${status}`];
}

function evaluationIn({ evaluation }: Pick<Review, "evaluation">): Evaluation | undefined {
  return evaluation === undefined ? undefined : parseEvaluation(Buffer.from(JSON.stringify(evaluation)));
}
