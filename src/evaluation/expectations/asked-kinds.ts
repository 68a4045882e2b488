/** Expectations that ask somebody else: an embedding model, a judging prompt, a script of the project. */

import { median } from "../statistics/median.ts";
import type { JudgedAnswer } from "./answer.ts";
import { excerpt, type Judgement, type JudgingServices, quotedExcerpt, type ScriptAnswer } from "./judgement.ts";

type Verdict = Omit<Judgement, "kind">;

/** Cosine of the two embeddings, -1 to 1. `error` where the model gives none. */
export async function judgeSimilarity(
  { to, atLeast, model }: { readonly to: string; readonly atLeast: number; readonly model: string | undefined },
  { text }: JudgedAnswer,
  services: JudgingServices,
): Promise<Verdict> {
  const demanded = `is like “${excerpt(to, 80)}” (cosine at least ${atLeast})`;
  if (text.trim() === "") return { outcome: "failed", demanded, reason: "The answer is empty." };
  const result = await services.embed([to, text], model);
  if (!result.ok) return { outcome: "error", demanded, reason: result.problem };
  const [wanted = [], got = []] = result.value;
  const score = cosine(wanted, got);
  if (score === undefined) return { outcome: "error", demanded, reason: "The embeddings cannot be compared." };
  if (score >= atLeast) return { outcome: "passed", demanded, score };
  return { outcome: "failed", demanded, score, reason: `The cosine is ${score.toFixed(3)}: ${quotedExcerpt(text)}.` };
}

/** Undefined where the vectors are of different length, or one has none. */
function cosine(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length === 0 || a.length !== b.length) return undefined;
  let product = 0;
  let ofA = 0;
  let ofB = 0;
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    product += value * other;
    ofA += value * value;
    ofB += other * other;
  }
  const length = Math.sqrt(ofA * ofB);
  return length > 0 && Number.isFinite(length) ? product / length : undefined;
}

/** What a script of the project says. `error` where it crashes, takes too long or answers otherwise than agreed. */
export async function judgeByScript(file: string, answer: ScriptAnswer, services: JudgingServices): Promise<Verdict> {
  const demanded = `passes ${file}`;
  const result = await services.script(file, answer);
  if (!result.ok) return { outcome: "error", demanded, reason: result.problem };
  const { pass, reason, score } = result.value;
  const scored = score === undefined ? {} : { score };
  if (pass) return { outcome: "passed", demanded, ...scored };
  return { outcome: "failed", demanded, reason: excerpt(reason ?? "The script says no.", 500), ...scored };
}

/** A judge that fails an answer is asked twice more, and the majority counts. */
const judgements = 3;

/**
 * The median of a judging prompt's scores. It is asked once where it is content, else again until a majority of three
 * judgements says the same.
 */
export async function judgeByPrompt(
  {
    prompt,
    rubric,
    atLeast,
  }: { readonly prompt: string; readonly rubric: string | undefined; readonly atLeast: number },
  { text }: JudgedAnswer,
  services: JudgingServices,
): Promise<Verdict> {
  const demanded = `${prompt} gives at least ${atLeast}`;
  const scores: number[] = [];
  let reason = "";
  while (scores.length < judgements) {
    const result = await services.judge({ prompt, rubric, answer: text, attempt: scores.length + 1 });
    if (!result.ok) return { outcome: "error", demanded, reason: result.problem };
    const { score } = result.value;
    scores.push(score);
    if (score < atLeast) reason = result.value.reason;
    const failures = scores.filter((one) => one < atLeast).length;
    const passes = scores.length - failures;
    if (failures === 0 || passes > judgements / 2) return { outcome: "passed", demanded, score: median(scores) };
    if (failures > judgements / 2) break;
  }
  const score = median(scores);
  return {
    outcome: "failed",
    demanded,
    score,
    reason: `It gives ${score}${reason.trim() === "" ? ", and no reason." : `: ${excerpt(reason, 500)}`}`,
  };
}
