/** A handful of files out of commits, in one run of git. */
import { type GitOptions, gitOutput } from "./git.ts";

export interface PlaceInGit {
  /** Full hash. */
  readonly commit: string;
  /** From the root of the repository, with `/`. */
  readonly path: string;
}

/**
 * What the files hold, in the order of the places; undefined where a commit has no file of that name, or is not here.
 *
 * @throws SW0150 to SW0153 of git.
 */
export async function contentsInGit(
  places: readonly PlaceInGit[],
  git: GitOptions,
): Promise<readonly (Buffer | undefined)[]> {
  // A line feed in a path would be a request of its own, and git takes `./` and `../` for ways from its folder.
  const asked = places.filter(({ path }) => !path.includes("\n") && !/^\.{1,2}(?:\/|$)/.test(path));
  if (asked.length === 0) return places.map(() => undefined);
  const input = Buffer.from(asked.map(({ commit, path }) => `${commit}:${path}\n`).join(""), "utf8");
  const output = await gitOutput(["cat-file", "--batch"], { ...git, input });
  const found = new Map<PlaceInGit, Buffer>();
  let at = 0;
  for (const place of asked) {
    const end = output.indexOf(10, at);
    if (end === -1) break;
    const [, type, size] = /^[0-9a-f]{40,64} (\w+) (\d+)$/.exec(output.toString("latin1", at, end)) ?? [];
    at = end + 1;
    // `NAME missing`: nothing follows.
    if (type === undefined || size === undefined) continue;
    if (type === "blob") found.set(place, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return places.map((place) => found.get(place));
}
