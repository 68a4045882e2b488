// src/prompts/front-matter-schema.ts
/**
* The schema of the settings at the top of a `*.prompt` file: those of Dotprompt, those that Genkit adds, and
* namespaced keys of anybody's own.
*/
const anySchema = {
	type: ["string", "object"],
	description: "Picoschema (`name: string, what it is`), JSON Schema, or the name of a file in `schemas/`."
};
const tool = {
	type: "object",
	required: ["name"],
	additionalProperties: false,
	description: "A tool that the model may call.",
	properties: {
		name: {
			type: "string",
			pattern: "^[a-zA-Z0-9_-]{1,64}$",
			"x-must-be": "a name of letters, digits, hyphens and underscores, at most 64",
			description: "What the model calls it."
		},
		description: {
			type: "string",
			description: "What it does, for the model."
		},
		inputSchema: {
			...anySchema,
			description: "What the model passes: Picoschema, JSON Schema or a schema's name."
		},
		outputSchema: {
			...anySchema,
			description: "What it gives back: Picoschema, JSON Schema or a schema's name."
		}
	}
};
const frontMatterSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:front-matter:v1",
	title: "Settings of a prompt (front matter of *.prompt)",
	type: "object",
	additionalProperties: false,
	patternProperties: { "\\.": { description: "A key of your own, kept and delivered, never looked at." } },
	properties: {
		name: {
			type: "string",
			description: "Kept for other readers; Slipway names a prompt by its file."
		},
		variant: {
			type: "string",
			description: "Kept for other readers; Slipway takes the variant from the file's name."
		},
		version: {
			type: ["string", "number"],
			description: "Kept for other readers."
		},
		description: {
			type: "string",
			description: "What the prompt is for, in one sentence."
		},
		model: {
			type: "string",
			minLength: 1,
			description: "Model id. Without one, the `model` of slipway.yaml."
		},
		config: {
			type: "object",
			description: "Inference configuration: `temperature`, `maxOutputTokens`, `topP`, `stopSequences` and others."
		},
		input: {
			type: "object",
			additionalProperties: false,
			description: "What callers pass.",
			properties: {
				schema: anySchema,
				default: {
					type: "object",
					description: "Values of variables that callers leave out."
				}
			}
		},
		output: {
			type: "object",
			additionalProperties: false,
			description: "What the model shall answer.",
			properties: {
				format: {
					type: "string",
					description: "`text`, `json`, or another format that the application knows."
				},
				schema: anySchema,
				contentType: {
					type: "string",
					description: "Media type of the answer (Genkit)."
				},
				instructions: {
					type: ["string", "boolean"],
					description: "How the format is told to the model (Genkit)."
				},
				constrained: {
					type: "boolean",
					description: "Let the model's own constrained output enforce it (Genkit)."
				}
			}
		},
		tools: {
			type: "array",
			items: { oneOf: [{
				type: "string",
				minLength: 1
			}, tool] },
			description: "Tools that the model may call: names of definitions in `tools/`, or definitions in place."
		},
		toolDefs: {
			type: "array",
			items: tool,
			description: "Definitions of tools in place."
		},
		toolChoice: {
			enum: [
				"auto",
				"required",
				"none"
			],
			description: "Whether the model must call a tool (Genkit)."
		},
		maxTurns: {
			type: "integer",
			minimum: 0,
			description: "Most rounds of tool calls (Genkit)."
		},
		returnToolRequests: {
			type: "boolean",
			description: "Hand tool calls to the application (Genkit)."
		},
		use: {
			type: "array",
			description: "Middleware (Genkit)."
		},
		metadata: {
			type: "object",
			description: "Kept for other readers."
		}
	}
};
/** Settings that are kept under `extensions` and not looked at. */
const keptSettings = [
	"name",
	"variant",
	"version",
	"toolChoice",
	"maxTurns",
	"returnToolRequests",
	"use",
	"metadata"
];

Object.defineProperty(exports, "frontMatterSchema", {
  enumerable: true,
  get: function () {
    return frontMatterSchema;
  }
});
Object.defineProperty(exports, "keptSettings", {
  enumerable: true,
  get: function () {
    return keptSettings;
  }
});
