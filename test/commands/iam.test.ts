import { describe, expect, test } from "vitest";
import { command } from "../../src/commands/iam.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

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

async function iam(environment: string, more: Partial<Inputs> = {}, format: "text" | "json" = "json") {
  const folder = makeFolder({ "slipway.yaml": configuration });
  const inputs: Inputs = { environment, role: "all", as: "json", account: undefined, model: [], ...more };
  const result = await command.run(inputs, testContext(folder));
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
