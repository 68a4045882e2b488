/** `slipway approve` at a command line: in one's own name. */
import { randomUUID } from "node:crypto";
import { gatesErrors } from "../../gates/errors.ts";
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import { isDigest } from "../../platform/digest.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { parseReleaseName, type ReleaseName } from "../../releases/name.ts";
import { type OpenEnvironment, openEnvironment } from "../releases/open.ts";
import { type Asker, acknowledge, approve, withdrawApprovals } from "./approval-acts.ts";
import { actResult } from "./approval-told.ts";
import { environmentBefore, findCandidate, type GateCandidate } from "./candidate.ts";
import { requireApprovals } from "./decide.ts";
import { findPerson } from "./identity.ts";
import { decidedNow, type PolicyInForce, policyInForce, refuseRefused } from "./policy-in-force.ts";

export interface ApproveInputs {
  readonly environment: string | undefined;
  readonly release: string | undefined;
  readonly "from-event": boolean;
  readonly withdraw: boolean;
  readonly acknowledge: string | undefined;
  readonly reason: string | undefined;
  readonly shown: string | undefined;
}

/**
 * Writes the approval, its withdrawal or an acknowledgement, and says what the gate decides now. With `from-event` a
 * comment of a pull request is the source.
 *
 * @throws SW0104 where the environment is missing; errors of the gates room where the person may not approve.
 */
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
    const inForce = await policyInForce(open, context);
    if (inputs.acknowledge !== undefined) {
      const act = await acknowledge(inForce.pointer, asker, inputs.acknowledge, inForce.options);
      return actResult(open.environment.name, act, undefined, context);
    }
    const name = nameOf(inputs.release, open, inForce, inputs.withdraw);
    const candidate = await candidateOf(name, open, inForce, context);
    const act = inputs.withdraw
      ? await withdrawApprovals(candidate, asker, inputs.reason, inForce.options)
      : await approve(candidate, asker, inForce.options);
    const decided = await decidedNow(candidate, open, inForce, context);
    return actResult(open.environment.name, act, decided, context);
  } finally {
    await open.store.close();
  }
}

/**
 * What is meant. Taking back may leave the digest out: it is then what the environment before has.
 *
 * @throws SW0704 where the digest is missing or cut, and the policy wants all of it.
 */
function nameOf(
  written: string | undefined,
  open: OpenEnvironment,
  { source, options }: PolicyInForce,
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
  { source, pointer }: PolicyInForce,
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
      live: pointer,
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
