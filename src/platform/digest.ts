/** SHA-256 as the store writes it: bare hexadecimal in keys and manifests, `sha256:<hex>` where a bundle or record is named. */

/** 64 lower-case hexadecimal digits. */
export type Sha256 = string & { readonly __brand: "Sha256" };

/** `sha256:` and 64 lower-case hexadecimal digits: the name of a bundle (of its manifest) or of a release record. */
export type Digest = string & { readonly __brand: "Digest" };

const hexPattern = /^[0-9a-f]{64}$/;

/** True for 64 lower-case hexadecimal digits. Upper case is refused: keys would differ. */
export function isSha256(value: unknown): value is Sha256 {
  return typeof value === "string" && hexPattern.test(value);
}

/** `sha256:` and 64 digits of lower-case hexadecimal. */
export function isDigest(value: unknown): value is Digest {
  return typeof value === "string" && value.startsWith("sha256:") && hexPattern.test(value.slice(7));
}

/** The SHA-256 of bytes. */
export function sha256Of(bytes: Uint8Array): Sha256 {
  // The one place where the brand is given: what a hash function returns is what the type says.
  return sha256Hex(bytes) as Sha256;
}

/**
 * The SHA-256 of bytes or of a text in UTF-8, as 64 hexadecimal digits. Node's crypto module takes 4 ms to load, and
 * most checks hash nothing: it is loaded at the first hash.
 */
export function sha256Hex(content: Uint8Array | string): string {
  return process.getBuiltinModule("node:crypto").createHash("sha256").update(content).digest("hex");
}

/** The digest of bytes, `sha256:<hex>`. */
export function digestOf(bytes: Uint8Array): Digest {
  return digestFrom(sha256Of(bytes));
}

/** The name of what has this hash. */
export function digestFrom(sha256: Sha256): Digest {
  return `sha256:${sha256}` as Digest;
}

/** The hexadecimal part of a digest, as it stands in keys. */
export function hexOf(digest: Digest): Sha256 {
  return digest.slice(7) as Sha256;
}
