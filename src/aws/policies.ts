/**
 * Least-privilege policies for the roles of one environment. Pure: names in, policy documents out. No wildcard in an
 * action; resources are exact but for the names of objects, which nobody knows before they are made.
 */
import { partitionOf, s3Arn } from "./partition.ts";

export type RoleName = "reader" | "deployer" | "approver" | "pruner" | "evaluator";

export const roleNames: readonly RoleName[] = ["reader", "deployer", "approver", "pruner", "evaluator"];

/** Operators, each with keys and values. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

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

export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Condition;
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** A bucket and prefix, and the key that encrypts there. */
export interface PolicyPlace {
  readonly bucket: string;
  /** Without slashes at its ends; empty for the whole bucket. */
  readonly prefix: string;
  readonly region: string;
  /** ARN, id or alias. */
  readonly kmsKey: string | undefined;
  /** Needed for a key that is no ARN, and for inference profiles. */
  readonly account: string | undefined;
}

export interface PolicyInput extends PolicyPlace {
  /** Places of mirrors below the prefix, each with a slash at its end. */
  readonly mirrors: readonly string[];
  /** Where releases are promoted from, by copies on the server; absent where another account holds it. */
  readonly source: PolicyPlace | undefined;
  /** Ids of Bedrock's models that evaluations call. */
  readonly models: readonly string[];
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

function policy(statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/** A statement without conditions. `sid` has letters and digits alone, and is unique within its policy (IAM's rule). */
export function allow(sid: string, actions: string | readonly string[], resources: readonly string[]): Statement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: resources };
}

function deny(sid: string, actions: readonly string[], resources: readonly string[]): Statement {
  return { Sid: sid, Effect: "Deny", Action: actions, Resource: resources };
}

/** Without it a missing key is denied instead of missing. Only names below the prefix can be listed. */
export function listing(place: PolicyPlace): Statement {
  const statement = allow("List", "s3:ListBucket", [bucketOf(place)]);
  if (place.prefix === "") return statement;
  return { ...statement, Condition: { StringLike: { "s3:prefix": `${place.prefix}/*` } } };
}

/** ARN of the bucket itself: what `s3:ListBucket` is allowed on. */
export function bucketOf(place: PolicyPlace): string {
  return s3Arn(partitionOf(place.region), place.bucket);
}

/** ARN of a key below the environment's prefix; `key` may hold `*` and `?`, which IAM reads as wildcards. */
export function at(place: PolicyPlace, key: string): string {
  return s3Arn(partitionOf(place.region), place.bucket, place.prefix === "" ? key : `${place.prefix}/${key}`);
}

function allOf(place: PolicyPlace, ...names: readonly Folder[]): readonly string[] {
  return names.map((name) => at(place, `${name}/*`));
}

/** ARNs of all keys that mirrors may write. */
export function mirrorResources(input: PolicyInput): readonly string[] {
  return input.mirrors.map((mirror) => at(input, `${mirror}*`));
}

/** Only through S3, and only this key. An alias is no resource of a policy, so a condition names it. */
export function useOfKey(place: PolicyPlace, sid: string, actions: readonly string[]): readonly Statement[] {
  const { kmsKey, region, account } = place;
  if (kmsKey === undefined) return [];
  const partition = partitionOf(region);
  const viaS3 = { "kms:ViaService": `s3.${region}.${partition.domain}` };
  const keys = `arn:${partition.id}:kms:${region}:${account ?? "*"}:key`;
  const alias = /(?:^|:)(alias\/.+)$/.exec(kmsKey)?.[1];
  if (alias !== undefined) {
    const ofAccount = kmsKey.startsWith("arn:") ? kmsKey.replace(/:alias\/.+$/, ":key") : keys;
    return [
      {
        ...allow(sid, actions, [`${ofAccount}/*`]),
        Condition: { StringEquals: viaS3, "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias } },
      },
    ];
  }
  const resource = kmsKey.startsWith("arn:") ? kmsKey : `${keys}/${kmsKey}`;
  return [{ ...allow(sid, actions, [resource]), Condition: { StringEquals: viaS3 } }];
}

/**
 * A model by its id, or an inference profile and the model in the regions that it leads to (Bedrock user guide,
 * "Prerequisites for inference profiles": the condition keeps the model from being called past the profile).
 */
function modelStatements(input: PolicyInput): readonly Statement[] {
  const { region, account, models } = input;
  const { id } = partitionOf(region);
  const bedrock = `arn:${id}:bedrock`;
  const direct: string[] = [];
  const profiles: { readonly profile: string; readonly model: string }[] = [];
  for (const model of models) {
    const geography = /^(?:us|eu|apac|jp|au|ca|us-gov|global)\.(.+)$/.exec(model)?.[1];
    if (model.startsWith("arn:")) direct.push(model);
    else if (geography === undefined) direct.push(`${bedrock}:${region}::foundation-model/${model}`);
    else
      profiles.push({ profile: `${bedrock}:${region}:${account ?? "*"}:inference-profile/${model}`, model: geography });
  }
  const actions = ["bedrock:CountTokens", "bedrock:InvokeModel"];
  const called = [...direct, ...profiles.map(({ profile }) => profile)];
  if (called.length === 0) return [];
  return [
    allow("CallModels", actions, called),
    ...(profiles.length === 0
      ? []
      : [
          {
            ...allow(
              "CallModelsOfProfiles",
              actions,
              profiles.map(({ model }) => `${bedrock}:*::foundation-model/${model}`),
            ),
            Condition: { StringLike: { "bedrock:InferenceProfileArn": profiles.map(({ profile }) => profile) } },
          },
        ]),
  ];
}
