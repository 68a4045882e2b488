/** `completions/` of an environment's store as a place that keeps answers. Only the evaluator's role writes there. */
import type { AnswerPlace } from "../../models/answers.ts";
import { completionBytes, completionKey, createCompletionReader, largestCompletion } from "../../models/completion.ts";
import { modelsErrors } from "../../models/errors.ts";
import { sha256Of } from "../../platform/digest.ts";
import type { Store } from "../../stores/store.ts";

/**
 * Writes are put-if-absent: of two runs that ask at once, the answer that came first counts for both.
 *
 * @throws SW1104 where a key holds what is no answer to its request.
 */
export function storePlace(store: Store): AnswerPlace {
  const parse = createCompletionReader();
  const read: AnswerPlace["read"] = async (request, repeat) => {
    const key = completionKey(request, repeat);
    const result = await store.read(key, { maximumBytes: largestCompletion });
    if (result.outcome !== "found") return undefined;
    const completion = parse(result.object.bytes, request, repeat);
    if (completion === undefined) {
      throw modelsErrors.create("SW1104", {
        message: `${key} in ${store.address} is no answer to its request.`,
        next: "Remove it in the evaluator's role: nobody else writes below completions/, and nothing there is overwritten.",
      });
    }
    return completion;
  };
  return {
    kind: "store",
    read,
    async write(completion) {
      const bytes = completionBytes(completion);
      const key = completionKey(completion.request, completion.repeat);
      const attributes = { mediaType: "application/json", caching: "immutable" } as const;
      const result = await store.putIfAbsent(key, bytes, sha256Of(bytes), attributes);
      if (result === "created" || result === "exists") return completion;
      // Another run was faster: its answer is the one that counts.
      return (await read(completion.request, completion.repeat)) ?? completion;
    },
  };
}
