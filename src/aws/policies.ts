/**
 * Least-privilege policies for the roles of one environment. Pure: names in, policy documents out. No wildcard in an
 * action; resources are exact but for the names of objects, which nobody knows before they are made.
 */
import { type BatchResources, batchStatements } from "./batch-policies.ts";
import { modelStatements } from "./model-policies.ts";
import { partitionOf, s3Arn } from "./partition.ts";
import {
  allow,
  at,
  bucketOf,
  deny,
  listing,
  type PolicyDocument,
  type PolicyPlace,
  policy,
  type Statement,
  useOfKey,
} from "./policy-statements.ts";

export type RoleName = "reader" | "deployer" | "approver" | "pruner" | "evaluator";

export const roleNames: readonly RoleName[] = ["reader", "deployer", "approver", "pruner", "evaluator"];

/** One value for each role. */
export function forEachRole<T>(make: (role: RoleName) => T): Readonly<Record<RoleName, T>> {
  return {
    reader: make("reader"),
    deployer: make("deployer"),
    approver: make("approver"),
    pruner: make("pruner"),
    evaluator: make("evaluator"),
  };
}

export interface PolicyInput extends PolicyPlace {
  /** Places of mirrors below the prefix, each with a slash at its end. */
  readonly mirrors: readonly string[];
  /** Where releases are promoted from, by copies on the server; absent where another account holds it. */
  readonly source: PolicyPlace | undefined;
  /** Where evaluations are kept that the gate here may rest on: in the environment in which bundles are made first. */
  readonly evaluations?: PolicyPlace | undefined;
  /** Ids of Bedrock's models that evaluations call. */
  readonly models: readonly string[];
  /** Where they are asked, where that is not the bucket's region. */
  readonly modelRegion?: string | undefined;
  /** Where batch inference jobs work, where there are any. */
  readonly batch?: BatchResources | undefined;
  /** Names of alarms in CloudWatch that are asked after a release. */
  readonly alarms?: readonly string[];
  /** Key in KMS that signs releases: an alias, id or ARN. */
  readonly signingKey?: string | undefined;
}

/** Everything of the layout of a store but what the mirror has (docs/store-format.md). */
const folders = ["objects", "bundles", "releases", "approvals", "evidence", "completions", "prunes"] as const;
export type Folder = (typeof folders)[number];

/** What `verify` and `doctor` look at of a bucket. */
export const settingsOfBucket: readonly string[] = [
  "s3:GetBucketOwnershipControls",
  "s3:GetBucketPolicy",
  "s3:GetBucketPublicAccessBlock",
  "s3:GetBucketVersioning",
  "s3:GetEncryptionConfiguration",
];

/** A policy per role. What each may and may not do stands in docs/iam.md. */
export function rolePolicies(input: PolicyInput): Readonly<Record<RoleName, PolicyDocument>> {
  return {
    reader: policy(readerStatements(input)),
    deployer: policy(deployerStatements(input)),
    approver: policy(approverStatements(input)),
    pruner: policy(prunerStatements(input)),
    evaluator: policy(evaluatorStatements(input)),
  };
}

/** For the bucket itself: everything without TLS is denied. One per bucket, whatever environments it holds. */
export function bucketPolicy(place: PolicyPlace): PolicyDocument {
  const partition = partitionOf(place.region);
  return policy([
    {
      Sid: "DenyWithoutTls",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [s3Arn(partition, place.bucket), s3Arn(partition, place.bucket, "*")],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}

/** An application: follows the pointer and reads what it names. */
function readerStatements(input: PolicyInput): readonly Statement[] {
  const mirrors = mirrorResources(input);
  return [
    allow("Read", "s3:GetObject", [
      at(input, "current.json"),
      at(input, "mirror.json"),
      // Signed statements about bundles are evidence; a reader may demand them.
      ...allOf(input, "bundles", "evidence", "objects", "releases"),
      ...mirrors,
    ]),
    listing(input),
    ...useOfKey(input, "Decrypt", ["kms:Decrypt"]),
  ];
}

/** A workflow that deploys, promotes to here, rolls back, withdraws, repairs and keeps the mirror. Removes no release. */
function deployerStatements(input: PolicyInput): readonly Statement[] {
  const mirrors = mirrorResources(input);
  const withMirror: readonly Statement[] =
    mirrors.length === 0
      ? []
      : [
          allow("Mirror", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], mirrors),
          allow("MirrorState", ["s3:GetObject", "s3:PutObject"], [at(input, "mirror.json")]),
        ];
  return [
    allow("Read", "s3:GetObject", [at(input, "current.json"), ...allOf(input, ...folders)]),
    listing(input),
    allow("Release", "s3:PutObject", [
      at(input, "current.json"),
      ...allOf(input, "bundles", "evidence", "objects", "releases"),
    ]),
    ...withMirror,
    allow("InspectBucket", settingsOfBucket, [bucketOf(input)]),
    ...useOfKey(input, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"]),
    ...sourceStatements(input.source),
    ...evaluationsStatements(input),
    ...signingStatements(input),
    ...alarmStatements(input),
    deny(
      "NeverDecide",
      ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"],
      allOf(input, "approvals", "completions"),
    ),
    deny(
      "NeverRemove",
      ["s3:DeleteObject", "s3:DeleteObjectVersion"],
      [at(input, "current.json"), ...allOf(input, "bundles", "evidence", "objects", "prunes", "releases")],
    ),
  ];
}

/** A person, or a workflow on a person's word: sees what would be released, and writes approvals only. */
function approverStatements(input: PolicyInput): readonly Statement[] {
  return [
    allow("Read", "s3:GetObject", [
      at(input, "current.json"),
      ...allOf(input, "approvals", "bundles", "completions", "evidence", "objects", "releases"),
    ]),
    listing(input),
    allow("Approve", "s3:PutObject", allOf(input, "approvals")),
    ...useOfKey(input, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"]),
    // What is approved is what the environment before has released.
    ...sourceStatements(input.source),
    ...evaluationsStatements(input),
  ];
}

/** The one role that removes: manifests and contents that no kept release needs. */
function prunerStatements(input: PolicyInput): readonly Statement[] {
  return [
    allow("Read", "s3:GetObject", [
      at(input, "current.json"),
      ...allOf(input, "bundles", "objects", "prunes", "releases"),
    ]),
    listing(input),
    allow("Mark", "s3:PutObject", [at(input, "current.json"), ...allOf(input, "prunes", "releases")]),
    allow("Remove", "s3:DeleteObject", allOf(input, "bundles", "objects")),
    ...useOfKey(input, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"]),
  ];
}

/** Calls models, and writes their answers and what was measured on them. */
function evaluatorStatements(input: PolicyInput): readonly Statement[] {
  return [
    allow("Read", "s3:GetObject", [
      at(input, "current.json"),
      ...allOf(input, "bundles", "completions", "evidence", "objects", "releases"),
    ]),
    listing(input),
    allow("Evaluate", "s3:PutObject", allOf(input, "completions", "evidence")),
    ...useOfKey(input, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"]),
    ...modelStatements(input),
    ...batchStatements(input),
  ];
}

/** To copy on the server, the role of the destination reads the source. */
export function sourceStatements(source: PolicyPlace | undefined): readonly Statement[] {
  if (source === undefined) return [];
  return [
    allow("ReadSource", "s3:GetObject", [
      at(source, "current.json"),
      ...allOf(source, "bundles", "evidence", "objects", "releases"),
    ]),
    { ...listing(source), Sid: "ListSource" },
    ...useOfKey(source, "DecryptSource", ["kms:Decrypt"]),
  ];
}

/** To read what a gate rests on, and none of the answers beside it. */
function evaluationsStatements({ evaluations, source }: PolicyInput): readonly Statement[] {
  if (evaluations === undefined) return [];
  const isSource = evaluations.bucket === source?.bucket && evaluations.prefix === source.prefix;
  return [
    allow("ReadEvaluations", "s3:GetObject", [at(evaluations, "completions/evaluations/*")]),
    ...(isSource
      ? []
      : [
          { ...listing(evaluations), Sid: "ListEvaluations" },
          ...useOfKey(evaluations, "DecryptEvaluations", ["kms:Decrypt"]),
        ]),
  ];
}

/** Signing releases, and the public key to say whose signature it is. An alias is no resource, so a condition names it. */
export function signingStatements({ region, account, signingKey }: PolicyInput): readonly Statement[] {
  if (signingKey === undefined) return [];
  const actions = ["kms:GetPublicKey", "kms:Sign"];
  const keys = `arn:${partitionOf(region).id}:kms:${region}:${account ?? "*"}:key`;
  const alias = /(?:^|:)(alias\/.+)$/.exec(signingKey)?.[1];
  if (alias === undefined) {
    return [allow("SignReleases", actions, [signingKey.startsWith("arn:") ? signingKey : `${keys}/${signingKey}`])];
  }
  const ofAccount = signingKey.startsWith("arn:") ? signingKey.replace(/:alias\/.+$/, ":key") : keys;
  return [
    {
      ...allow("SignReleases", actions, [`${ofAccount}/*`]),
      Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias } },
    },
  ];
}

/** The state of alarms, for `watch`. */
export function alarmStatements({ region, account, alarms = [] }: PolicyInput): readonly Statement[] {
  if (alarms.length === 0) return [];
  const { id } = partitionOf(region);
  const names = alarms.map((name) => `arn:${id}:cloudwatch:${region}:${account ?? "*"}:alarm:${name}`);
  return [allow("SeeAlarms", "cloudwatch:DescribeAlarms", names)];
}

function allOf(place: PolicyPlace, ...names: readonly Folder[]): readonly string[] {
  return names.map((name) => at(place, `${name}/*`));
}

/** ARNs of all keys that mirrors may write. */
export function mirrorResources(input: PolicyInput): readonly string[] {
  return input.mirrors.map((mirror) => at(input, `${mirror}*`));
}
