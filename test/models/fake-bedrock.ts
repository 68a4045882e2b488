/**
 * A stand-in for Bedrock that speaks the real protocol over HTTP: signatures are verified, ConverseStream sends real
 * frames of the event stream, errors have Bedrock's shape. A test proves it faithful by driving it with the SDK.
 */
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { EventStreamCodec } from "@smithy/core/event-streams";
import { makeKey } from "../servers/s3-server.ts";
import { batchReply, createFakeBatch, type FakeBatch } from "./fake-batch.ts";

export interface FakeQuestion {
  /** As it stood in the path, decoded. */
  readonly model: string;
  /** The body of Converse. */
  readonly body: FakeBody;
  /** Counts all requests to models from 1, refused ones included. */
  readonly number: number;
}

// biome-ignore lint/suspicious/noExplicitAny: the body of a request as the wire has it, looked into by tests
export type FakeBody = any;

export interface FakeAnswer {
  /** What the model thinks before it answers. */
  readonly thought?: string;
  readonly text?: string;
  readonly toolUse?: { readonly id: string; readonly name: string; readonly input: unknown };
  readonly stopReason?: string;
  readonly usage?: Readonly<Record<string, number>>;
  readonly serviceTier?: string;
}

export interface FakeError {
  /** `ThrottlingException`, with the status that belongs to it. */
  readonly error: string;
  readonly message?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Anything but an answer: the raw body, no reply at all, a reply that is cut off, or an exception inside a stream. */
export type FakeReply =
  | FakeAnswer
  | FakeError
  | { readonly raw: string }
  | { readonly drop: true }
  | { readonly cut: true }
  | { readonly streamException: string };

export interface FakeOptions {
  /** Keys whose signatures are taken, besides its own: of users of another server. */
  readonly keys?: readonly { readonly accessKeyId: string; readonly secretAccessKey: string }[];
  /** A Bedrock API key that is taken in place of a signature. */
  readonly bearer?: string;
  /** Milliseconds before a reply begins. */
  readonly latency?: number;
  readonly reply?: (question: FakeQuestion) => FakeReply;
  readonly foundationModels?: readonly object[];
  readonly inferenceProfiles?: Readonly<Record<string, readonly string[]>>;
}

export interface FakeBedrock {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Environment variables with which commands reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Questions to models, refused ones included. */
  readonly questions: readonly FakeQuestion[];
  /** Texts whose embedding was asked for, refused ones included. */
  readonly embedded: readonly FakeQuestion[];
  /** Refuses an embedding. */
  embeds?: (question: FakeQuestion) => FakeError | undefined;
  /** Path and status of every request. */
  readonly log: readonly string[];
  /** Most requests to models under way at once. */
  readonly mostAtOnce: number;
  /** Batch inference jobs. */
  readonly batch: FakeBatch;
  reply: (question: FakeQuestion) => FakeReply;
  latency: number;
  stop(): Promise<void>;
}

const region = "eu-west-1";

const statusOfError: Readonly<Record<string, number>> = {
  ThrottlingException: 429,
  ModelNotReadyException: 429,
  ServiceUnavailableException: 503,
  InternalServerException: 500,
  ModelTimeoutException: 408,
  ModelErrorException: 424,
  ServiceQuotaExceededException: 400,
  ValidationException: 400,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  UnrecognizedClientException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
};

export async function startFakeBedrock(options: FakeOptions = {}): Promise<FakeBedrock> {
  const { accessKeyId, secretAccessKey } = makeKey("bedrock");
  const keys = [{ accessKeyId, secretAccessKey }, ...(options.keys ?? [])];
  const questions: FakeQuestion[] = [];
  const embedded: FakeQuestion[] = [];
  const log: string[] = [];
  const batch = createFakeBatch();
  let atOnce = 0;
  let mostAtOnce = 0;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      const hasBearer = options.bearer !== undefined && incoming.headers.authorization === `Bearer ${options.bearer}`;
      const refusal = hasBearer ? undefined : signatureProblem(incoming, body, keys);
      if (refusal !== undefined) sendError(outgoing, refusal);
      else route(incoming, body, outgoing);
    });
  });

  function route(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    outgoing.on("close", () => log.push(`${incoming.method} ${incoming.url} ${outgoing.statusCode}`));
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://localhost");
    const [, first, second, operation, ...rest] = pathname.split("/");
    const name = decodeURIComponent(second ?? "");
    const route = `${incoming.method} ${first} ${operation ?? ""}`;
    const ofBatch = batchReply(batch, route, name, searchParams, body);
    if (ofBatch !== undefined) {
      if ("error" in ofBatch) sendError(outgoing, ofBatch);
      else sendJson(outgoing, ofBatch);
    } else if (route === "GET foundation-models ")
      sendJson(outgoing, { modelSummaries: options.foundationModels ?? [] });
    else if (route === "GET inference-profiles ") sendProfile(name, outgoing);
    else if (rest.length === 0 && route === "POST model invoke") sendEmbedding(name, body, outgoing);
    else if (rest.length > 0 || !/^POST model (?:converse|converse-stream|count-tokens)$/.test(route)) {
      sendError(outgoing, { error: "UnknownOperationException", status: 404 });
    } else askModel(name, operation ?? "", body, outgoing);
  }

  /** In the form of Titan or Cohere. Texts that share words lie near each other, and each word is a token. */
  function sendEmbedding(model: string, bytes: Buffer, outgoing: ServerResponse): void {
    const asked: FakeQuestion = { model, body: JSON.parse(bytes.toString("utf8")), number: questions.length + 1 };
    const refusal = fake.embeds?.(asked);
    embedded.push(asked);
    if (refusal !== undefined) {
      sendError(outgoing, refusal);
      return;
    }
    const inputText: string = asked.body.inputText ?? asked.body.texts?.join(" ") ?? "";
    const embedding = new Array<number>(64).fill(0);
    for (const word of inputText.toLowerCase().match(/\w+/g) ?? []) {
      const place = createHash("sha256").update(word).digest()[0] ?? 0;
      embedding[place % 64] = (embedding[place % 64] ?? 0) + 1;
    }
    const words = inputText.split(/\s+/).length;
    if (/cohere\./.test(model)) {
      outgoing.setHeader("x-amzn-bedrock-input-token-count", String(words));
      sendJson(outgoing, { embeddings: [embedding], response_type: "embeddings_floats" });
    } else sendJson(outgoing, { embedding, inputTextTokenCount: words });
  }

  function sendProfile(name: string, outgoing: ServerResponse): void {
    const models = options.inferenceProfiles?.[name];
    if (models === undefined) {
      sendError(outgoing, { error: "ResourceNotFoundException", message: "No such profile." });
      return;
    }
    sendJson(outgoing, {
      inferenceProfileName: name,
      inferenceProfileArn: `arn:aws:bedrock:${region}:111111111111:inference-profile/${name}`,
      inferenceProfileId: name,
      models: models.map((model) => ({ modelArn: `arn:aws:bedrock:${region}::foundation-model/${model}` })),
      status: "ACTIVE",
      type: "SYSTEM_DEFINED",
    });
  }

  function askModel(model: string, operation: string, bytes: Buffer, outgoing: ServerResponse): void {
    let body: FakeBody;
    try {
      body = JSON.parse(bytes.toString("utf8"));
    } catch {
      sendError(outgoing, { error: "SerializationException", status: 400, message: "no JSON" });
      return;
    }
    if (operation === "count-tokens") {
      countTokens(model, body, outgoing);
      return;
    }
    const asked: FakeQuestion = { model, body, number: questions.length + 1 };
    questions.push(asked);
    const wrong = problemWith(body);
    const reply = wrong === undefined ? fake.reply(asked) : { error: "ValidationException", message: wrong };
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    setTimeout(() => {
      atOnce -= 1;
      if (operation === "converse") sendConverse(outgoing, reply, body, fake.latency);
      else sendStream(outgoing, reply, body, fake.latency);
    }, fake.latency);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The server listens on a port, so its address is one.
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const fake: FakeBedrock = {
    endpoint,
    credentials: { accessKeyId, secretAccessKey },
    environment: {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: region,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: endpoint,
      AWS_ENDPOINT_URL_BEDROCK: endpoint,
    },
    questions,
    embedded,
    log,
    batch,
    get mostAtOnce() {
      return mostAtOnce;
    },
    reply: options.reply ?? (({ body }) => ({ text: `You said: ${lastTextOf(body)}` })),
    latency: options.latency ?? 0,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  } satisfies FakeBedrock;
  return fake;
}

/** The last text of the last message of the user. */
function lastTextOf(body: FakeBody): string {
  const content = body.messages?.findLast(({ role }: FakeBody) => role === "user")?.content ?? [];
  return content.findLast((part: FakeBody) => typeof part.text === "string")?.text ?? "";
}

/** Four characters a token, media a thousand. */
function tokensIn(body: FakeBody): number {
  const text = JSON.stringify([body.system ?? [], body.messages, body.toolConfig ?? null], (key, value) =>
    key === "bytes" ? undefined : value,
  );
  return Math.ceil(text.length / 4);
}

function countTokens(model: string, { input }: FakeBody, outgoing: ServerResponse): void {
  if (/^(?:us|eu|apac|au|jp|us-gov|global)\.|nova/.test(model)) {
    const message = "The provided model doesn't support counting tokens.";
    sendError(outgoing, { error: "ValidationException", message });
  } else sendJson(outgoing, { inputTokens: tokensIn(input.converse) });
}

/** What Bedrock itself refuses. */
function problemWith(body: FakeBody): string | undefined {
  if (!Array.isArray(body.messages) || body.messages.length === 0) return "messages: at least one message is required";
  if (body.messages[0].role !== "user") return "A conversation must start with a user message.";
  for (const [index, { role, content }] of body.messages.entries()) {
    if (index > 0 && body.messages[index - 1].role === role) return "A conversation must alternate between roles.";
    if (content.length === 0) return `The content field in the Message object at messages.${index} is empty.`;
    const blank = content.some((part: FakeBody) => typeof part.text === "string" && part.text.trim() === "");
    if (blank) return "The text field in the ContentBlock object is blank.";
  }
  const { temperature, topP } = body.inferenceConfig ?? {};
  if (temperature !== undefined && topP !== undefined) return "`temperature` and `top_p` cannot both be specified.";
  const format = body.outputConfig?.textFormat;
  if (format !== undefined && typeof format.structure?.jsonSchema?.schema !== "string") {
    return "outputConfig.textFormat.structure.jsonSchema.schema must be a string";
  }
  return undefined;
}

function sendConverse(outgoing: ServerResponse, reply: FakeReply, body: FakeBody, latency: number): void {
  if (abnormal(outgoing, reply)) return;
  const answer = reply as FakeAnswer;
  sendJson(outgoing, {
    output: { message: { role: "assistant", content: contentOf(answer) } },
    stopReason: stopOf(answer),
    ...metadataOf(answer, body, latency),
  });
}

function sendStream(outgoing: ServerResponse, reply: FakeReply, body: FakeBody, latency: number): void {
  if (!("streamException" in reply) && abnormal(outgoing, reply)) return;
  outgoing.writeHead(200, { "content-type": "application/vnd.amazon.eventstream", "x-amzn-requestid": "fake" });
  outgoing.write(frame("messageStart", { role: "assistant" }));
  if ("streamException" in reply) {
    outgoing.write(frame("contentBlockDelta", { contentBlockIndex: 0, delta: { text: "It was " } }));
    outgoing.end(frame(reply.streamException, { message: "The stream broke." }, "exception"));
    return;
  }
  const answer = reply as FakeAnswer;
  for (const [contentBlockIndex, part] of contentOf(answer).entries()) {
    if ("toolUse" in part) {
      const { toolUseId, name, input } = part.toolUse;
      outgoing.write(frame("contentBlockStart", { contentBlockIndex, start: { toolUse: { toolUseId, name } } }));
      for (const piece of pieces(JSON.stringify(input))) {
        outgoing.write(frame("contentBlockDelta", { contentBlockIndex, delta: { toolUse: { input: piece } } }));
      }
    } else if ("reasoningContent" in part) {
      for (const text of pieces(part.reasoningContent.reasoningText.text)) {
        outgoing.write(frame("contentBlockDelta", { contentBlockIndex, delta: { reasoningContent: { text } } }));
      }
    } else {
      for (const text of pieces(part.text)) {
        outgoing.write(frame("contentBlockDelta", { contentBlockIndex, delta: { text } }));
      }
    }
    outgoing.write(frame("contentBlockStop", { contentBlockIndex }));
  }
  outgoing.write(frame("messageStop", { stopReason: stopOf(answer) }));
  outgoing.end(frame("metadata", metadataOf(answer, body, latency)));
}

/** True where the reply was no answer, and is sent. */
function abnormal(outgoing: ServerResponse, reply: FakeReply): boolean {
  if ("error" in reply) sendError(outgoing, reply);
  else if ("drop" in reply) outgoing.destroy();
  else if ("cut" in reply) {
    outgoing.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    outgoing.write('{"output":', () => outgoing.destroy());
  } else if ("raw" in reply) {
    outgoing.writeHead(200, { "content-type": "application/json" });
    outgoing.end(reply.raw);
  } else if ("streamException" in reply) sendError(outgoing, { error: "InternalServerException" });
  else return false;
  return true;
}

function contentOf({ thought, text, toolUse }: FakeAnswer) {
  return [
    ...(thought === undefined ? [] : [{ reasoningContent: { reasoningText: { text: thought, signature: "s" } } }]),
    ...(text === undefined ? [] : [{ text }]),
    ...(toolUse === undefined
      ? []
      : [{ toolUse: { toolUseId: toolUse.id, name: toolUse.name, input: toolUse.input } }]),
  ];
}

function stopOf({ stopReason, toolUse }: FakeAnswer): string {
  return stopReason ?? (toolUse === undefined ? "end_turn" : "tool_use");
}

function metadataOf(answer: FakeAnswer, body: FakeBody, latency: number) {
  const inputTokens = tokensIn(body);
  const outputTokens = Math.ceil(((answer.text ?? "").length + 3) / 4);
  return {
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens, ...answer.usage },
    metrics: { latencyMs: latency },
    ...(answer.serviceTier === undefined ? {} : { serviceTier: { type: answer.serviceTier } }),
  };
}

function sendJson(outgoing: ServerResponse, value: object): void {
  const body = Buffer.from(JSON.stringify(value));
  outgoing.writeHead(200, { "content-type": "application/json", "content-length": String(body.byteLength) });
  outgoing.end(body);
}

function sendError(outgoing: ServerResponse, { error, message = "", status, headers = {} }: FakeError): void {
  outgoing.writeHead(status ?? statusOfError[error] ?? 500, {
    "content-type": "application/json",
    "x-amzn-errortype": `${error}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
    ...headers,
  });
  outgoing.end(JSON.stringify({ message }));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const codec = new EventStreamCodec(
  (bytes) => decoder.decode(bytes as Uint8Array),
  (text) => encoder.encode(text),
);

/** One frame of the event stream, prelude and checksums included. */
function frame(type: string, value: object, kind: "event" | "exception" = "event"): Uint8Array {
  return codec.encode({
    headers: {
      [kind === "event" ? ":event-type" : ":exception-type"]: { type: "string", value: type },
      ":content-type": { type: "string", value: "application/json" },
      ":message-type": { type: "string", value: kind },
    },
    body: encoder.encode(JSON.stringify(value)),
  });
}

function pieces(text: string): readonly string[] {
  return text.match(/[\s\S]{1,7}/gu) ?? [];
}

/**
 * Signature Version 4 computed afresh from what arrived ("Create a signed AWS API request", IAM user guide), for the
 * service `bedrock` and our region; the path is encoded once more, as for every service but S3.
 */
function signatureProblem(
  { method = "", url = "/", headers }: IncomingMessage,
  body: Buffer,
  keys: readonly FakeBedrock["credentials"][],
): FakeError | undefined {
  const authorization = headers.authorization ?? "";
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (match === null) return { error: "MissingAuthenticationTokenException", message: "Missing Authentication Token" };
  const [, key, day = "", signedRegion = "", service = "", names = "", signature] = match;
  const secretAccessKey = keys.find(({ accessKeyId }) => accessKeyId === key)?.secretAccessKey;
  if (secretAccessKey === undefined) {
    return { error: "UnrecognizedClientException", message: "The security token included in the request is invalid." };
  }
  const [path = "", query = ""] = url.split("?");
  const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
  const hmac = (secret: string | Buffer, text: string) => createHmac("sha256", secret).update(text).digest();
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const canonical = [
    method,
    path.split("/").map(encode).join("/"),
    query.split("&").sort().join("&"),
    ...names.split(";").map(
      (name) =>
        `${name}:${String(headers[name] ?? "")
          .trim()
          .replace(/ +/g, " ")}`,
    ),
    "",
    names,
    sha256(body),
  ].join("\n");
  const scope = `${day}/${signedRegion}/${service}/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${String(headers["x-amz-date"])}\n${scope}\n${sha256(canonical)}`;
  const derived = [day, signedRegion, service, "aws4_request"].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${secretAccessKey}`,
  );
  const valid = service === "bedrock" && signedRegion === region && hmac(derived, toSign).toString("hex") === signature;
  return valid
    ? undefined
    : {
        error: "InvalidSignatureException",
        message: "The request signature we calculated does not match the signature you provided.",
      };
}
