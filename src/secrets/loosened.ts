/** What a change takes out of the policy that its own review goes by: a finding of its own for each kind. */

import type { Finding, SourceRange } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { noLocations } from "../platform/locations.ts";
import { createSource, type SourceFile } from "../platform/text.ts";
import { counted } from "../platform/words.ts";
import { readYaml } from "../platform/yaml.ts";
import type { BaselineEntry } from "./baseline.ts";
import type { IgnoreEntry } from "./ignore.ts";
import type { Policy } from "./policy.ts";
import { secretsPolicyLoosened } from "./scan-rules.ts";
import type { WrittenRule } from "./settings.ts";

/** A policy at a commit. */
export type PolicyAt = Pick<Policy, "settings" | "baseline">;

/** A file of the policy as the change leaves it; empty text where it is gone. */
export interface PolicyFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The findings of a change from any of the policies in `before` to `after`. What one of them has already is not the
 * change's doing: the base may have moved on since the branch was made.
 */
export async function loosenedFindings(
  before: readonly PolicyAt[],
  after: PolicyAt,
  files: { readonly settings: PolicyFile; readonly baseline: PolicyFile },
): Promise<readonly Finding[]> {
  const settings = createSource(files.settings.path, files.settings.text);
  const locations = settings.text === "" ? noLocations(settings.file) : (await readYaml(settings)).locations;
  const baseline = createSource(files.baseline.path, files.baseline.text);
  const old = before.map((policy) => policy.settings);
  const now = after.settings;
  const findings: Finding[] = [];
  const report = (source: SourceFile, range: SourceRange, what: string): void => {
    findings.push(loosenedFinding(source, range, what));
  };

  const off = now.off.filter((id) => old.every((settings) => !settings.off.includes(id)));
  if (off.length > 0) {
    const place = locations.nearestTo(`/secrets/off/${now.off.indexOf(off[0] ?? "")}`);
    report(settings, place, `turns off ${counted(off.length, "rule")} of the secret scan: ${listed(off)}`);
  }

  const ignored = now.ignore.filter((entry) => old.every((settings) => !isCovered(entry, settings.ignore)));
  const [firstIgnored] = ignored;
  if (firstIgnored !== undefined) {
    const place = locations.nearestTo(`/secrets/ignore/${now.ignore.indexOf(firstIgnored)}`);
    const paths = ignored.flatMap((entry) => entry.paths ?? []);
    report(settings, place, `leaves paths out of the secret scan: ${listed(paths)}`);
  }

  if (now.override !== "never" && old.every(({ override }) => override === "never")) {
    const place = locations.nearestTo("/secrets/override");
    report(settings, place, "lets a bundle with a secret be published with a reason, which was `override: never`");
  }

  const own = new Map(now.rules.map((rule) => [rule.id, whatItFinds(rule)]));
  const [base] = old;
  const lost = (base?.rules ?? []).filter((rule) => {
    const text = whatItFinds(rule);
    return own.get(rule.id) !== text && old.every(({ rules }) => rules.some((other) => whatItFinds(other) === text));
  });
  if (lost.length > 0) {
    const place = locations.nearestTo("/secrets/rules");
    report(settings, place, `removes or changes rules of the project: ${listed(lost.map(({ id }) => id))}`);
  }

  const known = before.map((policy) => new Set((policy.baseline?.entries ?? []).map(keyOf)));
  const added = (after.baseline?.entries ?? []).filter((entry) => known.every((keys) => !keys.has(keyOf(entry))));
  const [firstAdded] = added;
  if (firstAdded !== undefined) {
    const paths = [...new Set(added.map(({ path }) => path))];
    const what = `takes ${counted(added.length, "secret")} as known, in ${listed(paths)}`;
    report(baseline, lineWith(baseline.text, firstAdded.hash), what);
  }

  const patterns = (after.baseline?.ignore ?? []).filter((entry) =>
    before.every((policy) => !isCovered(entry, policy.baseline?.ignore ?? [])),
  );
  if (patterns.length > 0) {
    const what = `leaves paths out of the secret scan: ${listed(patterns.flatMap((entry) => entry.patterns ?? []))}`;
    report(baseline, lineWith(baseline.text, '"ignore"'), what);
  }
  return findings;
}

/** The finding for a policy that cannot be read as the change leaves it: nobody can say what it loosens. */
export function unreadablePolicyFinding(path: string, message: string): Finding {
  const source = createSource(path, "");
  return loosenedFinding(source, lineWith("", ""), `leaves the policy in a form that cannot be read (${message})`);
}

function loosenedFinding(source: SourceFile, range: SourceRange, what: string): Finding {
  return createFinding(secretsPolicyLoosened, source, range, {
    message: `This change ${what}.`,
    help: `Take it out of this change, or let those who are responsible for ${source.file} agree and merge it in spite of this finding; it counts once the base has it.`,
  });
}

/** True where every path of the entry is left out already, for the same rules or more. */
function isCovered(entry: IgnoreEntry, by: readonly IgnoreEntry[]): boolean {
  const covers = (other: IgnoreEntry): boolean =>
    other.rules === undefined || (entry.rules?.every((rule) => other.rules?.includes(rule)) ?? false);
  const wider = by.filter(covers);
  const paths = new Set(wider.flatMap((other) => other.paths ?? []));
  const patterns = new Set(wider.flatMap((other) => other.patterns ?? []));
  return (
    (entry.paths ?? []).every((path) => paths.has(path)) && (entry.patterns ?? []).every((text) => patterns.has(text))
  );
}

/** What decides about the findings of a rule; its words and examples do not. */
function whatItFinds({ id, pattern, keywords, checksum, entropy, confidence }: WrittenRule): string {
  return JSON.stringify([id, pattern, keywords, checksum ?? null, entropy ?? null, confidence ?? null]);
}

function keyOf({ rule, path, hash }: BaselineEntry): string {
  return `${rule}\0${path}\0${hash}`;
}

function lineWith(text: string, part: string): SourceRange {
  const at = Math.max(0, text.indexOf(part));
  const start = { line: text.slice(0, at).split("\n").length, column: 1 };
  return { start, end: start };
}

const mostNamed = 5;

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
