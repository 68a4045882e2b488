/** Embeddings by InvokeModel. Titan and Cohere each have a form of their own. */
import { isJsonObject, type JsonObject, ownProperty } from "../../platform/json.ts";
import type { ProviderAnswer } from "../completion.ts";
import { textOfVector } from "../embedding.ts";
import { type CompletionRequest, textBytesOf } from "../request.ts";

/** The body of InvokeModel for the text of a request. Source: Bedrock user guide, "Titan Embeddings Text", "Cohere Embed". */
export function embeddingBody({ model, messages }: CompletionRequest): JsonObject {
  const text = messages.flatMap(({ content }) => content.map((part) => ("text" in part ? part.text : ""))).join("");
  return isCohere(model) ? { texts: [text], input_type: "clustering" } : { inputText: text };
}

/**
 * The vector of a reply, `{embedding: […]}` of Titan, `{embeddings: [[…]]}` or `{embeddings: {float: [[…]]}}` of Cohere,
 * as an answer; undefined for anything else. Titan counts the tokens in its body, Bedrock in a header of every reply.
 */
export function readEmbeddingReply(
  value: unknown,
  countedTokens: number | undefined,
  request: CompletionRequest,
): ProviderAnswer | undefined {
  if (!isJsonObject(value)) return undefined;
  const several = ownProperty(value, "embeddings");
  const lists = isJsonObject(several) ? ownProperty(several, "float") : several;
  const text = textOfVector(ownProperty(value, "embedding") ?? (Array.isArray(lists) ? lists[0] : undefined));
  if (text === undefined) return undefined;
  const inBody = ownProperty(value, "inputTextTokenCount");
  const tokens = typeof inBody === "number" && Number.isInteger(inBody) && inBody >= 0 ? inBody : countedTokens;
  return {
    content: [{ text }],
    stopReason: "end_turn",
    usage: {
      inputTokens: tokens ?? Math.ceil(textBytesOf(request) / 4),
      outputTokens: 0,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
      ...(tokens === undefined ? { estimated: true } : {}),
    },
    latencyMilliseconds: 0,
  };
}

function isCohere(model: string): boolean {
  return /(?:^|[./])cohere\./.test(model);
}
