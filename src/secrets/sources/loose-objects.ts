/**
 * Objects that git has just written stand in files of their own (gitrepository-layout(5), "objects"): what is staged,
 * nearly always. Reading those files costs a tenth of a millisecond each, asking git for them starts a process.
 */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { EnvironmentVariables } from "../../platform/environment.ts";

/** Larger ones are left to git, which gives them in pieces. */
const longestFile = 4 * 1024 * 1024;

/** Gives the contents of a blob, undefined where it is not in a file of its own or not to be read this way. */
export type LooseObjects = (hash: string) => Promise<Buffer | undefined>;

/** Finds the folder of objects of the repository around `root`; undefined where that takes asking git. */
export function looseObjects(root: string, environment: EnvironmentVariables): LooseObjects | undefined {
  const folder = objectsFolder(root, environment);
  if (folder === undefined) return undefined;
  return async (hash) => {
    const { inflateSync } = await import("node:zlib");
    let packed: Buffer;
    try {
      packed = readFileSync(join(folder, hash.slice(0, 2), hash.slice(2)));
    } catch {
      return undefined;
    }
    if (packed.length > longestFile) return undefined;
    try {
      return blobOf(inflateSync(packed, { maxOutputLength: 8 * longestFile }));
    } catch {
      // Damaged or huge: git says which.
      return undefined;
    }
  };
}

/** `blob <size>\0<contents>` */
function blobOf(object: Buffer): Buffer | undefined {
  const end = object.indexOf(0);
  const size = /^blob (?<size>[0-9]{1,10})$/.exec(object.toString("latin1", 0, Math.max(0, Math.min(end, 32))))
    ?.groups?.["size"];
  if (size === undefined || Number(size) !== object.length - end - 1) return undefined;
  return object.subarray(end + 1);
}

function objectsFolder(root: string, environment: EnvironmentVariables): string | undefined {
  if (environment["GIT_OBJECT_DIRECTORY"] !== undefined || environment["GIT_DIR"] !== undefined) return undefined;
  const entry = join(root, ".git");
  const direct = join(entry, "objects");
  if (existsSync(direct)) return direct;
  try {
    // A worktree or a submodule: `gitdir: PATH`, and there perhaps `commondir`.
    const folder = /^gitdir: (?<path>.+)$/m.exec(readFileSync(entry, "utf8"))?.groups?.["path"];
    if (folder === undefined) return undefined;
    const own = resolve(dirname(entry), folder);
    const common = join(own, "commondir");
    const base = existsSync(common) ? resolve(own, readFileSync(common, "utf8").trim()) : own;
    return existsSync(join(base, "objects")) ? join(base, "objects") : undefined;
  } catch {
    return undefined;
  }
}
