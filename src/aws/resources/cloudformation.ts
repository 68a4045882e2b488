/** What an environment needs in AWS, as a CloudFormation template, in YAML with comments or in JSON. */
import { stringify } from "yaml";
import { isJsonObject } from "../../platform/json.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { ownerIdPlaceholder, placeholdersIn, repositoryIdPlaceholder } from "./placeholders.ts";
import { type EnvironmentResources, keyArn, sessionSeconds } from "./resources.ts";

interface Section {
  readonly comment: string;
  readonly resources: Readonly<Record<string, object>>;
}

/** A whole template. What is not known yet (an id, an account) is a parameter of the stack. */
export function resourcesCloudFormation(resources: EnvironmentResources, syntax: "yaml" | "json"): string {
  const { environment, account, region } = resources;
  const head = {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `What the environment ${environment} needs for Slipway: bucket, key, identity provider and roles`,
    Parameters: parameters(resources),
    Conditions: conditions(resources),
  };
  const sections = [
    ...keySections(resources),
    bucketSection(resources),
    providerSection(resources),
    ...roleSections(resources),
  ];
  const outputs = Object.fromEntries(
    resources.roles.map(({ role }) => [
      `${capital(role)}Role`,
      {
        Description: `For slipway.yaml: ${role === "deployer" ? "role" : role}`,
        Value: { "Fn::GetAtt": [logical(role), "Arn"] },
      },
    ]),
  );
  if (syntax === "json") {
    const byName = Object.fromEntries(sections.flatMap((section) => Object.entries(section.resources)));
    return jsonDocument(filled({ ...head, Resources: byName, Outputs: outputs }));
  }
  return [
    `# What the environment ${environment} needs for Slipway, in account ${account}, ${region}.`,
    `# Printed by: slipway setup ${environment} --as cloudformation`,
    "# Review it, then: aws cloudformation deploy --capabilities CAPABILITY_NAMED_IAM \\",
    `#   --stack-name slipway-${environment} --template-file FILE --region ${region}`,
    "# Nothing in it is secret.",
    yaml(head),
    "Resources:",
    ...sections.map(({ comment, resources }) => `  # ${comment}\n${indented(yaml(resources))}`),
    yaml({ Outputs: outputs }),
  ].join("\n");
}

function parameters(resources: EnvironmentResources): object {
  const unknown = placeholdersIn(JSON.stringify(resources.roles));
  const { bucket, key, provider } = resources;
  const yesOrNo = (initial: boolean, description: string) => ({
    Type: "String",
    AllowedValues: ["true", "false"],
    Default: String(initial),
    Description: description,
  });
  const id = (description: string) => ({ Type: "String", AllowedPattern: "[0-9]+", Description: description });
  return {
    ...(unknown.includes(repositoryIdPlaceholder)
      ? { RepositoryId: id("Id of the repository: gh api repos/OWNER/NAME --jq .id") }
      : {}),
    ...(unknown.includes(ownerIdPlaceholder)
      ? { OwnerId: id("Id of the repository's owner: gh api repos/OWNER/NAME --jq .owner.id") }
      : {}),
    CreateBucket: yesOrNo(bucket.make, "False where another environment or stack makes the bucket"),
    ...(key.kind === "alias"
      ? { CreateKey: yesOrNo(key.make, "False where another environment or stack makes the key and its alias") }
      : {}),
    CreateIdentityProvider: yesOrNo(
      provider.make,
      "False where the account has the provider already: one for each issuer",
    ),
  };
}

function conditions({ key }: EnvironmentResources): object {
  const isTrue = (parameter: string) => ({ "Fn::Equals": [{ Ref: parameter }, "true"] });
  return {
    MakeBucket: isTrue("CreateBucket"),
    ...(key.kind === "alias" ? { MakeKey: isTrue("CreateKey") } : {}),
    MakeIdentityProvider: isTrue("CreateIdentityProvider"),
  };
}

/** Deleting the stack takes neither releases nor the key that opens them. */
const kept = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" } as const;

function keySections({ key, environment }: EnvironmentResources): readonly Section[] {
  if (key.kind !== "alias") return [];
  return [
    {
      comment: "What is written is encrypted with this key. Who may use it stands in the policies of the roles.",
      resources: {
        Key: {
          Type: "AWS::KMS::Key",
          Condition: "MakeKey",
          ...kept,
          Properties: {
            Description: `Prompts of ${environment}`,
            EnableKeyRotation: true,
            PendingWindowInDays: 30,
            KeyPolicy: key.policy,
          },
        },
        KeyAlias: {
          Type: "AWS::KMS::Alias",
          Condition: "MakeKey",
          ...kept,
          Properties: { AliasName: key.alias, TargetKeyId: { Ref: "Key" } },
        },
      },
    },
  ];
}

function bucketSection(resources: EnvironmentResources): Section {
  const { bucket, key } = resources;
  const arn = keyArn(resources);
  const keyOfBucket = key.kind === "alias" ? { "Fn::If": ["MakeKey", { "Fn::GetAtt": ["Key", "Arn"] }, arn] } : arn;
  return {
    comment: "Releases live here: versioned, closed to the public, owned by the bucket's owner, and by TLS only.",
    resources: {
      Bucket: {
        Type: "AWS::S3::Bucket",
        Condition: "MakeBucket",
        ...kept,
        Properties: {
          BucketName: bucket.name,
          VersioningConfiguration: { Status: "Enabled" },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            IgnorePublicAcls: true,
            BlockPublicPolicy: true,
            RestrictPublicBuckets: true,
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              {
                BucketKeyEnabled: arn !== undefined,
                ServerSideEncryptionByDefault:
                  arn === undefined
                    ? { SSEAlgorithm: "AES256" }
                    : { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyOfBucket },
              },
            ],
          },
        },
      },
      BucketPolicy: {
        Type: "AWS::S3::BucketPolicy",
        Condition: "MakeBucket",
        Properties: { Bucket: { Ref: "Bucket" }, PolicyDocument: bucket.policy },
      },
    },
  };
}

function providerSection({ provider }: EnvironmentResources): Section {
  return {
    comment: "Jobs of GitHub Actions prove with an ID token of this issuer who they are: no key is stored anywhere.",
    resources: {
      IdentityProvider: {
        Type: "AWS::IAM::OIDCProvider",
        Condition: "MakeIdentityProvider",
        DeletionPolicy: "Retain",
        UpdateReplacePolicy: "Retain",
        Properties: { Url: provider.url, ClientIdList: [provider.audience] },
      },
    },
  };
}

function roleSections({ roles }: EnvironmentResources): readonly Section[] {
  return roles.map(({ role, name, path, description, trust, policy }) => ({
    comment: `${description}.`,
    resources: {
      [logical(role)]: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: name,
          Path: path,
          Description: description,
          MaxSessionDuration: sessionSeconds,
          AssumeRolePolicyDocument: trust,
          Policies: [{ PolicyName: "slipway", PolicyDocument: policy }],
        },
      },
    },
  }));
}

function logical(role: string): string {
  return `${capital(role)}Role`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Every text in quotes: CloudFormation reads YAML 1.1, where 2012-10-17 is a date. */
function yaml(value: object): string {
  return stringify(filled(value), {
    lineWidth: 0,
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    aliasDuplicateObjects: false,
  });
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}

/** Ids that are asked for when the stack is made. */
function filled(value: unknown): unknown {
  if (typeof value === "string") return filledText(value);
  if (Array.isArray(value)) return value.map(filled);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item)]));
}

function filledText(value: string): unknown {
  if (placeholdersIn(value).length === 0) return value;
  const substituted = value
    .replaceAll("${", "${!")
    .replaceAll(repositoryIdPlaceholder, "${RepositoryId}")
    .replaceAll(ownerIdPlaceholder, "${OwnerId}");
  return { "Fn::Sub": substituted };
}
