/**
 * The kernel: the loops that look at every byte, in WebAssembly (`kernel/`). Here it gets its memory, its table and its
 * text, and what it found is read.
 */

import { secretsErrors } from "./errors.ts";
import {
  blobEvent,
  copyAt,
  eventBytes,
  eventsAt,
  kindsAt,
  longestCopy,
  longestRead,
  longestTable,
  readAt,
  tableAt,
  traitsAt,
} from "./kernel-layout.ts";
import { kernelModule } from "./kernel-module.ts";
import type { KeywordTable } from "./table-parts.ts";
import { assignmentKinds, byteTraits, isBase64Byte } from "./traits.ts";

/**
 * Called for everything that was found, with one of the events of kernel-layout.ts: the rule's number, the place, and the
 * keyword's length (the end, for blobs).
 */
export type VisitEvent = (event: number, rule: number, position: number, second: number) => void;

export interface Kernel {
  /** Files up to this length are read here, and scanned without a copy. */
  readonly readBuffer: Buffer;
  /**
   * Looks for what begins in `[from, limit)` of the first `length` bytes; what stands around is context. False where
   * nothing does.
   */
  open(bytes: Buffer, from: number, limit: number, length?: number): boolean;
  /** Everything in the bytes that were opened last. They must not change before. */
  read(visit: VisitEvent): void;
}

/** What is used of the global of this name, which the types of Node do not have. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** What index.ts of the kernel exports; its truth values are numbers here. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  setTable(...addresses: number[]): void;
  markSamples(entryCount: number): void;
  begin(address: number, length: number, from: number, limit: number, runsFrom: number): void;
  find(): number;
  isFinished(): number;
}

/**
 * A kernel with this table. Takes a millisecond; keep it.
 *
 * @throws SW0809 where Node has no WebAssembly.
 */
export function createKernel(table: KeywordTable): Kernel {
  if (typeof WebAssembly === "undefined") {
    throw secretsErrors.create("SW0809", {
      message: "This Node runs without WebAssembly, so nothing can be scanned",
      next: "Start it without --jitless, also in NODE_OPTIONS.",
    });
  }
  const module = new WebAssembly.Module(Buffer.from(kernelModule, "base64"));
  // The module is ours, and these are its exports; a test calls each of them.
  const exports = new WebAssembly.Instance(module).exports as KernelExports;
  const { buffer } = exports.memory;
  if (table.data.length > longestTable) throw new RangeError("the keyword table is too long for the kernel");
  new Uint8Array(buffer).set(byteTraits(), traitsAt);
  new Uint8Array(buffer).set(assignmentKinds(), kindsAt);
  new Uint8Array(buffer).set(table.data, tableAt);
  exports.setTable(...table.starts.map((start) => tableAt + start), table.dottedRule);
  exports.markSamples(table.entryCount);
  return { readBuffer: Buffer.from(buffer, readAt, longestRead), ...scanWith(exports) };
}

/** Where a run of base64 ends that goes on at `start`. */
function endOfRun(bytes: Buffer, start: number, size: number): number {
  let end = start;
  while (end < size && isBase64Byte(bytes[end])) end++;
  return end;
}

/** Zeros behind a text, so that what looks at several bytes at once sees its end. */
const padding = 64;
/** How far tests look before and behind a keyword, and more: gates 600 bytes, runs what their rules reach. */
const contextBefore = 8192;
const contextAfter = 16384;

function scanWith(exports: KernelExports): Pick<Kernel, "open" | "read"> {
  const { buffer } = exports.memory;
  const memory = new Uint8Array(buffer);
  const events = new DataView(buffer, eventsAt);
  let bytes: Buffer = Buffer.alloc(0);
  let size = 0;
  let limit = 0;
  /** The part of the bytes that is in the window, and where the next window goes on. */
  let start = 0;
  let end = 0;
  let next = 0;
  /** Events that can be read. */
  let count = 0;
  /** The end of the last run of base64, as far as it was in the window. */
  let runEnd = 0;

  /** Copies a window, and begins with it. */
  const openWindow = (): void => {
    const first = next;
    start = Math.max(0, first - contextBefore);
    end = Math.min(size, start + longestCopy - padding);
    next = end === size ? limit : Math.min(limit, end - contextAfter);
    memory.set(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end), copyAt);
    memory.fill(0, copyAt + end - start, copyAt + end - start + padding);
    exports.begin(copyAt, end - start, first - start, next - start, Math.max(0, runEnd - start));
  };

  /** Finds more; false where there is no more. */
  const find = (): boolean => {
    for (;;) {
      count = exports.find();
      if (count > 0) return true;
      if (exports.isFinished() === 0) continue;
      if (next >= limit) return false;
      openWindow();
    }
  };

  return {
    open(given, from, upTo, length = given.length) {
      bytes = given;
      size = length;
      limit = upTo;
      runEnd = from;
      next = from;
      if (given.buffer === buffer && given.byteOffset === readAt) {
        start = 0;
        end = length;
        next = limit;
        memory.fill(0, readAt + end, readAt + end + padding);
        exports.begin(readAt, end, from, limit, from);
      } else openWindow();
      return find();
    },
    read(visit) {
      while (count > 0) {
        for (let at = 0; at < count * eventBytes; at += eventBytes) {
          const event = events.getUint32(at, true);
          const second = events.getInt32(at + 12, true);
          const isBlob = event === blobEvent;
          if (isBlob) runEnd = start + second < end ? start + second : endOfRun(bytes, end, size);
          visit(event, events.getUint32(at + 4, true), start + events.getInt32(at + 8, true), isBlob ? runEnd : second);
        }
        find();
      }
    },
  };
}
