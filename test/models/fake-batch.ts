/**
 * Batch inference jobs of the stand-in for Bedrock: it checks and keeps them, and the test says when one ends and with
 * what. Reads and writes S3 as the job's role would.
 */
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import type { S3Server } from "../servers/s3-server.ts";
import type { FakeBody, FakeError } from "./fake-bedrock.ts";

export interface FakeJob {
  readonly arn: string;
  /** The body of CreateModelInvocationJob. */
  readonly request: FakeBody;
  state: string;
  message?: string;
}

export interface FakeBatch {
  readonly jobs: FakeJob[];
  /** Requests to start one, repeated ones included. */
  starts: number;
  /** In place of taking the next job. */
  refusal: FakeError | undefined;
}

export function createFakeBatch(): FakeBatch {
  return { jobs: [], starts: 0, refusal: undefined };
}

/** The answer to a request about jobs; undefined for every other request. */
export function batchReply(
  batch: FakeBatch,
  route: string,
  name: string,
  query: URLSearchParams,
  body: Buffer,
): object | FakeError | undefined {
  if (route === "POST model-invocation-job ") return createJob(batch, JSON.parse(body.toString("utf8")));
  if (route === "GET model-invocation-job ") {
    const job = batch.jobs.find(({ arn }) => arn === name);
    if (job === undefined) return { error: "ResourceNotFoundException", message: "The job does not exist." };
    const { request, arn, state, message } = job;
    return { jobArn: arn, status: state, ...(message === undefined ? {} : { message }), ...request };
  }
  if (route !== "GET model-invocation-jobs ") return undefined;
  const found = batch.jobs.filter(({ request }) => request.jobName.includes(query.get("nameContains") ?? ""));
  return {
    invocationJobSummaries: found.map(({ arn, request, state }) => ({ jobArn: arn, status: state, ...request })),
  };
}

function createJob(batch: FakeBatch, request: FakeBody): object | FakeError {
  batch.starts += 1;
  const { refusal } = batch;
  batch.refusal = undefined;
  if (refusal !== undefined) return refusal;
  const same = batch.jobs.find((job) => job.request.clientRequestToken === request.clientRequestToken);
  if (same !== undefined) {
    return JSON.stringify(same.request) === JSON.stringify(request)
      ? { jobArn: same.arn }
      : { error: "ConflictException", status: 400, message: "The token was used with other parameters." };
  }
  const { inputDataConfig, outputDataConfig, jobName, roleArn, modelInvocationType, modelId } = request;
  const input = inputDataConfig?.s3InputDataConfig;
  const isWhole =
    /^[a-zA-Z0-9]{1,63}(-*[a-zA-Z0-9+\-.]){0,63}$/.test(jobName) &&
    jobName.length <= 63 &&
    /^[a-zA-Z0-9]{1,256}(-*[a-zA-Z0-9]){0,256}$/.test(request.clientRequestToken) &&
    /^arn:aws:iam::\d{12}:role\/.+/.test(roleArn) &&
    /^s3:\/\/.+/.test(input?.s3Uri) &&
    input?.s3InputFormat === "JSONL" &&
    /^s3:\/\/.+/.test(outputDataConfig?.s3OutputDataConfig?.s3Uri) &&
    modelInvocationType === "Converse" &&
    typeof modelId === "string";
  if (!isWhole) return { error: "ValidationException", message: "The job is not whole." };
  const number = String(batch.jobs.length + 1).padStart(12, "0");
  const arn = `arn:aws:bedrock:eu-west-1:111111111111:model-invocation-job/${number}`;
  batch.jobs.push({ arn, request, state: "Submitted" });
  return { jobArn: arn };
}

export interface FakeRecord {
  readonly recordId: string;
  /** The body of Converse. */
  readonly modelInput: FakeBody;
}

/** The records of a job, by the key of their file. */
export async function recordsOf(
  { request }: FakeJob,
  server: S3Server,
  credentials?: AwsCredentials,
): Promise<ReadonlyMap<string, readonly FakeRecord[]>> {
  const { bucket, prefix } = placeOf(request.inputDataConfig.s3InputDataConfig.s3Uri);
  const by = credentials === undefined ? {} : { credentials };
  const listing = await server.request("GET", `/${bucket}`, { query: { "list-type": "2", prefix }, ...by });
  if (listing.status !== 200) throw new Error(`the job may not list ${prefix}: ${listing.status}`);
  const files = new Map<string, readonly FakeRecord[]>();
  for (const [, key = ""] of Buffer.from(listing.body)
    .toString()
    .matchAll(/<Key>([^<]*\.jsonl)<\/Key>/g)) {
    const object = await server.request("GET", `/${bucket}/${key}`, by);
    if (object.status !== 200) throw new Error(`the job may not read ${key}: ${object.status}`);
    const lines = Buffer.from(object.body).toString().trimEnd().split("\n");
    files.set(
      key,
      lines.map((line) => JSON.parse(line)),
    );
  }
  return files;
}

/** Ends a job: one line for each record, in another order, beside a manifest; undefined for a record leaves it out. */
export async function finishJob(
  job: FakeJob,
  server: S3Server,
  lineOf: (record: FakeRecord) => object | string | undefined,
  state = "Completed",
  /** Of the role that the job works with, where a test asks what it needs. */
  credentials?: AwsCredentials,
): Promise<void> {
  const { bucket, prefix } = placeOf(job.request.outputDataConfig.s3OutputDataConfig.s3Uri);
  const folder = `/${bucket}/${prefix}${job.arn.split("/").at(-1)}`;
  const written = async (key: string, body: string): Promise<void> => {
    const { status } = await server.request("PUT", key, {
      body,
      ...(credentials === undefined ? {} : { credentials }),
    });
    if (status !== 200) throw new Error(`the job may not write ${key}: ${status}`);
  };
  for (const [key, records] of await recordsOf(job, server, credentials)) {
    const lines = records.toReversed().flatMap((record) => {
      const line = lineOf(record);
      return line === undefined ? [] : [typeof line === "string" ? line : JSON.stringify({ ...record, ...line })];
    });
    await written(`${folder}/${key.split("/").at(-1)}.out`, lines.map((l) => `${l}\n`).join(""));
  }
  await written(`${folder}/manifest.json.out`, "{}");
  job.state = state;
}

/** What Converse answers. */
export function converseOutput(text: string): object {
  return {
    modelOutput: {
      output: { message: { role: "assistant", content: [{ text }] } },
      stopReason: "end_turn",
      usage: { inputTokens: 20, outputTokens: 10, totalTokens: 30 },
    },
  };
}

function placeOf(uri: string): { readonly bucket: string; readonly prefix: string } {
  const [, bucket = "", prefix = ""] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? [];
  return { bucket, prefix };
}
