// src/releases/record-schema.ts
/** The JSON Schema of a release record, and of the values that everything about releases is made of. */
const seq = {
	type: "integer",
	minimum: 1,
	maximum: 9999999999
};
const digest = {
	type: "string",
	pattern: "^sha256:[0-9a-f]{64}$"
};
const sha256 = {
	type: "string",
	pattern: "^[0-9a-f]{64}$"
};
const version = {
	type: "string",
	maxLength: 128,
	description: "Semantic version without `v`."
};
const id = {
	type: "string",
	pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,63}$"
};
const time = {
	type: "string",
	description: "RFC 3339 in UTC: `2026-11-23T10:00:00.000Z`."
};
const text = { type: "string" };
const nullableText = { type: ["string", "null"] };
const count = {
	type: "integer",
	minimum: 0
};
const mention = {
	type: "object",
	required: [
		"seq",
		"version",
		"bundle"
	],
	properties: {
		seq,
		version,
		bundle: digest
	}
};
const actor = {
	type: "object",
	required: ["name"],
	properties: {
		name: text,
		id: text,
		via: text
	}
};
const recordProperties = {
	format: { const: "slipway/release/v1" },
	seq: {
		...seq,
		description: "Counts from 1 without gaps, marks included."
	},
	version,
	environment: text,
	bundle: {
		...digest,
		description: "Digest of the manifest under `bundles/`."
	},
	parent: {
		anyOf: [digest, { type: "null" }],
		description: "Digest of the bytes of the record before; null for the first."
	},
	action: {
		type: "string",
		description: "deploy, promote, rollback, adopt, prune or withdraw; readers accept others."
	},
	rollbackOf: {
		...seq,
		description: "The release that a rollback left."
	},
	restores: {
		...seq,
		description: "The release whose bundle a rollback brought back."
	},
	promotedFrom: {
		type: "object",
		required: [
			"environment",
			"seq",
			"id"
		],
		properties: {
			environment: text,
			seq,
			id
		}
	},
	continues: {
		...seq,
		description: "The release that stays live through a prune or withdraw record."
	},
	reason: text,
	createdAt: {
		...time,
		description: "By the store's clock; never before the parent's."
	},
	actor,
	source: {
		type: "object",
		required: [
			"repository",
			"commit",
			"ref"
		],
		properties: {
			repository: nullableText,
			commit: nullableText,
			ref: nullableText,
			changed: { type: "boolean" }
		}
	},
	gate: {
		type: "object",
		required: ["outcome", "evidence"],
		properties: {
			outcome: text,
			evidence: { anyOf: [digest, { type: "null" }] }
		}
	},
	evidence: {
		type: "array",
		items: digest,
		maxItems: 100
	},
	demands: {
		...digest,
		description: "Of what the cases of the deployed tree demand of answers; absent in records of earlier versions."
	},
	blocked: {
		type: "array",
		items: mention,
		description: "Bundles that rollbacks left."
	},
	withdrawn: {
		type: "array",
		items: mention,
		description: "Bundles that must never be live again."
	},
	unblocked: {
		type: "array",
		items: {
			type: "object",
			required: [
				"bundle",
				"version",
				"reason"
			],
			properties: {
				bundle: digest,
				version,
				reason: text
			}
		}
	},
	allowedSecrets: {
		type: "object",
		required: ["count", "reason"],
		properties: {
			count: {
				type: "integer",
				minimum: 1
			},
			reason: text
		},
		description: "Secrets that were found in the bundle and published all the same."
	},
	breakGlass: {
		type: "object",
		required: [
			"reason",
			"skipped",
			"approvers"
		],
		properties: {
			reason: text,
			skipped: {
				type: "array",
				items: text
			},
			approvers: {
				type: "array",
				items: text
			}
		},
		description: "The release went past the gate: why, past which rules, and who was not asked."
	},
	recent: {
		type: "array",
		items: mention,
		maxItems: 50,
		description: "The releases before this one, oldest first."
	},
	older: {
		type: "object",
		required: ["from", "versions"],
		properties: {
			from: seq,
			versions: {
				type: "string",
				pattern: "^(?:[0-9a-f]{8})*$"
			}
		},
		description: "Fingerprints of versions that have left `recent`: 8 hexadecimal digits of each one's SHA-256."
	},
	keptFrom: {
		...seq,
		description: "Releases before this one may have lost their files."
	},
	pruning: {
		...id,
		description: "The prune that is under way."
	},
	id: {
		...id,
		description: "Unique to the attempt that made the record."
	},
	checksum: {
		...digest,
		description: "Digest of the canonical record without this member."
	}
};
const recordRequired = [
	"format",
	"seq",
	"version",
	"environment",
	"bundle",
	"parent",
	"action",
	"createdAt",
	"actor",
	"source",
	"gate",
	"evidence",
	"blocked",
	"recent",
	"id"
];
/** A record in the output of a command: with the digest of its bytes. */
const shownRecord = {
	type: "object",
	required: [...recordRequired, "digest"],
	properties: {
		...recordProperties,
		digest
	}
};

// src/releases/schemas.ts
const draft = "https://json-schema.org/draft/2020-12/schema";
const drillStep = {
	type: "object",
	required: [
		"seq",
		"version",
		"bundle",
		"milliseconds",
		"problem"
	],
	properties: {
		seq,
		version,
		bundle: digest,
		milliseconds: count,
		problem: nullableText
	}
};
const requests = {
	type: "object",
	required: [
		"get",
		"put",
		"copy",
		"list",
		"delete"
	],
	properties: {
		get: count,
		put: count,
		copy: count,
		list: count,
		delete: count
	}
};
const file = {
	type: "object",
	required: [
		"path",
		"sha256",
		"size",
		"mediaType"
	],
	properties: {
		path: text,
		sha256,
		size: count,
		mediaType: text
	}
};
const problems = {
	type: "array",
	items: {
		type: "object",
		required: [
			"kind",
			"key",
			"message",
			"next"
		],
		properties: {
			kind: { enum: [
				"pointer",
				"chain",
				"manifest",
				"object",
				"mirror",
				"setting",
				"signature",
				"evidence"
			] },
			key: text,
			message: text,
			next: text
		}
	}
};
const skew = {
	type: "array",
	items: {
		type: "object",
		required: ["environment", "live"],
		properties: {
			environment: text,
			live: { anyOf: [{ type: "null" }, {
				type: "object",
				required: [
					"seq",
					"version",
					"bundle",
					"since"
				],
				properties: {
					seq,
					version,
					bundle: digest,
					since: time
				}
			}] }
		}
	},
	description: "Environments after the same one (and that one) that show another bundle."
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
const releasesSchemas = [
	entry("release", "A release record: current.json and releases/<seq>.json in a store", recordRequired, recordProperties),
	entry("prune", "What a running prune removes: prunes/<id>.json in a store", [
		"format",
		"id",
		"bundles",
		"objects"
	], {
		format: { const: "slipway/prune/v1" },
		id,
		environment: text,
		actor,
		createdAt: time,
		bundles: {
			type: "array",
			items: sha256
		},
		objects: {
			type: "array",
			items: sha256
		}
	}),
	entry("mirror", "Which release the mirror shows: mirror.json in a store", [
		"format",
		"id",
		"seq",
		"state",
		"bundle",
		"base",
		"bundles",
		"places"
	], {
		format: { const: "slipway/mirror/v1" },
		id,
		seq,
		state: { enum: ["writing", "complete"] },
		bundle: digest,
		base: { anyOf: [{ type: "null" }, {
			type: "object",
			required: ["bundle", "places"],
			properties: {
				bundle: digest,
				places: {
					type: "array",
					items: text
				}
			}
		}] },
		bundles: {
			type: "array",
			items: digest
		},
		places: {
			type: "array",
			items: text
		}
	}),
	entry("releases", "Output of deploy, promote, rollback, withdraw, history and show", [
		"format",
		"environment",
		"changed",
		"outcome",
		"release"
	], {
		format: { const: "slipway/releases/v1" },
		environment: text,
		changed: {
			type: "boolean",
			description: "Whether this command made something else live, or a mark."
		},
		outcome: { enum: [
			"released",
			"unchanged",
			"waiting",
			"withdrawn"
		] },
		release: {
			anyOf: [shownRecord, { type: "null" }],
			description: "What is live after the command, or what was asked for."
		},
		releases: {
			type: "array",
			items: shownRecord,
			description: "Newest first."
		},
		requests,
		why: { enum: [
			"rolled-back",
			"not-live",
			"live"
		] },
		reasons: {
			type: "array",
			items: text
		},
		until: { anyOf: [time, { type: "null" }] },
		supersededBy: seq,
		more: {
			type: "boolean",
			description: "Whether there are older records."
		},
		skew,
		live: { type: "boolean" },
		withdrawn: mention,
		mirror: {
			type: "object",
			required: [
				"outcome",
				"seq",
				"written",
				"removed"
			],
			properties: {
				outcome: { enum: ["written", "unchanged"] },
				seq: count,
				written: count,
				removed: count
			}
		}
	}),
	entry("plan", "Output of plan", [
		"format",
		"environment",
		"changes",
		"kind",
		"version",
		"live",
		"added",
		"changed",
		"removed",
		"moved",
		"unchanged",
		"bytes",
		"requests",
		"refusal",
		"decision"
	], {
		format: { const: "slipway/plan/v1" },
		environment: text,
		changes: {
			type: "boolean",
			description: "Whether the deploy would change something."
		},
		kind: { enum: [
			"first",
			"unchanged",
			"same-bundle",
			"change"
		] },
		version,
		live: { anyOf: [shownRecord, { type: "null" }] },
		added: {
			type: "array",
			items: file
		},
		changed: {
			type: "array",
			items: {
				type: "object",
				required: [
					"path",
					"before",
					"after"
				],
				properties: {
					path: text,
					before: file,
					after: file
				}
			}
		},
		removed: {
			type: "array",
			items: file
		},
		moved: {
			type: "array",
			items: {
				type: "object",
				required: ["from", "to"],
				properties: {
					from: text,
					to: file
				}
			}
		},
		unchanged: count,
		bytes: {
			type: "object",
			required: ["upload", "total"],
			properties: {
				upload: count,
				total: count
			}
		},
		requests,
		skew,
		refusal: { anyOf: [{ type: "null" }, {
			type: "object",
			required: [
				"code",
				"message",
				"next"
			],
			properties: {
				code: text,
				message: text,
				next: text
			}
		}] },
		decision: { anyOf: [{ type: "null" }, {
			type: "object",
			required: ["outcome", "reasons"],
			properties: {
				outcome: { enum: [
					"allow",
					"wait",
					"deny"
				] },
				reasons: {
					type: "array",
					items: text
				}
			}
		}] }
	}),
	entry("verify", "Output of verify", [
		"format",
		"environment",
		"ok",
		"release",
		"checked",
		"problems",
		"notes"
	], {
		format: { const: "slipway/verify/v1" },
		environment: text,
		ok: { type: "boolean" },
		release: { anyOf: [shownRecord, { type: "null" }] },
		checked: {
			type: "object",
			required: [
				"records",
				"releases",
				"bundles",
				"objects",
				"bytes",
				"objectsBy"
			],
			properties: {
				records: count,
				releases: count,
				bundles: count,
				objects: count,
				bytes: count,
				objectsBy: { enum: [
					"size",
					"checksum",
					"content"
				] }
			}
		},
		problems,
		notes: {
			type: "array",
			items: text
		},
		requests
	}),
	entry("repair", "Output of repair", [
		"format",
		"environment",
		"ok",
		"repaired",
		"problems",
		"notes"
	], {
		format: { const: "slipway/repair/v1" },
		environment: text,
		ok: { type: "boolean" },
		repaired: {
			type: "object",
			required: [
				"manifests",
				"objects",
				"mirrored"
			],
			properties: {
				manifests: count,
				objects: count,
				mirrored: count
			}
		},
		problems,
		notes: {
			type: "array",
			items: text
		}
	}),
	entry("prune-result", "Output of prune", [
		"format",
		"environment",
		"changed",
		"outcome",
		"keptFrom",
		"bundles",
		"objects",
		"bytes",
		"release"
	], {
		format: { const: "slipway/prune-result/v1" },
		environment: text,
		changed: { type: "boolean" },
		outcome: { enum: [
			"pruned",
			"nothing",
			"would-prune",
			"overtaken"
		] },
		keptFrom: seq,
		bundles: count,
		objects: count,
		bytes: count,
		release: shownRecord
	}),
	entry("watch", "Output of watch", [
		"format",
		"environment",
		"outcome",
		"rounds",
		"milliseconds",
		"checks",
		"release",
		"live"
	], {
		format: { const: "slipway/watch/v1" },
		environment: text,
		outcome: { enum: [
			"well",
			"failed",
			"rolled-back",
			"superseded",
			"nothing"
		] },
		rounds: {
			...count,
			description: "How often the checks were asked."
		},
		milliseconds: count,
		checks: {
			type: "array",
			items: text
		},
		check: {
			...text,
			description: "The check that failed."
		},
		reason: text,
		release: {
			anyOf: [shownRecord, { type: "null" }],
			description: "The rollback, where one was made."
		},
		live: {
			anyOf: [mention, { type: "null" }],
			description: "What is live after the command; null where nothing was asked."
		}
	}),
	entry("drill", "Output of drill", [
		"format",
		"environment",
		"ok",
		"before",
		"back",
		"forward"
	], {
		format: { const: "slipway/drill/v1" },
		environment: text,
		ok: { type: "boolean" },
		before: mention,
		back: drillStep,
		forward: drillStep
	}),
	entry("notes", "Output of notes", [
		"format",
		"environment",
		"release",
		"before",
		"level",
		"changes",
		"prompts",
		"files",
		"url"
	], {
		format: { const: "slipway/notes/v1" },
		environment: text,
		release: {
			type: "object",
			required: [
				"seq",
				"version",
				"bundle",
				"commit"
			],
			properties: {
				seq,
				version,
				bundle: digest,
				commit: nullableText
			}
		},
		before: {
			anyOf: [mention, { type: "null" }],
			description: "The newest release before it of another bundle."
		},
		level: {
			enum: [
				"none",
				"patch",
				"minor",
				"major",
				null
			],
			description: "What callers have to do; null for the first, and where the bundle before is gone."
		},
		changes: {
			type: "array",
			items: {
				type: "object",
				required: ["level", "reason"],
				properties: {
					level: text,
					reason: text
				}
			}
		},
		prompts: {
			type: "array",
			items: {
				type: "object",
				required: ["name", "model"],
				properties: {
					name: text,
					model: nullableText
				}
			}
		},
		files: count,
		url: {
			...nullableText,
			description: "Address on GitHub, with `--publish`."
		}
	})
];

exports.releasesSchemas = releasesSchemas;
