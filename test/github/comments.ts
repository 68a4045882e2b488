/** Comments on issues and pull requests. */
import {
  type Call,
  created,
  type Endpoint,
  invalid,
  notFound,
  numberOf,
  ok,
  paged,
  Refusal,
  textOf,
} from "./endpoint.ts";
import { commentJson } from "./shapes.ts";
import type { Comment } from "./state.ts";

const list = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const one = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
const reading = ["issues=read", "pull_requests=read"];
const writing = ["issues=write", "pull_requests=write"];

/** GitHub counts characters (Unicode code points) and answers 422 from the first that is too many. */
const longestComment = 65_536;

export const commentEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: list,
    permissions: reading,
    handle({ repository, at, ...call }) {
      const issue = issueNumber({ repository, at, ...call });
      const comments = [...repository.comments.values()].filter((comment) => comment.issue === issue);
      return paged(comments.sort((a, b) => a.id - b.id).map((comment) => commentJson(comment, repository, at)));
    },
  },
  {
    method: "POST",
    path: list,
    permissions: writing,
    handle(call) {
      const { world, repository, user, at, body } = call;
      const time = world.tick();
      const comment: Comment = {
        id: world.id(),
        issue: issueNumber(call),
        author: user,
        body: checkedBody(textOf(body, "body")),
        minimized: undefined,
        createdAt: time,
        updatedAt: time,
      };
      repository.comments.set(comment.id, comment);
      return created(commentJson(comment, repository, at));
    },
  },
  {
    method: "GET",
    path: one,
    permissions: reading,
    handle: (call) => ok(commentJson(commentOf(call), call.repository, call.at)),
  },
  {
    method: "PATCH",
    path: one,
    permissions: writing,
    handle(call) {
      const comment = commentOf(call);
      if (!mayChange(call, comment)) throw new Refusal(403, "Resource not accessible by integration");
      comment.body = checkedBody(textOf(call.body, "body"));
      comment.updatedAt = call.world.tick();
      return ok(commentJson(comment, call.repository, call.at));
    },
  },
  {
    method: "DELETE",
    path: one,
    permissions: writing,
    handle(call) {
      const comment = commentOf(call);
      if (!mayChange(call, comment)) throw new Refusal(403, "Resource not accessible by integration");
      call.repository.comments.delete(comment.id);
      return { status: 204 };
    },
  },
];

function issueNumber(call: Call): number {
  const number = numberOf(call, "issue_number");
  if (!call.repository.pulls.has(number)) throw notFound();
  return number;
}

function commentOf(call: Call): Comment {
  const comment = call.repository.comments.get(numberOf(call, "comment_id"));
  if (comment === undefined) throw notFound();
  return comment;
}

/** Their author may, and whoever may write to the repository. */
function mayChange({ user, repository, token }: Call, comment: Comment): boolean {
  if (comment.author.id === user.id) return true;
  if (token.kind === "installation") return true;
  return ["admin", "maintain", "write"].includes(repository.collaborators.get(user.login.toLowerCase()) ?? "");
}

function checkedBody(body: string): string {
  if (body.trim() === "") throw invalid("IssueComment", "body", "missing_field");
  if ([...body].length > longestComment) {
    throw invalid("IssueComment", "body", "custom", `body is too long (maximum is ${longestComment} characters)`);
  }
  return body;
}
