/** JSON files of other jobs that the report shows beside the review: plans, evaluations. */
import { resolve } from "node:path";
import { readBoundedFile } from "../../platform/bounded-file.ts";
import { readJsonObject } from "../../platform/bounded-json.ts";
import type { CommandContext } from "../../platform/command.ts";
import { maximumDepth } from "../../platform/data.ts";
import type { JsonObject } from "../../platform/json.ts";
import { visibleLine } from "../../platform/visible.ts";
import { reportsErrors } from "../../reports/errors.ts";

/** Ours: a plan names every file of a bundle, an evaluation has a few hundred bytes a case. */
const largestFile = 32 * 1024 * 1024;

/**
 * The object in a file; undefined where there is no file: a job with credentials does not run for a fork.
 *
 * @throws SW1503 where it is no JSON object, or too large.
 */
export async function readShown(file: string, what: string, context: CommandContext): Promise<JsonObject | undefined> {
  const path = resolve(context.cwd, file);
  const found = readBoundedFile(path, largestFile);
  if (found.outcome === "absent") return undefined;
  if (found.outcome === "no-file") throw notShown(file, what, "It is no file.");
  if (found.outcome === "too-large") {
    throw notShown(file, what, `It holds ${found.size} bytes; the limit is ${largestFile}.`);
  }
  const read = readJsonObject(found.bytes, { maximumBytes: largestFile, maximumDepth });
  if (!read.ok) throw notShown(file, what, read.message);
  return read.value;
}

/** SW1503. `what` is "plan" or "evaluation". */
export function notShown(file: string, what: string, reason: string): Error {
  return reportsErrors.create("SW1503", {
    message: `${visibleLine(file)} is no ${what}. ${reason}`,
    next:
      what === "plan"
        ? "Name a file that `slipway plan ENV --json` or the action `plan` with `result-file` wrote."
        : "Name a file that `slipway evaluate --out FILE` wrote.",
  });
}
