/** The signatures of a bundle: made once, verified wherever it goes. */
import type { Digest } from "../platform/digest.ts";
import { parseEnvelope, signEnvelope, signersOf, statementType } from "./envelope.ts";
import type { SigningKey, VerifyingKey } from "./keys.ts";
import { claimsOf, isAbout, type Provenance, type SignedClaims, statementBytes } from "./statement.ts";

/** Signs what is known of a bundle. The bytes are kept as evidence, named by the release record. */
export function signBundle(provenance: Provenance, keys: readonly SigningKey[]): Promise<Uint8Array> {
  return signEnvelope(statementType, statementBytes(provenance), keys);
}

/** A statement about the bundle, by at least one of the keys. */
export interface VerifiedSignature {
  /** Ids of the keys whose signature is right. */
  readonly keys: readonly string[];
  readonly claims: SignedClaims;
}

/** The statements among documents that are about this bundle and rightly signed by one of the keys. */
export function verifiedSignatures(
  documents: Iterable<Uint8Array>,
  bundle: Digest,
  keys: readonly VerifyingKey[],
): readonly VerifiedSignature[] {
  const found: VerifiedSignature[] = [];
  for (const document of documents) {
    const envelope = parseEnvelope(document);
    if (envelope === undefined || !isAbout(envelope, bundle)) continue;
    const signers = signersOf(envelope, keys);
    if (signers.length > 0) found.push({ keys: signers, claims: claimsOf(envelope) });
  }
  return found;
}

/** True for a document that is a statement about this bundle, by whomever: what a promotion carries along. */
export function isStatementAbout(document: Uint8Array, bundle: Digest): boolean {
  const envelope = parseEnvelope(document);
  return envelope !== undefined && isAbout(envelope, bundle);
}
