/**
 * Where keywords stand. At every second place four bytes are hashed, with the bit taken out that tells capitals from
 * small letters, and looked up among the samples of all keywords, without a branch (a wrong guess of the processor costs
 * more than the work); what is left is compared, and the tests of its rules are made.
 */

import {
  anySample,
  boundaryTarget,
  breakableTarget,
  brokenEvent,
  bucketBits,
  commonProbesAt,
  candidateEvent,
  cutEvent,
  cutRule,
  exactTarget,
  firstHashBits,
  firstHashesAt,
  firstSample,
  lastSample,
  nearEvent,
  nearTarget,
  placesAt,
  probeBytes,
  probesAt,
  roundBytes,
  wholeHashBits,
  wholeHashesAt,
  wholeSample,
} from "../src/secrets/kernel-layout";
import { isCut, mayBeCut } from "./cuts";
import { beginsWord, lowerCase, passesGate } from "./gates";
import {
  byteAt,
  classes,
  emit,
  entries,
  from,
  hasRoom,
  heads,
  keywordBytes,
  keywordStart,
  length,
  limit,
  runs,
  shapeItems,
  shapeStart,
  targetStart,
  targets,
  text,
} from "./memory";

/** Knuth's: 2^32 divided by the golden ratio. */
const multiplier: u32 = 0x9e3779b1;
const foldedCase: u32 = 0x20202020;
const foldedCases: u64 = 0x2020202020202020;
/** Keywords are shorter than this, so a sample that far behind the limit cannot belong to one that begins before it. */
const longestKeyword = 64;

const entryBytes = 8;
const targetBytes = 12;

/** Fills what is looked at first from the entries of the table. The memory is new: what is not filled is zero. */
export function markSamples(entryCount: i32): void {
  for (let bucket = 0; bucket < 3 << bucketBits; bucket++) clearCommon(bucket);
  for (let entry = 0; entry < entryCount; entry++) {
    const at = entries + entry * entryBytes;
    const key = load<u32>(at);
    const kind: i32 = load<u8>(at, 7);
    if (kind == wholeSample) mark(wholeHashesAt + wholeHash(key));
    else if (kind == firstSample) mark(firstHashesAt + firstHash(key));
    // Whatever stands before it, folded.
    else for (let b: u32 = 0; b < 256; b++) mark(wholeHashesAt + wholeHash((key << 8) | b | 0x20));
    writeProbe(probesAt + entry * probeBytes, load<u16>(at, 4), load<i8>(at, 6));
    addToCommon(bucketOf(kind, key), probesAt + entry * probeBytes);
  }
}

/** 16 bytes each: the bytes of a probe and its mask. */
function commonOf(bucket: u32): usize {
  return commonProbesAt + (bucket << 4);
}

/** No text is equal to these bytes, since it is folded. */
function clearCommon(bucket: u32): void {
  store<u64>(commonOf(bucket), 0);
  store<u64>(commonOf(bucket), ~u64(0), 8);
}

function addToCommon(bucket: u32, probe: usize): void {
  const at = commonOf(bucket);
  const isFirst = load<u64>(at) == 0 && load<u64>(at, 8) == ~u64(0);
  const bytes = isFirst ? load<u64>(probe) : load<u64>(at);
  const mask = isFirst ? load<u64>(probe, 8) : load<u64>(at, 8);
  const common = mask & load<u64>(probe, 8) & ~(bytes ^ load<u64>(probe));
  store<u64>(at, bytes & common);
  store<u64>(at, common, 8);
}

function bucketOf(kind: u32, key: u32): u32 {
  return (kind << bucketBits) | ((key * multiplier) >> (32 - bucketBits));
}

function mark(at: usize): void {
  store<u8>(at, u8(anySample));
}

/** Bytes of text before the sample that a probe compares, of eight. */
const probedBefore = 2;

function writeProbe(at: usize, keyword: i32, offset: i32): void {
  const start: i32 = load<u16>(keywordStart + 2 * keyword);
  const size = i32(load<u16>(keywordStart + 2 * keyword, 2)) - start;
  let bytes: u64 = 0;
  let mask: u64 = 0;
  for (let index = 0; index < 8; index++) {
    const place = offset - probedBefore + index;
    if (place < 0 || place >= size) continue;
    bytes |= u64(load<u8>(keywordBytes + start + place) | 0x20) << (8 * index);
    mask |= u64(255) << (8 * index);
  }
  store<u64>(at, bytes);
  store<u64>(at, mask, 8);
  store<u16>(at, keyword, 16);
  store<i32>(at, offset, 20);
}

function wholeHash(sample: u32): u32 {
  return (sample * multiplier) >> (32 - wholeHashBits);
}

/** Of the lower three bytes: what the fourth adds is shifted out. */
function firstHash(sample: u32): u32 {
  return (sample * (multiplier << 8)) >> (32 - firstHashBits);
}

/** Where the round at hand begins and ends, how many places it noted, and how many of them are done. */
let round = 0;
let noted = 0;
let done = 0;

export function beginKeywords(): void {
  round = max(0, (from & ~1) - 2);
  noted = 0;
  done = 0;
}

/** Goes on until all keywords are found, or the events need to be read first: false then. */
export function findKeywords(): bool {
  const end = min(length, limit + longestKeyword);
  while (done < noted || round < end) {
    for (; done < noted; done++) {
      if (!hasRoom()) return false;
      look(load<u32>(placesAt + 4 * done));
    }
    if (round >= end) break;
    const stop = min(end, round + roundBytes);
    noted = keepLikely(noteSamples(round, stop));
    done = 0;
    round = stop + (stop & 1);
  }
  return true;
}

/** Notes the places from `start`, which is even, where four bytes may be some keyword's; returns how many. */
function noteSamples(start: i32, stop: i32): i32 {
  let out: usize = placesAt;
  let at: usize = text + start;
  const end: usize = text + stop;
  // Four samples a turn: those of one load of eight bytes, and one more.
  while (at + 8 <= end) {
    const eight = load<u64>(at) | foldedCases;
    out = note(out, at, u32(eight));
    out = note(out, at + 2, u32(eight >> 16));
    out = note(out, at + 4, u32(eight >> 32));
    out = note(out, at + 6, load<u32>(at, 6) | foldedCase);
    at += 8;
  }
  for (; at < end; at += 2) out = note(out, at, load<u32>(at) | foldedCase);
  return i32((out - placesAt) >> 2);
}

function note(out: usize, at: usize, sample: u32): usize {
  const hit = u32(load<u8>(wholeHashesAt + wholeHash(sample)) | load<u8>(firstHashesAt + firstHash(sample)));
  store<u32>(out, at);
  return out + hit;
}

/** Keeps those of the first `count` places where a bucket's common probe fits, again without a branch; returns how many. */
function keepLikely(count: i32): i32 {
  let out: usize = placesAt;
  const end: usize = placesAt + 4 * count;
  for (let place: usize = placesAt; place < end; place += 4) {
    const address: usize = load<u32>(place);
    const around = load<u64>(address - probedBefore) | foldedCases;
    const sample = u32(around >> (8 * probedBefore));
    const hit =
      fits(around, bucketOf(wholeSample, sample)) |
      fits(around, bucketOf(firstSample, sample & 0xffffff)) |
      fits(around, bucketOf(lastSample, sample >> 8));
    store<u32>(out, address);
    out += hit << 2;
  }
  return i32((out - placesAt) >> 2);
}

function fits(around: u64, bucket: u32): u32 {
  const at = commonOf(bucket);
  return u32(((around ^ load<u64>(at)) & load<u64>(at, 8)) == 0);
}

/** Compares with the keywords whose sample may begin at this address. */
function look(address: usize): void {
  const around = load<u64>(address - probedBefore) | foldedCases;
  const sample = u32(around >> (8 * probedBefore));
  lookUp(wholeSample, sample, around, address);
  lookUp(firstSample, sample & 0xffffff, around, address);
  lookUp(lastSample, sample >> 8, around, address);
}

function lookUp(kind: u32, key: u32, around: u64, address: usize): void {
  const head = heads + (bucketOf(kind, key) << 1);
  const end: usize = probesAt + i32(load<u16>(head, 2)) * probeBytes;
  for (let at: usize = probesAt + i32(load<u16>(head)) * probeBytes; at < end; at += probeBytes) {
    if (((around ^ load<u64>(at)) & load<u64>(at, 8)) != 0) continue;
    const position = i32(address - text) - load<i32>(at, 20);
    if (position < from || position >= limit) continue;
    const keyword: i32 = load<u16>(at, 16);
    const start: i32 = load<u16>(keywordStart + 2 * keyword);
    const size = i32(load<u16>(keywordStart + 2 * keyword, 2)) - start;
    if (stands(position, keywordBytes + start, size)) visit(keyword, position, size);
  }
}

function stands(position: i32, keyword: usize, size: i32): bool {
  if (position + size > length) return false;
  for (let index = 0; index < size; index++) {
    if (lowerCase(load<u8>(text + position + index)) != i32(load<u8>(keyword + index))) return false;
  }
  return true;
}

/** Makes the tests of every rule of a keyword. */
function visit(keyword: i32, position: i32, size: i32): void {
  // Answers of the gates: bit by gate, asked and passed.
  let asked: u32 = 0;
  let passed: u32 = 0;
  const end = targets + i32(load<u16>(targetStart + 2 * keyword, 2)) * targetBytes;
  for (let at = targets + i32(load<u16>(targetStart + 2 * keyword)) * targetBytes; at < end; at += targetBytes) {
    const rule: u32 = load<u16>(at);
    if (rule == cutRule) {
      if (isCut(position)) emit(cutEvent, rule, position, size);
      continue;
    }
    const flags: u32 = load<u8>(at, 2);
    if ((flags & exactTarget) != 0 && !hasCase(position, size, load<u32>(at, 8))) continue;
    if ((flags & boundaryTarget) != 0 && !beginsWord(position)) continue;
    const gate: u32 = load<u8>(at, 3);
    const bit: u32 = 1 << gate;
    if ((asked & bit) == 0) {
      asked |= bit;
      if (passesGate(gate, position, position + size)) passed |= bit;
    }
    if ((passed & bit) == 0) continue;
    if (hasShape(load<u16>(at, 4), position + size) && hasRun(load<u16>(at, 6), position)) {
      emit((flags & nearTarget) != 0 ? nearEvent : candidateEvent, rule, position, size);
    } else if ((flags & breakableTarget) != 0 && mayBeCut(position)) {
      emit(brokenEvent, rule, position, size);
    }
  }
}

/** True where exactly the letters of `mask` are capitals: bit by place in the keyword. */
function hasCase(position: i32, size: i32, mask: u32): bool {
  for (let index = 0; index < min(size, 32); index++) {
    const byte = byteAt(position + index);
    const wanted = (mask >> index) & 1;
    if (u32(byte >= 65 && byte <= 90) != wanted) return false;
  }
  return true;
}

function isOfClass(index: i32, byte: i32): bool {
  return ((load<u8>(classes + (index << 5) + (byte >> 3)) >> (byte & 7)) & 1) != 0;
}

/** True where the bytes from `position` are of the classes that the shape lists; 0 is no shape. */
function hasShape(shape: i32, position: i32): bool {
  if (shape == 0) return true;
  const end = shapeItems + (i32(load<u16>(shapeStart + 2 * shape)) << 2);
  let at = position;
  for (let item = shapeItems + (i32(load<u16>(shapeStart + 2 * shape - 2)) << 2); item < end; item += 4) {
    const index: i32 = load<u16>(item);
    const stop = at + i32(load<u16>(item, 2));
    if (stop > length) return false;
    for (; at < stop; at++) if (!isOfClass(index, load<u8>(text + at))) return false;
  }
  return true;
}

/** True where a run of one class that is long enough begins close enough to `position`; 0 asks for none. */
function hasRun(run: i32, position: i32): bool {
  if (run == 0) return true;
  const at = runs + ((run - 1) << 3);
  const index: i32 = load<u16>(at);
  const least: i32 = load<u16>(at, 2);
  const start = max(0, position - i32(load<u16>(at, 4)));
  const stop = min(length, position + i32(load<u16>(at, 6)) + least);
  // The last byte of where a run may stand is looked at first: mostly it is not of the class, and all are passed by.
  let first = start;
  while (first + least <= stop) {
    let last = first + least - 1;
    while (last >= first && isOfClass(index, load<u8>(text + last))) last--;
    if (last < first) return true;
    first = last + 1;
  }
  return false;
}
