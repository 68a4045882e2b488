/** Joins the evaluations of the shards of a matrix into one. */

import { visibleLine } from "../platform/visible.ts";
import { caseIdOf } from "./case-id.ts";
import { type ComparedCase, type Comparison, type ComparisonOptions, compareSuites } from "./comparison.ts";
import type { AnswerOutcome } from "./confirmation.ts";
import { evaluationErrors } from "./errors.ts";
import {
  type CaseResult,
  countOutcomes,
  type Evaluation,
  inDocumentOrder,
  passes,
  repeatErrorsOf,
  sumOf,
} from "./evaluation.ts";
import { usageOf } from "./usage.ts";

/** As `--shard` takes. */
const mostParts = 10_000;

export interface MergeOptions {
  /** Drop that is accepted, as a share; where it is absent the one that the parts were compared with. */
  readonly tolerance?: number | undefined;
}

/**
 * One evaluation from its shards.
 *
 * @throws SW1202 where a part is missing or there twice, or where they are not of one run.
 */
export function mergeEvaluations(parts: readonly Evaluation[], { tolerance }: MergeOptions = {}): Evaluation {
  const [first] = parts;
  if (first === undefined) throw unfit("There is no evaluation to merge.");
  const of = first.shard?.of ?? 1;
  if (of > mostParts) throw unfit(`A matrix of ${of} jobs is none: ${mostParts} parts are the most.`);
  const seen = new Set<number>();
  for (const part of parts) {
    const number = part.shard?.part ?? 1;
    if ((part.shard?.of ?? 1) !== of)
      throw unfit(`The parts are of matrices of ${of} and of ${part.shard?.of ?? 1} jobs.`);
    if (number > of) throw unfit(`Part ${number} of ${of} is none.`);
    if (seen.has(number)) throw unfit(`Part ${number} of ${of} is there twice.`);
    seen.add(number);
    const difference = differenceOf(first, part);
    if (difference !== undefined) throw unfit(difference);
  }
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !seen.has(number));
  if (missing.length > 0) throw unfit(`Part ${missing.join(" and ")} of ${of} is missing.`);

  const results = inDocumentOrder(parts.flatMap((part) => part.results));
  const twice = results.find(({ prompt, case: name }, index) => {
    const before = results[index - 1];
    return before?.prompt === prompt && before.case === name;
  });
  if (twice !== undefined) throw unfit(`${visibleLine(`${twice.prompt}/${twice.case}`)} is in the parts twice.`);
  const comparison =
    first.comparison === null ? undefined : compareSuites(results.flatMap(comparedCase), toleranceOf(parts, tolerance));
  const { interval, ...counts } = countOutcomes(results);
  const usage = usageOf(results);
  const { shard: _, usage: __, ...rest } = first;
  return {
    ...rest,
    trusted: parts.every(({ trusted }) => trusted),
    passed: passes(results, comparison),
    base: baseOf(parts),
    results,
    comparison: comparison === undefined ? null : documentOf(comparison),
    ...(usage === undefined ? {} : { usage }),
    summary: {
      ...counts,
      ...repeatErrorsOf(results),
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

/** Of the parts where nobody chose another; the default for those of an earlier version, which do not say. */
function toleranceOf(parts: readonly Evaluation[], chosen: number | undefined): ComparisonOptions {
  if (chosen !== undefined) return { tolerance: chosen };
  const [first, ...others] = new Set(parts.flatMap(({ comparison }) => comparison?.tolerance ?? []));
  if (others.length > 0) throw unfit("The parts accept different drops (--tolerance).");
  return first === undefined ? {} : { tolerance: first };
}

/** What two parts of one run cannot differ in, as a sentence; undefined where they do not. */
function differenceOf(first: Evaluation, part: Evaluation): string | undefined {
  if (part.base?.commit !== first.base?.commit) return "The parts were compared with different commits.";
  if (part.head?.commit !== first.head?.commit) return "The parts are of different commits.";
  if (part.head?.content !== first.head?.content) {
    return "The parts are of different prompts: the working trees were not the same.";
  }
  if (part.head?.model !== first.head?.model) return "The parts asked different models (--model).";
  if (part.demands !== first.demands) return "The cases of the parts demand different things.";
  if (part.bundle !== first.bundle) return "The parts are of different bundles.";
  return undefined;
}

/** Answers of the base are as old as the oldest of any part. */
function baseOf(parts: readonly Evaluation[]): Evaluation["base"] {
  const base = parts[0]?.base ?? null;
  const [oldest] = parts.flatMap((part) => part.base?.answersSince ?? []).sort();
  return base === null || oldest === undefined ? base : { ...base, answersSince: oldest };
}

/** What a result says of head and base, for the comparison of the whole suite. */
function comparedCase(result: CaseResult): readonly ComparedCase[] {
  const { prompt, case: name, outcome, base, must, rates, confirmation, cluster, unchanged } = result;
  if (outcome === "unjudged") return [];
  const head: AnswerOutcome = outcome;
  const confirmed = confirmation === undefined || confirmation === "unconfirmed" ? undefined : confirmation;
  return [
    {
      id: caseIdOf(prompt, name),
      prompt,
      ...(cluster === undefined ? {} : { cluster }),
      ...(unchanged === undefined ? {} : { unchanged }),
      head,
      base: base === undefined || base === "none" ? undefined : base,
      must,
      ...(rates === undefined ? {} : { rates }),
      ...(confirmed === undefined ? {} : { confirmation: { verdict: confirmed, head: [], base: [] } }),
    },
  ];
}

/** The comparison as the document has it. */
export function documentOf({
  casesNeeded,
  interval,
  prompts,
  ...comparison
}: Comparison): NonNullable<Evaluation["comparison"]> {
  return {
    ...comparison,
    broken: [...comparison.broken],
    failing: [...comparison.failing],
    mustFailed: [...comparison.mustFailed],
    flaky: [...comparison.flaky],
    errors: [...comparison.errors],
    counts: { ...comparison.counts },
    interval: interval === undefined ? null : { ...interval },
    prompts: prompts.map((one) => ({
      ...one,
      counts: { ...one.counts },
      interval: one.interval === undefined ? null : { ...one.interval },
    })),
    ...(casesNeeded === undefined ? {} : { casesNeeded }),
  };
}

function unfit(message: string): Error {
  return evaluationErrors.create("SW1202", {
    message,
    next: "Give the files of all jobs of one run, each once: slipway evaluate merge shard-*.json.",
  });
}
