import { describe, expect, test } from "vitest";
import { command } from "../../src/commands/iam.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

const configuration = `slipway: 1
model: amazon.nova-lite-v1:0
environments:
  beta:
    store: s3://acme-prompts-beta/support
    region: eu-west-1
    accounts: ["111111111111"]
  prod:
    store: s3://acme-prompts-prod/support
    region: eu-west-1
    accounts: ["111111111111"]
    after: beta
    mirror: { at: [outputs/, copies] }
  abroad:
    store: s3://acme-prompts-abroad
    region: eu-west-1
    accounts: ["222222222222"]
    after: beta
  keyed:
    store: s3://acme-prompts-keyed
    region: eu-west-1
    kmsKey: alias/prompts
  local:
    store: ./releases
`;

type Inputs = Parameters<typeof command.run>[0];

async function iam(
  environment: string,
  more: Partial<Inputs> = {},
  format: "text" | "json" = "json",
  prompts: Readonly<Record<string, string>> = {},
) {
  const folder = makeFolder({ "slipway.yaml": configuration, ...prompts });
  const result = await command.run(inputsFor(command, { environment, ...more }), testContext(folder));
  return { exitCode: result.exitCode, text: await result.render(format) };
}

interface Shown {
  readonly policies: readonly {
    readonly name: string;
    readonly document: {
      readonly Statement: readonly { readonly Sid: string; readonly Resource: readonly string[] }[];
    };
  }[];
}

async function resourcesOf(
  environment: string,
  role: Inputs["role"],
  more: Partial<Inputs> = {},
): Promise<readonly string[]> {
  const { policies } = JSON.parse((await iam(environment, { role, ...more })).text) as Shown;
  return policies.flatMap(({ document }) => document.Statement.flatMap(({ Resource }) => Resource));
}

describe("slipway iam", () => {
  test("prints a policy per role, by name", async () => {
    const { exitCode, text } = await iam("beta");
    expect(exitCode).toBe(0);
    const shown = JSON.parse(text) as Shown;
    expect(shown).toMatchObject({ format: "slipway/iam/v1", environment: "beta" });
    expect(shown.policies.map(({ name }) => name)).toEqual(
      ["reader", "deployer", "approver", "pruner", "evaluator"].map((role) => `slipway-beta-${role}`),
    );
  });

  test("prints one policy as the document that AWS takes", async () => {
    const { text } = await iam("beta", { role: "reader" }, "text");
    expect(JSON.parse(text)).toMatchObject({
      Version: "2012-10-17",
      Statement: [{ Sid: "Read", Effect: "Allow" }, { Sid: "List" }],
    });
  });

  test("the deployer of prod copies from beta in the same account, and from no other", async () => {
    expect(await resourcesOf("prod", "deployer")).toContain("arn:aws:s3:::acme-prompts-beta/support/objects/*");
    expect((await resourcesOf("abroad", "deployer")).join()).not.toContain("beta");
  });

  test("mirrors are keys below the prefix", async () => {
    const resources = await resourcesOf("prod", "reader");
    expect(resources).toContain("arn:aws:s3:::acme-prompts-prod/support/outputs/*");
    expect(resources).toContain("arn:aws:s3:::acme-prompts-prod/support/copies/*");
  });

  test("the evaluator calls the project's model, or those that are named", async () => {
    expect(await resourcesOf("beta", "evaluator")).toContain(
      "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
    );
    const named = await resourcesOf("beta", "evaluator", { model: ["amazon.nova-pro-v1:0"] });
    expect(named).toContain("arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-pro-v1:0");
    expect(named.join()).not.toContain("nova-lite");
  });

  test("the evaluator calls what prompts and the similarity of answers name", async () => {
    const prompts = {
      "prompts/a.prompt": "---\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n---\nHello\n",
      "prompts/a.cases.yaml":
        "cases:\n  - { name: one, expect: { similar: hello } }\n  - { name: two, expect: [{ similar: { to: hi, model: cohere.embed-multilingual-v3 } }] }\n",
      "prompts/b.prompt": "---\nmodel: exec/mine\n---\nHello\n",
    };
    const { text } = await iam("beta", { role: "evaluator" }, "json", prompts);
    const [evaluator] = (JSON.parse(text) as Shown).policies;
    const called = evaluator?.document.Statement.filter(({ Sid }) => Sid.startsWith("CallModels"));
    expect(called?.flatMap(({ Resource }) => Resource)).toEqual([
      "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
      "arn:aws:bedrock:eu-west-1::foundation-model/amazon.titan-embed-text-v2:0",
      "arn:aws:bedrock:eu-west-1::foundation-model/cohere.embed-multilingual-v3",
      "arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
      "arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
    ]);
  });

  test("the account of a key is asked for where nothing tells it", async () => {
    await expect(iam("keyed")).rejects.toMatchObject({ code: "SW0916", next: expect.stringContaining("--account") });
    expect(await resourcesOf("keyed", "reader", { account: "333333333333" })).toContain(
      "arn:aws:kms:eu-west-1:333333333333:key/*",
    );
  });

  test("a folder needs no policy, and an unknown environment is named", async () => {
    await expect(iam("local")).rejects.toMatchObject({ code: "SW0916" });
    await expect(iam("bta")).rejects.toMatchObject({ code: "SW0203" });
  });

  test("the bucket's own policy denies plain HTTP", async () => {
    const { text } = await iam("beta", { role: "bucket" }, "text");
    expect(JSON.parse(text)).toMatchObject({ Statement: [{ Effect: "Deny", Principal: "*" }] });
  });
});

describe("slipway iam --trust", () => {
  const known = { trust: true, repository: "acme/prompts", "repository-id": "5678", "owner-id": "1234" } as const;
  const trustOf = async (environment: string, more: Partial<Inputs> = {}) =>
    JSON.parse((await iam(environment, { ...known, role: "deployer", ...more }, "text")).text);
  const github = "token.actions.githubusercontent.com";

  test("binds repository id, default branch, environment and workflow", async () => {
    const { Statement } = await trustOf("prod");
    expect(Statement).toHaveLength(1);
    expect(Statement[0].Principal).toEqual({ Federated: `arn:aws:iam::111111111111:oidc-provider/${github}` });
    expect(Statement[0].Condition).toEqual({
      StringEquals: {
        [`${github}:aud`]: "sts.amazonaws.com",
        [`${github}:sub`]: ["repo:acme/prompts:environment:prod", "repo:acme@1234/prompts@5678:environment:prod"],
        [`${github}:repository_id`]: "5678",
        [`${github}:ref`]: "refs/heads/main",
        [`${github}:job_workflow_ref`]: [
          "acme/prompts/.github/workflows/slipway-promote.yml@refs/heads/main",
          "acme/prompts/.github/workflows/slipway-rollback.yml@refs/heads/main",
        ],
      },
    });
  });

  test("tags reach the first environment only, unless told", async () => {
    expect((await trustOf("beta")).Statement[0].Condition.StringLike[`${github}:ref`]).toEqual([
      "refs/heads/main",
      "refs/tags/v*",
    ]);
    expect(JSON.stringify(await trustOf("beta", { role: "approver" }))).not.toContain("refs/tags");
    expect(JSON.stringify(await trustOf("beta", { role: "pruner" }))).not.toContain("refs/tags");
    expect(JSON.stringify(await trustOf("beta", { tags: "none" }))).not.toContain("refs/tags");
    expect(JSON.stringify(await trustOf("abroad"))).not.toContain("refs/tags");
    expect(JSON.stringify(await trustOf("prod", { tags: "release-*" }))).toContain("refs/tags/release-*");
  });

  test("without ids it lets nobody in, and never names the workflow's display name", async () => {
    const policy = JSON.stringify(await trustOf("prod", { "repository-id": undefined, "owner-id": undefined }));
    expect(policy).toContain('"REPOSITORY_ID"');
    expect(policy).not.toContain(`${github}:workflow"`);
  });

  test("without flags the workflows are those of init: the first environment's, and the approver's own environment", async () => {
    const beta = JSON.stringify(await trustOf("beta"));
    for (const name of ["release", "rollback", "drill"]) expect(beta).toContain(`slipway-${name}.yml@refs/heads/main`);
    const approver = JSON.stringify(await trustOf("prod", { role: "approver" }));
    expect(approver).toContain("slipway-promote.yml@refs/heads/main");
    expect(approver).toContain("repo:acme/prompts:environment:prod-approvals");
    expect(approver).not.toContain('environment:prod"');
  });

  test("roles may have workflows and environments of their own; readers are applications", async () => {
    const workflow = [".github/workflows/a.yml", "approver=acme/shared/.github/workflows/b.yml@refs/tags/v1"];
    const all = await trustOf("prod", { role: "all", workflow, "github-environment": ["approver=prod-approval"] });
    const text = (role: string) => JSON.stringify(all[`slipway-prod-${role}`]);
    expect(text("deployer")).toContain("acme/prompts/.github/workflows/a.yml@refs/heads/main");
    expect(text("approver")).toContain('acme/shared/.github/workflows/b.yml@refs/tags/v1"');
    expect(text("approver")).toContain("environment:prod-approval");
    expect(text("pruner")).toContain('environment:prod"');
    expect(text("reader")).toContain('"AWS":"arn:aws:iam::111111111111:root"');
  });

  test("jobs of an environment in another account that takes releases from here read with this role", async () => {
    const text = JSON.stringify(await trustOf("beta"));
    expect(text).toContain('"repo:acme/prompts:environment:abroad"');
    expect(text).not.toContain("environment:prod");
    expect(JSON.stringify(await trustOf("beta", { "github-environment": ["only"] }))).not.toContain("abroad");
  });

  test.each([
    [{ repository: "acme" }, "SW0103"],
    [{ repository: "acme/prompts:*" }, "SW0103"],
    [{ "repository-id": "x" }, "SW0103"],
    [{ workflow: ["release.yml"] }, "SW0103"],
    [{ workflow: ["a/b/.github/workflows/*.yml"] }, "SW0103"],
    [{ "github-environment": ["*"] }, "SW0103"],
    [{ branch: "*" }, "SW0103"],
    [{ issuer: "http://x" }, "SW0103"],
    [{ reader: ["*"] }, "SW0103"],
    [{ repository: undefined }, "SW0104"],
    [{ as: "terraform" }, "SW0104"],
    [{ role: "bucket" }, "SW0104"],
  ] as const)("%j is refused", async (more, code) => {
    await expect(trustOf("prod", more)).rejects.toMatchObject({ code });
  });

  describe("with batch jobs", () => {
    const role = "arn:aws:iam::111111111111:role/service-role/batch";
    const batch = `models: { region: eu-central-1, batch: { place: "s3://acme-batch/nightly", role: "${role}" } }\n`;
    const configured = (role: Inputs["role"], more: Partial<Inputs> = {}) =>
      iam("beta", { role, model: ["eu.anthropic.claude-sonnet-4-5-20250929-v1:0"], ...more }, "text", {
        "slipway.yaml": `${configuration}${batch}`,
      }).then(({ text }) => JSON.parse(text));
    const jobs = "arn:aws:bedrock:eu-central-1:111111111111:model-invocation-job/*";

    test("the evaluator starts and sees them, and hands their role to Bedrock alone", async () => {
      const { Statement } = await configured("evaluator");
      const bySid = Object.fromEntries(Statement.map((one: { Sid: string }) => [one.Sid, one]));
      expect(bySid["StartBatchJobs"]).toMatchObject({
        Action: "bedrock:CreateModelInvocationJob",
        Resource: [
          // Where models are asked, not where the store is.
          "arn:aws:bedrock:eu-central-1:111111111111:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
          "arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
          jobs,
        ],
      });
      expect(bySid["SeeBatchJobs"]).toMatchObject({ Action: "bedrock:GetModelInvocationJob", Resource: [jobs] });
      expect(bySid["FindBatchJobs"]).toMatchObject({ Action: "bedrock:ListModelInvocationJobs", Resource: ["*"] });
      expect(bySid["PassBatchRole"]).toEqual({
        Sid: "PassBatchRole",
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: [role],
        Condition: { StringEquals: { "iam:PassedToService": "bedrock.amazonaws.com" } },
      });
      expect(bySid["BatchFiles"]).toMatchObject({ Resource: ["arn:aws:s3:::acme-batch/nightly/batch/*"] });
      expect(bySid["ListBatchFiles"]).toMatchObject({
        Resource: ["arn:aws:s3:::acme-batch"],
        Condition: { StringLike: { "s3:prefix": "nightly/batch/*" } },
      });
      // Nobody else may.
      for (const other of ["reader", "deployer", "approver", "pruner"] as const) {
        expect(JSON.stringify(await configured(other))).not.toMatch(/acme-batch|PassRole|InvocationJob/);
      }
    });

    test("their role reads, writes answers and calls the profile, in its own account", async () => {
      const { Statement } = await configured("batch");
      const account = { "aws:ResourceAccount": "111111111111" };
      expect(Statement).toMatchObject([
        { Action: "s3:GetObject", Condition: { StringEquals: account } },
        {
          Action: "s3:PutObject",
          Resource: ["arn:aws:s3:::acme-batch/nightly/batch/*/output/*"],
          Condition: { StringEquals: account },
        },
        {
          Action: "s3:ListBucket",
          Condition: { StringEquals: account, StringLike: { "s3:prefix": "nightly/batch/*" } },
        },
        { Sid: "CallModels", Action: ["bedrock:InvokeModel"] },
        {
          Sid: "CallModelsOfProfiles",
          Condition: { StringLike: { "bedrock:InferenceProfileArn": [expect.any(String)] } },
        },
      ]);
      // A model of the region itself needs no word.
      const direct = await configured("batch", { model: ["amazon.nova-lite-v1:0"] });
      expect(JSON.stringify(direct)).not.toContain("bedrock:InvokeModel");
    });

    test("Bedrock alone may take their role, for jobs of the account and region", async () => {
      const trust = await configured("batch", { trust: true });
      expect(trust.Statement).toEqual([
        {
          Sid: "BatchJobs",
          Effect: "Allow",
          Principal: { Service: "bedrock.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": "111111111111" }, ArnLike: { "aws:SourceArn": jobs } },
        },
      ]);
      const all = await configured("all", { trust: true, repository: "acme/prompts" });
      expect(all["slipway-beta-batch"]).toEqual(trust);
    });

    test("without them there is no such role, and it says what to write", async () => {
      await expect(iam("beta", { role: "batch" })).rejects.toMatchObject({
        code: "SW0916",
        next: expect.stringContaining("models: { batch:"),
      });
      expect((await iam("beta")).text).not.toContain("PassRole");
    });
  });
});
