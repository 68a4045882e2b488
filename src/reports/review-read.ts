/** Reads review documents. They come from artifacts, and so from anybody. */
import { readJsonObject } from "../platform/bounded-json.ts";
import { maximumDepth } from "../platform/data.ts";
import { validatorOfOwn } from "../platform/json-schema/index.ts";
import { visibleLine } from "../platform/visible.ts";
import { reportsErrors } from "./errors.ts";
import type { Review } from "./review.ts";
import { reviewSchema } from "./review-schema.ts";

/** Ours. A review of 2,000 prompts with their conversations has about 10 MB. */
export const longestReview = 64 * 1024 * 1024;

/** Ours: some twenty levels down to a part of a message, and the depth of files that people write below that. */
const deepestReview = 2 * maximumDepth;

/**
 * The review in a file.
 * @param name of the file, for messages
 * @throws SW1501 where it is none
 */
export function readReview(bytes: Uint8Array, name: string): Review {
  const read = readJsonObject(bytes, { maximumBytes: longestReview, maximumDepth: deepestReview });
  if (!read.ok) throw noReview(name, read.message);
  const { value } = read;
  if (value["format"] !== "slipway/review/v1") {
    throw noReview(name, "Its `format` is not `slipway/review/v1`: another file, or one of a newer version.");
  }
  const [problem] = validatorOfOwn(reviewSchema, { subject: "The review" }).validate(value);
  if (problem !== undefined) {
    throw noReview(
      name,
      `${visibleLine(problem.message.slice(0, 300))} (at ${visibleLine(problem.pointer.slice(0, 300))})`,
    );
  }
  // The schema, which has the same shape as the type, was checked.
  return value as unknown as Review;
}

function noReview(name: string, reason: string): Error {
  return reportsErrors.create("SW1501", {
    message: `${visibleLine(name)} is no review document. ${reason}`,
    next: "Name a file that Slipway wrote as a review; `slipway schema review` prints its shape.",
  });
}
