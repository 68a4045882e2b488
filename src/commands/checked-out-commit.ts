/** Which commit is checked out, and whether it is one of a history that is trusted. */
import type { CommandContext } from "../platform/command.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { type GitOptions, runGit } from "../platform/git.ts";
import { repositoryFolder } from "../secrets/sources/revisions.ts";

export interface CheckedOutCommit {
  /** Full hash; undefined where it cannot be told. */
  readonly commit: string | undefined;
  isInHistoryOf(trusted: string | undefined): Promise<boolean>;
}

/** What is checked out where a folder lies; undefined outside of any repository. */
export async function commitCheckedOut(
  folder: string,
  { environment, signal }: Pick<CommandContext, "environment" | "signal">,
): Promise<CheckedOutCommit | undefined> {
  const root = repositoryFolder(folder);
  if (root === undefined) return undefined;
  const git: GitOptions = { directory: root, environment, signal };
  const commit = await headOf(git);
  return {
    commit,
    isInHistoryOf: async (trusted) =>
      commit !== undefined && trusted !== undefined && (await isInHistory(commit, trusted, git)),
  };
}

async function headOf(git: GitOptions): Promise<string | undefined> {
  try {
    const { exitCode, output } = await runGit(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], git);
    const commit = output.toString("latin1").trim();
    return exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined;
  } catch (error) {
    // Without git nobody can tell, and that is no reason to go on.
    if (isSlipwayError(error) && error.class !== "interrupted") return undefined;
    throw error;
  }
}

/** A shallow clone that lacks the commits between does not have it. */
async function isInHistory(commit: string, trusted: string, git: GitOptions): Promise<boolean> {
  if (commit === trusted) return true;
  if (!/^[0-9a-f]{40,64}$/.test(trusted)) return false;
  return (await runGit(["merge-base", "--is-ancestor", commit, trusted], git)).exitCode === 0;
}
