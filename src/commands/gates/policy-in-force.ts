/** What every act of an approver stands on, at a command line and in a workflow that a comment started. */
import { gatesErrors } from "../../gates/errors.ts";
import type { CommandContext } from "../../platform/command.ts";
import { readPointer } from "../../releases/pointer.ts";
import type { Pointer } from "../../releases/record.ts";
import type { OpenEnvironment } from "../releases/open.ts";
import type { GateCandidate } from "./candidate.ts";
import { type Decided, evaluateUnder } from "./decide.ts";
import type { GatherOptions } from "./gather.ts";
import { openGithubView } from "./github-open.ts";
import { findPolicy, type PolicySource } from "./policy-source.ts";

export interface PolicyInForce {
  readonly pointer: Pointer | undefined;
  readonly source: PolicySource;
  readonly options: GatherOptions;
}

/** The policy that an act is under, read once, with what it is evaluated with. @throws SW0706 where the environment has no gate. */
export async function policyInForce(open: OpenEnvironment, context: CommandContext): Promise<PolicyInForce> {
  const environment = open.environment.name;
  const pointer = await readPointer(open.store, environment);
  const source = await findPolicy(open.project, open.environment, pointer?.record, context);
  const { policy } = source;
  if (policy === undefined) throw noGate(environment);
  for (const note of source.notes) context.progress.note(note);
  const github = openGithubView(context);
  return { pointer, source, options: { open, source, policy, context, github, breakGlass: undefined, starts: false } };
}

function noGate(environment: string): Error {
  return gatesErrors.create("SW0706", {
    message: `${environment} has no gate on the default branch.`,
    next: "Add `gate: { approvals: { required: 1, from: [...] } }` to the environment there, where that is wanted.",
  });
}

/** @throws SW0703 where the environment before refuses the bundle. */
export function refuseRefused(candidate: GateCandidate): GateCandidate {
  if (candidate.refusal === undefined) return candidate;
  throw gatesErrors.create("SW0703", {
    message: candidate.refusal,
    next: "Release it in the environment before, or name another release. Nothing was stored.",
  });
}

/** What the gate says after the act; undefined where nothing is known of the bundle but its digest. */
export async function decidedNow(
  candidate: GateCandidate,
  open: OpenEnvironment,
  { source, options }: PolicyInForce,
  context: CommandContext,
): Promise<Decided | undefined> {
  if (candidate.facts.version === "") return undefined;
  const facts = { ...candidate.facts, now: await open.store.now() };
  return evaluateUnder({ open, context, source, policy: options.policy, facts, starts: false });
}
