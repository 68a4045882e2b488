/**
 * What answers took, in words. Costs are of 1,000 answers, because one costs a fraction of a cent; they are what the
 * answers cost when they were asked, and never what a run spent.
 */
import type { Evaluation } from "../evaluation/evaluation.ts";
import type { SideUsage, UsageComparison } from "../evaluation/usage-schema.ts";
import { dollarsApart, exactDollars } from "../platform/dollars.ts";
import { compareText } from "../platform/order.ts";
import { counted, grouped, listed } from "../platform/words.ts";

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

/** Prompts of which it is said that they ask another model. */
const mostMoved = 3;

/** What a reader has to know of the figures, in sentences: what has no price, and what is not of one kind. */
export function cautionsOf({ results, usage }: Evaluation): readonly string[] {
  if (usage === undefined) return [];
  const { head, base } = usage.total;
  const unpriced = new Set(
    results.flatMap(({ usage: { head: one, base: other } = {} }) =>
      [one, other].flatMap((side) => (side !== undefined && side.cost === null ? [side.model] : [])),
    ),
  );
  const moved = usage.prompts.flatMap(({ prompt, head: now, base: then }) => {
    const [before, after] = [then?.models ?? [], now?.models ?? []];
    return then === null || before.join("\n") === after.join("\n")
      ? []
      : [`\`${prompt}\` asks \`${after.join(", ")}\`, and on the base \`${before.join(", ")}\`.`];
  });
  const tiers = [base, head].map((side) => (side?.serviceTiers ?? ["default"]).join(" and "));
  return [
    ...moved.slice(0, mostMoved),
    ...(moved.length > mostMoved
      ? [
          `${counted(moved.length - mostMoved, "other prompt")} ${moved.length - mostMoved === 1 ? "asks" : "ask"} another model too.`,
        ]
      : []),
    ...(unpriced.size === 0
      ? []
      : [
          `The cost is not known without the price of ${listed(
            [...unpriced]
              .sort(compareText)
              .slice(0, 5)
              .map((model) => `\`${model}\``),
            "and",
          )}: write it under \`models.prices\` in slipway.yaml.`,
        ]),
    ...(base === null || tiers[0] === tiers[1]
      ? []
      : [
          `The base was answered on the service tier ${tiers[0]}, the head on ${tiers[1]}: part of the difference is the price of the tier.`,
        ]),
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
    .map((one) => ({ prompt: one.prompt, ...usageWords(one) }))
    .filter(({ unchanged }) => !unchanged);
}
