/** Who somebody is, who a policy names, and whether the one is among the other. */
import { editDistance } from "../platform/nearest.ts";

/** A person as the place that vouches for them knows them. */
export type Person =
  /** `id` is GitHub's number, which stays when a login is renamed and is never given away again. */
  | { readonly kind: "github"; readonly login: string; readonly id: string }
  /** The ARN that STS gives for the caller. */
  | { readonly kind: "aws"; readonly arn: string }
  /** What git is told the name is: anybody can set it, so it counts on folder stores only. */
  | { readonly kind: "git"; readonly name: string; readonly email: string | null };

/** One entry of `approvals.from` or `breakGlass.by`. */
export type Named =
  | { readonly kind: "login"; readonly login: string; readonly id: string | undefined }
  | { readonly kind: "role"; readonly role: string }
  | { readonly kind: "team"; readonly organization: string; readonly team: string }
  | {
      readonly kind: "arn";
      readonly account: string;
      readonly type: "user" | "role";
      readonly name: string;
      readonly session: string | undefined;
    }
  | { readonly kind: "git"; readonly identity: string };

/** Somebody who had a hand in the change, by whatever is known of them. */
export interface Involved {
  /** The rest of "is …": `the author of pull request 12`, `a co-author of 1a2b3c4d`. */
  readonly as: string;
  readonly id?: string | undefined;
  readonly login?: string | undefined;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly arn?: string | undefined;
}

/** What GitHub says about a person's rights in the repository. */
export interface Standing {
  /** `admin`, `maintain`, `write`, `triage`, `read`, or a role of one's own; null without any. */
  readonly role: string | null;
  /** What a role of one's own builds on, as GitHub's `permission` has it. */
  readonly permission: string | null;
  /** `organization/team` in lower case, of the teams that were asked about. */
  readonly teams: readonly string[];
  /** Teams that the token could not look into. */
  readonly unreadTeams?: readonly string[];
}

/** GitHub's roles, from the least. */
const roles = ["read", "triage", "write", "maintain", "admin"];

/** Reads an entry; undefined where it names nobody. */
export function readNamed(text: string): Named | undefined {
  const [, role] = /^role:([A-Za-z][A-Za-z0-9 _-]{0,99})$/.exec(text) ?? [];
  if (role !== undefined) return { kind: "role", role };
  const [, organization, team] = /^team:([A-Za-z0-9-]{1,39})\/([A-Za-z0-9_.-]{1,100})$/.exec(text) ?? [];
  if (organization !== undefined && team !== undefined) return { kind: "team", organization, team };
  if (text.startsWith("arn:")) return namedArn(text);
  const [, identity] = /^git:(\S.{0,199})$/u.exec(text) ?? [];
  if (identity !== undefined) return { kind: "git", identity };
  // Logins of managed users hold an underscore; GitHub Apps end in [bot] and never approve.
  const [, login, id] = /^@?([A-Za-z0-9][A-Za-z0-9_-]{0,99})(?:#([1-9][0-9]{0,18}))?$/.exec(text) ?? [];
  return login === undefined ? undefined : { kind: "login", login, id };
}

function namedArn(text: string): Named | undefined {
  const [, account, type, path = ""] =
    /^arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):(user|role|assumed-role)\/([\w+=,.@/-]{1,300})$/.exec(text) ?? [];
  if (account === undefined || type === undefined) return undefined;
  if (type === "assumed-role") {
    const [name = "", session, ...more] = path.split("/");
    return more.length > 0 || name === "" ? undefined : { kind: "arn", account, type: "role", name, session };
  }
  // STS leaves the path of a role out; its name is unique in the account whatever the path.
  const name = path.split("/").at(-1) ?? "";
  return name === ""
    ? undefined
    : { kind: "arn", account, type: type === "user" ? "user" : "role", name, session: undefined };
}

/** How a person is shown: login and number, ARN, or what git says. Foreign text: show it with care. */
export function personWords(person: Person): string {
  switch (person.kind) {
    case "github":
      return `${person.login} (#${person.id})`;
    case "aws":
      return person.arn;
    case "git":
      return person.email === null ? person.name : `${person.name} <${person.email}>`;
  }
}

/**
 * One person counts once. A session's name is chosen by whoever takes the role, so everybody behind a role is one,
 * unless the policy names the session.
 */
export function personKey(person: Person, by: Named): string {
  switch (person.kind) {
    case "github":
      return `github:${person.id}`;
    case "aws":
      return by.kind === "arn" && by.session === undefined
        ? `aws:${by.account}:${by.type}/${by.name}`
        : `aws:${person.arn}`;
    case "git":
      return `git:${(person.email ?? person.name).toLowerCase()}`;
  }
}

/** The entry that names a person, or undefined. `standing` is what GitHub says now; undefined for people from elsewhere. */
export function namedBy(person: Person, standing: Standing | undefined, entries: readonly Named[]): Named | undefined {
  return entries.find((entry) => isNamedBy(person, standing, entry));
}

function isNamedBy(person: Person, standing: Standing | undefined, entry: Named): boolean {
  switch (entry.kind) {
    case "login":
      return isNamedLogin(person, standing, entry.login, entry.id);
    case "role":
      return person.kind === "github" && hasRole(standing, entry.role);
    case "team":
      return (
        person.kind === "github" &&
        standing?.teams.includes(`${entry.organization}/${entry.team}`.toLowerCase()) === true
      );
    case "arn":
      return person.kind === "aws" && isNamedArn(person.arn, entry);
    case "git":
      return person.kind === "git" && isNamedGit(person, entry.identity);
  }
}

function isNamedLogin(person: Person, standing: Standing | undefined, login: string, id: string | undefined): boolean {
  // On a folder store the user of git stands for the login; the number of an account is beyond git's knowledge.
  if (person.kind === "git") return id === undefined && isNamedGit(person, login);
  if (person.kind !== "github" || !hasRole(standing, "write")) return false;
  return id === undefined ? person.login.toLowerCase() === login.toLowerCase() : person.id === id;
}

function isNamedGit(person: Extract<Person, { kind: "git" }>, identity: string): boolean {
  return person.name === identity || person.email?.toLowerCase() === identity.toLowerCase();
}

function isNamedArn(arn: string, entry: Extract<Named, { kind: "arn" }>): boolean {
  const [, account, type, path = ""] =
    /^arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):(user|assumed-role)\/(.+)$/.exec(arn) ?? [];
  if (account !== entry.account) return false;
  if (type === "user") return entry.type === "user" && path.split("/").at(-1) === entry.name;
  const [name, session] = path.split("/");
  if (type !== "assumed-role" || entry.type !== "role" || name !== entry.name) return false;
  return entry.session === undefined || entry.session === session;
}

/** True for the role or a higher one; a role of one's own counts by its name, and by what it builds on. */
function hasRole(standing: Standing | undefined, role: string): boolean {
  if (standing === undefined) return false;
  const wanted = roles.indexOf(role.toLowerCase());
  if (wanted === -1) return standing.role?.toLowerCase() === role.toLowerCase();
  const held = Math.max(roles.indexOf(standing.role ?? ""), roles.indexOf(standing.permission ?? ""));
  return held >= wanted;
}

/** A listed login that a stranger's looks like, for the message that refuses them. */
export function looksLike(login: string, entries: readonly Named[]): string | undefined {
  const bare = skeleton(login);
  for (const entry of entries) {
    if (entry.kind !== "login") continue;
    const other = skeleton(entry.login);
    if (bare === other || (other.length >= 4 && editDistance(bare, other, 1) <= 1)) return entry.login;
  }
  return undefined;
}

/** Letters that eyes take for one another, folded. */
function skeleton(login: string): string {
  const twins: Readonly<Record<string, string>> = {
    "0": "o",
    "1": "l",
    i: "l",
    а: "a",
    е: "e",
    о: "o",
    р: "p",
    с: "c",
    х: "x",
    у: "y",
    і: "l",
    ѕ: "s",
    ј: "j",
    һ: "h",
    ԁ: "d",
    ո: "n",
    ν: "v",
    ο: "o",
    α: "a",
  };
  const folded = login.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replaceAll("rn", "m");
  return [...folded]
    .map((character) => twins[character] ?? character)
    .join("")
    .replaceAll(/[-_]/g, "");
}

/** What a person had to do with the change, or undefined where they had nothing. */
export function involvement(person: Person, involved: readonly Involved[]): string | undefined {
  return involved.find((other) => isSame(person, other))?.as;
}

function isSame(person: Person, other: Involved): boolean {
  const same = (a: string | null | undefined, b: string | null | undefined) =>
    a !== undefined && a !== null && b !== undefined && b !== null && a.toLowerCase() === b.toLowerCase();
  switch (person.kind) {
    case "github": {
      const [, id, login] = noreplyOf(other.email) ?? [];
      const otherId = other.id ?? id;
      // Two numbers decide; a login alone decides where one of the numbers is not known.
      if (otherId !== undefined) return otherId === person.id;
      return same(other.login ?? login ?? other.name, person.login);
    }
    case "aws": {
      // Single sign-on names sessions after people, by e-mail or login.
      const session = person.arn.split("/").at(-1);
      return (
        same(other.arn, person.arn) || [other.email, other.login, other.name].some((known) => same(known, session))
      );
    }
    case "git":
      return same(other.email, person.email) || same(other.name, person.name) || same(other.login, person.name);
  }
}

/** GitHub's address for those who keep theirs private: `12345+anna@users.noreply.github.com`, older ones without a number. */
function noreplyOf(email: string | undefined): RegExpExecArray | null {
  return /^(?:([1-9][0-9]*)\+)?([A-Za-z0-9_-]+)@users\.noreply\.github\.com$/i.exec(email ?? "");
}
