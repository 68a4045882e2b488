/** Whether a review passes, and why not. */
import { counted } from "../platform/words.ts";
import { summarize } from "./findings.ts";
import type { Review } from "./review.ts";

/**
 * The review with its counts and its verdict: it fails where there is an error among the findings, and for every other
 * reason that is among `reasons` already. The sentence about errors is made again.
 */
export function judged(review: Omit<Review, "counts" | "verdict">): Review {
  const counts = summarize([...review.findings, ...review.projects.flatMap(({ findings }) => findings)]);
  const others = review.reasons.filter((reason) => !/^There (?:is|are) [0-9]+ errors?\.$/.test(reason));
  const errors =
    counts.errors === 0 ? [] : [`There ${counts.errors === 1 ? "is" : "are"} ${counted(counts.errors, "error")}.`];
  const reasons = [...errors, ...others];
  return { ...review, counts, reasons, verdict: reasons.length === 0 ? "pass" : "fail" };
}
