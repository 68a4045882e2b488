/** `slipway schema`: the JSON Schema of a format. */
import { defineCommand } from "../platform/command.ts";
import { quoted } from "../platform/inputs.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { nearest } from "../platform/nearest.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import type { SchemaEntry } from "../platform/schema-entry.ts";
import { loadSchemas } from "./catalogue.ts";

export const command = defineCommand({
  name: "schema",
  summary: "Print the JSON Schema of a format",
  description:
    "Prints the schema of a file that people write (`config`, `cases`, `front-matter`) or of a document that Slipway writes. Without a name it lists them. The same files lie in `schema/` of the package, for editors: a first line `# yaml-language-server: $schema=node_modules/slipway/schema/config.json` in `slipway.yaml` gives completion and checks while typing.",
  examples: [
    { line: "slipway schema config > slipway.schema.json", explains: "the schema of slipway.yaml, for an editor" },
    { line: "slipway schema", explains: "the list" },
  ],
  inputs: {
    name: { type: "string", description: "Name of the schema", placeholder: "NAME", positional: "first" },
  },
  outputs: {},
  formats: ["text", "json"],
  permissions: {},
  action: false,
  async run({ name }, { terminal }) {
    const schemas = await loadSchemas();
    const found = name === undefined ? undefined : find(name, schemas);
    return {
      exitCode: 0,
      outputs: {},
      async render(format) {
        if (found !== undefined) return jsonDocument(found.schema);
        if (format === "json") {
          return jsonDocument({
            format: "slipway/schemas/v1",
            schemas: schemas.map(({ name: id, title, schema }) => ({ name: id, title, id: schema["$id"] ?? null })),
          });
        }
        const { terminalMarkdown } = await import("../reports/terminal-markdown.ts");
        const rows = schemas.map((entry) => `| ${entry.name} | ${entry.title} |`);
        return terminalMarkdown(["| name | what |", "| --- | --- |", ...rows].join("\n"), terminal);
      },
    };
  },
});

function find(name: string, schemas: readonly SchemaEntry[]): SchemaEntry {
  const found = schemas.find((entry) => entry.name === name);
  if (found !== undefined) return found;
  const near = nearest(
    name,
    schemas.map((entry) => entry.name),
  );
  throw platformErrors.create("SW0111", {
    message: `There is no schema called ${quoted(name)}.`,
    next: `${near === undefined ? "" : `Did you mean ${near}? `}Run \`slipway schema\` for the list.`,
  });
}
