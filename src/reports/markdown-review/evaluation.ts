/** What answers are worth: the evaluation that a job with credentials made. */
import type { CaseResult, Evaluation } from "../../evaluation/evaluation.ts";
import { counted } from "../../platform/words.ts";
import { usageMarkdown } from "../evaluation-markdown.ts";
import { headlineOf, reasonsOf, statusOf } from "../evaluation-words.ts";
import { codeBlock, codeSpan, details, escapeMarkdown, htmlCode } from "../markdown.ts";
import type { Review } from "../review.ts";
import { aboutAnswers, evaluationIn, notPassed } from "../review-evaluation.ts";
import { type Piece, type ReviewSection, shortened } from "./section.ts";

const longestReasons = 2_000;

/** The document may come from an artifact: it is read like any other, and left out where it is none. */
export function evaluationSection(review: Review): ReviewSection | undefined {
  const evaluation = evaluationIn(review);
  if (evaluation === undefined) return undefined;
  const wrong = notPassed(evaluation);
  const words = escapeMarkdown(aboutAnswers(evaluation).join(" "));
  return {
    title: `${evaluation.passed ? "✅" : "❌"} Evaluation: ${headlineOf(evaluation).replace(/\.$/, "")}`,
    folded: false,
    pieces: [{ forms: [words] }, ...usagePieces(evaluation), ...wrong.map((result) => ({ forms: formsOf(result) }))],
    separator: "\n\n",
    leftOut: (count) => counted(count, "case"),
    weight: 3,
  };
}

/** The sentence stays where there is no room for the table. */
function usagePieces(evaluation: Evaluation): readonly Piece[] {
  const [sentence, table] = usageMarkdown(evaluation);
  if (sentence === undefined) return [];
  return [{ forms: table === undefined ? [sentence] : [`${sentence}\n\n${table}`, sentence] }];
}

function formsOf(result: CaseResult): readonly [string, string] {
  const name = shortened(`${result.prompt} · ${result.case}`, 300);
  const status = `${statusOf(result)}${result.must ? ", must pass" : ""}`;
  const reasons = shortened(reasonsOf(result).join("\n"), longestReasons);
  return [details(`${htmlCode(name)} ${status}`, codeBlock(reasons), result.must), `- ${codeSpan(name)} ${status}`];
}
