/**
 * What must stand beside a keyword for its rule's pattern to match there, derived from the pattern when the keyword table
 * is built: so that nearly every place is settled by a few bytes, without decoding text and running expressions. The
 * tests ask for less than the pattern does, never for more.
 */

import type { ByteSet, PatternNode } from "./pattern-syntax.ts";
import { addSet, createSet, hasByte, parsePattern } from "./pattern-syntax.ts";
import type { KeywordRule } from "./rule.ts";

/** Bytes of one class in a row. */
export interface ShapeItem {
  readonly set: ByteSet;
  readonly count: number;
}

/** A run of at least `least` bytes of the set, which begins from `before` bytes before the keyword to `after` behind it. */
export interface RequiredRun {
  readonly set: ByteSet;
  readonly least: number;
  readonly before: number;
  readonly after: number;
}

export interface KeywordTests {
  /** Where the pattern wants its first bytes in one case: bit by place, set for capitals. */
  readonly capitals?: number;
  /** What stands behind the keyword. */
  readonly shape: readonly ShapeItem[];
  readonly run?: RequiredRun;
}

const noTests: KeywordTests = { shape: [] };

/** Where a match of a rule may begin and end, around its keyword. */
interface Reach {
  readonly before: number;
  readonly after: number;
}

/** A function that gives the tests for the keywords of one rule. */
export function testsOf(rule: KeywordRule, reach: Reach): (keyword: Uint8Array) => KeywordTests {
  // A value is given to a name: its gate knows better, and pieces are looked for behind the name.
  if (rule.gate === "assigned" || rule.gate === "assigned-token") return () => noTests;
  const node = parsePattern(rule.pattern);
  if (rule.anchor === "near") {
    return (keyword) => {
      const run = requiredRun(node, { before: reach.before, after: keyword.length + reach.after });
      return run === undefined ? noTests : { shape: [], run };
    };
  }
  const automaton = automatonOf(node);
  return (keyword) => {
    const tests = automaton === undefined ? noTests : shapeBehind(automaton, keyword);
    // A long shape leaves nothing for a run to settle.
    if (tests.shape.reduce((sum, { count }) => sum + count, 0) >= enoughShape) return tests;
    const run = requiredRun(node, { before: 0, after: 0 }, keyword.length);
    return run === undefined ? tests : { ...tests, run };
  };
}

const enoughShape = 16;

/** States by number; a state reads a byte of its set and goes on, or goes on without reading. */
interface Automaton {
  readonly states: readonly State[];
  readonly start: number;
  readonly end: number;
}

interface State {
  readonly set?: ByteSet;
  readonly to: number[];
}

/** Patterns that repeat more than this are tested less. */
const mostStates = 20_000;
/** Places behind the keyword that a shape may have. */
const longestShape = 64;

function automatonOf(node: PatternNode): Automaton | undefined {
  const states: State[] = [];
  const add = (set?: ByteSet): number => {
    if (states.length > mostStates) throw new RangeError("too many states");
    return states.push(set === undefined ? { to: [] } : { set, to: [] }) - 1;
  };
  const link = (from: number, to: number): void => void states[from]?.to.push(to);
  /** Builds the part between a state that is there and one that it returns. */
  const build = (part: PatternNode, from: number): number => {
    switch (part.kind) {
      case "set": {
        const read = add(part.set);
        link(from, read);
        const end = add();
        link(read, end);
        return end;
      }
      case "sequence":
        return part.parts.reduce((at, next) => build(next, at), from);
      case "choice": {
        const end = add();
        for (const choice of part.parts) link(build(choice, from), end);
        return end;
      }
      case "repeat": {
        let at = from;
        const least = Math.min(part.least, longestShape);
        for (let count = 0; count < least; count++) at = build(part.part, at);
        const end = add();
        link(at, end);
        const more = Math.min(part.most, longestShape) - least;
        for (let count = 0; count < more; count++) {
          at = build(part.part, at);
          link(at, end);
        }
        return end;
      }
    }
  };
  try {
    const start = add();
    return { states, start, end: build(node, start) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The bytes that may stand at each place behind a keyword with which a match begins. */
function shapeBehind({ states, start, end }: Automaton, keyword: Uint8Array): KeywordTests {
  let reading = closure(states, [start]);
  let capitals = 0;
  let exact = true;
  const sets: ByteSet[] = [];
  for (let place = 0; place < keyword.length + longestShape; place++) {
    const byte = keyword[place];
    if (reading.has(end)) {
      // The match may end inside of the keyword, whose other letters it leaves open.
      if (byte !== undefined) exact = false;
      break;
    }
    const set = createSet();
    const next: number[] = [];
    for (const number of reading) {
      const state = states[number];
      if (state?.set === undefined) continue;
      if (byte !== undefined && !hasByte(state.set, byte) && !hasByte(state.set, capitalOf(byte))) continue;
      addSet(set, state.set);
      next.push(...state.to);
    }
    if (byte === undefined) sets.push(set);
    else {
      const [small, capital] = [hasByte(set, byte), hasByte(set, capitalOf(byte))];
      // No match begins with this keyword: the rule's own business, and no reason to test anything.
      if (!small && !capital) return noTests;
      if (isLetter(byte)) {
        if (small === capital || place >= 32) exact = false;
        else if (capital) capitals |= 1 << place;
      }
    }
    reading = closure(states, next);
  }
  const shape = itemsOf(sets);
  const hasLetter = keyword.some(isLetter);
  return exact && hasLetter && keyword.length <= 32 ? { capitals: capitals >>> 0, shape } : { shape };
}

function closure(states: readonly State[], from: readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>();
  const waiting = [...from];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (reached.has(number)) continue;
    reached.add(number);
    const state = states[number];
    if (state !== undefined && state.set === undefined) waiting.push(...state.to);
  }
  return reached;
}

/** More bytes than this in a class: the test is hardly ever false. */
const widestClass = 200;

function itemsOf(sets: readonly ByteSet[]): readonly ShapeItem[] {
  const last = sets.findLastIndex((set) => sizeOf(set) <= widestClass);
  const items: { readonly set: ByteSet; count: number }[] = [];
  for (const set of sets.slice(0, last + 1)) {
    const item = items.at(-1);
    if (item !== undefined && keyOf(item.set) === keyOf(set)) item.count++;
    else items.push({ set, count: 1 });
  }
  return items;
}

/** A text that is the same for equal sets. */
export function keyOf(set: ByteSet): string {
  return Buffer.from(set).toString("hex");
}

function sizeOf(set: ByteSet): number {
  return Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => hasByte(set, byte)).length;
}

function isLetter(byte: number): boolean {
  return byte >= 97 && byte <= 122;
}

function capitalOf(byte: number): number {
  return isLetter(byte) ? byte - 32 : byte;
}

/** Length of the text that a part matches, and the bytes that it can have. */
interface Extent {
  readonly least: number;
  readonly most: number;
  readonly set: ByteSet;
}

function extentOf(node: PatternNode): Extent {
  switch (node.kind) {
    case "set":
      return { least: 1, most: 1, set: node.set };
    case "repeat": {
      const { least, most, set } = extentOf(node.part);
      return { least: least * node.least, most: most === 0 ? 0 : most * node.most, set };
    }
    default: {
      const extents = node.parts.map(extentOf);
      const set = createSet();
      for (const extent of extents) addSet(set, extent.set);
      if (node.kind === "choice") {
        const least = Math.min(...extents.map((extent) => extent.least));
        return { least, most: Math.max(...extents.map((extent) => extent.most)), set };
      }
      const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);
      return {
        least: sum(extents.map((extent) => extent.least)),
        most: sum(extents.map((extent) => extent.most)),
        set,
      };
    }
  }
}

/** Parts that stand one after the other in every match. */
function partsOf(node: PatternNode): readonly PatternNode[] {
  if (node.kind === "sequence") return node.parts.flatMap(partsOf);
  if (node.kind === "repeat" && node.least === 1 && node.most === 1) return partsOf(node.part);
  return [node];
}

/** How unlikely a run must be in ordinary sources to be worth a look, in bits. */
const leastSurprise = 14;
/** The kernel holds lengths in 16 bits; and looking further costs more than running the pattern. */
const farthest = 4096;

/**
 * The most unlikely run of bytes that every match has, for matches that begin within `reach`. What begins with the first
 * `known` bytes of a match is the keyword itself and says nothing.
 */
function requiredRun(node: PatternNode, reach: Reach, known = 0): RequiredRun | undefined {
  const { before } = reach;
  const extents = partsOf(node).map(extentOf);
  let best: RequiredRun | undefined;
  let most = leastSurprise;
  let start = reach.after;
  for (const [first, { most: longest }] of extents.entries()) {
    let least = 0;
    const set = createSet();
    for (const extent of start < known ? [] : extents.slice(first)) {
      least += extent.least;
      addSet(set, extent.set);
      const surprise = least * -Math.log2(shareOf(set));
      if (surprise > most && least >= 6) {
        most = surprise;
        best = { set: Uint8Array.from(set), least, before, after: start };
      }
    }
    start += longest;
    if (start > farthest) break;
  }
  return best;
}

/** Estimated share of the set's bytes in ordinary sources. */
function shareOf(set: ByteSet): number {
  let share = 0.02;
  for (let byte = 0; byte < 256; byte++) if (hasByte(set, byte)) share += shareOfByte(byte);
  return Math.min(1, share);
}

function shareOfByte(byte: number): number {
  if (isLetter(byte)) return 0.6 / 26;
  if (byte >= 65 && byte <= 90) return 0.06 / 26;
  if (byte >= 48 && byte <= 57) return 0.04 / 10;
  if (byte === 32) return 0.14;
  if (byte === 10) return 0.03;
  return byte > 32 && byte < 127 ? 0.13 / 32 : 0;
}
