import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command as bundleCommand } from "../../src/commands/bundle.ts";
import { command as deployCommand } from "../../src/commands/deploy.ts";
import { command as promoteCommand } from "../../src/commands/promote.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

/** A key of a shape that scanners know, put together when the test runs. */
const secret = "AKIA".concat("Q3EGRLK7WJ5NHYB2");

function project(settings = ""): string {
  return makeFolder({
    "slipway.yaml": `slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\nenvironments:\n  beta: { store: ./beta }\n  prod: { store: ./prod, after: beta }\n${settings}`,
    "prompts/a.prompt": "---\ninput:\n  schema:\n    note: string\n---\nHello {{note}}\n",
    // The secret is in no prompt: it comes into the bundle through a rendering.
    "prompts/a.cases.yaml": `cases: { one: { input: { note: "the key is ${secret}" } } }\n`,
  });
}

function deploy(folder: string, allowSecrets?: string) {
  const inputs = { environment: "beta", version: "1.0.0", "allow-secrets": allowSecrets };
  return deployCommand.run(inputsFor(deployCommand, inputs), testContext(folder));
}

async function refusal(action: Promise<unknown>) {
  const error = await action.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isSlipwayError(error)) throw new Error("nothing was refused");
  return error;
}

describe("the scan of what is published", () => {
  it("refuses a bundle whose rendering holds a secret, and never shows it", async () => {
    const folder = project();
    for (const act of [
      () => deploy(folder),
      () =>
        bundleCommand.run({ out: undefined, environment: undefined, "allow-secrets": undefined }, testContext(folder)),
    ]) {
      const error = await refusal(act());
      expect(error.code).toBe("SW0830");
      expect(error.message).toContain("renderings/a/one.json:1:");
      expect(`${error.message} ${error.next}`).not.toContain(secret);
    }
    expect(() => readFileSync(join(folder, "beta/current.json"))).toThrow();
  });

  it("publishes with a reason, and keeps it in the record, from one environment to the next", async () => {
    const folder = project();
    const result = await deploy(folder, "a key of the vendor's sandbox");
    const allowed = { count: 1, reason: "a key of the vendor's sandbox" };
    expect(JSON.parse(readFileSync(join(folder, "beta/current.json"), "utf8")).allowedSecrets).toEqual(allowed);
    expect(await result.render("text")).toContain("1 finding allowed: a key of the vendor's sandbox");
    await promoteCommand.run(inputsFor(promoteCommand, { from: "beta", to: "prod" }), testContext(folder));
    expect(JSON.parse(readFileSync(join(folder, "prod/current.json"), "utf8")).allowedSecrets).toEqual(allowed);
  });

  it("takes no reason where the project forbids it, and no empty one", async () => {
    expect((await refusal(deploy(project("secrets: { override: never }\n"), "please"))).code).toBe("SW0831");
    expect((await refusal(deploy(project(), "  "))).code).toBe("SW0626");
  });

  it("honours what the project does not want reported", async () => {
    const folder = project("secrets:\n  ignore:\n    - { paths: [renderings/**], reason: made of test data }\n");
    await deploy(folder);
    const record = JSON.parse(readFileSync(join(folder, "beta/current.json"), "utf8"));
    expect([record.version, record.allowedSecrets]).toEqual(["1.0.0", undefined]);
    writeFileSync(join(folder, "prompts/b.prompt"), `The key is ${secret}.\n`);
    expect((await refusal(deploy(folder))).message).toContain("prompts/b.prompt:1:");
  });

  it("allows in what is made of a prompt what a comment in the prompt allows, and no other secret", async () => {
    const folder = project("secrets:\n  ignore:\n    - { paths: [renderings/a/**], reason: made of test data }\n");
    const other = "AKIA".concat("W3NGTLK5RJ7QHYD6");
    const comment = "{{! slipway:allow aws-access-key-id a key of the vendor's sandbox }}";
    writeFileSync(join(folder, "prompts/b.prompt"), `The key is ${secret}. ${comment}\n`);
    writeFileSync(join(folder, "prompts/b.cases.yaml"), "cases: { one: {} }\n");
    await deploy(folder);
    writeFileSync(join(folder, "prompts/c.prompt"), `The key is ${other}.\n`);
    expect((await refusal(deploy(folder))).message).toContain("prompts/c.prompt:1:");
  });
});
