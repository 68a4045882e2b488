/** The places that keep answers, taken together: found in the first that has one, written to all of them. */
import type { Answer, AnswerPlace, Replaces } from "./answers.ts";
import type { Completion } from "./completion.ts";
import type { CompletionRequest } from "./request.ts";

export interface KeptAnswers {
  find(request: CompletionRequest, repeat: number): Promise<Answer | undefined>;
  /** Writes an answer that a model gave just now; where another run was faster, that one's counts. */
  keep(completion: Completion, replaces?: Replaces): Promise<Answer>;
}

/**
 * Answers of the places, in their order; rejects where one of them cannot be read or written.
 *
 * @param trusted providers whose answers count in the store
 */
export function createKeptAnswers(places: readonly AnswerPlace[], trusted: ReadonlySet<string>): KeptAnswers {
  const store = places.find(({ kind }) => kind === "store");
  const inOrder = store === undefined ? places : [store, ...places.filter((place) => place !== store)];

  function found(completion: Completion, from: "cache" | "store" | "model", kept: AnswerPlace["kind"]): Answer {
    return { kind: "answer", completion, from, trusted: kept === "store" && trusted.has(completion.provider) };
  }

  return {
    async find(request, repeat) {
      for (const place of places) {
        const completion = await place.read(request.digest, repeat);
        if (completion !== undefined) return found(completion, place.kind, place.kind);
      }
      return undefined;
    },
    async keep(completion, replaces) {
      let kept = completion;
      let failure: { readonly error: unknown } | undefined;
      for (const place of inOrder) {
        try {
          const there = await place.write(kept, replaces);
          // What the store has counts, also where another run was faster.
          if (store === undefined || place === store) kept = there;
        } catch (error) {
          // Where the store refuses, what was paid for is not lost: the others get it, and the first failure is told.
          failure ??= { error };
        }
      }
      if (failure !== undefined) throw failure.error;
      return found(kept, "model", store === undefined ? "cache" : "store");
    },
  };
}
