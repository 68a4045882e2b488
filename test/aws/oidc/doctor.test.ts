/** `slipway doctor ENV`: everything that an environment needs, there, missing, wrong and out of sight. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AwsCredentials } from "../../../src/aws/credentials.ts";
import { rolePolicies } from "../../../src/aws/policies.ts";
import { jobTrustPolicy } from "../../../src/aws/trust/policies.ts";
import { loadSchemas } from "../../../src/commands/catalogue.ts";
import { command } from "../../../src/commands/doctor.ts";
import type { CommandContext } from "../../../src/platform/command.ts";
import { compileSchema } from "../../../src/platform/json-schema/index.ts";
import { writeFiles } from "../../project/folder.ts";
import { testContext } from "../../support/context.ts";
import { jobTrust } from "./job-trust.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let inspector: AwsCredentials;
let folder: string;

beforeAll(async () => {
  world = await startWorld();
  inspector = await world.ministack.createUser("inspector", {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["s3:*", "iam:*", "kms:*"], Resource: "*" }],
  });
  folder = mkdtempSync(join(tmpdir(), "slipway-doctor-"));
});
afterAll(async () => {
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Line {
  readonly check: string;
  readonly state: string;
  readonly message: string;
  readonly next?: string;
}

async function doctor(
  yaml: readonly string[],
  credentials: AwsCredentials | null = inspector,
  variables: Readonly<Record<string, string>> = {},
  overrides: Partial<CommandContext> = {},
) {
  writeFiles(folder, {
    "slipway.yaml": ["slipway: 1", "environments:", "  beta:", ...yaml.map((line) => `    ${line}`), ""].join("\n"),
  });
  const environment = {
    ...world.sts.environment,
    AWS_EC2_METADATA_DISABLED: "true",
    HOME: folder,
    ...(credentials === null
      ? {}
      : { AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey }),
    ...variables,
  };
  const inputs = { subject: "beta", role: undefined, policy: undefined, claims: undefined, audience: undefined };
  const result = await command.run(inputs, testContext(folder, { environment, now: () => new Date(), ...overrides }));
  const document = JSON.parse(String(await result.render("json"))) as { readonly checks: readonly Line[] };
  const of = (check: string) => document.checks.filter((line) => line.check === check);
  return { result, document, of, text: String(await result.render("text")) };
}

const account = () => world.ministack.accountId;
const store = () => [`store: s3://${world.buckets.beta}/support`, "region: eu-west-1"];
const role = (name = "slipway-beta-deployer") => `role: arn:aws:iam::${account()}:role/${name}`;

describe("an environment that has everything", () => {
  test("each part is ok, and the document is what its schema says", async () => {
    await world.ministack.query("iam", {
      Action: "CreateOpenIDConnectProvider",
      Url: "https://token.actions.githubusercontent.com",
      "ClientIDList.member.1": "sts.amazonaws.com",
      "ThumbprintList.member.1": "6938fd4d98bab03faadb97b34396831e3780aea1",
    });
    const versioned =
      '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>';
    await world.ministack.request("PUT", `/${world.buckets.beta}`, { query: { versioning: "" }, body: versioned });
    const { of, document, result, text } = await doctor([...store(), role()]);
    for (const check of ["settings", "credentials", "clock", "bucket", "live", "identity-provider"]) {
      expect(of(check), check).toMatchObject([{ state: "ok" }]);
    }
    expect(of("roles")[0]).toMatchObject({ state: "ok" });
    expect(of("bucket-settings").find(({ message }) => message.startsWith("Versioning"))?.state).toBe("ok");
    expect(of("id-token")).toEqual([]);
    expect(of("key")).toEqual([]);
    expect(text).toContain(`The bucket ${world.buckets.beta} is there, owned by account ${account()}.`);
    const entry = (await loadSchemas()).find(({ name }) => name === "doctor");
    const compiled = await compileSchema(entry?.schema ?? false);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(compiled.validator.validate(document)).toEqual([]);
    expect(String(await result.render("markdown"))).toContain("| Bucket | ok |");
  });
});

describe("what is missing is named, with what to do", () => {
  test("the bucket, and every check after it still answers", async () => {
    const { of, result } = await doctor(["store: s3://acme-not-there/x", "region: eu-west-1", role()]);
    expect(result.exitCode).toBe(1);
    expect(of("bucket")).toMatchObject([{ state: "missing", next: expect.stringContaining("slipway setup beta") }]);
    expect(of("live")).toMatchObject([{ state: "unclear", message: expect.stringContaining("does not exist") }]);
    expect(of("roles")[0]?.state).toBe("ok");
  });

  test("the role, its path, and the key", async () => {
    const gone = await doctor([...store(), role("nobody"), "kmsKey: alias/nothing"]);
    expect(gone.of("roles")).toMatchObject([{ state: "missing", message: expect.stringContaining("does not exist") }]);
    expect(gone.of("key")).toMatchObject([{ state: "missing" }]);
    const moved = await doctor([...store(), role("team/slipway-beta-deployer")]);
    expect(moved.of("roles")).toMatchObject([
      { state: "missing", message: expect.stringContaining("and the role is") },
    ]);
  });

  test("a trust policy that lets strangers in, or the job not", async () => {
    const statement = (Condition: object) => ({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: `arn:aws:iam::${account()}:oidc-provider/token.actions.githubusercontent.com` },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition,
        },
      ],
    });
    const sub = "token.actions.githubusercontent.com:sub";
    await world.sts.createRole("open-role", statement({ StringLike: { [sub]: "repo:acme/*" } }));
    await world.sts.createRole(
      "closed-role",
      statement({ StringEquals: { [sub]: "repo:acme/prompts:environment:other" } }),
    );
    const job = world.jobEnvironment("beta");
    const open = await doctor([...store(), role("open-role")], inspector, job);
    expect(open.of("roles").map(({ state }) => state)).toEqual(["ok", "missing", "missing", "missing"]);
    expect(open.of("roles")[1]?.message).toContain("every other repository of the same owner");
    const closed = await doctor([...store(), role("closed-role")], inspector, job);
    expect(closed.of("roles")).toMatchObject([
      { state: "missing", message: expect.stringContaining("does not let this job in") },
    ]);
    expect(closed.of("id-token")).toMatchObject([
      { state: "ok", message: expect.stringContaining("repo:acme/prompts:environment:beta") },
    ]);
  });

  test("the roles for other work may be for other jobs: an environment of their own, a workflow of their own", async () => {
    const trust = (environment: string, workflow: string) =>
      jobTrustPolicy(
        jobTrust(account(), {
          environments: [environment],
          workflows: [`acme/prompts/.github/workflows/${workflow}.yml`],
        }),
      );
    await world.sts.createRole("an-approver", trust("beta-approvals", "slipway-promote"));
    await world.sts.createRole("a-pruner", trust("beta", "slipway-prune"));
    await world.sts.createRole("astray", trust("elsewhere", "slipway-prune"));
    const arn = (name: string) => `"arn:aws:iam::${account()}:role/${name}"`;
    const roles = `roles: { approver: ${arn("an-approver")}, pruner: ${arn("a-pruner")}, evaluator: ${arn("astray")} }`;
    const { of } = await doctor([...store(), role(), roles], inspector, world.jobEnvironment("beta"));
    expect(of("roles").map(({ state }) => state)).toEqual(["ok", "ok", "ok", "missing"]);
    expect(of("roles")[1]?.message).toContain("beta-approvals");
  });

  test("outside of a job, the branch of the role is the default branch that git knows", async () => {
    const trust = jobTrustPolicy(jobTrust(account(), { environments: ["beta"], branch: "master" }));
    await world.sts.createRole("of-master", trust);
    const states = async () =>
      (await doctor([...store(), role("of-master")])).of("roles").map(({ state, message }) => `${state} ${message}`);
    const git = (...words: readonly string[]) => execFileSync("git", words, { cwd: folder });
    // Without a repository nothing is known of the branch.
    expect(await states()).toEqual([expect.stringMatching(/^ok .*as far as it can be told from here/)]);
    git("init", "--quiet", "-b", "master");
    git("remote", "add", "origin", "https://github.com/acme/prompts.git");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--allow-empty", "-m", "first");
    git("update-ref", "refs/remotes/origin/master", "HEAD");
    expect(await states()).toEqual([expect.stringMatching(/^ok /)]);
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    expect(await states()).toEqual([expect.stringMatching(/^missing .*refs\/heads\/main/)]);
    rmSync(join(folder, ".git"), { recursive: true, force: true });
  });

  test("settings that leave the bucket open, and a role that is not named", async () => {
    const { of } = await doctor(store());
    expect(of("settings").map(({ state }) => state)).toEqual(["ok", "missing", "missing"]);
    expect(of("roles")).toEqual([]);
  });

  test("a wrong account, a wrong clock, and a job without id-token: write", async () => {
    const foreign = await doctor([...store(), 'accounts: ["222222222222"]']);
    expect(foreign.of("credentials")).toMatchObject([
      { state: "missing", message: expect.stringContaining("222222222222") },
    ]);
    const late = await doctor([...store(), role()], inspector, {}, { now: () => new Date(Date.now() - 3_600_000) });
    expect(late.of("clock")).toMatchObject([{ state: "missing", message: expect.stringContaining("behind") }]);
    const job = await doctor([...store(), role()], inspector, { GITHUB_ACTIONS: "true" });
    expect(job.of("id-token")).toMatchObject([{ state: "missing", next: expect.stringContaining("id-token: write") }]);
  });
});

describe("what cannot be seen is unclear, and never the end", () => {
  test("in a job, with the deployer's own role", async () => {
    const { of, result } = await doctor([...store(), role()], null, world.jobEnvironment("beta"));
    expect(of("credentials")).toMatchObject([
      { state: "ok", message: expect.stringContaining("assumed-role/slipway-beta-deployer") },
    ]);
    expect(of("roles")).toMatchObject([{ state: "unclear", message: expect.stringContaining("iam:GetRole") }]);
    expect(of("identity-provider")).toMatchObject([{ state: "unclear" }]);
    expect(of("live")).toMatchObject([{ state: "ok" }]);
    expect(result.outputs["unclear"]).not.toBe("0");
  });

  test("a job that the role does not let in is told why", async () => {
    const { of } = await doctor([...store(), role()], null, world.jobEnvironment("prod"));
    expect(of("credentials")).toMatchObject([{ state: "missing", message: expect.stringContaining("AccessDenied") }]);
    expect(of("unseen")).toMatchObject([{ state: "unclear" }]);
  });

  test("with a reader's credentials, without any, and where nothing answers", async () => {
    const place = { prefix: "support", region: "eu-west-1", kmsKey: undefined, account: account() };
    const input = { ...place, bucket: world.buckets.beta, source: undefined, mirrors: [], models: [] };
    const reader = await world.ministack.createUser("reader", rolePolicies(input).reader);
    const read = await doctor([...store(), role()], reader);
    expect(read.of("bucket-settings").every(({ state }) => state === "unclear")).toBe(true);
    // The SDK's chain reads the environment of its process, so that this one runs in a process of its own.
    const none = await world.slipway({ ...world.sts.environment }, ["doctor", "beta", "--json"]);
    expect(none.exitCode).toBe(1);
    const { checks } = JSON.parse(none.output) as { readonly checks: readonly Line[] };
    expect(checks.find(({ check }) => check === "credentials")).toMatchObject({ state: "missing" });
    expect(checks.find(({ check }) => check === "clock")).toMatchObject({ state: "ok" });
    expect(checks.find(({ check }) => check === "unseen")?.message).toContain("identity provider and roles");
    const nowhere = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ENDPOINT_URL_STS: "http://127.0.0.1:1" };
    const silent = await doctor([...store(), role()], inspector, nowhere);
    expect(silent.of("clock")).toMatchObject([{ state: "unclear" }]);
    expect(silent.of("bucket")).toMatchObject([{ state: "unclear" }]);
    expect(silent.result.exitCode).toBe(0);
  });
});

test("a folder needs nothing of AWS", async () => {
  const { of, result, text } = await doctor(["store: ./releases"]);
  expect(result.exitCode).toBe(0);
  expect(of("settings")).toMatchObject([{ state: "ok" }]);
  expect(text).toContain("Nothing was released here yet");
});

test("an environment that is not there is named, with the nearest", async () => {
  const inputs = { subject: "betta", role: undefined, policy: undefined, claims: undefined, audience: undefined };
  await expect(command.run(inputs, testContext(folder))).rejects.toMatchObject({ code: "SW0203" });
});
