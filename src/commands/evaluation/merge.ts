/** Reads the evaluations of shards from their files and joins them. */
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { evaluationErrors } from "../../evaluation/errors.ts";
import { type Evaluation, largestEvaluation, parseEvaluation } from "../../evaluation/evaluation.ts";
import { mergeEvaluations } from "../../evaluation/merge.ts";
import { readBoundedFile } from "../../platform/bounded-file.ts";
import type { CommandContext } from "../../platform/command.ts";
import { quoted } from "../../platform/inputs.ts";
import { readGlob } from "../../project/glob.ts";
import { shownTexts } from "../shown-texts.ts";

/** `tolerance`: share of the cases; the parts' own where it is absent. @throws SW1201 for a file that is no evaluation, SW1202 where they do not belong together. */
export async function mergeFiles(
  files: readonly string[],
  tolerance: number | undefined,
  { cwd, redaction }: Pick<CommandContext, "cwd" | "redaction">,
): Promise<Evaluation> {
  const parts: Evaluation[] = [];
  for (const file of files.flatMap((written) => namedBy(written, cwd))) {
    parts.push(readEvaluation(resolve(cwd, file), file));
  }
  // Whoever wrote the files may have masked nothing.
  return (await shownTexts({ redaction })).document(mergeEvaluations(parts, { tolerance }));
}

/** In quotes, or in a step of a workflow without a shell, nobody has put files in place of `shard-*.json`. */
function namedBy(written: string, cwd: string): readonly string[] {
  const name = basename(written);
  if (!/[*?]/.test(name) || existsSync(resolve(cwd, written))) return [written];
  const folder = dirname(written);
  const glob = readGlob(name);
  const names = existsSync(resolve(cwd, folder)) ? readdirSync(resolve(cwd, folder)) : [];
  const found = names.filter((one) => glob.matches(one)).sort();
  if (found.length > 0) return found.map((one) => join(folder, one));
  throw evaluationErrors.create("SW1201", {
    message: `No file is named like ${quoted(written)}.`,
    next: "Name files that `slipway evaluate --out FILE` wrote.",
  });
}

function readEvaluation(path: string, shown: string): Evaluation {
  try {
    const read = readBoundedFile(path, largestEvaluation);
    if (read.outcome === "absent") throw new Error("There is no such file.");
    const evaluation = read.outcome === "read" ? parseEvaluation(read.bytes) : undefined;
    if (evaluation !== undefined) return evaluation;
  } catch (cause) {
    throw evaluationErrors.create("SW1201", {
      message: `${quoted(shown)} cannot be read.`,
      next: "Name files that `slipway evaluate --out FILE` wrote.",
      cause,
    });
  }
  throw evaluationErrors.create("SW1201", {
    message: `${quoted(shown)} is no evaluation.`,
    next: "Name files that `slipway evaluate --out FILE` wrote.",
  });
}
