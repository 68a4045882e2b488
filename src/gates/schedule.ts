/**
 * When releases may happen: periods that allow and periods that deny. A moment is allowed whenever the clock on the
 * wall of the period's zone shows a time in it. It is denied from the first moment at which that clock shows the
 * beginning until the last at which it shows the end, so that an hour that comes twice opens no hole. Deny wins.
 */
import { inMilliseconds } from "../platform/duration.ts";
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

const { day } = inMilliseconds;
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
    const next = opening.by === undefined ? nextBeginning(entries, "allow", at, end) : denies(opening.by, at);
    if (next === undefined) return undefined;
    at = next;
  }
  return undefined;
}

/** When what is open at an instant closes again, or undefined where it does not within two years. */
export function nextClosing(entries: readonly ScheduleEntry[], instant: number): number | undefined {
  const end = instant + horizonDays * day;
  let at = instant;
  for (let step = 0; step < mostSteps && at <= end; step += 1) {
    const opening = openingAt(entries, at);
    if (!opening.open) return at;
    const ends = opening.by === undefined ? end + 1 : endAfter(opening.by, at);
    const denied = nextBeginning(entries, "deny", at, Math.min(ends, end));
    at = Math.min(ends, denied ?? end + 1);
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

/** The next instant after `instant`, and not after `end`, at which an entry may begin to allow or to deny. */
function nextBeginning(
  entries: readonly ScheduleEntry[],
  effect: ScheduleEntry["effect"],
  instant: number,
  end: number,
): number | undefined {
  let best: number | undefined;
  for (const entry of entries) {
    if (entry.effect !== effect) continue;
    const found = beginningAfter(entry, instant, best ?? end);
    if (found !== undefined && (best === undefined || found < best)) best = found;
  }
  return best;
}

function beginningAfter({ zone, period }: ScheduleEntry, instant: number, end: number): number | undefined {
  const overlap = zone.overlapAt(instant);
  // The clock goes back into a stretch that was over.
  let best = overlap?.pass === "first" ? overlap.at : undefined;
  // A few days at first; a stretch that is far away is looked for in longer steps.
  for (let from = instant - day, step = 3 * day; from <= end + day; from += step, step *= 2) {
    for (const stretch of stretchesWithin(period, zone.wallAt(from), zone.wallAt(from + step))) {
      const first = zone.firstAt(stretch.from);
      if (first > instant) return best === undefined ? first : Math.min(first, best);
      const again = zone.instantsOf(stretch.from).find((candidate) => candidate > instant);
      if (again !== undefined && (best === undefined || again < best)) best = again;
    }
    if (best !== undefined && best <= from + step - day) return best;
  }
  return best;
}

/** When the stretch in which an allowing entry holds at an instant may end. */
function endAfter({ zone, period }: ScheduleEntry, instant: number): number {
  const wall = zone.wallAt(instant);
  const overlap = zone.overlapAt(instant);
  const ends = stretchesWithin(period, wall, wall)
    .filter((stretch) => holds(stretch, wall))
    .flatMap(({ to }) => [zone.firstAt(to), ...zone.instantsOf(to)]);
  if (overlap?.pass === "first") ends.push(overlap.at);
  return Math.min(...ends.filter((end) => end > instant));
}
