/** An evaluation for a terminal. */
import type { CaseResult, Evaluation } from "../evaluation/evaluation.ts";
import type { Digest } from "../platform/digest.ts";
import type { TerminalFacts } from "../platform/environment.ts";
import { createPaint, type Paint } from "../platform/paint.ts";
import { visible, visibleLine } from "../platform/visible.ts";
import { counted } from "../platform/words.ts";
import {
  certaintyOf,
  costWords,
  headlineOf,
  inReadingOrder,
  mostShown,
  shownReasons,
  statusOf,
} from "./evaluation-words.ts";

export interface TextOptions {
  readonly evidence: Digest | undefined;
  readonly notes: readonly string[];
  /** Where evidence was to be kept; notes say why it was not. */
  readonly environment: string | undefined;
  readonly terminal: Pick<TerminalFacts, "color">;
}

/** For a terminal: what failed first, at most so many cases, then the verdict and what it rests on. */
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
