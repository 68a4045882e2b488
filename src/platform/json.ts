/** JSON values, their types by the names of JSON Schema, and JSON pointers (RFC 6901). */

/** A JSON value as read from YAML or JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A JSON Schema, as an object or `true`/`false`. */
export type JsonSchema = boolean | JsonObject;

export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

/** True for an object that is no list and not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON type of a value; undefined for what JSON does not have (functions, `undefined`, NaN and infinities). */
export function jsonTypeOf(value: unknown): JsonType | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return typeof value as "string" | "boolean";
    case "number":
      return Number.isFinite(value) ? "number" : undefined;
    case "object":
      return value === null ? "null" : Array.isArray(value) ? "array" : "object";
    default:
      return undefined;
  }
}

/** An own property, or undefined: what `__proto__` or `toString` would reach through the prototype is not seen. */
export function ownProperty(value: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Sets an own property even where the name is `__proto__`. */
export function setOwnProperty(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[name] = value;
  }
}

/** One segment of a JSON pointer: `~` as `~0`, `/` as `~1`. */
export function escapePointerSegment(segment: string): string {
  return segment.includes("~") || segment.includes("/") ? segment.replaceAll("~", "~0").replaceAll("/", "~1") : segment;
}

/** The name that a segment of a JSON pointer stands for. */
export function unescapePointerSegment(segment: string): string {
  return segment.includes("~") ? segment.replaceAll("~1", "/").replaceAll("~0", "~") : segment;
}

/** `["input", "a/b", 0]` as `/input/a~1b/0`; no segments as the empty string, which means the whole value. */
export function jsonPointer(segments: readonly (string | number)[]): string {
  let pointer = "";
  for (const segment of segments) {
    pointer += `/${typeof segment === "number" ? segment : escapePointerSegment(segment)}`;
  }
  return pointer;
}
