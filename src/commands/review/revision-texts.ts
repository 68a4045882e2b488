/** Texts of files at a commit: slipway.yaml, and files whose notes are to be compared. */
import type { TrackedChange } from "../../changes/changed-files.ts";
import { type GitOptions, gitOutput } from "../../platform/git.ts";
import type { GitObjects } from "../../platform/git-objects.ts";
import type { PlaceInGit } from "../../platform/git-texts.ts";

/** Larger files are no settings and no prompts: limits.fileBytes ends there too. */
const longestText = 10 * 1024 * 1024;

/** Files of the working tree by their paths from the root of the repository. */
export interface WorkingTreeFiles {
  /** Those that git tracks or would track. */
  readonly all: readonly string[];
  /** Those that it would track. */
  readonly untracked: readonly string[];
}

/** Paths of all files of a commit, by what differs between it and the working tree: git need not list them anew. */
export function pathsOfBase(
  { all, untracked }: WorkingTreeFiles,
  differing: readonly TrackedChange[],
): readonly string[] {
  const paths = new Set(all);
  for (const path of untracked) paths.delete(path);
  for (const { path, status } of differing) {
    if (status === "A") paths.delete(path);
    else paths.add(path);
  }
  return [...paths];
}

/** What git tracks or would track, listed once for everybody. */
export async function filesOfTree(git: GitOptions): Promise<WorkingTreeFiles> {
  const output = await gitOutput(["ls-files", "-t", "-z", "--cached", "--others", "--exclude-standard"], git);
  const all = new Set<string>();
  const untracked: string[] = [];
  for (const line of output.toString("utf8").split("\0")) {
    // One letter and a space before each path (git-ls-files(1), -t): `?` for what is not tracked.
    const path = line.slice(2);
    if (path === "") continue;
    all.add(path);
    if (line.startsWith("?")) untracked.push(path);
  }
  return { all: [...all], untracked };
}

/** The texts of files of a commit by path; absent where there is no such file, or a larger one. */
export async function textsAt(
  commit: string,
  paths: readonly string[],
  objects: GitObjects,
): Promise<ReadonlyMap<string, string>> {
  const found = await contentsAt(
    paths.map((path) => ({ commit, path })),
    objects,
  );
  const texts = new Map<string, string>();
  for (const [index, path] of paths.entries()) {
    const bytes = found[index];
    if (bytes !== undefined) texts.set(path, bytes.toString("utf8"));
  }
  return texts;
}

/** The contents of files, in their order; undefined where there is none, or a larger one. */
export async function contentsAt(
  places: readonly PlaceInGit[],
  objects: GitObjects,
): Promise<readonly (Buffer | undefined)[]> {
  return Promise.all(
    places.map(async ({ commit, path }) => {
      // Git takes `./` and `../` for ways from its folder.
      if (/^\.{1,2}(?:\/|$)/.test(path)) return undefined;
      const object = await objects.read(`${commit}:${path}`, longestText);
      return object.outcome === "read" && object.type === "blob" ? object.bytes : undefined;
    }),
  );
}
