/** The git repository around a project, as far as `init` needs it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { isSlipwayError } from "../../platform/errors.ts";
import { type GitOptions, runGit } from "../../platform/git.ts";
import { repositoryName } from "../own-repository.ts";

/** The folder of the repository in which a folder is; undefined where there is none, or no git. */
export async function repositoryRoot(git: GitOptions): Promise<string | undefined> {
  try {
    const outcome = await runGit(["rev-parse", "--show-toplevel"], git);
    return outcome.exitCode === 0 ? outcome.output.toString("utf8").replace(/\n$/, "") : undefined;
  } catch (error) {
    if (isSlipwayError(error)) return undefined;
    throw error;
  }
}

/**
 * Those of the files that git does not hold as they are: untracked ones and changed ones. All of them where there is no
 * repository.
 *
 * @param paths from the folder in which git runs
 */
export async function notCommitted(paths: readonly string[], git: GitOptions): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  if ((await repositoryRoot(git)) === undefined) return paths;
  const tracked = await runGit(["ls-tree", "-r", "-z", "--name-only", "HEAD", "--", ...paths], git);
  const known = new Set(tracked.output.toString("utf8").split("\0"));
  const changed = await runGit(["diff", "--name-only", "-z", "--relative", "HEAD", "--", ...paths], git);
  const different = new Set(changed.output.toString("utf8").split("\0"));
  return paths.filter((path) => !known.has(path) || different.has(path));
}

/** A workflow that uses our actions already, from the root of the repository. */
export function workflowWithSlipway(root: string): string | undefined {
  const folder = join(root, ".github", "workflows");
  if (!existsSync(folder)) return undefined;
  const name = repositoryName().split("/").at(-1) ?? "slipway";
  const uses = new RegExp(`uses:\\s*["']?[\\w.-]+/${name}(?:/[\\w./-]+)?@`);
  for (const file of readdirSync(folder).sort()) {
    if (!/\.ya?ml$/.test(file)) continue;
    if (uses.test(readFileSync(join(folder, file), "utf8"))) return `.github/workflows/${file}`;
  }
  return undefined;
}

/** A path from a folder, with `/`, for people. */
export function shownFrom(folder: string, path: string): string {
  const way = relative(folder, path).split(sep).join("/");
  return way === "" ? "." : way;
}
