/** The commands of the runbook, taken from its page, on a real server and with the real AWS command line. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command as deployCommand } from "../../src/commands/deploy.ts";
import { command as historyCommand } from "../../src/commands/history.ts";
import { command as verifyCommand } from "../../src/commands/verify.ts";
import { makeFolder } from "../project/folder.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import { installPythonPackage } from "../servers/python-package.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

let server: Ministack;
let bucket = "";
let variables: Record<string, string> = {};

beforeAll(async () => {
  const awscli = await installPythonPackage("awscli", "1.46.3");
  server = await startMinistack();
  bucket = await server.createBucket();
  variables = {
    PATH: [join(awscli, "bin"), process.env["PATH"]].join(delimiter),
    HOME: mkdtempSync(join(tmpdir(), "slipway-home-")),
    USER: "night-shift",
    AWS_ENDPOINT_URL: server.endpoint,
    AWS_REGION: server.region,
    AWS_DEFAULT_REGION: server.region,
    AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
  };
});
afterAll(() => server.stop());

/** The second block of shell on the page, with the store and the release of this test in it. */
function script(to: number): string {
  const page = readFileSync(join(import.meta.dirname, "../../docs/runbooks/roll-back-with-aws-cli.md"), "utf8");
  const blocks = [...page.matchAll(/^ {3}```sh\n([\s\S]*?)^ {3}```$/gm)].map((block) => block[1] ?? "");
  const text = (blocks[1] ?? "").replaceAll(/^ {3}/gm, "");
  expect(text).toContain("--if-match");
  return text.replace(/^STORE=.*$/m, `STORE=s3://${bucket}/support`).replace(/^TO=.*$/m, `TO=${to}`);
}

function run(text: string): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", text], { cwd: mkdtempSync(join(tmpdir(), "slipway-runbook-")), env: variables });
    let output = "";
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    child.stderr.on("data", (chunk) => (output += String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

test("the runbook goes back, the chain stays whole, and what was left is blocked", async () => {
  const folder = makeFolder({
    "slipway.yaml": `slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\nenvironments:\n  prod: { store: "s3://${bucket}/support", region: ${server.region} }\n`,
    "prompts/a.prompt": "Hello\n",
    "prompts/a.cases.yaml": "cases: { one: {} }\n",
  });
  const context = testContext(folder, { environment: variables });
  const deploy = (version: string) =>
    deployCommand.run(inputsFor(deployCommand, { environment: "prod", version }), context);
  for (const version of ["1.0.0", "1.1.0", "1.2.0"]) {
    writeFileSync(join(folder, "prompts/a.prompt"), `Hello from ${version}\n`);
    await deploy(version);
  }

  expect(await run(script(2))).toEqual({ code: 0, output: "release 4 is live\n" });

  const verified = await verifyCommand.run(inputsFor(verifyCommand, { environment: "prod", deep: true }), context);
  const { problems } = JSON.parse(await verified.render("json")) as { problems: { kind: string }[] };
  // The test's bucket has neither versions nor a policy.
  expect(problems.filter(({ kind }) => kind !== "setting")).toEqual([]);
  const history = await historyCommand.run(inputsFor(historyCommand, { environment: "prod" }), context);
  const { releases } = JSON.parse(await history.render("json"));
  expect(releases[0]).toMatchObject({
    seq: 4,
    version: "1.1.0",
    action: "rollback",
    rollbackOf: 3,
    restores: 2,
    blocked: [{ seq: 3, version: "1.2.0" }],
  });
  await expect(deploy("1.3.0")).rejects.toMatchObject({ code: "SW0607" });

  const again = await run(script(2));
  expect(again.code).not.toBe(0);
  expect(again.output).toContain("that bundle is live");
});
