/** Schemas of the files that describe a project. */
import type { SchemaEntry } from "../platform/schema-entry.ts";
import { configSchema } from "./config-schema.ts";
import { initSchema } from "./init-schema.ts";

export const projectSchemas: readonly SchemaEntry[] = [
  { name: "config", title: "Configuration of a project, slipway.yaml", schema: configSchema },
  { name: "init", title: "What init did", schema: initSchema },
];
