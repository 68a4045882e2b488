/** Everything that is found in one block of bytes: what stands there plainly, and in the layers below. */

import type { CompiledRule } from "./compiled.ts";
import type { FileFacts } from "./file-facts.ts";
import type { Kernel } from "./kernel.ts";
import type { Layer } from "./layer.ts";
import { beginningOfPiece, joinedLayer, layersOfBlob, mayBeCut, percentLayer } from "./layer.ts";
import type { RawMatch } from "./match.ts";
import { passOver } from "./pass.ts";

/** What a scanner has ready for its passes. */
export interface Engine {
  readonly kernel: Kernel;
  readonly rules: readonly (CompiledRule | undefined)[];
}

/** Places where something stands in another form. */
export interface Disguises {
  /** Where a string is cut, or what a cut goes through begins. */
  readonly cuts: number[];
  readonly percents: number[];
  /** Start and end of each run, one after the other. */
  readonly blobs: number[];
}

/** Empty, to be filled by one pass over a block. */
export function createDisguises(): Disguises {
  return { cuts: [], percents: [], blobs: [] };
}

const noMatches: readonly RawMatch[] = [];

/**
 * The secrets that begin in `[from, limit)` of the block; the bytes around are context. Offsets are those of the block.
 */
export function matchBlock(
  engine: Engine,
  bytes: Buffer,
  from: number,
  limit: number,
  factsOf: () => FileFacts,
): readonly RawMatch[] {
  return engine.kernel.open(bytes, from, limit) ? matchOpened(engine, bytes, from, factsOf()) : noMatches;
}

/** The same for bytes that the kernel has opened. */
export function matchOpened(engine: Engine, bytes: Buffer, from: number, file: FileFacts): readonly RawMatch[] {
  const { kernel, rules } = engine;
  const disguises = createDisguises();
  const { cuts, percents, blobs } = disguises;
  const plain = passOver(bytes, file, {
    kernel,
    rules,
    cut: (position) => void cuts.push(beginningOfPiece(bytes, position)),
    broken: (position, rule) => {
      const isName = rule.gate === "assigned" || rule.gate === "assigned-token";
      if (rule.precision !== "none" && mayBeCut(bytes, position, isName)) cuts.push(position);
    },
    inPieces: (position) => void cuts.push(position),
    percent: (position) => void percents.push(position),
    blob: (start, end) => void blobs.push(start, end),
  });
  if (cuts.length + percents.length + blobs.length === 0) return plain;
  const matches = [...plain];
  for (const layer of layersOf(bytes, from, disguises)) {
    if (!kernel.open(layer.bytes, 0, layer.bytes.length)) continue;
    const inside = passOver(layer.bytes, file, { kernel, rules, disguise: layer.disguise });
    for (const match of inside) {
      matches.push({ ...match, start: layer.origin(match.start, false), end: layer.origin(match.end, true) });
    }
  }
  return matches;
}

/** The layers of a block: strings in pieces, percent encoding, base64 and hex. */
export function* layersOf(bytes: Buffer, from: number, { cuts, percents, blobs }: Disguises): Generator<Layer> {
  let joinedUntil = from;
  for (const position of cuts.sort((a, b) => a - b)) {
    if (position < joinedUntil) continue;
    const joined = joinedLayer(bytes, position);
    if (joined === undefined) continue;
    joinedUntil = joined.end;
    yield joined.layer;
  }
  let decodedUntil = from;
  for (const position of percents) {
    if (position < decodedUntil) continue;
    const { layer, next } = percentLayer(bytes, position, from);
    decodedUntil = next;
    if (layer !== undefined) yield layer;
  }
  for (let index = 0; index < blobs.length; index += 2) {
    yield* layersOfBlob(bytes, blobs[index] ?? 0, blobs[index + 1] ?? 0);
  }
}
