/**
 * Three shapes that most rules have: a token with a prefix of its own, a value that only the name before it gives
 * away, and a value inside an address. What does not fit is written out as a `KeywordRule`.
 */

import type { Confidence, GateName, KeywordRule, Precision, SecretMatch, Verdict } from "../rule.ts";
import { isNeverIssued } from "./never-issued.ts";
import { isWorded } from "./password-shape.ts";

/** What every rule says of itself. */
export interface Described {
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  /** What the credential opens. One or two sentences. */
  readonly what: string;
  /** Where to revoke it. One or two sentences. */
  readonly revoke: string;
}

interface TokenSpec extends Described {
  /** Literal beginnings, which are the keywords too. */
  readonly prefixes: readonly string[];
  /** Source of the expression after the prefix. */
  readonly body: string;
  /** What must follow; by default nothing that could continue a token. */
  readonly end?: string;
  /** Longest token in bytes. */
  readonly after?: number;
  readonly boundary?: boolean;
  readonly gate?: GateName;
  readonly entropy?: number;
  readonly confidence?: Confidence;
  readonly precision?: Precision;
  readonly check?: (match: SecretMatch) => Verdict;
}

/** Not followed by what could continue a token. */
const tokenEnd = "(?![A-Za-z0-9_-])";

const escapeLiteral = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** Literals as one alternative, longest first so that a shorter one cannot hide it. */
function anyOf(literals: readonly string[]): string {
  const sorted = [...literals].sort((left, right) => right.length - left.length);
  return sorted.length === 1 ? sorted.map(escapeLiteral).join("") : `(?:${sorted.map(escapeLiteral).join("|")})`;
}

/** A rule for a token that its own beginning gives away. */
export function tokenRule(spec: TokenSpec): KeywordRule {
  return {
    kind: "keyword",
    id: spec.id,
    title: spec.title,
    provider: spec.provider,
    confidence: spec.confidence ?? "high",
    advice: { what: spec.what, revoke: spec.revoke },
    precision: spec.precision ?? "token",
    keywords: spec.prefixes,
    anchor: "start",
    pattern: new RegExp(anyOf(spec.prefixes) + spec.body + (spec.end ?? tokenEnd)),
    ...(spec.after === undefined ? {} : { reach: { after: spec.after } }),
    ...(spec.boundary === undefined ? {} : { boundary: spec.boundary }),
    ...(spec.gate === undefined ? {} : { gate: spec.gate }),
    ...(spec.entropy === undefined ? {} : { entropy: spec.entropy }),
    check: (match) => (isWorded(match.secret) ? "invalid" : (spec.check?.(match) ?? "unknown")),
  };
}

interface NamedSpec extends Described {
  /** Literals (any case) that say whose secret it is: `datadog`, `dd_api_key`. At least 4 bytes each. */
  readonly names: readonly string[];
  /** Words of which one must stand between name and value; none where the name says it all. */
  readonly words?: readonly string[];
  /** Source of the expression for the value; compared without regard to case, so see `exact`. */
  readonly value: string;
  /** The value again, where case matters. */
  readonly exact?: RegExp;
  readonly entropy?: number;
  readonly confidence?: Confidence;
  readonly precision?: Precision;
  readonly after?: number;
  /** Lets the value begin in the middle of a token: for values with signs of their own. */
  readonly end?: string;
  readonly check?: (match: SecretMatch) => Verdict;
}

/** The usual words for a secret in the name of a setting or in a sentence. */
const secretWords = ["key", "token", "secret", "auth", "passw", "cred", "pat", "bearer", "pwd"] as const;

/** Names of what looks like a secret and is none. */
const harmlessBetween =
  /sha-?(?:1|256|512)|md5|hash|digest|checksum|integrity|commit|revision|etag|\bh1:|public|finger_?print|version|trace|request|correlation|tracking|measurement/i;

/** `cohere.Client("…")`, `algoliasearch("APP", "…")`: the value is the first or second argument. */
const constructed = "[A-Za-z0-9_.]{0,24}\\([ \\t]{0,4}(?:[\"'][^\"'\\r\\n]{0,48}[\"'],[ \\t]{0,4})?[\"']";

/** At most this many bytes from the provider's name to a word such as "key", and from there to the value. */
const nameToWord = 72;
const wordToValue = 48;

/** `azure_speech` is written `azure-speech`, `azure.speech` and `azureSpeech` too. */
function spelled(names: readonly string[]): readonly string[] {
  const ways = names.flatMap((name) =>
    /^[a-z0-9]+(?:[_-][a-z0-9]+)+$/.test(name)
      ? ["_", "-", ".", " ", ""].map((sign) => name.replace(/[_-]/g, sign))
      : [name],
  );
  return [...new Set(ways)].filter((name) => name.length >= 4 || names.includes(name));
}

/**
 * A rule for a value without a mark of its own, found by a provider's name shortly before it:
 * `DATADOG_API_KEY=…`, `datadog:\n  apiKey: …`, "the Datadog API key is …".
 */
export function namedRule(spec: NamedSpec): KeywordRule {
  const names = spelled(spec.names);
  const words = spec.words ?? secretWords;
  const between = words.length === 0 ? "" : `[^;}]{0,${nameToWord}}?(?:${words.join("|")})`;
  const source =
    `${anyOf(names)}(?<between>${between}[^\\r\\n;&]{0,${wordToValue}}?${words.length === 0 ? "" : `|${constructed}`})` +
    `(?<![A-Za-z0-9_/+.$-])(?<secret>${spec.value})${spec.end ?? "(?![A-Za-z0-9_/+-]|\\.[A-Za-z0-9])"}`;
  return {
    kind: "keyword",
    id: spec.id,
    title: spec.title,
    provider: spec.provider,
    confidence: spec.confidence ?? "medium",
    advice: { what: spec.what, revoke: spec.revoke },
    precision: spec.precision ?? "token",
    keywords: names,
    anchor: "start",
    boundary: false,
    pattern: new RegExp(source, "i"),
    reach: { after: spec.after ?? 320 },
    ...(spec.entropy === undefined ? {} : { entropy: spec.entropy }),
    check: (match) => checkNamed(spec, match),
  };
}

function checkNamed(spec: NamedSpec, match: SecretMatch): Verdict {
  if (spec.exact !== undefined && !spec.exact.test(match.secret)) return "invalid";
  if (isNeverIssued(match.secret)) return "invalid";
  if (harmlessBetween.test(match.groups["between"] ?? "")) return "invalid";
  return spec.check?.(match) ?? "unknown";
}

/** Lower-case hex of one length, exactly: hashes are told apart by their names, not here. */
export const hex = (length: number): string => `[0-9a-f]{${length}}`;
/** Source of a pattern: exactly `least` letters and digits, or `least` to `most`. */
export const alphanumeric = (least: number, most?: number): string =>
  `[A-Za-z0-9]{${most === undefined ? least : `${least},${most}`}}`;
/** The same for base64 with `-` and `_`, without padding. */
export const base64url = (least: number, most?: number): string =>
  `[A-Za-z0-9_-]{${most === undefined ? least : `${least},${most}`}}`;
export const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** The text has letters in both cases and a digit: what a random token of 20 and more characters always has. */
export function hasMixedCharacters(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9]/.test(text);
}

/** For tokens of one case: letters and at least two digits. */
export function hasLettersAndDigits(text: string): boolean {
  return /[A-Za-z]/.test(text) && /[0-9].*[0-9]/.test(text);
}

/** `check` for tokens that are random letters and digits: words joined by hyphens are none. */
export const mixedOnly = (match: SecretMatch): Verdict => (hasMixedCharacters(match.secret) ? "unknown" : "invalid");
/** `check` for tokens of one case. */
export const digitsAndLetters = (match: SecretMatch): Verdict =>
  hasLettersAndDigits(match.secret) ? "unknown" : "invalid";
