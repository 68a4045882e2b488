/**
 * Periods as slipway.yaml writes them: recurring by days of the week (`Mon-Fri 09:00-16:00`), every year
 * (`12-20 - 01-02`), or once (`2026-12-20 00:00 - 2027-01-02 00:00`). Times are wall times of the period's zone.
 */
import { inMilliseconds } from "../platform/duration.ts";
import { nearest } from "../platform/nearest.ts";

/** A stretch of wall times, the end not in it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export type Period =
  /** `days` from Sunday, 0, to Saturday, 6; `ranges` in minutes of the day, an end past 1,440 is on the next day. */
  | { readonly kind: "weekly"; readonly days: ReadonlySet<number>; readonly ranges: readonly Range[] }
  | { readonly kind: "yearly"; readonly from: DayOfYear; readonly to: DayOfYear }
  | ({ readonly kind: "once" } & Stretch);

interface Range {
  readonly from: number;
  readonly to: number;
}

interface DayOfYear {
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** 1,440 for the end of the day. */
  readonly minutes: number;
}

export type PeriodReading =
  | { readonly ok: true; readonly period: Period }
  /** Sentences. */
  | { readonly ok: false; readonly message: string; readonly help: string };

const dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const longDayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const minutesOfDay = 1_440;

const forms =
  "Write it as `Mon-Fri 09:00-16:00`, `Sat,Sun`, `22:00-06:00`, `2026-12-20 00:00 - 2027-01-02 00:00`, or `12-20 - 01-02` for every year.";

class Unreadable extends Error {}

/** Reads a period. What is not understood is a problem, never a guess. */
export function readPeriod(text: string): PeriodReading {
  try {
    return {
      ok: true,
      period: periodOf(
        text
          .trim()
          .replace(/[\u2010-\u2015]/g, "-")
          .replace(/\s+/g, " "),
      ),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, message: error.message, help: forms };
    throw error;
  }
}

function periodOf(text: string): Period {
  const dated = /^(\d{4}-\d\d-\d\d)(?: (\d\d?:\d\d))? ?(?:-|to) ?(\d{4}-\d\d-\d\d)(?: (\d\d?:\d\d))?$/i.exec(text);
  if (dated !== null) return onceOf(dated, text);
  const oneDay = /^(\d{4}-\d\d-\d\d)(?: (\d\d?:\d\d) ?- ?(\d\d?:\d\d))?$/.exec(text);
  if (oneDay !== null) {
    const [, day = "", from = "00:00", to = "24:00"] = oneDay;
    return stretchOf(wallOf(day, minutesOf(from)), wallOf(day, minutesOf(to)), text);
  }
  const yearly = /^(\d\d-\d\d)(?: (\d\d?:\d\d))? ?(?:-|to) ?(\d\d-\d\d)(?: (\d\d?:\d\d))?$/i.exec(text);
  if (yearly !== null) {
    const [, first = "", from = "00:00", last = "", to = "24:00"] = yearly;
    const period: Period = { kind: "yearly", from: dayOfYear(first, from), to: dayOfYear(last, to) };
    if (first === last && period.from.minutes >= period.to.minutes) throw endsBefore(text);
    return period;
  }
  return weeklyOf(text);
}

function onceOf([, first = "", from = "00:00", last = "", to = "24:00"]: RegExpExecArray, text: string): Period {
  return stretchOf(wallOf(first, minutesOf(from)), wallOf(last, minutesOf(to)), text);
}

function stretchOf(from: number, to: number, text: string): Period {
  if (to <= from) throw endsBefore(text);
  return { kind: "once", from, to };
}

function endsBefore(text: string): Error {
  return new Unreadable(`The period “${text}” ends before it begins.`);
}

function weeklyOf(text: string): Period {
  const words = text.split(" ");
  const isTime = (word: string) => /^\d/.test(word);
  const firstTime = words.findIndex(isTime);
  const dayWords = (firstTime === -1 ? words : words.slice(0, firstTime)).join("");
  const timeWords = (firstTime === -1 ? [] : words.slice(firstTime)).join("");
  if (text === "") throw new Unreadable("The period is empty.");
  const days =
    dayWords === "" || /^(?:daily|everyday)$/i.test(dayWords) ? new Set([0, 1, 2, 3, 4, 5, 6]) : daysOf(dayWords);
  const ranges = timeWords === "" ? [{ from: 0, to: minutesOfDay }] : timeWords.split(",").map(rangeOf);
  return { kind: "weekly", days, ranges };
}

function daysOf(text: string): ReadonlySet<number> {
  const days = new Set<number>();
  for (const part of text.split(",")) {
    const [first = "", last, ...more] = part.split("-");
    if (more.length > 0) throw new Unreadable(`“${part}” names no days of the week.`);
    const from = dayOf(first);
    const to = last === undefined ? from : dayOf(last);
    for (let day = from; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === to) break;
    }
  }
  return days;
}

function dayOf(word: string): number {
  const name = word.toLowerCase();
  const index = Math.max(dayNames.indexOf(name), longDayNames.indexOf(name));
  if (index !== -1) return index;
  const near = nearest(name, [...dayNames, ...longDayNames]);
  const meant = near === undefined ? "" : ` Did you mean ${near.charAt(0).toUpperCase()}${near.slice(1)}?`;
  throw new Unreadable(`“${word}” is no day of the week.${meant}`);
}

function rangeOf(text: string): Range {
  const [, from, to] = /^(\d\d?:\d\d)-(\d\d?:\d\d)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) throw new Unreadable(`“${text}” is no time of the day.`);
  const begin = minutesOf(from);
  const end = minutesOf(to);
  if (begin === end) throw new Unreadable(`“${text}” begins and ends at one time; write no times for the whole day.`);
  if (begin === minutesOfDay) throw new Unreadable(`“${text}” begins at the end of the day; write 00:00 on the next.`);
  // Over midnight: the end is on the next day.
  return { from: begin, to: end > begin ? end : end + minutesOfDay };
}

function minutesOf(text: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = text.split(":").map(Number);
  const total = hours * 60 + minutes;
  if (!(minutes < 60) || !(total <= minutesOfDay)) throw new Unreadable(`“${text}” is no time of the day.`);
  return total;
}

function wallOf(day: string, minutes: number): number {
  const wall = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(day)) {
    throw new Unreadable(`“${day}” is no day of the calendar.`);
  }
  return wall + minutes * inMilliseconds.minute;
}

function dayOfYear(text: string, time: string): DayOfYear {
  const [month = 0, day = 0] = text.split("-").map(Number);
  // In a leap year, so that 29 February may be written.
  wallOf(`2024-${text}`, 0);
  return { month, day, minutes: minutesOf(time) };
}

/**
 * The stretches of a period that touch the wall times from `from` to `to`, or begin up to `to`; in the order of their
 * beginnings.
 */
export function stretchesWithin(period: Period, from: number, to: number): readonly Stretch[] {
  switch (period.kind) {
    case "once":
      return period.from <= to && period.to >= from ? [period] : [];
    case "yearly": {
      const stretches: Stretch[] = [];
      const last = new Date(to).getUTCFullYear();
      for (let year = new Date(from).getUTCFullYear() - 1; year <= last; year += 1) {
        const stretch = stretchOfYear(period, year);
        if (stretch.to >= from && stretch.from <= to) stretches.push(stretch);
      }
      return stretches;
    }
    case "weekly": {
      const stretches: Stretch[] = [];
      // A range may have begun on the day before.
      const first = Math.floor(from / inMilliseconds.day) - 1;
      for (let day = first; day * inMilliseconds.day <= to; day += 1) {
        // The first of January 1970 was a Thursday.
        if (!period.days.has((((day + 4) % 7) + 7) % 7)) continue;
        for (const range of period.ranges) {
          const begin = day * inMilliseconds.day + range.from * inMilliseconds.minute;
          const end = day * inMilliseconds.day + range.to * inMilliseconds.minute;
          if (end >= from && begin <= to) stretches.push({ from: begin, to: end });
        }
      }
      return stretches.sort((a, b) => a.from - b.from);
    }
  }
}

function stretchOfYear(period: Extract<Period, { kind: "yearly" }>, year: number): Stretch {
  const wall = (at: DayOfYear, inYear: number): number =>
    Date.UTC(inYear, at.month - 1, lastDay(at, inYear)) + at.minutes * inMilliseconds.minute;
  const from = wall(period.from, year);
  const to = wall(period.to, year);
  return { from, to: to > from ? to : wall(period.to, year + 1) };
}

/** 29 February is 28 February in years that have none. */
function lastDay({ month, day }: DayOfYear, year: number): number {
  return month === 2 && day === 29 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1 ? 28 : day;
}
