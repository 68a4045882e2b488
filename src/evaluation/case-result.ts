/** What became of one case: its answers judged, and the verdict on all of them together. */

import type { AnswerOutcome } from "./confirmation.ts";
import type { JudgedAnswer } from "./expectations/answer.ts";
import type { CompiledExpectation } from "./expectations/compile.ts";
import type { Judgement, JudgingServices } from "./expectations/judgement.ts";

/** One answer, judged. */
export interface JudgedRepeat {
  /** From 1. */
  readonly repeat: number;
  readonly outcome: AnswerOutcome;
  readonly judgements: readonly Judgement[];
  /** Why there is no answer to judge, or no whole one; a sentence. */
  readonly problem?: string;
}

/**
 * Judges an answer by all expectations of its case. Those that ask a model or run code are asked only where the others
 * passed: they cost, and a failed answer is failed already.
 */
export async function judgeAnswer(
  answer: JudgedAnswer,
  expectations: readonly CompiledExpectation[],
  services: JudgingServices,
): Promise<Pick<JudgedRepeat, "outcome" | "judgements">> {
  const judgements: Judgement[] = [];
  for (const expectation of expectations.filter(({ costs }) => !costs)) {
    judgements.push(await expectation.judge(answer, services));
  }
  if (outcomeOf(judgements) === "passed") {
    for (const expectation of expectations.filter(({ costs }) => costs)) {
      judgements.push(await expectation.judge(answer, services));
    }
  }
  return { outcome: outcomeOf(judgements), judgements };
}

/** A failure is a failure whatever could not be asked besides. */
function outcomeOf(judgements: readonly Judgement[]): AnswerOutcome {
  if (judgements.some(({ outcome }) => outcome === "failed")) return "failed";
  return judgements.some(({ outcome }) => outcome === "error") ? "error" : "passed";
}

/**
 * The outcome of a case over its repeats: passed where the share of passes reaches what is demanded. Answers that could
 * not be had count for nothing; where so many are missing that they could change the outcome, it is an error.
 */
export function outcomeOfRepeats(repeats: readonly Pick<JudgedRepeat, "outcome">[], passRate: number): AnswerOutcome {
  const total = repeats.length;
  const passed = repeats.filter(({ outcome }) => outcome === "passed").length;
  const errors = repeats.filter(({ outcome }) => outcome === "error").length;
  // 0.9 of 10 is 9, also in floating point.
  const needed = Math.ceil(passRate * total - 1e-9);
  if (total > 0 && passed >= needed) return "passed";
  return passed + errors >= needed || total === 0 ? "error" : "failed";
}
