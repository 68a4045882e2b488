const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./models-errors.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_dollars = require("./platform-dollars.js");
const require_json = require("./platform-json.js");
const require_prices = require("./models-identifier.js");
const require_digest = require("./platform-digest.js");
const require_errors$1 = require("./platform-errors.js");
const require_limited = require("./platform-limited.js");
const require_sample = require("./platform-sample.js");
const require_words = require("./platform-words.js");
let node_crypto = require("node:crypto");
let node_timers_promises = require("node:timers/promises");

// src/models/ledger.ts
/**
* The month's costs of an environment: one object, moved by compare-and-swap, so that runs at the same time cannot spend
* the same money twice. A run sets aside what it may spend, and says at its end what it came to. Where it was killed,
* what it set aside stays counted: nobody knows what it spent. A batch job outlives the run that started it, so what is
* set aside for it bears the job's address, and whoever takes its answers says what it came to.
*/
const ledgerFormat = "slipway/ledger/v1";
/** More than these at once wait for each other in vain. */
const attempts = 20;
/** Closed entries that keep a line of their own; older ones are summed up. */
const mostClosed = 50;
/** The key of a month's ledger, below the evaluator's `completions/`. */
function ledgerKey(now) {
	return `completions/ledger/${now.toISOString().slice(0, 7)}.json`;
}
/** The key of the ledger of the month before: a batch job that began there may end in this one. */
function earlierLedgerKey(now) {
	return ledgerKey(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)));
}
/**
* Sets money aside.
*
* @throws SW1106 where less is left than the run will take, SW1110 where the ledger cannot be moved or read.
*/
async function reserveInMonth(request) {
	const { place, limit, expected, most, id, now, signal } = request;
	let amount = 0;
	const reserve = (entries) => {
		const used = sumOf(entries);
		const left = limit - used;
		if (expected > left || left <= 0) throw require_errors.modelsErrors.create("SW1106", {
			message: `This run will cost about ${require_dollars.dollarsInWords(expected)}, and of this month's ${require_dollars.dollarsInWords(limit)} (models.budget.month) ${require_dollars.dollarsInWords(Math.max(0, left))} is left.${setAside(entries)}`,
			next: `Wait for the next month${entries.some(({ open }) => open) ? " or for what is at work" : ""}, ask for fewer cases, or raise the budget. ${place.address} holds the ledger${isAnyOld(entries, now()) ? "; an entry of a run that was killed is let go of by removing it there (docs/models.md, \u201cWhat it costs\u201d)" : ""}.`
		});
		amount = Math.min(most, left);
		return [...entries, {
			id,
			amount,
			open: true,
			at: now().toISOString()
		}];
	};
	await move(place, reserve, signal);
	return {
		amount,
		async extend(by) {
			let granted = 0;
			await move(place, (entries) => {
				granted = Math.max(0, Math.min(by, limit - sumOf(entries)));
				return entries.map((entry) => entry.id === id ? {
					...entry,
					amount: entry.amount + granted
				} : entry);
			});
			return granted;
		},
		settle: (spent) => move(place, (entries) => [...entries.filter((entry) => entry.id !== id), {
			id,
			amount: spent,
			open: false,
			at: now().toISOString()
		}])
	};
}
/** Entries that a message names. */
const mostNamed = 3;
/** What is set aside and for how long, a sentence after a space: a run that was killed never says what it came to. */
function setAside(entries) {
	const open = entries.filter((entry) => entry.open);
	if (open.length === 0) return "";
	const named = open.slice(0, mostNamed).map(({ amount, at, batch }) => {
		const since = /^[-0-9]{10}T[0-9]{2}:[0-9]{2}/.exec(at)?.[0].replace("T", " ");
		return `${require_dollars.dollarsInWords(amount)} by a ${batch === void 0 ? "run" : "batch job"}${since === void 0 ? "" : ` since ${since} UTC`}`;
	});
	const more = open.length > mostNamed ? ` and ${open.length - mostNamed} more` : "";
	const total = open.reduce((sum, { amount }) => sum + amount, 0);
	return ` Of the rest ${require_dollars.dollarsInWords(total)} is set aside and not settled: ${named.join(", ")}${more}.`;
}
/** A run that takes longer than this is rare, one that was killed is not. Milliseconds. */
const suspicious = 36e5;
function isAnyOld(entries, now) {
	return entries.some(({ open, at, batch }) => open && batch === void 0 && !(now.getTime() - Date.parse(at) < suspicious));
}
/**
* Sets aside what batch jobs may cost, all or none of it. A job cannot be stopped at a limit, so all that it may cost has
* to be left. What is set aside for a job already stays as it is: its run was cut off and goes on.
*
* @throws SW1106 where less is left, SW1110 where the ledger cannot be moved or read.
*/
async function reserveForBatches({ place, limit, now, signal }, wanted) {
	const reserve = (entries) => {
		const missing = wanted.filter(({ batch }) => !entries.some((entry) => entry.open && entry.batch === batch));
		if (missing.length === 0) return void 0;
		const left = Math.max(0, limit - sumOf(entries));
		const needed = missing.reduce((sum, { amount }) => sum + amount, 0);
		if (needed > left) throw require_errors.modelsErrors.create("SW1106", {
			message: `The batch ${missing.length === 1 ? "job" : "jobs"} may cost ${require_dollars.dollarsInWords(needed)}, and of this month's ${require_dollars.dollarsInWords(limit)} (models.budget.month) ${require_dollars.dollarsInWords(left)} is left. Nothing was started.`,
			next: `Wait for the next month or for jobs that are at work, set a tighter \`maxOutputTokens\`, or raise the budget. ${place.address} holds the ledger.`
		});
		const at = now().toISOString();
		return [...entries, ...missing.map(({ batch, amount }) => ({
			id: batch,
			amount,
			open: true,
			at,
			batch
		}))];
	};
	await move(place, reserve, signal);
}
/** Batch jobs for which money is set aside, each with when that was (ISO 8601). */
async function openBatches(place) {
	const found = await place.read();
	const entries = found === void 0 ? [] : readLedger(found.bytes, place);
	return new Map(entries.flatMap(({ batch, open, at }) => open && batch !== void 0 ? [[batch, at]] : []));
}
/**
* Says what a batch job came to, in US dollars, in place of what was set aside; once, however often it is said: where
* nothing is set aside for it (any more), the ledger stays as it is. False then.
*/
async function settleBatch({ place, now }, batch, spent) {
	let settled = false;
	await move(place, (entries) => {
		settled = entries.some((entry) => entry.open && entry.batch === batch);
		if (!settled) return void 0;
		const closed = {
			id: batch,
			amount: spent,
			open: false,
			at: now().toISOString(),
			batch
		};
		return [...entries.filter((entry) => !entry.open || entry.batch !== batch), closed];
	});
	return settled;
}
async function move(place, change, signal) {
	for (let attempt = 1; attempt <= attempts; attempt += 1) {
		const found = await place.read();
		const changed = change(found === void 0 ? [] : readLedger(found.bytes, place));
		if (changed === void 0) return;
		const bytes = require_canonical_json.canonicalBytes({
			format: ledgerFormat,
			entries: compacted(changed)
		});
		if (await place.swap(bytes, found?.revision)) return;
		await (0, node_timers_promises.setTimeout)(Math.random() * 50 * attempt, void 0, signal === void 0 ? {} : { signal });
	}
	throw require_errors.modelsErrors.create("SW1110", {
		message: `The ledger of costs was moved by others ${attempts} times in a row (${place.address}).`,
		next: "Run the same command again."
	});
}
function compacted(entries) {
	const closed = entries.filter(({ open }) => !open);
	if (closed.length <= mostClosed) return entries;
	const old = closed.slice(0, closed.length - mostClosed + 1);
	const last = old.at(-1);
	return [{
		id: "earlier",
		amount: sumOf(old),
		open: false,
		at: last?.at ?? ""
	}, ...entries.filter((entry) => !old.includes(entry))];
}
function readLedger(bytes, place) {
	let value;
	try {
		value = JSON.parse(Buffer.from(bytes).toString("utf8"));
	} catch {
		value = void 0;
	}
	const entries = require_json.isJsonObject(value) && value["format"] === ledgerFormat ? require_json.ownProperty(value, "entries") : void 0;
	if (Array.isArray(entries) && entries.every(isEntry)) return entries;
	throw require_errors.modelsErrors.create("SW1110", {
		message: `The ledger of costs is damaged (${place.address}): nobody knows what was spent.`,
		next: "Put it right, or remove it in the evaluator's role; it is never taken for an empty one."
	});
}
function isEntry(value) {
	if (!require_json.isJsonObject(value)) return false;
	const { id, amount, open, at, batch } = value;
	return typeof id === "string" && typeof amount === "number" && amount >= 0 && typeof open === "boolean" && typeof at === "string" && (batch === void 0 || typeof batch === "string");
}
function sumOf(entries) {
	return entries.reduce((sum, { amount }) => sum + amount, 0);
}

// src/models/spending.ts
/** Keeps a run within its limit: what may be spent at most is set aside before a request, what it came to is noted after. */
/**
* US dollars. A request that does not fit into what is left waits for those under way, and is refused (`budget`) once
* waiting cannot help.
*/
function createSpending(options) {
	const { estimator, priceOf, more } = options;
	let { limit } = options;
	let spent = 0;
	let reserved = 0;
	const waiting = [];
	async function reserve(request) {
		const price = priceOf(request);
		if (price === void 0) return unknownPrice(request, options.source);
		const amount = mostCostOf(request, estimator.estimate(request), price);
		for (;;) {
			if (spent + amount > limit + rounding) {
				const granted = await more?.(spent + amount - limit) ?? 0;
				limit += granted;
				if (granted > 0) continue;
				return tooDear$1(request.model, amount, limit - spent, options.source);
			}
			if (spent + reserved + amount <= limit + rounding) break;
			await new Promise((resolve) => waiting.push(resolve));
		}
		reserved += amount;
		return { async settle(completion) {
			reserved -= amount;
			if (completion !== void 0) spent += require_prices.costOf(price, completion.usage, completion.serviceTier);
			for (const wake of waiting.splice(0)) wake();
		} };
	}
	return {
		reserve,
		get spent() {
			return spent;
		}
	};
}
/** Sums of decimals are off by less than this, in US dollars. */
const rounding = 1e-9;
/**
* Most that a request may cost, in US dollars: the dearest way to read the input, and the longest answer. A discount of a
* tier is no promise, for what it has no room for is asked without it; that of a batch job is one.
*/
function mostCostOf(request, { most }, price) {
	const dearest = Math.max(price.input, price.cacheWrite ?? 0);
	return require_prices.costOf({
		...price,
		input: dearest
	}, most) * tierReserve(request.handling.serviceTier, price);
}
function tierReserve(tier, price) {
	if (tier === "batch") return price.batch ?? 1;
	return tier === "priority" ? 1.75 : 1;
}
function unknownPrice({ model, provider }, source) {
	return {
		kind: "budget",
		message: `The price of ${model} is not known, and ${source} sets a limit.`,
		next: require_prices.priceAdvice(model, provider)
	};
}
function tooDear$1(model, amount, left, source) {
	return {
		kind: "budget",
		message: `One more request to ${model} may cost ${require_dollars.dollarsInWords(amount)}, and ${require_dollars.dollarsInWords(Math.max(0, left))} is left of ${source}.`,
		next: "Set a tighter `maxOutputTokens` in the prompt, or raise the limit. Answers that came are kept."
	};
}

// src/commands/models/budget.ts
/** The limits that hold for a run: estimates what it will cost, refuses what is too dear, and keeps the month's ledger. */
var budget_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	checkRunLimits: () => checkRunLimits,
	estimateCost: () => estimateCost,
	holdBudget: () => holdBudget,
	isLimited: () => isLimited,
	ledgerPlace: () => ledgerPlace
});
/** Requests of a model whose tokens it counts itself, chosen evenly; the others are fitted to these. */
const mostCounted = 32;
const countedAtOnce = 4;
/** What asking will cost. Asks the models to count, where they do. */
async function estimateCost(requests, session, context) {
	const byModel = Map.groupBy(requests, ({ provider, model }) => `${provider} ${model}`);
	const sample = [...byModel.values()].flatMap((ofModel) => require_sample.evenly(ofModel, mostCounted));
	if (requests.length > 0) await session.learn();
	await require_limited.forEachLimited(sample, countedAtOnce, async (request) => {
		const tokens = await session.countTokens(request, context.signal);
		if (tokens !== void 0) session.estimator.count(request, tokens);
	});
	const unpriced = [...byModel.values()].flatMap(([first]) => first === void 0 || session.priceOf(first) !== void 0 ? [] : [first]);
	const models = /* @__PURE__ */ new Map();
	let expected = 0;
	let most = 0;
	let dearest = 0;
	let basis = "counted";
	for (const request of requests) {
		const price = session.priceOf(request);
		if (price === void 0) continue;
		const estimate = session.estimator.estimate(request);
		const probably = require_prices.costOf(price, estimate.expected, request.handling.serviceTier);
		expected += probably;
		const atMost = mostCostOf(request, estimate, price);
		most += atMost;
		const { model } = request;
		const sum = models.get(model) ?? {
			model,
			requests: 0,
			inputTokens: 0,
			outputTokens: 0,
			expected: 0,
			most: 0
		};
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
		expected: known ? expected : void 0,
		most: known ? most : void 0,
		dearest,
		basis,
		models: [...models.values()],
		unpriced: unpriced.map(({ model }) => model),
		priceAdvice: unpriced.map(({ model, provider }) => require_prices.priceAdvice(model, provider))[0]
	};
}
/** True where some limit holds, so that an estimate is needed. */
function isLimited({ maxCost, budget, store }) {
	return maxCost !== void 0 || budget?.run !== void 0 || budget?.month !== void 0 && store !== void 0;
}
/**
* Makes the limits hold for all that is asked from now on, what was not estimated included: an estimate of no requests
* says nothing of judging. The returned function notes in the ledger what it came to.
*
* @throws SW1106 where it would be too dear, SW1107 where a price is not known, SW1110 for the ledger.
*/
async function holdBudget(estimate, options, session, context) {
	const { budget, store } = options;
	if (!isLimited(options)) return async () => void 0;
	const { run, expected, most } = checkRunLimits(estimate, options, context);
	const month = budget?.month === void 0 || store === void 0 ? void 0 : openMonth({
		limit: budget.month,
		run,
		place: ledgerPlace(store, ledgerKey(context.now()))
	}, context);
	if (estimate.requests > 0) await month?.begin(expected, most);
	const spending = createSpending({
		limit: month?.aside ?? run.limit,
		get source() {
			return month === void 0 || month.aside >= run.limit ? run.source : "models.budget.month";
		},
		more: month?.grow,
		estimator: session.estimator,
		priceOf: (asked) => session.priceOf(asked)
	});
	session.spend(spending);
	return async () => {
		session.spend(void 0);
		await month?.settle(spending.spent);
	};
}
/**
* Holds an estimate against the limits of a run, and gives the narrowest with what the run will cost.
*
* @param held what has to be within the limits: what asking will probably cost, or the most that it may
* @throws SW1106 where it would be too dear, SW1107 where a price is not known.
*/
function checkRunLimits(estimate, { maxCost, budget }, context, held = "expected") {
	const old = require_prices.oldPrices(context.now().toISOString().slice(0, 10));
	if (old !== void 0 && estimate.requests > 0) context.progress.note(old);
	const { expected, most } = estimate;
	if (expected === void 0 || most === void 0) throw unpriced(estimate);
	const limits = [{
		limit: maxCost,
		source: "--max-cost"
	}, {
		limit: budget?.run,
		source: "models.budget.run"
	}].flatMap(({ limit, source }) => limit === void 0 ? [] : [{
		limit,
		source
	}]);
	for (const { limit, source } of limits) {
		if (held === "most" && most > limit) throw mayBeTooDear(estimate, most, limit, source);
		if (expected > limit) throw tooDear(estimate, expected, limit, source);
		if (estimate.dearest > limit) throw oneTooDear(estimate.dearest, limit, source);
	}
	const [run = unlimited] = limits.sort((a, b) => a.limit - b.limit);
	return {
		run,
		expected,
		most
	};
}
const unlimited = {
	limit: Number.POSITIVE_INFINITY,
	source: "models.budget.month"
};
/** US dollars that are set aside at once where more is needed: each time is a write to the ledger. */
const leastGrowth = .25;
/** This run's part of the month. Where nothing is asked, the ledger is never touched. */
function openMonth({ limit, run, place }, context) {
	let reservation;
	let aside = 0;
	let last = Promise.resolve();
	async function begin(expected, most) {
		reservation = await reserveInMonth({
			place,
			limit,
			expected,
			most: Math.min(most, run.limit),
			id: (0, node_crypto.randomUUID)(),
			signal: context.signal,
			now: () => context.now()
		});
		aside = reservation.amount;
	}
	async function growOnce(atLeast) {
		const by = Math.min(Math.max(atLeast, leastGrowth), run.limit - aside);
		if (by <= 0) return 0;
		if (reservation !== void 0) {
			const granted = await reservation.extend(by);
			aside += granted;
			return granted;
		}
		try {
			await begin(0, by);
		} catch (error) {
			if (context.signal.aborted) return 0;
			if (require_errors$1.isSlipwayError(error) && error.code === "SW1106") return 0;
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
			const next = last.then(() => growOnce(atLeast));
			last = next.catch(() => void 0);
			return next;
		},
		settle: async (spent) => reservation?.settle(spent)
	};
}
/** A month's ledger in an environment's store. */
function ledgerPlace(store, key) {
	return {
		address: `${store.address}/${key}`,
		async read() {
			const result = await store.read(key, { maximumBytes: 1048576 });
			return result.outcome === "found" ? result.object : void 0;
		},
		async swap(bytes, revision) {
			const attributes = {
				mediaType: "application/json",
				caching: "revalidate"
			};
			const expected = revision;
			return (await store.compareAndSwap(key, bytes, require_digest.sha256Of(bytes), expected, attributes)).outcome === "moved";
		}
	};
}
function unpriced({ unpriced: models, priceAdvice: advice }) {
	const [first = "", ...others] = models;
	return require_errors.modelsErrors.create("SW1107", {
		message: `The price of ${first} is not known${others.length === 0 ? "" : ` (nor of ${others.length} more)`}, and a limit on cost is set. Nothing was asked.`,
		next: advice ?? require_prices.priceAdvice(first)
	});
}
function oneTooDear(dearest, limit, source) {
	return require_errors.modelsErrors.create("SW1106", {
		message: `A single request may cost ${require_dollars.dollarsInWords(dearest)} where its answer is as long as it may be, and ${source} allows ${require_dollars.dollarsInWords(limit)}. Nothing was asked.`,
		next: "Write a tighter `maxOutputTokens` into `config` of the prompts (without one, an answer may be as long as the model writes), or raise the limit."
	});
}
function mayBeTooDear({ requests }, most, limit, source) {
	return require_errors.modelsErrors.create("SW1106", {
		message: `${require_words.counted(requests, "request")} of batch jobs may cost ${require_dollars.dollarsInWords(most)}, and ${source} allows ${require_dollars.dollarsInWords(limit)}: a job that has begun stops at no limit. Nothing was started.`,
		next: "Ask for fewer cases, set a tighter `maxOutputTokens`, or raise the limit. `slipway run --estimate` shows what it is made of."
	});
}
function tooDear({ requests, basis }, expected, limit, source) {
	return require_errors.modelsErrors.create("SW1106", {
		message: `${require_words.counted(requests, "request")} will cost ${basis === "counted" ? "about" : "\u2248"} ${require_dollars.dollarsInWords(expected)}, and ${source} allows ${require_dollars.dollarsInWords(limit)}. Nothing was asked.`,
		next: "Ask for fewer cases, set a tighter `maxOutputTokens`, or raise the limit. `slipway run --estimate` shows what it is made of."
	});
}

Object.defineProperty(exports, "budget_exports", {
  enumerable: true,
  get: function () {
    return budget_exports;
  }
});
Object.defineProperty(exports, "checkRunLimits", {
  enumerable: true,
  get: function () {
    return checkRunLimits;
  }
});
Object.defineProperty(exports, "earlierLedgerKey", {
  enumerable: true,
  get: function () {
    return earlierLedgerKey;
  }
});
Object.defineProperty(exports, "estimateCost", {
  enumerable: true,
  get: function () {
    return estimateCost;
  }
});
Object.defineProperty(exports, "holdBudget", {
  enumerable: true,
  get: function () {
    return holdBudget;
  }
});
Object.defineProperty(exports, "isLimited", {
  enumerable: true,
  get: function () {
    return isLimited;
  }
});
Object.defineProperty(exports, "ledgerKey", {
  enumerable: true,
  get: function () {
    return ledgerKey;
  }
});
Object.defineProperty(exports, "ledgerPlace", {
  enumerable: true,
  get: function () {
    return ledgerPlace;
  }
});
Object.defineProperty(exports, "mostCostOf", {
  enumerable: true,
  get: function () {
    return mostCostOf;
  }
});
Object.defineProperty(exports, "openBatches", {
  enumerable: true,
  get: function () {
    return openBatches;
  }
});
Object.defineProperty(exports, "reserveForBatches", {
  enumerable: true,
  get: function () {
    return reserveForBatches;
  }
});
Object.defineProperty(exports, "settleBatch", {
  enumerable: true,
  get: function () {
    return settleBatch;
  }
});
