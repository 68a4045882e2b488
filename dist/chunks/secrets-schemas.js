const require_settings = require("./secrets-settings.js");

// src/secrets/schemas.ts
const secretsSchemas = [{
	name: "secrets-settings",
	title: "Settings of the secret scan, `secrets:` in slipway.yaml",
	schema: require_settings.secretsSettingsSchema
}, {
	name: "hooks",
	title: "Output of hooks",
	schema: {
		$schema: "https://json-schema.org/draft/2020-12/schema",
		$id: "urn:slipway:schema:hooks:v1",
		title: "Output of hooks",
		type: "object",
		required: [
			"format",
			"action",
			"ok",
			"notes"
		],
		properties: {
			format: { const: "slipway/hooks/v1" },
			action: { enum: [
				"install",
				"uninstall",
				"run"
			] },
			ok: {
				type: "boolean",
				description: "False where the hook stops what git is about to do."
			},
			notes: {
				type: "array",
				items: { type: "string" },
				description: "What was done, or what was found, by line."
			}
		}
	}
}];

exports.secretsSchemas = secretsSchemas;
