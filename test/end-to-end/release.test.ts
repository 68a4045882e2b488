/**
 * The commands on releases as a person or a workflow runs them, on folder stores: every output against its schema, every
 * exit code, and what a gate-less project does from the first deploy to the prune.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type JsonObject, ownProperty } from "../../src/platform/json.ts";
import { compileSchema } from "../../src/platform/json-schema/index.ts";
import { releasesSchemas } from "../../src/releases/schemas.ts";
import { makeFolder } from "../project/folder.ts";
import { runSlipway } from "../support/slipway.ts";

const config = [
  "slipway: 1",
  "model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
  "environments:",
  "  beta:",
  "    store: ./releases/beta",
  "    mirror: { at: [outputs/, copies/] }",
  "  prod:",
  "    store: ./releases/prod",
  "    after: beta",
  "",
].join("\n");

function makeProject(): string {
  return makeFolder({
    "slipway.yaml": config,
    "prompts/hello.prompt": "Hello\n",
    "prompts/hello.cases.yaml": "cases: { one: {} }\n",
    "prompts/bye.prompt": "Bye\n",
    "prompts/bye.cases.yaml": "cases: { one: {} }\n",
  });
}

const slipway = (folder: string, ...words: readonly string[]) => runSlipway(folder, words);

/** The JSON of a command that ends well; it must be what its schema says. */
async function json(folder: string, ...words: readonly string[]): Promise<JsonObject> {
  const run = await slipway(folder, ...words, "--json");
  expect(run.errors).toBe("");
  const document = JSON.parse(run.output) as JsonObject;
  await expectSchema(document);
  return document;
}

async function expectSchema(document: JsonObject): Promise<void> {
  const name = String(ownProperty(document, "format")).split("/")[1];
  const entry = releasesSchemas.find((schema) => schema.name === name);
  if (entry === undefined) throw new Error(`no schema for ${String(ownProperty(document, "format"))}`);
  const compiled = await compileSchema(entry.schema);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  expect(compiled.validator.validate(document)).toEqual([]);
}

/** A refusal or an error: its exit code and the code in its JSON. */
async function failure(folder: string, ...words: readonly string[]): Promise<readonly [number | null, unknown]> {
  const run = await slipway(folder, ...words, "--json");
  const { error } = JSON.parse(run.output) as { error: { code: string } };
  return [run.exitCode, error.code];
}

function edit(folder: string, text: string): void {
  writeFileSync(join(folder, "prompts", "hello.prompt"), text);
}

describe("releases from the command line", () => {
  test("the whole way: plan, deploy, promote, rollback, history, show, verify, withdraw, prune", async () => {
    const folder = makeProject();
    expect(await json(folder, "plan", "beta", "--version", "1.0.0")).toMatchObject({
      kind: "first",
      changes: true,
      version: "1.0.0",
      live: null,
      refusal: null,
    });
    expect(existsSync(join(folder, "releases"))).toBe(false);

    const first = await json(folder, "deploy", "beta", "--version", "1.0.0");
    expect(first).toMatchObject({
      environment: "beta",
      changed: true,
      outcome: "released",
      release: { seq: 1, version: "1.0.0", action: "deploy", parent: null },
      mirror: { outcome: "written" },
    });
    for (const place of ["outputs", "copies"]) {
      expect(readFileSync(join(folder, "releases/beta", place, "prompts/hello.prompt"), "utf8")).toBe("Hello\n");
    }
    expect(await json(folder, "deploy", "beta", "--version", "1.0.0", "--stats")).toMatchObject({
      changed: false,
      outcome: "unchanged",
      requests: { get: 1, put: 0 },
      mirror: { outcome: "unchanged" },
    });

    edit(folder, "Hello again\n");
    expect(await json(folder, "plan", "beta", "--version", "1.1.0")).toMatchObject({
      kind: "change",
      changed: [
        { path: "compiled/hello.json" },
        { path: "prompts/hello.prompt" },
        { path: "renderings/hello/one.json" },
      ],
      added: [],
      unchanged: 3,
      live: { version: "1.0.0" },
    });
    const second = await json(folder, "deploy", "beta", "--version", "v1.1.0", "--stats");
    expect(second).toMatchObject({ release: { seq: 2, version: "1.1.0" }, requests: { get: 2, put: 6 } });

    expect(await json(folder, "promote", "beta", "prod")).toMatchObject({
      environment: "prod",
      release: { seq: 1, version: "1.1.0", action: "promote", promotedFrom: { environment: "beta", seq: 2 } },
    });
    expect(await json(folder, "promote", "beta", "prod", "--stats")).toMatchObject({
      changed: false,
      requests: { get: 2, put: 0 },
    });

    expect(await json(folder, "rollback", "beta", "--stats", "--reason", "latency")).toMatchObject({
      changed: true,
      release: { seq: 3, version: "1.0.0", rollbackOf: 2, restores: 1, reason: "latency" },
      requests: { get: 2, put: 2 },
    });
    expect(readFileSync(join(folder, "releases/beta/outputs/prompts/hello.prompt"), "utf8")).toBe("Hello\n");
    expect(await json(folder, "rollback", "beta")).toMatchObject({ changed: false, why: "rolled-back" });
    expect(await json(folder, "rollback", "beta", "--from", "2")).toMatchObject({ changed: false, why: "rolled-back" });

    const past = await json(folder, "history", "beta");
    expect(past).toMatchObject({
      release: { seq: 3 },
      releases: [{ seq: 3, action: "rollback" }, { seq: 2 }, { seq: 1 }],
      more: false,
    });
    expect(await json(folder, "history", "beta", "--limit", "1", "--before", "3")).toMatchObject({
      releases: [{ seq: 2 }],
      more: true,
    });
    expect(await json(folder, "show", "beta", "2")).toMatchObject({ release: { version: "1.1.0" }, live: false });
    expect(await json(folder, "show", "beta", "as-of", new Date().toISOString())).toMatchObject({
      release: { seq: 3 },
      live: true,
    });
    expect(await json(folder, "verify", "beta", "--deep")).toMatchObject({
      ok: true,
      problems: [],
      checked: { records: 3, objectsBy: "content" },
    });
    expect(await json(folder, "withdraw", "beta", "1.1.0", "--reason", "leaked")).toMatchObject({
      outcome: "withdrawn",
      withdrawn: { seq: 2 },
      live: false,
    });
    expect(await json(folder, "prune", "beta", "--keep", "1", "--dry-run")).toMatchObject({
      outcome: "would-prune",
      bundles: 1,
    });
    expect(await json(folder, "prune", "beta", "--keep", "1")).toMatchObject({
      outcome: "pruned",
      bundles: 1,
      objects: 3,
    });
    expect(await json(folder, "prune", "beta")).toMatchObject({ outcome: "nothing" });
    expect(await json(folder, "verify", "beta")).toMatchObject({ ok: true });
  });

  test("refusals say their code, leave exit code 1, and change nothing", async () => {
    const folder = makeProject();
    expect(await failure(folder, "rollback", "beta")).toEqual([1, "SW0615"]);
    expect(await failure(folder, "promote", "beta", "prod")).toEqual([1, "SW0615"]);
    await json(folder, "deploy", "beta", "--version", "1.0.0");
    expect(await failure(folder, "rollback", "beta")).toEqual([1, "SW0613"]);
    edit(folder, "Changed\n");
    expect(await failure(folder, "deploy", "beta", "--version", "1.0.0")).toEqual([1, "SW0605"]);
    expect(await failure(folder, "deploy", "prod", "--version", "1.1.0")).toEqual([1, "SW0627"]);
    await json(folder, "deploy", "beta", "--version", "1.1.0");
    await json(folder, "deploy", "prod", "--version", "1.1.0");
    await json(folder, "rollback", "beta");
    expect(await failure(folder, "deploy", "beta", "--version", "1.1.0")).toEqual([1, "SW0607"]);
    expect(await failure(folder, "promote", "beta", "prod", "--version", "1.1.0")).toEqual([1, "SW0607"]);
    edit(folder, "Hello\n");
    expect(await failure(folder, "deploy", "beta", "--version", "1.1.0")).toEqual([1, "SW0607"]);
    edit(folder, "Changed\n");
    expect(await json(folder, "plan", "beta", "--version", "1.1.0")).toMatchObject({ refusal: { code: "SW0607" } });
    expect(await json(folder, "deploy", "beta", "--version", "1.1.0", "--unblock", "a false alarm")).toMatchObject({
      release: { seq: 4, unblocked: [{ reason: "a false alarm" }], blocked: [] },
    });
    edit(folder, "Hello\n");
    expect(await failure(folder, "deploy", "beta", "--version", "1.0.0")).toEqual([1, "SW0606"]);
    expect(await json(folder, "deploy", "beta", "--version", "1.0.0", "--again")).toMatchObject({
      release: { seq: 5 },
    });
    await json(folder, "withdraw", "beta", "1.1.0", "--reason", "leaked");
    expect(await failure(folder, "rollback", "beta", "--to", "1.1.0")).toEqual([1, "SW0608"]);
  });

  test("mistakes on the command line leave exit code 2", async () => {
    const folder = makeProject();
    await json(folder, "deploy", "beta", "--version", "1.0.0");
    expect(await failure(folder, "deploy", "gamma")).toEqual([2, "SW0203"]);
    expect(await failure(folder, "deploy", "beta", "--version", "latest")).toEqual([2, "SW0604"]);
    expect(await failure(folder, "rollback", "beta", "--to", "yesterday")).toEqual([2, "SW0601"]);
    expect(await failure(folder, "rollback", "beta", "--to", "9")).toEqual([2, "SW0609"]);
    expect(await failure(folder, "show", "beta", "as-of", "tomorrow")).toEqual([2, "SW0628"]);
    expect(await failure(folder, "show", "beta", "as-of", "2026-02-30")).toEqual([2, "SW0628"]);
    expect((await slipway(folder, "show", "beta", "as-of", "2999-01-01")).errors).toContain("has not come yet");
    expect((await slipway(folder, "show", "beta", "as-of")).errors).toContain("The time after as-of is missing");
    expect(await failure(folder, "prune", "beta", "--keep", "0")).toEqual([2, "SW0629"]);
    expect(await failure(folder, "withdraw", "beta", "1.0.0", "--reason", " ")).toEqual([2, "SW0626"]);
    expect(await failure(folder, "promote", "beta", "beta")).toEqual([2, "SW0104"]);
    writeFileSync(join(folder, "slipway.yaml"), config.replace("outputs/", "objects/"));
    expect((await failure(folder, "deploy", "beta"))[0]).toBe(2);
  });

  test("drift leaves exit code 1 and names the key", async () => {
    const folder = makeProject();
    await json(folder, "deploy", "beta", "--version", "1.0.0");
    rmSync(join(folder, "releases/beta/copies/prompts/hello.prompt"));
    const run = await slipway(folder, "verify", "beta");
    expect(run.exitCode).toBe(1);
    expect(run.output).toContain("copies/prompts/hello.prompt is missing in the mirror.");
    const document = JSON.parse((await slipway(folder, "verify", "beta", "--json")).output) as JsonObject;
    await expectSchema(document);
    expect(document).toMatchObject({ ok: false, problems: [{ kind: "mirror", key: "copies/prompts/hello.prompt" }] });
    writeFileSync(join(folder, "releases/beta/current.json"), "{}");
    const damaged = JSON.parse((await slipway(folder, "verify", "beta", "--json")).output) as JsonObject;
    await expectSchema(damaged);
    expect(damaged).toMatchObject({ ok: false, release: null, problems: [{ kind: "pointer" }] });
    expect(await failure(folder, "deploy", "beta", "--version", "1.1.0")).toEqual([3, "SW0602"]);
  });

  test("a gate that waits: nothing is released past it, and the exit code is 4", async () => {
    const folder = makeProject();
    writeFileSync(
      join(folder, "slipway.yaml"),
      config.replace("    after: beta\n", "    gate: { approvals: { required: 1, from: [ben] } }\n"),
    );
    expect((await slipway(folder, "deploy", "prod", "--version", "1.0.0")).exitCode).toBe(4);
    expect(existsSync(join(folder, "releases/prod/current.json"))).toBe(false);
  });

  test("people read who, what and what to do next", async () => {
    const folder = makeProject();
    const deployed = await slipway(folder, "deploy", "beta", "--version", "1.0.0");
    expect(deployed).toMatchObject({ exitCode: 0, errors: "" });
    expect(deployed.output).toMatch(
      /^✔ beta {2}1\.0\.0 is live as release 1\n {2}bundle {3}sha256:[0-9a-f]{12} {2}6 files, /,
    );
    edit(folder, "Hello again\n");
    const plan = await slipway(folder, "plan", "beta", "--version", "1.1.0");
    expect(plan.output).toContain("beta  1.1.0 would replace 1.0.0 (release 1)");
    expect(plan.output).toMatch(/ {2}~ prompts\/hello\.prompt +6 B → 12 B\n/);
    expect(plan.output).toContain("nothing stands in the way");
    const markdown = await slipway(folder, "plan", "beta", "--version", "1.1.0", "--format", "markdown");
    expect(markdown.output).toContain("| changed | `prompts/hello.prompt` | 6 B → 12 B |");
    await slipway(folder, "deploy", "beta", "--version", "1.1.0");
    const back = await slipway(folder, "rollback", "beta");
    expect(back.output).toContain("1.0.0 is live again as release 3");
    expect(back.output).toContain("1.1.0; `slipway deploy beta --unblock REASON` brings it back");
    const past = await slipway(folder, "history", "beta");
    expect(past.output).toMatch(/● {2}3 {4}1\.0\.0 {4}\d{4}-\d\d-\d\d \d\d:\d\d UTC .* rollback of 2 to 1\n/);
    expect(past.output).toMatch(/\n {3}2 {4}1\.1\.0 .* deploy, blocked\n/);
    const refused = await slipway(folder, "deploy", "beta", "--version", "1.1.0");
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toBe("");
    expect(refused.errors).toContain("--unblock");
  });

  test("environments after the same one that show another bundle are named by history and plan", async () => {
    const folder = makeProject();
    const regions = ["eu", "us"].map(
      (name) => `  prod-${name}:\n    store: ./releases/prod-${name}\n    after: beta\n`,
    );
    writeFileSync(join(folder, "slipway.yaml"), config + regions.join(""));
    await json(folder, "deploy", "beta", "--version", "1.0.0");
    for (const name of ["prod", "prod-eu", "prod-us"]) await json(folder, "promote", "beta", name);
    expect(await json(folder, "history", "prod-eu")).toMatchObject({ skew: [] });
    edit(folder, "Hello again\n");
    await json(folder, "deploy", "beta", "--version", "1.1.0");
    await json(folder, "promote", "beta", "prod-eu");
    rmSync(join(folder, "releases/prod"), { recursive: true });
    expect(await json(folder, "history", "prod-eu")).toMatchObject({
      skew: [
        { environment: "prod", live: null },
        { environment: "prod-us", live: { version: "1.0.0", seq: 1 } },
      ],
    });
    expect((await slipway(folder, "history", "prod-eu")).output).toMatch(
      /\n +prod-us shows 1\.0\.0 \(release 1\) since 20/,
    );
    expect((await slipway(folder, "plan", "prod-us", "--version", "1.1.0")).output).toContain(
      "others    prod shows nothing yet",
    );
    // An environment that cannot be read is left out, and nothing fails.
    writeFileSync(join(folder, "releases/prod-us/current.json"), "{}");
    expect(await json(folder, "history", "prod-eu")).toMatchObject({ skew: [{ environment: "prod" }] });
  });

  test("two deploys at once: at least one is released, and whoever is not is told who was", async () => {
    const folder = makeProject();
    await json(folder, "deploy", "beta", "--version", "0.1.0");
    const other = makeProject();
    writeFileSync(join(other, "slipway.yaml"), config.replaceAll("./releases", join(folder, "releases")));
    edit(folder, "One\n");
    edit(other, "Two\n");
    const runs = await Promise.all([
      slipway(folder, "deploy", "beta", "--version", "1.0.0"),
      slipway(other, "deploy", "beta", "--version", "2.0.0"),
    ]);
    expect(runs.some((run) => run.exitCode === 0)).toBe(true);
    for (const run of runs.filter(({ exitCode }) => exitCode !== 0)) {
      expect(run.exitCode).toBe(1);
      expect(run.errors).toMatch(/SW0610.*came first/);
    }
    // The mirrors of both may have met on the way; whoever came last made it right.
    expect(await json(folder, "verify", "beta", "--deep")).toMatchObject({ ok: true, problems: [] });
  });
});
