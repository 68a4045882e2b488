/** Files and folders of the disk: what the command line names, or what git would commit. */

import type { Stats } from "node:fs";
import { lstatSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { GitOptions } from "../../platform/git.ts";
import { gitOutput } from "../../platform/git.ts";
import { secretsErrors } from "../errors.ts";
import type { FileScanner } from "../file-scan.ts";
import type { Archives } from "./archive.ts";
import { createFileReader, wholeFile } from "./read-file.ts";
import type { FoundIn, Tally, UnreadableFile } from "./source.ts";
import { longestArchive, tooLongArchive } from "./source.ts";

export interface FilesOptions {
  /** Absolute folder that findings name their files from. */
  readonly root: string;
  /** Absolute folder that relative paths start from. */
  readonly directory: string;
  /** Looks into archives where it is there. */
  readonly archives?: Archives;
  readonly signal: AbortSignal;
  readonly unreadable: (file: UnreadableFile) => void;
  /** Which files are read, by their path from the root; all of them where it is absent. */
  readonly accepts?: ((path: string) => boolean) | undefined;
  /** Files read so far, for a person who waits. */
  readonly progress?: (files: number) => void;
}

/** Scans the named files and everything below the named folders, save what is below a `.git`. Links are not followed. */
export async function scanPaths(
  scanner: FileScanner,
  paths: readonly string[],
  found: FoundIn,
  options: FilesOptions,
): Promise<Tally> {
  const scan = createFilesScan(scanner, found, options);
  for (const path of paths) {
    const absolute = resolve(options.directory, path);
    const stats = statsOf(absolute);
    if (stats === undefined) {
      throw secretsErrors.create("SW0802", {
        message: `${path} does not exist`,
        next: `Name files and folders relative to ${options.directory}.`,
      });
    }
    if (stats.isDirectory()) await scan.folder(absolute);
    // Named outright, a pipe is read too: `slipway scan <(command)`.
    else await scan.file(absolute);
  }
  return scan.tally();
}

/**
 * Scans what git tracks and what it would track: the working tree without ignored files. Submodules are read as folders.
 *
 * @throws SW0150 to SW0153 of git.
 */
export async function scanWorkingTree(
  scanner: FileScanner,
  found: FoundIn,
  options: FilesOptions & { readonly git: GitOptions },
): Promise<Tally> {
  const listed = await gitOutput(
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"],
    options.git,
  );
  const scan = createFilesScan(scanner, found, options);
  for (const path of listed.toString("utf8").split("\0")) {
    if (path === "") continue;
    const absolute = join(options.git.directory, path);
    const stats = linkStatsOf(absolute);
    if (stats === undefined || stats.isSymbolicLink()) scan.skip();
    else if (stats.isDirectory()) await scan.folder(absolute);
    else if (stats.isFile()) await scan.file(absolute);
    else scan.skip();
  }
  return scan.tally();
}

interface FilesScan {
  folder(absolute: string): Promise<void>;
  file(absolute: string): Promise<void>;
  skip(): void;
  tally(): Tally;
}

/** How often the event loop gets a turn, so that Ctrl-C works. */
const filesPerTurn = 256;

function createFilesScan(scanner: FileScanner, found: FoundIn, options: FilesOptions): FilesScan {
  const reader = createFileReader(scanner);
  let files = 0;
  let bytes = 0;
  let without = 0;

  /** Gives the event loop a turn when one is due. */
  const turn = async (): Promise<void> => {
    options.progress?.(files);
    await new Promise<void>((done) => setImmediate(done));
    options.signal.throwIfAborted();
  };

  /** True where a turn is due. */
  const scanFile = (absolute: string, path: string): boolean => {
    if (options.accepts?.(path) === false) {
      without++;
      return false;
    }
    try {
      const scanned = reader.scan(absolute, path);
      files++;
      bytes += scanned.bytes;
      if (scanned.detections.length > 0) found(path, scanned.detections);
      if (options.archives?.isArchive(scanned.head()) === true) lookInto(absolute, path, options.archives);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
      if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) throw error;
      // Gone since it was listed: somebody works in the folder.
      if (code === "ENOENT") without++;
      else options.unreadable({ path, reason: reasonOf(code) });
    }
    return files % filesPerTurn === 0;
  };

  const file = async (absolute: string): Promise<void> => {
    if (scanFile(absolute, pathBelow(options.root, absolute))) await turn();
  };

  const lookInto = (absolute: string, path: string, archives: Archives): void => {
    const bytes = wholeFile(absolute, longestArchive);
    const { detections, problem } =
      bytes === undefined ? { detections: [], problem: tooLongArchive } : archives.look(bytes, path);
    if (detections.length > 0) found(path, detections);
    if (problem !== undefined) options.unreadable({ path, reason: problem });
  };

  const folder = async (absolute: string): Promise<void> => {
    let entries: ReturnType<typeof entriesOf>;
    try {
      entries = entriesOf(absolute);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      options.unreadable({ path: pathBelow(options.root, absolute), reason: reasonOf(code) });
      return;
    }
    const below = pathBelow(options.root, absolute);
    const folderPath = below === "" || below.endsWith("/") ? below : `${below}/`;
    const folderStart = absolute.endsWith(sep) ? absolute : absolute + sep;
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isFile()) {
        if (scanFile(folderStart + name, folderPath + name)) await turn();
      } else if (entry.isDirectory()) {
        if (name !== ".git") await folder(folderStart + name);
      } else without++;
    }
  };

  return { folder, file, skip: () => void without++, tally: () => ({ files, bytes, without }) };
}

function entriesOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}

function statsOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function linkStatsOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** The path from the root, with `/`; `../` and so on where the file is elsewhere. */
function pathBelow(root: string, absolute: string): string {
  // The quick way: nearly every file is below the root, and `relative` costs more than reading a small file's entry.
  const prefix = root.endsWith(sep) ? root : root + sep;
  const below = absolute.startsWith(prefix) ? absolute.slice(prefix.length) : relative(root, absolute);
  const path = sep === "/" ? below : below.replaceAll(sep, "/");
  return path;
}

function reasonOf(code: string): string {
  if (code === "EACCES" || code === "EPERM") return "permission was denied";
  if (code === "EISDIR") return "it is a folder";
  return `the system said ${code}`;
}
