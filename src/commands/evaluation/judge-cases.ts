/** Judges the answers to every case of a project: what each demands, and what became of it. */
import { caseIdOf } from "../../evaluation/case-id.ts";
import { type JudgedRepeat, judgeAnswer, outcomeOfRepeats } from "../../evaluation/case-result.ts";
import { surroundingsOf } from "../../evaluation/check-cases.ts";
import type { AnswerOutcome } from "../../evaluation/confirmation.ts";
import type { JudgedAnswer } from "../../evaluation/expectations/answer.ts";
import { type CompiledExpectation, compileExpectations } from "../../evaluation/expectations/compile.ts";
import type { Answer } from "../../models/answers.ts";
import { emptyAnswer, incompleteness } from "../../models/check-answer.ts";
import { type Completion, isEmpty, textOfAnswer, toolCallsOf } from "../../models/completion.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isJsonObject, ownProperty } from "../../platform/json.ts";
import { mapLimited } from "../../platform/limited.ts";
import type { Case, Prompt } from "../../prompts/prompt.ts";
import type { Answered } from "../models/ask-all.ts";
import type { Question, UnaskableCase } from "../models/questions.ts";
import { acceptsRefusal, isWholeFor } from "../models/whole-answer.ts";
import type { Judges } from "./judges.ts";

/** One case with its answers, judged. */
export interface EvaluatedCase {
  readonly prompt: Prompt;
  readonly case: Case;
  readonly questions: readonly Question[];
  readonly answers: readonly Answered[];
  readonly outcome: AnswerOutcome | "unjudged";
  readonly repeats: readonly JudgedRepeat[];
  readonly expectations: readonly CompiledExpectation[];
  /** An error that has to be mended in the project: no outage, and not to be tried again. */
  readonly isProjects: boolean;
}

/** A case in one text that is its own in the whole project. */
export function caseId({
  prompt,
  case: one,
}: {
  readonly prompt: { readonly name: string };
  readonly case: { readonly name: string };
}): string {
  return caseIdOf(prompt.name, one.name);
}

/**
 * Cases that are judged at once: most take no time, and those that ask a judging prompt or run a script wait for the
 * limiter of the model, or for a free processor.
 */
export const judgedAtOnce = 256;

/** Judges what was answered, many cases at once; the results stand in the order in which they were asked. */
export async function judgeCases(
  answered: readonly Answered[],
  judges: Judges,
  progress: CommandContext["progress"],
): Promise<readonly EvaluatedCase[]> {
  const cases = [...Map.groupBy(answered, caseId).values()];
  let done = 0;
  return mapLimited(cases, judgedAtOnce, async (answers) => {
    const evaluated = await judgeCase(answers, judges);
    done += 1;
    progress.update("Judging", done, cases.length);
    return evaluated;
  });
}

/** All repeats of one case, at least one. */
async function judgeCase(answers: readonly Answered[], judges: Judges): Promise<EvaluatedCase> {
  const [first] = answers;
  if (first === undefined) throw new RangeError("a case without an answer");
  const { prompt, case: one } = first;
  const expectations = await expectationsOf(prompt, one);
  const repeats = await Promise.all(
    answers.map(async ({ answer, repeat, cost }) => ({
      repeat,
      ...(await judgeOne({ prompt, case: one }, answer, cost, expectations, judges)),
    })),
  );
  const outcome = expectations.length === 0 ? unjudged(repeats) : outcomeOfRepeats(repeats, one.passRate);
  // As for `run`: what Bedrock refuses of a request is the prompt's, not the world's.
  const isProjects = answers.some(({ answer }) => answer.kind === "failed" && answer.failure.kind === "invalid");
  return { prompt, case: one, questions: answers, answers, outcome, repeats, expectations, isProjects };
}

/** A case that demands something and cannot be put to its model: an error, never one that is left out. */
export function withoutQuestion({ prompt, case: one, finding }: UnaskableCase): EvaluatedCase {
  const problem = `${finding.message} ${finding.help}`;
  return {
    prompt,
    case: one,
    questions: [],
    answers: [],
    outcome: "error",
    repeats: [{ repeat: 1, outcome: "error", judgements: [], problem }],
    expectations: [],
    isProjects: true,
  };
}

/** A case that demands nothing is not judged; one that could not be asked is an error all the same. */
function unjudged(repeats: readonly JudgedRepeat[]): AnswerOutcome | "unjudged" {
  return repeats.some(({ outcome }) => outcome === "error") ? "error" : "unjudged";
}

/** The check has found every problem of theirs, so that what does not compile here was reported. */
async function expectationsOf(prompt: Prompt, one: Case): Promise<readonly CompiledExpectation[]> {
  const around = surroundingsOf(prompt, { hasPrompt: () => true, hasFile: async () => true });
  return (await compileExpectations(one.expect, around)).compiled;
}

/** Judges one answer, or says why there is none. */
export async function judgeOne(
  about: { readonly prompt: Prompt; readonly case: Case },
  answer: Answer,
  cost: number | undefined,
  expectations: readonly CompiledExpectation[],
  judges: Judges,
): Promise<Omit<JudgedRepeat, "repeat">> {
  if (answer.kind === "missing") {
    return { outcome: "error", judgements: [], problem: "No answer is kept, and no model is asked (--offline)." };
  }
  if (answer.kind === "failed") {
    return { outcome: "error", judgements: [], problem: `${answer.failure.message} ${answer.failure.next}` };
  }
  const { completion } = answer;
  const { prompt, case: one } = about;
  if (!isWholeFor(one, completion)) {
    // What it lacks, it lacks because it was cut off or held back: what is demanded of it says nothing.
    return { outcome: "failed", judgements: [], problem: incompleteness(completion) };
  }
  if (isEmpty(completion) && !acceptsNothing(one)) {
    const { message, help } = emptyAnswer(prompt, one);
    return { outcome: "failed", judgements: [], problem: `${message} ${help}` };
  }
  const services = judges.servicesFor({ prompt: prompt.name, case: one.name, input: one.input });
  return judgeAnswer(judgedAnswer(completion, cost), expectations, services);
}

/** A case that demands that nothing is said, or wants the model to decline, is content without a text. */
function acceptsNothing(one: Case): boolean {
  return acceptsRefusal(one) || one.expect.some(demandsNothing);
}

function demandsNothing({ kind, value }: Case["expect"][number]): boolean {
  if (kind === "equals") return typeof value === "string" && value.trim() === "";
  if (kind !== "length") return false;
  return value === 0 || (isJsonObject(value) && ownProperty(value, "max") === 0);
}

function judgedAnswer(completion: Completion, cost: number | undefined): JudgedAnswer {
  const { usage, stopReason, latencyMilliseconds } = completion;
  return {
    text: textOfAnswer(completion),
    stopReason,
    toolCalls: toolCallsOf(completion),
    tokens: {
      input: usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens,
      output: usage.outputTokens,
    },
    latencyMilliseconds,
    cost,
  };
}
