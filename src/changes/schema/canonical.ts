/** JSON values in one spelling, so that equal ones are equal texts whatever the order of their properties. */
import type { Json } from "../../platform/json.ts";

/** Words for people and editors: they refuse no value. */
export const annotations: ReadonlySet<string> = new Set([
  "title",
  "description",
  "default",
  "examples",
  "example",
  "deprecated",
  "readOnly",
  "writeOnly",
  "$comment",
  "$schema",
  "$id",
  "id",
  "$anchor",
  "$vocabulary",
  "$defs",
  "definitions",
  "contentMediaType",
  "contentEncoding",
  "contentSchema",
  "nullable",
]);

/** Deeper values are no schemas that people write; the loader has bounds of its own. */
const deepest = 200;

/** The value as text with sorted properties; deeper parts are left out by a mark. */
export function canonical(value: Json | undefined, depth = 0): string {
  if (value === undefined) return "";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (depth > deepest) return "…";
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item, depth + 1)).join(",")}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, depth + 1)}`).join(",")}}`;
}

/** The same without the annotations of a schema, at any depth where schemas stand. */
export function canonicalSchema(schema: Json | undefined, depth = 0): string {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return canonical(schema, depth);
  if (depth > deepest) return "…";
  const parts: string[] = [];
  for (const [key, value] of Object.entries(schema).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    if (annotations.has(key) && key !== "nullable") continue;
    parts.push(`${JSON.stringify(key)}:${canonicalKeyword(key, value, depth + 1)}`);
  }
  return `{${parts.join(",")}}`;
}

const schemaKeywords: ReadonlySet<string> = new Set([
  "additionalProperties",
  "additionalItems",
  "contains",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
]);
const listKeywords: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "prefixItems", "items"]);
const mapKeywords: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas"]);
/** Lists whose order says nothing. */
const setKeywords: ReadonlySet<string> = new Set(["required", "enum", "type"]);

function canonicalKeyword(key: string, value: Json, depth: number): string {
  if (Array.isArray(value)) {
    if (setKeywords.has(key))
      return `[${value
        .map((item: Json) => canonical(item, depth))
        .sort()
        .join(",")}]`;
    if (listKeywords.has(key)) {
      const items = value.map((item: Json) => canonicalSchema(item, depth));
      return `[${(key === "anyOf" || key === "oneOf" || key === "allOf" ? items.sort() : items).join(",")}]`;
    }
    return canonical(value, depth);
  }
  if (schemaKeywords.has(key)) return canonicalSchema(value, depth);
  if (mapKeywords.has(key) && typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonicalSchema(item, depth)}`).join(",")}}`;
  }
  return canonical(value, depth);
}
