/** JSON values in one spelling, so that equal ones are equal texts whatever the order of their properties. */
import { sha256Hex } from "../../platform/digest.ts";
import type { Json } from "../../platform/json.ts";
import { listOfSchemas, oneSchema, schemasByName } from "../../platform/json-schema/document.ts";
import { compareText } from "../../platform/order.ts";

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
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, depth + 1)}`).join(",")}}`;
}

/** Lists whose order says nothing. */
const setKeywords: ReadonlySet<string> = new Set(["required", "enum", "type"]);

/** Longer texts are told apart by their digests: a schema that YAML aliases built may have no end when written out. */
const longestText = 300;

/** Whether a reference stands in a text of `SchemaTexts`: what it means depends on the document. */
export function hasReference(text: string): boolean {
  return text.includes('"$ref"');
}

/** Schemas in one spelling, without their annotations. Equal texts mean equal schemas; each schema is spelt once. */
export class SchemaTexts {
  private readonly known = new WeakMap<object, string>();

  of(schema: Json | undefined, depth = 0): string {
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return canonical(schema, depth);
    const known = this.known.get(schema);
    if (known !== undefined) return known;
    if (depth > deepest) return "…";
    const parts: string[] = [];
    for (const [key, value] of Object.entries(schema).sort(([a], [b]) => compareText(a, b))) {
      if (annotations.has(key) && key !== "nullable") continue;
      parts.push(`${JSON.stringify(key)}:${this.keyword(key, value, depth + 1)}`);
    }
    const text = short(`{${parts.join(",")}}`);
    this.known.set(schema, text);
    return text;
  }

  private keyword(key: string, value: Json, depth: number): string {
    if (Array.isArray(value)) {
      if (setKeywords.has(key))
        return `[${value
          .map((item: Json) => canonical(item, depth))
          .sort()
          .join(",")}]`;
      if (!listOfSchemas.includes(key)) return canonical(value, depth);
      const items = value.map((item: Json) => this.of(item, depth));
      return `[${(key === "anyOf" || key === "oneOf" || key === "allOf" ? items.sort() : items).join(",")}]`;
    }
    if (oneSchema.includes(key)) return this.of(value, depth);
    if (schemasByName.includes(key) && typeof value === "object" && value !== null) {
      const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
      return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${this.of(item, depth)}`).join(",")}}`;
    }
    return canonical(value, depth);
  }
}

function short(text: string): string {
  if (text.length <= longestText) return text;
  return `${hasReference(text) ? '"$ref"' : ""}#${sha256Hex(text)}`;
}
