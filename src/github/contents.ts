/** Branches, and files as they are at a commit. */
import type { CommitSha } from "./fields.ts";
import { answerFields, pathOf, type RepositoryAccess } from "./repository.ts";

/**
 * The repository's default branch, by its settings now.
 *
 * @throws SW1005 to SW1014.
 */
export async function readDefaultBranch(access: RepositoryAccess): Promise<string> {
  const purpose = "see the default branch of the repository";
  const { json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}",
    parameters: pathOf(access),
    purpose,
  });
  return answerFields(json, purpose).text("default_branch");
}

/**
 * The commit that a branch has now; undefined where there is no such branch. Needs `contents: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function readBranchHead(access: RepositoryAccess, branch: string): Promise<CommitSha | undefined> {
  const purpose = "see the newest commit of a branch";
  const { status, json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}/branches/{branch}",
    parameters: pathOf(access, { branch }),
    purpose,
    answers: [404],
  });
  return status === 404 ? undefined : answerFields(json, purpose).object("commit").sha("sha");
}

/** GitHub gives a file's content up to a megabyte ("Get repository content"); base64 with line feeds is longer. */
const longestContent = 2 * 1024 * 1024;

/**
 * A file at a commit; undefined where there is none, or a folder or link is in its place. Needs `contents: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function readFileAt(
  access: RepositoryAccess,
  path: string,
  commit: string,
): Promise<Uint8Array | undefined> {
  const purpose = "read a file of the repository";
  const { status, json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}/contents/{path}",
    parameters: pathOf(access, { path }),
    query: { ref: commit },
    purpose,
    answers: [404],
  });
  if (status === 404 || Array.isArray(json)) return undefined;
  const fields = answerFields(json, purpose);
  if (fields.text("type") !== "file" || fields.optionalText("encoding") !== "base64") return undefined;
  return Buffer.from(fields.text("content", longestContent), "base64");
}
