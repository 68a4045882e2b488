/** Lines and columns of byte offsets, counted onwards from the last one asked for. */

import type { Position } from "../platform/finding.ts";

const newline = 10;

/** A place in a file: the offset of a line's first byte is not enough, since a line may begin in an earlier block. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** UTF-16 units of the line before this place. */
  readonly units: number;
}

export const fileStart: Place = { line: 1, units: 0 };

/** The place of `to`, given the place of `from`; `from` must not be after `to`. */
export function advance(bytes: Buffer, from: number, to: number, place: Place): Place {
  let { line } = place;
  let lineStart = -1;
  // No further than asked for: a line of megabytes with many places would be searched to its end for each.
  const part = bytes.subarray(from, to);
  for (let at = part.indexOf(newline); at >= 0; at = part.indexOf(newline, at + 1)) {
    line++;
    lineStart = from + at + 1;
  }
  if (lineStart < 0) return { line, units: place.units + unitsIn(bytes, from, to) };
  return { line, units: unitsIn(bytes, lineStart, to) };
}

/** UTF-16 units of UTF-8 text: one for every byte that begins a character, two where it needs a surrogate pair. */
function unitsIn(bytes: Buffer, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 && byte <= 0xf4 ? 2 : 1;
  }
  return units;
}

/** Line and column from 1, columns in UTF-16 units. */
export function positionOf(place: Place): Position {
  return { line: place.line, column: place.units + 1 };
}
