/** From a request to the body of Converse, and from its reply to an answer. Source: Bedrock API reference, Converse. */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../../platform/json.ts";
import type { AnswerPart, ProviderAnswer } from "../completion.ts";
import type { CachePoint, CachePointPlace, CompletionRequest, RequestMessage, RequestPart } from "../request.ts";

/** What Converse and ConverseStream take, without `modelId`, which stands in the path. */
export function converseBody(request: CompletionRequest): JsonObject {
  const { parameters, guardrail, handling, outputSchema } = request;
  const point = (at: CachePointPlace): readonly JsonObject[] => cachePoint(handling.cachePoints, at);
  const { maxOutputTokens, temperature, topP, stopSequences, additional, effort } = parameters;
  const inference = present({ maxTokens: maxOutputTokens, temperature, topP, stopSequences });
  const outputConfig = present({
    textFormat: outputSchema === undefined ? undefined : textFormat(outputSchema as Json),
    effort,
  });
  return present({
    system: request.system.length === 0 ? undefined : [...request.system.map((text) => ({ text })), ...point("system")],
    messages: messagesOf(request, point),
    inferenceConfig: isEmpty(inference) ? undefined : inference,
    toolConfig: toolConfig(request, point("tools")),
    guardrailConfig:
      guardrail === undefined
        ? undefined
        : present({
            guardrailIdentifier: guardrail.identifier,
            guardrailVersion: guardrail.version,
            trace: guardrail.trace,
          }),
    additionalModelRequestFields: additional,
    outputConfig: isEmpty(outputConfig) ? undefined : outputConfig,
    serviceTier: handling.serviceTier === undefined ? undefined : { type: handling.serviceTier },
    performanceConfig: handling.performance,
    requestMetadata: handling.metadata,
  });
}

/** What CountTokens takes of the same request. */
export function countableBody(request: CompletionRequest): JsonObject {
  const { messages, system, toolConfig: tools, additionalModelRequestFields } = converseBody(request);
  return present({ messages, system, toolConfig: tools, additionalModelRequestFields });
}

function messagesOf(
  { messages, media }: CompletionRequest,
  point: (at: CachePointPlace) => readonly JsonObject[],
): readonly JsonObject[] {
  const ofUser = messages.flatMap(({ role }, index) => (role === "user" ? [index] : []));
  const counts = { document: 0 };
  return messages.map(({ role, content }: RequestMessage, index) => ({
    role,
    content: [
      ...content.map((part) => contentBlock(part, media, counts)),
      ...(index === ofUser[0] ? point("first") : []),
      ...(index === ofUser.at(-1) && (ofUser.length > 1 || point("first").length === 0) ? point("last") : []),
    ],
  }));
}

function contentBlock(part: RequestPart, media: CompletionRequest["media"], counts: { document: number }): JsonObject {
  if ("text" in part) return { text: part.text };
  if ("toolUse" in part) {
    const { id, name, input } = part.toolUse;
    return { toolUse: { toolUseId: id, name, input } };
  }
  if ("toolResult" in part) {
    const { id, output } = part.toolResult;
    const content =
      typeof output === "string" ? { text: output } : { json: isJsonObject(output) ? output : { output } };
    return { toolResult: { toolUseId: id, content: [content] } };
  }
  const { kind, format, source } = part.media;
  if (kind === "document") counts.document += 1;
  const where =
    "s3" in source
      ? { s3Location: { uri: source.s3 } }
      : { bytes: Buffer.from(media.get(source.sha256) ?? new Uint8Array(0)).toString("base64") };
  // A document has a name for the model. The file's own would let its author speak to the model unseen.
  const name = kind === "document" ? { name: `document ${counts.document}` } : {};
  return { [kind]: { format, ...name, source: where } };
}

function toolConfig(request: CompletionRequest, point: readonly JsonObject[]): JsonObject | undefined {
  const { tools, toolChoice } = request;
  if (tools.length === 0) return undefined;
  return present({
    tools: [
      ...tools.map(({ name, description, inputSchema }) => ({
        toolSpec: present({ name, description, inputSchema: { json: inputSchema as Json } }),
      })),
      ...point,
    ],
    toolChoice: toolChoice === undefined ? undefined : toolChoice === "required" ? { any: {} } : { auto: {} },
  });
}

function textFormat(schema: Json): JsonObject {
  return {
    type: "json_schema",
    structure: { jsonSchema: { schema: JSON.stringify(schema), name: "answer" } },
  };
}

function cachePoint(points: readonly CachePoint[], at: CachePointPlace): readonly JsonObject[] {
  return points
    .filter((point) => point.at === at)
    .map(({ ttl }) => ({ cachePoint: present({ type: "default", ttl }) }));
}

/** The answer in a reply of Converse; undefined where it is none. */
export function readConverseReply(reply: unknown): ProviderAnswer | undefined {
  if (!isJsonObject(reply)) return undefined;
  const output = ownProperty(reply, "output");
  const message = isJsonObject(output) ? ownProperty(output, "message") : undefined;
  const content = isJsonObject(message) ? ownProperty(message, "content") : undefined;
  const stopReason = ownProperty(reply, "stopReason");
  if (!Array.isArray(content) || typeof stopReason !== "string") return undefined;
  return answerOf(content.flatMap(answerPart), stopReason, reply);
}

/** `metadata` holds `usage`, `metrics` and `serviceTier`: of a reply, or of a stream's last event. Undefined without a count of tokens. */
export function answerOf(
  content: readonly AnswerPart[],
  stopReason: string,
  metadata: JsonObject,
): ProviderAnswer | undefined {
  const usage = ownProperty(metadata, "usage");
  if (!isJsonObject(usage)) return undefined;
  const inputTokens = countIn(usage, "inputTokens");
  const outputTokens = countIn(usage, "outputTokens");
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const metrics = ownProperty(metadata, "metrics");
  const tier = ownProperty(metadata, "serviceTier");
  const tierType = isJsonObject(tier) ? ownProperty(tier, "type") : undefined;
  return {
    content,
    stopReason,
    usage: {
      inputTokens,
      outputTokens,
      cacheReadTokens: countIn(usage, "cacheReadInputTokens") ?? 0,
      cacheWriteTokens: countIn(usage, "cacheWriteInputTokens") ?? 0,
    },
    latencyMilliseconds: (isJsonObject(metrics) ? countIn(metrics, "latencyMs") : undefined) ?? 0,
    ...(typeof tierType === "string" ? { serviceTier: tierType } : {}),
  };
}

/** Blocks of other kinds are left out; so is what a model thought before it answered, which is not meant for readers. */
function answerPart(block: Json): readonly AnswerPart[] {
  if (!isJsonObject(block)) return [];
  const text = ownProperty(block, "text");
  if (typeof text === "string") return [{ text }];
  const use = ownProperty(block, "toolUse");
  if (isJsonObject(use)) {
    const { toolUseId, name, input = {} } = use;
    return typeof toolUseId === "string" && typeof name === "string"
      ? [{ toolUse: { id: toolUseId, name, input } }]
      : [];
  }
  return [];
}

function countIn(object: JsonObject, name: string): number | undefined {
  const value = ownProperty(object, name);
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function present(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(object)) if (value !== undefined) kept[name] = value;
  return kept;
}

function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}
