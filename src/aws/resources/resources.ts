/**
 * What an environment needs in AWS: bucket, key, identity provider and five roles. Pure: names in, a description out,
 * which Terraform and CloudFormation are written from.
 */
import { type Partition, partitionOf } from "../partition.ts";
import { bucketPolicy, type PolicyInput, type RoleName, roleNames, rolePolicies } from "../policies.ts";
import type { PolicyDocument } from "../policy-statements.ts";
import { parseRoleArn } from "../role-arn.ts";
import type { TrustPolicy } from "../trust/policies.ts";

export interface EnvironmentResources {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly partition: Partition;
  readonly bucket: BucketResource;
  readonly key: KeyResource;
  readonly provider: ProviderResource;
  readonly roles: readonly RoleResource[];
}

export interface BucketResource {
  readonly name: string;
  /** Whether this environment makes it: of several that share a bucket one does. */
  readonly make: boolean;
  readonly policy: PolicyDocument;
}

export type KeyResource =
  /** No `kmsKey`: S3 encrypts with keys of its own. */
  | { readonly kind: "none" }
  /** An alias: the key is made. */
  | { readonly kind: "alias"; readonly alias: string; readonly make: boolean; readonly policy: KeyPolicy }
  /** An id or an ARN: the key is there already. */
  | { readonly kind: "existing"; readonly key: string };

/** The account itself administers the key; what the roles may do with it stands in their policies. */
export interface KeyPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly object[];
}

export interface ProviderResource {
  /** `https://token.actions.githubusercontent.com`. */
  readonly url: string;
  readonly audience: string;
  /** An account has one provider for each issuer: of several environments one makes it. */
  readonly make: boolean;
}

export interface RoleResource {
  readonly role: RoleName;
  readonly name: string;
  /** With a slash at both ends. */
  readonly path: string;
  readonly arn: string;
  readonly description: string;
  readonly trust: TrustPolicy;
  readonly policy: PolicyDocument;
}

export interface ResourcesInput {
  readonly environment: string;
  readonly account: string;
  readonly policies: PolicyInput;
  readonly trust: Readonly<Record<RoleName, TrustPolicy>>;
  /** ARNs that slipway.yaml has for roles already. */
  readonly roleArns: Partial<Readonly<Record<RoleName, string>>>;
  readonly provider: ProviderResource;
  readonly makeBucket: boolean;
  readonly makeKey: boolean;
}

/** What each role is for, as it stands in its description. */
export const rolePurposes: Readonly<Record<RoleName, string>> = {
  reader: "Applications read the live release",
  deployer: "A workflow deploys, promotes and rolls back",
  approver: "A person approves releases",
  pruner: "Removes what no kept release needs",
  evaluator: "Calls models and keeps their answers",
};

/** One hour: what a workflow's session may last, and no longer. */
export const sessionSeconds = 3600;

/** Five roles, always in the same order. A role that slipway.yaml has no ARN for is called `slipway-ENV-ROLE`. */
export function environmentResources(input: ResourcesInput): EnvironmentResources {
  const { environment, account, policies } = input;
  const partition = partitionOf(policies.region);
  const documents = rolePolicies(policies);
  return {
    environment,
    account,
    region: policies.region,
    partition,
    bucket: { name: policies.bucket, make: input.makeBucket, policy: bucketPolicy(policies) },
    key: keyOf(policies.kmsKey, input, partition),
    provider: input.provider,
    roles: roleNames.map((role) => {
      const arn = input.roleArns[role] ?? `arn:${partition.id}:iam::${account}:role/slipway-${environment}-${role}`;
      return {
        role,
        ...nameAndPath(arn),
        arn,
        description: rolePurposes[role],
        trust: input.trust[role],
        policy: documents[role],
      };
    }),
  };
}

function keyOf(kmsKey: string | undefined, { account, makeKey }: ResourcesInput, partition: Partition): KeyResource {
  if (kmsKey === undefined) return { kind: "none" };
  if (!kmsKey.startsWith("alias/")) return { kind: "existing", key: kmsKey };
  return {
    kind: "alias",
    alias: kmsKey,
    make: makeKey,
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PoliciesOfTheAccount",
          Effect: "Allow",
          Principal: { AWS: `arn:${partition.id}:iam::${account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    },
  };
}

function nameAndPath(arn: string): { readonly name: string; readonly path: string } {
  const name = parseRoleArn(arn)?.name ?? "";
  const path = arn.slice(arn.indexOf(":role/") + ":role".length, arn.length - name.length);
  return { name, path };
}

/** How the bucket's default encryption names its key. */
export function keyArn(resources: EnvironmentResources): string | undefined {
  const { key, partition, region, account } = resources;
  switch (key.kind) {
    case "none":
      return undefined;
    case "alias":
      return `arn:${partition.id}:kms:${region}:${account}:${key.alias}`;
    case "existing":
      return key.key.startsWith("arn:") ? key.key : `arn:${partition.id}:kms:${region}:${account}:key/${key.key}`;
  }
}
