/**
 * What answers took, in words. Costs are of 1,000 answers, because one costs a fraction of a cent; they are what the
 * answers cost when they were asked, and never what a run spent.
 */
import type { Evaluation } from "../evaluation/evaluation.ts";
import type { SideUsage, UsageComparison } from "../evaluation/usage-schema.ts";
import { dollarsApart, exactDollars } from "../platform/dollars.ts";
import { compareText } from "../platform/order.ts";
import { counted, grouped, listed } from "../platform/words.ts";
import { shortened } from "./markdown-review/section.ts";

/** One prompt, or all together, ready to be shown. */
export interface UsageWords {
  /** Of 1,000 answers: `$1.20 → $1.45 (+21 %)`, `$1.20`, `not known`. */
  readonly cost: string;
  /** The same in a sentence that stands alone: `$1.20, unchanged`. */
  readonly costAlone: string;
  /** Of one answer: `412 → 520 in (+26 %), 38 out`. */
  readonly tokens: string;
  /** Median: `1.2 s → 1.5 s`; empty where no answer was timed. */
  readonly time: string;
  /** True where neither cost nor tokens differ from the base's. */
  readonly unchanged: boolean;
}

/** The words for one comparison. */
export function usageWords({ head, base, change }: UsageComparison): UsageWords {
  if (head === null) {
    return { cost: "no answer", costAlone: "no answer", tokens: "no answer", time: "", unchanged: false };
  }
  if (base === null || change === null) {
    const cost = costOf(head);
    return { cost, costAlone: cost, tokens: tokensOf(head, head), time: timeOf(head, head), unchanged: false };
  }
  const cost = costChange(head, base, change.share);
  const tokens = tokensOf(base, head);
  const sameCost = isSameCost(head, base);
  return {
    cost,
    costAlone: sameCost && head.perAnswer.cost !== null ? `${cost}, unchanged` : cost,
    tokens,
    time: timeOf(base, head),
    unchanged: sameCost && tokens === tokensOf(head, head),
  };
}

/** Smaller changes than a twentieth of a percent are the rounding of sums. */
const leastShare = 0.0005;

function isSameCost({ perAnswer: head }: SideUsage, { perAnswer: base }: SideUsage): boolean {
  if (head.cost === null || base.cost === null) return head.cost === base.cost;
  return Math.abs(head.cost - base.cost) <= leastShare * base.cost;
}

function costOf({ perAnswer: { cost } }: SideUsage): string {
  return cost === null ? "not known" : exactDollars(cost * 1000);
}

function costChange(head: SideUsage, base: SideUsage, share: number | null): string {
  const [before, after] = [base.perAnswer.cost, head.perAnswer.cost];
  if (isSameCost(head, base)) return costOf(head);
  if (before === null || after === null) return `${costOf(base)} → ${costOf(head)}`;
  const [one, other] = dollarsApart(before * 1000, after * 1000);
  return `${one} → ${other}${share === null ? "" : ` (${signedPercent(share)})`}`;
}

/** `+6.7 %`, `−17 %`, `+1,300 %`. */
function signedPercent(share: number): string {
  const value = Math.abs(share) * 100;
  const digits = value < 9.95 ? value.toFixed(1) : grouped(Math.round(value));
  return `${share < 0 ? "−" : "+"}${digits} %`;
}

function tokensOf(base: SideUsage, head: SideUsage): string {
  const [before, after] = [base.perAnswer.tokens, head.perAnswer.tokens];
  const read = numbersApart(inputOf(before), inputOf(after));
  const written = numbersApart(before.outputTokens, after.outputTokens);
  const cached = [
    fromCache(before.cacheReadTokens, after.cacheReadTokens, "read from the prompt cache"),
    fromCache(before.cacheWriteTokens, after.cacheWriteTokens, "written to it"),
  ].filter((part) => part !== "");
  const estimated = base.estimated === true || head.estimated === true ? "≈ " : "";
  return `${estimated}${read} in${change(inputOf(before), inputOf(after))}${cached.length === 0 ? "" : `, of these ${cached.join(" and ")}`}, ${written} out${change(before.outputTokens, after.outputTokens)}`;
}

function fromCache(before: number, after: number, what: string): string {
  return before === 0 && after === 0 ? "" : `${numbersApart(before, after)} ${what}`;
}

/** Everything that the model read, whatever of it came from the prompt cache. */
function inputOf({ inputTokens, cacheReadTokens, cacheWriteTokens }: SideUsage["tokens"]): number {
  return inputTokens + cacheReadTokens + cacheWriteTokens;
}

function change(before: number, after: number): string {
  if (before === 0 || numberWords(before) === numberWords(after)) return "";
  return ` (${signedPercent((after - before) / before)})`;
}

/** `412`, `412 → 520`, `3.5 → 7.3`: means, with three digits that say something. */
function numbersApart(before: number, after: number): string {
  const [one, other] = [numberWords(before), numberWords(after)];
  return one === other ? other : `${one} → ${other}`;
}

function numberWords(value: number): string {
  const rounded = value >= 99.5 ? Math.round(value) : Number(value.toFixed(1));
  return Number.isInteger(rounded) ? grouped(rounded) : rounded.toFixed(1);
}

function timeOf({ latencyMilliseconds: before }: SideUsage, { latencyMilliseconds: after }: SideUsage): string {
  if (before === null && after === null) return "";
  const [one, other] = [seconds(before), seconds(after)];
  return one === other ? other : `${one} → ${other}`;
}

function seconds(milliseconds: number | null): string {
  if (milliseconds === null) return "not measured";
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Which cases were compared, and how many each side has: `the 8 cases that both sides have answers to (head 10, base 8)`. */
export function scopeOf({ total: { cases } }: NonNullable<Evaluation["usage"]>): string {
  const { head, base, shared } = cases;
  if (shared === 0) return counted(head, "case");
  if (shared === head && shared === base) return shared === 1 ? "the one case" : `all ${counted(shared, "case")}`;
  return `the ${counted(shared, "case")} that both sides have answers to (head ${grouped(head)}, base ${grouped(base)})`;
}

/** What a reader has to know of the figures, in sentences: what is not of one kind on both sides, what has no price. */
export function cautionsOf({ results, usage }: Evaluation): readonly string[] {
  return usage === undefined
    ? []
    : [...otherModels(usage.prompts), ...otherTiers(usage.total), ...missingPrices(results)];
}

/** Names in a sentence, and the length of each: they may come from anywhere. */
const mostNames = 3;
const longestName = 120;

/** Names as code, those beyond the first counted. */
function named(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => `\`${shortened(name, longestName)}\``);
  const more = names.length - shown.length;
  return listed(more > 0 ? [...shown, counted(more, "other")] : shown, "and");
}

function otherModels(prompts: NonNullable<Evaluation["usage"]>["prompts"]): readonly string[] {
  const others = prompts.flatMap(({ prompt, head, base }) => {
    const [before = [], after = []] = [base?.models, head?.models];
    if (base === null || before.join("\n") === after.join("\n")) return [];
    return [{ prompt, before, after }];
  });
  const more = others.length - mostNames;
  return [
    ...others
      .slice(0, mostNames)
      .map(({ prompt, before, after }) => `${named([prompt])} asks ${named(after)}, and on the base ${named(before)}.`),
    ...(more > 0 ? [`${counted(more, "other prompt")} ${more === 1 ? "asks" : "ask"} another model too.`] : []),
  ];
}

function otherTiers({ head, base }: UsageComparison): readonly string[] {
  if (base === null) return [];
  const [before, after] = [base, head].map((side) => named(side?.serviceTiers ?? ["default"]));
  if (before === after) return [];
  return [
    `The base was answered on the service tier ${before}, the head on ${after}: part of the difference is the price of the tier.`,
  ];
}

function missingPrices(results: Evaluation["results"]): readonly string[] {
  const models = new Set<string>();
  for (const { usage } of results) {
    for (const side of [usage?.head, usage?.base]) if (side?.cost === null) models.add(side.model);
  }
  if (models.size === 0) return [];
  return [
    `The cost is not known without the price of ${named([...models].sort(compareText))}: write it under \`models.prices\` in slipway.yaml.`,
  ];
}

export interface PromptUsage extends UsageWords {
  readonly prompt: string;
}

/** Prompts that cost something else than on the base, the largest change first. */
export function changedPrompts({ prompts, total }: NonNullable<Evaluation["usage"]>): readonly PromptUsage[] {
  if (total.base === null) return [];
  const weight = ({ change }: UsageComparison) => Math.abs(change?.cost ?? 0);
  return [...prompts]
    .sort((a, b) => weight(b) - weight(a) || compareText(a.prompt, b.prompt))
    .map((one) => {
      const words = usageWords(one);
      // Beside others that have two sides, one alone would look unchanged.
      return { prompt: one.prompt, ...words, cost: one.base === null ? `${words.cost}, none on the base` : words.cost };
    })
    .filter(({ unchanged }) => !unchanged);
}
