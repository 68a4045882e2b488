import type { Position, SourceRange } from "./finding.js";
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
export type DecodedText = {
    readonly ok: true;
    readonly text: string;
} | {
    readonly ok: false;
    readonly problem: "too-large" | "utf-16" | "binary" | "not-utf-8";
    /** A sentence without the file's name: "It holds 3,000,000 bytes; the limit is 1,048,576." */
    readonly message: string;
    /** What to do, one sentence. */
    readonly help: string;
    /** Line of the first byte that is wrong, from 1, where that is known. */
    readonly line?: number;
};
/**
 * Decodes a text file strictly: valid UTF-8, no NUL, at most `maximumBytes`. A byte order mark is dropped, and CRLF and
 * CR become LF, which leaves every line and column where an editor shows it.
 */
export declare function decodeText(bytes: Uint8Array, options: {
    readonly maximumBytes: number;
}): DecodedText;
/** CRLF and CR become LF. */
export declare function withLineFeeds(text: string): string;
/** A source whose line index is built when a position is first asked for. */
export declare function createSource(file: string, text: string): SourceFile & {
    readonly lines: LineIndex;
};
/** The index of a source, built here where the source does not carry one. */
export declare function linesOf(source: SourceFile): LineIndex;
/** Reads the text once; each look-up is a binary search. Lines end in LF (see `decodeText`). */
export declare function lineIndexOf(text: string): LineIndex;
