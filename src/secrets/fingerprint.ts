/**
 * Fingerprints that derive from rule and place only, so that they tell nothing about the secret. As nothing
 * has to be hidden, a plain hash does, and the cryptographic module need not be loaded in a hook that people wait for.
 */

import type { Detection } from "./file-scan.ts";

/** One for each detection of a file: rule, path, and which of that rule's secrets in the file it is. Lines may shift. */
export function fingerprintsOf(detections: readonly Detection[], path: string): readonly string[] {
  const seen = new Map<string, number>();
  return detections.map(({ rule }) => {
    const ordinal = (seen.get(rule.id) ?? 0) + 1;
    seen.set(rule.id, ordinal);
    const text = JSON.stringify([rule.id, path, ordinal]);
    return hex(fnv(text, 0x811c9dc5)) + hex(fnv(text, 0x01000193));
  });
}

/** FNV-1a over UTF-16 units, with a last stirring of the bits (the finalizer of MurmurHash3). */
function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
