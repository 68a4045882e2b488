/**
 * Embeddings: texts as vectors. They are asked, kept, counted and limited like every other answer, whose text is the
 * vector as JSON.
 */
import { type Completion, textOfAnswer } from "./completion.ts";
import { type CompletionRequest, createRequest } from "./request.ts";

/** The smallest and newest of Amazon's own, in most regions (Bedrock user guide, "Amazon Titan Text Embeddings V2"). */
export const usualEmbeddingModel = "amazon.titan-embed-text-v2:0";

/** The request for the vector of a text. Only Bedrock is asked: a command of one's own has no embeddings. */
export function embeddingRequest(model: string, text: string): CompletionRequest {
  return createRequest(
    {
      provider: "bedrock",
      model,
      system: [],
      messages: [{ role: "user", content: [{ text }] }],
      parameters: {},
      tools: [],
      task: "embedding",
    },
    new Map(),
    { cachePoints: [] },
  );
}

/** More numbers than any embedding has. */
const mostNumbers = 100_000;

/** The text under which a vector is kept; undefined for what is none. Nine digits tell apart all numbers of 32 bits. */
export function textOfVector(vector: unknown): string | undefined {
  if (!isVector(vector)) return undefined;
  return JSON.stringify(vector.map((value) => Number(value.toPrecision(9))));
}

/** The vector that an answer holds; undefined where somebody kept something else there. */
export function vectorIn(completion: Pick<Completion, "content">): readonly number[] | undefined {
  try {
    const value: unknown = JSON.parse(textOfAnswer(completion));
    return isVector(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isVector(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= mostNumbers &&
    value.every((one) => typeof one === "number" && Number.isFinite(one))
  );
}
