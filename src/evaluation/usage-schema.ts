/** The schema of what the answers of an evaluation took: tokens, cost and time, of the head and of its base. */
import type { FromSchema } from "json-schema-to-ts";

const count = { type: "integer", minimum: 0 } as const;
const amount = { type: "number", minimum: 0 } as const;
const text = { type: "string" } as const;
const dollars = {
  type: ["number", "null"],
  minimum: 0,
  description: "US dollars, at the prices of the day of the evaluation; null where a price is not known.",
} as const;
const milliseconds = {
  type: ["number", "null"],
  minimum: 0,
  description: "Median; null where it was not measured.",
} as const;

const tokenNames = ["inputTokens", "outputTokens", "cacheReadTokens", "cacheWriteTokens"] as const;
const tokensOf = <Amount>(each: Amount) =>
  ({
    type: "object",
    required: tokenNames,
    properties: { inputTokens: each, outputTokens: each, cacheReadTokens: each, cacheWriteTokens: each },
  }) as const;

/** Of one side of one case: the sums over its answers, one a repeat. Answers that confirm are not among them. */
const answersUsage = {
  type: "object",
  required: ["model", "answers", "tokens", "cost", "latencyMilliseconds"],
  properties: {
    model: text,
    serviceTiers: { type: "array", items: text, description: "That served the answers, where the provider says so." },
    answers: { type: "integer", minimum: 1 },
    tokens: tokensOf(count),
    estimated: { type: "boolean", description: "The provider did not count, and the tokens are estimates." },
    cost: dollars,
    latencyMilliseconds: milliseconds,
  },
} as const;

/** Of one case. A side without an answer is absent. */
export const caseUsageSchema = {
  type: "object",
  properties: { head: answersUsage, base: answersUsage },
  description: "What its answers took when they were asked, judging and confirming apart.",
} as const;

const side = {
  type: "object",
  required: ["answers", "tokens", "cost", "perAnswer", "latencyMilliseconds"],
  properties: {
    answers: count,
    tokens: { ...tokensOf(count), description: "Sums over the answers." },
    estimated: { type: "boolean", description: "Some of the tokens are estimates." },
    cost: dollars,
    perAnswer: {
      type: "object",
      required: ["tokens", "cost"],
      properties: { tokens: tokensOf(amount), cost: dollars },
      description: "Of one answer on average, where every case counts once, however often it was asked.",
    },
    latencyMilliseconds: milliseconds,
    models: { type: "array", items: text },
    serviceTiers: { type: "array", items: text },
  },
} as const;

const sides = {
  cases: {
    type: "object",
    required: ["head", "base", "shared"],
    properties: { head: count, base: count, shared: count },
    description: "Cases with an answer: of the head, of the base, of both.",
  },
  head: {
    ...side,
    type: ["object", "null"],
    description: "Over the shared cases, so that both sides are of the same ones; over its own where none is shared.",
  },
  base: { ...side, type: ["object", "null"], description: "Over the shared cases; null where there are none." },
  change: {
    type: ["object", "null"],
    required: ["cost", "share"],
    properties: {
      cost: { type: ["number", "null"], description: "US dollars for one answer, head minus base; null: not known." },
      share: { type: ["number", "null"], description: "0.21 for 21 % more; null where it is not known or of nothing." },
    },
    description: "Null where nothing is shared.",
  },
} as const;
const sideNames = ["cases", "head", "base", "change"] as const;

export const usageSchema = {
  type: "object",
  required: ["total", "prompts"],
  properties: {
    total: { type: "object", required: sideNames, properties: sides },
    prompts: {
      type: "array",
      items: { type: "object", required: ["prompt", ...sideNames], properties: { prompt: text, ...sides } },
    },
  },
  description:
    "What the answers took when they were asked, whenever that was, at the prices of the day of the evaluation. What this run spent is another amount, `summary.cost`.",
} as const;

type Closed = { readonly additionalProperties: false };

/** One side of one case. */
export type AnswersUsage = Readonly<FromSchema<typeof answersUsage & Closed>>;
/** Both sides of all cases, or of those of one prompt. */
export type UsageComparison = FromSchema<(typeof usageSchema)["properties"]["total"]>;
export type SideUsage = NonNullable<UsageComparison["head"]>;
export type Usage = FromSchema<typeof usageSchema>;
