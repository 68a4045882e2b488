/** Evaluations as text, Markdown, JUnit and JSON. */
import type { CaseResult, Evaluation } from "../../evaluation/evaluation.ts";
import type { Digest } from "../../platform/digest.ts";
import type { TerminalFacts } from "../../platform/environment.ts";
import type { Json, JsonObject } from "../../platform/json.ts";
import { createPaint, type Paint } from "../../platform/paint.ts";
import { visible, visibleLine } from "../../platform/visible.ts";
import { counted } from "../../platform/words.ts";
import { codeBlock, details, escapeMarkdown, htmlCode, tableCodeSpan } from "../../reports/markdown.ts";
import { xmlAttribute, xmlText } from "../../reports/xml.ts";
import { certaintyOf, costWords, headlineOf, inReadingOrder, percent, reasonsOf, statusOf } from "./words.ts";

/** Results that are shown; the JSON has all of them. */
const mostShown = 100;
/** Rows of the table with all results: a job summary holds a megabyte, a comment less. */
const mostRows = 1000;
/** Lines of reasons for one result: a case may demand any number of things. */
const mostReasons = 50;

/** The document is plain data. */
export function asJson(evaluation: Evaluation): JsonObject {
  return evaluation as unknown as { readonly [name: string]: Json };
}

export interface TextOptions {
  readonly evidence: Digest | undefined;
  readonly notes: readonly string[];
  /** Where evidence was to be kept; notes say why it was not. */
  readonly environment: string | undefined;
  readonly terminal: Pick<TerminalFacts, "color">;
}

export function evaluationText(
  evaluation: Evaluation,
  { evidence, notes, environment, terminal }: TextOptions,
): string {
  const paint = createPaint(terminal.color);
  const lines: string[] = [];
  const shown = inReadingOrder(evaluation.results).filter((result) => result.outcome !== "unjudged");
  for (const result of shown.slice(0, mostShown)) lines.push(...resultLines(result, paint));
  if (shown.length > mostShown)
    lines.push(paint("dim", `… and ${shown.length - mostShown} more (--json has all of them)`));
  if (shown.length > 0) lines.push("");
  const sign = evaluation.passed ? paint("green", "✔") : paint("red", "✘");
  lines.push(`${sign} ${paint("bold", headlineOf(evaluation))}`);
  const { summary, base } = evaluation;
  for (const sentence of certaintyOf(evaluation)) lines.push(`  ${sentence}`);
  if (base !== null) {
    const since = base.answersSince === undefined ? "" : `, with answers since ${base.answersSince.slice(0, 10)}`;
    lines.push(
      `  base      ${visibleLine(base.label)}${base.commit === null ? "" : ` (${base.commit.slice(0, 12)})`}${since}`,
    );
  }
  lines.push(`  cost      ${costWords(evaluation)}`);
  if (summary.unjudged > 0) lines.push(`  unjudged  ${counted(summary.unjudged, "case")} without \`expect:\``);
  if (evidence !== undefined) lines.push(`  evidence  ${evidence} for bundle ${evaluation.bundle?.slice(0, 19)}`);
  else if (environment === undefined && !evaluation.trusted && evaluation.summary.cases > 0) {
    lines.push(paint("dim", "  For display: without --environment no answer counts as evidence."));
  }
  for (const note of notes) lines.push(`  ${paint("yellow", "!")} ${visibleLine(note)}`);
  return `${lines.join("\n")}\n`;
}

function resultLines(result: CaseResult, paint: Paint): readonly string[] {
  const status = statusOf(result);
  const good = result.outcome === "passed";
  const sign = good
    ? paint("green", "✓")
    : status === "flaky" || result.outcome === "error"
      ? paint("yellow", "~")
      : paint("red", "✗");
  const name = `${visibleLine(result.prompt)} · ${visibleLine(result.case)}`;
  const of = result.answers > 1 ? `  ${result.passed} of ${result.answers}` : "";
  const must = result.must && !good ? paint("red", "  must pass") : "";
  const words = status === "passed" ? "" : `  ${status}`;
  return [
    `${sign} ${paint("bold", name)}${words}${of}${must}`,
    ...(good ? [] : shownReasons(result).map((line) => `    ${visible(line)}`)),
  ];
}

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

function shownReasons(result: CaseResult): readonly string[] {
  const reasons = reasonsOf(result);
  const more = reasons.length - mostReasons;
  return more > 0 ? [...reasons.slice(0, mostReasons), `… and ${more} more`] : reasons;
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

/** A suite per prompt, a test per case. What could not be asked is an error, and no failure. */
export function evaluationJunit(evaluation: Evaluation): string {
  const { results, summary } = evaluation;
  const suites = [...Map.groupBy(results, ({ prompt }) => prompt)].map(([prompt, cases]) => {
    const of = (outcome: string) => cases.filter((one) => one.outcome === outcome).length;
    return [
      `  <testsuite name="${xmlAttribute(prompt)}" tests="${cases.length}" failures="${of("failed")}" errors="${of("error")}" skipped="${of("unjudged")}">`,
      ...cases.map(junitCase),
      "  </testsuite>",
    ].join("\n");
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="slipway evaluate" tests="${results.length}" failures="${summary.failed}" errors="${summary.errors}">`,
    ...suites,
    "</testsuites>\n",
  ].join("\n");
}

function junitCase(result: CaseResult): string {
  const { latencyMilliseconds } = result;
  const seconds = typeof latencyMilliseconds === "number" ? ` time="${(latencyMilliseconds / 1000).toFixed(3)}"` : "";
  const opening = `    <testcase classname="${xmlAttribute(result.prompt)}" name="${xmlAttribute(result.case)}"${seconds}`;
  if (result.outcome === "passed") return `${opening}/>`;
  if (result.outcome === "unjudged") return `${opening}><skipped message="the case demands nothing"/></testcase>`;
  const element = result.outcome === "error" ? "error" : "failure";
  const reasons = shownReasons(result);
  return `${opening}><${element} message="${xmlAttribute(reasons[0] ?? statusOf(result))}">${xmlText(reasons.join("\n"))}</${element}></testcase>`;
}
