/** Bytes that are there already: standard input. */

import type { SinkOptions } from "./blobs.ts";
import { scanSink } from "./blobs.ts";
import type { FoundIn, Tally } from "./source.ts";

export function scanGiven(sink: SinkOptions, bytes: Uint8Array, name: string, found: FoundIn): Tally {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  scanSink(sink, name, (detections) => {
    if (detections.length > 0) found(name, detections);
  }).whole(whole);
  return { files: whole.length === 0 ? 0 : 1, bytes: whole.length, without: 0 };
}
