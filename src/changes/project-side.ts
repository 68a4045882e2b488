/** One of the two sides of a comparison: a project at a revision or in the working tree, and which files it is made of. */
import type { LoadedProject } from "../project/load.ts";
import { fileLimitsOf, type Project } from "../project/project.ts";
import type { FoundFile } from "../project/project-files.ts";
import { findPromptFiles, foldersOf, type PromptFile, type PromptIndex } from "../prompts/load-find.ts";

export interface ProjectSide {
  readonly project: Project;
  readonly loaded: LoadedProject;
  readonly index: PromptIndex;
  /** By name. */
  readonly prompts: ReadonlyMap<string, PromptFile>;
  /** Files in the folders of schemas and tools, by path. */
  readonly schemas: ReadonlyMap<string, FoundFile>;
  readonly tools: ReadonlyMap<string, FoundFile>;
}

/**
 * The side of a project with the same files as another side has: by name, whatever is in them.
 */
export function sideLike(loaded: LoadedProject, other: ProjectSide): ProjectSide {
  return { ...other, project: loaded.project, loaded };
}

/** Finds the files of a project. Nothing but slipway.yaml was read before, and nothing is read here. */
export async function openSide(loaded: LoadedProject): Promise<ProjectSide> {
  const { project } = loaded;
  const index = await findPromptFiles(project, "taken");
  const library = async (part: "schemas" | "tools"): Promise<ReadonlyMap<string, FoundFile>> => {
    const files = new Map<string, FoundFile>();
    for (const folder of await foldersOf(project, part, [])) {
      const found = await project.files.walk(folder, (path) => /\.(?:json|yaml|yml)$/.test(path), {
        isJudged: false,
        findings: [],
      });
      for (const file of found) files.set(file.path, file);
    }
    return files;
  };
  return {
    project,
    loaded,
    index,
    prompts: new Map(index.prompts.map((prompt) => [prompt.name, prompt])),
    schemas: await library("schemas"),
    tools: await library("tools"),
  };
}

/** The text of a file, empty where it cannot be read: whoever loads it says why. */
export async function textOf({ project }: ProjectSide, file: FoundFile): Promise<string> {
  const read = await project.files.readText(file, fileLimitsOf(project).fileBytes);
  return read.ok ? read.source.text : "";
}
