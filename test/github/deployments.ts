/** Deployments and their statuses. */
import { type Call, created, type Endpoint, notFound, numberOf, ok, paged, Refusal, textOf } from "./endpoint.ts";
import { newestFirst, nodeId, timeOf, userJson } from "./shapes.ts";
import { commitAt, type Deployment, type DeploymentStatus, fullNameOf } from "./state.ts";

const list = "/repos/{owner}/{repo}/deployments";
const one = `${list}/{deployment_id}`;
const reading = ["deployments=read"];
const writing = ["deployments=write"];

export const deploymentEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: list,
    permissions: reading,
    handle(call) {
      const { repository, query } = call;
      const wanted = (name: string, value: string) => [null, "none", value].includes(query.get(name));
      const found = newestFirst(repository.deployments).filter(
        ({ sha, ref, task, environment }) =>
          wanted("sha", sha) && wanted("ref", ref) && wanted("task", task) && wanted("environment", environment),
      );
      return paged(found.map((deployment) => deploymentJson(deployment, call)));
    },
  },
  {
    method: "POST",
    path: list,
    permissions: writing,
    handle(call) {
      const { repository, world, body, user } = call;
      const ref = textOf(body, "ref");
      const commit = commitAt(repository, ref);
      if (commit === undefined) throw new Refusal(422, `No ref found for: ${ref}`);
      const wanted = body["required_contexts"];
      const failing = repository.statuses.filter(({ sha, state }) => sha === commit.sha && state !== "success");
      // Without the field every status of the commit must be a success.
      if (!(Array.isArray(wanted) && wanted.length === 0) && failing.length > 0) {
        throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`);
      }
      const deployment: Deployment = {
        id: world.id(),
        sha: commit.sha,
        ref,
        task: textOf(body, "task", "deploy"),
        environment: textOf(body, "environment", "production"),
        description: typeof body["description"] === "string" ? body["description"] : null,
        payload: body["payload"] ?? {},
        transient: body["transient_environment"] === true,
        production: body["production_environment"] === true,
        creator: user,
        createdAt: world.tick(),
        statuses: [],
      };
      repository.deployments.push(deployment);
      return created(deploymentJson(deployment, call));
    },
  },
  { method: "GET", path: one, permissions: reading, handle: (call) => ok(deploymentJson(deploymentOf(call), call)) },
  {
    method: "GET",
    path: `${one}/statuses`,
    permissions: reading,
    handle(call) {
      const deployment = deploymentOf(call);
      return paged(newestFirst(deployment.statuses).map((status) => statusJson(status, deployment, call)));
    },
  },
  {
    method: "POST",
    path: `${one}/statuses`,
    permissions: writing,
    handle(call) {
      const { world, body, user } = call;
      const deployment = deploymentOf(call);
      const status: DeploymentStatus = {
        id: world.id(),
        state: textOf(body, "state"),
        description: textOf(body, "description"),
        logUrl: textOf(body, "log_url"),
        environmentUrl: textOf(body, "environment_url"),
        creator: user,
        at: world.tick(),
      };
      if ([...status.description].length > 140)
        throw new Refusal(422, "Validation Failed", [
          { resource: "DeploymentStatus", field: "description", code: "custom" },
        ]);
      deployment.statuses.push(status);
      return created(statusJson(status, deployment, call));
    },
  },
];

function deploymentOf(call: Call): Deployment {
  const found = call.repository.deployments.find(({ id }) => id === numberOf(call, "deployment_id"));
  if (found === undefined) throw notFound();
  return found;
}

function deploymentJson(deployment: Deployment, { repository, at }: Call) {
  const base = `${at.api}/repos/${fullNameOf(repository)}`;
  return {
    url: `${base}/deployments/${deployment.id}`,
    id: deployment.id,
    node_id: nodeId("DE", deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    environment: deployment.environment,
    original_environment: deployment.environment,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    description: deployment.description,
    creator: userJson(deployment.creator, at),
    created_at: timeOf(deployment.createdAt),
    updated_at: timeOf(deployment.createdAt),
    statuses_url: `${base}/deployments/${deployment.id}/statuses`,
    repository_url: base,
  };
}

function statusJson(status: DeploymentStatus, deployment: Deployment, { repository, at }: Call) {
  const base = `${at.api}/repos/${fullNameOf(repository)}`;
  return {
    url: `${base}/deployments/${deployment.id}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId("DES", status.id),
    state: status.state,
    creator: userJson(status.creator, at),
    description: status.description,
    environment: deployment.environment,
    target_url: status.logUrl,
    log_url: status.logUrl,
    environment_url: status.environmentUrl,
    created_at: timeOf(status.at),
    updated_at: timeOf(status.at),
    deployment_url: `${base}/deployments/${deployment.id}`,
    repository_url: base,
  };
}
