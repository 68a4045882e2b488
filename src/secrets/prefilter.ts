/**
 * Whether a file may hold a secret at all, told by the keyword table alone: without it, the rules need not be loaded,
 * and a hook that people wait for answers earlier.
 */

import { createDisguises, layersOf } from "./block.ts";
import { encodingOf } from "./encoding.ts";
import type { Kernel } from "./kernel.ts";
import { createKernel } from "./kernel.ts";
import { blobEvent, brokenEvent, cutEvent, percentEvent } from "./kernel-layout.ts";
import { beginningOfPiece } from "./layer.ts";
import { decodeTable, pathTest } from "./table-text.ts";

/** Characters. Shorter texts hold no secret that a rule knows. */
export const shortestSecret = 8;

export interface Prefilter {
  readonly kernel: Kernel;
  /** False only where no file rule is for the path. */
  readonly hasFileRule: (path: string) => boolean;
}

/** The prefilter of the built-in rules. */
export async function loadPrefilter(): Promise<Prefilter> {
  const { keywordTable } = await import("./keyword-table.ts");
  return { kernel: createKernel(decodeTable(keywordTable)), hasFileRule: pathTest(keywordTable) };
}

/** False only where no rule can find anything. */
export function mayHoldSecrets({ kernel, hasFileRule }: Prefilter, bytes: Buffer, path: string): boolean {
  return encodingOf(bytes).encoding !== "bytes" || hasFileRule(path) || mayHold(kernel, bytes);
}

/** The same for a text that is in no file. */
export function mayTextHoldSecrets({ kernel }: Prefilter, text: string): boolean {
  return text.length >= shortestSecret && mayHold(kernel, Buffer.from(text, "utf8"));
}

function mayHold(kernel: Kernel, bytes: Buffer): boolean {
  const disguises = createDisguises();
  let found = false;
  if (!kernel.open(bytes, 0, bytes.length)) return false;
  kernel.read((event, _rule, position, second) => {
    if (event === cutEvent) disguises.cuts.push(beginningOfPiece(bytes, position));
    else if (event === brokenEvent) disguises.cuts.push(position);
    else if (event === percentEvent) disguises.percents.push(position);
    else if (event === blobEvent) disguises.blobs.push(position, second);
    else found = true;
  });
  if (found) return true;
  for (const layer of layersOf(bytes, 0, disguises)) {
    // Put together from pieces: rare, and never by chance.
    if (layer.disguise === "joined" || hasCandidate(kernel, layer.bytes)) return true;
  }
  return false;
}

function hasCandidate(kernel: Kernel, bytes: Buffer): boolean {
  let found = false;
  if (!kernel.open(bytes, 0, bytes.length)) return false;
  kernel.read((event) => {
    if (event !== cutEvent && event !== brokenEvent && event !== percentEvent && event !== blobEvent) found = true;
  });
  return found;
}
