/**
 * The loops of the secret scanner that look at every byte, compiled to WebAssembly by `npm run generate`
 * (AssemblyScript, scripts/kernel.ts). It keeps nothing between two texts but its tables, and allocates nothing: memory
 * is laid out in src/secrets/kernel-layout.ts.
 */

import { beginKeywords, findKeywords, markSamples } from "./keywords";
import { clearEvents, eventCount, setTable, setText } from "./memory";
import { beginSpans, findSpans } from "./spans";

export { setTable, markSamples };

/** True while spans are looked for; keywords come after them. */
let inSpans = false;
let finished = true;

/**
 * Begins with the text at `address`: what begins in [from, limit) is looked for. At least 64 zeros stand before and
 * behind the text. Runs of base64 that begin before `runsFrom` count as found.
 */
export function begin(address: usize, length: i32, from: i32, limit: i32, runsFrom: i32): void {
  setText(address, length, from, limit);
  beginSpans(runsFrom);
  beginKeywords();
  inSpans = true;
  finished = false;
}

/** Finds more, and returns how many events can be read; call again until `isFinished`. */
export function find(): i32 {
  clearEvents();
  if (inSpans) {
    if (!findSpans()) return eventCount;
    inSpans = false;
  }
  if (findKeywords()) finished = true;
  return eventCount;
}

export function isFinished(): bool {
  return finished;
}
