/** JSON Schema of what `import` prints as JSON. */
const texts = { type: "array", items: { type: "string" } } as const;

export const importSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:slipway:schema:import:v1",
  title: "What import did",
  type: "object",
  required: ["format", "dryRun", "files"],
  properties: {
    format: { const: "slipway/import/v1" },
    dryRun: { type: "boolean", description: "True where nothing was written." },
    files: {
      type: "array",
      items: {
        type: "object",
        required: ["file", "written", "left"],
        properties: {
          file: { type: "string", description: "As it was named." },
          written: { ...texts, description: "Files that were made, by name." },
          left: { ...texts, description: "What was not carried over, in sentences." },
        },
      },
    },
  },
} as const;
