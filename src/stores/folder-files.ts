/**
 * Files and folders below one root, touched so that a crash or a stranger's file does no harm: written aside, flushed
 * and moved into place whole; opened without following links; nothing but plain files in plain folders.
 */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, link, lstat, mkdir, open, readdir, rename, rmdir, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { quoted } from "../platform/inputs.ts";
import { storesErrors } from "./errors.ts";
import { tooLarge } from "./store-checks.ts";

/** Holds what is not a key: the lock, and files that are being written. Keys never begin with a dot. */
const privateFolder = ".slipway";

/** A file that is being written is this old, in milliseconds, only where its process died. */
const leftoverAge = 60 * 60 * 1000;

/** One root. A new name is on the disk for good only after `flush`: whoever moves the pointer flushes before. */
export class FolderFiles {
  readonly root: string;
  /** Folders below the root that were seen to be plain folders. */
  readonly #plain = new Set<string>();
  /** Folders with new entries that are not on the disk yet. */
  readonly #unflushed = new Set<string>();
  #prepared: Promise<void> | undefined;

  constructor(root: string) {
    this.root = root;
  }

  get lockFile(): string {
    return join(this.root, privateFolder, "lock");
  }

  pathOf(key: string): string {
    return join(this.root, ...key.split("/"));
  }

  /**
   * The bytes of a key, or undefined where there is none.
   *
   * @throws SW0505 where there are more than `maximumBytes`, SW0506 where it is no plain file.
   */
  async read(key: string, maximumBytes: number): Promise<Uint8Array | undefined> {
    const file = await this.#open(key);
    if (file === undefined) return undefined;
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw notPlain(this.pathOf(key));
      if (stat.size > maximumBytes) throw tooLarge(quotedPath(this.pathOf(key)), stat.size, maximumBytes);
      return await readWhole(file, stat.size);
    } catch (error) {
      throw refused(error, "read", this.pathOf(key));
    } finally {
      await file.close();
    }
  }

  /** Size and time of a key, or undefined where no plain file stands there. */
  async stat(key: string): Promise<{ readonly size: number; readonly modifiedAt: Date } | undefined> {
    const path = this.pathOf(key);
    if (!(await this.#isPlainBelowRoot(dirname(path)))) return undefined;
    try {
      const stat = await lstat(path);
      return stat.isFile() ? { size: stat.size, modifiedAt: stat.mtime } : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw refused(error, "look at", path);
    }
  }

  /** Makes the root and the private folder, and removes what killed processes left behind. Once per store. */
  prepare(): Promise<void> {
    this.#prepared ??= this.#prepareNow();
    return this.#prepared;
  }

  /** Writes bytes into a new file that is no key yet and flushes it. */
  async writeAside(bytes: Uint8Array): Promise<string> {
    await this.prepare();
    const path = join(this.root, privateFolder, "writing", randomUUID());
    try {
      const file = await open(path, "wx", 0o666);
      try {
        await file.writeFile(bytes);
        await file.datasync();
      } finally {
        await file.close();
      }
      return path;
    } catch (error) {
      await unlink(path).catch(() => undefined);
      throw refused(error, "write into the store", this.root);
    }
  }

  async discard(aside: string): Promise<void> {
    await unlink(aside).catch(() => undefined);
  }

  /** Gives a file written aside its key, where nothing has that key. A link never replaces anything, unlike a rename. */
  async placeNew(aside: string, key: string): Promise<"placed" | "taken" | "no-links"> {
    return this.#place(key, async (path) => {
      try {
        await link(aside, path);
        return "placed";
      } catch (error) {
        if (hasCode(error, "EEXIST")) return "taken";
        // FAT and some others have no links; the caller then renames under the lock.
        if (hasCode(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) return "no-links";
        throw error;
      }
    });
  }

  /** Gives a file written aside its key, in place of what had it. */
  async replace(aside: string, key: string): Promise<void> {
    await this.#place(key, (path) => rename(aside, path));
  }

  /** An entry that another process made may not be on the disk yet; whoever relies on it flushes it too. */
  relyOn(key: string): void {
    this.#unflushed.add(dirname(this.pathOf(key)));
  }

  /** Flushes every folder that got entries since the last time. */
  async flush(): Promise<void> {
    const folders = [...this.#unflushed];
    this.#unflushed.clear();
    for (const folder of folders) await flushFolder(folder);
  }

  /** Removes a key, and the folders that become empty by it. */
  async remove(key: string): Promise<void> {
    const path = this.pathOf(key);
    if (!(await this.#isPlainBelowRoot(dirname(path)))) return;
    try {
      await unlink(path);
    } catch (error) {
      if (isMissing(error)) return;
      throw refused(error, "remove", path);
    }
    for (let folder = dirname(path); dirname(folder) !== this.root && folder !== this.root; folder = dirname(folder)) {
      this.#plain.delete(folder);
      const removed = await rmdir(folder).then(
        () => true,
        () => false,
      );
      if (!removed) break;
    }
  }

  /** Names in a folder below the root, or none where it does not exist or is no plain folder. */
  async entries(folder: string): Promise<readonly { readonly name: string; readonly kind: "file" | "folder" }[]> {
    const path = folder === "" ? this.root : this.pathOf(folder);
    if (!(await this.#isPlainBelowRoot(path))) return [];
    try {
      const found = await readdir(path, { withFileTypes: true });
      return found
        .filter((entry) => (entry.isFile() || entry.isDirectory()) && !(folder === "" && entry.name.startsWith(".")))
        .map((entry) => ({ name: entry.name, kind: entry.isFile() ? "file" : "folder" }));
    } catch (error) {
      if (isMissing(error)) return [];
      throw refused(error, "list", path);
    }
  }

  async #prepareNow(): Promise<void> {
    const writing = join(this.root, privateFolder, "writing");
    try {
      await mkdir(this.root, { recursive: true });
      await this.#makePlain(writing);
      for (const name of await readdir(writing)) {
        const path = join(writing, name);
        const stat = await lstat(path).catch(() => undefined);
        // Should its writer live after all, its command fails before anything is visible, and can be run again.
        if (stat?.isFile() && Date.now() - stat.mtimeMs > leftoverAge) await this.discard(path);
      }
    } catch (error) {
      throw refused(error, "write into the store", this.root);
    }
  }

  async #place<T>(key: string, action: (path: string) => Promise<T>): Promise<T> {
    const path = this.pathOf(key);
    const folder = dirname(path);
    try {
      for (let tries = 0; ; tries += 1) {
        try {
          await this.#makePlain(folder);
          const result = await action(path);
          this.#unflushed.add(folder);
          return result;
        } catch (error) {
          // Somebody removed a folder that had become empty, and perhaps those above it.
          if (!hasCode(error, "ENOENT") || tries === 3) throw error;
          this.#plain.clear();
        }
      }
    } catch (error) {
      throw refused(error, "write", path);
    }
  }

  async #open(key: string): Promise<FileHandle | undefined> {
    const path = this.pathOf(key);
    if (!(await this.#isPlainBelowRoot(dirname(path)))) return undefined;
    try {
      // Non-blocking, because opening a pipe would wait for a writer for ever.
      return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      if (hasCode(error, "ENOENT")) return undefined;
      throw refused(error, "open", path);
    }
  }

  /** Makes the folders down to this one where they are missing; every one must be a plain folder. */
  async #makePlain(folder: string): Promise<void> {
    if (folder === this.root || this.#plain.has(folder)) return;
    await this.#makePlain(dirname(folder));
    try {
      await mkdir(folder);
      this.#unflushed.add(dirname(folder));
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    }
    if (!(await lstat(folder)).isDirectory()) throw notPlain(folder);
    this.#plain.add(folder);
  }

  /** False where the folder does not exist. @throws SW0506 where something else or a link stands in its place. */
  async #isPlainBelowRoot(folder: string): Promise<boolean> {
    if (folder === this.root || this.#plain.has(folder)) return true;
    if (!(await this.#isPlainBelowRoot(dirname(folder)))) return false;
    try {
      if (!(await lstat(folder)).isDirectory()) throw notPlain(folder);
    } catch (error) {
      if (hasCode(error, "ENOENT")) return false;
      throw refused(error, "look at", folder);
    }
    this.#plain.add(folder);
    return true;
  }
}

async function readWhole(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  while (offset < size) {
    const { bytesRead } = await file.read(bytes, offset, size - offset, offset);
    if (bytesRead === 0) break;
    offset += bytesRead;
  }
  return offset === size ? bytes : bytes.subarray(0, offset);
}

async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folder as a file; its journal keeps the order of renames.
  if (process.platform === "win32") return;
  try {
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isMissing(error)) throw refused(error, "flush", folder);
  }
}

function notPlain(path: string): Error {
  return storesErrors.create("SW0506", {
    message: `${quotedPath(path)} is not a plain file or folder, or a link stands in its way.`,
    next: "Look at what stands there and remove it; Slipway follows no links inside a store.",
  });
}

/** An error of the file system in our words; our own errors pass through. */
function refused(error: unknown, verb: string, path: string): Error {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) {
    return error instanceof Error ? error : new Error(String(error));
  }
  if (error.code === "ELOOP" || error.code === "ENOTDIR" || error.code === "EISDIR" || error.code === "ENXIO") {
    return notPlain(path);
  }
  return storesErrors.create("SW0508", {
    message: `Could not ${verb} ${quotedPath(path)}: ${systemWords(String(error.code))}.`,
    next: `${remedy(String(error.code))} Nothing that readers see was changed.`,
    cause: error,
  });
}

function remedy(code: string): string {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return "Free space on the disk of the store and run the command again.";
    case "EACCES":
    case "EPERM":
      return "Give this user the right to read and write there (`ls -ld` shows who may), and run the command again.";
    case "EROFS":
      return "Mount the disk so that it may be written, or put another folder under store: in slipway.yaml.";
    default:
      return "Mend the cause and run the command again.";
  }
}

function systemWords(code: string): string {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return `the disk is full (${code})`;
    case "EACCES":
    case "EPERM":
      return `this user may not (${code})`;
    case "EROFS":
      return `the disk is read-only (${code})`;
    case "EXDEV":
      return `a folder inside the store is on another disk (${code})`;
    default:
      return `the system says ${code}`;
  }
}

function quotedPath(path: string): string {
  return path.length > 200 ? quoted(`…${path.slice(-58)}`) : JSON.stringify(path);
}

function isMissing(error: unknown): boolean {
  return hasCode(error, "ENOENT", "ENOTDIR");
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
