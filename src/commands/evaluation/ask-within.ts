/** Asks what is missing within the limits on cost, and judges every answer: what `evaluate` and `models migrate` share. */
import type { Answer } from "../../models/answers.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { LoadedProject } from "../../project/load.ts";
import { askAll } from "../models/ask-all.ts";
import { type BudgetOptions, estimateCost, holdBudget, isLimited } from "../models/budget.ts";
import { distinctRequests, type Question } from "../models/questions.ts";
import type { ModelSession } from "../models/session.ts";
import type { Anew } from "../models/whole-answer.ts";
import { isForeignCode } from "./foreign-code.ts";
import { type EvaluatedCase, judgeCases } from "./judge-cases.ts";
import { type Judges, openJudges } from "./judges.ts";

export interface ToAsk {
  readonly loaded: LoadedProject;
  readonly questions: readonly Question[];
  /** What is known already; the others are asked. */
  readonly kept: ReadonlyMap<Question, Answer>;
  /** False where nobody may be asked: then kept answers alone are judged. */
  readonly asks: boolean;
  /** Which kept answers are asked for anew; none where it is absent. */
  readonly anew?: Anew;
  /** Work for the time in which the models think. */
  readonly thinking?: () => Promise<void>;
}

/**
 * Gives the judged cases to `use` while the limits still hold, so that what is asked there counts as well.
 *
 * @throws what `holdBudget` and `askAll` throw.
 */
export async function askWithin<T>(
  budget: BudgetOptions,
  { loaded, questions, kept, asks, anew, thinking }: ToAsk,
  session: ModelSession,
  context: CommandContext,
  use: (evaluated: readonly EvaluatedCase[], judges: Judges) => Promise<T>,
): Promise<T> {
  const wanting = distinctRequests(questions.filter((question) => !kept.has(question)));
  const estimate = asks && isLimited(budget) ? await estimateCost(wanting, session, context) : undefined;
  const scripts = !(await isForeignCode(context, loaded.project.root));
  const judges = openJudges(loaded, session, { scripts, node: process.execPath }, context);
  // Nothing may fail between the two: what is set aside of the month stays so until it is settled.
  const settle = estimate === undefined ? undefined : await holdBudget(estimate, budget, session, context);
  const aside = wanting.length > 0 && asks ? thinking?.() : undefined;
  try {
    const answered = await askAll(questions, kept, session, context, anew);
    return await use(await judgeCases(answered, judges, context.progress), judges);
  } finally {
    await settle?.();
    await aside;
  }
}
