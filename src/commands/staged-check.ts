/** The check of what the next commit would hold, for the hook: only projects to which a staged file belongs. */
import type { CommandContext } from "../platform/command.ts";
import type { Finding } from "../platform/finding.ts";
import { loadProject } from "../project/load.ts";
import { folderOf } from "../project/paths.ts";
import { configFileName, type Project } from "../project/project.ts";
import { foldersAbove, projectFolders } from "../project/projects.ts";
import { repositoryFolder } from "../secrets/sources/revisions.ts";
import { stagedChanges } from "../secrets/sources/staged-changes.ts";
import { checkProject } from "./project-check.ts";
import { type IndexEntry, indexEntries, stagedFiles } from "./staged-files.ts";

/**
 * The problems of every project that the commit changes, files named from the root of the repository. Empty where no
 * staged file belongs to a project.
 *
 * @throws SW0150 to SW0153 of git.
 */
export async function checkStaged(context: CommandContext): Promise<readonly Finding[]> {
  const directory = repositoryFolder(context.cwd) ?? context.cwd;
  const git = { directory, environment: context.environment, signal: context.signal };
  const staged = (await stagedChanges(git)).map(({ path }) => path);
  if (staged.length === 0) return [];
  const entries = await indexEntries(git);
  const findings: Finding[] = [];
  for (const [folder, paths] of projectsOf(staged, entries)) {
    const files = await stagedFiles(entries, folder, git);
    try {
      const loaded = await loadProject(files.root, files);
      if (!paths.some((path) => belongsTo(loaded.project, path))) continue;
      const prefix = folder === "" ? "" : `${folder}/`;
      const check = await checkProject(loaded, context);
      findings.push(...check.findings.map((finding) => ({ ...finding, file: `${prefix}${finding.file}` })));
    } finally {
      files.close();
    }
  }
  return findings;
}

/** The staged paths of each project, from its folder. The folders are found in the index the way check finds them. */
function projectsOf(staged: readonly string[], entries: readonly IndexEntry[]): ReadonlyMap<string, readonly string[]> {
  const { configured, usual } = projectFolders(entries.map(({ path }) => path));
  const projects = new Map<string, string[]>();
  for (const path of staged) {
    const above = foldersAbove(folderOf(path));
    const folder = above.find((candidate) => configured.has(candidate)) ?? above.find((other) => usual.has(other));
    if (folder === undefined) continue;
    const paths = projects.get(folder) ?? [];
    projects.set(folder, paths);
    paths.push(folder === "" ? path : path.slice(folder.length + 1));
  }
  return projects;
}

/** What cases send along with a prompt may stand anywhere in the project. */
const media = /\.(?:png|jpe?g|gif|webp|svg|pdf|mp3|wav|ogg|flac|m4a|mp4|webm|mov)$/i;

/** True for slipway.yaml and what it leads to; a project's folder may hold an application as well. */
function belongsTo({ layout }: Project, path: string): boolean {
  if (path === configFileName || path.endsWith(".prompt") || media.test(path)) return true;
  const folders = [layout.prompts, layout.partials, layout.templates, layout.tools, layout.schemas].flat();
  return folders.some((written) => {
    // As far as it says a folder; the rest is a pattern.
    const folder = written.replace(/(?:^|\/)[^/]*[*?[{].*$/s, "").replace(/^\.\/|\/$/g, "");
    return folder === "" || folder === "." || path === folder || path.startsWith(`${folder}/`);
  });
}
