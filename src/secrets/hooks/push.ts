/** What a push is about to publish, from the lines that git sends to pre-push (githooks(5)). */

import type { GitOptions } from "../../platform/git.ts";
import { runGit } from "../../platform/git.ts";

/** The arguments for `git rev-list`, undefined where nothing is published (deletions only). */
export async function revisionsOfPush(lines: string, git: GitOptions): Promise<readonly string[] | undefined> {
  const published: string[] = [];
  const known: string[] = [];
  for (const line of lines.split("\n")) {
    const match = /^\S+ (?<local>[0-9a-f]{40,64}) \S+ (?<remote>[0-9a-f]{40,64})$/.exec(line.trim());
    if (match?.groups === undefined) continue;
    const { local = "", remote = "" } = match.groups;
    if (/^0+$/.test(local)) continue;
    published.push(local);
    if (/^0+$/.test(remote)) continue;
    // After a force push of somebody else, the remote's commit may not be here.
    const outcome = await runGit(["cat-file", "-e", `${remote}^{commit}`], git);
    if (outcome.exitCode === 0) known.push(remote);
  }
  // What any remote has was published before.
  return published.length === 0 ? undefined : [...published, "--not", ...known, "--remotes"];
}
