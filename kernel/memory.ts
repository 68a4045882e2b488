/** The text at hand, the table's addresses, and reading both. */

import {
  bareKind,
  endKind,
  eventBytes,
  eventsAt,
  kindsAt,
  mostEvents,
  spareEvents,
  traitsAt,
} from "../src/secrets/kernel-layout";

/** Address and length of the text; only what begins in [from, limit) counts. */
export let text: usize = 0;
export let length: i32 = 0;
export let from: i32 = 0;
export let limit: i32 = 0;

export function setText(address: usize, bytes: i32, first: i32, end: i32): void {
  text = address;
  length = bytes;
  from = first;
  limit = end;
}

/** Addresses of the table's parts: see `table.ts` for what they hold. */
export let keywordStart: usize = 0;
export let keywordBytes: usize = 0;
export let targetStart: usize = 0;
export let targets: usize = 0;
export let entries: usize = 0;
export let heads: usize = 0;
export let shapeStart: usize = 0;
export let shapeItems: usize = 0;
export let runs: usize = 0;
export let classes: usize = 0;
/** The rule that is tried where three parts of a token have dots between them; -1 where there is none. */
export let dottedRule: i32 = -1;

export function setTable(
  keywordStartAt: usize,
  keywordBytesAt: usize,
  targetStartAt: usize,
  targetsAt: usize,
  entriesAt: usize,
  headsAt: usize,
  shapeStartAt: usize,
  shapeItemsAt: usize,
  runsAt: usize,
  classesAt: usize,
  dotted: i32,
): void {
  keywordStart = keywordStartAt;
  keywordBytes = keywordBytesAt;
  targetStart = targetStartAt;
  targets = targetsAt;
  entries = entriesAt;
  heads = headsAt;
  shapeStart = shapeStartAt;
  shapeItems = shapeItemsAt;
  runs = runsAt;
  classes = classesAt;
  dottedRule = dotted;
}

/** The byte at a place of the text, -1 outside of it. */
export function byteAt(at: i32): i32 {
  return u32(at) < u32(length) ? i32(load<u8>(text + at)) : -1;
}

/** Bits of what the byte is; none outside of the text. */
export function traitsOf(at: i32): u32 {
  return u32(at) < u32(length) ? u32(load<u8>(traitsAt + load<u8>(text + at))) : 0;
}

/** Bits of what the byte is around an assignment; the text's end is an end. */
export function kindOf(at: i32): u32 {
  return u32(at) < u32(length) ? u32(load<u8>(kindsAt + load<u8>(text + at))) : endKind;
}

export function isBare(at: i32): bool {
  return u32(at) < u32(length) && (load<u8>(kindsAt + load<u8>(text + at)) & bareKind) != 0;
}

export let eventCount: i32 = 0;

export function clearEvents(): void {
  eventCount = 0;
}

export function hasRoom(): bool {
  return eventCount < mostEvents - spareEvents;
}

export function emit(kind: u32, rule: u32, position: i32, second: i32): void {
  if (eventCount >= mostEvents) unreachable();
  const at = eventsAt + eventCount * eventBytes;
  store<u32>(at, kind);
  store<u32>(at, rule, 4);
  store<i32>(at, position, 8);
  store<i32>(at, second, 12);
  eventCount++;
}
