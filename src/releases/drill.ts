/**
 * A rollback for practice: back to the release before, look, and forward again. It proves that going back works and how
 * long it takes, before anybody needs it. Two records remain in the history; what is live in the end is what was before.
 */
import { isSlipwayError } from "../platform/errors.ts";
import { releasesErrors } from "./errors.ts";
import { readManifest } from "./publish.ts";
import { liveSequence, type ReleaseRecord } from "./record.ts";
import { type RollbackOutcome, type RollbackRequest, requirePointer, rollback } from "./rollback.ts";

export interface DrillRequest extends Omit<RollbackRequest, "to" | "from" | "reason" | "unblock"> {
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  /**
   * Looks whether the release that is live now does well; a sentence where it does not. What it throws never ends the
   * drill halfway: an expected failure is the problem of that step, all else is thrown again after the way forward.
   */
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
 *   came in between, or going forward failed: its message then says what is live. What `rollback` throws on the way
 *   back. What a look threw besides expected failures, an interruption above all, after the way forward.
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
  ).catch((cause: unknown) => {
    throw leftBehind(environment, before, back.record, cause);
  });
  for (const { thrown } of [back, forward]) if (thrown !== undefined) throw thrown.cause;
  return { before, back, forward };
}

/** `thrown`: what the look after the step threw, where that is no expected failure. */
type Taken = DrillStep & { readonly thrown: { readonly cause: unknown } | undefined };

async function step(request: DrillRequest, act: () => Promise<RollbackOutcome>): Promise<Taken> {
  const { store, environment, clock } = request;
  const start = clock();
  const outcome = await act();
  if (outcome.outcome !== "released" || outcome.supersededBy !== undefined) throw interrupted(environment, outcome);
  const { record } = outcome.release;
  const seen = (await requirePointer({ store, environment })).record;
  const manifest = await readManifest(store, seen.bundle);
  if (seen.id !== record.id || manifest === undefined) throw interrupted(environment, outcome);
  const milliseconds = clock() - start;
  try {
    return { record, milliseconds, problem: await request.look?.(record), thrown: undefined };
  } catch (cause) {
    if (isSlipwayError(cause) && cause.class !== "interrupted") {
      return { record, milliseconds, problem: cause.message, thrown: undefined };
    }
    return { record, milliseconds, problem: undefined, thrown: { cause } };
  }
}

/** The way forward failed for a reason of its own. What came in between has its own words. */
function leftBehind(environment: string, before: ReleaseRecord, back: ReleaseRecord, cause: unknown): unknown {
  if (isSlipwayError(cause) && cause.code === "SW0640") return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return releasesErrors.create("SW0640", {
    message: `The drill went back to ${back.version}, and could not go forward again: ${why} Where nobody released meanwhile, ${back.version} is live in ${environment} and ${before.version} is blocked.`,
    next: `Run \`slipway rollback ${environment} --to ${before.version} --unblock "end of the drill"\`, and look at what is live with \`slipway history ${environment}\`.`,
    cause,
  });
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
