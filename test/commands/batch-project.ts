/** A project whose cases go through batch jobs, and what tests look at of the place in S3. */
import { converseOutput, type FakeJob, finishJob } from "../models/fake-batch.ts";
import type { FakeBedrock } from "../models/fake-bedrock.ts";
import { makeFolder } from "../project/folder.ts";
import { environmentOf, type S3Server } from "../servers/s3-server.ts";

export const batchRole = "arn:aws:iam::111111111111:role/bedrock-batch";

/** One prompt with so many cases; each demands a greeting. */
export function batchProject(cases: number, settings = ""): string {
  const names = Array.from(
    { length: cases },
    (_, index) => `  - { name: c${index}, input: { name: Person ${index} }, expect: { contains: Hello } }`,
  );
  return makeFolder({
    "slipway.yaml": `slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n${settings}`,
    "prompts/greet.prompt":
      "---\nconfig: { maxOutputTokens: 100, cachePoints: [last], serviceTier: flex }\ninput: { schema: { name: string } }\n---\nGreet {{name}}.\n",
    "prompts/greet.cases.yaml": `cases:\n${names.join("\n")}\n`,
  });
}

/** An environment `beta` and a place for jobs in one bucket, with a budget for the month where one is wanted. */
export function batchSettings(bucket: string, month?: number): string {
  const budget = month === undefined ? "" : `budget: { month: ${month} }, `;
  return [
    `environments: { beta: { store: "s3://${bucket}/beta" } }`,
    `models: { ${budget}batch: { place: "s3://${bucket}/nightly", role: "${batchRole}" } }`,
    "",
  ].join("\n");
}

export function batchEnvironment(server: S3Server, fake: FakeBedrock): Record<string, string> {
  return {
    ...environmentOf(server),
    AWS_ENDPOINT_URL_BEDROCK: fake.endpoint,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: fake.endpoint,
  };
}

/** 20 tokens in, 10 out. */
export function greeting({ modelInput }: { modelInput: { messages: { content: { text: string }[] }[] } }): object {
  return converseOutput(`Hello: ${modelInput.messages[0]?.content[0]?.text}`);
}

export function jobOf(fake: FakeBedrock, index = 0): FakeJob {
  const job = fake.batch.jobs[index];
  if (job === undefined) throw new Error("no such job was started");
  return job;
}

export async function finish(fake: FakeBedrock, server: S3Server, index = 0): Promise<void> {
  await finishJob(jobOf(fake, index), server, greeting);
}

export async function keysIn(server: S3Server, bucket: string): Promise<readonly string[]> {
  const listing = await server.request("GET", `/${bucket}`, { query: { "list-type": "2" } });
  return [
    ...Buffer.from(listing.body)
      .toString()
      .matchAll(/<Key>([^<]*)<\/Key>/g),
  ].map(([, key = ""]) => key);
}

// biome-ignore lint/suspicious/noExplicitAny: JSON that tests look into
export async function jsonAt(server: S3Server, path: string): Promise<any> {
  return JSON.parse(Buffer.from((await server.request("GET", `/${path}`)).body).toString());
}
