/** Stored evaluations of a bundle, which a gate may demand. */
import { type Evaluation, largestEvaluation } from "../../evaluation/evaluation.ts";
import type { GateFacts, KeptEvidence } from "../../gates/facts.ts";
import { type Digest, hexOf, sha256Of } from "../../platform/digest.ts";
import { firstOf } from "../../project/project.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import { evidenceKey } from "../../releases/keys.ts";
import { jsonImmutable } from "../../releases/pointer.ts";
import { headlineOf } from "../../reports/evaluation-words.ts";
import { newestEvaluation } from "../evaluation/evidence.ts";
import { openIn } from "../releases/open.ts";
import { closedUnlessRead } from "./closed-unless-read.ts";
import type { GatherOptions } from "./gather.ts";
import { demandsOfTree } from "./tree-demands.ts";

/**
 * The newest evaluation of the bundle that the evaluator's role kept, in the environment in which the bundle was made
 * first. One of other demands than the release's is none: they are those of the tree where it is deployed, and stand in
 * the record of what is promoted. A rollback goes back to what was released before.
 */
export async function readEvidence(
  facts: Pick<ReleaseFacts, "bundle" | "action" | "demands">,
  { open, context, source: policy }: Pick<GatherOptions, "open" | "context" | "source">,
): Promise<GateFacts["evidence"]> {
  // Where evaluations are kept is the policy's to say: a change could name a store of its own.
  const first = firstOf(policy.project, open.environment.name);
  const isOwn = first === open.environment.name;
  return closedUnlessRead(
    async () => {
      const source = isOwn ? open : await openIn(policy.project, first, "read", context, open);
      try {
        const known = await facts.demands?.();
        const demands = known ?? (facts.action === "deploy" ? await demandsOfTree(open.project) : undefined);
        if (demands === undefined && facts.action === "promote") return { known: false, why: withoutDemands(first) };
        const kept = await newestEvaluation(source.store, facts.bundle, demands);
        if (!kept.known) return kept;
        if (kept.value === undefined) return { known: true, value: new Map() };
        const { evaluation, digest } = kept.value;
        const words = headlineOf(evaluation).replace(/\.$/, "");
        const passed = evaluation.passed && evaluation.trusted;
        return { known: true, value: new Map([["evaluate", { passed, digest, words, ...excusesOf(evaluation) }]]) };
      } finally {
        if (!isOwn) await source.store.close();
      }
    },
    (error) => `The evaluations of ${first} cannot be read: ${error.message}`,
  );
}

function withoutDemands(first: string): string {
  return `The record of this release does not say what its cases demand: it was made by an earlier version. Deploy the tree to ${first} again, as a new version`;
}

/** What was let pass although it failed. Where nothing failed, it does not matter what would have been. */
function excusesOf({ summary, base, head, comparison }: Evaluation): Pick<KeptEvidence, "excused"> {
  if (comparison === null || (summary.failed === 0 && comparison.difference >= 0)) return {};
  const isItself = typeof head?.commit === "string" && base?.commit === head.commit;
  return { excused: { bySelf: isItself && base?.excusesNothing === undefined, tolerance: comparison.tolerance } };
}

/** Evaluations are kept where they were made; what a release rests on stands in its own store too. */
export async function bringEvidence(
  digests: readonly Digest[],
  { open, context, source: policy }: Pick<GatherOptions, "open" | "context" | "source">,
): Promise<void> {
  const first = firstOf(policy.project, open.environment.name);
  if (digests.length === 0 || first === open.environment.name) return;
  const source = await openIn(policy.project, first, "read", context, open);
  try {
    for (const digest of digests) {
      const sha256 = hexOf(digest);
      const result = await source.store.read(evidenceKey(sha256), { maximumBytes: largestEvaluation });
      // Where it is gone since it was read a moment ago, the record still names it; `verify` will say so.
      if (result.outcome !== "found" || sha256Of(result.object.bytes) !== sha256) continue;
      await open.store.putIfAbsent(evidenceKey(sha256), result.object.bytes, sha256, jsonImmutable);
    }
  } finally {
    await source.store.close();
  }
}
