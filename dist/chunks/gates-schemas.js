// src/gates/schemas.ts
const draft = "https://json-schema.org/draft/2020-12/schema";
const digest = {
	type: "string",
	pattern: "^sha256:[0-9a-f]{64}$"
};
const text = { type: "string" };
const nullableText = { type: ["string", "null"] };
const time = {
	type: "string",
	description: "RFC 3339 in UTC."
};
const seq = {
	type: "integer",
	minimum: 1,
	maximum: 9999999999
};
const outcome = { enum: [
	"allow",
	"wait",
	"deny"
] };
const texts = {
	type: "array",
	items: text
};
const live = { anyOf: [{ type: "null" }, {
	type: "object",
	required: [
		"seq",
		"version",
		"bundle"
	],
	properties: {
		seq,
		version: text,
		bundle: digest
	}
}] };
const rule = {
	type: "object",
	required: [
		"rule",
		"outcome",
		"reason"
	],
	properties: {
		rule: {
			type: "string",
			description: "The key of the policy that it comes from, or `acknowledgement`."
		},
		outcome,
		reason: text,
		until: {
			...time,
			description: "When to ask again."
		},
		for: {
			...texts,
			description: "Whom it waits for, as the policy names them."
		},
		notes: {
			...texts,
			description: "What was looked at and did not count, and why."
		},
		approvals: {
			...texts,
			description: "Ids of the approvals that count."
		},
		skipped: {
			const: true,
			description: "The release went past this rule."
		}
	}
};
const breakGlass = {
	type: "object",
	required: [
		"reason",
		"by",
		"skipped",
		"approvers"
	],
	properties: {
		reason: text,
		by: text,
		skipped: {
			...texts,
			description: "Rules that the release went past."
		},
		approvers: {
			...texts,
			description: "Who was not asked."
		}
	}
};
const person = { anyOf: [
	{
		type: "object",
		required: [
			"kind",
			"login",
			"id"
		],
		properties: {
			kind: { const: "github" },
			login: text,
			id: {
				type: "string",
				pattern: "^[1-9][0-9]*$"
			}
		}
	},
	{
		type: "object",
		required: ["kind", "arn"],
		properties: {
			kind: { const: "aws" },
			arn: text
		}
	},
	{
		type: "object",
		required: [
			"kind",
			"name",
			"email"
		],
		properties: {
			kind: { const: "git" },
			name: text,
			email: nullableText
		}
	}
] };
const approvalSource = { anyOf: [
	{
		type: "object",
		required: ["kind"],
		properties: { kind: { const: "command" } }
	},
	{
		type: "object",
		required: [
			"kind",
			"url",
			"repository",
			"comment",
			"issue",
			"text",
			"head"
		],
		properties: {
			kind: { const: "comment" },
			url: text,
			repository: text,
			comment: { type: "integer" },
			issue: { type: "integer" },
			text: {
				type: "string",
				description: "SHA-256 of the comment's text."
			},
			head: nullableText
		}
	},
	{
		type: "object",
		required: [
			"kind",
			"url",
			"repository",
			"run",
			"attempt"
		],
		properties: {
			kind: { const: "review" },
			url: text,
			repository: text,
			run: { type: "integer" },
			attempt: { type: "integer" }
		}
	}
] };
const approvalProperties = {
	format: { const: "slipway/approval/v1" },
	kind: { enum: [
		"approval",
		"withdrawal",
		"acknowledgement"
	] },
	id: {
		type: "string",
		pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,63}$"
	},
	bundle: digest,
	version: nullableText,
	environment: text,
	store: {
		type: "string",
		description: "Address of the store."
	},
	policy: {
		...digest,
		description: "Digest of the policy under which it was given."
	},
	live: {
		...live,
		description: "What was live: the release that the bundle would replace."
	},
	who: person,
	source: approvalSource,
	shown: {
		type: "object",
		required: ["url", "digest"],
		properties: {
			url: nullableText,
			digest: { anyOf: [digest, { type: "null" }] }
		},
		description: "What the person was shown."
	},
	createdAt: {
		...time,
		description: "By the store's clock."
	},
	expiresAt: time,
	of: {
		type: "string",
		description: "Of a withdrawal: the approval that it takes back."
	},
	release: {
		...seq,
		description: "Of an acknowledgement: the release that went past the gate."
	},
	reason: text
};
function entry(name, title, required, properties) {
	const $id = `urn:slipway:schema:${name}:v1`;
	return {
		name,
		title,
		schema: {
			$schema: draft,
			$id,
			title,
			type: "object",
			required,
			properties
		}
	};
}
const gatesSchemas = [
	entry("decision", "A gate's decision: output of gate, and evidence/<sha256>.json in a store", [
		"format",
		"outcome",
		"environment",
		"rules"
	], {
		format: { const: "slipway/decision/v1" },
		outcome,
		environment: text,
		store: text,
		action: { enum: [
			"deploy",
			"promote",
			"rollback",
			"adopt"
		] },
		bundle: digest,
		version: text,
		live,
		at: {
			...time,
			description: "The store's clock, or what --at says."
		},
		policy: {
			type: "object",
			required: [
				"digest",
				"revision",
				"from",
				"branch"
			],
			properties: {
				digest: { anyOf: [digest, { type: "null" }] },
				revision: {
					...nullableText,
					description: "Commit that the policy was read from."
				},
				from: { enum: ["default-branch", "working-tree"] },
				branch: nullableText
			}
		},
		rules: {
			type: "array",
			items: rule
		},
		until: time,
		breakGlass,
		notes: texts
	}),
	entry("approval", "An approval, its withdrawal or an acknowledgement: approvals/<bundle>/<id>.json in a store", [
		"format",
		"kind",
		"id",
		"bundle",
		"version",
		"environment",
		"store",
		"policy",
		"live",
		"who",
		"source",
		"shown",
		"createdAt",
		"expiresAt"
	], approvalProperties),
	entry("approve", "Output of approve", [
		"format",
		"environment",
		"outcome",
		"message"
	], {
		format: { const: "slipway/approve/v1" },
		environment: nullableText,
		outcome: { enum: [
			"approved",
			"unchanged",
			"withdrawn",
			"acknowledged",
			"refused",
			"ignored"
		] },
		message: text,
		bundle: { anyOf: [digest, { type: "null" }] },
		records: {
			type: "array",
			items: {
				type: "object",
				required: ["format", "id"],
				properties: approvalProperties
			}
		},
		missing: {
			type: ["integer", "null"],
			minimum: 0,
			description: "How many approvals are still missing."
		},
		decision: {
			type: ["object", "null"],
			description: "What the gate says now: slipway/decision/v1."
		}
	}),
	entry("continue", "Output of continue", ["format", "environments"], {
		format: { const: "slipway/continue/v1" },
		environments: {
			type: "array",
			items: {
				type: "object",
				required: [
					"environment",
					"outcome",
					"reasons"
				],
				properties: {
					environment: text,
					outcome: { enum: [
						"released",
						"waiting",
						"denied",
						"nothing"
					] },
					version: nullableText,
					bundle: { anyOf: [digest, { type: "null" }] },
					seq: { anyOf: [seq, { type: "null" }] },
					reasons: texts,
					until: nullableText
				}
			}
		}
	})
];

exports.gatesSchemas = gatesSchemas;
