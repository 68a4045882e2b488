/** The files that a script imports, read for it: its own process may read none. */
import { lstat, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";

/** Files of one script, and bytes of one of them: far beyond what judging an answer takes. */
const mostFiles = 200;
const largestFile = 1024 * 1024;

export type ScriptFile = { readonly text: string } | { readonly problem: string };

/** A reader of modules and JSON below the project's folder: regular files alone, through no link, bounded in all. */
export function scriptFiles(root: string, most = mostFiles): (path: string) => Promise<ScriptFile> {
  let files = 0;
  return async (path) => {
    files += 1;
    if (files > most) return { problem: `It imports more than ${most} files` };
    const plain = path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
    if (!plain || /[\\:\0]/.test(path)) return { problem: `${path.slice(0, 200)} is no file of the project` };
    if (!/\.(?:js|mjs|json)$/.test(path)) {
      return { problem: `${path} cannot be imported: scripts are ES modules (.js, .mjs), and may import JSON` };
    }
    const file = join(root, path);
    try {
      const [folder, real, stat] = await Promise.all([realpath(root), realpath(file), lstat(file)]);
      if (real !== join(folder, path)) return { problem: `${path} is reached through a link: import the file itself` };
      if (!stat.isFile()) return { problem: `${path} is no file` };
      if (stat.size > largestFile) return { problem: `${path} is larger than 1 MiB` };
      return { text: await readFile(file, "utf8") };
    } catch {
      return { problem: `${path} cannot be read: is it there?` };
    }
  };
}
