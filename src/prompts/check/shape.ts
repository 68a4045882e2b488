/**
 * What a schema says about the values at a place: which types they may have, which properties, which of those are
 * always there. Templates are checked against shapes, never against data.
 */
import { isJsonObject, type Json, type JsonObject, type JsonSchema, ownProperty } from "../../platform/json.ts";
import { listed } from "../../platform/words.ts";

/** A set of JSON types, one bit for each. */
export type Kinds = number;

export const kinds = {
  null: 1,
  boolean: 2,
  number: 4,
  string: 8,
  list: 16,
  object: 32,
  scalar: 2 | 4 | 8,
  any: 63,
} as const;

/** What is said of properties that have no name in the schema. */
type Rest =
  /** Nothing: the schema does not speak of objects. */
  | { readonly state: "unsaid" }
  /** Names are listed, and nothing is said of others: for a template, others are mistakes. */
  | { readonly state: "listed" }
  /** `additionalProperties: false`. */
  | { readonly state: "closed" }
  /** Read from the inputs of cases, not from a schema: these names were seen, others may exist. */
  | { readonly state: "seen" }
  /** `additionalProperties: true` or a schema. */
  | { readonly state: "open"; readonly shape: () => Shape };

export interface PropertyShape {
  readonly shape: () => Shape;
  /** There in every value that fits the schema. */
  readonly required: boolean;
}

export interface Shape {
  /** Differs for every shape of one reader. */
  readonly id: number;
  readonly kinds: Kinds;
  /** The only values, where the schema lists them (`enum`, `const`). */
  readonly values: readonly Json[] | undefined;
  readonly properties: ReadonlyMap<string, PropertyShape>;
  readonly rest: Rest;
  /** Elements of a list. */
  readonly items: (() => Shape) | undefined;
}

/** Anything at all. */
export const anyShape: Shape = {
  id: 0,
  kinds: kinds.any,
  values: undefined,
  properties: new Map(),
  rest: { state: "unsaid" },
  items: undefined,
};

/** The property of this name, or undefined where the schema rules it out or does not list it. */
export function propertyOf(shape: Shape, name: string): PropertyShape | undefined {
  const listed = shape.properties.get(name);
  if (listed !== undefined) return listed;
  if (shape.rest.state === "open") return { shape: shape.rest.shape, required: false };
  if (shape.rest.state === "unsaid") return { shape: () => anyShape, required: false };
  return undefined;
}

/** True where a template may use names that the schema does not list. */
export function allowsOtherNames(shape: Shape): boolean {
  return shape.rest.state === "open" || shape.rest.state === "unsaid";
}

/** What `{{#each}}` gives: elements of a list, or values of an object. */
export function elementOf(reader: ShapeReader, shape: Shape): Shape {
  const elements: Shape[] = [];
  if (shape.kinds & kinds.list) elements.push(shape.items?.() ?? anyShape);
  if (shape.kinds & kinds.object) {
    for (const property of shape.properties.values()) elements.push(property.shape());
    if (shape.rest.state === "open") elements.push(shape.rest.shape());
    if (shape.rest.state === "unsaid") elements.push(anyShape);
  }
  return elements.length === 0 ? anyShape : reader.unite(elements);
}

/** In-place schemas (`$ref`, `allOf`, `anyOf`) inside each other; deeper ones count as anything. */
const deepestInPlace = 64;

/** Reads shapes from one schema document; a schema that is met again gives the same shape. */
export class ShapeReader {
  private readonly root: JsonSchema;
  private readonly fromCases: boolean;
  private readonly known = new Map<JsonObject, Shape>();
  private count = 0;
  private depth = 0;

  /** `fromCases`: the schema was made from the inputs of cases. */
  constructor(root: JsonSchema, fromCases = false) {
    this.root = root;
    this.fromCases = fromCases;
  }

  rootShape(): Shape {
    return this.shapeOf(this.root);
  }

  shapeOf(schema: Json | undefined): Shape {
    if (!isJsonObject(schema)) return anyShape;
    const known = this.known.get(schema);
    if (known !== undefined) return known;
    if (this.depth >= deepestInPlace) return anyShape;
    // Met again before it is finished, a schema refers to itself; the validator reports that.
    this.known.set(schema, anyShape);
    this.depth++;
    const shape = this.read(schema);
    this.depth--;
    this.known.set(schema, shape);
    return shape;
  }

  /** A shape with more properties known: variables that get their value from elsewhere. */
  withProperties(shape: Shape, properties: ReadonlyMap<string, PropertyShape>): Shape {
    if (properties.size === 0) return shape;
    return this.make({ ...shape, properties: new Map([...shape.properties, ...properties]) });
  }

  /** Values that fit one of the shapes. */
  unite(shapes: readonly Shape[]): Shape {
    const [only] = shapes;
    if (shapes.length === 1 && only !== undefined) return only;
    if (shapes.some((shape) => shape === anyShape) || shapes.length === 0) return anyShape;
    const objects = shapes.filter((shape) => shape.kinds & kinds.object);
    const lists = shapes.filter((shape) => shape.kinds & kinds.list);
    const properties = new Map<string, PropertyShape>();
    const names = new Map<string, PropertyShape[]>();
    for (const shape of objects) {
      for (const [name, property] of shape.properties) {
        const found = names.get(name);
        if (found === undefined) names.set(name, [property]);
        else found.push(property);
      }
    }
    for (const [name, found] of names) {
      const others = objects.length > found.length ? objects.filter((shape) => !shape.properties.has(name)) : [];
      const rests = others.flatMap((shape) => (shape.rest.state === "open" ? [shape.rest.shape] : []));
      properties.set(name, {
        required: others.length === 0 && found.every((property) => property.required),
        shape: lazily(() => this.unite([...found.map((property) => property.shape()), ...rests.map((rest) => rest())])),
      });
    }
    return this.make({
      kinds: shapes.reduce((all, shape) => all | shape.kinds, 0),
      values: shapes.every((shape) => shape.values !== undefined)
        ? shapes.flatMap((shape) => shape.values ?? [])
        : undefined,
      properties,
      rest: uniteRests(
        objects.map((shape) => shape.rest),
        (rests) => this.unite(rests),
      ),
      items: lists.length === 0 ? undefined : lazily(() => this.unite(lists.map((list) => list.items?.() ?? anyShape))),
    });
  }

  /** Values that fit all of the shapes. */
  private meet(shapes: readonly Shape[]): Shape {
    const [only] = shapes;
    if (shapes.length === 1 && only !== undefined) return only;
    const names = new Map<string, PropertyShape[]>();
    for (const shape of shapes) {
      for (const [name, property] of shape.properties) {
        const found = names.get(name);
        if (found === undefined) names.set(name, [property]);
        else found.push(property);
      }
    }
    const properties = new Map<string, PropertyShape>();
    for (const [name, found] of names) {
      properties.set(name, {
        required: found.some((property) => property.required),
        shape: lazily(() => this.meet(found.map((property) => property.shape()))),
      });
    }
    const together = shapes.reduce<Kinds>((all, shape) => all & shape.kinds, kinds.any);
    const items = shapes.flatMap((shape) => (shape.items === undefined ? [] : [shape.items]));
    return this.make({
      // Schemas that rule each other out are the validator's business; here the first one counts.
      kinds: together === 0 ? (only?.kinds ?? kinds.any) : together,
      values: shapes.find((shape) => shape.values !== undefined)?.values,
      properties,
      rest: meetRests(shapes.map((shape) => shape.rest)),
      items: items.length === 0 ? undefined : lazily(() => this.meet(items.map((item) => item()))),
    });
  }

  private read(schema: JsonObject): Shape {
    const parts: Shape[] = [];
    const reference = ownProperty(schema, "$ref");
    if (typeof reference === "string") parts.push(this.shapeOf(this.resolve(reference)));
    for (const inner of schemasIn(schema, "allOf")) parts.push(this.shapeOf(inner));
    for (const keyword of ["anyOf", "oneOf"]) {
      const branches = schemasIn(schema, keyword);
      if (branches.length > 0) parts.push(this.unite(branches.map((branch) => this.shapeOf(branch))));
    }
    const conditional = ["then", "else", "if"].flatMap((keyword) => {
      const inner = ownProperty(schema, keyword);
      return isJsonObject(inner) ? [this.shapeOf(inner)] : [];
    });
    const own = this.readOwn(schema, conditional);
    return this.meet(parts.length === 0 ? [own] : [...parts, own]);
  }

  private readOwn(schema: JsonObject, conditional: readonly Shape[]): Shape {
    const properties = new Map<string, PropertyShape>();
    // What `then` or `else` describes exists at times.
    for (const shape of conditional) {
      for (const [name, property] of shape.properties) properties.set(name, { ...property, required: false });
    }
    const required = ownProperty(schema, "required");
    const requiredNames = new Set(Array.isArray(required) ? required.filter((name) => typeof name === "string") : []);
    const listed = ownProperty(schema, "properties");
    for (const name of requiredNames) properties.set(name, { shape: () => anyShape, required: true });
    if (isJsonObject(listed)) {
      for (const [name, inner] of Object.entries(listed)) {
        // A `default` inside the schema is a comment: only `input.default` fills in what is missing.
        properties.set(name, { shape: lazily(() => this.shapeOf(inner)), required: requiredNames.has(name) });
      }
    }
    const values = valuesOf(schema);
    return this.make({
      kinds: kindsOf(schema, values),
      values,
      properties,
      rest: this.restOf(schema),
      items: this.itemsOf(schema),
    });
  }

  private restOf(schema: JsonObject): Rest {
    const additional = ownProperty(schema, "additionalProperties") ?? ownProperty(schema, "unevaluatedProperties");
    if (ownProperty(schema, "patternProperties") !== undefined) return { state: "open", shape: () => anyShape };
    if (additional === false) return { state: this.fromCases ? "seen" : "closed" };
    if (additional !== undefined) return { state: "open", shape: lazily(() => this.shapeOf(additional)) };
    const listed = ownProperty(schema, "properties");
    return isJsonObject(listed) && Object.keys(listed).length > 0 ? { state: "listed" } : { state: "unsaid" };
  }

  private itemsOf(schema: JsonObject): (() => Shape) | undefined {
    const items = ownProperty(schema, "items");
    const parts = [...schemasIn(schema, "prefixItems"), ...schemasIn(schema, "items")];
    if (isJsonObject(items)) parts.push(items);
    return parts.length === 0 ? undefined : lazily(() => this.unite(parts.map((part) => this.shapeOf(part))));
  }

  /** A `$ref` inside the document, by pointer or anchor; what leads elsewhere is anything. */
  private resolve(reference: string): Json | undefined {
    if (reference === "#") return this.root;
    if (!reference.startsWith("#/")) return undefined;
    let value: Json | undefined = this.root;
    for (const segment of reference.slice(2).split("/")) {
      const name = segment.replaceAll("~1", "/").replaceAll("~0", "~");
      if (Array.isArray(value)) value = value[Number(name)];
      else value = isJsonObject(value) ? ownProperty(value, name) : undefined;
    }
    return value;
  }

  private make(shape: Omit<Shape, "id">): Shape {
    this.count++;
    return { ...shape, id: this.count };
  }
}

function schemasIn(schema: JsonObject, keyword: string): readonly Json[] {
  const value = ownProperty(schema, keyword);
  return Array.isArray(value) ? value : [];
}

function valuesOf(schema: JsonObject): readonly Json[] | undefined {
  const constant = ownProperty(schema, "const");
  if (constant !== undefined) return [constant];
  const listed = ownProperty(schema, "enum");
  return Array.isArray(listed) ? listed : undefined;
}

const kindsByType: ReadonlyMap<Json, Kinds> = new Map<Json, Kinds>([
  ["null", kinds.null],
  ["boolean", kinds.boolean],
  ["integer", kinds.number],
  ["number", kinds.number],
  ["string", kinds.string],
  ["array", kinds.list],
  ["object", kinds.object],
]);

function kindsOf(schema: JsonObject, values: readonly Json[] | undefined): Kinds {
  const type = ownProperty(schema, "type");
  const types: readonly Json[] = Array.isArray(type) ? type : type === undefined ? [] : [type];
  let found = types.reduce<number>((all, name) => all | (kindsByType.get(name) ?? 0), 0);
  if (found === 0 && values !== undefined) found = values.reduce<number>((all, value) => all | kindOfValue(value), 0);
  if (found === 0) {
    // Strictly, `properties` alone says nothing about the type; whoever writes it means an object.
    const speaksOf = (...keywords: string[]) => keywords.some((keyword) => Object.hasOwn(schema, keyword));
    if (speaksOf("properties", "required", "additionalProperties", "patternProperties")) found |= kinds.object;
    if (speaksOf("items", "prefixItems")) found |= kinds.list;
  }
  if (found === 0) return kinds.any;
  return ownProperty(schema, "nullable") === true ? found | kinds.null : found;
}

/** The type of one value, as a set. */
export function kindOfValue(value: Json): Kinds {
  if (value === null) return kinds.null;
  if (Array.isArray(value)) return kinds.list;
  switch (typeof value) {
    case "boolean":
      return kinds.boolean;
    case "number":
      return kinds.number;
    case "string":
      return kinds.string;
    default:
      return kinds.object;
  }
}

function uniteRests(rests: readonly Rest[], unite: (shapes: readonly Shape[]) => Shape): Rest {
  const open = rests.flatMap((rest) => (rest.state === "open" ? [rest.shape] : []));
  if (rests.some((rest) => rest.state === "unsaid") || rests.length === 0) return { state: "unsaid" };
  if (open.length > 0) return { state: "open", shape: lazily(() => unite(open.map((shape) => shape()))) };
  return (
    rests.find((rest) => rest.state === "seen") ?? rests.find((rest) => rest.state === "listed") ?? { state: "closed" }
  );
}

function meetRests(rests: readonly Rest[]): Rest {
  const said = rests.filter((rest) => rest.state !== "unsaid");
  return (
    said.find((rest) => rest.state === "closed") ??
    said.find((rest) => rest.state === "open") ??
    said[0] ?? { state: "unsaid" }
  );
}

/** Computes once, when first asked: schemas may refer to themselves. */
function lazily(compute: () => Shape): () => Shape {
  let shape: Shape | undefined;
  return () => {
    shape ??= compute();
    return shape;
  };
}

const kindWords: readonly (readonly [Kinds, string])[] = [
  [kinds.string, "text"],
  [kinds.number, "a number"],
  [kinds.boolean, "true or false"],
  [kinds.list, "a list"],
  [kinds.object, "an object"],
];

/** "text", "a list or an object". Null is left out where there is something else: it says "may be absent". */
export function kindsInWords(set: Kinds): string {
  const words = kindWords.filter(([kind]) => set & kind).map(([, word]) => word);
  return words.length === 0 ? "null" : listed(words);
}
