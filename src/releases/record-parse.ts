/** Reads release records that somebody else stored, believing nothing. Unknown fields are no error and are kept. */
import { type Digest, digestOf, isDigest } from "../bundles/digest.ts";
import { quoted } from "../platform/inputs.ts";
import { isJsonObject, type JsonObject, ownProperty } from "../platform/json.ts";
import { isNestedWithin } from "../platform/json-depth.ts";
import { releasesErrors } from "./errors.ts";
import { maximumSequence } from "./name.ts";
import {
  type Actor,
  type AllowedSecrets,
  type BreakGlass,
  maximumRecordBytes,
  type OlderVersions,
  type PromotedFrom,
  type ReleaseMention,
  type ReleaseRecord,
  recentLength,
  releaseFormat,
  type SealedRelease,
  type Source,
  type Unblocked,
} from "./record.ts";
import { maximumVersionLength, normalizeVersion } from "./version.ts";

/** As canonical JSON has it, in which records are written: 64 levels below the first. */
const deepestRecord = 65;

/** What is wrong with a field; caught in this file alone and made into SW0602 with the key of the record. */
class FieldProblem extends Error {}

/**
 * Reads a record. `key` is where it was found, for messages.
 *
 * @throws SW0602 where the bytes are no record, SW0603 where the format is a newer one.
 */
export function parseRelease(bytes: Uint8Array, key: string): SealedRelease {
  const document = documentOf(bytes, key);
  try {
    return { record: recordOf(document), bytes, digest: digestOf(bytes), document };
  } catch (cause) {
    if (cause instanceof FieldProblem) throw damaged(key, cause.message);
    throw cause;
  }
}

/**
 * A stored document of ours, with its format checked, before its fields are.
 *
 * @throws SW0602, SW0603 as above.
 */
function documentOf(bytes: Uint8Array, key: string): JsonObject {
  if (bytes.length > maximumRecordBytes) throw damaged(key, `has more than ${maximumRecordBytes} bytes`);
  let value: unknown;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw damaged(key, "is not JSON in UTF-8", cause);
  }
  // Fields that this version does not know are shown too, and whoever writes them recurses.
  if (!isNestedWithin(text, deepestRecord)) throw damaged(key, `is nested more than ${deepestRecord} levels deep`);
  if (!isJsonObject(value)) throw damaged(key, "is not an object");
  const format = ownProperty(value, "format");
  if (format === releaseFormat) return value;
  if (typeof format !== "string" || !/^slipway\/release\/v\d{1,6}$/.test(format)) {
    throw damaged(key, "has no format of ours");
  }
  throw releasesErrors.create("SW0603", {
    message: `${key} has the format ${format}; this version of Slipway reads ${releaseFormat}.`,
    next: "Install a newer Slipway and run the command again. Nothing was changed.",
  });
}

function damaged(key: string, what: string, cause?: unknown): Error {
  return releasesErrors.create("SW0602", {
    message: `${key} is no release record: it ${what}.`,
    next: "Nothing was changed. Restore the file from before the damage, then run `slipway verify ENV`.",
    cause,
  });
}

function recordOf(document: JsonObject): ReleaseRecord {
  const fields = new Fields(document, "");
  const seq = fields.sequence("seq");
  const parent = fields.nullable("parent", () => fields.digest("parent"));
  if ((seq === 1) !== (parent === null))
    throw new FieldProblem("has a parent and is the first, or is later and has none");
  const gate = fields.object("gate");
  const optional = {
    rollbackOf: fields.optional("rollbackOf", () => fields.sequence("rollbackOf")),
    restores: fields.optional("restores", () => fields.sequence("restores")),
    promotedFrom: fields.optional("promotedFrom", () => promotedFromOf(fields.object("promotedFrom"))),
    continues: fields.optional("continues", () => fields.sequence("continues")),
    reason: fields.optional("reason", () => fields.text("reason", 2_000)),
    unblocked: fields.optional("unblocked", () => fields.list("unblocked", 100, unblockedOf)),
    allowedSecrets: fields.optional("allowedSecrets", () => allowedSecretsOf(fields.object("allowedSecrets"))),
    breakGlass: fields.optional("breakGlass", () => breakGlassOf(fields.object("breakGlass"))),
    demands: fields.optional("demands", () => fields.digest("demands")),
    older: fields.optional("older", () => olderOf(fields.object("older"))),
    pruning: fields.optional("pruning", () => fields.id("pruning")),
    checksum: fields.optional("checksum", () => fields.digest("checksum")),
  };
  const record: ReleaseRecord = {
    format: releaseFormat,
    seq,
    version: fields.version("version"),
    environment: fields.text("environment", 100),
    bundle: fields.digest("bundle"),
    parent,
    action: fields.text("action", 40),
    createdAt: fields.time("createdAt"),
    actor: actorOf(fields.object("actor")),
    source: sourceOf(fields.object("source")),
    gate: {
      outcome: gate.text("outcome", 40),
      evidence: gate.nullable("evidence", () => gate.digest("evidence")),
    },
    evidence: fields.digests("evidence"),
    blocked: fields.list("blocked", 1_000, mentionFrom),
    withdrawn: fields.optional("withdrawn", () => fields.list("withdrawn", 1_000, mentionFrom)) ?? [],
    recent: fields.list("recent", recentLength, mentionFrom),
    keptFrom: fields.optional("keptFrom", () => fields.sequence("keptFrom")) ?? 1,
    id: fields.id("id"),
    ...withoutUndefined(optional),
  };
  // Look-ups go from the oldest of these to the record that it names, and end because each step leads further back.
  let before = 0;
  for (const mention of record.recent) {
    if (mention.seq <= before) throw new FieldProblem("lists releases in recent that are not in order");
    if (mention.seq >= seq) throw new FieldProblem("lists itself or later releases in recent");
    before = mention.seq;
  }
  if (record.continues !== undefined && record.continues >= seq) throw new FieldProblem("continues a later release");
  return record;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the members that are undefined, so that absent optional fields stay absent. */
export function withoutUndefined<T extends object>(object: T): Defined<T> {
  // The entries that remain have exactly the types that Defined says.
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}

function mentionFrom(fields: Fields): ReleaseMention {
  return { seq: fields.sequence("seq"), version: fields.version("version"), bundle: fields.digest("bundle") };
}

function unblockedOf(fields: Fields): Unblocked {
  return {
    bundle: fields.digest("bundle"),
    version: fields.version("version"),
    reason: fields.text("reason", 2_000),
  };
}

function allowedSecretsOf(fields: Fields): AllowedSecrets {
  return { count: fields.sequence("count"), reason: fields.text("reason", 2_000) };
}

function breakGlassOf(fields: Fields): BreakGlass {
  return {
    reason: fields.text("reason", 2_000),
    skipped: fields.texts("skipped", 100, 100),
    approvers: fields.texts("approvers", 1_000, 300),
  };
}

function promotedFromOf(fields: Fields): PromotedFrom {
  return { environment: fields.text("environment", 100), seq: fields.sequence("seq"), id: fields.id("id") };
}

function actorOf(fields: Fields): Actor {
  return {
    name: fields.text("name", 200),
    ...withoutUndefined({
      id: fields.optional("id", () => fields.text("id", 200)),
      via: fields.optional("via", () => fields.text("via", 500)),
    }),
  };
}

function sourceOf(fields: Fields): Source {
  const text = (name: string) =>
    fields.optional(name, () => fields.nullable(name, () => fields.text(name, 500))) ?? null;
  return {
    repository: text("repository"),
    commit: text("commit"),
    ref: text("ref"),
    ...withoutUndefined({ changed: fields.optional("changed", () => fields.flag("changed")) }),
  };
}

function olderOf(fields: Fields): OlderVersions {
  const versions = fields.text("versions", maximumRecordBytes);
  if (!/^(?:[0-9a-f]{8})*$/.test(versions)) throw new FieldProblem("has a list of older versions that is no list");
  return { from: fields.sequence("from"), versions };
}

/** Typed access to the own members of one object of the document; every problem names the member. */
class Fields {
  readonly #object: JsonObject;
  readonly #path: string;

  constructor(object: JsonObject, path: string) {
    this.#object = object;
    this.#path = path;
  }

  optional<T>(name: string, read: () => T): T | undefined {
    return ownProperty(this.#object, name) === undefined ? undefined : read();
  }

  nullable<T>(name: string, read: () => T): T | null {
    return ownProperty(this.#object, name) === null ? null : read();
  }

  object(name: string): Fields {
    const value = ownProperty(this.#object, name);
    if (!isJsonObject(value)) throw this.#problem(name, "is no object");
    return new Fields(value, `${this.#path}${name}.`);
  }

  list<T>(name: string, maximum: number, read: (fields: Fields) => T): readonly T[] {
    const value = this.#array(name, maximum);
    return value.map((item, index) => {
      if (!isJsonObject(item)) throw this.#problem(`${name}[${index}]`, "is no object");
      return read(new Fields(item, `${this.#path}${name}[${index}].`));
    });
  }

  digests(name: string): readonly Digest[] {
    return this.#array(name, 100).map((item, index) => {
      if (!isDigest(item)) throw this.#problem(`${name}[${index}]`, "is no digest");
      return item;
    });
  }

  texts(name: string, most: number, maximum: number): readonly string[] {
    return this.#array(name, most).map((item, index) => {
      if (typeof item !== "string" || item.length > maximum || !item.isWellFormed()) {
        throw this.#problem(`${name}[${index}]`, `is no text of at most ${maximum} characters`);
      }
      return item;
    });
  }

  flag(name: string): boolean {
    const value = ownProperty(this.#object, name);
    if (typeof value !== "boolean") throw this.#problem(name, "is neither true nor false");
    return value;
  }

  text(name: string, maximum: number): string {
    const value = ownProperty(this.#object, name);
    if (typeof value !== "string" || value.length > maximum || !value.isWellFormed()) {
      throw this.#problem(name, `is no text of at most ${maximum} characters`);
    }
    return value;
  }

  /** An id becomes part of a key, so it holds nothing but letters, digits and hyphens. */
  id(name: string): string {
    const value = this.text(name, 64);
    if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(value)) throw this.#problem(name, "is no id");
    return value;
  }

  sequence(name: string): number {
    const value = ownProperty(this.#object, name);
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1 && value <= maximumSequence)
      return value;
    throw this.#problem(name, "is no sequence number");
  }

  version(name: string): string {
    const value = this.text(name, maximumVersionLength);
    if (normalizeVersion(value) !== value) throw this.#problem(name, "is no version");
    return value;
  }

  digest(name: string): Digest {
    const value = ownProperty(this.#object, name);
    if (!isDigest(value)) throw this.#problem(name, "is no digest");
    return value;
  }

  time(name: string): string {
    const value = this.text(name, 40);
    const valid = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value) && !Number.isNaN(Date.parse(value));
    if (!valid) throw this.#problem(name, "is no time in UTC");
    return value;
  }

  #array(name: string, maximum: number): readonly unknown[] {
    const value = ownProperty(this.#object, name);
    if (!Array.isArray(value)) throw this.#problem(name, "is no list");
    if (value.length > maximum) throw this.#problem(name, `has more than ${maximum} entries`);
    return value;
  }

  #problem(name: string, what: string): FieldProblem {
    return new FieldProblem(`has a field ${quoted(`${this.#path}${name}`)} that ${what}`);
  }
}
