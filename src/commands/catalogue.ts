/**
 * Every rule, error and schema of every room, collected. A room that gains a `rules.ts`, an `errors.ts` or a
 * `schemas.ts` is named here; a test looks for those that were forgotten. Everything is loaded when it is asked for.
 */

import type { ErrorCatalogue, ErrorEntry } from "../platform/errors.ts";
import type { Rule } from "../platform/finding.ts";
import { compareText } from "../platform/order.ts";
import type { SchemaEntry } from "../platform/schema-entry.ts";

/** An error with its code. */
export interface CataloguedError extends ErrorEntry {
  readonly code: string;
}

/** Every rule, by id. */
export async function loadRules(): Promise<readonly Rule[]> {
  const rooms: readonly (readonly Rule[])[] = await Promise.all([
    import("../platform/rules.ts").then((room) => room.platformRules),
    import("../secrets/rules.ts").then((room) => room.secretsRules),
    import("../project/rules.ts").then((room) => room.projectRules),
    import("../prompts/rules.ts").then((room) => room.promptsRules),
    import("../models/rules.ts").then((room) => room.modelsRules),
    import("../evaluation/rules.ts").then((room) => room.evaluationRules),
  ]);
  return rooms.flat().sort((a, b) => compareText(a.id, b.id));
}

/** Every error, by code. */
export async function loadErrors(): Promise<readonly CataloguedError[]> {
  const rooms: readonly ErrorCatalogue<string>[] = await Promise.all([
    import("../platform/platform-errors.ts").then((room) => room.platformErrors),
    import("../secrets/errors.ts").then((room) => room.secretsErrors),
    import("../project/errors.ts").then((room) => room.projectErrors),
    import("../prompts/errors.ts").then((room) => room.promptsErrors),
    import("../models/errors.ts").then((room) => room.modelsErrors),
    import("../changes/errors.ts").then((room) => room.changesErrors),
    import("../bundles/errors.ts").then((room) => room.bundlesErrors),
    import("../stores/errors.ts").then((room) => room.storesErrors),
    import("../releases/errors.ts").then((room) => room.releasesErrors),
    import("../gates/errors.ts").then((room) => room.gatesErrors),
    import("../aws/errors.ts").then((room) => room.awsErrors),
    import("../github/errors.ts").then((room) => room.githubErrors),
    import("../reader/errors.ts").then((room) => room.readerErrors),
    import("../provenance/errors.ts").then((room) => room.provenanceErrors),
    import("../evaluation/errors.ts").then((room) => room.evaluationErrors),
    import("../reports/errors.ts").then((room) => room.reportsErrors),
  ]);
  return rooms
    .flatMap((room) => Object.entries(room.entries).map(([code, entry]) => ({ code, ...entry })))
    .sort((a, b) => compareText(a.code, b.code));
}

/** Every schema, by name. */
export async function loadSchemas(): Promise<readonly SchemaEntry[]> {
  const rooms: readonly (readonly SchemaEntry[])[] = await Promise.all([
    import("../project/schemas.ts").then((room) => room.projectSchemas),
    import("../prompts/schemas.ts").then((room) => room.promptsSchemas),
    import("../changes/schemas.ts").then((room) => room.changesSchemas),
    import("../models/schemas.ts").then((room) => room.modelsSchemas),
    import("../releases/schemas.ts").then((room) => room.releasesSchemas),
    import("../gates/schemas.ts").then((room) => room.gatesSchemas),
    import("../reports/schemas.ts").then((room) => room.reportsSchemas),
    import("../secrets/schemas.ts").then((room) => room.secretsSchemas),
    import("../evaluation/schemas.ts").then((room) => room.evaluationSchemas),
    import("../aws/schemas.ts").then((room) => room.awsSchemas),
  ]);
  return rooms.flat().sort((a, b) => compareText(a.name, b.name));
}
