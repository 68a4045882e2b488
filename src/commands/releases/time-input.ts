/** Times that people write on the command line. */
import { quoted } from "../../platform/inputs.ts";
import { releasesErrors } from "../../releases/errors.ts";

/**
 * RFC 3339, with parts that may be left out from the right, a blank for the T, and UTC where no zone is given.
 *
 * @throws SW0628 where it is none.
 */
export function timeFrom(text: string, next: string): Date {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?\s*([Zz]|[+-]\d\d:?\d\d)?)?$/.exec(
    text.trim(),
  );
  if (parts !== null) {
    const [, day, minutes = "00:00", seconds = ":00", zone = "Z"] = parts;
    const written = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
    const time = new Date(`${day}T${minutes}${seconds}${written}`);
    // A day such as 02-30 would be taken for one in March.
    const isDay =
      !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day ?? "");
    if (isDay && !Number.isNaN(time.getTime())) return time;
  }
  throw releasesErrors.create("SW0628", {
    message: `${quoted(text)} is no time.`,
    next,
  });
}
