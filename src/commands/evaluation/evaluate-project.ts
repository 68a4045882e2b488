/** The evaluation of a project: ask, judge, compare, and keep the evidence. */

import { readShard } from "../../changes/shard.ts";
import { demandedCases, demandsDigest, type Evaluation, sumOf } from "../../evaluation/evaluation.ts";
import { scriptDigests } from "../../evaluation/script-digest.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import { findProject, type LoadedProject, soundProject } from "../../project/load.ts";
import type { Case } from "../../prompts/prompt.ts";
import { noSuchCase } from "../chosen-cases.ts";
import { digestOfDemands } from "../gates/tree-demands.ts";
import { type Answered, findKept } from "../models/ask-all.ts";
import type { BatchOutcome } from "../models/batch.ts";
import { batchSettingsOf } from "../models/batch-settings.ts";
import { type OpenModels, openModels } from "../models/open-models.ts";
import { collectQuestions, type Question, type Questions } from "../models/questions.ts";
import { whileModelsThink } from "../models/while-models-think.ts";
import type { Anew } from "../models/whole-answer.ts";
import { findGitFacts } from "../releases/who.ts";
import { askWithin } from "./ask-within.ts";
import { type Base, type CasesByPrompt, openBase, whyNothingIsExcused } from "./base.ts";
import { type AnswersByBatch, answersByBatch } from "./by-batch.ts";
import { type Compared, compareWithBase } from "./compare.ts";
import { type ExcusesNothing, evaluationOf } from "./document.ts";
import { keepEvidence, whyNoEvidence, withBundle } from "./evidence.ts";
import { type EvaluatedCase, withoutQuestion } from "./judge-cases.ts";
import { nextDemand } from "./next-demand.ts";

export interface EvaluateInputs {
  readonly prompt: string | undefined;
  readonly case: string | undefined;
  readonly base: string | undefined;
  readonly environment: string | undefined;
  readonly offline: boolean;
  readonly model: string | undefined;
  /** Share of the cases. */
  readonly tolerance: number;
  readonly "max-cost": number | undefined;
  /** Which kept answers are asked for anew. */
  readonly anew: Anew;
  readonly shard: string | undefined;
  readonly batch: string | undefined;
  readonly "batch-role": string | undefined;
}

/** With `--batch`: jobs are at work, and nothing was judged. */
export interface WaitingProject {
  readonly kind: "waiting";
  readonly batch: BatchOutcome;
  /** Answers that are known already. */
  readonly answers: number;
}

export interface EvaluatedProject {
  readonly kind: "evaluated";
  readonly evaluation: Evaluation;
  /** Digest under which the environment's store keeps it. */
  readonly evidence: Digest | undefined;
  /** Sentences for whoever waits. */
  readonly notes: readonly string[];
}

/** What is asked, and what the project demands besides. */
interface Asked {
  readonly kind: "asked";
  readonly evaluated: readonly EvaluatedCase[];
  readonly compared: Compared | undefined;
  /** Whether every answer of a judge and every embedding counts in the environment. */
  readonly judgesCount: boolean;
  readonly excusesNothing: ExcusesNothing | undefined;
  readonly base: Pick<Base, "label" | "commit" | "problem"> | undefined;
  /** Sentences for whoever waits. */
  readonly notes: readonly string[];
}

/** @throws what `run` throws, SW1401 for the base, SW0103 for inputs that cannot be. */
export async function evaluateProject(
  inputs: EvaluateInputs,
  context: CommandContext,
): Promise<EvaluatedProject | WaitingProject> {
  const shard = inputs.shard === undefined ? undefined : readShard(inputs.shard);
  const loaded = await findProject(context.cwd);
  const { offline, model } = inputs;
  const models = await openModels(soundProject(loaded), { environment: inputs.environment, offline, model }, context);
  const { session, environment } = models;
  try {
    const choice = {
      prompt: inputs.prompt,
      case: inputs.case,
      shard,
      repeat: (one: Case) => one.repeat,
      // Parts say that they are of one tree, and evidence that nobody changed it meanwhile.
      content: shard !== undefined || environment !== undefined,
    };
    const [collected, git] = await Promise.all([
      collectQuestions(loaded, choice, session.requests, context),
      findGitFacts(loaded.project, context),
    ]);
    const { questions, findings, unaskable, cases } = collected;
    if (inputs.case !== undefined && questions.length === 0 && findings.length === 0 && shard === undefined) {
      const names = cases.map((one) => one.case.name);
      throw noSuchCase(inputs.case, inputs.prompt, names);
    }
    // Before anything is judged: what is changed meanwhile asks for an evaluation of its own.
    const scripts = await scriptDigests(
      loaded.project.root,
      cases.map((one) => one.case),
    );
    let digest: Digest | undefined;
    const digestOnce = (): Digest => {
      digest ??= demandsDigest(
        cases.flatMap(({ prompt, case: one }) => demandedCases(prompt, [one])),
        scripts,
      );
      return digest;
    };
    const commit = git?.commit ?? null;
    const showing = (await import("../shown-texts.ts")).showingTexts(context);
    const thinking = (): Promise<void> => whileModelsThink(session, showing, digestOnce);
    const asked = await askAndCompare(loaded, collected, models, inputs, { commit, thinking }, context);
    if (asked.kind === "waiting") return asked;
    const evaluated = evaluationOf({
      ...asked,
      head: {
        commit,
        model: model ?? null,
        ...(git?.changed === true ? { changed: true } : {}),
        ...(collected.content === undefined || shard === undefined ? {} : { content: collected.content }),
      },
      demands: cases,
      demandsDigest: digestOnce(),
      bundle: undefined,
      shard: shard === undefined ? undefined : { part: shard.index, of: shard.total },
      cost: session.asked,
      keptCost: sumOf(keptAnswers(asked.evaluated).map(({ cost }) => cost)),
      now: context.now(),
    });
    // Before it is kept, written or shown: an answer may repeat a secret that its prompt holds.
    const evaluation = await showing((texts) => texts.document(evaluated));
    const problem = asked.base?.problem;
    const notes = [
      ...unaskable.filter((one) => !demands(one.case)).map(({ finding }) => finding.message),
      ...(problem === undefined ? [] : [`The base could not be asked for all prompts. ${problem}`]),
      ...asked.notes,
      ...nothingDemanded(inputs, cases),
    ];
    const kind = "evaluated";
    if (environment === undefined) return { kind, evaluation, evidence: undefined, notes };
    const coverage = {
      narrowedBy: narrowedBy(inputs),
      unaskable: unaskable.filter((one) => demands(one.case)).length,
    };
    const why = whyNoEvidence(evaluation, coverage, environment.name);
    if (why !== undefined) return { kind, evaluation, evidence: undefined, notes: [...notes, why] };
    const complete = await withBundle(loaded, environment.name, evaluation, context);
    // The bundle is of the files as they are now, and the answers of those that were there before.
    const again = await collectQuestions(loaded, choice, session.requests, context);
    const meanwhile = again.content !== collected.content || (await demandsOf(loaded, again)) !== evaluation.demands;
    if (meanwhile) return { kind, evaluation, evidence: undefined, notes: [...notes, changedMeanwhile] };
    const { stands, ...kept } = await keepEvidence(environment, complete);
    return { kind, ...kept, notes: stands ? [...notes, standsNote(kept.evaluation)] : notes };
  } finally {
    await models.close();
  }
}

const changedMeanwhile =
  "No evidence is kept: files of the project were changed while it was evaluated. Run the same command again: what is kept is not asked for.";

/** Of the files as they are now. */
function demandsOf({ project }: LoadedProject, { cases }: Questions): Promise<Digest> {
  return digestOfDemands(
    project.root,
    cases.flatMap(({ prompt, case: one }) => demandedCases(prompt, [one])),
  );
}

/** Answers what is missing, by batch jobs where they are wanted, judges, and compares. */
async function askAndCompare(
  loaded: LoadedProject,
  collected: Questions,
  models: OpenModels,
  inputs: EvaluateInputs,
  { commit, thinking }: { readonly commit: string | null; readonly thinking: () => Promise<void> },
  context: CommandContext,
): Promise<Asked | WaitingProject> {
  const batch = batchSettingsOf(inputs, models.batch);
  const { session, environment } = models;
  // Only what demands something is asked for: `run` asks the rest.
  const judged = collected.questions.filter(({ case: one }) => demands(one));
  const base =
    inputs.base === undefined ? undefined : await openBase(inputs.base, loaded, casesOf(judged), session, context);
  try {
    const kept = await findKept(judged, session, context, inputs.anew);
    const budget = { maxCost: inputs["max-cost"], budget: models.budget, store: environment?.store };
    const answers: AnswersByBatch =
      batch === undefined
        ? { kind: "known", known: kept, notes: [] }
        : await answersByBatch(judged, kept, base, { settings: batch, budget }, models, loaded.project, context);
    if (answers.kind === "waiting") return answers;
    const suite = collected.cases.filter((one) => demands(one.case)).length;
    const options = { tolerance: inputs.tolerance, asks: !inputs.offline, suite };
    // A part is no evidence, and its cases alone do not tell what the whole changes.
    const isEvidence = environment !== undefined && narrowedBy(inputs) === undefined;
    const excusesNothing =
      base !== undefined && isEvidence
        ? await whyNothingIsExcused(base, commit, collected.questions, environment.store)
        : undefined;
    const comparedBase = excusesNothing === undefined ? base : base && { ...base, questions: new Map() };
    const unaskable = collected.unaskable.filter((one) => demands(one.case));
    const toAsk = { loaded, questions: judged, kept: answers.known, asks: options.asks, anew: inputs.anew, thinking };
    return await askWithin(budget, toAsk, session, context, async (asked, judges) => {
      const evaluated = [...asked, ...unaskable.map(withoutQuestion)];
      return {
        kind: "asked",
        evaluated,
        compared: comparedBase && (await compareWithBase(evaluated, comparedBase, session, judges, options, context)),
        judgesCount: judges.trusted,
        excusesNothing,
        base,
        notes: answers.notes,
      };
    });
  } finally {
    base?.close();
  }
}

function demands({ expect }: Case): boolean {
  return expect.length > 0;
}

/** All answers but those that were asked for now. */
function keptAnswers(evaluated: readonly EvaluatedCase[]): readonly Answered[] {
  return evaluated.flatMap(({ answers }) =>
    answers.filter(({ answer }) => answer.kind !== "answer" || answer.from !== "model"),
  );
}

function standsNote({ createdAt, base }: Evaluation): string {
  return `Nothing that is asked has changed, so the evaluation of ${createdAt.slice(0, 10)} stands, which compared these bytes with ${base?.label ?? "their base"}; this run is not kept.`;
}

/** What to do where none of the chosen cases demands anything; nothing where one does. */
function nothingDemanded(inputs: EvaluateInputs, cases: Questions["cases"]): readonly string[] {
  const chosen = cases.filter(({ case: { name } }) => inputs.case === undefined || name === inputs.case);
  return chosen.some(({ case: one }) => demands(one)) ? [] : [nextDemand(chosen, inputs.prompt)];
}

/** The input by which this is a part of the evaluation, or another one; as the person wrote it. */
function narrowedBy({ prompt, case: one, shard, model }: EvaluateInputs): string | undefined {
  if (prompt !== undefined) return `the prompt ${prompt} alone`;
  if (one !== undefined) return `--case ${one}`;
  if (shard !== undefined) return `--shard ${shard}`;
  return model === undefined ? undefined : `--model ${model}`;
}

function casesOf(questions: readonly Question[]): CasesByPrompt {
  const byPrompt = new Map<string, Set<Case>>();
  for (const { prompt, case: one } of questions) {
    const cases = byPrompt.get(prompt.name) ?? new Set();
    byPrompt.set(prompt.name, cases.add(one));
  }
  return new Map([...byPrompt].map(([prompt, cases]) => [prompt, [...cases]]));
}
