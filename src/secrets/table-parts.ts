/**
 * The keyword table as the kernel reads it: arrays of little-endian numbers one after the other, whatever the machine.
 * The order of the parts and the fields of their records are those of `setTable` in kernel/memory.ts.
 */

import type { Keyword, Target, TestLists } from "./table.ts";

export interface KeywordTable {
  readonly data: Uint8Array;
  /** Where each part begins in `data`, at multiples of four. */
  readonly starts: readonly number[];
  readonly entryCount: number;
  /** The rule for tokens in three parts; -1 where there is none. */
  readonly dottedRule: number;
}

const part = {
  keywordStart: 0,
  keywordBytes: 1,
  targetStart: 2,
  targets: 3,
  entries: 4,
  heads: 5,
  shapeStart: 6,
  shapeItems: 7,
  runs: 8,
  classes: 9,
} as const;

const targetBytes = 12;
const entryBytes = 8;

interface Parts {
  readonly keywords: readonly Keyword[];
  readonly lists: TestLists;
  /** Two for each keyword, ordered by bucket. */
  readonly entries: readonly {
    readonly keyword: number;
    readonly offset: number;
    readonly kind: number;
    readonly key: number;
  }[];
  /** Entries in each bucket. */
  readonly perBucket: readonly number[];
  readonly dottedRule: number;
}

/** Copies everything into arrays that the kernel takes over as they are. */
export function joinParts({ keywords, lists, entries, perBucket, dottedRule }: Parts): KeywordTable {
  const targets = keywords.flatMap((keyword) => keyword.targets);
  const parts: readonly Uint8Array[] = [
    numbers16(startsOf(keywords.map(({ bytes }) => bytes.length))),
    Buffer.concat(keywords.map(({ bytes }) => bytes)),
    numbers16(startsOf(keywords.map((keyword) => keyword.targets.length))),
    records(targets, targetBytes, (view, at, target) => {
      view.setUint16(at, target.rule, true);
      view.setUint8(at + 2, target.flags);
      view.setUint8(at + 3, target.gate);
      view.setUint16(at + 4, target.shape, true);
      view.setUint16(at + 6, target.run, true);
      view.setUint32(at + 8, target.capitals, true);
    }),
    records(entries, entryBytes, (view, at, entry) => {
      view.setUint32(at, entry.key, true);
      view.setUint16(at + 4, entry.keyword, true);
      view.setInt8(at + 6, entry.offset);
      view.setUint8(at + 7, entry.kind);
    }),
    numbers16(startsOf(perBucket)),
    numbers16(startsOf(lists.shapes.map((shape) => shape.length / 2))),
    numbers16(lists.shapes.flat()),
    numbers16(lists.runs.flat()),
    Buffer.concat(lists.classes),
  ];
  const starts: number[] = [];
  let length = 0;
  for (const { byteLength } of parts) {
    starts.push(length);
    length += Math.ceil(byteLength / 4) * 4;
  }
  const data = new Uint8Array(length);
  for (const [index, bytes] of parts.entries()) data.set(bytes, starts[index] ?? 0);
  return { data, starts, entryCount: entries.length, dottedRule };
}

function startsOf(lengths: readonly number[]): readonly number[] {
  let sum = 0;
  return [0, ...lengths.map((length) => (sum += length))];
}

function numbers16(values: readonly number[]): Uint8Array {
  return records(values, 2, (view, at, value) => {
    if (value > 0xffff) throw new RangeError(`${value} does not fit the keyword table`);
    view.setUint16(at, value, true);
  });
}

function records<Item>(
  items: readonly Item[],
  size: number,
  write: (view: DataView, at: number, item: Item) => void,
): Uint8Array {
  const view = new DataView(new ArrayBuffer(items.length * size));
  for (const [index, item] of items.entries()) write(view, index * size, item);
  return new Uint8Array(view.buffer);
}

function viewOf({ data, starts }: KeywordTable, index: number): DataView {
  const start = starts[index] ?? 0;
  return new DataView(data.buffer, data.byteOffset + start, (starts[index + 1] ?? data.length) - start);
}

/** The keywords of a table, with what to try where they stand. */
export function readKeywords(table: KeywordTable): readonly Keyword[] {
  const starts = viewOf(table, part.keywordStart);
  const bytes = viewOf(table, part.keywordBytes);
  const targetStarts = viewOf(table, part.targetStart);
  const targets = viewOf(table, part.targets);
  const count = table.entryCount / 2;
  return Array.from({ length: count }, (_, index): Keyword => {
    const start = starts.getUint16(2 * index, true);
    const end = starts.getUint16(2 * index + 2, true);
    const own: Target[] = [];
    const last = targetStarts.getUint16(2 * index + 2, true);
    for (let target = targetStarts.getUint16(2 * index, true); target < last; target++) {
      own.push(readTarget(targets, target * targetBytes));
    }
    return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start), targets: own };
  });
}

function readTarget(view: DataView, at: number): Target {
  return {
    rule: view.getUint16(at, true),
    flags: view.getUint8(at + 2),
    gate: view.getUint8(at + 3),
    shape: view.getUint16(at + 4, true),
    run: view.getUint16(at + 6, true),
    capitals: view.getUint32(at + 8, true),
  };
}

/** The tests of a table, under the same numbers. */
export function readTests(table: KeywordTable): TestLists {
  const shapeStarts = viewOf(table, part.shapeStart);
  const items = viewOf(table, part.shapeItems);
  const runs = viewOf(table, part.runs);
  const classes = viewOf(table, part.classes);
  const read = (view: DataView, from: number, count: number): readonly number[] =>
    Array.from({ length: count }, (_, index) => view.getUint16(2 * (from + index), true));
  const shapes: (readonly number[])[] = [];
  const last = items.byteLength / 4;
  for (let shape = 0; shapeStarts.getUint16(2 * shape, true) < last; shape++) {
    const start = shapeStarts.getUint16(2 * shape, true);
    shapes.push(read(items, 2 * start, 2 * (shapeStarts.getUint16(2 * shape + 2, true) - start)));
  }
  return {
    shapes,
    runs: Array.from({ length: runs.byteLength / 8 }, (_, run) => read(runs, 4 * run, 4)),
    classes: Array.from(
      { length: classes.byteLength / 32 },
      (_, index) => new Uint8Array(classes.buffer, classes.byteOffset + 32 * index, 32),
    ),
  };
}
