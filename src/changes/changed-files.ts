/** Which files of a project differ between two places, found by the hashes of git and not by reading them. */
import { type GitOptions, gitOutput } from "../platform/git.ts";
import type { FileSystem } from "../project/file-system.ts";
import { joinPath } from "../project/paths.ts";
import type { RevisionFiles } from "./revision-files.ts";

export interface ChangedFile {
  /** From the project's folder, as the place has it. */
  readonly path: string;
  readonly status: "added" | "removed" | "changed";
}

export interface ChangedFiles {
  /** By path in NFC. */
  readonly files: ReadonlyMap<string, ChangedFile>;
  /** False where there were too many to look at: then everything may have changed. */
  readonly complete: boolean;
}

/** More are not told apart: all prompts count as affected. */
const mostChanged = 200_000;
/** Deeper folders are not a project's (project-files.ts has the same bound). */
const deepest = 64;

/** What differs between the same folder of two revisions. Folders with the same hash are not looked into. */
export async function changedBetween(
  base: RevisionFiles | undefined,
  head: RevisionFiles | undefined,
): Promise<ChangedFiles> {
  const files = new Map<string, ChangedFile>();
  const add = (path: string, status: ChangedFile["status"]): void =>
    void files.set(path.normalize("NFC"), { path, status });
  const visit = async (path: string, depth: number): Promise<void> => {
    if (files.size > mostChanged) return;
    const [before, after] = await Promise.all([base?.look(path), head?.look(path)]);
    if (before?.entry.hash === after?.entry.hash && before?.entry.kind === after?.entry.kind) return;
    if (depth > deepest) return add(path, "changed");
    const isFolder = { before: hasChildren(before?.entry.kind), after: hasChildren(after?.entry.kind) };
    if (isFolder.before || isFolder.after) {
      const [left, right] = await Promise.all([before?.children(), after?.children()]);
      for (const name of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
        const [one, two] = [left?.get(name), right?.get(name)];
        if (one?.hash !== two?.hash || one?.kind !== two?.kind) await visit(joinPath(path, name), depth + 1);
      }
    }
    const [was, is] = [before !== undefined && !isFolder.before, after !== undefined && !isFolder.after];
    if (was || is) add(path, was && is ? "changed" : was ? "removed" : "added");
  };
  await visit("", 0);
  return { files, complete: files.size <= mostChanged };
}

/**
 * A link whose text is the same has changed with the file that it leads to.
 * @param links paths of links of the project
 */
export async function withLinks(
  { files, complete }: ChangedFiles,
  links: Iterable<string>,
  base: RevisionFiles,
): Promise<ChangedFiles> {
  const all = new Map(files);
  for (const [link, target] of await base.targets(links)) {
    const path = link.normalize("NFC");
    if (files.has(target.normalize("NFC")) && !files.has(path)) all.set(path, { path: link, status: "changed" });
  }
  return { files: all, complete };
}

function hasChildren(kind: string | undefined): boolean {
  return kind === "folder" || kind === "submodule";
}

/** What git says of a whole working tree, where somebody has asked already. */
export interface ListedTree {
  /** Files that git does not track, from the root of the repository. */
  readonly untracked: readonly string[];
  /** The tracked files that differ from a commit. */
  readonly differing: { readonly commit: string; readonly files: Promise<readonly TrackedChange[]> } | undefined;
}

/** A tracked file that differs between a commit and the working tree. */
export interface TrackedChange {
  /** From the root of the repository. */
  readonly path: string;
  /** git's letter: `A` for one that the commit lacks, `D` for one that the index or the disk lacks. */
  readonly status: string;
  readonly isSubmodule: boolean;
}

/** The tracked files that differ between a commit and the working tree, below a folder or in all of it. */
export async function trackedChanges(
  commit: string,
  folder: string,
  git: GitOptions,
): Promise<readonly TrackedChange[]> {
  const output = await gitOutput(
    [
      // Not diff-index: that takes a file for changed whose time alone differs from the index, as after a copy.
      ...["diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none"],
      ...[commit, ...within(folder)],
    ],
    git,
  );
  const changes: TrackedChange[] = [];
  const fields = output.toString("utf8").split("\0");
  for (let index = 0; index + 1 < fields.length; index += 2) {
    // `:100644 100644 HASH HASH M` and then the path.
    const [before = "", after = "", , , status = ""] = fields[index]?.split(" ") ?? [];
    changes.push({ path: fields[index + 1] ?? "", status, isSubmodule: before === ":160000" || after === "160000" });
  }
  return changes;
}

function within(folder: string): readonly string[] {
  return folder === "" ? [] : ["--", folder];
}

/**
 * What differs between a folder of a commit and the working tree: what git tracks and what it would track. A file that
 * only looks different (its times, its line ends) may be among them.
 *
 * @param folder from the root of the repository, empty for all of it
 * @param base the files of the commit below that folder
 */
export async function changedInWorkingTree(
  commit: string,
  folder: string,
  base: RevisionFiles,
  disk: FileSystem,
  git: GitOptions,
  listed?: ListedTree,
): Promise<ChangedFiles> {
  const [tracked, untracked] = await Promise.all([
    listed?.differing?.commit === commit ? listed.differing.files : trackedChanges(commit, folder, git),
    listed?.untracked ?? untrackedIn(within(folder), git),
  ]);
  const files = new Map<string, ChangedFile>();
  const prefix = folder === "" ? "" : `${folder}/`;
  const add = (fromRoot: string, status: ChangedFile["status"]): void => {
    if (!fromRoot.startsWith(prefix)) return;
    const path = fromRoot.slice(prefix.length);
    files.set(path.normalize("NFC"), { path, status });
  };
  for (const { path, status, isSubmodule } of tracked) {
    if (isSubmodule) {
      // git says of a submodule only that something in it differs.
      if (path.startsWith(prefix)) await addFolder(path.slice(prefix.length), base, disk, files);
    } else if (status === "A") add(path, "added");
    // git calls a file removed that is not in its index, though it may well be there.
    else if (status !== "D") add(path, "changed");
    else if (path.startsWith(prefix))
      add(path, (await isThere(disk, path.slice(prefix.length))) ? "changed" : "removed");
    if (files.size > mostChanged) return { files, complete: false };
  }
  for (const path of untracked) {
    if (path !== "" && !files.has(path.slice(prefix.length).normalize("NFC"))) add(path, "added");
    if (files.size > mostChanged) return { files, complete: false };
  }
  return { files, complete: true };
}

async function untrackedIn(where: readonly string[], git: GitOptions): Promise<readonly string[]> {
  const words = ["ls-files", "--others", "--exclude-standard", "-z", "--full-name", ...where];
  return (await gitOutput(words, git)).toString("utf8").split("\0");
}

/** Every file of a folder that either side has: which of them differ shows when they are read. */
async function addFolder(
  folder: string,
  base: RevisionFiles,
  disk: FileSystem,
  files: Map<string, ChangedFile>,
): Promise<void> {
  const [before, after] = await Promise.all([filesBelow(folder, base), filesBelow(folder, disk)]);
  for (const path of new Set([...before, ...after])) {
    const status = !before.has(path) ? "added" : after.has(path) ? "changed" : "removed";
    files.set(path.normalize("NFC"), { path, status });
  }
}

async function filesBelow(folder: string, place: FileSystem): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const visit = async (path: string, depth: number): Promise<void> => {
    for (const { name, kind } of (await place.entries(path)) ?? []) {
      if (found.size > mostChanged || name.startsWith(".") || name === "node_modules") continue;
      if (kind === "folder") {
        if (depth < deepest) await visit(joinPath(path, name), depth + 1);
      } else {
        found.add(joinPath(path, name));
      }
    }
  };
  await visit(folder, 0);
  return found;
}

async function isThere(disk: FileSystem, path: string): Promise<boolean> {
  const read = await disk.read(path, 0);
  return read.outcome === "read" || read.outcome === "too-large";
}
