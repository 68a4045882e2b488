/**
 * Makes an existing folder of uploaded files the first release of an environment. The files stay where they are: their
 * contents are copied to `objects/`, a manifest names them, and one conditional write makes them release 1.
 */
import { type Bundle, type BundleFile, bundleLimits, createManifest } from "../bundles/manifest.ts";
import { foldedPath, problemWithPath } from "../bundles/manifest-path.ts";
import { hexOf, sha256Of } from "../platform/digest.ts";
import { quoted } from "../platform/inputs.ts";
import { mapLimited } from "../platform/limited.ts";
import { mediaTypeOf } from "../platform/media-types.ts";
import { type ListedObject, problemWithKey, type Store } from "../stores/store.ts";
import { ask, keepDecision, type ReleaseFacts, type Waiting } from "./decision.ts";
import { releasesErrors } from "./errors.ts";
import { bundleKey, objectKey, reservedNames } from "./keys.ts";
import { moveMirror } from "./mirror-state.ts";
import { planRelease } from "./plan.ts";
import { findLatePointer, jsonImmutable, movePointer, readPointer } from "./pointer.ts";
import type { AllowedSecrets, Pointer, SealedRelease } from "./record.ts";
import { makeRelease } from "./record-make.ts";
import { defaultConcurrency, type ReleaseRequest, type ReleaseStep } from "./request.ts";
import { type CandidateVersion, versionOf } from "./version.ts";

/** Where the files lie. */
export interface AdoptedFolder {
  /** The environment's own store, or another one that is only read. */
  readonly store: Store;
  /** Below the store's prefix, with a slash at its end; empty for all of another store. From `adoptedPrefix`. */
  readonly prefix: string;
}

export interface AdoptedBundle extends Bundle {
  /** Empty objects that some tools put in place of folders; they are no files and are left out. */
  readonly folderMarkers: number;
}

export interface AdoptRequest extends Omit<ReleaseRequest, "source"> {
  readonly bundle: Bundle;
  readonly version: CandidateVersion;
  readonly allowedSecrets: AllowedSecrets | undefined;
  /**
   * Where the files lie in the environment's own store, when that is a place of its mirror: the mirror then shows
   * release 1 as it stands, and the next release changes only what differs.
   */
  readonly mirroredAt: string | undefined;
}

export type AdoptOutcome = { readonly outcome: "adopted"; readonly release: SealedRelease } | Waiting;

/** Files read at once; each may have 64 MiB. */
const readsAtOnce = 16;

/** Refused names that a message lists. */
const mostNamed = 20;

/**
 * The prefix of a folder in an environment's own store, with a slash at its end.
 *
 * @throws SW0632 where it cannot be one, or belongs to the store itself.
 */
export function adoptedPrefix(written: string): string {
  const prefix = `${written.replace(/^(?:\.?\/)+|\/+$/g, "")}/`;
  const [first = ""] = prefix.split("/");
  const problem =
    prefix === "/"
      ? "is the store itself"
      : reservedNames.includes(first)
        ? `begins with ${first}, which is the store's own`
        : problemWithKey(`${prefix}x`);
  if (problem === undefined) return prefix;
  throw releasesErrors.create("SW0632", {
    message: `The folder ${quoted(written)} cannot be adopted: it ${problem}.`,
    next: "Name the folder that holds the uploaded files, below the environment's prefix: --at outputs/",
  });
}

/** @throws SW0631 where the environment has releases, SW0618 where it lost its pointer. */
export async function refuseReleases(store: Store, environment: string): Promise<void> {
  const current = (await readPointer(store, environment)) ?? (await findLatePointer(store, environment));
  if (current !== undefined) throw hasReleases(environment, current);
}

/**
 * Lists, reads and hashes every file of a folder. Nothing is written.
 *
 * @throws SW0630 where names or sizes cannot stand in a bundle, SW0632 where there is no file, SW0405 where a file is
 *   the folder of another.
 */
export async function readAdopted(
  folder: AdoptedFolder,
  progress?: (step: ReleaseStep) => void,
): Promise<AdoptedBundle> {
  const { listed, folderMarkers } = await listFiles(folder);
  let done = 0;
  const files = await mapLimited(listed, readsAtOnce, async ({ key, size }): Promise<BundleFile> => {
    const bytes = await readFile(folder, key, size);
    done += 1;
    progress?.({ step: "read", text: "Reading files", done, total: listed.length });
    const path = key.slice(folder.prefix.length);
    return { mediaType: mediaTypeOf(path), path, sha256: sha256Of(bytes), size: bytes.length };
  });
  return {
    ...createManifest(files),
    folderMarkers,
    read: async (file) => {
      const bytes = await readFile(folder, `${folder.prefix}${file.path}`, file.size);
      if (sha256Of(bytes) !== file.sha256) throw changedMeanwhile(file.path);
      return bytes;
    },
  };
}

/** The version of an adopted bundle: the given one, or one from its bytes. No commit is known to have made them. */
export function adoptedVersion(given: string | undefined, bundle: Bundle): CandidateVersion {
  return versionOf({ given, bundle: bundle.digest, git: undefined });
}

/**
 * Makes the bundle release 1. Killed anywhere, nothing is live or release 1 is; the same command finishes.
 *
 * @throws SW0631 where something was released, meanwhile too, SW0633 where a file changed, SW0611 where the gate denies,
 *   SW0620 where an object is damaged, and errors of the store.
 */
export async function adopt(request: AdoptRequest): Promise<AdoptOutcome> {
  const { store, environment, bundle, actor, decide, newId } = request;
  await refuseReleases(store, environment);
  const source = { repository: null, commit: null, ref: null };
  const facts = (moment: ReleaseFacts["moment"], now: Date): ReleaseFacts => ({
    action: "adopt",
    environment,
    store: store.address,
    bundle: bundle.digest,
    version: request.version.version,
    live: undefined,
    plan: planRelease(undefined, undefined, { ...bundle, newVersion: true }),
    promotedFrom: undefined,
    promoted: undefined,
    allowedSecrets: request.allowedSecrets,
    reach: undefined,
    actor,
    source,
    now,
    moment,
  });
  const first = await ask(decide, facts("before-writing", await store.now()));
  if (first.outcome === "waiting") return first;
  const id = newId();
  await putContents(request, id);
  const decision = await ask(decide, facts("before-moving", await store.now()));
  if (decision.outcome === "waiting") return decision;
  const { gate, evidence } = await keepDecision(store, decision);
  const release = makeRelease(
    undefined,
    {
      action: "adopt",
      version: request.version.version,
      bundle: bundle.digest,
      source,
      gate,
      evidence,
      blocked: [],
      allowedSecrets: request.allowedSecrets,
    },
    { id, environment, actor, now: await store.now() },
  );
  const move = await movePointer(store, undefined, release);
  if (move.outcome === "lost") {
    if (move.pointer !== undefined) throw hasReleases(environment, move.pointer);
    throw changedMeanwhile("current.json");
  }
  if (request.mirroredAt !== undefined) await takeAsMirror(request, request.mirroredAt);
  return { outcome: "adopted", release };
}

/** Contents first, then the manifest, as in every release. */
async function putContents({ store, bundle, progress, concurrency }: AdoptRequest, id: string): Promise<void> {
  const contents = new Map(bundle.manifest.files.map((file) => [file.sha256, file]));
  let done = 0;
  await mapLimited([...contents.values()], Math.min(concurrency ?? defaultConcurrency, readsAtOnce), async (file) => {
    const key = objectKey(file.sha256);
    const attributes = { mediaType: file.mediaType, caching: "immutable", metadata: { release: id } } as const;
    const put = await store.putIfAbsent(key, await bundle.read(file), file.sha256, attributes);
    if (put === "differs") throw damagedObject(key);
    done += 1;
    progress?.({ step: "copy", text: "Copying files", done, total: contents.size });
  });
  const key = bundleKey(bundle.digest);
  const put = await store.putIfAbsent(key, bundle.bytes, hexOf(bundle.digest), jsonImmutable);
  if (put === "differs") throw damagedObject(key);
}

/** Says that the folder shows release 1. Where a state is there already, somebody else keeps the mirror. */
async function takeAsMirror({ store, bundle, newId }: AdoptRequest, place: string): Promise<void> {
  const bundles = [bundle.digest];
  const state = { seq: 1, state: "complete", bundle: bundle.digest, base: null, bundles, places: [place] } as const;
  await moveMirror(store, undefined, state, newId());
}

async function listFiles({
  store,
  prefix,
}: AdoptedFolder): Promise<{ readonly listed: readonly ListedObject[]; readonly folderMarkers: number }> {
  const listed: ListedObject[] = [];
  const refused: string[] = [];
  const folded = new Map<string, string>();
  let folderMarkers = 0;
  for await (const object of store.list(prefix)) {
    if (object.key.endsWith("/") && object.size === 0) {
      folderMarkers += 1;
      continue;
    }
    const path = object.key.slice(prefix.length);
    const twin = folded.get(foldedPath(path));
    const problem = problemWithFile(path, object.size, twin);
    folded.set(foldedPath(path), path);
    if (problem === undefined) listed.push(object);
    else refused.push(`${quoted(path)} ${problem}`);
    if (listed.length > bundleLimits.files) throw tooManyFiles();
    // The list is for a person, and a store may hold millions of hostile names.
    if (refused.length > bundleLimits.files) break;
  }
  if (refused.length > 0) throw cannotStand(refused);
  if (listed.length > 0) return { listed, folderMarkers };
  throw releasesErrors.create("SW0632", {
    message: `There is no file below ${prefix === "" ? store.address : `${prefix} in ${store.address}`}.`,
    next: "Check the address: it names the folder that holds the uploaded files.",
  });
}

function problemWithFile(path: string, size: number, twin: string | undefined): string | undefined {
  const problem = problemWithPath(path) ?? problemWithKey(`x/${path}`);
  if (problem !== undefined) return problem;
  if (size > bundleLimits.fileBytes) return `has ${size} bytes, more than ${bundleLimits.fileBytes}`;
  return twin === undefined ? undefined : `differs from ${quoted(twin)} in upper and lower case alone`;
}

async function readFile({ store }: AdoptedFolder, key: string, maximumBytes: number): Promise<Uint8Array> {
  const result = await store.read(key, { maximumBytes });
  if (result.outcome !== "found") throw changedMeanwhile(key);
  return result.object.bytes;
}

function hasReleases(environment: string, { record }: Pointer): Error {
  return releasesErrors.create("SW0631", {
    message: `${environment} has releases already: ${record.version} is live (release ${record.seq}). Nothing was changed.`,
    next: `Adopting makes the first release only. \`slipway history ${environment}\` shows what was released.`,
  });
}

function cannotStand(refused: readonly string[]): Error {
  const named = refused.slice(0, mostNamed).join("; ");
  const more = refused.length > mostNamed ? `; and ${refused.length - mostNamed} more` : "";
  const files = refused.length === 1 ? "1 file" : `${refused.length} files`;
  return releasesErrors.create("SW0630", {
    message: `${files} cannot stand in a bundle: ${named}${more}. Nothing was changed.`,
    next: "Rename or remove them, or adopt a folder below that holds only what readers need.",
  });
}

function tooManyFiles(): Error {
  return releasesErrors.create("SW0630", {
    message: `There are more than ${bundleLimits.files} files. Nothing was changed.`,
    next: "Adopt a folder below that holds only what readers need.",
  });
}

function changedMeanwhile(what: string): Error {
  return releasesErrors.create("SW0633", {
    message: `${quoted(what)} was changed or removed while the folder was being adopted. Nothing was released.`,
    next: "Stop what uploads to the folder, and run the same command again.",
  });
}

function damagedObject(key: string): Error {
  return releasesErrors.create("SW0620", {
    message: `${key} is in the store with other bytes than its name says.`,
    next: "Nothing was released. Remove what is damaged, and run the command again.",
  });
}
