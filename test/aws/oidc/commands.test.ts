/** Commands in a job: each takes the role of each environment that it touches, and can do its own work and no more. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startFaultProxy } from "../../servers/fault-proxy.ts";
import { always, operation } from "../../servers/fault-rules.ts";
import type { RanSlipway } from "../../support/slipway.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const deployed = await world.slipway(world.jobEnvironment("beta"), ["deploy", "beta", "--version", "1.0.0"]);
  expect(deployed).toMatchObject({ exitCode: 0 });
});
afterAll(() => world?.stop());
afterEach(() => world.sts.endSessionsAfter(undefined));

/** Roles that were asked for while `work` ran, each with its session policy. */
async function rolesTaken(work: () => Promise<unknown>) {
  const before = world.sts.requests.length;
  await work();
  return world.sts.requests.slice(before).map(({ parameters, outcome }) => ({
    role: parameters.get("RoleArn")?.split("/").at(-1),
    policy: parameters.get("Policy") ?? "",
    session: parameters.get("RoleSessionName"),
    outcome,
  }));
}

test("a job deploys with nothing but its ID token, and prints neither token nor keys", async () => {
  writeFileSync(join(world.folder, "prompts/hello.prompt"), "Hello again\n");
  const before = world.issuer.tokens.length;
  const run = await world.slipway(world.jobEnvironment("beta"), ["deploy", "beta", "--version", "1.1.0", "--verbose"]);
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.output).toContain("1.1.0 is live as release 2");
  const tokens = world.issuer.tokens.slice(before);
  expect(tokens).toHaveLength(1);
  for (const part of tokens[0]?.split(".") ?? []) expect(run.output + run.errors).not.toContain(part);
});

test("the session is cut down to the command, and named after the run", async () => {
  const [taken] = await rolesTaken(() => world.slipway(world.jobEnvironment("beta"), ["plan", "beta"]));
  expect(taken).toMatchObject({ role: "slipway-beta-deployer", session: "slipway-read-4711-2", outcome: "taken" });
  expect(taken?.policy).toContain(`arn:aws:s3:::${world.buckets.beta}/support/*`);
  expect(taken?.policy).not.toContain("PutObject");
});

test("promoting takes the role of the destination alone, which may read where releases come from", async () => {
  let run: RanSlipway | undefined;
  const taken = await rolesTaken(async () => {
    run = await world.slipway(world.jobEnvironment("prod"), ["promote", "beta", "prod"]);
  });
  expect(run).toMatchObject({ exitCode: 0, errors: "" });
  expect(new Set(taken.map(({ role }) => role))).toEqual(new Set(["slipway-prod-deployer"]));
  expect(new Set(taken.map(({ session }) => session))).toEqual(
    new Set(["slipway-read-4711-2", "slipway-promote-4711-2"]),
  );
});

test("pruning takes the pruner's role", async () => {
  const taken = await rolesTaken(async () => {
    const run = await world.slipway(world.jobEnvironment("prod"), ["prune", "prod", "--keep", "2"]);
    expect(run).toMatchObject({ exitCode: 0, errors: "" });
  });
  expect(taken.map(({ role }) => role)).toEqual(["slipway-prod-pruner"]);
  expect(taken[0]?.policy).toContain("DeleteObject");
});

test("credentials that end in the middle of a deploy are renewed, and the deploy goes on", async () => {
  for (let file = 0; file < 12; file += 1)
    writeFileSync(join(world.folder, `prompts/more-${file}.prompt`), `${file}\n`);
  // Objects, manifest, archive and pointer are written one after the other, and sessions end before the last of them.
  const proxy = await startFaultProxy(world.ministack.endpoint, {
    rules: [
      always((request) => operation("PutObject")(request) && /(?:bundles|releases|current)/.test(request.path), {
        kind: "before",
        act: () => sleep(500),
      }),
    ],
  });
  world.sts.endSessionsAfter(1);
  const taken = await rolesTaken(async () => {
    const job = { ...world.jobEnvironment("beta"), AWS_ENDPOINT_URL: proxy.endpoint };
    const run = await world.slipway(job, ["deploy", "beta", "--version", "1.2.0"]);
    expect(run).toMatchObject({ exitCode: 0 });
  });
  await proxy.stop();
  expect(taken.length).toBeGreaterThan(1);
  expect(taken.every(({ role, outcome }) => role === "slipway-beta-deployer" && outcome === "taken")).toBe(true);
  world.sts.endSessionsAfter(undefined);
  const verified = await world.slipway(world.jobEnvironment("beta"), ["verify", "beta", "--deep", "--json"]);
  expect(JSON.parse(verified.output)).toMatchObject({ release: { version: "1.2.0" } });
});

test("keys that somebody put into the environment are used as they are", async () => {
  const { accessKeyId, secretAccessKey } = world.ministack.credentials;
  const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  const job = world.jobEnvironment("beta", { environment: "nowhere" });
  const none = await rolesTaken(async () => {
    expect(await world.slipway({ ...job, ...keys }, ["history", "beta"])).toMatchObject({ exitCode: 0 });
  });
  expect(none).toEqual([]);
  // Keys that `assume-role --export` left are none of these.
  const exported = { ...keys, SLIPWAY_EXPORTED_KEY: accessKeyId };
  const own = await rolesTaken(() => world.slipway({ ...job, ...exported }, ["history", "beta"]));
  expect(own).toMatchObject([{ role: "slipway-beta-deployer", outcome: "AccessDenied" }]);
});

test("a laptop is asked for no token, and is told what is missing", async () => {
  const before = world.issuer.requests.length;
  const run = await world.slipway({ ...world.sts.environment }, ["history", "beta"]);
  expect(run.exitCode).toBe(2);
  expect(run.errors).toContain("SW0902");
  expect(run.errors).toContain("id-token: write");
  expect(world.issuer.requests.length).toBe(before);
});

test("a job of a fork has no token to ask for, and is told the same", async () => {
  const {
    ACTIONS_ID_TOKEN_REQUEST_URL: _url,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: _token,
    ...fork
  } = world.jobEnvironment("beta");
  const run = await world.slipway(fork, ["history", "beta"]);
  expect(run.errors).toContain("a fork's pull request gets neither");
});

test("a refusal is one JSON document where JSON was asked for", async () => {
  const job = world.jobEnvironment("prod", { ref: "refs/tags/v1.0.0" });
  const run = await world.slipway(job, ["deploy", "prod", "--json"]);
  expect(run.exitCode).toBe(3);
  expect(JSON.parse(run.output)).toMatchObject({ format: "slipway/error/v1", error: { code: "SW0932" } });
});

describe("every command does its work under its own session", () => {
  const run = async (environment: "beta" | "prod", ...words: readonly string[]) => {
    const ran = await world.slipway(world.jobEnvironment(environment), [...words, "--json"]);
    if (ran.exitCode !== 0) throw new Error(`${words.join(" ")}: ${ran.output}${ran.errors}`);
    return JSON.parse(ran.output) as Record<string, unknown>;
  };

  test("deploy, promote, roll back, withdraw, prune, repair and look", async () => {
    writeFileSync(join(world.folder, "prompts/hello.prompt"), "Hello for all\n");
    await run("beta", "deploy", "beta", "--version", "2.0.0");
    await run("prod", "promote", "beta", "prod");
    writeFileSync(join(world.folder, "prompts/hello.prompt"), "Hello once more\n");
    await run("beta", "deploy", "beta", "--version", "2.1.0");
    await run("prod", "promote", "beta", "prod");
    expect(await run("prod", "rollback", "prod", "--reason", "it is wrong")).toMatchObject({
      release: { version: "2.0.0", action: "rollback" },
    });
    await run("beta", "withdraw", "beta", "1.0.0", "--reason", "it leaked");
    await run("prod", "prune", "prod", "--keep", "1");
    const [object] = await world.ministack
      .request("GET", `/${world.buckets.beta}`, { query: { "list-type": "2", prefix: "support/objects/" } })
      .then(
        ({ body }) =>
          Buffer.from(body)
            .toString()
            .match(/support\/objects\/[0-9a-f]{64}/g) ?? [],
      );
    await world.ministack.request("DELETE", `/${world.buckets.beta}/${object}`);
    await run("beta", "repair", "beta");
    await run("beta", "history", "beta");
    await run("beta", "show", "beta");
    await run("prod", "history", "prod");
    await run("beta", "plan", "beta");
    await run("beta", "drill", "beta");
  });
});
