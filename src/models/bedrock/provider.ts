/** Bedrock as a provider: Converse, and ConverseStream where somebody watches. */
import { type ProviderAnswer, textOfAnswer } from "../completion.ts";
import type { CompletionFailure } from "../failure.ts";
import type { AskOptions, AskResult, Provider } from "../provider.ts";
import type { CompletionRequest } from "../request.ts";
import type { BedrockClient, BedrockOutcome } from "./client.ts";
import { converseBody, readConverseReply } from "./converse.ts";
import { embeddingBody, readEmbeddingReply } from "./embed.ts";
import { failureOf } from "./failures.ts";
import { createStreamReader, type StreamEnd, type StreamReader } from "./stream.ts";

type BedrockReply = Extract<BedrockOutcome, { readonly kind: "reply" }>;

export interface BedrockProviderOptions {
  readonly client: BedrockClient;
  /** Whose credentials are in use, for messages. */
  readonly identity?: string | undefined;
  now(): Date;
  close(): void;
}

/** Streams where `onText` is given, until Bedrock refuses a stream once; from then on it asks without. */
export function createBedrockProvider(options: BedrockProviderOptions): Provider {
  const { client, now } = options;
  let streamsRefused = false;

  async function ask(request: CompletionRequest, asked: AskOptions): Promise<AskResult> {
    const embeds = request.task === "embedding";
    const watched = asked.onText !== undefined && !streamsRefused && !embeds;
    const body = Buffer.from(JSON.stringify(embeds ? embeddingBody(request) : converseBody(request)));
    const operation = embeds ? "invoke" : watched ? "converse-stream" : "converse";
    const path = `/model/${encodeURIComponent(request.model)}/${operation}`;
    const failed = (outcome: Exclude<BedrockOutcome, { readonly kind: "reply" }>): AskResult => ({
      ok: false,
      failure: failureOf(outcome, {
        model: request.model,
        region: client.region,
        identity: options.identity,
        today: now().toISOString().slice(0, 10),
      }),
    });
    // Only somebody who has seen a part of the answer is told that it begins anew.
    let hasBegun = false;
    const onText = (text: string): void => {
      hasBegun = true;
      asked.onText?.(text);
    };
    const restart = (): void => {
      if (hasBegun) asked.onRestart?.();
      hasBegun = false;
    };
    // A reply that is none may be an accident, so it is asked for once more.
    for (let attempt = 1; ; attempt += 1) {
      const began = performance.now();
      let reader: StreamReader | undefined;
      const outcome = await client.send({
        method: "POST",
        path,
        body,
        signal: asked.signal,
        onThrottle: asked.onThrottle,
        ...(watched
          ? {
              onAttempt: () => {
                restart();
                reader = createStreamReader(onText);
              },
              onData: (chunk: Uint8Array) => reader?.push(chunk),
            }
          : {}),
      });
      if (watched && outcome.kind === "refused" && outcome.code === "AccessDeniedException") {
        // Streaming is a permission of its own (bedrock:InvokeModelWithResponseStream); an answer in one piece will do.
        streamsRefused = true;
        const whole = await ask(request, asked);
        if (whole.ok) asked.onText?.(textOfAnswer(whole.answer));
        return whole;
      }
      if (outcome.kind !== "reply") return failed(outcome);
      const end: StreamEnd = reader === undefined ? whole(outcome, request) : reader.end();
      if (end.kind === "answer") return { ok: true, answer: timed(end.answer, performance.now() - began) };
      if (attempt === 1) {
        restart();
        continue;
      }
      return end.kind === "exception"
        ? failed({ kind: "refused", status: statusOf(end.code), code: capitalized(end.code), message: end.message })
        : { ok: false, failure: embeds ? noEmbedding(request.model) : malformed(request.model) };
    }
  }

  return { name: "bedrock", ask, close: () => options.close() };
}

function whole({ body, headers }: BedrockReply, request: CompletionRequest): StreamEnd {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
  } catch {
    return { kind: "malformed" };
  }
  const answer =
    request.task === "embedding"
      ? readEmbeddingReply(value, countedTokens(headers), request)
      : readConverseReply(value);
  return answer === undefined ? { kind: "malformed" } : { kind: "answer", answer };
}

/** What Bedrock says beside every reply of InvokeModel. Source: Bedrock user guide, "InvokeModel". */
function countedTokens(headers: BedrockReply["headers"]): number | undefined {
  const written = headers["x-amzn-bedrock-input-token-count"];
  return typeof written === "string" && /^\d{1,9}$/.test(written) ? Number(written) : undefined;
}

/** Bedrock tells its own time; where it does not, ours counts. */
function timed(answer: ProviderAnswer, milliseconds: number): ProviderAnswer {
  return answer.latencyMilliseconds > 0 ? answer : { ...answer, latencyMilliseconds: Math.round(milliseconds) };
}

/** Inside a stream errors are called `throttlingException`, elsewhere `ThrottlingException`. */
function capitalized(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1);
}

function statusOf(code: string): number {
  return /^throttling/i.test(code) ? 429 : /^validation/i.test(code) ? 400 : /^modelStream/i.test(code) ? 424 : 500;
}

function malformed(model: string): CompletionFailure {
  return {
    kind: "malformed",
    message: `What came back for ${model} is no answer of Bedrock, twice.`,
    next: "Check `models.endpoint` and the network: a proxy may answer in Bedrock's place.",
  };
}

function noEmbedding(model: string): CompletionFailure {
  return {
    kind: "malformed",
    message: `${model} gave no embedding.`,
    next: "Name an embedding model of Titan or Cohere: `similar: { to: …, model: amazon.titan-embed-text-v2:0 }`.",
  };
}
