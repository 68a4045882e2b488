const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_compiled_schema = require("./prompts-compiled-schema.js");

// src/platform/finding-schema.ts
/** JSON Schema of a finding, for the formats that hold findings. `finding.ts` has the type. */
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
const findingSchema = {
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
		},
		excerpt: {
			type: "string",
			description: "The lines, where they may be shown and there is room."
		},
		excerptColumn: {
			type: "integer",
			minimum: 1,
			description: "Column of the excerpt's first character."
		}
	}
};
/** How many findings there are of each severity. */
const findingCountsSchema = {
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
};

// src/changes/schemas.ts
/** JSON Schemas of what this room makes. `difference.ts` has the same shapes as types, with what they mean. */
var schemas_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ changesSchemas: () => changesSchemas });
const draft = "https://json-schema.org/draft/2020-12/schema";
const text = { type: "string" };
const count = {
	type: "integer",
	minimum: 0
};
const line = {
	type: "integer",
	minimum: 1
};
const messages = require_compiled_schema.renderingsSchema.properties.renderings.items.properties.messages;
const findings = {
	type: "array",
	items: findingSchema
};
const changeStatus = { enum: [
	"same",
	"changed",
	"added",
	"removed",
	"moved"
] };
const sideSchema = {
	type: "object",
	required: ["commit", "label"],
	properties: {
		commit: {
			type: ["string", "null"],
			description: "Full hash; null for the working tree."
		},
		label: {
			...text,
			description: "As a person wrote it."
		}
	}
};
const shardSchema = {
	type: "object",
	description: "One part of a matrix job.",
	required: ["index", "total"],
	properties: {
		index: line,
		total: line
	}
};
const level = { enum: [
	"none",
	"patch",
	"minor",
	"major"
] };
const contract = {
	type: "object",
	required: ["level", "changes"],
	properties: {
		level,
		changes: {
			type: "array",
			items: {
				type: "object",
				required: [
					"level",
					"subject",
					"reason"
				],
				properties: {
					level: { enum: [
						"patch",
						"minor",
						"major"
					] },
					subject: { enum: [
						"prompt",
						"input",
						"output",
						"tool",
						"settings",
						"words",
						"schema"
					] },
					at: {
						...text,
						description: "Where in a schema: `customer.plan`."
					},
					reason: text,
					unclear: {
						type: "boolean",
						description: "The comparison could not tell and took the safe side."
					},
					place: {
						type: "object",
						required: ["side", "file"],
						properties: {
							side: { enum: ["base", "head"] },
							file: text,
							line,
							column: line
						}
					}
				}
			}
		}
	}
};
const size = {
	type: ["object", "null"],
	required: ["characters", "tokens"],
	properties: {
		characters: count,
		tokens: {
			...count,
			description: "Estimated offline."
		}
	}
};
const sizeChangeSchema = {
	type: "object",
	required: ["before", "after"],
	properties: {
		before: size,
		after: size
	}
};
const row = { oneOf: [
	{
		type: "object",
		required: ["kind", "text"],
		properties: {
			kind: { const: "same" },
			text
		}
	},
	{
		type: "object",
		required: ["kind", "text"],
		properties: {
			kind: { enum: ["removed", "added"] },
			text,
			moved: {
				...line,
				description: "The line of the other side that has the same text."
			}
		}
	},
	{
		type: "object",
		required: ["kind", "words"],
		properties: {
			kind: { const: "changed" },
			words: {
				type: "array",
				items: { oneOf: [{
					type: "object",
					required: ["kind", "text"],
					properties: {
						kind: { enum: [
							"same",
							"removed",
							"added"
						] },
						text
					}
				}, {
					type: "object",
					required: ["kind", "characters"],
					properties: {
						kind: { const: "folded" },
						characters: line
					}
				}] }
			}
		}
	},
	{
		type: "object",
		required: ["kind", "lines"],
		properties: {
			kind: { const: "folded" },
			lines: line
		}
	},
	{
		type: "object",
		required: [
			"kind",
			"removed",
			"added"
		],
		properties: {
			kind: { const: "cut" },
			removed: count,
			added: count
		}
	}
] };
const promptDifference = {
	type: "object",
	required: [
		"name",
		"status",
		"file",
		"causes",
		"broken",
		"settings",
		"contract",
		"cases",
		"sameCases",
		"size"
	],
	properties: {
		name: text,
		status: { enum: [
			"added",
			"removed",
			"changed",
			"renamed",
			"affected"
		] },
		from: text,
		file: text,
		causes: {
			type: "array",
			items: {
				type: "object",
				required: [
					"kind",
					"file",
					"status"
				],
				properties: {
					kind: { enum: [
						"prompt",
						"template",
						"partial",
						"schema",
						"tool",
						"cases",
						"data",
						"media",
						"settings"
					] },
					file: text,
					status: { enum: [
						"added",
						"removed",
						"changed",
						"renamed"
					] },
					from: text
				}
			}
		},
		broken: {
			type: "object",
			required: ["before", "after"],
			properties: {
				before: findings,
				after: findings
			}
		},
		settings: {
			type: "array",
			items: {
				type: "object",
				required: ["name"],
				properties: {
					name: text,
					before: true,
					after: true
				}
			}
		},
		contract,
		cases: {
			type: "array",
			items: {
				type: "object",
				required: [
					"name",
					"status",
					"messages",
					"size"
				],
				properties: {
					name: text,
					status: { enum: [
						"added",
						"removed",
						"changed",
						"renamed",
						"same"
					] },
					from: text,
					before: messages,
					after: messages,
					messages: {
						type: "array",
						items: {
							type: "object",
							required: [
								"status",
								"role",
								"parts"
							],
							properties: {
								status: changeStatus,
								role: text,
								roleBefore: text,
								before: count,
								after: count,
								parts: {
									type: "array",
									items: {
										type: "object",
										required: [
											"status",
											"kind",
											"rows"
										],
										properties: {
											status: changeStatus,
											kind: text,
											before: count,
											after: count,
											rows: {
												type: "array",
												items: row
											}
										}
									}
								}
							}
						}
					},
					size: sizeChangeSchema
				}
			}
		},
		sameCases: count,
		template: {
			type: "array",
			items: row,
			description: "The text of the template compared, where it changed and no case shows how."
		},
		size: sizeChangeSchema
	}
};
const projectDifferenceSchema = {
	type: "object",
	required: [
		"path",
		"status",
		"count",
		"prompts",
		"settings",
		"contract",
		"cut"
	],
	properties: {
		path: {
			...text,
			description: "Folder from the root of the repository; empty at the root."
		},
		status: { enum: [
			"added",
			"removed",
			"changed",
			"unchanged"
		] },
		count: {
			type: "object",
			required: ["before", "after"],
			properties: {
				before: count,
				after: count
			}
		},
		prompts: {
			type: "array",
			items: promptDifference
		},
		settings: {
			type: "array",
			items: text
		},
		contract,
		cut: {
			type: "array",
			items: text,
			description: "What was left out, in sentences."
		}
	}
};
const versionAdviceSchema = {
	type: "object",
	required: ["latest", "next"],
	properties: {
		latest: {
			type: ["string", "null"],
			description: "Highest release that the base can reach, without `v`."
		},
		next: {
			type: ["string", "null"],
			description: "The smallest version that promises enough."
		}
	}
};
/** `slipway diff --json` */
const diffSchema = {
	$schema: draft,
	$id: "urn:slipway:schema:diff:v1",
	title: "What differs between two revisions",
	type: "object",
	required: [
		"format",
		"base",
		"head",
		"projects",
		"level"
	],
	properties: {
		format: { const: "slipway/diff/v1" },
		base: sideSchema,
		head: sideSchema,
		shard: shardSchema,
		projects: {
			type: "array",
			items: projectDifferenceSchema
		},
		level,
		version: versionAdviceSchema
	}
};
/** `slipway version --json` */
const versionSchema = {
	$schema: draft,
	$id: "urn:slipway:schema:version:v1",
	title: "The version that the next release has to have",
	type: "object",
	required: [
		"format",
		"latest",
		"tag",
		"level",
		"next",
		"changes"
	],
	properties: {
		format: { const: "slipway/version/v1" },
		latest: versionAdviceSchema.properties.latest,
		tag: {
			type: ["string", "null"],
			description: "The tag of the latest release."
		},
		level,
		next: versionAdviceSchema.properties.next,
		checked: {
			...text,
			description: "The version of `--check`, where it promises enough."
		},
		changes: contract.properties.changes
	}
};
const changesSchemas = [{
	name: "diff",
	title: "What differs between two revisions, from diff",
	schema: diffSchema
}, {
	name: "version",
	title: "The version that the next release has to have, from version",
	schema: versionSchema
}];

Object.defineProperty(exports, "findingCountsSchema", {
  enumerable: true,
  get: function () {
    return findingCountsSchema;
  }
});
Object.defineProperty(exports, "findingSchema", {
  enumerable: true,
  get: function () {
    return findingSchema;
  }
});
Object.defineProperty(exports, "projectDifferenceSchema", {
  enumerable: true,
  get: function () {
    return projectDifferenceSchema;
  }
});
Object.defineProperty(exports, "schemas_exports", {
  enumerable: true,
  get: function () {
    return schemas_exports;
  }
});
Object.defineProperty(exports, "shardSchema", {
  enumerable: true,
  get: function () {
    return shardSchema;
  }
});
Object.defineProperty(exports, "sideSchema", {
  enumerable: true,
  get: function () {
    return sideSchema;
  }
});
Object.defineProperty(exports, "versionAdviceSchema", {
  enumerable: true,
  get: function () {
    return versionAdviceSchema;
  }
});
