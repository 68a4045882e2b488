/**
 * Tells when something below a folder may have changed. Folders are watched, not files: editors save by writing a new
 * file and renaming it over the old one, and a watch on the old one would hear nothing more.
 */
import { type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

export interface Watch {
  close(): void;
}

/** Milliseconds. Editors write several files at once, and a checkout writes thousands. */
const quiet = 80;
const longestWait = 1_000;
/** Milliseconds between two looks where the system cannot tell. */
const pollEvery = 1_000;
/** Linux gives a user 8,192 watches where nobody raised it (inotify(7)). */
const mostFolders = 4_000;

/** Calls `changed` once for many events that come close together, and at the latest after a second. */
export function settled(changed: () => void): { note(): void; close(): void } {
  let timer: NodeJS.Timeout | undefined;
  let first = 0;
  return {
    note() {
      const now = Date.now();
      if (timer === undefined) first = now;
      else clearTimeout(timer);
      timer = setTimeout(
        () => {
          timer = undefined;
          changed();
        },
        Math.max(0, Math.min(quiet, first + longestWait - now)),
      );
    },
    close: () => clearTimeout(timer),
  };
}

export interface FolderWatch extends Watch {
  /**
   * Watches what is there now, and lets go of what is gone: to be called once for many events, because it walks through
   * all folders. Says what a person should know that was not said before; else it is empty.
   */
  follow(): string;
}

/**
 * Watches a folder and those below it, without hidden ones and those of dependencies. Nothing is watched before the
 * first `follow`. Where the system has no watches left, it looks every second.
 *
 * @param changed called for every event, often several times for one change
 * @param most folders that are watched
 */
export function watchFolder(root: string, changed: () => void, most = mostFolders): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let poll: Watch | undefined;
  let cut = false;

  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  /** False where the system has no watches left. */
  const add = (folder: string): boolean => {
    try {
      const watcher = watch(folder, changed);
      // A folder that goes while it is watched.
      watcher.on("error", () => {
        drop(folder);
        changed();
      });
      watchers.set(folder, watcher);
      return true;
    } catch (error) {
      // A folder that went between the look and the watch; its parent tells of it.
      return error instanceof Error && "code" in error && error.code === "ENOENT";
    }
  };

  return {
    follow() {
      if (poll !== undefined) return "";
      const { folders, complete } = foldersBelow(root, most);
      const wanted = new Set(folders);
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) {
        if (watchers.has(folder) || add(folder)) continue;
        for (const watched of watchers.keys()) drop(watched);
        poll = pollFolder(root, changed);
        return "The system has no watches left, so the files are looked at every second.";
      }
      if (complete || cut) return "";
      cut = true;
      return `There are more than ${most} folders here. Changes in the others are seen with the next change in one of these.`;
    },
    close() {
      poll?.close();
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}

/** Watches single files of a folder by name, such as HEAD in the folder of git. */
export function watchNames(folder: string, names: ReadonlySet<string>, changed: () => void): Watch {
  try {
    const watcher = watch(folder, (_, name) => {
      if (name === null || names.has(name)) changed();
    });
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return { close: () => undefined };
  }
}

/** Looks at names, sizes and times again and again. */
export function pollFolder(root: string, changed: () => void): Watch {
  let before = signatureOf(root);
  const timer = setInterval(() => {
    const now = signatureOf(root);
    if (now === before) return;
    before = now;
    changed();
  }, pollEvery);
  return { close: () => clearInterval(timer) };
}

/** Those near the top first, so that a cut leaves out the deepest. */
function foldersBelow(root: string, most: number): { readonly folders: readonly string[]; readonly complete: boolean } {
  const found: string[] = [];
  let level = [root];
  while (level.length > 0) {
    const next: string[] = [];
    for (const folder of level) {
      const entries = entriesOf(folder);
      if (entries === undefined) continue;
      if (found.length === most) return { folders: found, complete: false };
      found.push(folder);
      for (const entry of entries) {
        if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules") {
          next.push(join(folder, entry.name));
        }
      }
    }
    level = next;
  }
  return { folders: found, complete: true };
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

function signatureOf(root: string): string {
  const parts: string[] = [];
  for (const folder of foldersBelow(root, mostFolders).folders) {
    for (const entry of entriesOf(folder) ?? []) {
      const facts = entry.isFile() ? statSync(join(folder, entry.name), { throwIfNoEntry: false }) : undefined;
      if (facts !== undefined) parts.push(`${folder}/${entry.name} ${facts.size} ${facts.mtimeMs} ${facts.ino}`);
    }
  }
  return parts.join("\n");
}
