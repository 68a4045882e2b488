/** What lies between two commits: the commits, the pull requests that brought them, and who pushed. */
import { type PullRequestFacts, pullRequestOf } from "./event.ts";
import type { Account, CommitSha, Fields } from "./fields.ts";
import { answerItems, pathOf, type RepositoryAccess } from "./repository.ts";

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** GitHub's account of the address; undefined where it knows none. */
  readonly account: Account | undefined;
}

/** A commit with everybody whom it names. Anybody can write any name into a commit. */
export interface SignedCommit {
  readonly sha: CommitSha;
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

const longestMessage = 1024 * 1024;

/**
 * The commits that `head` has and `base` has not, at most `most`; with null for `base`, `head` alone. Undefined where
 * there are more, or one of them does not exist. Needs `contents: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function commitsBetween(
  access: RepositoryAccess,
  base: string | null,
  head: string,
  most: number,
): Promise<readonly SignedCommit[] | undefined> {
  const purpose = "read the commits of a change";
  if (base === null) {
    const { status, json } = await access.client.send({
      method: "GET",
      path: "/repos/{owner}/{repo}/commits/{ref}",
      parameters: pathOf(access, { ref: head }),
      purpose,
      answers: [404, 422],
    });
    return status >= 400 ? undefined : answerItems([json], purpose).map(signedCommitOf);
  }
  const commits: SignedCommit[] = [];
  const request = {
    method: "GET",
    path: "/repos/{owner}/{repo}/compare/{basehead}",
    parameters: pathOf(access, { basehead: `${base}...${head}` }),
    purpose,
    answers: [404],
  } as const;
  for await (const { status, json } of access.client.pages(request)) {
    if (status === 404) return undefined;
    commits.push(...answerItems(json, purpose, "commits").map(signedCommitOf));
    if (commits.length > most) return undefined;
  }
  return commits;
}

function signedCommitOf(fields: Fields): SignedCommit {
  const commit = fields.object("commit");
  return {
    sha: fields.sha("sha"),
    message: commit.text("message", longestMessage),
    author: signatureOf(commit.optionalObject("author"), fields, "author"),
    committer: signatureOf(commit.optionalObject("committer"), fields, "committer"),
  };
}

function signatureOf(written: Fields | undefined, fields: Fields, name: "author" | "committer"): Signature {
  return {
    name: written?.optionalText("name") ?? "",
    email: written?.optionalText("email") ?? "",
    account: fields.optionalObject(name)?.has("id") === true ? fields.account(name) : undefined,
  };
}

/**
 * The pull requests that brought a commit, or that hold it. Needs `pull-requests: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function pullRequestsOfCommit(
  access: RepositoryAccess,
  commit: string,
): Promise<readonly PullRequestFacts[]> {
  const purpose = "find the pull requests of a commit";
  const { json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{commit_sha}/pulls",
    parameters: pathOf(access, { commit_sha: commit }),
    query: { per_page: 100 },
    purpose,
  });
  return answerItems(json, purpose).map(pullRequestOf);
}

/** A push as GitHub recorded it: unlike what stands in a commit, nobody can write another name there. */
export interface PushActivity {
  readonly actor: Account | undefined;
  readonly after: CommitSha;
  readonly type: string;
}

/**
 * The newest pushes to a branch, newest first, at most 100; undefined where the server does not tell. Merges by
 * GitHub's own button are not among them. Needs `contents: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function pushesTo(access: RepositoryAccess, branch: string): Promise<readonly PushActivity[] | undefined> {
  const purpose = "see who pushed to a branch";
  const { status, json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}/activity",
    parameters: pathOf(access),
    query: { ref: `refs/heads/${branch}`, per_page: 100 },
    purpose,
    // Servers before 3.11 have no such list, and forks of others may not be readable.
    answers: [403, 404],
  });
  if (status >= 400) return undefined;
  return answerItems(json, purpose)
    .map((fields) => ({
      actor: fields.optionalAccount("actor"),
      after: fields.sha("after"),
      type: fields.text("activity_type"),
    }))
    .filter(({ type }) => type === "push" || type === "force_push" || type === "branch_creation");
}
