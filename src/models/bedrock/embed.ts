/** Embeddings: texts as vectors, by InvokeModel. Titan and Cohere take one text at a time or several, each in its own form. */
import { isJsonObject, type JsonObject, ownProperty } from "../../platform/json.ts";
import type { BedrockClient, BedrockOutcome } from "./client.ts";

/** The smallest and newest of Amazon's own, in most regions (Bedrock user guide, "Amazon Titan Text Embeddings V2"). */
export const usualEmbeddingModel = "amazon.titan-embed-text-v2:0";

export type Embedding =
  | { readonly ok: true; readonly vector: readonly number[] }
  /** A sentence. */
  | { readonly ok: false; readonly problem: string };

/** The vector of a text. */
export async function embed(
  client: BedrockClient,
  model: string,
  text: string,
  signal: AbortSignal,
): Promise<Embedding> {
  const isCohere = /(?:^|[./])cohere\./.test(model);
  const body: JsonObject = isCohere ? { texts: [text], input_type: "clustering" } : { inputText: text };
  const outcome = await client.send({
    method: "POST",
    path: `/model/${encodeURIComponent(model)}/invoke`,
    body: Buffer.from(JSON.stringify(body)),
    signal,
  });
  if (outcome.kind !== "reply") return { ok: false, problem: problemOf(outcome, model) };
  const vector = vectorIn(outcome.body);
  if (vector !== undefined) return { ok: true, vector };
  return { ok: false, problem: `${model} gave no embedding; name an embedding model of Titan or Cohere.` };
}

function problemOf(outcome: Exclude<BedrockOutcome, { kind: "reply" }>, model: string): string {
  switch (outcome.kind) {
    case "refused":
      return `Bedrock refused ${model}: ${outcome.code === "" ? `status ${outcome.status}` : outcome.code}.`;
    case "unreachable":
      return `${outcome.host} cannot be reached (${outcome.code}).`;
    case "no-credentials":
      return outcome.error.message;
    default:
      return `${model} gave no embedding.`;
  }
}

/** `{embedding: […]}` of Titan, `{embeddings: [[…]]}` or `{embeddings: {float: [[…]]}}` of Cohere. */
function vectorIn(body: Uint8Array): readonly number[] | undefined {
  let reply: unknown;
  try {
    reply = JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return undefined;
  }
  if (!isJsonObject(reply)) return undefined;
  const several = ownProperty(reply, "embeddings");
  const lists = isJsonObject(several) ? ownProperty(several, "float") : several;
  const vector: unknown = ownProperty(reply, "embedding") ?? (Array.isArray(lists) ? lists[0] : undefined);
  if (!Array.isArray(vector) || vector.length === 0 || vector.length > 100_000) return undefined;
  return vector.every((value) => typeof value === "number" && Number.isFinite(value)) ? vector : undefined;
}
