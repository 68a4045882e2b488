/**
 * When releases may happen: periods that allow and periods that deny. A moment is allowed whenever the clock on the
 * wall of the period's zone shows a time in it. It is denied from the first moment at which that clock shows the
 * beginning until the last at which it shows the end, so that an hour that comes twice opens no hole. Deny wins.
 */
import { type Period, type Stretch, stretchesWithin } from "./period.ts";
import type { Zone } from "./zone.ts";

export interface ScheduleEntry {
  readonly effect: "allow" | "deny";
  /** As it was written, for messages. */
  readonly text: string;
  readonly period: Period;
  readonly zone: Zone;
  readonly reason?: string | undefined;
}

export type Opening =
  | { readonly open: true; readonly by: ScheduleEntry | undefined }
  /** `by`: the entry that denies; undefined where no entry allows. */
  | { readonly open: false; readonly by: ScheduleEntry | undefined };

const day = 86_400_000;
/** How far ahead the next opening is looked for. A yearly freeze ends within one year, a pair of them within two. */
const horizonDays = 740;
/** Entries may alternate; each step goes forward to another beginning or end. */
const mostSteps = 20_000;

/** Whether an instant (milliseconds) is open. Without an entry that allows, everything that is not denied is. */
export function openingAt(entries: readonly ScheduleEntry[], instant: number): Opening {
  const denying = entries.find((entry) => entry.effect === "deny" && denies(entry, instant) !== undefined);
  if (denying !== undefined) return { open: false, by: denying };
  let allows = false;
  for (const entry of entries) {
    if (entry.effect !== "allow") continue;
    allows = true;
    const wall = entry.zone.wallAt(instant);
    if (stretchesWithin(entry.period, wall, wall).some((stretch) => holds(stretch, wall))) {
      return { open: true, by: entry };
    }
  }
  return allows ? { open: false, by: undefined } : { open: true, by: undefined };
}

/** The first open instant that is not before `instant`, or undefined where there is none for two years. */
export function nextOpening(entries: readonly ScheduleEntry[], instant: number): number | undefined {
  const end = instant + horizonDays * day;
  let at = instant;
  for (let step = 0; step < mostSteps && at <= end; step += 1) {
    const opening = openingAt(entries, at);
    if (opening.open) return at;
    const next = opening.by === undefined ? nextBeginning(entries, at, end) : denies(opening.by, at);
    if (next === undefined) return undefined;
    at = next;
  }
  return undefined;
}

/** When what is open at an instant closes again, or undefined where it does not within two years. */
export function nextClosing(entries: readonly ScheduleEntry[], instant: number): number | undefined {
  const end = instant + horizonDays * day;
  let at = instant;
  for (let step = 0; step < mostSteps; step += 1) {
    const next = nextBoundary(entries, at, end);
    if (next === undefined) return undefined;
    if (!openingAt(entries, next).open) return next;
    at = next;
  }
  return undefined;
}

function holds(stretch: Stretch, wall: number): boolean {
  return stretch.from <= wall && wall < stretch.to;
}

/** The instant at which an entry stops denying, where it denies at `instant`. */
function denies(entry: ScheduleEntry, instant: number): number | undefined {
  const { zone, period } = entry;
  const wall = zone.wallAt(instant);
  const overlap = zone.overlapAt(instant);
  // In an hour that comes twice, what began in its first pass holds on, and what ends in it ends in the second pass.
  const latestBeginning = overlap?.pass === "second" ? overlap.to - 1 : wall;
  const earliestEnd = overlap?.pass === "first" ? overlap.from : wall;
  const ends = stretchesWithin(period, earliestEnd, latestBeginning)
    .filter((stretch) => stretch.from <= latestBeginning && stretch.to > earliestEnd)
    .map((stretch) => zone.endOf(stretch.to))
    .filter((end) => end > instant);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** The next instant after `instant` at which an allowing entry may begin to allow. */
function nextBeginning(entries: readonly ScheduleEntry[], instant: number, end: number): number | undefined {
  let best: number | undefined;
  for (const entry of entries) {
    if (entry.effect !== "allow") continue;
    const found = beginningAfter(entry, instant, best ?? end);
    if (found !== undefined && (best === undefined || found < best)) best = found;
  }
  return best;
}

function beginningAfter({ zone, period }: ScheduleEntry, instant: number, end: number): number | undefined {
  const candidates: number[] = [];
  const overlap = zone.overlapAt(instant);
  // The clock goes back into a stretch that was over.
  if (overlap?.pass === "first") candidates.push(overlap.at);
  // A few days at first; a stretch that is far away is looked for in longer steps.
  for (let from = instant - day, step = 8 * day; from <= end + day; from += step, step *= 2) {
    for (const stretch of stretchesWithin(period, zone.wallAt(from), zone.wallAt(from + step))) {
      candidates.push(zone.firstAt(stretch.from), ...zone.instantsOf(stretch.from));
    }
    const later = candidates.filter((candidate) => candidate > instant);
    if (later.length > 0) return Math.min(...later);
    if (period.kind === "once" && candidates.length > 0) return undefined;
  }
  return undefined;
}

/** The next instant after `instant` at which any entry begins or ends. */
function nextBoundary(entries: readonly ScheduleEntry[], instant: number, end: number): number | undefined {
  let best: number | undefined;
  for (const { zone, period } of entries) {
    const overlap = zone.overlapAt(instant);
    const boundaries: number[] = overlap?.pass === "first" ? [overlap.at] : [];
    for (let from = instant - 2 * day, step = 8 * day; from <= (best ?? end) + day; from += step, step *= 2) {
      for (const stretch of stretchesWithin(period, zone.wallAt(from), zone.wallAt(from + step))) {
        for (const wall of [stretch.from, stretch.to]) {
          boundaries.push(zone.firstAt(wall), zone.endOf(wall), ...zone.instantsOf(wall));
        }
      }
      const later = boundaries.filter((boundary) => boundary > instant);
      if (later.length > 0) {
        const found = Math.min(...later);
        if (best === undefined || found < best) best = found;
        break;
      }
    }
  }
  return best;
}
