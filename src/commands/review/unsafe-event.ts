/** Where a review does not run: a candidate's code beside rights that it must not have. */
import type { GithubEvent } from "../../github/event.ts";
import type { EnvironmentVariables } from "../../platform/environment.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import type { CheckedOut } from "./change.ts";

/**
 * Looks at the event, the commit that is checked out, and whether the job may ask for an identity token. What cannot be
 * seen from within a job: which permissions its GITHUB_TOKEN has.
 *
 * @throws SW0114 under `pull_request_target`, `workflow_run` and `issue_comment`, and for a pull request in a job with
 * `id-token: write`.
 */
export function refuseUnsafeEvent(
  event: GithubEvent | undefined,
  tree: CheckedOut,
  environment: EnvironmentVariables,
): void {
  if (event === undefined) return;
  const name = environment["GITHUB_EVENT_NAME"] ?? "";
  const privileged =
    (event.kind === "pull_request" && event.target) || event.kind === "workflow_run" || event.kind === "issue_comment";
  if (privileged) {
    const isOwn = tree.commit === environment["GITHUB_SHA"];
    throw platformErrors.create("SW0114", {
      message: isOwn
        ? `A run for \`${name}\` has the base checked out, not the change: a review of it would say nothing about the change.`
        : `A run for \`${name}\` has the repository's secrets and a token that may write, and here ${tree.commit.slice(0, 12)} is checked out, which is not the commit that the run is for: a stranger's files beside these rights.`,
      next: "Review under `on: pull_request`, with `permissions: contents: read`. It works for forks; the action `report` in a job of its own writes the comment.",
    });
  }
  if ("pullRequest" in event && (environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "") !== "") {
    throw platformErrors.create("SW0114", {
      message:
        "This job may ask for an identity token (`id-token: write`), and the files of a pull request are checked out in it: whatever runs here could take a cloud role.",
      next: "Give the job of the review `permissions: contents: read` and nothing else. What needs a role belongs into a job of its own, which does not check the pull request out.",
    });
  }
}
