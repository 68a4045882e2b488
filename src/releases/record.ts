/** The record that a bundle became live in an environment. The newest one is the pointer (docs/store-format.md). */
import type { Digest } from "../bundles/digest.ts";
import type { JsonObject } from "../platform/json.ts";
import type { Revision } from "../stores/store.ts";

export const releaseFormat = "slipway/release/v1";

/** A record's bytes, at most, so that every reader can bound what it reads. */
export const maximumRecordBytes = 64 * 1024;

/** How many earlier releases a record lists. */
export const recentLength = 50;

/**
 * Why the record was made. `prune` and `withdraw` change what is remembered about the environment, not what is live;
 * they carry `continues`. Newer versions may add others.
 */
export type ReleaseAction = "deploy" | "promote" | "rollback" | "adopt" | "prune" | "withdraw";

/** A release in few words, as records list them. */
export interface ReleaseMention {
  readonly seq: number;
  readonly version: string;
  readonly bundle: Digest;
}

export interface Actor {
  /** Login or name. */
  readonly name: string;
  /** The number that stays when a login is renamed, where the place of work has one. */
  readonly id?: string;
  /** Where it ran: the address of a workflow run, or the name of a host. */
  readonly via?: string;
}

export interface Source {
  readonly repository: string | null;
  readonly commit: string | null;
  readonly ref: string | null;
  /** True where the working tree held changes that the commit does not have. */
  readonly changed?: boolean;
}

export interface GateRecord {
  /**
   * `allow`, `none` where the environment has no gate, `exempt` for a rollback that needs none, `break-glass` where the
   * release went past it.
   */
  readonly outcome: string;
  /** Digest of the decision under `evidence/`. */
  readonly evidence: Digest | null;
}

export interface PromotedFrom {
  readonly environment: string;
  readonly seq: number;
  readonly id: string;
}

export interface Unblocked {
  readonly bundle: Digest;
  readonly version: string;
  readonly reason: string;
}

/** Secrets that were found in the bundle and published all the same, because somebody said why. */
export interface AllowedSecrets {
  readonly count: number;
  readonly reason: string;
}

/** A release that went past the gate in an emergency. */
export interface BreakGlass {
  readonly reason: string;
  /** Names of the rules that it went past. */
  readonly skipped: readonly string[];
  /** Who was not asked, as the policy names them. */
  readonly approvers: readonly string[];
}

/** Short fingerprints of the versions that have left `recent`. See lookup.ts. */
export interface OlderVersions {
  /** From this sequence number on the list is complete. */
  readonly from: number;
  /** The first 8 hexadecimal digits of the SHA-256 of each version, joined, oldest first. */
  readonly versions: string;
}

export interface ReleaseRecord {
  readonly format: typeof releaseFormat;
  readonly seq: number;
  readonly version: string;
  readonly environment: string;
  readonly bundle: Digest;
  /** Digest of the bytes of the record before this one; null for the first. */
  readonly parent: Digest | null;
  readonly action: ReleaseAction | (string & {});
  /** The sequence number of the release that a rollback left. */
  readonly rollbackOf?: number;
  /** The sequence number of the release whose bundle a rollback brought back. */
  readonly restores?: number;
  readonly promotedFrom?: PromotedFrom;
  /** The release that stays live through a `prune` or `withdraw` record: everything but the marks is copied from it. */
  readonly continues?: number;
  /** Why: of a withdrawal, or of a rollback where one was given. */
  readonly reason?: string;
  /** RFC 3339 in UTC with milliseconds, by the store's clock; never before the parent's. */
  readonly createdAt: string;
  readonly actor: Actor;
  readonly source: Source;
  readonly gate: GateRecord;
  readonly evidence: readonly Digest[];
  /** Digest of what the cases of the deployed tree demand of answers; absent in records of earlier versions. */
  readonly demands?: Digest;
  /** Bundles that rollbacks left: refused until unblocked. `seq` is the release that was left. */
  readonly blocked: readonly ReleaseMention[];
  /** Bundles that must never be live again. `seq` is the newest release of it: no rollback reaches it or anything older. */
  readonly withdrawn: readonly ReleaseMention[];
  readonly unblocked?: readonly Unblocked[];
  readonly allowedSecrets?: AllowedSecrets;
  readonly breakGlass?: BreakGlass;
  /** The releases before this one, oldest first, at most the last 50; records with `continues` are not among them. */
  readonly recent: readonly ReleaseMention[];
  readonly older?: OlderVersions;
  /** Releases before this one may have lost their files to prune; this one and all later ones are complete. */
  readonly keptFrom: number;
  /** The prune that is under way: `prunes/<id>.json` names what it removes. */
  readonly pruning?: string;
  /** Unique to the attempt that made the record, so that no two records have the same bytes. */
  readonly id: string;
  /** Digest of the canonical record without this member; absent where another program wrote it. */
  readonly checksum?: Digest;
}

/** A record with the bytes that are stored, which are archived and hashed as they are. */
export interface SealedRelease {
  readonly record: ReleaseRecord;
  readonly bytes: Uint8Array;
  /** Digest of the bytes: the `parent` of the next record. */
  readonly digest: Digest;
  /** The parsed document with the fields that this version does not know. */
  readonly document: JsonObject;
}

/** The pointer as it was read. */
export interface Pointer extends SealedRelease {
  readonly revision: Revision;
}

/** The release that is live through this record: a `prune` or `withdraw` record continues an earlier one. */
export function liveSequence(record: ReleaseRecord): number {
  return record.continues ?? record.seq;
}

/** What is live through this record, in few words: never the number of a mark. */
export function liveMention(record: ReleaseRecord): ReleaseMention {
  return { seq: liveSequence(record), version: record.version, bundle: record.bundle };
}

/** The lowest sequence number that a rollback may reach: above every withdrawn release. */
export function rollbackFloor(record: ReleaseRecord): number {
  return record.withdrawn.reduce((floor, mention) => Math.max(floor, mention.seq + 1), 1);
}

/** A release in few words. */
export function mentionOf(record: ReleaseRecord): ReleaseMention {
  return { seq: record.seq, version: record.version, bundle: record.bundle };
}
