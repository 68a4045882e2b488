/** Marks a release that must never be live again. */
import { findBundle, findRelease } from "./lookup.ts";
import type { ReleaseName } from "./name.ts";
import { archive, keepsMoving, movePointer } from "./pointer.ts";
import { readReason } from "./reason.ts";
import type { Pointer, ReleaseMention, SealedRelease } from "./record.ts";
import { makeMark } from "./record-make.ts";
import { type MarkRequest, maximumAttempts } from "./request.ts";
import { requirePointer } from "./rollback.ts";

export interface WithdrawRequest extends MarkRequest {
  readonly release: ReleaseName;
  readonly reason: string;
}

export interface WithdrawOutcome {
  /** `unchanged` where it was withdrawn before. */
  readonly outcome: "withdrawn" | "unchanged";
  readonly release: SealedRelease;
  /** The newest release of the bundle: no rollback reaches it or anything older. */
  readonly withdrawn: ReleaseMention;
  /** True where it is live and stays so until something else is released. */
  readonly isLive: boolean;
}

/**
 * Withdraws the bundle of a release: no deploy, promote or rollback brings it back, and no rollback goes below its
 * newest release. What is live stays live. Marks made by others meanwhile are kept.
 *
 * @throws SW0609 where the release does not exist, SW0615 where nothing was released, SW0622 where others never stop
 *   moving the pointer, SW0626 where the reason is empty, and errors of the store.
 */
export async function withdraw(request: WithdrawRequest): Promise<WithdrawOutcome> {
  const reason = readReason(request.reason);
  const { store, environment, actor } = request;
  const id = request.newId();
  let current: Pointer = await requirePointer(request);
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    const named = await findRelease(store, current, request.release);
    const withdrawn = (await findBundle(store, current, named.bundle)) ?? named;
    const isLive = current.record.bundle === withdrawn.bundle;
    const marks = current.record.withdrawn;
    if (marks.some((mark) => mark.bundle === withdrawn.bundle && mark.seq >= withdrawn.seq)) {
      return { outcome: "unchanged", release: current, withdrawn, isLive };
    }
    const others = marks.filter((mark) => mark.bundle !== withdrawn.bundle);
    const next = makeMark(
      current,
      { action: "withdraw", reason, withdrawn: [...others, withdrawn] },
      { id, environment, actor, now: await store.now() },
    );
    await archive(store, current);
    const move = await movePointer(store, current, next);
    if (move.outcome !== "lost") return { outcome: "withdrawn", release: next, withdrawn, isLive };
    current = move.pointer ?? (await requirePointer(request));
  }
  throw keepsMoving();
}
