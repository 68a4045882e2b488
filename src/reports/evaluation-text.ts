/** An evaluation for a terminal. */
import type { CaseResult, Evaluation } from "../evaluation/evaluation.ts";
import type { Digest } from "../platform/digest.ts";
import type { TerminalFacts } from "../platform/environment.ts";
import { createPaint, type Paint } from "../platform/paint.ts";
import { visible, visibleLine } from "../platform/visible.ts";
import { counted } from "../platform/words.ts";
import { columnsOf } from "./columns.ts";
import {
  baseWords,
  certaintyOf,
  headlineOf,
  inReadingOrder,
  mostShown,
  repeatsOf,
  shownReasons,
  spentWords,
  statusOf,
} from "./evaluation-words.ts";
import { shortened } from "./markdown-review/section.ts";
import { cautionsOf, changedPrompts, scopeOf, usageWords } from "./usage-words.ts";

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
  if (base !== null) lines.push(`  base      ${visibleLine(baseWords(base))}`);
  lines.push(...usageLines(evaluation));
  if (summary.cases > 0 || summary.cost !== 0) lines.push(`  spent     ${spentWords(evaluation)}`);
  if (summary.unjudged > 0) lines.push(`  unjudged  ${counted(summary.unjudged, "case")} without \`expect:\``);
  if (evidence !== undefined) lines.push(`  evidence  ${evidence} for bundle ${evaluation.bundle?.slice(0, 19)}`);
  else if (environment === undefined && evaluation.summary.cases > 0) {
    lines.push(paint("dim", "  For display: without --environment no answer counts as evidence."));
  }
  for (const note of notes) lines.push(`  ${paint("yellow", "!")} ${visibleLine(note)}`);
  return `${lines.join("\n")}\n`;
}

/** Prompts whose change of cost is shown. */
const mostPrompts = 10;
const widestName = 40;

function usageLines({ usage, ...evaluation }: Evaluation): readonly string[] {
  if (usage === undefined) return [];
  const { costAlone, tokens, time } = usageWords(usage.total);
  const changed = usage.prompts.length < 2 ? [] : changedPrompts(usage);
  const shown = changed
    .slice(0, mostPrompts)
    .map((one) => ({ ...one, name: visibleLine(shortened(one.prompt, widestName)) }));
  const width = Math.max(0, ...shown.map(({ name }) => columnsOf(name)));
  const costs = Math.max(0, ...shown.map(({ cost }) => cost.length));
  const more = changed.length - shown.length;
  const unchanged = usage.prompts.length - changed.length;
  const rest = [
    ...(more > 0 ? [`${counted(more, "more prompt")} changed`] : []),
    ...(unchanged > 0 && changed.length > 0 ? [`${counted(unchanged, "prompt")} unchanged`] : []),
  ];
  const byPrompt = [
    ...shown.map(
      ({ name, cost, tokens: ofPrompt }) =>
        `${name}${" ".repeat(width - columnsOf(name))}  ${cost.padEnd(costs)}  ${ofPrompt}`,
    ),
    ...(rest.length === 0 ? [] : [rest.join(", ")]),
  ];
  return [
    `  cost      1,000 answers: ${costAlone}`,
    `  tokens    an answer: ${tokens}`,
    ...(time === "" ? [] : [`  time      an answer: ${time} (median)`]),
    ...(usage.total.base === null ? [] : [`  compared  ${scopeOf(usage)}`]),
    ...byPrompt.map((line, index) => `  ${index === 0 ? "prompts " : "        "}  ${line}`),
    ...cautionsOf({ ...evaluation, usage }).map((caution) => `  !         ${visibleLine(caution)}`),
  ];
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
  const repeats = repeatsOf(result);
  const of = repeats === "" ? "" : `  ${repeats}`;
  const must = result.must && !good ? paint("red", "  must pass") : "";
  const words = status === "passed" ? "" : `  ${status}`;
  return [
    `${sign} ${paint("bold", name)}${words}${of}${must}`,
    ...(good ? [] : shownReasons(result).map((line) => `    ${visible(line)}`)),
  ];
}
