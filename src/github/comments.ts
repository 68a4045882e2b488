/** Comments on pull requests and issues. */
import { isJsonObject, type Json, ownProperty } from "../platform/json.ts";
import { type CommentFacts, commentOf } from "./event.ts";
import { answerFields, answerItems, pathOf, type RepositoryAccess } from "./repository.ts";

const list = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const one = "/repos/{owner}/{repo}/issues/comments/{comment_id}";

/** 10,000 comments: GitHub itself shows no more of a conversation. */
const mostPages = 100;

/** A comment with the id that GraphQL wants. */
export interface StoredComment extends CommentFacts {
  readonly nodeId: string;
}

/**
 * Every comment of an issue or a pull request, oldest first, page by page.
 *
 * @throws SW1005 to SW1014.
 */
export async function* listComments(access: RepositoryAccess, issue: number): AsyncGenerator<StoredComment> {
  const purpose = `read the comments of #${issue}`;
  const request = { method: "GET", path: list, parameters: pathOf(access, { issue_number: issue }), purpose } as const;
  for await (const { json } of access.client.pages(request, mostPages)) {
    for (const fields of answerItems(json, purpose)) yield { ...commentOf(fields), nodeId: fields.text("node_id") };
  }
}

/**
 * A comment as it is now; undefined where it was deleted. A gate asks for it again before it believes an event.
 *
 * @throws SW1005 to SW1014.
 */
export async function readComment(access: RepositoryAccess, id: number): Promise<StoredComment | undefined> {
  const purpose = `read comment ${id}`;
  const { status, json } = await access.client.send({
    method: "GET",
    path: one,
    parameters: pathOf(access, { comment_id: id }),
    purpose,
    answers: [404, 410],
  });
  return status >= 400 ? undefined : storedComment(json, purpose);
}

/**
 * Writes a comment. Where the reply is lost, `lookFirst` says whether it is there: the comment as the API gives it.
 *
 * @throws SW1005 to SW1014; SW1006 where the token may not comment, SW1008 where the text is too long.
 */
export async function createComment(
  access: RepositoryAccess,
  issue: number,
  body: string,
  lookFirst: () => Promise<StoredComment | undefined>,
): Promise<StoredComment> {
  const purpose = `comment on #${issue}`;
  let found: StoredComment | undefined;
  const { json } = await access.client.send({
    method: "POST",
    path: list,
    parameters: pathOf(access, { issue_number: issue }),
    body: { body },
    purpose,
    lookFirst: async () => {
      found = await lookFirst();
      return found === undefined ? undefined : null;
    },
  });
  return found ?? storedComment(json, purpose);
}

/**
 * Replaces the text of a comment. `gone` where it was deleted meanwhile; `unwanted` where `stillWanted`, which is asked
 * before every repetition, says so.
 *
 * @throws SW1005 to SW1014; SW1006 where it is somebody else's.
 */
export async function updateComment(
  access: RepositoryAccess,
  id: number,
  body: string,
  stillWanted: () => Promise<boolean> = async () => true,
): Promise<StoredComment | "gone" | "unwanted"> {
  const purpose = `update comment ${id}`;
  let unwanted = false;
  const { status, json } = await access.client.send({
    method: "PATCH",
    path: one,
    parameters: pathOf(access, { comment_id: id }),
    body: { body },
    purpose,
    answers: [404, 410],
    lookFirst: async () => {
      unwanted = !(await stillWanted());
      return unwanted ? null : undefined;
    },
  });
  if (unwanted) return "unwanted";
  return status >= 400 ? "gone" : storedComment(json, purpose);
}

/**
 * Deletes a comment; one that is gone already is no error.
 *
 * @throws SW1005 to SW1014.
 */
export async function deleteComment(access: RepositoryAccess, id: number): Promise<void> {
  await access.client.send({
    method: "DELETE",
    path: one,
    parameters: pathOf(access, { comment_id: id }),
    purpose: `delete comment ${id}`,
    answers: [404, 410],
  });
}

/**
 * Folds a comment away as outdated. REST cannot, so this asks GraphQL. False where GitHub refused.
 *
 * @throws SW1005 to SW1014.
 */
export async function foldComment(access: RepositoryAccess, nodeId: string): Promise<boolean> {
  const { json } = await access.client.send({
    method: "POST",
    path: "/graphql",
    body: {
      query:
        "mutation($id: ID!, $classifier: ReportedContentClassifiers!) { minimizeComment(input: { subjectId: $id, classifier: $classifier }) { minimizedComment { isMinimized } } }",
      variables: { id: nodeId, classifier: "OUTDATED" },
    },
    purpose: "fold an outdated comment",
    // Folding twice is folding once.
    lookFirst: async () => undefined,
  });
  return isJsonObject(json) && ownProperty(json, "errors") === undefined;
}

/**
 * Shows a comment again that is folded as outdated; what people folded for other reasons stays so. False where nothing
 * was to do, and where GitHub refused.
 *
 * @throws SW1005 to SW1014.
 */
export async function unfoldComment(access: RepositoryAccess, nodeId: string): Promise<boolean> {
  const ask = (query: string, purpose: string) =>
    access.client.send({
      method: "POST",
      path: "/graphql",
      body: { query, variables: { id: nodeId } },
      purpose,
      answers: [400, 403, 404],
      // Asking twice changes nothing, and unfolding twice is unfolding once.
      lookFirst: async () => undefined,
    });
  const { json } = await ask(
    "query($id: ID!) { node(id: $id) { ... on IssueComment { isMinimized minimizedReason } } }",
    "see whether a comment is folded",
  );
  const node = inside(inside(json, "data"), "node");
  const reason = inside(node, "minimizedReason");
  // GitHub writes it as `outdated` here, and takes it as OUTDATED.
  if (inside(node, "isMinimized") !== true || typeof reason !== "string" || reason.toLowerCase() !== "outdated") {
    return false;
  }
  const shown = await ask(
    "mutation($id: ID!) { unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } } }",
    "unfold a comment that is up to date again",
  );
  return shown.status < 400 && isJsonObject(shown.json) && ownProperty(shown.json, "errors") === undefined;
}

function inside(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? ownProperty(value, name) : undefined;
}

function storedComment(json: Json, purpose: string): StoredComment {
  const fields = answerFields(json, purpose);
  return { ...commentOf(fields), nodeId: fields.text("node_id") };
}
