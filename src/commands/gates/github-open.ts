/** GitHub as the gate sees it, where there is a repository and a token. */
import type { CommandContext } from "../../platform/command.ts";
import type { GithubView } from "./github-view.ts";

export async function openGithubView(_context: CommandContext): Promise<GithubView | undefined> {
  return undefined;
}
