/**
 * Evaluations as evidence. Only the evaluator's role writes below `completions/`, so that is where an evaluation counts:
 * `completions/evaluations/<bundle>/<its digest>.json`. A copy under `evidence/` is what a release record names.
 */
import { writeFile } from "node:fs/promises";
import { evaluationErrors } from "../../evaluation/errors.ts";
import { type Evaluation, evaluationBytes, largestEvaluation, parseEvaluation } from "../../evaluation/evaluation.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Digest, digestFrom, digestOf, hexOf, sha256Of } from "../../platform/digest.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import type { LoadedProject } from "../../project/load.ts";
import { evidenceKey } from "../../releases/keys.ts";
import { jsonImmutable } from "../../releases/pointer.ts";
import type { Store } from "../../stores/store.ts";
import type { AnswersEnvironment } from "../models/open-environment.ts";
import { projectBundle } from "../project-bundle.ts";
import { asJson } from "./report.ts";

/** Evaluations of one bundle that are looked at, the newest first; nobody needs more. */
const mostEvaluations = 50;

function evaluationsPrefix(bundle: Digest): string {
  return `completions/evaluations/${hexOf(bundle)}/`;
}

/** Builds the bundle that was evaluated, and keeps the evaluation under it. */
export async function keepEvidence(
  loaded: LoadedProject,
  { name, store }: AnswersEnvironment,
  evaluation: Evaluation,
  context: CommandContext,
): Promise<{ readonly evaluation: Evaluation; readonly evidence: Digest | undefined }> {
  // An outage is no evidence, and neither are answers that anybody may have written.
  if (!evaluation.trusted || evaluation.summary.errors > 0) return { evaluation, evidence: undefined };
  const { bundle } = await projectBundle(loaded, { environment: name, mayAsk: false }, context);
  const complete: Evaluation = { ...evaluation, bundle: bundle.digest };
  const bytes = evaluationBytes(complete);
  const sha256 = sha256Of(bytes);
  await store.putIfAbsent(`${evaluationsPrefix(bundle.digest)}${sha256}.json`, bytes, sha256, jsonImmutable);
  await store.putIfAbsent(evidenceKey(sha256), bytes, sha256, jsonImmutable);
  return { evaluation: complete, evidence: digestFrom(sha256) };
}

/** An evaluation with the digest under which it is kept. */
export interface KeptEvaluation {
  readonly digest: Digest;
  readonly evaluation: Evaluation;
}

/** The newest evaluation of a bundle that the evaluator kept; undefined where there is none. */
export async function newestEvaluation(store: Store, bundle: Digest): Promise<KeptEvaluation | undefined> {
  const keys: string[] = [];
  for await (const { key } of store.list(evaluationsPrefix(bundle))) keys.push(key);
  let newest: KeptEvaluation | undefined;
  for (const key of keys.slice(0, mostEvaluations)) {
    const result = await store.read(key, { maximumBytes: largestEvaluation });
    if (result.outcome !== "found") continue;
    const { bytes } = result.object;
    const evaluation = parseEvaluation(bytes);
    const digest = digestOf(bytes);
    if (evaluation === undefined || evaluation.bundle !== bundle || !key.endsWith(`/${hexOf(digest)}.json`)) continue;
    if (newest === undefined || evaluation.createdAt > newest.evaluation.createdAt) newest = { digest, evaluation };
  }
  return newest;
}

/** Writes the evaluation for a person, a report or a merge. @throws SW1203 */
export async function writeOutput(file: string, evaluation: Evaluation): Promise<void> {
  try {
    await writeFile(file, jsonDocument(asJson(evaluation)));
  } catch (cause) {
    throw evaluationErrors.create("SW1203", {
      message: `The evaluation cannot be written to ${file}.`,
      next: "Name a file in a folder that is there, with --out. The answers are kept: the same command asks nothing again.",
      cause,
    });
  }
}
