/**
 * Evaluations as evidence. Only the evaluator's role writes below `completions/`, so that is where an evaluation counts:
 * `completions/evaluations/<bundle>/<its digest>.json`. A copy under `evidence/` is what a release record names.
 */
import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { caseIdOf } from "../../evaluation/case-id.ts";
import { evaluationErrors } from "../../evaluation/errors.ts";
import {
  type CaseResult,
  type Evaluation,
  evaluationBytes,
  evaluationJson,
  largestEvaluation,
  parseEvaluation,
} from "../../evaluation/evaluation.ts";
import type { Reading } from "../../gates/facts.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Digest, digestFrom, digestOf, hexOf, sha256Of } from "../../platform/digest.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { compareText } from "../../platform/order.ts";
import { counted } from "../../platform/words.ts";
import type { LoadedProject } from "../../project/load.ts";
import { evidenceKey } from "../../releases/keys.ts";
import { jsonImmutable } from "../../releases/pointer.ts";
import type { ListedObject, Store } from "../../stores/store.ts";
import type { AnswersEnvironment } from "../models/open-environment.ts";
import { writeOutputFile } from "../output-file.ts";
import { projectBundle } from "../project-bundle.ts";

/** Evaluations of one bundle that are read, the newest first, until one fits. */
const mostTried = 500;

/** Evaluations of one bundle that are listed. With more, nobody knows whether the newest was among them. */
const mostListed = 10_000;

function evaluationsPrefix(bundle: Digest): string {
  return `completions/evaluations/${hexOf(bundle)}/`;
}

/** What an evaluation covers. */
export interface Coverage {
  /** What was left out, as the person wrote it: `--case late`; undefined where everything was evaluated. */
  readonly narrowedBy: string | undefined;
  /** Cases that demand something and cannot be put to the model. */
  readonly unaskable: number;
}

/** Why an evaluation proves nothing for a release, as a sentence; undefined where it does. */
export function whyNoEvidence(
  { trusted, summary, comparison }: Pick<Evaluation, "trusted" | "summary" | "comparison">,
  { narrowedBy, unaskable }: Coverage,
  environment: string,
): string | undefined {
  if (narrowedBy !== undefined) return `No evidence is kept: with ${narrowedBy} this is not the whole evaluation.`;
  if (unaskable > 0) {
    return `No evidence is kept: ${counted(unaskable, "case")} that ${unaskable === 1 ? "demands" : "demand"} something cannot be put to the model.`;
  }
  if (summary.errors > 0) {
    return `No evidence is kept: ${counted(summary.errors, "case")} could not be asked or judged, and an outage proves nothing.`;
  }
  if (summary.repeatErrors !== undefined && summary.repeatErrors > 0) {
    return `No evidence is kept: ${counted(summary.repeatErrors, "repeat")} could not be asked or judged, and an outage proves nothing.`;
  }
  const onEither = comparison?.errors.length ?? 0;
  if (onEither > 0) {
    return `No evidence is kept: ${counted(onEither, "case")} could not be compared with the base, and an outage proves nothing.`;
  }
  if (summary.cases === 0) return "No evidence is kept: no case demands anything.";
  return trusted ? undefined : `No evidence is kept: not all answers are of a provider that counts in ${environment}.`;
}

export interface Evidence {
  readonly evaluation: Evaluation;
  readonly evidence: Digest;
  /** True where an earlier evaluation of the same stands, and this one is not kept. */
  readonly stands: boolean;
}

/** The evaluation with the bundle that the project makes for an environment. */
export async function withBundle(
  loaded: LoadedProject,
  environment: string,
  evaluation: Evaluation,
  context: CommandContext,
): Promise<Evaluation & { readonly bundle: Digest }> {
  const { bundle } = await projectBundle(loaded, { environment, mayAsk: false }, context);
  return { ...evaluation, bundle: bundle.digest };
}

/**
 * Keeps an evaluation under its bundle and, of a clean working tree, under its commit, unless an earlier one of the same
 * stands.
 */
export async function keepEvidence(
  { store }: Pick<AnswersEnvironment, "store">,
  evaluation: Evaluation & { readonly bundle: Digest },
): Promise<Evidence> {
  if (evaluation.base?.excusesNothing !== undefined && !evaluation.passed) {
    // Not a word of what is asked changed, as after a commit to other files: what these bytes were excused once holds.
    const before = await newestEvaluation(store, evaluation.bundle, evaluation.demands);
    if (before.known && before.value !== undefined && stillHolds(before.value.evaluation, evaluation)) {
      // What was spent is said of this run.
      const { cost, keptCost } = evaluation.summary;
      const { summary, ...standing } = before.value.evaluation;
      await keepOfCommit(store, evaluation.head, evaluationBytes(before.value.evaluation));
      return {
        evaluation: { ...standing, summary: { ...summary, cost, keptCost } },
        evidence: before.value.digest,
        stands: true,
      };
    }
  }
  const bytes = evaluationBytes(evaluation);
  const sha256 = sha256Of(bytes);
  await store.putIfAbsent(`${evaluationsPrefix(evaluation.bundle)}${sha256}.json`, bytes, sha256, jsonImmutable);
  await keepOfCommit(store, evaluation.head, bytes);
  await store.putIfAbsent(evidenceKey(sha256), bytes, sha256, jsonImmutable);
  return { evaluation, evidence: digestFrom(sha256), stands: false };
}

/** Where those of a commit are kept, for evaluations that it is the base of. */
function ofCommitPrefix(commit: string): string {
  return `completions/evaluated/${commit}/`;
}

/** Keeps what holds for a commit; a changed working tree is no commit's. */
async function keepOfCommit(store: Store, head: Evaluation["head"], bytes: Uint8Array): Promise<void> {
  if (typeof head?.commit !== "string" || head.changed === true) return;
  const sha256 = sha256Of(bytes);
  await store.putIfAbsent(`${ofCommitPrefix(head.commit)}${sha256}.json`, bytes, sha256, jsonImmutable);
}

/** True where the newest evaluation of a commit passed: what did not pass itself excuses nothing. */
export async function didCommitPass(store: Store, commit: string): Promise<boolean> {
  const kept = await newestIn(store, ofCommitPrefix(commit), () => true);
  return kept.known && kept.value?.evaluation.passed === true && kept.value.evaluation.trusted;
}

/** It passed against a revision that asked something else, and nothing has failed since that had not failed then. */
function stillHolds(before: Evaluation, now: Evaluation): boolean {
  const { passed, trusted, base, head, comparison } = before;
  if (!passed || !trusted || base === null || comparison === null || base.commit === head?.commit) return false;
  const differs = before.results.some((one) => one.unchanged !== true && one.base !== undefined && one.base !== "none");
  if (!differs || comparison.verdict === "no-baseline") return false;
  const failedThen = new Set(before.results.filter(hasFailed).map((one) => caseIdOf(one.prompt, one.case)));
  return now.results.filter(hasFailed).every((one) => failedThen.has(caseIdOf(one.prompt, one.case)));
}

function hasFailed({ outcome }: CaseResult): boolean {
  return outcome !== "passed" && outcome !== "unjudged";
}

/** An evaluation with the digest under which it is kept. */
export interface KeptEvaluation {
  readonly digest: Digest;
  readonly evaluation: Evaluation;
}

/**
 * The newest evaluation of a bundle that the evaluator kept, of those for one digest of demands where it is given;
 * undefined where there is none. Not known where there are more than are looked at: an old green one must not stand for
 * today's red one.
 */
export async function newestEvaluation(
  store: Store,
  bundle: Digest,
  demands?: string,
): Promise<Reading<KeptEvaluation | undefined>> {
  return newestIn(
    store,
    evaluationsPrefix(bundle),
    (evaluation) => evaluation.bundle === bundle && (demands === undefined || evaluation.demands === demands),
  );
}

/** Milliseconds: what was kept at one time by the store's clock, whose seconds may be whole ones. */
const sameTime = 1_000;

/**
 * The newest below a prefix that fits, by the store's clock: the evaluator's own may be wrong. Of several that were kept
 * at one time, one that did not pass.
 */
async function newestIn(
  store: Store,
  prefix: string,
  fits: (evaluation: Evaluation) => boolean,
): Promise<Reading<KeptEvaluation | undefined>> {
  const listed: ListedObject[] = [];
  for await (const object of store.list(prefix)) {
    if (listed.length === mostListed) return { known: false, why: tooMany(store, prefix, mostListed) };
    listed.push(object);
  }
  // Keys are digests, so their order says nothing of time.
  listed.sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime() || compareText(a.key, b.key));
  let newest: (KeptEvaluation & { readonly keptAt: number }) | undefined;
  let read = 0;
  for (const { key, modifiedAt } of listed) {
    const keptAt = modifiedAt.getTime();
    if (newest !== undefined && newest.keptAt - keptAt >= sameTime) break;
    if (read >= mostTried) return { known: false, why: tooMany(store, prefix, mostTried) };
    read += 1;
    const result = await store.read(key, { maximumBytes: largestEvaluation });
    if (result.outcome !== "found") continue;
    const { bytes } = result.object;
    const evaluation = parseEvaluation(bytes);
    const digest = digestOf(bytes);
    if (evaluation === undefined || !key.endsWith(`/${hexOf(digest)}.json`) || !fits(evaluation)) continue;
    const isWorse = newest?.evaluation.passed === true && !evaluation.passed;
    if (newest === undefined || isWorse) newest = { digest, evaluation, keptAt: newest?.keptAt ?? keptAt };
  }
  return { known: true, value: newest };
}

function tooMany(store: Store, prefix: string, most: number): string {
  return `More than ${most.toLocaleString("en")} evaluations are kept below ${prefix} of ${store.address}: which is the newest is not known. Remove old ones in the evaluator's role.`;
}

/**
 * Finds out before anything is asked and paid whether the evaluation can be written, and makes the folder.
 *
 * @throws SW1203
 */
export function requireWritable(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    accessSync(dirname(file), constants.W_OK);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error("It is a folder.");
  } catch (cause) {
    throw evaluationErrors.create("SW1203", {
      message: `The evaluation cannot be written to ${file}. Nothing was asked.`,
      next: "Name a file with --out, in a folder that can be written.",
      cause,
    });
  }
}

/** Writes the evaluation for a person, a report or a merge. @throws SW1203 */
export async function writeOutput(file: string, evaluation: Evaluation): Promise<void> {
  try {
    // By way of a file beside it: what stands there may be a link of a stranger's commit.
    writeOutputFile(file, dirname(file), dirname(file), jsonDocument(evaluationJson(evaluation)));
  } catch (cause) {
    throw evaluationErrors.create("SW1203", {
      message: `The evaluation cannot be written to ${file}.`,
      next: "Name a file with --out, in a folder that can be written. The answers are kept: the same command asks nothing again.",
      cause,
    });
  }
}
