/**
 * Approvals as they are stored beside the releases: `approvals/<bundle>/<id>.json`, written once, never changed. What is
 * read was written by somebody else and is believed only as far as `judgeApproval` says.
 */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { type Digest, hexOf, isDigest } from "../platform/digest.ts";
import { isJsonObject, type JsonObject, ownProperty } from "../platform/json.ts";
import type { Person } from "./people.ts";

export const approvalFormat = "slipway/approval/v1";

/** A record's bytes, at most. */
export const maximumApprovalBytes = 16 * 1024;

/** A release in few words: what was live when somebody approved. */
export interface LiveMention {
  readonly seq: number;
  readonly version: string;
  readonly bundle: Digest;
}

export type ApprovalSource =
  | {
      readonly kind: "comment";
      readonly url: string;
      readonly repository: string;
      /** The comment's number on GitHub. */
      readonly comment: number;
      /** Number of the pull request or issue under which it stands. */
      readonly issue: number;
      /** SHA-256 of the comment's text, hexadecimal. */
      readonly text: string;
      /** The head of the pull request that the short form was resolved with. */
      readonly head: string | null;
    }
  | {
      readonly kind: "review";
      readonly url: string;
      readonly repository: string;
      readonly run: number;
      readonly attempt: number;
    }
  | { readonly kind: "command" };

export interface ApprovalRecord {
  readonly format: typeof approvalFormat;
  /** `withdrawal` takes an approval back; `acknowledgement` is about a release past the gate. */
  readonly kind: "approval" | "withdrawal" | "acknowledgement";
  readonly id: string;
  readonly bundle: Digest;
  readonly version: string | null;
  readonly environment: string;
  /** The address of the store, so that it serves no other place. */
  readonly store: string;
  readonly policy: Digest;
  readonly live: LiveMention | null;
  readonly who: Person;
  readonly source: ApprovalSource;
  /** What the person was shown: a report's address, or its digest. */
  readonly shown: { readonly url: string | null; readonly digest: Digest | null };
  /** By the store's clock, RFC 3339 in UTC. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Of a withdrawal: the approval that it takes back. */
  readonly of?: string;
  /** Of an acknowledgement: the release that went past the gate. */
  readonly release?: number;
  readonly reason?: string;
}

/** Where all records about one bundle lie, with a slash at the end. */
export function approvalsPrefix(bundle: Digest): string {
  return `approvals/${hexOf(bundle)}/`;
}

/** Key of one record; its id is unique, so no record takes the place of another. */
export function approvalKey(record: Pick<ApprovalRecord, "bundle" | "id">): string {
  return `${approvalsPrefix(record.bundle)}${record.id}.json`;
}

/** The bytes that are stored: canonical JSON, so that the same record has the same digest everywhere. */
export function approvalBytes(record: ApprovalRecord): Uint8Array {
  return canonicalBytes(record);
}

export type ApprovalReading =
  | { readonly ok: true; readonly record: ApprovalRecord }
  /** The rest of a sentence about the file. */
  | { readonly ok: false; readonly why: string };

class Misfit extends Error {}

/** Reads a record that lies under `key`, which must be the key that it would be written to. */
export function readApproval(bytes: Uint8Array, key: string): ApprovalReading {
  if (bytes.length > maximumApprovalBytes) return { ok: false, why: "is too large for an approval" };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, why: "is not JSON" };
  }
  if (!isJsonObject(value)) return { ok: false, why: "is no approval" };
  if (ownProperty(value, "format") !== approvalFormat)
    return { ok: false, why: `has not the format ${approvalFormat}` };
  try {
    const record = recordOf(value);
    if (approvalKey(record) !== key)
      return { ok: false, why: "lies where an approval of another bundle or id belongs" };
    return { ok: true, record };
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, why: error.message };
    throw error;
  }
}

function recordOf(value: JsonObject): ApprovalRecord {
  const kind = text(value, "kind", 20);
  if (kind !== "approval" && kind !== "withdrawal" && kind !== "acknowledgement")
    throw new Misfit("has an unknown kind");
  const id = text(value, "id", 64);
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(id)) throw new Misfit("has an id that is none");
  const of = optional(value, "of", () => text(value, "of", 64));
  const release = optional(value, "release", () => count(value, "release"));
  const reason = optional(value, "reason", () => text(value, "reason", 2_000));
  return {
    format: approvalFormat,
    kind,
    id,
    bundle: digest(value, "bundle"),
    version: nullable(value, "version", () => text(value, "version", 128)),
    environment: text(value, "environment", 100),
    store: text(value, "store", 2_000),
    policy: digest(value, "policy"),
    live: nullable(value, "live", () => mentionOf(object(value, "live"))),
    who: personOf(object(value, "who")),
    source: sourceOf(object(value, "source")),
    shown: shownOf(object(value, "shown")),
    createdAt: time(value, "createdAt"),
    expiresAt: time(value, "expiresAt"),
    ...(of === undefined ? {} : { of }),
    ...(release === undefined ? {} : { release }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function personOf(value: JsonObject): Person {
  switch (ownProperty(value, "kind")) {
    case "github": {
      const id = text(value, "id", 20);
      if (!/^[1-9][0-9]*$/.test(id)) throw new Misfit("has a person without a number");
      return { kind: "github", login: text(value, "login", 100), id };
    }
    case "aws":
      return { kind: "aws", arn: text(value, "arn", 2_048) };
    case "git":
      return {
        kind: "git",
        name: text(value, "name", 200),
        email: nullable(value, "email", () => text(value, "email", 320)),
      };
    default:
      throw new Misfit("does not say who");
  }
}

function sourceOf(value: JsonObject): ApprovalSource {
  switch (ownProperty(value, "kind")) {
    case "comment":
      return {
        kind: "comment",
        url: text(value, "url", 2_000),
        repository: text(value, "repository", 200),
        comment: count(value, "comment"),
        issue: count(value, "issue"),
        text: text(value, "text", 64),
        head: nullable(value, "head", () => text(value, "head", 64)),
      };
    case "review":
      return {
        kind: "review",
        url: text(value, "url", 2_000),
        repository: text(value, "repository", 200),
        run: count(value, "run"),
        attempt: count(value, "attempt"),
      };
    case "command":
      return { kind: "command" };
    default:
      throw new Misfit("does not say where it comes from");
  }
}

function mentionOf(value: JsonObject): LiveMention {
  return { seq: count(value, "seq"), version: text(value, "version", 128), bundle: digest(value, "bundle") };
}

function shownOf(value: JsonObject): ApprovalRecord["shown"] {
  return {
    url: nullable(value, "url", () => text(value, "url", 2_000)),
    digest: nullable(value, "digest", () => digest(value, "digest")),
  };
}

function object(value: JsonObject, name: string): JsonObject {
  const member = ownProperty(value, name);
  if (!isJsonObject(member)) throw new Misfit(`has no ${name}`);
  return member;
}

function text(value: JsonObject, name: string, maximum: number): string {
  const member = ownProperty(value, name);
  if (typeof member !== "string" || member.length > maximum || !member.isWellFormed())
    throw new Misfit(`has no ${name}`);
  return member;
}

function count(value: JsonObject, name: string): number {
  const member = ownProperty(value, name);
  if (typeof member !== "number" || !Number.isSafeInteger(member) || member < 1) throw new Misfit(`has no ${name}`);
  return member;
}

function digest(value: JsonObject, name: string): Digest {
  const member = ownProperty(value, name);
  if (!isDigest(member)) throw new Misfit(`has no ${name}`);
  return member;
}

function time(value: JsonObject, name: string): string {
  const member = text(value, name, 40);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(member) || Number.isNaN(Date.parse(member))) {
    throw new Misfit(`has a time that is none under ${name}`);
  }
  return member;
}

function nullable<T>(value: JsonObject, name: string, read: () => T): T | null {
  return ownProperty(value, name) === null ? null : read();
}

function optional<T>(value: JsonObject, name: string, read: () => T): T | undefined {
  return ownProperty(value, name) === undefined ? undefined : read();
}
