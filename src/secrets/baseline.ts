/**
 * The baseline: secrets that are known and are not reported again. An entry names rule and path and holds a slow salted
 * hash of the secret, computed only where rule and path match. No lines and no times, so that it survives
 * shifted lines, amended commits and other clones; sorted, one entry to a line, so that it merges.
 */

import { randomBytes, scrypt } from "node:crypto";
import { compareText } from "../platform/order.ts";
import { secretsErrors } from "./errors.ts";
import type { IgnoreEntry } from "./ignore.ts";

export interface BaselineEntry {
  readonly rule: string;
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** 32 hex digits. */
  readonly hash: string;
}

export interface Baseline {
  /** Hex; one for the file, so that equal secrets give equal entries in every clone and the file merges. */
  readonly salt: string;
  readonly cost: Cost;
  readonly entries: readonly BaselineEntry[];
  /** Places that are not reported at all, imported from other scanners. */
  readonly ignore: readonly IgnoreEntry[];
}

/** Parameters of scrypt (RFC 7914). */
export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** What an entry is compared with. Holds the secret: never leaves this room. */
export interface BaselineSubject {
  readonly rule: string;
  readonly path: string;
  readonly secret: string;
}

const format = "slipway/secrets-baseline/v1";
const hashBytes = 16;
const saltBytes = 16;
/** 32 MiB and about 70 ms on a core of 2026: a word list of a million costs a day for one entry. */
const defaultCost: Cost = { N: 32768, r: 8, p: 1 };
/** The file is text from outside: a larger cost would be an attack on the scan's time and memory. */
const largestCost = { N: 262144, r: 16, p: 4 } as const;
const mostEntries = 100_000;
/** Hashes under way: each takes 32 MiB. */
const hashesAtOnce = 2;

/** A baseline without entries and with a salt of its own. */
export function emptyBaseline(): Baseline {
  return { salt: randomBytes(saltBytes).toString("hex"), cost: defaultCost, entries: [], ignore: [] };
}

/**
 * Reads a baseline.
 *
 * @throws SW0810 where it is none.
 */
export function parseBaseline(text: string, file: string): Baseline {
  const wrong = (what: string): Error =>
    secretsErrors.create("SW0810", {
      message: `${file} is no baseline that this version understands: ${what}`,
      next: "Take the last good version from git, or delete the file and run `slipway scan --update-baseline`.",
      place: { file },
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong("it is no JSON");
  }
  if (!isRecord(value) || value["format"] !== format) throw wrong(`its format is not ${format}`);
  const { salt, cost, entries, ignore } = value;
  if (typeof salt !== "string" || !/^[0-9a-f]{16,128}$/.test(salt)) throw wrong("its salt is no hex number");
  if (!isCost(cost)) throw wrong("its cost is out of bounds");
  if (!Array.isArray(entries) || entries.length > mostEntries) throw wrong("its entries are no list");
  const read = entries.map((entry: unknown, index): BaselineEntry => {
    if (!isRecord(entry)) throw wrong(`entry ${index + 1} is no object`);
    const { rule, path, hash } = entry;
    if (typeof rule !== "string" || typeof path !== "string" || typeof hash !== "string") {
      throw wrong(`entry ${index + 1} lacks rule, path or hash`);
    }
    return { rule, path, hash };
  });
  return { salt, cost, entries: read, ignore: readIgnore(ignore, wrong) };
}

function readIgnore(value: unknown, wrong: (what: string) => Error): readonly IgnoreEntry[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw wrong("`ignore` is no list");
  return value.map((entry: unknown): IgnoreEntry => {
    if (!isRecord(entry) || typeof entry["reason"] !== "string" || !isTexts(entry["patterns"])) {
      throw wrong("an entry of `ignore` lacks patterns or reason");
    }
    const { patterns, rules, reason } = entry;
    if (rules === undefined) return { patterns, reason };
    if (!isTexts(rules)) throw wrong("an entry of `ignore` has rules that are no list");
    return { patterns, rules, reason };
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isCost(value: unknown): value is Cost {
  if (!isRecord(value)) return false;
  const { N, r, p } = value;
  const within = (number: unknown, least: number, most: number): boolean =>
    typeof number === "number" && Number.isInteger(number) && number >= least && number <= most;
  return (
    within(N, 1024, largestCost.N) && within(r, 1, largestCost.r) && within(p, 1, largestCost.p) && isPowerOfTwo(N)
  );
}

function isPowerOfTwo(value: unknown): boolean {
  return typeof value === "number" && (value & (value - 1)) === 0;
}

/** The baseline as text: sorted, one entry to a line, ending in a line feed. */
export function formatBaseline(baseline: Baseline): string {
  const entries = [...baseline.entries].sort(
    (a, b) => compareText(a.path, b.path) || compareText(a.rule, b.rule) || compareText(a.hash, b.hash),
  );
  const list = (name: string, items: readonly unknown[]): string =>
    items.length === 0
      ? `  "${name}": []`
      : `  "${name}": [\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  const { N, r, p } = baseline.cost;
  const fields = [
    `  "format": ${JSON.stringify(format)}`,
    `  "salt": ${JSON.stringify(baseline.salt)}`,
    `  "cost": ${JSON.stringify({ N, r, p })}`,
    ...(baseline.ignore.length === 0 ? [] : [list("ignore", baseline.ignore)]),
    list(
      "entries",
      entries.map(({ path, rule, hash }) => ({ path, rule, hash })),
    ),
  ];
  return `{\n${fields.join(",\n")}\n}\n`;
}

/** The slow hash of a secret at its place. */
export function hashSecret(subject: BaselineSubject, baseline: Pick<Baseline, "salt" | "cost">): Promise<string> {
  const { N, r, p } = baseline.cost;
  const salt = `${baseline.salt}\0${subject.rule}\0${subject.path}`;
  return new Promise((resolve, reject) => {
    scrypt(subject.secret, salt, hashBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve(key.toString("hex"));
      else reject(error);
    });
  });
}

/**
 * How many secrets of one file and rule are compared with the baseline beyond its entries there. A comparison is slow on
 * purpose; without a bound one entry and a file of many secrets would take hours.
 */
const mostStrangers = 100;

/** Tells known secrets from new ones. Remembers what it computed, since the same secret is met in many commits. */
export interface BaselineMatcher {
  /** For each subject, in order, whether an entry has it. */
  knows(subjects: readonly BaselineSubject[]): Promise<readonly boolean[]>;
  /** Entries whose secret was not met so far. */
  unmet(): readonly BaselineEntry[];
}

/**
 * Computes a slow hash only where rule and path have an entry, each at most once, and gives up on a place with far more
 * secrets than entries.
 */
export function createBaselineMatcher(baseline: Baseline): BaselineMatcher {
  const byPlace = new Map<string, Map<string, BaselineEntry>>();
  for (const entry of baseline.entries) {
    const key = `${entry.rule}\0${entry.path}`;
    const hashes = byPlace.get(key) ?? new Map<string, BaselineEntry>();
    hashes.set(entry.hash, entry);
    byPlace.set(key, hashes);
  }
  const known = new Map<string, Promise<string>>();
  const met = new Set<BaselineEntry>();
  const hashed = new Map<string, number>();
  /** Undefined where a place holds so many more secrets than entries that the rest is new without a look. */
  const hashNext = (place: string, subject: BaselineSubject, entries: number): Promise<string> | undefined => {
    const count = (hashed.get(place) ?? 0) + 1;
    if (count > entries + mostStrangers) return undefined;
    hashed.set(place, count);
    return hashSecret(subject, baseline);
  };
  return {
    async knows(subjects) {
      const answers = new Array<boolean>(subjects.length).fill(false);
      let next = 0;
      const work = async (): Promise<void> => {
        for (let index = next++; index < subjects.length; index = next++) {
          const subject = subjects[index];
          const hashes = subject === undefined ? undefined : byPlace.get(`${subject.rule}\0${subject.path}`);
          if (subject === undefined || hashes === undefined) continue;
          const place = `${subject.rule}\0${subject.path}`;
          const key = `${place}\0${subject.secret}`;
          const hash = known.get(key) ?? hashNext(place, subject, hashes.size);
          if (hash === undefined) continue;
          known.set(key, hash);
          const entry = hashes.get(await hash);
          if (entry === undefined) continue;
          met.add(entry);
          answers[index] = true;
        }
      };
      await Promise.all(Array.from({ length: hashesAtOnce }, work));
      return answers;
    },
    unmet: () => baseline.entries.filter((entry) => !met.has(entry)),
  };
}

/**
 * The baseline after a scan: an entry for every subject, and those of the old entries that the scan did not cover.
 * `covers` says whether the scan looked at a path.
 */
export async function updatedBaseline(
  old: Baseline,
  subjects: readonly BaselineSubject[],
  covers: (path: string) => boolean,
): Promise<Baseline> {
  const entries = new Map<string, BaselineEntry>();
  for (const entry of old.entries) {
    if (!covers(entry.path)) entries.set(`${entry.rule}\0${entry.path}\0${entry.hash}`, entry);
  }
  const distinct = new Map(subjects.map((subject) => [`${subject.rule}\0${subject.path}\0${subject.secret}`, subject]));
  const queue = [...distinct.values()];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let subject = queue[next++]; subject !== undefined; subject = queue[next++]) {
      const hash = await hashSecret(subject, old);
      entries.set(`${subject.rule}\0${subject.path}\0${hash}`, { rule: subject.rule, path: subject.path, hash });
    }
  };
  await Promise.all(Array.from({ length: hashesAtOnce }, work));
  return { ...old, entries: [...entries.values()] };
}
