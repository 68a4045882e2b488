/**
 * What `slipway setup` prints, made for real: a stack on a server that enforces policies, and jobs that take its
 * roles. Each role can do exactly its job.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AwsCredentials } from "../../../src/aws/credentials.ts";
import { idTokenSource } from "../../../src/aws/oidc-token.ts";
import { type RoleName, roleNames } from "../../../src/aws/policies.ts";
import { defaultRetryPolicy } from "../../../src/aws/retry.ts";
import { takeRole } from "../../../src/aws/take-role.ts";
import { command } from "../../../src/commands/setup.ts";
import { isSlipwayError } from "../../../src/platform/errors.ts";
import { writeFiles } from "../../project/folder.ts";
import { makeStack } from "../../servers/cloud-formation.ts";
import { type Ministack, startMinistack } from "../../servers/ministack.ts";
import { type JobIdentity, type OidcIssuer, startOidcIssuer } from "../../servers/oidc-issuer.ts";
import { makeKey } from "../../servers/s3-server.ts";
import { type StsServer, startStsServer } from "../../servers/sts-server.ts";
import { testContext } from "../../support/context.ts";
import { inputsFor } from "../../support/inputs.ts";

let ministack: Ministack;
let issuer: OidcIssuer;
let sts: StsServer;
let folder: string;

const bucket = "acme-prompts-setup";

beforeAll(async () => {
  ministack = await startMinistack();
  issuer = await startOidcIssuer();
  sts = await startStsServer({ ministack, issuer });
  folder = mkdtempSync(join(tmpdir(), "slipway-resources-"));
  writeFiles(folder, {
    "slipway.yaml": [
      "slipway: 1",
      "environments:",
      "  beta:",
      `    store: s3://${bucket}/support`,
      "    region: eu-west-1",
      `    accounts: ["${ministack.accountId}"]`,
      "    mirror: { at: outputs/ }",
      "  prod:",
      "    store: s3://acme-prompts-prod/support",
      "    region: eu-west-1",
      "    after: beta",
      "",
    ].join("\n"),
  });
  const result = await command.run(
    inputsFor(command, {
      environment: "beta",
      as: "cloudformation-json",
      model: ["amazon.nova-lite-v1:0"],
      repository: "acme/prompts",
      workflow: [".github/workflows/release.yml", "approver=.github/workflows/approve.yml"],
    }),
    testContext(folder),
  );
  // ministack knows no OIDC provider in CloudFormation: it is made beside the stack.
  const template = JSON.parse(String(await result.render("text")));
  delete template.Resources.IdentityProvider;
  await makeStack(ministack, "slipway-beta", JSON.stringify(template), { RepositoryId: "5678", OwnerId: "1234" });
});
afterAll(async () => {
  await sts?.stop();
  await issuer?.stop();
  await ministack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const job: JobIdentity = {
  repository: "acme/prompts",
  repositoryId: "5678",
  ownerId: "1234",
  ref: "refs/heads/main",
  environment: "beta",
  workflowRef: "acme/prompts/.github/workflows/release.yml@refs/heads/main",
};
const approving = {
  ...job,
  environment: "beta-approvals",
  workflowRef: "acme/prompts/.github/workflows/approve.yml@refs/heads/main",
};

async function take(role: RoleName, identity: JobIdentity): Promise<AwsCredentials> {
  const environment = { ...issuer.jobEnvironment(identity), ...sts.environment };
  const source = idTokenSource(environment);
  if (source === undefined) throw new Error("no source");
  const taken = await takeRole({
    role: `arn:aws:iam::${ministack.accountId}:role/slipway-beta-${role}`,
    region: "eu-west-1",
    sessionName: "resources",
    sessionPolicies: [],
    source,
    environment,
    retry: { ...defaultRetryPolicy, sleep: async () => {} },
    registerSecret: () => {},
  });
  return taken.credentials;
}

/** The reader trusts principals of the account, not jobs. */
async function credentialsOf(role: RoleName): Promise<AwsCredentials> {
  if (role !== "reader") return take(role, role === "approver" ? approving : job);
  const application = await ministack.createUser("application", {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
  });
  const result = await ministack.query(
    "sts",
    {
      Action: "AssumeRole",
      RoleArn: `arn:aws:iam::${ministack.accountId}:role/slipway-beta-reader`,
      RoleSessionName: "application",
    },
    application,
  );
  const text = (name: string): string => {
    const found = result.children
      .find((child) => child.name === "Credentials")
      ?.children.find((child) => child.name === name);
    return found?.text ?? "";
  };
  return {
    accessKeyId: text("AccessKeyId"),
    secretAccessKey: text("SecretAccessKey"),
    sessionToken: text("SessionToken"),
  };
}

test("the bucket is versioned, closed to the public, and denies requests without TLS to everybody", async () => {
  // The root key passes by bucket policies, on this server as in AWS.
  const root = { credentials: makeKey("root") };
  const read = async (query: string) =>
    Buffer.from((await ministack.request("GET", `/${bucket}`, { query: { [query]: "" }, ...root })).body).toString();
  expect(await read("versioning")).toContain("<Status>Enabled</Status>");
  expect((await read("publicAccessBlock")).match(/true/g)).toHaveLength(4);
  const credentials = await take("deployer", job);
  const plain = await ministack.request("PUT", `/${bucket}/support/objects/x`, { body: "x", credentials });
  expect(plain.status).toBe(403);
  expect(plain.error?.message).toContain("explicit deny in a resource-based policy");
  // This server speaks plain HTTP only, so that what follows needs the policy out of the way.
  expect((await ministack.request("DELETE", `/${bucket}`, { query: { policy: "" }, ...root })).status).toBe(204);
  expect((await ministack.request("PUT", `/${bucket}/support/objects/x`, { body: "x", credentials })).status).toBe(200);
});

const folders = [
  "current.json",
  "mirror.json",
  "bundles/x",
  "objects/x",
  "releases/x",
  "approvals/x",
  "completions/x",
  "evidence/x",
  "prunes/x",
  "outputs/x",
];

/** Keys below the prefix that each role may read, write and remove: the table of docs/iam.md. */
const may: Readonly<
  Record<
    RoleName,
    { readonly GET: readonly string[]; readonly PUT: readonly string[]; readonly DELETE: readonly string[] }
  >
> = {
  reader: {
    GET: ["current.json", "mirror.json", "bundles/x", "objects/x", "releases/x", "evidence/x", "outputs/x"],
    PUT: [],
    DELETE: [],
  },
  deployer: {
    GET: folders,
    PUT: ["current.json", "mirror.json", "bundles/x", "objects/x", "releases/x", "evidence/x", "outputs/x"],
    DELETE: ["outputs/x"],
  },
  approver: {
    GET: ["current.json", "bundles/x", "objects/x", "releases/x", "approvals/x", "completions/x", "evidence/x"],
    PUT: ["approvals/x"],
    DELETE: [],
  },
  pruner: {
    GET: ["current.json", "bundles/x", "objects/x", "releases/x", "prunes/x"],
    PUT: ["current.json", "releases/x", "prunes/x"],
    DELETE: ["bundles/x", "objects/x"],
  },
  evaluator: {
    GET: ["current.json", "bundles/x", "objects/x", "releases/x", "completions/x", "evidence/x"],
    PUT: ["completions/x", "evidence/x"],
    DELETE: [],
  },
};

describe.each(roleNames)("the %s", (role) => {
  test("reads, writes and removes exactly what the table says", async () => {
    const credentials = await credentialsOf(role);
    const allowed: Record<string, string[]> = { GET: [], PUT: [], DELETE: [] };
    for (const key of folders) {
      for (const method of ["GET", "PUT", "DELETE"] as const) {
        const path = `/${bucket}/support/${key}`;
        await ministack.request("PUT", path, { body: "there" });
        const reply = await ministack.request(method, path, {
          credentials,
          ...(method === "PUT" ? { body: "new" } : {}),
        });
        if (reply.status < 300) allowed[method]?.push(key);
        else expect(reply.status).toBe(403);
      }
    }
    expect(allowed).toEqual(may[role]);
    const foreign = await ministack.request("GET", `/${bucket}/other/current.json`, { credentials });
    expect(foreign.status).toBe(403);
  });
});

test("jobs get in by workflow, ref and environment; a tag reaches beta", async () => {
  const refused = async (role: RoleName, identity: JobIdentity) => {
    const error = await take(role, identity).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return isSlipwayError(error) ? error.code : String(error);
  };
  expect(await refused("approver", job)).toBe("SW0932");
  expect(await refused("deployer", approving)).toBe("SW0932");
  expect(await refused("deployer", { ...job, environment: "prod" })).toBe("SW0932");
  expect(await refused("deployer", { ...job, repositoryId: "1" })).toBe("SW0932");
  expect(await refused("reader", job)).toBe("SW0932");
  const tag = {
    ...job,
    subject: "ids" as const,
    ref: "refs/tags/v1.0.0",
    workflowRef: "acme/prompts/.github/workflows/release.yml@refs/tags/v1.0.0",
  };
  expect((await take("deployer", tag)).accessKeyId).not.toBe("");
});
