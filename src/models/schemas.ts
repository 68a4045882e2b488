/** Formats of this room. */
import type { SchemaEntry } from "../platform/schema-entry.ts";
import { batchJobsSchema } from "./batch-jobs-schema.ts";
import { batchSchema } from "./batch-schema.ts";
import { completionSchema } from "./completion-schema.ts";
import { modelListSchema } from "./models-schema.ts";
import { runSchema } from "./run-schema.ts";

export const modelsSchemas: readonly SchemaEntry[] = [
  { name: "batch", title: "A batch inference job, as it is kept beside its records", schema: batchSchema },
  { name: "batch-jobs", title: "Batch inference jobs at work, of slipway evaluate --batch", schema: batchJobsSchema },
  { name: "completion", title: "A model's answer, as it is kept and delivered", schema: completionSchema },
  { name: "run", title: "Answers to the cases of prompts, of slipway run", schema: runSchema },
  { name: "models", title: "Models in use, of slipway models", schema: modelListSchema },
];
