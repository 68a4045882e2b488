/** Everything that is found in one block of bytes: what stands there plainly, and in the layers below. */

import type { CompiledRule } from "./compiled.ts";
import type { FileFacts } from "./file-facts.ts";
import type { Filter } from "./filter.ts";
import { aligned, findBlobs } from "./filter.ts";
import type { Layer } from "./layer.ts";
import { beginningOfPiece, joinedLayer, layersOfBlob, mayBeCut, percentLayer } from "./layer.ts";
import type { RawMatch } from "./match.ts";
import { passOver } from "./pass.ts";

/** What a scanner has ready for its passes. */
export interface Engine {
  readonly filter: Filter;
  readonly rules: readonly (CompiledRule | undefined)[];
  readonly kinds: Uint8Array;
}

const percent = 37;

/**
 * The secrets that begin in `[from, limit)` of the block; the bytes around are context. Offsets are those of the block.
 */
export function matchBlock(
  engine: Engine,
  block: Buffer,
  from: number,
  limit: number,
  file: FileFacts,
): readonly RawMatch[] {
  const bytes = aligned(block);
  const cuts: number[] = [];
  const matches = [
    ...passOver(bytes, from, limit, file, {
      ...engine,
      cut: (position) => cuts.push(beginningOfPiece(bytes, position)),
      broken: (position, rule) => {
        if (rule.precision !== "none" && mayBeCut(bytes, position, rule.gate === "assigned")) cuts.push(position);
      },
    }),
  ];
  for (const layer of layersOf(engine.filter, bytes, from, limit, cuts)) {
    const plain = aligned(layer.bytes);
    for (const match of passOver(plain, 0, plain.length, file, { ...engine, disguise: layer.disguise })) {
      matches.push({ ...match, start: layer.origin(match.start, false), end: layer.origin(match.end, true) });
    }
  }
  return matches;
}

/** The layers of a block: strings cut at one of `cuts`, percent encoding, base64 and hex. */
export function* layersOf(
  filter: Filter,
  bytes: Buffer,
  from: number,
  limit: number,
  cuts: number[],
): Generator<Layer> {
  let joinedUntil = from;
  for (const position of cuts.sort((a, b) => a - b)) {
    if (position < joinedUntil) continue;
    const joined = joinedLayer(bytes, position);
    if (joined === undefined) continue;
    joinedUntil = joined.end;
    yield joined.layer;
  }
  for (let at = bytes.indexOf(percent, from); at >= 0 && at < limit; ) {
    const { layer, next } = percentLayer(bytes, at, from);
    if (layer !== undefined) yield layer;
    at = bytes.indexOf(percent, next);
  }
  // Noted first: a pass over a layer uses the same scratch memory as the loop that finds blobs.
  const blobs: number[] = [];
  findBlobs(filter, bytes, from, limit, (start, end) => blobs.push(start, end));
  for (let index = 0; index < blobs.length; index += 2) {
    yield* layersOfBlob(bytes, blobs[index] ?? 0, blobs[index + 1] ?? 0);
  }
}
