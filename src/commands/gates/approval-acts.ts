/** Approving, taking an approval back, and acknowledging a release past the gate: what both faces of `approve` do. */
import type { ApprovalRecord, ApprovalSource } from "../../gates/approval.ts";
import { gatesErrors } from "../../gates/errors.ts";
import type { GateFacts } from "../../gates/facts.ts";
import { judgeApproval, liveWords, whyNotNamed } from "../../gates/judge.ts";
import { namedBy, type Person, personWords } from "../../gates/people.ts";
import { brokenGlassRule } from "../../gates/rule-decisions.ts";
import { readReason } from "../../releases/reason.ts";
import { liveMention, type Pointer } from "../../releases/record.ts";
import { readApprovals, writeApproval } from "./approval-files.ts";
import type { GateCandidate } from "./candidate.ts";
import { requireApprovals } from "./decide.ts";
import { approvalFacts, checkApproval, type GatherOptions, glassFacts, peopleInvolved } from "./gather.ts";

/** Who asks, and how. */
export interface Asker {
  readonly person: Person;
  readonly source: ApprovalSource;
  readonly shown: ApprovalRecord["shown"];
  readonly newId: () => string;
}

export interface Act {
  readonly outcome: "approved" | "unchanged" | "withdrawn" | "acknowledged";
  readonly records: readonly ApprovalRecord[];
  /** A sentence. */
  readonly message: string;
}

/** How far people of the change are known where a bundle was never released: git says it when it is. */
const nobodyYet: GateFacts["involved"] = { known: true, value: [] };

/**
 * Stores an approval, unless this person's counts already.
 *
 * @throws SW0703 where it would not count, SW0706 where none is asked for.
 */
export async function approve(candidate: GateCandidate, asker: Asker, options: GatherOptions): Promise<Act> {
  const { policy, open } = options;
  const environment = open.environment.name;
  const approvals = requireApprovals(policy, environment);
  const { facts } = candidate;
  const now = await open.store.now();
  const record: ApprovalRecord = {
    ...beginning("approval", candidate, asker, options, now),
    expiresAt: new Date(now.getTime() + approvals.expires).toISOString(),
  };
  const involved =
    facts.promoted === undefined && facts.source.commit === null ? nobodyYet : await peopleInvolved(facts, options);
  const gathered = await approvalFacts(facts, options);
  if (!gathered.approvals.known) throw refused(gathered.approvals.why);
  const withdrawn = new Set(
    gathered.approvals.value.flatMap(({ record: { kind, of } }) =>
      kind === "withdrawal" && of !== undefined ? [of] : [],
    ),
  );
  const bench = {
    policy,
    approvals,
    involved,
    withdrawn,
    facts: {
      environment,
      store: facts.store,
      bundle: facts.bundle,
      live: facts.live && liveMention(facts.live.record),
      now,
    },
  };
  const judgement = judgeApproval({ record, check: await checkApproval(record, approvals.from, options) }, bench);
  if (!judgement.counts) throw refused(`${personWords(asker.person)} ${judgement.why}.`);
  const counting = gathered.approvals.value.find((approval) => {
    const other = approval.record.kind === "approval" ? judgeApproval(approval, bench) : undefined;
    return other?.counts === true && other.key === judgement.key;
  });
  const what = `${facts.version} (${facts.bundle.slice(0, 19)}) for ${environment}`;
  if (counting !== undefined) {
    return {
      outcome: "unchanged",
      records: [counting.record],
      message: `${personWords(asker.person)} had approved ${what} already.`,
    };
  }
  await writeApproval(open.store, record);
  return {
    outcome: "approved",
    records: [record],
    message: `${personWords(asker.person)} approved ${what}, in place of ${liveWords(record.live)}.`,
  };
}

/**
 * Takes back every approval of this person for the bundle.
 *
 * @throws SW0708 where there is none.
 */
export async function withdrawApprovals(
  candidate: GateCandidate,
  asker: Asker,
  reason: string | undefined,
  options: GatherOptions,
): Promise<Act> {
  const { open } = options;
  const { facts } = candidate;
  const read = await readApprovals(open.store, facts.bundle);
  if (!read.known) throw refused(read.why);
  const withdrawn = new Set(
    read.value.flatMap(({ kind, of }) => (kind === "withdrawal" && of !== undefined ? [of] : [])),
  );
  const own = read.value.filter(
    ({ kind, id, environment, store, who }) =>
      kind === "approval" &&
      !withdrawn.has(id) &&
      environment === open.environment.name &&
      store === facts.store &&
      isSamePerson(who, asker.person),
  );
  if (own.length === 0) {
    throw gatesErrors.create("SW0708", {
      message: `${personWords(asker.person)} has no approval of ${facts.version} (${facts.bundle.slice(0, 19)}) for ${open.environment.name} to take back.`,
      next: `\`slipway gate ${open.environment.name} --explain\` shows the approvals that count.`,
    });
  }
  const now = await open.store.now();
  const records: ApprovalRecord[] = [];
  for (const approval of own) {
    const record: ApprovalRecord = {
      ...beginning("withdrawal", candidate, asker, options, now),
      expiresAt: approval.expiresAt,
      of: approval.id,
      ...(reason === undefined ? {} : { reason: readReason(reason) }),
    };
    await writeApproval(open.store, record);
    records.push(record);
  }
  return {
    outcome: "withdrawn",
    records,
    message: `${personWords(asker.person)} took back the approval of ${facts.version} for ${open.environment.name}.`,
  };
}

/**
 * Says that a release past the gate was seen and understood, by somebody who did not make it.
 *
 * @throws SW0708 where there is none, SW0703 where this person may not.
 */
export async function acknowledge(
  pointer: Pointer | undefined,
  asker: Asker,
  reason: string,
  options: GatherOptions,
): Promise<Act> {
  const { open, policy } = options;
  const environment = open.environment.name;
  const glass = await glassFacts(pointer, open.store, options);
  if (!glass.known) throw refused(glass.why);
  const { value } = glass;
  if (value === undefined) {
    throw gatesErrors.create("SW0708", {
      message: `No release of ${environment} went past the gate without having been acknowledged.`,
      next: `\`slipway history ${environment}\` shows every release.`,
    });
  }
  const now = await open.store.now();
  const record: ApprovalRecord = {
    format: "slipway/approval/v1",
    kind: "acknowledgement",
    id: asker.newId(),
    bundle: value.bundle,
    version: value.version,
    environment,
    store: open.store.address,
    policy: policy.digest,
    live: pointer === undefined ? null : liveMention(pointer.record),
    who: asker.person,
    source: asker.source,
    shown: asker.shown,
    createdAt: now.toISOString(),
    expiresAt: now.toISOString(),
    release: value.seq,
    reason: readReason(reason),
  };
  const from = policy.approvals?.from ?? policy.breakGlass?.by ?? [];
  const check = await checkApproval(record, from, options);
  const [rule] = brokenGlassRule(policy, {
    environment,
    store: open.store.address,
    brokenGlass: { known: true, value: { ...value, acknowledgements: [{ record, check }] } },
  });
  if (rule?.outcome !== "allow") {
    const named = check.sound && namedBy(asker.person, check.standing, from) !== undefined;
    throw refused(
      rule?.notes?.[0] ??
        `${personWords(asker.person)} ${named ? "cannot acknowledge it" : whyNotNamed(asker.person, from)}.`,
    );
  }
  await writeApproval(open.store, record);
  return {
    outcome: "acknowledged",
    records: [record],
    message: `${personWords(asker.person)} acknowledged release ${value.seq} (${value.version}) of ${environment}, which went past the gate.`,
  };
}

function beginning(
  kind: ApprovalRecord["kind"],
  { facts }: GateCandidate,
  asker: Asker,
  { policy, open }: GatherOptions,
  now: Date,
): Omit<ApprovalRecord, "expiresAt"> {
  return {
    format: "slipway/approval/v1",
    kind,
    id: asker.newId(),
    bundle: facts.bundle,
    version: facts.version === "" ? null : facts.version,
    environment: open.environment.name,
    store: facts.store,
    policy: policy.digest,
    live: facts.live === undefined ? null : liveMention(facts.live.record),
    who: asker.person,
    source: asker.source,
    shown: asker.shown,
    createdAt: now.toISOString(),
  };
}

function isSamePerson(a: Person, b: Person): boolean {
  if (a.kind === "github" && b.kind === "github") return a.id === b.id;
  if (a.kind === "aws" && b.kind === "aws") return a.arn === b.arn;
  return a.kind === "git" && b.kind === "git" && a.name === b.name && a.email === b.email;
}

function refused(why: string): Error {
  return gatesErrors.create("SW0703", {
    message: why,
    next: "Nothing was stored. Ask somebody whom the policy names and who had no hand in the change.",
  });
}
