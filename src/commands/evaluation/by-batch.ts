/** Answers of the head and of the base from batch jobs: the same jobs as those of `slipway run --batch`. */
import type { Answer } from "../../models/answers.ts";
import { tooFewForJob } from "../../models/batch.ts";
import type { CommandContext } from "../../platform/command.ts";
import { counted } from "../../platform/words.ts";
import type { Project } from "../../project/project.ts";
import { findKept } from "../models/ask-all.ts";
import { type BatchOptions, type BatchOutcome, runBatch } from "../models/batch.ts";
import type { OpenModels } from "../models/open-models.ts";
import type { Question } from "../models/questions.ts";
import type { Base } from "./base.ts";

export type AnswersByBatch =
  /** Jobs are at work; nothing can be judged yet. */
  | { readonly kind: "waiting"; readonly batch: BatchOutcome; readonly answers: number }
  /** An answer to every question of the head, or why there is none. */
  | { readonly kind: "known"; readonly known: ReadonlyMap<Question, Answer>; readonly notes: readonly string[] };

/**
 * Has batch jobs answer what the head and the base lack. What a job could not answer is a failure with its reason; for the
 * base, whose answers are read where they are kept, it is a note.
 *
 * @throws what `runBatch` throws.
 */
export async function answersByBatch(
  judged: readonly Question[],
  kept: ReadonlyMap<Question, Answer>,
  base: Pick<Base, "questions"> | undefined,
  options: BatchOptions,
  models: Pick<OpenModels, "session" | "environment">,
  project: Project,
  context: CommandContext,
): Promise<AnswersByBatch> {
  const ofBase = [...(base?.questions.values() ?? [])].flat();
  const keptOfBase = await findKept(ofBase, models.session, context);
  const wanting = [...judged.filter((one) => !kept.has(one)), ...ofBase.filter((one) => !keptOfBase.has(one))];
  const batch = await runBatch(wanting, options, models, project, context);
  const known = new Map([...kept, ...batch.answers]);
  if (batch.waiting.length > 0) {
    const answers = [...judged, ...ofBase].filter((one) => known.has(one) || keptOfBase.has(one)).length;
    return { kind: "waiting", batch, answers };
  }
  for (const question of judged) {
    if (!known.has(question)) known.set(question, { kind: "failed", failure: tooFewForJob(question.request.model) });
  }
  return {
    kind: "known",
    known,
    notes: notesOnBase(
      ofBase.filter((one) => !keptOfBase.has(one)),
      batch.answers,
    ),
  };
}

function notesOnBase(asked: readonly Question[], answers: ReadonlyMap<Question, Answer>): readonly string[] {
  const lacking = asked.filter((question) => answers.get(question)?.kind !== "answer");
  const [first] = lacking;
  if (first === undefined) return [];
  const answer = answers.get(first);
  const { message, next } = answer?.kind === "failed" ? answer.failure : tooFewForJob(first.request.model);
  const them = lacking.length === 1 ? "is" : "are";
  return [
    `${counted(lacking.length, "answer")} of the base ${them} missing, so their cases are not compared. ${first.prompt.name}, ${first.case.name}: ${message} ${next}`,
  ];
}
