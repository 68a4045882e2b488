/**
 * Looks after a release that just went live: asks checks again and again for a while, and says as soon as one of them
 * fails. Whether to go back is the caller's business. The checks know nothing of releases, this knows nothing of checks.
 */
import type { Store } from "../stores/store.ts";
import { liveSequence, type ReleaseRecord } from "./record.ts";
import { requirePointer } from "./rollback.ts";

/** One thing that must be well while the release is young. */
export interface HealthCheck {
  /** As a person calls it: `https://…/health`, `alarm prompts-errors`. */
  readonly name: string;
  /** Failures in a row until it counts. */
  readonly failures: number;
  /**
   * Asks once; a sentence where it is not well, undefined where it is.
   *
   * @throws where it cannot be asked at all, which says nothing about the release.
   */
  ask(): Promise<string | undefined>;
}

export interface WatchRequest {
  readonly store: Store;
  readonly environment: string;
  /** The release to look after; what is live where absent. */
  readonly release: number | undefined;
  readonly checks: readonly HealthCheck[];
  /** Milliseconds. */
  readonly forMilliseconds: number;
  readonly everyMilliseconds: number;
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly progress?: ((text: string, done: number, total: number) => void) | undefined;
}

interface Watched {
  readonly release: ReleaseRecord;
  readonly rounds: number;
  readonly milliseconds: number;
}

export type WatchOutcome =
  | ({ readonly outcome: "well" } & Watched)
  | ({
      readonly outcome: "failed";
      readonly check: string;
      readonly reason: string;
      readonly failures: number;
    } & Watched)
  /** Another release took its place meanwhile, or had taken it before: nothing to look after any more. */
  | ({ readonly outcome: "superseded"; readonly live: ReleaseRecord } & Omit<Watched, "release">);

/**
 * Watches until the time is over, a check fails, or another release is live. Asks at least once, and once more at the end.
 *
 * @throws SW0615 where nothing was released, and what a check throws that cannot be asked.
 */
export async function watchRelease(request: WatchRequest): Promise<WatchOutcome> {
  const { store, environment, checks, forMilliseconds, everyMilliseconds, clock, wait } = request;
  const start = clock();
  const failures = new Map<string, number>();
  const first = (await requirePointer({ store, environment })).record;
  const watched = request.release ?? liveSequence(first);
  let live = first;
  for (let rounds = 1; ; rounds += 1) {
    const elapsed = () => clock() - start;
    if (liveSequence(live) !== watched)
      return { outcome: "superseded", live, rounds: rounds - 1, milliseconds: elapsed() };
    const answers = await Promise.all(checks.map(async (check) => ({ check, reason: await check.ask() })));
    for (const { check, reason } of answers) {
      const count = reason === undefined ? 0 : (failures.get(check.name) ?? 0) + 1;
      failures.set(check.name, count);
      if (reason !== undefined && count >= check.failures) {
        // Somebody may have gone on while the checks were asked; then the failure is theirs to see.
        live = (await requirePointer({ store, environment })).record;
        if (liveSequence(live) !== watched) return { outcome: "superseded", live, rounds, milliseconds: elapsed() };
        return {
          outcome: "failed",
          check: check.name,
          reason,
          failures: count,
          release: live,
          rounds,
          milliseconds: elapsed(),
        };
      }
    }
    const left = forMilliseconds - elapsed();
    if (left <= 0) return { outcome: "well", release: live, rounds, milliseconds: elapsed() };
    request.progress?.(`Watching ${live.version} in ${environment}`, elapsed(), forMilliseconds);
    await wait(Math.min(everyMilliseconds, left));
    live = (await requirePointer({ store, environment })).record;
  }
}
