/**
 * An evaluation as a document: what was asked, how the answers were judged, how they compare with the base, and what it
 * cost. Evidence of a release is one of these, named by its digest.
 */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { readJsonObject } from "../platform/bounded-json.ts";
import { maximumDepth } from "../platform/data.ts";
import { type Digest, digestOf } from "../platform/digest.ts";
import type { Json, JsonObject } from "../platform/json.ts";
import { validatorOfOwn } from "../platform/json-schema/index.ts";
import { compareText } from "../platform/order.ts";
import type { Case } from "../prompts/prompt.ts";
import type { Comparison } from "./comparison.ts";
import { type EvaluationDocument, evaluationSchema } from "./evaluation-schema.ts";
import type { Interval } from "./statistics/intervals.ts";
import { wilson } from "./statistics/intervals.ts";

export const evaluationFormat = "slipway/evaluation/v1";

/** A few hundred bytes a case; what is larger was not made by us. */
export const largestEvaluation = 32 * 1024 * 1024;

export type Evaluation = EvaluationDocument;
export type CaseResult = Evaluation["results"][number];

/** A case, as far as it decides what an evaluation is worth: what it puts to the prompt, and what it demands. */
export interface DemandedCase
  extends Pick<Case, "input" | "context" | "history" | "expect" | "must" | "repeat" | "passRate" | "cluster"> {
  readonly prompt: string;
  readonly case: string;
}

/** Those of a prompt's cases that demand something. */
export function demandedCases(prompt: string, cases: readonly Case[]): readonly DemandedCase[] {
  return cases.filter(({ expect }) => expect.length > 0).map((one) => ({ ...one, prompt, case: one.name }));
}

/** The digest of what all cases demand, whatever order they stand in: an evaluation holds for these demands and no others. */
export function demandsDigest(cases: readonly DemandedCase[], scripts: ReadonlyMap<string, Digest>): Digest {
  const demands = cases
    .filter(({ expect }) => expect.length > 0)
    .map(({ prompt, case: name, input, context, history, expect, must, repeat, passRate, cluster }) => ({
      prompt,
      case: name,
      // Judges and scripts see what no rendering of the bundle may show.
      input,
      context,
      // JSON as it was read.
      history: history as unknown as Json,
      expect: expect.map(({ kind, value }) => ({
        kind,
        value: value as Json,
        ...(kind === "script" ? { digest: scripts.get(String(value)) ?? null } : {}),
      })),
      must,
      repeat,
      passRate,
      ...(cluster === undefined ? {} : { cluster }),
    }))
    .sort((a, b) => compareText(a.prompt, b.prompt) || compareText(a.case, b.case));
  return digestOf(canonicalBytes({ format: "slipway/demands/v2", demands }));
}

/** How many cases of each outcome, and the pass rate with what it may truly be. */
export interface OutcomeCounts {
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly unjudged: number;
  /** 95 %, of those that passed or failed; undefined where there are none. */
  readonly interval: Interval | undefined;
}

/** Cases without a judgement, and those that nobody could judge, are no part of the pass rate. */
export function countOutcomes(results: readonly Decidable[]): OutcomeCounts {
  const of = (wanted: string) => results.filter((one) => !isUndecided(one) && one.outcome === wanted).length;
  const passed = of("passed");
  const failed = of("failed");
  const interval = passed + failed === 0 ? undefined : wilson({ passed, total: passed + failed });
  const errors = results.filter(isUndecided).length;
  return { cases: results.length, passed, failed, errors, unjudged: of("unjudged"), interval };
}

type Decidable = Pick<CaseResult, "outcome"> & Partial<Pick<CaseResult, "base" | "confirmation" | "must">>;

/**
 * True where nobody knows whether the case passes: it could not be asked or judged, on the base either, or it failed
 * and what would confirm that could not. One that must pass has failed all the same.
 */
export function isUndecided({ outcome, base, confirmation, must }: Decidable): boolean {
  if (outcome === "error") return true;
  return outcome === "failed" && must !== true && (base === "error" || confirmation === "error");
}

/** Repeats that count for nothing, in cases that have a verdict all the same; nothing where there are none. */
export function repeatErrorsOf(results: readonly CaseResult[]): Pick<Evaluation["summary"], "repeatErrors"> {
  const repeatErrors = results.reduce(
    (sum, { outcome, errors = 0, base, baseErrors = 0 }) =>
      sum + (outcome === "error" ? 0 : errors) + (base === "error" ? 0 : baseErrors),
    0,
  );
  return repeatErrors === 0 ? {} : { repeatErrors };
}

/**
 * Whether a release may go on by this evaluation: with a base, unless it is worse; without one, where nothing failed.
 * What could not be asked proves nothing, so an error never passes.
 */
export function passes(results: readonly CaseResult[], comparison: Comparison | undefined): boolean {
  const judged = results.filter(({ outcome }) => outcome !== "unjudged");
  if (judged.length === 0 || judged.some(({ outcome }) => outcome === "error")) return false;
  if (judged.some(({ must, outcome }) => must && outcome === "failed")) return false;
  if (comparison === undefined) return judged.every(({ outcome }) => outcome === "passed");
  if (comparison.verdict === "no-baseline") return comparison.failing.length === 0 && comparison.errors.length === 0;
  return !comparison.red && comparison.errors.length === 0;
}

/** Results by prompt and case, so that shards joined are the whole. */
export function inDocumentOrder(results: readonly CaseResult[]): CaseResult[] {
  return [...results].sort((a, b) => compareText(a.prompt, b.prompt) || compareText(a.case, b.case));
}

/**
 * 0 where a release may go on, 1 where it should not, 3 where nobody knows because something could not be asked or
 * judged. A red verdict stands whatever could not be asked besides; what has to be mended in the project is no outage.
 */
export function exitOf({
  passed,
  summary,
  comparison,
  results,
}: {
  readonly passed: boolean;
  readonly summary: Pick<Evaluation["summary"], "errors">;
  readonly comparison: Pick<NonNullable<Evaluation["comparison"]>, "verdict" | "red"> | null;
  readonly results: readonly (Decidable & Pick<CaseResult, "inProject">)[];
}): 0 | 1 | 3 {
  if (passed) return 0;
  if (comparison?.red === true) return 1;
  const errors = results.filter(isUndecided);
  if (errors.length > 0 && errors.every(({ inProject }) => inProject === true)) return 1;
  return summary.errors > 0 || comparison?.verdict === "error" ? 3 : 1;
}

/** What amounts come to; unknown where one of them is. */
export function sumOf<Unknown extends null | undefined>(amounts: readonly (number | Unknown)[]): number | Unknown {
  let sum = 0;
  for (const amount of amounts) {
    if (typeof amount !== "number") return amount;
    sum += amount;
  }
  return sum;
}

/** The document is plain data. */
export function evaluationJson(evaluation: Evaluation): JsonObject {
  return evaluation as unknown as JsonObject;
}

/** The bytes that an evaluation's digest is of. */
export function evaluationBytes(evaluation: Evaluation): Uint8Array {
  return canonicalBytes(evaluation);
}

/** Reads an evaluation that somebody kept, believing nothing; undefined for what is none. */
export function parseEvaluation(bytes: Uint8Array): Evaluation | undefined {
  const read = readJsonObject(bytes, { maximumBytes: largestEvaluation, maximumDepth });
  if (!read.ok || validatorOfOwn(evaluationSchema).validate(read.value).length > 0) return undefined;
  // The schema says that it is one.
  return read.value as unknown as Evaluation;
}
