import { describe, expect, test } from "vitest";
import { bucketPolicy, type PolicyInput, roleNames, rolePolicies } from "../../src/aws/policies.ts";
import { renderPolicies } from "../../src/aws/policy-formats.ts";

const input: PolicyInput = {
  bucket: "acme-prompts-prod",
  prefix: "support",
  region: "eu-west-1",
  kmsKey: "alias/prompts",
  account: "111111111111",
  mirrors: ["outputs/"],
  source: {
    bucket: "acme-prompts-beta",
    prefix: "support",
    region: "eu-west-1",
    kmsKey: undefined,
    account: "111111111111",
  },
  models: ["eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "amazon.nova-lite-v1:0"],
};

const listOf = (value: string | readonly string[]): readonly string[] => [value].flat();

describe("policies", () => {
  test("no action is a wildcard, and every resource is of this environment or its source", () => {
    for (const [name, { Statement }] of Object.entries(rolePolicies(input))) {
      for (const { Action, Resource, Effect } of Statement) {
        for (const action of listOf(Action)) expect(action, name).toMatch(/^(s3|kms|bedrock):[A-Za-z]+$/);
        if (Effect === "Deny") continue;
        for (const resource of listOf(Resource)) {
          expect(resource, name).toMatch(
            /^arn:aws:(s3:::acme-prompts-(prod|beta)($|\/support\/)|kms:eu-west-1:111111111111:key\/|bedrock:)/,
          );
        }
      }
    }
  });

  test("only the pruner removes releases' files, only the approver approves, only the evaluator writes answers", () => {
    const mayDo = (action: string, folder: string) =>
      roleNames.filter((name) =>
        rolePolicies(input)[name].Statement.some(
          ({ Effect, Action, Resource }) =>
            Effect === "Allow" &&
            listOf(Action).includes(action) &&
            listOf(Resource).includes(`arn:aws:s3:::acme-prompts-prod/support/${folder}`),
        ),
      );
    expect(mayDo("s3:DeleteObject", "objects/*")).toEqual(["pruner"]);
    expect(mayDo("s3:DeleteObject", "bundles/*")).toEqual(["pruner"]);
    expect(mayDo("s3:DeleteObject", "releases/*")).toEqual([]);
    expect(mayDo("s3:PutObject", "approvals/*")).toEqual(["approver"]);
    expect(mayDo("s3:PutObject", "completions/*")).toEqual(["evaluator"]);
    expect(mayDo("s3:PutObject", "objects/*")).toEqual(["deployer"]);
    expect(mayDo("s3:PutObject", "current.json")).toEqual(["deployer", "pruner"]);
    expect(mayDo("s3:GetObject", "current.json")).toEqual([...roleNames]);
  });

  test("the deployer is denied explicitly what no other policy may give it by mistake", () => {
    const denied = rolePolicies(input).deployer.Statement.filter(({ Effect }) => Effect === "Deny");
    const pairs = denied.flatMap(({ Action, Resource }) =>
      listOf(Action).flatMap((action) =>
        listOf(Resource).map((resource) => `${action} ${resource.split("/support/")[1]}`),
      ),
    );
    expect(pairs).toEqual(
      expect.arrayContaining([
        "s3:PutObject approvals/*",
        "s3:PutObject completions/*",
        "s3:DeleteObject objects/*",
        "s3:DeleteObjectVersion current.json",
      ]),
    );
    expect(pairs.filter((pair) => pair.includes("outputs/"))).toEqual([]);
  });

  test("listing reaches no further than the prefix", () => {
    for (const { Statement } of Object.values(rolePolicies(input))) {
      const lists = Statement.filter(({ Action }) => listOf(Action).includes("s3:ListBucket"));
      expect(lists.length).toBeGreaterThan(0);
      for (const { Condition } of lists) expect(Condition).toEqual({ StringLike: { "s3:prefix": "support/*" } });
    }
    const whole = rolePolicies({ ...input, prefix: "" }).reader.Statement;
    expect(whole[0]?.Resource).toContain("arn:aws:s3:::acme-prompts-prod/current.json");
    expect(whole.find(({ Sid }) => Sid === "List")).not.toHaveProperty("Condition");
  });

  test("a key is used through S3 only: by ARN, by id, or by the alias that it has", () => {
    const ofKey = (kmsKey: string) =>
      rolePolicies({ ...input, kmsKey }).reader.Statement.find(({ Sid }) => Sid === "Decrypt");
    const arn = "arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const viaS3 = { "kms:ViaService": "s3.eu-west-1.amazonaws.com" };
    expect(ofKey(arn)).toMatchObject({ Action: ["kms:Decrypt"], Resource: [arn], Condition: { StringEquals: viaS3 } });
    expect(ofKey("1234abcd")).toMatchObject({ Resource: ["arn:aws:kms:eu-west-1:111111111111:key/1234abcd"] });
    const byAlias = {
      Resource: ["arn:aws:kms:eu-west-1:111111111111:key/*"],
      Condition: { StringEquals: viaS3, "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/prompts" } },
    };
    expect(ofKey("alias/prompts")).toMatchObject(byAlias);
    expect(ofKey("arn:aws:kms:eu-west-1:111111111111:alias/prompts")).toMatchObject(byAlias);
  });

  test("without key, mirror, source and models there are no statements for them", () => {
    const bare = rolePolicies({ ...input, kmsKey: undefined, mirrors: [], source: undefined, models: [] });
    const sids = Object.values(bare).flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid));
    expect(new Set(sids)).toEqual(
      new Set([
        "Read",
        "List",
        "Release",
        "InspectBucket",
        "NeverDecide",
        "NeverRemove",
        "Approve",
        "Mark",
        "Remove",
        "Evaluate",
      ]),
    );
  });

  test("an inference profile is called through itself only", () => {
    const statements = rolePolicies(input).evaluator.Statement;
    const profile =
      "arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
    expect(statements.find(({ Sid }) => Sid === "CallModels")?.Resource).toEqual([
      "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
      profile,
    ]);
    expect(statements.find(({ Sid }) => Sid === "CallModelsOfProfiles")).toMatchObject({
      Resource: ["arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0"],
      Condition: { StringLike: { "bedrock:InferenceProfileArn": [profile] } },
    });
  });

  test("other partitions have ARNs and endpoints of their own", () => {
    const china = rolePolicies({ ...input, region: "cn-north-1", source: undefined });
    const resources = Object.values(china).flatMap(({ Statement }) =>
      Statement.flatMap(({ Resource }) => listOf(Resource)),
    );
    for (const resource of resources) expect(resource).toMatch(/^arn:aws-cn:/);
  });

  test("each fits into a managed policy", () => {
    // 6,144 characters without white space (IAM quotas, November 2026).
    for (const document of Object.values(rolePolicies(input)))
      expect(JSON.stringify(document).length).toBeLessThan(6144);
    expect(bucketPolicy(input).Statement[0]).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });
});

describe("policies as text", () => {
  const document = {
    Version: "2012-10-17",
    Statement: [{ Sid: "A", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/${x}/%{y}" }],
  } as const;
  const named = { name: "slipway-prod-reader", description: "Reads", document };

  test("one is a document, several are by name", () => {
    expect(JSON.parse(renderPolicies([named], "json"))).toEqual(document);
    expect(Object.keys(JSON.parse(renderPolicies([named, { ...named, name: "other" }], "json")))).toEqual([
      "slipway-prod-reader",
      "other",
    ]);
  });

  test("Terraform takes no text for a template", () => {
    const text = renderPolicies([named], "terraform");
    expect(text).toContain(`resource "aws_iam_policy" "slipway_prod_reader" {`);
    expect(text).toContain("arn:aws:s3:::b/$${x}/%%{y}");
  });

  test("CloudFormation gets names that it takes", () => {
    const template = JSON.parse(renderPolicies([named], "cloudformation"));
    expect(template.Resources.SlipwayProdReader).toEqual({
      Type: "AWS::IAM::ManagedPolicy",
      Properties: { ManagedPolicyName: "slipway-prod-reader", Description: "Reads", PolicyDocument: document },
    });
  });
});
