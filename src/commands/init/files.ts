/** Writes what `init` makes: new files only, never through a link that leads elsewhere; and a conversion as a whole. */
import { randomUUID } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { isSlipwayError, type SlipwayError } from "../../platform/errors.ts";
import { projectErrors } from "../../project/errors.ts";
import type { Conversion } from "./conversion.ts";

/** One file that `init` would like to be there. */
export interface WantedFile {
  /** Absolute. */
  readonly path: string;
  /** Folder that must hold it, whatever links say. */
  readonly within: string;
  readonly text: string;
}

/** Why a file cannot be written; undefined where it can. */
export function obstacleTo({ path, within }: Omit<WantedFile, "text">): string | undefined {
  if (isThere(path)) return "it is there already";
  let folder = dirname(path);
  while (!existsSync(folder) && folder !== dirname(folder)) {
    if (isThere(folder)) return "a link above it leads nowhere";
    folder = dirname(folder);
  }
  const real = realpathSync(folder);
  const root = realpathSync(within);
  if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep))
    return "a link above it leads out of here";
  return lstatSync(real).isDirectory() ? undefined : `${folder} is no folder`;
}

/** A link to nowhere is there too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Writes a new file and the folders above it.
 *
 * @throws SW0207 where that fails, also where the file came to be meanwhile.
 */
export function writeNew({ path, text }: WantedFile): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
}

/**
 * Writes new files and makes a conversion, all of it or nothing: where one step fails, those before it are taken back.
 *
 * @param root absolute folder of the project
 * @param news new files, written first
 * @throws SW0207 where a file cannot be written or removed; then everything is as it was, or the message names what
 *   is not.
 */
export function applyConversion(
  root: string,
  { written, removed }: Pick<Conversion, "written" | "removed">,
  news: readonly WantedFile[] = [],
): void {
  const undo: UndoStep[] = [];
  let at = root;
  try {
    for (const file of news) {
      writeNew(file);
      undo.push({ path: file.path, run: () => removeNew(file) });
    }
    for (const [name, text] of written) {
      at = join(root, name);
      const path = at;
      if (isThere(path)) replace(path, text, undo);
      else {
        const file = { path, within: root, text };
        writeNew(file);
        undo.push({ path, run: () => removeNew(file) });
      }
    }
    for (const name of removed) {
      at = join(root, name);
      const path = at;
      undo.push({ path, run: remove(path) });
    }
  } catch (cause) {
    const error = isSlipwayError(cause) ? cause : cannotWrite(at, cause);
    const left = takenBack(undo);
    throw left.length === 0 ? error : halfConverted(error, left);
  }
  for (const folder of new Set(removed.map((name) => dirname(join(root, name))))) removeEmpty(folder, root);
}

interface UndoStep {
  readonly path: string;
  readonly run: () => void;
}

/** Removes a file, or a link itself; gives what brings it back. */
function remove(path: string): () => void {
  const link = lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  const bytes = link === undefined ? readFileSync(path) : undefined;
  rmSync(path);
  return () => {
    if (link !== undefined) symlinkSync(link, path);
    else if (bytes !== undefined) writeFileSync(path, bytes);
  };
}

function removeNew({ path, within }: WantedFile): void {
  rmSync(path);
  removeEmpty(dirname(path), within);
}

/** Takes back what can be, the last first; what could not be, as words. */
function takenBack(undo: readonly UndoStep[]): readonly string[] {
  return undo.toReversed().flatMap(({ path, run }) => {
    try {
      run();
      return [];
    } catch (error) {
      return [`${path} (${codeOf(error)})`];
    }
  });
}

function halfConverted(error: SlipwayError, left: readonly string[]): SlipwayError {
  return projectErrors.create("SW0207", {
    message: `${error.message} What was changed before could not be taken back everywhere: ${left.join(", ")}.`,
    next: "Everything that was there is in git: `git status` shows what differs, `git restore` brings it back. Then run the same command again.",
    cause: error,
  });
}

function replace(path: string, text: string, undo: UndoStep[]): void {
  const before = readFileSync(path);
  const temporary = `${path}.${randomUUID()}.slipway-new`;
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
  undo.push({ path, run: () => writeFileSync(path, before) });
}

/** Folders that hold nothing any more. What cannot be removed stays. */
function removeEmpty(folder: string, root: string): void {
  for (let at = folder; at !== root && at.startsWith(root); at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      return;
    }
  }
}

function cannotWrite(path: string, cause: unknown): SlipwayError {
  return projectErrors.create("SW0207", {
    message: `${path} cannot be written: ${codeOf(cause)}.`,
    next: "Look at the permissions and the free space there, and run the same command again: what is there already is left alone.",
    cause,
  });
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
}
