/**
 * Records of batch inference jobs: from requests to JSONL, and from a job's output to answers. Source: Bedrock user guide,
 * "Format and upload your batch inference data" and "View the results of a batch inference job".
 */
import { isJsonObject, type Json, ownProperty } from "../platform/json.ts";
import { visibleLine } from "../platform/visible.ts";
import { converseBody, readConverseReply } from "./bedrock/converse.ts";
import { largestCompletion, type ProviderAnswer, storableAnswer } from "./completion.ts";
import type { CompletionFailure } from "./failure.ts";
import { readModelIdentifier } from "./identifier.ts";
import { batchTier } from "./prices.ts";
import type { CompletionRequest } from "./request.ts";

export const batchFormat = "slipway/batch/v1";

/** Fewest records of a job. Source: Service Quotas, "Minimum number of records per batch inference job", of most models. */
export const fewestRecords = 100;
/** Most records of a job, of the same quotas ("Records per batch inference job", 50,000 or more) with room. */
export const mostRecords = 20_000;
/** Most bytes of a job ("Batch inference job size", 5 GB of most models) with room: the records are held in memory. */
export const mostBytesOfJob = 1024 * 1024 * 1024;
/**
 * Records and bytes of one file ("Batch inference input file size", 1 GB) with room: Bedrock answers each file with one
 * of its own, which is read in one piece.
 */
const recordsInFile = 500;
const bytesInFile = 16 * 1024 * 1024;
/** One record alone: what Bedrock takes as the body of a request is smaller. */
export const largestRecord = 32 * 1024 * 1024;
/** One file of answers: the records come back with them. */
export const largestOutput = 512 * 1024 * 1024;

export interface BatchRecord {
  readonly id: string;
  /** One line of JSON, with its end. */
  readonly line: Uint8Array;
}

/** Letters and digits, which every version of the service takes: half of the digest, and the number of the answer. */
export function recordId({ digest }: Pick<CompletionRequest, "digest">, repeat: number): string {
  return `${digest.slice("sha256:".length, "sha256:".length + 32)}r${repeat}`;
}

/** How the request is handled is the job's matter: tier, latency and prompt cache are of single requests. */
export function batchRecord(request: CompletionRequest, repeat: number): BatchRecord {
  const id = recordId(request, repeat);
  const modelInput = converseBody({ ...request, handling: { cachePoints: [] } });
  return { id, line: Buffer.from(`${JSON.stringify({ recordId: id, modelInput })}\n`) };
}

/** What stands where a model does and runs no job (Bedrock user guide, "Batch inference isn't supported for provisioned models"). */
const noModelsOfJobs: Readonly<Record<string, string>> = {
  "provisioned-model": "has provisioned throughput for its model",
  prompt: "names a prompt of Bedrock in place of a model",
  "prompt-router": "names a router in place of a model",
  "default-prompt-router": "names a router in place of a model",
};

/**
 * Why a request cannot be a record of a job in a region, as the rest of a sentence; undefined where it can. Which models
 * and regions have batch inference, Bedrock alone says: it refuses the job.
 */
export function unfitForBatch(request: CompletionRequest, region: string): string | undefined {
  if (request.provider !== "bedrock") return "is answered by a command of your own";
  const model = readModelIdentifier(request.model);
  const noModel =
    model.kind === "arn" && Object.hasOwn(noModelsOfJobs, model.resource) ? noModelsOfJobs[model.resource] : undefined;
  if (noModel !== undefined) return noModel;
  const [, , , ofArn = ""] = model.kind === "arn" ? request.model.split(":") : [];
  if (ofArn !== "" && ofArn !== region) return `has a model in ${ofArn}, and the job runs in ${region}`;
  // "Records that include toolConfig fail with a 400 error" (Bedrock user guide, "Process multiple prompts with batch inference").
  if (request.tools.length > 0) return "has tools";
  const parts = request.messages.flatMap(({ content }) => content);
  // All that a record names must stand in the folder of its job.
  if (parts.some((part) => "media" in part && "s3" in part.media.source)) return "has media in S3";
  return undefined;
}

/** The files of a job, in order of the records. */
export function batchFiles(records: readonly BatchRecord[]): readonly Uint8Array[] {
  const files: Uint8Array[] = [];
  let lines: Uint8Array[] = [];
  let bytes = 0;
  const close = (): void => {
    if (lines.length > 0) files.push(Buffer.concat(lines));
    lines = [];
    bytes = 0;
  };
  for (const { line } of records) {
    if (lines.length === recordsInFile || bytes + line.byteLength > bytesInFile) close();
    lines.push(line);
    bytes += line.byteLength;
  }
  close();
  return files;
}

export interface BatchResult {
  readonly id: string;
  readonly result: ProviderAnswer | CompletionFailure;
}

/** The results in a file of a job's output; lines that are none are left out, as if the record had no answer. */
export function* batchResults(bytes: Uint8Array): Generator<BatchResult> {
  const newline = 10;
  for (let start = 0; start < bytes.byteLength; ) {
    const found = bytes.indexOf(newline, start);
    const end = found === -1 ? bytes.byteLength : found;
    const line = bytes.subarray(start, end);
    start = end + 1;
    if (line.byteLength === 0 || line.byteLength > largestRecord + largestCompletion) continue;
    const result = resultOf(line);
    if (result !== undefined) yield result;
  }
}

function resultOf(line: Uint8Array): BatchResult | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString("utf8"));
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const id = ownProperty(value, "recordId");
  if (typeof id !== "string") return undefined;
  const error = ownProperty(value, "error");
  if (error !== undefined) return { id, result: failureOf(error) };
  const answer = readConverseReply(ownProperty(value, "modelOutput"));
  const stored = answer === undefined ? undefined : storableAnswer({ ...answer, serviceTier: batchTier });
  return { id, result: stored ?? unreadable };
}

/** `{errorCode: 400, errorMessage}`: a refused request is the prompt's matter, all else the service's. */
function failureOf(error: Json): CompletionFailure {
  const code = isJsonObject(error) ? ownProperty(error, "errorCode") : undefined;
  const words = isJsonObject(error) ? ownProperty(error, "errorMessage") : undefined;
  const said = typeof words === "string" ? visibleLine(words.slice(0, 400).replace(/\s+/g, " ")).trim() : "";
  const status = typeof code === "number" || typeof code === "string" ? visibleLine(String(code).slice(0, 40)) : "?";
  const message = `The batch job has no answer to it (${status}${said === "" ? "" : `: ${said.replace(/\.+$/, "")}`}).`;
  if (status === "400") {
    return { kind: "invalid", message, next: "Mend the prompt's `config` or its messages.", code: status };
  }
  return { kind: status === "429" ? "throttled" : "model", message, next: askedAgain, code: status };
}

const askedAgain =
  "The same command without `--batch` asks it again; with it a job does, where enough are missing for one.";

const unreadable: CompletionFailure = {
  kind: "malformed",
  message: "What the batch job holds for it is no answer of Bedrock.",
  next: askedAgain,
};

/** For a record of which a job that has ended says nothing. */
export function unanswered(state: string): CompletionFailure {
  return {
    kind: "model",
    message: `The batch job ended (${visibleLine(state)}) without an answer to it.`,
    next: askedAgain,
  };
}

/** For what no job was given, because too few of its model are missing. */
export function tooFewForJob(model: string): CompletionFailure {
  return {
    kind: "unavailable",
    message: `Too few answers of ${model} are missing for a batch job, which takes at least ${fewestRecords} records.`,
    next: "Run the same command without --batch: it asks for exactly these.",
  };
}
