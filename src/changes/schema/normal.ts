/**
 * A schema taken apart by what it says about each kind of value, with `allOf` and local `$ref` put together. What cannot
 * be taken apart is kept as it stands, to be compared as a whole.
 */
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  unescapePointerSegment,
} from "../../platform/json.ts";
import { annotations, canonical, type SchemaTexts } from "./canonical.ts";

export type Kind = "null" | "boolean" | "integer" | "fraction" | "string" | "array" | "object";
export const allKinds: readonly Kind[] = ["null", "boolean", "integer", "fraction", "string", "array", "object"];

/** A schema and where it stands in its document. */
export interface Part {
  readonly schema: JsonSchema;
  readonly pointer: string;
}

/** Schemas that hold together. */
export type Conjunction = readonly Part[];

export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/** Alternatives, of which at least one holds; of `oneOf` exactly one. */
export interface Alternatives {
  readonly keyword: "anyOf" | "oneOf";
  readonly branches: readonly Part[];
  readonly text: string;
}

/** What is kept as it stands. */
export interface Opaque {
  readonly keyword: string;
  readonly text: string;
  /** What it means depends on its neighbours, so that equal texts may mean different things. */
  readonly contextual: boolean;
}

export interface Normal {
  readonly texts: SchemaTexts;
  /** What was put together, without `allOf` and the references that were followed. */
  readonly parts: Part[];
  never: boolean;
  kinds: Set<Kind>;
  /** From `enum` and `const`. */
  values: readonly Json[] | undefined;
  minimum: Bound | undefined;
  maximum: Bound | undefined;
  readonly multiples: Set<number>;
  /** `minLength`, `maxItems` and their kin, by keyword. */
  readonly counts: Map<CountKeyword, number>;
  readonly patterns: Set<string>;
  readonly formats: Set<string>;
  unique: boolean;
  prefix: Conjunction[];
  items: Conjunction;
  readonly properties: Map<string, Conjunction>;
  additional: Conjunction;
  readonly patternProperties: Map<string, Conjunction>;
  readonly required: Set<string>;
  readonly alternatives: Alternatives[];
  readonly opaque: Opaque[];
}

export const countKeywords = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
] as const;
export type CountKeyword = (typeof countKeywords)[number];

/** Keywords that are compared as a whole. */
const wholeKeywords = [
  "not",
  "if",
  "then",
  "else",
  "contains",
  "minContains",
  "maxContains",
  "propertyNames",
  "dependentRequired",
  "dependentSchemas",
  "dependencies",
  "$dynamicRef",
  "$recursiveRef",
];
const contextualKeywords = ["unevaluatedProperties", "unevaluatedItems"];
const known: ReadonlySet<string> = new Set([
  ...wholeKeywords,
  ...contextualKeywords,
  ...countKeywords,
  "type",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "pattern",
  "format",
  "uniqueItems",
  "items",
  "prefixItems",
  "additionalItems",
  "properties",
  "additionalProperties",
  "patternProperties",
  "required",
  "allOf",
  "anyOf",
  "oneOf",
  "$ref",
]);

/** Longer chains of references and of `allOf` are a circle, or made to be long. */
const mostParts = 500;

/** The parts of a conjunction put together. `document` is what `$ref` points into. */
export function normalize(conjunction: Conjunction, document: JsonSchema, texts: SchemaTexts): Normal {
  const normal = everything(texts);
  const open = [...conjunction];
  const seen = new Set<string>();
  for (let part = open.pop(), count = 0; part !== undefined; part = open.pop()) {
    const { schema, pointer } = part;
    if (typeof schema === "boolean") {
      normal.parts.push(part);
      if (!schema) normal.never = true;
      continue;
    }
    if (seen.has(pointer)) continue;
    seen.add(pointer);
    if (++count > mostParts) {
      keepWhole(normal, "allOf", schema);
      continue;
    }
    for (const inner of flattened(part, document, normal)) open.push(inner);
    merge(normal, part);
    normal.parts.push(own(part, normal));
  }
  for (const kind of emptyKinds(normal)) normal.kinds.delete(kind);
  if (normal.kinds.size === 0) normal.never = true;
  return normal;
}

function everything(texts: SchemaTexts): Normal {
  return {
    texts,
    parts: [],
    never: false,
    kinds: new Set(allKinds),
    values: undefined,
    minimum: undefined,
    maximum: undefined,
    multiples: new Set(),
    counts: new Map(),
    patterns: new Set(),
    formats: new Set(),
    unique: false,
    prefix: [],
    items: [],
    properties: new Map(),
    additional: [],
    patternProperties: new Map(),
    required: new Set(),
    alternatives: [],
    opaque: [],
  };
}

/** What holds together with a schema: the parts of its `allOf`, and what its `$ref` leads to. */
function flattened({ schema, pointer }: Part, document: JsonSchema, normal: Normal): readonly Part[] {
  if (typeof schema === "boolean") return [];
  const parts: Part[] = [];
  const { allOf, $ref } = schema;
  if (Array.isArray(allOf)) {
    for (const [index, inner] of allOf.entries())
      parts.push({ schema: asSchema(inner), pointer: `${pointer}/allOf/${index}` });
  }
  if (typeof $ref === "string") {
    const target = resolveRef($ref, document);
    if (target === undefined) keepWhole(normal, "$ref", $ref);
    else parts.push(target);
  }
  return parts;
}

/** The part without what `flattened` followed. */
function own({ schema, pointer }: Part, normal: Normal): Part {
  if (typeof schema === "boolean" || (schema["allOf"] === undefined && schema["$ref"] === undefined))
    return { schema, pointer };
  const { allOf: _, $ref, ...rest } = schema;
  const unresolved = normal.opaque.some(({ keyword }) => keyword === "$ref");
  return { schema: unresolved && $ref !== undefined ? { ...rest, $ref } : rest, pointer: `${pointer}#own` };
}

/** What a reference within the document leads to; undefined for any other. */
function resolveRef(reference: string, document: JsonSchema): Part | undefined {
  if (reference === "#") return { schema: document, pointer: "" };
  if (!reference.startsWith("#/")) return undefined;
  let value: Json | undefined = document;
  for (const segment of reference.slice(2).split("/")) {
    let name: string;
    try {
      name = unescapePointerSegment(decodeURIComponent(segment));
    } catch {
      return undefined;
    }
    if (Array.isArray(value)) value = (value as readonly Json[])[/^\d{1,6}$/.test(name) ? Number(name) : -1];
    else if (isJsonObject(value)) value = Object.hasOwn(value, name) ? value[name] : undefined;
    else return undefined;
  }
  return value === undefined ? undefined : { schema: asSchema(value), pointer: reference.slice(1) };
}

function asSchema(value: Json): JsonSchema {
  return typeof value === "boolean" || isJsonObject(value) ? value : true;
}

function keepWhole(normal: Normal, keyword: string, value: Json, contextual = false): void {
  normal.opaque.push({ keyword, text: `${keyword}:${normal.texts.of({ [keyword]: value })}`, contextual });
}

function merge(normal: Normal, part: Part): void {
  const schema = part.schema as JsonObject;
  mergeKinds(normal, schema);
  mergeNumbers(normal, schema);
  mergeTexts(normal, schema);
  mergeLists(normal, schema, part.pointer);
  mergeObjects(normal, schema, part.pointer);
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = schema[keyword];
    if (!Array.isArray(branches)) continue;
    normal.alternatives.push({
      keyword,
      branches: branches.map((branch: Json, index) => ({
        schema: asSchema(branch),
        pointer: `${part.pointer}/${keyword}/${index}`,
      })),
      text: normal.texts.of({ [keyword]: branches }),
    });
  }
  for (const keyword of wholeKeywords) if (schema[keyword] !== undefined) keepWhole(normal, keyword, schema[keyword]);
  for (const keyword of contextualKeywords) {
    if (schema[keyword] !== undefined && schema[keyword] !== true) keepWhole(normal, keyword, schema[keyword], true);
  }
  for (const [keyword, value] of Object.entries(schema)) {
    if (!known.has(keyword) && !annotations.has(keyword)) keepWhole(normal, keyword, value);
  }
}

function mergeKinds(normal: Normal, schema: JsonObject): void {
  const { type } = schema;
  const names =
    typeof type === "string" ? [type] : Array.isArray(type) ? type.filter((one) => typeof one === "string") : undefined;
  if (names !== undefined) {
    const kinds = new Set(
      names.flatMap((name: string): readonly Kind[] => (name === "number" ? ["integer", "fraction"] : [name as Kind])),
    );
    // OpenAPI's way of writing it.
    if (schema["nullable"] === true) kinds.add("null");
    for (const kind of allKinds) if (!kinds.has(kind)) normal.kinds.delete(kind);
  }
  for (const values of [schema["enum"], Object.hasOwn(schema, "const") ? [schema["const"] ?? null] : undefined]) {
    if (!Array.isArray(values)) continue;
    const allowed = new Map(values.map((value: Json) => [canonical(value), value]));
    normal.values =
      normal.values === undefined
        ? [...allowed.values()]
        : normal.values.filter((value) => allowed.has(canonical(value)));
  }
}

function mergeNumbers(normal: Normal, schema: JsonObject): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  // Draft 4 has the exclusive bounds as true or false beside the others.
  if (typeof minimum === "number")
    normal.minimum = higher(normal.minimum, { value: minimum, exclusive: exclusiveMinimum === true });
  if (typeof exclusiveMinimum === "number")
    normal.minimum = higher(normal.minimum, { value: exclusiveMinimum, exclusive: true });
  if (typeof maximum === "number")
    normal.maximum = lower(normal.maximum, { value: maximum, exclusive: exclusiveMaximum === true });
  if (typeof exclusiveMaximum === "number")
    normal.maximum = lower(normal.maximum, { value: exclusiveMaximum, exclusive: true });
  if (typeof multipleOf === "number") normal.multiples.add(multipleOf);
}

function higher(one: Bound | undefined, other: Bound): Bound {
  if (one === undefined || other.value > one.value) return other;
  return one.value === other.value && other.exclusive ? other : one;
}

function lower(one: Bound | undefined, other: Bound): Bound {
  if (one === undefined || other.value < one.value) return other;
  return one.value === other.value && other.exclusive ? other : one;
}

function mergeTexts(normal: Normal, schema: JsonObject): void {
  for (const keyword of countKeywords) {
    const value = schema[keyword];
    if (typeof value !== "number") continue;
    const before = normal.counts.get(keyword);
    const stricter = before === undefined || (keyword.startsWith("min") ? value > before : value < before);
    if (stricter) normal.counts.set(keyword, value);
  }
  if (typeof schema["pattern"] === "string") normal.patterns.add(schema["pattern"]);
  if (typeof schema["format"] === "string") normal.formats.add(schema["format"]);
  if (schema["uniqueItems"] === true) normal.unique = true;
}

function mergeLists(normal: Normal, schema: JsonObject, pointer: string): void {
  const { items, prefixItems, additionalItems } = schema;
  // Before draft 2020-12 a list under `items` said what `prefixItems` says now, and `additionalItems` the rest.
  const tuple = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : [];
  const keyword = Array.isArray(prefixItems) ? "prefixItems" : "items";
  const rest = Array.isArray(items) ? additionalItems : items;
  const restPart: Conjunction =
    rest === undefined
      ? []
      : [{ schema: asSchema(rest), pointer: `${pointer}/${Array.isArray(items) ? "additionalItems" : "items"}` }];
  const length = Math.max(tuple.length, normal.prefix.length);
  const prefix: Conjunction[] = [];
  for (let index = 0; index < length; index++) {
    const own: Conjunction =
      index < tuple.length
        ? [{ schema: asSchema(tuple[index] as Json), pointer: `${pointer}/${keyword}/${index}` }]
        : restPart;
    prefix.push([...(normal.prefix[index] ?? normal.items), ...own]);
  }
  normal.prefix = prefix;
  normal.items = [...normal.items, ...restPart];
}

function mergeObjects(normal: Normal, schema: JsonObject, pointer: string): void {
  const { properties, additionalProperties, patternProperties, required } = schema;
  const own = new Map<string, Conjunction>();
  if (isJsonObject(properties)) {
    for (const [name, value] of Object.entries(properties)) {
      own.set(name, [{ schema: asSchema(value), pointer: `${pointer}/properties/${escaped(name)}` }]);
    }
  }
  const rest: Conjunction =
    additionalProperties === undefined
      ? []
      : [{ schema: asSchema(additionalProperties), pointer: `${pointer}/additionalProperties` }];
  const patterns = isJsonObject(patternProperties) ? Object.entries(patternProperties) : [];
  // Whether `additionalProperties` of one part speaks of a name of another depends on the patterns, which are not tried.
  const hadPatterns = normal.patternProperties.size > 0;
  const hadObjects = hadPatterns || normal.properties.size > 0 || normal.additional.length > 0;
  if (hadObjects && (hadPatterns || patterns.length > 0) && (rest.length > 0 || normal.additional.length > 0)) {
    keepWhole(normal, "patternProperties", patternProperties ?? true, true);
  }
  for (const name of new Set([...normal.properties.keys(), ...own.keys()])) {
    normal.properties.set(name, [...(normal.properties.get(name) ?? normal.additional), ...(own.get(name) ?? rest)]);
  }
  normal.additional = [...normal.additional, ...rest];
  for (const [pattern, value] of patterns) {
    const part = { schema: asSchema(value), pointer: `${pointer}/patternProperties/${escaped(pattern)}` };
    normal.patternProperties.set(pattern, [...(normal.patternProperties.get(pattern) ?? []), part]);
  }
  if (Array.isArray(required)) for (const name of required) if (typeof name === "string") normal.required.add(name);
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Kinds of which no value is left because the bounds cross. */
function emptyKinds({ minimum, maximum, counts }: Normal): readonly Kind[] {
  const crossed = (low: CountKeyword, high: CountKeyword): boolean =>
    (counts.get(low) ?? 0) > (counts.get(high) ?? Number.POSITIVE_INFINITY);
  const kinds: Kind[] = [];
  if (minimum !== undefined && maximum !== undefined && minimum.value > maximum.value)
    kinds.push("integer", "fraction");
  if (crossed("minLength", "maxLength")) kinds.push("string");
  if (crossed("minItems", "maxItems")) kinds.push("array");
  if (crossed("minProperties", "maxProperties")) kinds.push("object");
  return kinds;
}
