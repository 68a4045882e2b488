/**
 * What has no keyword: runs of base64 and hex digits that may hold text, percent signs that stand for a character, and
 * the two dots of a token in three parts. Looks at 32 bytes at once, one bit for each.
 */

import {
  base64Trait,
  blobEvent,
  candidateEvent,
  hexTrait,
  percentEvent,
  tokenTrait,
} from "../src/secrets/kernel-layout";
import { beginsWord } from "./gates";
import { byteAt, dottedRule, emit, from, hasRoom, length, limit, text, traitsOf } from "./memory";

const step = 32;
const percent: i8 = 37;
const dot: i8 = 46;

/** The first byte that was not looked at yet, the bits of the 32 before it, and where the last run ended. */
let next = 0;
let base64Before: u64 = 0;
let dotsBefore: u64 = 0;
let runEnd = 0;

/** Runs that begin before `runsFrom` were found already. */
export function beginSpans(runsFrom: i32): void {
  next = from;
  base64Before = 0;
  dotsBefore = 0;
  runEnd = max(from, runsFrom);
}

/** Goes on until all is found, or the events need to be read first: false then. */
export function findSpans(): bool {
  // A run may begin just before the limit; dots show tokens that begin up to 28 bytes before the first of them.
  const end = min(length, limit + 2 * step);
  while (next < end) {
    if (!hasRoom()) return false;
    const at = next;
    next = at + step;
    const first = v128.load(text + at);
    const second = v128.load(text + at, 16);
    let base64 = u64(base64Bits(first)) | (u64(base64Bits(second)) << 16);
    let percents = u64(equalBits(first, percent)) | (u64(equalBits(second, percent)) << 16);
    let dots = u64(equalBits(first, dot)) | (u64(equalBits(second, dot)) << 16);
    if (at + step > length) {
      const inside = (u64(1) << (length - at)) - 1;
      base64 &= inside;
      percents &= inside;
      dots &= inside;
    }
    if (percents != 0) lookAtPercents(at, percents);
    const allDots = dotsBefore | (dots << 32);
    // The second dot in the second half.
    const pairs = allDots & (allDots >> 7) & ~((u64(1) << (step - 7)) - 1);
    if (dottedRule >= 0 && pairs != 0) lookAtDots(at - step, pairs);
    // What belongs to a run that was found is left out.
    const covered = u64(max(0, runEnd - (at - step)));
    const all = covered < 2 * step ? ((base64Before | (base64 << 32)) >> covered) << covered : 0;
    const long = runsOf24(all);
    if (long != 0) lookAtRuns(at - step, all, long);
    base64Before = base64;
    dotsBefore = dots;
  }
  return true;
}

function equalBits(bytes: v128, value: i8): u32 {
  return i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(value)));
}

/** One bit for each byte of the alphabets of base64: two looks at tables of sixteen, by the halves of the byte. */
function base64Bits(bytes: v128): u32 {
  // By the lower half: bit 0 where it is `+` `-` `/`, bit 1 digits, bit 2 A-O and a-o, bit 3 p-z, bit 4 P-Z and `_`.
  const low = i8x16.swizzle(
    i8x16(26, 30, 30, 30, 30, 30, 30, 30, 30, 30, 28, 5, 4, 5, 4, 21),
    v128.and(bytes, i8x16.splat(15)),
  );
  const high = i8x16.swizzle(i8x16(0, 0, 1, 2, 4, 16, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0), i8x16.shr_u(bytes, 4));
  return i8x16.bitmask(i8x16.ne(v128.and(low, high), i8x16.splat(0)));
}

/** Bits from which 24 bits in a row are set. */
function runsOf24(bits: u64): u64 {
  const two = bits & (bits >> 1);
  const four = two & (two >> 2);
  const eight = four & (four >> 4);
  return eight & (eight >> 8) & (eight >> 16);
}

function lookAtPercents(at: i32, bits: u64): void {
  for (let rest = bits; rest != 0; rest &= rest - 1) {
    const position = at + i32(ctz(rest));
    if (position >= limit) return;
    const value = (hexValue(byteAt(position + 1)) << 4) | hexValue(byteAt(position + 2));
    if (value >= 33 && value <= 126) emit(percentEvent, 0, position, 0);
  }
}

/** Negative for what is no digit, also when it is joined with another. */
function hexValue(byte: i32): i32 {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : i32.MIN_VALUE;
}

function lookAtRuns(base: i32, bits: u64, long: u64): void {
  let rest = long;
  while (rest != 0) {
    const bit = i32(ctz(rest));
    const start = base + bit;
    // Where the ones that begin at `bit` end, in this window or behind it.
    const ones = ~(bits >> bit);
    let end = base + bit + (ones == 0 ? 64 : i32(ctz(ones)));
    if (end >= base + 2 * step) end = endOfRun(base + 2 * step);
    if (start >= limit) return;
    runEnd = end;
    if (mayHoldText(start, end)) emit(blobEvent, 0, start, end);
    if (end >= base + 2 * step) return;
    rest = (rest >> (end - base)) << (end - base);
  }
}

function endOfRun(start: i32): i32 {
  let at = start;
  while (at < length) {
    const others = ~base64Bits(v128.load(text + at)) & 0xffff;
    if (others != 0) return min(length, at + i32(ctz(others)));
    at += 16;
  }
  return length;
}

/** A quick look at the beginning, read as base64 and as hex: nearly every identifier and hash ends here. */
function mayHoldText(start: i32, end: i32): bool {
  return isTextInBase64(start) || (end - start >= 32 && isTextInHex(start));
}

function isTextInBase64(start: i32): bool {
  let zeros = 0;
  for (let at = start; at < start + 8; at += 4) {
    const bits =
      (base64Value(load<u8>(text + at)) << 18) |
      (base64Value(load<u8>(text + at, 1)) << 12) |
      (base64Value(load<u8>(text + at, 2)) << 6) |
      base64Value(load<u8>(text + at, 3));
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = (bits >> shift) & 255;
      if (byte == 0) zeros++;
      else if (byte > 126 || (byte < 32 && !isWhite(byte))) return false;
    }
  }
  return zeros == 0 || zeros == 3;
}

function isWhite(byte: i32): bool {
  return byte == 9 || byte == 10 || byte == 13;
}

function base64Value(byte: i32): i32 {
  if (byte >= 97) return byte - 71;
  if (byte >= 65) return byte == 95 ? 63 : byte - 65;
  if (byte >= 48) return byte + 4;
  return byte == 43 || byte == 45 ? 62 : 63;
}

/** Eight bytes of visible ASCII, or pieces of UTF-8 among it. */
function isTextInHex(start: i32): bool {
  let foreign = 0;
  for (let at = start; at < start + 16; at += 2) {
    if ((traitsOf(at) & traitsOf(at + 1) & hexTrait) == 0) return false;
    const byte = (hexValue(byteAt(at)) << 4) | hexValue(byteAt(at + 1));
    if (byte >= 128) foreign++;
    else if (byte == 127 || (byte < 32 && !isWhite(byte))) return false;
  }
  return foreign <= 2;
}

/** Bytes of the first part of a token in three parts, as Discord has it: an id of 17 to 20 digits in base64. */
const shortestFirst = 23;
const longestFirst = 28;
const secondPart = 6;

/** Two dots with six bytes between them: tries every place where the part before them may begin. */
function lookAtDots(base: i32, bits: u64): void {
  for (let rest = bits; rest != 0; rest &= rest - 1) {
    const position = base + i32(ctz(rest));
    if (!areTokenBytes(position + 1, position + 1 + secondPart)) continue;
    let start = position;
    while (position - start < longestFirst && (traitsOf(start - 1) & tokenTrait) != 0) start--;
    for (; position - start >= shortestFirst; start++) {
      const byte = byteAt(start);
      if (start < from || start >= limit || byte < 77 || byte > 79 || !beginsWord(start)) continue;
      emit(candidateEvent, dottedRule, start, 0);
    }
  }
}

function areTokenBytes(start: i32, end: i32): bool {
  for (let at = start; at < end; at++) if ((traitsOf(at) & tokenTrait) == 0) return false;
  return true;
}
