/** Which kept answers count, and which are asked for once more. */
import { isHeldBack } from "../../evaluation/expectations/answer.ts";
import type { Replaces } from "../../models/answers.ts";
import { type Completion, isComplete } from "../../models/completion.ts";
import type { Case } from "../../prompts/prompt.ts";

/** Which kept answers are asked for anew: none, those that are not whole, or all. */
export type Anew = "nothing" | "not-whole" | "everything";

/** A case that wants the model to decline is content with a stop by a filter, and with no other. */
export function acceptsRefusal({ expect }: Case): boolean {
  return expect.some((one) => one.kind === "refusal" && one.value);
}

/** False where an answer was cut off, held back or broken, and the case does not want just that. */
export function isWholeFor(one: Case, completion: Completion): boolean {
  return isComplete(completion) || (acceptsRefusal(one) && isHeldBack(completion));
}

/** Whole answers stay: what failed for what it says is no reason to ask until it passes. */
export function replacesFor(one: Case, anew: Anew): Replaces | undefined {
  switch (anew) {
    case "nothing":
      return undefined;
    case "not-whole":
      return (kept, given) => !isWholeFor(one, kept) && isWholeFor(one, given);
    case "everything":
      return () => true;
  }
}
