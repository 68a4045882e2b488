/**
 * A rollback for practice: back to the release before, look, and forward again. It proves that going back works and how
 * long it takes, before anybody needs it. Two records remain in the history; what is live in the end is what was before.
 */
import { releasesErrors } from "./errors.ts";
import { readManifest } from "./publish.ts";
import { liveSequence, type ReleaseRecord } from "./record.ts";
import { type RollbackOutcome, type RollbackRequest, requirePointer, rollback } from "./rollback.ts";

export interface DrillRequest extends Omit<RollbackRequest, "to" | "from" | "reason" | "unblock"> {
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  /** Looks whether the release that is live now does well; a sentence where it does not. */
  readonly look?: ((live: ReleaseRecord) => Promise<string | undefined>) | undefined;
}

export interface DrillStep {
  readonly record: ReleaseRecord;
  /** From the beginning of the command until a reader saw it, with its manifest. */
  readonly milliseconds: number;
  /** What the look after it found, where it was not well. */
  readonly problem: string | undefined;
}

export interface DrillReport {
  readonly before: ReleaseRecord;
  readonly back: DrillStep;
  readonly forward: DrillStep;
}

const reason = "drill: a rollback for practice";

/**
 * Goes back and returns.
 *
 * @throws SW0613 where there is nothing to go back to, SW0640 where the live release is a rollback, or another release
 *   came in between, and what `rollback` throws.
 */
export async function drill(request: DrillRequest): Promise<DrillReport> {
  const { environment } = request;
  const before = (await requirePointer(request)).record;
  if (before.rollbackOf !== undefined) {
    throw releasesErrors.create("SW0640", {
      message: `${before.version} is live in ${environment} because of a rollback, so there is nothing to practise on.`,
      next: "Run the drill after the next release.",
    });
  }
  const from = liveSequence(before);
  const back = await step(request, () => rollback({ ...request, from, reason }));
  const forward = await step(request, () =>
    rollback({
      ...request,
      from: back.record.seq,
      to: { kind: "sequence", seq: from },
      unblock: reason,
      reason,
    }),
  );
  return { before, back, forward };
}

async function step(request: DrillRequest, act: () => Promise<RollbackOutcome>): Promise<DrillStep> {
  const { store, environment, clock } = request;
  const start = clock();
  const outcome = await act();
  if (outcome.outcome !== "released" || outcome.supersededBy !== undefined) throw interrupted(environment, outcome);
  const { record } = outcome.release;
  const seen = (await requirePointer({ store, environment })).record;
  const manifest = await readManifest(store, seen.bundle);
  if (seen.id !== record.id || manifest === undefined) throw interrupted(environment, outcome);
  const milliseconds = clock() - start;
  return { record, milliseconds, problem: await request.look?.(record) };
}

function interrupted(environment: string, outcome: RollbackOutcome): Error {
  const why =
    outcome.outcome === "waiting"
      ? `the gate of ${environment} does not let it: ${outcome.reasons.join(" ")}`
      : "another release came in between";
  return releasesErrors.create("SW0640", {
    message: `The drill stopped: ${why}.`,
    next: `Look at what is live with \`slipway history ${environment}\`; where it is the older release, \`slipway rollback ${environment} --to VERSION --unblock "end of the drill"\` brings the newer one back.`,
  });
}
