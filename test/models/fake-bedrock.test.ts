/** The fake is driven by the SDK itself: what it answers is what the SDK takes for Bedrock. */
import {
  BedrockClient,
  CreateModelInvocationJobCommand,
  GetInferenceProfileCommand,
  GetModelInvocationJobCommand,
  ListFoundationModelsCommand,
  ListModelInvocationJobsCommand,
} from "@aws-sdk/client-bedrock";
import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeBedrock, startFakeBedrock } from "./fake-bedrock.ts";

const modelId = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const messages = [{ role: "user" as const, content: [{ text: "Where is my order?" }] }];

let fake: FakeBedrock;
let runtime: BedrockRuntimeClient;
let control: BedrockClient;

beforeEach(async () => {
  fake = await startFakeBedrock({
    foundationModels: [{ modelId: "amazon.nova-pro-v1:0", modelArn: "arn", modelLifecycle: { status: "ACTIVE" } }],
    inferenceProfiles: { [modelId]: ["anthropic.claude-sonnet-4-5-20250929-v1:0"] },
  });
  const settings = {
    region: "eu-west-1",
    endpoint: fake.endpoint,
    credentials: fake.credentials,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ requestTimeout: 5_000, throwOnRequestTimeout: true }),
  };
  runtime = new BedrockRuntimeClient(settings);
  control = new BedrockClient(settings);
});
afterEach(() => fake.stop());

describe("the fake Bedrock, asked by the SDK", () => {
  it("answers Converse", async () => {
    const reply = await runtime.send(new ConverseCommand({ modelId, messages }));
    expect(reply.output?.message?.content).toEqual([{ text: "You said: Where is my order?" }]);
    expect(reply.stopReason).toBe("end_turn");
    expect(reply.usage?.inputTokens).toBeGreaterThan(0);
  });

  it("takes batch inference jobs once, shows and lists them", async () => {
    const job = {
      jobName: "slipway-1",
      clientRequestToken: "slipway-1",
      modelId,
      roleArn: "arn:aws:iam::111111111111:role/batch",
      modelInvocationType: "Converse" as const,
      inputDataConfig: { s3InputDataConfig: { s3Uri: "s3://b/in/", s3InputFormat: "JSONL" as const } },
      outputDataConfig: { s3OutputDataConfig: { s3Uri: "s3://b/out/" } },
    };
    const { jobArn } = await control.send(new CreateModelInvocationJobCommand(job));
    expect((await control.send(new CreateModelInvocationJobCommand(job))).jobArn).toBe(jobArn);
    const shown = await control.send(new GetModelInvocationJobCommand({ jobIdentifier: jobArn }));
    expect(shown).toMatchObject({ status: "Submitted", jobName: "slipway-1", modelInvocationType: "Converse" });
    const listed = await control.send(new ListModelInvocationJobsCommand({ nameContains: "slipway-1" }));
    expect(listed.invocationJobSummaries).toMatchObject([{ jobArn }]);
    const other = control.send(new CreateModelInvocationJobCommand({ ...job, modelId: "other" }));
    await expect(other).rejects.toMatchObject({ name: "ConflictException" });
  });

  it("streams ConverseStream in frames that the SDK decodes", async () => {
    fake.reply = () => ({ text: "A längere answer.", toolUse: { id: "t1", name: "look", input: { id: 7 } } });
    const { stream } = await runtime.send(new ConverseStreamCommand({ modelId, messages }));
    let text = "";
    let input = "";
    let stop: string | undefined;
    for await (const event of stream ?? []) {
      text += event.contentBlockDelta?.delta?.text ?? "";
      input += event.contentBlockDelta?.delta?.toolUse?.input ?? "";
      stop ??= event.messageStop?.stopReason;
    }
    expect({ text, input, stop }).toEqual({ text: "A längere answer.", input: '{"id":7}', stop: "tool_use" });
  });

  it("throws what the SDK knows by name, in the reply and inside a stream", async () => {
    for (const error of [
      "ThrottlingException",
      "AccessDeniedException",
      "ResourceNotFoundException",
      "ModelTimeoutException",
    ]) {
      fake.reply = () => ({ error, message: "no" });
      await expect(runtime.send(new ConverseCommand({ modelId, messages }))).rejects.toMatchObject({ name: error });
    }
    fake.reply = () => ({ streamException: "throttlingException" });
    const { stream } = await runtime.send(new ConverseStreamCommand({ modelId, messages }));
    const all = async () => {
      for await (const _ of stream ?? []);
    };
    await expect(all()).rejects.toMatchObject({ name: "ThrottlingException" });
  });

  it("counts tokens, and refuses to for an inference profile", async () => {
    const count = (model: string) =>
      runtime.send(new CountTokensCommand({ modelId: model, input: { converse: { messages } } }));
    expect((await count("anthropic.claude-sonnet-4-5-20250929-v1:0")).inputTokens).toBeGreaterThan(5);
    await expect(count(modelId)).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("lists models and resolves profiles", async () => {
    const { modelSummaries } = await control.send(new ListFoundationModelsCommand({}));
    expect(modelSummaries?.[0]?.modelLifecycle?.status).toBe("ACTIVE");
    const profile = await control.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: modelId }));
    expect(profile.models?.[0]?.modelArn).toBe(
      "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
    );
  });

  it("refuses a wrong signature and an unknown key", async () => {
    const client = (secretAccessKey: string, accessKeyId: string) =>
      new BedrockRuntimeClient({
        region: "eu-west-1",
        endpoint: fake.endpoint,
        credentials: { accessKeyId, secretAccessKey },
        maxAttempts: 1,
        requestHandler: new NodeHttpHandler(),
      });
    const { accessKeyId, secretAccessKey } = fake.credentials;
    const converse = new ConverseCommand({ modelId, messages });
    await expect(client(`${secretAccessKey}x`, accessKeyId).send(converse)).rejects.toMatchObject({
      name: "InvalidSignatureException",
    });
    await expect(client(secretAccessKey, "nobody").send(converse)).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
  });
});
