/** What is in a folder before `init` writes: prompts in the layouts that Slipway knows, wherever they stand. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../../platform/order.ts";

export interface Detected {
  readonly kind: "empty" | "dotprompt" | "classic" | "both";
  /** Folders of prompts, and of classic templates, from the project's folder. `.` is the folder itself. */
  readonly prompts: readonly string[];
  readonly templates: readonly string[];
  /** Files that may be prompts. */
  readonly count: number;
  /** True where the tree is deeper or larger than what was looked at. */
  readonly cut: boolean;
}

/** Folders of other people's files, and of what programs make. */
const skipped: ReadonlySet<string> = new Set([
  "node_modules",
  "bower_components",
  "vendor",
  "dist",
  "build",
  "out",
  "target",
  "coverage",
  "venv",
  "site-packages",
  "__pycache__",
  "fixtures",
  "__fixtures__",
  "testdata",
]);
/** Deeper and larger trees are looked at no further; prompts of a project stand near its top. */
export const deepest = 8;
export const mostFolders = 20_000;

/** Looks through a folder. Links are not followed. */
export function detectPrompts(root: string): Detected {
  const dotprompts: string[] = [];
  const json = new Map<string, number>();
  const templates: string[] = [];
  const waiting: { readonly path: string; readonly depth: number }[] = [{ path: "", depth: 0 }];
  let seen = 0;
  let cut = false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen === mostFolders) {
      cut = true;
      break;
    }
    seen += 1;
    const { path, depth } = next;
    for (const entry of entriesOf(join(root, path))) {
      const inside = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name.startsWith(".") || skipped.has(entry.name)) continue;
        // A project of its own below this one.
        if (depth > 0 && existsSync(join(root, inside, "slipway.yaml"))) continue;
        if (entry.name === "prompt_templates") templates.push(inside);
        if (depth < deepest) waiting.push({ path: inside, depth: depth + 1 });
        else cut = true;
      } else if (entry.isFile()) {
        if (entry.name.endsWith(".prompt")) dotprompts.push(inside);
        else if (entry.name.endsWith(".json") && !/\.cases\.json$/.test(entry.name)) {
          const folder = promptFolderOf(inside);
          if (folder !== undefined) json.set(folder, (json.get(folder) ?? 0) + 1);
        }
      }
    }
  }
  return { ...summary(dotprompts, json, templates), cut };
}

function summary(
  dotprompts: readonly string[],
  json: ReadonlyMap<string, number>,
  templates: readonly string[],
): Omit<Detected, "cut"> {
  // A pair: `prompts` and `prompt_templates` side by side.
  const pairs = templates.filter((folder) => json.has(beside(folder)));
  const classic = pairs.map(beside);
  const own = dotprompts.filter((file) => !templates.some((folder) => file.startsWith(`${folder}/`)));
  const folders = outermost([...own.map((file) => promptFolderOf(file) ?? folderOf(file)), ...classic]);
  const count = own.length + classic.reduce((sum, folder) => sum + (json.get(folder) ?? 0), 0);
  const kind = own.length > 0 ? (classic.length > 0 ? "both" : "dotprompt") : classic.length > 0 ? "classic" : "empty";
  return { kind, prompts: folders, templates: pairs.toSorted(), count };
}

function beside(templates: string): string {
  return `${templates.slice(0, -"prompt_templates".length)}prompts`;
}

/** The outermost folder called `prompts` in which a file stands. */
function promptFolderOf(file: string): string | undefined {
  const names = file.split("/").slice(0, -1);
  const at = names.indexOf("prompts");
  return at === -1 ? undefined : names.slice(0, at + 1).join("/");
}

function folderOf(file: string): string {
  const slash = file.lastIndexOf("/");
  return slash === -1 ? "." : file.slice(0, slash);
}

/** Without those that stand in another one. */
function outermost(folders: readonly string[]): readonly string[] {
  const distinct = [...new Set(folders)].sort();
  return distinct.filter(
    (folder) => !distinct.some((other) => other !== folder && (other === "." || folder.startsWith(`${other}/`))),
  );
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  } catch {
    return [];
  }
}
