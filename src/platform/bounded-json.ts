/** JSON documents of strangers: bounded before they are parsed, because whoever walks through a value recurses. */
import { isJsonObject, type JsonObject } from "./json.ts";
import { isNestedWithin } from "./json-depth.ts";
import { decodeText } from "./text.ts";

export type BoundedJson =
  | { readonly ok: true; readonly value: JsonObject }
  /** `message`: a sentence without the file's name. */
  | { readonly ok: false; readonly message: string };

/** The object in a file's bytes: UTF-8, at most so large and so deep. */
export function readJsonObject(
  bytes: Uint8Array,
  { maximumBytes, maximumDepth }: { readonly maximumBytes: number; readonly maximumDepth: number },
): BoundedJson {
  const decoded = decodeText(bytes, { maximumBytes });
  return decoded.ok ? parseJsonObject(decoded.text, maximumDepth) : { ok: false, message: decoded.message };
}

/** The object in a text whose length the caller has bounded. */
export function parseJsonObject(text: string, maximumDepth: number): BoundedJson {
  if (!isNestedWithin(text, maximumDepth)) {
    return { ok: false, message: `It is nested more than ${maximumDepth} levels deep.` };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, message: "It is not JSON." };
  }
  return isJsonObject(value) ? { ok: true, value } : { ok: false, message: "It is not an object." };
}
