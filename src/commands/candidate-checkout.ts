/** Where no action runs: the commit of somebody who may not release, checked out beside rights that he would get with it. */
import type { CommandContext } from "../platform/command.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { type GitOptions, runGit } from "../platform/git.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { repositoryFolder } from "../secrets/sources/revisions.ts";
import { eventOf } from "./run-event.ts";

/** Events whose runs have the repository's secrets and rights, whoever caused them ("Events that trigger workflows"). */
const privilegedEvents: ReadonlySet<string> = new Set(["pull_request_target", "workflow_run", "issue_comment"]);

/** Runs for a change whose rights the workflow chooses. */
const changeEvents: ReadonlySet<string> = new Set([
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
]);

/**
 * Looks at the event, whether the job may ask for an identity token, and the commit that is checked out in the context's
 * folder. What is in the history of the commit that a privileged run is for, the default branch's, is no candidate; neither
 * is what a pull request's base has. What cannot be seen from within a job: which permissions its GITHUB_TOKEN has.
 *
 * @throws SW0114 where a candidate is checked out, or where that cannot be told.
 */
export async function refuseCandidateBesideRights(context: CommandContext): Promise<void> {
  const { environment } = context;
  const name = environment["GITHUB_EVENT_NAME"] ?? "";
  const mayAskForToken = (environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "") !== "";
  const isPrivileged = privilegedEvents.has(name);
  if (!isPrivileged && !(changeEvents.has(name) && mayAskForToken)) return;
  const root = repositoryFolder(context.cwd);
  if (root === undefined) return;
  const git: GitOptions = { directory: root, environment, signal: context.signal };
  const trusted = isPrivileged ? environment["GITHUB_SHA"] : await baseOf(context);
  const head = await headOf(git);
  if (head !== undefined && trusted !== undefined && (await isInHistory(head, trusted, git))) return;
  const found = head === undefined ? "what is checked out here cannot be told" : `${head.slice(0, 12)} is checked out`;
  throw isPrivileged
    ? platformErrors.create("SW0114", {
        message: `A run for \`${name}\` has the repository's secrets and a token that may write, and ${found}, which is not of the branch that the run is for: a stranger's files beside these rights.`,
        next: "Leave `ref:` of actions/checkout away in this workflow: then the default branch is checked out. What reads the change itself runs under `on: pull_request` with `permissions: contents: read`.",
      })
    : platformErrors.create("SW0114", {
        message: `This job may ask for an identity token (\`id-token: write\`), and ${found}, which is not of the base of the pull request: whatever runs here could take a cloud role with the change's files.`,
        next: "Give jobs that check a pull request out `permissions: contents: read` and nothing else. What needs a role runs after the merge, under `on: push`, or in a job that checks the base out.",
      });
}

async function baseOf(context: CommandContext): Promise<string | undefined> {
  const event = await eventOf(context);
  return event !== undefined && "pullRequest" in event ? event.pullRequest.base.sha : undefined;
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
