// src/prompts/compiled-schema.ts
const expression = { $ref: "#/$defs/expression" };
const nodes = {
	type: "array",
	items: { $ref: "#/$defs/node" }
};
const names = {
	type: "array",
	items: { type: "string" }
};
const options = {
	type: "object",
	additionalProperties: expression
};
const levels = {
	type: "integer",
	minimum: 0
};
/**
* An object whose `key` says what else it holds. Written with `if` and `then`: under `oneOf` a validator would look
* into nested blocks once for every shape, which multiplies with the depth.
*/
function oneOfTypes(key, shapes) {
	return {
		type: "object",
		properties: { [key]: { enum: shapes.flatMap(([type]) => type) } },
		required: [key],
		allOf: shapes.map(([type, properties, required]) => {
			const condition = typeof type === "string" ? { const: type } : { enum: type };
			return {
				if: { properties: { [key]: condition } },
				then: {
					properties,
					required
				}
			};
		})
	};
}
/** `compiled/<prompt>.json`; what it means is in docs/compiled-format.md. */
const compiledSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:compiled:v1",
	title: "Compiled prompt",
	description: "A checked prompt as a plain tree, for readers in any language.",
	type: "object",
	properties: {
		format: { const: "slipway/compiled/v1" },
		name: {
			type: "string",
			description: "Name of the prompt, such as `support/triage`."
		},
		description: { type: "string" },
		model: { type: ["string", "null"] },
		config: {
			type: "object",
			description: "Settings for the model, as written."
		},
		compat: {
			enum: ["strict", "dotprompt"],
			description: "How absent values and structure are treated."
		},
		input: {
			type: "object",
			properties: {
				schema: { type: [
					"object",
					"boolean",
					"null"
				] },
				default: { type: "object" }
			},
			required: ["schema", "default"]
		},
		output: {
			type: "object",
			properties: {
				format: { type: "string" },
				schema: { type: ["object", "boolean"] },
				file: { type: "string" }
			}
		},
		tools: {
			type: "array",
			items: {
				type: "object",
				properties: {
					name: { type: "string" },
					description: { type: "string" },
					inputSchema: { type: ["object", "boolean"] },
					outputSchema: { type: ["object", "boolean"] }
				},
				required: ["name"]
			}
		},
		extensions: { type: "object" },
		media: {
			type: "object",
			properties: { allow: names },
			required: ["allow"]
		},
		features: {
			...names,
			description: "Types of nodes and helpers in it. A reader that lacks one refuses the prompt."
		},
		template: nodes,
		partials: {
			type: "object",
			additionalProperties: nodes
		}
	},
	required: [
		"format",
		"name",
		"model",
		"config",
		"compat",
		"input",
		"output",
		"tools",
		"extensions",
		"media",
		"features",
		"template",
		"partials"
	],
	$defs: {
		node: oneOfTypes("type", [
			[
				"text",
				{ text: { type: "string" } },
				["text"]
			],
			[
				"output",
				{ value: expression },
				["value"]
			],
			[
				"if",
				{
					test: oneOfTypes("kind", [[
						"truthy",
						{
							value: expression,
							includeZero: expression
						},
						["value"]
					], [
						"equals",
						{
							left: expression,
							right: expression
						},
						["left", "right"]
					]]),
					negated: { type: "boolean" },
					helper: { type: "string" },
					body: nodes,
					otherwise: nodes
				},
				[
					"test",
					"negated",
					"body",
					"otherwise"
				]
			],
			[
				[
					"each",
					"with",
					"block"
				],
				{
					value: expression,
					parameters: names,
					body: nodes,
					otherwise: nodes
				},
				[
					"value",
					"parameters",
					"body",
					"otherwise"
				]
			],
			[
				"partial",
				{
					name: { type: "string" },
					context: expression,
					options,
					indent: { type: "string" },
					fallback: nodes
				},
				[
					"name",
					"options",
					"indent"
				]
			],
			[
				"role",
				{ role: expression },
				["role"]
			],
			[
				"history",
				{},
				[]
			],
			[
				"media",
				{
					url: expression,
					contentType: expression
				},
				["url"]
			],
			[
				"section",
				{ name: expression },
				["name"]
			]
		]),
		expression: oneOfTypes("type", [
			[
				"path",
				{
					root: oneOfTypes("kind", [
						[
							"context",
							{ up: levels },
							["up"]
						],
						[
							"local",
							{ name: { type: "string" } },
							["name"]
						],
						[
							"root",
							{},
							[]
						],
						[
							"data",
							{
								name: { type: "string" },
								up: levels
							},
							["name", "up"]
						]
					]),
					segments: names,
					text: { type: "string" }
				},
				[
					"root",
					"segments",
					"text"
				]
			],
			[
				"literal",
				{ value: { type: [
					"string",
					"number",
					"boolean",
					"null"
				] } },
				["value"]
			],
			[
				"undefined",
				{},
				[]
			],
			[
				"call",
				{
					helper: { enum: ["json", "lookup"] },
					arguments: {
						type: "array",
						items: expression
					},
					options
				},
				[
					"helper",
					"arguments",
					"options"
				]
			]
		])
	}
};
const part = { oneOf: [
	{
		type: "object",
		properties: { text: { type: "string" } },
		required: ["text"]
	},
	{
		type: "object",
		properties: { media: {
			type: "object",
			properties: {
				url: { type: "string" },
				contentType: { type: "string" }
			},
			required: ["url"]
		} },
		required: ["media"]
	},
	{
		type: "object",
		properties: { metadata: { type: "object" } },
		required: ["metadata"]
	},
	{
		type: "object",
		properties: { data: true },
		required: ["data"]
	},
	{
		type: "object",
		properties: { toolRequest: true },
		required: ["toolRequest"]
	},
	{
		type: "object",
		properties: { toolResponse: true },
		required: ["toolResponse"]
	}
] };
/** `slipway render --format json`, and, one at a time, `renderings/<prompt>/<case>.json` in a bundle. */
const renderingsSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:renderings:v1",
	title: "Renderings",
	description: "The messages that prompts give for their cases.",
	type: "object",
	properties: {
		format: { const: "slipway/renderings/v1" },
		renderings: {
			type: "array",
			items: {
				type: "object",
				properties: {
					prompt: { type: "string" },
					case: { type: "string" },
					model: { type: ["string", "null"] },
					config: { type: "object" },
					file: {
						type: "string",
						description: "Name under which a classic pipeline publishes the answer."
					},
					messages: {
						type: "array",
						items: {
							type: "object",
							properties: {
								role: { type: "string" },
								content: {
									type: "array",
									items: part
								},
								metadata: { type: "object" }
							},
							required: ["role", "content"]
						}
					}
				},
				required: [
					"prompt",
					"case",
					"model",
					"config",
					"messages"
				]
			}
		}
	},
	required: ["format", "renderings"]
};

Object.defineProperty(exports, "compiledSchema", {
  enumerable: true,
  get: function () {
    return compiledSchema;
  }
});
Object.defineProperty(exports, "renderingsSchema", {
  enumerable: true,
  get: function () {
    return renderingsSchema;
  }
});
