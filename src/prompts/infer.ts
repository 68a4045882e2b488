/** The input schema that a template and its cases suggest, for prompts whose author gave none. */
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  ownProperty,
  setOwnProperty,
} from "../platform/json.ts";
import type { Use } from "./check/report.ts";
import { unescapeName } from "./check/scope.ts";
import { usesOf } from "./check/uses.ts";
import type { Case } from "./prompt.ts";
import type { TemplateTree } from "./tree.ts";

/** Values looked at in all cases together; types are clear long before. */
const mostValues = 20_000;
const deepestValues = 32;

/**
 * The schema of the input as the template uses it, with types from the cases where they have the value. A variable is
 * optional where the template always asks whether it is there, or where some case lacks it.
 */
export function inferInputSchema(
  tree: TemplateTree,
  partials: ReadonlyMap<string, TemplateTree>,
  cases: readonly Pick<Case, "input">[],
): JsonSchema {
  return schemaFromUses(usesOf(tree, partials), schemaOfInputs(cases));
}

interface Node {
  readonly uses: Use[];
  readonly properties: Map<string, Node>;
  element: Node | undefined;
}

function newNode(): Node {
  return { uses: [], properties: new Map(), element: undefined };
}

/** A schema from how values are used; `data` is the schema of what cases pass. */
export function schemaFromUses(uses: readonly Use[], data: JsonSchema): JsonSchema {
  const root = newNode();
  for (const use of uses) {
    if (!use.identity.startsWith("/") && use.identity !== "") continue;
    let node = root;
    for (const segment of use.identity.split("/").slice(1)) {
      if (segment.startsWith("*")) {
        node.element ??= newNode();
        node = node.element;
        continue;
      }
      const name = unescapeName(segment);
      let inner = node.properties.get(name);
      if (inner === undefined) {
        inner = newNode();
        node.properties.set(name, inner);
      }
      node = inner;
    }
    node.uses.push(use);
  }
  return objectFrom(root, isJsonObject(data) ? data : {});
}

function objectFrom(node: Node, data: JsonObject): JsonSchema {
  const known = ownProperty(data, "properties");
  const knownProperties = isJsonObject(known) ? known : {};
  const always = ownProperty(data, "required");
  const alwaysThere = new Set(Array.isArray(always) ? always : []);
  const isTold = Object.keys(knownProperties).length > 0;
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const name of new Set([...node.properties.keys(), ...Object.keys(knownProperties)])) {
    const inner = node.properties.get(name) ?? newNode();
    const seen = ownProperty(knownProperties, name);
    const seenSchema = isJsonObject(seen) ? seen : undefined;
    setOwnProperty(properties, name, schemaFrom(inner, seenSchema));
    if (isRequired(inner, isTold ? alwaysThere.has(name) : undefined)) required.push(name);
  }
  return { type: "object", properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}

/** `inData` says whether every case has it; undefined where no case says anything. */
function isRequired(node: Node, inData: boolean | undefined): boolean {
  const needed = node.uses.some((use) => !use.guarded && ["text", "json", "media"].includes(use.kind));
  const inner = [...node.properties.values()].some((property) => isRequired(property, undefined));
  const asked = node.uses.some((use) => ["test", "with", "block", "compare"].includes(use.kind));
  if (needed || (inner && !asked)) return true;
  if (inData !== undefined) return inData && !asked;
  return node.uses.some((use) => use.kind === "each") && !asked;
}

function schemaFrom(node: Node, seen: JsonObject | undefined): JsonSchema {
  const type = seen === undefined ? undefined : ownProperty(seen, "type");
  const [onlyName] = node.properties.keys();
  const isCounted = node.properties.size === 1 && onlyName === "length";
  if (type === "array" || (type === undefined && (node.element !== undefined || isCounted))) {
    const items = seen === undefined ? undefined : ownProperty(seen, "items");
    const element = node.element ?? newNode();
    if (type === undefined && node.element === undefined) return { type: "array" };
    return { type: "array", items: schemaFrom(element, isJsonObject(items) ? items : undefined) };
  }
  if (type === "object" || (type === undefined && node.properties.size > 0)) return objectFrom(node, seen ?? {});
  if (seen !== undefined && type !== undefined) return seen;
  return scalarFrom(node.uses);
}

function scalarFrom(uses: readonly Use[]): JsonSchema {
  const literals = uses.flatMap((use) => (use.literal === undefined ? [] : [typeof use.literal]));
  if (uses.some((use) => use.kind === "text" || use.kind === "media") || literals.includes("string")) {
    return { type: "string" };
  }
  if (literals.includes("number")) return { type: "number" };
  if (literals.includes("boolean")) return { type: "boolean" };
  return uses.length > 0 && uses.every((use) => use.kind === "test" || use.kind === "block") ? { type: "boolean" } : {};
}

/** The schema of the inputs of cases: each name that some case has; required where all have it. */
export function schemaOfInputs(cases: readonly Pick<Case, "input">[]): JsonSchema {
  if (cases.length === 0) return true;
  return schemaOfValues(
    cases.map((one) => one.input),
    { left: mostValues },
    0,
  );
}

function schemaOfValues(values: readonly Json[], budget: { left: number }, depth: number): JsonSchema {
  budget.left -= values.length;
  if (budget.left < 0 || depth > deepestValues || values.length === 0) return {};
  const present = values.filter((value) => value !== null);
  const types = new Set(present.map(typeOf));
  const nullable = present.length < values.length;
  const [only] = types;
  if (types.size !== 1 || only === undefined) {
    if (types.size === 2 && types.has("integer") && types.has("number")) return withNull("number", nullable);
    return {};
  }
  if (only === "array") {
    const items = present.flatMap((value) => (Array.isArray(value) ? value.slice(0, 1_000) : []));
    return { type: "array", ...(items.length > 0 ? { items: schemaOfValues(items, budget, depth + 1) } : {}) };
  }
  if (only !== "object") return withNull(only, nullable);
  return schemaOfObjects(present.filter(isJsonObject), budget, depth);
}

function schemaOfObjects(objects: readonly JsonObject[], budget: { left: number }, depth: number): JsonSchema {
  const found = new Map<string, Json[]>();
  for (const object of objects) {
    for (const [name, value] of Object.entries(object)) {
      const list = found.get(name);
      if (list === undefined) found.set(name, [value]);
      else list.push(value);
    }
  }
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [name, list] of found) {
    setOwnProperty(properties, name, schemaOfValues(list, budget, depth + 1));
    if (list.length === objects.length) required.push(name);
  }
  return { type: "object", properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}

function withNull(type: string, nullable: boolean): JsonSchema {
  return { type: nullable ? [type, "null"] : type };
}

function typeOf(value: Json): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return value === null ? "null" : typeof value;
}

/** A schema as Picoschema lines, each indented by `indent`, to be pasted under `schema:`. */
export function picoschemaLines(schema: JsonSchema, indent = ""): readonly string[] {
  const properties = isJsonObject(schema) ? ownProperty(schema, "properties") : undefined;
  if (!isJsonObject(schema) || !isJsonObject(properties)) return [];
  const required = ownProperty(schema, "required");
  const names = new Set(Array.isArray(required) ? required : []);
  return Object.entries(properties).flatMap(([name, inner]) => {
    const key = `${name}${names.has(name) ? "" : "?"}`;
    return picoschemaProperty(key, isJsonObject(inner) ? inner : {}, indent);
  });
}

function picoschemaProperty(key: string, schema: JsonObject, indent: string): readonly string[] {
  const type = typeName(schema);
  if (type === "object") return [`${indent}${quoted(`${key}(object)`)}:`, ...picoschemaLines(schema, `${indent}  `)];
  if (type === "array") {
    const items = ownProperty(schema, "items");
    const itemSchema = isJsonObject(items) ? items : {};
    if (typeName(itemSchema) === "object" && picoschemaLines(itemSchema).length > 0) {
      return [`${indent}${quoted(`${key}(array)`)}:`, ...picoschemaLines(itemSchema, `${indent}  `)];
    }
    const itemType = typeName(itemSchema);
    return [`${indent}${quoted(`${key}(array)`)}: ${itemType === "object" || itemType === "array" ? "any" : itemType}`];
  }
  return [`${indent}${quoted(key)}: ${type}`];
}

function typeName(schema: JsonObject): string {
  const type = ownProperty(schema, "type");
  const first = Array.isArray(type) ? type[0] : type;
  return typeof first === "string" ? first : "any";
}

/** A key of YAML, in quotes where it would mean something else without. */
function quoted(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ -]*\??(?:\((?:object|array)\))?$/u.test(key) ? key : JSON.stringify(key);
}
