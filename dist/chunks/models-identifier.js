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
/** `arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.anthropic…` */
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

Object.defineProperty(exports, "claudeVersion", {
  enumerable: true,
  get: function () {
    return claudeVersion;
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
