/** Answers that a commit brought, in a workflow and on a person's machine. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FakeBedrock, startFakeBedrock } from "../../models/fake-bedrock.ts";
import { run } from "../../models/run-command.ts";
import { makeFolder } from "../../project/folder.ts";
import { runEvaluate } from "../evaluation/run-evaluate.ts";
import { git } from "../review/repository.ts";

let fake: FakeBedrock;
let folder: string;
beforeEach(async () => {
  folder = makeFolder({
    "slipway.yaml":
      "slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\nmodels: { cache: kept }\nenvironments: { beta: { store: ./beta } }\n",
    "prompts/hi.prompt": "---\ninput: { schema: { name: string } }\n---\nGreet {{name}}.\n",
    "prompts/hi.cases.yaml": "cases: [{ name: anna, input: { name: Anna }, expect: { contains: Anna } }]\n",
  });
  git(folder, "init", "--quiet", "--initial-branch=main");
  fake = await startFakeBedrock({ reply: () => ({ text: "Hello Anna" }) });
});
afterEach(() => fake.stop());

const inWorkflow = () => ({
  environment: {
    ...fake.environment,
    PATH: process.env["PATH"],
    HOME: folder,
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "push",
  },
});
const refused = { code: "SW1115", message: expect.stringContaining("are committed") };

async function committed(): Promise<void> {
  await run(folder, { offline: false }, { environment: fake.environment });
  writeFileSync(join(folder, "kept/.gitignore"), "");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "one");
}

describe("kept answers that git tracks", () => {
  test("are refused in a workflow, by run and by evaluate, and read on a person's machine", async () => {
    await committed();
    await expect(run(folder, { offline: true }, inWorkflow())).rejects.toMatchObject(refused);
    await expect(runEvaluate(folder, fake, { offline: true }, inWorkflow())).rejects.toMatchObject(refused);
    expect((await run(folder, { offline: true }, { environment: fake.environment })).outputs["asked"]).toBe("0");
    expect(fake.questions.length).toBe(1);
  });

  test.each([
    ["the folder", ".slipway", "cache/completions/aa/"],
    ["answers in it", ".slipway/cache/completions/aa", ""],
  ])("are refused where a submodule brings %s", async (_, place, below) => {
    const config = join(folder, "slipway.yaml");
    writeFileSync(config, readFileSync(config, "utf8").replace("models: { cache: kept }\n", ""));
    const module = makeFolder({ [`${below}${"a".repeat(64)}.1.json`]: "{}" });
    git(module, "init", "--quiet");
    git(module, "add", "--all");
    git(module, "commit", "--quiet", "--message", "one");
    mkdirSync(join(folder, place, ".."), { recursive: true });
    renameSync(module, join(folder, place));
    git(folder, "add", place);
    await expect(run(folder, { offline: true }, inWorkflow())).rejects.toMatchObject(refused);
  });

  test("are not believed where git refuses to read the repository", async () => {
    await committed();
    writeFileSync(join(folder, ".git/index"), "no index");
    await expect(run(folder, { offline: true }, inWorkflow())).rejects.toMatchObject({
      code: expect.stringMatching(/^SW01/),
    });
  });

  test("do no harm where they are not read, and what is only there is no matter of git", async () => {
    await committed();
    const { outputs } = await run(folder, { environment: "beta" }, { environment: fake.environment });
    expect(outputs["asked"]).toBe("1");
    git(folder, "rm", "-r", "--quiet", "--cached", "kept");
    expect((await run(folder, { offline: true }, inWorkflow())).outputs["asked"]).toBe("0");
  });
});
