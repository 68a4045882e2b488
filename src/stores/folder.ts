/** A folder on a local disk as a store: for trying things out, for tests, and for releases that a machine serves itself. */
import { lstat, realpath } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { sha256Of } from "../platform/digest.ts";
import { quoted } from "../platform/inputs.ts";
import { mapLimited } from "../platform/limited.ts";
import { compareUtf8 } from "../platform/portable-path.ts";
import { storesErrors } from "./errors.ts";
import { refuseNetworkDisk } from "./folder-disk.ts";
import { FolderFiles } from "./folder-files.ts";
import { withLock } from "./lock.ts";
import type {
  DeleteGuard,
  ListedObject,
  PutResult,
  ReadOptions,
  ReadResult,
  RequestCounts,
  Revision,
  Store,
  SwapResult,
} from "./store.ts";
import { refuseBadKey, refuseWrongBytes } from "./store-checks.ts";

export interface FolderStoreOptions {
  /** Told once where the lock is not free for a while. */
  readonly onWait?: ((text: string) => void) | undefined;
  /** In milliseconds; see lock.ts for the default. */
  readonly longestWait?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly now?: (() => Date) | undefined;
}

/** How many keys are removed under one hold of the lock: a few milliseconds. */
const deleteBatch = 200;

/** Entries of a folder that are looked at together. */
const statBatch = 512;

/**
 * Opens a folder as a store. It is made when something is written.
 *
 * @throws SW0502 where it cannot be a folder, SW0503 where it is on a network file system.
 */
export async function openFolderStore(folder: string, options: FolderStoreOptions = {}): Promise<Store> {
  const root = await resolved(resolve(folder));
  const stat = await lstat(root).catch(() => undefined);
  if (stat !== undefined && !stat.isDirectory()) throw unusable(root, "it is a file");
  await refuseNetworkDisk(root);
  return new FolderStore(root, options);
}

/** The folder without symbolic links on the way to it; inside it none is followed. */
async function resolved(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    const parent = dirname(folder);
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!missing || parent === folder) {
      throw unusable(folder, error instanceof Error ? error.message : String(error), error);
    }
    return join(await resolved(parent), folder.slice(parent === "/" ? 1 : parent.length + 1));
  }
}

function unusable(folder: string, why: string, cause?: unknown): Error {
  return storesErrors.create("SW0502", {
    message: `The folder ${quoted(folder)} cannot be used as a store: ${why}.`,
    next: "Give another folder under store: in slipway.yaml, or mend what stands there.",
    cause,
  });
}

class FolderStore implements Store {
  readonly kind = "folder";
  readonly address: string;
  readonly requests: RequestCounts = { get: 0, put: 0, copy: 0, list: 0, delete: 0 };
  readonly #files: FolderFiles;
  readonly #options: FolderStoreOptions;

  constructor(root: string, options: FolderStoreOptions) {
    this.address = root;
    this.#files = new FolderFiles(root);
    this.#options = options;
  }

  async read(key: string, options: ReadOptions): Promise<ReadResult> {
    this.#begin("get", key);
    const bytes = await this.#files.read(key, options.maximumBytes);
    if (bytes === undefined) return { outcome: "absent" };
    const revision = revisionOf(bytes);
    if (revision === options.unlessRevision) return { outcome: "unchanged" };
    return { outcome: "found", object: { bytes, revision } };
  }

  async exists(key: string): Promise<boolean> {
    this.#begin("get", key);
    return (await this.#files.stat(key)) !== undefined;
  }

  async putIfAbsent(key: string, bytes: Uint8Array, sha256: string): Promise<PutResult> {
    this.#begin("put", key);
    refuseWrongBytes(key, bytes, sha256);
    const there = await this.#compare(key, bytes, sha256);
    if (there !== undefined) return there;
    for (;;) {
      const aside = await this.#files.writeAside(bytes);
      try {
        const placed = await this.#files.placeNew(aside, key);
        if (placed === "placed") return "created";
        if (placed === "no-links") {
          const renamed = await this.#locked(async () => {
            if ((await this.#files.stat(key)) !== undefined) return false;
            await this.#files.replace(aside, key);
            return true;
          });
          if (renamed) return "created";
        }
      } finally {
        await this.#files.discard(aside);
      }
      const taken = await this.#compare(key, bytes, sha256);
      // Undefined where a prune has removed it again between the two looks.
      if (taken !== undefined) return taken;
    }
  }

  async put(key: string, bytes: Uint8Array, sha256: string): Promise<void> {
    this.#begin("put", key);
    refuseWrongBytes(key, bytes, sha256);
    const aside = await this.#files.writeAside(bytes);
    try {
      await this.#files.replace(aside, key);
    } catch (error) {
      await this.#files.discard(aside);
      throw error;
    }
  }

  async compareAndSwap(
    key: string,
    bytes: Uint8Array,
    sha256: string,
    expected: Revision | undefined,
  ): Promise<SwapResult> {
    this.#begin("put", key);
    refuseWrongBytes(key, bytes, sha256);
    // What the new content refers to is on the disk before the content is.
    await this.#files.flush();
    const aside = await this.#files.writeAside(bytes);
    try {
      return await this.#locked(async () => {
        if ((await this.#revision(key)) !== expected) return { outcome: "conflict" };
        await this.#files.replace(aside, key);
        await this.#files.flush();
        return { outcome: "moved", revision: revisionOf(bytes) };
      });
    } finally {
      await this.#files.discard(aside);
    }
  }

  async *list(prefix: string): AsyncGenerator<ListedObject> {
    this.requests.list += 1;
    yield* this.#listFolder(prefix.slice(0, prefix.lastIndexOf("/") + 1), prefix);
  }

  async delete(keys: readonly string[], guard?: DeleteGuard): Promise<"deleted" | "conflict"> {
    for (const key of keys) refuseBadKey(key);
    for (let start = 0; start < keys.length; start += deleteBatch) {
      this.requests.delete += 1;
      const batch = keys.slice(start, start + deleteBatch);
      const removed = await this.#locked(async () => {
        if (guard !== undefined && (await this.#revision(guard.key)) !== guard.revision) return false;
        for (const key of batch) await this.#files.remove(key);
        return true;
      });
      if (!removed) return "conflict";
    }
    return "deleted";
  }

  async copyFrom(): Promise<"unsupported"> {
    return "unsupported";
  }

  async now(): Promise<Date> {
    return this.#options.now?.() ?? new Date();
  }

  async close(): Promise<void> {}

  #begin(kind: keyof RequestCounts, key: string): void {
    this.#options.signal?.throwIfAborted();
    refuseBadKey(key);
    this.requests[kind] += 1;
  }

  async #locked<T>(action: () => Promise<T>): Promise<T> {
    await this.#files.prepare();
    return withLock(this.#files.lockFile, this.#options, action);
  }

  async #revision(key: string): Promise<Revision | undefined> {
    // Only small documents are swapped; larger content cannot be what anybody expects.
    const bytes = await this.#files.read(key, 1024 * 1024);
    return bytes === undefined ? undefined : revisionOf(bytes);
  }

  async #compare(key: string, bytes: Uint8Array, sha256: string): Promise<"exists" | "differs" | undefined> {
    const there = await this.#files.stat(key);
    if (there === undefined) return undefined;
    if (there.size !== bytes.length) return "differs";
    const content = await this.#files.read(key, bytes.length);
    if (content === undefined) return undefined;
    this.#files.relyOn(key);
    return sha256Of(content) === sha256 ? "exists" : "differs";
  }

  async *#listFolder(folder: string, prefix: string): AsyncGenerator<ListedObject> {
    const entries = (await this.#files.entries(folder.slice(0, -1)))
      // A folder's keys go on with a slash, which decides where they stand among the files beside it.
      .map((entry) => `${folder}${entry.name}${entry.kind === "folder" ? "/" : ""}`)
      .filter((key) => key.startsWith(prefix) || prefix.startsWith(key))
      .sort(compareUtf8);
    for (let start = 0; start < entries.length; start += statBatch) {
      const batch = entries.slice(start, start + statBatch);
      const stats = await mapLimited(batch, 16, async (key) =>
        key.endsWith("/") ? undefined : await this.#files.stat(key),
      );
      for (const [index, key] of batch.entries()) {
        const stat = stats[index];
        if (key.endsWith("/")) yield* this.#listFolder(key, prefix);
        else if (stat !== undefined && key.startsWith(prefix)) yield { key, ...stat };
      }
    }
  }
}

/** Repeats with the content; what is swapped holds an id of its own (store.ts). */
function revisionOf(bytes: Uint8Array): Revision {
  // The one place where a folder's revisions are made.
  return sha256Of(bytes) as string as Revision;
}
