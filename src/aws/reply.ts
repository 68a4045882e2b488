/** What a reply says: its error document, read with care, whoever sent it. */
import { isJsonObject, type JsonObject } from "../platform/json.ts";
import type { HttpReply } from "./http.ts";
import { childOf, childText, parseXml, type XmlElement } from "./xml.ts";

export interface AwsErrorDocument {
  readonly code: string;
  /** The server's own words, without control characters, at most 400 characters. */
  readonly message: string;
  /** Fields that S3 adds to some errors: `Region`, `Endpoint`, … */
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * The error in a reply: `<Error>` of S3, also inside a 200, or `<ErrorResponse>` of STS and IAM. Undefined where there
 * is none, and for a body that is no such document (HEAD has none, proxies send HTML).
 */
export function errorDocument(reply: HttpReply): AwsErrorDocument | undefined {
  if (reply.body.byteLength === 0) return undefined;
  const root = parseXml(textOf(reply.body));
  const error = root?.name === "Error" ? root : root?.name === "ErrorResponse" ? childOf(root, "Error") : undefined;
  const code = childText(error, "Code");
  if (error === undefined || code === undefined || !/^[A-Za-z0-9._-]{1,100}$/.test(code)) return undefined;
  return { code, message: plain(childText(error, "Message") ?? ""), fields: fieldsOf(error) };
}

/** Bytes as UTF-8 text, without a copy of them; what is no UTF-8 becomes U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** The JSON object that a body is; undefined for anything else. */
export function jsonObjectIn(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A server's words go into messages that people read: one line, nothing invisible, not endless. */
function plain(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}

function fieldsOf(error: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    error.children
      .filter(({ name, children }) => children.length === 0 && name !== "Code" && name !== "Message")
      .map(({ name, text }) => [name, plain(text)]),
  );
}
