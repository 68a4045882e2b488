const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/models/identifier.ts
/** Groups of regions that inference profiles are for. Source: Bedrock user guide, "Supported Regions and models for inference profiles", November 2026. */
const profileGroups = [
	"us",
	"eu",
	"apac",
	"au",
	"jp",
	"us-gov",
	"global"
];
/** Providers on Bedrock, as model ids begin. Source: Bedrock user guide, "Supported foundation models", November 2026. */
const providers = [
	"ai21",
	"amazon",
	"anthropic",
	"cohere",
	"deepseek",
	"google",
	"luma",
	"meta",
	"minimax",
	"mistral",
	"moonshot",
	"moonshotai",
	"nvidia",
	"openai",
	"qwen",
	"stability",
	"twelvelabs",
	"writer",
	"zai"
];
/** Resources of Bedrock that stand where a model id stands. Source: Bedrock API reference, Converse, `modelId`. */
const arnResources = [
	"application-inference-profile",
	"custom-model",
	"custom-model-deployment",
	"default-prompt-router",
	"foundation-model",
	"imported-model",
	"inference-profile",
	"prompt",
	"prompt-router",
	"provisioned-model"
];
/** `unknown` for what has none of the forms; whether the model exists is not asked. */
function readModelIdentifier(text) {
	if (text.startsWith("arn:")) return readArn(text);
	const slash = text.indexOf("/");
	if (slash > 0) return {
		kind: "elsewhere",
		service: text.slice(0, slash)
	};
	const parts = text.split(".");
	const [first = "", second = ""] = parts;
	const isId = (part) => /^[A-Za-z0-9][A-Za-z0-9:_-]*$/.test(part);
	if (parts.length >= 3 && profileGroups.includes(first) && isId(parts.slice(2).join("-"))) return {
		kind: "model",
		id: parts.slice(1).join("."),
		provider: second,
		profile: first
	};
	if (parts.length >= 2 && isId(first) && isId(parts.slice(1).join("-"))) return {
		kind: "model",
		id: text,
		provider: first,
		profile: void 0
	};
	return { kind: "unknown" };
}
/** `arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.anthropic\u2026` */
function readArn(text) {
	const match = /^arn:aws(?:-[a-z]+){0,3}:bedrock:([a-z0-9-]{1,30}):(\d{12})?:([a-z-]{1,40})\/(\S{1,200})$/.exec(text);
	const [, , , resource = "", name = ""] = match ?? [];
	if (match === null || !arnResources.includes(resource)) return { kind: "bad-arn" };
	if (resource !== "foundation-model" && resource !== "inference-profile") return {
		kind: "arn",
		resource,
		id: void 0,
		profile: void 0
	};
	const model = readModelIdentifier(name);
	return model.kind === "model" ? {
		kind: "arn",
		resource,
		id: model.id,
		profile: model.profile
	} : { kind: "bad-arn" };
}
/** Family and version of a Claude model; undefined for every other. `claude-opus-4-1-20250805-v1:0` is opus 4.1. */
function claudeVersion(id) {
	const now = /^anthropic\.claude-([a-z]+)-(\d{1,2})(?:-(\d{1,2}))?(?:-\d{8})?(?:-v\d+)?(?::\d+)?$/.exec(id);
	if (now !== null) return {
		family: now[1] ?? "",
		version: Number(`${now[2]}.${now[3] ?? 0}`)
	};
	const before = /^anthropic\.claude-(\d)(?:-(\d))?-([a-z]+)-\d{8}-v\d+(?::\d+)?/.exec(id);
	return before === null ? void 0 : {
		family: before[3] ?? "",
		version: Number(`${before[1]}.${before[2] ?? 0}`)
	};
}

// src/models/lifecycle.ts
/**
* When models on Amazon Bedrock end. Dates are Bedrock's own, which differ from the providers'.
*
* Source: Bedrock user guide, "Model lifecycle" and "Model lifecycle (Legacy)", as of 2026-11-23, by way of the public
* threads that quote it: awslabs/startups#10, #131, #304 and #307, awslabs/threat-composer#290, anomalyco/models.dev#3708,
* epam/ai-dial-adapter-bedrock#310 and #378, langchain4j/langchain4j#2532; for models that left the table earlier,
* aws/aws-cdk#33058 and aws-samples/bedrock-chat#1053, which say by when they were gone. A model that is not listed may have an end too: ask
* `GetFoundationModel`.
*/
var lifecycle_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ endingWithin: () => endingWithin });
const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";
const opus = "anthropic.claude-opus-4-8";
const modelEnds = [
	{
		id: "ai21.jamba-1-5-large-v1",
		end: "2026-11-26",
		instead: sonnet
	},
	{
		id: "ai21.jamba-1-5-mini-v1",
		end: "2026-11-26",
		instead: haiku
	},
	{
		id: "ai21.jamba-instruct-v1",
		end: "2025-08-31",
		atTheLatest: true,
		instead: haiku
	},
	{
		id: "amazon.nova-canvas-v1",
		end: "2026-09-30"
	},
	{
		id: "amazon.nova-premier-v1",
		end: "2026-09-14",
		instead: "amazon.nova-pro-v1:0"
	},
	{
		id: "amazon.nova-reel-v1",
		end: "2026-09-30"
	},
	{
		id: "amazon.nova-sonic-v1",
		end: "2026-09-14"
	},
	{
		id: "amazon.titan-image-generator-v2",
		end: "2026-06-30"
	},
	{
		id: "amazon.titan-text-express-v1",
		end: "2025-12-29",
		atTheLatest: true,
		instead: "amazon.nova-lite-v1:0"
	},
	{
		id: "amazon.titan-text-lite-v1",
		end: "2025-12-18",
		atTheLatest: true,
		instead: "amazon.nova-micro-v1:0"
	},
	{
		id: "amazon.titan-text-premier-v1",
		end: "2025-10-17",
		atTheLatest: true,
		instead: "amazon.nova-pro-v1:0"
	},
	{
		id: "anthropic.claude-v1",
		end: "2024-02-28",
		instead: sonnet
	},
	{
		id: "anthropic.claude-v2:1",
		end: "2025-09-19",
		atTheLatest: true,
		instead: sonnet
	},
	{
		id: "anthropic.claude-v2",
		end: "2025-07-21",
		instead: sonnet
	},
	{
		id: "anthropic.claude-instant-v1",
		end: "2025-09-19",
		atTheLatest: true,
		instead: haiku
	},
	{
		id: "anthropic.claude-3-opus-20240229",
		end: "2026-04-08",
		atTheLatest: true,
		instead: opus
	},
	{
		id: "anthropic.claude-3-sonnet-20240229",
		end: "2026-07-30",
		instead: sonnet
	},
	{
		id: "anthropic.claude-3-haiku-20240307",
		end: "2026-09-10",
		instead: haiku
	},
	{
		id: "anthropic.claude-3-5-sonnet-20240620",
		end: "2026-07-30",
		instead: sonnet
	},
	{
		id: "anthropic.claude-3-5-sonnet-20241022",
		end: "2026-07-30",
		instead: sonnet
	},
	{
		id: "anthropic.claude-3-5-haiku-20241022",
		end: "2026-06-19",
		instead: haiku
	},
	{
		id: "anthropic.claude-3-7-sonnet-20250219",
		end: "2026-04-28",
		instead: sonnet
	},
	{
		id: "anthropic.claude-opus-4-20250514",
		end: "2026-05-31",
		instead: opus
	},
	{
		id: "anthropic.claude-opus-4-1-20250805",
		end: "2027-01-08",
		instead: opus
	},
	{
		id: "anthropic.claude-sonnet-4-20250514",
		end: "2026-10-14",
		instead: sonnet
	},
	{
		id: "cohere.command-text-v14",
		end: "2025-08-12",
		instead: haiku
	},
	{
		id: "cohere.command-light-text-v14",
		end: "2025-08-12",
		instead: haiku
	},
	{
		id: "cohere.command-r-v1",
		end: "2026-08-19",
		instead: haiku
	},
	{
		id: "cohere.command-r-plus-v1",
		end: "2026-08-19",
		instead: sonnet
	},
	{
		id: "meta.llama3-1-405b-instruct-v1",
		end: "2026-07-07",
		instead: "meta.llama3-3-70b-instruct-v1:0"
	},
	{
		id: "meta.llama3-2-",
		end: "2026-07-07",
		instead: "meta.llama3-3-70b-instruct-v1:0"
	},
	{
		id: "twelvelabs.marengo-embed-2-7",
		end: "2026-11-30"
	}
];
/** Day on which the table was last compared with its sources. */
const lifecyclesAsOf = "2026-11-23";
/** Days before its end from which on a model is warned about: replacing one takes evaluation and a release. */
const warnedDays = 90;
/**
* The models among these that end within so many days, or have ended: for a gate, and for `slipway models --within`.
* What Bedrock told goes before the table. Models of other services and ARNs that hide their model are passed over.
*/
function endingWithin(models, days, today, told = /* @__PURE__ */ new Map()) {
	return models.flatMap((model) => {
		const id = modelIdOf(model);
		if (id === void 0) return [];
		const entry = endOf(id);
		const end = told.get(id)?.end ?? entry?.end;
		if (end === void 0) return [];
		const left = daysBetween(today, end);
		return left <= days ? [{
			model,
			end,
			days: left,
			instead: entry?.instead
		}] : [];
	});
}
/** The model behind a name, without its group of regions; undefined where the name does not say it. */
function modelIdOf(model) {
	const identifier = readModelIdentifier(model);
	return identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : void 0;
}
/** What the table has about a model; `id` is without the region group of a profile. */
function endOf(id) {
	return modelEnds.find((candidate) => id.startsWith(candidate.id));
}
/** From one day to another, both as `2026-11-23`. */
function daysBetween(from, to) {
	return Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
}
/** How a model stands on a day, both as `2026-11-23`. `id` is without the region group of a profile. */
function lifecycleOf(id, today) {
	const entry = endOf(id);
	if (entry === void 0) return { state: "live" };
	if (entry.end <= today) return {
		state: "ended",
		entry
	};
	const days = daysBetween(today, entry.end);
	return days <= warnedDays ? {
		state: "ending",
		entry,
		days
	} : { state: "live" };
}

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
/** What a batch inference job is charged as, in a completion's `serviceTier`. */
const batchTier = "batch";
/** Source: pricing page of Bedrock, "Batch": half of the price on demand, for the models that it names. */
const batchFactor = .5;
/**
* On demand, standard tier, in US dollars for a million tokens, by beginning of the model's id. Sources: the pricing page
* of Anthropic for Claude, by way of tables that quote it in October 2026 (which Bedrock charges too, by way of the
* global profile); the pricing page of Bedrock for Nova, Llama and
* embeddings. Haiku 5.5 is left out: its price depends on the
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
	}],
	["amazon.titan-embed-text-v2", {
		input: .02,
		output: 0
	}],
	["amazon.titan-embed-text-v1", {
		input: .1,
		output: 0
	}],
	["cohere.embed-english-v3", {
		input: .1,
		output: 0
	}],
	["cohere.embed-multilingual-v3", {
		input: .1,
		output: 0
	}]
];
/** Beginnings of the ids that the shipped table has. */
const pricedModels = shipped.map(([beginning]) => beginning);
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
/** How to say what a model costs, a sentence. A command of one's own may cost nothing, and then that is its price. */
function priceAdvice(model, provider) {
	return `Write its price into slipway.yaml, in US dollars for a million tokens: \`models: { prices: { "${model}": ${provider === "exec" || model.startsWith("exec/") ? "{ input: 0, output: 0 }" : "{ input: 3, output: 15 }"} } }\`.`;
}
/** The price of a model as a prompt names it; undefined where it is unknown. `configured` goes before the table. */
function priceOf(model, configured, resolved) {
	const own = ownPrice(model, configured);
	if (own !== void 0) return own;
	const identifier = readModelIdentifier(resolved ?? model);
	const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : void 0;
	if (id === void 0) return void 0;
	const ofId = ownPrice(id, configured);
	if (ofId !== void 0) return ofId;
	const price = shipped.find(([beginning]) => id.startsWith(beginning))?.[1];
	if (price === void 0) return void 0;
	return (identifier.kind === "model" || identifier.kind === "arn" ? identifier.profile : void 0) !== "global" && (claudeVersion(id)?.version ?? 0) >= 4.5 ? scaled(price, regionalSurcharge) : price;
}
/**
* The price of what is asked. What a command of one's own charges is in no table of ours, whatever name its model has:
* only what `models.prices` says of that name, or of `exec/NAME`, counts.
*/
function priceOfAsked({ model, provider }, configured) {
	if (provider !== "exec") return priceOf(model, configured);
	return ownPrice(model, configured) ?? ownPrice(`exec/${model}`, configured);
}
function ownPrice(model, configured) {
	return Object.hasOwn(configured, model) ? configured[model] : void 0;
}
/** US dollars. Tokens of the prompt cache without a price of their own count as read afresh. */
function costOf(price, tokens, serviceTier) {
	const { input, output, cacheRead = input, cacheWrite = input } = price;
	return (tokens.inputTokens * input + tokens.outputTokens * output + tokens.cacheReadTokens * cacheRead + tokens.cacheWriteTokens * cacheWrite) * factorOf(price, serviceTier) / 1e6;
}
/** The name of a tier comes with the answer: what is no tier of the table costs as usual. */
function factorOf(price, tier) {
	if (tier === "batch") return price.batch ?? 1;
	return (tier !== void 0 && Object.hasOwn(tierFactors, tier) ? tierFactors[tier] : void 0) ?? 1;
}
/** A sentence where the shipped table is old on a day, as `2026-11-23`. */
function oldPrices(today) {
	const days = daysBetween(pricesAsOf, today);
	return days > warnedAfterDays ? `The prices that ship with this version are of ${pricesAsOf}, ${days} days ago; write those of your models under \`models.prices\` in slipway.yaml, or update Slipway.` : void 0;
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

Object.defineProperty(exports, "batchTier", {
  enumerable: true,
  get: function () {
    return batchTier;
  }
});
Object.defineProperty(exports, "claudeVersion", {
  enumerable: true,
  get: function () {
    return claudeVersion;
  }
});
Object.defineProperty(exports, "costOf", {
  enumerable: true,
  get: function () {
    return costOf;
  }
});
Object.defineProperty(exports, "daysBetween", {
  enumerable: true,
  get: function () {
    return daysBetween;
  }
});
Object.defineProperty(exports, "endOf", {
  enumerable: true,
  get: function () {
    return endOf;
  }
});
Object.defineProperty(exports, "endingWithin", {
  enumerable: true,
  get: function () {
    return endingWithin;
  }
});
Object.defineProperty(exports, "lifecycleOf", {
  enumerable: true,
  get: function () {
    return lifecycleOf;
  }
});
Object.defineProperty(exports, "lifecycle_exports", {
  enumerable: true,
  get: function () {
    return lifecycle_exports;
  }
});
Object.defineProperty(exports, "lifecyclesAsOf", {
  enumerable: true,
  get: function () {
    return lifecyclesAsOf;
  }
});
Object.defineProperty(exports, "modelEnds", {
  enumerable: true,
  get: function () {
    return modelEnds;
  }
});
Object.defineProperty(exports, "modelIdOf", {
  enumerable: true,
  get: function () {
    return modelIdOf;
  }
});
Object.defineProperty(exports, "oldPrices", {
  enumerable: true,
  get: function () {
    return oldPrices;
  }
});
Object.defineProperty(exports, "priceAdvice", {
  enumerable: true,
  get: function () {
    return priceAdvice;
  }
});
Object.defineProperty(exports, "priceOf", {
  enumerable: true,
  get: function () {
    return priceOf;
  }
});
Object.defineProperty(exports, "priceOfAsked", {
  enumerable: true,
  get: function () {
    return priceOfAsked;
  }
});
Object.defineProperty(exports, "pricedModels", {
  enumerable: true,
  get: function () {
    return pricedModels;
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
Object.defineProperty(exports, "profileGroups", {
  enumerable: true,
  get: function () {
    return profileGroups;
  }
});
Object.defineProperty(exports, "providers", {
  enumerable: true,
  get: function () {
    return providers;
  }
});
Object.defineProperty(exports, "readModelIdentifier", {
  enumerable: true,
  get: function () {
    return readModelIdentifier;
  }
});
