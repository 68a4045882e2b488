/** Expectations about what an answer took: time, tokens, money. */
import { exactDollars } from "../../platform/dollars.ts";
import { listed } from "../../platform/words.ts";
import type { JudgedAnswer } from "./answer.ts";
import type { Judgement } from "./judgement.ts";

type Verdict = Omit<Judgement, "kind">;

function atMost(demanded: string, value: number, max: number, shown: string): Verdict {
  return value <= max ? { outcome: "passed", demanded } : { outcome: "failed", demanded, reason: shown };
}

/** Milliseconds. */
export function judgeLatency(max: number, { latencyMilliseconds }: JudgedAnswer): Verdict {
  return atMost(`within ${max} ms`, latencyMilliseconds, max, `It took ${Math.round(latencyMilliseconds)} ms.`);
}

export interface TokenBounds {
  readonly total?: number | undefined;
  readonly input?: number | undefined;
  readonly output?: number | undefined;
}

/** Tokens of the request, of the answer, and of both together, as the provider billed them. */
export function judgeTokens(bounds: TokenBounds, { tokens }: JudgedAnswer): Verdict {
  const measured = [
    { most: bounds.total, value: tokens.input + tokens.output, words: "in and out" },
    { most: bounds.input, value: tokens.input, words: "in" },
    { most: bounds.output, value: tokens.output, words: "out" },
  ].flatMap(({ most, ...one }) => (most === undefined ? [] : [{ most, ...one }]));
  const demanded = `at most ${listed(
    measured.map(({ most, words }) => `${tokensInWords(most)} ${words}`),
    "and",
  )}`;
  const over = measured
    .filter(({ most, value }) => value > most)
    .map(({ value, words }) => `${tokensInWords(value)} ${words}`);
  if (over.length === 0) return { outcome: "passed", demanded };
  return { outcome: "failed", demanded, reason: `It took ${listed(over, "and")}.` };
}

function tokensInWords(count: number): string {
  return `${count} ${count === 1 ? "token" : "tokens"}`;
}

/** US dollars. A price that nobody knows is no price of 0. */
export function judgeCost(max: number, { cost }: JudgedAnswer): Verdict {
  const demanded = `at most ${exactDollars(max)}`;
  if (cost === undefined) {
    return { outcome: "error", demanded, reason: "No price of this model is known; add it to slipway.yaml." };
  }
  return atMost(demanded, cost, max, `It cost ${exactDollars(cost)}.`);
}
