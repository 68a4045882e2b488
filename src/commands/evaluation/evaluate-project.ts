/** The evaluation of a project: ask, judge, compare, and keep the evidence. */

import { readShard } from "../../changes/shard.ts";
import { type Evaluation, sumOf } from "../../evaluation/evaluation.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import { runGit } from "../../platform/git.ts";
import { findProject, type LoadedProject, soundProject } from "../../project/load.ts";
import type { Case } from "../../prompts/prompt.ts";
import { noSuchCase } from "../chosen-cases.ts";
import { type Answered, askAll, findKept } from "../models/ask-all.ts";
import { estimateCost, holdBudget, isLimited } from "../models/budget.ts";
import { type OpenModels, openModels } from "../models/open-models.ts";
import { collectQuestions, distinctRequests, type Question, type Questions } from "../models/questions.ts";
import { type Base, type CasesByPrompt, openBase } from "./base.ts";
import { type Compared, compareWithBase } from "./compare.ts";
import { evaluationOf } from "./document.ts";
import { keepEvidence, whyNoEvidence } from "./evidence.ts";
import { isForeignCode } from "./foreign-code.ts";
import { type EvaluatedCase, judgeCases } from "./judge-cases.ts";
import { openJudges } from "./judges.ts";

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
  readonly shard: string | undefined;
}

export interface EvaluatedProject {
  readonly evaluation: Evaluation;
  /** Digest under which the environment's store keeps it. */
  readonly evidence: Digest | undefined;
  /** Sentences for whoever waits. */
  readonly notes: readonly string[];
}

/** What is asked, and what the project demands besides. */
interface Asked {
  readonly evaluated: readonly EvaluatedCase[];
  readonly answered: readonly Answered[];
  readonly compared: Compared | undefined;
  readonly base: Pick<Base, "label" | "commit" | "problem"> | undefined;
}

/** @throws what `run` throws, SW1401 for the base, SW0103 for inputs that cannot be. */
export async function evaluateProject(inputs: EvaluateInputs, context: CommandContext): Promise<EvaluatedProject> {
  const shard = inputs.shard === undefined ? undefined : readShard(inputs.shard);
  const loaded = await findProject(context.cwd);
  const { offline, model } = inputs;
  const models = await openModels(soundProject(loaded), { environment: inputs.environment, offline, model }, context);
  const { session, environment } = models;
  try {
    const choice = { prompt: inputs.prompt, case: inputs.case, shard, repeat: (one: Case) => one.repeat };
    const collected = await collectQuestions(loaded, choice, session.requests, context);
    const { questions, findings, cases } = collected;
    if (inputs.case !== undefined && questions.length === 0 && findings.length === 0 && shard === undefined) {
      const names = cases.map((one) => one.case.name);
      throw noSuchCase(inputs.case, inputs.prompt, names);
    }
    const asked = await askAndCompare(loaded, collected, models, inputs, context);
    const evaluation = evaluationOf({
      ...asked,
      head: { commit: await commitOf(loaded.project.root, context), model: model ?? null },
      demands: cases,
      bundle: undefined,
      shard: shard === undefined ? undefined : { part: shard.index, of: shard.total },
      cost: session.asked,
      keptCost: sumOf(asked.answered.filter((one) => !isNew(one)).map(({ cost }) => cost)),
      now: context.now(),
    });
    const problem = asked.base?.problem;
    const notes = [
      ...findings.map(({ message }) => message),
      ...(problem === undefined ? [] : [`The base could not be asked for all prompts. ${problem}`]),
    ];
    if (environment === undefined) return { evaluation, evidence: undefined, notes };
    const coverage = { narrowedBy: narrowedBy(inputs), unaskable: unaskableIn(collected) };
    const why = whyNoEvidence(evaluation, coverage, environment.name);
    if (why !== undefined) return { evaluation, evidence: undefined, notes: [...notes, why] };
    return { ...(await keepEvidence(loaded, environment, evaluation, context)), notes };
  } finally {
    await models.close();
  }
}

/** Asks within the limits, judges, and compares. */
async function askAndCompare(
  loaded: LoadedProject,
  { questions, cases }: Questions,
  { session, environment, budget: policy }: OpenModels,
  inputs: EvaluateInputs,
  context: CommandContext,
): Promise<Asked> {
  const { offline, tolerance } = inputs;
  // Only what demands something is asked for: `run` asks the rest.
  const judged = questions.filter(({ case: one }) => demands(one));
  const kept = await findKept(judged, session, context);
  const budget = { maxCost: inputs["max-cost"], budget: policy, store: environment?.store };
  const wanting = distinctRequests(judged.filter((question) => !kept.has(question)));
  const estimate = !offline && isLimited(budget) ? await estimateCost(wanting, session, context) : undefined;
  const scripts = !(await isForeignCode(context));
  const judges = openJudges(loaded, session, { scripts, node: process.execPath }, context);
  // Nothing may fail between the two: what is set aside of the month stays so until it is settled.
  const settle = estimate === undefined ? undefined : await holdBudget(estimate, budget, session, context);
  try {
    const answered = await askAll(judged, kept, session, context);
    const evaluated = await judgeCases(answered, judges, context.progress);
    if (inputs.base === undefined) return { evaluated, answered, compared: undefined, base: undefined };
    const base = await openBase(inputs.base, loaded, casesOf(judged), session, context);
    try {
      const suite = cases.filter((one) => demands(one.case)).length;
      const options = { tolerance, asks: !offline, suite };
      const compared = await compareWithBase(evaluated, base, session, judges, options, context);
      return { evaluated, answered, compared, base };
    } finally {
      base.close();
    }
  } finally {
    await settle?.();
  }
}

function demands({ expect }: Case): boolean {
  return expect.length > 0;
}

/** True for an answer that was asked for now. */
function isNew({ answer }: Answered): boolean {
  return answer.kind === "answer" && answer.from === "model";
}

/** Cases that demand something and about which there is no question. */
function unaskableIn({ questions, cases }: Questions): number {
  const asked = new Set(questions.map(({ case: one }) => one));
  return cases.filter(({ case: one }) => demands(one) && !asked.has(one)).length;
}

/** The input by which this is a part of the evaluation, or another one; as the person wrote it. */
function narrowedBy({ prompt, case: one, shard, model }: EvaluateInputs): string | undefined {
  if (prompt !== undefined) return `the prompt ${prompt} alone`;
  if (one !== undefined) return `--case ${one}`;
  if (shard !== undefined) return `--shard ${shard}`;
  return model === undefined ? undefined : `--model ${model}`;
}

/** The commit that is checked out; null where there is none. */
async function commitOf(directory: string, { environment, signal }: CommandContext): Promise<string | null> {
  const head = await runGit(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], { directory, environment, signal });
  return head.exitCode === 0 ? head.output.toString("utf8").trim() : null;
}

function casesOf(questions: readonly Question[]): CasesByPrompt {
  const byPrompt = new Map<string, Set<Case>>();
  for (const { prompt, case: one } of questions) {
    const cases = byPrompt.get(prompt.name) ?? new Set();
    byPrompt.set(prompt.name, cases.add(one));
  }
  return new Map([...byPrompt].map(([prompt, cases]) => [prompt, [...cases]]));
}
