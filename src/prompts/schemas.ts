/** Schemas of the files in which prompts are written, and of what is made from them. */
import type { SchemaEntry } from "../platform/schema-entry.ts";
import { casesSchema } from "./cases-schema.ts";
import { compiledSchema, renderingsSchema } from "./compiled-schema.ts";
import { frontMatterSchema } from "./front-matter-schema.ts";
import { importSchema } from "./import-schema.ts";

export const promptsSchemas: readonly SchemaEntry[] = [
  { name: "front-matter", title: "Settings of a prompt, at the top of *.prompt", schema: frontMatterSchema },
  { name: "cases", title: "Cases of a prompt, NAME.cases.yaml", schema: casesSchema },
  { name: "compiled", title: "A compiled prompt, compiled/NAME.json in a bundle", schema: compiledSchema },
  { name: "renderings", title: "What render writes as JSON", schema: renderingsSchema },
  { name: "import", title: "What import prints as JSON", schema: importSchema },
];
