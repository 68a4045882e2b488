/** From judged cases to the document of an evaluation. */
import {
  type CaseResult,
  countOutcomes,
  type Evaluation,
  evaluationFormat,
  inDocumentOrder,
  passes,
  repeatErrorsOf,
  sumOf,
} from "../../evaluation/evaluation.ts";
import type { Judgement } from "../../evaluation/expectations/judgement.ts";
import { documentOf } from "../../evaluation/merge.ts";
import { usageOf, usageOfAnswers, usageOfCase } from "../../evaluation/usage.ts";
import type { Digest } from "../../platform/digest.ts";
import type { Case } from "../../prompts/prompt.ts";
import type { Base } from "./base.ts";
import type { BaseOutcome, Compared } from "./compare.ts";
import { caseId, type EvaluatedCase } from "./judge-cases.ts";

/** The base is the head's own commit, or asks the very same for every case that both have. */
export type ExcusesNothing = NonNullable<NonNullable<Evaluation["base"]>["excusesNothing"]>;

export interface EvaluationFacts {
  readonly evaluated: readonly EvaluatedCase[];
  readonly head: NonNullable<Evaluation["head"]>;
  /** All cases of the prompts that were evaluated, those of other shards too. */
  readonly demands: readonly { readonly prompt: string; readonly case: Case }[];
  /** The digest of these, and of the scripts that they name. */
  readonly demandsDigest: Digest;
  readonly base: Pick<Base, "label" | "commit"> | undefined;
  /** Why no failure of the head is excused by the base. */
  readonly excusesNothing: ExcusesNothing | undefined;
  readonly compared: Compared | undefined;
  /** Whether every answer of a judge and every embedding counts in the environment. */
  readonly judgesCount: boolean;
  readonly bundle: Digest | undefined;
  readonly shard: { readonly part: number; readonly of: number } | undefined;
  /** Whole US dollars and cents for what was asked now; undefined where a price is not known. */
  readonly cost: number | undefined;
  readonly keptCost: number | undefined;
  readonly now: Date;
}

/**
 * `slipway/evaluation/v1`, results in the order of the document whatever order they came in. `trusted` only where every
 * answer counts as evidence.
 */
export function evaluationOf(facts: EvaluationFacts): Evaluation {
  const { evaluated, compared, base, shard } = facts;
  const results = inDocumentOrder(evaluated.map((one) => resultOf(one, compared?.cases.get(caseId(one)))));
  const { interval, ...counts } = countOutcomes(results);
  const usage = usageOf(results);
  const answers = evaluated.flatMap((one) => one.answers.map(({ answer }) => answer));
  return {
    format: evaluationFormat,
    bundle: facts.bundle ?? null,
    head: facts.head,
    demands: facts.demandsDigest,
    trusted:
      answers.length > 0 &&
      answers.every((answer) => answer.kind === "answer" && answer.trusted) &&
      facts.judgesCount &&
      compared?.trusted !== false,
    passed: passes(results, compared?.comparison) || isEmptyPart(facts),
    ...(shard === undefined ? {} : { shard }),
    base:
      base === undefined
        ? null
        : {
            label: base.label,
            commit: base.commit,
            ...(compared?.answersSince === undefined ? {} : { answersSince: compared.answersSince }),
            ...(facts.excusesNothing === undefined ? {} : { excusesNothing: facts.excusesNothing }),
          },
    results,
    comparison: compared === undefined ? null : documentOf(compared.comparison),
    ...(usage === undefined ? {} : { usage }),
    summary: {
      ...counts,
      ...repeatErrorsOf(results),
      interval: interval === undefined ? null : { ...interval },
      cost: facts.cost ?? null,
      keptCost: facts.keptCost ?? null,
    },
    createdAt: facts.now.toISOString(),
  };
}

/** More jobs than cases: such a part proves nothing, and holds nobody up. Parts that are joined are judged anew. */
function isEmptyPart({ evaluated, demands, shard }: EvaluationFacts): boolean {
  return shard !== undefined && evaluated.length === 0 && demands.some(({ case: one }) => one.expect.length > 0);
}

function resultOf(one: EvaluatedCase, base: BaseOutcome | undefined): CaseResult {
  const {
    prompt,
    case: { name, must, cluster },
    outcome,
    repeats,
    answers,
    questions,
  } = one;
  const first = repeats.find((repeat) => repeat.outcome !== "passed");
  const priced = answers.flatMap(({ answer, cost }) =>
    answer.kind === "answer" ? [{ completion: answer.completion, cost }] : [],
  );
  const latencies = priced.map(({ completion }) => completion.latencyMilliseconds);
  return {
    prompt: prompt.name,
    case: name,
    model: questions[0]?.request.model ?? prompt.model ?? "",
    outcome,
    must,
    passed: repeats.filter((repeat) => repeat.outcome === "passed").length,
    answers: priced.length,
    requests: [...new Set(questions.map(({ request }) => request.digest))],
    ...(base === undefined ? {} : { base: base.outcome }),
    ...(base?.rates === undefined ? {} : { rates: base.rates }),
    ...(base?.unchanged === true ? { unchanged: true } : {}),
    ...(cluster === undefined ? {} : { cluster }),
    ...errorsOf(one, base),
    ...(base?.confirmation === undefined ? {} : { confirmation: base.confirmation }),
    judgements: ((outcome === "passed" ? repeats[0] : first)?.judgements ?? []).map(judgementDocument),
    ...problemOf(one, base),
    ...(outcome === "error" && one.isProjects ? { inProject: true } : {}),
    cost: answers.length === 0 ? null : (sumOf(answers.map(({ cost }) => cost)) ?? null),
    latencyMilliseconds: latencies.length === 0 ? null : Math.max(...latencies),
    ...usageOfCase(usageOfAnswers(priced), base?.usage),
  };
}

/** Of the first answer that did not pass; where nobody knows what became of the case, why. */
function problemOf({ outcome, repeats }: EvaluatedCase, base: BaseOutcome | undefined) {
  const first = repeats.find((repeat) => repeat.outcome !== "passed");
  const own = outcome === "passed" ? undefined : first?.problem;
  const problem = [own, base?.problem].filter((part) => part !== undefined).join(" ");
  return problem === "" ? {} : { problem };
}

/** Nothing where every repeat of both sides was judged. */
function errorsOf({ repeats }: EvaluatedCase, base: BaseOutcome | undefined) {
  const errors = repeats.filter((repeat) => repeat.outcome === "error").length;
  return {
    ...(errors === 0 ? {} : { errors, judged: repeats.length - errors }),
    ...(base === undefined || base.errors === 0 ? {} : { baseErrors: base.errors }),
  };
}

function judgementDocument({ difference, ...judgement }: Judgement): CaseResult["judgements"][number] {
  return { ...judgement, ...(difference === undefined ? {} : { difference: { ...difference } }) };
}
