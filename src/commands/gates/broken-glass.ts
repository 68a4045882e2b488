/** The newest release that went past the gate, where no ordinary release has followed it. */
import type { Reading } from "../../gates/facts.ts";
import { readRelease } from "../../releases/pointer.ts";
import type { Pointer, ReleaseRecord } from "../../releases/record.ts";
import type { Store } from "../../stores/store.ts";

/** Rollbacks and marks between two ordinary releases; more are no working environment. */
const mostSteps = 500;

/**
 * Looks back from what is live past rollbacks and marks. An ordinary release through the gate proves that everything
 * before it was acknowledged.
 */
export async function findBrokenGlass(store: Store, pointer: Pointer): Promise<Reading<ReleaseRecord | undefined>> {
  let at: ReleaseRecord = pointer.record;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const isOrdinary = at.continues === undefined && at.action !== "rollback";
    if (at.continues === undefined && at.breakGlass !== undefined) return { known: true, value: at };
    if (isOrdinary || at.seq === 1) return { known: true, value: undefined };
    at = (await readRelease(store, pointer, at.seq - 1)).record;
  }
  return {
    known: false,
    why: `There are more than ${mostSteps} rollbacks and marks since the last release; whether one went past the gate was not looked for.`,
  };
}
