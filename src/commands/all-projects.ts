/** Every project of a repository, for commands that look at all of them. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { CommandContext } from "../platform/command.ts";
import { gitOutput } from "../platform/git.ts";
import { projectErrors } from "../project/errors.ts";
import { type LoadedProject, loadProject } from "../project/load.ts";
import { configFileName } from "../project/project.ts";
import { projectFolders, projectsIn } from "../project/projects.ts";
import { repositoryFolder } from "../secrets/sources/revisions.ts";

export interface PlacedProject {
  /** Folder from the root of the repository with `/`; empty at the root. */
  readonly path: string;
  readonly loaded: LoadedProject;
}

/** Without git the folders below are looked through; more files are no repository of prompts. */
const mostFiles = 200_000;
const deepest = 32;

/**
 * The projects of the repository in which the context's folder lies, sorted by path; without git, those below the folder.
 *
 * @throws SW0201 where there is none, SW0150 to SW0153 of git
 */
export async function allProjects(context: CommandContext): Promise<readonly PlacedProject[]> {
  const root = repositoryFolder(context.cwd);
  const top = root ?? context.cwd;
  const paths = root === undefined ? filesBelow(top) : await filesOfGit(root, context);
  const folders = projectsIn(projectFolders(paths));
  if (folders.length === 0) {
    throw projectErrors.create("SW0201", {
      message: `No prompt project was found in ${top} or below it: no ${configFileName}, no prompts/*.prompt, and no prompts/*.json beside prompt_templates/*.txt.`,
      next: `Write a ${configFileName} that says where the prompts are: \`slipway: 1\` and \`prompts: [path/to/prompts]\`.`,
    });
  }
  const projects: PlacedProject[] = [];
  for (const path of folders) projects.push({ path, loaded: await loadProject(join(top, path)) });
  return projects;
}

/** What git tracks or would track, and is there. */
async function filesOfGit(root: string, { environment, signal }: CommandContext): Promise<readonly string[]> {
  const git = { directory: root, environment, signal };
  const listed = await gitOutput(["ls-files", "-z", "--cached", "--others", "--exclude-standard"], git);
  const paths = listed.toString("utf8").split("\0");
  return paths.filter((path) => !path.endsWith(configFileName) || existsSync(join(root, path)));
}

function filesBelow(top: string): readonly string[] {
  const files: string[] = [];
  const visit = (folder: string, depth: number): void => {
    for (const entry of readdirSync(join(top, folder), { withFileTypes: true })) {
      if (files.length >= mostFiles) return;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && depth < deepest && !entry.name.startsWith(".") && entry.name !== "node_modules")
        visit(path, depth + 1);
    }
  };
  visit("", 0);
  return files;
}
