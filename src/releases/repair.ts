/**
 * Puts back what an environment has lost: manifests, objects and the mirror, from a tree or an environment that has the
 * same bytes. Everything is named by its digest, so nothing can come in that was not released.
 *
 * What is damaged is replaced in one write, on condition that the damaged bytes are still there: good bytes are never
 * overwritten, no reader meets a gap between a removal and a write, and the role needs no right to delete.
 */
import { type Bundle, type BundleFile, bundleLimits } from "../bundles/manifest.ts";
import { type Digest, digestFrom, hexOf, isSha256, type Sha256, sha256Of } from "../platform/digest.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { forEachLimited } from "../platform/limited.ts";
import type { ObjectAttributes, Revision, Store } from "../stores/store.ts";
import { bundleKey, bundlesPrefix, objectKey } from "./keys.ts";
import { updateMirror } from "./mirror.ts";
import { jsonImmutable } from "./pointer.ts";
import { readManifest } from "./publish.ts";
import { defaultConcurrency, type ReleaseStep } from "./request.ts";
import { type VerifyReport, verify } from "./verify.ts";
import { isContentError, type VerifyProblem } from "./verify-problem.ts";

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
    manifest: (digest) => orNothing(async () => (await readManifest(store, digest))?.bytes),
    content: (sha256) =>
      orNothing(async () => {
        const result = await store.read(objectKey(sha256), { maximumBytes: bundleLimits.fileBytes });
        return result.outcome === "found" ? result.object.bytes : undefined;
      }),
  };
}

/** Several places, asked one after the other: the first that has the right bytes. */
export function firstSource(sources: readonly RepairSource[]): RepairSource {
  const find = async (sha256: Sha256, look: (source: RepairSource) => Promise<Uint8Array | undefined>) => {
    for (const source of sources) {
      const bytes = await look(source);
      if (bytes !== undefined && sha256Of(bytes) === sha256) return bytes;
    }
    return undefined;
  };
  return {
    manifest: (digest) => find(hexOf(digest), (source) => source.manifest(digest)),
    content: (sha256) => find(sha256, (source) => source.content(sha256)),
  };
}

/** What is damaged in the source is nothing to repair with, and no reason to stop. */
async function orNothing<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isContentError(error)) return undefined;
    throw error;
  }
}

/**
 * Verifies an environment, puts back what the source has, and verifies it again. Records are never touched: a broken
 * chain is reported and left to a person. Settings of the place are not looked at: nothing here could mend them.
 *
 * @throws as `verify` does, and faults of the stores.
 */
export async function repair(request: RepairRequest): Promise<RepairOutcome> {
  let report = await look(request);
  // A manifest that comes back names objects that may be missing too, so it goes first.
  const manifests = await putBack(request, report.problems, putManifest);
  if (manifests > 0) report = await look(request);
  const files = filesByKey(report);
  const objects = await putBack(request, report.problems, (asked, key) => putObject(asked, key, files.get(key)));
  const mirrored = report.problems.some(({ kind }) => kind === "mirror") ? await rebuildMirror(request) : 0;
  if (objects + mirrored > 0) report = await look(request);
  return { manifests, objects, mirrored, report };
}

function look({ store, environment, deep, places, progress }: RepairRequest): Promise<VerifyReport> {
  // A size alone says little; where the store keeps no checksums, reading is the only way to find damage.
  const reads = deep || store.inspect === undefined;
  const request = { store, environment, deep: reads, places, settings: false };
  return verify({ ...request, ...(progress === undefined ? {} : { progress }) });
}

/** Files of the kept releases by the key of their content: their media types go with them. */
function filesByKey(report: VerifyReport): ReadonlyMap<string, BundleFile> {
  const files = new Map<string, BundleFile>();
  for (const manifest of report.manifests.values()) {
    for (const file of manifest.files) files.set(objectKey(file.sha256), file);
  }
  return files;
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
  return bytes !== undefined && restore(store, key, bytes, hex, jsonImmutable);
}

async function putObject(
  { store, source }: RepairRequest,
  key: string,
  file: BundleFile | undefined,
): Promise<boolean> {
  if (file === undefined || key !== objectKey(file.sha256)) return false;
  const bytes = await source.content(file.sha256);
  const attributes: ObjectAttributes = { mediaType: file.mediaType, caching: "immutable" };
  return bytes !== undefined && restore(store, key, bytes, file.sha256, attributes);
}

/** Others may repair at the same time; each round somebody has changed what was there. */
const mostRounds = 5;

/** Puts the right bytes where none or damaged ones are. False where the source's bytes are not what the name says. */
async function restore(
  store: Store,
  key: string,
  bytes: Uint8Array,
  sha256: Sha256,
  attributes: ObjectAttributes,
): Promise<boolean> {
  if (sha256Of(bytes) !== sha256) return false;
  for (let round = 0; round < mostRounds; round += 1) {
    if ((await store.putIfAbsent(key, bytes, sha256, attributes)) !== "differs") return true;
    const damaged = await damagedRevision(store, key, sha256);
    if (damaged === "unreadable") {
      // Too large to be read, so certainly not these bytes; there is one right content for this key and this is it.
      await store.put(key, bytes, sha256, attributes);
      return true;
    }
    if (damaged === undefined) continue;
    const swap = await store.compareAndSwap(key, bytes, sha256, damaged, attributes);
    if (swap.outcome === "moved") return true;
  }
  // Verify looks again afterwards and says what it is.
  return false;
}

/** The revision of bytes that are not what the key says; undefined where they are gone or good by now. */
async function damagedRevision(
  store: Store,
  key: string,
  sha256: Sha256,
): Promise<Revision | "unreadable" | undefined> {
  try {
    const result = await store.read(key, { maximumBytes: bundleLimits.fileBytes });
    if (result.outcome !== "found" || sha256Of(result.object.bytes) === sha256) return undefined;
    return result.object.revision;
  } catch (error) {
    if (isContentError(error)) return "unreadable";
    throw error;
  }
}

/** How many files were written; none where the live bundle lacks some, which verify has named. */
async function rebuildMirror({ store, environment, places, newId, progress }: RepairRequest): Promise<number> {
  if (places.length === 0) return 0;
  const request = { store, environment, places, newId, fromScratch: true };
  try {
    return (await updateMirror({ ...request, ...(progress === undefined ? {} : { progress }) })).written;
  } catch (error) {
    const isIncomplete = isSlipwayError(error) && error.code === "SW0625" && !isSlipwayError(error.cause);
    if (isIncomplete) return 0;
    throw error;
  }
}
