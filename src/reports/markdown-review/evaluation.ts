/** What answers are worth: the evaluation that a job with credentials made. */
import type { CaseResult, Evaluation } from "../../evaluation/evaluation.ts";
import { counted } from "../../platform/words.ts";
import { usageMarkdown } from "../evaluation-markdown.ts";
import { certaintyOf, headlineOf, reasonsOf, statusOf } from "../evaluation-words.ts";
import { codeBlock, codeSpan, details, escapeMarkdown, htmlCode } from "../markdown.ts";
import type { Review } from "../review.ts";
import { aboutRun, evaluationIn, notPassed } from "../review-evaluation.ts";
import { type Piece, type ReviewSection, shortened } from "./section.ts";

const longestReasons = 2_000;

/** The document may come from an artifact: it is read like any other, and left out where it is none. */
export function evaluationSection(review: Review): ReviewSection | undefined {
  const evaluation = evaluationIn(review);
  if (evaluation === undefined) return undefined;
  const wrong = notPassed(evaluation);
  return {
    title: `${evaluation.passed ? "✅" : "❌"} Evaluation: ${escapeMarkdown(headlineOf(evaluation).replace(/\.$/, ""))}`,
    folded: false,
    pieces: [wholePiece(evaluation), ...wrong.map((result) => ({ forms: formsOf(result) }))],
    separator: "\n\n",
    leftOut: (count) => counted(count, "case"),
    weight: 3,
  };
}

/** About all answers together. The table of prompts that cost something else goes where there is no room for it. */
function wholePiece(evaluation: Evaluation): Piece {
  const [usage = "", table = ""] = usageMarkdown(evaluation);
  const before = escapeMarkdown(certaintyOf(evaluation).join(" "));
  const after = escapeMarkdown(aboutRun(evaluation).join(" "));
  const [full, short] = [
    [before, usage, table, after],
    [before, usage, after],
  ].map((parts) => parts.filter((part) => part !== "").join("\n\n"));
  return { forms: [full ?? "", short ?? ""] };
}

function formsOf(result: CaseResult): readonly [string, string] {
  const name = shortened(`${result.prompt} · ${result.case}`, 300);
  const status = `${statusOf(result)}${result.must ? ", must pass" : ""}`;
  const reasons = shortened(reasonsOf(result).join("\n"), longestReasons);
  return [details(`${htmlCode(name)} ${status}`, codeBlock(reasons), result.must), `- ${codeSpan(name)} ${status}`];
}
