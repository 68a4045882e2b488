/** Check runs and statuses of commits. */
import { isJsonObject } from "../../src/platform/json.ts";
import { type Call, created, type Endpoint, invalid, notFound, numberOf, ok, paged, textOf } from "./endpoint.ts";
import { minimalRepositoryJson, newestFirst, nodeId, timeOf, userJson } from "./shapes.ts";
import { type CheckRun, type CommitStatus, commitAt, fullNameOf } from "./state.ts";

const repo = "/repos/{owner}/{repo}";

export const checkEndpoints: readonly Endpoint[] = [
  {
    method: "POST",
    path: `${repo}/check-runs`,
    permissions: ["checks=write"],
    handle(call) {
      const { repository, world, body } = call;
      const headSha = textOf(body, "head_sha");
      if (!repository.commits.has(headSha)) throw invalid("CheckRun", "head_sha", "invalid");
      const run: CheckRun = {
        id: world.id(),
        headSha,
        name: textOf(body, "name"),
        status: "queued",
        conclusion: null,
        output: { title: null, summary: null, text: null },
        detailsUrl: null,
        externalId: null,
        startedAt: world.tick(),
        completedAt: null,
      };
      change(run, call);
      repository.checkRuns.push(run);
      return created(checkRunJson(run, call));
    },
  },
  {
    method: "GET",
    path: `${repo}/check-runs/{check_run_id}`,
    permissions: ["checks=read"],
    handle: (call) => ok(checkRunJson(checkRunOf(call), call)),
  },
  {
    method: "PATCH",
    path: `${repo}/check-runs/{check_run_id}`,
    permissions: ["checks=write"],
    handle(call) {
      const run = checkRunOf(call);
      change(run, call);
      call.world.tick();
      return ok(checkRunJson(run, call));
    },
  },
  {
    method: "GET",
    path: `${repo}/commits/{ref}/check-runs`,
    permissions: ["checks=read"],
    handle(call) {
      const sha = commitAt(call.repository, call.parameters["ref"] ?? "")?.sha;
      const name = call.query.get("check_name");
      const runs = newestFirst(call.repository.checkRuns).filter(
        (run) => run.headSha === sha && (name === null || run.name === name),
      );
      return paged(
        runs.map((run) => checkRunJson(run, call)),
        (page) => ({ total_count: runs.length, check_runs: page }),
      );
    },
  },
  {
    method: "POST",
    path: `${repo}/statuses/{sha}`,
    permissions: ["statuses=write"],
    handle(call) {
      const { repository, world, body, parameters, user } = call;
      if (!repository.commits.has(parameters["sha"] ?? "")) throw invalid("Status", "sha", "missing");
      const optional = (name: string) => (typeof body[name] === "string" ? String(body[name]) : null);
      const status: CommitStatus = {
        id: world.id(),
        sha: parameters["sha"] ?? "",
        // The description allows no other.
        state: textOf(body, "state") as CommitStatus["state"],
        description: optional("description"),
        targetUrl: optional("target_url"),
        context: textOf(body, "context", "default"),
        creator: user,
        at: world.tick(),
      };
      repository.statuses.push(status);
      return created(statusJson(status, call));
    },
  },
  {
    method: "GET",
    path: `${repo}/commits/{ref}/status`,
    permissions: ["statuses=read"],
    handle(call) {
      const { repository, at } = call;
      const sha = commitAt(repository, call.parameters["ref"] ?? "")?.sha;
      if (sha === undefined) throw notFound();
      const newest = new Map(
        repository.statuses.filter((status) => status.sha === sha).map((status) => [status.context, status]),
      );
      const states = [...newest.values()].map(({ state }) => state);
      const state = states.some((one) => one === "error" || one === "failure")
        ? "failure"
        : states.length === 0 || states.includes("pending")
          ? "pending"
          : "success";
      const url = `${at.api}/repos/${fullNameOf(repository)}/commits/${sha}`;
      return ok({
        state,
        sha,
        total_count: newest.size,
        statuses: [...newest.values()].map((status) => {
          const { creator: _, ...rest } = statusJson(status, call);
          return rest;
        }),
        repository: minimalRepositoryJson(repository, at),
        commit_url: url,
        url: `${url}/status`,
      });
    },
  },
];

function checkRunOf(call: Call): CheckRun {
  const found = call.repository.checkRuns.find(({ id }) => id === numberOf(call, "check_run_id"));
  if (found === undefined) throw notFound();
  return found;
}

function change(run: CheckRun, { body, world }: Call): void {
  run.name = textOf(body, "name", run.name);
  // The description allows no other.
  run.status = textOf(body, "status", run.status) as CheckRun["status"];
  if (typeof body["conclusion"] === "string") {
    run.conclusion = body["conclusion"];
    run.status = "completed";
    run.completedAt = world.now();
  }
  if (typeof body["details_url"] === "string") run.detailsUrl = body["details_url"];
  if (typeof body["external_id"] === "string") run.externalId = body["external_id"];
  const { output } = body;
  if (!isJsonObject(output)) return;
  for (const field of ["summary", "text"]) {
    if (textOf(output, field).length > 65_535) throw invalid("CheckRun", field, "too_long");
  }
  run.output = {
    title: textOf(output, "title"),
    summary: textOf(output, "summary"),
    text: typeof output["text"] === "string" ? output["text"] : null,
  };
}

function checkRunJson(run: CheckRun, { repository, at }: Call) {
  const base = `${at.api}/repos/${fullNameOf(repository)}`;
  return {
    id: run.id,
    node_id: nodeId("CR", run.id),
    head_sha: run.headSha,
    name: run.name,
    url: `${base}/check-runs/${run.id}`,
    html_url: `${at.html}/${fullNameOf(repository)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    external_id: run.externalId,
    status: run.status,
    conclusion: run.conclusion,
    started_at: timeOf(run.startedAt),
    completed_at: run.completedAt === null ? null : timeOf(run.completedAt),
    output: { ...run.output, annotations_count: 0, annotations_url: `${base}/check-runs/${run.id}/annotations` },
    check_suite: null,
    app: null,
    pull_requests: [],
  };
}

function statusJson(status: CommitStatus, { repository, at }: Call) {
  return {
    url: `${at.api}/repos/${fullNameOf(repository)}/statuses/${status.sha}`,
    avatar_url: null,
    id: status.id,
    node_id: nodeId("SC", status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: timeOf(status.at),
    updated_at: timeOf(status.at),
    creator: userJson(status.creator, at),
  };
}
