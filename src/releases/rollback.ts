/**
 * Goes back to an earlier bundle: a new record, one conditional write, no rebuild. Four requests whatever the size:
 * pointer, manifest of the target, archive, pointer.
 */
import { liftBlock, refuseWithdrawn } from "./admission.ts";
import { ask, type Decision, keepDecision, type ReleaseFacts, type Waiting } from "./decision.ts";
import { releasesErrors } from "./errors.ts";
import { findRelease, mentions } from "./lookup.ts";
import type { ReleaseName } from "./name.ts";
import { archive, brokenChain, keepsMoving, movePointer, readPointer } from "./pointer.ts";
import { isSameLive, lostRace, readManifest } from "./publish.ts";
import { readReason } from "./reason.ts";
import {
  liveMention,
  liveSequence,
  type Pointer,
  type ReleaseMention,
  type ReleaseRecord,
  rollbackFloor,
  type SealedRelease,
  type Unblocked,
} from "./record.ts";
import { makeRelease } from "./record-make.ts";
import { maximumAttempts, type ReleaseRequest } from "./request.ts";

export interface RollbackRequest extends Omit<ReleaseRequest, "source"> {
  /** Where to go; without it, the newest earlier bundle that is neither blocked nor withdrawn. */
  readonly to?: ReleaseName | undefined;
  /** Go back only while this release is live: what an alarm names, so that it cannot fire twice. */
  readonly from?: number | undefined;
  /** Lift the block on the target, for this reason. */
  readonly unblock?: string | undefined;
  /** Why; kept in the record. */
  readonly reason?: string | undefined;
}

export type RollbackOutcome =
  | {
      readonly outcome: "released";
      readonly release: SealedRelease;
      /** What was live before. */
      readonly previous: ReleaseRecord;
      readonly supersededBy: ReleaseRecord | undefined;
    }
  | {
      readonly outcome: "unchanged";
      readonly release: SealedRelease;
      /** `rolled-back`: the live release is a rollback already. `not-live`: `from` is not live any more. `live`: the target is. */
      readonly why: "rolled-back" | "not-live" | "live";
    }
  | Waiting;

/**
 * Rolls back, or finds that there is nothing to do.
 *
 * @throws SW0607 where the target is blocked, SW0608 where it is withdrawn or older than what is, SW0609 where it does
 *   not exist, SW0610 where another release came first, SW0611 where the gate denies, SW0613 where there is nothing to
 *   go back to, SW0614 where its files were pruned, SW0615 where nothing was released, and errors of the store.
 */
export async function rollback(request: RollbackRequest): Promise<RollbackOutcome> {
  const { store, environment } = request;
  const reasons = {
    unblock: request.unblock === undefined ? undefined : readReason(request.unblock),
    reason: request.reason === undefined ? undefined : readReason(request.reason),
  };
  let base: Pointer | undefined;
  let current = await requirePointer(request);
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    const nothing = nothingToDo(request, current.record, base?.record);
    if (nothing !== undefined) return { outcome: "unchanged", release: current, why: nothing };
    if (base !== undefined && !isSameLive(base, current)) throw await lostRace(store, environment, current);
    base = current;
    const result = await attemptOnce({ ...request, ...reasons }, current);
    if (result.outcome !== "again") return result;
    current = result.pointer;
  }
  throw keepsMoving();
}

/** @throws SW0615 where nothing was released. */
export async function requirePointer(request: Pick<ReleaseRequest, "store" | "environment">): Promise<Pointer> {
  const pointer = await readPointer(request.store, request.environment);
  if (pointer !== undefined) return pointer;
  throw releasesErrors.create("SW0615", {
    message: `Nothing was released in ${request.environment} yet (${request.store.address}).`,
    next: `Run \`slipway deploy ${request.environment}\` first, or check the address under store: in slipway.yaml.`,
  });
}

/** Why a rollback has nothing to do, from the record alone. `base` is what was live when this command began. */
function nothingToDo(
  request: RollbackRequest,
  live: ReleaseRecord,
  base: ReleaseRecord | undefined,
): "rolled-back" | "not-live" | undefined {
  const { from, to } = request;
  if (from !== undefined && liveSequence(live) !== from) {
    return live.rollbackOf === from ? "rolled-back" : "not-live";
  }
  // Somebody else rolled back the same release while this ran.
  if (base !== undefined && live.rollbackOf === liveSequence(base)) return "rolled-back";
  return to === undefined && live.rollbackOf !== undefined ? "rolled-back" : undefined;
}

type AttemptResult = RollbackOutcome | { readonly outcome: "again"; readonly pointer: Pointer };

async function attemptOnce(request: RollbackRequest, current: Pointer): Promise<AttemptResult> {
  const { store } = request;
  const live = current.record;
  const target = await findTarget(request, current);
  if (target.mention.bundle === live.bundle) return { outcome: "unchanged", release: current, why: "live" };
  const { mention } = target;
  if ((await readManifest(store, mention.bundle)) === undefined) {
    const pointer = await requirePointer(request);
    // A prune that began since the pointer was read: look again with what it says now.
    if (pointer.revision !== current.revision) return { outcome: "again", pointer };
    throw brokenChain(
      `The manifest of ${mention.version} (release ${mention.seq}) is missing, though no prune removed it`,
    );
  }
  const facts = factsFor(request, current, target);
  const first = await ask(request.decide, { ...facts, now: await store.now(), moment: "before-writing" });
  if (first.outcome === "waiting") return first;
  await archive(store, current);
  const decision = await ask(request.decide, { ...facts, now: await store.now(), moment: "before-moving" });
  if (decision.outcome === "waiting") return decision;
  const next = await recordOf(request, current, target, decision);
  const move = await movePointer(store, current, next);
  if (move.outcome === "lost") {
    return { outcome: "again", pointer: move.pointer ?? (await requirePointer(request)) };
  }
  const supersededBy = move.outcome === "moved-and-superseded" ? move.pointer.record : undefined;
  return { outcome: "released", release: next, previous: live, supersededBy };
}

function factsFor(
  { store, environment, actor }: RollbackRequest,
  current: Pointer,
  { mention, reach }: Target,
): Omit<ReleaseFacts, "now" | "moment"> {
  return {
    action: "rollback",
    environment,
    store: store.address,
    bundle: mention.bundle,
    version: mention.version,
    live: current,
    plan: undefined,
    promotedFrom: undefined,
    promoted: undefined,
    allowedSecrets: undefined,
    reach,
    actor,
    source: current.record.source,
  };
}

async function recordOf(
  { store, environment, actor, newId, reason }: RollbackRequest,
  current: Pointer,
  target: Target,
  decision: Extract<Decision, { outcome: "allow" }>,
): Promise<SealedRelease> {
  const { gate, evidence } = await keepDecision(store, decision);
  const { mention, blocked, unblocked } = target;
  const isBackward = goesBack(current.record, mention);
  const left = liveMention(current.record);
  return makeRelease(
    current,
    {
      action: "rollback",
      version: mention.version,
      bundle: mention.bundle,
      // Where the bytes come from is recorded with the release that is restored; this record points at it.
      source: { repository: null, commit: null, ref: null },
      gate,
      evidence,
      blocked: isBackward ? [...blocked.filter((block) => block.bundle !== left.bundle), left] : blocked,
      unblocked: unblocked && [unblocked],
      rollbackOf: isBackward ? left.seq : undefined,
      restores: mention.seq,
      reason,
    },
    { id: newId(), environment, actor, now: await store.now() },
  );
}

/**
 * False where the person goes forward again after a rollback that was a mistake: that leaves nothing bad behind, so
 * nothing is blocked, and a later rollback may go back once more.
 */
function goesBack(live: ReleaseRecord, target: ReleaseMention): boolean {
  if (live.restores === undefined) return true;
  // What this rollback has just left lies ahead, however often its bundle was live before.
  const left = live.recent.find(({ seq }) => seq === live.rollbackOf);
  if (left?.bundle === target.bundle) return false;
  const first = live.recent.find((mention) => mention.bundle === target.bundle);
  return (first ?? target).seq < live.restores;
}

interface Target {
  readonly mention: ReleaseMention;
  readonly reach: "newest" | "further";
  /** The blocks that stay. */
  readonly blocked: readonly ReleaseMention[];
  readonly unblocked: Unblocked | undefined;
}

async function findTarget(request: RollbackRequest, current: Pointer): Promise<Target> {
  const live = current.record;
  const newest = await newestReachable(request, current);
  if (request.to === undefined) {
    if (newest === undefined) throw nothingThere(live);
    return { mention: newest, reach: "newest", blocked: live.blocked, unblocked: undefined };
  }
  const named = await findRelease(request.store, current, request.to);
  refuseWithdrawn(live, named.bundle);
  const mention = await keptRelease(request, current, named);
  const { blocked, lifted } =
    named.bundle === live.bundle
      ? { blocked: live.blocked, lifted: undefined }
      : liftBlock(live, named.bundle, named.version, request.unblock);
  return {
    mention,
    reach: newest?.bundle === mention.bundle ? "newest" : "further",
    blocked,
    unblocked: lifted && { bundle: mention.bundle, version: mention.version, reason: request.unblock ?? "" },
  };
}

/** Where a bare rollback goes: the newest earlier release of another bundle that is neither blocked nor withdrawn. */
async function newestReachable(request: RollbackRequest, current: Pointer): Promise<ReleaseMention | undefined> {
  const live = current.record;
  const lowest = Math.max(rollbackFloor(live), live.keptFrom);
  const refused = new Set([live.bundle, ...[...live.blocked, ...live.withdrawn].map((mention) => mention.bundle)]);
  const versions = new Set(live.blocked.map((mention) => mention.version));
  for await (const mention of mentions(request.store, current)) {
    if (mention.seq < lowest) return undefined;
    if (!refused.has(mention.bundle) && !versions.has(mention.version)) return mention;
  }
  return undefined;
}

/**
 * A release of the named bundle that is above the floor and whose files are kept: the named one, or a newer one of the
 * same bundle.
 */
async function keptRelease(request: RollbackRequest, current: Pointer, named: ReleaseMention): Promise<ReleaseMention> {
  const live = current.record;
  const floor = rollbackFloor(live);
  const lowest = Math.max(floor, live.keptFrom);
  if (named.seq >= lowest) return named;
  for await (const mention of mentions(request.store, current)) {
    if (mention.seq < lowest) break;
    if (mention.bundle === named.bundle) return mention;
  }
  if (named.seq < floor) {
    throw releasesErrors.create("SW0608", {
      message: `Release ${named.seq} (${named.version}) of ${live.environment} is older than one that was withdrawn; no rollback goes below release ${floor}.`,
      next: "Deploy a corrected bundle instead.",
    });
  }
  throw releasesErrors.create("SW0614", {
    message: `The files of release ${named.seq} (${named.version}) of ${live.environment} were pruned; releases from ${live.keptFrom} on are kept.`,
    next: "Check out its commit and deploy it: the record still names it.",
  });
}

function nothingThere(live: ReleaseRecord): Error {
  const { environment } = live;
  const floor = rollbackFloor(live);
  const lowest = Math.max(floor, live.keptFrom);
  const reachable = live.blocked.filter((mention) => mention.seq >= lowest && mention.bundle !== live.bundle);
  const [why, next] =
    reachable.length > 0
      ? [
          `Blocked: ${reachable.map((mention) => mention.version).join(", ")}.`,
          `\`slipway rollback ${environment} --to VERSION --unblock REASON\` goes to a blocked one all the same; or deploy a corrected bundle.`,
        ]
      : floor > 1 && floor >= live.keptFrom
        ? [
            `Release ${floor - 1} was withdrawn, and no rollback goes to it or to an older one.`,
            `Correct the prompts and run \`slipway deploy ${environment}\`.`,
          ]
        : lowest > 1
          ? [
              `The files of releases before ${lowest} were pruned.`,
              `Check out the commit of an earlier release (\`slipway history ${environment}\` names it) and deploy it, or deploy a corrected bundle.`,
            ]
          : ["", `Correct the prompts and run \`slipway deploy ${environment}\`.`];
  return releasesErrors.create("SW0613", {
    message:
      `There is no earlier release of ${environment} that a rollback could go to; ${live.version} stays live. ${why}`.trimEnd(),
    next,
  });
}
