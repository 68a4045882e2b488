/** Runs of workflows: their artifacts, the reviews of their environments, and dispatches that start them. */
import { type Call, type Endpoint, notFound, numberOf, ok, paged, Refusal, textOf } from "./endpoint.ts";
import { minimalRepositoryJson, newestFirst, nodeId, timeOf, userJson } from "./shapes.ts";
import { type Artifact, commitAt, type Environment, fullNameOf, type Repository, type WorkflowRun } from "./state.ts";

const repo = "/repos/{owner}/{repo}";
const one = `${repo}/actions/runs/{run_id}`;
const reading = ["actions=read"];
const writing = ["actions=write"];

export const runEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: `${repo}/actions/runs`,
    permissions: reading,
    handle: (call) => runsPaged(call, call.repository.runs),
  },
  {
    method: "GET",
    path: `${repo}/actions/workflows/{workflow_id}/runs`,
    permissions: reading,
    handle: (call) =>
      runsPaged(
        call,
        call.repository.runs.filter((run) => run.path.endsWith(`/${call.parameters["workflow_id"]}`)),
      ),
  },
  { method: "GET", path: one, permissions: reading, handle: (call) => ok(runJson(runOf(call), call)) },
  {
    method: "GET",
    path: `${one}/artifacts`,
    permissions: reading,
    handle(call) {
      const name = call.query.get("name");
      const artifacts = runOf(call).artifacts.filter((artifact) => name === null || artifact.name === name);
      return paged(
        artifacts.map((artifact) => artifactJson(artifact, call)),
        (page) => ({ total_count: artifacts.length, artifacts: page }),
      );
    },
  },
  {
    method: "GET",
    path: `${repo}/actions/artifacts/{artifact_id}`,
    permissions: reading,
    handle: (call) => ok(artifactJson(artifactOf(call), call)),
  },
  {
    method: "GET",
    path: `${one}/approvals`,
    permissions: reading,
    handle(call) {
      const { repository, at } = call;
      return ok(
        runOf(call).approvals.map(({ environments, state, user, comment }) => ({
          environments: environments.map((name) => shortEnvironment(environmentOf(repository, name), call)),
          state,
          user: userJson(user, at),
          comment,
        })),
      );
    },
  },
  {
    method: "GET",
    path: `${one}/pending_deployments`,
    permissions: reading,
    handle: (call) =>
      ok(
        runOf(call).pending.map((name) => {
          const environment = environmentOf(call.repository, name);
          return {
            environment: shortEnvironment(environment, call),
            wait_timer: environment.waitMinutes,
            wait_timer_started_at: null,
            current_user_can_approve: environment.reviewers.some(({ id }) => id === call.user.id),
            reviewers: environment.reviewers.map((user) => ({ type: "User", reviewer: userJson(user, call.at) })),
          };
        }),
      ),
  },
  {
    method: "POST",
    path: `${repo}/dispatches`,
    permissions: ["contents=write"],
    handle({ repository, body, user }) {
      repository.dispatches.push({
        kind: "repository_dispatch",
        name: textOf(body, "event_type"),
        ref: undefined,
        payload: body["client_payload"],
        by: user,
      });
      return { status: 204 };
    },
  },
  {
    method: "POST",
    path: `${repo}/actions/workflows/{workflow_id}/dispatches`,
    permissions: writing,
    handle({ repository, body, user, parameters }) {
      const ref = textOf(body, "ref");
      if (commitAt(repository, ref) === undefined) throw new Refusal(422, `No ref found for: ${ref}`);
      repository.dispatches.push({
        kind: "workflow_dispatch",
        name: parameters["workflow_id"] ?? "",
        ref,
        payload: body["inputs"],
        by: user,
      });
      return { status: 204 };
    },
  },
  {
    method: "GET",
    path: `${repo}/actions/oidc/customization/sub`,
    permissions: reading,
    handle: () => ok({ use_default: true }),
  },
];

function runsPaged(call: Call, all: readonly WorkflowRun[]) {
  const { query } = call;
  const wanted = (name: string, value: string) => query.get(name) === null || query.get(name) === value;
  const runs = newestFirst(all).filter(
    (run) =>
      wanted("head_sha", run.headSha) &&
      wanted("event", run.event) &&
      wanted("branch", run.headBranch) &&
      (query.get("status") === null || [run.status, run.conclusion].includes(query.get("status"))),
  );
  return paged(
    runs.map((run) => runJson(run, call)),
    (page) => ({ total_count: runs.length, workflow_runs: page }),
  );
}

function runOf(call: Call): WorkflowRun {
  const found = call.repository.runs.find(({ id }) => id === numberOf(call, "run_id"));
  if (found === undefined) throw notFound();
  return found;
}

function artifactOf(call: Call): Artifact {
  const id = numberOf(call, "artifact_id");
  const found = call.repository.runs.flatMap(({ artifacts }) => artifacts).find((artifact) => artifact.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function environmentOf(repository: Repository, name: string): Environment {
  const found = repository.environments.find((environment) => environment.name === name);
  if (found === undefined) throw new Error(`The fake has no environment ${name}.`);
  return found;
}

function shortEnvironment({ id, name }: Environment, { repository, at }: Call) {
  return {
    id,
    node_id: nodeId("EN", id),
    name,
    url: `${at.api}/repos/${fullNameOf(repository)}/environments/${encodeURIComponent(name)}`,
    html_url: `${at.html}/${fullNameOf(repository)}/deployments/activity_log`,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
  };
}

function runJson(run: WorkflowRun, { repository, at }: Call) {
  const url = `${at.api}/repos/${fullNameOf(repository)}/actions/runs/${run.id}`;
  // GitHub lists a run's pull requests only where head and base are in the same repository.
  const pulls = [...repository.pulls.values()].filter(
    ({ head }) => head.sha === run.headSha && head.repository.id === repository.id,
  );
  const short = (of: Repository) => ({ id: of.id, url: `${at.api}/repos/${fullNameOf(of)}`, name: of.name });
  return {
    id: run.id,
    node_id: nodeId("WFR", run.id),
    name: run.name,
    display_title: run.name,
    path: run.path,
    run_number: 1,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 1,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    head_commit: {
      id: run.headSha,
      tree_id: run.headSha,
      message: "A commit",
      timestamp: timeOf(run.createdAt),
      author: { name: "Somebody", email: "somebody@example.com" },
      committer: { name: "Somebody", email: "somebody@example.com" },
    },
    repository: minimalRepositoryJson(repository, at),
    head_repository: minimalRepositoryJson(run.headRepository, at),
    actor: userJson(run.actor, at),
    triggering_actor: userJson(run.actor, at),
    pull_requests: pulls.map((pull) => ({
      id: pull.id,
      number: pull.number,
      url: `${at.api}/repos/${fullNameOf(repository)}/pulls/${pull.number}`,
      head: { ref: pull.head.ref, sha: pull.head.sha, repo: short(pull.head.repository) },
      base: { ref: pull.base.ref, sha: pull.base.sha, repo: short(repository) },
    })),
    url,
    html_url: `${at.html}/${fullNameOf(repository)}/actions/runs/${run.id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${at.api}/repos/${fullNameOf(repository)}/check-suites/1`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    artifacts_url: `${url}/artifacts`,
    workflow_url: `${at.api}/repos/${fullNameOf(repository)}/actions/workflows/1`,
    created_at: timeOf(run.createdAt),
    updated_at: timeOf(run.createdAt),
  };
}

function artifactJson(artifact: Artifact, { repository, at }: Call) {
  const url = `${at.api}/repos/${fullNameOf(repository)}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: nodeId("MDE", artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.bytes.byteLength,
    url,
    archive_download_url: `${url}/zip`,
    expired: false,
    created_at: timeOf(artifact.at),
    expires_at: timeOf(artifact.at),
    updated_at: timeOf(artifact.at),
  };
}
