/**
 * Versions and what they promise: a patch changes words, a minor version adds, a major version asks something of callers.
 * Below 1.0.0 a minor version may ask, and a patch may add, as package managers read it (semver.org, 4).
 */
import compareSemver from "semver/functions/compare.js";
import parseSemver from "semver/functions/parse.js";
import { type GitOptions, gitOutput, isShallow } from "../platform/git.ts";
import { quoted } from "../platform/inputs.ts";
import { visibleLine } from "../platform/visible.ts";
import type { ContractLevel } from "./difference.ts";
import { changesErrors } from "./errors.ts";
import { hasSurelyNoTag } from "./tags-on-disk.ts";

/** A version without `v`, in parts. */
export interface Version {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** What stands after a hyphen: such a version is no release yet. */
  readonly isPrerelease: boolean;
}

/** A release that a tag names. */
export interface ReleaseTag {
  /** As git has it, `v1.4.0`. */
  readonly tag: string;
  /** Full hash of the commit. */
  readonly commit: string;
  readonly version: Version;
}

/** Longer texts are no versions: semver has the same bound. */
const longest = 256;

/** Reads `1.4.0` or `v1.4.0`; undefined for everything else. */
export function readVersion(written: string): Version | undefined {
  if (written.length > longest) return undefined;
  const bare = written.startsWith("v") ? written.slice(1) : written;
  const parsed = parseSemver(bare, { loose: false });
  // semver takes blanks around it and a second `v` too.
  if (parsed === null || !/^[0-9]/.test(bare) || bare.trim() !== bare) return undefined;
  const { major, minor, patch, prerelease } = parsed;
  return { text: bare, major, minor, patch, isPrerelease: prerelease.length > 0 };
}

/**
 * The version that a person wrote.
 *
 * @throws SW1405 where it is none
 */
export function requireVersion(written: string): Version {
  const version = readVersion(written);
  if (version !== undefined) return version;
  throw changesErrors.create("SW1405", {
    message: `${quoted(written.slice(0, 200))} is no version.`,
    next: "Write three numbers, as in 1.4.0, with a suffix such as -rc.1 where you like.",
  });
}

/** Orders versions by precedence. */
export function compareVersions(a: Version, b: Version): number {
  return compareSemver(a.text, b.text);
}

/**
 * The smallest version after `latest` that promises what a change does; null where nothing changed. Without a release
 * before it, that is 0.1.0.
 */
export function nextVersion(latest: Version | undefined, level: ContractLevel): string | null {
  if (latest === undefined) return "0.1.0";
  if (level === "none") return null;
  const { major, minor, patch } = latest;
  const step = major > 0 ? level : level === "major" ? "minor" : "patch";
  if (step === "major") return `${major + 1}.0.0`;
  return step === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** What is wrong with a version for a change: the rest of a sentence that begins with the version. Undefined where it is right. */
export function problemWithVersion(
  version: Version,
  latest: Version | undefined,
  level: ContractLevel,
): string | undefined {
  if (latest === undefined) return undefined;
  if (compareVersions(version, latest) <= 0) {
    return compareVersions(version, latest) === 0
      ? "is released already"
      : `is lower than ${latest.text}, which is released already`;
  }
  const next = nextVersion(latest, level);
  // 1.4.0-rc.1 is on its way to 1.4.0, and promises as much.
  const promised = readVersion(`${version.major}.${version.minor}.${version.patch}`);
  const needed = next === null ? undefined : readVersion(next);
  if (promised === undefined || needed === undefined || compareVersions(promised, needed) >= 0) return undefined;
  return `promises less than the change, which is ${level} since ${latest.text}`;
}

/**
 * Releases among the tags that a commit can reach, highest first. Tags of prereleases are left out.
 * @param prefix what stands before the version in a tag: `support/` for `support/v1.4.0`
 */
export async function releaseTags(commit: string, prefix: string, git: GitOptions): Promise<readonly ReleaseTag[]> {
  if (hasSurelyNoTag(git)) return [];
  // Of an annotated tag the second field is the commit, of any other the first.
  const fields = "%(objectname) %(*objectname) %(refname:strip=2)";
  const listed = await gitOutput(["for-each-ref", `--merged=${commit}`, `--format=${fields}`, "refs/tags"], git);
  const tags: ReleaseTag[] = [];
  for (const line of listed.toString("utf8").split("\n")) {
    const [, object = "", peeled = "", tag = ""] = /^([0-9a-f]+) ([0-9a-f]*) (.*)$/.exec(line) ?? [];
    const version = tag.startsWith(prefix) ? readVersion(tag.slice(prefix.length)) : undefined;
    if (version === undefined || version.isPrerelease) continue;
    tags.push({ tag, commit: peeled === "" ? object : peeled, version });
  }
  return tags.sort((a, b) => compareVersions(b.version, a.version));
}

/**
 * The highest of the releases below a commit.
 *
 * @throws SW1406 where there is none and the clone is shallow, so that there may well be one
 */
export async function latestOf(
  tags: readonly ReleaseTag[],
  prefix: string,
  git: GitOptions,
): Promise<ReleaseTag | undefined> {
  const [latest] = tags;
  if (latest === undefined && (await isShallow(git))) {
    throw changesErrors.create("SW1406", {
      message: `No tag such as ${visibleLine(prefix)}v1.4.0 is in this shallow clone.`,
      next: "Fetch tags and history (`git fetch --unshallow --tags`, or `fetch-depth: 0` for actions/checkout), or name the last release with --base.",
    });
  }
  return latest;
}
