/** What happened to an environment, as a few lines for people. */
import type { Paint } from "../../platform/paint.ts";
import { counted, sizeInWords } from "../../platform/words.ts";
import type { Waiting } from "../../releases/decision.ts";
import type { MirrorOutcome } from "../../releases/mirror.ts";
import type { Plan } from "../../releases/plan.ts";
import type { PublishOutcome } from "../../releases/publish.ts";
import { liveSequence, type ReleaseRecord } from "../../releases/record.ts";
import type { RequestCounts } from "../../stores/store.ts";
import { foreign, padded, shortDigest, timeOf } from "./words.ts";

/** What became of a release that no gate holds back. */
export interface SettledReport<Outcome> {
  readonly environment: string;
  readonly outcome: Outcome;
  readonly mirror: MirrorOutcome | undefined;
  readonly requests: RequestCounts | undefined;
}

/** A heading line and below it facts, each with a name in a column of its own. */
export function factSheet(
  paint: Paint,
  heading: string,
  facts: readonly (readonly [string, string] | undefined)[],
): string {
  const rows = facts.filter((fact) => fact !== undefined);
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return [heading, ...rows.map(([name, value]) => `  ${paint("dim", padded(name, width))}  ${value}`), ""].join("\n");
}

/** What is live through a record: `1.4.0 (release 12)`, also where a mark came after release 12. */
export function liveWords(record: ReleaseRecord): string {
  return `${record.version} (release ${liveSequence(record)})`;
}

/** The release that is live and, where the record is its own and no mark's, since when. */
export function liveFact(record: ReleaseRecord): readonly [string, string] {
  const since = record.continues === undefined ? `, since ${timeOf(record.createdAt)}` : "";
  return ["release", `${liveSequence(record)}${since}`];
}

/** A heading for something done, or for nothing to do. */
export function doneHeading(paint: Paint, environment: string, text: string): string {
  return `${paint("green", "✔")} ${paint("bold", environment)}  ${text}`;
}

/** For what was so before. */
export function unchangedHeading(paint: Paint, environment: string, text: string): string {
  return `${paint("blue", "=")} ${paint("bold", environment)}  ${text}`;
}

/** What deploy and promote did, where no gate holds them back. */
export function publishText(
  paint: Paint,
  { environment, outcome, mirror, requests }: SettledReport<Exclude<PublishOutcome, Waiting>>,
): string {
  const { record } = outcome.release;
  const tail = [mirrorFact(mirror), requestsFact(requests)];
  if (outcome.outcome === "unchanged") {
    const how = outcome.byOther ? "was released by somebody else while this ran" : "is live already; nothing changed";
    return factSheet(paint, unchangedHeading(paint, environment, `${paint("bold", record.version)} ${how}`), [
      liveFact(record),
      ["bundle", shortDigest(record.bundle)],
      ...tail,
    ]);
  }
  const { plan, previous, supersededBy } = outcome;
  return factSheet(
    paint,
    doneHeading(paint, environment, `${paint("bold", record.version)} is live as release ${record.seq}`),
    [
      ["bundle", bundleWords(record, plan)],
      ["changes", planWords(plan)],
      previous === undefined ? undefined : ["before", liveWords(previous)],
      fromFact(record),
      sourceFact(record),
      unblockedFact(record),
      allowedSecretsFact(record),
      ...breakGlassFacts(record),
      record.breakGlass === undefined
        ? undefined
        : ["next", `\`slipway approve ${environment} --acknowledge REASON\` by an approver, before the next release`],
      supersededBy === undefined
        ? undefined
        : ["since then", `${liveWords(supersededBy)} by ${foreign(supersededBy.actor.name)}`],
      ...tail,
    ],
  );
}

function bundleWords(record: ReleaseRecord, plan: Plan): string {
  const files = plan.unchanged + plan.added.length + plan.changed.length + plan.moved.length;
  const uploads =
    plan.uploads.length === 0
      ? "nothing to upload"
      : `${counted(plan.uploads.length, "new file")} (${sizeInWords(plan.bytes.upload)})`;
  return `${shortDigest(record.bundle)}  ${counted(files, "file")}, ${sizeInWords(plan.bytes.total)}; ${uploads}`;
}

/** `1 changed, 2 added, 20 unchanged`. */
export function planWords(plan: Plan): string {
  if (plan.kind === "same-bundle") return "none; the same bundle under a new version";
  if (plan.kind === "unchanged") return "none";
  const parts = [
    [plan.added.length, "added"],
    [plan.changed.length, "changed"],
    [plan.removed.length, "removed"],
    [plan.moved.length, "moved"],
    [plan.unchanged, "unchanged"],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString("en")} ${word}`);
  return words.length === 0 ? "none" : words.join(", ");
}

function fromFact(record: ReleaseRecord): readonly [string, string] | undefined {
  const from = record.promotedFrom;
  return from && ["from", `${foreign(from.environment)}, release ${from.seq}`];
}

/** Repository, commit and ref, as far as they are known. */
export function sourceFact(record: ReleaseRecord): readonly [string, string] | undefined {
  const { repository, commit, ref, changed } = record.source;
  if (commit === null) return undefined;
  const parts = [
    commit.slice(0, 12),
    changed === true ? "with changes that were not committed" : undefined,
    ref === null ? undefined : `on ${foreign(ref.replace(/^refs\/(?:heads|tags)\//, ""))}`,
    repository === null ? undefined : `of ${foreign(repository)}`,
  ];
  return ["commit", parts.filter((part) => part !== undefined).join(" ")];
}

/** Why a bundle that was blocked may be released again. Facts are pairs of a name and its value. */
export function unblockedFact(record: ReleaseRecord): readonly [string, string] | undefined {
  const [unblocked] = record.unblocked ?? [];
  return unblocked && ["unblocked", foreign(unblocked.reason)];
}

/** A release with secrets that somebody allowed says so wherever it is shown. */
export function allowedSecretsFact(record: ReleaseRecord): readonly [string, string] | undefined {
  const allowed = record.allowedSecrets;
  return allowed && ["secrets", `${counted(allowed.count, "finding")} allowed: ${foreign(allowed.reason)}`];
}

/** A release past the gate says so wherever it is shown. */
export function breakGlassFacts(record: ReleaseRecord): readonly (readonly [string, string])[] {
  const glass = record.breakGlass;
  if (glass === undefined) return [];
  const rules = glass.skipped.map((rule) => foreign(rule, 40)).join(", ");
  const asked = glass.approvers.map((name) => foreign(name, 80)).join(", ");
  return [
    ["past gate", `${foreign(glass.reason)} (went past: ${rules})`],
    ...(asked === "" ? [] : [["not asked", foreign(asked, 300)] as const]),
  ];
}

/** Undefined where the environment has no mirror. */
export function mirrorFact(mirror: MirrorOutcome | undefined): readonly [string, string] | undefined {
  if (mirror === undefined) return undefined;
  if (mirror.outcome === "unchanged")
    return ["mirror", "shows this bundle since it was written (`slipway verify` looks at its files)"];
  const removed = mirror.removed === 0 ? "" : `, ${counted(mirror.removed, "file")} removed`;
  return ["mirror", `${counted(mirror.written, "file")} written${removed}`];
}

/** What the store was asked, kinds that never were left out; undefined where nobody counted. */
export function requestsFact(requests: RequestCounts | undefined): readonly [string, string] | undefined {
  if (requests === undefined) return undefined;
  const words = Object.entries(requests)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  return ["requests", words.length === 0 ? "none" : words.join(", ")];
}

/** A gate says wait: nothing happened, and it is no failure. */
export function waitingText(paint: Paint, environment: string, waiting: Waiting): string {
  const heading = `${paint("yellow", "…")} ${paint("bold", environment)}  waits; nothing was released`;
  return factSheet(paint, heading, [
    ...waiting.reasons.map((reason): readonly [string, string] => ["because", foreign(reason, 400)]),
    waiting.until === undefined ? undefined : ["until", timeOf(waiting.until.toISOString())],
    waiting.live === undefined ? undefined : ["live", liveWords(waiting.live)],
  ]);
}
