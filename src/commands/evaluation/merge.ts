/** Reads the evaluations of shards from their files and joins them. */
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { evaluationErrors } from "../../evaluation/errors.ts";
import { type Evaluation, largestEvaluation, parseEvaluation } from "../../evaluation/evaluation.ts";
import { mergeEvaluations } from "../../evaluation/merge.ts";
import { type BoundedFile, readBoundedFile } from "../../platform/bounded-file.ts";
import type { CommandContext } from "../../platform/command.ts";
import { quoted } from "../../platform/inputs.ts";
import { readGlob } from "../../project/glob.ts";
import { shownTexts } from "../shown-texts.ts";

/**
 * @param tolerance share of the cases; the parts' own where it is absent
 * @throws SW1201 for a file that is no evaluation, SW1202 where they do not belong together.
 */
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
  throw noEvaluation(`No file is named like ${quoted(written)}.`);
}

function readEvaluation(path: string, shown: string): Evaluation {
  const read = readFile(path, shown);
  switch (read.outcome) {
    case "absent":
      throw noEvaluation(`There is no file ${quoted(shown)}.`);
    case "no-file":
      throw noEvaluation(`${quoted(shown)} is no regular file.`);
    case "too-large":
      throw noEvaluation(
        `${quoted(shown)} is larger than ${largestEvaluation / 1024 / 1024} MiB, and no evaluation is.`,
      );
    case "read": {
      const evaluation = parseEvaluation(read.bytes);
      if (evaluation === undefined) throw noEvaluation(`${quoted(shown)} is no evaluation.`);
      return evaluation;
    }
  }
}

function readFile(path: string, shown: string): BoundedFile {
  try {
    return readBoundedFile(path, largestEvaluation);
  } catch (cause) {
    throw noEvaluation(`${quoted(shown)} cannot be read.`, cause);
  }
}

function noEvaluation(message: string, cause?: unknown): Error {
  return evaluationErrors.create("SW1201", {
    message,
    next: "Name files that `slipway evaluate --out FILE` wrote.",
    ...(cause === undefined ? {} : { cause }),
  });
}
