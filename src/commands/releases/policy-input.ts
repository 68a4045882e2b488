/** From an environment of slipway.yaml to what policies need to know of it. */

import type { BatchResources } from "../../aws/batch-policies.ts";
import { awsErrors } from "../../aws/errors.ts";
import type { PolicyInput } from "../../aws/policies.ts";
import type { PolicyPlace } from "../../aws/policy-statements.ts";
import { resolveS3Settings } from "../../aws/settings.ts";
import { accountsOf, type Environment, firstOf, type Project } from "../../project/project.ts";
import { readStoreAddress } from "../../project/store-address.ts";
import { mirrorPlaces } from "../../releases/mirror-state.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** Flags that stand in for what slipway.yaml does not say. */
export const policyInputs = {
  account: {
    type: "string",
    description: "AWS account of bucket, key and roles; taken from accounts: or role: where absent",
    placeholder: "ID",
  },
  model: {
    type: "list",
    description: "Model that the evaluator may call; those that prompts, slipway.yaml and `similar` name where absent",
    placeholder: "ID",
  },
} as const;

/** What the caller says in place of slipway.yaml. */
export interface PolicyWishes {
  readonly account?: string | undefined;
  readonly models?: readonly string[] | undefined;
}

/** Throws SW0916 for a folder, and where the ARN of a key cannot be written without the account. */
export async function policyInputOf(
  project: Project,
  environment: Environment,
  wishes: PolicyWishes,
  variables: Variables,
): Promise<PolicyInput> {
  const place = await policyPlaceOf(environment, wishes.account, variables);
  if (place === undefined) {
    throw awsErrors.create("SW0916", {
      message: `The store of ${environment.name} is a folder, so there is nothing to grant in AWS.`,
      next: "Give the environment a bucket (`store: s3://bucket/prefix`), or ask for another environment.",
      place: { file: "slipway.yaml" },
    });
  }
  const mirrors = mirrorPlaces([environment.mirror?.at ?? []].flat());
  const named = wishes.models ?? [];
  const models = named.length > 0 ? named : [project.config.model ?? []].flat();
  const signingKey =
    environment.sign?.startsWith("awskms:") === true ? environment.sign.slice("awskms:".length) : undefined;
  const alarms = environment.watch?.alarms ?? [];
  const source = await placeBeside(project, environment.after, place, variables);
  const first = firstOf(project, environment.name);
  const evaluations = first === environment.name ? undefined : await placeBeside(project, first, place, variables);
  const modelRegion = project.config.models?.region;
  return {
    ...place,
    mirrors,
    source,
    evaluations,
    models,
    modelRegion,
    alarms,
    signingKey,
    batch: batchOf(project, place),
  };
}

/** Where batch jobs work, by `models.batch`. Bedrock and the place are in one region, and the role in the jobs' account. */
function batchOf({ config, root }: Project, around: PolicyPlace): BatchResources | undefined {
  const { batch, region = around.region } = config.models ?? {};
  const read = batch === undefined ? undefined : readStoreAddress(batch.place, root);
  const account = /^arn:[^:]+:iam::(\d{12}):/.exec(batch?.role ?? "")?.[1];
  if (batch === undefined || account === undefined || read?.ok !== true || read.address.kind !== "s3") return undefined;
  const { bucket, prefix } = read.address;
  // A place in the environment's own bucket is encrypted with its key.
  const kmsKey = bucket === around.bucket ? around.kmsKey : undefined;
  return { place: { bucket, prefix, region, kmsKey, account }, role: batch.role, account, region };
}

/** Undefined for a folder. Throws SW0916 where the ARN of a key cannot be written without the account. */
async function policyPlaceOf(
  environment: Environment,
  account: string | undefined,
  variables: Variables,
): Promise<PolicyPlace | undefined> {
  const { address } = environment.store;
  if (address.kind !== "s3") return undefined;
  const { region } = await resolveS3Settings({
    bucket: address.bucket,
    region: environment.region,
    endpoint: environment.endpoint,
    environment: variables,
  });
  const known = account ?? accountsOf(environment)?.[0];
  const { kmsKey } = environment;
  if (kmsKey !== undefined && !kmsKey.startsWith("arn:") && known === undefined) {
    throw awsErrors.create("SW0916", {
      message: `The ARN of the key ${kmsKey} of ${environment.name} cannot be written: its account is not known.`,
      next: `Name the account: \`accounts: ["…"]\` of the environment in slipway.yaml, or --account.`,
      place: { file: "slipway.yaml" },
    });
  }
  return { bucket: address.bucket, prefix: address.prefix, region, kmsKey, account: known };
}

/**
 * Another environment, where one role can read there and, from the one before, copy on the server. Across accounts and
 * regions there are two roles, and the bytes pass through the workflow.
 */
async function placeBeside(
  project: Project,
  name: string | undefined,
  place: PolicyPlace,
  variables: Variables,
): Promise<PolicyPlace | undefined> {
  const other = name === undefined ? undefined : project.environments.get(name);
  const source = other === undefined ? undefined : await policyPlaceOf(other, undefined, variables);
  return source?.account === place.account && source?.region === place.region ? source : undefined;
}
