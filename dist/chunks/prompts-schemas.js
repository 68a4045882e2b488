const require_cases_schema = require("./prompts-cases-schema.js");
const require_compiled_schema = require("./prompts-compiled-schema.js");
const require_front_matter_schema = require("./prompts-front-matter-schema.js");

// src/prompts/import-schema.ts
/** JSON Schema of what `import` prints as JSON. */
const texts = {
	type: "array",
	items: { type: "string" }
};
const importSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:import:v1",
	title: "What import did",
	type: "object",
	required: [
		"format",
		"dryRun",
		"files"
	],
	properties: {
		format: { const: "slipway/import/v1" },
		dryRun: {
			type: "boolean",
			description: "True where nothing was written."
		},
		files: {
			type: "array",
			items: {
				type: "object",
				required: [
					"file",
					"written",
					"left"
				],
				properties: {
					file: {
						type: "string",
						description: "As it was named."
					},
					written: {
						...texts,
						description: "Files that were made, by name."
					},
					left: {
						...texts,
						description: "What was not carried over, in sentences."
					}
				}
			}
		}
	}
};

// src/prompts/schemas.ts
const promptsSchemas = [
	{
		name: "front-matter",
		title: "Settings of a prompt, at the top of *.prompt",
		schema: require_front_matter_schema.frontMatterSchema
	},
	{
		name: "cases",
		title: "Cases of a prompt, NAME.cases.yaml",
		schema: require_cases_schema.casesSchema
	},
	{
		name: "compiled",
		title: "A compiled prompt, compiled/NAME.json in a bundle",
		schema: require_compiled_schema.compiledSchema
	},
	{
		name: "renderings",
		title: "What render writes as JSON",
		schema: require_compiled_schema.renderingsSchema
	},
	{
		name: "import",
		title: "What import prints as JSON",
		schema: importSchema
	}
];

exports.promptsSchemas = promptsSchemas;
