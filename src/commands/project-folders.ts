/** Where the projects of a repository are, from the paths of its files. */
import { configFileName, defaultLayout } from "../project/project.ts";

/** Folders with a slipway.yaml, and those with prompts in a layout that needs none. */
export function projectFolders(paths: Iterable<string>): {
  readonly configured: ReadonlySet<string>;
  readonly usual: ReadonlySet<string>;
} {
  const configured = new Set<string>();
  const usual = new Set<string>();
  /** Folders that hold a folder of JSON files as prompts, and those that hold one of templates. */
  const pairs = new Set<string>();
  const templates = new Set<string>();
  for (const path of paths) {
    const names = path.split("/");
    const last = names.pop() ?? "";
    if (names.some((name) => name === "node_modules" || name.startsWith("."))) continue;
    if (last === configFileName) configured.add(names.join("/"));
    const isPrompt = last.endsWith(".prompt");
    const isPair = last.endsWith(".json");
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
