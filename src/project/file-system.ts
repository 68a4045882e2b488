/**
 * What loading needs of a place that holds files: a folder on a disk here, a revision in git elsewhere. Paths are
 * relative to the project's folder, `/` as separator, the empty string for the folder itself, names as the place has
 * them.
 */
// Callbacks and synchronous calls only: `node:fs/promises` takes 3 ms to load, a tenth of a whole check.
import {
  close,
  closeSync,
  constants,
  fstat,
  fstatSync,
  open,
  openSync,
  read,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { join, sep } from "node:path";
import { promisify } from "node:util";
import { projectErrors } from "./errors.ts";

export interface RawEntry {
  /** As the place has it, in whatever Unicode form. */
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

export type RawRead =
  | { readonly outcome: "read"; readonly bytes: Uint8Array }
  | { readonly outcome: "too-large"; readonly size: number }
  | { readonly outcome: "absent" }
  /** `reason` is the rest of a sentence: "permission denied". */
  | { readonly outcome: "failed"; readonly reason: string };

export interface FileSystem {
  /** For messages: the absolute folder, or a revision. */
  readonly root: string;
  /** Entries of a folder in any order; undefined where there is no such folder. */
  entries(folder: string): Promise<readonly RawEntry[] | undefined>;
  /** Whole content of a regular file; never more than `maximumBytes` are held. */
  read(file: string, maximumBytes: number): Promise<RawRead>;
  /** What a symbolic link leads to: a file or folder inside the project, or something else. */
  linkTarget(link: string): Promise<"file" | "folder" | "outside" | "broken">;
}

/**
 * The files below a folder on a disk. `root` is absolute; links in it are resolved once, here. `clock` gives seconds
 * that never go backwards.
 */
// `performance` would load the perf_hooks module, a millisecond of a start; uptime is as fine.
export function diskFiles(root: string, clock: () => number = () => process.uptime()): FileSystem {
  const real = realpathSync(root);
  const reader = new Reader(clock);
  const absolute = (path: string): string => (path === "" ? real : join(real, path));

  return {
    root: real,

    async entries(folder) {
      try {
        const found = readdirSync(absolute(folder), { withFileTypes: true });
        return found.map((entry) => ({
          name: entry.name,
          kind: entry.isFile()
            ? "file"
            : entry.isDirectory()
              ? "folder"
              : entry.isSymbolicLink()
                ? "link"
                : ("other" as const),
        }));
      } catch (error) {
        const code = codeOf(error);
        if (code === "ENOENT" || code === "ENOTDIR") return undefined;
        throw projectErrors.create("SW0204", {
          message: `The folder ${folder === "" ? real : folder} cannot be read: ${reasonOf(code)}.`,
          next: "Look at the folder's permissions.",
          cause: error,
        });
      }
    },

    read: async (file, maximumBytes) => reader.read(absolute(file), maximumBytes),

    async linkTarget(link) {
      try {
        const target = realpathSync(absolute(link));
        if (target !== real && !target.startsWith(real.endsWith(sep) ? real : real + sep)) return "outside";
        const facts = statSync(target);
        return facts.isFile() ? "file" : facts.isDirectory() ? "folder" : "outside";
      } catch (error) {
        const code = codeOf(error);
        if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP") return "broken";
        return "outside";
      }
    },
  };
}

/** Seconds for one file: a local disk takes a fiftieth of that, a network a few times as much. */
const slowRead = 0.0005;
/** So many more slow reads than fast ones, and reading overlaps. A busy machine has single slow ones. */
const mostSlowReads = 8;

/**
 * Reads files one after the other, which costs a sixth of what overlapping reads cost where the files are in memory,
 * and a few at a time once the disk shows to be slow (a network, a cold disk).
 */
class Reader {
  private readonly clock: () => number;
  private slow = 0;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  read(path: string, maximumBytes: number): RawRead | Promise<RawRead> {
    if (this.slow >= mostSlowReads) return readLater(path, maximumBytes);
    const start = this.clock();
    const result = readNow(path, maximumBytes);
    this.slow = Math.max(0, this.slow + (this.clock() - start > slowRead ? 1 : -1));
    return result;
  }
}

// O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function readNow(path: string, maximumBytes: number): RawRead {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, openFlags);
    const refused = judge(fstatSync(descriptor), maximumBytes);
    if (refused.outcome !== "fits") return refused;
    const bytes = Buffer.allocUnsafe(refused.size);
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(descriptor, bytes, filled, bytes.length - filled, filled);
      // The file became shorter while it was read.
      if (count === 0) break;
      filled += count;
    }
    return { outcome: "read", bytes: bytes.subarray(0, filled) };
  } catch (error) {
    return failure(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

async function readLater(path: string, maximumBytes: number): Promise<RawRead> {
  try {
    const descriptor = await promisify(open)(path, openFlags);
    try {
      const refused = judge(await promisify(fstat)(descriptor), maximumBytes);
      if (refused.outcome !== "fits") return refused;
      const bytes = Buffer.allocUnsafe(refused.size);
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await promisify(read)(descriptor, bytes, filled, bytes.length - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return { outcome: "read", bytes: bytes.subarray(0, filled) };
    } finally {
      await promisify(close)(descriptor);
    }
  } catch (error) {
    return failure(error);
  }
}

function judge(
  facts: Stats,
  maximumBytes: number,
): Exclude<RawRead, { readonly outcome: "read" }> | { readonly outcome: "fits"; readonly size: number } {
  if (!facts.isFile()) return { outcome: "failed", reason: "it is not a regular file" };
  if (facts.size > maximumBytes) return { outcome: "too-large", size: facts.size };
  return { outcome: "fits", size: facts.size };
}

function failure(error: unknown): RawRead {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR") return { outcome: "absent" };
  return { outcome: "failed", reason: reasonOf(code) };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function reasonOf(code: string | undefined): string {
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "EISDIR":
      return "it is a folder";
    case "ELOOP":
      return "its links lead in a circle";
    case "ENAMETOOLONG":
      return "its name is too long";
    case "EMFILE":
    case "ENFILE":
      return "too many files are open";
    default:
      return code === undefined ? "the system gave no reason" : `the system said ${code}`;
  }
}
