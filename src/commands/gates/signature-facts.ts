/** By which of the policy's keys the bundle was signed, in the environment that comes before. */
import type { GateFacts } from "../../gates/facts.ts";
import type { Policy } from "../../gates/policy.ts";
import { readVerifyingKey, readVerifyingKeyDer, type VerifyingKey } from "../../provenance/keys.ts";
import { verifiedSignatures } from "../../provenance/signatures.ts";
import { keysOf, statementsOf } from "../../releases/attached.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import { findBundle } from "../../releases/lookup.ts";
import { readPointer, readRelease } from "../../releases/pointer.ts";
import type { Pointer } from "../../releases/record.ts";
import type { Store } from "../../stores/store.ts";
import { openIn } from "../releases/open.ts";
import { closedUnlessRead } from "./closed-unless-read.ts";
import type { GatherOptions } from "./gather.ts";

/**
 * The statements about the bundle that its release in the environment before names, verified with the keys of the policy.
 * What a rollback brings back was released here, so its own records are asked.
 */
export async function readSignatures(facts: ReleaseFacts, options: GatherOptions): Promise<GateFacts["signatures"]> {
  const { open, source, policy, context } = options;
  const before = facts.action === "rollback" ? undefined : policy.after;
  return closedUnlessRead(
    async () => {
      const keys = keysOfPolicy(policy);
      const from = before === undefined ? open : await openIn(source.project, before, "read", context, open);
      try {
        const live = before === undefined ? facts.live : await readPointer(from.store, before);
        const documents = await statementsAbout(facts, from.store, live);
        const signed = verifiedSignatures(documents, facts.bundle, keys);
        return { known: true, value: [...new Set(signed.flatMap(({ keys: ids }) => ids))] };
      } finally {
        if (before !== undefined) await from.store.close();
      }
    },
    (error) => `The signatures of the bundle cannot be read: ${error.message}`,
  );
}

async function statementsAbout(
  { bundle }: ReleaseFacts,
  store: Store,
  pointer: Pointer | undefined,
): Promise<readonly Uint8Array[]> {
  const mention = pointer && (await findBundle(store, pointer, bundle));
  if (pointer === undefined || mention === undefined) return [];
  return statementsOf(keysOf(store), (await readRelease(store, pointer, mention.seq)).record);
}

/** The keys stand in the policy itself: a file of the tree could be exchanged by the change that it is to judge. */
function keysOfPolicy({ signedBy }: Policy): readonly VerifyingKey[] {
  return signedBy.map((text, index) => {
    const where = `Key ${index + 1} of \`signedBy\``;
    return text.includes("-----BEGIN")
      ? readVerifyingKey(text, where)
      : readVerifyingKeyDer(Buffer.from(text, "base64"), where);
  });
}
