/** Expectations about what an answer took: time, tokens, money. */
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

/** Tokens as the provider billed them. */
export function judgeTokens(
  { input, output }: { readonly input?: number | undefined; readonly output?: number | undefined },
  { tokens }: JudgedAnswer,
): Verdict {
  const bounds = [
    input === undefined ? undefined : `${input} tokens in`,
    output === undefined ? undefined : `${output} tokens out`,
  ].filter((part) => part !== undefined);
  const demanded = `at most ${bounds.join(" and ")}`;
  const over = [
    input !== undefined && tokens.input > input ? `${tokens.input} tokens in` : undefined,
    output !== undefined && tokens.output > output ? `${tokens.output} tokens out` : undefined,
  ].filter((part) => part !== undefined);
  if (over.length === 0) return { outcome: "passed", demanded };
  return { outcome: "failed", demanded, reason: `It took ${over.join(" and ")}.` };
}

/** US dollars. A price that nobody knows is no price of 0. */
export function judgeCost(max: number, { cost }: JudgedAnswer): Verdict {
  const demanded = `at most $${max}`;
  if (cost === undefined) {
    return { outcome: "error", demanded, reason: "No price of this model is known; add it to slipway.yaml." };
  }
  return atMost(demanded, cost, max, `It cost $${cost.toPrecision(3)}.`);
}
