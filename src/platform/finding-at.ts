/** Makes findings: from a rule, a place in a file and two sentences to the shape that every report takes. */
import { sha256Hex } from "./digest.ts";
import type { Finding, Rule, Severity, SourceRange } from "./finding.ts";
import { longestShape, maskShapes } from "./redaction.ts";
import { type LineIndex, linesOf, type OffsetRange, type SourceFile } from "./text.ts";

export interface FindingText {
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What to do, one sentence or the line to use instead. */
  readonly help: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** False where the line must not be shown, as for a secret. */
  readonly showExcerpt?: boolean;
}

/** Lines of an excerpt; a longer range shows its first line only. */
const excerptLines = 3;
/** Longer lines are no help to a reader, and a minified file has one line of a megabyte. */
const excerptColumns = 400;

/**
 * A finding about a place in a text file. The place is a range of lines and columns, or of offsets into the source's
 * text; positions are computed here and nowhere earlier, because most files have no findings.
 */
export function createFinding(
  rule: Rule,
  source: SourceFile,
  place: SourceRange | OffsetRange,
  text: FindingText,
): Finding {
  const lines = linesOf(source);
  const range = hasOffsets(place) ? lines.rangeOf(place.start, place.end) : place;
  const firstLine = lines.lineText(range.start.line);
  const finding: Finding = {
    rule: rule.id,
    severity: text.severity ?? rule.severity,
    file: source.file,
    range,
    message: text.message,
    help: text.help,
    fingerprint: fingerprintOf(rule.id, source.file, firstLine, text.message),
  };
  if (text.showExcerpt === false || (firstLine === "" && range.start.line === range.end.line)) return finding;
  const cut = firstLine.length > excerptColumns ? windowStart(firstLine, range.start.column - 1) : 0;
  const shown = [maskedPiece(source, lines, range.start.line, cut)];
  if (range.end.line - range.start.line < excerptLines) {
    // A range that ends before the first column of a line does not touch that line.
    const last = range.end.column > 1 ? range.end.line : range.end.line - 1;
    for (let line = range.start.line + 1; line <= last; line++) shown.push(maskedPiece(source, lines, line, 0));
  }
  return { ...finding, excerpt: shown.join("\n"), ...(cut > 0 && { excerptColumn: cut + 1 }) };
}

/**
 * What is shown of a line, with credentials masked before the cut: halves in the excerpts of two findings would join up.
 * Looks only as far around as a credential reaches, because a line may have a megabyte and many findings.
 */
function maskedPiece({ text }: SourceFile, lines: LineIndex, line: number, cut: number): string {
  const length = Math.min(excerptColumns, lines.lineText(line).length - cut);
  const start = lines.offsetAt({ line, column: cut + 1 });
  const from = Math.max(0, start - longestShape);
  const masked = maskShapes(text.slice(from, start + length + longestShape));
  return masked.slice(start - from, start - from + length);
}

/** A line of a megabyte with fifty findings would be hashed fifty times; its beginning tells it from other lines. */
const hashedColumns = 1_000;

/** Where the excerpt of a long line begins: some way before the range, never inside a surrogate pair. */
function windowStart(line: string, offset: number): number {
  const start = Math.max(0, Math.min(offset - excerptColumns / 4, line.length - excerptColumns));
  return /[\udc00-\udfff]/.test(line.charAt(start)) ? start + 1 : start;
}

function hasOffsets(place: SourceRange | OffsetRange): place is OffsetRange {
  return typeof place.start === "number";
}

/** A finding about a file as a whole, or one whose text cannot be read: it points at line 1, column 1. */
export function createFileFinding(rule: Rule, file: string, text: FindingText, line = 1): Finding {
  const start = { line, column: 1 };
  return {
    rule: rule.id,
    severity: text.severity ?? rule.severity,
    file,
    range: { start, end: start },
    message: text.message,
    help: text.help,
    fingerprint: fingerprintOf(rule.id, file, "", text.message),
  };
}

/**
 * 16 hex digits that name a finding across edits elsewhere in the file: they depend on the rule, the file, the text of
 * the line without its indentation, and the message, never on the line's number.
 */
export function fingerprintOf(ruleId: string, file: string, lineText: string, message: string): string {
  const line = lineText.slice(0, hashedColumns).trim();
  return sha256Hex(JSON.stringify([ruleId, file, line, message])).slice(0, 16);
}
