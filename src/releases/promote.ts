/**
 * Brings a release of one environment into another: the same bytes, by digest. Nothing is rendered or generated, and
 * git is not needed.
 */
import { sha256Of } from "../bundles/digest.ts";
import type { BundleFile } from "../bundles/manifest.ts";
import type { ObjectAttributes, PutResult, Store } from "../stores/store.ts";
import { liftBlock, refuseWithdrawn } from "./admission.ts";
import { keysOf, statementsOf } from "./attached.ts";
import { releasesErrors } from "./errors.ts";
import { recordOfBundle } from "./history.ts";
import { objectKey } from "./keys.ts";
import { findRelease, mentions } from "./lookup.ts";
import type { ReleaseName } from "./name.ts";
import { brokenChain, readRelease } from "./pointer.ts";
import { type Candidate, type PublishOutcome, publish, readManifest } from "./publish.ts";
import { readReason } from "./reason.ts";
import { liveSequence, mentionOf, type Pointer, type ReleaseMention, type ReleaseRecord } from "./record.ts";
import type { ReleaseRequest } from "./request.ts";
import { requirePointer } from "./rollback.ts";

export interface PromoteRequest extends Omit<ReleaseRequest, "source"> {
  readonly from: { readonly store: Store; readonly environment: string };
  /** Which release of `from`; the live one where absent. */
  readonly release?: ReleaseName | undefined;
  /** Release a version that was superseded here again as the newest. */
  readonly again?: boolean;
  /** Lift the block on the bundle here, for this reason. */
  readonly unblock?: string | undefined;
}

/**
 * Makes a release of `from` live here, unless it is. Promoting what is live here already costs two requests.
 *
 * @throws SW0609 where `from` did not release it, SW0607 and SW0608 where either environment blocked or withdrew it,
 *   SW0614 where its files were pruned there, SW0615 where `from` has no release, and what `publish` throws.
 */
export async function promote(request: PromoteRequest): Promise<PublishOutcome> {
  const { from, store } = request;
  const pointer = await requirePointer(from);
  const promoted = await promotedRelease(from.store, pointer, request.release);
  refuseWhatSourceRefuses(pointer, promoted);
  // A rollback's record points at the release that it brought back, which has them.
  const { demands } = await recordOfBundle(from.store, pointer, promoted);
  const candidate: Candidate = {
    action: "promote",
    bundle: promoted.bundle,
    version: { kind: "explicit", version: promoted.version },
    again: request.again ?? false,
    unblock: request.unblock === undefined ? undefined : readReason(request.unblock),
    source: promoted.source,
    promotedFrom: { environment: from.environment, seq: promoted.seq, id: promoted.id },
    allowedSecrets: promoted.allowedSecrets,
    promoted,
    demands: async () => demands,
    load: async () => (await readManifest(from.store, promoted.bundle)) ?? missing(from, promoted, "its manifest"),
    read: async (file) => (await readObject(from.store, file)) ?? missing(from, promoted, file.path),
    supply: async (file, key, attributes) =>
      (await copyObject(from.store, store, file, key, attributes)) ?? missing(from, promoted, file.path),
    documents: async (version) => [
      ...(await statementsOf(keysOf(from.store), promoted)),
      ...((await request.attest?.(version)) ?? []),
    ],
    // The copy may have taken long; a withdrawal in between counts.
    recheck: async () => refuseWhatSourceRefuses(await requirePointer(from), promoted),
  };
  return publish({ ...request, source: promoted.source }, candidate);
}

/** The record of the release to promote. A record that only marks something stands for the release that it continues. */
async function promotedRelease(store: Store, pointer: Pointer, name: ReleaseName | undefined): Promise<ReleaseRecord> {
  const live = pointer.record;
  if (name === undefined) {
    // A mark copies everything that matters here from the release it continues, except sequence number and time.
    return (await readRelease(store, pointer, liveSequence(live))).record;
  }
  const mention = await keptMention(store, pointer, await findRelease(store, pointer, name));
  const { record } = await readRelease(store, pointer, mention.seq);
  return record.continues === undefined ? record : (await readRelease(store, pointer, record.continues)).record;
}

async function keptMention(store: Store, pointer: Pointer, named: ReleaseMention): Promise<ReleaseMention> {
  const { keptFrom, environment } = pointer.record;
  if (named.seq >= keptFrom) return named;
  for await (const mention of mentions(store, pointer)) {
    if (mention.seq < keptFrom) break;
    if (mention.bundle === named.bundle) return mention;
  }
  throw releasesErrors.create("SW0614", {
    message: `The files of release ${named.seq} (${named.version}) of ${environment} were pruned; releases from ${keptFrom} on are kept.`,
    next: "Check out its commit and deploy it there again, or promote a newer release.",
  });
}

function refuseWhatSourceRefuses(pointer: Pointer, promoted: ReleaseRecord): void {
  refuseWithdrawn(pointer.record, promoted.bundle);
  liftBlock(pointer.record, promoted.bundle, promoted.version, undefined);
}

/**
 * Something of the release is not there: a prune that began meanwhile took it, or the store is damaged.
 *
 * @throws SW0614 or SW0618, always.
 */
async function missing(from: PromoteRequest["from"], promoted: ReleaseRecord, what: string): Promise<never> {
  const pointer = await requirePointer(from);
  await keptMention(from.store, pointer, mentionOf(promoted));
  throw brokenChain(
    `In ${promoted.environment}, ${what} of ${promoted.version} (release ${promoted.seq}) is missing, though no prune removed it`,
  );
}

/** Within the servers where they can, else through this process; verified either way. Undefined where it is missing. */
async function copyObject(
  from: Store,
  to: Store,
  file: BundleFile,
  key: string,
  attributes: ObjectAttributes,
): Promise<PutResult | undefined> {
  const copied = await to.copyFrom(from, key, file.sha256, attributes);
  if (copied !== "unsupported") return copied;
  const bytes = await readObject(from, file);
  return bytes === undefined ? undefined : to.putIfAbsent(key, bytes, file.sha256, attributes);
}

/** Verified; undefined where it is missing. */
async function readObject(from: Store, file: BundleFile): Promise<Uint8Array | undefined> {
  const key = objectKey(file.sha256);
  const result = await from.read(key, { maximumBytes: file.size });
  if (result.outcome !== "found") return undefined;
  const { bytes } = result.object;
  if (sha256Of(bytes) !== file.sha256) {
    throw releasesErrors.create("SW0620", {
      message: `${key} in ${from.address} has other bytes than its name says.`,
      next: "Nothing was released. Run `slipway verify ENV --deep` on the environment that it comes from.",
    });
  }
  return bytes;
}
