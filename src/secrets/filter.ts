/**
 * The loops that look at every byte. Both go by pairs of bytes and without branches (a wrong guess of the processor
 * costs more than the work), and note where something may be; what it is, is looked at afterwards.
 */

import { classOf, lowerCaseTable } from "./fold.ts";
import { isTokenByte } from "./gates.ts";
import type { KeywordTable } from "./table.ts";
import { hashOf, spanKinds } from "./table.ts";

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
  /** By hash of a span: bits of `spanKinds`. */
  readonly spans: Uint8Array;
  /** By bucket of a span: where its entries begin; one more for the end. */
  readonly heads: Uint16Array;
  readonly places: Int32Array;
}

/** Entries are looked up by kind and the upper bits of the hash. */
const bucketBits = 12;
const bucketShift = 16 - bucketBits;

function bucketOf(hash: number, kind: number): number {
  return ((kind >> 1) << bucketBits) | (hash >> bucketShift);
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
    pairClasses[pair] = ((classes[first] as number) << 5) | (classes[second] as number);
    pairIsBase64[pair] = (base64[first] as number) & (base64[second] as number);
  }
  const spans = new Uint8Array(65536);
  const heads = new Uint16Array((3 << bucketBits) + 1);
  table.entryKind.forEach((kind, entry) => {
    const hash = table.entryHash[entry] as number;
    spans[hash] = (spans[hash] as number) | kind;
    const next = bucketOf(hash, kind) + 1;
    heads[next] = (heads[next] as number) + 1;
  });
  for (let bucket = 1; bucket < heads.length; bucket++) {
    heads[bucket] = (heads[bucket] as number) + (heads[bucket - 1] as number);
  }
  const places = new Int32Array(roundPairs + 1);
  return { table, lower: lowerCaseTable(), pairClasses, pairIsBase64, spans, heads, places };
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
  const { places, lower, spans, heads } = filter;
  const { entryKeyword, entryOffset, keywordStart, keywordBytes } = filter.table;

  const lookUp = (hash: number, kind: number, begin: number): void => {
    const bucket = bucketOf(hash, kind);
    const end = heads[bucket + 1] as number;
    for (let entry = heads[bucket] as number; entry < end; entry++) {
      const position = begin - (entryOffset[entry] as number);
      if (position < from || position >= limit) continue;
      const keyword = entryKeyword[entry] as number;
      const start = keywordStart[keyword] as number;
      if (stands(bytes, position, keywordBytes, start, keywordStart[keyword + 1] as number, lower)) {
        found(keyword, position);
      }
    }
  };
  const lookAt = (begin: number): void => {
    const span =
      lowerAt(bytes, begin, lower) |
      (lowerAt(bytes, begin + 1, lower) << 8) |
      (lowerAt(bytes, begin + 2, lower) << 16) |
      (lowerAt(bytes, begin + 3, lower) << 24);
    const whole = hashOf(span);
    const first = hashOf(span & 0xffffff);
    const last = hashOf(span >>> 8);
    if (((spans[whole] as number) & spanKinds.whole) !== 0) lookUp(whole, spanKinds.whole, begin);
    if (((spans[first] as number) & spanKinds.first) !== 0) lookUp(first, spanKinds.first, begin);
    if (((spans[last] as number) & spanKinds.last) !== 0) lookUp(last, spanKinds.last, begin);
  };

  const end = Math.min(pairs.length, (limit + longestKeyword) >> 1);
  for (let round = Math.max(0, (from >> 1) - 1); round < end; round += roundPairs) {
    const noted = noteTrigrams(filter, pairs, round, Math.min(end, round + roundPairs));
    const count = keepSpans(filter, bytes, noted);
    for (let index = 0; index < count; index++) {
      // The trigram is the first or the second of its span.
      const begin = places[index] as number;
      lookAt(begin);
      lookAt(begin - 1);
    }
  }
}

function lowerAt(bytes: Buffer, at: number, lower: Uint8Array): number {
  return at >= 0 && at < bytes.length ? (lower[bytes[at] as number] as number) : 0;
}

/** Writes where a trigram of some span begins into `places`; returns how many. Trigrams end with a pair. */
function noteTrigrams(filter: Filter, pairs: Uint16Array, round: number, end: number): number {
  // Casts: indices are in range by construction, and a check for undefined in this loop costs a third of the speed.
  const { places, pairClasses } = filter;
  const { trigrams } = filter.table;
  let history = round > 0 ? (pairClasses[pairs[round - 1] as number] as number) : 0;
  let count = 0;
  for (let index = round; index < end; index++) {
    history = ((history << 10) | (pairClasses[pairs[index] as number] as number)) & 32767;
    places[count] = 2 * index - 1;
    count += trigrams[history] as number;
  }
  return count;
}

/** Keeps those of the first `count` places where the hash of a span's bytes is known too; returns how many. */
function keepSpans(filter: Filter, bytes: Buffer, count: number): number {
  const { places, spans, lower } = filter;
  const last = bytes.length - 4;
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const at = places[index] as number;
    places[kept] = at;
    if (at < 1 || at > last) {
      kept++;
      continue;
    }
    const before = lower[bytes[at - 1] as number] as number;
    const after = lower[bytes[at + 3] as number] as number;
    const trigram =
      (lower[bytes[at] as number] as number) |
      ((lower[bytes[at + 1] as number] as number) << 8) |
      ((lower[bytes[at + 2] as number] as number) << 16);
    const kinds =
      ((spans[hashOf(trigram | (after << 24))] as number) & spanKinds.whole) |
      ((spans[hashOf(before | (trigram << 8))] as number) & spanKinds.whole) |
      ((spans[hashOf(trigram)] as number) & (spanKinds.first | spanKinds.last)) |
      ((spans[hashOf((trigram >> 8) | (after << 16))] as number) & spanKinds.last) |
      ((spans[hashOf(before | ((trigram & 0xffff) << 8))] as number) & spanKinds.first);
    kept += (kinds + 7) >> 3;
  }
  return kept;
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
