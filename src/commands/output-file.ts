/** Writes a result into a file that a person or a workflow names. */
import { lstatSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { platformErrors } from "../platform/platform-errors.ts";

/**
 * Writes the file and returns its absolute path. Below the workspace no symbolic link is followed: its files may be a
 * stranger's. The file itself is replaced, so a link in its place is gone afterwards.
 *
 * @throws SW0113 for a way through a link, or a folder in the file's place.
 */
export function writeOutputFile(named: string, directory: string, workspace: string, text: string): string {
  const file = resolve(directory, named);
  const folder = dirname(file);
  const way = relative(workspace, folder);
  const isOutside = way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  if (!isOutside) requireNoLink(workspace, way, named);
  mkdirSync(folder, { recursive: true });
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw refused(`${named} is a folder.`, "Name a file for the result.");
  }
  const temporary = join(folder, `.${basename(file)}.${process.pid}`);
  writeFileSync(temporary, text, { flag: "wx" });
  renameSync(temporary, file);
  return file;
}

/** Looks at the part of the way that is there. */
function requireNoLink(workspace: string, way: string, named: string): void {
  let there = "";
  for (const name of way.split(sep)) {
    there = join(there, name);
    const found = lstatSync(join(workspace, there), { throwIfNoEntry: false });
    if (found === undefined) return;
    if (found.isSymbolicLink()) {
      throw refused(
        `${named} leads through ${there}, a symbolic link in the workspace.`,
        "Name a file in a folder that the workflow makes itself, or below ${{ runner.temp }}.",
      );
    }
  }
}

function refused(message: string, next: string): Error {
  return platformErrors.create("SW0113", { message, next });
}
