/**
 * The keyword table: which places of a file are worth a look.
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
export const gateNames: readonly GateName[] = ["none", "assigned", "token", "userinfo", "paired", "flag"];

/** Only what cannot be derived quickly: see `createFilter`. */
export interface KeywordTable {
  readonly keywordStart: Uint16Array;
  /** Lower case. */
  readonly keywordBytes: Uint8Array;
  /** Where the first of the two samples begins; -1 for the byte before the keyword. */
  readonly sampleOffset: Int8Array;
  readonly targetStart: Uint16Array;
  readonly targetRule: Uint16Array;
  readonly targetFlag: Uint8Array;
  readonly targetGate: Uint8Array;
}

const shortestKeyword = 3;
/** The number of no rule: keywords that show a cut in a string (`cutKeywords` of layer.ts). */
export const cutTrigger = 0xffff;

/** A keyword as bytes: what stands in the file's encoding, mostly ASCII. */
interface Keyword {
  readonly bytes: Uint8Array;
  readonly targets: { readonly rule: number; readonly flag: number; readonly gate: number }[];
}

function keywordsOf(
  rules: readonly SecretRule[],
  firstNumber: number,
  triggers: readonly string[],
): readonly Keyword[] {
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
  rules.forEach((rule, index) => {
    if (rule.kind !== "keyword") return;
    const gate = gateNames.indexOf(rule.gate ?? "none");
    for (const text of rule.keywords) add(text, firstNumber + index, flagOf(rule), gate);
  });
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

function chooseOffset(classes: readonly number[], shares: Shares): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let offset = -1; offset + 4 <= classes.length; offset++) {
    const share = sampleShare(classes, offset, shares) + sampleShare(classes, offset + 1, shares);
    if (share >= least) continue;
    least = share;
    best = offset;
  }
  return best;
}

/** Builds the table for rules that are numbered from `firstNumber`, and for keywords that lead to `cutTrigger`. */
export function buildTable(
  rules: readonly SecretRule[],
  firstNumber: number,
  triggers: readonly string[],
): KeywordTable {
  const keywords = keywordsOf(rules, firstNumber, triggers);
  const shares = sharesOf();
  const targets = keywords.flatMap((keyword) => keyword.targets);
  return {
    keywordStart: startsOf(keywords.map((keyword) => keyword.bytes.length)),
    keywordBytes: Uint8Array.from(keywords.flatMap((keyword) => [...keyword.bytes])),
    sampleOffset: Int8Array.from(keywords, (keyword) => chooseOffset(Array.from(keyword.bytes, classOf), shares)),
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

/** Both tables as one. A keyword that both have stands there twice, which does no harm. */
export function joinTables(first: KeywordTable, second: KeywordTable): KeywordTable {
  const ends = (starts: Uint16Array, base: Uint16Array): Uint16Array =>
    starts.subarray(1).map((start) => start + (base[base.length - 1] ?? 0));
  return {
    keywordStart: Uint16Array.of(...first.keywordStart, ...ends(second.keywordStart, first.keywordStart)),
    keywordBytes: Uint8Array.of(...first.keywordBytes, ...second.keywordBytes),
    sampleOffset: Int8Array.of(...first.sampleOffset, ...second.sampleOffset),
    targetStart: Uint16Array.of(...first.targetStart, ...ends(second.targetStart, first.targetStart)),
    targetRule: Uint16Array.of(...first.targetRule, ...second.targetRule),
    targetFlag: Uint8Array.of(...first.targetFlag, ...second.targetFlag),
    targetGate: Uint8Array.of(...first.targetGate, ...second.targetGate),
  };
}
