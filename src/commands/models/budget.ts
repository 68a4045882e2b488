/** The limits that hold for a run: estimates what it will cost, refuses what is too dear, and keeps the month's ledger. */
import { randomUUID } from "node:crypto";
import { modelsErrors } from "../../models/errors.ts";
import type { TokenEstimate } from "../../models/estimate.ts";
import { type LedgerPlace, ledgerKey, type MonthReservation, reserveInMonth } from "../../models/ledger.ts";
import { costOf, oldPrices, priceAdvice } from "../../models/prices.ts";
import type { CompletionRequest } from "../../models/request.ts";
import { createSpending, mostCostOf } from "../../models/spending.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sha256Of } from "../../platform/digest.ts";
import { dollarsInWords } from "../../platform/dollars.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { forEachLimited } from "../../platform/limited.ts";
import { evenly } from "../../platform/sample.ts";
import { counted } from "../../platform/words.ts";
import type { Revision, Store } from "../../stores/store.ts";
import type { ModelSession } from "./session.ts";

/** What asking one model is made of. Models of unknown price are not among them. */
export interface ModelEstimate {
  readonly model: string;
  readonly requests: number;
  /** Tokens of all requests and answers, as they are expected. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars. */
  readonly expected: number;
  readonly most: number;
}

export interface CostEstimate {
  readonly requests: number;
  /** US dollars; undefined where a model has no price. */
  readonly expected: number | undefined;
  readonly most: number | undefined;
  /** Most that a single request may cost, in US dollars: one that no limit covers is never begun. */
  readonly dearest: number;
  /** The weakest basis among the requests. */
  readonly basis: TokenEstimate["basis"];
  readonly models: readonly ModelEstimate[];
  /** Models of unknown price. */
  readonly unpriced: readonly string[];
  /** How to say what the first of them costs. */
  readonly priceAdvice: string | undefined;
}

/** Requests of a model whose tokens it counts itself, chosen evenly; the others are fitted to these. */
const mostCounted = 32;
const countedAtOnce = 4;

/** What asking will cost. Asks the models to count, where they do. */
export async function estimateCost(
  requests: readonly CompletionRequest[],
  session: ModelSession,
  context: CommandContext,
): Promise<CostEstimate> {
  const byModel = Map.groupBy(requests, ({ provider, model }) => `${provider} ${model}`);
  const sample = [...byModel.values()].flatMap((ofModel) => evenly(ofModel, mostCounted));
  if (requests.length > 0) await session.learn();
  await forEachLimited(sample, countedAtOnce, async (request) => {
    const tokens = await session.countTokens(request, context.signal);
    if (tokens !== undefined) session.estimator.count(request, tokens);
  });
  const unpriced = [...byModel.values()].flatMap(([first]) =>
    first === undefined || session.priceOf(first) !== undefined ? [] : [first],
  );
  const models = new Map<string, { -readonly [K in keyof ModelEstimate]: ModelEstimate[K] }>();
  let expected = 0;
  let most = 0;
  let dearest = 0;
  let basis: TokenEstimate["basis"] = "counted";
  for (const request of requests) {
    const price = session.priceOf(request);
    if (price === undefined) continue;
    const estimate = session.estimator.estimate(request);
    const probably = costOf(price, estimate.expected, request.handling.serviceTier);
    expected += probably;
    const atMost = mostCostOf(request, estimate, price);
    most += atMost;
    const { model } = request;
    const sum = models.get(model) ?? { model, requests: 0, inputTokens: 0, outputTokens: 0, expected: 0, most: 0 };
    sum.requests += 1;
    sum.inputTokens += estimate.expected.inputTokens;
    sum.outputTokens += estimate.expected.outputTokens;
    sum.expected += probably;
    sum.most += atMost;
    models.set(model, sum);
    dearest = Math.max(dearest, atMost);
    if (estimate.basis === "guessed" || basis === "guessed") basis = "guessed";
    else if (estimate.basis === "fitted") basis = "fitted";
  }
  const known = unpriced.length === 0;
  return {
    requests: requests.length,
    expected: known ? expected : undefined,
    most: known ? most : undefined,
    dearest,
    basis,
    models: [...models.values()],
    unpriced: unpriced.map(({ model }) => model),
    priceAdvice: unpriced.map(({ model, provider }) => priceAdvice(model, provider))[0],
  };
}

export interface BudgetOptions {
  /** US dollars, from `--max-cost`. */
  readonly maxCost: number | undefined;
  /** From slipway.yaml. */
  readonly budget: { readonly run?: number; readonly month?: number } | undefined;
  /** Keeps the month's ledger; absent, the month's limit does not hold. */
  readonly store: Store | undefined;
}

/** True where some limit holds, so that an estimate is needed. */
export function isLimited({ maxCost, budget, store }: BudgetOptions): boolean {
  return maxCost !== undefined || budget?.run !== undefined || (budget?.month !== undefined && store !== undefined);
}

interface RunLimit {
  /** US dollars. */
  readonly limit: number;
  /** For messages: `--max-cost`. */
  readonly source: string;
}

/**
 * Makes the limits hold for all that is asked from now on, what was not estimated included: an estimate of no requests
 * says nothing of judging. The returned function notes in the ledger what it came to.
 *
 * @throws SW1106 where it would be too dear, SW1107 where a price is not known, SW1110 for the ledger.
 */
export async function holdBudget(
  estimate: CostEstimate,
  options: BudgetOptions,
  session: ModelSession,
  context: CommandContext,
): Promise<() => Promise<void>> {
  const { budget, store } = options;
  if (!isLimited(options)) return async () => undefined;
  const { run, expected, most } = checkRunLimits(estimate, options, context);
  const month =
    budget?.month === undefined || store === undefined
      ? undefined
      : openMonth({ limit: budget.month, run, place: ledgerPlace(store, ledgerKey(context.now())) }, context);
  if (estimate.requests > 0) await month?.begin(expected, most);
  const spending = createSpending({
    limit: month?.aside ?? run.limit,
    get source() {
      return month === undefined || month.aside >= run.limit ? run.source : "models.budget.month";
    },
    more: month?.grow,
    estimator: session.estimator,
    priceOf: (asked) => session.priceOf(asked),
  });
  session.spend(spending);
  return async () => {
    session.spend(undefined);
    await month?.settle(spending.spent);
  };
}

/**
 * Holds an estimate against the limits of a run, and gives the narrowest with what the run will cost.
 *
 * @param held what has to be within the limits: what asking will probably cost, or the most that it may
 * @throws SW1106 where it would be too dear, SW1107 where a price is not known.
 */
export function checkRunLimits(
  estimate: CostEstimate,
  { maxCost, budget }: Pick<BudgetOptions, "maxCost" | "budget">,
  context: CommandContext,
  held: "expected" | "most" = "expected",
): { readonly run: RunLimit; readonly expected: number; readonly most: number } {
  const old = oldPrices(context.now().toISOString().slice(0, 10));
  if (old !== undefined && estimate.requests > 0) context.progress.note(old);
  const { expected, most } = estimate;
  if (expected === undefined || most === undefined) throw unpriced(estimate);
  const limits = [
    { limit: maxCost, source: "--max-cost" },
    { limit: budget?.run, source: "models.budget.run" },
  ].flatMap(({ limit, source }): readonly RunLimit[] => (limit === undefined ? [] : [{ limit, source }]));
  for (const { limit, source } of limits) {
    if (held === "most" && most > limit) throw mayBeTooDear(estimate, most, limit, source);
    if (expected > limit) throw tooDear(estimate, expected, limit, source);
    if (estimate.dearest > limit) throw oneTooDear(estimate.dearest, limit, source);
  }
  const [run = unlimited] = limits.sort((a, b) => a.limit - b.limit);
  return { run, expected, most };
}

const unlimited: RunLimit = { limit: Number.POSITIVE_INFINITY, source: "models.budget.month" };

/** US dollars that are set aside at once where more is needed: each time is a write to the ledger. */
const leastGrowth = 0.25;

interface MonthOptions {
  /** US dollars. */
  readonly limit: number;
  /** No more is set aside than the run may spend. */
  readonly run: RunLimit;
  readonly place: LedgerPlace;
}

interface Month {
  /** US dollars that are set aside. */
  readonly aside: number;
  /** @throws SW1106 where less is left than will be needed. */
  begin(expected: number, most: number): Promise<void>;
  /** Gives what was set aside besides; 0 where nothing is left. */
  grow(atLeast: number): Promise<number>;
  settle(spent: number): Promise<void>;
}

/** This run's part of the month. Where nothing is asked, the ledger is never touched. */
function openMonth({ limit, run, place }: MonthOptions, context: CommandContext): Month {
  let reservation: MonthReservation | undefined;
  let aside = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function begin(expected: number, most: number): Promise<void> {
    reservation = await reserveInMonth({
      place,
      limit,
      expected,
      most: Math.min(most, run.limit),
      id: randomUUID(),
      signal: context.signal,
      now: () => context.now(),
    });
    aside = reservation.amount;
  }

  async function growOnce(atLeast: number): Promise<number> {
    const by = Math.min(Math.max(atLeast, leastGrowth), run.limit - aside);
    if (by <= 0) return 0;
    if (reservation !== undefined) {
      const granted = await reservation.extend(by);
      aside += granted;
      return granted;
    }
    try {
      await begin(0, by);
    } catch (error) {
      // Nothing is left of the month, or nobody waits for it any more.
      if (context.signal.aborted) return 0;
      if (isSlipwayError(error) && error.code === "SW1106") return 0;
      throw error;
    }
    return aside;
  }

  return {
    get aside() {
      return aside;
    },
    begin,
    grow(atLeast) {
      // One after the other: two at once would both begin.
      const next = last.then(() => growOnce(atLeast));
      last = next.catch(() => undefined);
      return next;
    },
    settle: async (spent) => reservation?.settle(spent),
  };
}

/** A month's ledger in an environment's store. */
export function ledgerPlace(store: Store, key: string): LedgerPlace {
  return {
    address: `${store.address}/${key}`,
    async read() {
      const result = await store.read(key, { maximumBytes: 1024 * 1024 });
      return result.outcome === "found" ? result.object : undefined;
    },
    async swap(bytes, revision) {
      const attributes = { mediaType: "application/json", caching: "revalidate" } as const;
      // The revision is the one that `read` gave.
      const expected = revision as Revision | undefined;
      const result = await store.compareAndSwap(key, bytes, sha256Of(bytes), expected, attributes);
      return result.outcome === "moved";
    },
  };
}

function unpriced({ unpriced: models, priceAdvice: advice }: CostEstimate): Error {
  const [first = "", ...others] = models;
  return modelsErrors.create("SW1107", {
    message: `The price of ${first} is not known${others.length === 0 ? "" : ` (nor of ${others.length} more)`}, and a limit on cost is set. Nothing was asked.`,
    next: advice ?? priceAdvice(first),
  });
}

function oneTooDear(dearest: number, limit: number, source: string): Error {
  return modelsErrors.create("SW1106", {
    message: `A single request may cost ${dollarsInWords(dearest)} where its answer is as long as it may be, and ${source} allows ${dollarsInWords(limit)}. Nothing was asked.`,
    next: "Write a tighter `maxOutputTokens` into `config` of the prompts (without one, an answer may be as long as the model writes), or raise the limit.",
  });
}

function mayBeTooDear({ requests }: CostEstimate, most: number, limit: number, source: string): Error {
  return modelsErrors.create("SW1106", {
    message: `${counted(requests, "request")} of batch jobs may cost ${dollarsInWords(most)}, and ${source} allows ${dollarsInWords(limit)}: a job that has begun stops at no limit. Nothing was started.`,
    next: "Ask for fewer cases, set a tighter `maxOutputTokens`, or raise the limit. `slipway run --estimate` shows what it is made of.",
  });
}

function tooDear({ requests, basis }: CostEstimate, expected: number, limit: number, source: string): Error {
  return modelsErrors.create("SW1106", {
    message: `${counted(requests, "request")} will cost ${basis === "counted" ? "about" : "≈"} ${dollarsInWords(expected)}, and ${source} allows ${dollarsInWords(limit)}. Nothing was asked.`,
    next: "Ask for fewer cases, set a tighter `maxOutputTokens`, or raise the limit. `slipway run --estimate` shows what it is made of.",
  });
}
