const require_errors = require("./models-errors.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_json = require("./platform-json.js");
const require_prices = require("./models-prices.js");
const require_digest = require("./platform-digest.js");
const require_errors$1 = require("./platform-errors.js");
const require_limited = require("./platform-limited.js");
let node_crypto = require("node:crypto");

// src/models/ledger.ts
/**
* The month's costs of an environment: one object, moved by compare-and-swap, so that runs at the same time cannot spend
* the same money twice. A run sets aside what it may spend, and says at its end what it came to. Where it was killed,
* what it set aside stays counted: nobody knows what it spent.
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
/**
* Sets money aside.
*
* @throws SW1106 where less is left than the run will take, SW1110 where the ledger cannot be moved or read.
*/
async function reserveInMonth(request) {
	const { place, limit, expected, most, id, now } = request;
	let amount = 0;
	await move(place, (entries) => {
		const used = sumOf(entries);
		const left = limit - used;
		if (expected > left || left <= 0) throw require_errors.modelsErrors.create("SW1106", {
			message: `This run will cost about ${require_prices.dollarsInWords(expected)}, and of this month's ${require_prices.dollarsInWords(limit)} (models.budget.month) ${require_prices.dollarsInWords(Math.max(0, left))} is left.`,
			next: `Wait for the next month, ask for fewer cases, or raise the budget. ${place.address} holds the ledger.`
		});
		amount = Math.min(most, left);
		return [...entries, {
			id,
			amount,
			open: true,
			at: now().toISOString()
		}];
	});
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
async function move(place, change) {
	for (let attempt = 1; attempt <= attempts; attempt += 1) {
		const found = await place.read();
		const entries = found === void 0 ? [] : readLedger(found.bytes, place);
		const bytes = require_canonical_json.canonicalBytes({
			format: ledgerFormat,
			entries: compacted(change(entries))
		});
		if (await place.swap(bytes, found?.revision)) return;
		await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * attempt));
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
	const { id, amount, open, at } = value;
	return typeof id === "string" && typeof amount === "number" && amount >= 0 && typeof open === "boolean" && typeof at === "string";
}
function sumOf(entries) {
	return entries.reduce((sum, { amount }) => sum + amount, 0);
}

// src/models/spending.ts
function createSpending(options) {
	const { estimator, priceOf, more } = options;
	let { limit } = options;
	let spent = 0;
	let reserved = 0;
	const waiting = [];
	async function reserve(request) {
		const price = priceOf(request.model);
		if (price === void 0) return unknownPrice(request.model, options.source);
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
* Most that a request may cost, in US dollars: the dearest way to read the input, and the longest answer. A discount of the
* tier is no promise.
*/
function mostCostOf(request, { most }, price) {
	const dearest = Math.max(price.input, price.cacheWrite ?? 0);
	return require_prices.costOf({
		...price,
		input: dearest
	}, most) * tierReserve(request.handling.serviceTier);
}
function tierReserve(tier) {
	return tier === "priority" ? 1.75 : 1;
}
function unknownPrice(model, source) {
	return {
		kind: "budget",
		message: `The price of ${model} is not known, and ${source} sets a limit.`,
		next: `Write its price into slipway.yaml, in US dollars for a million tokens: \`models: { prices: { "${model}": { input: 3, output: 15 } } }\`.`
	};
}
function tooDear$1(model, amount, left, source) {
	return {
		kind: "budget",
		message: `One more request to ${model} may cost ${require_prices.dollarsInWords(amount)}, and ${require_prices.dollarsInWords(Math.max(0, left))} is left of ${source}.`,
		next: "Set a tighter `maxOutputTokens` in the prompt, or raise the limit. Answers that came are kept."
	};
}

// src/commands/models/budget.ts
/** The limits that hold for a run: estimates what it will cost, refuses what is too dear, and keeps the month's ledger. */
/** Requests of a model whose tokens it counts itself; the others are fitted to these. */
const mostCounted = 16;
const countedAtOnce = 4;
/** What asking will cost. Asks the models to count, where they do. */
async function estimateCost(requests, session, context) {
	const perModel = /* @__PURE__ */ new Map();
	const counted = requests.filter(({ model }) => {
		const number = (perModel.get(model) ?? 0) + 1;
		perModel.set(model, number);
		return number <= mostCounted;
	});
	await require_limited.forEachLimited(counted, countedAtOnce, async (request) => {
		const tokens = await session.countTokens(request, context.signal);
		if (tokens !== void 0) session.estimator.count(request, tokens);
	});
	const unpriced = [...perModel.keys()].filter((model) => session.priceOf(model) === void 0);
	let expected = 0;
	let most = 0;
	let dearest = 0;
	let basis = "counted";
	for (const request of requests) {
		const price = session.priceOf(request.model);
		if (price === void 0) continue;
		const estimate = session.estimator.estimate(request);
		expected += require_prices.costOf(price, estimate.expected, request.handling.serviceTier);
		const atMost = mostCostOf(request, estimate, price);
		most += atMost;
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
		unpriced
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
	const { maxCost, budget, store } = options;
	if (!isLimited(options)) return async () => void 0;
	const old = require_prices.oldPrices(context.now().toISOString().slice(0, 10));
	if (old !== void 0 && estimate.requests > 0) context.progress.note(old);
	const { expected, most } = estimate;
	if (expected === void 0 || most === void 0) throw unpriced(estimate.unpriced);
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
		if (expected > limit) throw tooDear(estimate, expected, limit, source);
		if (estimate.dearest > limit) throw oneTooDear(estimate.dearest, limit, source);
	}
	const [run = unlimited] = limits.sort((a, b) => a.limit - b.limit);
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
		priceOf: (model) => session.priceOf(model)
	});
	session.spend(spending);
	return async () => {
		session.spend(void 0);
		await month?.settle(spending.spent);
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
function unpriced(models) {
	const [first = "", ...others] = models;
	return require_errors.modelsErrors.create("SW1107", {
		message: `The price of ${first} is not known${others.length === 0 ? "" : ` (nor of ${others.length} more)`}, and a limit on cost is set. Nothing was asked.`,
		next: `Write it into slipway.yaml, in US dollars for a million tokens: \`models: { prices: { "${first}": { input: 3, output: 15 } } }\`.`
	});
}
function oneTooDear(dearest, limit, source) {
	return require_errors.modelsErrors.create("SW1106", {
		message: `A single request may cost ${require_prices.dollarsInWords(dearest)} where its answer is as long as it may be, and ${source} allows ${require_prices.dollarsInWords(limit)}. Nothing was asked.`,
		next: "Write a tighter `maxOutputTokens` into `config` of the prompts (without one, an answer may be as long as the model writes), or raise the limit."
	});
}
function tooDear({ requests, basis }, expected, limit, source) {
	return require_errors.modelsErrors.create("SW1106", {
		message: `${requests} ${requests === 1 ? "request" : "requests"} will cost ${basis === "counted" ? "about" : "≈"} ${require_prices.dollarsInWords(expected)}, and ${source} allows ${require_prices.dollarsInWords(limit)}. Nothing was asked.`,
		next: "Ask for fewer cases, set a tighter `maxOutputTokens`, or raise the limit. `slipway run --estimate` shows what it is made of."
	});
}

exports.estimateCost = estimateCost;
exports.holdBudget = holdBudget;
exports.isLimited = isLimited;
exports.mostCostOf = mostCostOf;
