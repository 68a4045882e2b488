/** Allow-lists of gitleaks and baselines of detect-secrets, taken over into a baseline of ours. */

import { createHash } from "node:crypto";
import { join } from "node:path";
import { readBoundedFile } from "../platform/bounded-file.ts";
import type { Finding } from "../platform/finding.ts";
import type { BaselineSubject } from "./baseline.ts";
import { secretsErrors } from "./errors.ts";
import type { IgnoreEntry, PathTest } from "./ignore.ts";
import { pathPatterns } from "./path-patterns.ts";
import type { OpenSecret } from "./review.ts";

export interface ImportedConfig {
  /** What the other scanner knew, to become entries. Holds secrets. */
  readonly known: readonly BaselineSubject[];
  /** The findings of these. */
  readonly covered: ReadonlySet<Finding>;
  /** Paths that the other scanner left out. */
  readonly ignore: readonly IgnoreEntry[];
  /** Sentences for the person who imports. */
  readonly notes: readonly string[];
}

/** Says of a secret whether the other scanner allowed it. */
type Test = (secret: OpenSecret) => boolean;

interface Part {
  readonly tests: readonly Test[];
  readonly ignore: readonly IgnoreEntry[];
  readonly note: string;
}

/**
 * Reads what is there of `.gitleaks.toml`, `.gitleaksignore` and `.secrets.baseline` in `folder`, and sorts the open
 * secrets of a scan by it.
 *
 * @throws SW0812 where there is none of them, or one is damaged.
 */
export async function importConfig(open: readonly OpenSecret[], folder: string): Promise<ImportedConfig> {
  const parts = (await Promise.all([gitleaksConfig(folder), gitleaksIgnore(folder), detectSecrets(folder)])).filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0) {
    throw secretsErrors.create("SW0812", {
      message: `There is no .gitleaks.toml, .gitleaksignore or .secrets.baseline in ${folder}`,
      next: "Run it in the folder that holds the other scanner's settings.",
    });
  }
  const patternOf = await pathPatterns();
  const ignore = parts.flatMap((part) => part.ignore);
  const ignored: readonly PathTest[] = ignore.flatMap(({ patterns = [] }) => patterns.map(patternOf));
  const tests = parts.flatMap((part) => part.tests);
  const known = open.filter((secret) => tests.some((test) => test(secret)));
  const gone = open.filter((secret) => ignored.some((test) => test(secret.path)));
  return {
    known,
    covered: new Set([...known, ...gone].map(({ finding }) => finding)),
    ignore,
    notes: parts.map((part) => part.note),
  };
}

/** A baseline of detect-secrets has a few lines for each secret. */
const largestConfig = 64 * 1024 * 1024;

function textOf(folder: string, name: string): string | undefined {
  const file = join(folder, name);
  const read = readBoundedFile(file, largestConfig);
  if (read.outcome === "absent") return undefined;
  if (read.outcome !== "read") throw damaged(name, "it is no file, or far too large");
  return read.bytes.toString("utf8");
}

function damaged(name: string, what: string): Error {
  return secretsErrors.create("SW0812", {
    message: `${name} cannot be read: ${what}`,
    next: "Mend the file, or move it away when it is not in use.",
    place: { file: name },
  });
}

type Table = Readonly<Record<string, unknown>>;

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function tablesIn(value: unknown): readonly Table[] {
  if (Array.isArray(value)) return value.filter(isTable);
  return isTable(value) ? [value] : [];
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/**
 * `[allowlist]`, `[[allowlists]]` and those of rules (gitleaks README, "Configuration"). What a whole path leaves out
 * becomes an entry of `ignore`; everything else allows the secrets that are there now, one by one.
 */
async function gitleaksConfig(folder: string): Promise<Part | undefined> {
  const name = ".gitleaks.toml";
  const text = textOf(folder, name);
  if (text === undefined) return undefined;
  const [{ parse }, patternOf] = await Promise.all([import("smol-toml"), pathPatterns()]);
  let config: Table;
  try {
    config = parse(text);
  } catch (cause) {
    throw damaged(name, cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : "it is no TOML");
  }
  const rules = tablesIn(config["rules"]);
  const global = listsIn(config);
  const own = rules.flatMap(listsIn);
  const ignore = global
    .filter((list) => textsIn(list["paths"]).length > 0 && !isAnd(list))
    .map((list) => ({
      patterns: textsIn(list["paths"]),
      reason: typeof list["description"] === "string" ? list["description"] : "imported from .gitleaks.toml",
    }));
  const ownPatterns = rules.filter((rule) => typeof rule["regex"] === "string").length;
  const left =
    ownPatterns === 0 ? "" : ` Its ${ownPatterns} rules are not taken over: see secrets.rules in docs/secrets.md.`;
  return {
    tests: [...global, ...own].map((list) => listTest(list, patternOf)),
    ignore,
    note: `.gitleaks.toml: ${global.length + own.length} allow-lists read.${left}`,
  };
}

function listsIn(table: Table): readonly Table[] {
  return [...tablesIn(table["allowlist"]), ...tablesIn(table["allowlists"])];
}

function isAnd(list: Table): boolean {
  return typeof list["condition"] === "string" && /^(?:AND|&&)$/i.test(list["condition"]);
}

function listTest(list: Table, patternOf: (pattern: string) => PathTest): Test {
  const paths = textsIn(list["paths"]).map(patternOf);
  const patterns = textsIn(list["regexes"]).map(patternOf);
  const stopWords = textsIn(list["stopwords"]).map((word) => word.toLowerCase());
  const tests: Test[] = [];
  if (paths.length > 0) tests.push(({ path }) => paths.some((test) => test(path)));
  if (patterns.length > 0) tests.push(({ secret }) => patterns.some((test) => test(secret)));
  if (stopWords.length > 0) tests.push(({ secret }) => stopWords.some((word) => secret.toLowerCase().includes(word)));
  if (tests.length === 0) return () => false;
  return isAnd(list) ? (secret) => tests.every((test) => test(secret)) : (secret) => tests.some((test) => test(secret));
}

/** Lines `path:rule:line` or `commit:path:rule:line`; rules have other names here, so path and line decide. */
async function gitleaksIgnore(folder: string): Promise<Part | undefined> {
  const text = textOf(folder, ".gitleaksignore");
  if (text === undefined) return undefined;
  const places = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^(?:[0-9a-f]{40,64}:)?(?<path>.+):[^:]+:(?<line>[0-9]+)$/.exec(line.replace(/\s+#.*$/, "").trim());
    if (match?.groups !== undefined && !line.startsWith("#"))
      places.add(`${match.groups["path"]}:${match.groups["line"]}`);
  }
  return {
    tests: [({ path, finding }) => places.has(`${path}:${finding.range.start.line}`)],
    ignore: [],
    note: `.gitleaksignore: ${places.size} places read.`,
  };
}

/** `results` of detect-secrets: by file, the SHA-1 of the secret and its line. */
async function detectSecrets(folder: string): Promise<Part | undefined> {
  const name = ".secrets.baseline";
  const text = textOf(folder, name);
  if (text === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw damaged(name, "it is no JSON");
  }
  const results = isTable(parsed) ? parsed["results"] : undefined;
  if (!isTable(results)) throw damaged(name, "it has no results");
  const places = new Set<string>();
  for (const [path, entries] of Object.entries(results)) {
    for (const entry of tablesIn(entries)) {
      const file = path.replaceAll("\\", "/").replace(/^\.\//, "");
      if (typeof entry["hashed_secret"] === "string") places.add(`${file}\0${entry["hashed_secret"]}`);
      if (typeof entry["line_number"] === "number") places.add(`${file}\0${entry["line_number"]}`);
    }
  }
  const sha1 = (secret: string): string => createHash("sha1").update(Buffer.from(secret, "latin1")).digest("hex");
  return {
    tests: [
      ({ path, secret, finding }) =>
        places.has(`${path}\0${sha1(secret)}`) || places.has(`${path}\0${finding.range.start.line}`),
    ],
    ignore: [],
    note: `.secrets.baseline: ${Object.keys(results).length} files read.`,
  };
}
