/**
 * Documents that go with a release under `evidence/`, besides the gate's decision: signed statements about its bundle.
 * Each is immutable, named by its SHA-256, and listed in the record.
 */
import { type Digest, digestFrom, hexOf, sha256Of } from "../bundles/digest.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { largestEnvelope } from "../provenance/envelope.ts";
import { isStatementAbout } from "../provenance/signatures.ts";
import type { Store } from "../stores/store.ts";
import { evidenceKey, releaseKey } from "./keys.ts";
import { jsonImmutable } from "./pointer.ts";
import { maximumRecordBytes, type ReleaseRecord } from "./record.ts";
import { parseRelease } from "./record-parse.ts";

/** Records name a decision, an evaluation and a few statements; more were not written by us. */
const mostDocuments = 32;

/** A rollback points at the release that it restored, which may be a rollback itself. */
const mostHops = 20;

/** Keeps documents as evidence; their digests, for the record. */
export async function keepDocuments(store: Store, documents: readonly Uint8Array[]): Promise<readonly Digest[]> {
  const kept: Digest[] = [];
  for (const bytes of documents) {
    const sha256 = sha256Of(bytes);
    await store.putIfAbsent(evidenceKey(sha256), bytes, sha256, jsonImmutable);
    kept.push(digestFrom(sha256));
  }
  return kept;
}

/** Gives the bytes of a key; undefined where there is none, or more of them than wanted. */
export type ReadKey = (key: string, maximumBytes: number) => Promise<Uint8Array | undefined>;

/** Reads keys of a store. */
export function keysOf(store: Store): ReadKey {
  return async (key, maximumBytes) => {
    try {
      const result = await store.read(key, { maximumBytes });
      return result.outcome === "found" ? result.object.bytes : undefined;
    } catch (error) {
      // An evaluation may be larger than a statement can be.
      if (isSlipwayError(error) && error.code === "SW0505") return undefined;
      throw error;
    }
  };
}

/**
 * The statements about a release's bundle that its record names, or the record of the release that a rollback restored.
 * Whether their signatures are right is another question. A document that is missing or changed is left out.
 *
 * @throws SW0602 or SW0603 where a record cannot be read, and what `read` throws.
 */
export async function statementsOf(read: ReadKey, of: ReleaseRecord): Promise<readonly Uint8Array[]> {
  let record = of;
  for (let hops = 0; hops < mostHops; hops += 1) {
    const found: Uint8Array[] = [];
    for (const digest of record.evidence.slice(0, mostDocuments)) {
      const sha256 = hexOf(digest);
      const bytes = await read(evidenceKey(sha256), largestEnvelope);
      if (bytes !== undefined && sha256Of(bytes) === sha256 && isStatementAbout(bytes, of.bundle)) found.push(bytes);
    }
    const { restores, seq } = record;
    if (found.length > 0 || restores === undefined || restores >= seq) return found;
    const key = releaseKey(restores);
    const bytes = await read(key, maximumRecordBytes);
    if (bytes === undefined) return [];
    record = parseRelease(bytes, key).record;
    // Only the bundle's own statements are taken, so a wrong record in between gains nothing.
    if (record.seq !== restores || record.environment !== of.environment) return [];
  }
  return [];
}
