/**
 * Answers in a folder: `<aa>/<request digest>.<n>.json`. Shared by any number of processes: a file is written aside and
 * moved into place whole, and a place that is taken is left alone. Git ignores the folder. Whoever may write there may
 * write anything, so what it holds is for display only.
 */
import { randomUUID } from "node:crypto";
import { linkSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { lstat, readdir, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readBoundedFile } from "../platform/bounded-file.ts";
import { type Digest, digestFrom, hexOf, isSha256 } from "../platform/digest.ts";
import { evenly } from "../platform/sample.ts";
import { visibleLine } from "../platform/visible.ts";
import type { AnswerPlace, Replaces } from "./answers.ts";
import { type Completion, completionBytes, createCompletionReader, largestCompletion } from "./completion.ts";
import { modelsErrors } from "./errors.ts";

export interface CacheContents {
  readonly answers: number;
  readonly bytes: number;
}

export interface PruneOptions {
  /** Milliseconds since 1970: answers made before go. */
  readonly before: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Bytes that may stay; the oldest go first. */
  readonly bytes: number;
}

/** Written aside longer ago than this, milliseconds: its process died. */
const leftoverAge = 60 * 60 * 1000;

/**
 * The cache in a folder, which is made when the first answer is written. It works with single small files, one call of
 * the system after the other: by Node's threads the same takes twice the processor time (measured: a thousand answers
 * written in 45 ms against 100), which delays the requests that are under way.
 *
 * @throws SW1114 where it is a link.
 */
export function openFolderCache(folder: string): AnswerPlace {
  refuseLinks([folder]);
  const parse = createCompletionReader();
  const made = new Set<string>();
  const fileOf = (request: Digest, repeat: number): string => {
    const hex = hexOf(request);
    return join(folder, hex.slice(0, 2), `${hex}.${repeat}.json`);
  };
  const read = (request: Digest, repeat: number): Completion | undefined => {
    const bytes = readBounded(fileOf(request, repeat));
    return bytes === undefined ? undefined : parse(bytes, request, repeat);
  };
  const write = (completion: Completion, bytes: Uint8Array, replaces: Replaces | undefined): Completion => {
    const file = fileOf(completion.request, completion.repeat);
    const inner = dirname(file);
    if (!made.has(inner)) {
      makeFolder(folder, inner);
      made.add(inner);
    }
    const aside = join(folder, `.writing-${randomUUID()}`);
    try {
      // Not flushed to the disk: that took longer than asking (measured: a thousand flushes, two seconds). A killed
      // process loses nothing; after a power cut the last seconds may be asked again, and half a file is none.
      writeFileSync(aside, bytes, { flag: "wx" });
      if (placed(aside, file)) return completion;
      const there = read(completion.request, completion.repeat);
      if (there !== undefined && replaces?.(there, completion) !== true) return there;
      // A broken file is no answer, and one that is to be replaced none that counts: ours takes its place.
      rmSync(file, { force: true });
      placed(aside, file);
      return completion;
    } finally {
      removeQuietly(aside);
    }
  };
  return {
    kind: "cache",
    async read(request, repeat) {
      return read(request, repeat);
    },
    async write(completion, replaces) {
      const bytes = completionBytes(completion);
      try {
        return write(completion, bytes, replaces);
      } catch (error) {
        if (!isMissing(error)) throw error;
        // Another process pruned the folder, or somebody removed it: what was paid for is kept all the same.
        made.clear();
        return write(completion, bytes, replaces);
      }
    },
  };
}

/** Kept on a machine: a quarter of a year, and half a gigabyte. What goes was not looked for since, and can be asked again. */
const cacheBounds = { days: 90, bytes: 500_000_000 };

/** The folder is looked through once a day. */
const pruneEvery = 24 * 60 * 60 * 1000;

/** Prunes by the usual bounds, where that was not done today; gives what went, undefined where nothing was looked at. */
export async function pruneDaily(folder: string, now: Date): Promise<CacheContents | undefined> {
  const marker = join(folder, ".pruned");
  // A link in its place, which can be committed, would have whatever it leads to emptied.
  const last = await lstat(marker).catch(() => undefined);
  if (last?.isFile() === true && now.getTime() - last.mtimeMs < pruneEvery) return undefined;
  await rm(marker, { force: true, recursive: true });
  try {
    await writeFile(marker, "", { flag: "wx" });
  } catch (error) {
    // Another process is at it.
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return undefined;
    throw error;
  }
  return pruneFolderCache(folder, {
    now: now.getTime(),
    before: now.getTime() - cacheBounds.days * 24 * 60 * 60 * 1000,
    bytes: cacheBounds.bytes,
  });
}

/** Removes old answers, then the oldest until the rest fits; gives what went. */
export async function pruneFolderCache(folder: string, options: PruneOptions): Promise<CacheContents> {
  const files = await filesIn(folder);
  let bytes = files.reduce((sum, { size }) => sum + size, 0);
  let answers = 0;
  let removed = 0;
  for (const file of files.sort((a, b) => a.time - b.time)) {
    if (file.time >= options.before && bytes <= options.bytes) break;
    await rm(file.path, { force: true });
    // Empty folders go with their last answer; one that is in use again is left.
    await rmdir(dirname(file.path)).catch(() => undefined);
    bytes -= file.size;
    removed += file.size;
    answers += 1;
  }
  await removeLeftovers(folder, options.now);
  return { answers, bytes: removed };
}

/**
 * Some of the answers, at most so many, chosen evenly: to learn from what they took. Broken files are passed over, and
 * where the folder cannot be read there are none.
 */
export async function sampleFolderCache(folder: string, most: number): Promise<readonly Completion[]> {
  const parse = createCompletionReader();
  const files = evenly(await filesIn(folder).catch(() => []), most);
  return files.flatMap(({ path }) => {
    const [hex = "", repeat = ""] = basename(path).split(".");
    const bytes = isSha256(hex) ? readBounded(path) : undefined;
    const completion =
      bytes === undefined || !isSha256(hex) ? undefined : parse(bytes, digestFrom(hex), Number(repeat));
    return completion === undefined ? [] : [completion];
  });
}

/** Answers of the folders of two hex digits. A link can be committed: none is followed, to a folder or a file. */
async function filesIn(folder: string): Promise<{ path: string; size: number; time: number }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: { path: string; size: number; time: number }[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory() || !/^[0-9a-f]{2}$/.test(entry.name)) continue;
    for (const name of await readdir(join(folder, entry.name)).catch(() => [])) {
      const [hex = "", repeat = "", extension = "", ...rest] = name.split(".");
      const isOurs =
        isSha256(hex) && hex.startsWith(entry.name) && /^[1-9]\d{0,5}$/.test(repeat) && extension === "json";
      if (!isOurs || rest.length > 0) continue;
      const path = join(folder, entry.name, name);
      const facts = await lstat(path).catch(() => undefined);
      if (facts?.isFile() === true) files.push({ path, size: facts.size, time: facts.mtimeMs });
    }
  }
  return files;
}

async function removeLeftovers(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(".writing-")) continue;
    const path = join(folder, name);
    const facts = await lstat(path).catch(() => undefined);
    if (facts !== undefined && now - facts.mtimeMs > leftoverAge) await rm(path, { force: true });
  }
}

/** Moves into place what was written aside; false where something is there already, which is left alone. */
function placed(aside: string, file: string): boolean {
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was never written, or is removed as a leftover one day.
  }
}

/**
 * @throws SW1114 where a folder of the cache is no folder. A link can be committed, and leads what is written to
 * anywhere.
 */
export function refuseLinks(folders: readonly string[]): void {
  for (const path of folders) {
    const facts = lstatSync(path, { throwIfNoEntry: false });
    if (facts === undefined || facts.isDirectory()) continue;
    if (!facts.isSymbolicLink()) {
      throw modelsErrors.create("SW1114", {
        message: `${visibleLine(path)} is no folder, and answers are kept below it.`,
        next: "Move it away, or name another folder: `models: { cache: FOLDER }` in slipway.yaml; then run the command again.",
      });
    }
    throw modelsErrors.create("SW1114", {
      message: `${visibleLine(path)} is a symbolic link, and answers are kept in folders alone.`,
      next: "Find out who put it there; remove it, or put a folder in its place, and run the command again.",
    });
  }
}

/**
 * Something in a folder that no cache put there; undefined where it holds answers alone, or is not there. Notes of a
 * person's own (`README.md`, `.gitignore`) may lie beside them.
 */
export function foreignEntry(folder: string): string | undefined {
  const names = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : [];
  return names.find((name) => name === ".git" || !/^(?:[0-9a-f]{2}|\..*|readme(?:\..*)?)$/i.test(name));
}

function makeFolder(folder: string, inner: string): void {
  // Git would lose sight of what somebody else keeps there.
  const isOwn = foreignEntry(folder) === undefined;
  mkdirSync(inner, { recursive: true });
  refuseLinks([inner]);
  if (!isOwn) return;
  try {
    writeFileSync(join(folder, ".gitignore"), "*\n", { flag: "wx" });
  } catch {
    // A file of a person's own, such as one that lets git keep the answers, is left alone.
  }
}

/** Undefined for what is not there, and for what is too large to be an answer: that is not read at all. */
function readBounded(file: string): Uint8Array | undefined {
  try {
    // Most that is looked for is not there, and to throw takes longer than to look.
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
    const read = readBoundedFile(file, largestCompletion);
    return read.outcome === "read" ? read.bytes : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
