/** `completions/` of an environment's store as a place that keeps answers. Only the evaluator's role writes there. */
import type { AnswerPlace } from "../../models/answers.ts";
import { completionBytes, completionKey, createCompletionReader, largestCompletion } from "../../models/completion.ts";
import { modelsErrors } from "../../models/errors.ts";
import { type Digest, sha256Of } from "../../platform/digest.ts";
import type { Store } from "../../stores/store.ts";

const attributes = { mediaType: "application/json", caching: "immutable" } as const;

/** As often as another run may come between reading an answer and taking its place. */
const mostSwaps = 5;

/**
 * Writes are put-if-absent: of two runs that ask at once, the answer that came first counts for both. One that counts for
 * nothing is replaced by a conditional write: the evaluator's role may put, and delete nothing.
 *
 * @throws SW1104 where a key holds what is no answer to its request.
 */
export function storePlace(store: Store): AnswerPlace {
  const parse = createCompletionReader();
  const readStored = async (request: Digest, repeat: number) => {
    const key = completionKey(request, repeat);
    const result = await store.read(key, { maximumBytes: largestCompletion });
    if (result.outcome !== "found") return undefined;
    const completion = parse(result.object.bytes, request, repeat);
    if (completion !== undefined) return { completion, revision: result.object.revision };
    throw modelsErrors.create("SW1104", {
      message: `${key} in ${store.address} is no answer to its request.`,
      next: "Remove it in the evaluator's role: nobody else writes below completions/, and nothing there is overwritten.",
    });
  };
  return {
    kind: "store",
    read: async (request, repeat) => (await readStored(request, repeat))?.completion,
    async write(completion, replaces) {
      const bytes = completionBytes(completion);
      const { request, repeat } = completion;
      const key = completionKey(request, repeat);
      const result = await store.putIfAbsent(key, bytes, sha256Of(bytes), attributes);
      if (result === "created" || result === "exists") return completion;
      for (let swaps = 0; swaps < mostSwaps; swaps += 1) {
        const there = await readStored(request, repeat);
        if (there === undefined) return completion;
        // Another run was faster: its answer is the one that counts.
        if (replaces?.(there.completion, completion) !== true) return there.completion;
        const swap = await store.compareAndSwap(key, bytes, sha256Of(bytes), there.revision, attributes);
        if (swap.outcome === "moved") return completion;
      }
      return (await readStored(request, repeat))?.completion ?? completion;
    },
  };
}
