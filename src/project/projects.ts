/** The projects of a repository, from the paths of its files. */
import { configFileName, defaultLayout } from "./project.ts";

export interface ProjectFolders {
  /** Folders with a slipway.yaml; the empty path is the root of the repository. */
  readonly configured: ReadonlySet<string>;
  /** Folders with prompts in a layout that needs none. */
  readonly usual: ReadonlySet<string>;
}

/** Looks at paths from the root of the repository, with `/`. */
export function projectFolders(paths: Iterable<string>): ProjectFolders {
  const configured = new Set<string>();
  const usual = new Set<string>();
  /** Folders that hold a folder of JSON files as prompts, and those that hold one of templates. */
  const pairs = new Set<string>();
  const templates = new Set<string>();
  for (const path of paths) {
    const last = path.slice(path.lastIndexOf("/") + 1);
    const isConfig = last === configFileName;
    const isPrompt = last.endsWith(".prompt");
    const isPair = last.endsWith(".json");
    if (!isConfig && !isPrompt && !isPair && !mayBeTemplate(path)) continue;
    const names = path.split("/").slice(0, -1);
    if (names.some((name) => name === "node_modules" || name.startsWith("."))) continue;
    if (isConfig) configured.add(names.join("/"));
    for (const [index, name] of names.entries()) {
      const into = defaultLayout.templates.includes(name)
        ? templates
        : defaultLayout.prompts.includes(name)
          ? isPrompt
            ? usual
            : isPair
              ? pairs
              : undefined
          : undefined;
      into?.add(names.slice(0, index).join("/"));
    }
  }
  for (const folder of pairs) if (templates.has(folder)) usual.add(folder);
  return { configured, usual };
}

/** A repository may have a hundred thousand files that are none. */
function mayBeTemplate(path: string): boolean {
  return defaultLayout.templates.some((name) => path.includes(name));
}

/**
 * Every project once, sorted: those with a slipway.yaml, and those in a usual layout that lie in none of them. A project
 * inside another one is a project of its own.
 */
export function projectsIn({ configured, usual }: ProjectFolders): readonly string[] {
  const others = [...usual].filter((folder) => !foldersAbove(folder).some((above) => configured.has(above)));
  // Of usual layouts inside each other, `prompts/prompts/a.prompt`, the outer one is meant.
  const outer = others.filter(
    (folder) => !foldersAbove(folder).some((above) => above !== folder && others.includes(above)),
  );
  return [...configured, ...outer].sort();
}

/** A folder and those above it, up to the root of the repository, which is the empty path. */
export function foldersAbove(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) folders.push(at);
  return [...folders, ""];
}
