/** Whether the code in hand is a stranger's: then none of it is run. */
import type { CommandContext } from "../../platform/command.ts";

/**
 * True in a workflow on a pull request unless the event says that head and base are one repository. What cannot be read
 * counts as a fork's.
 */
export async function readsFromFork(context: CommandContext): Promise<boolean> {
  const { environment } = context;
  if (environment["GITHUB_ACTIONS"] !== "true") return false;
  if (!/^pull_request/.test(environment["GITHUB_EVENT_NAME"] ?? "")) return false;
  return true;
}
