const require_words = require("./platform-words.js");
const require_json = require("./platform-json.js");
const require_prices = require("./models-identifier.js");

// src/models/parameters.ts
/**
* Which inference parameters models on Amazon Bedrock take, and within which bounds.
*
* Sources, as of 2026-11-23: Bedrock API reference, InferenceConfiguration; model cards of Claude ("Parameters change"
* of Claude Opus 4.7); public threads on refusals: BerriAI/litellm#15070, aws-samples/bedrock-access-gateway#191 and
* #238, BoltAI/BoltAI#399, promptfoo/promptfoo#10307, anomalyco/models.dev#1468.
*/
/** What `config` of a prompt may hold. */
const parameters = [
	{
		name: "temperature",
		aliases: [],
		kind: "number",
		minimum: 0,
		maximum: 1
	},
	{
		name: "topP",
		aliases: ["top_p"],
		kind: "number",
		minimum: 0,
		maximum: 1
	},
	{
		name: "topK",
		aliases: ["top_k"],
		kind: "integer",
		minimum: 0
	},
	{
		name: "maxOutputTokens",
		aliases: [
			"maxTokens",
			"max_tokens",
			"max_tokens_to_sample",
			"max_output_tokens"
		],
		kind: "integer",
		minimum: 1
	},
	{
		name: "stopSequences",
		aliases: ["stop_sequences"],
		kind: "texts"
	},
	{
		name: "additionalModelRequestFields",
		aliases: [],
		kind: "any"
	},
	{
		name: "cachePoints",
		aliases: [],
		kind: "any"
	},
	{
		name: "effort",
		aliases: [],
		kind: "any"
	},
	{
		name: "guardrailConfig",
		aliases: ["guardrail"],
		kind: "any"
	},
	{
		name: "outputConfig",
		aliases: [],
		kind: "any"
	},
	{
		name: "performanceConfig",
		aliases: [],
		kind: "any"
	},
	{
		name: "requestMetadata",
		aliases: [],
		kind: "any"
	},
	{
		name: "serviceTier",
		aliases: [],
		kind: "any"
	},
	{
		name: "thinking",
		aliases: ["reasoning"],
		kind: "any"
	},
	{
		name: "version",
		aliases: [],
		kind: "any"
	}
];
/** A parameter by its name or by one of its other spellings. */
function parameterNamed(name) {
	return parameters.find((parameter) => parameter.name === name || parameter.aliases.includes(name));
}
/** What a model takes; `id` is without the region group of a profile. */
function parametersOf(id) {
	const claude = require_prices.claudeVersion(id);
	if (claude === void 0) return {
		refusesSampling: false,
		oneOfTemperatureAndTopP: false,
		maxOutputTokens: void 0,
		profileOnly: false,
		structuredOutput: false,
		flexTier: flexModels.test(id)
	};
	const { family, version } = claude;
	return {
		refusesSampling: version >= 5 || family === "opus" && version >= 4.7,
		oneOfTemperatureAndTopP: version >= 4.1,
		maxOutputTokens: outputTokensOf(family, version),
		profileOnly: version >= 3.7,
		structuredOutput: version >= 4.5,
		flexTier: false
	};
}
/** Source: Bedrock user guide, "Service tiers", November 2026: Nova and open-weight models; Claude is not among them. */
const flexModels = /^(?:amazon\.nova-(?:pro|premier|2)|deepseek\.|openai\.gpt-oss|qwen\.|moonshot|minimax\.|google\.gemma|mistral\.(?:mistral-large-3|ministral|magistral|voxtral)|nvidia\.|zai\.)/;
/** Source: model cards of Claude on Bedrock. Not known here for models after 4.5. */
function outputTokensOf(family, version) {
	if (version < 3.5) return 4096;
	if (version < 3.7) return 8192;
	if (family === "opus" && version <= 4.1) return 32e3;
	return version <= 4.5 ? 64e3 : void 0;
}

// src/models/settings.ts
/** The settings of a prompt that Bedrock takes as objects: guardrail, cache points, tier, effort; read, or said what is wrong. */
/** Bedrock API reference, CachePointBlock and "Prompt caching": four points at most. */
const places = [
	"system",
	"tools",
	"first",
	"last"
];
const lifetimes = ["5m", "1h"];
/** Bedrock API reference, ServiceTier. */
const tiers = [
	"default",
	"flex",
	"priority",
	"reserved"
];
/** Bedrock API reference, OutputConfig. */
const efforts = [
	"low",
	"medium",
	"high",
	"xhigh",
	"max"
];
/** `cachePoints: [system, { at: last, ttl: 1h }]`. */
function readCachePoints(value) {
	const entries = Array.isArray(value) ? value : [value];
	const points = [];
	for (const entry of entries) {
		const at = require_json.isJsonObject(entry) ? require_json.ownProperty(entry, "at") : entry;
		const ttl = require_json.isJsonObject(entry) ? require_json.ownProperty(entry, "ttl") : void 0;
		const place = places.find((candidate) => candidate === at);
		const lifetime = lifetimes.find((candidate) => candidate === ttl);
		const unknown = require_json.isJsonObject(entry) && Object.keys(entry).some((key) => key !== "at" && key !== "ttl");
		if (place === void 0 || ttl !== void 0 && lifetime === void 0 || unknown) return wrong(`A cache point stands at ${require_words.listed(places)}, and lasts ${require_words.listed(lifetimes)}.`, "Write cachePoints: [system], or [{ at: system, ttl: 1h }].");
		if (points.some((known) => known.at === place)) return wrong(`There are two cache points at \`${place}\`.`, "Keep one of them.");
		points.push({
			at: place,
			...lifetime === void 0 ? {} : { ttl: lifetime }
		});
	}
	return {
		ok: true,
		value: points
	};
}
/** `guardrailConfig: { guardrailIdentifier: \u2026, guardrailVersion: \u2026 }`, as the API has it, or `identifier` and `version`. */
function readGuardrail(value) {
	const object = require_json.isJsonObject(value) ? value : {};
	const identifier = require_json.ownProperty(object, "guardrailIdentifier") ?? require_json.ownProperty(object, "identifier");
	const written = require_json.ownProperty(object, "guardrailVersion") ?? require_json.ownProperty(object, "version");
	const version = typeof written === "number" ? String(written) : written;
	const trace = require_json.ownProperty(object, "trace");
	const known = [
		"guardrailIdentifier",
		"guardrailVersion",
		"identifier",
		"version",
		"trace",
		"streamProcessingMode"
	];
	const traceFits = trace === void 0 || trace === "enabled" || trace === "disabled" || trace === "enabled_full";
	if (typeof identifier !== "string" || !/^[a-zA-Z0-9:/_-]{1,2048}$/.test(identifier) || typeof version !== "string" || !/^(?:[1-9]\d{0,7}|DRAFT)$/.test(version) || !traceFits || Object.keys(object).some((key) => !known.includes(key))) return wrong("A guardrail has an identifier, a version (a number, or DRAFT), and where wanted a trace.", "Write guardrailConfig: { guardrailIdentifier: abc123, guardrailVersion: \"1\" }.");
	return {
		ok: true,
		value: {
			identifier,
			version,
			...typeof trace === "string" ? { trace } : {}
		}
	};
}
/** `serviceTier: flex`, or `{ type: flex }` as the API has it. */
function readServiceTier(value) {
	const written = require_json.isJsonObject(value) ? require_json.ownProperty(value, "type") : value;
	const tier = tiers.find((candidate) => candidate === written);
	return tier === void 0 ? wrong(`\`serviceTier\` is ${require_words.listed(tiers)}.`, "Write serviceTier: flex.") : {
		ok: true,
		value: tier
	};
}
/** `effort: low` */
function readEffort(value) {
	const effort = efforts.find((candidate) => candidate === value);
	return effort === void 0 ? wrong(`\`effort\` is ${require_words.listed(efforts)}.`, "Write effort: low.") : {
		ok: true,
		value: effort
	};
}
/** Settings that are handed to the model as they stand; `name` is for the message. */
function readObject(name, value) {
	return require_json.isJsonObject(value) ? {
		ok: true,
		value
	} : wrong(`\`${name}\` is an object of names and values.`, `Write ${name}: { name: value }.`);
}
/** A string map, which filters invocation logs (Bedrock API reference, Converse, `requestMetadata`). */
function readMetadata(value) {
	return require_json.isJsonObject(value) && Object.keys(value).length <= 16 && Object.values(value).every((entry) => typeof entry === "string" && entry.length <= 256) ? {
		ok: true,
		value
	} : wrong("`requestMetadata` holds at most 16 texts of at most 256 characters.", "Write requestMetadata: { team: support }.");
}
/** The problem of such a setting, for `check`; undefined for a sound one, and for other settings. */
function problemOfSetting(name, value) {
	const read = readSetting(name, value);
	return read === void 0 || read.ok ? void 0 : read.problem;
}
function readSetting(name, value) {
	switch (name) {
		case "cachePoints": return readCachePoints(value);
		case "guardrailConfig": return readGuardrail(value);
		case "serviceTier": return readServiceTier(value);
		case "effort": return readEffort(value);
		case "requestMetadata": return readMetadata(value);
		case "additionalModelRequestFields":
		case "outputConfig":
		case "performanceConfig":
		case "thinking": return readObject(name, value);
		default: return;
	}
}
function wrong(message, help) {
	return {
		ok: false,
		problem: {
			message,
			help
		}
	};
}

Object.defineProperty(exports, "parameterNamed", {
  enumerable: true,
  get: function () {
    return parameterNamed;
  }
});
Object.defineProperty(exports, "parameters", {
  enumerable: true,
  get: function () {
    return parameters;
  }
});
Object.defineProperty(exports, "parametersOf", {
  enumerable: true,
  get: function () {
    return parametersOf;
  }
});
Object.defineProperty(exports, "problemOfSetting", {
  enumerable: true,
  get: function () {
    return problemOfSetting;
  }
});
Object.defineProperty(exports, "readCachePoints", {
  enumerable: true,
  get: function () {
    return readCachePoints;
  }
});
Object.defineProperty(exports, "readEffort", {
  enumerable: true,
  get: function () {
    return readEffort;
  }
});
Object.defineProperty(exports, "readGuardrail", {
  enumerable: true,
  get: function () {
    return readGuardrail;
  }
});
Object.defineProperty(exports, "readMetadata", {
  enumerable: true,
  get: function () {
    return readMetadata;
  }
});
Object.defineProperty(exports, "readObject", {
  enumerable: true,
  get: function () {
    return readObject;
  }
});
Object.defineProperty(exports, "readServiceTier", {
  enumerable: true,
  get: function () {
    return readServiceTier;
  }
});
