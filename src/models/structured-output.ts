/**
 * From an output schema to the part of JSON Schema that constrained output takes. Source: Bedrock user guide, "Get
 * validated JSON results from models", and Claude's "Structured outputs", JSON Schema limitations, November 2026.
 * The answer is checked against the whole schema afterwards, so what is left out here is not lost.
 */
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  ownProperty,
  setOwnProperty,
} from "../platform/json.ts";

/** Kept as written. */
const plainKeywords = ["type", "enum", "const", "description", "title", "default", "required", "$ref"];
/** Formats that are enforced; others are refused. */
const formats: ReadonlySet<string> = new Set([
  "date-time",
  "time",
  "date",
  "duration",
  "email",
  "hostname",
  "uri",
  "ipv4",
  "ipv6",
  "uuid",
]);
/** Dropped: they narrow values, and the check of the answer has them. */
const narrowing: ReadonlySet<string> = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "$schema",
  "$id",
  "$comment",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

/** Undefined where the schema says what constrained output cannot: open objects, unions that exclude, recursion. */
export function constrainedSchema(schema: JsonSchema): JsonObject | undefined {
  if (!isJsonObject(schema)) return undefined;
  const converted = convert(schema, 0);
  if (converted === undefined || converted["type"] !== "object") return undefined;
  return converted;
}

/** Deeper than this a schema is recursive, or too large to be held to. */
const mostLevels = 16;

function convert(schema: Json, depth: number): JsonObject | undefined {
  if (!isJsonObject(schema) || depth > mostLevels) return undefined;
  const result: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (plainKeywords.includes(keyword)) result[keyword] = value;
    else if (keyword === "format") {
      if (typeof value === "string" && formats.has(value)) result[keyword] = value;
    } else if (keyword === "properties" || keyword === "$defs" || keyword === "definitions") {
      const converted = convertAll(value, depth);
      if (converted === undefined) return undefined;
      result[keyword] = converted;
    } else if (keyword === "items") {
      const items = convert(value, depth + 1);
      if (items === undefined) return undefined;
      result[keyword] = items;
    } else if (keyword === "anyOf" || keyword === "oneOf") {
      const branches = Array.isArray(value) ? value.map((branch: Json) => convert(branch, depth + 1)) : [];
      if (branches.length === 0 || branches.includes(undefined)) return undefined;
      result["anyOf"] = branches.filter((branch) => branch !== undefined);
    } else if (keyword === "additionalProperties") {
      if (value !== false) return undefined;
    } else if (!narrowing.has(keyword)) return undefined;
  }
  if (isRecursive(schema)) return undefined;
  const isObject = result["type"] === "object" || ownProperty(schema, "properties") !== undefined;
  if (!isObject) return result;
  // An object without properties takes anything, which constrained output cannot.
  if (ownProperty(schema, "properties") === undefined) return undefined;
  return { type: "object", ...result, additionalProperties: false };
}

function convertAll(value: Json, depth: number): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  const converted: Record<string, Json> = {};
  for (const [name, schema] of Object.entries(value)) {
    const inner = convert(schema, depth + 1);
    if (inner === undefined) return undefined;
    setOwnProperty(converted, name, inner);
  }
  return converted;
}

function isRecursive(schema: JsonObject): boolean {
  const reference = ownProperty(schema, "$ref");
  return typeof reference === "string" && (reference === "#" || !reference.startsWith("#/"));
}
