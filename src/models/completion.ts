/** A model's answer as it is kept: `completions/<request digest>/<n>.json` of a store, and files of the cache. */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { readJsonObject } from "../platform/bounded-json.ts";
import { type Digest, hexOf } from "../platform/digest.ts";
import type { Json } from "../platform/json.ts";
import { validatorOfOwn } from "../platform/json-schema/index.ts";
import { type CompletionDocument, completionSchema } from "./completion-schema.ts";

export const completionFormat = "slipway/completion/v1";

/** `slipway/completion/v1`, as its schema has it. */
export type Completion = CompletionDocument & { readonly request: Digest };

export type AnswerPart = Completion["content"][number];

/** What a provider knows of an answer; the rest of a completion is the question's. */
export type ProviderAnswer = Pick<Completion, "content" | "stopReason" | "usage" | "latencyMilliseconds"> &
  Partial<Pick<Completion, "serviceTier" | "guardrail">>;

/**
 * The answer as it can be kept: half of a surrogate pair becomes the sign for a broken character, which canonical JSON
 * needs. Undefined for what no JSON can hold: a tool's input nested without end.
 */
export function storableAnswer(answer: ProviderAnswer): ProviderAnswer | undefined {
  const wellFormed = (_name: string, value: unknown): unknown =>
    typeof value === "string" ? value.toWellFormed() : value;
  try {
    const stored: ProviderAnswer = JSON.parse(JSON.stringify(answer), wellFormed);
    canonicalBytes(stored.content);
    return stored;
  } catch {
    return undefined;
  }
}

/** An answer may be long (64,000 tokens and more), never endless. */
export const largestCompletion = 16 * 1024 * 1024;

/** Reasons to stop that leave a whole answer; with every other one it is cut off, refused or broken. */
const completeStops: ReadonlySet<string> = new Set(["end_turn", "stop_sequence", "tool_use"]);

/** False where the answer was cut off, refused by a guardrail or broken. */
export function isComplete({ stopReason }: Pick<Completion, "stopReason">): boolean {
  return completeStops.has(stopReason);
}

/** The text of an answer: its text parts one after the other. */
export function textOfAnswer({ content }: Pick<Completion, "content">): string {
  return content.map((part) => ("text" in part ? part.text : "")).join("");
}

/** True where the answer has neither text nor a tool to call. */
export function isEmpty(completion: Pick<Completion, "content">): boolean {
  return textOfAnswer(completion).trim() === "" && !completion.content.some((part) => "toolUse" in part);
}

/** Tools that the model wants to have called, in its order. */
export function toolCallsOf({
  content,
}: Pick<Completion, "content">): readonly { readonly name: string; readonly input: Json }[] {
  return content.flatMap((part) =>
    "toolUse" in part ? [{ name: part.toolUse.name, input: (part.toolUse.input ?? null) as Json }] : [],
  );
}

/** `completions/<hex>/<n>.json`, below an environment's prefix. `repeat` counts from 1. */
export function completionKey(request: Digest, repeat: number): string {
  return `completions/${hexOf(request)}/${repeat}.json`;
}

/** The bytes under which a completion is kept: canonical JSON. */
export function completionBytes(completion: Completion): Uint8Array {
  return canonicalBytes(completion);
}

/** Canonical JSON, in which they are written, has 64 levels below the first. */
const deepestCompletion = 66;

/** Reads a completion that somebody kept; undefined for what is none, or answers another question. */
export type CompletionReader = (bytes: Uint8Array, request: Digest, repeat: number) => Completion | undefined;

/**
 * A reader for many completions, whose schema is compiled once. It believes nothing, and leaves fields alone that this
 * version does not know.
 */
export function createCompletionReader(): CompletionReader {
  const validator = validatorOfOwn(completionSchema);
  return (bytes, request, repeat) => {
    // Bounded before anybody walks through it: a tool's input may be anything, also without end.
    const read = readJsonObject(bytes, { maximumBytes: largestCompletion, maximumDepth: deepestCompletion });
    if (!read.ok) return undefined;
    const { value } = read;
    if (value["request"] !== request || value["repeat"] !== repeat) return undefined;
    const problems = validator.validate(value);
    // The schema says that it is one.
    return problems.length === 0 ? (value as unknown as Completion) : undefined;
  };
}
