const require_settings = require("./secrets-settings.js");

// src/secrets/schemas.ts
const secretsSchemas = [{
	name: "secrets-settings",
	title: "Settings of the secret scan, `secrets:` in slipway.yaml",
	schema: require_settings.secretsSettingsSchema
}];

exports.secretsSchemas = secretsSchemas;
