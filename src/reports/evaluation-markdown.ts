/** An evaluation as Markdown. */
import type { CaseResult, Evaluation } from "../evaluation/evaluation.ts";
import { visibleLine } from "../platform/visible.ts";
import { counted } from "../platform/words.ts";
import type { TextOptions } from "./evaluation-text.ts";
import {
  certaintyOf,
  forDisplay,
  headlineOf,
  inReadingOrder,
  mostShown,
  repeatsOf,
  shownReasons,
  spentWords,
  statusOf,
} from "./evaluation-words.ts";
import { codeBlock, details, escapeMarkdown, htmlCode, sentenceMarkdown, tableCodeSpan } from "./markdown.ts";
import { shortened } from "./markdown-review/section.ts";
import { cautionsOf, changedPrompts, scopeOf, usageWords } from "./usage-words.ts";

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
    ...usageMarkdown(evaluation),
    results.length === 0 ? "" : details(`${counted(summary.cases, "case")}`, resultTable(results)),
    [
      base === null
        ? ""
        : `Base: ${escapeMarkdown(base.label)}${base.commit === null ? "" : ` (${tableCodeSpan(base.commit.slice(0, 12))})`}${base.answersSince === undefined ? "" : `, answers since ${base.answersSince.slice(0, 10)}`}.`,
      `Spent: ${escapeMarkdown(spentWords(evaluation))}.`,
      evidence === undefined ? "" : `Evidence: ${tableCodeSpan(evidence)}.`,
      evidence !== undefined || summary.cases === 0 ? "" : forDisplay,
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
        `| ${tableCodeSpan(result.prompt)} | ${tableCodeSpan(result.case)} | ${statusOf(result)} | ${repeatsOf(result)} |`,
    );
  const more = results.length - mostRows;
  return [
    "| prompt | case | outcome | repeats |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...(more > 0 ? ["", `… and ${more} more.`] : []),
  ].join("\n");
}

/** Prompts in the table of what changed. */
const mostPrompts = 30;

/** What the answers took, and where that differs from the base: a sentence, and a table where several prompts changed. */
export function usageMarkdown(evaluation: Evaluation): readonly string[] {
  const { usage } = evaluation;
  if (usage === undefined) return [];
  const { costAlone, tokens, time } = usageWords(usage.total);
  const sentences = [
    `**Cost of 1,000 answers: ${escapeMarkdown(costAlone)}**, over ${escapeMarkdown(scopeOf(usage))}.`,
    `Tokens of an answer: ${escapeMarkdown(tokens)}.`,
    time === "" ? "" : `Time of an answer: ${escapeMarkdown(time)} (median).`,
    ...cautionsOf(evaluation).map(sentenceMarkdown),
  ];
  const changed = usage.prompts.length < 2 ? [] : changedPrompts(usage);
  const rows = changed
    .slice(0, mostPrompts)
    .map(
      ({ prompt, cost, tokens: ofPrompt, time: ofAnswer }) =>
        `| ${tableCodeSpan(shortened(prompt, 200))} | ${escapeMarkdown(cost)} | ${escapeMarkdown(ofPrompt)} | ${escapeMarkdown(ofAnswer)} |`,
    );
  const rest = usage.prompts.length - rows.length;
  return [
    sentences.filter((sentence) => sentence !== "").join(" "),
    ...(rows.length === 0
      ? []
      : [
          [
            "| prompt | cost of 1,000 answers | tokens of an answer | time |",
            "| --- | --- | --- | --- |",
            ...rows,
            ...(rest === 0
              ? []
              : [
                  "",
                  changed.length > rows.length
                    ? `${counted(rest, "more prompt")}.`
                    : `${counted(rest, "prompt")} unchanged.`,
                ]),
          ].join("\n"),
        ]),
  ];
}
