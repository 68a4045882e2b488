const require_batch_schema = require("./models-batch-schema.js");
const require_completion_schema = require("./models-completion-schema.js");

// src/models/batch-jobs-schema.ts
/** The schema of what `slipway evaluate --batch` prints while jobs are at work, `slipway/batch-jobs/v1`. */
const count$1 = {
	type: "integer",
	minimum: 0
};
const text$2 = { type: "string" };
/** What is known of jobs that are at work; `slipway run` has it in its own document. */
const jobsAtWork = {
	place: {
		type: "string",
		description: "Place in S3."
	},
	left: {
		...count$1,
		description: "Answers that are missing and too few for a job."
	},
	jobs: {
		type: "array",
		items: {
			type: "object",
			required: [
				"model",
				"job",
				"state",
				"records"
			],
			properties: {
				model: text$2,
				job: {
					type: "string",
					description: "ARN."
				},
				state: {
					type: "string",
					description: "As Bedrock calls it: `InProgress`."
				},
				records: count$1,
				processed: count$1,
				estimate: {
					type: "object",
					description: "US dollars for its answers; absent where a price is not known.",
					required: ["expected", "most"],
					properties: {
						expected: { type: "number" },
						most: { type: "number" }
					}
				}
			}
		}
	}
};
const batchJobsSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:batch-jobs:v1",
	title: "Batch inference jobs at work, before anything can be judged (slipway evaluate --batch)",
	type: "object",
	required: [
		"format",
		"place",
		"jobs",
		"left",
		"answers"
	],
	properties: {
		format: { const: "slipway/batch-jobs/v1" },
		...jobsAtWork,
		answers: {
			...count$1,
			description: "Answers that are known already."
		}
	}
};

// src/models/models-schema.ts
/** The schema of what `slipway models` prints, `slipway/models/v1`. */
const text$1 = { type: "string" };
const day = {
	type: ["string", "null"],
	description: "`2026-11-23`; null where it is not known."
};
const total = {
	type: "object",
	required: [
		"judged",
		"passed",
		"cost"
	],
	properties: {
		judged: {
			type: "integer",
			description: "Cases that demand something."
		},
		passed: { type: "integer" },
		cost: {
			type: ["number", "null"],
			description: "US dollars of the answers; null where a price is not known."
		}
	}
};
const modelListSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:models:v1",
	title: "Models in use, and when they end (slipway models)",
	type: "object",
	required: [
		"format",
		"models",
		"asOf"
	],
	properties: {
		format: { const: "slipway/models/v1" },
		asOf: {
			type: "string",
			description: "Day of the table that ships with this version."
		},
		asked: {
			type: ["string", "null"],
			description: "Region in which Bedrock was asked; null where it was not."
		},
		models: {
			type: "array",
			items: {
				type: "object",
				required: [
					"model",
					"state",
					"prompts"
				],
				properties: {
					model: text$1,
					id: {
						type: ["string", "null"],
						description: "The model behind the name, without its group of regions."
					},
					state: {
						enum: [
							"live",
							"legacy",
							"ending",
							"ended",
							"unknown"
						],
						description: "`unknown`: a model of another service, or a name that hides its model."
					},
					end: day,
					days: {
						type: ["integer", "null"],
						description: "Until its end."
					},
					extendedAccess: {
						...day,
						description: "From here on the price rises."
					},
					instead: {
						type: ["string", "null"],
						description: "A model for the same work."
					},
					profile: {
						type: ["string", "null"],
						description: "Group of regions of the inference profile."
					},
					regions: {
						type: "array",
						items: text$1,
						description: "Where the profile leads, as Bedrock tells."
					},
					price: {
						type: ["object", "null"],
						description: "US dollars for a million tokens."
					},
					prompts: {
						type: "array",
						items: text$1
					},
					slipwayYaml: {
						type: "boolean",
						description: "True for the `model` of slipway.yaml."
					}
				}
			}
		},
		migrated: {
			type: "object",
			description: "With `migrate`: what was rewritten, and the answers of both models that are kept.",
			required: [
				"from",
				"to",
				"files",
				"written"
			],
			properties: {
				from: text$1,
				to: text$1,
				written: { type: "boolean" },
				files: {
					type: "array",
					items: text$1
				},
				notes: {
					type: "array",
					items: text$1,
					description: "What the new model refuses."
				},
				answers: {
					type: "array",
					items: {
						type: "object",
						required: ["prompt", "case"],
						properties: {
							prompt: text$1,
							case: text$1,
							before: { type: ["string", "null"] },
							after: { type: ["string", "null"] },
							outcomes: {
								type: "object",
								description: "By what the case demands: `passed`, `failed`, `error`, `unjudged`, `missing`.",
								required: ["before", "after"],
								properties: {
									before: text$1,
									after: text$1
								}
							}
						}
					}
				},
				totals: {
					type: "object",
					description: "Of each model, over the cases that both have answers to.",
					required: ["before", "after"],
					properties: {
						before: total,
						after: total
					}
				}
			}
		}
	}
};

// src/models/run-schema.ts
/** The schema of what `slipway run` prints, `slipway/run/v1`. */
const count = {
	type: "integer",
	minimum: 0
};
const text = { type: "string" };
const dollars = {
	type: ["number", "null"],
	description: "US dollars; null where a price is not known."
};
const runSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:run:v1",
	title: "Answers of models to the cases of prompts (slipway run)",
	type: "object",
	required: [
		"format",
		"answers",
		"findings",
		"summary"
	],
	properties: {
		format: { const: "slipway/run/v1" },
		answers: {
			type: "array",
			items: {
				type: "object",
				required: [
					"prompt",
					"case",
					"repeat",
					"model",
					"request",
					"status"
				],
				properties: {
					prompt: text,
					case: text,
					repeat: {
						type: "integer",
						minimum: 1
					},
					model: text,
					request: {
						type: "string",
						description: "Digest of the request, `sha256:\u2026`."
					},
					status: {
						enum: [
							"answered",
							"missing",
							"failed"
						],
						description: "`missing`: no kept answer, and `--offline`, or too few for a batch job. `failed`: see `failure`."
					},
					from: {
						enum: [
							"cache",
							"store",
							"model"
						],
						description: "`model`: asked in this run."
					},
					trusted: {
						type: "boolean",
						description: "True for an answer below `completions/` of the environment's store, which may be released."
					},
					text,
					toolCalls: { type: "array" },
					stopReason: text,
					usage: { type: "object" },
					latencyMilliseconds: { type: "number" },
					cost: dollars,
					file: {
						type: "string",
						description: "Where it was written below `--out`."
					},
					failure: {
						type: "object",
						required: [
							"kind",
							"message",
							"next"
						],
						properties: {
							kind: text,
							message: text,
							next: text,
							code: text
						}
					}
				}
			}
		},
		findings: {
			type: "array",
			description: "As in `slipway/findings/v1`."
		},
		batch: {
			type: "object",
			description: "With `--batch`: jobs that are at work; what they were given is not among the answers yet.",
			required: [
				"place",
				"jobs",
				"left"
			],
			properties: jobsAtWork
		},
		summary: {
			type: "object",
			properties: {
				answers: count,
				asked: {
					...count,
					description: "Answers that this run asked for."
				},
				kept: {
					...count,
					description: "Answers that were kept already."
				},
				missing: count,
				failed: count,
				cost: {
					...dollars,
					description: "US dollars for what this run asked."
				},
				keptCost: {
					...dollars,
					description: "What the kept answers would have cost."
				},
				pricesAsOf: {
					type: "string",
					description: "Day of the price table that ships with this version."
				},
				estimate: {
					type: "object",
					description: "Before asking, where a limit holds or with `--estimate`.",
					properties: {
						requests: count,
						expected: dollars,
						most: dollars,
						basis: text,
						models: {
							type: "array",
							description: "What it is made of, by model.",
							items: {
								type: "object",
								properties: {
									model: text,
									requests: count,
									inputTokens: count,
									outputTokens: count,
									expected: dollars,
									most: dollars
								}
							}
						},
						unpriced: { type: "array" }
					}
				}
			}
		}
	}
};

// src/models/schemas.ts
const modelsSchemas = [
	{
		name: "batch",
		title: "A batch inference job, as it is kept beside its records",
		schema: require_batch_schema.batchSchema
	},
	{
		name: "batch-jobs",
		title: "Batch inference jobs at work, of slipway evaluate --batch",
		schema: batchJobsSchema
	},
	{
		name: "completion",
		title: "A model's answer, as it is kept and delivered",
		schema: require_completion_schema.completionSchema
	},
	{
		name: "run",
		title: "Answers to the cases of prompts, of slipway run",
		schema: runSchema
	},
	{
		name: "models",
		title: "Models in use, of slipway models",
		schema: modelListSchema
	}
];

exports.modelsSchemas = modelsSchemas;
