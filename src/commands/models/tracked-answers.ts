/** In a workflow no answer counts that a commit brought: whoever wrote it would judge his own change. */
import { statSync } from "node:fs";
import { modelsErrors } from "../../models/errors.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { gitOutput } from "../../platform/git.ts";
import { visibleLine } from "../../platform/visible.ts";
import type { Project } from "../../project/project.ts";
import { repositoryFolder } from "../../secrets/sources/revisions.ts";
import { cacheFolderOf } from "./cache-folder.ts";

/** Also a link or a submodule in the place of such a folder. */
const inFolderOfAnswers = /^[0-9a-f]{2}(?:\/|$)/i;

/**
 * Looks at git's index, once, from within the folder: so it is the one of a submodule where the folder lies in one.
 *
 * @throws SW1115 on a runner where git tracks an answer in the folder, and what git and `cacheFolderOf` throw.
 */
export async function refuseTrackedAnswers(project: Project, context: CommandContext): Promise<void> {
  const { environment, signal } = context;
  if (!isOnRunner(environment)) return;
  const folder = cacheFolderOf(project);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  // Outside of a repository nothing was committed; in one that git refuses to read nobody can tell.
  if (repositoryFolder(folder) === undefined) return;
  const output = await gitOutput(["ls-files", "-z", "--cached"], { directory: folder, environment, signal });
  const tracked = output
    .toString("utf8")
    .split("\0")
    .find((name) => inFolderOfAnswers.test(name));
  if (tracked === undefined) return;
  throw modelsErrors.create("SW1115", {
    message: `The answers in ${visibleLine(folder)} are committed (${visibleLine(tracked)} and maybe others): in a workflow a change could bring the answers by which it is judged.`,
    next: "Take them out of git (`git rm -r --cached` with that folder) and keep them with actions/cache/restore and actions/cache/save, as docs/evaluation.md shows; or give `--environment`.",
  });
}
