/** Takes the answers of a batch job that has ended: keeps them, says what it came to, then notes that it is done. */
import type { Answer } from "../../models/answers.ts";
import { batchResults, unanswered } from "../../models/batch.ts";
import { batchTier, costOf } from "../../models/prices.ts";
import type { CommandContext } from "../../platform/command.ts";
import { forEachLimited } from "../../platform/limited.ts";
import type { BatchBudget } from "./batch-budget.ts";
import type { BatchPlace, KeptBatch } from "./batch-place.ts";
import type { Question } from "./questions.ts";
import type { ModelSession } from "./session.ts";

/** Answers that are written at once: files and small objects. */
const keptAtOnce = 32;

export interface CollectTools {
  readonly place: BatchPlace;
  readonly session: ModelSession;
  readonly budget: BatchBudget;
  readonly context: CommandContext;
}

/**
 * Killed anywhere, the next run reads all of it once more: an answer that is kept stays, and what the job came to is
 * noted once.
 *
 * @param state as Bedrock calls it, with its words on a failure
 * @param wanted questions by the records that answer them; other records are kept by nobody, but were paid for
 */
export async function collectBatch(
  kept: KeptBatch,
  state: string,
  wanted: ReadonlyMap<string, readonly Question[]>,
  answers: Map<Question, Answer>,
  { place, session, budget, context }: CollectTools,
): Promise<void> {
  const { id: job, model, records, ended } = kept.document;
  const open = new Set(records);
  const failures = new Map<string, Answer>();
  const price = session.priceOf({ model, provider: "bedrock" });
  let spent = 0;
  for await (const file of place.output(job)) {
    await forEachLimited(batchResults(file), keptAtOnce, async ({ id, result }) => {
      context.signal.throwIfAborted();
      if (!open.has(id)) return;
      if ("kind" in result) {
        failures.set(id, { kind: "failed", failure: result });
        return;
      }
      open.delete(id);
      if (price !== undefined) spent += costOf(price, result.usage, batchTier);
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
  // Without a record that was answered nothing was paid for, whatever the price.
  await budget.settle(place.folder(job), open.size === records.length ? 0 : price === undefined ? undefined : spent);
  const failed = records.filter((id) => open.has(id));
  // Last, for until then the next run reads all of it once more.
  if (ended === undefined || failed.length !== ended.failed.length) {
    await place.note(kept, { ended: { state: state.slice(0, 100), failed } });
  }
}
