/**
 * The keyword table: which places of a file are worth a look.
 *
 * A keyword filter in the manner of Aho and Corasick reads one state per byte; we look at every second position only.
 * Every keyword is represented by the two adjacent trigrams of it (folded to 15 bits) that are rarest in ordinary
 * sources: whichever way the keyword falls on the pairs of bytes, one of the two stands where we look. A set bit is
 * then compared with the few keywords that share the trigram, byte for byte.
 */

import { classOf, lowerCaseTable, pairShares } from "./fold.ts";
import type { GateName, KeywordRule, SecretRule } from "./rule.ts";

/** What to try where a keyword stands. */
export const targetFlags = { near: 1, boundary: 2 } as const;
export const gateNames: readonly GateName[] = ["none", "assigned", "token"];

export interface KeywordTable {
  /** By folded trigram: 1 where a keyword has it. */
  readonly bitmap: Uint8Array;
  /** By folded trigram: where its entries begin; one more for the end. */
  readonly heads: Uint32Array;
  readonly entryKeyword: Uint16Array;
  /** Where in the keyword the trigram begins; -1 for the byte before it. */
  readonly entryOffset: Int8Array;
  readonly keywordStart: Uint32Array;
  /** Lower case. */
  readonly keywordBytes: Uint8Array;
  readonly targetStart: Uint32Array;
  readonly targetRule: Uint16Array;
  readonly targetFlag: Uint8Array;
  readonly targetGate: Uint8Array;
}

const trigrams = 32768;
const shortestKeyword = 3;

/** Keyword rules that a keyword leads to, in the order of the list. */
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

/** The trigrams at one offset of a keyword; where it sticks out of the keyword, every class stands for the byte outside. */
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

interface Choice {
  readonly offset: number;
  readonly cost: number;
}

/** The offset of the rarest two adjacent trigrams. Those that an earlier keyword brought in cost nothing more. */
function choose(classes: readonly number[], shares: Float64Array, taken: Uint8Array): Choice {
  const inside = classes.length >= 4;
  let best: Choice = { offset: 0, cost: Number.POSITIVE_INFINITY };
  for (let offset = inside ? 0 : -1; offset + (inside ? 4 : 3) <= classes.length; offset++) {
    let cost = 0;
    for (const trigram of [...trigramsAt(classes, offset), ...trigramsAt(classes, offset + 1)]) {
      if (taken[trigram] === 1) continue;
      const middle = (trigram >> 5) & 31;
      let alone = 0;
      for (let other = 0; other < 32; other++) alone += shares[(middle << 5) | other] ?? 0;
      cost += ((shares[trigram >> 5] ?? 0) * (shares[trigram & 1023] ?? 0)) / alone;
    }
    if (cost < best.cost) best = { offset, cost };
  }
  return best;
}

/** Builds the table for these rules; their order gives the rule numbers. */
export function buildTable(rules: readonly SecretRule[]): KeywordTable {
  const keywords = keywordsOf(rules);
  const shares = pairShares();
  const bitmap = new Uint8Array(trigrams);
  const entries: { readonly trigram: number; readonly keyword: number; readonly offset: number }[] = [];
  // Short keywords have no choice, so they go first and the others may share what they brought in.
  const order = keywords
    .map((_, index) => index)
    .sort((a, b) => lengthOf(keywords, a) - lengthOf(keywords, b) || a - b);
  for (const index of order) {
    const classes = Array.from(keywords[index]?.bytes ?? [], classOf);
    const { offset } = choose(classes, shares, bitmap);
    for (const at of [offset, offset + 1]) {
      for (const trigram of trigramsAt(classes, at)) {
        bitmap[trigram] = 1;
        entries.push({ trigram, keyword: index, offset: at });
      }
    }
  }
  entries.sort((a, b) => a.trigram - b.trigram || a.keyword - b.keyword);
  const heads = new Uint32Array(trigrams + 1);
  for (const entry of entries) heads[entry.trigram + 1] = (heads[entry.trigram + 1] ?? 0) + 1;
  for (let trigram = 0; trigram < trigrams; trigram++) {
    heads[trigram + 1] = (heads[trigram + 1] ?? 0) + (heads[trigram] ?? 0);
  }
  const targets = keywords.flatMap((keyword) => keyword.targets);
  return {
    bitmap,
    heads,
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

function lengthOf(keywords: readonly Keyword[], index: number): number {
  return keywords[index]?.bytes.length ?? 0;
}

function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    starts[index + 1] = (starts[index] ?? 0) + length;
  });
  return starts;
}
