/** Commits as GitHub knows them: who made them, and whether one lies on a branch. */
import type { Account, CommitSha } from "./fields.ts";
import { answerFields, pathOf, type RepositoryAccess } from "./repository.ts";

export interface CommitFacts {
  readonly sha: CommitSha;
  readonly message: string;
  /** GitHub's account of the author's address. Anybody can write any address into a commit: it is no proof. */
  readonly author: Account | undefined;
  readonly committer: Account | undefined;
  readonly parents: readonly CommitSha[];
}

/** Git has no bound; GitHub shows no more. */
const longestMessage = 1024 * 1024;

/**
 * The commit that a branch, a tag or a hash names; undefined where there is none.
 *
 * @throws SW1005 to SW1014.
 */
export async function readCommit(access: RepositoryAccess, ref: string): Promise<CommitFacts | undefined> {
  const purpose = "read a commit";
  const { status, json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}",
    parameters: pathOf(access, { ref }),
    purpose,
    answers: [404, 422],
  });
  if (status >= 400) return undefined;
  const fields = answerFields(json, purpose);
  return {
    sha: fields.sha("sha"),
    message: fields.object("commit").text("message", longestMessage),
    author: accountIn(fields, "author"),
    committer: accountIn(fields, "committer"),
    parents: fields.objects("parents", 1_000).map((parent) => parent.sha("sha")),
  };
}

/**
 * How `head` stands to `base`: `behind` or `identical` where every commit of head is on base already. Undefined where
 * one of them does not exist.
 *
 * @throws SW1005 to SW1014.
 */
export async function compareCommits(
  access: RepositoryAccess,
  base: string,
  head: string,
): Promise<"ahead" | "behind" | "identical" | "diverged" | undefined> {
  const purpose = "compare two commits";
  const { status, json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}/compare/{basehead}",
    parameters: pathOf(access, { basehead: `${base}...${head}` }),
    query: { per_page: 1 },
    purpose,
    answers: [404],
  });
  if (status === 404) return undefined;
  const found = answerFields(json, purpose).text("status");
  return found === "ahead" || found === "behind" || found === "identical" || found === "diverged" ? found : undefined;
}

/** An address that GitHub does not know gives null, and sometimes an empty object. */
function accountIn(fields: ReturnType<typeof answerFields>, name: "author" | "committer"): Account | undefined {
  return fields.optionalObject(name)?.has("id") === true ? fields.account(name) : undefined;
}
