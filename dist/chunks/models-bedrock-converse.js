const require_json = require("./platform-json.js");

// src/models/bedrock/converse.ts
/** From a request to the body of Converse, and from its reply to an answer. Source: Bedrock API reference, Converse. */
/** What Converse and ConverseStream take, without `modelId`, which stands in the path. */
function converseBody(request) {
	const { parameters, guardrail, handling, outputSchema } = request;
	const point = (at) => cachePoint(handling.cachePoints, at);
	const { maxOutputTokens, temperature, topP, stopSequences, additional, effort } = parameters;
	const inference = present({
		maxTokens: maxOutputTokens,
		temperature,
		topP,
		stopSequences
	});
	const outputConfig = present({
		textFormat: outputSchema === void 0 ? void 0 : textFormat(outputSchema),
		effort
	});
	return present({
		system: request.system.length === 0 ? void 0 : [...request.system.map((text) => ({ text })), ...point("system")],
		messages: messagesOf(request, point),
		inferenceConfig: isEmpty(inference) ? void 0 : inference,
		toolConfig: toolConfig(request, point("tools")),
		guardrailConfig: guardrail === void 0 ? void 0 : present({
			guardrailIdentifier: guardrail.identifier,
			guardrailVersion: guardrail.version,
			trace: guardrail.trace
		}),
		additionalModelRequestFields: additional,
		outputConfig: isEmpty(outputConfig) ? void 0 : outputConfig,
		serviceTier: handling.serviceTier === void 0 ? void 0 : { type: handling.serviceTier },
		performanceConfig: handling.performance,
		requestMetadata: handling.metadata
	});
}
/** What CountTokens takes of the same request. */
function countableBody(request) {
	const { messages, system, toolConfig: tools, additionalModelRequestFields } = converseBody(request);
	return present({
		messages,
		system,
		toolConfig: tools,
		additionalModelRequestFields
	});
}
function messagesOf({ messages, media }, point) {
	const ofUser = messages.flatMap(({ role }, index) => role === "user" ? [index] : []);
	const counts = { document: 0 };
	return messages.map(({ role, content }, index) => ({
		role,
		content: [
			...content.map((part) => contentBlock(part, media, counts)),
			...index === ofUser[0] ? point("first") : [],
			...index === ofUser.at(-1) && (ofUser.length > 1 || point("first").length === 0) ? point("last") : []
		]
	}));
}
function contentBlock(part, media, counts) {
	if ("text" in part) return { text: part.text };
	if ("toolUse" in part) {
		const { id, name, input } = part.toolUse;
		return { toolUse: {
			toolUseId: id,
			name,
			input
		} };
	}
	if ("toolResult" in part) {
		const { id, output } = part.toolResult;
		return { toolResult: {
			toolUseId: id,
			content: [typeof output === "string" ? { text: output } : { json: require_json.isJsonObject(output) ? output : { output } }]
		} };
	}
	const { kind, format, source } = part.media;
	if (kind === "document") counts.document += 1;
	const where = "s3" in source ? { s3Location: { uri: source.s3 } } : { bytes: Buffer.from(media.get(source.sha256) ?? /* @__PURE__ */ new Uint8Array(0)).toString("base64") };
	const name = kind === "document" ? { name: `document ${counts.document}` } : {};
	return { [kind]: {
		format,
		...name,
		source: where
	} };
}
function toolConfig(request, point) {
	const { tools, toolChoice } = request;
	if (tools.length === 0) return void 0;
	return present({
		tools: [...tools.map(({ name, description, inputSchema }) => ({ toolSpec: present({
			name,
			description,
			inputSchema: { json: inputSchema }
		}) })), ...point],
		toolChoice: toolChoice === void 0 ? void 0 : toolChoice === "required" ? { any: {} } : { auto: {} }
	});
}
function textFormat(schema) {
	return {
		type: "json_schema",
		structure: { jsonSchema: {
			schema: JSON.stringify(schema),
			name: "answer"
		} }
	};
}
function cachePoint(points, at) {
	return points.filter((point) => point.at === at).map(({ ttl }) => ({ cachePoint: present({
		type: "default",
		ttl
	}) }));
}
/** The answer in a reply of Converse; undefined where it is none. */
function readConverseReply(reply) {
	if (!require_json.isJsonObject(reply)) return void 0;
	const output = require_json.ownProperty(reply, "output");
	const message = require_json.isJsonObject(output) ? require_json.ownProperty(output, "message") : void 0;
	const content = require_json.isJsonObject(message) ? require_json.ownProperty(message, "content") : void 0;
	const stopReason = require_json.ownProperty(reply, "stopReason");
	if (!Array.isArray(content) || typeof stopReason !== "string") return void 0;
	return answerOf(content.flatMap(answerPart), stopReason, reply);
}
/** `metadata` holds `usage`, `metrics` and `serviceTier`: of a reply, or of a stream's last event. Undefined without a count of tokens. */
function answerOf(content, stopReason, metadata) {
	const usage = require_json.ownProperty(metadata, "usage");
	if (!require_json.isJsonObject(usage)) return void 0;
	const inputTokens = countIn(usage, "inputTokens");
	const outputTokens = countIn(usage, "outputTokens");
	if (inputTokens === void 0 || outputTokens === void 0) return void 0;
	const metrics = require_json.ownProperty(metadata, "metrics");
	const tier = require_json.ownProperty(metadata, "serviceTier");
	const tierType = require_json.isJsonObject(tier) ? require_json.ownProperty(tier, "type") : void 0;
	return {
		content,
		stopReason,
		usage: {
			inputTokens,
			outputTokens,
			cacheReadTokens: countIn(usage, "cacheReadInputTokens") ?? 0,
			cacheWriteTokens: countIn(usage, "cacheWriteInputTokens") ?? 0
		},
		latencyMilliseconds: (require_json.isJsonObject(metrics) ? countIn(metrics, "latencyMs") : void 0) ?? 0,
		...typeof tierType === "string" ? { serviceTier: tierType } : {}
	};
}
/** Blocks of other kinds are left out; so is what a model thought before it answered, which is not meant for readers. */
function answerPart(block) {
	if (!require_json.isJsonObject(block)) return [];
	const text = require_json.ownProperty(block, "text");
	if (typeof text === "string") return [{ text }];
	const use = require_json.ownProperty(block, "toolUse");
	if (require_json.isJsonObject(use)) {
		const { toolUseId, name, input = {} } = use;
		return typeof toolUseId === "string" && typeof name === "string" ? [{ toolUse: {
			id: toolUseId,
			name,
			input
		} }] : [];
	}
	return [];
}
function countIn(object, name) {
	const value = require_json.ownProperty(object, name);
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : void 0;
}
function present(object) {
	const kept = {};
	for (const [name, value] of Object.entries(object)) if (value !== void 0) kept[name] = value;
	return kept;
}
function isEmpty(object) {
	return Object.keys(object).length === 0;
}

Object.defineProperty(exports, "answerOf", {
  enumerable: true,
  get: function () {
    return answerOf;
  }
});
Object.defineProperty(exports, "converseBody", {
  enumerable: true,
  get: function () {
    return converseBody;
  }
});
Object.defineProperty(exports, "countableBody", {
  enumerable: true,
  get: function () {
    return countableBody;
  }
});
Object.defineProperty(exports, "readConverseReply", {
  enumerable: true,
  get: function () {
    return readConverseReply;
  }
});
