/** The default branch through GitHub's API, in a workflow: the newest commit, whatever was checked out and when. */
import { readBranchHead, readDefaultBranch, readFileAt } from "../../github/contents.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import type { DefaultBranch } from "./default-branch.ts";
import { openGithub } from "./github-open.ts";

/**
 * Undefined outside of workflows, without a token, and where the token may not read contents.
 *
 * @throws SW1005 to SW1014 where GitHub cannot be asked: an older policy must not stand in for a newer one then.
 */
export async function remoteDefaultBranch(context: CommandContext): Promise<DefaultBranch | undefined> {
  const github = isOnRunner(context.environment) ? openGithub(context) : undefined;
  if (github === undefined) return undefined;
  const { access } = github;
  try {
    const branch = await readDefaultBranch(access);
    const commit = await readBranchHead(access, branch);
    if (commit === undefined) return undefined;
    return { branch, commit, read: (path) => readFileAt(access, path, commit) };
  } catch (error) {
    // A token without `contents: read`: git here may know the branch all the same.
    if (isSlipwayError(error) && (error.code === "SW1006" || error.code === "SW1007")) {
      context.progress.debug(`The default branch is not read through GitHub's API: ${error.message}`);
      return undefined;
    }
    throw error;
  }
}
