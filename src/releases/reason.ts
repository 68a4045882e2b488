/** Reasons that people give, as they are kept in records. */
import { createRedaction } from "../platform/redaction.ts";
import { releasesErrors } from "./errors.ts";

const longestReason = 500;

/**
 * A reason in one line.
 *
 * @throws SW0626 where it is empty, too long, or holds something of the shape of a credential: records are never changed.
 */
export function readReason(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .toWellFormed();
  if (line !== "" && line.length <= longestReason) {
    if (createRedaction().redact(line) === line) return line;
    throw releasesErrors.create("SW0626", {
      message: "The reason holds something that looks like a secret, and reasons are stored for good.",
      next: "Give the reason without it. If it is a real one, revoke it: it is in the history of your shell or in a log.",
    });
  }
  throw releasesErrors.create("SW0626", {
    message:
      line === "" ? "The reason is empty." : `The reason has ${line.length} characters; ${longestReason} are the most.`,
    next: "Give it in a sentence that a colleague understands in a year.",
  });
}
