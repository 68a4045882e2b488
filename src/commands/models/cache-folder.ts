/** Where a project keeps answers on this machine: a folder of its own, in which nothing else lies. */
import { join } from "node:path";
import { modelsErrors } from "../../models/errors.ts";
import { foreignEntry, refuseLinks } from "../../models/folder-cache.ts";
import type { Finding } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import { foldedPath } from "../../platform/portable-path.ts";
import { readGlob } from "../../project/glob.ts";
import { storeFolders } from "../../project/load.ts";
import { readPath } from "../../project/paths.ts";
import type { Project } from "../../project/project.ts";
import { configProblem } from "../../project/rules.ts";

const defaultFolder = ".slipway/cache/completions";

const advice = "Name a folder of its own, such as `.slipway/cache/completions`, or remove the line.";

/**
 * Absolute. It may stand in the project only: slipway.yaml comes from a pull request like any other file.
 *
 * @throws SW1101 for a path that leads out or holds other files, SW1114 for one that is a link or no folder.
 */
export function cacheFolderOf(project: Project): string {
  const written = project.config.models?.cache ?? defaultFolder;
  const read = readPath(written);
  const problem = read.ok ? problemOf(read.path, project) : "is no folder of the project";
  if (!read.ok || problem !== undefined) throw refused(written, problem ?? "");
  const parts = read.path.split("/");
  refuseLinks(parts.map((_, index) => join(project.root, ...parts.slice(0, index + 1))));
  const folder = join(project.root, read.path);
  const foreign = written === defaultFolder ? undefined : foreignEntry(folder);
  if (foreign !== undefined) throw refused(written, `holds other files (${JSON.stringify(foreign)})`);
  return folder;
}

/** What is wrong with `models.cache`, for `check`: what can be told without looking at the disk. */
export function cacheFindings(project: Project): readonly Finding[] {
  const { configFile, locations, config } = project;
  const written = config.models?.cache;
  if (configFile === undefined || written === undefined) return [];
  const read = readPath(written);
  const problem = read.ok ? problemOf(read.path, project) : "is no folder of the project";
  if (problem === undefined) return [];
  const place = locations.valueAt("/models/cache") ?? locations.nearestTo("/models/cache");
  return [createFinding(configProblem, configFile, place, { message: messageOf(written, problem), help: advice })];
}

/** Git ignores the folder of answers, and old ones are removed: nothing else may lie in it, nor it in anything else. */
function problemOf(path: string, project: Project): string | undefined {
  if (path === "") return "is the project's own folder";
  const folded = foldedPath(path);
  if (folded.split("/").includes(".git")) return "is git's own folder";
  const { prompts, partials, templates, tools, schemas } = project.layout;
  const held = [...prompts, ...partials, ...templates, ...tools, ...schemas].flatMap((entry) => {
    const inProject = readPath(entry);
    return inProject.ok ? [readGlob(inProject.path).base] : [];
  });
  for (const one of [...held, ...storeFolders(project)]) {
    const other = foldedPath(one);
    // A project whose prompts lie beside slipway.yaml holds everything.
    if (other === "") continue;
    if (folded === other || other.startsWith(`${folded}/`) || folded.startsWith(`${other}/`)) {
      return folded === other
        ? "holds other things of the project"
        : `and ${JSON.stringify(one)}, which holds other things of the project, lie in one another`;
    }
  }
  return undefined;
}

function messageOf(written: string, problem: string): string {
  return `\`models.cache\` cannot keep answers in ${JSON.stringify(written)}: it ${problem}.`;
}

function refused(written: string, problem: string): Error {
  return modelsErrors.create("SW1101", {
    message: messageOf(written, problem),
    next: advice,
    place: { file: "slipway.yaml" },
  });
}
