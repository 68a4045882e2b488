/**
 * The keyword table as text, so that it can stand in a module of the bundle: built by `npm run generate` from the
 * rules, read when a scan starts. Choosing samples takes thirty milliseconds of a cold start, reading them one.
 */

import type { SecretRule } from "./rule.ts";
import type { KeywordTable } from "./table.ts";
import { buildTable } from "./table.ts";

/** What the generated module holds. */
export interface TableText {
  /** `digestOf` the rules that it was built from. */
  readonly digest: number;
  readonly keywords: number;
  readonly targets: number;
  /** Base64: for each keyword its length, offset of its sample plus one, and number of targets; targets; keywords. */
  readonly data: string;
}

/**
 * 32 bits that change when a rule is added, removed or moved, or is led to by other keywords. Looks at the ends and the
 * lengths of texts only: it is computed in every hook that people wait for.
 */
export function digestOf(rules: readonly SecretRule[]): number {
  let hash = 0x811c9dc5;
  const take = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  const takeText = (text: string): void =>
    take(
      text.length |
        (text.charCodeAt(0) << 8) |
        (text.charCodeAt(text.length - 1) << 16) |
        (text.charCodeAt(text.length >> 1) << 24),
    );
  for (const rule of rules) {
    takeText(rule.id);
    if (rule.kind === "file") continue;
    take((rule.anchor === "near" ? 1 : 0) | (rule.boundary === false ? 2 : 0));
    takeText(rule.gate ?? "none");
    for (const keyword of rule.keywords) takeText(keyword);
  }
  return hash >>> 0;
}

/** The table of these rules as text. */
export function encodeTable(rules: readonly SecretRule[], triggers: readonly string[]): TableText {
  const table = buildTable(rules, 0, triggers);
  const keywords = table.sampleOffset.length;
  const targets = table.targetRule.length;
  const data = Buffer.alloc(3 * keywords + 4 * targets + table.keywordBytes.length);
  for (let keyword = 0; keyword < keywords; keyword++) {
    data[3 * keyword] = (table.keywordStart[keyword + 1] ?? 0) - (table.keywordStart[keyword] ?? 0);
    data[3 * keyword + 1] = (table.sampleOffset[keyword] ?? 0) + 1;
    data[3 * keyword + 2] = (table.targetStart[keyword + 1] ?? 0) - (table.targetStart[keyword] ?? 0);
  }
  for (let target = 0; target < targets; target++) {
    const at = 3 * keywords + 4 * target;
    data.writeUInt16LE(table.targetRule[target] ?? 0, at);
    data[at + 2] = table.targetFlag[target] ?? 0;
    data[at + 3] = table.targetGate[target] ?? 0;
  }
  data.set(table.keywordBytes, 3 * keywords + 4 * targets);
  return { digest: digestOf(rules), keywords, targets, data: data.toString("base64") };
}

/** The table that `encodeTable` wrote. */
export function decodeTable({ keywords, targets, data }: TableText): KeywordTable {
  const bytes = Buffer.from(data, "base64");
  const keywordStart = new Uint16Array(keywords + 1);
  const targetStart = new Uint16Array(keywords + 1);
  const sampleOffset = new Int8Array(keywords);
  let length = 0;
  let count = 0;
  for (let keyword = 0; keyword < keywords; keyword++) {
    keywordStart[keyword] = length;
    targetStart[keyword] = count;
    length += bytes[3 * keyword] as number;
    sampleOffset[keyword] = (bytes[3 * keyword + 1] as number) - 1;
    count += bytes[3 * keyword + 2] as number;
  }
  keywordStart[keywords] = length;
  targetStart[keywords] = count;
  const targetRule = new Uint16Array(targets);
  const targetFlag = new Uint8Array(targets);
  const targetGate = new Uint8Array(targets);
  for (let target = 0; target < targets; target++) {
    const at = 3 * keywords + 4 * target;
    targetRule[target] = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    targetFlag[target] = bytes[at + 2] as number;
    targetGate[target] = bytes[at + 3] as number;
  }
  const keywordBytes = bytes.subarray(3 * keywords + 4 * targets);
  return { keywordStart, keywordBytes, sampleOffset, targetStart, targetRule, targetFlag, targetGate };
}
