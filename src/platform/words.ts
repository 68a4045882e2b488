/** Words of reports that several rooms write. */

/** `1 file`, `23 files`; `2 entries` with a plural of its own. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
