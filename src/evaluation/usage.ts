/**
 * What answers took, head against base. Only cases that both sides have answers to are compared, and each counts once,
 * by the mean of its answers: neither a new case, nor repeats, nor answers that confirm are a change of cost.
 */
import type { Completion } from "../models/completion.ts";
import type { TokenCounts } from "../models/prices.ts";
import { compareText } from "../platform/order.ts";
import { type CaseResult, type Evaluation, sumOf } from "./evaluation.ts";
import { median } from "./statistics/median.ts";
import type { AnswersUsage, SideUsage, Usage, UsageComparison } from "./usage-schema.ts";

/** One answer, with what it costs in US dollars; undefined where the price is not known. */
export interface PricedCompletion {
  readonly completion: Pick<Completion, "model" | "usage" | "latencyMilliseconds" | "serviceTier">;
  readonly cost: number | undefined;
}

/** What the answers of one side to one case took; undefined without one. */
export function usageOfAnswers(answers: readonly PricedCompletion[]): AnswersUsage | undefined {
  const [first] = answers;
  if (first === undefined) return undefined;
  const completions = answers.map(({ completion }) => completion);
  const tiers = distinct(completions.map(({ serviceTier }) => serviceTier ?? usualTier));
  return {
    model: first.completion.model,
    ...tiersOf(tiers),
    answers: answers.length,
    tokens: addTokens(completions.map(({ usage }) => usage)),
    ...(completions.some(({ usage }) => usage.estimated === true) ? { estimated: true } : {}),
    cost: sumOf<null>(answers.map(({ cost }) => cost ?? null)),
    // Answers out of a batch job were not timed.
    latencyMilliseconds: medianOrNull(completions.map(({ latencyMilliseconds }) => latencyMilliseconds || null)),
  };
}

/** Both sides, as a result has them; nothing where neither has an answer. */
export function usageOfCase(head: AnswersUsage | undefined, base: AnswersUsage | undefined): Pick<CaseResult, "usage"> {
  if (head === undefined && base === undefined) return {};
  return { usage: { ...(head === undefined ? {} : { head }), ...(base === undefined ? {} : { base }) } };
}

/** In total and for every prompt; undefined where no result says what its answers took, as in earlier versions. */
export function usageOf(results: readonly Pick<CaseResult, "prompt" | "usage">[]): Evaluation["usage"] {
  const known = results.filter(({ usage }) => usage?.head !== undefined || usage?.base !== undefined);
  if (known.length === 0) return undefined;
  const prompts = [...Map.groupBy(known, ({ prompt }) => prompt)].sort(([a], [b]) => compareText(a, b));
  return {
    total: comparisonOf(known),
    prompts: prompts.map(([prompt, cases]): Usage["prompts"][number] => ({ prompt, ...comparisonOf(cases) })),
  };
}

function comparisonOf(cases: readonly Pick<CaseResult, "usage">[]): UsageComparison {
  const heads = cases.flatMap(({ usage }) => usage?.head ?? []);
  const shared = cases.flatMap(({ usage: { head, base } = {} }) =>
    head === undefined || base === undefined ? [] : [{ head, base }],
  );
  const base = sideOf(shared.map((one) => one.base));
  const head = sideOf(base === null ? heads : shared.map((one) => one.head));
  return {
    cases: {
      head: heads.length,
      base: cases.filter(({ usage }) => usage?.base !== undefined).length,
      shared: shared.length,
    },
    head,
    base,
    change: head === null || base === null ? null : changeOf(head.perAnswer.cost, base.perAnswer.cost),
  };
}

function changeOf(head: number | null, base: number | null): NonNullable<UsageComparison["change"]> {
  if (head === null || base === null) return { cost: null, share: null };
  const cost = head - base;
  return { cost, share: cost === 0 ? 0 : base === 0 ? null : cost / base };
}

function sideOf(cases: readonly AnswersUsage[]): SideUsage | null {
  if (cases.length === 0) return null;
  const means = cases.map(({ answers, tokens, cost }) => ({
    tokens: divideTokens(tokens, answers),
    cost: cost === null ? null : cost / answers,
  }));
  const cost = sumOf<null>(means.map((one) => one.cost));
  const tiers = distinct(cases.flatMap(({ serviceTiers }) => serviceTiers ?? usualTier));
  return {
    answers: cases.reduce((sum, { answers }) => sum + answers, 0),
    tokens: addTokens(cases.map(({ tokens }) => tokens)),
    ...(cases.some(({ estimated }) => estimated === true) ? { estimated: true } : {}),
    cost: sumOf<null>(cases.map((one) => one.cost)),
    perAnswer: {
      tokens: divideTokens(addTokens(means.map(({ tokens }) => tokens)), cases.length),
      cost: cost === null ? null : cost / cases.length,
    },
    latencyMilliseconds: medianOrNull(cases.map(({ latencyMilliseconds }) => latencyMilliseconds)),
    models: distinct(cases.map(({ model }) => model)),
    ...tiersOf(tiers),
  };
}

function addTokens(counts: readonly TokenCounts[]): Tokens {
  const sum = (name: keyof TokenCounts) => counts.reduce((total, one) => total + one[name], 0);
  return {
    inputTokens: sum("inputTokens"),
    outputTokens: sum("outputTokens"),
    cacheReadTokens: sum("cacheReadTokens"),
    cacheWriteTokens: sum("cacheWriteTokens"),
  };
}

function divideTokens(tokens: TokenCounts, by: number): Tokens {
  return {
    inputTokens: tokens.inputTokens / by,
    outputTokens: tokens.outputTokens / by,
    cacheReadTokens: tokens.cacheReadTokens / by,
    cacheWriteTokens: tokens.cacheWriteTokens / by,
  };
}

type Tokens = SideUsage["tokens"];

/** The tier of the list price, which is not worth a word where it is the only one. */
const usualTier = "default";

function tiersOf(tiers: string[]): { readonly serviceTiers?: string[] } {
  return tiers.every((tier) => tier === usualTier) ? {} : { serviceTiers: tiers };
}

function medianOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}
