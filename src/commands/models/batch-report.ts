/** What `--batch` prints of its jobs. */

import { dollarsInWords } from "../../platform/dollars.ts";
import type { JsonObject } from "../../platform/json.ts";
import type { Paint } from "../../platform/paint.ts";
import { visibleLine } from "../../platform/visible.ts";
import { counted } from "../../platform/words.ts";
import { sentenceMarkdown, tableCodeSpan } from "../../reports/markdown.ts";
import type { BatchJob, BatchOutcome } from "./batch.ts";

/** The part `batch` of `slipway/run/v1`: jobs that are still at work. */
export function batchDocument({ place, waiting, left }: BatchOutcome): JsonObject {
  return {
    place,
    left,
    jobs: waiting.map(({ model, job, state, records, processed, estimate }) => ({
      model,
      job,
      state,
      records,
      ...(processed === undefined ? {} : { processed }),
      ...(estimate === undefined ? {} : { estimate: { expected: estimate.expected, most: estimate.most } }),
    })),
  };
}

/** While jobs are at work. */
export function batchText({ place, waiting, left }: BatchOutcome, kept: number, paint: Paint): string {
  const lines = waiting.flatMap((job) => [
    `${paint("bold", visibleLine(job.model))}  ${progressOf(job)}`,
    `  ${visibleLine(job.job)}`,
  ]);
  lines.push(
    "",
    `${paint("yellow", "…")} ${counted(waiting.length, "batch job")} at work in ${visibleLine(place)}; ${counted(kept, "answer")} known`,
  );
  if (left > 0) lines.push(`  ${leftInWords(left)}`);
  lines.push(
    `  ${paint("cyan", "→ Run the same command later: it takes the answers once a job has ended. To end one before: aws bedrock stop-model-invocation-job --job-identifier ARN")}`,
  );
  return `${lines.join("\n")}\n`;
}

/** Lines; none where no job is at work. `known`: answers that are there, where nothing else says how many. */
export function batchMarkdown(batch: BatchOutcome | undefined, known?: number): readonly string[] {
  if (batch === undefined || batch.waiting.length === 0) return [];
  return [
    `**${counted(batch.waiting.length, "batch job")} at work${known === undefined ? "" : `; ${counted(known, "answer")} known`}.** ${sentenceMarkdown("The same command takes the answers once a job has ended.")}${batch.left > 0 ? ` ${sentenceMarkdown(leftInWords(batch.left))}` : ""}`,
    "",
    ...batch.waiting.map(
      (job) => `- ${tableCodeSpan(job.job)} (${tableCodeSpan(job.model)}): ${sentenceMarkdown(progressOf(job))}`,
    ),
    "",
  ];
}

function progressOf({ state, records, processed, estimate }: BatchJob): string {
  const done = processed === undefined || processed === 0 ? "" : `, ${processed} processed`;
  const cost =
    estimate === undefined
      ? ", of unknown price"
      : `, about ${dollarsInWords(estimate.expected)}, at most ${dollarsInWords(estimate.most)}`;
  return `${visibleLine(state)}, ${counted(records, "record")}${done}${cost}`;
}

function leftInWords(left: number): string {
  return `${counted(left, "case")} without an answer ${left === 1 ? "is" : "are"} too few for a batch job: run the same command without --batch for ${left === 1 ? "it" : "them"}.`;
}
