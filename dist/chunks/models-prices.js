const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_lifecycle = require("./models-identifier.js");

// src/models/prices.ts
/**
* What models cost. Bedrock has no API for it, so a dated table ships, and slipway.yaml overrides it. A model that
* neither has is of unknown price, and never free.
*/
var prices_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ costOf: () => costOf });
/** Day on which the table was last compared with its sources. */
const pricesAsOf = "2026-11-23";
/** Older than this, in days, the table is warned about: prices of models change about twice a year. */
const warnedAfterDays = 180;
/** Source: pricing page of Bedrock, "Batch": half of the price on demand, for the models that it names. */
const batchFactor = .5;
/**
* On demand, standard tier, in US dollars for a million tokens, by beginning of the model's id. Sources: the pricing page
* of Anthropic for Claude, by way of tables that quote it in October 2026 (which Bedrock charges too, by way of the
* global profile); the pricing page of Bedrock for Nova and Llama. Haiku 5.5 is left out: its price depends on the
* length of the prompt.
*/
const shipped = [
	["anthropic.claude-opus-5-5", claude(4, 20, .05)],
	["anthropic.claude-opus-5", claude(5, 25)],
	["anthropic.claude-opus-4-5", claude(5, 25)],
	["anthropic.claude-opus-4-6", claude(5, 25)],
	["anthropic.claude-opus-4-7", claude(5, 25)],
	["anthropic.claude-opus-4-8", claude(5, 25)],
	["anthropic.claude-opus-4-1-", claude(15, 75)],
	["anthropic.claude-sonnet-5-5", claude(2, 10, .05)],
	["anthropic.claude-sonnet-5", claude(2, 10)],
	["anthropic.claude-sonnet-4", claude(3, 15)],
	["anthropic.claude-haiku-4-5", claude(1, 5)],
	["amazon.nova-micro-v1", {
		input: .035,
		output: .14,
		cacheRead: .00875,
		cacheWrite: .035,
		batch: batchFactor
	}],
	["amazon.nova-lite-v1", {
		input: .06,
		output: .24,
		cacheRead: .015,
		cacheWrite: .06,
		batch: batchFactor
	}],
	["amazon.nova-pro-v1", {
		input: .8,
		output: 3.2,
		cacheRead: .2,
		cacheWrite: .8,
		batch: batchFactor
	}],
	["meta.llama3-3-70b-instruct-v1", {
		input: .72,
		output: .72,
		batch: batchFactor
	}]
];
/** Writing into the cache for five minutes costs a quarter more than reading afresh, reading from it a tenth. */
function claude(input, output, cacheRead = .1) {
	return {
		input,
		output,
		cacheRead: input * cacheRead,
		cacheWrite: input * 1.25,
		batch: batchFactor
	};
}
/** Regional profiles of Claude from 4.5 on cost a tenth more than the global one (pricing page of Bedrock, 2026). */
const regionalSurcharge = 1.1;
/** Of the standard tier's price. Source: pricing page of Bedrock, "Service tiers". */
const tierFactors = {
	flex: .5,
	priority: 1.75
};
/** The price of a model as a prompt names it; undefined where it is unknown. `configured` goes before the table. */
function priceOf(model, configured, resolved) {
	const own = ownPrice(model, configured);
	if (own !== void 0) return own;
	const identifier = require_lifecycle.readModelIdentifier(resolved ?? model);
	const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : void 0;
	if (id === void 0) return void 0;
	const ofId = ownPrice(id, configured);
	if (ofId !== void 0) return ofId;
	const price = shipped.find(([beginning]) => id.startsWith(beginning))?.[1];
	if (price === void 0) return void 0;
	return (identifier.kind === "model" || identifier.kind === "arn" ? identifier.profile : void 0) !== "global" && (require_lifecycle.claudeVersion(id)?.version ?? 0) >= 4.5 ? scaled(price, regionalSurcharge) : price;
}
function ownPrice(model, configured) {
	return Object.hasOwn(configured, model) ? configured[model] : void 0;
}
/** US dollars. Tokens of the prompt cache without a price of their own count as read afresh. */
function costOf(price, tokens, serviceTier) {
	const { input, output, cacheRead = input, cacheWrite = input } = price;
	return (tokens.inputTokens * input + tokens.outputTokens * output + tokens.cacheReadTokens * cacheRead + tokens.cacheWriteTokens * cacheWrite) * (serviceTier === void 0 ? 1 : serviceTier === "batch" ? price.batch ?? 1 : tierFactors[serviceTier] ?? 1) / 1e6;
}
/** A sentence where the shipped table is old on a day, as `2026-11-23`. */
function oldPrices(today) {
	const days = require_lifecycle.daysBetween(pricesAsOf, today);
	return days > warnedAfterDays ? `The prices that ship with this version are of ${pricesAsOf}, ${days} days ago; write those of your models under \`models.prices\` in slipway.yaml, or update Slipway.` : void 0;
}
/** `$0.0042`, `$1.25`, `$120`: two digits that say something. */
function dollarsInWords(amount) {
	if (amount === 0) return "$0";
	if (amount >= 99.5) return `$${Math.round(amount)}`;
	if (amount >= .995) return `$${amount.toFixed(2)}`;
	return amount < 5e-5 ? "under $0.0001" : `$${amount.toFixed(4)}`;
}
/** Rounded to what a price list says: a product of decimals has digits of its own. */
function scaled({ input, output, cacheRead, cacheWrite, batch }, factor) {
	const times = (amount) => Number((amount * factor).toPrecision(6));
	return {
		input: times(input),
		output: times(output),
		...cacheRead === void 0 ? {} : { cacheRead: times(cacheRead) },
		...cacheWrite === void 0 ? {} : { cacheWrite: times(cacheWrite) },
		...batch === void 0 ? {} : { batch }
	};
}

Object.defineProperty(exports, "costOf", {
  enumerable: true,
  get: function () {
    return costOf;
  }
});
Object.defineProperty(exports, "dollarsInWords", {
  enumerable: true,
  get: function () {
    return dollarsInWords;
  }
});
Object.defineProperty(exports, "oldPrices", {
  enumerable: true,
  get: function () {
    return oldPrices;
  }
});
Object.defineProperty(exports, "priceOf", {
  enumerable: true,
  get: function () {
    return priceOf;
  }
});
Object.defineProperty(exports, "pricesAsOf", {
  enumerable: true,
  get: function () {
    return pricesAsOf;
  }
});
Object.defineProperty(exports, "prices_exports", {
  enumerable: true,
  get: function () {
    return prices_exports;
  }
});
