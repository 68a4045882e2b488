/**
 * The pointer and the archive: reading them, and moving the pointer by compare-and-swap. This file holds the heart of
 * the protocol (docs/releases.md): one conditional write is the release, and what it did is found out where the reply
 * does not say.
 */
import { hexOf, sha256Of } from "../bundles/digest.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { quoted } from "../platform/inputs.ts";
import type { ObjectAttributes, Store } from "../stores/store.ts";
import { releasesErrors } from "./errors.ts";
import { pointerKey, releaseKey } from "./keys.ts";
import { maximumRecordBytes, type Pointer, type SealedRelease } from "./record.ts";
import { parseRelease } from "./record-parse.ts";

export const jsonImmutable: ObjectAttributes = { mediaType: "application/json", caching: "immutable" };
export const jsonRevalidated: ObjectAttributes = { mediaType: "application/json", caching: "revalidate" };

/** How often a swap is sent again where the pointer has not moved at all: a 409 of S3, or a lost request. */
const maximumSends = 4;

/**
 * The pointer, or undefined where nothing was released yet.
 *
 * @throws SW0602 or SW0603 where it is no record, SW0617 where it is another environment's.
 */
export async function readPointer(store: Store, environment: string): Promise<Pointer | undefined> {
  const result = await store.read(pointerKey, { maximumBytes: maximumRecordBytes });
  if (result.outcome !== "found") return undefined;
  const pointer = { ...parseRelease(result.object.bytes, pointerKey), revision: result.object.revision };
  const owner = pointer.record.environment;
  if (owner === environment) return pointer;
  throw releasesErrors.create("SW0617", {
    message: `The store ${store.address} holds the releases of ${quoted(owner)}, not of ${quoted(environment)}.`,
    next: `Give ${environment} a store or prefix of its own in slipway.yaml. Where the environment was renamed, name it ${owner} again.`,
  });
}

/**
 * The record with a sequence number: the pointer's own, or an archived one.
 *
 * @throws SW0618 where the archive lacks it or has another record in its place.
 */
export async function readRelease(store: Store, pointer: SealedRelease, seq: number): Promise<SealedRelease> {
  if (seq === pointer.record.seq) return pointer;
  const key = releaseKey(seq);
  const result = await store.read(key, { maximumBytes: maximumRecordBytes });
  if (result.outcome !== "found") throw brokenChain(`The record ${key} is missing, though release ${seq} was live`);
  const release = parseRelease(result.object.bytes, key);
  if (release.record.seq === seq && release.record.environment === pointer.record.environment) return release;
  throw brokenChain(`${key} holds the record of release ${release.record.seq} of ${release.record.environment}`);
}

/**
 * Archives the record that is live, byte for byte, before another one takes its place. Writing it again is no harm.
 *
 * @throws SW0618 where the archive holds other bytes for that sequence number.
 */
export async function archive(store: Store, current: SealedRelease): Promise<void> {
  const key = releaseKey(current.record.seq);
  const outcome = await store.putIfAbsent(key, current.bytes, hexOf(current.digest), jsonImmutable);
  if (outcome === "differs") {
    throw brokenChain(`${key} has other bytes than the record that is live with that sequence number`);
  }
  if (outcome === "exists") await refuseEarlierPointer(store, current);
}

/**
 * Somebody archived the live record before: a writer that was killed, one that is ahead of us, or everybody, long ago,
 * before an old pointer was put back. In that last case the archive goes on behind the pointer, and a release made now
 * would be a second one with the same number, and would know nothing of withdrawals since.
 */
async function refuseEarlierPointer(store: Store, current: SealedRelease): Promise<void> {
  const { seq, environment } = current.record;
  const later = releaseKey(seq + 1);
  if (!(await store.exists(later))) return;
  const pointer = await readPointer(store, environment);
  // A writer that is ahead moved the pointer before the one after it archived: then the swap says who won.
  if (pointer !== undefined && pointer.digest !== current.digest) return;
  throw brokenChain(`${pointerKey} shows release ${seq}, and ${later} is there: an old pointer was put back`);
}

/**
 * Before the very first release: a store without a pointer must have no archived records either. Where it has, others
 * have released since the pointer was read, and it is returned; or it was lost, and starting at 1 again would send
 * every reader back.
 *
 * @throws SW0618 where the pointer was lost.
 */
export async function findLatePointer(store: Store, environment: string): Promise<Pointer | undefined> {
  if (!(await store.exists(releaseKey(1)))) return undefined;
  const pointer = await readPointer(store, environment);
  if (pointer !== undefined) return pointer;
  throw brokenChain(`${pointerKey} is missing, though ${releaseKey(1)} shows that there were releases`);
}

/** SW0618: what the store holds contradicts itself. `what` is a sentence without its full stop. */
export function brokenChain(what: string): Error {
  return releasesErrors.create("SW0618", {
    message: `${what}.`,
    next: "Nothing was changed. Run `slipway verify ENV`, and restore the missing or changed file from a backup.",
  });
}

/** What became of an attempt to move the pointer. */
export type MoveResult =
  | { readonly outcome: "moved" }
  /** The pointer was ours, and somebody moved it on since; the release happened. */
  | { readonly outcome: "moved-and-superseded"; readonly pointer: Pointer }
  /** Somebody else's record is there; ours is not in the chain and never will be. */
  | { readonly outcome: "lost"; readonly pointer: Pointer | undefined };

/**
 * Moves the pointer from `current` to `next`. After a conflict or a lost reply the store is read: our id in the
 * pointer, or in the archive under our sequence number where the pointer has moved on, means that we won.
 *
 * @throws SW0612 where neither reply nor store tells what happened; the store's own errors where nothing was written.
 */
export async function movePointer(
  store: Store,
  current: Pointer | undefined,
  next: SealedRelease,
): Promise<MoveResult> {
  const sha256 = sha256Of(next.bytes);
  let unknown: unknown;
  for (let sends = 1; ; sends += 1) {
    try {
      const swap = await store.compareAndSwap(pointerKey, next.bytes, sha256, current?.revision, jsonRevalidated);
      if (swap.outcome === "moved") return { outcome: "moved" };
    } catch (error) {
      // Only a lost reply leaves anything to find out. An earlier send of the same record may have arrived, though.
      if (!isUnknownOutcome(error) && unknown === undefined) throw error;
      unknown = error;
    }
    const seen = await findOut(store, next, unknown);
    if (seen.outcome !== "unmoved" || seen.revision !== current?.revision) {
      return seen.outcome === "unmoved" ? { outcome: "lost", pointer: seen.pointer } : seen;
    }
    if (sends === maximumSends) throw unknown === undefined ? keepsMoving() : unknownOutcome(next, unknown);
  }
}

type Sighting =
  | MoveResult
  | { readonly outcome: "unmoved"; readonly pointer: Pointer | undefined; readonly revision: string | undefined };

async function findOut(store: Store, next: SealedRelease, unknown: unknown): Promise<Sighting> {
  try {
    const pointer = await readPointer(store, next.record.environment);
    if (pointer === undefined || pointer.record.seq < next.record.seq) {
      return { outcome: "unmoved", pointer, revision: pointer?.revision };
    }
    if (pointer.record.id === next.record.id) return { outcome: "moved" };
    if (pointer.record.seq === next.record.seq) return { outcome: "lost", pointer };
    const ours = await readRelease(store, pointer, next.record.seq);
    return ours.record.id === next.record.id
      ? { outcome: "moved-and-superseded", pointer }
      : { outcome: "lost", pointer };
  } catch (cause) {
    // A conflict alone says that our write did not take effect; after a lost reply nothing does.
    throw unknown === undefined ? cause : unknownOutcome(next, unknown);
  }
}

function isUnknownOutcome(error: unknown): boolean {
  return isSlipwayError(error) && error.code === "SW0510";
}

function unknownOutcome(next: SealedRelease, cause: unknown): Error {
  return releasesErrors.create("SW0612", {
    message: `It is not known whether release ${next.record.seq} (${next.record.version}) of ${next.record.environment} happened: the store's answer was lost, and reading it again failed too.`,
    next: "Run the same command again: it finishes the work, or says that it was done.",
    cause,
  });
}

/** SW0622: every attempt was overtaken. Nothing of ours became live. */
export function keepsMoving(): Error {
  return releasesErrors.create("SW0622", {
    message: "The pointer was moved by others each time when this command was about to move it.",
    next: "Run the command again when the other deploys and prunes are done.",
  });
}
