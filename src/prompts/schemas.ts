/** Schemas of the files in which prompts are written. */
import type { SchemaEntry } from "../platform/schema-entry.ts";
import { casesSchema } from "./cases-schema.ts";
import { frontMatterSchema } from "./front-matter-schema.ts";

export const promptsSchemas: readonly SchemaEntry[] = [
  { name: "front-matter", title: "Settings of a prompt, at the top of *.prompt", schema: frontMatterSchema },
  { name: "cases", title: "Cases of a prompt, NAME.cases.yaml", schema: casesSchema },
];
