/**
 * The loops that look at every byte. Both go by pairs of bytes and without branches (a wrong guess of the processor
 * costs more than the work), and note where something may be; what it is, is looked at afterwards.
 */

import { classOf, lowerCaseTable } from "./fold.ts";
import { isTokenByte } from "./gates.ts";
import type { KeywordTable } from "./table.ts";

/** Bytes that one round of a loop notes places for: their number fits the scratch array, their text the L1 cache. */
const roundBytes = 65536;
const roundPairs = roundBytes / 2;
/** Keywords are shorter than this, so a sample that far behind the limit cannot belong to one that begins before it. */
const longestKeyword = 64;

/** Tables and scratch memory of the filter, made once for a scanner. */
export interface Filter {
  readonly table: KeywordTable;
  readonly lower: Uint8Array;
  /** By pair of bytes as the machine reads it: the two classes. */
  readonly pairClasses: Uint16Array;
  /** By pair of bytes: 1 where both belong to the alphabets of base64. */
  readonly pairIsBase64: Uint8Array;
  readonly places: Int32Array;
}

export function createFilter(table: KeywordTable): Filter {
  const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  const classes = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte));
  const base64 = Uint8Array.from({ length: 256 }, (_, byte) => (isBase64Byte(byte) ? 1 : 0));
  const pairClasses = new Uint16Array(65536);
  const pairIsBase64 = new Uint8Array(65536);
  for (let pair = 0; pair < 65536; pair++) {
    const first = littleEndian ? pair & 255 : pair >> 8;
    const second = littleEndian ? pair >> 8 : pair & 255;
    pairClasses[pair] = ((classes[first] ?? 0) << 5) | (classes[second] ?? 0);
    pairIsBase64[pair] = (base64[first] ?? 0) & (base64[second] ?? 0);
  }
  return { table, lower: lowerCaseTable(), pairClasses, pairIsBase64, places: new Int32Array(roundPairs + 1) };
}

/** Both alphabets: `+` `/` and `-` `_`. */
export function isBase64Byte(byte: number | undefined): boolean {
  return byte === 43 || byte === 47 || isTokenByte(byte);
}

/** The same bytes where a view of pairs can stand on them: an even offset in their memory. */
export function aligned(bytes: Buffer): Buffer {
  if (bytes.byteOffset % 2 === 0) return bytes;
  // allocUnsafeSlow gives memory of its own, which begins at offset 0.
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  copy.set(bytes);
  return copy;
}

function pairsOf(bytes: Buffer): Uint16Array {
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
}

/**
 * Calls `found(keyword, position)` for every keyword that begins in `[from, limit)`, in order of the places where it
 * was noticed. `bytes` must be `aligned`.
 */
export function findKeywords(
  filter: Filter,
  bytes: Buffer,
  from: number,
  limit: number,
  found: (keyword: number, position: number) => void,
): void {
  const pairs = pairsOf(bytes);
  const { places } = filter;
  const { heads, entryKeyword, entryOffset, keywordStart, keywordBytes, bitmap } = filter.table;
  const last = Math.min(pairs.length, (limit + longestKeyword) >> 1);
  for (let round = Math.max(0, (from >> 1) - 1); round < last; round += roundPairs) {
    const end = Math.min(last, round + roundPairs);
    const count = notePlaces(filter, pairs, round, end);
    for (let index = 0; index < count; index++) {
      const pair = places[index] as number;
      // The trigram consists of the second byte of the pair before and of this pair.
      const trigram = trigramAt(filter, pairs, pair);
      if (bitmap[trigram] === 0) continue;
      const begin = 2 * pair - 1;
      for (let entry = heads[trigram] as number; entry < (heads[trigram + 1] as number); entry++) {
        const position = begin - (entryOffset[entry] as number);
        if (position < from || position >= limit) continue;
        const keyword = entryKeyword[entry] as number;
        if (
          stands(
            bytes,
            position,
            keywordBytes,
            keywordStart[keyword] as number,
            keywordStart[keyword + 1] as number,
            filter.lower,
          )
        ) {
          found(keyword, position);
        }
      }
    }
  }
}

/** Writes the numbers of the pairs that end a trigram of some keyword into `places`; returns how many. */
function notePlaces(filter: Filter, pairs: Uint16Array, round: number, end: number): number {
  // Casts: indices are in range by construction, and a check for undefined in this loop costs a third of the speed.
  const { places, pairClasses } = filter;
  const { bitmap } = filter.table;
  let history = round > 0 ? (pairClasses[pairs[round - 1] as number] as number) : 0;
  let count = 0;
  for (let index = round; index < end; index++) {
    history = ((history << 10) | (pairClasses[pairs[index] as number] as number)) & 32767;
    places[count] = index;
    count += bitmap[history] as number;
  }
  return count;
}

function trigramAt(filter: Filter, pairs: Uint16Array, pair: number): number {
  const before = pair > 0 ? (filter.pairClasses[pairs[pair - 1] as number] as number) : 0;
  return ((before << 10) | (filter.pairClasses[pairs[pair] as number] as number)) & 32767;
}

function stands(
  bytes: Buffer,
  position: number,
  keywords: Uint8Array,
  start: number,
  end: number,
  lower: Uint8Array,
): boolean {
  if (position + end - start > bytes.length) return false;
  for (let index = start, at = position; index < end; index++, at++) {
    if (lower[bytes[at] as number] !== keywords[index]) return false;
  }
  return true;
}

/** Shortest run of base64 that is looked at: two blocks, so that every such run has one whole block inside. */
const blockPairs = 6;
export const shortestBlob = blockPairs * 2 * 2;

/**
 * Calls `found(start, end)` for every run of at least `shortestBlob` bytes of the base64 alphabets that begins in
 * `[from, limit)`. Looks at whole blocks of 12 bytes first.
 */
export function findBlobs(
  filter: Filter,
  bytes: Buffer,
  from: number,
  limit: number,
  found: (start: number, end: number) => void,
): void {
  const pairs = pairsOf(bytes);
  const { places } = filter;
  let done = from;
  for (
    let round = (from >> 1) + blockPairs - 1;
    round < pairs.length && 2 * round < limit + shortestBlob;
    round += roundPairs
  ) {
    const end = Math.min(pairs.length, round + roundPairs);
    const count = noteBlocks(filter, pairs, round, end);
    for (let index = 0; index < count; index++) {
      const blockEnd = 2 * (places[index] as number) + 2;
      if (blockEnd <= done) continue;
      let start = blockEnd - 2 * blockPairs;
      while (start > done && isBase64Byte(bytes[start - 1])) start--;
      let stop = blockEnd;
      while (stop < bytes.length && isBase64Byte(bytes[stop])) stop++;
      done = stop;
      if (stop - start >= shortestBlob && start < limit) found(start, stop);
    }
  }
}

function noteBlocks(filter: Filter, pairs: Uint16Array, round: number, end: number): number {
  const { places, pairIsBase64 } = filter;
  let count = 0;
  for (let index = round; index < end; index += blockPairs) {
    places[count] = index;
    count +=
      (pairIsBase64[pairs[index] as number] as number) &
      (pairIsBase64[pairs[index - 1] as number] as number) &
      (pairIsBase64[pairs[index - 2] as number] as number) &
      (pairIsBase64[pairs[index - 3] as number] as number) &
      (pairIsBase64[pairs[index - 4] as number] as number) &
      (pairIsBase64[pairs[index - 5] as number] as number);
  }
  return count;
}
