/** The files that a script imports, read for it: its own process may read none. */
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { readBoundedFile } from "../platform/bounded-file.ts";

/** Files of one script, and bytes of one of them: far beyond what judging an answer takes. */
const mostFiles = 200;
const largestFile = 1024 * 1024;

export type ScriptFile =
  | { readonly text: string }
  /** A sentence without full stop. */
  | { readonly problem: string };

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
    const absent = { problem: `${path} cannot be read: is it there?` };
    try {
      const [folder, real] = await Promise.all([realpath(root), realpath(file)]);
      if (real !== join(folder, path)) return { problem: `${path} is reached through a link: import the file itself` };
      const read = readBoundedFile(file, largestFile);
      if (read.outcome === "absent") return absent;
      if (read.outcome === "no-file") return { problem: `${path} is no file` };
      if (read.outcome === "too-large") return { problem: `${path} is larger than 1 MiB` };
      return { text: read.bytes.toString("utf8") };
    } catch {
      return absent;
    }
  };
}
