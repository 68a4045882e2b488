/** Who is in a team. `GITHUB_TOKEN` cannot see it; an app's token with `members: read` can. */
import type { GithubClient } from "./client.ts";
import { answerFields } from "./repository.ts";

/**
 * Whether somebody is an active member; `unreadable` where this token may not look. A team that the token cannot see at
 * all has no members for it.
 *
 * @throws SW1005 to SW1014.
 */
export async function isTeamMember(
  client: GithubClient,
  team: { readonly organization: string; readonly name: string },
  login: string,
): Promise<boolean | "unreadable"> {
  const purpose = "see whether somebody is in a team";
  const { status, json } = await client.send({
    method: "GET",
    path: "/orgs/{org}/teams/{team_slug}/memberships/{username}",
    parameters: { org: team.organization, team_slug: team.name, username: login },
    purpose,
    answers: [403, 404],
  });
  if (status === 403) return "unreadable";
  return status === 200 && answerFields(json, purpose).text("state") === "active";
}
