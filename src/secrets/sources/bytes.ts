/** Bytes that are there already: standard input, or files that are about to be published. */

import type { SinkOptions } from "./blobs.ts";
import { scanSink } from "./blobs.ts";
import type { FoundIn, Tally } from "./source.ts";

/** Scans one piece of content under a name; `found` is called at most once. */
export function scanGiven(sink: SinkOptions, bytes: Uint8Array, name: string, found: FoundIn): Tally {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  scanSink(sink, name, (detections) => {
    if (detections.length > 0) found(name, detections);
  }).whole(whole);
  return { files: whole.length === 0 ? 0 : 1, bytes: whole.length, without: 0 };
}

/** Scans named contents one after the other, so that one is in memory at a time. */
export async function scanContents(
  sink: SinkOptions,
  files: AsyncIterable<{ readonly path: string; readonly bytes: Uint8Array }>,
  found: FoundIn,
): Promise<Tally> {
  const sum = { files: 0, bytes: 0, without: 0 };
  for await (const { path, bytes } of files) {
    const { bytes: length } = scanGiven(sink, bytes, path, found);
    sum.bytes += length;
    sum.files += 1;
  }
  return sum;
}
