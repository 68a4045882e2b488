/** Numbers, times and names as people read them in reports on releases. */
import type { Digest } from "../../platform/digest.ts";
import { visibleLine } from "../../platform/visible.ts";
import { columnsOf } from "../../reports/columns.ts";

/** `2026-11-23 05:41 UTC`: sorts as text, and has no zone to guess. */
export function timeOf(createdAt: string): string {
  const time = new Date(createdAt).toISOString();
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

/** A digest short enough for a line and long enough to tell apart. */
export function shortDigest(digest: Digest): string {
  return digest.slice(0, 19);
}

/** Foreign text (names, paths, reasons) on one line, cut where nobody reads on. */
export function foreign(text: string, columns = 200): string {
  const line = visibleLine(text);
  return line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
}

/** Text filled with blanks up to a number of columns. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}
