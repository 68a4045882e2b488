/** Batch inference jobs of Bedrock: started, found, looked at. Source: Bedrock API reference, CreateModelInvocationJob. */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../../platform/json.ts";
import { visibleLine } from "../../platform/visible.ts";
import type { BedrockClient, BedrockOutcome } from "./client.ts";

export interface BatchJobRequest {
  /** Letters, digits and hyphens, at most 63: unique in the account, and the token that makes starting idempotent. */
  readonly name: string;
  readonly model: string;
  readonly role: string;
  /** `s3://…/`: every `.jsonl` below it. */
  readonly input: string;
  readonly output: string;
}

export interface BatchJobState {
  readonly name: string;
  /** As Bedrock calls it: `InProgress`. */
  readonly state: string;
  /** Bedrock's own words on a failure; empty where it has none. */
  readonly message: string;
  readonly output: string;
  readonly processed: number | undefined;
}

/** What did not come, and why. `final`: Bedrock will not take it however often it is asked. */
export interface BatchProblem {
  readonly problem: string;
  readonly final: boolean;
}

/** Starts a job and gives its ARN; the same request again gives the same job. */
export async function startBatchJob(
  client: BedrockClient,
  request: BatchJobRequest,
  signal: AbortSignal,
): Promise<string | BatchProblem> {
  const { name, model, role, input, output } = request;
  const body = {
    jobName: name,
    clientRequestToken: name,
    modelId: model,
    roleArn: role,
    modelInvocationType: "Converse",
    inputDataConfig: { s3InputDataConfig: { s3Uri: input, s3InputFormat: "JSONL" } },
    outputDataConfig: { s3OutputDataConfig: { s3Uri: output } },
  };
  const outcome = await client.send({
    method: "POST",
    path: "/model-invocation-job",
    body: Buffer.from(JSON.stringify(body)),
    signal,
  });
  const reply = objectIn(outcome);
  const arn = reply === undefined ? undefined : ownProperty(reply, "jobArn");
  if (typeof arn === "string" && arn !== "") return arn;
  const isTaken = outcome.kind === "refused" && outcome.code === "ConflictException";
  if (outcome.kind !== "reply" && !isTaken) return problemOf(outcome);
  // An earlier request with this name got through, and its reply did not.
  const known = await findBatchJob(client, name, signal);
  return typeof known === "string" ? known : problemOf(outcome);
}

/** ARN of the job with a name; undefined where there is none. */
export async function findBatchJob(
  client: BedrockClient,
  name: string,
  signal: AbortSignal,
): Promise<string | undefined | BatchProblem> {
  const query = { nameContains: name, maxResults: "10" };
  const outcome = await client.send({ method: "GET", path: "/model-invocation-jobs", query, signal });
  const reply = objectIn(outcome);
  if (reply === undefined) return problemOf(outcome);
  const list = ownProperty(reply, "invocationJobSummaries");
  for (const summary of Array.isArray(list) ? (list as readonly Json[]) : []) {
    if (!isJsonObject(summary) || ownProperty(summary, "jobName") !== name) continue;
    const arn = ownProperty(summary, "jobArn");
    if (typeof arn === "string") return arn;
  }
  return undefined;
}

/** How a job stands. */
export async function batchJobState(
  client: BedrockClient,
  arn: string,
  signal: AbortSignal,
): Promise<BatchJobState | BatchProblem> {
  const outcome = await client.send({
    method: "GET",
    path: `/model-invocation-job/${encodeURIComponent(arn)}`,
    signal,
  });
  const reply = objectIn(outcome);
  const name = reply === undefined ? undefined : ownProperty(reply, "jobName");
  const state = reply === undefined ? undefined : ownProperty(reply, "status");
  if (reply === undefined || typeof name !== "string" || typeof state !== "string") return problemOf(outcome);
  const config = ownProperty(reply, "outputDataConfig");
  const s3 = isJsonObject(config) ? ownProperty(config, "s3OutputDataConfig") : undefined;
  const output = isJsonObject(s3) ? ownProperty(s3, "s3Uri") : undefined;
  const message = ownProperty(reply, "message");
  const processed = ownProperty(reply, "processedRecordCount");
  return {
    name,
    state: visibleLine(state.slice(0, 100)),
    message: typeof message === "string" ? visibleLine(message.slice(0, 400).replace(/\s+/g, " ")).trim() : "",
    output: typeof output === "string" ? output : "",
    processed: typeof processed === "number" ? processed : undefined,
  };
}

const endedStates: ReadonlySet<string> = new Set(["Completed", "PartiallyCompleted", "Failed", "Stopped", "Expired"]);

/** True where nothing more will come. A state that this version does not know is one of a job that runs. */
export function hasEnded(state: string): boolean {
  return endedStates.has(state);
}

function objectIn(outcome: BedrockOutcome): JsonObject | undefined {
  if (outcome.kind !== "reply") return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(outcome.body).toString("utf8"));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function problemOf(outcome: BedrockOutcome): BatchProblem {
  switch (outcome.kind) {
    case "refused": {
      const words = outcome.message === "" ? "" : `: ${outcome.message.replace(/\.+$/, "")}`;
      // Only what the request itself got wrong is settled; access, quota and throttling change.
      return { problem: `${outcome.code || outcome.status}${words}`, final: outcome.code === "ValidationException" };
    }
    case "unreachable":
      return { problem: `${outcome.host} cannot be reached (${visibleLine(outcome.code)})`, final: false };
    case "no-credentials":
      return { problem: outcome.error.message.replace(/\.+$/, ""), final: false };
    case "interrupted":
      return { problem: "stopped before a reply came", final: false };
    default:
      return { problem: "what came back is no reply of Bedrock", final: false };
  }
}
