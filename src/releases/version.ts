/** Versions of releases: semantic versions without `v`, given by a person or a tag, or derived from what is released. */
import compareSemver from "semver/functions/compare.js";
import parseSemver from "semver/functions/parse.js";
import { type Digest, hexOf } from "../bundles/digest.ts";
import { quoted } from "../platform/inputs.ts";
import { compareText } from "../platform/order.ts";
import { releasesErrors } from "./errors.ts";

/** Ours: keeps `recent` in a record small. semver itself allows 256. */
export const maximumVersionLength = 128;

/** A candidate's version, and how it came to be: only an explicit one makes a new record for a bundle that is live. */
export type CandidateVersion =
  | { readonly kind: "explicit"; readonly version: string }
  /** `otherwise` is used where the version was released with other bytes: the tool or its settings changed, not the commit. */
  | { readonly kind: "derived"; readonly version: string; readonly otherwise: string };

/** What a version is made from. */
export interface VersionFacts {
  /** `--version`, as written. */
  readonly given: string | undefined;
  readonly bundle: Digest;
  /** Absent where the project is not in git or has no commit. */
  readonly git: { readonly commit: string; readonly changed: boolean; readonly tags: readonly string[] } | undefined;
}

/** A version without its `v`, or undefined where the text is none. Build metadata (`+…`) is part of it. */
export function normalizeVersion(text: string): string | undefined {
  if (text.length > maximumVersionLength + 1) return undefined;
  const bare = text.startsWith("v") ? text.slice(1) : text;
  const parsed = parseSemver(bare, { loose: false });
  if (parsed === null) return undefined;
  // semver also takes surrounding blanks and a second v; what it understood must be what was written.
  const build = parsed.build.length > 0 ? `+${parsed.build.join(".")}` : "";
  return `${parsed.version}${build}` === bare && bare.length <= maximumVersionLength ? bare : undefined;
}

/**
 * The version of a candidate: the one that was given, else the highest version among the tags at HEAD of an unchanged
 * tree, else one from the commit, else (changed tree, or no git) one from the bundle's digest.
 *
 * @throws SW0604 where the given version is none.
 */
export function versionOf(facts: VersionFacts): CandidateVersion {
  if (facts.given !== undefined) {
    const version = normalizeVersion(facts.given);
    if (version !== undefined) return { kind: "explicit", version };
    throw releasesErrors.create("SW0604", {
      message: `${quoted(facts.given)} is not a version.`,
      next: "Write three numbers, as in --version 1.4.0, with a suffix such as -rc.1 where you like.",
    });
  }
  const otherwise = `0.0.0-b${hexOf(facts.bundle).slice(0, 12)}`;
  if (facts.git === undefined || facts.git.changed) return { kind: "derived", version: otherwise, otherwise };
  const tagged = facts.git.tags
    .map(normalizeVersion)
    .filter((version) => version !== undefined)
    .sort(compareVersions)
    .at(-1);
  if (tagged !== undefined) return { kind: "explicit", version: tagged };
  return { kind: "derived", version: `0.0.0-g${facts.git.commit.slice(0, 12)}`, otherwise };
}

/** Orders versions by precedence (semver.org, 11), and those of equal precedence (build metadata) as text. */
export function compareVersions(a: string, b: string): number {
  return compareSemver(a, b) || compareText(a, b);
}
