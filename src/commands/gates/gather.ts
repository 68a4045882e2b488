/** Gathers what a gate looks at: from the store, from git and from GitHub, and only what the policy asks for. */
import type { ApprovalRecord } from "../../gates/approval.ts";
import type { BrokenGlass, CheckedApproval, GateFacts, Reading } from "../../gates/facts.ts";
import type { Involved, Named } from "../../gates/people.ts";
import type { Policy } from "../../gates/policy.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { firstOf } from "../../project/project.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import { recordOfBundle } from "../../releases/history.ts";
import { findBundle } from "../../releases/lookup.ts";
import { readRelease } from "../../releases/pointer.ts";
import { liveMention, type Pointer } from "../../releases/record.ts";
import type { Store } from "../../stores/store.ts";
import { type OpenEnvironment, openIn } from "../releases/open.ts";
import { readApprovals } from "./approval-files.ts";
import { findBrokenGlass } from "./broken-glass.ts";
import { readContract } from "./contract-facts.ts";
import { readEvidence } from "./evidence-facts.ts";
import type { GithubView } from "./github-view.ts";
import { readModels } from "./model-facts.ts";
import { peopleInGit } from "./people-of-change.ts";
import type { PolicySource } from "./policy-source.ts";
import { readSignatures } from "./signature-facts.ts";
import { findStay } from "./soak-facts.ts";
import { startersBefore, startersHere } from "./starters.ts";

export interface GatherOptions {
  readonly open: OpenEnvironment;
  readonly source: PolicySource;
  readonly policy: Policy;
  readonly context: CommandContext;
  /** Undefined where there is no repository on GitHub, or no token. */
  readonly github: GithubView | undefined;
  readonly breakGlass: GateFacts["breakGlass"];
  /** False for whoever only looks or approves: they start no release. */
  readonly starts: boolean;
}

const nothing = { known: true, value: undefined } as const;
const noGithub = "GitHub cannot be asked: set GITHUB_TOKEN and GITHUB_REPOSITORY.";

/**
 * The facts for one decision. What the policy does not ask for is not read; what cannot be read is a fact too, with its
 * reason. Nothing at all is read for a rollback that needs no gate.
 */
export async function gatherFacts(given: ReleaseFacts, options: GatherOptions): Promise<GateFacts> {
  const { policy, github, open } = options;
  if (isExemptRollback(policy, given)) return { ...bareFacts(given), breakGlass: options.breakGlass };
  const facts = given.action === "rollback" ? await withRestoredSource(given, open.store) : given;
  const commit = facts.source.commit;
  return {
    ...bareFacts(facts),
    ...(await approvalFacts(facts, options)),
    soak: policy.soak === undefined ? nothing : await soakFacts(facts, options),
    checks:
      policy.checks.length === 0
        ? { known: true, value: new Map() }
        : commit === null
          ? { known: false, why: "The release names no commit, so no check can be looked up." }
          : ((await github?.checksAt(commit)) ?? { known: false, why: noGithub }),
    alerts: policy.findings === undefined ? nothing : await alertFacts(facts, options),
    contract:
      policy.contract === undefined
        ? { known: true, value: { level: "none", changes: [] } }
        : await readContract(facts, options),
    evaluatedIn: firstOf(options.source.project, open.environment.name),
    evidence: policy.evidence.length === 0 ? { known: true, value: new Map() } : await readEvidence(facts, options),
    signatures: policy.signedBy.length === 0 ? { known: true, value: [] } : await readSignatures(facts, options),
    models: policy.models === undefined ? { known: true, value: [] } : await readModels(facts, options),
    protection: policy.github
      ? ((await github?.protectionOf(facts.environment)) ?? { known: false, why: noGithub })
      : { known: true, value: "protected" },
    brokenGlass: await glassFacts(facts.live, open.store, options),
    breakGlass: options.breakGlass,
  };
}

/**
 * Open alerts. Unasked is not the same as none: only where there is no repository that could have alerts, a folder store
 * on a laptop without a remote, there is nothing to ask.
 */
async function alertFacts(
  { source }: ReleaseFacts,
  { github, open, context }: GatherOptions,
): Promise<GateFacts["alerts"]> {
  if (github !== undefined) return github.openAlerts();
  const isRemote = source.repository !== null || (context.environment["GITHUB_REPOSITORY"] ?? "") !== "";
  return open.store.kind === "s3" || isOnRunner(context.environment) || isRemote
    ? { known: false, why: noGithub }
    : nothing;
}

/** What the release itself says, before anybody is asked. */
function bareFacts(facts: ReleaseFacts): GateFacts {
  return {
    action: facts.action,
    environment: facts.environment,
    store: facts.store,
    bundle: facts.bundle,
    version: facts.version,
    live: facts.live && liveMention(facts.live.record),
    reach: facts.reach,
    now: facts.now,
    approvals: { known: true, value: [] },
    involved: { known: true, value: [] },
    soak: nothing,
    checks: { known: true, value: new Map() },
    allowedSecrets: (facts.allowedSecrets ?? facts.promoted?.allowedSecrets)?.count ?? 0,
    alerts: nothing,
    contract: { known: true, value: { level: "none", changes: [] } },
    evidence: { known: true, value: new Map() },
    evaluatedIn: facts.environment,
    signatures: { known: true, value: [] },
    models: { known: true, value: [] },
    protection: { known: true, value: "protected" },
    brokenGlass: nothing,
    breakGlass: undefined,
  };
}

/** A rollback that needs no gate waits for nobody's answer, GitHub's least of all. */
function isExemptRollback(policy: Policy, { action, reach }: ReleaseFacts): boolean {
  return action === "rollback" && reach === "newest" && policy.rollback === "exempt";
}

/** What a rollback brings back comes from the commit of the release that had it. */
async function withRestoredSource(facts: ReleaseFacts, store: Store): Promise<ReleaseFacts> {
  const { live } = facts;
  const mention = live && (await findBundle(store, live, facts.bundle));
  if (live === undefined || mention === undefined) return facts;
  const { record } = await readRelease(store, live, mention.seq);
  return { ...facts, source: (await recordOfBundle(store, live, record)).source };
}

/** Approvals of the bundle with what became of them, and the people of the change where there are any. */
export async function approvalFacts(
  facts: ReleaseFacts,
  options: GatherOptions,
): Promise<Pick<GateFacts, "approvals" | "involved">> {
  const { policy, open } = options;
  if (policy.approvals === undefined)
    return { approvals: { known: true, value: [] }, involved: { known: true, value: [] } };
  const records = await readApprovals(open.store, facts.bundle);
  if (!records.known) return { approvals: records, involved: { known: true, value: [] } };
  const approvals: CheckedApproval[] = [];
  for (const record of records.value) {
    // What is about another release is refused by what it says; GitHub need not be asked for it.
    const isOurs =
      record.environment === facts.environment && record.store === facts.store && record.policy === policy.digest;
    approvals.push({
      record,
      check: isOurs
        ? await checkApproval(record, policy.approvals.from, options)
        : { sound: true, standing: undefined },
    });
  }
  const { expires, from } = policy.approvals;
  const reviews = await options.github?.reviewsOf(facts.environment, facts.bundle, expires, facts.now, teamsOf(from));
  // Fewer approvals open nothing, and not every token may read the reviews of a run.
  if (reviews?.known === false) options.context.progress.debug(`Reviews of this run are not counted: ${reviews.why}`);
  else approvals.push(...(reviews?.value ?? []));
  const involved =
    approvals.length === 0 ? ({ known: true, value: [] } as const) : await peopleInvolved(facts, options);
  return { approvals: { known: true, value: approvals }, involved };
}

/** Whether what an approval rests on is still there, as its author left it. */
export async function checkApproval(
  record: ApprovalRecord,
  from: readonly Named[],
  { github, open }: Pick<GatherOptions, "github" | "open">,
): Promise<CheckedApproval["check"]> {
  if (record.kind === "withdrawal") return { sound: true, standing: undefined };
  switch (record.who.kind) {
    case "git":
      return open.store.kind === "s3"
        ? { sound: false, why: "is named by git alone, which counts on folder stores only" }
        : { sound: true, standing: undefined };
    case "aws":
      return { sound: true, standing: undefined };
    case "github":
      if (github === undefined)
        return {
          sound: false,
          why: "approved on GitHub, which cannot be asked: set GITHUB_TOKEN and GITHUB_REPOSITORY",
        };
      return github.checkApproval(record, teamsOf(from));
  }
}

/** Teams that a policy names, as GitHub is asked about them. */
export function teamsOf(from: readonly Named[]): readonly string[] {
  return from.flatMap((named) => (named.kind === "team" ? [`${named.organization}/${named.team}`] : []));
}

/** Authors of the change and whoever started the release: they never approve it. */
export async function peopleInvolved(
  facts: ReleaseFacts,
  options: GatherOptions,
): Promise<Reading<readonly Involved[]>> {
  const { open, context, github, starts } = options;
  const starters = [...(starts ? await startersHere(facts, open.store, context) : []), ...startersBefore(facts)];
  const head = facts.source.commit;
  const base = await commitOfLive(facts.live, open.store);
  if (head === null) {
    // On a folder everybody is who they say; a store of a company must know whose change it is.
    if (open.store.kind !== "s3") return { known: true, value: starters };
    return {
      known: false,
      why: "Who wrote the change is not known: the release names no commit. Deploy from a git repository.",
    };
  }
  if (facts.live !== undefined && base === null && open.store.kind === "s3") {
    return { known: false, why: "Who wrote the change is not known: what is live names no commit to compare with." };
  }
  const people = await (github?.peopleOfChange(base, head) ?? peopleInGit(open.project.root, base, head, context));
  return people.known ? { known: true, value: [...starters, ...people.value] } : people;
}

/** After a rollback the commit that counts is the one of the release that it brought back. */
async function commitOfLive(live: Pointer | undefined, store: Store): Promise<string | null> {
  if (live?.record.restores === undefined) return live?.record.source.commit ?? null;
  return (await recordOfBundle(store, live, live.record)).source.commit;
}

async function soakFacts(
  facts: ReleaseFacts,
  { policy, source, context, open }: GatherOptions,
): Promise<GateFacts["soak"]> {
  if (policy.after === undefined) return { known: true, value: undefined };
  const before = await openIn(source.project, policy.after, "read", context, open);
  try {
    return await findStay(before.store, policy.after, facts.bundle);
  } finally {
    await before.store.close();
  }
}

/** The release past the gate that waits to be acknowledged, at or behind what is live. */
export async function glassFacts(
  live: Pointer | undefined,
  store: Store,
  options: GatherOptions,
): Promise<Reading<BrokenGlass | undefined>> {
  const { policy } = options;
  if (live === undefined) return { known: true, value: undefined };
  const found = await findBrokenGlass(store, live);
  if (!found.known || found.value === undefined) return found.known ? { known: true, value: undefined } : found;
  const { seq, version, bundle, actor, breakGlass } = found.value;
  const records = await readApprovals(store, bundle);
  if (!records.known) return records;
  const from = policy.approvals?.from ?? policy.breakGlass?.by ?? [];
  const acknowledgements: CheckedApproval[] = [];
  for (const record of records.value) {
    if (record.kind !== "acknowledgement" || record.release !== seq) continue;
    acknowledgements.push({ record, check: await checkApproval(record, from, options) });
  }
  return {
    known: true,
    value: { seq, version, bundle, by: actor.name, byId: actor.id, reason: breakGlass?.reason ?? "", acknowledgements },
  };
}
