/**
 * Texts that stand in a file in another form: base64, hex and percent encoding, strings put together from pieces. A
 * layer is the plain bytes and where each of them came from. One level only: layers have no layers.
 */

import type { Disguise } from "./match.ts";
import { isTokenByte, isWordByte } from "./traits.ts";

export interface Layer {
  readonly disguise: Disguise;
  readonly bytes: Buffer;
  /** Offset in the file of the byte that stands at `offset` of the layer; for an end, of the byte after it. */
  readonly origin: (offset: number, end: boolean) => number;
}

/** Text is decoded in pieces of this many characters (a multiple of four), so that memory stays bounded. */
const pieceLength = 262144;
const pieceOverlap = 4096;
/** Decoded bytes looked at to tell text from anything else. */
const probeLength = 64;
const shortestHex = 32;

/** The layers of a run of base64 or hex characters; none where it holds no text. */
export function layersOfBlob(bytes: Buffer, start: number, end: number): readonly Layer[] {
  if (isHexRun(bytes, start, end)) return hexLayers(bytes, start, end);
  return base64Layers(bytes, start, end);
}

function base64Layers(bytes: Buffer, start: number, end: number): readonly Layer[] {
  if (!mayBeText(bytes, start)) return [];
  const layers: Layer[] = [];
  for (let from = start; from < end; from += pieceLength - pieceOverlap) {
    const to = Math.min(end, from + pieceLength);
    const decoded = Buffer.from(bytes.toString("latin1", from, to), "base64");
    if (isWideText(decoded)) {
      const narrow = Buffer.from(decoded.toString("utf16le"), "latin1");
      layers.push({ disguise: "base64", bytes: narrow, origin: (at, isEnd) => from + base64Place(at * 2, isEnd) });
    } else if (isText(decoded)) {
      layers.push({ disguise: "base64", bytes: decoded, origin: (at, isEnd) => from + base64Place(at, isEnd) });
    }
    if (to === end) break;
  }
  return layers;
}

/** A quick look at the first eight characters, which give six bytes: nearly every identifier and hash ends here. */
function mayBeText(bytes: Buffer, start: number): boolean {
  let zeros = 0;
  for (let at = start; at < start + 8; at += 4) {
    const bits =
      (base64Value(bytes[at]) << 18) |
      (base64Value(bytes[at + 1]) << 12) |
      (base64Value(bytes[at + 2]) << 6) |
      base64Value(bytes[at + 3]);
    for (const byte of [bits >> 16, (bits >> 8) & 255, bits & 255]) {
      if (byte === 0) zeros++;
      else if (byte > 126 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
    }
  }
  return zeros === 0 || zeros === 3;
}

function base64Value(byte: number | undefined): number {
  if (byte === undefined) return 0;
  if (byte >= 97) return byte - 71;
  if (byte >= 65) return byte === 95 ? 63 : byte - 65;
  if (byte >= 48) return byte + 4;
  return byte === 43 || byte === 45 ? 62 : 63;
}

function base64Place(offset: number, end: boolean): number {
  return end ? Math.ceil((offset * 4) / 3) : Math.floor((offset * 4) / 3);
}

function hexLayers(bytes: Buffer, start: number, end: number): readonly Layer[] {
  if (end - start < shortestHex || (end - start) % 2 !== 0) return [];
  const probe = Buffer.from(bytes.toString("latin1", start, start + 16), "hex");
  if (!isText(probe)) return [];
  const layers: Layer[] = [];
  for (let from = start; from < end; from += pieceLength - pieceOverlap) {
    const to = Math.min(end, from + pieceLength);
    const decoded = Buffer.from(bytes.toString("latin1", from, to), "hex");
    if (isText(decoded)) layers.push({ disguise: "hex", bytes: decoded, origin: (at) => from + at * 2 });
    if (to === end) break;
  }
  return layers;
}

function isHexRun(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (hexValue(bytes[at]) < 0) return false;
  return true;
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** Visible ASCII, blanks and line ends, and pieces of UTF-8 where a line of letters has them. */
function isText(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, probeLength);
  let foreign = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (byte >= 128) foreign++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return false;
    else if (byte === 127) return false;
  }
  return length > 0 && foreign * 4 <= length;
}

/** UTF-16 as PowerShell encodes its commands. */
function isWideText(bytes: Buffer): boolean {
  if (bytes.length < 6) return false;
  for (let at = 0; at + 1 < Math.min(bytes.length, probeLength); at += 2) {
    const low = bytes[at] as number;
    if (bytes[at + 1] !== 0 || (low < 32 && low !== 9 && low !== 10 && low !== 13) || low > 126) return false;
  }
  return true;
}

const percent = 37;
const longestPercentRegion = 4096;
/** No secret in percent encoding is shorter, decoded. */
const shortestPlain = 12;

/** The layer around a percent sign at `position`, or where to go on when there is nothing to decode. */
export function percentLayer(
  bytes: Buffer,
  position: number,
  floor: number,
): { readonly layer?: Layer; readonly next: number } {
  const value = escapeAt(bytes, position);
  if (value < 33 || value > 126) return { next: position + 1 };
  let start = position;
  while (start > floor && position - start < longestPercentRegion / 2 && staysInUrl(bytes[start - 1])) start--;
  let end = position;
  while (end < bytes.length && end - position < longestPercentRegion && staysInUrl(bytes[end])) end++;
  const decoded = Buffer.allocUnsafe(end - start);
  const origins = new Int32Array(end - start + 1);
  let length = 0;
  for (let at = start; at < end; length++) {
    const escaped = bytes[at] === percent && at + 2 < end ? escapeAt(bytes, at) : -1;
    origins[length] = at;
    decoded[length] = escaped >= 0 ? escaped : (bytes[at] as number);
    at += escaped >= 0 ? 3 : 1;
  }
  origins[length] = end;
  if (length < shortestPlain) return { next: end };
  return {
    layer: { disguise: "percent", bytes: decoded.subarray(0, length), origin: (at) => origins[at] ?? end },
    next: end,
  };
}

function escapeAt(bytes: Buffer, position: number): number {
  const high = hexValue(bytes[position + 1]);
  const low = hexValue(bytes[position + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** Neither blank, quote, bracket nor control. */
function staysInUrl(byte: number | undefined): boolean {
  return byte !== undefined && byte > 32 && byte !== 34 && byte !== 39 && byte !== 60 && byte !== 62 && byte !== 96;
}

const quotes: ReadonlySet<number> = new Set([34, 39, 96]);
/** `+` `.` `&` */
const operators: ReadonlySet<number> = new Set([43, 46, 38]);
const comma = 44;
const backslash = 92;
const longestGap = 120;
const longestPiece = 1024;
const mostPieces = 16;
const contextBefore = 160;
const contextAfter = 16;

/** A cut in a string: `[from, to)` is what to leave out. */
interface Cut {
  readonly from: number;
  readonly to: number;
  /** Between two elements of a list, which are one text only where `.join("")` follows the list. */
  readonly isComma?: true;
}

/**
 * The cut that begins at `position`: a closing quote, an operator or a line end, an opening quote; or a backslash and
 * a line end. Undefined where the text on both sides does not look like halves of a token.
 */
function cutAt(bytes: Buffer, position: number): Cut | undefined {
  const first = bytes[position];
  if (first === undefined || !isPieceByte(bytes[position - 1])) return undefined;
  const gapEnd = Math.min(bytes.length, position + longestGap);
  let at = position + 1;
  if (first === backslash) {
    if (bytes[at] === 13) at++;
    if (bytes[at] !== 10) return undefined;
    at++;
    while (at < gapEnd && isBlank(bytes[at])) at++;
    return isPieceByte(bytes[at]) ? { from: position, to: at } : undefined;
  }
  if (!quotes.has(first)) return undefined;
  let hasOperator = false;
  let hasGap = false;
  let isComma = false;
  while (at < gapEnd) {
    const byte = bytes[at] as number;
    if (operators.has(byte) && !hasOperator) hasOperator = true;
    else if (byte === comma && !hasOperator) {
      hasOperator = true;
      isComma = true;
    } else if (isBlank(byte) || byte === 10 || byte === 13 || byte === backslash) hasGap = true;
    else break;
    at++;
  }
  // Python's prefixes of strings.
  if (isWordByte(bytes[at]) && quotes.has(bytes[at + 1] ?? 0)) at++;
  const opening = bytes[at];
  if (opening === undefined || !quotes.has(opening)) return undefined;
  // Without anything between them, they are pieces of one word of a shell.
  if (!hasOperator && hasGap && opening !== first) return undefined;
  if (!isPieceByte(bytes[at + 1])) return undefined;
  return isComma ? { from: position, to: at + 1, isComma } : { from: position, to: at + 1 };
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9;
}

/** `+` `/` `=` `.` `:` `@` and what tokens consist of: halves of a sentence end in a blank, halves of a secret do not. */
function isPieceByte(byte: number | undefined): boolean {
  if (isTokenByte(byte)) return true;
  return byte === 43 || byte === 47 || byte === 61 || byte === 46 || byte === 58 || byte === 64;
}

/** The longest first piece that is looked for behind a keyword. */
const longestStart = 160;

/** Where the piece that goes on at `position` ends: at the first byte that a token cannot have. */
function endOfPiece(bytes: Buffer, position: number, longest: number): number {
  const limit = Math.min(bytes.length, position + longest);
  let at = position;
  while (at < limit && isPieceByte(bytes[at])) at++;
  return at;
}

/**
 * The first cut behind a keyword at `position`. A token begins with its keyword; the value of an assignment comes after
 * the name, a sign and a quote.
 */
function firstCut(bytes: Buffer, position: number, isName: boolean): Cut | undefined {
  let at = endOfPiece(bytes, position, longestStart);
  const cut = cutAt(bytes, at);
  if (cut !== undefined || !isName) return cut;
  const limit = Math.min(bytes.length, position + longestStart);
  for (let quotesSeen = 0; at < limit && quotesSeen < 4; at++) {
    const byte = bytes[at] as number;
    if (byte === 10) return undefined;
    if (!quotes.has(byte)) continue;
    quotesSeen++;
    const found = cutAt(bytes, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True where the text behind a keyword is cut in two. */
export function mayBeCut(bytes: Buffer, position: number, isName: boolean): boolean {
  return firstCut(bytes, position, isName) !== undefined;
}

/** The string around `position` with its pieces put together; undefined where it is in one piece. */
export function joinedLayer(
  bytes: Buffer,
  position: number,
): { readonly layer: Layer; readonly end: number } | undefined {
  const cuts: Cut[] = [];
  let at = position;
  for (
    let cut = firstCut(bytes, position, true);
    cut !== undefined && cuts.length < mostPieces;
    cut = cutAt(bytes, at)
  ) {
    cuts.push(cut);
    at = endOfPiece(bytes, cut.to, longestPiece);
  }
  const list = cuts.findIndex(({ isComma }) => isComma === true);
  if (list >= 0 && !isJoined(bytes, at)) {
    at = cuts[list]?.from ?? at;
    cuts.length = list;
  }
  if (cuts.length === 0) return undefined;
  const start = Math.max(0, position - contextBefore);
  const end = Math.min(bytes.length, at + contextAfter);
  const pieces: { readonly layerStart: number; readonly start: number }[] = [];
  const buffers: Buffer[] = [];
  let length = 0;
  let from = start;
  for (const cut of [...cuts, { from: end, to: end }]) {
    pieces.push({ layerStart: length, start: from });
    buffers.push(bytes.subarray(from, cut.from));
    length += cut.from - from;
    from = cut.to;
  }
  const origin = (offset: number, isEnd: boolean): number => {
    const inside = isEnd ? offset - 1 : offset;
    const piece = pieces.findLast((candidate) => candidate.layerStart <= inside) ?? pieces[0];
    return piece === undefined ? offset : piece.start + offset - piece.layerStart;
  };
  return { layer: { disguise: "joined", bytes: Buffer.concat(buffers), origin }, end: at };
}

const joining = /^["'`][ \t\r\n]{0,20},?[ \t\r\n]{0,20}\][ \t\r\n]{0,20}\.join\([ ]?(?:""|''|``)[ ]?\)/;

/** True where the list whose last piece ends at `position` is put together without anything between its elements. */
function isJoined(bytes: Buffer, position: number): boolean {
  return joining.test(bytes.toString("latin1", position, position + 80));
}

/** Keywords that show a cut which may go through the keyword of a rule itself. */
export const cutKeywords: readonly string[] = [
  '"+"',
  "'+'",
  "\"+'",
  "'+\"",
  '" + "',
  "' + '",
  '" +\n',
  "' +\n",
  '" +\r',
  "' +\r",
];

/** Where the piece before the quote at `position` begins, at most 160 bytes back. */
export function beginningOfPiece(bytes: Buffer, position: number): number {
  const floor = Math.max(0, position - contextBefore);
  let at = position;
  while (at > floor && !quotes.has(bytes[at - 1] as number) && bytes[at - 1] !== 10) at--;
  return at;
}
