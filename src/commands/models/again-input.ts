/** `--again`: the answers to what is named are asked for anew. */
import { platformErrors } from "../../platform/platform-errors.ts";
import type { Anew } from "./whole-answer.ts";

export const againInput = {
  type: "boolean",
  description: "Ask anew for the prompt or case that is named; the new answers take the place of the kept ones",
} as const;

interface AgainInputs {
  readonly again: boolean;
  readonly prompt: string | undefined;
  readonly case: string | undefined;
  readonly environment: string | undefined;
  readonly offline: boolean;
  readonly batch: string | undefined;
}

/**
 * Which kept answers are asked for anew: those that are not whole, once a run; all where the person says so.
 *
 * @throws SW0103 for `--again` without a name, or where answers are kept for good.
 */
export function anewBy({ again, prompt, case: one, environment, offline, batch }: AgainInputs): Anew {
  if (again) {
    const refused = (message: string, next: string) => platformErrors.create("SW0103", { message, next });
    if (environment !== undefined) {
      throw refused(
        "--again does not go with --environment: the answers there are evidence, and nobody chooses among them.",
        "Leave --again out: an answer that is not whole is asked for once more by itself. To have others, change the prompt.",
      );
    }
    if (prompt === undefined && one === undefined) {
      throw refused("--again asks for what is named, and nothing is.", "Name a prompt, or a case with --case.");
    }
    if (offline || batch !== undefined) {
      throw refused(
        `--again asks models at once, and --${offline ? "offline" : "batch"} does not.`,
        "Leave one of them out.",
      );
    }
    return "everything";
  }
  // A job that is asked for few answers is none, and one after the other would never end.
  return offline || batch !== undefined ? "nothing" : "not-whole";
}
