/** How the gate of an environment decides about a release. */
import type { Environment } from "../../project/project.ts";
import { allowEverything, type Decide } from "../../releases/decision.ts";

/** The decision of an environment's gate; without one, everything is allowed. */
export function gateOf(environment: Environment): Decide {
  if (environment.gate === undefined) return allowEverything;
  // A policy that is written and not understood must never mean "allowed".
  return async () => ({
    outcome: "deny",
    reasons: [`slipway.yaml has a gate for ${environment.name}, and this version of Slipway cannot evaluate gates.`],
  });
}
