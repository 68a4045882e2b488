/** Reads review documents. They come from artifacts, and so from anybody. */
import { maximumDepth } from "../platform/data.ts";
import { isJsonObject } from "../platform/json.ts";
import { isNestedWithin } from "../platform/json-depth.ts";
import { validatorOfOwn } from "../platform/json-schema/index.ts";
import { decodeText } from "../platform/text.ts";
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
  const decoded = decodeText(bytes, { maximumBytes: longestReview });
  if (!decoded.ok) throw noReview(name, decoded.message);
  if (!isNestedWithin(decoded.text, deepestReview)) {
    throw noReview(name, `It is nested more than ${deepestReview} levels deep.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch {
    throw noReview(name, "It is not JSON.");
  }
  if (!isJsonObject(value)) throw noReview(name, "It is not an object.");
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
