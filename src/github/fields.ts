/**
 * Reading fields of JSON that comes from outside: an event's file, an answer of the API. Everything has a type and a
 * bound, and what does not fit is an error that names the field.
 */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";

/** Hexadecimal, 40 characters, or 64 in repositories that use SHA-256. */
export type CommitSha = string & { readonly __brand: "CommitSha" };

/** A user, a bot or an organization. Only the id is for good: a login can be given to somebody else. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Bot" | "Organization" | "Mannequin" | "other";
}

/** `owner/name`, both checked: they can stand in a path. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** Makes the error for a field that is missing or wrong; the text says which and why, and is a sentence. */
export type FieldRefusal = (message: string) => Error;

/** UTF-16 units that names, titles and refs may have. Git itself ends at 255 bytes for one part of a ref. */
export const longestName = 1_024;
/** A comment's body on GitHub ends at 65,536 characters, a pull request's and a release's near 125,000. */
export const longestBody = 262_144;
/** 2 to the 53rd: beyond it JSON numbers lose digits. */
const largestId = Number.MAX_SAFE_INTEGER;

const shaPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/**
 * Names of owners and repositories, and logins: of users and organizations, enterprise-managed ones (`_`), and apps
 * (`[bot]`). Wider than what GitHub gives out today, because old accounts have old forms, and one odd commenter must not
 * make a conversation unreadable.
 */
const loginPattern = /^[A-Za-z0-9._-]{1,100}(?:\[bot\])?$/;
const namePattern = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;

/** One object of a JSON document, and where it stands. */
export class Fields {
  readonly #value: JsonObject;
  readonly #where: string;
  readonly #refuse: FieldRefusal;

  constructor(value: unknown, where: string, refuse: FieldRefusal) {
    if (!isJsonObject(value)) throw refuse(`${where === "" ? "The document" : `“${where}”`} is no object.`);
    this.#value = value;
    this.#where = where;
    this.#refuse = refuse;
  }

  /** The value as it is, or undefined where it is absent or null. */
  raw(name: string): Json | undefined {
    return ownProperty(this.#value, name) ?? undefined;
  }

  has(name: string): boolean {
    return this.raw(name) !== undefined;
  }

  object(name: string): Fields {
    return new Fields(this.#needed(name), this.#path(name), this.#refuse);
  }

  optionalObject(name: string): Fields | undefined {
    return this.has(name) ? this.object(name) : undefined;
  }

  /** The items of a list of objects; a longer list than `most` is an error. */
  objects(name: string, most: number): readonly Fields[] {
    const list = this.#needed(name);
    if (!Array.isArray(list)) throw this.#wrong(name, "a list");
    if (list.length > most) throw this.#refuse(`“${this.#path(name)}” has more than ${most} items.`);
    return list.map((item, index) => new Fields(item, `${this.#path(name)}[${index}]`, this.#refuse));
  }

  /** A text of at most `most` UTF-16 units. */
  text(name: string, most = longestName): string {
    const value = this.#needed(name);
    if (typeof value !== "string") throw this.#wrong(name, "a text");
    if (value.length > most) throw this.#refuse(`“${this.#path(name)}” is longer than ${most} characters.`);
    return value;
  }

  optionalText(name: string, most = longestName): string | undefined {
    return this.has(name) ? this.text(name, most) : undefined;
  }

  flag(name: string): boolean {
    const value = this.#needed(name);
    if (typeof value !== "boolean") throw this.#wrong(name, "true or false");
    return value;
  }

  optionalFlag(name: string): boolean {
    return this.has(name) ? this.flag(name) : false;
  }

  /** A whole number from 0. */
  count(name: string): number {
    const value = this.#needed(name);
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0 || value > largestId) {
      throw this.#wrong(name, "a whole number");
    }
    return value;
  }

  optionalCount(name: string): number | undefined {
    return this.has(name) ? this.count(name) : undefined;
  }

  sha(name: string): CommitSha {
    const value = this.text(name);
    if (!isCommitSha(value)) throw this.#wrong(name, "a commit's hash");
    return value;
  }

  /** A point in time as GitHub writes it, ISO 8601. */
  time(name: string): Date {
    const time = new Date(this.text(name, 64));
    if (Number.isNaN(time.getTime())) throw this.#wrong(name, "a time");
    return time;
  }

  optionalTime(name: string): Date | undefined {
    return this.has(name) ? this.time(name) : undefined;
  }

  account(name: string): Account {
    return accountOf(this.object(name));
  }

  /** Undefined for an account that was deleted, which GitHub shows as null. */
  optionalAccount(name: string): Account | undefined {
    return this.has(name) ? this.account(name) : undefined;
  }

  login(name: string): string {
    const value = this.text(name, 110);
    if (!loginPattern.test(value)) throw this.#wrong(name, "a login");
    return value;
  }

  /** `owner/name` in one text. */
  repository(name: string): RepositoryName {
    const repository = repositoryNameOf(this.text(name, 210));
    if (repository === undefined) throw this.#wrong(name, "a repository as owner/name");
    return repository;
  }

  #needed(name: string): Json {
    const value = this.raw(name);
    if (value === undefined) throw this.#refuse(`“${this.#path(name)}” is missing.`);
    return value;
  }

  #wrong(name: string, wanted: string): Error {
    return this.#refuse(`“${this.#path(name)}” is not ${wanted}.`);
  }

  #path(name: string): string {
    return this.#where === "" ? name : `${this.#where}.${name}`;
  }
}

/** The account that an object describes. */
export function accountOf(fields: Fields): Account {
  const type = fields.optionalText("type", 64);
  return {
    id: fields.count("id"),
    login: fields.login("login"),
    type: type === "User" || type === "Bot" || type === "Organization" || type === "Mannequin" ? type : "other",
  };
}

/** 40 or 64 digits of lower-case hexadecimal: a whole commit id of SHA-1 or SHA-256, no abbreviation. */
export function isCommitSha(value: unknown): value is CommitSha {
  return typeof value === "string" && shaPattern.test(value);
}

/** The parts of `owner/name`; undefined where it is none. */
export function repositoryNameOf(text: string): RepositoryName | undefined {
  const [owner = "", name = "", ...more] = text.split("/");
  if (more.length > 0 || !namePattern.test(owner) || !namePattern.test(name)) return undefined;
  return { owner, name };
}

/** GitHub takes names of owners and repositories in any case. */
export function isSameRepository(a: RepositoryName, b: RepositoryName): boolean {
  return a.owner.toLowerCase() === b.owner.toLowerCase() && a.name.toLowerCase() === b.name.toLowerCase();
}
