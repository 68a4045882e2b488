/** What gates ask for besides: files of a commit, pushes, alerts, teams; and the reaction that answers a comment. */
import { created, type Endpoint, notFound, numberOf, ok, paged, Refusal, textOf } from "./endpoint.ts";
import { nodeId, timeOf, userJson } from "./shapes.ts";
import { commitAt, fullNameOf } from "./state.ts";

const repo = "/repos/{owner}/{repo}";

export const gateEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: `${repo}/contents/{path}`,
    permissions: ["contents=read"],
    handle({ repository, parameters, query, at }) {
      const sha = commitAt(repository, query.get("ref") ?? repository.defaultBranch)?.sha ?? "";
      const path = parameters["path"] ?? "";
      const bytes = repository.contents.get(`${sha}:${path}`);
      if (bytes === undefined) throw notFound();
      const url = `${at.api}/repos/${fullNameOf(repository)}/contents/${path}?ref=${sha}`;
      return ok({
        type: "file",
        encoding: "base64",
        size: bytes.length,
        name: path.split("/").at(-1),
        path,
        content: Buffer.from(bytes).toString("base64").replace(/.{60}/g, "$&\n"),
        sha,
        url,
        git_url: null,
        html_url: null,
        download_url: null,
        _links: { self: url, git: null, html: null },
      });
    },
  },
  {
    method: "GET",
    path: `${repo}/activity`,
    permissions: ["contents=read"],
    handle({ repository, query, at }) {
      const ref = query.get("ref");
      const found = repository.activity.filter((activity) => ref === null || activity.ref === ref);
      return paged(
        found.toReversed().map((activity, index) => ({
          id: index + 1,
          node_id: nodeId("ACT", index),
          before: "0".repeat(40),
          after: activity.after,
          ref: activity.ref,
          timestamp: timeOf(activity.at),
          activity_type: activity.type,
          actor: userJson(activity.actor, at),
        })),
      );
    },
  },
  {
    method: "GET",
    path: `${repo}/code-scanning/alerts`,
    permissions: ["security_events=read"],
    handle({ repository, query, at }) {
      if (!repository.scanning) throw new Refusal(404, "no analysis found");
      const tool = query.get("tool_name");
      const url = `${at.api}/repos/${fullNameOf(repository)}/code-scanning/alerts`;
      return paged(
        repository.alerts
          .filter(
            (alert) => (tool === null || alert.tool === tool) && alert.state === (query.get("state") ?? alert.state),
          )
          .map((alert, index) => ({
            number: index + 1,
            created_at: "2026-11-01T00:00:00Z",
            url: `${url}/${index + 1}`,
            html_url: `${at.html}/${fullNameOf(repository)}/security/code-scanning/${index + 1}`,
            instances_url: `${url}/${index + 1}/instances`,
            state: alert.state,
            dismissed_by: null,
            dismissed_at: null,
            dismissed_reason: null,
            rule: { id: "rule", severity: "error", description: "A rule", name: "rule" },
            tool: { name: alert.tool, version: null, guid: null },
            most_recent_instance: { ref: "refs/heads/main", state: alert.state },
          })),
      );
    },
  },
  {
    method: "GET",
    path: "/orgs/{org}/teams/{team_slug}/memberships/{username}",
    permissions: [],
    handle({ world, token, parameters, at }) {
      if (token.permissions["members"] === undefined) throw new Refusal(403, "Resource not accessible by integration");
      const members = world.teams.get(`${parameters["org"]}/${parameters["team_slug"]}`.toLowerCase());
      if (members?.has((parameters["username"] ?? "").toLowerCase()) !== true) throw notFound();
      const url = `${at.api}/orgs/${parameters["org"]}/teams/${parameters["team_slug"]}/memberships/${parameters["username"]}`;
      return ok({ url, role: "member", state: "active" });
    },
  },
  {
    method: "POST",
    path: `${repo}/issues/comments/{comment_id}/reactions`,
    permissions: ["issues=write", "pull_requests=write"],
    handle(call) {
      const { repository, user, world, body, at } = call;
      const comment = numberOf(call, "comment_id");
      if (!repository.comments.has(comment)) throw notFound();
      const content = textOf(body, "content");
      repository.reactions.push({ comment, content, by: user });
      const id = world.id();
      return created({
        id,
        node_id: nodeId("R", id),
        user: userJson(user, at),
        content,
        created_at: timeOf(world.tick()),
      });
    },
  },
];
