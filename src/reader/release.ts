/** One complete release as an application holds it: its files by path, each checked by digest, and its prompts. */
import { type Digest, sha256Of } from "../bundles/digest.ts";
import { type BundleFile, bundleLimits, parseManifest, type SealedManifest } from "../bundles/manifest.ts";
import type { VerifyingKey } from "../provenance/keys.ts";
import { bundleKey, objectKey } from "../releases/keys.ts";
import { liveSequence, type SealedRelease } from "../releases/record.ts";
import type { Cache } from "./cache.ts";
import type { StoreClient } from "./client.ts";
import { readerErrors } from "./errors.ts";
import { requireSignature } from "./signatures.ts";

/** Requests for files under way at once while a release is loaded. */
const loadConcurrency = 16;

/** The bytes of a release that were loaded, by SHA-256. */
export interface LoadedRelease {
  readonly pointer: SealedRelease;
  readonly manifest: SealedManifest;
  readonly files: ReadonlyMap<string, BundleFile>;
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Keys of the store that the proof of its signature rests on. */
  readonly proofs: readonly string[];
  /** Files that were not loaded ahead are fetched here. */
  readonly client: StoreClient;
}

/**
 * Loads what a release needs before it is served: its manifest and the files that `wanted` names. What the release
 * before it holds already is taken over.
 *
 * @throws SW1603 where something is missing or damaged, and whatever the client throws.
 */
export async function loadRelease(
  pointer: SealedRelease,
  client: StoreClient,
  cache: Cache | undefined,
  previous: LoadedRelease | undefined,
  wanted: (path: string) => boolean,
  signal: AbortSignal | undefined,
  signedBy: readonly VerifyingKey[] = [],
): Promise<LoadedRelease> {
  const proofs = await requireSignature(pointer, signedBy, client, cache, signal);
  const bundle = pointer.record.bundle;
  const manifest =
    previous !== undefined && previous.manifest.digest === bundle
      ? previous.manifest
      : await loadManifest(bundle, client, cache, signal);
  const files = new Map(manifest.manifest.files.map((file) => [file.path, file]));
  const contents = new Map<string, Uint8Array>();
  const missing: BundleFile[] = [];
  const seen = new Set<string>();
  for (const file of manifest.manifest.files) {
    if (!wanted(file.path) || seen.has(file.sha256)) continue;
    seen.add(file.sha256);
    const known = previous?.contents.get(file.sha256);
    if (known === undefined) missing.push(file);
    else contents.set(file.sha256, known);
  }
  let next = 0;
  const work = async () => {
    for (let file = missing[next++]; file !== undefined; file = missing[next++]) {
      contents.set(file.sha256, await loadFile(file, client, cache, signal));
    }
  };
  await Promise.all(Array.from({ length: Math.min(loadConcurrency, missing.length) }, work));
  return { pointer, manifest, files, contents, proofs, client };
}

async function loadManifest(
  bundle: Digest,
  client: StoreClient,
  cache: Cache | undefined,
  signal: AbortSignal | undefined,
): Promise<SealedManifest> {
  const key = bundleKey(bundle);
  const cached = await cachedBytes(cache, key, bundleLimits.manifestBytes);
  if (cached !== undefined && `sha256:${sha256Of(cached)}` === bundle) return parseManifest(cached, bundle);
  const bytes = await fetchBytes(client, key, bundleLimits.manifestBytes, signal);
  const manifest = parseManifest(bytes, bundle);
  await cache?.write(key, bytes);
  return manifest;
}

/** The bytes of one file, from the cache or the store, checked by SHA-256. */
export async function loadFile(
  file: BundleFile,
  client: StoreClient,
  cache: Cache | undefined,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const key = objectKey(file.sha256);
  const cached = await cachedBytes(cache, key, file.size);
  if (cached !== undefined && sha256Of(cached) === file.sha256) return cached;
  const bytes = await fetchBytes(client, key, file.size, signal);
  if (sha256Of(bytes) !== file.sha256) {
    throw readerErrors.create("SW1603", {
      message: `The object of ${file.path} has other bytes than its name says.`,
      next: "Run `slipway verify ENV --deep`, then `slipway repair ENV`.",
    });
  }
  await cache?.write(key, bytes);
  return bytes;
}

async function cachedBytes(cache: Cache | undefined, key: string, maximumBytes: number) {
  if (cache === undefined) return undefined;
  // A cache that cannot be read, or holds something else under that name, is no cache.
  const result = await cache.client.get(key, { maximumBytes }).catch(() => undefined);
  return result?.outcome === "found" ? result.bytes : undefined;
}

async function fetchBytes(client: StoreClient, key: string, maximumBytes: number, signal: AbortSignal | undefined) {
  const result = await client.get(key, { maximumBytes, ...(signal === undefined ? {} : { signal }) });
  if (result.outcome === "found") return result.bytes;
  throw readerErrors.create("SW1603", {
    message: `The release names ${key}, and the store has no such object.`,
    next: "Run `slipway verify ENV --deep`, then `slipway repair ENV`.",
  });
}

/** Keys that a release needs in the cache. */
export function cacheKeys(release: LoadedRelease): ReadonlySet<string> {
  const keys = new Set<string>([bundleKey(release.manifest.digest), ...release.proofs]);
  for (const file of release.files.values()) keys.add(objectKey(file.sha256));
  return keys;
}

/** What an application shows of a release in its logs. */
export function describeRelease(release: LoadedRelease): {
  readonly sequence: number;
  readonly version: string;
  readonly bundle: Digest;
  readonly environment: string;
} {
  const { record } = release.pointer;
  return {
    sequence: liveSequence(record),
    version: record.version,
    bundle: record.bundle,
    environment: record.environment,
  };
}
