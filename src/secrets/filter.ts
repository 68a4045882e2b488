/**
 * The loops that look at every byte. Both go by pairs of bytes and without branches (a wrong guess of the processor
 * costs more than the work), and note where something may be; what it is, is looked at afterwards.
 */

import { classOf, lowerCaseTable } from "./fold.ts";
import { isTokenByte } from "./gates.ts";
import type { KeywordTable } from "./table.ts";
import { bucketOf, hashOf, sampleKinds } from "./table.ts";

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
  /** By the classes of four bytes, of the first only three bits: 1 where some keyword has a sample of these. */
  readonly samples: Uint8Array;
  /**
   * By hash of a sample's bytes, in one number, since each look at a table may have to wait for memory: bits of
   * `sampleKinds`; and where only one keyword has the hash, one more byte of it, in bits 8 to 15, to be compared with
   * the byte before the sample (bit 16) or the one after it (bit 17).
   */
  readonly slots: Int32Array;
  readonly places: Int32Array;
  /** The view of pairs that was made last, since two loops look at the same bytes. */
  readonly view: { bytes: Buffer | undefined; pairs: Uint16Array };
}

/** 256 KiB of table: what a core's second-level cache holds beside the text. */
const sampleCount = 1 << 18;
const sampleMask = sampleCount - 1;

export function createFilter(table: KeywordTable): Filter {
  const classes = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte));
  const places = new Int32Array(roundPairs + 1);
  return {
    table,
    lower: lowerCaseTable(),
    ...pairTables(classes),
    ...sampleTables(table),
    places,
    view: { bytes: undefined, pairs: new Uint16Array(0) },
  };
}

function pairTables(classes: Uint8Array): Pick<Filter, "pairClasses" | "pairIsBase64"> {
  const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  const pairClasses = new Uint16Array(65536);
  const pairIsBase64 = new Uint8Array(65536);
  // Row by row, with native copies: a loop over all pairs costs a cold start two milliseconds.
  const base64 = Uint8Array.from({ length: 256 }, (_, byte) => (isBase64Byte(byte) ? 1 : 0));
  const rows: (Uint16Array | undefined)[] = [];
  for (let fixed = 0; fixed < 256; fixed++) {
    const own = classes[fixed] as number;
    rows[own] ??= classes.reduce((row, other, at) => {
      row[at] = littleEndian ? (other << 5) | own : (own << 5) | other;
      return row;
    }, new Uint16Array(256));
    pairClasses.set(rows[own], fixed << 8);
    if (base64[fixed] === 1) pairIsBase64.set(base64, fixed << 8);
  }
  return { pairClasses, pairIsBase64 };
}

function sampleTables(table: KeywordTable): Pick<Filter, "samples" | "slots"> {
  const { entryKind, entryHash, entryClasses, entryKeyword, entryOffset, keywordStart, keywordBytes } = table;
  const samples = new Uint8Array(sampleCount);
  const slots = new Int32Array(65536);
  for (let entry = 0; entry < entryKind.length; entry++) {
    const kind = entryKind[entry] as number;
    const hash = entryHash[entry] as number;
    const folded = (entryClasses[entry] as number) & sampleMask;
    if (kind === sampleKinds.whole) samples[folded] = 1;
    else if (kind === sampleKinds.first) samples.fill(1, folded, folded + 32);
    else for (let any = 0; any < sampleCount; any += 1 << 15) samples[folded | any] = 1;
    // Beside the sample, at its left where there is something: that is what it was chosen without.
    const start = keywordStart[entryKeyword[entry] as number] as number;
    const end = keywordStart[(entryKeyword[entry] as number) + 1] as number;
    const offset = entryOffset[entry] as number;
    const beside = offset > 0 ? -1 : 4;
    const index = start + offset + beside;
    const known = slots[hash] as number;
    const alone = known === 0 && index >= start && index < end;
    const check = alone ? ((keywordBytes[index] as number) << 8) | (beside < 0 ? checkBefore : checkAfter) : 0;
    slots[hash] = (known & 7) | kind | check;
  }
  return { samples, slots };
}

const checkBefore = 1 << 16;
const checkAfter = 1 << 17;

/** Both alphabets: `+` `/` and `-` `_`. */
function isBase64Byte(byte: number | undefined): boolean {
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

function pairsOf({ view }: Filter, bytes: Buffer): Uint16Array {
  if (view.bytes !== bytes) {
    view.bytes = bytes;
    view.pairs = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  }
  return view.pairs;
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
  const pairs = pairsOf(filter, bytes);
  const { places, lower, slots } = filter;
  const { keywordStart, keywordBytes, heads, entryKeyword, entryOffset } = filter.table;

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
  const end = Math.min(pairs.length, (limit + longestKeyword) >> 1);
  for (let round = Math.max(0, (from >> 1) - 1); round < end; round += roundPairs) {
    const noted = noteSamples(filter, pairs, round, Math.min(end, round + roundPairs));
    const count = keepHashes(filter, bytes, noted);
    for (let index = 0; index < count; index++) {
      const begin = places[index] as number;
      const sample = sampleAt(bytes, begin, lower);
      const whole = hashOf(sample);
      const first = hashOf(sample & 0xffffff);
      const last = hashOf(sample >>> 8);
      if (((slots[whole] as number) & sampleKinds.whole) !== 0) lookUp(whole, sampleKinds.whole, begin);
      if (((slots[first] as number) & sampleKinds.first) !== 0) lookUp(first, sampleKinds.first, begin);
      if (((slots[last] as number) & sampleKinds.last) !== 0) lookUp(last, sampleKinds.last, begin);
    }
  }
}

/** The four bytes at `begin` in lower case, first byte lowest; zero outside. Casts: see `noteSamples`. */
function sampleAt(bytes: Buffer, begin: number, lower: Uint8Array): number {
  if (begin < 0 || begin + 4 > bytes.length) {
    let sample = 0;
    for (let index = 0; index < 4; index++) sample |= (lower[bytes[begin + index] ?? 0] as number) << (8 * index);
    return sample;
  }
  return (
    (lower[bytes[begin] as number] as number) |
    ((lower[bytes[begin + 1] as number] as number) << 8) |
    ((lower[bytes[begin + 2] as number] as number) << 16) |
    ((lower[bytes[begin + 3] as number] as number) << 24)
  );
}

/** Writes where four bytes of some sample's classes begin into `places`; returns how many. They end with a pair. */
function noteSamples(filter: Filter, pairs: Uint16Array, round: number, end: number): number {
  // Casts: indices are in range by construction, and a check for undefined in this loop costs a third of the speed.
  const { places, pairClasses, samples } = filter;
  let history = round > 0 ? (pairClasses[pairs[round - 1] as number] as number) : 0;
  let count = 0;
  for (let index = round; index < end; index++) {
    history = ((history << 10) | (pairClasses[pairs[index] as number] as number)) & sampleMask;
    places[count] = 2 * index - 2;
    count += samples[history] as number;
  }
  return count;
}

/** Keeps those of the first `count` places where hash and check byte are a keyword's too; returns how many. */
function keepHashes(filter: Filter, bytes: Buffer, count: number): number {
  const { places, slots, lower } = filter;
  const last = bytes.length - 5;
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const begin = places[index] as number;
    places[kept] = begin;
    if (begin < 1 || begin > last) {
      kept++;
      continue;
    }
    const sample = sampleAt(bytes, begin, lower);
    const before = lower[bytes[begin - 1] as number] as number;
    const after = lower[bytes[begin + 4] as number] as number;
    const whole = slots[hashOf(sample)] as number;
    const first = slots[hashOf(sample & 0xffffff)] as number;
    const kinds =
      (whole & sampleKinds.whole & agrees(whole, before, after)) |
      (first & sampleKinds.first & agrees(first, before, after)) |
      ((slots[hashOf(sample >>> 8)] as number) & sampleKinds.last);
    kept += (kinds + 7) >> 3;
  }
  return kept;
}

/** All bits set where the slot's check byte is there, or there is none to compare; without a branch. */
function agrees(slot: number, before: number, after: number): number {
  const wanted = (slot >> 8) & 255;
  const wrong = ((before ^ wanted) & -((slot >> 16) & 1)) | ((after ^ wanted) & -((slot >> 17) & 1));
  return (wrong - 1) >> 31;
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
  const pairs = pairsOf(filter, bytes);
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
