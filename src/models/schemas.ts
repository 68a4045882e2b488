/** Formats of this room. */
import type { SchemaEntry } from "../platform/schema-entry.ts";
import { completionSchema } from "./completion-schema.ts";

export const modelsSchemas: readonly SchemaEntry[] = [
  { name: "completion", title: "A model's answer, as it is kept and delivered", schema: completionSchema },
];
