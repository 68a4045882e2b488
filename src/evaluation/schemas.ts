/** JSON Schemas of this room. */
import type { SchemaEntry } from "../platform/schema-entry.ts";
import { evaluationSchema } from "./evaluation-schema.ts";

export const evaluationSchemas: readonly SchemaEntry[] = [
  { name: "evaluation", title: "Answers judged by what cases demand", schema: evaluationSchema },
];
