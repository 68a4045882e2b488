/** Places where a rule is worth trying: a keyword stands there, begins a word where it has to, and passes its gate. */

import type { Filter } from "./filter.ts";
import { findKeywords } from "./filter.ts";
import { beginsWord, gates } from "./gates.ts";
import { targetFlags } from "./table.ts";

/** Calls `visit` for every rule of every keyword that begins in `[from, limit)`; the number of cuts is `cutTrigger`. */
export function forEachCandidate(
  filter: Filter,
  kinds: Uint8Array,
  bytes: Buffer,
  from: number,
  limit: number,
  visit: (rule: number, flag: number, position: number, length: number) => void,
): void {
  const { targetStart, targetRule, targetFlag, targetGate, keywordStart } = filter.table;
  /** Answers of the gates for the keyword at hand: bit by gate, asked and passed. */
  let asked = 0;
  let passed = 0;
  const passes = (gate: number, position: number, end: number): boolean => {
    const test = gates[gate];
    if (test === undefined) return true;
    const bit = 1 << gate;
    if ((asked & bit) === 0) {
      asked |= bit;
      if (test(bytes, position, end, kinds)) passed |= bit;
    }
    return (passed & bit) !== 0;
  };

  findKeywords(filter, bytes, from, limit, (keyword, position) => {
    const length = (keywordStart[keyword + 1] as number) - (keywordStart[keyword] as number);
    asked = 0;
    passed = 0;
    const end = targetStart[keyword + 1] as number;
    for (let target = targetStart[keyword] as number; target < end; target++) {
      const flag = targetFlag[target] as number;
      if ((flag & targetFlags.boundary) !== 0 && !beginsWord(bytes, position)) continue;
      if (!passes(targetGate[target] as number, position, position + length)) continue;
      visit(targetRule[target] as number, flag, position, length);
    }
  });
}
