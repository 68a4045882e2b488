const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_identifier = require("./models-identifier.js");
const require_parameters = require("./models-parameters.js");

// src/models/lifecycle.ts
/**
* When models on Amazon Bedrock end. Dates are Bedrock's own, which differ from the providers'.
*
* Source: Bedrock user guide, "Model lifecycle" and "Model lifecycle (Legacy)", as of 2026-11-23, by way of the public
* threads that quote it: awslabs/startups#10, #131, #304 and #307, awslabs/threat-composer#290, anomalyco/models.dev#3708,
* epam/ai-dial-adapter-bedrock#378, langchain4j/langchain4j#2532. A model that is not listed may have an end too: ask
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
	const identifier = require_identifier.readModelIdentifier(model);
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

// src/models/replacement.ts
/** The name of the model to write in place of another. */
/** In the same group of regions; by the global profile where the old one had none and the new one needs one. */
function replacementName(instead, profile) {
	if (profile !== void 0) return `${profile}.${instead}`;
	return require_parameters.parametersOf(instead).profileOnly ? `global.${instead}` : instead;
}

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
Object.defineProperty(exports, "replacementName", {
  enumerable: true,
  get: function () {
    return replacementName;
  }
});
