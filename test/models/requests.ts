/** Requests for tests, and a Bedrock provider that asks the fake. */
import { createTransport } from "../../src/aws/http.ts";
import type { RetryPolicy } from "../../src/aws/retry.ts";
import { parseEndpoint } from "../../src/aws/settings.ts";
import { bedrockRetryPolicy, createBedrockClient } from "../../src/models/bedrock/client.ts";
import { createBedrockProvider } from "../../src/models/bedrock/provider.ts";
import type { Provider } from "../../src/models/provider.ts";
import { type CompletionRequest, createRequest, type RequestContent } from "../../src/models/request.ts";
import type { FakeBedrock } from "./fake-bedrock.ts";

export const testModel = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

/** One message of the user; what a test cares about it puts in `content`. */
export function requestOf(text: string, content: Partial<RequestContent> = {}): CompletionRequest {
  return createRequest(
    {
      provider: "bedrock",
      model: testModel,
      system: [],
      messages: [{ role: "user", content: [{ text }] }],
      parameters: {},
      tools: [],
      ...content,
    },
    new Map(),
    { cachePoints: [] },
  );
}

/** Waits are a hundredth of the real ones, and the same in every run. */
const quickRetries: RetryPolicy = {
  ...bedrockRetryPolicy,
  baseMilliseconds: 1,
  maximumMilliseconds: 200,
  random: () => 0.5,
};

export function bedrockProvider(
  fake: FakeBedrock,
  options: {
    readonly connections?: number;
    readonly retry?: RetryPolicy;
    readonly idle?: number;
    readonly key?: string;
  } = {},
): Provider {
  const transport = createTransport({
    environment: {},
    connections: options.connections ?? 32,
    ...(options.idle === undefined ? {} : { idleMilliseconds: options.idle }),
  });
  const { accessKeyId, secretAccessKey } = fake.credentials;
  const credentials = { accessKeyId: options.key ?? accessKeyId, secretAccessKey };
  return createBedrockProvider({
    client: createBedrockClient({
      region: "eu-west-1",
      endpoint: parseEndpoint(fake.endpoint),
      credentials: async () => credentials,
      transport,
      retry: options.retry ?? quickRetries,
    }),
    now: () => new Date("2026-11-23T10:00:00Z"),
    close: () => transport.close(),
  });
}
