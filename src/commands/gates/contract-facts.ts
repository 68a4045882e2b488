/** How the contract with callers changes between what is live and a candidate. */
import type { GateFacts } from "../../gates/facts.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import type { GatherOptions } from "./gather.ts";

export async function readContract(_facts: ReleaseFacts, _options: GatherOptions): Promise<GateFacts["contract"]> {
  return { known: false, why: "The contract cannot be compared." };
}
