/** From the facts of a release to a decision of its gate, and to what the release needs of it. */

import { canonicalBytes } from "../../bundles/canonical-json.ts";
import { decisionDocument } from "../../gates/decision-document.ts";
import { gatesErrors } from "../../gates/errors.ts";
import { evaluate, type GateDecision } from "../../gates/evaluate.ts";
import type { GateFacts } from "../../gates/facts.ts";
import { namedBy, type Person } from "../../gates/people.ts";
import type { Policy } from "../../gates/policy.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import type { JsonObject } from "../../platform/json.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import type { Decision, ReleaseFacts } from "../../releases/decision.ts";
import { readReason } from "../../releases/reason.ts";
import type { OpenEnvironment } from "../releases/open.ts";
import { bringEvidence } from "./evidence-facts.ts";
import { gatherFacts } from "./gather.ts";
import { openGithubView } from "./github-open.ts";
import { findActorOnGithub, findPerson } from "./identity.ts";
import type { PolicySource } from "./policy-source.ts";

export interface DecideRequest {
  readonly open: OpenEnvironment;
  readonly context: CommandContext;
  readonly source: PolicySource;
  readonly policy: Policy;
  readonly facts: ReleaseFacts;
  readonly breakGlass?: string | undefined;
  /** True where a release asks, false where somebody only looks. */
  readonly starts: boolean;
}

export interface Decided {
  readonly decision: GateDecision;
  readonly document: JsonObject;
  readonly facts: GateFacts;
  /** How many approvals the policy asks for. */
  readonly required: number | undefined;
}

/** Evaluates the gate. Reads the store, git and GitHub; writes nothing. */
export async function evaluateUnder(request: DecideRequest): Promise<Decided> {
  const { open, context, source, policy } = request;
  const github = openGithubView(context);
  const facts = await gatherFacts(request.facts, {
    open,
    source,
    policy,
    context,
    github,
    starts: request.starts,
    breakGlass: request.breakGlass === undefined ? undefined : await glassOf(request, request.breakGlass, github),
  });
  const decision = evaluate(policy, facts);
  return {
    decision,
    document: decisionDocument(decision, facts, source.origin),
    facts,
    required: policy.approvals?.required,
  };
}

/** Whoever goes past the gate: in a workflow its actor, by what GitHub says now; else, or if not named, the caller. */
async function glassOf(
  { open, policy, context }: DecideRequest,
  reason: string,
  github: ReturnType<typeof openGithubView>,
): Promise<GateFacts["breakGlass"]> {
  const by = policy.breakGlass?.by ?? [];
  const actor = github === undefined ? undefined : await findActorOnGithub(context, github, by);
  if (actor !== undefined && namedBy(actor.person, actor.standing, by) !== undefined) {
    return { reason: readReason(reason), ...actor };
  }
  const person = actor === undefined ? await findPerson(open, context) : await findPersonIfAny(open, context);
  // In a workflow the user of git is whoever the workflow says: a role of AWS is more.
  const isCaller = person?.kind === "aws" && namedBy(person, undefined, by) !== undefined;
  if (person !== undefined && (actor === undefined || isCaller)) {
    return { reason: readReason(reason), person, standing: undefined };
  }
  return actor === undefined ? undefined : { reason: readReason(reason), ...actor };
}

async function findPersonIfAny(open: OpenEnvironment, context: CommandContext): Promise<Person | undefined> {
  try {
    return await findPerson(open, context);
  } catch (error) {
    // A job has no user of git; its actor is known.
    if (isSlipwayError(error) && error.code === "SW0707") return undefined;
    throw error;
  }
}

/** What the release is told. */
export async function decideUnder(request: DecideRequest): Promise<Decision> {
  const { decision, document, facts } = await evaluateUnder(request);
  const rests = facts.evidence.known ? [...facts.evidence.value.values()].map(({ digest }) => digest) : [];
  // A plan asks too, and writes nothing.
  if (decision.outcome === "allow" && request.facts.moment === "before-moving") {
    await bringEvidence(rests, request);
  }
  return decisionFor(decision, document, rests);
}

/** A gate's decision as the release takes it: the document is kept as its evidence, `rests` names evaluations. */
export function decisionFor(decision: GateDecision, document: JsonObject, rests: readonly Digest[] = []): Decision {
  const { outcome, rules, until, brokeGlass } = decision;
  if (outcome !== "allow") {
    const reasons = rules
      .filter((rule) => rule.outcome !== "allow" && rule.skipped !== true)
      .map(({ reason }) => reason);
    return { outcome, reasons, ...(until === undefined ? {} : { until }) };
  }
  return {
    outcome: "allow",
    evidence: canonicalBytes(document),
    rests,
    ...(decision.exempt === true ? { exempt: true } : {}),
    ...(brokeGlass === undefined
      ? {}
      : { breakGlass: { reason: brokeGlass.reason, skipped: brokeGlass.skipped, approvers: brokeGlass.approvers } }),
  };
}

/** @throws SW0104, always: there is no gate to go past. */
export function refuseWithoutGate(environment: string): never {
  throw platformErrors.create("SW0104", {
    message: `${environment} has no gate, so there is none to go past.`,
    next: "Leave --break-glass out.",
  });
}

/** @throws SW0706 where the policy asks for no approvals. */
export function requireApprovals(policy: Policy | undefined, environment: string): NonNullable<Policy["approvals"]> {
  if (policy?.approvals !== undefined) return policy.approvals;
  throw gatesErrors.create("SW0706", {
    message: policy === undefined ? `${environment} has no gate.` : `The gate of ${environment} asks for no approvals.`,
    next: "Add `gate: { approvals: { required: 1, from: [...] } }` to the environment on the default branch, where that is wanted.",
  });
}
