/**
 * `--batch`: hands what has no answer to batch inference jobs of Bedrock, and takes the answers of those that have ended.
 * What is known stands in S3 before the next step is taken, so that it can be killed anywhere: first what the job may cost
 * is set aside under its name, then come the records, then the job's document, then the job (whose name makes starting it
 * idempotent), then its ARN; at the end the answers, what it came to, and that it is done.
 */
import type { Answer } from "../../models/answers.ts";
import { batchFiles, batchFormat } from "../../models/batch.ts";
import {
  type BatchJobState,
  type BatchProblem,
  batchJobState,
  findBatchJob,
  hasEnded,
  startBatchJob,
} from "../../models/bedrock/batch-jobs.ts";
import type { BedrockClient } from "../../models/bedrock/client.ts";
import { modelsErrors } from "../../models/errors.ts";
import type { CommandContext } from "../../platform/command.ts";
import { counted } from "../../platform/words.ts";
import type { Project } from "../../project/project.ts";
import { type BatchEstimate, type BatchToStart, openBatchBudget } from "./batch-budget.ts";
import { type CollectTools, collectBatch } from "./batch-collect.ts";
import { byRecord, groupsOf, type NamedGroup, recordsOf, refuseUnfit, tooFew } from "./batch-groups.ts";
import { type BatchPlace, type KeptBatch, openBatchPlace } from "./batch-place.ts";
import { openBedrockClient } from "./bedrock.ts";
import type { BudgetOptions } from "./budget.ts";
import type { OpenModels } from "./open-models.ts";
import type { BatchSettings } from "./policy.ts";
import { distinctRequests, type Question } from "./questions.ts";

export interface BatchOptions {
  readonly settings: BatchSettings;
  readonly budget: BudgetOptions;
}

export interface BatchJob {
  readonly model: string;
  readonly job: string;
  readonly state: string;
  readonly records: number;
  readonly processed: number | undefined;
  /** What its answers will cost; undefined where a price is not known. */
  readonly estimate: BatchEstimate | undefined;
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
/** Milliseconds: it answers at once, or not. */
const deadline = 60_000;
/** Milliseconds after which a job that was never started is given up: no run takes that long between two steps. */
const givenUpAfter = 24 * 60 * 60 * 1_000;

/**
 * Takes the answers of jobs that have ended, and starts jobs for what is left. Nothing is written before it is sure that
 * jobs can take the questions and that their cost is allowed.
 *
 * @throws SW1102, SW1106, SW1107, SW1111, SW1112, and what the place in S3 throws.
 */
export async function runBatch(
  wanting: readonly Question[],
  { settings, budget: limits }: BatchOptions,
  { session, environment }: Pick<OpenModels, "session" | "environment">,
  project: Project,
  context: CommandContext,
): Promise<BatchOutcome> {
  const credentials = environment?.credentials;
  const budget = openBatchBudget(limits, session, context);
  const { client, close } = await openBedrockClient(
    project,
    "control",
    credentials,
    { concurrency: connections, deadline },
    context,
  );
  try {
    refuseUnfit(wanting, client.region);
    const place = await openBatchPlace(settings.place, { region: client.region, credentials }, context);
    try {
      const outcome = await work(wanting, settings.role, { place, client, session, budget, context });
      if (outcome.answers.size > 0) await session.tidy();
      return outcome;
    } finally {
      await place.close();
    }
  } finally {
    close();
  }
}

interface Tools extends CollectTools {
  readonly client: BedrockClient;
}

async function work(wanting: readonly Question[], role: string, tools: Tools): Promise<BatchOutcome> {
  const { place, budget, context } = tools;
  const open = byRecord(wanting);
  const held = await budget.held();
  const kept = wanting.length === 0 && held.size === 0 ? [] : await place.jobs();
  const answers = new Map<Question, Answer>();
  const waiting: BatchJob[] = [];
  const begun: { readonly kept: KeptBatch; readonly wanted: WantedRecords }[] = [];
  for (const [index, one] of kept.entries()) {
    context.signal.throwIfAborted();
    context.progress.update("Looking at batch jobs", index + 1, kept.length);
    const { id, job, records, ended } = one.document;
    const failed = new Set(ended?.failed);
    const wanted = new Map(records.flatMap((record) => (failed.has(record) ? [] : entryOf(open, record))));
    // Of a job that nobody asks for any more, what it came to is noted all the same.
    const heldSince = held.get(place.folder(id));
    if (wanted.size === 0 && heldSince === undefined) continue;
    for (const record of wanted.keys()) open.delete(record);
    if (job !== undefined || ended !== undefined) await follow(one, wanted, { answers, waiting }, tools);
    else if (wanted.size > 0) begun.push({ kept: one, wanted });
    else await giveUp(id, heldSince, tools);
  }
  const known = new Set(kept.map(({ document }) => place.folder(document.id)));
  for (const [batch, since] of held) {
    const id = known.has(batch) ? undefined : idIn(batch, place);
    if (id !== undefined) await giveUp(id, since, tools);
  }
  const ended = new Set(kept.flatMap(({ document }) => (document.ended === undefined ? [] : [document.id])));
  const { enough, fewer } = groupsOf(
    [...open.values()].flatMap(([question]) => (question === undefined ? [] : [question])),
    ended,
  );
  const isKnown = answers.size + waiting.length + begun.length > 0;
  if (!isKnown && enough.length === 0 && fewer.length > 0) throw tooFew(fewer);
  const estimates = await budget.hold([
    // A job that was begun and has no ARN was cut off there: starting it again gives the same one.
    ...begun.map(({ kept: one, wanted }) => toStart(place.folder(one.document.id), [...wanted.values()].flat())),
    ...enough.map(({ id, questions }) => toStart(place.folder(id), questions)),
  ]);
  for (const { kept: one } of begun) waiting.push(jobOf(await start(one, role, tools), "Submitted", undefined));
  for (const [index, group] of enough.entries()) {
    waiting.push(await begin(group, estimates[begun.length + index], role, tools));
  }
  return { place: place.address, waiting, answers, left: fewer.flatMap(({ questions }) => questions).length };
}

type WantedRecords = ReadonlyMap<string, readonly Question[]>;

function entryOf(open: WantedRecords, record: string): readonly (readonly [string, readonly Question[]])[] {
  const questions = open.get(record);
  return questions === undefined ? [] : [[record, questions]];
}

function toStart(batch: string, questions: readonly Question[]): BatchToStart {
  return { batch, requests: distinctRequests(questions) };
}

/** The id of a job of this place by the address of its folder. */
function idIn(batch: string, place: BatchPlace): string | undefined {
  const id = /([0-9a-f]{32})\/$/.exec(batch)?.[1];
  return id !== undefined && batch === place.folder(id) ? id : undefined;
}

/** Takes the answers of a job that has ended, or shows one that is at work. */
async function follow(
  kept: KeptBatch,
  wanted: WantedRecords,
  { answers, waiting }: { readonly answers: Map<Question, Answer>; readonly waiting: BatchJob[] },
  tools: Tools,
): Promise<void> {
  const { context } = tools;
  const { job = "", ended } = kept.document;
  if (ended !== undefined) {
    await collectBatch(kept, ended.state, wanted, answers, tools);
    return;
  }
  const found = await lookAt(kept, tools);
  if ("problem" in found) {
    if (wanted.size > 0) throw unknownState(kept, found.problem, tools);
    context.progress.note(`What was set aside for the batch job ${job} stays so: ${found.problem}.`);
  } else if (hasEnded(found.state)) {
    await collectBatch(kept, reasonOf(found), wanted, answers, tools);
  } else if (wanted.size > 0) {
    waiting.push(jobOf(kept, found.state, found.processed));
  }
}

/**
 * Gives back what was set aside for a job that was never started. Bedrock says whether it was: where its run was killed
 * before the ARN was noted, there is a job of that name, which costs what nobody knows here.
 */
async function giveUp(id: string, since: string | undefined, { client, budget, place, context }: Tools): Promise<void> {
  const age = context.now().getTime() - Date.parse(since ?? "");
  if (!(age > givenUpAfter)) return;
  if ((await findBatchJob(client, nameOf(id), context.signal)) === undefined) await budget.settle(place.folder(id), 0);
}

async function begin(
  group: NamedGroup,
  estimate: BatchEstimate | undefined,
  role: string,
  tools: Tools,
): Promise<BatchJob> {
  const { place, context } = tools;
  context.signal.throwIfAborted();
  const records = recordsOf(group);
  context.progress.update(`Writing ${counted(records.length, "record")} to ${place.address}`);
  const document = {
    format: batchFormat,
    id: group.id,
    model: group.model,
    records: records.map(({ id }) => id),
    ...(estimate === undefined ? {} : { estimate: { expected: estimate.expected, most: estimate.most } }),
  } as const;
  const begun = await place.begin(document, batchFiles(records));
  // Another run of the same questions may have been faster.
  const started = begun.document.job === undefined ? await start(begun, role, tools) : begun;
  return jobOf(started, "Submitted", undefined);
}

/** Starts the job of a document, and notes its ARN. */
async function start(kept: KeptBatch, role: string, { place, client, budget, context }: Tools): Promise<KeptBatch> {
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
  if (job.final) {
    await budget.settle(place.folder(id), 0);
    await place.note(kept, { ended: { state: "Refused", failed: [...records] } });
  }
  throw modelsErrors.create("SW1112", {
    message: `Bedrock in ${client.region} started no batch job for ${counted(records.length, "case")} of ${model} (${job.problem}).`,
    next: "The caller needs `bedrock:CreateModelInvocationJob`, and `iam:PassRole` on the role of --batch-role, which reads and writes the place of --batch; the model has to offer batch inference. Nothing is lost: run the same command again.",
  });
}

async function lookAt(
  { document: { id, job = "" } }: KeptBatch,
  { place, client, context }: Tools,
): Promise<BatchJobState | Pick<BatchProblem, "problem">> {
  const state = await batchJobState(client, job, context.signal);
  const problem = problemWith(state, id, place);
  return problem === undefined ? state : { problem };
}

function unknownState({ document: { id, job = "" } }: KeptBatch, problem: string, { place, client }: Tools): Error {
  return modelsErrors.create("SW1112", {
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

function jobOf({ document }: KeptBatch, state: string, processed: number | undefined): BatchJob {
  const { model, job = "", records, estimate } = document;
  return { model, job, state, records: records.length, processed, estimate };
}

function nameOf(id: string): string {
  return `slipway-${id}`;
}

function reasonOf({ state, message }: BatchJobState): string {
  return message === "" ? state : `${state}: ${message}`;
}
