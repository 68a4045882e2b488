/** Asks many questions at once, and judges each answer as it comes. */
import type { Answer } from "../../models/answers.ts";
import { createAnswerChecker } from "../../models/check-answer.ts";
import { modelsErrors } from "../../models/errors.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Finding } from "../../platform/finding.ts";
import { forEachInLines, forEachLimited } from "../../platform/limited.ts";
import { visibleLine } from "../../platform/visible.ts";
import { counted } from "../../platform/words.ts";
import { maskedLive } from "./masked-live.ts";
import { impossible, type Question } from "./questions.ts";
import type { ModelSession } from "./session.ts";
import { type Anew, isWholeFor, replacesFor } from "./whole-answer.ts";

export interface Answered extends Question {
  readonly answer: Answer;
  /** About this answer. */
  readonly findings: readonly Finding[];
  /** US dollars; undefined where nothing was answered or the price is not known. */
  readonly cost: number | undefined;
}

/** Kept answers that are looked for at once: files and small objects. */
const lookupsAtOnce = 32;
/**
 * Questions to one model that are begun, for each request that may be under way to it: one that is asked, one whose
 * answer is being kept and judged. With more of them the first requests leave late.
 */
const begunPerRequest = 2;

/** Kept answers by question; what has none, or one that is asked for anew, is missing from the map. */
export async function findKept(
  questions: readonly Question[],
  session: ModelSession,
  context: CommandContext,
  anew: Anew = "nothing",
): Promise<ReadonlyMap<Question, Answer>> {
  const kept = new Map<Question, Answer>();
  if (anew === "everything") return kept;
  let done = 0;
  await forEachLimited(questions, lookupsAtOnce, async (question) => {
    context.signal.throwIfAborted();
    const answer = await session.answers.find(question.request, question.repeat);
    const isAskedAnew =
      anew === "not-whole" && answer?.kind === "answer" && !isWholeFor(question.case, answer.completion);
    if (answer !== undefined) {
      if (!isAskedAnew) kept.set(question, answer);
      if (answer.kind === "answer") session.estimator.learn(answer.completion);
    }
    done += 1;
    context.progress.update("Looking for kept answers", done, questions.length);
  });
  return kept;
}

/**
 * Answers to all questions, in their order: kept ones, and the others from the models.
 *
 * @throws SW1105 where it was interrupted; what came is kept.
 */
export async function askAll(
  questions: readonly Question[],
  kept: ReadonlyMap<Question, Answer>,
  session: ModelSession,
  context: CommandContext,
  anew: Anew = "nothing",
): Promise<readonly Answered[]> {
  const { costOf } = await import("../../models/prices.ts");
  const checker = createAnswerChecker();
  const results: Answered[] = new Array(questions.length);
  const toAsk = questions.length - kept.size;
  let done = 0;
  let throttled = 0;
  const tell = (): void => {
    const slowed = throttled === 0 ? "" : ` (throttled ${counted(throttled, "time")})`;
    context.progress.update(`Asking models${slowed}`, done, toAsk);
  };
  // One answer is shown as it is written; several at once would be a muddle.
  const live = toAsk === 1 && context.live !== undefined ? await maskedLive(context.live, context) : undefined;
  let headed = false;
  const lines = Map.groupBy(questions.entries(), ([, { request }]) => `${request.provider} ${request.model}`).values();
  await forEachInLines(lines, begunPerRequest * session.concurrency, async ([index, question]: [number, Question]) => {
    const { request, repeat } = question;
    const known = kept.get(question);
    const answer =
      known ??
      (await session.answers.ask(request, repeat, {
        signal: context.signal,
        isMissing: true,
        replaces: replacesFor(question.case, anew),
        onThrottle() {
          throttled += 1;
          tell();
        },
        ...(live === undefined
          ? {}
          : {
              onText(text: string) {
                if (!headed) live.head(answerTitle(question));
                headed = true;
                live.write(text);
              },
              onRestart: () => live.restart("(the connection broke; once more from the beginning)"),
            }),
      }));
    if (known === undefined) {
      done += 1;
      // Behind text that stands on the terminal it would be glued to it.
      if (live === undefined) tell();
    }
    const completion = answer.kind === "answer" ? answer.completion : undefined;
    const price = completion === undefined ? undefined : session.priceOf(completion);
    results[index] = {
      ...question,
      answer,
      findings: await findingsOf(question, answer, checker),
      cost:
        completion === undefined || price === undefined
          ? undefined
          : costOf(price, completion.usage, completion.serviceTier),
    };
  });
  live?.end();
  if (context.signal.aborted) throw interrupted(results);
  return results;
}

/** `triage · late · answer 2`, for one line. */
export function answerTitle({ prompt, case: one, repeat }: Question): string {
  return `${visibleLine(prompt.name)} · ${visibleLine(one.name)}${repeat === 1 ? "" : ` · answer ${repeat}`}`;
}

async function findingsOf(
  { prompt, case: one }: Question,
  answer: Answer,
  checker: ReturnType<typeof createAnswerChecker>,
): Promise<readonly Finding[]> {
  if (answer.kind === "answer") return checker.check(prompt, one, answer.completion);
  // What Bedrock refuses of a request is the prompt's, not the world's.
  if (answer.kind === "failed" && answer.failure.kind === "invalid") {
    return [impossible(prompt, one, { message: answer.failure.message, help: answer.failure.next })];
  }
  return [];
}

function interrupted(results: readonly (Answered | undefined)[]): Error {
  const answers = results.filter((result) => result?.answer.kind === "answer").length;
  return modelsErrors.create("SW1105", {
    message: `Stopped. ${counted(answers, "answer")} of ${results.length} ${answers === 1 ? "is" : "are"} kept.`,
    next: "Run the same command again: it goes on where it stopped, and asks nothing twice.",
  });
}
