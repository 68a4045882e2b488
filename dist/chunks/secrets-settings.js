const require_json_schema = require("./platform-json-schema-compile.js");
const require_errors = require("./secrets-errors.js");

// src/secrets/checksum-names.ts
/** Checksums that a rule of a project may name: of its group `body`, compared with its group `checksum`. */
const checksumNames = [
	"crc32-base62",
	"crc32-hex",
	"crc32-base36",
	"luhn"
];

// src/secrets/settings.ts
/** `secrets:` in slipway.yaml: rules of the project, rules that are off, and what not to report. */
const texts = {
	type: "array",
	items: {
		type: "string",
		minLength: 1,
		maxLength: 4096
	},
	maxItems: 200
};
const ruleId = {
	type: "string",
	pattern: "^[a-z][a-z0-9-]*$",
	maxLength: 80,
	"x-must-be": "a name of lower-case letters, digits and hyphens"
};
/** JSON Schema of `secrets:`. */
const secretsSettingsSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:secrets-settings:v1",
	title: "Settings of the secret scan (`secrets:` in slipway.yaml)",
	type: "object",
	additionalProperties: false,
	properties: {
		rules: {
			type: "array",
			maxItems: 200,
			description: "Kinds of secrets that only this project has.",
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"id",
					"pattern",
					"keywords",
					"examples"
				],
				properties: {
					id: {
						...ruleId,
						description: "Name of the rule: `acme-ticket-key`."
					},
					title: {
						type: "string",
						maxLength: 120,
						description: "One line: what the secret is."
					},
					pattern: {
						type: "string",
						maxLength: 2e3,
						description: "Regular expression (RE2). A group named `secret` marks the secret; groups `body` and `checksum` are what a checksum compares."
					},
					keywords: {
						type: "array",
						minItems: 1,
						maxItems: 50,
						items: {
							type: "string",
							minLength: 3,
							maxLength: 60
						},
						description: "Texts of at least three characters, one of which stands in or near every secret; case does not matter."
					},
					checksum: {
						enum: checksumNames,
						description: "How the group `checksum` is computed from the group `body`."
					},
					entropy: {
						type: "number",
						minimum: 0,
						maximum: 8,
						description: "Least entropy of the secret, bits per character."
					},
					confidence: {
						enum: [
							"high",
							"medium",
							"low"
						],
						description: "How surely what it finds is a secret: of `low` a finding is a warning."
					},
					revoke: {
						type: "string",
						maxLength: 600,
						description: "Where to revoke it, for the person who finds it."
					},
					examples: {
						type: "object",
						additionalProperties: false,
						required: ["match"],
						description: "What shows that the rule works; a rule whose examples fail is refused.",
						properties: {
							match: {
								...texts,
								minItems: 1,
								description: "Texts in which the rule must find a secret."
							},
							noMatch: {
								...texts,
								description: "Texts in which it must not."
							}
						}
					}
				}
			}
		},
		off: {
			type: "array",
			items: ruleId,
			maxItems: 500,
			description: "Ids of rules that are not used."
		},
		override: {
			enum: ["with-reason", "never"],
			description: "Whether `--allow-secrets REASON` publishes a bundle in spite of a secret that was found. Default: with-reason."
		},
		ignore: {
			type: "array",
			maxItems: 500,
			description: "What is not reported.",
			items: {
				type: "object",
				additionalProperties: false,
				required: ["paths", "reason"],
				properties: {
					paths: {
						...texts,
						minItems: 1,
						description: "Globs, from the root of the repository."
					},
					rules: {
						type: "array",
						items: ruleId,
						maxItems: 500,
						description: "Only these rules; without it all."
					},
					reason: {
						type: "string",
						minLength: 1,
						maxLength: 400,
						description: "Why nothing there has to be reported."
					}
				}
			}
		}
	}
};
/**
* The settings under `secrets:`.
*
* @throws SW0811 with the first problem and where it stands.
*/
function readSettings(value, file) {
	if (value === void 0 || value === null) return {
		rules: [],
		off: [],
		ignore: [],
		override: "with-reason"
	};
	const compiled = require_json_schema.compileSchemaNow(secretsSettingsSchema, { subject: "`secrets`" });
	if (!compiled.ok) throw new TypeError(compiled.problems[0]?.message ?? "schema");
	const [problem] = compiled.validator.validate(value);
	if (problem !== void 0) throw require_errors.secretsErrors.create("SW0811", {
		message: `${file}, secrets${problem.pointer}: ${problem.message}`,
		next: "Mend the entry; docs/secrets.md describes every key.",
		place: { file }
	});
	const written = value;
	return {
		rules: written.rules ?? [],
		off: written.off ?? [],
		ignore: written.ignore ?? [],
		override: written.override ?? "with-reason"
	};
}

exports.readSettings = readSettings;
exports.secretsSettingsSchema = secretsSettingsSchema;
