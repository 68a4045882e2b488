/** What the passes over the bytes hand on. Holds the secret itself: never leaves this room, never printed. */

import type { Confidence } from "./rule.ts";

/** How a secret was hidden, where it did not stand there plainly. */
export type Disguise = "base64" | "hex" | "percent" | "joined";

export interface RawMatch {
  /** Number of the rule in the scanner's list. */
  readonly rule: number;
  /** Offsets of the secret in the bytes of the block, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The secret as latin1 text. */
  readonly secret: string;
  readonly confidence: Confidence;
  readonly disguise?: Disguise;
}

/** The same credential described twice: by several rules, or by overlapping windows. The best one stays. */
export function withoutOverlaps<M extends RawMatch>(matches: readonly M[], rankOf: (match: M) => number): readonly M[] {
  if (matches.length < 2) return matches;
  const sorted = [...matches].sort(
    (a, b) => rankOf(b) - rankOf(a) || b.end - b.start - (a.end - a.start) || a.start - b.start || a.rule - b.rule,
  );
  // Kept spans by start, in order; they never overlap, so only two neighbours can.
  const kept: M[] = [];
  for (const match of sorted) {
    const at = lowerBound(kept, match.start);
    const before = kept[at - 1];
    const after = kept[at];
    if (before !== undefined && before.end > match.start) continue;
    if (after !== undefined && after.start < match.end) continue;
    kept.splice(at, 0, match);
  }
  return kept;
}

function lowerBound(kept: readonly RawMatch[], start: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
