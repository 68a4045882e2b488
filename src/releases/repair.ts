/**
 * Puts back what an environment has lost: manifests, objects and the mirror, from a tree or an environment that has the
 * same bytes. Everything is named by its digest, so nothing can come in that was not released.
 */
import type { Bundle } from "../bundles/manifest.ts";
import { type Digest, digestFrom, hexOf, isSha256, type Sha256, sha256Of } from "../platform/digest.ts";
import { forEachLimited } from "../platform/limited.ts";
import type { ObjectAttributes, Store } from "../stores/store.ts";
import { bundleKey, bundlesPrefix, objectKey, objectsPrefix } from "./keys.ts";
import { updateMirror } from "./mirror.ts";
import { jsonImmutable } from "./pointer.ts";
import { readManifest } from "./publish.ts";
import { defaultConcurrency, type ReleaseStep } from "./request.ts";
import { type VerifyReport, verify } from "./verify.ts";
import type { VerifyProblem } from "./verify-problem.ts";

/** Where lost bytes may be found. */
export interface RepairSource {
  /** The bytes of a manifest, or undefined where it has none of that digest. */
  manifest(digest: Digest): Promise<Uint8Array | undefined>;
  /** The bytes of a file, or undefined where it has none. They are verified afterwards. */
  content(sha256: Sha256): Promise<Uint8Array | undefined>;
}

export interface RepairRequest {
  readonly store: Store;
  readonly environment: string;
  readonly source: RepairSource;
  /** Look for damaged objects by reading all of them. */
  readonly deep: boolean;
  readonly places: readonly string[];
  readonly newId: () => string;
  readonly progress?: (step: ReleaseStep) => void;
}

export interface RepairOutcome {
  readonly manifests: number;
  readonly objects: number;
  /** Files of the mirror that were written. */
  readonly mirrored: number;
  /** What the environment looks like afterwards. */
  readonly report: VerifyReport;
}

/** The tree that a bundle was built from. */
export function bundleSource(bundle: Bundle): RepairSource {
  const bySha256 = new Map(bundle.manifest.files.map((file) => [file.sha256, file]));
  return {
    manifest: async (digest) => (digest === bundle.digest ? bundle.bytes : undefined),
    content: async (sha256) => {
      const file = bySha256.get(sha256);
      return file && bundle.read(file);
    },
  };
}

/** Another environment's store. */
export function storeSource(store: Store): RepairSource {
  return {
    manifest: async (digest) => (await readManifest(store, digest))?.bytes,
    content: async (sha256) => {
      const result = await store.read(objectKey(sha256), { maximumBytes: maximumContent });
      return result.outcome === "found" ? result.object.bytes : undefined;
    },
  };
}

/** The largest file that a bundle may have. */
const maximumContent = 64 * 1024 * 1024;

/**
 * Verifies an environment, puts back what the source has, and verifies it again. What is damaged is overwritten by what
 * its name says. Records are never touched: a broken chain is reported and left to a person.
 *
 * @throws as `verify` and `updateMirror` do.
 */
export async function repair(request: RepairRequest): Promise<RepairOutcome> {
  let report = await look(request);
  // A manifest that comes back names objects that may be missing too, so it goes first.
  const manifests = await putBack(request, report.problems, putManifest);
  if (manifests > 0) report = await look(request);
  const objects = await putBack(request, report.problems, putObject);
  const mirrored = report.problems.some(({ kind }) => kind === "mirror") ? await rebuildMirror(request) : 0;
  if (objects + mirrored > 0) report = await look(request);
  return { manifests, objects, mirrored, report };
}

function look({ store, environment, deep, places, progress }: RepairRequest): Promise<VerifyReport> {
  return verify({ store, environment, deep, places, ...(progress === undefined ? {} : { progress }) });
}

async function putBack(
  request: RepairRequest,
  problems: readonly VerifyProblem[],
  put: (request: RepairRequest, key: string) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  const keys = new Set(problems.map(({ key }) => key));
  await forEachLimited(keys, defaultConcurrency, async (key) => {
    if (await put(request, key)) done += 1;
  });
  return done;
}

async function putManifest({ store, source }: RepairRequest, key: string): Promise<boolean> {
  const hex = key.slice(bundlesPrefix.length, -".json".length);
  if (!isSha256(hex) || key !== bundleKey(digestFrom(hex))) return false;
  const bytes = await source.manifest(digestFrom(hex));
  return bytes !== undefined && overwrite(store, key, bytes, hexOf(digestFrom(hex)), jsonImmutable);
}

async function putObject({ store, source }: RepairRequest, key: string): Promise<boolean> {
  const hex = key.slice(objectsPrefix.length);
  if (!key.startsWith(objectsPrefix) || !isSha256(hex)) return false;
  const bytes = await source.content(hex);
  // The media type of the first upload is not known any more; readers take it from the manifest.
  const attributes: ObjectAttributes = { mediaType: "application/octet-stream", caching: "immutable" };
  return bytes !== undefined && overwrite(store, key, bytes, hex, attributes);
}

/** False where the source's bytes are not what the name says. */
async function overwrite(
  store: Store,
  key: string,
  bytes: Uint8Array,
  sha256: Sha256,
  attributes: ObjectAttributes,
): Promise<boolean> {
  if (sha256Of(bytes) !== sha256) return false;
  if ((await store.putIfAbsent(key, bytes, sha256, attributes)) === "differs") {
    // Damaged: what the name says takes its place, and nobody can have relied on what was there.
    await store.put(key, bytes, sha256, attributes);
  }
  return true;
}

async function rebuildMirror({ store, environment, places, newId, progress }: RepairRequest): Promise<number> {
  if (places.length === 0) return 0;
  const request = { store, environment, places, newId, fromScratch: true };
  return (await updateMirror({ ...request, ...(progress === undefined ? {} : { progress }) })).written;
}
