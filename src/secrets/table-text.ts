/**
 * The keyword table as a binary file inside a module of the bundle: made by `npm run generate` from the rules, read
 * when a scan starts. Building it takes thirty milliseconds of a cold start, reading it less than one.
 */

import type { SecretRule } from "./rule.ts";
import type { KeywordTable } from "./table-parts.ts";

/** What the generated module holds. */
export interface TableText {
  /** `digestOf` the rules that it was built from. */
  readonly digest: number;
  readonly starts: readonly number[];
  readonly entryCount: number;
  readonly dottedRule: number;
  /** In base64. */
  readonly data: string;
  /** Sources of the expressions for the paths of file rules, which need no keyword. */
  readonly paths: string;
  /** The last two characters that such paths have, in lower case, one pair after the other. */
  readonly pathEnds: string;
}

/** Characters of a pattern of which one is looked at. */
const sourceStep = 16;

/**
 * 32 bits that change when a rule is added, removed or moved, is led to by other keywords, or has another pattern. Looks
 * at the lengths of texts and at some of their characters: it is computed in hooks that people wait for, and
 * `npm run check` compares the whole.
 */
export function digestOf(rules: readonly SecretRule[]): number {
  let hash = 0x811c9dc5;
  const take = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  const takeText = (text: string): void => {
    const { length } = text;
    take(length | (text.charCodeAt(0) << 8) | (text.charCodeAt(length >> 1) << 16));
    take(text.charCodeAt(length - 1));
  };
  for (const rule of rules) {
    takeText(rule.id);
    if (rule.kind === "file") continue;
    take((rule.anchor === "near" ? 1 : 0) | (rule.boundary === false ? 2 : 0) | (rule.precision === "none" ? 4 : 0));
    take((rule.reach?.before ?? 0) * 4096 + (rule.reach?.after ?? 0));
    takeText(`${rule.pattern.flags}${rule.dotted === true ? "." : ""}`);
    const { source } = rule.pattern;
    take(source.length);
    for (let index = 0; index < source.length; index += sourceStep) take(source.charCodeAt(index));
    takeText(rule.gate ?? "none");
    for (const keyword of rule.keywords) takeText(keyword);
  }
  return hash >>> 0;
}

/** The table as text, with the rules that it was built from. */
export function encodeTable(table: KeywordTable, rules: readonly SecretRule[], pathEnds: string): TableText {
  const { data, ...facts } = table;
  return {
    digest: digestOf(rules),
    ...facts,
    data: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64"),
    paths: rules.flatMap((rule) => (rule.kind === "file" ? [`(?:${rule.files.source})`] : [])).join("|"),
    pathEnds,
  };
}

/** False only where no file rule is for the path. Most are told by their last two characters. */
export function pathTest({ paths, pathEnds }: TableText): (path: string) => boolean {
  const ends = new Set<number>();
  const codeOf = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
  for (let at = 0; at < pathEnds.length; at += 2) ends.add(codeOf(pathEnds, at));
  const expression = new RegExp(paths, "i");
  // The bit tells capitals from small letters; what other signs it makes equal, the expression tells apart.
  const smallLetters = 0x20_0020;
  return (path) => {
    if (path.length < 2) return true;
    return ends.has(codeOf(path, path.length - 2) | smallLetters) && expression.test(path);
  };
}

/** The table that `encodeTable` wrote. */
export function decodeTable({ data, starts, entryCount, dottedRule }: TableText): KeywordTable {
  return { data: Buffer.from(data, "base64"), starts, entryCount, dottedRule };
}
