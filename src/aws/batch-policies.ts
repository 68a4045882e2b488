/**
 * Policies for batch inference jobs of Bedrock: what the evaluator's role needs to start them, and the role that Bedrock
 * works with. Pure: names in, documents out. Sources: Bedrock user guide, "Required permissions for batch inference" and
 * "Create a custom service role for batch inference".
 */

import { modelResources, profileStatements } from "./model-policies.ts";
import { partitionOf } from "./partition.ts";
import type { PolicyInput } from "./policies.ts";
import {
  allow,
  at,
  type Condition,
  listing,
  type PolicyDocument,
  type PolicyPlace,
  type Statement,
  useOfKey,
} from "./policy-statements.ts";
import type { TrustPolicy } from "./trust/policies.ts";

/** What batch jobs of a project work with. */
export interface BatchResources {
  /** Records and answers stand below `batch/` of it. */
  readonly place: PolicyPlace;
  /** ARN of the role that the jobs work with. */
  readonly role: string;
  /** Twelve digits: that of the role, in which the jobs run. */
  readonly account: string;
  /** Where Bedrock is asked. */
  readonly region: string;
}

const service = "bedrock.amazonaws.com";

/** For the evaluator: records and answers, jobs of its models, and its word that Bedrock may take the role. */
export function batchStatements(input: PolicyInput): readonly Statement[] {
  const { batch } = input;
  if (batch === undefined) return [];
  return [
    ...fileStatements(batch),
    allow("StartBatchJobs", "bedrock:CreateModelInvocationJob", [...modelResources(input), jobsOf(batch)]),
    allow("SeeBatchJobs", "bedrock:GetModelInvocationJob", [jobsOf(batch)]),
    // It has no resource (service authorization reference of Bedrock). A job whose reply was lost is found by its name.
    allow("FindBatchJobs", "bedrock:ListModelInvocationJobs", ["*"]),
    passRole(batch),
  ];
}

/** The same for a session, which need not know the models: any of them, and any job. The role's own policy is the bound. */
export function batchSessionStatements(input: PolicyInput): readonly Statement[] {
  const { batch } = input;
  if (batch === undefined) return [];
  const jobs = ["CreateModelInvocationJob", "GetModelInvocationJob", "ListModelInvocationJobs"];
  return [
    ...fileStatements(batch),
    allow(
      "BatchJobs",
      jobs.map((action) => `bedrock:${action}`),
      ["*"],
    ),
    passRole(batch),
  ];
}

/** Records and answers. */
function fileStatements({ place }: BatchResources): readonly Statement[] {
  return [
    allow("BatchFiles", ["s3:GetObject", "s3:PutObject"], [at(place, "batch/*")]),
    { ...listing(below(place)), Sid: "ListBatchFiles" },
    ...useOfKey(place, "EncryptBatchFiles", ["kms:Decrypt", "kms:GenerateDataKey"]),
  ];
}

/** For the role that Bedrock works with: reads the records, writes its output, and calls models of inference profiles. */
export function batchRolePolicy(input: PolicyInput & { readonly batch: BatchResources }): PolicyDocument {
  const { place, account } = input.batch;
  const owned = (statement: Statement): Statement => ({
    ...statement,
    Condition: withAccount(statement.Condition, account),
  });
  return {
    Version: "2012-10-17",
    Statement: [
      owned(allow("ReadRecords", "s3:GetObject", [at(place, "batch/*")])),
      owned(allow("WriteAnswers", "s3:PutObject", [at(place, "batch/*/output/*")])),
      owned({ ...listing(below(place)), Sid: "List" }),
      ...useOfKey(place, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"]),
      ...profileStatements(input, ["bedrock:InvokeModel"]),
    ],
  };
}

/** Bedrock may take the role, for jobs of this account and region alone. */
export function batchRoleTrust({ account, region }: BatchResources): TrustPolicy {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "BatchJobs",
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": jobsOf({ account, region }) },
        },
      },
    ],
  };
}

function passRole({ role }: BatchResources): Statement {
  return {
    ...allow("PassBatchRole", "iam:PassRole", [role]),
    Condition: { StringEquals: { "iam:PassedToService": service } },
  };
}

function jobsOf({ account, region }: Pick<BatchResources, "account" | "region">): string {
  return `arn:${partitionOf(region).id}:bedrock:${region}:${account}:model-invocation-job/*`;
}

/** Its folder `batch/`: no other name of the bucket is listed. */
function below(place: PolicyPlace): PolicyPlace {
  return { ...place, prefix: place.prefix === "" ? "batch" : `${place.prefix}/batch` };
}

/** The bucket belongs to the account, whatever name somebody else may have taken. */
function withAccount(condition: Condition | undefined, account: string): Condition {
  return { ...condition, StringEquals: { ...condition?.["StringEquals"], "aws:ResourceAccount": account } };
}
