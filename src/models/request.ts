/**
 * What is asked of a model, apart from any provider, and the digest that names it: everything that decides the answer
 * is in the digest, and nothing else. A comment in a prompt changes no digest; a partial that changes the text does.
 */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { type Digest, digestOf, type Sha256 } from "../platform/digest.ts";
import type { Json, JsonObject, JsonSchema } from "../platform/json.ts";

export type ProviderName = "bedrock" | "exec";

/** Kinds of media that Converse knows. Source: Bedrock API reference, ContentBlock. */
export type MediaKind = "image" | "document" | "video" | "audio";

export interface RequestMedia {
  readonly kind: MediaKind;
  /** As Converse names it: `png`, `pdf`, `mp4`. */
  readonly format: string;
  /** Bytes by their SHA-256, to be found in `CompletionRequest.media`; or an object in S3, which Bedrock reads itself. */
  readonly source: { readonly sha256: Sha256 } | { readonly s3: string };
}

export type RequestPart =
  | { readonly text: string }
  | { readonly media: RequestMedia }
  | { readonly toolUse: { readonly id: string; readonly name: string; readonly input: Json } }
  | { readonly toolResult: { readonly id: string; readonly name: string; readonly output: Json } };

export interface RequestMessage {
  readonly role: "user" | "assistant";
  readonly content: readonly RequestPart[];
}

export interface RequestTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: JsonSchema;
}

/** Inference parameters; what the prompt does not set is absent, and is not sent. */
export interface RequestParameters {
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stopSequences?: readonly string[];
  /** For this model alone, as it takes them: `top_k`, `thinking`. */
  readonly additional?: JsonObject;
  readonly effort?: string;
}

/** Where a cache point stands: behind the system prompt, behind the tools, or at the end of the first or last message of the user. */
export type CachePointPlace = "system" | "tools" | "first" | "last";

export interface CachePoint {
  readonly at: CachePointPlace;
  readonly ttl?: "5m" | "1h";
}

/** How a request is handled, which decides price and speed and not the answer: it is in no digest. */
export interface RequestHandling {
  readonly cachePoints: readonly CachePoint[];
  readonly serviceTier?: string;
  readonly performance?: JsonObject;
  readonly metadata?: JsonObject;
}

/** Everything that decides an answer. */
export interface RequestContent {
  readonly provider: ProviderName;
  /** The command of `provider: exec`, which answers otherwise when it changes. */
  readonly command?: readonly string[];
  readonly model: string;
  readonly system: readonly string[];
  readonly messages: readonly RequestMessage[];
  readonly parameters: RequestParameters;
  readonly tools: readonly RequestTool[];
  readonly toolChoice?: "auto" | "required";
  /** The model is held to it by constrained output. */
  readonly outputSchema?: JsonSchema;
  readonly guardrail?: { readonly identifier: string; readonly version: string; readonly trace?: string };
  /** The text of the one message as a vector, and no answer to it. */
  readonly task?: "embedding";
}

export interface CompletionRequest extends RequestContent {
  readonly digest: Digest;
  /** Bytes of the media in `messages`. */
  readonly media: ReadonlyMap<Sha256, Uint8Array>;
  readonly handling: RequestHandling;
}

/** Longest request in canonical form, bytes: a rendering has 8,000,000 characters at most, and media are digests. */
const longestRequest = 64 * 1024 * 1024;

/** The request with its digest: the SHA-256 of the canonical JSON of `{format: "slipway/request/v1", …content}`. */
export function createRequest(
  content: RequestContent,
  media: ReadonlyMap<Sha256, Uint8Array>,
  handling: RequestHandling,
): CompletionRequest {
  return { ...content, digest: digestOf(requestBytes(content)), media, handling };
}

/** The bytes that a request's digest is of. */
export function requestBytes(content: RequestContent): Uint8Array {
  const { provider, command, model, system, messages, parameters, tools, toolChoice, outputSchema, guardrail, task } =
    content;
  const document = {
    format: "slipway/request/v1",
    provider,
    model,
    system,
    messages,
    parameters: withoutAbsent(parameters),
    tools,
    ...withoutAbsent({ command, toolChoice, outputSchema, guardrail, task }),
  };
  const bytes = canonicalBytes(document);
  if (bytes.byteLength > longestRequest) throw new RangeError(`A request of ${bytes.byteLength} bytes`);
  return bytes;
}

/** Bytes of all that a model reads, media included: what a first estimate of tokens is made from. */
export function textBytesOf(request: RequestContent): number {
  const { system, messages, tools, outputSchema } = request;
  const texts = messages.flatMap(({ content }) => content.filter((part) => !("media" in part)));
  const written = [...system, ...texts.map((part) => ("text" in part ? part.text : JSON.stringify(part)))];
  const schemas = tools.length === 0 && outputSchema === undefined ? "" : JSON.stringify([tools, outputSchema ?? null]);
  return [...written, schemas].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** True where bytes or places of media go along, so that the text alone does not tell the tokens. */
export function hasMedia({ messages }: RequestContent): boolean {
  return messages.some(({ content }) => content.some((part) => "media" in part));
}

/** Canonical JSON has no `undefined`. */
function withoutAbsent(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
