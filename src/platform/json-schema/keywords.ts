/** What a keyword needs to turn its part of a schema into checks. */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../json.ts";
import type { PatternCompilation } from "./pattern.ts";
import type { SchemaNode } from "./run.ts";

/** Rules that differ between the drafts. */
export interface Dialect {
  /** Up to draft-07 everything beside `$ref` is ignored. */
  readonly refAlone: boolean;
  /** Draft 2020-12: `contains` counts as having looked at the items that fit. */
  readonly containsEvaluates: boolean;
}

/** One schema while it is compiled. */
export interface KeywordContext {
  readonly schema: JsonObject;
  readonly node: SchemaNode;
  readonly dialect: Dialect;
  readonly assertFormats: boolean;
  /** The compiled form of a schema inside this one; `segments` lead from this schema to it. */
  child(schema: Json, segments: readonly string[]): SchemaNode;
  /** The same, for a schema that is applied to the same value. */
  inPlace(schema: Json, segments: readonly string[]): SchemaNode;
  pattern(
    source: string,
    segments: readonly string[],
  ): Extract<PatternCompilation, { ok: true }>["pattern"] | undefined;
  problem(segments: readonly string[], message: string, help: string): void;
}

/** A keyword that must be a number; undefined where it is absent, or wrong (then a problem is noted). */
export function numberKeyword(context: KeywordContext, keyword: string): number | undefined {
  const value = ownProperty(context.schema, keyword);
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  context.problem([keyword], `“${keyword}” must be a number.`, `Write a number, such as ${keyword}: 1.`);
  return undefined;
}

/** A keyword that must be a whole number from 0. */
export function countKeyword(context: KeywordContext, keyword: string): number | undefined {
  const value = numberKeyword(context, keyword);
  if (value === undefined || (Number.isInteger(value) && value >= 0)) return value;
  context.problem([keyword], `“${keyword}” must be a whole number from 0.`, `Write a number, such as ${keyword}: 1.`);
  return undefined;
}

/** A keyword that holds schemas by name. */
export function mapKeyword(context: KeywordContext, keyword: string): JsonObject | undefined {
  const value = ownProperty(context.schema, keyword);
  if (value === undefined || isJsonObject(value)) return value;
  context.problem([keyword], `“${keyword}” must be an object of schemas by name.`, "Write one schema for each name.");
  return undefined;
}

/** A keyword that holds a list of names. */
export function namesKeyword(
  context: KeywordContext,
  value: Json | undefined,
  segments: readonly string[],
): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((name) => typeof name === "string")) return value;
  const keyword = segments[0] ?? "";
  context.problem(segments, `“${keyword}” must be a list of property names.`, `Write a list, such as [name, age].`);
  return undefined;
}

/** A keyword that holds a list of schemas, at least one. */
export function schemasKeyword(context: KeywordContext, keyword: string): readonly Json[] | undefined {
  const value = ownProperty(context.schema, keyword);
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.length > 0) return value;
  context.problem([keyword], `“${keyword}” must be a list of schemas, one at least.`, "Write a list of schemas.");
  return undefined;
}
