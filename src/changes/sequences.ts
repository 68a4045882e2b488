/**
 * What two lists of things have in common, in bounded time: lists of a million lines come from pull requests too.
 */
import { diffArrays } from "diff";

/** A stretch of both lists that differs: these of the one stand where those of the other do. Ends are exclusive. */
export interface Difference {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/**
 * Myers' algorithm takes time in proportion to length and differences multiplied. Past so many it ends, and the stretch
 * counts as replaced as a whole; measured, that takes some milliseconds.
 */
const mostEdits = 600;
/** … and for long stretches without anything unique, fewer: steps of the algorithm at its worst. */
const mostSteps = 20_000_000;
/** Longer stretches are split at what is unique in both before Myers' algorithm sees them. */
const longestAtOnce = 400;

/**
 * The stretches that differ, in order. Things are equal where `===` says so. Splits at elements that stand once in both
 * lists (as `git diff --patience` does), which takes time in proportion to n log n, then compares what is between.
 */
export function differences<T>(before: readonly T[], after: readonly T[]): readonly Difference[] {
  const found: Difference[] = [];
  // A stack instead of recursion: stretches may lie in each other as deeply as the lists are long.
  let work = 20 * (before.length + after.length) + 1_000_000;
  const open: Difference[] = [{ beforeStart: 0, beforeEnd: before.length, afterStart: 0, afterEnd: after.length }];
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const part = withoutEqualEnds(before, after, stretch);
    const removed = part.beforeEnd - part.beforeStart;
    const added = part.afterEnd - part.afterStart;
    if (removed === 0 && added === 0) continue;
    // Lists can be made so that every split leaves nearly all of it: then the rest counts as replaced.
    work -= removed + added;
    if (removed === 0 || added === 0 || work < 0) {
      found.push(part);
      continue;
    }
    const anchors = removed + added > longestAtOnce ? uniqueInBoth(before, after, part) : [];
    // Spreading a million parts into a call would end in a stack overflow.
    if (anchors.length === 0) for (const one of shortest(before, after, part)) found.push(one);
    else for (const one of between(part, anchors).reverse()) open.push(one);
  }
  return joined(found);
}

function withoutEqualEnds<T>(before: readonly T[], after: readonly T[], stretch: Difference): Difference {
  let { beforeStart, beforeEnd, afterStart, afterEnd } = stretch;
  while (beforeStart < beforeEnd && afterStart < afterEnd && before[beforeStart] === after[afterStart]) {
    beforeStart++;
    afterStart++;
  }
  while (beforeStart < beforeEnd && afterStart < afterEnd && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd--;
    afterEnd--;
  }
  return { beforeStart, beforeEnd, afterStart, afterEnd };
}

interface Anchor {
  readonly before: number;
  readonly after: number;
}

/** Elements that stand once in both stretches, as many as keep their order: the longest rising run (patience sorting). */
function uniqueInBoth<T>(before: readonly T[], after: readonly T[], stretch: Difference): readonly Anchor[] {
  const places = new Map<T, { before: number; after: number }>();
  for (let index = stretch.beforeStart; index < stretch.beforeEnd; index++) {
    const element = before[index] as T;
    const place = places.get(element);
    if (place === undefined) places.set(element, { before: index, after: -1 });
    else place.before = -1;
  }
  for (let index = stretch.afterStart; index < stretch.afterEnd; index++) {
    const place = places.get(after[index] as T);
    if (place === undefined) continue;
    place.after = place.after === -1 ? index : -2;
  }
  const pairs = [...places.values()].filter((place) => place.before >= 0 && place.after >= 0);
  return longestRising(pairs.sort((a, b) => a.before - b.before));
}

function longestRising(pairs: readonly Anchor[]): readonly Anchor[] {
  /** The pair with which the best run of each length ends. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, { after }] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.after ?? 0) < after) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const run: Anchor[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}

function between(stretch: Difference, anchors: readonly Anchor[]): Difference[] {
  const parts: Difference[] = [];
  let { beforeStart, afterStart } = stretch;
  for (const { before, after } of anchors) {
    if (before > beforeStart || after > afterStart) {
      parts.push({ beforeStart, beforeEnd: before, afterStart, afterEnd: after });
    }
    beforeStart = before + 1;
    afterStart = after + 1;
  }
  parts.push({ beforeStart, beforeEnd: stretch.beforeEnd, afterStart, afterEnd: stretch.afterEnd });
  return parts;
}

/** The fewest changes, or the whole stretch where that would take too long. */
function shortest<T>(before: readonly T[], after: readonly T[], stretch: Difference): readonly Difference[] {
  const length = stretch.beforeEnd - stretch.beforeStart + stretch.afterEnd - stretch.afterStart;
  const changes = diffArrays(
    before.slice(stretch.beforeStart, stretch.beforeEnd),
    after.slice(stretch.afterStart, stretch.afterEnd),
    { maxEditLength: Math.max(20, Math.min(mostEdits, Math.floor(mostSteps / length))) },
  );
  if (changes === undefined) return [stretch];
  const found: Difference[] = [];
  let { beforeStart, afterStart } = stretch;
  for (const { added, removed, count } of changes) {
    if (removed) {
      found.push({ beforeStart, beforeEnd: beforeStart + count, afterStart, afterEnd: afterStart });
    } else if (added) {
      found.push({ beforeStart, beforeEnd: beforeStart, afterStart, afterEnd: afterStart + count });
    }
    if (!added) beforeStart += count;
    if (!removed) afterStart += count;
  }
  return found;
}

/** Stretches that touch are one. */
function joined(parts: readonly Difference[]): readonly Difference[] {
  const whole: Difference[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last !== undefined && last.beforeEnd === part.beforeStart && last.afterEnd === part.afterStart) {
      whole[whole.length - 1] = { ...last, beforeEnd: part.beforeEnd, afterEnd: part.afterEnd };
    } else {
      whole.push(part);
    }
  }
  return whole;
}
