/** Answers on S3 under the policies that `slipway iam` prints: the evaluator makes them, the deployer releases them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { rolePolicies } from "../../src/aws/policies.ts";
import { command as deploy } from "../../src/commands/deploy.ts";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { run } from "../models/run-command.ts";
import { makeFolder } from "../project/folder.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import { environmentOf } from "../servers/s3-server.ts";
import { testContext } from "../support/context.ts";

const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

let server: Ministack;
let fake: FakeBedrock;
let bucket: string;
let evaluator: AwsCredentials;
let deployer: AwsCredentials;
beforeAll(async () => {
  server = await startMinistack();
  bucket = await server.createBucket();
  const place = { bucket, prefix: "app", region: server.region, kmsKey: undefined, account: server.accountId };
  const policies = rolePolicies({ ...place, mirrors: ["outputs/"], source: undefined, models: [model] });
  evaluator = await server.createUser("evaluator", policies.evaluator);
  deployer = await server.createUser("deployer", policies.deployer);
  fake = await startFakeBedrock({ keys: [evaluator, deployer], reply: () => ({ text: "<h1>Hi</h1>" }) });
});
afterAll(async () => {
  await fake?.stop();
  await server?.stop();
});

const variables = (as: AwsCredentials) => ({
  ...environmentOf(server, as),
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: fake.endpoint,
});

function project(): string {
  return makeFolder({
    "slipway.yaml": [
      "slipway: 1",
      `model: ${model}`,
      "models: { budget: { month: 10 } }",
      "bundle: { include: [completions] }",
      `environments: { beta: { store: "s3://${bucket}/app", mirror: { at: outputs/, from: outputs } } }`,
      "",
    ].join("\n"),
    "prompts/hi.json": JSON.stringify({ template: "hi.txt", max_tokens: 50, variables: { name: "Jordan" } }),
    "prompt_templates/hi.txt": "Greet {{name}}.\n",
  });
}

async function deployAs(credentials: AwsCredentials, folder: string) {
  const inputs = { environment: "beta", again: false, stats: false } as unknown as Parameters<typeof deploy.run>[0];
  const result = await deploy.run(inputs, testContext(folder, { environment: variables(credentials) }));
  return JSON.parse(await result.render("json"));
}

describe("answers on S3", () => {
  it("are made by the evaluator, released by the deployer, and neither can do the other's work", async () => {
    const folder = project();
    // The deployer has no answer, and may write none.
    await expect(deployAs(deployer, folder)).rejects.toMatchObject({ class: "outside", code: "SW0906" });
    // One that was cut off is no answer: the deployer refuses it, and the evaluator's next run replaces it.
    const whole = fake.reply;
    fake.reply = () => ({ text: "<h1>H", stopReason: "max_tokens" });
    const cutOff = await run(folder, { environment: "beta" }, { environment: variables(evaluator) });
    expect(cutOff).toMatchObject({ exitCode: 1, outputs: { asked: "1" } });
    await expect(deployAs(deployer, folder)).rejects.toMatchObject({
      code: "SW1104",
      next: expect.stringContaining("`slipway run --environment beta` asks once more"),
    });
    fake.reply = whole;
    const asked = await run(folder, { environment: "beta" }, { environment: variables(evaluator) });
    expect(asked).toMatchObject({ exitCode: 0, outputs: { asked: "1" } });
    expect((await run(folder, { environment: "beta" }, { environment: variables(evaluator) })).outputs["asked"]).toBe(
      "0",
    );
    await expect(deployAs(evaluator, folder)).rejects.toMatchObject({ code: "SW0906" });
    expect(await deployAs(deployer, folder)).toMatchObject({ changed: true });
    const page = await server.request("GET", `/${bucket}/app/outputs/hi.html`);
    expect(Buffer.from(page.body).toString()).toContain("<h1>Hi</h1>");
    const ledger = await server.request("GET", `/${bucket}/app/completions/ledger/2026-11.json`);
    expect(JSON.parse(Buffer.from(ledger.body).toString()).entries).toMatchObject([{ open: false }, { open: false }]);
  });
});
