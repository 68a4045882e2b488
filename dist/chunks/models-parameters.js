const require_lifecycle = require("./models-identifier.js");

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
	const claude = require_lifecycle.claudeVersion(id);
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
