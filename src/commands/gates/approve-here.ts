/** `slipway approve` at a command line: in one's own name. */
import { randomUUID } from "node:crypto";
import { gatesErrors } from "../../gates/errors.ts";
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import { isDigest } from "../../platform/digest.ts";
import type { JsonObject } from "../../platform/json.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { createPaint } from "../../platform/paint.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { parseReleaseName, type ReleaseName } from "../../releases/name.ts";
import { readPointer } from "../../releases/pointer.ts";
import type { Pointer } from "../../releases/record.ts";
import { type OpenEnvironment, openEnvironment } from "../releases/open.ts";
import { doneHeading, factSheet } from "../releases/release-text.ts";
import { foreign } from "../releases/words.ts";
import { type Act, type Asker, acknowledge, approve, withdrawApprovals } from "./approval-acts.ts";
import { environmentBefore, findCandidate, type GateCandidate } from "./candidate.ts";
import { type Decided, evaluateUnder, requireApprovals } from "./decide.ts";
import type { GatherOptions } from "./gather.ts";
import { openGithubView } from "./github-open.ts";
import { findPerson } from "./identity.ts";
import { findPolicy, type PolicySource } from "./policy-source.ts";

export interface ApproveInputs {
  readonly environment: string | undefined;
  readonly release: string | undefined;
  readonly "from-event": boolean;
  readonly withdraw: boolean;
  readonly acknowledge: string | undefined;
  readonly reason: string | undefined;
  readonly shown: string | undefined;
}

export async function approveHere(inputs: ApproveInputs, context: CommandContext): Promise<CommandResult> {
  if (inputs["from-event"]) {
    refuseTogether(inputs);
    const { approveFromEvent } = await import("./approve-event.ts");
    return approveFromEvent(context);
  }
  if (inputs.environment === undefined) {
    throw platformErrors.create("SW0104", {
      message: "ENV is missing: the environment that the bundle may go live in.",
      next: "Write `slipway approve prod sha256:…`; in a workflow that a comment started, `slipway approve --from-event`.",
    });
  }
  const open = await openEnvironment(inputs.environment, "approve", context);
  try {
    const asker: Asker = {
      person: await findPerson(open, context),
      source: { kind: "command" },
      shown: { url: inputs.shown ?? null, digest: null },
      newId: randomUUID,
    };
    const ground = await prepareGround(open, context);
    if (inputs.acknowledge !== undefined) {
      const act = await acknowledge(ground.pointer, asker, inputs.acknowledge, ground.options);
      return actResult(open.environment.name, act, undefined, context);
    }
    const name = nameOf(inputs.release, open, ground, inputs.withdraw);
    const candidate = await candidateOf(name, open, ground, context);
    const act = inputs.withdraw
      ? await withdrawApprovals(candidate, asker, inputs.reason, ground.options)
      : await approve(candidate, asker, ground.options);
    const decided = await decidedNow(candidate, open, ground, context);
    return actResult(open.environment.name, act, decided, context);
  } finally {
    await open.store.close();
  }
}

export interface Ground {
  readonly pointer: Pointer | undefined;
  readonly source: PolicySource;
  readonly options: GatherOptions;
}

/** Policy and surroundings of an act. @throws SW0706 where the environment has no gate. */
export async function prepareGround(open: OpenEnvironment, context: CommandContext): Promise<Ground> {
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

/**
 * What is meant. Taking back may leave the digest out: it is then what the environment before has.
 *
 * @throws SW0704 where the digest is missing or cut, and the policy wants all of it.
 */
function nameOf(
  written: string | undefined,
  open: OpenEnvironment,
  { source, options }: Ground,
  isWithdrawal: boolean,
): ReleaseName | undefined {
  const environment = open.environment.name;
  if (isDigest(written)) return parseReleaseName(written);
  const approvals = requireApprovals(options.policy, environment);
  const before = environmentBefore({ open, source });
  if ((isWithdrawal || approvals.digest === "short") && before !== undefined) {
    return written === undefined ? undefined : parseReleaseName(written);
  }
  const said =
    written === undefined ? "The digest is missing" : `${JSON.stringify(written.slice(0, 80))} is no whole digest`;
  throw gatesErrors.create("SW0704", {
    message: `${said}: an approval for ${environment} names the bundle by all 64 digits.`,
    next:
      before === undefined
        ? `\`slipway gate ${environment}\` shows the digest of the working tree's bundle.`
        : `\`slipway gate ${environment}\` shows the digest of what ${before} has. Compare it with what you looked at, then write \`slipway approve ${environment} sha256:…\`.`,
  });
}

async function candidateOf(
  name: ReleaseName | undefined,
  open: OpenEnvironment,
  { source, pointer }: Ground,
  context: CommandContext,
): Promise<GateCandidate> {
  if (name?.kind !== "digest" || environmentBefore({ open, source }) !== undefined) {
    return refuseRefused(await findCandidate({ open, source, pointer, name, context }));
  }
  // Nobody has released it yet: the digest is all that is known, and all that matters.
  return {
    facts: {
      action: "deploy",
      environment: open.environment.name,
      store: open.store.address,
      bundle: name.digest,
      version: "",
      live: pointer?.record,
      plan: undefined,
      promotedFrom: undefined,
      promoted: undefined,
      allowedSecrets: undefined,
      reach: undefined,
      actor: { name: "" },
      source: { repository: null, commit: null, ref: null },
      now: await open.store.now(),
      moment: "before-writing",
    },
    refusal: undefined,
  };
}

/** @throws SW0703 where the environment before refuses the bundle. */
export function refuseRefused(candidate: GateCandidate): GateCandidate {
  if (candidate.refusal === undefined) return candidate;
  throw gatesErrors.create("SW0703", { message: candidate.refusal, next: "Nothing was stored." });
}

/** What the gate says after the act; undefined where nothing is known of the bundle but its digest. */
export async function decidedNow(
  candidate: GateCandidate,
  open: OpenEnvironment,
  { source, options }: Ground,
  context: CommandContext,
): Promise<Decided | undefined> {
  if (candidate.facts.version === "") return undefined;
  const facts = { ...candidate.facts, now: await open.store.now() };
  return evaluateUnder({ open, context, source, policy: options.policy, facts, starts: false });
}

/** What an act is told as, at a command line and in the log of a workflow. */
export function actResult(
  environment: string,
  act: Act,
  decided: Decided | undefined,
  context: CommandContext,
): CommandResult {
  const bundle = act.records[0]?.bundle;
  const { outcome, message } = act;
  return {
    exitCode: 0,
    outputs: { outcome, gate: decided?.decision.outcome ?? "", environment, bundle: bundle ?? "" },
    render(format) {
      if (format === "json") return jsonDocument(approveDocument({ environment, outcome, message, act, decided }));
      const paint = createPaint(context.terminal.color);
      return factSheet(paint, doneHeading(paint, environment, foreign(message, 400)), [
        ...(bundle === undefined ? [] : [["bundle", bundle] as const]),
        ...act.records.map((record) => ["record", `approvals/…/${record.id}.json`] as const),
        ...gateFacts(decided),
      ]);
    },
  };
}

/** `slipway/approve/v1`. */
export function approveDocument(told: {
  readonly environment: string | undefined;
  readonly outcome: string;
  readonly message: string;
  readonly act?: Act;
  readonly decided?: Decided | undefined;
}): JsonObject {
  const records = told.act?.records ?? [];
  return {
    format: "slipway/approve/v1",
    environment: told.environment ?? null,
    outcome: told.outcome,
    message: told.message,
    bundle: records[0]?.bundle ?? null,
    // Records are plain JSON by their type.
    records: records.map((record): JsonObject => JSON.parse(JSON.stringify(record))),
    missing: missingOf(told.decided) ?? null,
    decision: told.decided?.document ?? null,
  };
}

function gateFacts(decided: Decided | undefined): readonly (readonly [string, string])[] {
  if (decided === undefined) return [];
  const { outcome, rules } = decided.decision;
  if (outcome === "allow") return [["gate", "allows the release now"]];
  return rules
    .filter((rule) => rule.outcome !== "allow")
    .map(({ rule, reason }) => [rule, foreign(reason, 400)] as const);
}

/** How many approvals are missing, by the decision; undefined where it says nothing of it. */
function missingOf(decided: Decided | undefined): number | undefined {
  const rule = decided?.decision.rules.find(({ rule: name }) => name === "approvals");
  if (rule === undefined || decided === undefined) return undefined;
  const required = decided.required ?? 0;
  return Math.max(0, required - (rule.approvals?.length ?? 0));
}

/** Things that contradict each other on the command line. */
function refuseTogether(inputs: ApproveInputs): void {
  const given = [
    inputs.environment === undefined ? undefined : "ENV",
    inputs.withdraw ? "--withdraw" : undefined,
    inputs.acknowledge === undefined ? undefined : "--acknowledge",
  ].find((name) => name !== undefined);
  if (given === undefined) return;
  throw platformErrors.create("SW0104", {
    message: `--from-event takes what to do from the comment, so ${given} has no place beside it.`,
    next: "Write `slipway approve --from-event` alone.",
  });
}
