/**
 * Text files: from bytes to text, and from offsets to lines and columns. One normal form for every file that people
 * write: UTF-8 without byte order mark, lines that end in LF, names in NFC (docs/store-format.md).
 */
import { isUtf8 } from "node:buffer";
import type { Position, SourceRange } from "./finding.ts";

/** Offsets in UTF-16 units into a file's text; `end` is exclusive. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** Translates between offsets and positions of one text. */
export interface LineIndex {
  readonly lineCount: number;
  /** Offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position;
  /** Positions outside the text are moved to the nearest place in it. */
  offsetAt(position: Position): number;
  /** `end` is exclusive. */
  rangeOf(start: number, end: number): SourceRange;
  /** Text of a line, counted from 1, without its line end; empty outside the text. */
  lineText(line: number): string;
}

/**
 * A text file and what is needed to point into it. `file` is relative to the project's folder with `/`; `text` is in
 * the normal form above. `lines` spares building the index again; `createSource` gives it lazily.
 */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly lines?: LineIndex;
}

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly problem: "too-large" | "utf-16" | "binary" | "not-utf-8";
      /** A sentence without the file's name: "It holds 3,000,000 bytes; the limit is 1,048,576." */
      readonly message: string;
      /** What to do, one sentence. */
      readonly help: string;
      /** Line of the first byte that is wrong, from 1, where that is known. */
      readonly line?: number;
    };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Decodes a text file strictly: valid UTF-8, no NUL, at most `maximumBytes`. A byte order mark is dropped, and CRLF and
 * CR become LF, which leaves every line and column where an editor shows it.
 */
export function decodeText(bytes: Uint8Array, options: { readonly maximumBytes: number }): DecodedText {
  if (bytes.byteLength > options.maximumBytes) {
    return {
      ok: false,
      problem: "too-large",
      message: `It holds ${grouped(bytes.byteLength)} bytes; the limit is ${grouped(options.maximumBytes)}.`,
      help: "Split the file, or raise the limit under `limits` in slipway.yaml.",
    };
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return {
      ok: false,
      problem: "utf-16",
      message: "It is saved as UTF-16, and Slipway reads UTF-8.",
      help: "Save it as UTF-8: in VS Code choose “Save with Encoding” in the status bar.",
    };
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nul = buffer.indexOf(0);
  if (nul !== -1) {
    return {
      ok: false,
      problem: "binary",
      message: "It holds a NUL character, so it is not a text file.",
      help: "Remove the character, or move the file out of the prompt folders if it is no text.",
      line: lineOfByte(buffer, nul),
    };
  }
  if (!isUtf8(buffer)) {
    const wrong = firstInvalidByte(buffer);
    return {
      ok: false,
      problem: "not-utf-8",
      message: `Byte ${grouped(wrong + 1)} is not valid UTF-8; the file may be saved in an older encoding such as Latin-1.`,
      help: "Save it as UTF-8: in VS Code choose “Save with Encoding” in the status bar.",
      line: lineOfByte(buffer, wrong),
    };
  }
  const start = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
  return { ok: true, text: withLineFeeds(buffer.toString("utf8", start)) };
}

/** CRLF and CR become LF. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** A source whose line index is built when a position is first asked for. */
export function createSource(file: string, text: string): SourceFile & { readonly lines: LineIndex } {
  let lines: LineIndex | undefined;
  return {
    file,
    text,
    get lines() {
      lines ??= lineIndexOf(text);
      return lines;
    },
  };
}

/** The index of a source, built here where the source does not carry one. */
export function linesOf(source: SourceFile): LineIndex {
  return source.lines ?? lineIndexOf(source.text);
}

/** Reads the text once; each look-up is a binary search. Lines end in LF (see `decodeText`). */
export function lineIndexOf(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);

  const startOf = (line: number): number => starts[line - 1] ?? text.length;
  const endOf = (line: number): number => (line < starts.length ? startOf(line + 1) - 1 : text.length);

  function positionAt(offset: number): Position {
    const bounded = Math.min(Math.max(offset, 0), text.length);
    let low = 1;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: bounded - startOf(low) + 1 };
  }

  return {
    lineCount: starts.length,
    positionAt,
    offsetAt({ line, column }) {
      if (line < 1) return 0;
      if (line > starts.length) return text.length;
      return Math.min(startOf(line) + Math.max(column, 1) - 1, endOf(line));
    },
    rangeOf: (start, end) => ({ start: positionAt(start), end: positionAt(Math.max(start, end)) }),
    lineText: (line) => (line >= 1 && line <= starts.length ? text.slice(startOf(line), endOf(line)) : ""),
  };
}

/** Offset of the first byte that no valid UTF-8 text has there. Called only for text that is known to be invalid. */
function firstInvalidByte(buffer: Buffer): number {
  // A valid prefix can be cut in the middle of a character, so halving needs care: look at whole lines first.
  let line = 0;
  while (line < buffer.length) {
    const next = buffer.indexOf(lineFeed, line);
    const end = next === -1 ? buffer.length : next + 1;
    if (!isUtf8(buffer.subarray(line, end))) {
      for (let at = line; at < end; ) {
        const length = sequenceLength(buffer[at] ?? 0);
        if (length === 0 || at + length > end || !isUtf8(buffer.subarray(at, at + length))) return at;
        at += length;
      }
    }
    line = end;
  }
  return buffer.length - 1;
}

/** Bytes of the UTF-8 character that begins with this byte (RFC 3629); 0 where none does. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}

function lineOfByte(buffer: Buffer, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++) {
    const byte = buffer[at];
    if (byte === lineFeed || (byte === carriageReturn && buffer[at + 1] !== lineFeed)) line++;
  }
  return line;
}

/** Thousands separated by commas in every locale, so that messages are the same on every machine. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
