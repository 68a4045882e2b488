/** Reactions to comments: the shortest answer there is. */
import { pathOf, type RepositoryAccess } from "./repository.ts";

/**
 * Reacts to a comment; reacting twice is reacting once. Needs `issues: write` or `pull-requests: write`.
 *
 * @throws SW1005 to SW1014.
 */
export async function reactTo(access: RepositoryAccess, comment: number, content: "+1" | "-1" | "eyes"): Promise<void> {
  await access.client.send({
    method: "POST",
    path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
    parameters: pathOf(access, { comment_id: comment }),
    body: { content },
    purpose: `react to comment ${comment}`,
    answers: [404],
    lookFirst: async () => undefined,
  });
}
