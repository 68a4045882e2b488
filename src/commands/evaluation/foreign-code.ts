/** Whether the code in hand may be a stranger's: then none of it is run. */
import type { CommandContext } from "../../platform/command.ts";
import { commitCheckedOut } from "../checked-out-commit.ts";
import { eventOf } from "../run-event.ts";

/** Started by those who may write to the repository, for a commit that they choose. */
const ownEvents: ReadonlySet<string> = new Set(["push", "schedule", "workflow_dispatch"]);

/** Where the code of a run is not its own, in words for a message. */
export const foreignCodeWords =
  "a pull request from a fork, pull_request_target, workflow_run, or a commit that is not in the history of the one that the run is for";

/**
 * True in a workflow on a pull request from another repository, or from one that is gone, and on its reviews. On a
 * laptop, on pushes and on schedules the code is one's own. `pull_request_target` and `workflow_run` count too: they run
 * with rights, and what they check out may be anybody's. With every other event (`issue_comment`, `check_run`, what
 * GitHub may yet invent) the code is one's own where the commit checked out in `folder` is in the history of GITHUB_SHA.
 *
 * @throws SW1003 for a file of an event that is none.
 */
export async function isForeignCode(context: CommandContext, folder: string): Promise<boolean> {
  const { environment } = context;
  const name = environment["GITHUB_EVENT_NAME"] ?? "";
  if (environment["GITHUB_ACTIONS"] !== "true" || name === "" || ownEvents.has(name)) return false;
  if (name === "pull_request_target" || name === "workflow_run") return true;
  if (name.startsWith("pull_request")) {
    const event = await eventOf(context);
    return event === undefined || !("pullRequest" in event) || event.pullRequest.fromFork;
  }
  const checkedOut = await commitCheckedOut(folder, context);
  return checkedOut === undefined || !(await checkedOut.isInHistoryOf(environment["GITHUB_SHA"]));
}
