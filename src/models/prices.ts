/**
 * What models cost. Bedrock has no API for it, so a dated table ships, and slipway.yaml overrides it. A model that
 * neither has is of unknown price, and never free.
 */
import { claudeVersion, readModelIdentifier } from "./identifier.ts";
import { daysBetween } from "./lifecycle.ts";

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
  /** Part of the price that a batch inference job takes; the whole where it is absent. */
  readonly batch?: number;
}

export type PriceTable = Readonly<Record<string, Price>>;

/** Day on which the table was last compared with its sources. */
export const pricesAsOf = "2026-11-23";
/** Older than this, in days, the table is warned about: prices of models change about twice a year. */
const warnedAfterDays = 180;

/** What a batch inference job is charged as, in a completion's `serviceTier`. */
export const batchTier = "batch";

/** Source: pricing page of Bedrock, "Batch": half of the price on demand, for the models that it names. */
const batchFactor = 0.5;

/**
 * On demand, standard tier, in US dollars for a million tokens, by beginning of the model's id. Sources: the pricing page
 * of Anthropic for Claude, by way of tables that quote it in October 2026 (which Bedrock charges too, by way of the
 * global profile); the pricing page of Bedrock for Nova, Llama and
 * embeddings. Haiku 5.5 is left out: its price depends on the
 * length of the prompt.
 */
const shipped: readonly (readonly [beginning: string, price: Price])[] = [
  ["anthropic.claude-opus-5-5", claude(4, 20, 0.05)],
  ["anthropic.claude-opus-5", claude(5, 25)],
  ["anthropic.claude-opus-4-5", claude(5, 25)],
  ["anthropic.claude-opus-4-6", claude(5, 25)],
  ["anthropic.claude-opus-4-7", claude(5, 25)],
  ["anthropic.claude-opus-4-8", claude(5, 25)],
  ["anthropic.claude-opus-4-1-", claude(15, 75)],
  ["anthropic.claude-sonnet-5-5", claude(2, 10, 0.05)],
  ["anthropic.claude-sonnet-5", claude(2, 10)],
  ["anthropic.claude-sonnet-4", claude(3, 15)],
  ["anthropic.claude-haiku-4-5", claude(1, 5)],
  ["amazon.nova-micro-v1", { input: 0.035, output: 0.14, cacheRead: 0.00875, cacheWrite: 0.035, batch: batchFactor }],
  ["amazon.nova-lite-v1", { input: 0.06, output: 0.24, cacheRead: 0.015, cacheWrite: 0.06, batch: batchFactor }],
  ["amazon.nova-pro-v1", { input: 0.8, output: 3.2, cacheRead: 0.2, cacheWrite: 0.8, batch: batchFactor }],
  ["meta.llama3-3-70b-instruct-v1", { input: 0.72, output: 0.72, batch: batchFactor }],
  ["amazon.titan-embed-text-v2", { input: 0.02, output: 0 }],
  ["amazon.titan-embed-text-v1", { input: 0.1, output: 0 }],
  ["cohere.embed-english-v3", { input: 0.1, output: 0 }],
  ["cohere.embed-multilingual-v3", { input: 0.1, output: 0 }],
];

/** Beginnings of the ids that the shipped table has. */
export const pricedModels: readonly string[] = shipped.map(([beginning]) => beginning);

/** Writing into the cache for five minutes costs a quarter more than reading afresh, reading from it a tenth. */
function claude(input: number, output: number, cacheRead = 0.1): Price {
  return { input, output, cacheRead: input * cacheRead, cacheWrite: input * 1.25, batch: batchFactor };
}

/** Regional profiles of Claude from 4.5 on cost a tenth more than the global one (pricing page of Bedrock, 2026). */
const regionalSurcharge = 1.1;
/** Of the standard tier's price. Source: pricing page of Bedrock, "Service tiers". */
const tierFactors: Readonly<Record<string, number>> = { flex: 0.5, priority: 1.75 };

/** How to say what a model costs, a sentence. A command of one's own may cost nothing, and then that is its price. */
export function priceAdvice(model: string, provider?: string): string {
  const example =
    provider === "exec" || model.startsWith("exec/") ? "{ input: 0, output: 0 }" : "{ input: 3, output: 15 }";
  return `Write its price into slipway.yaml, in US dollars for a million tokens: \`models: { prices: { "${model}": ${example} } }\`.`;
}

/** The price of a model as a prompt names it; undefined where it is unknown. `configured` goes before the table. */
export function priceOf(model: string, configured: PriceTable, resolved?: string): Price | undefined {
  const own = ownPrice(model, configured);
  if (own !== undefined) return own;
  const identifier = readModelIdentifier(resolved ?? model);
  const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : undefined;
  if (id === undefined) return undefined;
  const ofId = ownPrice(id, configured);
  if (ofId !== undefined) return ofId;
  const price = shipped.find(([beginning]) => id.startsWith(beginning))?.[1];
  if (price === undefined) return undefined;
  const profile = identifier.kind === "model" || identifier.kind === "arn" ? identifier.profile : undefined;
  const isRegional = profile !== "global" && (claudeVersion(id)?.version ?? 0) >= 4.5;
  return isRegional ? scaled(price, regionalSurcharge) : price;
}

/** Who is asked, and by which name. */
export interface AskedModel {
  readonly model: string;
  readonly provider: string;
}

/**
 * The price of what is asked. What a command of one's own charges is in no table of ours, whatever name its model has:
 * only what `models.prices` says of that name, or of `exec/NAME`, counts.
 */
export function priceOfAsked({ model, provider }: AskedModel, configured: PriceTable): Price | undefined {
  if (provider !== "exec") return priceOf(model, configured);
  return ownPrice(model, configured) ?? ownPrice(`exec/${model}`, configured);
}

function ownPrice(model: string, configured: PriceTable): Price | undefined {
  return Object.hasOwn(configured, model) ? configured[model] : undefined;
}

export interface TokenCounts {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

/** US dollars. Tokens of the prompt cache without a price of their own count as read afresh. */
export function costOf(price: Price, tokens: TokenCounts, serviceTier?: string): number {
  const { input, output, cacheRead = input, cacheWrite = input } = price;
  const millionths =
    tokens.inputTokens * input +
    tokens.outputTokens * output +
    tokens.cacheReadTokens * cacheRead +
    tokens.cacheWriteTokens * cacheWrite;
  return (millionths * factorOf(price, serviceTier)) / 1_000_000;
}

/** The name of a tier comes with the answer: what is no tier of the table costs as usual. */
function factorOf(price: Price, tier: string | undefined): number {
  if (tier === batchTier) return price.batch ?? 1;
  return (tier !== undefined && Object.hasOwn(tierFactors, tier) ? tierFactors[tier] : undefined) ?? 1;
}

/** A sentence where the shipped table is old on a day, as `2026-11-23`. */
export function oldPrices(today: string): string | undefined {
  const days = daysBetween(pricesAsOf, today);
  return days > warnedAfterDays
    ? `The prices that ship with this version are of ${pricesAsOf}, ${days} days ago; write those of your models under \`models.prices\` in slipway.yaml, or update Slipway.`
    : undefined;
}

/** Rounded to what a price list says: a product of decimals has digits of its own. */
function scaled({ input, output, cacheRead, cacheWrite, batch }: Price, factor: number): Price {
  const times = (amount: number): number => Number((amount * factor).toPrecision(6));
  return {
    input: times(input),
    output: times(output),
    ...(cacheRead === undefined ? {} : { cacheRead: times(cacheRead) }),
    ...(cacheWrite === undefined ? {} : { cacheWrite: times(cacheWrite) }),
    ...(batch === undefined ? {} : { batch }),
  };
}
