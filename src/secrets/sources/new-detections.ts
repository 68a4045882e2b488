/** Which secrets of a changed file are new: those that no earlier version of it had. */

import type { Detection } from "../file-scan.ts";
import type { ObjectReader, SinkOptions } from "./blobs.ts";
import { scanSink } from "./blobs.ts";
import type { RawChange } from "./raw-diff.ts";
import { hasContents } from "./raw-diff.ts";

/**
 * The detections that are in no version before the change, at the same path. Compares the secrets, so that moved and
 * reformatted lines stay quiet, and a second occurrence of a known one too.
 */
export async function newDetections(
  sink: SinkOptions,
  objects: ObjectReader,
  change: RawChange,
  detections: readonly Detection[],
): Promise<readonly Detection[]> {
  const known = new Set<string>();
  for (const side of change.before) {
    if (!hasContents(side)) continue;
    const before = scanSink({ ...sink, unreadable: () => undefined }, change.path, (detected) => {
      for (const detection of detected) known.add(identityOf(detection));
    });
    await objects.request(side.hash, before);
  }
  await objects.drain();
  return detections.filter((detection) => !known.has(identityOf(detection)));
}

/** Equal for two detections of the same secret by the same rule. Holds the secret: stays in memory. */
export function identityOf(detection: Detection): string {
  return `${detection.rule.id}\0${detection.member ?? ""}\0${detection.secret}`;
}
