/**
 * The keyword table: which places of a file are worth a look, and which rules to try there.
 *
 * A keyword filter in the manner of Aho and Corasick reads one state per byte; we look at every second position only,
 * four bytes at a time. Every keyword is represented by two overlapping samples of four bytes, one byte apart, so that
 * one of them begins at an even position however the keyword falls: chosen where they are rarest in ordinary sources.
 * Folded to 20 bits they are the first filter; hashed, the second, which leads to the few keywords with these bytes.
 */

import { classOf, lowerCaseTable, pairShares } from "./fold.ts";
import type { GateName, KeywordRule, SecretRule } from "./rule.ts";

/** What to try where a keyword stands. */
export const targetFlags = { near: 1, boundary: 2 } as const;
const gateNames: readonly GateName[] = ["none", "assigned", "token", "userinfo", "paired", "flag"];

/** Which bytes of a sample belong to the keyword: all four, the first three, or the last three. */
export const sampleKinds = { whole: 1, first: 2, last: 4 } as const;

/** 16 bits of a sample's bytes, first byte lowest. The multiplier is Knuth's (2^32 divided by the golden ratio). */
export function hashOf(sample: number): number {
  return Math.imul(sample, 0x9e3779b1) >>> 16;
}

const bucketBits = 12;

/** Entries are looked up by kind and the upper bits of the hash. */
export function bucketOf(hash: number, kind: number): number {
  return ((kind >> 1) << bucketBits) | (hash >> (16 - bucketBits));
}

/** Arrays only, so that it can be written to a file as it stands. */
export interface KeywordTable {
  readonly keywordStart: Uint16Array;
  /** Lower case. */
  readonly keywordBytes: Uint8Array;
  readonly targetStart: Uint16Array;
  readonly targetRule: Uint16Array;
  readonly targetFlag: Uint8Array;
  readonly targetGate: Uint8Array;
  /** Two entries for each keyword, ordered by bucket. */
  readonly entryKeyword: Uint16Array;
  /** Where in the keyword the sample begins; -1 for the byte before it. */
  readonly entryOffset: Int8Array;
  readonly entryKind: Uint8Array;
  readonly entryHash: Uint16Array;
  /** The classes of the sample's bytes, 5 bits each; zero for a byte outside of the keyword, where all classes count. */
  readonly entryClasses: Uint32Array;
  /** By bucket: where its entries begin; one more for the end. */
  readonly heads: Uint16Array;
}

const shortestKeyword = 3;
/** The number of no rule: keywords that show a cut in a string (`cutKeywords` of layer.ts). */
export const cutTrigger = 0xffff;

/** A keyword as bytes: what stands in the file's encoding, mostly ASCII. */
interface Keyword {
  readonly bytes: Uint8Array;
  readonly targets: { readonly rule: number; readonly flag: number; readonly gate: number }[];
}

function keywordsOf(rules: readonly SecretRule[], triggers: readonly string[]): readonly Keyword[] {
  const lower = lowerCaseTable();
  const byText = new Map<string, Keyword>();
  const add = (text: string, rule: number, flag: number, gate: number): void => {
    const bytes = Uint8Array.from(Buffer.from(text, "latin1"), (byte) => lower[byte] ?? byte);
    if (bytes.length < shortestKeyword) throw new RangeError(`the keyword ${text} has fewer than 3 bytes`);
    const key = Buffer.from(bytes).toString("latin1");
    const keyword = byText.get(key) ?? { bytes, targets: [] };
    byText.set(key, keyword);
    if (keyword.targets.at(-1)?.rule !== rule) keyword.targets.push({ rule, flag, gate });
  };
  for (const [number, rule] of rules.entries()) {
    if (rule.kind !== "keyword") continue;
    const gate = gateNames.indexOf(rule.gate ?? "none");
    for (const text of rule.keywords) add(text, number, flagOf(rule), gate);
  }
  for (const text of triggers) add(text, cutTrigger, 0, 0);
  return [...byText.values()];
}

function flagOf(rule: KeywordRule): number {
  if (rule.anchor === "near") return targetFlags.near;
  return rule.boundary === false ? 0 : targetFlags.boundary;
}

/** Shares of classes and of a class after another, from the measured pairs. */
interface Shares {
  readonly alone: Float64Array;
  readonly pairs: Float64Array;
}

function sharesOf(): Shares {
  const pairs = pairShares();
  const alone = new Float64Array(32);
  pairs.forEach((share, pair) => {
    alone[pair >> 5] = (alone[pair >> 5] ?? 0) + share;
  });
  return { alone, pairs };
}

/** Estimated share of places in ordinary sources where these four classes stand; outside the keyword anything does. */
function sampleShare(classes: readonly number[], offset: number, { alone, pairs }: Shares): number {
  let share = 1;
  let previous: number | undefined;
  for (let at = offset; at < offset + 4; at++) {
    const current = classes[at];
    if (current !== undefined) {
      const before = previous === undefined ? 1 : (alone[previous] ?? 1);
      share *= (previous === undefined ? (alone[current] ?? 0) : (pairs[(previous << 5) | current] ?? 0)) / before;
    }
    previous = current;
  }
  return share;
}

/** How much rarer a sample must be that begins before its keyword: marking it for every byte there takes time. */
const priceOfOutside = 8;

function chooseOffset(classes: readonly number[], shares: Shares): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  // Both samples fit into keywords of five bytes and more.
  const first = classes.length >= 5 ? 0 : -1;
  const last = classes.length >= 5 ? classes.length - 5 : classes.length - 4;
  for (let offset = first; offset <= last; offset++) {
    const price = offset < 0 ? priceOfOutside : 1;
    const share = price * (sampleShare(classes, offset, shares) + sampleShare(classes, offset + 1, shares));
    if (share >= least) continue;
    least = share;
    best = offset;
  }
  return best;
}

interface Entry {
  readonly keyword: number;
  readonly offset: number;
  readonly kind: number;
  readonly hash: number;
  readonly classes: number;
}

function entryOf(keyword: number, bytes: Uint8Array, offset: number): Entry {
  const kind = offset < 0 ? sampleKinds.last : offset + 4 > bytes.length ? sampleKinds.first : sampleKinds.whole;
  const inside = bytes.subarray(Math.max(0, offset), offset + 4);
  const sample = inside.reduce((value, byte, index) => value | (byte << (8 * index)), 0);
  const classes = [0, 1, 2, 3].reduce((folded, index) => {
    const byte = bytes[offset + index];
    return (folded << 5) | (byte === undefined ? 0 : classOf(byte));
  }, 0);
  return { keyword, offset, kind, hash: hashOf(sample), classes };
}

/** Builds the table for these rules, numbered by their places, and for keywords that lead to `cutTrigger`. */
export function buildTable(rules: readonly SecretRule[], triggers: readonly string[]): KeywordTable {
  const keywords = keywordsOf(rules, triggers);
  const shares = sharesOf();
  const entries = keywords.flatMap(({ bytes }, keyword) => {
    const offset = chooseOffset(Array.from(bytes, classOf), shares);
    return [entryOf(keyword, bytes, offset), entryOf(keyword, bytes, offset + 1)];
  });
  const bucket = ({ hash, kind }: Entry): number => bucketOf(hash, kind);
  entries.sort((a, b) => bucket(a) - bucket(b) || a.keyword - b.keyword || a.offset - b.offset);
  const perBucket = new Array<number>(3 << bucketBits).fill(0);
  for (const entry of entries) perBucket[bucket(entry)] = (perBucket[bucket(entry)] ?? 0) + 1;
  const targets = keywords.flatMap((keyword) => keyword.targets);
  return {
    keywordStart: startsOf(keywords.map((keyword) => keyword.bytes.length)),
    keywordBytes: Uint8Array.from(keywords.flatMap((keyword) => [...keyword.bytes])),
    targetStart: startsOf(keywords.map((keyword) => keyword.targets.length)),
    targetRule: Uint16Array.from(targets, (target) => target.rule),
    targetFlag: Uint8Array.from(targets, (target) => target.flag),
    targetGate: Uint8Array.from(targets, (target) => target.gate),
    entryKeyword: Uint16Array.from(entries, (entry) => entry.keyword),
    entryOffset: Int8Array.from(entries, (entry) => entry.offset),
    entryKind: Uint8Array.from(entries, (entry) => entry.kind),
    entryHash: Uint16Array.from(entries, (entry) => entry.hash),
    entryClasses: Uint32Array.from(entries, (entry) => entry.classes),
    heads: startsOf(perBucket),
  };
}

function startsOf(lengths: readonly number[]): Uint16Array {
  const starts = new Uint16Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    starts[index + 1] = (starts[index] ?? 0) + length;
  });
  return starts;
}
