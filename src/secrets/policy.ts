/** What decides about detections: settings, baseline and comments, from the files as they are or from a base revision. */

import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { readBoundedFile } from "../platform/bounded-file.ts";
import type { Finding } from "../platform/finding.ts";
import type { GitOptions } from "../platform/git.ts";
import type { PlaceInGit } from "../platform/git-texts.ts";
import type { Baseline } from "./baseline.ts";
import { secretsErrors } from "./errors.ts";
import type { IgnoreTest } from "./ignore.ts";
import { ignoreTest } from "./ignore.ts";
import type { SecretsSettings } from "./settings.ts";

/** The part of a scan's request that the policy needs. */
export interface PolicyRequest {
  readonly directory: string;
  readonly baseline: string | undefined;
  readonly readYaml: (text: string, file: string) => Promise<unknown>;
  readonly createsBaseline: boolean;
  readonly contents?: (places: readonly PlaceInGit[]) => Promise<readonly (Buffer | undefined)[]>;
  readonly globOf: () => Promise<(glob: string) => (path: string) => boolean>;
}

const noSettings: SecretsSettings = { rules: [], off: [], ignore: [], override: "with-reason" };

export const usualBaseline = ".slipway/secrets.json";
export const settingsName = "slipway.yaml";

/** Where a scan works. */
export interface Place {
  readonly root: string;
  readonly git: GitOptions;
  readonly baselineFile: string;
}

/** What decides about detections. */
export interface Policy {
  readonly settings: SecretsSettings;
  readonly settingsFile: string;
  readonly baseline: Baseline | undefined;
  readonly baselineText: string;
  readonly ignores: IgnoreTest;
  readonly countingMarkers?: (path: string) => Promise<ReadonlySet<string>>;
  /** What a range takes out of the policy; paths from the root. */
  readonly loosened?: () => Promise<readonly Finding[]>;
}

/** From the files as they are. */
export async function policyOfTree(request: PolicyRequest, place: Place): Promise<Policy> {
  const settingsFile = settingsFileOf(request.directory, place.root);
  const text = settingsFile === undefined ? undefined : textOf(settingsFile);
  const name = settingsFile === undefined ? settingsName : slashed(relative(request.directory, settingsFile));
  const baselineText = existsSync(place.baselineFile) ? textOf(place.baselineFile) : undefined;
  if (baselineText === undefined && request.baseline !== undefined && !request.createsBaseline)
    throw missingBaseline(request.baseline);
  return policyFrom(request, name, text, baselineText, request.baseline ?? usualBaseline);
}

/** The policy that these texts make. */
export async function policyFrom(
  request: PolicyRequest,
  settingsFile: string,
  settingsText: string | undefined,
  baselineText: string | undefined,
  baselineName: string,
): Promise<Policy> {
  // Reading YAML costs more than scanning three files, and few projects have such settings.
  const settings =
    settingsText === undefined || !/^["']?secrets["']?[ \t]*:/m.test(settingsText)
      ? noSettings
      : (await import("./settings.ts")).readSettings(
          secretsOf(await request.readYaml(settingsText, settingsFile)),
          settingsFile,
        );
  const baseline =
    baselineText === undefined ? undefined : (await import("./baseline.ts")).parseBaseline(baselineText, baselineName);
  const imported = baseline?.ignore ?? [];
  const patternOf =
    imported.length === 0 ? () => () => false : await (await import("./path-patterns.ts")).pathPatterns();
  const globOf = settings.ignore.length === 0 ? () => () => false : await request.globOf();
  return {
    settings,
    settingsFile,
    baseline,
    baselineText: baselineText ?? "",
    ignores: ignoreTest([...settings.ignore, ...imported], globOf, patternOf),
  };
}

function secretsOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "secrets" in value ? value.secrets : undefined;
}

/** The nearest slipway.yaml upwards, not beyond the root. */
export function settingsFileOf(directory: string, root: string): string | undefined {
  for (let folder = directory; ; folder = resolve(folder, "..")) {
    const file = join(folder, settingsName);
    if (existsSync(file)) return file;
    if (folder === root || folder === resolve(folder, "..")) return undefined;
  }
}

/** Entries of a baseline have some 200 bytes. */
const largestText = 64 * 1024 * 1024;

/** @throws SW0811 for what is no file: a link to a device without end can be committed. */
function textOf(file: string): string {
  const read = readBoundedFile(file, largestText);
  if (read.outcome === "read") return read.bytes.toString("utf8");
  throw secretsErrors.create("SW0811", {
    message: `${file} is ${read.outcome === "too-large" ? "far too large" : "no regular file"}`,
    next: "Put a file in its place, or remove it.",
  });
}

function missingBaseline(file: string): Error {
  return secretsErrors.create("SW0810", {
    message: `The baseline ${file} does not exist`,
    next: "Name the right file, or write one: slipway scan --update-baseline",
  });
}

/** With `/` on every system. */
export function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
