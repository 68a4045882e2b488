/**
 * A schema document and the addresses inside it: `$id`, `$anchor`, and what a `$ref` means. Nothing outside the
 * document is ever read: a reference that leads out of it is a problem.
 */
import {
  escapePointerSegment,
  isJsonObject,
  type Json,
  type JsonObject,
  jsonPointer,
  ownProperty,
  unescapePointerSegment,
} from "../json.ts";
import { nearest } from "../nearest.ts";
import type { SchemaLimits, SchemaProblem } from "./problem.ts";

/** Where a schema stands and how its references are read. */
export interface SchemaPlace {
  readonly pointer: string;
  /** Base address for references, without fragment. */
  readonly base: string;
  /** Up to draft-07 everything beside `$ref` is ignored. */
  readonly refAlone: boolean;
  readonly containsEvaluates: boolean;
}

export type Target =
  | { readonly ok: true; readonly schema: Json; readonly place: SchemaPlace }
  | { readonly ok: false; readonly problem: SchemaProblem };

/** Base address of a document without `$id`. Never shown and never fetched. */
const documentBase = "slipway-schema:/document";

/** Keywords that hold a schema, a list of schemas, and schemas by name. */
export const oneSchema: readonly string[] = [
  "additionalItems",
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
];
export const listOfSchemas: readonly string[] = ["allOf", "anyOf", "items", "oneOf", "prefixItems"];
export const schemasByName: readonly string[] = [
  "$defs",
  "definitions",
  "dependencies",
  "dependentSchemas",
  "patternProperties",
  "properties",
];

/** Reads all addresses when it is made; what is wrong with them is in `problems`. */
export class SchemaDocument {
  readonly problems: SchemaProblem[] = [];
  readonly root: SchemaPlace;
  private readonly places = new Map<JsonObject, SchemaPlace>();
  private readonly resources = new Map<string, { readonly schema: JsonObject; readonly place: SchemaPlace }>();
  private readonly anchors = new Map<string, JsonObject>();
  private readonly dynamicAnchors = new Map<string, JsonObject>();
  private readonly limits: SchemaLimits;

  /** A schema of our own uses no `$id` and no anchor below its root, so nothing has to be looked for in it. */
  constructor(schema: JsonObject, limits: SchemaLimits, origin: "foreign" | "our own" = "foreign") {
    this.limits = limits;
    this.root = { pointer: "", base: documentBase, refAlone: false, containsEvaluates: true };
    this.resources.set(documentBase, { schema, place: this.root });
    if (origin === "foreign") this.index(schema, this.root);
  }

  /** Where a schema of this document stands; for one at a place where no keyword expects a schema, its parent's base. */
  placeOf(schema: JsonObject, otherwise: SchemaPlace): SchemaPlace {
    return this.places.get(schema) ?? otherwise;
  }

  /** The schema that `$ref: reference` means when written at `place`. */
  resolve(reference: string, place: SchemaPlace, keyword: string): Target {
    const at = `${place.pointer}/${escapePointerSegment(keyword)}`;
    const hash = reference.indexOf("#");
    const address = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : decodeFragment(reference.slice(hash + 1));
    const base = address === "" ? place.base : resolveAddress(address, place.base);
    const resource = base === undefined ? undefined : this.resources.get(base);
    if (resource === undefined) {
      return refuse(
        at,
        `“${shorten(reference)}” leads out of this schema, and other documents are never fetched.`,
        "Copy what it names under $defs and refer to it as #/$defs/NAME.",
      );
    }
    if (fragment === "" || fragment.startsWith("/")) return this.walk(resource, fragment, at, reference);
    const anchored = this.anchors.get(`${base}#${fragment}`);
    if (anchored !== undefined) return { ok: true, schema: anchored, place: this.placeOf(anchored, resource.place) };
    return refuse(
      at,
      `Nothing in this schema is called “${shorten(reference)}”.`,
      "Refer to a definition as #/$defs/NAME.",
    );
  }

  /** The schema with this `$dynamicAnchor` in one part of the document. */
  dynamicAnchor(
    resource: string,
    name: string,
  ): { readonly schema: JsonObject; readonly place: SchemaPlace } | undefined {
    const schema = this.dynamicAnchors.get(`${resource}#${name}`);
    return schema && { schema, place: this.placeOf(schema, this.root) };
  }

  /** Every part of the document that has a `$dynamicAnchor` of this name. */
  resourcesWithDynamicAnchor(name: string): readonly string[] {
    const end = `#${name}`;
    return [...this.dynamicAnchors.keys()].filter((key) => key.endsWith(end)).map((key) => key.slice(0, -end.length));
  }

  private walk(
    resource: { readonly schema: JsonObject; readonly place: SchemaPlace },
    fragment: string,
    at: string,
    reference: string,
  ): Target {
    let value: Json = resource.schema;
    let place = resource.place;
    let pointer = place.pointer;
    for (const raw of fragment.split("/").slice(1)) {
      const segment = unescapePointerSegment(raw);
      const inner: Json | undefined = stepInto(value, segment);
      if (inner === undefined) {
        const meant = isJsonObject(value) ? nearest(segment, Object.keys(value)) : undefined;
        return refuse(
          at,
          `“${shorten(reference)}” leads nowhere: there is no “${shorten(segment)}” there.`,
          meant === undefined ? "Refer to a definition that exists, as #/$defs/NAME." : `Did you mean “${meant}”?`,
        );
      }
      value = inner;
      pointer += `/${raw}`;
      if (isJsonObject(value)) place = this.places.get(value) ?? place;
    }
    if (typeof value !== "boolean" && !isJsonObject(value)) {
      return refuse(at, `“${shorten(reference)}” leads to something that is no schema.`, "Refer to an object.");
    }
    if (isJsonObject(value) && !this.places.has(value)) {
      // A schema where no keyword expects one (`#/shared/name`): its inner addresses are not known yet.
      this.index(value, { ...place, pointer });
    }
    return { ok: true, schema: value, place: isJsonObject(value) ? this.placeOf(value, place) : { ...place, pointer } };
  }

  /** Finds every schema below `start` by the keywords that hold schemas, without recursion. */
  private index(start: JsonObject, startPlace: SchemaPlace): void {
    const stack: { schema: JsonObject; place: SchemaPlace; depth: number }[] = [
      { schema: start, place: startPlace, depth: 0 },
    ];
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      const { schema, depth } = entry;
      if (this.places.has(schema)) continue;
      if (depth > this.limits.schemaDepth) {
        this.tooLarge(entry.place.pointer, `is nested more than ${this.limits.schemaDepth} levels deep`);
        return;
      }
      if (this.places.size >= this.limits.schemas) {
        this.tooLarge("", `holds more than ${this.limits.schemas} schemas`);
        return;
      }
      const place = this.register(schema, entry.place);
      const push = (inner: Json | undefined, segments: readonly string[]): void => {
        if (!isJsonObject(inner)) return;
        stack.push({
          schema: inner,
          place: { ...place, pointer: place.pointer + jsonPointer(segments) },
          depth: depth + 1,
        });
      };
      for (const keyword of Object.keys(schema)) {
        const value = schema[keyword];
        if (oneSchema.includes(keyword)) push(value, [keyword]);
        if (listOfSchemas.includes(keyword) && Array.isArray(value)) {
          for (const [index, inner] of value.entries()) push(inner, [keyword, String(index)]);
        }
        if (schemasByName.includes(keyword) && isJsonObject(value)) {
          for (const name of Object.keys(value)) push(value[name], [keyword, name]);
        }
      }
    }
  }

  private tooLarge(pointer: string, message: string): void {
    this.problems.push({ pointer, message: `The schema ${message}.`, help: "Make it smaller, or use $defs and $ref." });
  }

  /** Notes where a schema stands, and its names. */
  private register(schema: JsonObject, inherited: SchemaPlace): SchemaPlace {
    let place = inherited;
    const dialect = ownProperty(schema, "$schema");
    if (typeof dialect === "string") {
      const old = /draft-0[3467]/.test(dialect);
      place = { ...place, refAlone: old, containsEvaluates: !old && !dialect.includes("2019-09") };
    }
    const alone = place.refAlone && typeof ownProperty(schema, "$ref") === "string";
    const id = ownProperty(schema, "$id") ?? (place.refAlone ? ownProperty(schema, "id") : undefined);
    if (typeof id === "string" && !alone) {
      const hash = id.indexOf("#");
      const address = hash === -1 ? id : id.slice(0, hash);
      const name = hash === -1 ? "" : id.slice(hash + 1);
      const base = address === "" ? place.base : resolveAddress(address, place.base);
      if (base !== undefined && base !== place.base) {
        place = { ...place, base };
        this.resources.set(base, { schema, place });
      }
      // Draft-06 and -07 write an anchor as `$id: "#name"`.
      if (name !== "") this.anchors.set(`${place.base}#${name}`, schema);
    }
    const anchor = ownProperty(schema, "$anchor");
    if (typeof anchor === "string") this.anchors.set(`${place.base}#${anchor}`, schema);
    const dynamic = ownProperty(schema, "$dynamicAnchor");
    if (typeof dynamic === "string") {
      this.anchors.set(`${place.base}#${dynamic}`, schema);
      this.dynamicAnchors.set(`${place.base}#${dynamic}`, schema);
    }
    this.places.set(schema, place);
    return place;
  }
}

function refuse(pointer: string, message: string, help: string): Target {
  return { ok: false, problem: { pointer, message, help } };
}

function stepInto(value: Json, segment: string): Json | undefined {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d{0,8})$/.test(segment) ? value[Number(segment)] : undefined;
  return isJsonObject(value) ? ownProperty(value, segment) : undefined;
}

function decodeFragment(fragment: string): string {
  if (!fragment.includes("%")) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    // Not percent-encoded after all; then it names nothing, and the reader says so.
    return fragment;
  }
}

function resolveAddress(address: string, base: string): string | undefined {
  return URL.parse(address, base)?.href;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
