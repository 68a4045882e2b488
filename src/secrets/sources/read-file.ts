/** Reading files for the scan: small ones whole into memory that is used again, large ones in pieces. */

import { closeSync, constants, openSync, readSync } from "node:fs";
import { readBoundedFile } from "../../platform/bounded-file.ts";
import type { Detection, FileScanner } from "../file-scan.ts";
import { detectRead, streamScan } from "../file-scan.ts";

/** Files up to this size are read at once; larger ones in pieces of it. */
const pieceBytes = 2 * 1024 * 1024;

export interface ReadFile {
  readonly detections: readonly Detection[];
  readonly bytes: number;
  /** The first bytes, valid until the next file is read. */
  readonly head: () => Buffer;
}

export interface FileReader {
  /** Scans one file. Throws what the system throws. */
  scan(absolute: string, path: string): ReadFile;
}

/** The whole file, undefined where it is longer or none. Throws what the system throws. */
export function wholeFile(absolute: string, longest: number): Buffer | undefined {
  const read = readBoundedFile(absolute, longest);
  return read.outcome === "read" ? read.bytes : undefined;
}

const headBytes = 512;

/** Uses one buffer for all files, so only one is read at a time. */
export function createFileReader(scanner: FileScanner): FileReader {
  // One piece and a byte, so that a full piece shows whether there is more.
  const memory = scanner.kernel.readBuffer;

  const fill = (descriptor: number, buffer: Buffer): number => {
    let length = 0;
    while (length < buffer.length) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return length;
  };

  return {
    scan(absolute, path) {
      const descriptor = openSync(absolute, constants.O_RDONLY);
      try {
        let length = fill(descriptor, memory);
        if (length <= pieceBytes) {
          const detections = detectRead(scanner, length, path);
          return { detections, bytes: length, head: () => memory.subarray(0, Math.min(length, headBytes)) };
        }
        const first = Buffer.from(memory.subarray(0, headBytes));
        const head = (): Buffer => first;
        const stream = streamScan(scanner, path);
        let bytes = 0;
        while (length > 0) {
          bytes += length;
          stream.push(memory.subarray(0, length));
          length = fill(descriptor, memory);
        }
        return { detections: stream.finish(), bytes, head };
      } finally {
        closeSync(descriptor);
      }
    },
  };
}
