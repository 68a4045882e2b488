/** One setting of git, as its user wrote it. */
import type { CommandContext } from "../platform/command.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { gitOutput } from "../platform/git.ts";

/**
 * Undefined without git, without a repository, and where the setting is empty or not there.
 *
 * @throws where the command was interrupted: then nobody knows what git would have said.
 */
export async function gitSetting(name: string, folder: string, context: CommandContext): Promise<string | undefined> {
  const { environment, signal } = context;
  try {
    const output = await gitOutput(["config", "--get", name], { directory: folder, environment, signal });
    const text = output.toString("utf8").trim();
    return text === "" ? undefined : text;
  } catch (error) {
    if (signal.aborted || !isSlipwayError(error) || error.class === "interrupted") throw error;
    return undefined;
  }
}
