/** Looks whether an environment keeps its promises: pointer, chain, manifests, every object, mirror, settings. */

import type { BundleFile, Manifest } from "../bundles/manifest.ts";
import { type Digest, hexOf, type Sha256, sha256Of } from "../platform/digest.ts";
import { forEachLimited } from "../platform/limited.ts";
import type { VerifyingKey } from "../provenance/keys.ts";
import { verifiedSignatures } from "../provenance/signatures.ts";
import type { ListedObject, Store, StoreSetting } from "../stores/store.ts";
import { keysOf, statementsOf } from "./attached.ts";
import { bundleKey, evidenceKey, evidencePrefix, objectKey, objectsPrefix, pointerKey } from "./keys.ts";
import { readPointer } from "./pointer.ts";
import { readManifest } from "./publish.ts";
import { liveSequence, maximumRecordBytes, type Pointer } from "./record.ts";
import { defaultConcurrency, type ReleaseStep } from "./request.ts";
import { requirePointer } from "./rollback.ts";
import { type ChainLink, checkChain } from "./verify-chain.ts";
import { checkMirror } from "./verify-mirror.ts";
import { checkPointer } from "./verify-pointer.ts";
import { contentProblem, type VerifyProblem } from "./verify-problem.ts";

export interface VerifyRequest {
  readonly store: Store;
  readonly environment: string;
  /** Read and hash every object, instead of comparing sizes and the server's checksums. */
  readonly deep: boolean;
  /** From `mirrorPlaces`; empty where no mirror is configured. */
  readonly places: readonly string[];
  /** Keys of which one must have signed the live bundle; empty demands nothing. */
  readonly signedBy?: readonly VerifyingKey[];
  /** False leaves out the settings of the place. */
  readonly settings?: boolean;
  readonly concurrency?: number;
  readonly progress?: (step: ReleaseStep) => void;
}

export interface VerifyReport {
  /** Undefined where it cannot be read. */
  readonly pointer: Pointer | undefined;
  readonly problems: readonly VerifyProblem[];
  /** What is worth knowing and no drift: an unfinished prune, leftovers, settings that this role may not read. */
  readonly notes: readonly string[];
  /** The sound manifests of kept releases. */
  readonly manifests: ReadonlyMap<Digest, Manifest>;
  readonly checked: {
    readonly records: number;
    /** Releases whose files are kept, and their different bundles. */
    readonly releases: number;
    readonly bundles: number;
    readonly objects: number;
    /** In bytes, of those objects. */
    readonly bytes: number;
    /** How the objects were compared: their size only, a checksum that the store keeps, or by reading them. */
    readonly objectsBy: "size" | "checksum" | "content";
  };
}

/** Files are read whole, up to 64 MiB each; this bounds the memory of a deep look. */
const deepReads = 4;

/** Decisions, statements and evaluations; the last may be the largest. */
const largestEvidence = 64 * 1024 * 1024;

/** How often the look is begun anew because the pointer moved during it. */
const maximumLooks = 5;

/**
 * Verifies an environment. Drift is reported, not thrown. Releases may be made meanwhile: what looks like drift because
 * the pointer moved during the look is looked at again.
 *
 * @throws SW0615 where nothing was released, SW0603 where the store has a newer format, SW0617 where it is another
 *   environment's, and faults of the store.
 */
export async function verify(request: VerifyRequest): Promise<VerifyReport> {
  for (let look = 1; ; look += 1) {
    const report = await verifyOnce(request);
    if (report.problems.length === 0 || report.pointer === undefined || look === maximumLooks) return report;
    const now = await request.store.read(pointerKey, {
      maximumBytes: maximumRecordBytes,
      unlessRevision: report.pointer.revision,
    });
    if (now.outcome !== "found") return report;
  }
}

async function verifyOnce(request: VerifyRequest): Promise<VerifyReport> {
  const { store } = request;
  const problems: VerifyProblem[] = [];
  const notes: string[] = [];
  const pointer = await readPointerOrProblem(request, problems);
  const chain = await checkChain(store, pointer, problems);
  if (pointer === undefined && problems.length === 0) await requirePointer(request);

  const kept = pointer === undefined ? [] : keptLinks(pointer, chain);
  await checkEvidence(request, chain, problems);
  const manifests = await readManifests(store, kept, problems);
  const objects = await checkObjects(request, manifests, problems, notes);
  if (pointer !== undefined) {
    if (pointer.record.pruning !== undefined) {
      notes.push("A prune is under way, or was killed; `slipway prune` finishes it.");
    }
    const live = manifests.get(pointer.record.bundle);
    await checkMirror(request, pointer, live, problems, notes);
  }
  if (pointer !== undefined) await checkPointer(store, pointer, chain, problems);
  if (pointer !== undefined) await checkSignatures(request, pointer, problems, notes);
  if (request.settings ?? true) await checkSettings(store, problems, notes);
  const checked = { records: chain.length, releases: kept.length, bundles: manifests.size, ...objects };
  return { pointer, problems, notes, manifests, checked };
}

async function readPointerOrProblem(request: VerifyRequest, problems: VerifyProblem[]): Promise<Pointer | undefined> {
  try {
    return await readPointer(request.store, request.environment);
  } catch (error) {
    problems.push({
      kind: "pointer",
      key: pointerKey,
      message: contentProblem(error),
      next: "Restore the file from before the damage; the newest good record is the one with the highest number under releases/.",
    });
    return undefined;
  }
}

/** The releases whose files must be there: all from `keptFrom` on, and what is live. */
function keptLinks(pointer: Pointer, chain: readonly ChainLink[]): readonly ChainLink[] {
  const live = liveSequence(pointer.record);
  return chain.filter((link) => !link.isMark && (link.seq >= pointer.record.keptFrom || link.seq === live));
}

/** The documents that records name: that they are there and, where every byte is read, that they are what was named. */
async function checkEvidence(
  { store, deep }: VerifyRequest,
  chain: readonly ChainLink[],
  problems: VerifyProblem[],
): Promise<void> {
  const namedBy = new Map<Digest, ChainLink>();
  for (const link of chain) for (const digest of link.evidence) namedBy.set(digest, link);
  if (namedBy.size === 0) return;
  const there = new Set<string>();
  for await (const { key } of store.list(evidencePrefix)) there.add(key);
  await forEachLimited(namedBy, deepReads, async ([digest, link]) => {
    const key = evidenceKey(hexOf(digest));
    const problem = (message: string) => {
      problems.push({
        kind: "evidence",
        key,
        message,
        next: "Restore the file from a backup or, on a bucket with versioning, from its version before the damage.",
      });
    };
    if (!there.has(key)) problem(`What release ${link.seq} rests on is missing: ${key}.`);
    else if (deep) {
      const result = await store.read(key, { maximumBytes: largestEvidence });
      if (result.outcome !== "found" || sha256Of(result.object.bytes) !== hexOf(digest)) {
        problem(`What release ${link.seq} rests on has other bytes than its name says: ${key}.`);
      }
    }
  });
}

async function readManifests(
  store: Store,
  kept: readonly ChainLink[],
  problems: VerifyProblem[],
): Promise<ReadonlyMap<Digest, Manifest>> {
  const newestOf = new Map<Digest, ChainLink>();
  for (const link of kept) newestOf.set(link.bundle, link);
  const manifests = new Map<Digest, Manifest>();
  await forEachLimited(newestOf, 4, async ([bundle, link]) => {
    const problem = (message: string) => {
      problems.push({
        kind: "manifest",
        key: bundleKey(bundle),
        message,
        next: `Deploy the tree of ${link.version} again (with --again), or copy the file from an environment that has the same bundle.`,
      });
    };
    try {
      const sealed = await readManifest(store, bundle);
      if (sealed === undefined) problem(`The manifest of ${link.version} (release ${link.seq}) is missing.`);
      else manifests.set(bundle, sealed.manifest);
    } catch (error) {
      problem(contentProblem(error));
    }
  });
  return manifests;
}

interface NeededObject {
  readonly file: BundleFile;
  found: boolean;
}

async function checkObjects(
  request: VerifyRequest,
  manifests: ReadonlyMap<Digest, Manifest>,
  problems: VerifyProblem[],
  notes: string[],
): Promise<Pick<VerifyReport["checked"], "objects" | "bytes" | "objectsBy">> {
  const { store } = request;
  const needed = new Map<string, NeededObject>();
  let bytes = 0;
  for (const manifest of manifests.values()) {
    for (const file of manifest.files) {
      const key = objectKey(file.sha256);
      if (needed.has(key)) continue;
      needed.set(key, { file, found: false });
      bytes += file.size;
    }
  }
  const broken = (key: string, message: string) => {
    problems.push({
      kind: "object",
      key,
      message,
      next: `Run \`slipway repair ${request.environment}\` in a checkout that has the file, or with --from an environment that has the release.`,
    });
  };
  let listedBy: "size" | "checksum" = "size";
  let unneeded = 0;
  for await (const object of store.list(objectsPrefix)) {
    const entry = needed.get(object.key);
    if (entry === undefined) {
      unneeded += 1;
      continue;
    }
    entry.found = true;
    if (object.sha256 !== undefined) listedBy = "checksum";
    const problem = listedProblem(object, entry.file);
    if (problem !== undefined) broken(object.key, problem);
  }
  for (const [key, { file, found }] of needed) {
    if (!found) broken(key, `The content of ${file.path} is missing.`);
  }
  if (unneeded > 0) {
    notes.push(
      `${unneeded} ${unneeded === 1 ? "object is" : "objects are"} needed by no kept release; \`slipway prune\` removes such.`,
    );
  }
  const present = [...needed].filter(([, entry]) => entry.found);
  const objectsBy = await compareContents(request, present, listedBy, broken);
  return { objects: needed.size, bytes, objectsBy };
}

function listedProblem(object: ListedObject, file: BundleFile): string | undefined {
  if (object.size !== file.size) return `The content of ${file.path} has ${object.size} bytes instead of ${file.size}.`;
  const differs = object.sha256 !== undefined && object.sha256 !== file.sha256;
  return differs ? `The content of ${file.path} has other bytes than its name says.` : undefined;
}

async function compareContents(
  request: VerifyRequest,
  present: readonly (readonly [string, NeededObject])[],
  listedBy: "size" | "checksum",
  broken: (key: string, message: string) => void,
): Promise<"size" | "checksum" | "content"> {
  const { store, deep } = request;
  if (!deep && (listedBy === "checksum" || store.inspect === undefined)) return listedBy;
  let done = 0;
  let allHadChecksums = true;
  const concurrency = deep ? deepReads : (request.concurrency ?? defaultConcurrency);
  await forEachLimited(present, concurrency, async ([key, { file }]) => {
    const seen = deep ? await readAndHash(store, key, file, broken) : await store.inspect?.(key);
    if (seen === undefined) return;
    if (seen.sha256 === undefined) allHadChecksums = false;
    else if (seen.sha256 !== file.sha256)
      broken(key, `The content of ${file.path} has other bytes than its name says.`);
    done += 1;
    request.progress?.({ step: "read", text: "Checking files", done, total: present.length });
  });
  if (deep) return "content";
  return allHadChecksums ? "checksum" : "size";
}

async function readAndHash(
  store: Store,
  key: string,
  file: BundleFile,
  broken: (key: string, message: string) => void,
): Promise<{ readonly sha256: Sha256 } | undefined> {
  try {
    const result = await store.read(key, { maximumBytes: file.size });
    if (result.outcome === "found") return { sha256: sha256Of(result.object.bytes) };
    broken(key, `The content of ${file.path} is missing.`);
  } catch (error) {
    broken(key, contentProblem(error));
  }
  return undefined;
}

/** The live bundle must have been signed by one of the keys, where there are some. */
async function checkSignatures(
  { store, environment, signedBy = [] }: VerifyRequest,
  pointer: Pointer,
  problems: VerifyProblem[],
  notes: string[],
): Promise<void> {
  if (signedBy.length === 0) return;
  const { record } = pointer;
  const statements = await statementsOf(keysOf(store), record);
  const [signature] = verifiedSignatures(statements, record.bundle, signedBy);
  if (signature !== undefined) {
    const { commit, repository } = signature.claims;
    const source =
      commit === undefined ? "" : `, made from ${repository === undefined ? "" : `${repository} at `}commit ${commit}`;
    notes.push(`${record.version} is signed by ${signature.keys.join(" and ")}${source}.`);
    return;
  }
  problems.push({
    kind: "signature",
    key: record.bundle,
    message: `${record.version} has ${statements.length === 0 ? "no signature" : "no signature by these keys"}.`,
    next: `Deploy it with \`--sign KEY\`, or look with \`slipway history ${environment}\` who released it without.`,
  });
}

async function checkSettings(store: Store, problems: VerifyProblem[], notes: string[]): Promise<void> {
  const settings: readonly StoreSetting[] = (await store.settings?.()) ?? [];
  for (const { setting, state, message, next } of settings) {
    if (state === "bad") problems.push({ kind: "setting", key: setting, message, next });
    if (state === "unknown") notes.push(message);
  }
}
