/** What a review says of each prompt. */
import type { CheckedPrompt } from "../../prompts/checked.ts";
import type { ReviewPrompt, ReviewRendering } from "../../reports/review.ts";
import { factsOfPrompt } from "../current-review.ts";

/** Characters of all renderings in one review: with their escapes in JSON well below what a report may have. */
const mostRendered = 12_000_000;

export interface ReviewPrompts {
  of(checked: CheckedPrompt): ReviewPrompt;
  /** What was left out, in a sentence. */
  notes(): readonly string[];
}

/** Keeps the renderings of prompts as long as there is room for them. */
export function promptsWithRenderings(): ReviewPrompts {
  let room = mostRendered;
  let left = 0;
  return {
    of(checked) {
      const renderings = checked.renderings.map(({ case: name, messages }) => ({ case: name, messages }));
      const size = JSON.stringify(renderings).length;
      const fits = size <= room;
      if (fits) room -= size;
      else left += 1;
      return promptOf(checked, fits ? renderings : undefined);
    },
    notes: () =>
      left === 0
        ? []
        : [
            `The renderings of ${left} ${left === 1 ? "prompt is" : "prompts are"} left out: there is no room for more.`,
          ],
  };
}

function promptOf(checked: CheckedPrompt, renderings: readonly ReviewRendering[] | undefined): ReviewPrompt {
  return {
    ...factsOfPrompt(checked, checked.renderings),
    ...(renderings === undefined || renderings.length === 0 ? {} : { renderings }),
  };
}
