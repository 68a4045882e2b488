// src/aws/schemas.ts
const draft = "https://json-schema.org/draft/2020-12/schema";
const text = { type: "string" };
const texts = {
	type: "array",
	items: text
};
const line = {
	type: "integer",
	minimum: 1,
	description: "Line of the policy's file."
};
const count = {
	type: "integer",
	minimum: 0
};
const verdict = { enum: [
	"yes",
	"no",
	"unknown"
] };
const trustSchema = {
	$schema: draft,
	$id: "urn:slipway:schema:trust:v1",
	title: "Whether a trust policy lets a job in (slipway doctor oidc)",
	type: "object",
	required: [
		"format",
		"role",
		"claims",
		"matching",
		"policy"
	],
	properties: {
		format: { const: "slipway/trust/v1" },
		role: text,
		claims: {
			type: "object",
			additionalProperties: { anyOf: [text, texts] }
		},
		matching: {
			type: "object",
			description: "The statement that lets exactly this job in."
		},
		policy: { anyOf: [{ type: "null" }, {
			type: "object",
			required: [
				"file",
				"outcome",
				"statements",
				"changes",
				"strangers"
			],
			properties: {
				file: text,
				outcome: {
					enum: [
						"allowed",
						"refused",
						"unknown"
					],
					description: "`unknown` where a condition asks what only the request to AWS tells."
				},
				statements: {
					type: "array",
					items: {
						type: "object",
						required: [
							"number",
							"effect",
							"lines",
							"applies",
							"checks"
						],
						properties: {
							number: {
								type: "integer",
								minimum: 1
							},
							sid: text,
							effect: { enum: ["Allow", "Deny"] },
							lines: {
								type: "object",
								required: ["first", "last"],
								properties: {
									first: line,
									last: line
								}
							},
							applies: verdict,
							checks: {
								type: "array",
								items: {
									type: "object",
									required: [
										"kind",
										"line",
										"name",
										"wanted",
										"got",
										"verdict"
									],
									properties: {
										kind: { enum: [
											"principal",
											"action",
											"condition"
										] },
										line,
										name: text,
										operator: text,
										wanted: texts,
										got: {
											anyOf: [texts, { type: "null" }],
											description: "null where the token has none."
										},
										verdict
									}
								}
							}
						}
					}
				},
				changes: {
					type: "array",
					items: {
						type: "object",
						required: ["line", "text"],
						properties: {
							line,
							text
						}
					}
				},
				strangers: {
					type: "array",
					description: "Who else the policy lets in.",
					items: {
						type: "object",
						required: [
							"who",
							"remedy",
							"grave"
						],
						properties: {
							who: text,
							remedy: text,
							grave: { type: "boolean" }
						}
					}
				}
			}
		}] }
	}
};
const assumedRoleSchema = {
	$schema: draft,
	$id: "urn:slipway:schema:assumed-role:v1",
	title: "A session of a role (slipway assume-role)",
	type: "object",
	required: [
		"format",
		"account",
		"arn",
		"expiration",
		"region",
		"exported"
	],
	properties: {
		format: { const: "slipway/assumed-role/v1" },
		account: {
			type: "string",
			pattern: "^[0-9]{12}$"
		},
		arn: text,
		expiration: {
			type: "string",
			description: "RFC 3339 in UTC."
		},
		region: text,
		exported: {
			type: "boolean",
			description: "Whether later steps of the job have the keys. They never stand here."
		}
	}
};
const doctorSchema = {
	$schema: draft,
	$id: "urn:slipway:schema:doctor:v1",
	title: "What is missing or wrong around an environment (slipway doctor ENV)",
	type: "object",
	required: [
		"format",
		"environment",
		"checks",
		"summary"
	],
	properties: {
		format: { const: "slipway/doctor/v1" },
		environment: text,
		checks: {
			type: "array",
			items: {
				type: "object",
				required: [
					"check",
					"state",
					"message"
				],
				properties: {
					check: {
						type: "string",
						description: "What was looked at: `bucket`, `roles`, \u2026"
					},
					state: {
						enum: [
							"ok",
							"missing",
							"unclear"
						],
						description: "`missing` also where it is there and wrong; `unclear` where it cannot be seen from here."
					},
					message: text,
					next: {
						type: "string",
						description: "What to do."
					}
				}
			}
		},
		summary: {
			type: "object",
			required: [
				"ok",
				"missing",
				"unclear"
			],
			properties: {
				ok: count,
				missing: count,
				unclear: count
			}
		}
	}
};
const documents = {
	type: "array",
	items: {
		type: "object",
		required: [
			"name",
			"description",
			"document"
		],
		properties: {
			name: text,
			description: text,
			document: { type: "object" }
		}
	}
};
const iamSchema = {
	$schema: draft,
	$id: "urn:slipway:schema:iam:v1",
	title: "Policies of an environment's roles (slipway iam)",
	type: "object",
	required: [
		"format",
		"environment",
		"policies"
	],
	properties: {
		format: { const: "slipway/iam/v1" },
		environment: text,
		policies: documents
	}
};
const iamTrustSchema = {
	$schema: draft,
	$id: "urn:slipway:schema:iam-trust:v1",
	title: "Who may take an environment's roles (slipway iam --trust)",
	type: "object",
	required: [
		"format",
		"environment",
		"policies",
		"notes"
	],
	properties: {
		format: { const: "slipway/iam-trust/v1" },
		environment: text,
		policies: documents,
		notes: {
			...texts,
			description: "What was taken for granted, and what is still to be filled in."
		}
	}
};
const setupSchema = {
	$schema: draft,
	$id: "urn:slipway:schema:setup:v1",
	title: "What an environment needs in AWS (slipway setup)",
	type: "object",
	required: [
		"format",
		"environment",
		"as",
		"account",
		"region",
		"bucket",
		"roles",
		"notes",
		"text"
	],
	properties: {
		format: { const: "slipway/setup/v1" },
		environment: text,
		as: { enum: [
			"terraform",
			"cloudformation",
			"cloudformation-json"
		] },
		account: {
			type: "string",
			pattern: "^[0-9]{12}$"
		},
		region: text,
		bucket: text,
		roles: {
			type: "array",
			items: {
				type: "object",
				required: [
					"role",
					"arn",
					"trust",
					"policy"
				],
				properties: {
					role: text,
					arn: text,
					trust: { type: "object" },
					policy: { type: "object" }
				}
			}
		},
		notes: texts,
		text: {
			type: "string",
			description: "The file to review and apply."
		}
	}
};
const awsSchemas = [
	{
		name: "assumed-role",
		title: "A session of a role that was taken",
		schema: assumedRoleSchema
	},
	{
		name: "doctor",
		title: "What is missing or wrong around an environment",
		schema: doctorSchema
	},
	{
		name: "iam",
		title: "Policies of an environment's roles",
		schema: iamSchema
	},
	{
		name: "iam-trust",
		title: "Who may take an environment's roles",
		schema: iamTrustSchema
	},
	{
		name: "setup",
		title: "What an environment needs in AWS",
		schema: setupSchema
	},
	{
		name: "trust",
		title: "Whether a trust policy lets a job in, line by line",
		schema: trustSchema
	}
];

exports.awsSchemas = awsSchemas;
