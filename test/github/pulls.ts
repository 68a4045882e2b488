/** Pull requests, their reviews and files, and the issue that each of them is too. */
import { type Call, type Endpoint, notFound, numberOf, ok, paged } from "./endpoint.ts";
import { fullPullRequestJson, newestFirst, nulls, pullRequestJson, reviewJson, timeOf, userJson } from "./shapes.ts";
import { fullNameOf, type PullRequest } from "./state.ts";

const reading = ["pull_requests=read"];

export const pullEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls",
    permissions: reading,
    handle({ repository, query, at }) {
      const state = query.get("state") ?? "open";
      const head = query.get("head");
      const base = query.get("base");
      const pulls = newestFirst(repository.pulls.values()).filter(
        (pull) =>
          (state === "all" || pull.state === state) &&
          // GitHub takes `owner:branch` only, and ignores anything else.
          (head === null || !head.includes(":") || head === `${pull.head.repository.owner.login}:${pull.head.ref}`) &&
          (base === null || base === pull.base.ref),
      );
      return paged(pulls.map((pull) => pullRequestJson(pull, repository, at)));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}",
    permissions: reading,
    handle: (call) => ok(fullPullRequestJson(pullOf(call), call.repository, call.at)),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    permissions: reading,
    handle(call) {
      const pull = pullOf(call);
      return paged(pull.reviews.map((review) => reviewJson(review, pull, call.repository, call.at)));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/files",
    permissions: reading,
    handle(call) {
      const pull = pullOf(call);
      const api = `${call.at.api}/repos/${fullNameOf(call.repository)}`;
      return paged(
        pull.files.map(({ filename, status }) => ({
          sha: call.world.shaOf(filename),
          filename,
          status,
          additions: 1,
          deletions: 0,
          changes: 1,
          blob_url: `${call.at.html}/blob/${encodeURIComponent(filename)}`,
          raw_url: `${call.at.html}/raw/${encodeURIComponent(filename)}`,
          contents_url: `${api}/contents/${encodeURIComponent(filename)}`,
        })),
      );
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}",
    permissions: ["issues=read", "pull_requests=read"],
    handle(call) {
      const { repository, at } = call;
      const pull = repository.pulls.get(numberOf(call, "issue_number"));
      if (pull === undefined) throw notFound();
      const url = `${at.api}/repos/${fullNameOf(repository)}/issues/${pull.number}`;
      const html = `${at.html}/${fullNameOf(repository)}/pull/${pull.number}`;
      return ok({
        ...nulls(["assignee", "closed_at", "milestone"]),
        id: pull.id,
        node_id: String(pull.id),
        number: pull.number,
        title: pull.title,
        body: pull.body,
        state: pull.state,
        locked: false,
        user: userJson(pull.author, at),
        comments: [...repository.comments.values()].filter((comment) => comment.issue === pull.number).length,
        url,
        html_url: html,
        repository_url: `${at.api}/repos/${fullNameOf(repository)}`,
        labels_url: `${url}/labels`,
        comments_url: `${url}/comments`,
        events_url: `${url}/events`,
        labels: [],
        pull_request: {
          url: url.replace("/issues/", "/pulls/"),
          html_url: html,
          diff_url: `${html}.diff`,
          patch_url: `${html}.patch`,
        },
        created_at: timeOf(pull.createdAt),
        updated_at: timeOf(pull.createdAt),
      });
    },
  },
];

function pullOf(call: Call): PullRequest {
  const pull = call.repository.pulls.get(numberOf(call, "pull_number"));
  if (pull === undefined) throw notFound();
  return pull;
}
