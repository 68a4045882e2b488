/** Environments of a repository with their protection rules. */
import { type Call, type Endpoint, notFound, ok } from "./endpoint.ts";
import { nodeId, userJson } from "./shapes.ts";
import { type Environment, fullNameOf } from "./state.ts";

const list = "/repos/{owner}/{repo}/environments";
const reading = ["actions=read"];

export const environmentEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: list,
    permissions: reading,
    handle(call) {
      const { environments } = call.repository;
      return ok({
        total_count: environments.length,
        environments: environments.map((environment) => environmentJson(environment, call)),
      });
    },
  },
  {
    method: "GET",
    path: `${list}/{environment_name}`,
    permissions: reading,
    handle(call) {
      const found = call.repository.environments.find(({ name }) => name === call.parameters["environment_name"]);
      if (found === undefined) throw notFound();
      return ok(environmentJson(found, call));
    },
  },
];

function environmentJson(environment: Environment, { repository, at }: Call) {
  const { id, name, reviewers, waitMinutes, protectedBranchesOnly } = environment;
  return {
    id,
    node_id: nodeId("EN", id),
    name,
    url: `${at.api}/repos/${fullNameOf(repository)}/environments/${encodeURIComponent(name)}`,
    html_url: `${at.html}/${fullNameOf(repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    protection_rules: [
      ...(waitMinutes > 0
        ? [{ id: id + 1, node_id: nodeId("GA", id + 1), type: "wait_timer", wait_timer: waitMinutes }]
        : []),
      ...(reviewers.length > 0
        ? [
            {
              id: id + 2,
              node_id: nodeId("GA", id + 2),
              type: "required_reviewers",
              prevent_self_review: false,
              reviewers: reviewers.map((user) => ({ type: "User", reviewer: userJson(user, at) })),
            },
          ]
        : []),
      ...(protectedBranchesOnly ? [{ id: id + 3, node_id: nodeId("GA", id + 3), type: "branch_policy" }] : []),
    ],
    deployment_branch_policy: protectedBranchesOnly
      ? { protected_branches: true, custom_branch_policies: false }
      : null,
  };
}
