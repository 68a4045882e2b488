/**
 * `slipway run --batch`: hands what has no answer to batch inference jobs of Bedrock, and takes the answers of those that
 * have ended. What is known stands in S3 before the next step is taken, so that it can be killed anywhere: first the
 * records, then the job's document, then the job (whose name makes starting it idempotent), then its ARN.
 */
import type { CredentialProvider } from "../../aws/credentials.ts";
import type { Answer } from "../../models/answers.ts";
import {
  type BatchRecord,
  batchFiles,
  batchFormat,
  batchRecord,
  batchResults,
  fewestRecords,
  largestRecord,
  mostRecords,
  recordId,
  unanswered,
  unfitForBatch,
} from "../../models/batch.ts";
import {
  type BatchJobState,
  type BatchProblem,
  batchJobState,
  hasEnded,
  startBatchJob,
} from "../../models/bedrock/batch-jobs.ts";
import type { BedrockClient } from "../../models/bedrock/client.ts";
import { modelsErrors } from "../../models/errors.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sha256Hex } from "../../platform/digest.ts";
import { forEachLimited } from "../../platform/limited.ts";
import { counted } from "../../platform/words.ts";
import type { Project } from "../../project/project.ts";
import { type BatchPlace, type KeptBatch, openBatchPlace } from "./batch-place.ts";
import { openBedrockClient } from "./bedrock.ts";
import type { Question } from "./questions.ts";
import type { ModelSession } from "./session.ts";

export interface BatchOptions {
  /** `s3://bucket/prefix`. */
  readonly place: string;
  /** ARN of the role that the job works with. */
  readonly role: string;
  readonly credentials: CredentialProvider | undefined;
  /** Makes the limits on cost hold for what a job will be asked, before it starts; throws where they do not. */
  hold(questions: readonly Question[]): Promise<void>;
}

export interface BatchJob {
  readonly model: string;
  readonly job: string;
  readonly state: string;
  readonly records: number;
  readonly processed: number | undefined;
}

export interface BatchOutcome {
  readonly place: string;
  /** Jobs that run, those that were started now included. */
  readonly waiting: readonly BatchJob[];
  /** What jobs gave, and what they have no answer to. */
  readonly answers: ReadonlyMap<Question, Answer>;
  /** Neither answered nor in a job: fewer than a job takes. */
  readonly left: number;
}

/** Bedrock's control plane is asked a few times in all. */
const connections = 4;
/** Answers that are written at once: files and small objects. */
const keptAtOnce = 32;
/** Milliseconds: it answers at once, or not. */
const deadline = 60_000;

/** @throws SW1102, SW1106, SW1107, SW1111, SW1112, and what the place in S3 throws. */
export async function runBatch(
  wanting: readonly Question[],
  options: BatchOptions,
  project: Project,
  session: ModelSession,
  context: CommandContext,
): Promise<BatchOutcome> {
  checkRole(options.role);
  refuseUnfit(wanting);
  const { credentials } = options;
  const { client, close } = await openBedrockClient(
    project,
    "control",
    credentials,
    { concurrency: connections, deadline },
    context,
  );
  try {
    const place = await openBatchPlace(options.place, { region: client.region, credentials }, context);
    try {
      return await work(wanting, options, { place, client, session, context });
    } finally {
      await place.close();
    }
  } finally {
    close();
  }
}

interface Tools {
  readonly place: BatchPlace;
  readonly client: BedrockClient;
  readonly session: ModelSession;
  readonly context: CommandContext;
}

async function work(wanting: readonly Question[], options: BatchOptions, tools: Tools): Promise<BatchOutcome> {
  const { place, context } = tools;
  const byRecord = Map.groupBy(wanting, ({ request, repeat }) => recordId(request, repeat));
  const answers = new Map<Question, Answer>();
  const waiting: BatchJob[] = [];
  const kept = wanting.length === 0 ? [] : await place.jobs();
  for (const [index, one] of kept.entries()) {
    context.signal.throwIfAborted();
    context.progress.update("Looking at batch jobs", index + 1, kept.length);
    const failed = new Set(one.document.ended?.failed);
    const wanted = one.document.records.filter((id) => byRecord.has(id) && !failed.has(id));
    if (wanted.length === 0) continue;
    // A job that was begun and has no ARN was cut off there: starting it again gives the same one.
    const started = one.document.job === undefined ? await start(one, options.role, tools) : one;
    const state = started.document.ended?.state ?? (await stateOf(started, tools));
    if (typeof state !== "string" && !hasEnded(state.state)) {
      waiting.push(jobOf(started, state.state, state.processed));
    } else {
      const questions = new Map(wanted.map((id) => [id, byRecord.get(id) ?? []]));
      await collect(started, typeof state === "string" ? state : reasonOf(state), questions, answers, tools);
    }
    for (const id of wanted) byRecord.delete(id);
  }
  const known = answers.size > 0 || waiting.length > 0;
  const groups = groupsOf([...byRecord.values()].flatMap(([question]) => (question === undefined ? [] : [question])));
  const enough = groups.filter(({ length }) => length >= fewestRecords);
  const fewer = groups.filter(({ length }) => length < fewestRecords);
  if (!known && enough.length === 0 && fewer.length > 0) throw tooFew(fewer);
  if (enough.length > 0) await options.hold(enough.flat());
  for (const group of enough) waiting.push(await begin(group, kept, options.role, tools));
  return { place: place.address, waiting, answers, left: fewer.flat().length };
}

/** Questions of one model, in parts that a job takes, of about the same size. */
function groupsOf(questions: readonly Question[]): readonly (readonly Question[])[] {
  return [...Map.groupBy(questions, ({ request }) => request.model).values()].flatMap((ofModel) => {
    const parts = Math.ceil(ofModel.length / mostRecords);
    const size = Math.ceil(ofModel.length / parts);
    return Array.from({ length: parts }, (_, index) => ofModel.slice(index * size, (index + 1) * size));
  });
}

async function begin(
  group: readonly Question[],
  kept: readonly KeptBatch[],
  role: string,
  tools: Tools,
): Promise<BatchJob> {
  const { place, context } = tools;
  const records = group
    .map(({ request, repeat }) => batchRecord(request, repeat))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  refuseLarge(records, group);
  const [model = ""] = group.map(({ request }) => request.model);
  context.progress.update(`Writing ${counted(records.length, "record")} to ${place.address}`);
  const document = {
    format: batchFormat,
    id: idOf(model, records, kept),
    model,
    records: records.map(({ id }) => id),
  } as const;
  const begun = await place.begin(document, batchFiles(records));
  const started = begun.document.job === undefined ? await start(begun, role, tools) : begun;
  return jobOf(started, "Submitted", undefined);
}

/** The same records have the same id, until a job with it has ended: the next one asks what that one did not answer. */
function idOf(model: string, records: readonly BatchRecord[], kept: readonly KeptBatch[]): string {
  const ended = new Set(kept.flatMap(({ document }) => (document.ended === undefined ? [] : [document.id])));
  const content = sha256Hex([model, ...records.map(({ id, line }) => `${id} ${sha256Hex(line)}`)].join("\n"));
  for (let attempt = 1; ; attempt += 1) {
    const id = sha256Hex(`${attempt} ${content}`).slice(0, 32);
    if (!ended.has(id)) return id;
  }
}

/** Starts the job of a document, and notes its ARN. */
async function start(kept: KeptBatch, role: string, { place, client, context }: Tools): Promise<KeptBatch> {
  const { id, model, records } = kept.document;
  const request = {
    name: nameOf(id),
    model,
    role,
    input: place.folder(id, "input"),
    output: place.folder(id, "output"),
  };
  const job = await startBatchJob(client, request, context.signal);
  if (typeof job === "string") return place.note(kept, { job });
  // What Bedrock will never take is let go of, so that a mended prompt or role begins anew.
  if (job.final) await place.note(kept, { ended: { state: "Refused", failed: [...records] } });
  throw modelsErrors.create("SW1112", {
    message: `Bedrock in ${client.region} started no batch job for ${counted(records.length, "case")} of ${model} (${job.problem}).`,
    next: "The caller needs `bedrock:CreateModelInvocationJob`, and `iam:PassRole` on the role of --batch-role, which reads and writes the place of --batch; the model has to offer batch inference. Nothing is lost: run the same command again.",
  });
}

async function stateOf(kept: KeptBatch, { place, client, context }: Tools): Promise<BatchJobState> {
  const { id, job = "" } = kept.document;
  const state = await batchJobState(client, job, context.signal);
  const problem = problemWith(state, id, place);
  if (problem === undefined && "state" in state) return state;
  throw modelsErrors.create("SW1112", {
    message: `How the batch job ${job} stands could not be found out (${problem}).`,
    next: `The caller needs \`bedrock:GetModelInvocationJob\` on it, in ${client.region}. Where the job is gone, remove batch/${id}/ in ${place.address}: what it has no kept answer to is asked again.`,
  });
}

/** The document is anybody's who may write there; that the job is the one of this folder, Bedrock says. */
function problemWith(state: BatchJobState | BatchProblem, id: string, place: BatchPlace): string | undefined {
  if ("problem" in state) return state.problem;
  const plain = (address: string): string => address.replace(/\/+$/, "");
  const isOurs = state.name === nameOf(id) && plain(state.output) === plain(place.folder(id, "output"));
  return isOurs ? undefined : "it is another job than the one of this folder";
}

/** Keeps the answers of a job that has ended, then notes which records have none. */
async function collect(
  kept: KeptBatch,
  state: string,
  wanted: ReadonlyMap<string, readonly Question[]>,
  answers: Map<Question, Answer>,
  { place, session, context }: Tools,
): Promise<void> {
  const open = new Set(kept.document.records);
  const failures = new Map<string, Answer>();
  for await (const file of place.output(kept.document.id)) {
    await forEachLimited(batchResults(file), keptAtOnce, async ({ id, result }) => {
      context.signal.throwIfAborted();
      if (!open.has(id)) return;
      if ("kind" in result) {
        failures.set(id, { kind: "failed", failure: result });
        return;
      }
      open.delete(id);
      const questions = wanted.get(id) ?? [];
      const [first] = questions;
      if (first === undefined) return;
      const answer = await session.answers.keep(first.request, first.repeat, result);
      for (const question of questions) answers.set(question, answer);
      context.progress.update("Keeping answers", answers.size);
    });
  }
  for (const id of open) {
    const failed = failures.get(id) ?? { kind: "failed", failure: unanswered(state) };
    for (const question of wanted.get(id) ?? []) answers.set(question, failed);
  }
  const failed = kept.document.records.filter((id) => open.has(id));
  // Last, for until then the next run reads all of it once more.
  if (kept.document.ended === undefined || failed.length !== kept.document.ended.failed.length) {
    await place.note(kept, { ended: { state: state.slice(0, 100), failed } });
  }
}

function jobOf({ document }: KeptBatch, state: string, processed: number | undefined): BatchJob {
  return { model: document.model, job: document.job ?? "", state, records: document.records.length, processed };
}

function nameOf(id: string): string {
  return `slipway-${id}`;
}

function reasonOf({ state, message }: BatchJobState): string {
  return message === "" ? state : `${state}: ${message}`;
}

/** @throws SW1102 */
function checkRole(role: string): void {
  if (/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/.test(role)) return;
  throw modelsErrors.create("SW1102", {
    message: `--batch-role is the ARN of the role that Bedrock works with, not ${JSON.stringify(role.slice(0, 200))}.`,
    next: "Write --batch-role arn:aws:iam::111111111111:role/NAME; docs/models.md says what it needs.",
  });
}

/** @throws SW1111 */
function refuseUnfit(questions: readonly Question[]): void {
  const unfit = questions.flatMap((question) => {
    const reason = unfitForBatch(question.request);
    return reason === undefined ? [] : [{ question, reason }];
  });
  const [first] = unfit;
  if (first === undefined) return;
  const prompts = [...new Set(unfit.map(({ question }) => question.prompt.name))];
  throw modelsErrors.create("SW1111", {
    message: `Batch jobs do not take ${counted(unfit.length, "case")} of ${namesOf(prompts)}: ${first.question.prompt.name} ${first.reason}. Nothing was started.`,
    next: `Ask them by \`slipway run ${prompts[0]}\`${prompts.length > 1 ? " and so on" : ""}, then run the same command again: it asks only for what is missing.`,
  });
}

/** @throws SW1111 */
function refuseLarge(records: readonly BatchRecord[], group: readonly Question[]): void {
  const large = records.find(({ line }) => line.byteLength > largestRecord);
  const question = group.find(({ request, repeat }) => recordId(request, repeat) === large?.id);
  if (large === undefined || question === undefined) return;
  throw modelsErrors.create("SW1111", {
    message: `The case ${question.case.name} of ${question.prompt.name} has ${large.line.byteLength} bytes with its media, and a record of a batch job at most ${largestRecord}.`,
    next: `Ask it by \`slipway run ${question.prompt.name}\`, then run the same command again.`,
  });
}

function tooFew(groups: readonly (readonly Question[])[]): Error {
  const models = groups.map((group) => `${group.length} of ${group[0]?.request.model ?? ""}`);
  return modelsErrors.create("SW1111", {
    message: `A batch job takes at least ${fewestRecords} records of one model, and there are fewer without an answer: ${namesOf(models)}. Nothing was started.`,
    next: "Run the same command without --batch and --batch-role.",
  });
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
