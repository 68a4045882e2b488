/**
 * The keyword table as a binary file inside a module of the bundle: made by `npm run generate` from the rules, read
 * when a scan starts. Building it takes thirty milliseconds of a cold start, reading it less than one.
 */

import type { SecretRule } from "./rule.ts";
import type { KeywordTable } from "./table.ts";
import { buildTable } from "./table.ts";

/** What the generated module holds. */
export interface TableText {
  /** `digestOf` the rules that it was built from. */
  readonly digest: number;
  /** Elements of each array, in the order of `arraysOf`. */
  readonly lengths: readonly number[];
  /** The arrays one after the other, little-endian, each at a multiple of four bytes, in base64. */
  readonly data: string;
  /** Sources of the expressions for the paths of file rules, which need no keyword. */
  readonly paths: string;
}

/**
 * 32 bits that change when a rule is added, removed or moved, or is led to by other keywords. Looks at the ends and the
 * lengths of texts only: it is computed in hooks that people wait for.
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
    take((rule.anchor === "near" ? 1 : 0) | (rule.boundary === false ? 2 : 0));
    takeText(rule.gate ?? "none");
    for (const keyword of rule.keywords) takeText(keyword);
  }
  return hash >>> 0;
}

function arraysOf(table: KeywordTable): readonly (Uint8Array | Int8Array | Uint16Array | Uint32Array)[] {
  return [
    table.keywordStart,
    table.keywordBytes,
    table.targetStart,
    table.targetRule,
    table.targetFlag,
    table.targetGate,
    table.entryKeyword,
    table.entryOffset,
    table.entryKind,
    table.entryHash,
    table.entryClasses,
    table.heads,
  ];
}

const alignment = 4;

function padded(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

/** The table of these rules as text. For little-endian machines, which is what builds run on. */
export function encodeTable(rules: readonly SecretRule[], triggers: readonly string[]): TableText {
  const arrays = arraysOf(buildTable(rules, triggers));
  const pieces = arrays.map((array) => {
    const piece = Buffer.alloc(padded(array.byteLength));
    piece.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return piece;
  });
  return {
    digest: digestOf(rules),
    lengths: arrays.map((array) => array.length),
    data: Buffer.concat(pieces).toString("base64"),
    paths: rules.flatMap((rule) => (rule.kind === "file" ? [`(?:${rule.files.source})`] : [])).join("|"),
  };
}

/** The table that `encodeTable` wrote; undefined on a big-endian machine, which has to build its own. */
export function decodeTable({ lengths, data }: TableText): KeywordTable | undefined {
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1) return undefined;
  const decoded = Buffer.from(data, "base64");
  // A buffer of its own, which begins at a multiple of four.
  const { buffer } = new Uint8Array(decoded);
  let at = 0;
  let index = 0;
  const next = (size: number): { readonly at: number; readonly length: number } => {
    const length = lengths[index++] ?? 0;
    const place = { at, length };
    at += padded(length * size);
    return place;
  };
  const bytes = (): Uint8Array => {
    const place = next(1);
    return new Uint8Array(buffer, place.at, place.length);
  };
  const halves = (): Uint16Array => {
    const place = next(2);
    return new Uint16Array(buffer, place.at, place.length);
  };
  return {
    keywordStart: halves(),
    keywordBytes: bytes(),
    targetStart: halves(),
    targetRule: halves(),
    targetFlag: bytes(),
    targetGate: bytes(),
    entryKeyword: halves(),
    entryOffset: new Int8Array(bytes()),
    entryKind: bytes(),
    entryHash: halves(),
    entryClasses: (() => {
      const place = next(4);
      return new Uint32Array(buffer, place.at, place.length);
    })(),
    heads: halves(),
  };
}
