/** What the page of the history plots: pass rate and cost of every prompt, from the evaluations that are kept. */
import { totalCost } from "../../evaluation/case-costs.ts";
import type { Evaluation } from "../../evaluation/evaluation.ts";
import type { Digest } from "../../platform/digest.ts";
import { dollarsInWords } from "../../platform/dollars.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { mapLimited } from "../../platform/limited.ts";
import { compareText } from "../../platform/order.ts";
import { counted } from "../../platform/words.ts";
import { percent } from "../../reports/evaluation-words.ts";
import type { PlottedEvaluations, PlottedPrompt, PlottedValue } from "../../reports/html/evaluation-plots.ts";
import type { HistoryEntry } from "../../reports/html/history-page.ts";
import type { Store } from "../../stores/store.ts";
import { newestEvaluation } from "../evaluation/evidence.ts";

/** Releases of one environment whose evaluations are looked for: more points than a plot has room for. */
const mostReleases = 100;
/** Evaluations in memory at once: each may be large, and only its sums stay. */
const readsAtOnce = 2;
/** Prompts of one evaluation, and of a page: more have no room there. */
const mostPrompts = 1_000;

/** Sums over the cases of one prompt. */
interface PromptSums {
  readonly passed: number;
  readonly judged: number;
  readonly answers: number;
  /** US dollars; undefined where a price is not known. */
  readonly cost: number | undefined;
}

interface BundleSums {
  readonly createdAt: string;
  readonly prompts: ReadonlyMap<string, PromptSums>;
  /** Prompts beyond. */
  readonly left: number;
}

export interface FoundEvaluations {
  readonly evaluations?: PlottedEvaluations;
  /** Why something is not shown, a sentence. */
  readonly problem?: string;
}

/**
 * Pass rates and costs of an environment's releases. The newest evaluation of a bundle counts, wherever it is kept.
 *
 * @param stores where evaluations of these bundles may be kept: the environment's, and the first of its chain
 * @param entries of the page, newest first
 */
export async function evaluationsOf(
  stores: readonly Store[],
  entries: readonly HistoryEntry[],
): Promise<FoundEvaluations> {
  const all = entries.filter(({ isMark }) => !isMark);
  const shown = all.slice(0, mostReleases).reverse();
  const bundles = [...new Set(shown.map(({ bundle }) => bundle))];
  const failed = new Set<Store>();
  let problem: string | undefined;
  const found = await mapLimited(bundles, readsAtOnce, async (bundle) => {
    let newest: BundleSums | undefined;
    for (const store of stores) {
      if (failed.has(store)) continue;
      try {
        // A release record's reader has made sure that it is a digest.
        const reading = await newestEvaluation(store, bundle as Digest);
        if (!reading.known) {
          problem ??= reading.why;
          // What another store keeps may be older than what is not known here.
          return [bundle, undefined] as const;
        }
        const kept = reading.value;
        if (kept === undefined || (newest !== undefined && kept.evaluation.createdAt <= newest.createdAt)) continue;
        newest = sumsOf(kept.evaluation);
      } catch (error) {
        if (!isSlipwayError(error) || error.class === "interrupted") throw error;
        failed.add(store);
        problem ??= `Evaluations could not be read: ${error.message}`;
      }
    }
    return [bundle, newest] as const;
  });
  const sums = new Map(found.flatMap(([bundle, one]) => (one === undefined ? [] : [[bundle, one] as const])));
  const facts = problem === undefined ? {} : { problem };
  if (sums.size === 0) return facts;
  const perRelease = shown.map(({ bundle }) => sums.get(bundle)?.prompts);
  const names = namesInOrder(perRelease);
  const shownNames = names.slice(0, mostPrompts);
  return {
    ...facts,
    evaluations: {
      releases: shown.map(({ seq, version, bundle }) => ({ seq, version, evaluated: sums.has(bundle) })),
      prompts: shownNames.map((name) =>
        promptOf(
          name,
          perRelease.map((prompts) => prompts?.get(name)),
        ),
      ),
      // Which prompts were left out of two evaluations may be the same.
      morePrompts: names.length - shownNames.length + Math.max(...[...sums.values()].map(({ left }) => left)),
      older: all.length - shown.length,
    },
  };
}

function sumsOf({ createdAt, results }: Evaluation): BundleSums {
  const prompts = new Map<string, PromptSums>();
  const all = [...Map.groupBy(results, ({ prompt }) => prompt)];
  for (const [name, cases] of all.slice(0, mostPrompts)) {
    const passed = cases.filter(({ outcome }) => outcome === "passed").length;
    const judged = passed + cases.filter(({ outcome }) => outcome === "failed").length;
    const answers = cases.reduce((sum, one) => sum + one.answers, 0);
    prompts.set(name, { passed, judged, answers, cost: totalCost(cases) });
  }
  return { createdAt, prompts, left: all.length - prompts.size };
}

function promptOf(name: string, releases: readonly (PromptSums | undefined)[]): PlottedPrompt {
  return {
    name,
    passRates: releases.map((sums) => (sums === undefined || sums.judged === 0 ? undefined : passRateOf(sums))),
    costs: releases.map((sums) => (sums === undefined ? undefined : answerCostOf(sums))),
  };
}

function passRateOf({ passed, judged }: PromptSums): PlottedValue {
  const value = passed / judged;
  return { value, words: percent(value), from: `${passed} of ${counted(judged, "case")}` };
}

/** Of one answer, so that a case more is no higher price. */
function answerCostOf({ cost, answers }: PromptSums): PlottedValue | undefined {
  if (cost === undefined || answers === 0) return undefined;
  const value = cost / answers;
  return { value, words: dollarsInWords(value), from: `${dollarsInWords(cost)} for ${counted(answers, "answer")}` };
}

/** What passed least when it was evaluated last is read first. */
function namesInOrder(releases: readonly (BundleSums["prompts"] | undefined)[]): readonly string[] {
  const latest = new Map<string, number>();
  for (const prompts of releases) {
    for (const [name, { passed, judged }] of prompts ?? []) {
      if (judged > 0 || !latest.has(name)) latest.set(name, judged > 0 ? passed / judged : 1);
    }
  }
  return [...latest].sort(([a, rate], [b, other]) => rate - other || compareText(a, b)).map(([name]) => name);
}
