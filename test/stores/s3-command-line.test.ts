/** The command line against a bucket, as a workflow runs it: credentials in the environment, the rest in slipway.yaml. */
import { beforeEach, expect, test } from "vitest";
import { makeFolder, writeFiles } from "../project/folder.ts";
import { accessDenied, always, bucketOwnedBy, keyEnds } from "../servers/fault-rules.ts";
import { faultyS3 } from "../servers/faulty-s3.ts";
import { environmentOf } from "../servers/s3-server.ts";
import { runSlipway } from "../support/slipway.ts";

const s3 = faultyS3();
let beta: string;
let prod: string;
beforeEach(async () => {
  [beta, prod] = [await s3.server.createBucket(), await s3.server.createBucket()];
  s3.proxy.plan({});
});

const prompt = (text: string) =>
  `---\nmodel: amazon.nova-lite-v1:0\ninput:\n  schema:\n    name: string\n---\n${text} {{name}}\n`;

function makeProject(): string {
  const place = `region: ${s3.server.region}\n    endpoint: ${s3.proxy.endpoint}\n    accounts: ["${s3.server.accountId}"]`;
  return makeFolder({
    "slipway.yaml": `slipway: 1\nprompts: [prompts]\nenvironments:\n  beta:\n    store: s3://${beta}/support\n    ${place}\n  prod:\n    store: s3://${prod}/support\n    ${place}\n    kmsKey: alias/prod\n    after: beta\n`,
    "prompts/greet.prompt": prompt("Greet"),
    "prompts/part.prompt": prompt("Say goodbye to"),
  });
}

async function slipway(folder: string, ...words: readonly string[]) {
  s3.proxy.clear();
  const ran = await runSlipway(folder, words, environmentOf(s3.server));
  for (const shown of [ran.output, ran.errors]) expect(shown).not.toContain(s3.server.credentials.secretAccessKey);
  return { ...ran, requests: s3.proxy.requests.map(({ operation }) => operation) };
}

test("beta, prod and back, within the requests that are promised", async () => {
  const folder = makeProject();
  const deployed = await slipway(folder, "deploy", "beta", "--version", "1.0.0", "--json");
  expect(deployed.exitCode, deployed.errors).toBe(0);
  expect(JSON.parse(deployed.output)).toMatchObject({ changed: true, release: { seq: 1, version: "1.0.0" } });
  const unchanged = await slipway(folder, "deploy", "beta", "--version", "1.0.0", "--json");
  expect(JSON.parse(unchanged.output)).toMatchObject({ changed: false });
  expect(unchanged.requests.length).toBeLessThanOrEqual(2);

  expect((await slipway(folder, "promote", "beta", "prod")).exitCode).toBe(0);
  const again = await slipway(folder, "promote", "beta", "prod", "--json");
  expect(JSON.parse(again.output)).toMatchObject({ changed: false });
  expect(again.requests.length).toBeLessThanOrEqual(5);

  writeFiles(folder, { "prompts/greet.prompt": prompt("Welcome") });
  expect((await slipway(folder, "deploy", "beta", "--version", "1.1.0")).exitCode).toBe(0);
  const promoted = await slipway(folder, "promote", "beta", "prod", "--json");
  expect(JSON.parse(promoted.output)).toMatchObject({
    changed: true,
    release: { seq: 2, version: "1.1.0", action: "promote" },
  });
  const copied = s3.proxy.requests.filter(({ operation }) => operation === "CopyObject");
  expect(copied.length).toBeGreaterThan(0);
  expect(copied[0]?.headers).toMatchObject({
    "x-amz-expected-bucket-owner": s3.server.accountId,
    "x-amz-server-side-encryption-aws-kms-key-id": "alias/prod",
  });

  const back = await slipway(folder, "rollback", "prod", "--json");
  expect(JSON.parse(back.output)).toMatchObject({
    changed: true,
    release: { seq: 3, version: "1.0.0", action: "rollback" },
  });
  expect(back.requests.length).toBeLessThanOrEqual(4);
  const pointer = await s3.server.request("GET", `/${prod}/support/current.json`);
  expect(JSON.parse(Buffer.from(pointer.body).toString())).toMatchObject({ seq: 3, version: "1.0.0" });
}, 60_000);

test("a bucket of another account is refused before anything is written", async () => {
  s3.proxy.plan({ rules: [bucketOwnedBy("222222222222")] });
  const run = await slipway(makeProject(), "deploy", "beta", "--json");
  expect(run.exitCode).toBe(1);
  expect(JSON.parse(run.output)).toMatchObject({ error: { code: "SW0903" } });
  expect(run.requests).not.toContain("PutObject");
});

test("a folder of uploaded files is adopted by its address, below the prefix of an environment or beside it", async () => {
  const folder = makeProject();
  for (const [bucket, key] of [
    [beta, "support/outputs/welcome.txt"],
    [prod, "old/outputs/de/welcome.txt"],
    [prod, "support-2/x.txt"],
  ]) {
    expect((await s3.server.request("PUT", `/${bucket}/${key}`, { body: "Hello" })).status).toBe(200);
  }
  const adopted = await slipway(folder, "adopt", `s3://${beta}/support/outputs`, "--version", "1.0.0", "--json");
  expect(adopted.exitCode, adopted.errors).toBe(0);
  expect(JSON.parse(adopted.output)).toMatchObject({
    environment: "beta",
    changed: true,
    release: { seq: 1, version: "1.0.0", action: "adopt" },
  });
  const again = await slipway(folder, "adopt", "beta", "--at", "outputs");
  expect(again).toMatchObject({ exitCode: 1 });
  expect(again.errors).toContain("SW0631");

  // prod takes only what beta has released, adopted or not.
  const other = await slipway(folder, "adopt", `s3://${prod}/old/outputs`, "--json");
  expect(JSON.parse(other.output)).toMatchObject({ error: { code: "SW0627" } });
  expect((await s3.server.request("PUT", `/${prod}/old/outputs/de/welcome.txt`, { body: "Hallo" })).status).toBe(200);
  writeFiles(folder, {
    "slipway.yaml": `slipway: 1\nprompts: [prompts]\nenvironments:\n  prod:\n    store: s3://${prod}/support\n    region: ${s3.server.region}\n    endpoint: ${s3.proxy.endpoint}\n`,
  });
  const beside = await slipway(folder, "adopt", `s3://${prod}/old/outputs`);
  expect(beside.exitCode, beside.errors).toBe(0);
  expect(beside.output).toContain("is live as release 1, adopted");
  const shown = await slipway(folder, "verify", "prod", "--deep", "--json");
  expect(JSON.parse(shown.output)).toMatchObject({ checked: { bundles: 1, objects: 1 } });
  const still = await s3.server.request("GET", `/${prod}/old/outputs/de/welcome.txt`);
  expect(Buffer.from(still.body).toString()).toBe("Hallo");
  for (const wrong of [`s3://${prod}`, `s3://${prod}/support`, "s3://some-other-bucket/outputs"]) {
    expect((await slipway(folder, "adopt", wrong)).errors, wrong).toContain("SW0632");
  }
}, 60_000);

test("without accounts, the account of the role is the expected owner of every request", async () => {
  const folder = makeProject();
  writeFiles(folder, {
    "slipway.yaml": `slipway: 1\nprompts: [prompts]\nenvironments:\n  beta:\n    store: s3://${beta}/support\n    region: ${s3.server.region}\n    endpoint: ${s3.proxy.endpoint}\n    role: arn:aws:iam::${s3.server.accountId}:role/slipway-beta\n`,
  });
  expect((await slipway(folder, "deploy", "beta", "--version", "1.0.0")).exitCode).toBe(0);
  const owners = new Set(s3.proxy.requests.map(({ headers }) => headers["x-amz-expected-bucket-owner"]));
  expect([...owners]).toEqual([s3.server.accountId]);
  s3.proxy.plan({ rules: [bucketOwnedBy("222222222222")] });
  const refused = await slipway(folder, "deploy", "beta", "--json");
  expect(JSON.parse(refused.output)).toMatchObject({ error: { code: "SW0903" } });
});

test("a denied write says what to add, and ends with the code for the outside world", async () => {
  s3.proxy.plan({
    rules: [always((request) => request.method === "PUT" && keyEnds("/current.json")(request), accessDenied)],
  });
  const run = await slipway(makeProject(), "deploy", "beta");
  expect(run.exitCode).toBe(3);
  expect(run.errors).toContain("SW0906");
  expect(run.errors).toContain(`"Action":"s3:PutObject","Resource":"arn:aws:s3:::${beta}/support/current.json"`);
  expect(run.errors).toContain("user/everything");
});
