/**
 * Conditions of IAM policies as IAM evaluates them (IAM user guide, "IAM JSON policy elements: Condition operators" and
 * "Conditions with multiple context keys or values"). Three answers: met, not met, and not to be told from here.
 */
import { BlockList, isIP } from "node:net";

export type Verdict = "yes" | "no" | "unknown";

/** What a condition's key stands for in a request. */
export type KeyValue =
  | { readonly kind: "present"; readonly values: readonly string[] }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" };

export type Lookup = (key: string) => KeyValue;

export interface Operator {
  /** `StringEquals`, without what goes before and after it. */
  readonly base: string;
  readonly set: "all" | "any" | undefined;
  readonly ifExists: boolean;
  /** Met where no value matches. */
  readonly negated: boolean;
}

type Comparison = (got: string, wanted: Pattern) => boolean;

/** A wanted value: as text, and as what wildcards are matched by. */
export interface Pattern {
  readonly text: string;
  /** `*` any run of characters, `?` one; everything else is meant literally. */
  readonly glob: readonly (Wildcard | { readonly literal: string })[];
}

type Wildcard = "*" | "?";

const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ["StringEquals", (got, { text }) => got === text],
  ["StringEqualsIgnoreCase", (got, { text }) => got.toLowerCase() === text.toLowerCase()],
  ["StringLike", (got, { glob }) => matchesGlob(got, glob)],
  ["ArnEquals", matchesArn],
  ["ArnLike", matchesArn],
  ["Bool", (got, { text }) => got.toLowerCase() === text.toLowerCase()],
  ["BinaryEquals", (got, { text }) => got === text],
  ["NumericEquals", numeric((got, wanted) => got === wanted)],
  ["NumericLessThan", numeric((got, wanted) => got < wanted)],
  ["NumericLessThanEquals", numeric((got, wanted) => got <= wanted)],
  ["NumericGreaterThan", numeric((got, wanted) => got > wanted)],
  ["NumericGreaterThanEquals", numeric((got, wanted) => got >= wanted)],
  ["DateEquals", dated((got, wanted) => got === wanted)],
  ["DateLessThan", dated((got, wanted) => got < wanted)],
  ["DateLessThanEquals", dated((got, wanted) => got <= wanted)],
  ["DateGreaterThan", dated((got, wanted) => got > wanted)],
  ["DateGreaterThanEquals", dated((got, wanted) => got >= wanted)],
  ["IpAddress", (got, { text }) => isWithin(got, text)],
]);

const negations: ReadonlyMap<string, string> = new Map([
  ["StringNotEquals", "StringEquals"],
  ["StringNotEqualsIgnoreCase", "StringEqualsIgnoreCase"],
  ["StringNotLike", "StringLike"],
  ["ArnNotEquals", "ArnEquals"],
  ["ArnNotLike", "ArnLike"],
  ["NumericNotEquals", "NumericEquals"],
  ["DateNotEquals", "DateEquals"],
  ["NotIpAddress", "IpAddress"],
]);

/** Every operator's name, without `ForAnyValue:` and `IfExists`: for a suggestion where one is misspelt. */
export function operatorNames(): readonly string[] {
  return [...comparisons.keys(), ...negations.keys(), "Null"];
}

/** Undefined for a name that IAM does not know. */
export function parseOperator(written: string): Operator | undefined {
  const [, before, name = "", exists] = /^(ForAllValues:|ForAnyValue:)?([A-Za-z]+?)(IfExists)?$/.exec(written) ?? [];
  const set = before === undefined ? undefined : before === "ForAllValues:" ? "all" : "any";
  if (name === "Null") return exists === undefined ? { base: name, set, ifExists: false, negated: false } : undefined;
  const base = negations.get(name) ?? name;
  if (!comparisons.has(base)) return undefined;
  return { base, set, ifExists: exists !== undefined, negated: negations.has(name) };
}

export interface ConditionQuestion {
  readonly operator: Operator;
  readonly key: string;
  readonly wanted: readonly string[];
  /** Whether `${…}` in values are policy variables. */
  readonly variables: boolean;
  readonly lookup: Lookup;
}

/** Whether a job meets one condition; `unknown` where a key or an operator cannot be judged from outside of AWS. */
export function evaluateCondition({ operator, key, wanted, variables, lookup }: ConditionQuestion): Verdict {
  const value = lookup(key);
  if (value.kind === "unknown") return "unknown";
  if (operator.base === "Null") {
    const absent = value.kind === "absent" || value.values.length === 0;
    return wanted.some((text) => (text.toLowerCase() === "true") === absent) ? "yes" : "no";
  }
  if (value.kind === "absent") {
    // No value at all: what is wanted of every one of them holds, and so does what forbids some.
    return operator.ifExists || operator.set === "all" || (operator.negated && operator.set !== "any") ? "yes" : "no";
  }
  const patterns = wanted.map((text) => (variables ? resolve(text, lookup) : plainPattern(text)));
  const compare = comparisons.get(operator.base);
  if (compare === undefined) return "unknown";
  const judged = value.values.map((got) => {
    const matched = anyOf(
      patterns.map((pattern) => (pattern === undefined ? "unknown" : verdictOf(compare(got, pattern)))),
    );
    return operator.negated ? opposite(matched) : matched;
  });
  // Without a set operator a key has one value; where it has several, IAM takes a positive operator for "any".
  const all = operator.set === "all" || (operator.set === undefined && operator.negated);
  return all ? allOf(judged) : anyOf(judged);
}

/** AND in three values: one `no` decides, else one `unknown` does; `yes` for none at all. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("no")) return "no";
  return verdicts.includes("unknown") ? "unknown" : "yes";
}

/** OR in three values: one `yes` decides, else one `unknown` does; `no` for none at all. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("yes")) return "yes";
  return verdicts.includes("unknown") ? "unknown" : "no";
}

/** NOT in three values: what is unknown stays so. */
export function opposite(verdict: Verdict): Verdict {
  return verdict === "unknown" ? verdict : verdict === "yes" ? "no" : "yes";
}

function verdictOf(holds: boolean): Verdict {
  return holds ? "yes" : "no";
}

/** Text with wildcards and without variables. */
function plainPattern(text: string): Pattern {
  return { text, glob: globOf(text) };
}

/**
 * Policy variables replaced: `${*}`, `${?}` and `${$}` are the characters themselves, others the value of a key, or the
 * default that stands beside it. Undefined where that is not known here.
 */
function resolve(text: string, lookup: Lookup): Pattern | undefined {
  if (!text.includes("${")) return plainPattern(text);
  const glob: Pattern["glob"][number][] = [];
  let whole = "";
  let at = 0;
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    const before = text.slice(at, match.index);
    const value = variableValue((match[1] ?? "").trim(), lookup);
    if (value === undefined) return undefined;
    glob.push(...globOf(before), { literal: value });
    whole += before + value;
    at = match.index + match[0].length;
  }
  glob.push(...globOf(text.slice(at)));
  return { text: whole + text.slice(at), glob };
}

function variableValue(name: string, lookup: Lookup): string | undefined {
  if (name === "*" || name === "?" || name === "$") return name;
  const [, key = name, fallback] = /^([^,]+?)\s*(?:,\s*'([^']*)')?$/.exec(name) ?? [];
  const value = lookup(key);
  if (value.kind === "present" && value.values.length === 1) return value.values[0];
  return value.kind === "absent" ? fallback : undefined;
}

function globOf(text: string): Pattern["glob"] {
  return text
    .split(/([*?])/)
    .filter((part) => part !== "")
    .map((part) => (part === "*" || part === "?" ? part : { literal: part }));
}

/** Whether a text is what a pattern with `*` and `?` says, case and all. */
export function matchesWildcards(text: string, pattern: string): boolean {
  return matchesGlob(text, globOf(pattern));
}

/** Whole text; goes back to the last star only, so that no pattern takes more than the product of both lengths. */
function matchesGlob(text: string, glob: Pattern["glob"]): boolean {
  const pieces: (Wildcard | { readonly letter: string })[] = [];
  for (const piece of glob) {
    if (typeof piece === "string") pieces.push(piece);
    else for (const letter of piece.literal) pieces.push({ letter });
  }
  const letters = [...text];
  let at = 0;
  let piece = 0;
  let star = -1;
  let mark = 0;
  while (at < letters.length) {
    const current = pieces[piece];
    if (current === "*") {
      star = piece;
      mark = at;
      piece += 1;
    } else if (current === "?" || (current !== undefined && current.letter === letters[at])) {
      at += 1;
      piece += 1;
    } else if (star !== -1) {
      piece = star + 1;
      mark += 1;
      at = mark;
    } else {
      return false;
    }
  }
  return pieces.slice(piece).every((rest) => rest === "*");
}

/** Part by part, of which an ARN has six; the last may hold colons. A text that is no ARN matches none. */
function matchesArn(got: string, wanted: Pattern): boolean {
  const gotParts = arnParts(got);
  const wantedParts = arnParts(wanted.text);
  if (gotParts === undefined || wantedParts === undefined) return false;
  return gotParts.every((part, index) => matchesGlob(part, globOf(wantedParts[index] ?? "")));
}

function arnParts(text: string): readonly string[] | undefined {
  const parts = text.split(":");
  return parts.length < 6 || parts[0] !== "arn" ? undefined : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

function numeric(compare: (got: number, wanted: number) => boolean): Comparison {
  return (got, { text }) => got.trim() !== "" && text.trim() !== "" && compare(Number(got), Number(text));
}

/** ISO 8601, or seconds since 1970. */
function dated(compare: (got: number, wanted: number) => boolean): Comparison {
  const time = (text: string): number => (/^[0-9]+$/.test(text) ? Number(text) * 1000 : Date.parse(text));
  return (got, { text }) => compare(time(got), time(text));
}

function isWithin(address: string, range: string): boolean {
  const [network = "", bits] = range.split("/");
  const family = isIP(network);
  if (family === 0 || isIP(address) !== family) return false;
  const kind = family === 4 ? "ipv4" : "ipv6";
  const width = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
  if (!Number.isInteger(width) || width < 0 || width > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(network, width, kind);
  return list.check(address, kind);
}
