/** Reads the past of an environment: its records, newest first, and what was live at a time. */
import { mapLimited } from "../platform/limited.ts";
import type { Store } from "../stores/store.ts";
import { releasesErrors } from "./errors.ts";
import { findRelease } from "./lookup.ts";
import type { ReleaseName } from "./name.ts";
import { readRelease } from "./pointer.ts";
import { liveSequence, type Pointer, type ReleaseRecord, type SealedRelease } from "./record.ts";
import { requirePointer } from "./rollback.ts";

export interface HistoryRequest {
  readonly store: Store;
  readonly environment: string;
  /** Records to read at most. */
  readonly limit: number;
  /** Only records before this sequence number. */
  readonly before?: number | undefined;
}

export interface History {
  readonly pointer: Pointer;
  /** Newest first, marks included. */
  readonly releases: readonly SealedRelease[];
  /** True where older ones were not read. */
  readonly more: boolean;
}

/** Records read at once. */
const readsAtOnce = 16;

/**
 * The newest records, one request each.
 *
 * @throws SW0615 where nothing was released, SW0618 where the archive has a gap.
 */
export async function history(request: HistoryRequest): Promise<History> {
  const pointer = await requirePointer(request);
  const newest = Math.min(pointer.record.seq, (request.before ?? Number.POSITIVE_INFINITY) - 1);
  const count = Math.max(0, Math.min(request.limit, newest));
  const sequences = Array.from({ length: count }, (_, index) => newest - index);
  const releases = await mapLimited(sequences, readsAtOnce, (seq) => readRelease(request.store, pointer, seq));
  return { pointer, releases, more: newest > count };
}

/** Which release to show: by its name, or the one that was live at a time. */
export type ShowTarget =
  | { readonly kind: "name"; readonly name: ReleaseName }
  | { readonly kind: "time"; readonly at: Date }
  | { readonly kind: "live" };

export interface Shown {
  readonly release: SealedRelease;
  readonly isLive: boolean;
  /** When the next release took its place; undefined while it is live. */
  readonly until: string | undefined;
  /** The newest record: what is blocked and withdrawn now. */
  readonly newest: SealedRelease;
}

/**
 * One release. By time it is found in as many reads as the sequence number has binary digits.
 *
 * @throws SW0609 where there is none of that name or nothing was live then, SW0615 where nothing was released.
 */
export async function show(store: Store, environment: string, target: ShowTarget): Promise<Shown> {
  const pointer = await requirePointer({ store, environment });
  const release = await releaseOf(store, pointer, target);
  const isLive = liveSequence(release.record) === liveSequence(pointer.record);
  const until = isLive ? undefined : await endOf(store, pointer, release);
  return { release, isLive, until, newest: pointer };
}

/** By name also a mark is shown; what was live at a time, or is live now, is the release that the mark goes on with. */
async function releaseOf(store: Store, pointer: Pointer, target: ShowTarget): Promise<SealedRelease> {
  if (target.kind === "name") {
    return readRelease(store, pointer, (await findRelease(store, pointer, target.name)).seq);
  }
  const inForce = target.kind === "live" ? pointer : await liveAt(store, pointer, target.at);
  const { continues } = inForce.record;
  return continues === undefined ? inForce : readRelease(store, pointer, continues);
}

/** The record in force at a time: times never go back along the chain, so halving finds it. */
async function liveAt(store: Store, pointer: Pointer, at: Date): Promise<SealedRelease> {
  const isInForce = (release: SealedRelease) => Date.parse(release.record.createdAt) <= at.getTime();
  if (isInForce(pointer)) return pointer;
  let found: SealedRelease | undefined;
  let low = 1;
  let high = pointer.record.seq - 1;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const release = await readRelease(store, pointer, middle);
    if (isInForce(release)) {
      found = release;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  if (found !== undefined) return found;
  throw releasesErrors.create("SW0609", {
    message: `Nothing was live in ${pointer.record.environment} at ${at.toISOString()}; its first release is younger.`,
    next: `Run \`slipway history ${pointer.record.environment}\` to see when each release became live.`,
  });
}

/** When a release stopped being live: the first later record that is not a mark upon it. */
async function endOf(store: Store, pointer: Pointer, release: SealedRelease): Promise<string> {
  for (let seq = release.record.seq + 1; ; seq += 1) {
    const { record } = await readRelease(store, pointer, seq);
    if (record.continues !== liveSequence(release.record)) return record.createdAt;
  }
}

/**
 * The record with which the bundle of this one came into the environment: what a rollback brought back points at it, and
 * only that one says which commit the bytes were made from.
 */
export async function recordOfBundle(store: Store, pointer: Pointer, record: ReleaseRecord): Promise<ReleaseRecord> {
  let found = record;
  while (found.restores !== undefined && found.restores < found.seq) {
    found = (await readRelease(store, pointer, found.restores)).record;
  }
  return found;
}
