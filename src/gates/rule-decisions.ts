/** What one rule of a gate says, and the rules about people. */
import type { CheckedApproval, GateFacts } from "./facts.ts";
import { type Bench, judgeApproval, whyNotNamed } from "./judge.ts";
import { type Named, namedBy, type Person, personWords } from "./people.ts";
import type { Policy } from "./policy.ts";

export interface RuleDecision {
  readonly rule: string;
  readonly outcome: "allow" | "wait" | "deny";
  /** A sentence or two. */
  readonly reason: string;
  /** When to ask again. */
  readonly until?: Date;
  /** Whom it waits for. */
  readonly for?: readonly string[];
  /** Sentences about what was looked at and did not count. */
  readonly notes?: readonly string[];
  /** Ids of the approvals that count. */
  readonly approvals?: readonly string[];
  /** True where the release went past this rule. */
  readonly skipped?: true;
}

/** The rule is met. */
export function allowRule(rule: string, reason: string, more: Partial<RuleDecision> = {}): RuleDecision {
  return { rule, outcome: "allow", reason, ...more };
}

/** The rule may be met later without a change to the release: more time, more approvals. */
export function waitRule(rule: string, reason: string, more: Partial<RuleDecision> = {}): RuleDecision {
  return { rule, outcome: "wait", reason, ...more };
}

/** The rule cannot be met by waiting. */
export function denyRule(rule: string, reason: string, more: Partial<RuleDecision> = {}): RuleDecision {
  return { rule, outcome: "deny", reason, ...more };
}

/** What could not be read is closed. */
export function unreadRule(rule: string, why: string): RuleDecision {
  return denyRule(rule, why);
}

/** Notes are for people; the stored decision has to stay small. */
const mostNotes = 50;

/**
 * Whether enough of the right people approved this bundle. One person counts once; up to a bound, notes say of every
 * approval that does not count why not. Empty where the policy asks for none.
 */
export function approvalsRule(policy: Policy, facts: GateFacts): readonly RuleDecision[] {
  const { approvals } = policy;
  if (approvals === undefined) return [];
  if (!facts.approvals.known) return [unreadRule("approvals", facts.approvals.why)];
  const all = facts.approvals.value;
  const withdrawn = new Set(
    all.flatMap(({ record }) => (record.kind === "withdrawal" && record.of !== undefined ? [record.of] : [])),
  );
  const bench: Bench = { policy, approvals, facts, involved: facts.involved, withdrawn };
  const counted = new Map<string, CheckedApproval>();
  const notes: string[] = [];
  for (const approval of all) {
    if (approval.record.kind !== "approval") continue;
    const judgement = judgeApproval(approval, bench, notes.length < mostNotes);
    if (!judgement.counts) notes.push(`${personWords(approval.record.who)} ${judgement.why}.`);
    else if (!counted.has(judgement.key)) counted.set(judgement.key, approval);
  }
  if (notes.length > mostNotes)
    notes.splice(mostNotes, notes.length, `And ${notes.length - mostNotes} more that do not count.`);
  const people = [...counted.values()].map(
    ({ record }) => `${personWords(record.who)}${record.who.kind === "git" ? ", by the name that git was told" : ""}`,
  );
  const more = {
    ...(notes.length === 0 ? {} : { notes }),
    approvals: [...counted.values()].map(({ record }) => record.id),
  };
  const who = people.length === 0 ? "" : `: ${people.join(", ")}`;
  if (counted.size >= approvals.required) {
    return [allowRule("approvals", `${counted.size} of ${approvals.required} approved${who}.`, more)];
  }
  const missing = approvals.required - counted.size;
  const unread = facts.involved.known ? "" : ` ${facts.involved.why}`;
  return [
    waitRule(
      "approvals",
      `${counted.size} of ${approvals.required} approved${who}. ${missing} more of ${approvals.written.join(", ")} must.${unread}`,
      { ...more, for: approvals.written },
    ),
  ];
}

/** A release past the gate must be acknowledged, by somebody else, before the next ordinary one. */
export function brokenGlassRule(
  policy: Policy,
  facts: Pick<GateFacts, "environment" | "store" | "brokenGlass">,
): readonly RuleDecision[] {
  if (!facts.brokenGlass.known) return [unreadRule("acknowledgement", facts.brokenGlass.why)];
  const glass = facts.brokenGlass.value;
  if (glass === undefined) return [];
  const may = policy.approvals ?? policy.breakGlass;
  const from: readonly Named[] = policy.approvals?.from ?? policy.breakGlass?.by ?? [];
  const notes: string[] = [];
  for (const { record, check } of glass.acknowledgements) {
    const who = personWords(record.who);
    if (
      record.environment !== facts.environment ||
      record.store !== facts.store ||
      record.release !== glass.seq ||
      record.bundle !== glass.bundle
    )
      continue;
    if (!check.sound) notes.push(`${who} ${check.why}.`);
    else if (isActor(record.who, glass)) notes.push(`${who} made the release and cannot acknowledge it.`);
    else if (namedBy(record.who, check.standing, from) === undefined)
      notes.push(`${who} ${whyNotNamed(record.who, from)}.`);
    else return [allowRule("acknowledgement", `${who} acknowledged release ${glass.seq}, which went past the gate.`)];
  }
  return [
    denyRule(
      "acknowledgement",
      `Release ${glass.seq} (${glass.version}) by ${glass.by} went past the gate (“${glass.reason}”) and nobody has acknowledged it: \`slipway approve ${facts.environment} --acknowledge REASON\`.`,
      { ...(notes.length === 0 ? {} : { notes }), for: may?.written ?? [] },
    ),
  ];
}

function isActor(person: Person, glass: { readonly by: string; readonly byId: string | undefined }): boolean {
  switch (person.kind) {
    case "github":
      return glass.byId === undefined
        ? person.login.toLowerCase() === glass.by.toLowerCase()
        : person.id === glass.byId;
    case "git":
      return person.name === glass.by;
    case "aws":
      return person.arn === glass.byId;
  }
}
