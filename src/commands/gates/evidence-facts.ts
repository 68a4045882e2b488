/** Stored evaluations of a bundle, which a gate may demand. */
import { type DemandedCase, demandsDigest, largestEvaluation } from "../../evaluation/evaluation.ts";
import { scriptDigests } from "../../evaluation/script-digest.ts";
import type { GateFacts } from "../../gates/facts.ts";
import { type Digest, hexOf, sha256Of } from "../../platform/digest.ts";
import { firstOf, type Project } from "../../project/project.ts";
import { openChecked } from "../../prompts/checked.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import { evidenceKey } from "../../releases/keys.ts";
import { jsonImmutable } from "../../releases/pointer.ts";
import { headlineOf } from "../../reports/evaluation-words.ts";
import { newestEvaluation } from "../evaluation/evidence.ts";
import { openIn } from "../releases/open.ts";
import { closedUnlessRead } from "./closed-unless-read.ts";
import type { GatherOptions } from "./gather.ts";

/**
 * The newest evaluation of the bundle that the evaluator's role kept, in the environment in which the bundle was made
 * first. A deploy has the tree at hand, so an evaluation of other demands than the tree's is none; a promotion has the
 * bundle alone.
 */
export async function readEvidence(
  facts: Pick<ReleaseFacts, "bundle" | "action">,
  { open, context, source: policy }: Pick<GatherOptions, "open" | "context" | "source">,
): Promise<GateFacts["evidence"]> {
  // Where evaluations are kept is the policy's to say: a change could name a store of its own.
  const first = firstOf(policy.project, open.environment.name);
  const isOwn = first === open.environment.name;
  return closedUnlessRead(
    async () => {
      const source = isOwn ? open : await openIn(policy.project, first, "read", context, open);
      try {
        const kept = await newestEvaluation(source.store, facts.bundle);
        if (!kept.known) return kept;
        if (kept.value === undefined) return { known: true, value: new Map() };
        const { evaluation, digest } = kept.value;
        if (facts.action === "deploy" && evaluation.demands !== (await demandsOfTree(open.project))) {
          return { known: true, value: new Map() };
        }
        const words = headlineOf(evaluation).replace(/\.$/, "");
        const passed = evaluation.passed && evaluation.trusted;
        return { known: true, value: new Map([["evaluate", { passed, digest, words }]]) };
      } finally {
        if (!isOwn) await source.store.close();
      }
    },
    (error) => `The evaluations of ${first} cannot be read: ${error.message}`,
  );
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

/** What the cases of the tree demand now. */
async function demandsOfTree(project: Project): Promise<Digest> {
  const set = await openChecked(project, "dropped");
  const demands: DemandedCase[] = [];
  for await (const { prompt, cases } of set.each()) {
    if (prompt === undefined) continue;
    for (const one of cases) demands.push({ ...one, prompt: prompt.name, case: one.name });
  }
  return demandsDigest(demands, await scriptDigests(project.root, demands));
}
