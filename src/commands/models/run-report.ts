/** What `slipway run` prints: answers, what is wrong with them, what could not be had, and what it cost. */
import { type Completion, textOfAnswer, toolCallsOf } from "../../models/completion.ts";
import type { CompletionFailure } from "../../models/failure.ts";
import { pricesAsOf } from "../../models/prices.ts";
import { dollarsInWords } from "../../platform/dollars.ts";
import type { Finding } from "../../platform/finding.ts";
import type { Json, JsonObject } from "../../platform/json.ts";
import { createPaint, type Paint } from "../../platform/paint.ts";
import { visible, visibleLine } from "../../platform/visible.ts";
import { counted, grouped } from "../../platform/words.ts";
import { findingsText } from "../../reports/findings-text.ts";
import { escapeMarkdown, sentenceMarkdown, tableCodeSpan } from "../../reports/markdown.ts";
import { isFaulty } from "./answer-files.ts";
import { type Answered, answerTitle } from "./ask-all.ts";
import type { BatchOutcome } from "./batch.ts";
import { batchDocument, batchMarkdown, batchText } from "./batch-report.ts";
import type { CostEstimate, ModelEstimate } from "./budget.ts";

export interface RunReport {
  readonly answered: readonly Answered[];
  readonly findings: readonly Finding[];
  readonly estimate: CostEstimate | undefined;
  /** With `--batch`: jobs at work, and what is left for none. */
  readonly batch: BatchOutcome | undefined;
  /** True where slipway.yaml has prices of its own. */
  readonly ownPrices: boolean;
  /** Environment whose store kept the answers. */
  readonly environment: string | undefined;
  /** Files below `--out`, by what they answer. */
  readonly files: ReadonlyMap<Answered, string>;
  /** Folder of `--out`, as it is shown. */
  readonly folder: string | undefined;
  /** The one answer that was shown while it came. */
  readonly shown: Answered | undefined;
  /** What an answer says, without secrets. */
  readonly masked: (text: string) => string;
}

interface Summary {
  readonly answers: number;
  readonly asked: number;
  readonly kept: number;
  readonly missing: number;
  readonly failed: number;
  /** US dollars; undefined where a price is not known. */
  readonly cost: number | undefined;
  readonly keptCost: number | undefined;
}

/** Counts and US dollars; a sum is undefined where some price is not known. */
export function summaryOf(answered: readonly Answered[]): Summary {
  const of = (test: (one: Answered) => boolean): readonly Answered[] => answered.filter(test);
  const asked = of(({ answer }) => answer.kind === "answer" && answer.from === "model");
  const kept = of(({ answer }) => answer.kind === "answer" && answer.from !== "model");
  return {
    answers: asked.length + kept.length,
    asked: asked.length,
    kept: kept.length,
    missing: of(({ answer }) => answer.kind === "missing").length,
    failed: of(({ answer }) => answer.kind === "failed").length,
    cost: sumOf(asked),
    keptCost: sumOf(kept),
  };
}

function sumOf(answered: readonly Answered[]): number | undefined {
  let sum = 0;
  for (const { cost } of answered) {
    if (cost === undefined) return undefined;
    sum += cost;
  }
  return sum;
}

/** `slipway/run/v1`, with the text of every answer; where answers were written to files, with the file. */
export function runDocument(report: RunReport): JsonObject {
  const { estimate, answered, findings, batch } = report;
  const { cost, keptCost, ...counts } = summaryOf(answered);
  return {
    format: "slipway/run/v1",
    answers: answered.map((one) => answerDocument(one, report.files.get(one))),
    // Findings are plain data.
    findings: findings as unknown as readonly Json[],
    ...(batch === undefined ? {} : { batch: batchDocument(batch) }),
    summary: {
      ...counts,
      cost: cost ?? null,
      keptCost: keptCost ?? null,
      pricesAsOf,
      ...(estimate === undefined ? {} : { estimate: estimateDocument(estimate) }),
    },
  };
}

function estimateDocument({ requests, expected, most, basis, models, unpriced }: CostEstimate): JsonObject {
  return {
    requests,
    expected: expected ?? null,
    most: most ?? null,
    basis,
    models: models.map((one) => ({ ...one })),
    unpriced,
  };
}

function answerDocument(
  { prompt, case: one, repeat, request, answer, cost }: Answered,
  file: string | undefined,
): JsonObject {
  const question = { prompt: prompt.name, case: one.name, repeat, model: request.model, request: request.digest };
  if (answer.kind === "missing") return { ...question, status: "missing" };
  if (answer.kind === "failed") return { ...question, status: "failed", failure: { ...answer.failure } };
  const { completion, from, trusted } = answer;
  const calls = toolCallsOf(completion);
  return {
    ...question,
    status: "answered",
    from,
    trusted,
    text: textOfAnswer(completion),
    ...(calls.length === 0 ? {} : { toolCalls: calls.map((call) => ({ ...call })) }),
    stopReason: completion.stopReason,
    usage: { ...completion.usage },
    latencyMilliseconds: completion.latencyMilliseconds,
    cost: cost ?? null,
    ...(file === undefined ? {} : { file }),
  };
}

export interface TextOptions {
  readonly color: boolean;
  readonly columns: number;
}

/** Answers, findings, failures and cost; while a batch is at work only its state. */
export function runText(report: RunReport, options: TextOptions): string {
  const paint = createPaint(options.color);
  // While jobs are at work their state is what matters, not thousands of answers that are kept.
  if (report.batch !== undefined && report.batch.waiting.length > 0)
    return batchText(report.batch, report.answered.length, paint);
  const parts = report.answered
    .filter(({ answer }) => answer.kind === "answer")
    .map((one) => answerText(one, report, paint, options));
  if (report.findings.length > 0) parts.push(findingsText(report.findings, options));
  parts.push(...failureTexts(report.answered, paint));
  parts.push(...missingText(report, paint));
  parts.push(`${summaryLines(report, paint).join("\n")}\n`);
  return parts.join("\n");
}

function answerText(
  one: Answered,
  { shown, files, environment, masked }: RunReport,
  paint: Paint,
  { columns }: TextOptions,
): string {
  const { answer, request, cost } = one;
  if (answer.kind !== "answer") return "";
  const { completion, from } = answer;
  const width = Math.min(Math.max(columns, 40), 100);
  const title = answerTitle(one);
  const { usage } = completion;
  const facts = [
    visibleLine(request.model),
    originInWords(from, answer.trusted, environment !== undefined),
    `${usage.estimated === true ? "≈ " : ""}${usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens} + ${usage.outputTokens} tokens`,
    cost === undefined ? "price not known" : dollarsInWords(cost),
    ...(completion.provider === "bedrock" ? [] : [`by ${visibleLine(completion.provider)}`]),
    ...(completion.latencyMilliseconds === 0 ? [] : [`${(completion.latencyMilliseconds / 1000).toFixed(1)} s`]),
  ];
  // What was shown while it came has its title above it.
  const heading = `${paint("bold", title)} ${paint("dim", "━".repeat(Math.max(3, width - title.length - 1)))}`;
  const lines = [...(one === shown ? [""] : [heading]), paint("dim", facts.join(" · "))];
  const file = files.get(one);
  if (file !== undefined) lines.push(`${paint("green", "→")} ${visibleLine(file)}`);
  else if (one !== shown) {
    lines.push("");
    for (const line of bodyOf(completion, masked).split("\n"))
      lines.push(line === "" ? paint("dim", "│") : `${paint("dim", "│")} ${line}`);
  }
  return `${lines.join("\n")}\n`;
}

function originInWords(from: "cache" | "store" | "model", trusted: boolean, hasStore: boolean): string {
  const where = from === "model" ? "asked now" : from === "store" ? "kept in the store" : "kept here";
  // Of the store, only answers of providers that the environment trusts may be released.
  return trusted || (from === "model" && !hasStore) ? where : `${where}, for display`;
}

function bodyOf(completion: Parameters<typeof textOfAnswer>[0], masked: RunReport["masked"]): string {
  const text = textOfAnswer(completion).replace(/\n+$/, "");
  const calls = toolCallsOf(completion).map(({ name, input }) => `[calls ${name} ${JSON.stringify(input)}]`);
  return visible(masked([...(text === "" ? [] : [text]), ...calls].join("\n")));
}

/** Each reason once, with the cases that it met. */
function failuresOf(
  answered: readonly Answered[],
): readonly { readonly failure: CompletionFailure; readonly cases: readonly string[] }[] {
  const groups = new Map<string, { failure: CompletionFailure; cases: string[] }>();
  for (const { answer, prompt, case: one } of answered) {
    // What Bedrock refuses of a request is among the findings.
    if (answer.kind !== "failed" || answer.failure.kind === "invalid") continue;
    const key = answer.failure.kind + answer.failure.message;
    const group = groups.get(key) ?? { failure: answer.failure, cases: [] };
    groups.set(key, group);
    group.cases.push(`${prompt.name} · ${one.name}`);
  }
  return [...groups.values()];
}

function failureTexts(answered: readonly Answered[], paint: Paint): readonly string[] {
  return failuresOf(answered).map(({ failure, cases }) =>
    [
      `${paint("red", paint("bold", "no answer"))} ${paint("dim", failure.kind)}  ${visible(failure.message)}`,
      `  ${paint("dim", `${counted(cases.length, "case")}:`)} ${someOf(cases)}`,
      `  ${paint("cyan", `→ ${visible(failure.next)}`)}`,
      "",
    ].join("\n"),
  );
}

function missingText({ answered, batch }: RunReport, paint: Paint): readonly string[] {
  const cases = missingOf(answered);
  if (cases.length === 0) return [];
  return [
    [
      `${paint("yellow", paint("bold", "no answer is kept"))} for ${counted(cases.length, "case")}, and ${batch === undefined ? "with --offline no model is asked" : "they are too few for a batch job"}:`,
      ...cases.map((name) => `  ${visibleLine(name)}`),
      `  ${paint("cyan", `→ Run the same command without ${batch === undefined ? "--offline where credentials are" : "--batch and --batch-role"}.`)}`,
      "",
    ].join("\n"),
  ];
}

function missingOf(answered: readonly Answered[]): readonly string[] {
  return answered.flatMap(({ answer, prompt, case: one, repeat }) =>
    answer.kind === "missing" ? [`${prompt.name} · ${one.name}${repeat === 1 ? "" : ` · answer ${repeat}`}`] : [],
  );
}

function summaryLines(
  { answered, findings, environment, estimate, folder, files, ownPrices }: RunReport,
  paint: Paint,
): readonly string[] {
  const { answers, asked, kept, missing, failed, cost } = summaryOf(answered);
  if (answered.length === 0) {
    const isWrong = findings.some(({ severity }) => severity === "error");
    return [
      isWrong
        ? "Nothing was asked: put right what stands above."
        : "There is nothing to ask: no prompt has a case. Write `NAME.cases.yaml` beside it (docs/prompts.md).",
    ];
  }
  const faulty = answered.filter(isFaulty).length;
  const isWrong = failed + faulty > 0 || findings.some(({ severity }) => severity === "error");
  const sign = isWrong ? paint("red", "✗") : missing > 0 ? paint("yellow", "!") : paint("green", "✓");
  const where = environment === undefined ? "on this machine, for display" : `in the store of ${environment}`;
  const wanting = [
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(faulty > 0 ? [`${faulty} not fit for use`] : []),
  ];
  const lines = [
    `${sign} ${paint("bold", answersInWords(answers, answered.length))}: ${asked} asked now, ${kept} kept${wanting.length === 0 ? "" : `; ${wanting.join(", ")}`} (${where})`,
  ];
  if (asked > 0)
    lines.push(
      `  cost ${costInWords(cost, ownPrices)}${estimate?.expected === undefined ? "" : `, estimated ${estimate.basis === "counted" ? "" : "≈ "}${dollarsInWords(estimate.expected)}`}`,
    );
  if (folder !== undefined)
    lines.push(
      `  ${counted(files.size, "file")} written to ${visibleLine(folder)}${faulty === 0 ? "" : `; none for ${counted(faulty, "answer")} not fit for use`}`,
    );
  return lines;
}

function costInWords(cost: number | undefined, ownPrices: boolean): string {
  return cost === undefined
    ? "not known: a model has no price (models.prices in slipway.yaml)"
    : `${dollarsInWords(cost)} (${pricesInWords(ownPrices)})`;
}

function pricesInWords(ownPrices: boolean): string {
  return `prices of ${pricesAsOf}${ownPrices ? " and slipway.yaml" : ""}`;
}

/** Before anything is asked: what it would cost. */
export function estimateText(
  { requests, expected, most, basis, models, unpriced }: CostEstimate,
  { kept, ownPrices }: { readonly kept: number; readonly ownPrices: boolean },
  paint: Paint,
): string {
  const lines = [`${paint("bold", counted(requests, "request"))} to ask, ${counted(kept, "answer")} kept`];
  if (requests === 0) return `${lines.join("\n")}\n`;
  if (unpriced.length > 0)
    lines.push(`  no price is known for ${unpriced.map(visibleLine).join(", ")} (models.prices in slipway.yaml)`);
  else if (expected !== undefined && most !== undefined) {
    lines.push(
      `  ${basis === "counted" ? "about" : "≈"} ${dollarsInWords(expected)}, at most ${dollarsInWords(most)} where every answer is as long as it may be`,
    );
    const words = {
      counted: "tokens as the models count them",
      fitted: "tokens fitted to answers that are known",
      guessed: "tokens guessed from the length of the text",
    };
    for (const one of models) lines.push(`  ${modelEstimateInWords(one, basis)}`);
    lines.push(paint("dim", `  ${words[basis]}; ${pricesInWords(ownPrices)}`));
  }
  return `${lines.join("\n")}\n`;
}

/** What the sum is made of: requests, what they hold, and how long their answers probably are. */
function modelEstimateInWords(one: ModelEstimate, basis: CostEstimate["basis"]): string {
  const { model, requests, inputTokens, outputTokens, expected } = one;
  const about = basis === "counted" ? "" : "≈ ";
  const input = `${about}${grouped(inputTokens)} tokens in`;
  const output = `≈ ${grouped(outputTokens)} out (${grouped(Math.round(outputTokens / requests))} an answer)`;
  return `${visibleLine(model)}: ${counted(requests, "request")}, ${input}, ${output}, ${dollarsInWords(expected)}`;
}

function someOf(cases: readonly string[]): string {
  const shown = cases.slice(0, 5).map(visibleLine).join(", ");
  return cases.length > 5 ? `${shown} and ${cases.length - 5} more` : shown;
}

/** Rows of the table: a job summary holds a megabyte, a comment 65,536 characters. */
const mostRows = 200;

/** `3 answers`, or `1 of 3 answers` where some did not come. */
function answersInWords(answers: number, wanted: number): string {
  return answers === wanted ? counted(answers, "answer") : `${answers} of ${counted(wanted, "answer")}`;
}

/**
 * For a job summary: counts, failures and findings, then a table of at most so many cases. No text of an answer stands
 * in it.
 */
export function runMarkdown(report: RunReport): string {
  const { answered, findings, environment, ownPrices } = report;
  const { answers, asked, kept, missing, failed, cost } = summaryOf(answered);
  const text = [
    "### Answers of models",
    "",
    `${answersInWords(answers, answered.length)}: ${asked} asked now, ${kept} kept${missing > 0 ? `, ${missing} missing` : ""}${failed > 0 ? `, **${failed} failed**` : ""}. ${
      environment === undefined
        ? "For display: they are kept on the machine of this run."
        : `Kept in the store of ${escapeMarkdown(environment)}.`
    }${asked > 0 ? ` Cost: ${escapeMarkdown(costInWords(cost, ownPrices))}.` : ""}`,
    "",
    ...batchMarkdown(report.batch),
  ];
  for (const { failure, cases } of failuresOf(answered)) {
    text.push(
      `- **No answer** for ${counted(cases.length, "case")} (${failure.kind}): ${sentenceMarkdown(failure.message)} ${sentenceMarkdown(failure.next)}`,
    );
  }
  for (const { message, help, file, range } of findings.slice(0, mostRows)) {
    text.push(
      `- ${tableCodeSpan(`${file}:${range.start.line}`)} ${sentenceMarkdown(message)} ${sentenceMarkdown(help)}`,
    );
  }
  if (text.at(-1) !== "") text.push("");
  if (answered.length > 0) {
    text.push("| prompt | case | model | tokens | cost | |", "| --- | --- | --- | --- | --- | --- |");
    for (const one of answered.slice(0, mostRows)) text.push(rowOf(one));
    if (answered.length > 1) text.push(totalRow(answered));
    if (answered.length > mostRows) text.push("", `… and ${answered.length - mostRows} more.`);
    text.push("");
  }
  return text.join("\n");
}

/** What all answers took, kept ones included, at their prices. */
function totalRow(answered: readonly Answered[]): string {
  const completions = answered.flatMap(({ answer }) => (answer.kind === "answer" ? [answer.completion] : []));
  const sum = (of: (usage: Completion["usage"]) => number) =>
    completions.reduce((total, { usage }) => total + of(usage), 0);
  const input = sum((usage) => usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens);
  const cost = sumOf(answered.filter(({ answer }) => answer.kind === "answer"));
  return `| **all** | ${counted(answered.length, "answer")} | | ${input} + ${sum(({ outputTokens }) => outputTokens)} | ${cost === undefined ? "?" : dollarsInWords(cost)} | |`;
}

function rowOf({ prompt, case: one, request, answer, cost, findings }: Answered): string {
  const cells = [tableCodeSpan(prompt.name), tableCodeSpan(one.name), tableCodeSpan(request.model)];
  if (answer.kind !== "answer") return `| ${cells.join(" | ")} | | | ${answer.kind} |`;
  const { usage } = answer.completion;
  const tokens = `${usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens} + ${usage.outputTokens}`;
  const state = findings.length > 0 ? "see above" : answer.from === "model" ? "asked" : "kept";
  return `| ${cells.join(" | ")} | ${tokens} | ${cost === undefined ? "?" : dollarsInWords(cost)} | ${state} |`;
}
