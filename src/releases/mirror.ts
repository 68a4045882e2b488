/**
 * The mirror: a copy of the live bundle at stable keys, for readers that know no manifest. It follows the pointer and is
 * rebuilt at any time. It is not atomic: while it is written, a reader sees files of both releases (docs/releases.md).
 */
import type { BundleFile } from "../bundles/manifest.ts";
import { type Digest, sha256Of } from "../platform/digest.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { forEachLimited } from "../platform/limited.ts";
import type { Store } from "../stores/store.ts";
import { releasesErrors } from "./errors.ts";
import { objectKey } from "./keys.ts";
import {
  type MirrorBase,
  type MirrorState,
  mirrorKeyOf,
  moveMirror,
  readMirror,
  type StoredMirror,
} from "./mirror-state.ts";
import { readPointer } from "./pointer.ts";
import { readManifest } from "./publish.ts";
import { liveSequence, type Pointer } from "./record.ts";
import { defaultConcurrency, maximumAttempts, type ReleaseStep } from "./request.ts";

export interface MirrorRequest {
  readonly store: Store;
  readonly environment: string;
  /** From `mirrorPlaces`. */
  readonly places: readonly string[];
  readonly newId: () => string;
  /** Write every file, whatever `mirror.json` says: somebody changed files by hand. */
  readonly fromScratch?: boolean;
  readonly concurrency?: number;
  readonly progress?: (step: ReleaseStep) => void;
}

export interface MirrorOutcome {
  readonly outcome: "written" | "unchanged";
  /** The release that the mirror shows. */
  readonly seq: number;
  readonly written: number;
  readonly removed: number;
}

/**
 * Makes the mirror show what is live: writes the files that changed, removes those that went, and looks at the pointer
 * again afterwards. Killed anywhere, the next call finishes.
 *
 * @throws SW0625 where it could not be finished; the release itself is live all the same.
 */
export async function updateMirror(request: MirrorRequest): Promise<MirrorOutcome> {
  try {
    return await update(request);
  } catch (cause) {
    if (isSlipwayError(cause) && (cause.code === "SW0603" || cause.code === "SW0624")) throw cause;
    throw releasesErrors.create("SW0625", {
      message: `The release is live, but its mirror is not up to date: ${cause instanceof Error ? cause.message : String(cause)}`,
      next: "Run the same command again: it finishes the mirror and changes nothing else.",
      cause,
    });
  }
}

async function update(request: MirrorRequest): Promise<MirrorOutcome> {
  const { store } = request;
  let written = 0;
  let removed = 0;
  /** Bundles of which this call wrote files: whatever others believe meanwhile, they may stand there. */
  const ours = new Set<Digest>();
  let fromScratch = request.fromScratch ?? false;
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    const pointer = await readPointer(store, request.environment);
    if (pointer === undefined) return { outcome: "unchanged", seq: 0, written, removed };
    const before = await readMirror(store);
    const seq = liveSequence(pointer.record);
    if (before !== undefined && !fromScratch && isDone(before, pointer, request.places, ours)) {
      const outcome = written + removed === 0 ? "unchanged" : "written";
      return { outcome, seq, written, removed };
    }
    const { bundle } = pointer.record;
    const bundles = [...new Set([...(before?.bundles ?? []), ...ours, bundle])];
    const places = [...new Set([...(before?.places ?? []), ...request.places])];
    const base = fromScratch ? null : baseOf(before);
    const writing: MirrorState = { seq, state: "writing", bundle, base, bundles, places };
    const begun = await moveMirror(store, before, writing, request.newId());
    // Somebody else is at it; look again at what is live and what they left.
    if (begun === undefined) continue;
    ours.add(bundle);
    const work = await findWork(store, writing, request.places);
    await write(request, work);
    written += work.writes.length;
    removed += work.removals.length;
    const complete: MirrorState = {
      seq,
      state: "complete",
      bundle,
      base: null,
      bundles: [bundle],
      places: request.places,
    };
    if ((await moveMirror(store, begun, complete, request.newId())) === undefined) continue;
    ours.clear();
    ours.add(bundle);
    fromScratch = false;
    // The loop reads the pointer again, and ends where it has not moved.
  }
  throw new Error("other commands kept changing it at the same time");
}

function isDone(state: StoredMirror, pointer: Pointer, places: readonly string[], ours: ReadonlySet<Digest>): boolean {
  return (
    state.state === "complete" &&
    state.bundle === pointer.record.bundle &&
    state.seq === liveSequence(pointer.record) &&
    state.places.length === places.length &&
    state.places.every((place) => places.includes(place)) &&
    [...ours].every((bundle) => bundle === state.bundle)
  );
}

interface Work {
  readonly writes: readonly { readonly key: string; readonly file: BundleFile }[];
  readonly removals: readonly string[];
}

/** What was complete before, while it is changed. */
function baseOf(before: MirrorState | undefined): MirrorBase | null {
  if (before === undefined) return null;
  return before.state === "writing" ? before.base : { bundle: before.bundle, places: before.places };
}

/**
 * What must be written and removed. A file is there and right where every bundle whose files may stand there has it
 * with the same bytes, and a complete mirror stood there once.
 */
async function findWork(store: Store, writing: MirrorState, places: readonly string[]): Promise<Work> {
  const manifests: (ReadonlyMap<string, BundleFile> | undefined)[] = [];
  for (const bundle of writing.bundles) manifests.push(await filesByPath(store, bundle));
  const target = manifests[writing.bundles.indexOf(writing.bundle)];
  if (target === undefined) throw new Error("the manifest of the live release is missing");
  const isKnown = (file: BundleFile) => manifests.every((files) => isSameFile(files?.get(file.path), file));

  const writes: { key: string; file: BundleFile }[] = [];
  const wanted = new Set<string>();
  for (const place of places) {
    const wasThere = writing.base?.places.includes(place) ?? false;
    for (const file of target.values()) {
      const key = mirrorKeyOf(place, file.path);
      if (key === undefined) continue;
      wanted.add(key);
      if (!(wasThere && isKnown(file))) writes.push({ key, file });
    }
  }
  const removals = new Set<string>();
  for (const place of writing.places) {
    for (const files of manifests) {
      for (const path of files?.keys() ?? []) {
        const key = mirrorKeyOf(place, path);
        if (key !== undefined && !wanted.has(key)) removals.add(key);
      }
    }
  }
  return { writes, removals: [...removals] };
}

/** Undefined where prune took the manifest: then nothing is known, every file is written, and leftovers may stay. */
async function filesByPath(store: Store, bundle: Digest): Promise<ReadonlyMap<string, BundleFile> | undefined> {
  const manifest = (await readManifest(store, bundle))?.manifest;
  return manifest && new Map(manifest.files.map((file) => [file.path, file]));
}

function isSameFile(a: BundleFile | undefined, b: BundleFile): boolean {
  return a !== undefined && a.sha256 === b.sha256 && a.mediaType === b.mediaType;
}

async function write(request: MirrorRequest, work: Work): Promise<void> {
  const { store } = request;
  const total = work.writes.length;
  let done = 0;
  await forEachLimited(work.writes, request.concurrency ?? defaultConcurrency, async ({ key, file }) => {
    const result = await store.read(objectKey(file.sha256), { maximumBytes: file.size });
    if (result.outcome !== "found" || sha256Of(result.object.bytes) !== file.sha256) {
      throw new Error(`the object of ${file.path} is missing or damaged`);
    }
    await store.put(key, result.object.bytes, file.sha256, { mediaType: file.mediaType, caching: "revalidate" });
    done += 1;
    request.progress?.({ step: "mirror", text: "Writing the mirror", done, total });
  });
  if (work.removals.length > 0) await store.delete(work.removals);
}
