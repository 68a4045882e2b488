/** Fingerprints that derive from rule and place only, so that they tell nothing about the secret (THREATS). */

import { createHash } from "node:crypto";
import type { Detection } from "./file-scan.ts";

const hexDigits = 16;

/** One for each detection of a file: rule, path, and which of that rule's secrets in the file it is. Lines may shift. */
export function fingerprintsOf(detections: readonly Detection[], path: string): readonly string[] {
  const seen = new Map<string, number>();
  return detections.map(({ rule }) => {
    const ordinal = (seen.get(rule.id) ?? 0) + 1;
    seen.set(rule.id, ordinal);
    return createHash("sha256").update(`${rule.id}\0${path}\0${ordinal}`).digest("hex").slice(0, hexDigits);
  });
}
