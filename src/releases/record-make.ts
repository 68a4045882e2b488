/** Makes the next record of an environment from the one that is live and what changes. */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { type Digest, digestOf, sha256Of } from "../bundles/digest.ts";
import type { JsonObject } from "../platform/json.ts";
import { releasesErrors } from "./errors.ts";
import {
  type Actor,
  type AllowedSecrets,
  type BreakGlass,
  type GateRecord,
  liveSequence,
  maximumRecordBytes,
  mentionOf,
  type PromotedFrom,
  type ReleaseAction,
  type ReleaseMention,
  type ReleaseRecord,
  recentLength,
  releaseFormat,
  type SealedRelease,
  type Source,
  type Unblocked,
} from "./record.ts";
import { checksumOf } from "./record-checksum.ts";
import { withoutUndefined } from "./record-parse.ts";

/** What every new record needs to be told. */
export interface Attempt {
  /** Unique to this attempt. */
  readonly id: string;
  readonly environment: string;
  readonly actor: Actor;
  /** The store's clock. */
  readonly now: Date;
}

/** A release that makes a bundle live. */
export interface ReleaseChange {
  readonly action: ReleaseAction;
  readonly version: string;
  readonly bundle: Digest;
  readonly source: Source;
  readonly gate: GateRecord;
  readonly evidence: readonly Digest[];
  readonly demands?: Digest | undefined;
  readonly blocked: readonly ReleaseMention[];
  readonly unblocked?: readonly Unblocked[] | undefined;
  readonly allowedSecrets?: AllowedSecrets | undefined;
  readonly breakGlass?: BreakGlass | undefined;
  readonly rollbackOf?: number | undefined;
  readonly restores?: number | undefined;
  readonly promotedFrom?: PromotedFrom | undefined;
  readonly reason?: string | undefined;
}

/** Marks about the environment, while the same release stays live. */
export interface MarkChange {
  readonly action: "prune" | "withdraw";
  readonly reason?: string | undefined;
  readonly withdrawn?: readonly ReleaseMention[];
  readonly keptFrom?: number;
  /** A new mark, or null to take it away. Undefined carries it on. */
  readonly pruning?: string | null;
}

/**
 * The record of a new release.
 *
 * @throws SW0621 where it would be larger than a record may be.
 */
export function makeRelease(
  current: SealedRelease | undefined,
  change: ReleaseChange,
  attempt: Attempt,
): SealedRelease {
  return seal({
    ...beginning(current, attempt),
    version: change.version,
    bundle: change.bundle,
    action: change.action,
    source: change.source,
    gate: change.gate,
    evidence: change.evidence,
    blocked: change.blocked,
    withdrawn: current?.record.withdrawn ?? [],
    keptFrom: current?.record.keptFrom ?? 1,
    ...withoutUndefined({
      rollbackOf: change.rollbackOf,
      restores: change.restores,
      promotedFrom: change.promotedFrom,
      reason: change.reason,
      demands: change.demands,
      unblocked: change.unblocked,
      allowedSecrets: change.allowedSecrets,
      breakGlass: change.breakGlass,
      pruning: current?.record.pruning,
    }),
  });
}

/**
 * The record of a mark on an environment: what is live stays live, with everything that was recorded about it.
 *
 * @throws SW0621 as above.
 */
export function makeMark(current: SealedRelease, change: MarkChange, attempt: Attempt): SealedRelease {
  const live = current.record;
  return seal({
    ...beginning(current, attempt),
    version: live.version,
    bundle: live.bundle,
    action: change.action,
    continues: liveSequence(live),
    source: live.source,
    gate: live.gate,
    evidence: live.evidence,
    blocked: live.blocked,
    withdrawn: change.withdrawn ?? live.withdrawn,
    keptFrom: Math.max(live.keptFrom, change.keptFrom ?? 1),
    ...withoutUndefined({
      rollbackOf: live.rollbackOf,
      restores: live.restores,
      promotedFrom: live.promotedFrom,
      allowedSecrets: live.allowedSecrets,
      breakGlass: live.breakGlass,
      demands: live.demands,
      reason: change.reason,
      pruning: change.pruning === undefined ? live.pruning : (change.pruning ?? undefined),
    }),
  });
}

function beginning(current: SealedRelease | undefined, attempt: Attempt) {
  return {
    format: releaseFormat,
    seq: (current?.record.seq ?? 0) + 1,
    environment: attempt.environment,
    parent: current?.digest ?? null,
    createdAt: notBefore(attempt.now, current?.record.createdAt),
    actor: attempt.actor,
    id: attempt.id,
    ...historyAfter(current?.record),
  } as const;
}

/** Times in the chain never go back, whoever's clock is wrong: "what was live at that time" has one answer. */
function notBefore(now: Date, earlier: string | undefined): string {
  const text = now.toISOString();
  return earlier !== undefined && Date.parse(earlier) > now.getTime() ? earlier : text;
}

/** `recent` and `older` of the record after this one. */
function historyAfter(live: ReleaseRecord | undefined): Pick<ReleaseRecord, "recent" | "older"> {
  if (live === undefined) return { recent: [] };
  if (live.continues !== undefined) return { recent: live.recent, ...withoutUndefined({ older: live.older }) };
  const all = [...live.recent, mentionOf(live)];
  return dropOldest(all, live.older, all.length - recentLength);
}

/** Moves the first entries of `recent` into `older`, where only a fingerprint of their version is kept. */
function dropOldest(
  recent: readonly ReleaseMention[],
  older: ReleaseRecord["older"],
  count: number,
): Pick<ReleaseRecord, "recent" | "older"> {
  if (count <= 0) return { recent, ...withoutUndefined({ older }) };
  let versions = older?.versions ?? "";
  for (const mention of recent.slice(0, count)) {
    const fingerprint = versionFingerprint(mention.version);
    if (!hasFingerprint(versions, fingerprint)) versions += fingerprint;
  }
  return { recent: recent.slice(count), older: { from: older?.from ?? 1, versions } };
}

/** 32 bits of SHA-256: a false match among 3,000 versions has odds of one in a million, and costs a few reads only. */
export function versionFingerprint(version: string): string {
  return sha256Of(new TextEncoder().encode(version)).slice(0, 8);
}

/** True where the joined fingerprints hold this one, at a place where one begins. */
export function hasFingerprint(joined: string, fingerprint: string): boolean {
  for (let index = joined.indexOf(fingerprint); index !== -1; index = joined.indexOf(fingerprint, index + 1)) {
    if (index % 8 === 0) return true;
  }
  return false;
}

/**
 * The bytes of a record, at most 64 KiB of them. What does not fit is what can be found by reading archived records:
 * first the fingerprints of old versions, then the far end of `recent`.
 */
function seal(record: ReleaseRecord): SealedRelease {
  let fitting = withChecksum(record);
  let bytes = canonicalBytes(fitting);
  if (bytes.length > maximumRecordBytes && fitting.older !== undefined) {
    // Without the list nothing is known about versions before `recent`, and a look-up walks the chain.
    const from = fitting.recent[0]?.seq ?? fitting.seq;
    fitting = withChecksum({ ...fitting, older: { from, versions: "" } });
    bytes = canonicalBytes(fitting);
  }
  while (bytes.length > maximumRecordBytes && fitting.recent.length > 5) {
    const recent = fitting.recent.slice(Math.ceil(fitting.recent.length / 4));
    fitting = withChecksum({ ...fitting, recent, older: { from: recent[0]?.seq ?? fitting.seq, versions: "" } });
    bytes = canonicalBytes(fitting);
  }
  if (bytes.length > maximumRecordBytes) {
    throw releasesErrors.create("SW0621", {
      message: `The record of release ${record.seq} would have ${bytes.length} bytes, with ${record.blocked.length} blocked and ${record.withdrawn.length} withdrawn bundles; the limit is ${maximumRecordBytes}.`,
      next: "Lift blocks that nobody needs: deploy with --unblock REASON.",
    });
  }
  // A record is plain JSON by its type; only the optional members could be undefined, and those are absent.
  return { record: fitting, bytes, digest: digestOf(bytes), document: fitting as unknown as JsonObject };
}

function withChecksum(record: ReleaseRecord): ReleaseRecord {
  // A record is plain JSON by its type, as above.
  return { ...record, checksum: checksumOf(record as unknown as JsonObject) };
}
