import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inputVariables, readRunnerFiles, runnerFiles } from "../actions/runner.ts";
import { buildOnce, root, runNode } from "./built.ts";

interface Metadata {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

const files = [
  ...readdirSync(join(root, "actions")).map((name) => `actions/${name}/action.yml`),
  ...(existsSync(join(root, "action.yml")) ? ["action.yml"] : []),
];
const metadata = new Map<string, Metadata>(
  files.map((file) => [file, parse(readFileSync(join(root, file), "utf8")) as Metadata]),
);

let dist: string;
let folder: string;
let project: string;

beforeAll(async () => {
  dist = await buildOnce();
  folder = mkdtempSync(join(tmpdir(), "slipway-actions-"));
  project = join(folder, "project");
  write(
    "slipway.yaml",
    "slipway: 1\nenvironments:\n  beta: { store: ../beta }\n  prod: { store: ../prod, after: beta }\n  old: { store: ../old }\n",
  );
  write("prompts/hello.prompt", "---\ninput:\n  schema:\n    name: string\n---\nHello {{name}}.\n");
  write("prompts/hello.cases.yaml", "cases:\n  anna:\n    input: { name: Anna }\n");
  write("../old/outputs/a.txt", "made by an earlier pipeline\n");
  git("init", "--quiet", "--initial-branch=main");
  commit("first");
});

afterAll(() => {
  rmSync(dist, { recursive: true });
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function git(...words: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=Anna", "-c", "user.email=anna@example.com", ...words], { cwd: project });
}

function commit(message: string): void {
  git("add", "-A");
  git("commit", "--quiet", "--message", message);
}

/** Runs the file that an action.yml names, with its defaults, as a runner does. */
async function runAction(file: string, inputs: Readonly<Record<string, string>>, environment = {}) {
  const { inputs: declared, runs } = metadata.get(file) ?? { inputs: {}, runs: { main: "" } };
  const defaults = Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, input.default ?? ""]));
  const named = runnerFiles(mkdtempSync(join(folder, "step-")));
  const script = join(dist, "actions", basename(runs.main));
  const ran = await runNode(script, [], {
    cwd: project,
    environment: {
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: project,
      ...named,
      ...inputVariables({ ...defaults, ...inputs }),
      ...environment,
    },
  });
  return { ...ran, ...readRunnerFiles(named) };
}

describe.each(files)("%s", (file) => {
  test("runs on node24 and names files that are built", () => {
    const runs = metadata.get(file)?.runs;
    expect(runs?.using).toBe("node24");
    for (const script of [runs?.main ?? "", runs?.post]) {
      if (script === undefined) continue;
      const target = join(dirname(file), script);
      expect(target).toMatch(/^dist\/actions\//);
      expect(existsSync(join(dist, "..", basename(dist), target.slice("dist/".length)))).toBe(true);
    }
  });

  test("names an input that it does not have, and does nothing", async () => {
    const ran = await runAction(file, { "working-directry": "x" });
    expect(ran.exitCode).toBe(2);
    expect(ran.output).toMatch(
      /^::error title=slipway [a-z-]+ SW0112::This action has no input working-directry\.%0A→ Did you mean working-directory\?/,
    );
    expect(ran.outputs).toEqual({ outcome: "failed", "error-code": "SW0112" });
    expect(ran.summary).toContain("working");
    expect(ran.error).toBe("");
  });
});

test("from a check to a rollback, every step with its outputs and its summary", async () => {
  const steps: readonly (readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>])[] = [
    ["check", { strict: "true" }, { errors: "0", outcome: "done" }],
    ["render", { prompt: "hello" }, { renderings: "1" }],
    ["bundle", {}, { outcome: "done" }],
    ["scan", {}, { findings: "0" }],
    ["plan", { environment: "beta", version: "1.0.0" }, { changed: "true", refused: "" }],
    ["deploy", { environment: "beta", version: "1.0.0" }, { changed: "true", outcome: "released", version: "1.0.0" }],
    ["verify", { environment: "beta" }, { outcome: "done" }],
    ["promote", { from: "beta", to: "prod" }, { changed: "true", version: "1.0.0" }],
    ["history", { environment: "prod" }, { version: "1.0.0", seq: "1" }],
    ["show", { environment: "prod" }, { version: "1.0.0" }],
    ["repair", { environment: "prod", from: "beta" }, {}],
    ["adopt", { environment: "old", at: "outputs/", version: "1.0.0" }, { changed: "true" }],
  ];
  for (const [name, inputs, outputs] of steps) {
    const ran = await runAction(`actions/${name}/action.yml`, inputs);
    expect(ran.exitCode, `${name}: ${ran.output}${ran.error}`).toBe(0);
    expect(ran.outputs, name).toMatchObject(outputs);
    expect(ran.summary.length, name).toBeGreaterThan(10);
    const declared = Object.keys(metadata.get(`actions/${name}/action.yml`)?.outputs ?? {});
    expect(declared, name).toEqual(expect.arrayContaining(Object.keys(ran.outputs)));
  }

  write("prompts/hello.prompt", "---\ninput:\n  schema:\n    name: string\n---\nGood morning {{name}}.\n");
  commit("second");
  const after: typeof steps = [
    ["deploy", { environment: "beta", version: "1.1.0" }, { version: "1.1.0", seq: "2" }],
    ["rollback", { environment: "beta", reason: "it was rude" }, { version: "1.0.0", outcome: "released" }],
    ["withdraw", { environment: "beta", release: "1.1.0", reason: "it was rude" }, { changed: "true" }],
    ["prune", { environment: "beta", "dry-run": "true" }, { changed: "false" }],
  ];
  for (const [name, inputs, outputs] of after) {
    const ran = await runAction(`actions/${name}/action.yml`, inputs);
    expect(ran.exitCode, `${name}: ${ran.output}${ran.error}`).toBe(0);
    expect(ran.outputs, name).toMatchObject(outputs);
  }
});

test("the root action loads at most 3 MB, and all actions together are at most 10 MB", async () => {
  const preload = join(folder, "loaded.cjs");
  const list = `process.on("exit", () => require("node:fs").writeSync(2, JSON.stringify(Object.keys(require.cache))));`;
  writeFileSync(preload, list);
  const ran = await runNode(join(dist, "actions", "review.js"), [], {
    cwd: project,
    node: ["--require", preload],
    environment: inputVariables({ base: "HEAD" }),
  });
  expect(ran.exitCode, ran.output).toBe(0);
  const loaded: readonly string[] = JSON.parse(ran.error);
  expect(loaded.some((file) => file.includes("review"))).toBe(true);
  expect(sizeOf(loaded)).toBeLessThan(3_000_000);
  // Opening a file takes longer than reading a large one; the rules wait for a text that may hold a secret.
  expect(loaded.length).toBeLessThan(10);
  expect(loaded.join("\n")).not.toContain("secrets-rules-index");
  const all = ["actions", "chunks"].flatMap((name) =>
    readdirSync(join(dist, name)).map((file) => join(dist, name, file)),
  );
  expect(sizeOf([...all, join(dist, "action.js"), join(dist, "root-action.js")])).toBeLessThan(10_000_000);
});

function sizeOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + statSync(path).size, 0);
}

test("findings fail the step, with annotations and a summary", async () => {
  write("broken/slipway.yaml", "slipway: 1\n");
  write("broken/prompts/hello.prompt", "---\ninput:\n  schema:\n    name: string\n---\nHello {{nme}}.\n");
  const ran = await runAction("actions/check/action.yml", {
    "working-directory": "broken",
    "result-file": "out/findings.json",
  });
  expect(ran.exitCode).toBe(1);
  expect(ran.output).toMatch(/^::error file=broken\/prompts\/hello\.prompt,line=6,.*title=undefined-variable::/m);
  expect(ran.summary).toContain("undefined-variable");
  expect(ran.outputs).toMatchObject({ errors: "1", outcome: "findings" });
  expect(JSON.parse(readFileSync(ran.outputs["result-file"] ?? "", "utf8")).summary.errors).toBe(1);
  rmSync(join(project, "broken"), { recursive: true });
});
