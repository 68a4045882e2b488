import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildOnce, runNode } from "./built.ts";

let dist: string;
let folder: string;
let preload: string;

beforeAll(async () => {
  dist = await buildOnce();
  folder = await mkdtemp(join(tmpdir(), "slipway-start-"));
  await mkdir(join(folder, "project", "prompts"), { recursive: true });
  await writeFile(join(folder, "project", "slipway.yaml"), "slipway: 1\nprompts: [prompts]\n");
  await writeFile(
    join(folder, "project", "prompts", "hello.prompt"),
    "---\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\ninput:\n  schema:\n    name: string\n---\nHello {{name}}.\n",
  );
  await writeFile(
    join(folder, "project", "prompts", "hello.cases.yaml"),
    "cases:\n  anna:\n    input: { name: Anna }\n",
  );
  preload = join(folder, "loaded.cjs");
  await writeFile(
    preload,
    `process.on("exit", () => require("node:fs").writeSync(2, JSON.stringify({
       chunks: Object.keys(require.cache).filter((path) => path.includes("chunks")).map((path) => path.replace(/.*chunks./, "")),
       builtins: process.moduleLoadList.map((name) => name.replace(/^NativeModule /, "")),
     })));`,
  );
});

afterAll(async () => {
  await rm(dist, { recursive: true });
  await rm(folder, { recursive: true });
});

async function loadedBy(
  ...words: readonly string[]
): Promise<{ chunks: readonly string[]; builtins: readonly string[] }> {
  const { exitCode, output, error } = await runNode(join(dist, "cli.js"), words, {
    cwd: join(folder, "project"),
    node: ["--require", preload],
  });
  expect(exitCode, output + error).toBe(0);
  return JSON.parse(error);
}

describe("a command loads what it needs and nothing else", () => {
  test("check: nothing of AWS, GitHub, stores, releases or the scanner, no library, no costly module of Node", async () => {
    const { chunks, builtins } = await loadedBy("check");
    expect(chunks.join("\n")).not.toMatch(
      /aws|smithy|github|stores|releases|secrets|bundles|reader|re2|yaml-full|toml|findings-/,
    );
    for (const name of [
      "crypto",
      "net",
      "tty",
      "child_process",
      "http",
      "fs/promises",
      "worker_threads",
      "perf_hooks",
    ]) {
      expect(builtins, name).not.toContain(name);
    }
    expect(chunks).toContain("commands-check.js");
  });

  test.each([["--version"], ["explain", "SW0101"], ["schema", "findings"]])(
    "%s %s: no prompt is parsed",
    async (...words) => {
      const { chunks } = await loadedBy(...words);
      expect(chunks.join("\n")).not.toMatch(
        /commands-check|project-check|aws-(?!errors|schemas)|smithy|secrets-rules-index/,
      );
    },
  );

  test("plan on a folder: nothing of AWS", async () => {
    await writeFile(
      join(folder, "project", "slipway.yaml"),
      "slipway: 1\nprompts: [prompts]\nenvironments:\n  beta:\n    store: ./releases/beta\n",
    );
    const { chunks } = await loadedBy("plan", "beta");
    expect(chunks.join("\n")).not.toMatch(/aws-(?!errors)|smithy|github/);
  });
});
