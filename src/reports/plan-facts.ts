/**
 * What the JSON document of `slipway plan` says, for reports. It may come from an artifact: every field is looked at
 * before it is believed. Texts in it are a stranger's.
 */
import { isJsonObject, type JsonObject, ownProperty } from "../platform/json.ts";
import { grouped, sizeInWords } from "../platform/words.ts";

/** A text of a document, or nothing. */
export function textOf(document: JsonObject, name: string): string {
  const value = ownProperty(document, name);
  return typeof value === "string" ? value : "";
}

/** The version that is live; empty where nothing is. */
export function liveVersion(document: JsonObject): string {
  const live = ownProperty(document, "live");
  return isJsonObject(live) ? textOf(live, "version") : "";
}

/** `3 added, 1 removed`. */
export function fileCountWords(document: JsonObject): string {
  return ["added", "changed", "removed", "moved"]
    .map((name) => {
      const list = ownProperty(document, name);
      return { name, count: Array.isArray(list) ? list.length : 0 };
    })
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${grouped(count)} ${name}`)
    .join(", ");
}

/** `12.0 kB to upload`; empty where nothing is. */
export function uploadWords(document: JsonObject): string {
  const bytes = ownProperty(document, "bytes");
  const upload = isJsonObject(bytes) ? ownProperty(bytes, "upload") : undefined;
  return typeof upload === "number" && upload > 0 ? `${sizeInWords(upload)} to upload` : "";
}
