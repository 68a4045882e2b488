/** How the contract with callers changes between what is live and a candidate: from the compiled prompts of both bundles. */
import { contractOf } from "../../changes/levels.ts";
import type { GateFacts } from "../../gates/facts.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import { compareBundles, filesIn, type OpenFiles } from "../releases/bundle-contract.ts";
import { openIn } from "../releases/open.ts";
import { closedUnlessRead } from "./closed-unless-read.ts";
import type { GatherOptions } from "./gather.ts";

/** What the decision keeps of the reasons. */
const mostChanges = 20;

/** Compares the prompts whose compiled form differs. Nothing is live: nobody relies on anything yet. */
export async function readContract(facts: ReleaseFacts, options: GatherOptions): Promise<GateFacts["contract"]> {
  const released = facts.live?.record;
  if (released === undefined) return { known: true, value: { level: "none", changes: [] } };
  return closedUnlessRead(
    async () => {
      const live = await filesIn(options.open.store, released.bundle);
      const candidate = await candidateFiles(facts, options);
      try {
        const { level, changes } = contractOf(await compareBundles(live, candidate));
        return {
          known: true,
          value: { level, changes: changes.slice(0, mostChanges).map(({ reason }) => reason.replace(/\.$/, "")) },
        };
      } finally {
        await candidate.close();
      }
    },
    (error) => `The contract cannot be compared: ${error.message}`,
  );
}

/** The files of the bundle that is to be released, wherever they are. */
export async function candidateFiles(
  facts: ReleaseFacts,
  { open, source, context }: GatherOptions,
): Promise<OpenFiles> {
  const { files, promotedFrom } = facts;
  if (files !== undefined) return { manifest: await files.manifest(), read: files.read, close: async () => {} };
  if (promotedFrom === undefined) return filesIn(open.store, facts.bundle);
  const from = await openIn(source.project, promotedFrom.environment, "read", context, open);
  try {
    return { ...(await filesIn(from.store, facts.bundle)), close: () => from.store.close() };
  } catch (error) {
    await from.store.close();
    throw error;
  }
}
