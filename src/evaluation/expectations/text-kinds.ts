/** Expectations about the text of an answer. */

import { jsonAmongProse } from "../../models/answer-json.ts";
import type { Json } from "../../platform/json.ts";
import { keyOf } from "../../platform/json-schema/equality.ts";
import type { Pattern } from "../../platform/json-schema/pattern.ts";
import { listed } from "../../platform/words.ts";
import { isRefusal, type JudgedAnswer } from "./answer.ts";
import { differingPlaces } from "./differing-places.ts";
import { differenceOf, excerpt, type Judgement, quotedExcerpt } from "./judgement.ts";

type Verdict = Omit<Judgement, "kind">;

const passed = (demanded: string): Verdict => ({ outcome: "passed", demanded });
const failed = (demanded: string, reason: string, more: Partial<Verdict> = {}): Verdict => ({
  outcome: "failed",
  demanded,
  reason,
  ...more,
});

function quoted(texts: readonly string[], last: "and" | "or"): string {
  return listed(texts.map(quotedExcerpt), last);
}

/** All of the texts. */
export function judgeContains(texts: readonly string[], { text }: JudgedAnswer): Verdict {
  const demanded = `contains ${quoted(texts, "and")}`;
  const missing = texts.filter((wanted) => !text.includes(wanted));
  if (missing.length === 0) return passed(demanded);
  const otherCase = missing.find((wanted) => text.toLowerCase().includes(wanted.toLowerCase()));
  const hint = otherCase === undefined ? "" : ` ${quotedExcerpt(otherCase)} is there in other case.`;
  const are = missing.length === 1 ? "is" : "are";
  return failed(demanded, `${quoted(missing, "and")} ${are} not in the answer: ${quotedExcerpt(text)}.${hint}`);
}

/** None of the texts. */
export function judgeNotContains(texts: readonly string[], { text }: JudgedAnswer): Verdict {
  const demanded = `does not contain ${quoted(texts, "or")}`;
  const there = texts.filter((unwanted) => text.includes(unwanted));
  const [first] = there;
  if (first === undefined) return passed(demanded);
  const at = text.indexOf(first);
  const around = text.slice(Math.max(0, at - 40), at + first.length + 40);
  return failed(demanded, `The answer holds ${quoted(there, "and")}: ${quotedExcerpt(around)}.`);
}

/** `error` where the pattern would take too long over this answer: that is no failure of the prompt. */
export function judgeMatches(source: string, pattern: Pattern, wanted: boolean, { text }: JudgedAnswer): Verdict {
  const demanded = `${wanted ? "matches" : "does not match"} /${source}/`;
  const matches = pattern.test(text);
  if (matches === undefined) {
    return { outcome: "error", demanded, reason: "The answer is too long for this pattern; shorten the pattern." };
  }
  if (matches === wanted) return passed(demanded);
  return failed(
    demanded,
    `${wanted ? "Nothing in the answer matches" : "The answer matches"}: ${quotedExcerpt(text)}.`,
  );
}

/** A text equals apart from white space around it; any other value equals as JSON, whatever the order of keys. */
export function judgeEquals(wanted: Json, { text }: JudgedAnswer): Verdict {
  if (typeof wanted === "string") {
    const demanded = `equals ${quotedExcerpt(wanted)}`;
    const got = text.trim();
    if (got === wanted.trim()) return passed(demanded);
    return failed(demanded, "The answer is another one.", { difference: differenceOf(wanted.trim(), got) });
  }
  const demanded = `equals ${excerpt(JSON.stringify(wanted))}`;
  const found = jsonAmongProse(text);
  if (found === undefined) return failed(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
  if (keyOf(found.json) === keyOf(wanted)) return passed(demanded);
  const places = differingPlaces(wanted, found.json, mostPlaces + 1);
  const shown = places.slice(0, mostPlaces).map(({ path, expected, got }) => `${path} is ${got}, not ${expected}`);
  const more = places.length > mostPlaces ? ", and more" : "";
  const difference = differenceOf(keyOf(wanted) ?? "", keyOf(found.json) ?? "");
  return failed(demanded, `The answer is another value: ${shown.join("; ")}${more}.`, { difference });
}

/** Places that are named where two JSON values differ. */
const mostPlaces = 3;

export type LengthUnit = "characters" | "words" | "sentences" | "lines";

export interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Characters are those that a reader sees as one; words and sentences are told apart by the rules of Unicode. */
export function judgeLength(bounds: Bounds, unit: LengthUnit, { text }: JudgedAnswer): Verdict {
  const demanded = `length ${boundsInWords(bounds)} ${unitFor(bounds.max ?? bounds.min, unit)}`;
  const length = lengthOf(text, unit);
  if (within(length, bounds)) return passed(demanded);
  return failed(demanded, `The answer has ${length} ${unitFor(length, unit)}.`);
}

/** `1 sentence`, `2 sentences`. */
function unitFor(count: number | undefined, unit: LengthUnit): string {
  return count === 1 ? unit.slice(0, -1) : unit;
}

function lengthOf(text: string, unit: LengthUnit): number {
  switch (unit) {
    case "lines":
      return text.trim() === "" ? 0 : text.trim().split(/\r\n|\r|\n/).length;
    case "characters":
      return count(text.trim(), "grapheme", () => true);
    case "words":
      return count(text, "word", ({ isWordLike }) => isWordLike === true);
    case "sentences":
      return count(text, "sentence", ({ segment }) => segment.trim() !== "");
  }
}

function count(
  text: string,
  granularity: "grapheme" | "word" | "sentence",
  counts: (one: Intl.SegmentData) => boolean,
): number {
  let found = 0;
  for (const one of new Intl.Segmenter("en", { granularity }).segment(text)) if (counts(one)) found++;
  return found;
}

/** Both bounds belong to the range. */
export function within(value: number, { min, max }: Bounds): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

/** `at least 3`, `at most 5`, `3 to 5`. */
export function boundsInWords({ min, max }: Bounds): string {
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}

/** Told from the reason to stop and from how the answer begins. */
export function judgeRefusal(wanted: boolean, answer: JudgedAnswer): Verdict {
  const demanded = wanted ? "declines to answer" : "does not decline to answer";
  if (isRefusal(answer) === wanted) return passed(demanded);
  const begins = quotedExcerpt(answer.text.slice(0, 200));
  return failed(demanded, wanted ? `The model answered: ${begins}.` : `The model declined: ${begins}.`);
}
