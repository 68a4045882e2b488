/** Joins the evaluations of the shards of a matrix into one. */

import { type ComparedCase, type Comparison, type ComparisonOptions, compareSuites } from "./comparison.ts";
import type { AnswerOutcome } from "./confirmation.ts";
import { evaluationErrors } from "./errors.ts";
import { type CaseResult, countOutcomes, type Evaluation, passes } from "./evaluation.ts";

/**
 * One evaluation from its shards.
 *
 * @throws SW1202 where a part is missing or there twice, or where they are not of one run.
 */
export function mergeEvaluations(parts: readonly Evaluation[], options: ComparisonOptions): Evaluation {
  const [first] = parts;
  if (first === undefined) throw unfit("There is no evaluation to merge.");
  const of = first.shard?.of ?? 1;
  const seen = new Set<number>();
  for (const part of parts) {
    const number = part.shard?.part ?? 1;
    if ((part.shard?.of ?? 1) !== of)
      throw unfit(`The parts are of matrices of ${of} and of ${part.shard?.of ?? 1} jobs.`);
    if (seen.has(number)) throw unfit(`Part ${number} of ${of} is there twice.`);
    seen.add(number);
    if (part.base?.commit !== first.base?.commit) throw unfit("The parts were compared with different commits.");
  }
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !seen.has(number));
  if (missing.length > 0) throw unfit(`Part ${missing.join(" and ")} of ${of} is missing.`);

  const results = parts
    .flatMap((part) => part.results)
    .sort((a, b) => compare(a.prompt, b.prompt) || compare(a.case, b.case));
  const comparison = first.comparison === null ? undefined : compareSuites(results.flatMap(comparedCase), options);
  const { interval, ...counts } = countOutcomes(results);
  const { shard: _, ...rest } = first;
  return {
    ...rest,
    trusted: parts.every(({ trusted }) => trusted),
    passed: passes(results, comparison),
    results,
    comparison: comparison === undefined ? null : documentOf(comparison),
    summary: {
      ...counts,
      interval: interval === undefined ? null : { ...interval },
      cost: sumOf(parts.map(({ summary }) => summary.cost)),
      keptCost: sumOf(parts.map(({ summary }) => summary.keptCost)),
    },
    createdAt:
      parts
        .map(({ createdAt }) => createdAt)
        .sort()
        .at(-1) ?? first.createdAt,
  };
}

/** What a result says of head and base, for the comparison of the whole suite. */
function comparedCase({ prompt, case: name, outcome, base, must, confirmation }: CaseResult): readonly ComparedCase[] {
  if (outcome === "unjudged") return [];
  const head: AnswerOutcome = outcome;
  const confirmed = confirmation === undefined || confirmation === "unconfirmed" ? undefined : confirmation;
  return [
    {
      id: `${prompt}/${name}`,
      head,
      base: base === undefined || base === "none" ? undefined : base,
      must,
      ...(confirmed === undefined ? {} : { confirmation: { verdict: confirmed, head: [], base: [] } }),
    },
  ];
}

/** The comparison as the document has it. */
export function documentOf({
  casesNeeded,
  interval,
  ...comparison
}: Comparison): NonNullable<Evaluation["comparison"]> {
  return {
    ...comparison,
    broken: [...comparison.broken],
    mustFailed: [...comparison.mustFailed],
    flaky: [...comparison.flaky],
    errors: [...comparison.errors],
    counts: { ...comparison.counts },
    interval: interval === undefined ? null : { ...interval },
    ...(casesNeeded === undefined ? {} : { casesNeeded }),
  };
}

function sumOf(amounts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    sum += amount;
  }
  return sum;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function unfit(message: string): Error {
  return evaluationErrors.create("SW1202", {
    message,
    next: "Give the files of all jobs of one run, each once: slipway evaluate merge shard-*.json.",
  });
}
