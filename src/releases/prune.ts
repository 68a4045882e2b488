/**
 * The one place that deletes. What is doomed is announced first and marked in the pointer, which every writer respects;
 * then manifests go, then objects; then the mark is taken away (docs/releases.md has the argument why this is safe).
 */

import { type Digest, digestFrom, isSha256, type Sha256 } from "../bundles/digest.ts";
import { inMilliseconds } from "../platform/duration.ts";
import { forEachLimited } from "../platform/limited.ts";
import type { Revision } from "../stores/store.ts";
import { bundleKey, bundlesPrefix, objectKey, objectsPrefix, pointerKey } from "./keys.ts";
import { mentions } from "./lookup.ts";
import { archive, brokenChain, keepsMoving, movePointer, readPointer, readRelease } from "./pointer.ts";
import { announcePrune, type Doomed, maximumDoomed, readDoomed } from "./pruning.ts";
import { readManifest } from "./publish.ts";
import type { Pointer, ReleaseMention, SealedRelease } from "./record.ts";
import { makeMark } from "./record-make.ts";
import { type MarkRequest, maximumAttempts } from "./request.ts";
import { requirePointer } from "./rollback.ts";

export interface PruneRequest extends MarkRequest {
  /** So many different bundles that could be live again are kept at least, the live one included. At least 1. */
  readonly keep: number;
  /** Releases that were superseded less than so many days ago are kept too. */
  readonly keepDays: number;
  /** Only say what would be removed. */
  readonly dryRun?: boolean;
}

export interface PruneOutcome {
  /** `nothing`: all of it is needed. `overtaken`: another prune took over what this one had announced. */
  readonly outcome: "pruned" | "nothing" | "would-prune" | "overtaken";
  readonly release: SealedRelease;
  /** Releases from this one on are complete. */
  readonly keptFrom: number;
  readonly bundles: number;
  readonly objects: number;
  /** In bytes, of the objects. */
  readonly bytes: number;
}

/** What a prune found to remove. */
interface Findings {
  readonly keptFrom: number;
  readonly doomed: Doomed;
  readonly bytes: number;
}

/** Keys in one delete: what one DeleteObjects request of S3 takes. */
const deleteBatch = 1_000;

/**
 * Removes what no kept release needs. Safe while deploys and rollbacks run, and after being killed anywhere: the same
 * command again finishes.
 *
 * @throws SW0402 where a manifest that must be kept is damaged, SW0615 where nothing was released, SW0618 where records
 *   or manifests are missing (nothing is removed then), SW0622 where others never stop moving the pointer.
 */
export async function prune(request: PruneRequest): Promise<PruneOutcome> {
  const { store, environment, actor } = request;
  let current = await requirePointer(request);
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    const found = await findDoomed(request, current);
    if (found === "moved") {
      current = await requirePointer(request);
      continue;
    }
    const count = found.doomed.bundles.size + found.doomed.objects.size;
    const summary = {
      release: current,
      keptFrom: found.keptFrom,
      bundles: found.doomed.bundles.size,
      objects: found.doomed.objects.size,
      bytes: found.bytes,
    };
    if (request.dryRun === true) return { outcome: count === 0 ? "nothing" : "would-prune", ...summary };
    if (count === 0 && current.record.pruning === undefined) return { outcome: "nothing", ...summary };

    // A mark that is there is replaced, not taken over: should its prune still live, it notices and stops.
    const id = request.newId();
    const now = await store.now();
    await announcePrune(store, id, found.doomed, { environment, actor, now });
    const marked = makeMark(
      current,
      { action: "prune", keptFrom: found.keptFrom, pruning: id },
      { id: request.newId(), environment, actor, now },
    );
    await archive(store, current);
    const move = await movePointer(store, current, marked);
    if (move.outcome === "lost") {
      current = move.pointer ?? (await requirePointer(request));
      request.progress?.({ step: "replan", text: "The pointer moved; looking again at what is needed." });
      continue;
    }
    const finished =
      (await removeDoomed(request, id, found.doomed)) === "overtaken" ? undefined : await unmark(request, id);
    if (finished === undefined) return { outcome: "overtaken", ...summary };
    return { outcome: "pruned", ...summary, release: finished };
  }
  throw keepsMoving();
}

/** What the releases that are kept do not need, as of one state of the pointer; `moved` where that is over already. */
async function findDoomed(request: PruneRequest, current: Pointer): Promise<Findings | "moved"> {
  const { store } = request;
  const kept = await keptReleases(request, current);
  const keptFrom = Math.max(current.record.keptFrom, Math.min(...kept.map((mention) => mention.seq)));
  const bundles = new Set(kept.map((mention) => mention.bundle));
  const needed = await neededObjects(request, bundles, current);
  if (needed === "moved") return "moved";

  const doomed = { bundles: new Set<Digest>(), objects: new Set<Sha256>() };
  let bytes = 0;
  const hasRoom = () => doomed.bundles.size + doomed.objects.size < maximumDoomed;
  for await (const { key } of store.list(bundlesPrefix)) {
    const hex = key.slice(bundlesPrefix.length, -".json".length);
    if (!hasRoom() || !isSha256(hex) || key !== bundleKey(digestFrom(hex))) continue;
    if (!bundles.has(digestFrom(hex))) doomed.bundles.add(digestFrom(hex));
  }
  for await (const { key, size } of store.list(objectsPrefix)) {
    const hex = key.slice(objectsPrefix.length);
    if (!hasRoom() || !isSha256(hex) || needed.has(hex)) continue;
    doomed.objects.add(hex);
    bytes += size;
  }
  // What an earlier prune announced stays doomed until this one is done: a request of it may still be under way.
  const earlier = current.record.pruning === undefined ? undefined : await readDoomed(store, current.record.pruning);
  for (const bundle of earlier?.bundles ?? []) if (hasRoom() && !bundles.has(bundle)) doomed.bundles.add(bundle);
  for (const object of earlier?.objects ?? []) if (hasRoom() && !needed.has(object)) doomed.objects.add(object);
  return { keptFrom, doomed, bytes };
}

/**
 * The newest releases: as many as it takes to hold `keep` different bundles that could be live again, and those that
 * were superseded within `keepDays`. Both only ever end once on the way into the past, so all releases from one sequence
 * number on are kept.
 */
async function keptReleases(request: PruneRequest, current: Pointer): Promise<readonly ReleaseMention[]> {
  const { store } = request;
  const live = current.record;
  const now = (await store.now()).getTime();
  const unreachable = new Set([...live.blocked, ...live.withdrawn].map((mention) => mention.bundle));
  const reachable = new Set([live.bundle]);
  const kept: ReleaseMention[] = [];
  let supersededAt = Number.POSITIVE_INFINITY;
  for await (const mention of mentions(store, current)) {
    const isRecent = now - supersededAt < request.keepDays * inMilliseconds.day;
    if (kept.length > 0 && !isRecent && reachable.size >= Math.max(1, request.keep)) break;
    // An earlier prune went as far as this; what is older is gone, whatever is asked for now.
    if (mention.seq < live.keptFrom) break;
    kept.push(mention);
    if (!unreachable.has(mention.bundle)) reachable.add(mention.bundle);
    if (request.keepDays > 0) {
      const { record } = await readRelease(store, current, mention.seq);
      supersededAt = Date.parse(record.createdAt);
    } else {
      supersededAt = Number.NEGATIVE_INFINITY;
    }
  }
  return kept;
}

/**
 * The objects of some bundles. `moved` where a manifest is missing and the pointer has moved: another prune went further.
 *
 * @throws SW0618 where a manifest is missing that must be there: then nothing can be known to be unneeded.
 */
async function neededObjects(
  request: PruneRequest,
  bundles: ReadonlySet<Digest>,
  current: Pointer,
): Promise<Set<Sha256> | "moved"> {
  const needed = new Set<Sha256>();
  const missing: Digest[] = [];
  await forEachLimited(bundles, 4, async (bundle) => {
    const sealed = await readManifest(request.store, bundle);
    if (sealed === undefined) missing.push(bundle);
    for (const file of sealed?.manifest.files ?? []) needed.add(file.sha256);
  });
  if (missing.length === 0) return needed;
  if ((await requirePointer(request)).revision !== current.revision) return "moved";
  throw brokenChain(`The manifest of ${missing[0]} is missing, though a release that is kept needs it`);
}

/** Manifests first: a manifest that is there means files that are there, as far as anybody may rely on it. */
async function removeDoomed(request: PruneRequest, id: string, doomed: Doomed): Promise<"done" | "overtaken"> {
  const { store } = request;
  const keys = [...[...doomed.bundles].map(bundleKey), ...[...doomed.objects].map(objectKey)];
  let revision: Revision | undefined;
  for (let done = 0; done < keys.length; ) {
    revision ??= await markedRevision(request, id);
    if (revision === undefined) return "overtaken";
    const batch = keys.slice(done, done + deleteBatch);
    if ((await store.delete(batch, { key: pointerKey, revision })) === "conflict") {
      // Somebody moved the pointer; the mark is carried on, unless another prune replaced it.
      revision = undefined;
      continue;
    }
    done += batch.length;
    request.progress?.({ step: "delete", text: "Removing files", done, total: keys.length });
  }
  return "done";
}

async function markedRevision(request: PruneRequest, id: string): Promise<Revision | undefined> {
  const pointer = await readPointer(request.store, request.environment);
  return pointer?.record.pruning === id ? pointer.revision : undefined;
}

/** Takes the mark away; undefined where another prune replaced it. */
async function unmark(request: PruneRequest, id: string): Promise<SealedRelease | undefined> {
  const { store, environment, actor } = request;
  const markId = request.newId();
  let current: Pointer | undefined = await readPointer(store, environment);
  // Without bound: the work is done, and each turn of the loop means that somebody else moved forward.
  while (current?.record.pruning === id) {
    const next = makeMark(
      current,
      { action: "prune", pruning: null },
      { id: markId, environment, actor, now: await store.now() },
    );
    await archive(store, current);
    const move = await movePointer(store, current, next);
    if (move.outcome !== "lost") return next;
    current = move.pointer;
  }
  return undefined;
}
