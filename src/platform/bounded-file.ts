/**
 * Files of strangers, read whole: regular ones alone and so many bytes at most. A name can be a link, and what it leads
 * to can be a pipe, on which a reader waits for ever, or a device without end, whose size says 0.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

export type BoundedFile =
  | { readonly outcome: "read"; readonly bytes: Buffer }
  | { readonly outcome: "absent" }
  | { readonly outcome: "no-file" }
  /** In bytes, as far as it is known. */
  | { readonly outcome: "too-large"; readonly size: number };

// O_NONBLOCK: opening a pipe that nobody writes to would wait.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file, whatever links lead to it. Measured and read through one handle, so that nobody exchanges it in
 * between. Throws what the system throws, but for a file that is not there.
 */
export function readBoundedFile(path: string, maximumBytes: number): BoundedFile {
  let handle: number;
  try {
    handle = openSync(path, flags);
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
      return { outcome: "absent" };
    }
    throw error;
  }
  try {
    const facts = fstatSync(handle);
    if (!facts.isFile()) return { outcome: "no-file" };
    if (facts.size > maximumBytes) return { outcome: "too-large", size: facts.size };
    const bytes = Buffer.alloc(facts.size);
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(handle, bytes, filled, bytes.length - filled, filled);
      // It became shorter while it was read.
      if (count === 0) break;
      filled += count;
    }
    return { outcome: "read", bytes: bytes.subarray(0, filled) };
  } finally {
    closeSync(handle);
  }
}
