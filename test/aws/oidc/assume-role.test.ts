/** `assume-role` as a step of a job: what later steps get, what the log shows, and what is there when the job ends. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command } from "../../../src/commands/assume-role.ts";
import { command as history } from "../../../src/commands/history.ts";
import { step } from "../../actions/runner.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

function assume(inputs: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}) {
  return step(command, {
    with: inputs,
    environment: { ...world.jobEnvironment("beta"), ...environment },
    directory: world.folder,
  });
}

function stateVariables(state: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

describe("without export", () => {
  test("shows that the role can be taken, and leaves nothing behind", async () => {
    const ran = await assume({ environment: "beta", for: "read", export: "false" });
    expect(ran).toMatchObject({ exitCode: 0, variables: {}, state: {} });
    expect(ran.outputs).toMatchObject({
      account: world.ministack.accountId,
      arn: `arn:aws:sts::${world.ministack.accountId}:assumed-role/slipway-beta-deployer/slipway-read-4711-2`,
      region: "eu-west-1",
    });
    expect(Date.parse(ran.outputs["expiration"] ?? "")).toBeGreaterThan(Date.now() + 3_000_000);
    expect(ran.log).toContain("dropped: nothing was exported");
    // What stays in the process is not even printed as a mask.
    expect(ran.log).not.toContain("::add-mask::");
    for (const part of world.issuer.tokens.at(-1)?.split(".") ?? []) expect(ran.log).not.toContain(part);
  });

  test("refuses what is no session", async () => {
    expect((await assume({ environment: "beta", duration: "60" })).outputs["error-code"]).toBe("SW0933");
    expect((await assume({ environment: "beta", accounts: "222222222222" })).outputs["error-code"]).toBe("SW0903");
    expect((await assume({})).outputs["error-code"]).toBe("SW0104");
    expect((await assume({ environment: "prod" })).outputs["error-code"]).toBe("SW0932");
    const noToken = await step(command, { with: { environment: "beta" }, directory: world.folder });
    expect(noToken.outputs["error-code"]).toBe("SW0930");
  });
});

describe("with export", () => {
  test("later steps get working keys, masked before anything is written; the account id is not masked", async () => {
    const ran = await assume({ environment: "beta", for: "read", export: "true" });
    expect(ran.exitCode).toBe(0);
    const {
      AWS_ACCESS_KEY_ID: id = "",
      AWS_SECRET_ACCESS_KEY: secret = "",
      AWS_SESSION_TOKEN: token = "",
    } = ran.variables;
    for (const part of world.issuer.tokens.at(-1)?.split(".") ?? []) expect(ran.log).not.toContain(part);
    for (const value of [id, secret, token]) {
      expect(ran.log).toContain(`::add-mask::${value.replaceAll("%", "%25")}\n`);
      expect(ran.log.replaceAll(/^::add-mask::.*$/gm, "")).not.toContain(value);
    }
    expect(ran.log).not.toContain(`::add-mask::${world.ministack.accountId}`);
    expect(ran.variables).toMatchObject({ AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" });
    const credentials = { accessKeyId: id, secretAccessKey: secret, sessionToken: token };
    const list = { query: { prefix: "support/", "list-type": "2" }, credentials };
    expect((await world.ministack.request("GET", `/${world.buckets.beta}`, list)).status).toBe(200);
    const written = await world.ministack.request("PUT", `/${world.buckets.beta}/support/current.json`, {
      body: "x",
      credentials,
    });
    expect(written.status).toBe(403);
  });

  test("when the job ends the keys go, and what was there before comes back", async () => {
    const before = { AWS_ACCESS_KEY_ID: "AKIABEFORE", AWS_SECRET_ACCESS_KEY: "secret-before", AWS_PROFILE: "mine" };
    const ran = await assume({ environment: "beta", export: "true" }, before);
    expect(ran.variables["AWS_PROFILE"]).toBe("");
    const post = await step(command, {
      phase: "post",
      environment: { ...world.jobEnvironment("beta"), ...ran.variables, ...stateVariables(ran.state) },
    });
    expect(post.exitCode).toBe(0);
    expect(post.variables).toMatchObject({ ...before, AWS_SESSION_TOKEN: "", SLIPWAY_EXPORTED_KEY: "" });
    expect(post.log.replaceAll(/^::add-mask::.*$/gm, "")).not.toContain("secret-before");
    const clean = await assume({ environment: "beta", export: "true" });
    const cleaned = await step(command, {
      phase: "post",
      environment: { ...clean.variables, ...stateVariables(clean.state) },
    });
    expect(cleaned.variables).toMatchObject({
      AWS_ACCESS_KEY_ID: "",
      AWS_SECRET_ACCESS_KEY: "",
      AWS_SESSION_TOKEN: "",
    });
  });

  test("credentials that another step has set meanwhile are left alone", async () => {
    const ran = await assume({ environment: "beta", export: "true" });
    const post = await step(command, {
      phase: "post",
      environment: { ...ran.variables, ...stateVariables(ran.state), AWS_ACCESS_KEY_ID: "AKIAOTHER" },
    });
    expect(post.variables).toEqual({});
  });

  test("two roles in one job come off in turn", async () => {
    const first = await assume({ environment: "beta", export: "true" });
    const second = await assume({ environment: "beta", for: "read", export: "true" }, first.variables);
    const afterSecond = await step(command, {
      phase: "post",
      environment: { ...second.variables, ...stateVariables(second.state) },
    });
    expect(afterSecond.variables["AWS_ACCESS_KEY_ID"]).toBe(first.variables["AWS_ACCESS_KEY_ID"]);
    const afterFirst = await step(command, {
      phase: "post",
      environment: { ...afterSecond.variables, ...stateVariables(first.state) },
    });
    expect(afterFirst.variables["AWS_ACCESS_KEY_ID"]).toBe("");
  });

  test("Slipway's own commands do not use what was exported for others", async () => {
    const ran = await assume({ environment: "beta", for: "read", export: "true" });
    const before = world.sts.requests.length;
    const next = await step(history, {
      with: { environment: "beta" },
      environment: { ...world.jobEnvironment("beta"), ...ran.variables },
      directory: world.folder,
    });
    expect(next.outputs["error-code"]).not.toMatch(/^SW09/);
    expect(world.sts.requests.length).toBe(before + 1);
  });

  test("the command line refuses to export, and prints no key", async () => {
    const ran = await world.slipway(world.jobEnvironment("beta"), ["assume-role", "beta", "--export"]);
    expect(ran.exitCode).toBe(2);
    expect(ran.errors).toContain("SW0937");
  });
});
