/** The limits on cost, for what a batch job is asked: it cannot be stopped half-way, so the most that it may cost has to fit. */
import { batchTier } from "../../models/batch.ts";
import type { CompletionRequest } from "../../models/request.ts";
import { mostCostOf } from "../../models/spending.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type BudgetOptions, type CostEstimate, estimateCost, holdBudget, isLimited } from "./budget.ts";
import type { ModelSession } from "./session.ts";

/**
 * Sets aside the most that the job may cost; the month's ledger keeps that amount, as of a run that was killed. Half of the
 * price counts where the table says that batch costs half, else the whole.
 *
 * @throws SW1106, SW1107 and SW1110
 */
export async function holdBatchBudget(
  requests: readonly CompletionRequest[],
  options: BudgetOptions,
  session: ModelSession,
  context: CommandContext,
): Promise<void> {
  if (!isLimited(options)) return;
  const batched = requests.map((request) => ({ ...request, handling: { cachePoints: [], serviceTier: batchTier } }));
  const estimate = await estimateCost(batched, session, context);
  const most = estimate.most === undefined ? undefined : mostOf(batched, session);
  const held: CostEstimate = { ...estimate, expected: most, most, dearest: Math.min(estimate.dearest, most ?? 0) };
  await holdBudget(held, options, session, context);
  // The job spends, and no request of this run does.
  session.spend(undefined);
}

function mostOf(requests: readonly CompletionRequest[], session: ModelSession): number {
  let most = 0;
  for (const request of requests) {
    const price = session.priceOf(request.model);
    if (price !== undefined)
      most += mostCostOf(request, session.estimator.estimate(request), price) * (price.batch ?? 1);
  }
  return most;
}
