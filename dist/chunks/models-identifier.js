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

Object.defineProperty(exports, "claudeVersion", {
  enumerable: true,
  get: function () {
    return claudeVersion;
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
