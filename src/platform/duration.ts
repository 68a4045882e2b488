/** Durations as people write them: `90s`, `30m`, `12h`, `7d`, `2w`. */

/** A day has 24 hours, whatever a clock on the wall does. */
export const inMilliseconds = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

const { second, minute, hour, day } = inMilliseconds;
const units: Readonly<Record<string, number>> = { s: second, m: minute, h: hour, d: day, w: 7 * day };

/** Milliseconds; undefined for what is no duration. */
export function readDuration(text: string): number | undefined {
  const parts = /^([1-9]\d{0,5})([smhdw])$/.exec(text.trim());
  const unit = units[parts?.[2] ?? ""];
  return parts === null || unit === undefined ? undefined : Number(parts[1]) * unit;
}

/** `45 s`, `10 min`, `2 h 5 min`, `3 d`: rounded to what a person wants to know. */
export function durationInWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1).replace(/\.0$/, "")} s`;
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} d`;
}
