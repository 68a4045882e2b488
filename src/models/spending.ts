/** Keeps a run within its limit: what may be spent at most is set aside before a request, what it came to is noted after. */
import { dollarsInWords } from "../platform/dollars.ts";
import type { Reservation, Spending } from "./answers.ts";
import type { Completion } from "./completion.ts";
import type { TokenEstimate, TokenEstimator } from "./estimate.ts";
import type { CompletionFailure } from "./failure.ts";
import { type AskedModel, batchTier, costOf, type Price, priceAdvice } from "./prices.ts";
import type { CompletionRequest } from "./request.ts";

export interface SpendingOptions {
  /** US dollars. */
  readonly limit: number;
  /** Where the limit stands, for messages: `--max-cost`. Read when one is written, for a limit that grows has two sources. */
  readonly source: string;
  /**
   * Sets more aside where the limit does not suffice, at least so many US dollars, and gives how much; 0 where there is
   * no more.
   */
  readonly more?: ((atLeast: number) => Promise<number>) | undefined;
  readonly estimator: TokenEstimator;
  priceOf(asked: AskedModel): Price | undefined;
}

export interface CountedSpending extends Spending {
  /** US dollars so far. */
  readonly spent: number;
}

/**
 * US dollars. A request that does not fit into what is left waits for those under way, and is refused (`budget`) once
 * waiting cannot help.
 */
export function createSpending(options: SpendingOptions): CountedSpending {
  const { estimator, priceOf, more } = options;
  let { limit } = options;
  let spent = 0;
  let reserved = 0;
  const waiting: (() => void)[] = [];

  async function reserve(request: CompletionRequest): Promise<CompletionFailure | Reservation> {
    const price = priceOf(request);
    if (price === undefined) return unknownPrice(request, options.source);
    const amount = mostCostOf(request, estimator.estimate(request), price);
    for (;;) {
      if (spent + amount > limit + rounding) {
        const granted = (await more?.(spent + amount - limit)) ?? 0;
        limit += granted;
        if (granted > 0) continue;
        return tooDear(request.model, amount, limit - spent, options.source);
      }
      if (spent + reserved + amount <= limit + rounding) break;
      // Requests under way have set aside more than they will cost: what is left shows when one of them has ended.
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    reserved += amount;
    return {
      async settle(completion: Completion | undefined) {
        reserved -= amount;
        if (completion !== undefined) spent += costOf(price, completion.usage, completion.serviceTier);
        for (const wake of waiting.splice(0)) wake();
      },
    };
  }

  return {
    reserve,
    get spent() {
      return spent;
    },
  };
}

/** Sums of decimals are off by less than this, in US dollars. */
const rounding = 1e-9;

/**
 * Most that a request may cost, in US dollars: the dearest way to read the input, and the longest answer. A discount of a
 * tier is no promise, for what it has no room for is asked without it; that of a batch job is one.
 */
export function mostCostOf(request: CompletionRequest, { most }: TokenEstimate, price: Price): number {
  const dearest = Math.max(price.input, price.cacheWrite ?? 0);
  return costOf({ ...price, input: dearest }, most) * tierReserve(request.handling.serviceTier, price);
}

function tierReserve(tier: string | undefined, price: Price): number {
  if (tier === batchTier) return price.batch ?? 1;
  return tier === "priority" ? 1.75 : 1;
}

function unknownPrice({ model, provider }: AskedModel, source: string): CompletionFailure {
  return {
    kind: "budget",
    message: `The price of ${model} is not known, and ${source} sets a limit.`,
    next: priceAdvice(model, provider),
  };
}

function tooDear(model: string, amount: number, left: number, source: string): CompletionFailure {
  return {
    kind: "budget",
    message: `One more request to ${model} may cost ${dollarsInWords(amount)}, and ${dollarsInWords(Math.max(0, left))} is left of ${source}.`,
    next: "Set a tighter `maxOutputTokens` in the prompt, or raise the limit. Answers that came are kept.",
  };
}
