const require_schemas = require("./changes-schemas.js");
const require_review_schema = require("./reports-review-schema.js");

// src/reports/schemas.ts
/** JSON Schemas of what reports write: findings, errors, pages of the catalogue, the review. */
const draft = "https://json-schema.org/draft/2020-12/schema";
const findings = {
	name: "findings",
	title: "Findings of check and scan",
	schema: {
		$schema: draft,
		$id: "urn:slipway:schema:findings:v1",
		title: "Findings of check and scan",
		type: "object",
		required: [
			"format",
			"findings",
			"summary"
		],
		properties: {
			format: { const: "slipway/findings/v1" },
			findings: {
				type: "array",
				items: require_schemas.findingSchema
			},
			summary: require_schemas.findingCountsSchema
		}
	}
};
const error = {
	name: "error",
	title: "An error, wherever the format is JSON",
	schema: {
		$schema: draft,
		$id: "urn:slipway:schema:error:v1",
		title: "An error, wherever the format is JSON",
		type: "object",
		required: ["format", "error"],
		properties: {
			format: { const: "slipway/error/v1" },
			error: {
				type: "object",
				required: [
					"code",
					"class",
					"message",
					"next"
				],
				properties: {
					code: {
						type: "string",
						pattern: "^SW[0-9]{4}$",
						description: "See `slipway explain CODE`."
					},
					class: {
						enum: [
							"usage",
							"refusal",
							"outside",
							"internal",
							"interrupted"
						],
						description: "Exit codes: refusal 1, usage 2, outside 3, internal 70, interrupted 130."
					},
					message: { type: "string" },
					next: {
						type: "string",
						description: "What to do now."
					},
					place: {
						type: "object",
						required: ["file"],
						properties: {
							file: { type: "string" },
							line: {
								type: "integer",
								minimum: 1
							},
							column: {
								type: "integer",
								minimum: 1
							}
						}
					}
				}
			}
		}
	}
};
const pages = {
	name: "pages",
	title: "Rules and errors, from explain",
	schema: {
		$schema: draft,
		$id: "urn:slipway:schema:pages:v1",
		title: "Rules and errors, from explain",
		type: "object",
		required: [
			"format",
			"rules",
			"errors"
		],
		properties: {
			format: { const: "slipway/pages/v1" },
			rules: {
				type: "array",
				items: {
					type: "object",
					required: [
						"id",
						"group",
						"severity",
						"title",
						"page"
					],
					properties: {
						id: { type: "string" },
						group: { type: "string" },
						severity: { enum: [
							"error",
							"warning",
							"note"
						] },
						title: { type: "string" },
						page: {
							type: "string",
							description: "Markdown."
						}
					}
				}
			},
			errors: {
				type: "array",
				items: {
					type: "object",
					required: [
						"code",
						"class",
						"title",
						"page"
					],
					properties: {
						code: { type: "string" },
						class: { enum: [
							"usage",
							"refusal",
							"outside",
							"internal",
							"interrupted"
						] },
						title: { type: "string" },
						page: {
							type: "string",
							description: "Markdown."
						}
					}
				}
			}
		}
	}
};
const preview = {
	name: "preview",
	title: "How a preview ended",
	schema: {
		$schema: draft,
		$id: "urn:slipway:schema:preview:v1",
		title: "How a preview ended",
		type: "object",
		required: [
			"format",
			"address",
			"versions"
		],
		properties: {
			format: { const: "slipway/preview/v1" },
			address: {
				type: "string",
				description: "Where the page was, with its secret path."
			},
			versions: {
				type: "integer",
				minimum: 1,
				description: "How many different pages were shown."
			}
		}
	}
};
const historyPage = {
	name: "history-page",
	title: "Which page history --html wrote",
	schema: {
		$schema: draft,
		$id: "urn:slipway:schema:history-page:v1",
		title: "Which page history --html wrote",
		type: "object",
		required: [
			"format",
			"file",
			"environments"
		],
		properties: {
			format: { const: "slipway/history-page/v1" },
			file: {
				type: "string",
				description: "Absolute path."
			},
			environments: {
				type: "array",
				items: {
					type: "object",
					required: [
						"environment",
						"releases",
						"problem"
					],
					properties: {
						environment: { type: "string" },
						releases: {
							type: "integer",
							minimum: 0,
							description: "Records on the page."
						},
						problem: {
							type: ["string", "null"],
							description: "Why it could not be read."
						}
					}
				}
			}
		}
	}
};
const report = {
	name: "report",
	title: "Output of report",
	schema: {
		$schema: draft,
		$id: "urn:slipway:schema:report:v1",
		title: "Output of report",
		type: "object",
		required: [
			"format",
			"verdict",
			"counts",
			"level",
			"rung",
			"reason",
			"code",
			"comments"
		],
		properties: {
			format: { const: "slipway/report/v1" },
			verdict: {
				enum: [
					"pass",
					"fail",
					null
				],
				description: "Null where there was no review to publish."
			},
			counts: require_schemas.findingCountsSchema,
			level: { enum: [
				"none",
				"patch",
				"minor",
				"major",
				null
			] },
			rung: {
				enum: [
					"comment",
					"summary",
					"annotations",
					"log"
				],
				description: "Where the report is: as high as the rights of the run allowed."
			},
			reason: {
				type: ["string", "null"],
				description: "Why it is not in a comment."
			},
			code: {
				type: ["string", "null"],
				description: "Code of the error behind the reason: see `slipway explain CODE`."
			},
			comments: {
				type: "array",
				items: {
					type: "object",
					required: [
						"pullRequest",
						"outcome",
						"id",
						"url"
					],
					properties: {
						pullRequest: {
							type: "integer",
							minimum: 1
						},
						outcome: { enum: [
							"created",
							"updated",
							"unchanged",
							"nothing",
							"superseded",
							"refused"
						] },
						id: { type: ["integer", "null"] },
						url: { type: ["string", "null"] }
					}
				}
			}
		}
	}
};
const reportsSchemas = [
	findings,
	error,
	pages,
	historyPage,
	preview,
	{
		name: "review",
		title: "The review of a change",
		schema: require_review_schema.reviewSchema
	},
	report
];

exports.reportsSchemas = reportsSchemas;
