const require_digest = require("./platform-digest.js");
const require_errors = require("./platform-errors.js");
const require_json = require("./platform-json.js");
const require_media_types = require("./platform-media-types.js");
const require_visible = require("./platform-visible.js");
const require_roles = require("./prompts-roles.js");
const require_prices = require("./models-identifier.js");
const require_settings = require("./models-parameters.js");
const require_request = require("./models-request.js");

// src/models/structured-output.ts
/**
* From an output schema to the part of JSON Schema that constrained output takes. Source: Bedrock user guide, "Get
* validated JSON results from models", and Claude's "Structured outputs", JSON Schema limitations, November 2026.
* The answer is checked against the whole schema afterwards, so what is left out here is not lost.
*/
/** Kept as written. */
const plainKeywords = [
	"type",
	"enum",
	"const",
	"description",
	"title",
	"default",
	"required",
	"$ref"
];
/** Formats that are enforced; others are refused. */
const formats = /* @__PURE__ */ new Set([
	"date-time",
	"time",
	"date",
	"duration",
	"email",
	"hostname",
	"uri",
	"ipv4",
	"ipv6",
	"uuid"
]);
/** Dropped: they narrow values, and the check of the answer has them. */
const narrowing = /* @__PURE__ */ new Set([
	"minimum",
	"maximum",
	"exclusiveMinimum",
	"exclusiveMaximum",
	"multipleOf",
	"minLength",
	"maxLength",
	"pattern",
	"minItems",
	"maxItems",
	"uniqueItems",
	"minProperties",
	"maxProperties",
	"$schema",
	"$id",
	"$comment",
	"examples",
	"deprecated",
	"readOnly",
	"writeOnly"
]);
/** Undefined where the schema says what constrained output cannot: open objects, unions that exclude, recursion. */
function constrainedSchema(schema) {
	if (!require_json.isJsonObject(schema)) return void 0;
	const converted = convert(schema, 0);
	if (converted === void 0 || converted["type"] !== "object") return void 0;
	return converted;
}
/** Deeper than this a schema is recursive, or too large to be held to. */
const mostLevels = 16;
function convert(schema, depth) {
	if (!require_json.isJsonObject(schema) || depth > mostLevels) return void 0;
	const result = {};
	for (const [keyword, value] of Object.entries(schema)) if (plainKeywords.includes(keyword)) result[keyword] = value;
	else if (keyword === "format") {
		if (typeof value === "string" && formats.has(value)) result[keyword] = value;
	} else if (keyword === "properties" || keyword === "$defs" || keyword === "definitions") {
		const converted = convertAll(value, depth);
		if (converted === void 0) return void 0;
		result[keyword] = converted;
	} else if (keyword === "items") {
		const items = convert(value, depth + 1);
		if (items === void 0) return void 0;
		result[keyword] = items;
	} else if (keyword === "anyOf" || keyword === "oneOf") {
		const branches = Array.isArray(value) ? value.map((branch) => convert(branch, depth + 1)) : [];
		if (branches.length === 0 || branches.includes(void 0)) return void 0;
		result["anyOf"] = branches.filter((branch) => branch !== void 0);
	} else if (keyword === "additionalProperties") {
		if (value !== false) return void 0;
	} else if (!narrowing.has(keyword)) return void 0;
	if (isRecursive(schema)) return void 0;
	if (!(result["type"] === "object" || require_json.ownProperty(schema, "properties") !== void 0)) return result;
	if (require_json.ownProperty(schema, "properties") === void 0) return void 0;
	return {
		type: "object",
		...result,
		additionalProperties: false
	};
}
function convertAll(value, depth) {
	if (!require_json.isJsonObject(value)) return void 0;
	const converted = {};
	for (const [name, schema] of Object.entries(value)) {
		const inner = convert(schema, depth + 1);
		if (inner === void 0) return void 0;
		require_json.setOwnProperty(converted, name, inner);
	}
	return converted;
}
function isRecursive(schema) {
	const reference = require_json.ownProperty(schema, "$ref");
	return typeof reference === "string" && (reference === "#" || !reference.startsWith("#/"));
}

// src/models/build-request.ts
/** From a prompt and its rendering for a case to what is asked of the model. */
/** The request of one rendering. Settings were checked before; what is wrong with them all the same is a problem. */
async function buildRequest(prompt, rendering, context) {
	try {
		return {
			ok: true,
			request: await build(prompt, rendering, context)
		};
	} catch (error) {
		if (error instanceof Unaskable) return {
			ok: false,
			problem: error.problem
		};
		if (error instanceof RangeError || require_errors.isSlipwayError(error) && error.code === "SW0401") return {
			ok: false,
			problem: unwritable
		};
		throw error;
	}
}
const unwritable = {
	message: "What it says is too large, or holds half of a character (a surrogate), which no JSON document can hold.",
	help: "Look at it with `slipway render`, and mend the case or the template."
};
async function build(prompt, rendering, context) {
	const written = context.model ?? rendering.model ?? void 0;
	if (written === void 0) throw unaskable("The prompt names no model, and slipway.yaml none.", "Write `model:` into the prompt or into slipway.yaml.");
	const problem = problemOfModel(written, context);
	if (problem !== void 0) throw unaskable(problem.message, problem.help);
	const identifier = require_prices.readModelIdentifier(written);
	const provider = providerOf(identifier, context);
	const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : void 0;
	const settings = readConfig(prompt.config, id);
	const media = /* @__PURE__ */ new Map();
	const { system, messages } = await conversation(rendering.messages, media, context);
	const tools = toolsOf(prompt, messages);
	const choice = prompt.extensions["toolChoice"];
	const outputSchema = outputSchemaOf(prompt, id);
	const content = {
		provider,
		model: written,
		system,
		messages,
		parameters: settings.parameters,
		tools,
		...provider === "exec" ? { command: context.command ?? [] } : {},
		...tools.length > 0 && (choice === "auto" || choice === "required") ? { toolChoice: choice } : {},
		...outputSchema === void 0 ? {} : { outputSchema },
		...settings.guardrail === void 0 ? {} : { guardrail: settings.guardrail }
	};
	const flex = context.automated && id !== void 0 && require_settings.parametersOf(id).flexTier ? "flex" : void 0;
	const serviceTier = settings.serviceTier ?? context.serviceTier ?? flex;
	return require_request.createRequest(content, media, {
		cachePoints: settings.cachePoints,
		...serviceTier === void 0 || provider === "exec" ? {} : { serviceTier },
		...settings.performance === void 0 ? {} : { performance: settings.performance },
		...settings.metadata === void 0 ? {} : { metadata: settings.metadata }
	});
}
/** Why nobody can be asked by this name; undefined where somebody can. */
function problemOfModel(model, context) {
	const identifier = require_prices.readModelIdentifier(model);
	const provider = providerOf(identifier, context);
	if (provider === "bedrock" && (identifier.kind === "elsewhere" || identifier.kind === "unknown" || identifier.kind === "bad-arn")) return {
		message: `\`${model.slice(0, 100)}\` is no model of Amazon Bedrock, so nobody can be asked.`,
		help: "Write a model of Bedrock, or have a command of your own answer: `models.provider: exec`."
	};
	if (provider === "exec" && context.command === void 0) return {
		message: "slipway.yaml names no command that answers.",
		help: "Write `models: { exec: { command: [node, scripts/ask.mjs] } }`."
	};
	if (identifier.kind === "arn" && identifier.resource === "prompt") return {
		message: "A prompt of Bedrock Prompt Management takes no messages and settings of ours.",
		help: "Name a model or an inference profile."
	};
}
function providerOf(identifier, { provider }) {
	return identifier.kind === "elsewhere" && identifier.service === "exec" ? "exec" : provider;
}
/** Sends no parameter that the prompt does not set. `id`: the model without its group of regions, where it is known. */
function readConfig(config, id) {
	const values = /* @__PURE__ */ new Map();
	for (const [key, value] of Object.entries(config)) {
		const parameter = require_settings.parameterNamed(key);
		if (parameter !== void 0 && value !== null) values.set(parameter.name, value);
	}
	const number = (name) => {
		const value = values.get(name);
		return typeof value === "number" ? value : void 0;
	};
	const stops = values.get("stopSequences");
	const topK = number("topK");
	const thinking = optional(values.get("thinking"), (value) => require_settings.readObject("thinking", value));
	const outputConfig = optional(values.get("outputConfig"), (value) => require_settings.readObject("outputConfig", value));
	const additional = {
		...topK === void 0 ? {} : topKField(topK, id),
		...thinking === void 0 ? {} : { thinking },
		...optional(values.get("additionalModelRequestFields"), (value) => require_settings.readObject("additionalModelRequestFields", value))
	};
	const effort = optional(values.get("effort") ?? outputConfig?.["effort"], require_settings.readEffort);
	return {
		parameters: present({
			maxOutputTokens: number("maxOutputTokens"),
			temperature: number("temperature"),
			topP: number("topP"),
			stopSequences: Array.isArray(stops) ? stops.filter((stop) => typeof stop === "string") : void 0,
			additional: Object.keys(additional).length === 0 ? void 0 : additional,
			effort
		}),
		guardrail: optional(values.get("guardrailConfig"), require_settings.readGuardrail),
		cachePoints: optional(values.get("cachePoints"), require_settings.readCachePoints) ?? [],
		serviceTier: optional(values.get("serviceTier"), require_settings.readServiceTier),
		performance: optional(values.get("performanceConfig"), (value) => require_settings.readObject("performanceConfig", value)),
		metadata: optional(values.get("requestMetadata"), require_settings.readMetadata)
	};
}
/** Converse has no `topK`; each maker of models calls it otherwise (their "Inference parameters" pages). */
function topKField(topK, id) {
	return id?.startsWith("amazon.nova") === true ? { inferenceConfig: { topK } } : { top_k: topK };
}
/** Held to by constrained output where the model has it, and where it can say what the schema says. */
function outputSchemaOf(prompt, id) {
	const { schema, constrained, format } = prompt.output;
	if (schema === void 0 || constrained === false || format !== void 0 && format !== "json") return void 0;
	if (constrained !== true && (id === void 0 || !require_settings.parametersOf(id).structuredOutput)) return void 0;
	const converted = constrainedSchema(schema);
	if (converted === void 0 && constrained === true) throw unaskable("The output schema says more than constrained output can hold a model to.", "Write objects with named properties only, without unions that exclude and references to itself, or remove `constrained: true`.");
	return converted;
}
function toolsOf(prompt, messages) {
	const used = messages.some(({ content }) => content.some((part) => "toolUse" in part || "toolResult" in part));
	if (prompt.extensions["toolChoice"] === "none" && !used) return [];
	return prompt.toolDefinitions.map(({ name, description, inputSchema }) => ({
		name,
		...description === void 0 ? {} : { description },
		inputSchema: require_json.isJsonObject(inputSchema) ? inputSchema : {
			type: "object",
			properties: {}
		}
	}));
}
/** System texts apart, roles in turn, as Converse has a conversation. */
async function conversation(rendered, media, context) {
	const system = [];
	const messages = [];
	const calls = [];
	for (const { role, content } of rendered) {
		if (role === "system") {
			for (const part of content) system.push(...systemText(part));
			continue;
		}
		if (!require_roles.roleNames.includes(role) && role !== "assistant") throw unaskable(`A message has the role \u201c${require_visible.visible(role)}\u201d, which no model knows.`, "Write one of the roles `system`, `user`, `model` and `tool`.");
		const speaker = role === "model" || role === "assistant" ? "assistant" : "user";
		const parts = [];
		for (const part of content) parts.push(...await partsOf(part, media, calls, context));
		if (parts.length === 0) continue;
		const last = messages.at(-1);
		if (last?.role === speaker) last.content.push(...parts);
		else messages.push({
			role: speaker,
			content: parts
		});
	}
	const [first] = messages;
	if (first === void 0) throw unaskable("The rendering says nothing to the model as its user.", "Put the question below `{{role \"user\"}}`.");
	if (first.role !== "user") throw unaskable("The conversation begins with the model's own words.", "Begin with `{{role \"user\"}}`, or a history that does.");
	return {
		system,
		messages
	};
}
function systemText(part) {
	if ("text" in part) return part.text.trim() === "" ? [] : [part.text];
	if ("metadata" in part) return [];
	if ("data" in part) return [JSON.stringify(part.data)];
	throw unaskable("A system prompt holds text alone.", "Put media and tools below `{{role \"user\"}}`.");
}
async function partsOf(part, media, calls, context) {
	if ("text" in part) return part.text.trim() === "" ? [] : [{ text: part.text }];
	if ("data" in part) return [{ text: JSON.stringify(part.data) }];
	if ("media" in part) return [{ media: await mediaOf(part.media, media, context) }];
	if ("toolRequest" in part) {
		const call = require_json.isJsonObject(part.toolRequest) ? part.toolRequest : {};
		const name = textIn(call, "name") ?? "tool";
		const id = textIn(call, "ref") ?? `call_${calls.length + 1}`;
		calls.push({
			id,
			name
		});
		return [{ toolUse: {
			id,
			name,
			input: require_json.ownProperty(call, "input") ?? {}
		} }];
	}
	if ("toolResponse" in part) {
		const result = require_json.isJsonObject(part.toolResponse) ? part.toolResponse : {};
		const name = textIn(result, "name") ?? "tool";
		return [{ toolResult: {
			id: textIn(result, "ref") ?? calls.find((call) => call.name === name)?.id ?? "call_1",
			name,
			output: require_json.ownProperty(result, "output") ?? null
		} }];
	}
	return [];
}
/** Formats by media type. Source: Bedrock API reference, ImageBlock, DocumentBlock, VideoBlock, AudioBlock. */
const mediaFormats = {
	"image/png": ["image", "png"],
	"image/jpeg": ["image", "jpeg"],
	"image/gif": ["image", "gif"],
	"image/webp": ["image", "webp"],
	"application/pdf": ["document", "pdf"],
	"text/csv": ["document", "csv"],
	"text/html": ["document", "html"],
	"text/plain": ["document", "txt"],
	"text/markdown": ["document", "md"],
	"application/msword": ["document", "doc"],
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["document", "docx"],
	"application/vnd.ms-excel": ["document", "xls"],
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["document", "xlsx"],
	"video/mp4": ["video", "mp4"],
	"video/quicktime": ["video", "mov"],
	"video/x-matroska": ["video", "mkv"],
	"video/webm": ["video", "webm"],
	"video/x-flv": ["video", "flv"],
	"video/mpeg": ["video", "mpeg"],
	"audio/mpeg": ["audio", "mp3"],
	"audio/wav": ["audio", "wav"],
	"audio/ogg": ["audio", "ogg"],
	"audio/flac": ["audio", "flac"],
	"audio/opus": ["audio", "opus"],
	"audio/mp4": ["audio", "m4a"]
};
async function mediaOf({ url, contentType }, media, context) {
	const shown = url.length > 80 ? `${url.slice(0, 80)}\u2026` : url;
	const data = /^data:([^;,]+)[^,]*;base64,(.*)$/is.exec(url);
	const type = (contentType ?? data?.[1] ?? require_media_types.mediaTypeOf(url)).toLowerCase().replace(/;.*$/s, "").trim();
	const known = Object.hasOwn(mediaFormats, type) ? mediaFormats[type] : void 0;
	if (known === void 0) throw unaskable(`Bedrock takes no media of the type \`${type}\` (\`${shown}\`).`, "Convert the file: images to PNG or JPEG, documents to PDF, video to MP4.");
	const [kind, format] = known;
	if (url.startsWith("s3:")) return {
		kind,
		format,
		source: { s3: url }
	};
	const bytes = data === null ? await context.readMedia(url) : Buffer.from(data[2] ?? "", "base64");
	if (bytes === void 0) throw unaskable(`The medium \`${shown}\` is no file of the project.`, "Write the path of a file of the project.");
	const sha256 = require_digest.sha256Of(bytes);
	media.set(sha256, bytes);
	return {
		kind,
		format,
		source: { sha256 }
	};
}
/** Carries a problem out of the depths; never leaves this file. */
var Unaskable = class extends Error {
	problem;
	constructor(problem) {
		super(problem.message);
		this.problem = problem;
	}
};
function unaskable(message, help) {
	return new Unaskable({
		message,
		help
	});
}
function optional(value, read) {
	if (value === void 0) return void 0;
	const result = read(value);
	if (!result.ok) throw new Unaskable(result.problem);
	return result.value;
}
function present(parameters) {
	return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== void 0));
}
function textIn(object, name) {
	const value = require_json.ownProperty(object, name);
	return typeof value === "string" ? value : void 0;
}

Object.defineProperty(exports, "buildRequest", {
  enumerable: true,
  get: function () {
    return buildRequest;
  }
});
Object.defineProperty(exports, "problemOfModel", {
  enumerable: true,
  get: function () {
    return problemOfModel;
  }
});
