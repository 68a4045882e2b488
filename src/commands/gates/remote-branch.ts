/** The default branch through GitHub's API, in a workflow: the newest commit, whatever was checked out and when. */
import type { CommandContext } from "../../platform/command.ts";
import type { DefaultBranch } from "./default-branch.ts";

/** Undefined outside of workflows and without a token. */
export async function remoteDefaultBranch(_context: CommandContext): Promise<DefaultBranch | undefined> {
  return undefined;
}
