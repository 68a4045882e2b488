/** An evaluation as Markdown. */
import type { CaseResult, Evaluation } from "../evaluation/evaluation.ts";
import { visibleLine } from "../platform/visible.ts";
import { counted } from "../platform/words.ts";
import type { TextOptions } from "./evaluation-text.ts";
import {
  certaintyOf,
  costWords,
  headlineOf,
  inReadingOrder,
  mostShown,
  percent,
  shownReasons,
  statusOf,
} from "./evaluation-words.ts";
import { codeBlock, details, escapeMarkdown, htmlCode, tableCodeSpan } from "./markdown.ts";

/** Rows of the table with all results: a job summary holds a megabyte, a comment less. */
const mostRows = 1000;

/** For a job summary or a comment: verdict first, then what failed, then everything in a table. */
export function evaluationMarkdown(
  evaluation: Evaluation,
  { evidence, notes }: Pick<TextOptions, "evidence" | "notes">,
): string {
  const { results, summary, base } = evaluation;
  const wrong = inReadingOrder(results).filter(({ outcome }) => outcome === "failed" || outcome === "error");
  const parts = [
    `### ${evaluation.passed ? "✅" : "❌"} ${escapeMarkdown(headlineOf(evaluation))}`,
    certaintyOf(evaluation)
      .map((sentence) => escapeMarkdown(sentence))
      .join(" "),
    ...wrong.slice(0, mostShown).map(wrongMarkdown),
    wrong.length > mostShown ? `… and ${wrong.length - mostShown} more.` : "",
    results.length === 0 ? "" : details(`${counted(summary.cases, "case")}`, resultTable(results)),
    [
      base === null
        ? ""
        : `Base: ${escapeMarkdown(base.label)}${base.commit === null ? "" : ` (${tableCodeSpan(base.commit.slice(0, 12))})`}${base.answersSince === undefined ? "" : `, answers since ${base.answersSince.slice(0, 10)}`}.`,
      `Cost: ${escapeMarkdown(costWords(evaluation))}.`,
      evidence === undefined ? "" : `Evidence: ${tableCodeSpan(evidence)}.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
    ...notes.map((note) => `⚠️ ${escapeMarkdown(visibleLine(note))}`),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function wrongMarkdown(result: CaseResult): string {
  const name = `${htmlCode(`${result.prompt} · ${result.case}`)} ${statusOf(result)}${result.must ? ", must pass" : ""}`;
  return details(name, codeBlock(shownReasons(result).join("\n")), result.must);
}

function resultTable(results: readonly CaseResult[]): string {
  const rows = inReadingOrder(results)
    .slice(0, mostRows)
    .map(
      (result) =>
        `| ${tableCodeSpan(result.prompt)} | ${tableCodeSpan(result.case)} | ${statusOf(result)} | ${result.answers > 1 ? percent(result.passed / result.answers) : ""} |`,
    );
  const more = results.length - mostRows;
  return [
    "| prompt | case | outcome | repeats |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...(more > 0 ? ["", `… and ${more} more.`] : []),
  ].join("\n");
}
