/**
 * The limits on cost, for what batch jobs are asked. A job cannot be stopped half-way, so the most that it may cost has to
 * fit. That much is set aside in the month's ledger under the job's own address, so that whoever takes its answers, a
 * night later and in another process, says there what it came to.
 */
import {
  earlierLedgerKey,
  type LedgerPlace,
  ledgerKey,
  openBatches,
  reserveForBatches,
  settleBatch,
} from "../../models/ledger.ts";
import { batchTier, costOf } from "../../models/prices.ts";
import type { CompletionRequest } from "../../models/request.ts";
import { mostCostOf } from "../../models/spending.ts";
import type { CommandContext } from "../../platform/command.ts";
import { asBatch } from "./batch-request.ts";
import { type BudgetOptions, checkRunLimits, estimateCost, isLimited, ledgerPlace } from "./budget.ts";
import type { ModelSession } from "./session.ts";

/** A job that is about to start. */
export interface BatchToStart {
  /** Address of its folder. */
  readonly batch: string;
  readonly requests: readonly CompletionRequest[];
}

/** US dollars. */
export interface BatchEstimate {
  readonly expected: number;
  readonly most: number;
}

export interface BatchBudget {
  /**
   * Sets aside what jobs may cost, all or none of it, and gives what each will; undefined where a price is not known.
   *
   * @throws SW1106, SW1107 and SW1110
   */
  hold(jobs: readonly BatchToStart[]): Promise<readonly (BatchEstimate | undefined)[]>;
  /** Jobs for which money is set aside in the ledger, each with when that was (ISO 8601). */
  held(): Promise<ReadonlyMap<string, string>>;
  /** Notes what a job came to, once; undefined where nobody knows, which leaves what is set aside counted. */
  settle(batch: string, spent: number | undefined): Promise<void>;
}

/** The limits that hold for the jobs of one run; where there is no ledger, nothing is noted anywhere. */
export function openBatchBudget(options: BudgetOptions, session: ModelSession, context: CommandContext): BatchBudget {
  const { budget, store } = options;
  const month = budget?.month;
  const now = (): Date => context.now();
  const place = (key: string): LedgerPlace | undefined =>
    month === undefined || store === undefined ? undefined : ledgerPlace(store, key);

  return {
    async hold(jobs) {
      const ofJob = jobs.map(({ requests }) => requests.map(asBatch));
      const estimate = await estimateCost(ofJob.flat(), session, context);
      if (isLimited(options)) {
        // A job cannot be stopped at a limit.
        checkRunLimits(estimate, options, context, "most");
      }
      const estimates = ofJob.map((requests) => costOfJob(requests, session));
      const ledger = place(ledgerKey(now()));
      if (ledger !== undefined && month !== undefined) {
        const reservations = jobs.map(({ batch }, index) => ({ batch, amount: estimates[index]?.most ?? 0 }));
        await reserveForBatches({ place: ledger, limit: month, now, signal: context.signal }, reservations);
      }
      return estimates;
    },
    async held() {
      const held = new Map<string, string>();
      for (const key of [earlierLedgerKey(now()), ledgerKey(now())]) {
        const ledger = place(key);
        if (ledger !== undefined) for (const [batch, at] of await openBatches(ledger)) held.set(batch, at);
      }
      return held;
    },
    async settle(batch, spent) {
      if (spent === undefined) {
        if (month !== undefined) context.progress.note(unknownCost(batch));
        return;
      }
      let amount = spent;
      for (const key of [earlierLedgerKey(now()), ledgerKey(now())]) {
        const ledger = place(key);
        // What was set aside twice, at the turn of a month, was spent once.
        if (ledger !== undefined && (await settleBatch({ place: ledger, now }, batch, amount))) amount = 0;
      }
    },
  };
}

function costOfJob(requests: readonly CompletionRequest[], session: ModelSession): BatchEstimate | undefined {
  let expected = 0;
  let most = 0;
  for (const request of requests) {
    const price = session.priceOf(request);
    if (price === undefined) return undefined;
    const tokens = session.estimator.estimate(request);
    expected += costOf(price, tokens.expected, batchTier);
    most += mostCostOf(request, tokens, price);
  }
  return { expected, most };
}

function unknownCost(batch: string): string {
  return `What the batch job of ${batch} came to is not known, for a price is missing: the month's ledger keeps what was set aside for it.`;
}
