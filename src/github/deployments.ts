/** Deployments, which GitHub shows on pull requests and environments, and their statuses. */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";
import { type DeploymentFacts, deploymentOf } from "./event.ts";
import type { Account } from "./fields.ts";
import { answerFields, answerItems, pathOf, type RepositoryAccess } from "./repository.ts";

export interface StoredDeployment extends DeploymentFacts {
  readonly payload: Json;
  readonly createdAt: Date;
}

export interface NewDeployment {
  readonly ref: string;
  readonly environment: string;
  readonly description: string;
  readonly production: boolean;
  /** `id` is what a lost reply is recognised by: unique to the attempt. */
  readonly payload: JsonObject & { readonly id: string };
}

export type DeploymentState = "queued" | "in_progress" | "success" | "failure" | "error" | "inactive" | "pending";

export interface DeploymentStatusFacts {
  readonly state: string;
  readonly description: string;
  readonly creator: Account | undefined;
  readonly createdAt: Date;
}

const list = "/repos/{owner}/{repo}/deployments";
/** Characters; GitHub refuses more. */
const longestDescription = 140;

/**
 * Records that a deployment begins. Statuses of the commit are not asked for: the gate has decided. Needs
 * `deployments: write`.
 *
 * @throws SW1005 to SW1014.
 */
export async function createDeployment(access: RepositoryAccess, deployment: NewDeployment): Promise<StoredDeployment> {
  const purpose = `record a deployment to ${deployment.environment}`;
  let found: StoredDeployment | undefined;
  const { json } = await access.client.send({
    method: "POST",
    path: list,
    parameters: pathOf(access),
    body: {
      ref: deployment.ref,
      environment: deployment.environment,
      description: cut(deployment.description),
      production_environment: deployment.production,
      payload: deployment.payload,
      auto_merge: false,
      required_contexts: [],
    },
    purpose,
    lookFirst: async () => {
      const newest = await listDeployments(access, deployment.environment);
      found = newest.find(
        ({ payload }) => isJsonObject(payload) && ownProperty(payload, "id") === deployment.payload.id,
      );
      return found === undefined ? undefined : null;
    },
  });
  return found ?? storedDeployment(answerFields(json, purpose));
}

/**
 * The newest deployments of an environment, newest first, at most 100.
 *
 * @throws SW1005 to SW1014.
 */
export async function listDeployments(
  access: RepositoryAccess,
  environment: string,
): Promise<readonly StoredDeployment[]> {
  const purpose = `list the deployments of ${environment}`;
  const { json } = await access.client.send({
    method: "GET",
    path: list,
    parameters: pathOf(access),
    query: { environment, per_page: 100 },
    purpose,
  });
  return answerItems(json, purpose).map(storedDeployment);
}

/**
 * Adds a status to a deployment. Addresses must be https; one that is not is left out.
 *
 * @throws SW1005 to SW1014.
 */
export async function addDeploymentStatus(
  access: RepositoryAccess,
  deployment: number,
  status: {
    readonly state: DeploymentState;
    readonly description: string;
    readonly logUrl?: string | undefined;
    readonly environmentUrl?: string | undefined;
  },
): Promise<void> {
  await access.client.send({
    method: "POST",
    path: `${list}/{deployment_id}/statuses`,
    parameters: pathOf(access, { deployment_id: deployment }),
    body: {
      state: status.state,
      description: cut(status.description),
      ...(status.logUrl === undefined ? {} : { log_url: status.logUrl }),
      ...(status.environmentUrl === undefined ? {} : { environment_url: status.environmentUrl }),
    },
    purpose: `set the status of deployment ${deployment}`,
    lookFirst: async () => {
      const [newest] = await listDeploymentStatuses(access, deployment);
      return newest?.state === status.state ? null : undefined;
    },
  });
}

/**
 * The statuses of a deployment, newest first, at most 100.
 *
 * @throws SW1005 to SW1014.
 */
export async function listDeploymentStatuses(
  access: RepositoryAccess,
  deployment: number,
): Promise<readonly DeploymentStatusFacts[]> {
  const purpose = `read the statuses of deployment ${deployment}`;
  const { json } = await access.client.send({
    method: "GET",
    path: `${list}/{deployment_id}/statuses`,
    parameters: pathOf(access, { deployment_id: deployment }),
    query: { per_page: 100 },
    purpose,
  });
  return answerItems(json, purpose).map((fields) => ({
    state: fields.text("state"),
    description: fields.optionalText("description") ?? "",
    creator: fields.optionalAccount("creator"),
    createdAt: fields.time("created_at"),
  }));
}

function storedDeployment(fields: ReturnType<typeof answerFields>): StoredDeployment {
  return { ...deploymentOf(fields), payload: fields.raw("payload") ?? null, createdAt: fields.time("created_at") };
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= longestDescription ? text : `${characters.slice(0, longestDescription - 1).join("")}…`;
}
