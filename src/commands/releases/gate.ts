/** Who decides about a release: the environment before, which must have released it, and the environment's own gate. */
import { isDeepStrictEqual } from "node:util";
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import type { Project } from "../../project/project.ts";
import { requireReleasedIn } from "../../releases/after.ts";
import type { Decide, Decision, ReleaseFacts } from "../../releases/decision.ts";
import type { PolicySource } from "../gates/policy-source.ts";
import { type OpenEnvironment, openIn } from "./open.ts";

export interface GateOptions {
  /** The environment from which the command promotes: where it is the policy's own, promoting has looked there. */
  readonly promotedFrom?: OpenEnvironment;
  /** Go past the gate, for this reason. */
  readonly breakGlass?: string | undefined;
}

/**
 * The gate of an environment, and before it, at both looks, the environment that `after` names: what was taken back
 * there while a deploy ran is not released here. The policy and `after` are those of the default branch
 * (docs/gates.md), read anew at each look.
 *
 * Its decisions throw SW0627, SW0607 or SW0608 where the environment before refuses, SW0701 and SW0702 where the policy
 * cannot be read.
 */
export function decisionOf(open: OpenEnvironment, context: CommandContext, options: GateOptions = {}): Decide {
  return async (facts) => {
    const { findPolicy } = await import("../gates/policy-source.ts");
    const source = await findPolicy(open.project, open.environment, facts.live?.record, context);
    const after = source.project.environments.get(open.environment.name)?.after ?? open.environment.after;
    if (!isTrusted(source.project, after, options.promotedFrom))
      await requireAfter(source.project, after, open, facts.bundle, context);
    return askGate(open, context, source, facts, options);
  };
}

/** A change could name another store under the same name: then the policy's own is asked as well. */
function isTrusted(project: Project, after: string | undefined, from: OpenEnvironment | undefined): boolean {
  if (after === undefined) return from === undefined;
  const own = project.environments.get(after)?.store.address;
  return from?.environment.name === after && isDeepStrictEqual(own, from.environment.store.address);
}

/**
 * The gate alone, for rollbacks, whose bundle was live here before, and for adopting. Going back to the newest earlier
 * bundle needs no git and no network: where the policy cannot be read, the rule that it is exempt holds.
 */
export function gateOf(open: OpenEnvironment, context: CommandContext): Decide {
  return async (facts) => {
    const { findPolicy } = await import("../gates/policy-source.ts");
    try {
      return await askGate(
        open,
        context,
        await findPolicy(open.project, open.environment, facts.live?.record, context, {
          offline: facts.reach === "newest",
        }),
        facts,
        {},
      );
    } catch (error) {
      const isExempt =
        facts.action === "rollback" && facts.reach === "newest" && open.environment.gate?.rollback !== "gated";
      if (!isExempt || !isSlipwayError(error) || !/^SW(?:07|10|01)/.test(error.code)) throw error;
      context.progress.note(
        `The policy of ${open.environment.name} could not be read; going back to the newest earlier release needs no gate. ${error.message}`,
      );
      return { outcome: "allow", ungated: true };
    }
  };
}

async function askGate(
  open: OpenEnvironment,
  context: CommandContext,
  source: PolicySource,
  facts: ReleaseFacts,
  options: GateOptions,
): Promise<Decision> {
  const { policy } = source;
  if (policy === undefined && options.breakGlass === undefined) return { outcome: "allow", ungated: true };
  const { decideUnder, refuseWithoutGate } = await import("../gates/decide.ts");
  if (policy === undefined) return refuseWithoutGate(open.environment.name);
  for (const note of facts.moment === "before-writing" ? source.notes : []) context.progress.note(note);
  return decideUnder({ open, context, source, policy, facts, breakGlass: options.breakGlass, starts: true });
}

/**
 * Where the environment takes only what another one has released: refuses a bundle that it has not.
 *
 * @throws SW0627, SW0607 or SW0608 where it may not be taken.
 */
async function requireAfter(
  project: Project,
  after: string | undefined,
  open: OpenEnvironment,
  bundle: Digest,
  context: CommandContext,
): Promise<void> {
  if (after === undefined) return;
  const before = await openIn(project, after, "read", context, open);
  try {
    await requireReleasedIn({ store: before.store, environment: after }, open.environment.name, bundle);
  } finally {
    await before.store.close();
  }
}
