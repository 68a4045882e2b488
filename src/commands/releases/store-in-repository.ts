/** A store that is a folder of the repository: releases are no sources, and git should not hold them. */
import { join, relative, sep } from "node:path";
import type { CommandContext } from "../../platform/command.ts";
import { runGit } from "../../platform/git.ts";
import { visibleLine } from "../../platform/visible.ts";
import type { Environment, Project } from "../../project/project.ts";
import type { ReleaseRecord } from "../../releases/record.ts";

/** Says so once, after the first release, where git does not ignore the folder. */
export async function hintAtIgnoring(
  { root }: Pick<Project, "root">,
  { store }: Environment,
  { seq }: ReleaseRecord,
  context: CommandContext,
): Promise<void> {
  const { address } = store;
  if (seq !== 1 || address.kind !== "folder") return;
  const git = { directory: root, environment: context.environment, signal: context.signal };
  // The pointer is there by now: listed where git holds it, or would with the next `git add`.
  const words = ["ls-files", "--cached", "--others", "--exclude-standard", "--", join(address.folder, "current.json")];
  // It fails where there is no repository, or the folder is outside of it.
  const outcome = await runGit(words, git).catch(() => undefined);
  if (outcome?.exitCode !== 0 || outcome.output.length === 0) return;
  const path = visibleLine(relative(root, address.folder).split(sep).join("/"));
  context.progress.note(
    `The store ${path} lies in this repository, and git does not ignore it: add \`${path}/\` to .gitignore.`,
  );
}
