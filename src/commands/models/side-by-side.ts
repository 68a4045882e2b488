/** The answers of two models to the same cases, judged by what the cases demand. */
import { sumOf } from "../../evaluation/evaluation.ts";
import { textOfAnswer } from "../../models/completion.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type LoadedProject, soundProject } from "../../project/load.ts";
import type { Case } from "../../prompts/prompt.ts";
import { askWithin } from "../evaluation/ask-within.ts";
import { caseId, type EvaluatedCase } from "../evaluation/judge-cases.ts";
import { findKept } from "./ask-all.ts";
import type { Migration } from "./migrate.ts";
import { openModels } from "./open-models.ts";
import { collectQuestions } from "./questions.ts";

/** What one model says to a case. */
export interface AnswerSide {
  /** Undefined where there is no answer. */
  readonly text: string | undefined;
  /** `unjudged`: the case demands nothing. `missing`: no answer is kept. */
  readonly outcome: EvaluatedCase["outcome"] | "missing";
  /** Answers that passed, of how many; a case with `repeat` has several. */
  readonly passed: number;
  readonly answers: number;
  /** Why it did not pass, or could not be asked: sentences. */
  readonly reasons: readonly string[];
  /** US dollars of its answers; undefined where there is none, or no price. */
  readonly cost: number | undefined;
}

export interface SideBySide {
  readonly prompt: string;
  readonly case: string;
  /** Undefined where the case cannot be put to that model. */
  readonly before: AnswerSide | undefined;
  readonly after: AnswerSide | undefined;
}

export interface SideBySideOptions {
  /** Ask the models for what is missing. */
  readonly asks: boolean;
  /** US dollars for both models together. */
  readonly maxCost: number | undefined;
}

/**
 * Both sides of every case of the prompts that change their model, in the order of prompts and cases.
 *
 * @throws what `run` throws for limits, and SW0330 where the check finds errors besides models.
 */
export async function sideBySide(
  loaded: LoadedProject,
  migration: Migration,
  { asks, maxCost }: SideBySideOptions,
  context: CommandContext,
): Promise<readonly SideBySide[]> {
  const before = await answersOf(loaded, migration, migration.from, { asks, maxCost, spent: 0 }, context);
  const after = await answersOf(loaded, migration, migration.to, { asks, maxCost, spent: before.spent }, context);
  return [...new Set([...before.sides.keys(), ...after.sides.keys()])].map((key) => {
    const found = before.sides.get(key) ?? after.sides.get(key);
    return {
      prompt: found?.prompt ?? "",
      case: found?.case ?? "",
      before: before.sides.get(key)?.side,
      after: after.sides.get(key)?.side,
    };
  });
}

interface Sides {
  readonly sides: ReadonlyMap<string, { readonly prompt: string; readonly case: string; readonly side: AnswerSide }>;
  /** US dollars, as far as prices are known. */
  readonly spent: number;
}

async function answersOf(
  loaded: LoadedProject,
  { prompts }: Migration,
  model: string,
  { asks, maxCost, spent }: SideBySideOptions & { readonly spent: number },
  context: CommandContext,
): Promise<Sides> {
  const names = new Set(prompts.map(({ name }) => name));
  const models = await openModels(soundProject(loaded), { environment: undefined, offline: !asks, model }, context);
  const { session } = models;
  try {
    const choice = { prompts: names, repeat: (one: Case) => one.repeat };
    const { questions } = await collectQuestions(loaded, choice, session.requests, context);
    const kept = await findKept(questions, session, context);
    const limits = [maxCost, models.budget?.run].filter((limit) => limit !== undefined);
    const budget = {
      // One limit for both models: the second has what the first left.
      maxCost: limits.length === 0 ? undefined : Math.max(0, Math.min(...limits) - spent),
      budget: models.budget,
      store: undefined,
    };
    const toAsk = { loaded, questions, kept, asks };
    const evaluated = await askWithin(budget, toAsk, session, context, async (judged) => judged);
    const sides = evaluated.map((one) => {
      const names = { prompt: one.prompt.name, case: one.case.name };
      return [caseId(one), { ...names, side: sideOf(one) }] as const;
    });
    return { sides: new Map(sides), spent: spent + (session.asked ?? 0) };
  } finally {
    await models.close();
  }
}

function sideOf({ answers, outcome, repeats }: EvaluatedCase): AnswerSide {
  const [first] = answers;
  const isMissing = answers.every(({ answer }) => answer.kind === "missing");
  const wrong = repeats.find((repeat) => repeat.outcome !== "passed");
  const judged = (wrong?.judgements ?? []).filter((judgement) => judgement.outcome !== "passed");
  return {
    text: first?.answer.kind === "answer" ? textOfAnswer(first.answer.completion) : undefined,
    outcome: isMissing ? "missing" : outcome,
    passed: repeats.filter((repeat) => repeat.outcome === "passed").length,
    answers: answers.length,
    reasons: isMissing
      ? []
      : [
          ...judged.map(({ demanded, reason }) => (reason === undefined ? demanded : `${demanded}: ${reason}`)),
          ...(wrong?.problem === undefined ? [] : [wrong.problem]),
        ],
    cost: sumOf(answers.map(({ cost }) => cost)),
  };
}
