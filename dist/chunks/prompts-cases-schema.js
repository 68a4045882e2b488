// src/prompts/expectations-schema.ts
const texts = {
	type: ["string", "array"],
	minLength: 1,
	minItems: 1,
	items: {
		type: "string",
		minLength: 1
	}
};
const bounds = {
	min: {
		type: "number",
		description: "At least this."
	},
	max: {
		type: "number",
		description: "At most this."
	}
};
/** Where in a JSON answer: `$.total`, `$.items[0].name`, `$.items[*].price`. */
const at = {
	type: "string",
	pattern: "^[$]",
	"x-must-be": "a path that begins with $, such as $.items[0].name",
	maxLength: 500,
	description: "Where in the JSON of the answer: `$.total`, `$.items[0].name`, `$.items[*].price`. `$` is the whole."
};
const kinds = {
	contains: {
		...texts,
		description: "Text that the answer holds; a list: all of them. Case counts."
	},
	notContains: {
		...texts,
		description: "Text that the answer does not hold; a list: none of them."
	},
	matches: {
		type: "string",
		minLength: 1,
		description: "Regular expression that the answer matches somewhere."
	},
	notMatches: {
		type: "string",
		minLength: 1,
		description: "Regular expression that the answer matches nowhere."
	},
	equals: { description: "The whole answer: a text, without white space around it, or a JSON value." },
	schema: {
		type: ["object", "boolean"],
		description: "JSON Schema that the answer fits as JSON; `true` takes the prompt's own output schema."
	},
	path: {
		type: "object",
		required: ["at"],
		additionalProperties: false,
		description: "A place in the JSON of the answer: `{ at: $.category, equals: shipping }`; alone: it is there.",
		properties: {
			at,
			equals: { description: "The value at that place." },
			contains: {
				type: "string",
				minLength: 1,
				description: "Text in the text at that place."
			},
			matches: {
				type: "string",
				minLength: 1,
				description: "Regular expression for the text at that place."
			},
			oneOf: {
				type: "array",
				minItems: 1,
				description: "Values of which it is one."
			},
			absent: {
				type: "boolean",
				description: "`true`: nothing is there."
			}
		}
	},
	number: {
		type: "object",
		minProperties: 1,
		additionalProperties: false,
		description: "A number within bounds: the whole answer, or at a place of its JSON.",
		properties: {
			at,
			...bounds
		}
	},
	length: {
		type: ["object", "number"],
		minimum: 1,
		minProperties: 1,
		additionalProperties: false,
		description: "Bounds on the length of the answer: `{ unit: words, min: 20, max: 60 }`; a number alone: characters at the most.",
		properties: {
			...bounds,
			unit: {
				enum: [
					"characters",
					"words",
					"sentences",
					"lines"
				],
				description: "What is counted. Default: characters."
			}
		}
	},
	refusal: {
		type: "boolean",
		description: "`true`: the model declines to answer, by its stop reason or by its words; `false`: it does not."
	},
	similar: {
		type: ["object", "string"],
		minLength: 1,
		required: ["to"],
		additionalProperties: false,
		description: "Nearness of meaning, as the cosine of two embeddings: `{ to: \u2026, atLeast: 0.8 }`; a text alone: the one to be like.",
		properties: {
			to: {
				type: "string",
				minLength: 1,
				description: "The text that the answer is like."
			},
			atLeast: {
				type: "number",
				minimum: -1,
				maximum: 1,
				description: "Smallest cosine. Default: 0.8."
			},
			model: {
				type: "string",
				minLength: 1,
				description: "Embedding model: `amazon.titan-embed-text-v2:0`."
			}
		}
	},
	latency: {
		type: ["object", "number"],
		exclusiveMinimum: 0,
		required: ["max"],
		additionalProperties: false,
		description: "Milliseconds until the answer was whole, at the most: `3000`, or `{ max: 3000 }`.",
		properties: { max: {
			type: "number",
			exclusiveMinimum: 0,
			description: "Milliseconds at the most."
		} }
	},
	tokens: {
		type: ["object", "number"],
		minimum: 1,
		minProperties: 1,
		additionalProperties: false,
		description: "Tokens at the most, as the provider counted them: `{ input: 2000, output: 300 }`; a number alone: both together.",
		properties: {
			total: {
				type: "number",
				minimum: 1,
				description: "Tokens of request and answer together, at the most."
			},
			input: {
				type: "number",
				minimum: 1,
				description: "Tokens of the request at the most."
			},
			output: {
				type: "number",
				minimum: 1,
				description: "Tokens of the answer at the most."
			}
		}
	},
	cost: {
		type: ["object", "number"],
		exclusiveMinimum: 0,
		required: ["max"],
		additionalProperties: false,
		description: "Price of one answer in US dollars, at the most: `0.01`, or `{ max: 0.01 }`.",
		properties: { max: {
			type: "number",
			exclusiveMinimum: 0,
			description: "US dollars at the most."
		} }
	},
	tool: {
		type: ["object", "string"],
		minLength: 1,
		required: ["name"],
		additionalProperties: false,
		description: "A tool that the model calls: `{ name: lookup_order, arguments: { order: A-1 } }`; its name alone: with any.",
		properties: {
			name: {
				type: "string",
				minLength: 1,
				description: "Name of the tool."
			},
			arguments: {
				type: "object",
				description: "Arguments that the call holds; others may be there."
			},
			called: {
				type: "boolean",
				description: "`false`: it is not called."
			}
		}
	},
	script: {
		type: "string",
		minLength: 1,
		description: "JavaScript file of the project whose default export judges the answer: `checks/polite.js`. It runs in a process of its own without credentials, and never in a pull request from a fork."
	},
	judge: {
		type: ["object", "string"],
		minLength: 1,
		required: ["prompt"],
		additionalProperties: false,
		description: "A prompt of the project that judges the answer and gives a score from 0 to 1 with a reason: `{ prompt: judges/tone, rubric: \u2026 }`; its name alone: without a rubric.",
		properties: {
			prompt: {
				type: "string",
				minLength: 1,
				description: "Name of the judging prompt: `judges/tone`."
			},
			rubric: {
				type: "string",
				minLength: 1,
				description: "What a good answer is, in plain words."
			},
			atLeast: {
				type: "number",
				minimum: 0,
				maximum: 1,
				description: "Smallest score that passes. Default: 0.5."
			}
		}
	}
};
/** One expectation: a mapping with one key. */
const one = {
	type: "object",
	minProperties: 1,
	maxProperties: 1,
	additionalProperties: false,
	description: "One expectation, such as `contains: tracking number`.",
	properties: kinds
};
/** Fields of a case. */
const expectationFields = {
	expect: {
		type: ["array", "object"],
		items: one,
		minItems: 1,
		minProperties: 1,
		additionalProperties: false,
		properties: kinds,
		description: "What is demanded of an answer: a mapping where each occurs once, `{ contains: shipping }`, or a list of them."
	},
	must: {
		type: "boolean",
		description: "`true`: one failure stops a release, whatever the version before did. For safety and form."
	},
	repeat: {
		type: "integer",
		minimum: 1,
		maximum: 100,
		description: "How often the case is asked. Default: 1."
	},
	passRate: {
		type: "number",
		exclusiveMinimum: 0,
		maximum: 1,
		description: "Share of the repeats that must pass. Default: 1."
	},
	cluster: {
		type: "string",
		minLength: 1,
		description: "Cases that were made from one source, so that they fail together, share a cluster."
	}
};
/** The field of the long form that a value alone stands for: `latency: 3000` is `latency: { max: 3000 }`. */
const shortForms = {
	length: "max",
	similar: "to",
	latency: "max",
	tokens: "total",
	cost: "max",
	tool: "name",
	judge: "prompt"
};
const expectationKinds = Object.keys(kinds);
/** The schema of what stands behind a key. */
function schemaOfKind(kind) {
	return kinds[kind];
}

// src/prompts/cases-schema.ts
const caseFields = {
	description: {
		type: "string",
		description: "What the case stands for, in one sentence."
	},
	input: {
		type: "object",
		description: "Values of the variables. `{ $file: path }` in place of a value reads it from a file of the project."
	},
	context: {
		type: "object",
		description: "Context data by name: `state` is `@state` in the template."
	},
	history: {
		type: "array",
		items: {
			type: "object",
			required: ["role", "content"],
			additionalProperties: false,
			properties: {
				role: {
					enum: [
						"user",
						"model",
						"system",
						"tool"
					],
					description: "Who spoke: `user`, `model`, `system` or `tool`."
				},
				content: {
					oneOf: [{ type: "string" }, {
						type: "array",
						items: {
							type: "object",
							minProperties: 1,
							maxProperties: 1,
							additionalProperties: false,
							description: "One of `text`, `media`, `data`, `metadata`, `toolRequest` and `toolResponse`.",
							properties: {
								text: {
									type: "string",
									description: "Text."
								},
								media: {
									type: "object",
									required: ["url"],
									additionalProperties: false,
									properties: {
										url: {
											type: "string",
											description: "A file of the project, a `data:` address or an allowed `s3:` address."
										},
										contentType: {
											type: "string",
											description: "Media type: `image/png`."
										}
									},
									description: "A picture or another medium."
								},
								data: { description: "Structured data." },
								metadata: {
									type: "object",
									description: "Facts about the message that are not shown to the model."
								},
								toolRequest: {
									type: "object",
									description: "What the model asked a tool."
								},
								toolResponse: {
									type: "object",
									description: "What the tool answered."
								}
							}
						}
					}],
					description: "What was said: text, or a list of parts."
				},
				metadata: {
					type: "object",
					description: "Facts about the message that are not shown to the model."
				}
			}
		},
		description: "The conversation before this prompt, oldest first."
	},
	...expectationFields
};
const unnamed = {
	type: ["object", "null"],
	additionalProperties: false,
	description: "A case: `input` and, where needed, `context`, `history`, `expect`, `description`.",
	properties: caseFields
};
const named = {
	type: "object",
	required: ["name"],
	additionalProperties: false,
	description: "A case: `name`, `input` and, where needed, `context`, `history`, `expect`, `description`.",
	properties: {
		name: {
			type: "string",
			minLength: 1,
			description: "Name of the case, unique for its prompt: `lost-parcel`."
		},
		...caseFields
	}
};
const casesSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:cases:v1",
	title: "Cases of a prompt (NAME.cases.yaml)",
	type: "object",
	required: ["cases"],
	additionalProperties: false,
	properties: { cases: {
		oneOf: [{
			type: "array",
			items: named
		}, {
			type: "object",
			additionalProperties: unnamed
		}],
		description: "A list of cases with names, or a mapping from names to cases."
	} }
};
/** Used in place of `oneOf` when checking, so that problems name the place inside a case. */
const asWritten = { description: "Cases stand below it, each with a name and its inputs: `- { name: first, input: { \u2026 } }`." };
const caseListSchema = {
	...casesSchema,
	properties: { cases: {
		...asWritten,
		type: "array",
		items: named
	} }
};
const caseMapSchema = {
	...casesSchema,
	properties: { cases: {
		...asWritten,
		type: "object",
		additionalProperties: unnamed
	} }
};

Object.defineProperty(exports, "caseListSchema", {
  enumerable: true,
  get: function () {
    return caseListSchema;
  }
});
Object.defineProperty(exports, "caseMapSchema", {
  enumerable: true,
  get: function () {
    return caseMapSchema;
  }
});
Object.defineProperty(exports, "casesSchema", {
  enumerable: true,
  get: function () {
    return casesSchema;
  }
});
Object.defineProperty(exports, "expectationKinds", {
  enumerable: true,
  get: function () {
    return expectationKinds;
  }
});
Object.defineProperty(exports, "schemaOfKind", {
  enumerable: true,
  get: function () {
    return schemaOfKind;
  }
});
Object.defineProperty(exports, "shortForms", {
  enumerable: true,
  get: function () {
    return shortForms;
  }
});
