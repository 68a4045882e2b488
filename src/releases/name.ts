/** The one syntax by which a release is named everywhere: `7`, `1.4.0` or `v1.4.0`, `sha256:…`. */
import { type Digest, isDigest } from "../bundles/digest.ts";
import { quoted } from "../platform/inputs.ts";
import { releasesErrors } from "./errors.ts";
import { normalizeVersion } from "./version.ts";

export type ReleaseName =
  | { readonly kind: "sequence"; readonly seq: number }
  | { readonly kind: "version"; readonly version: string }
  | { readonly kind: "digest"; readonly digest: Digest };

/** The largest sequence number: ten digits in the key. */
export const maximumSequence = 9_999_999_999;

/**
 * Reads the name of a release.
 *
 * @throws SW0601 where it is none of the three forms.
 */
export function parseReleaseName(text: string): ReleaseName {
  if (/^[1-9]\d{0,9}$/.test(text)) return { kind: "sequence", seq: Number(text) };
  if (isDigest(text)) return { kind: "digest", digest: text };
  const version = normalizeVersion(text);
  if (version !== undefined) return { kind: "version", version };
  throw releasesErrors.create("SW0601", {
    message: `${quoted(text)} does not name a release.`,
    next: text.toLowerCase().startsWith("sha256:")
      ? "A digest is sha256: and all 64 hexadecimal digits in lower case; `slipway history ENV --json` has them."
      : "Write its sequence number (7), its version (1.4.0) or its digest (sha256:…); `slipway history ENV` lists them.",
  });
}

/** A name as a person reads it: `release 7`, `1.4.0`, `sha256:…` shortened. */
export function describeName(name: ReleaseName): string {
  switch (name.kind) {
    case "sequence":
      return `release ${name.seq}`;
    case "version":
      return name.version;
    case "digest":
      return name.digest.slice(0, 19);
  }
}
