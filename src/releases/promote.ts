/**
 * Brings a release of one environment into another: the same bytes, by digest. Nothing is rendered or generated, and
 * git is not needed.
 */
import { sha256Of } from "../bundles/digest.ts";
import type { BundleFile, SealedManifest } from "../bundles/manifest.ts";
import type { ObjectAttributes, PutResult, Store } from "../stores/store.ts";
import { liftBlock, refuseWithdrawn } from "./admission.ts";
import { releasesErrors } from "./errors.ts";
import { findRelease, mentions } from "./lookup.ts";
import type { ReleaseName } from "./name.ts";
import { brokenChain, readRelease } from "./pointer.ts";
import { type Candidate, type PublishOutcome, publish, readManifest } from "./publish.ts";
import { readReason } from "./reason.ts";
import { liveSequence, type Pointer, type ReleaseMention, type ReleaseRecord } from "./record.ts";
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
  const candidate: Candidate = {
    action: "promote",
    bundle: promoted.bundle,
    version: { kind: "explicit", version: promoted.version },
    again: request.again ?? false,
    unblock: request.unblock === undefined ? undefined : readReason(request.unblock),
    source: promoted.source,
    promotedFrom: { environment: from.environment, seq: promoted.seq, id: promoted.id },
    promoted,
    load: () => loadManifest(from.store, promoted),
    supply: (file, key, attributes) => copyObject(from.store, store, file, key, attributes),
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

async function loadManifest(store: Store, promoted: ReleaseRecord): Promise<SealedManifest> {
  const sealed = await readManifest(store, promoted.bundle);
  if (sealed !== undefined) return sealed;
  throw brokenChain(
    `The manifest of ${promoted.version} (release ${promoted.seq} of ${promoted.environment}) is missing`,
  );
}

/** Within the servers where they can, else through this process; the SHA-256 is verified either way. */
async function copyObject(
  from: Store,
  to: Store,
  file: BundleFile,
  key: string,
  attributes: ObjectAttributes,
): Promise<PutResult> {
  const copied = await to.copyFrom(from, key, file.sha256, attributes);
  if (copied !== "unsupported") return copied;
  const result = await from.read(key, { maximumBytes: file.size });
  if (result.outcome !== "found") throw brokenChain(`${key} is missing in ${from.address}, though a release needs it`);
  const { bytes } = result.object;
  if (sha256Of(bytes) !== file.sha256) {
    throw releasesErrors.create("SW0620", {
      message: `${key} in ${from.address} has other bytes than its name says.`,
      next: "Nothing was released. Run `slipway verify ENV --deep` on the environment that it comes from.",
    });
  }
  return to.putIfAbsent(key, bytes, file.sha256, attributes);
}
