/**
 * Whether a file may hold a secret at all, told by the keyword table alone: without it, the rules need not be loaded,
 * and a hook that people wait for answers earlier.
 */

import { layersOf } from "./block.ts";
import { forEachCandidate } from "./candidates.ts";
import { encodingOf } from "./encoding.ts";
import type { Filter } from "./filter.ts";
import { aligned, createFilter } from "./filter.ts";
import { assignmentKinds } from "./gates.ts";
import { beginningOfPiece, joinedLayer } from "./layer.ts";
import { cutTrigger } from "./table.ts";
import { decodeTable } from "./table-text.ts";

export interface Prefilter {
  readonly filter: Filter;
  readonly kinds: Uint8Array;
  /** Paths that file rules are for; matches lower-case paths. */
  readonly paths: RegExp;
}

/** The prefilter of the built-in rules; undefined where the table cannot be used on this machine. */
export async function loadPrefilter(): Promise<Prefilter | undefined> {
  const { keywordTable } = await import("./keyword-table.ts");
  const table = decodeTable(keywordTable);
  if (table === undefined) return undefined;
  return { filter: createFilter(table), kinds: assignmentKinds(), paths: new RegExp(keywordTable.paths) };
}

/** False only where no rule can find anything. */
export function mayHoldSecrets(prefilter: Prefilter, given: Buffer, path: string): boolean {
  if (encodingOf(given).encoding !== "bytes" || prefilter.paths.test(path.toLowerCase())) return true;
  const bytes = aligned(given);
  const cuts: number[] = [];
  if (hasCandidate(prefilter, bytes, (position) => cuts.push(beginningOfPiece(bytes, position)))) return true;
  if (cuts.some((position) => joinedLayer(bytes, position) !== undefined)) return true;
  for (const layer of layersOf(prefilter.filter, bytes, 0, bytes.length, [])) {
    if (hasCandidate(prefilter, aligned(layer.bytes), () => undefined)) return true;
  }
  return false;
}

function hasCandidate(prefilter: Prefilter, bytes: Buffer, cut: (position: number) => void): boolean {
  let found = false;
  forEachCandidate(prefilter.filter, prefilter.kinds, bytes, 0, bytes.length, (rule, _flag, position) => {
    if (rule === cutTrigger) cut(position);
    else found = true;
  });
  return found;
}
