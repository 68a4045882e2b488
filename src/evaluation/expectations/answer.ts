/** An answer as expectations see it, and what can be read from its text. */
import type { Json, JsonObject } from "../../platform/json.ts";

export interface JudgedAnswer {
  readonly text: string;
  /** As the provider says it: `end_turn`, `max_tokens`, …. */
  readonly stopReason: string;
  readonly toolCalls: readonly { readonly name: string; readonly input: Json }[];
  readonly tokens: { readonly input: number; readonly output: number };
  readonly latencyMilliseconds: number;
  /** US dollars; undefined where no price is known. */
  readonly cost: number | undefined;
}

/** Stop reasons by which a provider says that it did not answer. */
const refusingStops: ReadonlySet<string> = new Set(["content_filtered", "guardrail_intervened", "refusal"]);

/** True where the provider, or its filter, held the answer back; what was cut off was not held back. */
export function isHeldBack({ stopReason }: Pick<JudgedAnswer, "stopReason">): boolean {
  return refusingStops.has(stopReason);
}

/**
 * How refusals begin, in the languages in which prompts are most often written. A phrase further down may be part of an
 * answer (“we cannot deliver before Monday”), so only the beginning counts, and only what is about answering.
 */
const refusals = [
  /^(?:i['’]?m |i am )?(?:very |so |really )?(?:sorry|afraid)\b[^.!?\n]{0,60}\b(?:can['’]?t|cannot|can not|unable|not able|won['’]?t)\b/i,
  /^(?:unfortunately,? |apologies,? (?:but )?)?i (?:can['’]?t|cannot|can not|won['’]?t|will not|am unable to|am not able to|must decline|have to decline)\b/i,
  /^i['’]m (?:unable|not able|not comfortable|not allowed|not permitted)\b/i,
  /^(?:as an ai\b|i['’]m just an ai\b)[^.!?\n]{0,80}\b(?:can['’]?t|cannot|unable|don['’]?t|not)\b/i,
  /^(?:es tut mir leid|tut mir leid|leider)\b[^.!?\n]{0,60}\b(?:kann|darf|möchte) ich\b[^.!?\n]{0,60}\bnicht\b/i,
  /^ich (?:kann|darf|werde)\b[^.!?\n]{0,40}\bnicht (?:helfen|beantworten|weiterhelfen|unterstützen|dabei)\b/i,
  /^(?:je suis |)désolée?\b[^.!?\n]{0,60}\bje ne (?:peux|puis)\b/i,
  /^lo siento\b[^.!?\n]{0,60}\bno puedo\b/i,
] as const;

/** True where the model declines to answer: the provider says so, or the answer begins as refusals do. */
export function isRefusal(answer: Pick<JudgedAnswer, "text" | "stopReason">): boolean {
  if (isHeldBack(answer)) return true;
  const beginning = answer.text.trimStart().slice(0, 300);
  return refusals.some((pattern) => pattern.test(beginning));
}

/** True where a call has all the arguments that are demanded, at any depth; lists have to be equal. */
export function includes(actual: Json | undefined, wanted: Json, isEqual: (a: Json, b: Json) => boolean): boolean {
  if (actual === undefined) return false;
  if (!isObject(wanted) || !isObject(actual)) return isEqual(actual, wanted);
  return Object.entries(wanted).every(([name, value]) =>
    includes(Object.hasOwn(actual, name) ? actual[name] : undefined, value, isEqual),
  );
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
