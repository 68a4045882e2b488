/** Paths that people write in slipway.yaml, front matter and cases: where they lead, and that they stay inside. */
import { problemWithPath } from "../platform/portable-path.ts";

/** A path relative to the project's folder: `/` as separator, NFC, portable, without `.` and `..`. */
export type ProjectPath = string & { readonly __brand: "ProjectPath" };

export type ReadPath =
  | { readonly ok: true; readonly path: ProjectPath }
  | {
      readonly ok: false;
      readonly problem: "outside" | "not-portable";
      /** A sentence. */
      readonly message: string;
      readonly help: string;
    };

/**
 * Reads a path that somebody wrote. A path that begins with `./` or `../` is meant from `folder`, the folder of the
 * file in which it stands; every other path from the project's folder. The project's folder itself is the empty path.
 */
export function readPath(written: string, folder = ""): ReadPath {
  const shown = `“${written}”`;
  if (/^(?:[/\\]|[A-Za-z]:(?:[\\/]|$))/.test(written)) {
    return outside(
      `${shown} is an absolute path.`,
      "Write a path that begins in the project's folder: `media/photo.png`.",
    );
  }
  if (written === "~" || written.startsWith("~/")) {
    return outside(`${shown} leads to a home folder.`, "Write a path that begins in the project's folder.");
  }
  const text = written.normalize("NFC");
  const relative = text === "." || text === ".." || text.startsWith("./") || text.startsWith("../");
  const parts = relative && folder !== "" ? folder.split("/") : [];
  for (const part of text.split("/")) {
    if (part === "..") {
      if (parts.length === 0) {
        return outside(`${shown} leads out of the project.`, "Copy what it names into the project's folder.");
      }
      parts.pop();
    } else if (part !== "." && part !== "") {
      parts.push(part);
    }
  }
  const path = parts.join("/");
  const problem = path === "" ? undefined : problemWithPath(path);
  if (problem !== undefined) {
    return {
      ok: false,
      problem: "not-portable",
      message: `The path ${shown} ${problem}.`,
      help: text.includes("\\")
        ? `Separate folders by “/”: \`${text.replaceAll("\\", "/")}\`.`
        : "Rename the file: letters, digits, hyphens, underscores and dots always work.",
    };
  }
  return { ok: true, path: path as ProjectPath };
}

/** The folder of a path; the empty string for a path without one. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

/** The last name of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Joins a folder, which may be the empty one, and a name. */
export function joinPath(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

function outside(message: string, help: string): ReadPath {
  return { ok: false, problem: "outside", message, help };
}
