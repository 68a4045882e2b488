/**
 * The keyword table: which places of a file are worth a look.
 *
 * A keyword filter in the manner of Aho and Corasick reads one state per byte; we look at every second position only.
 * Every keyword is represented by four adjacent bytes of it (its span), the rarest in ordinary sources: whichever way
 * the keyword falls on the pairs of bytes, one of the two trigrams of the span ends with a pair. The trigrams, folded to
 * 15 bits, are the first filter; the bytes of the span, hashed, are the second and lead to the few keywords with them.
 */

import { classOf, lowerCaseTable, pairShares } from "./fold.ts";
import type { GateName, KeywordRule, SecretRule } from "./rule.ts";

/** What to try where a keyword stands. */
export const targetFlags = { near: 1, boundary: 2 } as const;
export const gateNames: readonly GateName[] = ["none", "assigned", "token"];

/** Which bytes of its span a keyword has: all four, the first three (it ends before the fourth), or the last three. */
export const spanKinds = { whole: 1, first: 2, last: 4 } as const;

export interface KeywordTable {
  /** By folded trigram: 1 where a keyword's span has it. */
  readonly trigrams: Uint8Array;
  /** Entries, one for each keyword, ordered by kind and hash of the span. */
  readonly entryKind: Uint8Array;
  readonly entryHash: Uint16Array;
  readonly entryKeyword: Uint16Array;
  /** Where in the keyword the span begins; -1 for the byte before it. */
  readonly entryOffset: Int8Array;
  readonly keywordStart: Uint16Array;
  /** Lower case. */
  readonly keywordBytes: Uint8Array;
  readonly targetStart: Uint16Array;
  readonly targetRule: Uint16Array;
  readonly targetFlag: Uint8Array;
  readonly targetGate: Uint8Array;
}

const trigramCount = 32768;
const shortestKeyword = 3;

/** 16 bits of the bytes of a span, first byte lowest. The multiplier is Knuth's (2^32 divided by the golden ratio). */
export function hashOf(span: number): number {
  return Math.imul(span, 0x9e3779b1) >>> 16;
}

interface Keyword {
  readonly bytes: Uint8Array;
  readonly targets: { readonly rule: number; readonly flag: number; readonly gate: number }[];
}

function keywordsOf(rules: readonly SecretRule[]): readonly Keyword[] {
  const lower = lowerCaseTable();
  const byText = new Map<string, Keyword>();
  rules.forEach((rule, index) => {
    if (rule.kind !== "keyword") return;
    for (const text of new Set(rule.keywords.map((keyword) => keyword.toLowerCase()))) {
      if (text.length < shortestKeyword) throw new RangeError(`rule ${rule.id}: keyword of fewer than 3 bytes`);
      let keyword = byText.get(text);
      if (keyword === undefined) {
        keyword = { bytes: Uint8Array.from(Buffer.from(text, "latin1"), (byte) => lower[byte] ?? byte), targets: [] };
        byText.set(text, keyword);
      }
      keyword.targets.push({ rule: index, flag: flagOf(rule), gate: gateNames.indexOf(rule.gate ?? "none") });
    }
  });
  return [...byText.values()];
}

function flagOf(rule: KeywordRule): number {
  if (rule.anchor === "near") return targetFlags.near;
  return rule.boundary === false ? 0 : targetFlags.boundary;
}

function spanKindAt(offset: number, length: number): 1 | 2 | 4 {
  if (offset < 0) return spanKinds.last;
  return offset + 4 > length ? spanKinds.first : spanKinds.whole;
}

/** The folded trigrams that may stand at an offset; where they stick out of the keyword, every class stands for the byte outside. */
function trigramsAt(classes: readonly number[], offset: number): readonly number[] {
  const first = classes[offset];
  const second = classes[offset + 1] ?? 0;
  const third = classes[offset + 2];
  const found: number[] = [];
  for (let a = first ?? 0; a <= (first ?? 31); a++) {
    for (let c = third ?? 0; c <= (third ?? 31); c++) found.push((a << 10) | (second << 5) | c);
  }
  return found;
}

/** The bytes of the span that the keyword has, as one number. */
function spanAt(bytes: Uint8Array, offset: number): number {
  const inside = bytes.subarray(Math.max(0, offset), offset + 4);
  return inside.reduce((span, byte, index) => span | (byte << (8 * index)), 0);
}

/** Share of places in ordinary sources by folded trigram, estimated from pairs. */
function trigramShares(): Float64Array {
  const pairs = pairShares();
  const alone = new Float64Array(32);
  pairs.forEach((share, pair) => {
    alone[pair >> 5] = (alone[pair >> 5] ?? 0) + share;
  });
  return Float64Array.from(
    { length: trigramCount },
    (_, trigram) =>
      ((pairs[trigram >> 5] ?? 0) * (pairs[trigram & 1023] ?? 0)) / (alone[(trigram >> 5) & 31] ?? Number.MIN_VALUE),
  );
}

/** The offset of the span whose two trigrams are rarest. Trigrams that an earlier keyword brought in cost nothing more. */
function chooseOffset(classes: readonly number[], shares: Float64Array, taken: Uint8Array): number {
  const costs: number[] = [];
  for (let offset = -1; offset + 2 <= classes.length; offset++) {
    let cost = 0;
    for (const trigram of trigramsAt(classes, offset)) if (taken[trigram] === 0) cost += shares[trigram] ?? 0;
    costs.push(cost);
  }
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 1 < costs.length; index++) {
    const cost = (costs[index] ?? 0) + (costs[index + 1] ?? 0);
    if (cost >= least) continue;
    least = cost;
    best = index;
  }
  return best - 1;
}

/** Builds the table for these rules; their order gives the rule numbers. */
export function buildTable(rules: readonly SecretRule[]): KeywordTable {
  const keywords = keywordsOf(rules);
  const shares = trigramShares();
  const trigrams = new Uint8Array(trigramCount);
  const entries: { readonly kind: number; readonly hash: number; readonly keyword: number; readonly offset: number }[] =
    [];
  // Short keywords have no choice, so they go first and the others may share what they brought in.
  const order = keywords.map((keyword, index) => ({ keyword, index }));
  order.sort((a, b) => a.keyword.bytes.length - b.keyword.bytes.length || a.index - b.index);
  for (const { keyword, index } of order) {
    const classes = Array.from(keyword.bytes, classOf);
    const offset = chooseOffset(classes, shares, trigrams);
    for (const trigram of [...trigramsAt(classes, offset), ...trigramsAt(classes, offset + 1)]) trigrams[trigram] = 1;
    const kind = spanKindAt(offset, classes.length);
    entries.push({ kind, hash: hashOf(spanAt(keyword.bytes, offset)), keyword: index, offset });
  }
  entries.sort((a, b) => a.kind - b.kind || a.hash - b.hash || a.keyword - b.keyword);
  const targets = keywords.flatMap((keyword) => keyword.targets);
  return {
    trigrams,
    entryKind: Uint8Array.from(entries, (entry) => entry.kind),
    entryHash: Uint16Array.from(entries, (entry) => entry.hash),
    entryKeyword: Uint16Array.from(entries, (entry) => entry.keyword),
    entryOffset: Int8Array.from(entries, (entry) => entry.offset),
    keywordStart: startsOf(keywords.map((keyword) => keyword.bytes.length)),
    keywordBytes: Uint8Array.from(keywords.flatMap((keyword) => [...keyword.bytes])),
    targetStart: startsOf(keywords.map((keyword) => keyword.targets.length)),
    targetRule: Uint16Array.from(targets, (target) => target.rule),
    targetFlag: Uint8Array.from(targets, (target) => target.flag),
    targetGate: Uint8Array.from(targets, (target) => target.gate),
  };
}

function startsOf(lengths: readonly number[]): Uint16Array {
  const starts = new Uint16Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    starts[index + 1] = (starts[index] ?? 0) + length;
  });
  return starts;
}
