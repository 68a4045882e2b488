const require_config_schema = require("./project-config-schema.js");

// src/project/init-schema.ts
/** JSON Schema of what `init` prints as JSON. */
const text = { type: "string" };
const count = {
	type: "integer",
	minimum: 0
};
const texts = {
	type: "array",
	items: text
};
const initSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:init:v1",
	title: "What init did",
	type: "object",
	required: [
		"format",
		"dryRun",
		"detected",
		"files",
		"hooks",
		"converted",
		"left",
		"notes",
		"check",
		"next"
	],
	properties: {
		format: { const: "slipway/init/v1" },
		dryRun: {
			type: "boolean",
			description: "True where nothing was written."
		},
		detected: {
			enum: [
				"empty",
				"dotprompt",
				"classic",
				"both"
			],
			description: "The prompts that were there before."
		},
		files: {
			type: "array",
			items: {
				type: "object",
				required: ["path", "outcome"],
				properties: {
					path: {
						...text,
						description: "From the folder in which it was started."
					},
					outcome: {
						enum: [
							"written",
							"planned",
							"kept"
						],
						description: "`planned` with --dry-run."
					},
					reason: {
						...text,
						description: "Why it was kept."
					}
				}
			}
		},
		hooks: {
			type: "object",
			required: ["outcome", "notes"],
			properties: {
				outcome: { enum: [
					"installed",
					"planned",
					"skipped"
				] },
				notes: texts
			}
		},
		converted: {
			type: "array",
			description: "Classic prompts that became `*.prompt` files, or would.",
			items: {
				type: "object",
				required: [
					"prompt",
					"from",
					"to",
					"renderings"
				],
				properties: {
					prompt: text,
					from: {
						...texts,
						description: "Files that are gone."
					},
					to: {
						...texts,
						description: "Files that came, or changed."
					},
					renderings: {
						...count,
						description: "Renderings that are the same, byte for byte."
					}
				}
			}
		},
		left: {
			type: "array",
			description: "Classic prompts that stay as they are.",
			items: {
				type: "object",
				required: ["prompt", "reason"],
				properties: {
					prompt: text,
					reason: text
				}
			}
		},
		notes: texts,
		check: {
			type: "object",
			required: [
				"prompts",
				"cases",
				"errors",
				"warnings",
				"notes"
			],
			properties: {
				prompts: count,
				cases: count,
				errors: count,
				warnings: count,
				notes: count
			}
		},
		next: {
			...texts,
			description: "What to do now, in order."
		}
	}
};

// src/project/schemas.ts
const projectSchemas = [{
	name: "config",
	title: "Configuration of a project, slipway.yaml",
	schema: require_config_schema.configSchema
}, {
	name: "init",
	title: "What init did",
	schema: initSchema
}];

exports.projectSchemas = projectSchemas;
