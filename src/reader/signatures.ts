/** Where an application demands it: nothing is served that no known key has signed. */
import { readVerifyingKey, type VerifyingKey } from "../provenance/keys.ts";
import { verifiedSignatures } from "../provenance/signatures.ts";
import { type ReadKey, statementsOf } from "../releases/attached.ts";
import type { SealedRelease } from "../releases/record.ts";
import type { Cache } from "./cache.ts";
import type { StoreClient } from "./client.ts";
import { readerErrors } from "./errors.ts";

/** Public keys in PEM. @throws SW1301. */
export function readKeys(pems: readonly string[]): readonly VerifyingKey[] {
  return pems.map((pem, index) => readVerifyingKey(pem, `signedBy[${index}]`));
}

/**
 * Refuses a release whose bundle none of the keys has signed; with no keys, everything passes. Gives the keys in the
 * store that the proof rests on, which the cache has to keep.
 *
 * @throws SW1607 where there is no such signature.
 */
export async function requireSignature(
  { record }: SealedRelease,
  keys: readonly VerifyingKey[],
  client: StoreClient,
  cache: Cache | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const proofs: string[] = [];
  // What the proof rests on never changes under its key, so the cache comes first.
  const read: ReadKey = async (key, maximumBytes) => {
    const options = { maximumBytes, ...(signal === undefined ? {} : { signal }) };
    const cached = await cache?.client.get(key, options).catch(() => undefined);
    const result = cached?.outcome === "found" ? cached : await client.get(key, options);
    if (result.outcome !== "found") return undefined;
    proofs.push(key);
    if (result !== cached) await cache?.write(key, result.bytes);
    return result.bytes;
  };
  const statements = await statementsOf(read, record);
  if (verifiedSignatures(statements, record.bundle, keys).length > 0) return proofs;
  throw readerErrors.create("SW1607", {
    message: `Release ${record.seq} (${record.version}) of ${record.environment} has ${statements.length === 0 ? "no signature" : "no signature by the given keys"}.`,
    next: "Deploy it with `--sign KEY`, or give the reader the public key that signed it.",
  });
}
