/** Who decides about a release: the environment before, which must have released it, and the environment's own gate. */
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import type { Environment } from "../../project/project.ts";
import { requireReleasedIn } from "../../releases/after.ts";
import { allowEverything, type Decide } from "../../releases/decision.ts";
import { releasesErrors } from "../../releases/errors.ts";
import { type OpenEnvironment, openIn } from "./open.ts";

/** The decision of an environment's gate; without one, everything is allowed. */
export function gateOf(environment: Environment): Decide {
  if (environment.gate === undefined) return allowEverything;
  // A policy that is written and not understood must never mean "allowed".
  return async () => {
    throw releasesErrors.create("SW0611", {
      message: `slipway.yaml has a gate for ${environment.name}, and this version of Slipway cannot evaluate gates.`,
      next: `Use a version of Slipway that evaluates gates, or take \`gate:\` of ${environment.name} out of slipway.yaml.`,
      place: { file: "slipway.yaml" },
    });
  };
}

/**
 * The gate, and before it, at both looks, the environment that `after` names: what was taken back there while a deploy
 * ran is not released here. `promotedFrom` needs no second question: promoting looks there itself.
 *
 * Its decisions throw SW0627, SW0607 or SW0608 where the environment before refuses, SW0611 where the gate cannot be
 * evaluated.
 */
export function decisionOf(open: OpenEnvironment, context: CommandContext, promotedFrom?: string): Decide {
  const gate = gateOf(open.environment);
  return async (facts) => {
    if (open.environment.after !== promotedFrom) await requireAfter(open, facts.bundle, context);
    return gate(facts);
  };
}

/**
 * Where the environment takes only what another one has released: refuses a bundle that it has not.
 *
 * @throws SW0627, SW0607 or SW0608 where it may not be taken.
 */
async function requireAfter(open: OpenEnvironment, bundle: Digest, context: CommandContext): Promise<void> {
  const { after, name } = open.environment;
  if (after === undefined) return;
  const before = await openIn(open.project, after, "read", context, open.environment);
  try {
    await requireReleasedIn({ store: before.store, environment: after }, name, bundle);
  } finally {
    await before.store.close();
  }
}
