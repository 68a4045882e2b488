const require_config_schema = require("./project-config-schema.js");

// src/project/schemas.ts
const projectSchemas = [{
	name: "config",
	title: "Configuration of a project, slipway.yaml",
	schema: require_config_schema.configSchema
}];

exports.projectSchemas = projectSchemas;
