/** A look at the files of a repository that spares asking git, and loading what reads versions. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { GitOptions } from "../platform/git.ts";

/** True where a look at the disk tells that there is no tag: a checkout in a workflow rarely has one, and git takes its time. */
export function hasSurelyNoTag({ directory, environment }: GitOptions): boolean {
  const folder = join(directory, ".git");
  const moved = environment["GIT_DIR"] !== undefined || environment["GIT_COMMON_DIR"] !== undefined;
  if (moved || statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  if (existsSync(join(folder, "reftable"))) return false;
  const loose = join(folder, "refs", "tags");
  if (existsSync(loose) && readdirSync(loose).length > 0) return false;
  const packed = join(folder, "packed-refs");
  return !existsSync(packed) || !readFileSync(packed, "latin1").includes(" refs/tags/");
}
