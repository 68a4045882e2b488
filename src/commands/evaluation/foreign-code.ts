/** Whether the code in hand may be a stranger's: then none of it is run. */
import type { CommandContext } from "../../platform/command.ts";
import { eventOf } from "../run-event.ts";

/**
 * True in a workflow on a pull request from another repository, or from one that is gone. On a laptop and on pushes the
 * code is one's own. `pull_request_target` and `workflow_run` count too: they run with rights, and what they
 * check out may be anybody's.
 */
export async function isForeignCode(context: CommandContext): Promise<boolean> {
  if (context.environment["GITHUB_ACTIONS"] !== "true") return false;
  const event = await eventOf(context);
  if (event === undefined) return /^pull_request/.test(context.environment["GITHUB_EVENT_NAME"] ?? "");
  if (event.kind === "workflow_run") return true;
  return event.kind === "pull_request" && (event.target || event.pullRequest.fromFork);
}
