/** JSON values, their types by the names of JSON Schema, and JSON pointers (RFC 6901). */
/** A JSON value as read from YAML or JSON. */
export type Json = null | boolean | number | string | readonly Json[] | {
    readonly [key: string]: Json;
};
export type JsonObject = {
    readonly [key: string]: Json;
};
/** A JSON Schema, as an object or `true`/`false`. */
export type JsonSchema = boolean | JsonObject;
export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";
/** True for an object that is no list and not null. */
export declare function isJsonObject(value: unknown): value is JsonObject;
/** The JSON type of a value; undefined for what JSON does not have (functions, `undefined`, NaN and infinities). */
export declare function jsonTypeOf(value: unknown): JsonType | undefined;
/** An own property, or undefined: what `__proto__` or `toString` would reach through the prototype is not seen. */
export declare function ownProperty(value: JsonObject, name: string): Json | undefined;
/** Sets an own property even where the name is `__proto__`. */
export declare function setOwnProperty(target: Record<string, unknown>, name: string, value: unknown): void;
/** One segment of a JSON pointer: `~` as `~0`, `/` as `~1`. */
export declare function escapePointerSegment(segment: string): string;
/** The name that a segment of a JSON pointer stands for. */
export declare function unescapePointerSegment(segment: string): string;
/** `["input", "a/b", 0]` as `/input/a~1b/0`; no segments as the empty string, which means the whole value. */
export declare function jsonPointer(segments: readonly (string | number)[]): string;
