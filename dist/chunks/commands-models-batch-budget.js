const require_batch = require("./models-batch.js");
const require_budget = require("./commands-models-budget.js");

// src/commands/models/batch-budget.ts
/** The limits on cost, for what a batch job is asked: it cannot be stopped half-way, so the most that it may cost has to fit. */
/**
* Sets aside the most that the job may cost; the month's ledger keeps that amount, as of a run that was killed. Half of the
* price counts where the table says that batch costs half, else the whole.
*
* @throws SW1106, SW1107 and SW1110
*/
async function holdBatchBudget(requests, options, session, context) {
	if (!require_budget.isLimited(options)) return;
	const batched = requests.map((request) => ({
		...request,
		handling: {
			cachePoints: [],
			serviceTier: require_batch.batchTier
		}
	}));
	const estimate = await require_budget.estimateCost(batched, session, context);
	const most = estimate.most === void 0 ? void 0 : mostOf(batched, session);
	const held = {
		...estimate,
		expected: most,
		most,
		dearest: Math.min(estimate.dearest, most ?? 0)
	};
	await require_budget.holdBudget(held, options, session, context);
	session.spend(void 0);
}
function mostOf(requests, session) {
	let most = 0;
	for (const request of requests) {
		const price = session.priceOf(request.model);
		if (price !== void 0) most += require_budget.mostCostOf(request, session.estimator.estimate(request), price) * (price.batch ?? 1);
	}
	return most;
}

exports.holdBatchBudget = holdBatchBudget;
