/** What stands in the headers of an object: how it is written, and what a reply says of it. */
import type { AwsReply } from "../../aws/client.ts";
import type { ObjectAttributes } from "../store.ts";

/**
 * Headers of a write. Content-addressed keys never change, so caches may keep them for ever (a year is what RFC 9111
 * caches understand as that); the pointer must be asked for every time.
 */
export function attributeHeaders(attributes: ObjectAttributes, kmsKey: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {
    "content-type": headerValue(attributes.mediaType),
    "cache-control": attributes.caching === "immutable" ? "max-age=31536000, immutable" : "no-cache",
    ...encryptionHeaders(kmsKey),
  };
  for (const [name, value] of Object.entries(attributes.metadata ?? {})) {
    headers[`x-amz-meta-${name.toLowerCase()}`] = headerValue(value);
  }
  return headers;
}

/** With a bucket key KMS is asked once in a while instead of for every object. */
function encryptionHeaders(kmsKey: string | undefined): Readonly<Record<string, string>> {
  if (kmsKey === undefined) return {};
  return {
    "x-amz-server-side-encryption": "aws:kms",
    "x-amz-server-side-encryption-aws-kms-key-id": kmsKey,
    "x-amz-server-side-encryption-bucket-key-enabled": "true",
  };
}

/** The server compares it with the bytes that it got, and refuses the write where they differ. */
export function checksumHeader(sha256: string): Readonly<Record<string, string>> {
  return { "x-amz-checksum-sha256": base64OfHex(sha256) };
}

/** Asks for the checksum that the server keeps. */
export const askForChecksum = { "x-amz-checksum-mode": "ENABLED" } as const;

/**
 * Hex SHA-256 of the whole object as the server keeps it; undefined where it keeps none, or one of parts (with `-n`).
 */
export function storedSha256(reply: AwsReply): string | undefined {
  const value = reply.headers["x-amz-checksum-sha256"];
  if (typeof value !== "string" || !/^[A-Za-z0-9+/]{43}=$/.test(value)) return undefined;
  return Buffer.from(value, "base64").toString("hex");
}

/** Bytes of the object by the reply's `content-length`; 0 where the header is missing. */
export function sizeOf(reply: AwsReply): number {
  return Number(reply.headers["content-length"] ?? 0);
}

/** A digest as S3's checksum headers want it. */
export function base64OfHex(hex: string): string {
  return Buffer.from(hex, "hex").toString("base64");
}

/** Printable ASCII stands as it is; everything else, which could end the header, is percent-encoded. */
function headerValue(text: string): string {
  return text.replace(/[^\x20-\x7e]+|%/gu, (part) => encodeURIComponent(part.toWellFormed()));
}
