/** Node's compile cache, in the user's own cache folder: compiled code is run, so it must not be anyone else's. */
import { lstatSync, mkdirSync, type Stats } from "node:fs";
import { constants, enableCompileCache } from "node:module";
import { isAbsolute, join } from "node:path";

/**
 * Turns the compile cache on and returns its folder, or undefined where there is no folder that is surely the user's
 * own: then every start compiles anew. Never the default of Node, which lies in the temporary folder that users share.
 */
export function openCompileCache(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  // Whoever set these has decided; Node obeys them by itself.
  if (environment["NODE_COMPILE_CACHE"] || environment["NODE_DISABLE_COMPILE_CACHE"]) return undefined;
  const folder = compileCacheFolder(environment, platform);
  if (folder === undefined || !isOwnFolder(folder, platform)) return undefined;
  const { status } = enableCompileCache(folder);
  return status === constants.compileCacheStatus.ENABLED ? folder : undefined;
}

/** Where the cache belongs: XDG base directories, or the local application data of Windows. */
export function compileCacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const base =
    platform === "win32"
      ? environment["LOCALAPPDATA"]
      : (absoluteOrNone(environment["XDG_CACHE_HOME"]) ?? joinedOrNone(environment["HOME"], ".cache"));
  return base === undefined || !isAbsolute(base) ? undefined : join(base, "slipway", "compiled");
}

/** XDG Base Directory Specification: a relative path is invalid and ignored. */
function absoluteOrNone(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

function joinedOrNone(path: string | undefined, name: string): string | undefined {
  return path === undefined || path === "" ? undefined : join(path, name);
}

/**
 * Makes the folder where it is missing, and looks whether it is one that only this user can write: a folder and no
 * link, owned by us, closed to group and others. On Windows the profile's own permissions hold.
 */
function isOwnFolder(folder: string, platform: NodeJS.Platform): boolean {
  try {
    const found = lstatSync(folder, { throwIfNoEntry: false }) ?? made(folder);
    if (!found.isDirectory()) return false;
    return platform === "win32" || (found.uid === process.geteuid?.() && (found.mode & 0o022) === 0);
  } catch {
    // A read-only home, a full disk, a file in the way: the cache is a convenience, never a reason to fail.
    return false;
  }
}

function made(folder: string): Stats {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return lstatSync(folder);
}
