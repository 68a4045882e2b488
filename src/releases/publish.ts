/**
 * Makes a bundle live: the common road of deploy and promote. Nothing that readers see changes before the last step,
 * which is one conditional write (docs/releases.md).
 */
import type { Digest } from "../bundles/digest.ts";
import {
  type BundleFile,
  bundleLimits,
  type Manifest,
  parseManifest,
  type SealedManifest,
} from "../bundles/manifest.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { forEachLimited } from "../platform/limited.ts";
import type { ObjectAttributes, PutResult, Store } from "../stores/store.ts";
import { type AdmissionRequest, admit, short } from "./admission.ts";
import { keepDocuments } from "./attached.ts";
import { ask, type Decision, keepDecision, type ReleaseFacts, type Waiting } from "./decision.ts";
import { releasesErrors } from "./errors.ts";
import { bundleKey, objectKey } from "./keys.ts";
import { type Plan, planRelease } from "./plan.ts";
import {
  archive,
  findLatePointer,
  jsonImmutable,
  keepsMoving,
  movePointer,
  readPointer,
  readRelease,
} from "./pointer.ts";
import { doomedByPrune, readDoomed } from "./pruning.ts";
import {
  type AllowedSecrets,
  liveSequence,
  type Pointer,
  type PromotedFrom,
  type ReleaseRecord,
  type SealedRelease,
  type Source,
} from "./record.ts";
import { makeRelease } from "./record-make.ts";
import { defaultConcurrency, maximumAttempts, type ReleaseRequest } from "./request.ts";

/** A bundle on its way into an environment. */
export interface Candidate extends AdmissionRequest {
  readonly action: "deploy" | "promote";
  readonly source: Source;
  readonly promotedFrom: PromotedFrom | undefined;
  readonly allowedSecrets: AllowedSecrets | undefined;
  /** The release that is promoted. */
  readonly promoted: ReleaseRecord | undefined;
  /**
   * Digest of what its cases demand of answers, for the decision and for the new record, which are about the same:
   * undefined where the record of what is promoted has none.
   */
  demands(): Promise<Digest | undefined>;
  /** Its manifest; asked for only when something is to be written. */
  load(): Promise<SealedManifest>;
  /** The content of one file, wherever it is. */
  read(file: BundleFile): Promise<Uint8Array>;
  /** Brings the content of one file into the store. */
  supply(file: BundleFile, key: string, attributes: ObjectAttributes): Promise<PutResult>;
  /** Signed statements about the bundle, which go with the release. Asked for once everything else is decided. */
  documents(version: string): Promise<readonly Uint8Array[]>;
  /** A last look at where the bundle comes from, before the pointer moves. Throws where it may not be used any more. */
  recheck(): Promise<void>;
}

export type PublishOutcome =
  | {
      readonly outcome: "released";
      readonly release: SealedRelease;
      readonly plan: Plan;
      readonly previous: ReleaseRecord | undefined;
      /** Somebody has moved the pointer on already. */
      readonly supersededBy: ReleaseRecord | undefined;
    }
  /** The bundle is live: it was, or somebody else released the same while this ran. */
  | { readonly outcome: "unchanged"; readonly release: SealedRelease; readonly byOther: boolean }
  | Waiting;

/**
 * Releases a candidate, or finds that it is live already.
 *
 * @throws SW0605 to SW0608 where it may not be released, SW0610 where another release came first, SW0611 where the gate
 *   denies, SW0612 where the outcome is unknown, SW0616 where a prune removes what it needs, and errors of the store.
 */
export async function publish(request: ReleaseRequest, candidate: Candidate): Promise<PublishOutcome> {
  const { store, environment } = request;
  let base: Pointer | undefined;
  let current = await readPointer(store, environment);
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    const beaten = attempt > 0;
    if (beaten && !isSameLive(base, current)) {
      if (current !== undefined && bringsTheSame(current.record, candidate)) {
        return { outcome: "unchanged", release: current, byOther: true };
      }
      throw await lostRace(store, environment, current);
    }
    base = current;
    const result = await attemptOnce(request, candidate, current);
    if (result.outcome !== "again") return result;
    current = result.pointer;
    request.progress?.({ step: "replan", text: "The pointer moved; planning again." });
  }
  throw keepsMoving();
}

type AttemptResult = PublishOutcome | { readonly outcome: "again"; readonly pointer: Pointer | undefined };

async function attemptOnce(
  request: ReleaseRequest,
  candidate: Candidate,
  current: Pointer | undefined,
): Promise<AttemptResult> {
  const { store } = request;
  const admission = await admit(store, current, candidate);
  if (admission.outcome === "live" && current !== undefined) {
    return { outcome: "unchanged", release: current, byOther: false };
  }
  if (admission.outcome === "live") throw keepsMoving();
  const late = current === undefined ? await findLatePointer(store, request.environment) : undefined;
  if (late !== undefined) return { outcome: "again", pointer: late };

  const sealed = await candidate.load();
  const live = current?.record.bundle === candidate.bundle ? undefined : await readLiveManifest(store, current);
  const plan = planRelease(current, live, { ...sealed, newVersion: true });
  if (await mustWaitForPrune(request, current, candidate.bundle, plan)) {
    return { outcome: "again", pointer: await readPointer(store, request.environment) };
  }
  const facts = (moment: ReleaseFacts["moment"], now: Date): ReleaseFacts => ({
    action: candidate.action,
    environment: request.environment,
    store: store.address,
    bundle: candidate.bundle,
    version: admission.version,
    live: current,
    plan,
    promotedFrom: candidate.promotedFrom,
    promoted: candidate.promoted,
    demands: () => candidate.demands(),
    allowedSecrets: candidate.allowedSecrets,
    files: { manifest: async () => sealed.manifest, read: (file) => candidate.read(file) },
    reach: undefined,
    actor: request.actor,
    source: candidate.source,
    now,
    moment,
  });
  const first = await ask(request.decide, facts("before-writing", await store.now()));
  if (first.outcome === "waiting") return first;

  const id = request.newId();
  if (current?.record.bundle !== candidate.bundle) await putBundle(request, candidate, sealed, plan, id);
  if (current !== undefined) await archive(store, current);
  await candidate.recheck();
  const decision = await ask(request.decide, facts("before-moving", await store.now()));
  if (decision.outcome === "waiting") return decision;
  const next = await recordOf(request, candidate, admission, current, decision, id);
  const move = await movePointer(store, current, next);
  if (move.outcome === "lost") return { outcome: "again", pointer: move.pointer };
  const supersededBy = move.outcome === "moved-and-superseded" ? move.pointer.record : undefined;
  return { outcome: "released", release: next, plan, previous: current?.record, supersededBy };
}

async function recordOf(
  request: ReleaseRequest,
  candidate: Candidate,
  admission: Extract<Awaited<ReturnType<typeof admit>>, { outcome: "admitted" }>,
  current: Pointer | undefined,
  decision: Extract<Decision, { outcome: "allow" }>,
  id: string,
): Promise<SealedRelease> {
  const { store, environment, actor } = request;
  const { gate, evidence } = await keepDecision(store, decision);
  const statements = await keepDocuments(store, await candidate.documents(admission.version));
  return makeRelease(
    current,
    {
      action: candidate.action,
      version: admission.version,
      bundle: candidate.bundle,
      source: candidate.source,
      gate,
      evidence: [...new Set([...evidence, ...statements])],
      demands: await candidate.demands(),
      blocked: admission.blocked,
      unblocked: admission.unblocked && [admission.unblocked],
      promotedFrom: candidate.promotedFrom,
      allowedSecrets: candidate.allowedSecrets,
      breakGlass: decision.breakGlass,
    },
    { id, environment, actor, now: await store.now() },
  );
}

/** Objects first, then the manifest: a manifest never stands there before what it names was there. */
async function putBundle(
  request: ReleaseRequest,
  candidate: Candidate,
  sealed: SealedManifest,
  plan: Plan,
  id: string,
): Promise<void> {
  const { store } = request;
  const total = plan.uploads.length;
  const step = candidate.action === "promote" ? "copy" : "upload";
  let done = 0;
  await forEachLimited(plan.uploads, request.concurrency ?? defaultConcurrency, async (file) => {
    const attributes: ObjectAttributes = { mediaType: file.mediaType, caching: "immutable", metadata: { release: id } };
    const key = objectKey(file.sha256);
    if ((await candidate.supply(file, key, attributes)) === "differs") throw damagedObject(key);
    done += 1;
    request.progress?.({ step, text: step === "copy" ? "Copying files" : "Uploading files", done, total });
  });
  const key = bundleKey(sealed.digest);
  const put = await store.putIfAbsent(key, sealed.bytes, sealed.digest.slice(7), jsonImmutable);
  if (put === "differs") throw damagedObject(key);
}

function damagedObject(key: string): Error {
  return releasesErrors.create("SW0620", {
    message: `${key} is in the store with other bytes than its name says.`,
    next: "Nothing was released. Run `slipway verify ENV --deep`, remove what is damaged, and run the command again.",
  });
}

/**
 * The manifest of what is live, to put only what it lacks. Where it is gone or damaged every file is put again, which
 * mends the store instead of standing in the way.
 */
export async function readLiveManifest(store: Store, current: Pointer | undefined): Promise<Manifest | undefined> {
  if (current === undefined) return undefined;
  try {
    return (await readManifest(store, current.record.bundle))?.manifest;
  } catch (error) {
    if (isSlipwayError(error) && (error.code === "SW0402" || error.code === "SW0505")) return undefined;
    throw error;
  }
}

/**
 * A manifest, or undefined where the store has none of that digest.
 *
 * @throws SW0402 where it is damaged, SW0403 where its format is newer.
 */
export async function readManifest(store: Store, bundle: Digest): Promise<SealedManifest | undefined> {
  const result = await store.read(bundleKey(bundle), { maximumBytes: bundleLimits.manifestBytes });
  return result.outcome === "found" ? parseManifest(result.object.bytes, bundle) : undefined;
}

/** Every half second for a minute: prunes take seconds, except those that were killed. */
const pruneWaits = 120;

/**
 * While a prune is under way, nothing that it removes may be used: it may be there now and gone in a moment. True where
 * the prune ended while we waited, and the plan must be made again.
 *
 * @throws SW0616 where the candidate needs what is doomed.
 */
async function mustWaitForPrune(
  request: ReleaseRequest,
  current: Pointer | undefined,
  bundle: Digest,
  plan: Plan,
): Promise<boolean> {
  const id = current?.record.pruning;
  if (current === undefined || id === undefined || current.record.bundle === bundle) return false;
  const doomed = await readDoomed(request.store, id);
  const needsDoomed =
    doomed === undefined || doomed.bundles.has(bundle) || plan.uploads.some((file) => doomed.objects.has(file.sha256));
  if (!needsDoomed) return false;
  for (let waits = 0; request.wait !== undefined && waits < pruneWaits; waits += 1) {
    request.progress?.({ step: "wait", text: "A prune is removing files that this release needs; waiting for it." });
    await request.wait(500);
    const pointer = await readPointer(request.store, request.environment);
    if (pointer?.record.pruning !== id) return true;
  }
  // Without an announcement the prune may have ended between the two reads.
  if (doomed === undefined && (await readPointer(request.store, request.environment))?.record.pruning !== id)
    return true;
  throw doomedByPrune(current.record);
}

/** True where only marks were made since: the same release is live. */
export function isSameLive(base: Pointer | undefined, current: Pointer | undefined): boolean {
  if (base === undefined || current === undefined) return base === current;
  return liveSequence(base.record) === liveSequence(current.record) && base.record.bundle === current.record.bundle;
}

function bringsTheSame(live: ReleaseRecord, candidate: Candidate): boolean {
  if (live.bundle !== candidate.bundle) return false;
  return candidate.version.kind === "derived" || candidate.version.version === live.version;
}

/** The refusal of a release that another one overtook: who won, and what to do. */
export async function lostRace(store: Store, environment: string, current: Pointer | undefined): Promise<Error> {
  return releasesErrors.create("SW0610", {
    message: `${await describeWinner(store, current)} This command changed nothing in ${environment}.`,
    next: `Look at it with \`slipway history ${environment}\`, and run the command again where yours should follow.`,
  });
}

async function describeWinner(store: Store, current: Pointer | undefined): Promise<string> {
  if (current === undefined) return "The pointer was removed while this command ran.";
  // A mark may stand on top of the release that won.
  const { record: winner } = await readRelease(store, current, liveSequence(current.record));
  return `Release ${winner.seq} (${winner.version}, ${winner.action}, ${short(winner.bundle)}) by ${winner.actor.name} came first, at ${winner.createdAt}.`;
}
