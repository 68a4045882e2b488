// src/models/completion-schema.ts
const count = {
	type: "integer",
	minimum: 0
};
const usage = {
	type: "object",
	required: [
		"inputTokens",
		"outputTokens",
		"cacheReadTokens",
		"cacheWriteTokens"
	],
	properties: {
		inputTokens: {
			...count,
			description: "Tokens that were read afresh; those of the prompt cache are not among them."
		},
		outputTokens: count,
		cacheReadTokens: {
			...count,
			description: "Tokens read from the provider's prompt cache."
		},
		cacheWriteTokens: {
			...count,
			description: "Tokens written into the provider's prompt cache."
		},
		estimated: {
			type: "boolean",
			description: "The provider did not count, and these are estimates."
		}
	}
};
const part = {
	type: "object",
	minProperties: 1,
	anyOf: [{ required: ["text"] }, { required: ["toolUse"] }],
	properties: {
		text: { type: "string" },
		toolUse: {
			type: "object",
			required: [
				"id",
				"name",
				"input"
			],
			properties: {
				id: { type: "string" },
				name: { type: "string" },
				input: {}
			}
		}
	}
};
const completionSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:completion:v1",
	title: "A model's answer (completions/<request digest>/<n>.json)",
	type: "object",
	required: [
		"format",
		"request",
		"repeat",
		"provider",
		"model",
		"content",
		"stopReason",
		"usage",
		"latencyMilliseconds",
		"createdAt"
	],
	properties: {
		format: { const: "slipway/completion/v1" },
		request: {
			type: "string",
			pattern: "^sha256:[0-9a-f]{64}$",
			description: "Digest of the request: the SHA-256 of its canonical form, `slipway/request/v1`."
		},
		repeat: {
			type: "integer",
			minimum: 1,
			description: "Which answer to this request it is, from 1."
		},
		provider: {
			type: "string",
			description: "`bedrock` or `exec`; readers accept others."
		},
		model: {
			type: "string",
			description: "As the request named it."
		},
		content: {
			type: "array",
			items: part
		},
		stopReason: {
			type: "string",
			description: "`end_turn`, `stop_sequence` and `tool_use` are whole answers; others are not."
		},
		usage,
		latencyMilliseconds: {
			type: "number",
			minimum: 0
		},
		createdAt: {
			type: "string",
			description: "RFC 3339 in UTC."
		},
		serviceTier: {
			type: "string",
			description: "The service tier that served the request, which decides its price."
		},
		textBytes: {
			...count,
			description: "Bytes of text in the request: with `inputTokens` a measure of its tokens."
		},
		guardrail: {
			type: "string",
			description: "What the guardrail did, where one stood in the request."
		}
	}
};

Object.defineProperty(exports, "completionSchema", {
  enumerable: true,
  get: function () {
    return completionSchema;
  }
});
