/** Who somebody is, and what they may do in a repository. */
import type { GithubClient } from "./client.ts";
import { type Account, accountOf } from "./fields.ts";
import { answerFields, pathOf, type RepositoryAccess } from "./repository.ts";

export interface Permission {
  readonly user: Account;
  /** `admin`, `write`, `read` or `none`: maintain counts as write here, and triage as read. */
  readonly permission: string;
  /** `admin`, `maintain`, `write`, `triage`, `read`, `none`, or the name of a role of the organization. */
  readonly role: string;
}

/**
 * What GitHub says now, not what an event said; undefined for a login that does not exist. The answer is about the
 * account that has the login now: compare its id with the one that you mean. Needs `metadata: read`, which every token has.
 *
 * @throws SW1005 to SW1014.
 */
export async function permissionOf(access: RepositoryAccess, login: string): Promise<Permission | undefined> {
  const purpose = "see what a person may do in the repository";
  const { status, json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}/collaborators/{username}/permission",
    parameters: pathOf(access, { username: login }),
    purpose,
    answers: [404],
  });
  if (status === 404) return undefined;
  const fields = answerFields(json, purpose);
  const permission = fields.text("permission");
  return { user: fields.account("user"), permission, role: fields.optionalText("role_name") ?? permission };
}

/**
 * Whose token it is; undefined for the token of an app's installation, which `GITHUB_TOKEN` is too: GitHub does not say.
 *
 * @throws SW1005 to SW1014.
 */
export async function ownAccount(client: GithubClient): Promise<Account | undefined> {
  const purpose = "see whose token it is";
  const { status, json } = await client.send({ method: "GET", path: "/user", purpose, answers: [403, 404] });
  return status >= 400 ? undefined : accountOf(answerFields(json, purpose));
}
