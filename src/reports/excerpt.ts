/** The source lines of a finding as a terminal shows them, and where the carets go. Widths are in terminal columns. */

import type { Finding } from "../platform/finding.ts";
import { visible } from "../platform/visible.ts";
import { columnsOf, graphemesOf } from "./columns.ts";

export interface ExcerptLine {
  readonly number: number;
  /** The line, tabs expanded, made visible, cut to fit. */
  readonly text: string;
  /** Columns before the first caret. */
  readonly indent: number;
  /** How many carets; at least one. */
  readonly width: number;
}

/** As editors show a tab in a prompt: to the next multiple of four. */
const tabStop = 4;
/** `  123 │ ` and some air at the right edge. */
const gutterColumns = 9;
/** Columns of context that stay before the range where a line is cut. */
const contextBefore = 24;

/** The lines to show, at most as many as the finding's excerpt has; none where there is no excerpt. */
export function excerptLines(finding: Finding, columns: number): readonly ExcerptLine[] {
  if (finding.excerpt === undefined) return [];
  const room = Math.max(20, columns - gutterColumns);
  const { start, end } = finding.range;
  return finding.excerpt.split("\n").map((line, index) => {
    // Only the first line of an excerpt is cut at its beginning.
    const cutBefore = index === 0 ? (finding.excerptColumn ?? 1) - 1 : 0;
    const from = index === 0 ? start.column - 1 - cutBefore : line.length - line.trimStart().length;
    const to = start.line + index === end.line ? end.column - 1 - cutBefore : line.length;
    return { number: start.line + index, ...drawn(line, clamp(from, line), clamp(to, line), cutBefore > 0, room) };
  });
}

function clamp(offset: number, line: string): number {
  return Math.max(0, Math.min(offset, line.length));
}

function drawn(
  line: string,
  from: number,
  to: number,
  isCut: boolean,
  room: number,
): Pick<ExcerptLine, "text" | "indent" | "width"> {
  const before = cells(line.slice(0, from), 0);
  const marked = cells(line.slice(from, Math.max(from, to)), widthOf(before));
  const after = cells(line.slice(Math.max(from, to)), widthOf(before) + widthOf(marked));
  const indent = widthOf(before);
  const width = Math.max(1, widthOf(marked));
  const total = indent + widthOf(marked) + widthOf(after);
  if (!isCut && total <= room) {
    return { text: [...before, ...marked, ...after].map((cell) => cell.text).join(""), indent, width };
  }
  // Keep as much before the range as leaves it in sight, and fill up what is free behind it.
  const keepBefore = Math.max(contextBefore, room - 2 - width - widthOf(after));
  const left = lastCells(before, Math.min(keepBefore, room - 3));
  const shortened = isCut || left.length < before.length;
  const free = room - 2 - widthOf(left);
  const shownMark = firstCells(marked, free);
  const right = firstCells(after, free - widthOf(shownMark));
  const ends = shownMark.length === marked.length && right.length === after.length;
  const text = [...left, ...shownMark, ...right].map((cell) => cell.text).join("");
  return {
    text: `${shortened ? "…" : ""}${text}${ends ? "" : "…"}`,
    indent: widthOf(left) + (shortened ? 1 : 0),
    width: Math.max(1, widthOf(shownMark)),
  };
}

/** One grapheme as it is shown. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

/** Graphemes, so that a cut never parts a letter from its accent or an emoji from its skin. */
function cells(text: string, startColumn: number): readonly Cell[] {
  const found: Cell[] = [];
  let column = startColumn;
  for (const grapheme of graphemesOf(text)) {
    const shown = grapheme === "\t" ? " ".repeat(tabStop - (column % tabStop)) : visible(grapheme);
    const width = columnsOf(shown);
    found.push({ text: shown, width });
    column += width;
  }
  return found;
}

function widthOf(list: readonly Cell[]): number {
  return list.reduce((sum, cell) => sum + cell.width, 0);
}

function firstCells(list: readonly Cell[], room: number): readonly Cell[] {
  let width = 0;
  const beyond = list.findIndex((cell) => {
    width += cell.width;
    return width > room;
  });
  return beyond === -1 ? list : list.slice(0, beyond);
}

function lastCells(list: readonly Cell[], room: number): readonly Cell[] {
  return firstCells(list.toReversed(), room).toReversed();
}
