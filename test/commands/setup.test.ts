/** `slipway setup`: what is printed parses, says the same in every form, and asks for what is not known. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadSchemas } from "../../src/commands/catalogue.ts";
import { command } from "../../src/commands/setup.ts";
import { compileSchema } from "../../src/platform/json-schema/index.ts";
import { makeFolder } from "../project/folder.ts";
import { installPythonPackage } from "../servers/python-package.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

const configuration = `slipway: 1
model: amazon.nova-lite-v1:0
environments:
  beta:
    store: s3://acme-prompts/beta
    region: eu-west-1
    role: arn:aws:iam::111111111111:role/team/prompts-beta
    kmsKey: alias/prompts
    mirror: { at: outputs/ }
  prod:
    store: s3://acme-prompts/prod
    region: eu-west-1
    role: arn:aws:iam::111111111111:role/team/prompts-prod
    roles: { pruner: "arn:aws:iam::111111111111:role/prompts-prune" }
    kmsKey: alias/prompts
    after: beta
  plain:
    store: s3://acme-plain
    region: cn-north-1
    accounts: ["222222222222"]
  keyed:
    store: s3://acme-keyed
    region: eu-west-1
    accounts: ["111111111111"]
    kmsKey: 11111111-2222-3333-4444-555555555555
  abroad:
    store: s3://acme-abroad
    region: eu-west-1
    accounts: ["222222222222"]
    role: arn:aws:iam::111111111111:role/x
  nobody:
    store: s3://acme-nobody
    region: eu-west-1
  local:
    store: ./releases
`;

type Inputs = Parameters<typeof command.run>[0];

async function setup(environment: string, more: Partial<Inputs> = {}, settings = "") {
  const folder = makeFolder({ "slipway.yaml": `${configuration}${settings}` });
  const notes: string[] = [];
  const ids = { repository: "acme/prompts", "repository-id": "5678", "owner-id": "1234" };
  const inputs = inputsFor(command, { environment, ...ids, ...more });
  const context = testContext(folder, { progress: { update() {}, note: (text) => notes.push(text), debug() {} } });
  const result = await command.run(inputs, context);
  return { text: String(await result.render("text")), result, notes, folder };
}

interface Template {
  readonly Parameters: Readonly<Record<string, { readonly Default?: string }>>;
  // The shape of a template is CloudFormation's; each test looks at the part that it knows.
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
  >;
}

/** Parsed by another implementation: the parser of python-hcl2. */
async function hcl(text: string, folder: string) {
  const python = join(await installPythonPackage("python-hcl2", "8.1.4"), "bin", "python");
  const file = join(folder, "main.tf");
  writeFileSync(file, text);
  const script = "import hcl2, json, sys; print(json.dumps(hcl2.load(open(sys.argv[1], encoding='utf-8'))))";
  const run = spawnSync(python, ["-c", script, file], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as {
    readonly variable: readonly Readonly<Record<string, { readonly default?: boolean }>>[];
    readonly resource: readonly Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>[];
  };
}

const unquoted = (name: string | undefined) => (name ?? "").replaceAll('"', "");

/** The argument of `jsonencode(…)`, with Terraform's escapes undone. */
function encoded(text: string, resource: string, attribute: string): unknown {
  const block = text.slice(text.indexOf(`resource ${resource} {`));
  const start = block.indexOf("jsonencode(", block.indexOf(`${attribute} `)) + "jsonencode(".length;
  return JSON.parse(block.slice(start, block.indexOf("\n  })", start) + 4));
}

describe("Terraform", () => {
  test("parses, and holds bucket, key, provider and five roles", async () => {
    const { text, folder } = await setup("beta");
    const parsed = await hcl(text, folder);
    const names = parsed.resource.map((entry) => {
      const [type, inner] = Object.entries(entry)[0] ?? [];
      return `${unquoted(type)}.${unquoted(Object.keys(inner ?? {})[0])}`;
    });
    expect(names).toEqual([
      "aws_kms_key.prompts",
      "aws_kms_alias.prompts",
      "aws_s3_bucket.prompts",
      "aws_s3_bucket_versioning.prompts",
      "aws_s3_bucket_public_access_block.prompts",
      "aws_s3_bucket_ownership_controls.prompts",
      "aws_s3_bucket_server_side_encryption_configuration.prompts",
      "aws_s3_bucket_policy.prompts",
      "aws_iam_openid_connect_provider.github",
      ...["reader", "deployer", "approver", "pruner", "evaluator"].flatMap((role) => [
        `aws_iam_role.${role}`,
        `aws_iam_role_policy.${role}`,
      ]),
    ]);
  });

  test("says the same as CloudFormation, role by role", async () => {
    const { text } = await setup("prod");
    const template = JSON.parse((await setup("prod", { as: "cloudformation-json" })).text) as Template;
    for (const role of ["reader", "deployer", "approver", "pruner", "evaluator"]) {
      const made = template.Resources[`${role[0]?.toUpperCase()}${role.slice(1)}Role`]?.Properties;
      expect(encoded(text, `"aws_iam_role" "${role}"`, "assume_role_policy")).toEqual(
        made?.["AssumeRolePolicyDocument"],
      );
      expect([
        { PolicyName: "slipway", PolicyDocument: encoded(text, `"aws_iam_role_policy" "${role}"`, "policy") },
      ]).toEqual(made?.["Policies"]);
    }
  });

  test("is the same text every time", async () => {
    expect((await setup("prod")).text).toBe((await setup("prod")).text);
  });

  test("gives the evaluator its part of batch jobs, and says that their role is made elsewhere", async () => {
    const role = "arn:aws:iam::111111111111:role/batch";
    const { text, notes } = await setup(
      "beta",
      {},
      `models: { batch: { place: "s3://acme-batch/x", role: "${role}" } }\n`,
    );
    expect(text).toContain("bedrock:CreateModelInvocationJob");
    expect(notes.join()).toContain("slipway iam beta --role batch");
    expect((await setup("beta")).notes.join()).not.toContain("batch");
  });

  test("asks for ids that are not known, and lets nobody in without them", async () => {
    const { text, notes, folder } = await setup("prod", { "repository-id": undefined, "owner-id": undefined });
    const variables = (await hcl(text, folder)).variable.map((entry) => unquoted(Object.keys(entry)[0]));
    expect(variables).toContain("repository_id");
    expect(text).toContain('"repo:acme@${var.owner_id}/prompts@${var.repository_id}:environment:prod"');
    expect(notes.join()).toContain("gh api repos/acme/prompts");
  });
});

describe("CloudFormation", () => {
  test("YAML and JSON are one template", async () => {
    const yaml = parse((await setup("beta", { as: "cloudformation" })).text);
    expect(yaml).toEqual(JSON.parse((await setup("beta", { as: "cloudformation-json" })).text));
  });

  test("YAML of version 1.1 reads it the same: no date, no bare boolean word", async () => {
    const { text } = await setup("beta", { as: "cloudformation" });
    expect(parse(text, { version: "1.1" })).toEqual(parse(text));
  });

  test("what environments share is made by the first of them", async () => {
    const defaults = async (environment: string) => {
      const { Parameters } = parse((await setup(environment, { as: "cloudformation" })).text) as Template;
      return Object.fromEntries(Object.entries(Parameters).map(([name, { Default }]) => [name, Default]));
    };
    expect(await defaults("beta")).toEqual({ CreateBucket: "true", CreateKey: "true", CreateIdentityProvider: "true" });
    expect(await defaults("prod")).toEqual({
      CreateBucket: "false",
      CreateKey: "false",
      CreateIdentityProvider: "false",
    });
    expect(await defaults("plain")).toEqual({ CreateBucket: "true", CreateIdentityProvider: "true" });
  });

  test("roles keep the names and paths that slipway.yaml has", async () => {
    const { Resources } = parse((await setup("prod", { as: "cloudformation" })).text) as Template;
    expect(Resources["DeployerRole"]?.Properties).toMatchObject({ RoleName: "prompts-prod", Path: "/team/" });
    expect(Resources["PrunerRole"]?.Properties).toMatchObject({ RoleName: "prompts-prune", Path: "/" });
    expect(Resources["ReaderRole"]?.Properties).toMatchObject({
      RoleName: "slipway-prod-reader",
      MaxSessionDuration: 3600,
    });
  });

  test("ids are parameters where they are not known", async () => {
    const unknown = { as: "cloudformation", "repository-id": undefined, "owner-id": undefined } as const;
    const { Parameters, Resources } = parse((await setup("prod", unknown)).text) as Template;
    expect(Object.keys(Parameters)).toEqual(expect.arrayContaining(["RepositoryId", "OwnerId"]));
    expect(JSON.stringify(Resources["DeployerRole"])).toContain(
      '{"Fn::Sub":"repo:acme@${OwnerId}/prompts@${RepositoryId}:environment:prod"}',
    );
  });

  test("other partitions bind by sub alone, and encrypt with S3's own keys where there is no key", async () => {
    const { text } = await setup("plain", { as: "cloudformation" });
    expect(text).toContain("arn:aws-cn:iam::222222222222:oidc-provider/");
    expect(text).not.toContain("job_workflow_ref");
    expect(text).toContain('SSEAlgorithm: "AES256"');
    expect((await setup("keyed", { as: "cloudformation" })).text).toContain(
      'KMSMasterKeyID: "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555"',
    );
  });
});

test("prints one document that is what its schema says", async () => {
  const { result } = await setup("prod");
  const entry = (await loadSchemas()).find(({ name }) => name === "setup");
  const compiled = await compileSchema(entry?.schema ?? false);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  expect(compiled.validator.validate(JSON.parse(String(await result.render("json"))))).toEqual([]);
});

test.each([
  ["local", "SW0916", "is a folder"],
  ["nobody", "SW0916", "account"],
  ["abroad", "SW0916", "is in account 111111111111"],
  ["prodd", "SW0203", "prodd"],
])("%s is refused with %s", async (environment, code, words) => {
  await expect(setup(environment)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
});
