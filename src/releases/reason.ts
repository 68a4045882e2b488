/** Reasons that people give, as they are kept in records. */
import { releasesErrors } from "./errors.ts";

const longestReason = 500;

/**
 * A reason in one line.
 *
 * @throws SW0626 where it is empty or too long.
 */
export function readReason(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .toWellFormed();
  if (line !== "" && line.length <= longestReason) return line;
  throw releasesErrors.create("SW0626", {
    message:
      line === "" ? "The reason is empty." : `The reason has ${line.length} characters; ${longestReason} are the most.`,
    next: "Give it in a sentence that a colleague understands in a year.",
  });
}
