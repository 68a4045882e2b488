/** The evaluation of a project: ask, judge, compare, and keep the evidence. */

import { readShard } from "../../changes/shard.ts";
import type { Evaluation } from "../../evaluation/evaluation.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { findProject, soundProject } from "../../project/load.ts";
import type { Case } from "../../prompts/prompt.ts";
import { noSuchCase } from "../chosen-cases.ts";
import { askAll, findKept } from "../models/ask-all.ts";
import { estimateCost, holdBudget, isLimited } from "../models/budget.ts";
import { openModels } from "../models/open-models.ts";
import { collectQuestions, type Question } from "../models/questions.ts";
import { type Base, type CasesByPrompt, openBase } from "./base.ts";
import { type Compared, compareWithBase } from "./compare.ts";
import { evaluationOf, sumOf } from "./document.ts";
import { keepEvidence } from "./evidence.ts";
import { isFromFork } from "./fork.ts";
import { judgeCases } from "./judge-cases.ts";
import { openJudges } from "./judges.ts";

export interface EvaluateInputs {
  readonly prompt: string | undefined;
  readonly case: string | undefined;
  readonly base: string | undefined;
  readonly environment: string | undefined;
  readonly offline: boolean;
  readonly model: string | undefined;
  /** Percent of the cases. */
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

/** @throws what `run` throws, SW1401 for the base, SW0103 for inputs that cannot be. */
export async function evaluateProject(inputs: EvaluateInputs, context: CommandContext): Promise<EvaluatedProject> {
  const tolerance = toleranceOf(inputs.tolerance);
  const shard = inputs.shard === undefined ? undefined : shardOf(inputs.shard);
  const loaded = await findProject(context.cwd);
  const project = soundProject(loaded);
  const { offline, model } = inputs;
  const models = await openModels(project, { environment: inputs.environment, offline, model }, context);
  const { session, environment } = models;
  let base: Base | undefined;
  try {
    const choice = { prompt: inputs.prompt, case: inputs.case, shard, repeat: (one: Case) => one.repeat };
    const { questions, findings, caseNames } = await collectQuestions(loaded, choice, session.requests, context);
    if (inputs.case !== undefined && questions.length === 0 && findings.length === 0 && shard === undefined) {
      throw noSuchCase(inputs.case, inputs.prompt, caseNames);
    }
    // Only what demands something is asked for: `run` asks the rest.
    const judged = questions.filter(({ case: one }) => one.expect.length > 0);
    const kept = await findKept(judged, session, context);
    const budget = { maxCost: inputs["max-cost"], budget: models.budget, store: environment?.store };
    const wanting = distinct(judged.filter((question) => !kept.has(question)));
    const estimate = !offline && isLimited(budget) ? await estimateCost(wanting, session, context) : undefined;
    const settle =
      estimate === undefined ? async () => undefined : await holdBudget(estimate, budget, session, context);
    let compared: Compared | undefined;
    const judges = openJudges(
      loaded,
      session,
      { scripts: !(await isFromFork(context)), node: process.execPath },
      context,
    );
    try {
      const answered = await askAll(judged, kept, session, context);
      const evaluated = await judgeCases(answered, judges);
      if (inputs.base !== undefined) {
        base = await openBase(inputs.base, loaded, casesOf(judged), session, context);
        const options = { tolerance, asks: !offline };
        compared = await compareWithBase(evaluated, base, session, judges, options, context);
      }
      const isAsked = ({ answer }: (typeof answered)[number]) => answer.kind === "answer" && answer.from === "model";
      const askedCost = sumOf(answered.filter(isAsked).map(({ cost }) => cost));
      const confirmCost = compared === undefined ? 0 : compared.cost;
      const evaluation = evaluationOf({
        evaluated,
        demands: [
          ...new Map(questions.map(({ prompt, case: one }) => [one, { prompt: prompt.name, case: one }])).values(),
        ],
        base,
        compared,
        bundle: undefined,
        shard,
        cost: sumOf([askedCost, confirmCost]),
        keptCost: sumOf(answered.filter((one) => !isAsked(one)).map(({ cost }) => cost)),
        now: context.now(),
      });
      const notes = [
        ...findings.map(({ message }) => message),
        ...(base?.problem === undefined ? [] : [`The base could not be asked for all prompts. ${base.problem}`]),
      ];
      const isWhole =
        inputs.prompt === undefined && inputs.case === undefined && shard === undefined && model === undefined;
      if (environment === undefined || !isWhole) return { evaluation, evidence: undefined, notes };
      return { ...(await keepEvidence(loaded, environment, evaluation, context)), notes };
    } finally {
      await settle();
    }
  } finally {
    base?.close();
    await models.close();
  }
}

function casesOf(questions: readonly Question[]): CasesByPrompt {
  const byPrompt = new Map<string, Set<Case>>();
  for (const { prompt, case: one } of questions) {
    const cases = byPrompt.get(prompt.name) ?? new Set();
    byPrompt.set(prompt.name, cases.add(one));
  }
  return new Map([...byPrompt].map(([prompt, cases]) => [prompt, [...cases]]));
}

/** Each request once, however many cases ask it. */
function distinct(questions: readonly Question[]): readonly Question["request"][] {
  return [...new Map(questions.map(({ request, repeat }) => [`${request.digest} ${repeat}`, request])).values()];
}

function shardOf(written: string): { readonly part: number; readonly of: number } {
  const { index, total } = readShard(written);
  return { part: index, of: total };
}

/** @throws SW0103 */
function toleranceOf(percent: number): number {
  if (percent >= 0 && percent <= 100) return percent / 100;
  throw platformErrors.create("SW0103", {
    message: `--tolerance is a share in percent from 0 to 100, not ${percent}.`,
    next: "Write --tolerance 2 for two points.",
  });
}
