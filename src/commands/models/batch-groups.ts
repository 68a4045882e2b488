/** Which questions go into one batch job, and what no job can take. */
import {
  type BatchRecord,
  batchRecord,
  fewestRecords,
  largestRecord,
  mostBytesOfJob,
  mostRecords,
  recordId,
  unfitForBatch,
} from "../../models/batch.ts";
import { modelsErrors } from "../../models/errors.ts";
import { sha256Hex } from "../../platform/digest.ts";
import { counted } from "../../platform/words.ts";
import type { Question } from "./questions.ts";

/** Questions of one model that one job takes. */
export interface BatchGroup {
  readonly model: string;
  readonly questions: readonly Question[];
}

/** A question as the record that it becomes; the record itself is made again when it is written. */
interface SizedQuestion {
  readonly question: Question;
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A group with the name that its records give it. */
export interface NamedGroup extends BatchGroup {
  readonly id: string;
}

/** What one job takes. */
export interface BatchLimits {
  readonly records: number;
  readonly bytes: number;
}

const ofBedrock: BatchLimits = { records: mostRecords, bytes: mostBytesOfJob };

/**
 * Questions of one model each, in parts that a job takes, of the same number but for one, and named. The same questions have
 * the same name until a job with it has ended: the next one asks what that one did not answer.
 *
 * @throws SW1111 for a question that is too large for a record.
 */
export function groupsOf(
  questions: readonly Question[],
  ended: ReadonlySet<string>,
  limits: BatchLimits = ofBedrock,
): { readonly enough: readonly NamedGroup[]; readonly fewer: readonly BatchGroup[] } {
  const enough: NamedGroup[] = [];
  const fewer: BatchGroup[] = [];
  for (const [model, ofModel] of Map.groupBy(questions, ({ request }) => request.model)) {
    if (ofModel.length < fewestRecords) fewer.push({ model, questions: ofModel });
    else for (const part of partsOf(ofModel.map(sized), limits)) enough.push(named(model, part, ended));
  }
  return { enough, fewer };
}

/** The records of a group, by their ids: the order in which questions stand says nothing. */
export function recordsOf({ questions }: BatchGroup): readonly BatchRecord[] {
  return questions.map(({ request, repeat }) => batchRecord(request, repeat)).sort(byId);
}

function sized(question: Question): SizedQuestion {
  const { id, line } = batchRecord(question.request, question.repeat);
  if (line.byteLength <= largestRecord) return { question, id, bytes: line.byteLength, sha256: sha256Hex(line) };
  throw modelsErrors.create("SW1111", {
    message: `The case ${question.case.name} of ${question.prompt.name} has ${line.byteLength} bytes with its media, and a record of a batch job at most ${largestRecord}. Nothing was started.`,
    next: `Ask it without --batch (\`slipway run ${question.prompt.name}\`), then run the same command again.`,
  });
}

/** Even parts; more of them until none has too many bytes. */
function partsOf(questions: readonly SizedQuestion[], limits: BatchLimits): readonly (readonly SizedQuestion[])[] {
  const { length } = questions;
  for (let parts = Math.ceil(length / limits.records); Math.floor(length / parts) >= fewestRecords; parts += 1) {
    const all = evenly(questions, parts);
    if (all.every((part) => part.reduce((sum, { bytes }) => sum + bytes, 0) <= limits.bytes)) return all;
  }
  throw modelsErrors.create("SW1111", {
    message: `${fewestRecords} records of ${questions[0]?.question.request.model ?? ""}, the fewest that a batch job takes, have more bytes than it may have (${limits.bytes}). Nothing was started.`,
    next: "Ask cases with large media without --batch, then run the same command again.",
  });
}

/** The larger parts come first: what is left of a run that was cut off is divided as it was before. */
function evenly<T>(list: readonly T[], parts: number): readonly (readonly T[])[] {
  const all: (readonly T[])[] = [];
  for (let start = 0; start < list.length; start += all.at(-1)?.length ?? 1) {
    all.push(list.slice(start, start + Math.ceil((list.length - start) / (parts - all.length))));
  }
  return all;
}

function named(model: string, part: readonly SizedQuestion[], ended: ReadonlySet<string>): NamedGroup {
  const records = [...part].sort(byId);
  const content = sha256Hex([model, ...records.map(({ id, sha256 }) => `${id} ${sha256}`)].join("\n"));
  for (let attempt = 1; ; attempt += 1) {
    const id = sha256Hex(`${attempt} ${content}`).slice(0, 32);
    if (!ended.has(id)) return { id, model, questions: part.map(({ question }) => question) };
  }
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** @throws SW1111 for cases that no job takes. */
export function refuseUnfit(questions: readonly Question[], region: string): void {
  const unfit = questions.flatMap((question) => {
    const reason = unfitForBatch(question.request, region);
    return reason === undefined ? [] : [{ question, reason }];
  });
  const [first] = unfit;
  if (first === undefined) return;
  const prompts = [...new Set(unfit.map(({ question }) => question.prompt.name))];
  const cases = new Set(unfit.map(({ question }) => question.case)).size;
  throw modelsErrors.create("SW1111", {
    message: `Batch jobs do not take ${counted(cases, "case")} of ${namesOf(prompts)}: ${first.question.prompt.name} ${first.reason}. Nothing was started.`,
    next: `Ask them by \`slipway run ${prompts[0]}\`${prompts.length > 1 ? " and so on" : ""}, then run the same command again: it asks only for what is missing.`,
  });
}

/** SW1111, where no group is large enough. */
export function tooFew(groups: readonly BatchGroup[]): Error {
  const models = groups.map(({ model, questions }) => `${questions.length} of ${model}`);
  return modelsErrors.create("SW1111", {
    message: `A batch job takes at least ${fewestRecords} records of one model, and there are fewer without an answer: ${namesOf(models)}. Nothing was started.`,
    next: "Run the same command without --batch and --batch-role.",
  });
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

/** The questions that each record answers. */
export function byRecord(questions: readonly Question[]): Map<string, readonly Question[]> {
  return Map.groupBy(questions, ({ request, repeat }) => recordId(request, repeat));
}
