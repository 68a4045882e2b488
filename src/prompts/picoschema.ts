/**
 * Picoschema, Dotprompt's short form of JSON Schema: `name?: string, what it is`, `tags(array): string`. The rules are
 * those of https://google.github.io/dotprompt/reference/picoschema and of its conformance cases; where the reference
 * implementation gives nonsense (a property without a type, a list where a type belongs), a problem is reported.
 */
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  jsonPointer,
  ownProperty,
  setOwnProperty,
} from "../platform/json.ts";
import { nearest } from "../platform/nearest.ts";
import { listed } from "../platform/words.ts";

export interface PicoschemaProblem {
  /** JSON pointer into what was given: `/customer(object)/plan?`. */
  readonly pointer: string;
  /** What to mark: the value there, or its key. */
  readonly target: "value" | "key";
  /** One sentence. */
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
}

export interface PicoschemaOptions {
  /** A schema by name (`output: { schema: Recipe }`), or undefined where there is none of that name. */
  readonly resolve?: (name: string) => JsonSchema | undefined;
  /** The names that `resolve` knows, for "did you mean". */
  readonly names?: Iterable<string>;
}

export interface PicoschemaResult {
  /** Undefined where nothing was given, or nothing that could be understood. */
  readonly schema: JsonSchema | undefined;
  readonly problems: readonly PicoschemaProblem[];
  /**
   * Where each schema comes from, by JSON pointers: from the schema made (`/properties/plan`) to what was given
   * (`/plan?`). Undefined where JSON Schema was given: then both are the same.
   */
  readonly places: ReadonlyMap<string, string> | undefined;
}

const scalarTypes = ["any", "boolean", "integer", "null", "number", "string"];

/** Deeper schemas are not written by people; YAML ends at the same depth. */
const deepest = 64;

/** Types of other languages, and what they are called here. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["str", "string"],
  ["text", "string"],
  ["date", "string"],
  ["int", "integer"],
  ["long", "integer"],
  ["float", "number"],
  ["double", "number"],
  ["decimal", "number"],
  ["bool", "boolean"],
  ["dict", "object"],
  ["map", "object"],
  ["list", "array"],
]);

/** JSON Schema for what stands under `schema:`, be it Picoschema, JSON Schema or the name of a schema. Never throws. */
export function picoschema(written: Json | undefined, options: PicoschemaOptions = {}): PicoschemaResult {
  if (written === undefined || written === null || written === "" || written === false) {
    return { schema: undefined, problems: [], places: undefined };
  }
  if (isJsonSchema(written)) return { schema: withObjectType(written), problems: [], places: undefined };
  const reader = new PicoschemaReader(options);
  const schema = reader.schemaOf(written, [], [], 0);
  return { schema, problems: reader.problems, places: reader.places };
}

/** Whether this is JSON Schema as it stands, and not Picoschema with fields of these names. */
function isJsonSchema(written: Json): written is JsonObject {
  if (!isJsonObject(written)) return false;
  const type = ownProperty(written, "type");
  const types = [...scalarTypes, "object", "array"];
  if (typeof type === "string" && types.includes(type)) return true;
  if (Array.isArray(type) && type.length > 0 && type.every((one) => typeof one === "string" && types.includes(one))) {
    return true;
  }
  const properties = ownProperty(written, "properties");
  if (typeof properties === "object" && properties !== null) return true;
  if (typeof ownProperty(written, "$schema") === "string" || typeof ownProperty(written, "$ref") === "string")
    return true;
  return ["allOf", "anyOf", "oneOf"].some((keyword) => {
    const branches = ownProperty(written, keyword);
    return Array.isArray(branches) && branches.length > 0 && branches.every(isJsonObject);
  });
}

function withObjectType(schema: JsonObject): JsonSchema {
  const type = ownProperty(schema, "type");
  // `any` is a word of Picoschema; JSON Schema says it by not naming a type.
  if (type === "any") return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== "type"));
  return type === undefined && ownProperty(schema, "properties") !== undefined ? { ...schema, type: "object" } : schema;
}

type Path = readonly string[];

class PicoschemaReader {
  readonly problems: PicoschemaProblem[] = [];
  readonly places = new Map<string, string>();
  private readonly options: PicoschemaOptions;

  constructor(options: PicoschemaOptions) {
    this.options = options;
  }

  /** `from` leads to `written` in what was given, `to` to its schema in what is made. */
  schemaOf(written: Json, from: Path, to: Path, depth: number): JsonSchema {
    this.places.set(jsonPointer(to), jsonPointer(from));
    if (typeof written === "string") return this.namedType(written, from);
    if (isJsonObject(written)) {
      if (depth < deepest) return this.objectOf(written, from, to, depth);
      this.problem(from, "key", `The schema is nested more than ${deepest} levels deep.`, "Make it flatter.");
      return true;
    }
    this.notAType(written, from);
    return true;
  }

  private problem(path: Path, target: "value" | "key", message: string, help: string): void {
    if (this.problems.length < 100) this.problems.push({ pointer: jsonPointer(path), target, message, help });
  }

  private notAType(written: Json, path: Path): void {
    const key = path.at(-1);
    const name = key === undefined ? "name" : nameIn(key).name;
    if (written === null) {
      this.problem(
        path,
        "key",
        `“${name}” has no type.`,
        `Write ${name}: string, or another of ${listed(scalarTypes)}.`,
      );
    } else if (Array.isArray(written)) {
      const item = typeof written[0] === "string" ? written[0] : "string";
      const asEnum = written.length > 1 && written.every((value) => typeof value === "string");
      this.problem(
        path,
        "value",
        `A list is no type, so “${name}” is not described.`,
        asEnum
          ? `For one of several values write ${name}(enum): [${written.join(", ").slice(0, 60)}].`
          : `For a list write ${name}(array): ${scalarTypes.includes(item) ? item : "string"}.`,
      );
    } else {
      this.problem(path, "value", `${JSON.stringify(written)} is no type.`, `Write one of ${listed(scalarTypes)}.`);
    }
  }

  private namedType(written: string, path: Path): JsonSchema {
    const [type, description] = splitDescription(written);
    if (scalarTypes.includes(type)) {
      return { ...(type === "any" ? {} : { type }), ...(description === undefined ? {} : { description }) };
    }
    const resolved = this.options.resolve?.(type);
    if (resolved !== undefined) {
      return description === undefined ? resolved : { ...(isJsonObject(resolved) ? resolved : {}), description };
    }
    this.unknownType(type, path);
    return true;
  }

  private unknownType(type: string, path: Path): void {
    const key = path.at(-1);
    const name = key === undefined ? "name" : nameIn(key).name;
    const meant =
      otherNames.get(type.toLowerCase()) ??
      nearest(type, [...scalarTypes, "array", "object", ...(this.options.names ?? [])]);
    let help = /^[A-Za-z][\w-]*$/.test(type)
      ? `Write the schema into schemas/${shorten(type)}.yaml, or write one of ${listed(scalarTypes)}.`
      : `Write one of ${listed(scalarTypes)}, or the name of a schema of this project.`;
    if (meant === "array") help = `For a list write ${name}(array): string.`;
    else if (meant === "object")
      help = `For an object write ${name}(object): and its properties on lines of their own.`;
    else if (meant !== undefined) help = `Did you mean “${meant}”?`;
    this.problem(path, "value", `There is neither a type nor a schema “${shorten(type)}”.`, help);
  }

  private objectOf(written: JsonObject, from: Path, to: Path, depth: number): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    let additionalProperties: JsonSchema = false;
    for (const [key, value] of Object.entries(written)) {
      const at = [...from, key];
      if (key === "(*)") {
        additionalProperties = this.schemaOf(value, at, [...to, "additionalProperties"], depth + 1);
        continue;
      }
      const { name, optional, parentheses } = nameIn(key);
      if (name === "") {
        this.problem(at, "key", "A property needs a name.", "Write name: string, or (*): string for any name.");
        continue;
      }
      if (Object.hasOwn(properties, name)) {
        this.problem(at, "key", `“${name}” is described twice.`, "Remove one of the two lines.");
        continue;
      }
      if (!optional) required.push(name);
      const place = [...to, "properties", name];
      const property =
        parentheses === ""
          ? this.plainProperty(value, optional, at, place, depth)
          : this.parenthesised(name, parentheses, value, optional, at, place, depth);
      setOwnProperty(properties, name, property);
    }
    return { type: "object", properties, ...(required.length > 0 ? { required } : {}), additionalProperties };
  }

  private plainProperty(value: Json, optional: boolean, at: Path, place: Path, depth: number): JsonSchema {
    const schema = this.schemaOf(value, at, place, depth + 1);
    return optional ? orNull(schema) : schema;
  }

  private parenthesised(
    name: string,
    parentheses: string,
    value: Json,
    optional: boolean,
    at: Path,
    place: Path,
    depth: number,
  ): JsonSchema {
    const [type, text] = splitDescription(parentheses);
    const description = text === undefined || text === "" ? {} : { description: text };
    switch (type.trim()) {
      case "array": {
        const items = this.schemaOf(value, at, [...place, "items"], depth + 1);
        this.places.set(jsonPointer(place), jsonPointer(at));
        return { type: optional ? ["array", "null"] : "array", items, ...description };
      }
      case "object": {
        const schema = this.schemaOf(value, at, place, depth + 1);
        return { ...asObject(optional ? orNull(schema) : schema), ...description };
      }
      case "enum": {
        this.places.set(jsonPointer(place), jsonPointer(at));
        if (!Array.isArray(value) || value.length === 0) {
          this.problem(
            at,
            "value",
            `“${name}” needs the values that it may have.`,
            `Write ${name}(enum): [low, high].`,
          );
          return description;
        }
        return { enum: optional && !value.includes(null) ? [...value, null] : value, ...description };
      }
      default:
        this.unknownParentheses(name, type.trim(), text, value, at);
        return true;
    }
  }

  private unknownParentheses(name: string, type: string, text: string | undefined, value: Json, at: Path): void {
    const optional = nameIn(at.at(-1) ?? "").optional ? "?" : "";
    const meant = nearest(type, ["array", "object", "enum"]);
    let help = "Write array, object or enum between the parentheses.";
    if (scalarTypes.includes(type)) help = `Write ${name}${optional}: ${[type, text].filter(Boolean).join(", ")}.`;
    else if (type === "*") help = "Write (*) alone, for properties of any name.";
    else if (typeof value === "string" && meant === undefined) {
      // `name(what it is): string`: the description stands in the wrong place.
      help = `Write ${name}${optional}: ${value}, ${[type, text].filter(Boolean).join(", ")}.`;
    } else if (meant !== undefined) help = `Did you mean “${meant}”?`;
    this.problem(at, "key", `“${shorten(type)}” between parentheses is not known.`, help);
  }
}

/** `plan?(object, the plan)` as its name, whether it may be absent, and what stands between the parentheses. */
function nameIn(key: string): { readonly name: string; readonly optional: boolean; readonly parentheses: string } {
  const open = key.indexOf("(");
  const before = (open === -1 ? key : key.slice(0, open)).trim();
  const optional = before.endsWith("?");
  const inside = open === -1 ? "" : key.slice(open + 1).trim();
  return {
    name: optional ? before.slice(0, -1) : before,
    optional,
    parentheses: inside.endsWith(")") ? inside.slice(0, -1) : inside,
  };
}

/** At the first comma: `string, the name` gives `string` and `the name`. */
function splitDescription(text: string): readonly [string, string | undefined] {
  const comma = text.indexOf(",");
  return comma === -1 ? [text, undefined] : [text.slice(0, comma), text.slice(comma + 1).trimStart()];
}

function orNull(schema: JsonSchema): JsonSchema {
  if (!isJsonObject(schema)) return schema;
  const type = ownProperty(schema, "type");
  return typeof type === "string" ? { ...schema, type: [type, "null"] } : schema;
}

function asObject(schema: JsonSchema): JsonObject {
  return isJsonObject(schema) ? schema : {};
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
