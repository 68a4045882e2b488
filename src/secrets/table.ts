/**
 * The keyword table: which places of a file are worth a look, and which rules to try there.
 *
 * A keyword filter in the manner of Aho and Corasick reads one state per byte; the kernel looks at every second position
 * only, four bytes at a time. Every keyword is represented by two overlapping samples of four bytes, one byte apart, so
 * that one of them begins at an even position however the keyword falls: chosen where they are rarest in ordinary
 * sources. Behind the samples stand the keywords, behind these the rules with their tests (`keyword-tests.ts`).
 */

import { commonGrams } from "./common-grams.ts";
import { rulesReach } from "./compiled.ts";
import {
  boundaryTarget,
  breakableTarget,
  bucketBits,
  cutRule,
  exactTarget,
  firstSample,
  lastSample,
  nearTarget,
  wholeSample,
} from "./kernel-layout.ts";
import type { KeywordTests, RequiredRun, ShapeItem } from "./keyword-tests.ts";
import { keyOf, testsOf } from "./keyword-tests.ts";
import type { ByteSet } from "./pattern-syntax.ts";
import type { GateName, KeywordRule, SecretRule } from "./rule.ts";
import type { KeywordTable } from "./table-parts.ts";
import { joinParts, readKeywords, readTests } from "./table-parts.ts";

const gateNames: readonly GateName[] = [
  "none",
  "assigned",
  "token",
  "userinfo",
  "paired",
  "flag",
  "assigned-token",
  "valued",
];

/** What to try where a keyword stands. Numbers of tests are those of `TestLists`. */
export interface Target {
  readonly rule: number;
  readonly flags: number;
  readonly gate: number;
  readonly shape: number;
  readonly run: number;
  readonly capitals: number;
}

/** A keyword as bytes: what stands in the file's encoding, mostly ASCII; letters in lower case. */
export interface Keyword {
  readonly bytes: Uint8Array;
  readonly targets: Target[];
}

/** Shapes and runs as the kernel reads them, each once; the number 0 is none. */
export interface TestLists {
  /** By shape: class and count of its items, one after the other. */
  readonly shapes: (readonly number[])[];
  /** Class, least length, before and after. */
  readonly runs: (readonly number[])[];
  readonly classes: ByteSet[];
}

const shortestKeyword = 3;

/** The table of these rules, numbered by their places, and of keywords that show a cut in a string. */
export function buildTable(rules: readonly SecretRule[], triggers: readonly string[]): KeywordTable {
  const lists: TestLists = { shapes: [], runs: [], classes: [] };
  const numbers = numbering(lists);
  const keywords = new Map<string, Keyword>();
  for (const [number, rule] of rules.entries()) {
    if (rule.kind !== "keyword") continue;
    const tests = testsOf(rule, rulesReach(rule));
    addRule(keywords, rule, number, (keyword) => numbers(tests(keyword)));
  }
  for (const text of triggers) {
    addTarget(keywords, text, { rule: cutRule, flags: 0, gate: 0, shape: 0, run: 0, capitals: 0 });
  }
  const dotted = rules.findIndex((rule) => rule.kind === "keyword" && rule.dotted === true);
  return tableOf([...keywords.values()], lists, dotted);
}

/** A table with further rules, numbered from `first`, whose keywords are not tested. */
export function extendTable(table: KeywordTable, rules: readonly KeywordRule[], first: number): KeywordTable {
  const keywords = new Map(readKeywords(table).map((keyword) => [textOf(keyword.bytes), keyword]));
  for (const [index, rule] of rules.entries()) {
    addRule(keywords, rule, first + index, () => ({ flags: 0, shape: 0, run: 0, capitals: 0 }));
  }
  return tableOf([...keywords.values()], readTests(table), table.dottedRule);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

type TestNumbers = Pick<Target, "flags" | "shape" | "run" | "capitals">;

function addRule(
  keywords: Map<string, Keyword>,
  rule: KeywordRule,
  number: number,
  tests: (keyword: Uint8Array) => TestNumbers,
): void {
  for (const text of rule.keywords) {
    const own = tests(lowerCase(text));
    const gate = gateNames.indexOf(rule.gate ?? "none");
    addTarget(keywords, text, { ...own, rule: number, flags: flagsOf(rule) | own.flags, gate });
  }
}

function addTarget(keywords: Map<string, Keyword>, text: string, target: Target): void {
  const bytes = lowerCase(text);
  if (bytes.length < shortestKeyword) throw new RangeError(`the keyword ${text} has fewer than 3 bytes`);
  const keyword = keywords.get(textOf(bytes)) ?? { bytes, targets: [] };
  keywords.set(textOf(bytes), keyword);
  if (keyword.targets.at(-1)?.rule !== target.rule) keyword.targets.push(target);
}

/** ASCII letters in lower case, every other byte as it is. */
function lowerCase(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "latin1"), (byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
}

function flagsOf(rule: KeywordRule): number {
  if (rule.anchor === "near") return nearTarget;
  return (rule.boundary === false ? 0 : boundaryTarget) | (rule.precision === "none" ? 0 : breakableTarget);
}

/** Gives tests their numbers, equal ones the same. */
function numbering(lists: TestLists): (tests: KeywordTests) => TestNumbers {
  const known = new Map<string, number>();
  const numberOf = <Item>(kind: string, key: string, list: Item[], item: () => Item): number => {
    const found = known.get(`${kind} ${key}`);
    if (found !== undefined) return found;
    list.push(item());
    known.set(`${kind} ${key}`, list.length);
    return list.length;
  };
  const classOfSet = (set: ByteSet): number => numberOf("class", keyOf(set), lists.classes, () => set) - 1;
  const shapeOf = (items: readonly ShapeItem[]): number => {
    const flat = items.flatMap(({ set, count }) => [classOfSet(set), count]);
    return flat.length === 0 ? 0 : numberOf("shape", flat.join(), lists.shapes, () => flat);
  };
  const runOf = ({ set, least, before, after }: RequiredRun): number => {
    const flat = [classOfSet(set), least, before, after];
    return numberOf("run", flat.join(), lists.runs, () => flat);
  };
  return ({ capitals, shape, run }) => ({
    flags: capitals === undefined ? 0 : exactTarget,
    capitals: capitals ?? 0,
    shape: shapeOf(shape),
    run: run === undefined ? 0 : runOf(run),
  });
}

/** By sample as the kernel folds it: its share of the places in ordinary sources, where it is common. */
function sharesOf(): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  for (const [octave, grams] of Object.entries(commonGrams)) {
    for (let at = 0; at < grams.length; at += 4) {
      shares.set(keyOfSample(Buffer.from(grams.slice(at, at + 4), "latin1")), 2 ** -Number(octave));
    }
  }
  return shares;
}

/** Bytes in one number, first byte lowest, with the bit that small letters have. */
function keyOfSample(bytes: Uint8Array): number {
  return bytes.reduce((value, byte, index) => value | ((byte | 0x20) << (8 * index)), 0) >>> 0;
}

/**
 * Where the first of the two samples begins. Keywords of five bytes and more hold both; one of four bytes holds the first,
 * and three bytes of the second; one of three has a byte before the first.
 */
function chooseOffset(bytes: Uint8Array, shares: ReadonlyMap<number, number>): number {
  if (bytes.length < 5) return bytes.length - 4;
  const shareAt = (offset: number): number => shares.get(keyOfSample(bytes.subarray(offset, offset + 4))) ?? 0;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset <= bytes.length - 5; offset++) {
    const share = shareAt(offset) + shareAt(offset + 1);
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
  /** The sample's bytes that belong to the keyword, folded as the kernel folds them, first byte lowest. */
  readonly key: number;
}

function entryOf(keyword: number, bytes: Uint8Array, offset: number): Entry {
  const kind = offset < 0 ? lastSample : offset + 4 > bytes.length ? firstSample : wholeSample;
  const inside = bytes.subarray(Math.max(0, offset), offset + 4);
  return { keyword, offset, kind, key: keyOfSample(inside) };
}

function bucketOf({ kind, key }: Entry): number {
  return (kind << bucketBits) | (Math.imul(key, 0x9e3779b1) >>> (32 - bucketBits));
}

function tableOf(keywords: readonly Keyword[], lists: TestLists, dottedRule: number): KeywordTable {
  const shares = sharesOf();
  const entries = keywords.flatMap(({ bytes }, keyword) => {
    const offset = chooseOffset(bytes, shares);
    return [entryOf(keyword, bytes, offset), entryOf(keyword, bytes, offset + 1)];
  });
  entries.sort((a, b) => bucketOf(a) - bucketOf(b) || a.keyword - b.keyword || a.offset - b.offset);
  const perBucket = new Array<number>(3 << bucketBits).fill(0);
  for (const entry of entries) perBucket[bucketOf(entry)] = (perBucket[bucketOf(entry)] ?? 0) + 1;
  return joinParts({ keywords, lists, entries, perBucket, dottedRule });
}
