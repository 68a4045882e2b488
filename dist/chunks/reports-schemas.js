// src/reports/schemas.ts
const draft = "https://json-schema.org/draft/2020-12/schema";
const position = {
	type: "object",
	required: ["line", "column"],
	properties: {
		line: {
			type: "integer",
			minimum: 1
		},
		column: {
			type: "integer",
			minimum: 1,
			description: "In UTF-16 units."
		}
	}
};
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
				items: {
					type: "object",
					required: [
						"rule",
						"severity",
						"file",
						"range",
						"message",
						"help",
						"fingerprint"
					],
					properties: {
						rule: {
							type: "string",
							description: "The rule's id: see `slipway explain RULE`."
						},
						severity: { enum: [
							"error",
							"warning",
							"note"
						] },
						file: {
							type: "string",
							description: "Path relative to the project's folder, `/` as separator."
						},
						range: {
							type: "object",
							required: ["start", "end"],
							properties: {
								start: position,
								end: {
									...position,
									description: "Right after the last character."
								}
							}
						},
						message: {
							type: "string",
							description: "What is wrong."
						},
						help: {
							type: "string",
							description: "What to do."
						},
						fingerprint: {
							type: "string",
							description: "Stays the same when lines shift."
						},
						confidence: {
							enum: [
								"high",
								"medium",
								"low"
							],
							description: "How sure the rule is. Secrets only."
						},
						commit: {
							type: "string",
							description: "The commit that brought it in, where history was scanned."
						},
						author: {
							type: "string",
							description: "Who made that commit."
						}
					}
				}
			},
			summary: {
				type: "object",
				required: [
					"errors",
					"warnings",
					"notes"
				],
				properties: {
					errors: {
						type: "integer",
						minimum: 0
					},
					warnings: {
						type: "integer",
						minimum: 0
					},
					notes: {
						type: "integer",
						minimum: 0
					}
				}
			}
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
const reportsSchemas = [
	findings,
	error,
	pages
];

exports.reportsSchemas = reportsSchemas;
