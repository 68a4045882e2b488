/** Documents from artifacts: whatever the schema lets through is shown in every format, and nothing of it breaks us. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSlipwayError } from "../../../src/platform/errors.ts";
import { readReview } from "../../../src/reports/review-read.ts";
import { judged } from "../../../src/reports/review-verdict.ts";
import { hostileReview } from "../../reports/html/reviews.ts";
import { liveIn } from "../../reports/live.ts";
import { exampleReview } from "../../reports/review-example.ts";
import { rendered } from "./rendered.ts";

type Holder = Record<string, unknown>;

/** One place of the document, found by steps, gets another value. */
function changed(document: unknown, steps: readonly number[], value: unknown): unknown {
  const copy = structuredClone(document);
  let at = copy as Holder;
  for (const [index, step] of steps.entries()) {
    const keys = Object.keys(at);
    const key = keys[step % Math.max(1, keys.length)] ?? "new";
    const inner = at[key];
    if (index === steps.length - 1 || typeof inner !== "object" || inner === null) {
      at[key] = value;
      return copy;
    }
    at = inner as Holder;
  }
  return copy;
}

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    "",
    "\ud800",
    "x".repeat(5_000),
    "\n\n\n",
    "<b>@a #1</b>",
    -1,
    1e300,
    0.5,
    null,
    [],
    {},
    [[]],
    [{}],
    "none",
    "major",
  ),
);

test("a document that was changed anywhere is refused with a reason, or shown", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(exampleReview(), hostileReview()),
      fc.array(fc.tuple(fc.array(fc.nat(40), { minLength: 1, maxLength: 14 }), value), { minLength: 1, maxLength: 3 }),
      async (review, changes) => {
        const document = changes.reduce<unknown>((all, [steps, to]) => changed(all, steps, to), review);
        let read: ReturnType<typeof readReview>;
        try {
          read = readReview(Buffer.from(JSON.stringify(document)), "review.json");
        } catch (error) {
          expect(isSlipwayError(error) && error.code).toBe("SW1501");
          return;
        }
        const { markdown } = await rendered(judged(read));
        expect(liveIn(markdown)).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});
