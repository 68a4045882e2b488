/** Schemas of the secrets room, for `slipway schema`. */
import type { SchemaEntry } from "../platform/schema-entry.ts";
import { secretsSettingsSchema } from "./settings.ts";

export const secretsSchemas: readonly SchemaEntry[] = [
  {
    name: "secrets-settings",
    title: "Settings of the secret scan, `secrets:` in slipway.yaml",
    schema: secretsSettingsSchema,
  },
];
