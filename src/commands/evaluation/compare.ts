/** Compares the answers of the head with those of the base, and asks again where a case seems to have broken. */

import { outcomeOfRepeats } from "../../evaluation/case-result.ts";
import {
  type ComparedCase,
  type Comparison,
  type ComparisonOptions,
  compareSuites,
} from "../../evaluation/comparison.ts";
import {
  type AnswerOutcome,
  answersToConfirm,
  type Confirmation,
  confirmRegression,
  type FirstAnswers,
  type Side,
} from "../../evaluation/confirmation.ts";
import { usageOfAnswers } from "../../evaluation/usage.ts";
import type { AnswersUsage } from "../../evaluation/usage-schema.ts";
import type { Answer } from "../../models/answers.ts";
import { costOf } from "../../models/prices.ts";
import type { CommandContext } from "../../platform/command.ts";
import { mapLimited } from "../../platform/limited.ts";
import { compareText } from "../../platform/order.ts";
import type { Question } from "../models/questions.ts";
import type { ModelSession } from "../models/session.ts";
import type { Base } from "./base.ts";
import { caseId, type EvaluatedCase, judgedAtOnce, judgeOne } from "./judge-cases.ts";
import type { Judges } from "./judges.ts";

export interface CompareOptions extends ComparisonOptions {
  /** False with `--offline`: kept answers alone, those that confirm too. */
  readonly asks: boolean;
  /** Cases that demand something, those of other shards too: how often is confirmed goes by the whole suite. */
  readonly suite: number;
}

export interface BaseOutcome {
  readonly outcome: AnswerOutcome | "none";
  readonly confirmation: Confirmation["verdict"] | "unconfirmed" | undefined;
  /** Where the case is asked several times, and both have answers that were judged. */
  readonly rates: ComparedCase["rates"];
  /** What its answers took; undefined where the base has none. */
  readonly usage: AnswersUsage | undefined;
  /** The base asks the very same. */
  readonly unchanged: boolean;
  /** Repeats that could not be judged. */
  readonly errors: number;
  /** Why the base could not be judged, or the regression not be confirmed; a sentence. */
  readonly problem: string | undefined;
}

export interface Compared {
  readonly comparison: Comparison;
  /** By the id of the case. */
  readonly cases: ReadonlyMap<string, BaseOutcome>;
  /** When the oldest answer of the base was given. */
  readonly answersSince: string | undefined;
  /** Whether every answer of the base, and every one that confirmed, counts in the environment. */
  readonly trusted: boolean;
}

/** The base is asked for nothing but confirmations: its answers are those that were kept when it was the head. */
export async function compareWithBase(
  evaluated: readonly EvaluatedCase[],
  base: Base,
  session: ModelSession,
  judges: Judges,
  options: CompareOptions,
  context: CommandContext,
): Promise<Compared> {
  const judged = evaluated.filter(({ outcome }) => outcome !== "unjudged");
  const most = answersToConfirm(options.suite);
  let trusted = true;
  const seen = (answer: Answer): void => {
    if (answer.kind === "answer" && !answer.trusted) trusted = false;
  };
  const ask: Ask = async ({ request }, repeat) => {
    const answer = await session.answers.ask(request, repeat, { signal: context.signal });
    seen(answer);
    return answer;
  };
  const comparing = { ask, seen, session, judges };
  const found = await mapLimited(judged, judgedAtOnce, (one) =>
    compareCase(one, base.questions.get(caseId(one)) ?? [], most, comparing),
  );
  const sides = await mapLimited([...found.entries()], judgedAtOnce, ([index, side]) =>
    confirmAlone(judged[index], side, most, options.asks, comparing),
  );
  const since = sides.flatMap(({ answersSince }) => answersSince ?? []).sort(compareText);
  return {
    comparison: compareSuites(
      sides.map(({ compared }) => compared),
      options,
    ),
    cases: new Map(sides.map(({ compared, outcome }) => [compared.id, outcome])),
    answersSince: since[0],
    trusted,
  };
}

interface ComparedSides {
  readonly compared: ComparedCase;
  readonly outcome: BaseOutcome;
  readonly answersSince: string | undefined;
}

interface Comparing {
  readonly ask: Ask;
  /** Hears of every kept answer of the base. */
  seen(answer: Answer): void;
  readonly session: ModelSession;
  readonly judges: Judges;
}

/** One case on the base by its kept answers, and confirmed where it seems to have broken. */
async function compareCase(
  one: EvaluatedCase,
  questions: readonly Question[],
  most: number,
  { ask, seen, session, judges }: Comparing,
): Promise<ComparedSides> {
  const found = await firstAnswers(questions, session);
  found.forEach(seen);
  // All repeats or none: half of them would be another case.
  const kept = found.length > 0 && found.length === questions.length ? found : undefined;
  const given = (kept ?? []).flatMap((answer) => (answer.kind === "answer" ? [answer.completion.createdAt] : []));
  const outcomes = kept === undefined ? undefined : await judgeAll(one, kept, session, judges);
  const base = outcomes === undefined ? undefined : outcomeOfRepeats(outcomes, one.case.passRate);
  const head = one.outcome === "unjudged" ? "error" : one.outcome;
  const gotWorse = base === "passed" && head === "failed";
  const unchanged = questions[0]?.request.digest === one.questions[0]?.request.digest;
  const first: FirstAnswers = { head: outcomesOf(one.repeats), base: outcomesOf(outcomes ?? []) };
  // Repeats may be enough, or say that it is flaky; what was asked the very same is never asked again.
  const confirmation =
    gotWorse && !unchanged ? await confirm(one, questions, most, first, { ask, session, judges }) : undefined;
  const { verdict, problem = problemOf(outcomes) } = confirmation ?? {};
  const rates = outcomes !== undefined && one.case.repeat > 1 ? ratesOf(first) : undefined;
  return {
    compared: {
      id: caseId(one),
      head,
      base,
      prompt: one.prompt.name,
      ...(one.case.cluster === undefined ? {} : { cluster: one.case.cluster }),
      unchanged,
      must: one.case.must,
      ...(rates === undefined ? {} : { rates }),
      ...(confirmation === undefined ? {} : { confirmation }),
    },
    outcome: {
      rates,
      usage: usageOfAnswers(
        found.flatMap((answer) =>
          answer.kind === "answer" ? [{ completion: answer.completion, cost: priceOf(answer, session) }] : [],
        ),
      ),
      unchanged,
      errors: first.base.filter((outcome) => outcome === "error").length,
      problem: base === "error" || verdict === "error" ? problem : undefined,
      outcome: base ?? "none",
      confirmation: verdict ?? (gotWorse ? "unconfirmed" : undefined),
    },
    answersSince: given.sort(compareText)[0],
  };
}

/** A failure that the base has no answers to compare with: asked again on the head alone. */
async function confirmAlone(
  one: EvaluatedCase | undefined,
  side: ComparedSides,
  most: number,
  asks: boolean,
  comparing: Comparing,
): Promise<ComparedSides> {
  const { compared, outcome } = side;
  if (one === undefined || compared.base !== undefined || compared.head !== "failed") return side;
  // As if the base passed whenever it was asked.
  const base: readonly AnswerOutcome[] = Array.from({ length: most }, () => "passed" as const);
  const first: FirstAnswers = { head: outcomesOf(one.repeats), base };
  const { verdict, head: asked, problem } = await confirm(one, [], most, first, comparing);
  // Where nobody is asked, the failure stands as it is.
  if (verdict === "error" && !asks) return side;
  return {
    ...side,
    compared: { ...compared, confirmation: { verdict, head: asked, base: [] } },
    outcome: { ...outcome, confirmation: verdict, problem: verdict === "error" ? problem : undefined },
  };
}

/** The answers that are kept, as far as they go on without a gap: a mean of what answers take needs no more. */
async function firstAnswers(questions: readonly Question[], session: ModelSession): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { request, repeat } of questions) {
    const answer = await session.answers.find(request, repeat);
    if (answer === undefined) break;
    answers.push(answer);
  }
  return answers;
}

async function judgeAll(one: EvaluatedCase, answers: readonly Answer[], session: ModelSession, judges: Judges) {
  return Promise.all(
    answers.map((answer) => judgeOne(one, answer, priceOf(answer, session), one.expectations, judges)),
  );
}

/** Why one of the base's answers could not be judged. */
function problemOf(outcomes: readonly JudgedAnswer[] | undefined): string | undefined {
  const [first] = (outcomes ?? []).flatMap((judged) => errorOf(judged) ?? []);
  return first === undefined ? undefined : `On the base: ${first}`;
}

type JudgedAnswer = Awaited<ReturnType<typeof judgeOne>>;

/** Why an answer could not be judged, by the answer itself or by what was demanded of it. */
function errorOf({ outcome, problem, judgements }: JudgedAnswer): string | undefined {
  if (outcome !== "error") return undefined;
  return problem ?? judgements.find((judgement) => judgement.outcome === "error")?.reason;
}

function outcomesOf(repeats: readonly { readonly outcome: AnswerOutcome }[]): readonly AnswerOutcome[] {
  return repeats.map(({ outcome }) => outcome);
}

/** What could not be judged counts for nothing; where that is all of a side, there is no rate. */
function ratesOf({ head, base }: FirstAnswers): ComparedCase["rates"] {
  const rates = { base: rateOf(base), head: rateOf(head) };
  return rates.base === undefined || rates.head === undefined ? undefined : { base: rates.base, head: rates.head };
}

function rateOf(outcomes: readonly AnswerOutcome[]): number | undefined {
  const judged = outcomes.filter((outcome) => outcome !== "error").length;
  return judged === 0 ? undefined : outcomes.filter((outcome) => outcome === "passed").length / judged;
}

/**
 * Answers to confirm with are kept like every other, under numbers that no `repeat` reaches: asked for because of a
 * failure, they would be no fair sample where more repeats are demanded later.
 */
const repeatsAtMost = 100;

type Ask = (question: Question, repeat: number) => Promise<Answer>;

function priceOf(answer: Answer, session: ModelSession): number | undefined {
  if (answer.kind !== "answer") return undefined;
  const { usage, serviceTier } = answer.completion;
  const price = session.priceOf(answer.completion);
  return price === undefined ? undefined : costOf(price, usage, serviceTier);
}

async function confirm(
  one: EvaluatedCase,
  base: readonly Question[],
  most: number,
  first: FirstAnswers,
  { ask, session, judges }: { readonly ask: Ask; readonly session: ModelSession; readonly judges: Judges },
): Promise<Confirmation & { readonly problem: string | undefined }> {
  const given: Record<Side, number> = { head: 0, base: 0 };
  let problem: string | undefined;
  const confirmation = await confirmRegression(
    async (side) => {
      const question = side === "head" ? one.questions[0] : base[0];
      if (question === undefined) return "error";
      given[side] += 1;
      const answer = await ask(question, repeatsAtMost + given[side]);
      const judged = await judgeOne(one, answer, priceOf(answer, session), one.expectations, judges);
      const why = errorOf(judged);
      const onBase = base.length === 0 ? "has no answer on the base" : "passed on the base";
      if (why !== undefined) problem = `It failed here and ${onBase}, and could not be confirmed: ${why}`;
      return judged.outcome;
    },
    most,
    first,
  );
  return { ...confirmation, problem };
}
