/** Which pull request a report is for. The answer comes from GitHub, never from the document. */
import type { GithubEvent, WorkflowRunFacts } from "../../github/event.ts";
import { type CommitSha, isCommitSha, type RepositoryName } from "../../github/fields.ts";
import { pullRequestsOfHead } from "../../github/pull-requests.ts";
import type { RepositoryAccess } from "../../github/repository.ts";
import type { GithubRun } from "../../github/run.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import type { Review } from "../../reports/review.ts";

export type ReportTarget =
  | { readonly kind: "none"; readonly reason: string }
  | {
      readonly kind: "pull requests";
      readonly numbers: readonly number[];
      readonly head: CommitSha;
      /** The run that made the document, where it is not this one. */
      readonly madeBy: WorkflowRunFacts | undefined;
    };

/** One head can be proposed to several branches; more than this is no ordinary use. */
const mostPullRequests = 3;

/**
 * Finds out from the event. `number` is what the workflow's author wrote into `pull-request`, for events that belong to
 * no pull request by themselves.
 *
 * @throws SW0103 for a number that is none, SW0114 under pull_request_target, and what the API throws.
 */
export async function reportTarget(
  facts: { readonly run: GithubRun; readonly event: GithubEvent; readonly number: number | undefined },
  review: Review | undefined,
  access: () => RepositoryAccess,
): Promise<ReportTarget> {
  const { event, number } = facts;
  if (event.kind === "pull_request") {
    if (event.target) throw unsafeEvent();
    return fromOwnEvent(event.pullRequest.number, event.pullRequest.head.sha, review);
  }
  if (event.kind === "workflow_run") return fromFinishedRun(event.run, number, review, access);
  if (number === undefined)
    return { kind: "none", reason: `a run for ${facts.run.eventName} belongs to no pull request` };
  if (!Number.isInteger(number) || number < 1) {
    throw platformErrors.create("SW0103", {
      message: "The number of the pull request is no whole number above 0.",
      next: "Write for example `pull-request: ${{ github.event.issue.number }}`.",
    });
  }
  const head = review?.pullRequest?.headSha ?? review?.head.commit;
  if (!isCommitSha(head)) return { kind: "none", reason: "the document does not say which commit it is about" };
  return { kind: "pull requests", numbers: [number], head, madeBy: undefined };
}

function fromOwnEvent(number: number, head: CommitSha, review: Review | undefined): ReportTarget {
  const about = review?.pullRequest?.headSha;
  if (about !== undefined && about !== head) return otherCommit(about, head);
  return { kind: "pull requests", numbers: [number], head, madeBy: undefined };
}

/**
 * The document is the artifact of a run that anybody may have made: it names nothing that is believed. Head repository,
 * branch and commit are what GitHub says of the run, and the pull request is the one that GitHub knows for them.
 */
async function fromFinishedRun(
  finished: WorkflowRunFacts,
  number: number | undefined,
  review: Review | undefined,
  access: () => RepositoryAccess,
): Promise<ReportTarget> {
  if (number !== undefined) {
    throw platformErrors.create("SW0103", {
      message: "`pull-request` is not taken in a run for workflow_run: a number could come from a stranger's artifact.",
      next: "Leave it out. The pull request is found by the head of the run.",
    });
  }
  if (finished.event !== "pull_request") {
    return { kind: "none", reason: `the run that ended was for ${finished.event}, not for a pull request` };
  }
  const repository: RepositoryName | undefined = finished.headRepository;
  if (repository === undefined) return { kind: "none", reason: "the fork of that run was deleted" };
  const about = review?.pullRequest?.headSha;
  if (about !== undefined && about !== finished.headSha) return otherCommit(about, finished.headSha);
  const head = { repository, branch: finished.headBranch, sha: finished.headSha };
  const found = await pullRequestsOfHead(access(), head);
  const numbers = found.slice(0, mostPullRequests).map((pull) => pull.number);
  if (numbers.length === 0) {
    return { kind: "none", reason: `no open pull request has ${finished.headSha.slice(0, 12)} as its head (any more)` };
  }
  return { kind: "pull requests", numbers, head: finished.headSha, madeBy: finished };
}

function otherCommit(about: string, head: string): ReportTarget {
  return {
    kind: "none",
    reason: `the document is about ${about.slice(0, 12)}, and this run is about ${head.slice(0, 12)}`,
  };
}

function unsafeEvent(): Error {
  return platformErrors.create("SW0114", {
    message: "A run for `pull_request_target` has rights that a document made from a stranger's code must not meet.",
    next: "Report under `on: pull_request`, and publish the reports of forks under `on: workflow_run`: docs/pull-requests.md has both workflows.",
  });
}
