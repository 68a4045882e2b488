const require_schemas = require("./changes-schemas.js");
const require_compiled_schema = require("./prompts-compiled-schema.js");

// src/reports/review-schema.ts
/** JSON Schema of the review document. `review.ts` has the same shapes as types, with what they mean. */
const text = { type: "string" };
const sentences = {
	type: "array",
	items: text
};
const findings = {
	type: "array",
	items: require_schemas.findingSchema
};
const rendering = require_compiled_schema.renderingsSchema.properties.renderings.items.properties;
const prompt = {
	type: "object",
	required: [
		"name",
		"form",
		"file",
		"model",
		"cases",
		"sound",
		"size"
	],
	properties: {
		name: text,
		form: { enum: ["dotprompt", "classic"] },
		file: {
			...text,
			description: "Relative to the project's folder."
		},
		casesFile: text,
		description: text,
		model: { type: ["string", "null"] },
		cases: {
			type: "integer",
			minimum: 0
		},
		sound: {
			type: "boolean",
			description: "False where errors keep it from being rendered."
		},
		size: {
			type: ["object", "null"],
			description: "Of the longest rendering; tokens are estimated.",
			required: ["characters", "tokens"],
			properties: {
				characters: {
					type: "integer",
					minimum: 0
				},
				tokens: {
					type: "integer",
					minimum: 0
				}
			}
		},
		renderings: {
			type: "array",
			items: {
				type: "object",
				required: ["case", "messages"],
				properties: {
					case: text,
					messages: rendering.messages
				}
			}
		}
	}
};
const plan = { oneOf: [{
	type: "object",
	required: [
		"environment",
		"status",
		"plan"
	],
	properties: {
		environment: text,
		status: { const: "planned" },
		plan: { type: "object" }
	}
}, {
	type: "object",
	required: [
		"environment",
		"status",
		"reason"
	],
	properties: {
		environment: text,
		status: { const: "unavailable" },
		reason: text
	}
}] };
const project = {
	type: "object",
	required: [
		"path",
		"name",
		"findings",
		"counts",
		"prompts",
		"difference"
	],
	properties: {
		path: {
			...text,
			description: "Folder from the root of the repository; empty at the root."
		},
		name: text,
		findings: {
			...findings,
			description: "Of check and scan; files relative to the project's folder."
		},
		pending: {
			...findings,
			description: "Findings that hold where every shard reports them."
		},
		counts: require_schemas.findingCountsSchema,
		prompts: {
			type: "array",
			items: prompt
		},
		difference: { anyOf: [require_schemas.projectDifferenceSchema, { type: "null" }] },
		plans: {
			type: "array",
			items: plan
		}
	}
};
const reviewSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:review:v1",
	title: "The review of a change",
	type: "object",
	required: [
		"format",
		"tool",
		"base",
		"head",
		"projects",
		"findings",
		"counts",
		"level",
		"verdict",
		"reasons",
		"notes"
	],
	properties: {
		format: { const: "slipway/review/v1" },
		tool: {
			type: "object",
			required: ["version"],
			properties: { version: text }
		},
		repository: {
			...text,
			description: "`owner/name`."
		},
		pullRequest: {
			type: "object",
			description: "As the run's event named it: no proof of anything.",
			required: [
				"number",
				"headSha",
				"headRepository"
			],
			properties: {
				number: {
					type: "integer",
					minimum: 1
				},
				headSha: {
					type: "string",
					pattern: "^[0-9a-f]{40,64}$"
				},
				headRepository: { type: ["string", "null"] },
				title: text
			}
		},
		base: { anyOf: [require_schemas.sideSchema, { type: "null" }] },
		head: require_schemas.sideSchema,
		shard: require_schemas.shardSchema,
		projects: {
			type: "array",
			items: project
		},
		findings: {
			...findings,
			description: "In files of no project; relative to the root of the repository."
		},
		counts: require_schemas.findingCountsSchema,
		level: { enum: [
			"none",
			"patch",
			"minor",
			"major",
			null
		] },
		version: require_schemas.versionAdviceSchema,
		evaluation: { type: "object" },
		verdict: { enum: ["pass", "fail"] },
		reasons: sentences,
		notes: sentences
	}
};

Object.defineProperty(exports, "reviewSchema", {
  enumerable: true,
  get: function () {
    return reviewSchema;
  }
});
