const require_command = require("./platform-command.js");
const require_inputs = require("./platform-inputs.js");
const require_json_document = require("./platform-json-document.js");
const require_nearest = require("./platform-nearest.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_catalogue = require("./commands-catalogue.js");

// src/commands/schema.ts
/** `slipway schema`: the JSON Schema of a format. */
const command = require_command.defineCommand({
	name: "schema",
	summary: "Print the JSON Schema of a format",
	description: "Prints the schema of a file that people write (`config`, `cases`, `front-matter`) or of a document that Slipway writes. Without a name it lists them. The same files lie in `schema/` of the package, for editors: a first line `# yaml-language-server: $schema=node_modules/slipway/schema/config.json` in `slipway.yaml` gives completion and checks while typing.",
	examples: [{
		line: "slipway schema config > slipway.schema.json",
		explains: "the schema of slipway.yaml, for an editor"
	}, {
		line: "slipway schema",
		explains: "the list"
	}],
	inputs: { name: {
		type: "string",
		description: "Name of the schema",
		placeholder: "NAME",
		positional: "first"
	} },
	outputs: {},
	formats: ["text", "json"],
	permissions: {},
	action: false,
	async run({ name }, { terminal }) {
		const schemas = await require_catalogue.loadSchemas();
		const found = name === void 0 ? void 0 : find(name, schemas);
		return {
			exitCode: 0,
			outputs: {},
			async render(format) {
				if (found !== void 0) return require_json_document.jsonDocument(found.schema);
				if (format === "json") return require_json_document.jsonDocument({
					format: "slipway/schemas/v1",
					schemas: schemas.map(({ name: id, title, schema }) => ({
						name: id,
						title,
						id: schema["$id"] ?? null
					}))
				});
				const { terminalMarkdown } = await Promise.resolve().then(() => require("./reports-terminal-markdown.js"));
				return terminalMarkdown([
					"| name | what |",
					"| --- | --- |",
					...schemas.map((entry) => `| ${entry.name} | ${entry.title} |`)
				].join("\n"), terminal);
			}
		};
	}
});
function find(name, schemas) {
	const found = schemas.find((entry) => entry.name === name);
	if (found !== void 0) return found;
	const near = require_nearest.nearest(name, schemas.map((entry) => entry.name));
	throw require_platform_errors.platformErrors.create("SW0111", {
		message: `There is no schema called ${require_inputs.quoted(name)}.`,
		next: `${near === void 0 ? "" : `Did you mean ${near}? `}Run \`slipway schema\` for the list.`
	});
}

exports.command = command;
