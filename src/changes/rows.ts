/** Two texts compared line by line, and by words inside lines that changed. */
import type { Row } from "./difference.ts";
import { type Difference, differences } from "./sequences.ts";
import { compareWords } from "./words.ts";

export interface RowOptions {
  /** Equal lines shown around a change. */
  readonly context: number;
  /** Rows of one text, and characters in them; the rest is cut, and a row says so. */
  readonly mostRows: number;
  readonly mostCharacters: number;
}

export const defaultRowOptions: RowOptions = { context: 3, mostRows: 2_000, mostCharacters: 400_000 };

/** So many removed lines are compared with so many added ones to find which belongs to which. */
const mostPaired = 60;
/** Longer lines are compared by words only where they stand at the same place. */
const longestPaired = 2_000;
/** A moved line has so many characters at least: `}` stands everywhere. */
const shortestMoved = 12;

/** The rows of a comparison; empty where the texts are the same. */
export function rowsBetween(before: string, after: string, options: RowOptions = defaultRowOptions): readonly Row[] {
  if (before === after) return [];
  const [left, right] = [linesOf(before), linesOf(after)];
  const parts = differences(left, right);
  if (parts.length === 0) return lineEndAlone(before, after);
  const moved = movedLines(left, right, parts);
  const writer = new Writer(options);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (writer.isFull) {
      writer.leaveOut(part.beforeEnd - part.beforeStart, part.afterEnd - part.afterStart);
      continue;
    }
    writer.same(left.slice(at, part.beforeStart), index === 0 ? 0 : options.context, options.context);
    let removed = part.beforeEnd - part.beforeStart;
    let added = part.afterEnd - part.afterStart;
    for (const row of rowsOf(left, right, part, moved)) {
      if (row.kind !== "added") removed--;
      if (row.kind !== "removed") added--;
      writer.add(row);
      if (writer.isFull) break;
    }
    writer.leaveOut(removed, added);
    at = part.beforeEnd;
  }
  if (!writer.isFull) writer.same(left.slice(at), options.context, 0);
  return writer.rows();
}

/** The lines without their line feeds. A line feed at the end begins no line of its own. */
function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}

/** The texts differ in the line feed at their end alone. */
function lineEndAlone(before: string, after: string): readonly Row[] {
  const last = linesOf(before).at(-1) ?? "";
  return [
    {
      kind: "changed",
      words: [
        { kind: "same", text: last },
        { kind: after.length > before.length ? "added" : "removed", text: "\n" },
      ],
    },
  ];
}

interface Moved {
  /** Index of the line in the other text, by index in this one. */
  readonly before: ReadonlyMap<number, number>;
  readonly after: ReadonlyMap<number, number>;
}

/** Lines that were removed here and added there, each taken once. */
function movedLines(left: readonly string[], right: readonly string[], parts: readonly Difference[]): Moved {
  const added = new Map<string, number[]>();
  for (const { afterStart, afterEnd } of parts) {
    for (let index = afterStart; index < afterEnd; index++) {
      const line = right[index] ?? "";
      if (line.trim().length < shortestMoved) continue;
      const places = added.get(line);
      if (places === undefined) added.set(line, [index]);
      else places.push(index);
    }
  }
  const before = new Map<number, number>();
  const after = new Map<number, number>();
  for (const { beforeStart, beforeEnd } of parts) {
    for (let index = beforeStart; index < beforeEnd; index++) {
      const place = added.get(left[index] ?? "")?.shift();
      if (place === undefined) continue;
      before.set(index, place);
      after.set(place, index);
    }
  }
  return { before, after };
}

/** Rows of a stretch that differs: lines that belong together as one row, the others as removed and added. */
function* rowsOf(left: readonly string[], right: readonly string[], part: Difference, moved: Moved): Generator<Row> {
  let { beforeStart, afterStart } = part;
  const removedUntil = function* (end: number): Generator<Row> {
    for (; beforeStart < end; beforeStart++)
      yield lineRow("removed", left[beforeStart] ?? "", moved.before.get(beforeStart));
  };
  const addedUntil = function* (end: number): Generator<Row> {
    for (; afterStart < end; afterStart++) yield lineRow("added", right[afterStart] ?? "", moved.after.get(afterStart));
  };
  for (const [before, after] of pairs(left, right, part, moved)) {
    const words = compareWords(left[before] ?? "", right[after] ?? "");
    if (words === undefined) continue;
    yield* removedUntil(before);
    yield* addedUntil(after);
    yield { kind: "changed", words };
    beforeStart = before + 1;
    afterStart = after + 1;
  }
  yield* removedUntil(part.beforeEnd);
  yield* addedUntil(part.afterEnd);
}

function lineRow(kind: "removed" | "added", text: string, moved: number | undefined): Row {
  return moved === undefined ? { kind, text } : { kind, text, moved: moved + 1 };
}

/** Which removed line belongs to which added one, in the order of both. Moved lines belong to none. */
function pairs(
  left: readonly string[],
  right: readonly string[],
  part: Difference,
  moved: Moved,
): readonly (readonly [number, number])[] {
  const removed = indexes(part.beforeStart, part.beforeEnd).filter((index) => !moved.before.has(index));
  const added = indexes(part.afterStart, part.afterEnd).filter((index) => !moved.after.has(index));
  if (removed.length === added.length && removed.length <= 1)
    return removed.map((index, at) => [index, added[at] ?? 0]);
  if (removed.length > mostPaired || added.length > mostPaired) {
    return removed.slice(0, added.length).map((index, at) => [index, added[at] ?? 0]);
  }
  return bestPairs(
    removed,
    added,
    removed.map((one) => added.map((other) => similarity(left[one] ?? "", right[other] ?? ""))),
  );
}

function indexes(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** The pairs with the most in common that keep their order (as in aligning two sequences). */
function bestPairs(
  removed: readonly number[],
  added: readonly number[],
  likeness: readonly (readonly number[])[],
): readonly (readonly [number, number])[] {
  const width = added.length + 1;
  const best = new Float64Array((removed.length + 1) * width);
  const cell = (row: number, column: number): number => best[row * width + column] ?? 0;
  for (let row = removed.length - 1; row >= 0; row--) {
    for (let column = added.length - 1; column >= 0; column--) {
      const like = likeness[row]?.[column] ?? 0;
      const taken = like >= alike ? like + cell(row + 1, column + 1) : 0;
      best[row * width + column] = Math.max(cell(row + 1, column), cell(row, column + 1), taken);
    }
  }
  const found: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < removed.length && column < added.length; ) {
    const like = likeness[row]?.[column] ?? 0;
    if (like >= alike && cell(row, column) === like + cell(row + 1, column + 1)) {
      found.push([removed[row++] ?? 0, added[column++] ?? 0]);
    } else if (cell(row, column) === cell(row + 1, column)) row++;
    else column++;
  }
  return found;
}

/** Lines that have less in common are not read as one. */
const alike = 0.4;

/** From 0 to 1: how many pairs of neighbouring characters two lines share (Dice's coefficient). */
function similarity(one: string, other: string): number {
  if (one.length > longestPaired || other.length > longestPaired) return 0;
  const [a, b] = [one.trim(), other.trim()];
  if (a === b) return 1;
  const counts = new Map<string, number>();
  for (let index = 0; index + 1 < a.length; index++) {
    const pair = a.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let index = 0; index + 1 < b.length; index++) {
    const pair = b.slice(index, index + 2);
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    shared++;
    counts.set(pair, left - 1);
  }
  const total = a.length + b.length - 2;
  return total <= 0 ? 0 : (2 * shared) / total;
}

/** Collects rows as far as there is room. */
class Writer {
  isFull = false;
  private readonly written: Row[] = [];
  private readonly options: RowOptions;
  private characters = 0;
  private removed = 0;
  private added = 0;

  constructor(options: RowOptions) {
    this.options = options;
  }

  add(row: Row): void {
    const length = lengthOf(row);
    const { mostRows, mostCharacters } = this.options;
    this.isFull ||= this.written.length >= mostRows || this.characters + length > mostCharacters;
    if (!this.isFull) {
      this.characters += length;
      this.written.push(row);
    } else if (row.kind === "removed" || row.kind === "added" || row.kind === "changed") {
      this.leaveOut(row.kind === "added" ? 0 : 1, row.kind === "removed" ? 0 : 1);
    }
  }

  leaveOut(removed: number, added: number): void {
    this.removed += removed;
    this.added += added;
  }

  /** Equal lines: `first` of them after a change, `last` before the next one, the rest folded. */
  same(lines: readonly string[], first: number, last: number): void {
    // Folding one or two lines would save nothing.
    if (lines.length <= first + last + 2) {
      for (const text of lines) this.add({ kind: "same", text });
      return;
    }
    for (const text of lines.slice(0, first)) this.add({ kind: "same", text });
    this.add({ kind: "folded", lines: lines.length - first - last });
    for (const text of last === 0 ? [] : lines.slice(-last)) this.add({ kind: "same", text });
  }

  rows(): readonly Row[] {
    const { removed, added } = this;
    return removed + added === 0 ? this.written : [...this.written, { kind: "cut", removed, added }];
  }
}

function lengthOf(row: Row): number {
  if (row.kind === "changed") return row.words.reduce((sum, word) => sum + ("text" in word ? word.text.length : 0), 0);
  return "text" in row ? row.text.length : 0;
}
