/** Pull requests and their reviews. */
import { type PullRequestFacts, pullRequestOf, type ReviewFacts, reviewOf } from "./event.ts";
import { type CommitSha, type Fields, isSameRepository, type RepositoryName } from "./fields.ts";
import { answerFields, answerItems, pathOf, type RepositoryAccess } from "./repository.ts";

/** A pull request as the API has it now. */
export interface StoredPullRequest extends PullRequestFacts {
  readonly open: boolean;
  /** The commit on the base branch that it became; undefined before it is merged. */
  readonly mergeCommit: CommitSha | undefined;
}

/**
 * One pull request; undefined where there is none of this number.
 *
 * @throws SW1005 to SW1014.
 */
export async function readPullRequest(
  access: RepositoryAccess,
  number: number,
): Promise<StoredPullRequest | undefined> {
  const purpose = `read pull request #${number}`;
  const { status, json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}",
    parameters: pathOf(access, { pull_number: number }),
    purpose,
    answers: [404],
  });
  if (status === 404) return undefined;
  const fields = answerFields(json, purpose);
  return storedPullRequest(fields);
}

function storedPullRequest(fields: Fields): StoredPullRequest {
  // Before the merge GitHub names a commit of a trial here, which nobody delivers.
  const isMerged = fields.has("merged_at");
  return {
    ...pullRequestOf(fields),
    open: fields.text("state") === "open",
    mergeCommit: isMerged && fields.has("merge_commit_sha") ? fields.sha("merge_commit_sha") : undefined,
  };
}

/**
 * The open pull requests whose head is exactly this branch of this repository, and whose head commit is this one. It
 * is how the run of a fork is traced to its pull request: by what GitHub says, never by a number that the run wrote down.
 *
 * @throws SW1005 to SW1014.
 */
export async function pullRequestsOfHead(
  access: RepositoryAccess,
  head: { readonly repository: RepositoryName; readonly branch: string; readonly sha: CommitSha },
): Promise<readonly StoredPullRequest[]> {
  const purpose = "find the pull request of a run";
  const found: StoredPullRequest[] = [];
  const request = {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls",
    parameters: pathOf(access),
    query: { state: "open", head: `${head.repository.owner}:${head.branch}` },
    purpose,
  } as const;
  for await (const { json } of access.client.pages(request)) {
    for (const fields of answerItems(json, purpose)) {
      const pullRequest = storedPullRequest(fields);
      const { repository, ref, sha } = pullRequest.head;
      // GitHub looks at owner and branch only: an owner can have two forks of one repository.
      if (repository === undefined || !isSameRepository(repository, head.repository)) continue;
      if (ref === head.branch && sha === head.sha) found.push(pullRequest);
    }
  }
  return found;
}

/**
 * Every review of a pull request, oldest first; a person's newest one that is no comment counts.
 *
 * @throws SW1005 to SW1014.
 */
export async function listReviews(access: RepositoryAccess, number: number): Promise<readonly ReviewFacts[]> {
  const purpose = `read the reviews of pull request #${number}`;
  const reviews: ReviewFacts[] = [];
  const path = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";
  const request = { method: "GET", path, parameters: pathOf(access, { pull_number: number }), purpose } as const;
  for await (const { json } of access.client.pages(request)) reviews.push(...answerItems(json, purpose).map(reviewOf));
  return reviews;
}
