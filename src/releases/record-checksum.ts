/**
 * The checksum that a record carries of itself. The chain vouches for every record but the newest, which no other one
 * names yet: this shows that somebody changed a word in the pointer by hand. It is no signature: whoever may write the
 * pointer and computes it anew is found by what else names the release (verify-pointer.ts), or by nobody.
 */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { type Digest, digestOf } from "../bundles/digest.ts";
import type { JsonObject } from "../platform/json.ts";

/** The digest of the canonical bytes of a record, all of it but the checksum. */
export function checksumOf(document: JsonObject): Digest {
  const { checksum: _, ...rest } = document;
  return digestOf(canonicalBytes(rest));
}
