/** Paths on the command line and in reports, and how they relate to the project. */
import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { quoted } from "../platform/inputs.ts";
import { projectErrors } from "../project/errors.ts";
import type { Project } from "../project/project.ts";

/**
 * Paths that a person named, from where they stand, as paths of the project. The project's folder is the empty path.
 *
 * @throws SW0205 for a path that is not there or not in the project.
 */
export function projectPaths(project: Project, paths: readonly string[], cwd: string): readonly string[] {
  const found: string[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    if (!existsSync(absolute)) {
      throw projectErrors.create("SW0205", {
        message: `There is no file or folder ${quoted(path)}.`,
        next: "Paths are meant from the folder in which Slipway is started.",
      });
    }
    const inside = relative(project.root, realpathSync(absolute)).split(sep).join("/").normalize("NFC");
    if (inside === ".." || inside.startsWith("../") || inside.startsWith("/") || /^[A-Za-z]:/.test(inside)) {
      throw projectErrors.create("SW0205", {
        message: `${quoted(path)} is not in the project ${project.root}.`,
        next: "Name files and folders of the project, or start Slipway in the project that holds them.",
      });
    }
    found.push(inside);
  }
  return found;
}

/** Folder of the project below the root of its git repository, with `/`; empty where they are the same or there is none. */
export function repositoryPrefix(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return relative(folder, root).split(sep).join("/");
    if (dirname(folder) === folder) return "";
  }
}
