/** Taking a role: real tokens, and an STS that verifies them. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { AwsCredentials } from "../../../src/aws/credentials.ts";
import { idTokenSource } from "../../../src/aws/oidc-token.ts";
import { defaultRetryPolicy, type RetryPolicy } from "../../../src/aws/retry.ts";
import { type TakeRoleOptions, takeRole, webIdentityCredentials } from "../../../src/aws/take-role.ts";
import { jobTrustPolicy } from "../../../src/aws/trust/policies.ts";
import { isSlipwayError, type SlipwayError } from "../../../src/platform/errors.ts";
import { createRedaction } from "../../../src/platform/redaction.ts";
import { type Ministack, startMinistack } from "../../servers/ministack.ts";
import { type JobIdentity, type OidcIssuer, startOidcIssuer } from "../../servers/oidc-issuer.ts";
import { type StsServer, startStsServer } from "../../servers/sts-server.ts";
import { jobTrust } from "./job-trust.ts";

let ministack: Ministack;
let issuer: OidcIssuer;
let sts: StsServer;
let role: string;
beforeAll(async () => {
  ministack = await startMinistack();
  issuer = await startOidcIssuer();
  sts = await startStsServer({ ministack, issuer });
  role = await sts.createRole("slipway-prod", trustOf({}), {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
  });
});
afterAll(async () => {
  await sts?.stop();
  await issuer?.stop();
  await ministack?.stop();
});
afterEach(() => {
  issuer.wish({});
  sts.limitPolicies(2048);
});

const job: JobIdentity = {
  repository: "acme/prompts",
  repositoryId: "5678",
  ownerId: "1234",
  ref: "refs/heads/main",
  environment: "prod",
  workflowRef: "acme/prompts/.github/workflows/release.yml@refs/heads/main",
};

function trustOf(changes: { readonly tags?: string; readonly repository?: string }) {
  return jobTrustPolicy(jobTrust(ministack.accountId, changes));
}

/** Waits for nothing; five attempts are enough to see a policy. */
const quick: RetryPolicy = { ...defaultRetryPolicy, attempts: 5, sleep: async () => {} };

function optionsFor(identity: JobIdentity, changes: Partial<TakeRoleOptions> = {}): TakeRoleOptions {
  const environment = { ...issuer.jobEnvironment(identity), ...sts.environment };
  const source = idTokenSource(environment);
  if (source === undefined) throw new Error("no source");
  return {
    role,
    region: "eu-west-1",
    sessionName: "slipway-test-1",
    sessionPolicies: [],
    source,
    environment,
    retry: quick,
    registerSecret: () => {},
    ...changes,
  };
}

async function refusalOf(taking: Promise<unknown>): Promise<SlipwayError> {
  const error = await taking.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isSlipwayError(error)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

/** Requests to STS and tokens that were handed out while `work` ran. */
async function counting(work: () => Promise<unknown>): Promise<{ readonly sts: number; readonly tokens: number }> {
  const before = { sts: sts.requests.length, tokens: issuer.tokens.length };
  await work();
  return { sts: sts.requests.length - before.sts, tokens: issuer.tokens.length - before.tokens };
}

describe("a job that the trust policy lets in", () => {
  test.each(["classic", "ids"] as const)("takes the role with sub in the form %s", async (subject) => {
    const taken = await takeRole(optionsFor({ ...job, subject }));
    expect(taken.arn).toBe(`arn:aws:sts::${ministack.accountId}:assumed-role/slipway-prod/slipway-test-1`);
    expect(taken.account).toBe(ministack.accountId);
    expect(taken.credentials.expiration.getTime() - Date.now()).toBeGreaterThan(3_500_000);
    const listed = await ministack.request("GET", "/", { credentials: taken.credentials });
    expect(listed.status).toBe(200);
  });

  test("asks for one hour, for the audience, under the session's name", async () => {
    await takeRole(optionsFor(job));
    const { parameters } = sts.requests.at(-1) ?? { parameters: new Map() };
    expect(Object.fromEntries(parameters)).toEqual({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: role,
      RoleSessionName: "slipway-test-1",
      DurationSeconds: "3600",
    });
    expect(issuer.requests.at(-1)?.audience).toBe("sts.amazonaws.com");
  });

  test("a renamed repository is let in by its ids, and not under its old form", async () => {
    const renamed = { ...job, repository: "acme/prompts-new", subject: "ids" as const };
    const byOldName = await refusalOf(takeRole(optionsFor(renamed)));
    expect(byOldName.code).toBe("SW0932");
    expect(byOldName.next).toContain("repo:acme@1234/prompts-new@5678:environment:prod");
    const newTrust = { ...trustOf({ repository: "acme/prompts-new" }) };
    const other = await sts.createRole("slipway-renamed", newTrust);
    expect((await takeRole(optionsFor(renamed, { role: other }))).arn).toContain("slipway-renamed");
  });

  test("keeps the credentials, and takes new ones before they end or when they are refused", async () => {
    let clock = Date.now();
    const provider = webIdentityCredentials(optionsFor(job), () => clock);
    let first: AwsCredentials | undefined;
    const once = await counting(async () => {
      [first] = await Promise.all([provider(), provider(), provider()]);
      expect(await provider()).toBe(first);
    });
    expect(once).toEqual({ sts: 1, tokens: 1 });
    clock += 56 * 60 * 1000;
    let second: AwsCredentials | undefined;
    const later = await counting(async () => {
      second = await provider();
    });
    expect(later).toEqual({ sts: 1, tokens: 1 });
    expect(second).not.toEqual(first);
    expect(await provider({ rejected: second })).not.toBe(second);
  });
});

test.each([7200, -7200])("a clock that is %d s off does not make credentials end early or late", async (ahead) => {
  sts.fail({ kind: "clock", ahead });
  const { credentials, expiresAt } = await takeRole(optionsFor(job));
  expect(Math.abs(credentials.expiration.getTime() - Date.now() - 3_600_000)).toBeLessThan(5_000);
  expect(Math.abs(expiresAt.getTime() - Date.now() - ahead * 1000 - 3_600_000)).toBeLessThan(5_000);
});

describe("a refusal", () => {
  const refused: readonly (readonly [string, JobIdentity, string])[] = [
    ["another branch", { ...job, ref: "refs/heads/feature" }, "refs/heads/feature"],
    ["another repository of that name", { ...job, repositoryId: "9999" }, "9999"],
    ["another environment", { ...job, environment: "beta" }, "repo:acme/prompts:environment:beta"],
    ["a tag", { ...job, ref: "refs/tags/v1.0.0" }, "refs/tags/v1.0.0"],
    [
      "another workflow",
      { ...job, workflowRef: "acme/prompts/.github/workflows/evil.yml@refs/heads/main" },
      "evil.yml",
    ],
  ];
  test.each(refused)("of %s shows the claims and is not tried again", async (_, identity, shown) => {
    let error: SlipwayError | undefined;
    const count = await counting(async () => {
      error = await refusalOf(takeRole(optionsFor(identity)));
    });
    expect(count).toEqual({ sts: 1, tokens: 1 });
    expect(error?.code).toBe("SW0932");
    expect(error?.message).toContain("AccessDenied");
    expect(error?.next).toContain(shown);
    expect(error?.next).toContain(`oidc-provider/token.actions.githubusercontent.com`);
    expect(error?.next).toContain(`slipway doctor oidc --role ${role}`);
  });

  test("of a role that does not exist says the same, because AWS does", async () => {
    const missing = `arn:aws:iam::${ministack.accountId}:role/nobody`;
    const error = await refusalOf(takeRole(optionsFor(job, { role: missing })));
    expect(error.code).toBe("SW0932");
    expect(error.next).toContain("does not exist");
  });

  test("of the audience says what the account's provider must list", async () => {
    let error: SlipwayError | undefined;
    const count = await counting(async () => {
      error = await refusalOf(takeRole(optionsFor(job, { audience: "https://github.com/acme" })));
    });
    expect(count.sts).toBe(1);
    expect(error?.message).toContain("InvalidIdentityToken");
    expect(error?.next).toContain("does not list the audience https://github.com/acme");
  });

  test("of a forged token is final", async () => {
    issuer.wish({ forged: true });
    const count = await counting(() => refusalOf(takeRole(optionsFor(job))));
    expect(count.sts).toBe(1);
  });

  test("of an expired token is tried once more, with a new one", async () => {
    issuer.wish({ lifetime: -10 });
    let error: SlipwayError | undefined;
    const count = await counting(async () => {
      error = await refusalOf(takeRole(optionsFor(job)));
    });
    expect(count).toEqual({ sts: 2, tokens: 2 });
    expect(error?.code).toBe("SW0932");
    expect(error?.message).toContain("ExpiredToken");
  });

  test("holds the token nowhere", async () => {
    const redaction = createRedaction();
    const error = await refusalOf(
      takeRole(optionsFor({ ...job, environment: "x" }, { registerSecret: (secret) => redaction.register(secret) })),
    );
    const token = issuer.tokens.at(-1) ?? "";
    const text = `${error.message}\n${error.next}\n${error.stack}\n${JSON.stringify(error)}`;
    for (const part of [token, ...token.split(".")]) expect(text).not.toContain(part);
    expect(redaction.redact(`it is ${token}.`)).toBe("it is ***.");
  });

  test("shows hostile claims on one line, visibly", async () => {
    issuer.wish({ claims: { actor: "x\u001b[2J\n::error::\u202e" } });
    const error = await refusalOf(takeRole(optionsFor({ ...job, environment: "x" })));
    expect(error.next).toContain("actor                x[U+001B][2J[U+000A]::error::[U+202E]");
  });
});

describe("failures of the moment", () => {
  test("throttling, a 500 and a key server out of reach are tried again, each with a new token", async () => {
    sts.fail(
      { kind: "error", status: 400, code: "Throttling" },
      { kind: "error", status: 500, code: "InternalFailure" },
      { kind: "error", status: 400, code: "IDPCommunicationError" },
    );
    const count = await counting(() => takeRole(optionsFor(job)));
    expect(count).toEqual({ sts: 4, tokens: 4 });
    expect(new Set(sts.requests.slice(-4).map(({ token }) => token)).size).toBe(4);
  });

  test("a lost reply is asked for again", async () => {
    sts.fail({ kind: "lost" });
    const count = await counting(() => takeRole(optionsFor(job)));
    expect(count.sts).toBe(2);
  });

  test("ends after the last attempt with what STS said", async () => {
    sts.fail(...Array.from({ length: 5 }, () => ({ kind: "error" as const, status: 503, code: "ServiceUnavailable" })));
    const error = await refusalOf(takeRole(optionsFor(job)));
    expect(error.code).toBe("SW0911");
    expect(error.message).toContain("503 ServiceUnavailable");
  });

  test("GitHub's token service may fail for a moment too", async () => {
    issuer.fail(503, "reset", 429);
    expect((await takeRole(optionsFor(job))).account).toBe(ministack.accountId);
  });

  test("a server that is not there is asked three times", async () => {
    const options = optionsFor(job);
    const environment = { ...options.environment, AWS_ENDPOINT_URL_STS: "http://127.0.0.1:1" };
    const count = await counting(async () => {
      expect((await refusalOf(takeRole({ ...options, environment }))).code).toBe("SW0910");
    });
    expect(count.tokens).toBe(3);
  });
});

describe("before AWS is asked", () => {
  test("a job without id-token: write is told so, and GitHub is asked once", async () => {
    const options = optionsFor(job);
    const before = issuer.requests.length;
    const source = { ...options.source, requestToken: "not-a-job-of-this-issuer" };
    const error = await refusalOf(takeRole({ ...options, source }));
    expect(error.code).toBe("SW0930");
    expect(error.next).toContain("id-token: write");
    expect(issuer.requests.length - before).toBe(1);
  });

  test("an answer that is no token is refused", async () => {
    const options = optionsFor(job);
    const source = { ...options.source, url: `${issuer.url}/.well-known/jwks` };
    expect((await refusalOf(takeRole({ ...options, source }))).code).toBe("SW0931");
  });

  test("a role in an account that is not allowed is not asked for", async () => {
    const before = issuer.requests.length;
    const error = await refusalOf(takeRole(optionsFor(job, { accounts: ["222222222222"] })));
    expect(error.code).toBe("SW0903");
    expect(error.message).toContain(ministack.accountId);
    expect(issuer.requests.length).toBe(before);
  });

  test.each([899, 3601, 1000.5])("a session of %d seconds is refused", async (durationSeconds) => {
    expect((await refusalOf(takeRole(optionsFor(job, { durationSeconds })))).code).toBe("SW0933");
  });

  test("what is no role is refused", async () => {
    expect((await refusalOf(takeRole(optionsFor(job, { role: "slipway-prod" })))).code).toBe("SW0933");
  });
});

test("a session of another role than the one that was asked for is not used", async () => {
  sts.fail({ kind: "other-role" });
  const error = await refusalOf(takeRole(optionsFor(job)));
  expect(error.code).toBe("SW0903");
  expect(error.message).toContain("another");
});

describe("session policies", () => {
  const read = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }],
  });
  test("bound what the session may do", async () => {
    const nothing = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
    });
    const { credentials } = await takeRole(optionsFor(job, { sessionPolicies: [nothing] }));
    expect((await ministack.request("GET", "/", { credentials })).status).toBe(403);
  });

  test("the next, shorter one is tried where STS finds one too large", async () => {
    sts.limitPolicies(200);
    const long = read.replace('"*"', `["*","${"x".repeat(200)}"]`);
    await takeRole(optionsFor(job, { sessionPolicies: [long, read] }));
    expect(sts.requests.slice(-2).map(({ outcome }) => outcome)).toEqual(["PackedPolicyTooLarge", "taken"]);
    expect(sts.requests.at(-1)?.parameters.get("Policy")).toBe(read);
  });

  test("where none is short enough the error says how to go on without", async () => {
    sts.limitPolicies(10);
    const error = await refusalOf(takeRole(optionsFor(job, { sessionPolicies: [read] })));
    expect(error.code).toBe("SW0934");
    expect(error.next).toContain("--session-policy none");
  });
});
