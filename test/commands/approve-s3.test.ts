/** Approvals in a bucket: a person is whoever STS says the caller is, and each role may do its own part and no more. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { type PolicyInput, rolePolicies } from "../../src/aws/policies.ts";
import { writeFiles } from "../project/folder.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import { GateProject } from "./gate-project.ts";

let server: Ministack;
let bucket: string;
const people = new Map<string, AwsCredentials>();

beforeAll(async () => {
  server = await startMinistack();
  bucket = await server.createBucket();
  const input: PolicyInput = {
    bucket,
    prefix: "prod",
    region: "eu-west-1",
    kmsKey: undefined,
    account: undefined,
    mirrors: [],
    source: { bucket, prefix: "beta", region: "eu-west-1", kmsKey: undefined, account: undefined },
    models: [],
  };
  const policies = rolePolicies(input);
  for (const [name, role] of [
    ["ben", "approver"],
    ["dora", "approver"],
    ["robot", "deployer"],
  ] as const) {
    people.set(name, await server.createUser(name));
    await server.setPolicy(name, policies[role]);
  }
});
afterAll(() => server?.stop());

function as(name: string): Readonly<Record<string, string>> {
  const credentials = people.get(name) ?? server.credentials;
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL: server.endpoint,
    AWS_REGION: "eu-west-1",
    NO_PROXY: "127.0.0.1",
  };
}

describe("approvals in a bucket", () => {
  test("are given by callers of AWS whom the policy names, and open the gate for the deployer's role", async () => {
    const project = new GateProject("{}");
    const prefix = (name: string) => `store: "s3://${bucket}/${name}", region: eu-west-1, pathStyle: true`;
    writeFiles(project.folder, {
      "slipway.yaml": [
        "slipway: 1",
        "model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "environments:",
        `  beta: { ${prefix("beta")} }`,
        `  prod: { ${prefix("prod")}, after: beta, gate: { approvals: { required: 1, from: ["arn:aws:iam::111111111111:user/ben"] } } }`,
        "",
      ].join("\n"),
    });
    project.commit("buckets");
    expect((await project.run("deploy beta --version 1.0.0", as("root"))).exitCode).toBe(0);
    const digest = String((await project.json("gate prod", as("robot")))["bundle"]);
    expect(digest).toMatch(/^sha256:/);

    // The deployer's role decides nothing, whoever the policy names.
    expect(await project.refusal(`approve prod ${digest}`, as("robot"))).toMatch(
      /SW0703 arn:aws:iam::111111111111:user\/robot is not among those who may approve/,
    );
    expect(await project.refusal(`approve prod ${digest}`, as("dora"))).toMatch(/SW0703 .*user\/dora is not among/);
    expect((await project.run("promote beta prod", as("robot"))).exitCode).toBe(4);
    const approved = await project.json(`approve prod ${digest}`, as("ben"));
    expect(approved).toMatchObject({
      exit: 0,
      outcome: "approved",
      records: [{ who: { kind: "aws", arn: "arn:aws:iam::111111111111:user/ben" }, store: `s3://${bucket}/prod` }],
    });
    // The approver's role releases nothing.
    expect((await project.run("promote beta prod", as("ben"))).exitCode).not.toBe(0);
    expect(await project.json("promote beta prod", as("robot"))).toMatchObject({
      exit: 0,
      outcome: "released",
      release: { gate: { outcome: "allow" } },
    });
    // A bucket belongs to a team with workflows: alerts that nobody asked for are not none.
    const config = readFileSync(join(project.folder, "slipway.yaml"), "utf8");
    writeFiles(project.folder, { "slipway.yaml": config.replace(/gate: \{.*\} \}$/m, "gate: { findings: none } }") });
    project.commit("findings");
    expect(await project.json("gate prod", as("robot"))).toMatchObject({
      rules: [{ rule: "findings", outcome: "deny", reason: expect.stringContaining("GitHub cannot be asked") }],
    });
  });
});
