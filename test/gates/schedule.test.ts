/** Windows and freezes: what is open, when it opens again, and the days on which clocks are changed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Period, readPeriod, stretchesWithin } from "../../src/gates/period.ts";
import { nextClosing, nextOpening, openingAt, type ScheduleEntry } from "../../src/gates/schedule.ts";
import { Zone } from "../../src/gates/zone.ts";
import "../support/property-seed.ts";

function zoneOf(name: string): Zone {
  const zone = Zone.of(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  return zone;
}

function periodOf(text: string): Period {
  const read = readPeriod(text);
  if (!read.ok) throw new Error(read.message);
  return read.period;
}

function entry(effect: "allow" | "deny", text: string, zone = "Europe/Berlin"): ScheduleEntry {
  return { effect, text, period: periodOf(text), zone: zoneOf(zone) };
}

function isOpen(entries: readonly ScheduleEntry[], time: string): boolean {
  return openingAt(entries, Date.parse(time)).open;
}

function opensAt(entries: readonly ScheduleEntry[], time: string): string | undefined {
  const at = nextOpening(entries, Date.parse(time));
  return at === undefined ? undefined : new Date(at).toISOString();
}

const office = [entry("allow", "Mon-Fri 09:00-16:00")];

describe("recurring windows", () => {
  test("open at their beginning and closed at their end, by the clock of their zone", () => {
    expect(isOpen(office, "2026-11-23T07:59:59.999Z")).toBe(false);
    expect(isOpen(office, "2026-11-23T08:00:00Z")).toBe(true);
    expect(isOpen(office, "2026-11-23T14:59:59.999Z")).toBe(true);
    expect(isOpen(office, "2026-11-23T15:00:00Z")).toBe(false);
    expect(isOpen(office, "2026-11-28T10:00:00Z")).toBe(false);
  });

  test("keep the hour of the wall when clocks change", () => {
    expect(opensAt(office, "2026-03-27T15:00:00Z")).toBe("2026-03-30T07:00:00.000Z");
    expect(opensAt(office, "2026-10-23T14:00:00Z")).toBe("2026-10-26T08:00:00.000Z");
  });

  test("go over midnight, wrap the week and have several times of day", () => {
    const night = [entry("allow", "Fri 22:00-02:00", "UTC")];
    expect(isOpen(night, "2026-11-28T01:59:00Z")).toBe(true);
    expect(isOpen(night, "2026-11-28T02:00:00Z")).toBe(false);
    expect(isOpen(night, "2026-11-27T01:00:00Z")).toBe(false);
    const weekend = [entry("allow", "Sat-Mon", "UTC")];
    expect(["27", "28", "29", "30"].map((day) => isOpen(weekend, `2026-11-${day}T12:00:00Z`))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    const lunch = [entry("allow", "daily 09:00-12:00, 13:00-16:00", "UTC")];
    expect(opensAt(lunch, "2026-11-28T12:00:00Z")).toBe("2026-11-28T13:00:00.000Z");
  });
});

describe("deny", () => {
  const frozen = [...office, entry("deny", "2026-12-20 00:00 - 2027-01-02 00:00")];

  test("wins over allow, and the next opening is after it", () => {
    expect(isOpen(frozen, "2026-12-21T10:00:00Z")).toBe(false);
    expect(opensAt(frozen, "2026-12-21T10:00:00Z")).toBe("2027-01-04T08:00:00.000Z");
  });

  test("without an allow leaves everything else open", () => {
    const [, freeze] = frozen;
    expect(freeze).toBeDefined();
    const only = freeze === undefined ? [] : [freeze];
    expect(isOpen(only, "2026-12-19T22:59:00Z")).toBe(true);
    expect(isOpen(only, "2026-12-19T23:00:00Z")).toBe(false);
    expect(opensAt(only, "2026-12-25T00:00:00Z")).toBe("2027-01-01T23:00:00.000Z");
  });

  test("comes back every year, over the turn of the year, the last day included", () => {
    const yearly = [entry("deny", "12-20 - 01-02", "UTC")];
    expect(isOpen(yearly, "2029-12-19T23:59:00Z")).toBe(true);
    expect(isOpen(yearly, "2029-12-20T00:00:00Z")).toBe(false);
    expect(isOpen(yearly, "2030-01-02T23:59:00Z")).toBe(false);
    expect(opensAt(yearly, "2029-12-31T00:00:00Z")).toBe("2030-01-03T00:00:00.000Z");
  });

  test("of all time opens never, and says so", () => {
    expect(opensAt([entry("deny", "daily", "UTC")], "2026-11-28T00:00:00Z")).toBeUndefined();
    expect(opensAt([entry("allow", "2020-01-01 - 2020-02-01", "UTC")], "2026-11-28T00:00:00Z")).toBeUndefined();
  });
});

describe("hours that do not come and hours that come twice (Berlin, 29 March and 25 October 2026)", () => {
  test("a window that begins in the gap opens when the clock has jumped", () => {
    const early = [entry("allow", "Sun 02:30-04:00")];
    expect(opensAt(early, "2026-03-29T00:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
    expect(isOpen(early, "2026-03-29T01:59:00Z")).toBe(true);
    expect(isOpen(early, "2026-03-29T02:00:00Z")).toBe(false);
  });

  test("a window within the gap does not come that day", () => {
    expect(opensAt([entry("allow", "Sun 02:15-02:45")], "2026-03-29T00:00:00Z")).toBe("2026-04-05T00:15:00.000Z");
  });

  test("a window in the hour that comes twice opens twice", () => {
    const twice = [entry("allow", "Sun 02:15-02:45")];
    expect(opensAt(twice, "2026-10-25T00:00:00Z")).toBe("2026-10-25T00:15:00.000Z");
    expect(isOpen(twice, "2026-10-25T00:50:00Z")).toBe(false);
    expect(opensAt(twice, "2026-10-25T00:50:00Z")).toBe("2026-10-25T01:15:00.000Z");
  });

  test("a freeze that begins in the first pass has no hole in the second", () => {
    const freeze = [entry("deny", "2026-10-25 02:30 - 2026-10-25 12:00")];
    expect(isOpen(freeze, "2026-10-25T00:29:00Z")).toBe(true);
    expect(isOpen(freeze, "2026-10-25T00:30:00Z")).toBe(false);
    expect(isOpen(freeze, "2026-10-25T01:10:00Z")).toBe(false);
  });

  test("a freeze that ends in that hour ends in its second pass", () => {
    const freeze = [entry("deny", "2026-10-24 - 2026-10-25 02:30".replace("24 -", "24 00:00 -"))];
    expect(isOpen(freeze, "2026-10-25T00:45:00Z")).toBe(false);
    expect(opensAt(freeze, "2026-10-25T00:45:00Z")).toBe("2026-10-25T01:30:00.000Z");
    const before = [entry("deny", "Sun 00:00-02:00")];
    expect(opensAt(before, "2026-10-24T23:00:00Z")).toBe("2026-10-25T00:00:00.000Z");
  });
});

describe("against brute force, minute by minute", () => {
  const minute = 60_000;
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
    "Africa/Casablanca",
  ];
  // Days around changes of clocks in these zones, and one without.
  const days = [
    "2026-03-29",
    "2026-10-25",
    "2026-03-08",
    "2026-11-01",
    "2026-04-05",
    "2026-10-04",
    "2026-02-15",
    "2026-06-17",
  ];
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "45"))
    .map(([hour, minutes]) => `${String(hour).padStart(2, "0")}:${minutes}`);
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  const weekly = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(...names), time, time)
    .filter(([, , from, to]) => from !== to)
    .map(([first, last, from, to]) => `${first}-${last} ${from}-${to}`);
  const night = fc.constantFrom(
    "Sun 01:15-02:45",
    "Sun 02:00-03:00",
    "Sun 02:15-02:45",
    "Sat-Sun 23:30-02:15",
    "daily 01:30-02:00",
  );
  const arbitraryEntry = (date: string) =>
    fc.tuple(
      fc.constantFrom("allow" as const, "deny" as const),
      fc.oneof(
        weekly,
        night,
        fc
          .tuple(time, time)
          .map(
            ([from, to]) =>
              `${date} ${from} - ${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, "0")} ${to}`,
          ),
        fc.constantFrom("12-20 - 01-02", `${date.slice(5)} 02:15 - ${date.slice(5)} 02:45`, date),
      ),
    );

  /** Which minutes an entry covers, from the minutes themselves and what Intl prints for them. */
  function covered({ effect, period, zone }: ScheduleEntry, minutes: readonly number[], walls: readonly number[]) {
    const inside = new Set<number>();
    const from = Math.min(...walls);
    for (const stretch of stretchesWithin(period, from, Math.max(...walls))) {
      const indexes = walls.flatMap((wall, index) => (stretch.from <= wall && wall < stretch.to ? [index] : []));
      if (effect === "allow") for (const index of indexes) inside.add(index);
      else for (let index = indexes[0] ?? 1; index <= (indexes.at(-1) ?? 0); index += 1) inside.add(index);
    }
    expect(zone.name).not.toBe("");
    return minutes.map((_, index) => inside.has(index));
  }

  function wallsOf(zone: string, minutes: readonly number[]): readonly number[] {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    return minutes.map((at) => Date.parse(`${format.format(at).replace(" ", "T")}Z`));
  }

  test("what is open, when it opens and when it closes are what every single minute says", () => {
    const cases = fc
      .constantFrom(...days)
      .chain((date) =>
        fc.tuple(
          fc.constant(date),
          fc.constantFrom(...zones),
          fc.array(arbitraryEntry(date), { minLength: 1, maxLength: 4 }),
        ),
      );
    fc.assert(
      fc.property(cases, ([date, zone, written]) => {
        const entries = written.map(([effect, text]) => entry(effect, text, zone));
        const start = Date.parse(`${date}T00:00:00Z`) - 36 * 60 * minute;
        const minutes = Array.from({ length: 84 * 60 }, (_, index) => start + index * minute);
        const walls = wallsOf(zone, minutes);
        const cover = entries.map((each) => ({ effect: each.effect, covers: covered(each, minutes, walls) }));
        const someAllow = entries.some(({ effect }) => effect === "allow");
        const open = minutes.map(
          (_, index) =>
            !cover.some(({ effect, covers }) => effect === "deny" && covers[index] === true) &&
            (!someAllow || cover.some(({ effect, covers }) => effect === "allow" && covers[index] === true)),
        );
        // The edges of the range see only a part of a stretch that denies.
        for (let index = 24 * 60; index < 60 * 60; index += 7) {
          const at = minutes[index] ?? 0;
          expect(openingAt(entries, at).open, new Date(at).toISOString()).toBe(open[index]);
        }
        for (let index = 24 * 60; index < 48 * 60; index += 97) {
          const at = minutes[index] ?? 0;
          const opens = open.indexOf(true, index);
          const found = nextOpening(entries, at);
          if (opens !== -1 && opens < 60 * 60) expect(found).toBe(minutes[opens]);
          else expect(found ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(minutes[60 * 60 - 1] ?? 0);
          if (open[index] !== true) continue;
          const closes = open.indexOf(false, index);
          if (closes !== -1 && closes < 60 * 60) expect(nextClosing(entries, at)).toBe(minutes[closes]);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe("periods and zones that cannot be read", () => {
  test.each([
    ["Mon-Fry 09:00-16:00", "“Fry” is no day of the week. Did you mean Fri?"],
    ["Mon-Fri 9-16", "“9-16” is no time of the day."],
    ["Mon-Fri 09:00-09:00", "begins and ends at one time"],
    ["25:00-26:00", "“25:00” is no time of the day."],
    ["2026-02-30 00:00 - 2026-03-01 00:00", "“2026-02-30” is no day of the calendar."],
    ["2026-12-20 - 2026-12-01", "ends before it begins"],
    ["", "The period is empty."],
    ["Mon-Tue-Wed", "names no days of the week"],
    ["whenever I like", "is no day of the week"],
  ])("%s", (text, message) => {
    const read = readPeriod(text);
    expect(read.ok ? "read" : read.message).toContain(message);
  });

  test("a zone is an IANA name: offsets and unknown names are refused", () => {
    expect(["Europe/Berlin", "UTC", "+02:00", "Mars/Base", "Europe/Berlln"].map((name) => Zone.of(name)?.name)).toEqual(
      ["Europe/Berlin", "UTC", undefined, undefined, undefined],
    );
  });
});
