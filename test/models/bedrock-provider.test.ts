import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countableBody } from "../../src/models/bedrock/converse.ts";
import type { AskOptions, AskResult } from "../../src/models/provider.ts";
import { createRequest } from "../../src/models/request.ts";
import { sha256Of } from "../../src/platform/digest.ts";
import { type FakeBedrock, startFakeBedrock } from "./fake-bedrock.ts";
import { bedrockProvider, requestOf, testModel } from "./requests.ts";

let fake: FakeBedrock;
beforeEach(async () => {
  fake = await startFakeBedrock();
});
afterEach(() => fake.stop());

async function ask(
  request = requestOf("Hello"),
  asked: Partial<AskOptions> = {},
  options: Parameters<typeof bedrockProvider>[1] = {},
): Promise<AskResult> {
  const provider = bedrockProvider(fake, options);
  try {
    return await provider.ask(request, { signal: new AbortController().signal, ...asked });
  } finally {
    provider.close();
  }
}

function failureIn(result: AskResult) {
  if (result.ok) throw new Error("there is an answer");
  return result.failure;
}

describe("Bedrock as a provider", () => {
  it("sends what the prompt sets, and nothing that it does not set", async () => {
    await ask();
    expect(fake.questions[0]?.body).toEqual({ messages: [{ role: "user", content: [{ text: "Hello" }] }] });
    expect(fake.questions[0]?.model).toBe(testModel);
  });

  it("sends system, media, tools, schema, guardrail and cache points as Converse has them", async () => {
    const png = new Uint8Array([137, 80, 78, 71]);
    const sha256 = sha256Of(png);
    const request = createRequest(
      {
        provider: "bedrock",
        model: "amazon.nova-pro-v1:0",
        system: ["Be brief."],
        messages: [
          {
            role: "user",
            content: [
              { text: "What is this?" },
              { media: { kind: "image", format: "png", source: { sha256 } } },
              { media: { kind: "document", format: "pdf", source: { s3: "s3://photos/a.pdf" } } },
            ],
          },
          { role: "assistant", content: [{ toolUse: { id: "t1", name: "look", input: { id: 7 } } }] },
          { role: "user", content: [{ toolResult: { id: "t1", name: "look", output: { found: true } } }] },
        ],
        parameters: { maxOutputTokens: 100, stopSequences: ["END"], additional: { top_k: 3 }, effort: "low" },
        tools: [{ name: "look", description: "Looks.", inputSchema: { type: "object" } }],
        toolChoice: "required",
        outputSchema: { type: "object" },
        guardrail: { identifier: "gr1", version: "2" },
      },
      new Map([[sha256, png]]),
      {
        cachePoints: [{ at: "system" }, { at: "tools", ttl: "1h" }, { at: "last" }],
        serviceTier: "flex",
        metadata: { team: "support" },
      },
    );
    await ask(request);
    expect(fake.questions[0]?.body).toEqual({
      system: [{ text: "Be brief." }, { cachePoint: { type: "default" } }],
      messages: [
        {
          role: "user",
          content: [
            { text: "What is this?" },
            { image: { format: "png", source: { bytes: "iVBORw==" } } },
            { document: { format: "pdf", name: "document 1", source: { s3Location: { uri: "s3://photos/a.pdf" } } } },
          ],
        },
        { role: "assistant", content: [{ toolUse: { toolUseId: "t1", name: "look", input: { id: 7 } } }] },
        {
          role: "user",
          content: [
            { toolResult: { toolUseId: "t1", content: [{ json: { found: true } }] } },
            { cachePoint: { type: "default" } },
          ],
        },
      ],
      inferenceConfig: { maxTokens: 100, stopSequences: ["END"] },
      toolConfig: {
        tools: [
          { toolSpec: { name: "look", description: "Looks.", inputSchema: { json: { type: "object" } } } },
          { cachePoint: { type: "default", ttl: "1h" } },
        ],
        toolChoice: { any: {} },
      },
      guardrailConfig: { guardrailIdentifier: "gr1", guardrailVersion: "2" },
      additionalModelRequestFields: { top_k: 3 },
      outputConfig: {
        textFormat: {
          type: "json_schema",
          structure: { jsonSchema: { schema: '{"type":"object"}', name: "answer" } },
        },
        effort: "low",
      },
      serviceTier: { type: "flex" },
      requestMetadata: { team: "support" },
    });
  });

  it("counts of a request what CountTokens takes", () => {
    const request = requestOf("Hello", { system: ["Be brief."], parameters: { maxOutputTokens: 5 } });
    expect(countableBody(request)).toEqual({
      messages: [{ role: "user", content: [{ text: "Hello" }] }],
      system: [{ text: "Be brief." }],
    });
  });

  it("reads text, tool calls, tokens of the cache and the stop reason, streamed or not", async () => {
    fake.reply = () => ({
      text: "Größe 42 🥾",
      toolUse: { id: "t1", name: "look", input: { id: 7 } },
      usage: { inputTokens: 10, outputTokens: 5, cacheReadInputTokens: 90, cacheWriteInputTokens: 3 },
      serviceTier: "flex",
    });
    fake.latency = 1;
    const seen: string[] = [];
    const plain = await ask();
    const streamed = await ask(requestOf("Hello"), { onText: (text) => seen.push(text) });
    expect(plain).toEqual({
      ok: true,
      answer: {
        content: [{ text: "Größe 42 🥾" }, { toolUse: { id: "t1", name: "look", input: { id: 7 } } }],
        stopReason: "tool_use",
        usage: { inputTokens: 10, outputTokens: 5, cacheReadTokens: 90, cacheWriteTokens: 3 },
        latencyMilliseconds: expect.any(Number),
        serviceTier: "flex",
      },
    });
    expect(streamed).toEqual(plain);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.join("")).toBe("Größe 42 🥾");
  });

  it("keeps nothing of what a model thought before it answered", async () => {
    fake.reply = () => ({ thought: "The customer seems angry.", text: "Sorry." });
    const seen: string[] = [];
    const plain = await ask();
    const streamed = await ask(requestOf("Hello"), { onText: (text) => seen.push(text) });
    for (const result of [plain, streamed]) expect(result).toMatchObject({ answer: { content: [{ text: "Sorry." }] } });
    expect(seen.join("")).toBe("Sorry.");
  });

  it("goes on after throttling, failures and broken connections", async () => {
    const troubles = [
      { error: "ThrottlingException" },
      { error: "ServiceUnavailableException" },
      { drop: true as const },
      { cut: true as const },
      { error: "ModelNotReadyException" },
    ];
    fake.reply = ({ number }) => troubles[number - 1] ?? { text: "At last." };
    let throttled = 0;
    const result = await ask(requestOf("Hello"), { onThrottle: () => throttled++ });
    expect(result).toMatchObject({ ok: true, answer: { content: [{ text: "At last." }] } });
    expect(throttled).toBe(1);
  });

  const refusals: readonly [error: string, kind: string, requests: number][] = [
    ["ThrottlingException", "throttled", 10],
    ["InternalServerException", "unavailable", 10],
    ["ModelTimeoutException", "timeout", 2],
    ["ModelErrorException", "model", 2],
    ["ServiceQuotaExceededException", "quota", 1],
    ["ValidationException", "invalid", 1],
    ["AccessDeniedException", "access", 1],
    ["ResourceNotFoundException", "unknown-model", 1],
  ];
  for (const [error, kind, requests] of refusals) {
    it(`${error} is ${kind} after ${requests} ${requests === 1 ? "request" : "requests"}`, async () => {
      fake.reply = () => ({ error, message: "No." });
      const failure = failureIn(await ask());
      expect(failure).toMatchObject({ kind, code: error });
      expect(fake.questions.length).toBe(requests);
    });
  }

  it("says of refused access which model, which region and where access is granted", async () => {
    fake.reply = () => ({ error: "AccessDeniedException", message: "You don't have access to the model." });
    const { message, next } = failureIn(await ask());
    expect(message).toContain(`may not call ${testModel} in eu-west-1`);
    expect(next).toContain(`inference profile ${testModel}`);
    expect(next).toContain("Bedrock console of eu-west-1, under Model access");
  });

  it("takes an answer in one piece where streaming is not allowed", async () => {
    fake.reply = ({ number }) =>
      number === 1 ? { error: "AccessDeniedException", message: "No stream." } : { text: "Whole." };
    const seen: string[] = [];
    expect(await ask(requestOf("Hello"), { onText: (text) => seen.push(text) })).toMatchObject({ ok: true });
    expect(seen).toEqual(["Whole."]);
    expect(fake.log.map((line) => line.replace(/.*\/(\S+) (\d+)$/, "$1 $2"))).toEqual([
      "converse-stream 403",
      "converse 200",
    ]);
  });

  it("tells the end of a model and Legacy from a name that is wrong", async () => {
    const ended = requestOf("Hello", { model: "eu.anthropic.claude-3-sonnet-20240229-v1:0" });
    fake.reply = () => ({
      error: "ResourceNotFoundException",
      message: "This model version has reached the end of its life.",
    });
    expect(failureIn(await ask(ended))).toMatchObject({
      kind: "ended",
      message: expect.stringContaining("reached the end of its life on Bedrock on 2026-07-30"),
      next: expect.stringContaining(
        "slipway models migrate eu.anthropic.claude-3-sonnet-20240229-v1:0 eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
      ),
    });
    fake.reply = () => ({
      error: "ResourceNotFoundException",
      message:
        "Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days.",
    });
    expect(failureIn(await ask())).toMatchObject({ kind: "ended", message: expect.stringContaining("is Legacy") });
  });

  it("takes a wrong key, an exception inside a stream and a reply that is none for what they are", async () => {
    expect(failureIn(await ask(requestOf("Hello"), {}, { key: "nobody" }))).toMatchObject({ kind: "credentials" });
    fake.reply = () => ({ streamException: "modelStreamErrorException" });
    expect(failureIn(await ask(requestOf("Hello"), { onText: () => undefined }))).toMatchObject({ kind: "model" });
    fake.reply = () => ({ raw: "<html>captive portal</html>" });
    expect(failureIn(await ask())).toMatchObject({ kind: "malformed" });
    expect(failureIn(await ask(requestOf("Hello"), { onText: () => undefined }))).toMatchObject({ kind: "malformed" });
  });

  it("gives up where nothing comes in time, and stops when it is told to", async () => {
    fake.latency = 10_000;
    const patient = {
      attempts: 2,
      baseMilliseconds: 1,
      maximumMilliseconds: 1,
      random: () => 0,
      sleep: async () => {},
    };
    expect(failureIn(await ask(requestOf("Hello"), {}, { idle: 50, retry: patient }))).toMatchObject({
      kind: "timeout",
    });
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 30);
    expect(failureIn(await ask(requestOf("Hello"), { signal: stopping.signal }))).toMatchObject({
      kind: "interrupted",
    });
  });

  it("shows hostile words of a server on one line", async () => {
    fake.reply = () => ({ error: "ValidationException", message: "a\n::error::b\u202Ec" });
    const { message } = failureIn(await ask());
    expect(message).not.toMatch(/[\n\u202E]/);
  });
});
