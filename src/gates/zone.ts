/**
 * Clocks on the wall of a time zone. A wall time is a number: the milliseconds that `Date.UTC` gives for what the clock
 * shows. Where clocks go forward some wall times never come (a gap), where they go back some come twice (an overlap).
 * The rules of every zone are those of the Node that runs (its ICU data).
 */

import { inMilliseconds } from "../platform/duration.ts";

/** Past the largest jump that a zone has made: Samoa left out a day in December 2011. */
const reach = 30 * inMilliseconds.hour;
/** Zones keep what they looked up; a schedule asks for the same few days again and again. */
const mostRemembered = 5_000;

/** Wall times from `from` until before `to` come twice; `at` is the instant at which the clock goes back. */
export interface Overlap {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly pass: "first" | "second";
}

/** One time zone, made by `Zone.of`. It remembers the offsets that it looked up. */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();
  readonly #instants = new Map<number, readonly number[]>();

  private constructor(name: string, format: Intl.DateTimeFormat) {
    this.name = name;
    this.#format = format;
  }

  /** The zone of an IANA name, or undefined where there is none of that name. */
  static of(name: string): Zone | undefined {
    // Intl also takes offsets such as +02:00, which know nothing of daylight saving.
    if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return undefined;
    try {
      const format = new Intl.DateTimeFormat("en-US", {
        timeZone: name,
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
      });
      return new Zone(name, format);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** What the clock shows at an instant. */
  wallAt(instant: number): number {
    return instant + this.#offsetAt(instant);
  }

  /** The instants at which the clock shows a wall time: one, two in an overlap, none in a gap. Earliest first. */
  instantsOf(wall: number): readonly number[] {
    const known = this.#instants.get(wall);
    if (known !== undefined) return known;
    const offsets = new Set([this.#offsetAt(wall - reach), this.#offsetAt(wall), this.#offsetAt(wall + reach)]);
    const found = [...offsets]
      .map((offset) => wall - offset)
      .filter((instant) => this.wallAt(instant) === wall)
      .sort((a, b) => a - b);
    remember(this.#instants, wall, found);
    return found;
  }

  /** The first instant at which the clock shows a wall time or, in a gap, has jumped past it. */
  firstAt(wall: number): number {
    return this.instantsOf(wall)[0] ?? this.#jumpOver(wall);
  }

  /** The instant from which on the clock shows no time before a wall time any more. */
  endOf(wall: number): number {
    const last = this.instantsOf(wall - 1).at(-1);
    return last === undefined ? this.#jumpOver(wall - 1) : last + 1;
  }

  /** Where the clock shows a time that comes twice, both passes; undefined elsewhere. */
  overlapAt(instant: number): Overlap | undefined {
    const [first, second] = this.instantsOf(this.wallAt(instant));
    if (first === undefined || second === undefined) return undefined;
    const at = this.#change(first, second);
    const from = this.wallAt(at);
    const to = at + this.#offsetAt(first);
    return { from, to, at, pass: instant < at ? "first" : "second" };
  }

  #jumpOver(wall: number): number {
    // The gap's offsets are those a good while before and after it.
    const before = this.#offsetAt(wall - reach);
    const after = this.#offsetAt(wall + reach);
    return this.#change(wall - Math.max(before, after), wall - Math.min(before, after));
  }

  /** The first instant after `low`, and not after `high`, with the offset of `high`. To the second, as zones change. */
  #change(low: number, high: number): number {
    const offset = this.#offsetAt(high);
    let before = Math.floor(low / 1000);
    let after = Math.ceil(high / 1000);
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.#offsetAt(middle * 1000) === offset) after = middle;
      else before = middle;
    }
    return after * 1000;
  }

  #offsetAt(instant: number): number {
    // No zone changes within a quarter of an hour of UTC, except at its beginning.
    const quarter = Math.floor(instant / 900_000) * 900_000;
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const parts = new Map(this.#format.formatToParts(quarter).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? Number.NaN;
    const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
    const offset = wall - quarter;
    remember(this.#offsets, quarter, offset);
    return offset;
  }
}

function remember<T>(map: Map<number, T>, key: number, value: T): void {
  if (map.size >= mostRemembered) map.clear();
  map.set(key, value);
}
