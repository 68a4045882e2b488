/** What the page of the history shows, read from the stores: records, decisions of gates, and what people said. */
import packageJson from "../../../package.json" with { type: "json" };
import type { ApprovalRecord } from "../../gates/approval.ts";
import { personWords } from "../../gates/people.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Digest, hexOf, sha256Of } from "../../platform/digest.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../../platform/json.ts";
import { mapLimited } from "../../platform/limited.ts";
import { nameOf } from "../../project/paths.ts";
import { firstOf, type Project } from "../../project/project.ts";
import { history } from "../../releases/history.ts";
import { evidenceKey } from "../../releases/keys.ts";
import { liveSequence, type ReleaseRecord, type SealedRelease } from "../../releases/record.ts";
import type {
  EnvironmentHistory,
  HistoryApproval,
  HistoryEntry,
  HistoryPage,
  HistoryRule,
} from "../../reports/html/history-page.ts";
import type { Store } from "../../stores/store.ts";
import { readApprovals } from "../gates/approval-files.ts";
import { evaluationsOf, type FoundEvaluations } from "./history-evaluations.ts";
import { actionWords, isPruned } from "./history-text.ts";
import { type OpenEnvironment, openIn } from "./open.ts";

/** Requests at once. */
const readsAtOnce = 16;
/** A decision with a reason for every rule, with room. */
const maximumDecisionBytes = 1024 * 1024;
/** Bundles whose approvals are read at once, each in several requests. */
const bundlesAtOnce = 4;
const mostNotes = 3;
/** More statements about one bundle are counted by nobody. */
const mostApprovals = 50;

interface RecordRange {
  readonly limit: number;
  readonly before: number | undefined;
}

/**
 * The history of environments of a project. One that cannot be read from here is shown with the reason.
 *
 * @param names in the order of the page
 * @param range of records: how many of each, and before which sequence number
 */
export async function historyView(
  project: Project,
  names: readonly string[],
  range: RecordRange,
  context: CommandContext,
): Promise<HistoryPage> {
  const environments: EnvironmentHistory[] = [];
  for (const name of names) {
    context.progress.update(`Reading ${name}`, environments.length, names.length);
    environments.push(await environmentHistory(project, name, range, context));
    context.signal.throwIfAborted();
  }
  return {
    project: nameOf(project.root.replaceAll("\\", "/")),
    tool: packageJson.version,
    madeAt: context.now(),
    environments,
  };
}

async function environmentHistory(
  project: Project,
  name: string,
  range: RecordRange,
  context: CommandContext,
): Promise<EnvironmentHistory> {
  const configured = project.environments.get(name);
  const facts = {
    name,
    address: configured?.store.written ?? "",
    ...(configured?.after === undefined ? {} : { after: configured.after }),
  };
  try {
    const open = await openIn(project, name, "read", context);
    try {
      const read = await readHistory(open.store, name, range);
      const { evaluations, problem } = await evaluationsOfChain(open, read.entries, context);
      return {
        ...facts,
        ...read,
        ...(evaluations === undefined ? {} : { evaluations }),
        notes: problem === undefined ? read.notes : [...read.notes, problem],
      };
    } finally {
      await open.store.close();
    }
  } catch (error) {
    if (!isSlipwayError(error)) throw error;
    // An environment into which nothing was released yet is no problem.
    const problem = error.code === "SW0615" ? "Nothing was released here yet." : `${error.message} ${error.next}`;
    return { ...facts, problem, entries: [], more: false, notes: [] };
  }
}

/** A bundle is evaluated where it is made first, so the evaluations of a promoted one are kept there. */
async function evaluationsOfChain(
  open: OpenEnvironment,
  entries: readonly HistoryEntry[],
  context: CommandContext,
): Promise<FoundEvaluations> {
  const { project, environment, store } = open;
  const first = firstOf(project, environment.name);
  if (first === environment.name) return evaluationsOf([store], entries);
  let other: Store | undefined;
  let problem: string | undefined;
  try {
    ({ store: other } = await openIn(project, first, "read", context, open));
  } catch (error) {
    if (!isSlipwayError(error) || error.class === "interrupted") throw error;
    problem = `Evaluations of \`${first}\` could not be read: ${error.message}`;
  }
  try {
    const found = await evaluationsOf(other === undefined ? [store] : [store, other], entries);
    return problem === undefined ? found : { ...found, problem };
  } finally {
    await other?.close();
  }
}

async function readHistory(
  store: Store,
  environment: string,
  { limit, before }: RecordRange,
): Promise<Omit<EnvironmentHistory, "name" | "address" | "after">> {
  const { pointer, releases, more } = await history({ store, environment, limit, before });
  const live = pointer.record;
  const liveRelease = releases.find(({ record }) => record.seq === liveSequence(live));
  const notes: string[] = [];
  const approvals = await approvalsOf(store, environment, releases, notes);
  const entries = await mapLimited(releases, readsAtOnce, (release) => entryOf(store, release, live, approvals));
  return {
    live: {
      seq: liveSequence(live),
      version: live.version,
      bundle: live.bundle,
      since: liveRelease?.record.createdAt ?? live.createdAt,
    },
    entries,
    more,
    notes,
  };
}

async function entryOf(
  store: Store,
  { record }: SealedRelease,
  live: ReleaseRecord,
  approvals: ReadonlyMap<Digest, readonly HistoryApproval[]>,
): Promise<HistoryEntry> {
  const { actor, source, reason } = record;
  const isMark = record.continues !== undefined;
  const why = reason ?? record.breakGlass?.reason;
  return {
    seq: record.seq,
    action: record.action,
    words: actionWords(record),
    version: record.version,
    bundle: record.bundle,
    at: record.createdAt,
    who: actor.name,
    ...(actor.via === undefined ? {} : { via: actor.via }),
    ...(source.commit === null || isMark ? {} : { commit: source.commit }),
    ...(source.changed === undefined ? {} : { changed: source.changed }),
    ...(source.ref === null ? {} : { ref: source.ref }),
    ...(why === undefined ? {} : { reason: why }),
    marks: isMark ? [] : marksOf(record, live),
    isMark,
    gate: record.gate.outcome,
    rules: isMark ? [] : await rulesOf(store, record.gate.evidence),
    approvals: isMark || record.action === "rollback" ? [] : (approvals.get(record.bundle) ?? []),
  };
}

function marksOf(record: ReleaseRecord, live: ReleaseRecord): readonly string[] {
  const among = (mentions: ReleaseRecord["blocked"]) => mentions.some(({ bundle }) => bundle === record.bundle);
  return [
    ...(record.seq === liveSequence(live) ? ["live"] : []),
    ...(among(live.withdrawn) ? ["withdrawn"] : among(live.blocked) ? ["blocked"] : []),
    ...(isPruned(record, live) ? ["pruned"] : []),
    ...(record.breakGlass !== undefined ? ["past the gate"] : []),
  ];
}

/** The rules of a stored decision. It is named by its digest; what does not match, or is no decision, is left out. */
async function rulesOf(store: Store, evidence: Digest | null): Promise<readonly HistoryRule[]> {
  if (evidence === null) return [];
  const document = await readDocument(store, evidenceKey(hexOf(evidence)), maximumDecisionBytes, hexOf(evidence));
  const rules = document === undefined ? undefined : ownProperty(document, "rules");
  return (Array.isArray(rules) ? (rules as readonly Json[]) : [])
    .slice(0, 200)
    .flatMap((rule) =>
      isJsonObject(rule)
        ? [{ rule: textIn(rule, "rule"), outcome: textIn(rule, "outcome"), reason: textIn(rule, "reason") }]
        : [],
    );
}

/** What people said about each bundle that is shown, oldest first. */
async function approvalsOf(
  store: Store,
  environment: string,
  releases: readonly SealedRelease[],
  notes: string[],
): Promise<ReadonlyMap<Digest, readonly HistoryApproval[]>> {
  const bundles = [...new Set(releases.map(({ record }) => record.bundle))];
  const found = await mapLimited(bundles, bundlesAtOnce, async (bundle) => {
    try {
      const read = await readApprovals(store, bundle);
      if (read.known) return [bundle, read.value.filter((one) => one.environment === environment)] as const;
      notes.push(`What people said about ${bundle.slice(0, 19)} is not shown: ${read.why}`);
    } catch (error) {
      if (!isSlipwayError(error)) throw error;
      notes.push(`What people said about ${bundle.slice(0, 19)} could not be read: ${error.message}`);
    }
    return [bundle, []] as const;
  });
  // One reason that holds for all, such as a missing right, is said once or twice and not for each bundle.
  notes.splice(mostNotes);
  return new Map(found.map(([bundle, records]) => [bundle, records.slice(-mostApprovals).map(approvalOf)]));
}

function approvalOf({ kind, who, source, createdAt, reason }: ApprovalRecord): HistoryApproval {
  return {
    kind,
    who: personWords(who),
    at: createdAt,
    ...(source.kind === "command" ? {} : { from: source.url }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A small JSON object of the store; undefined where it is absent or something else. */
async function readDocument(
  store: Store,
  key: string,
  maximumBytes: number,
  sha256?: string,
): Promise<JsonObject | undefined> {
  const read = await store.read(key, { maximumBytes });
  if (read.outcome !== "found") return undefined;
  if (sha256 !== undefined && sha256Of(read.object.bytes) !== sha256) return undefined;
  try {
    const value = JSON.parse(Buffer.from(read.object.bytes).toString("utf8")) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textIn(document: JsonObject, name: string): string {
  const value = ownProperty(document, name);
  return typeof value === "string" ? value.slice(0, 2_000) : "";
}
