import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { command as check } from "../../../src/commands/check.ts";
import { type FakeBedrock, startFakeBedrock } from "../../models/fake-bedrock.ts";
import { run } from "../../models/run-command.ts";
import { makeFolder, writeFiles } from "../../project/folder.ts";
import { testContext } from "../../support/context.ts";
import { inputsFor } from "../../support/inputs.ts";

const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const withCache = (cache: string) => `slipway: 1\nmodel: ${model}\nmodels: { cache: ${cache} }\n`;

let fake: FakeBedrock;
let folder: string;
beforeEach(async () => {
  fake = await startFakeBedrock({ reply: () => ({ text: "Hello there." }) });
  folder = makeFolder({
    "slipway.yaml": withCache("answers"),
    "prompts/greet.prompt": "Hello.\n",
    "prompts/greet.cases.yaml": "cases: { only: {} }\n",
  });
});
afterEach(() => fake.stop());

const ask = () => run(folder, {}, { environment: fake.environment });

describe("the folder of kept answers", () => {
  it.each(["prompts", "prompts/kept", ".git", "sub/.git/x", ".", "prompt_templates", "media"])(
    "is not %s, which holds something else",
    async (cache) => {
      writeFiles(folder, { "slipway.yaml": withCache(cache), "media/photo.txt": "x" });
      await expect(ask()).rejects.toMatchObject({
        code: "SW1101",
        next: expect.stringContaining(".slipway/cache/completions"),
      });
      expect(fake.questions).toHaveLength(0);
      expect(existsSync(join(folder, cache, ".gitignore"))).toBe(false);
    },
  );

  it("is told by check, at the line", async () => {
    writeFiles(folder, { "slipway.yaml": withCache("prompts") });
    const result = await check.run(inputsFor(check, {}), testContext(folder));
    const { findings } = JSON.parse(await result.render("json"));
    expect(findings).toMatchObject([
      {
        rule: "config-invalid",
        file: "slipway.yaml",
        range: { start: { line: 3 } },
        message: expect.stringContaining("models.cache"),
      },
    ]);
  });

  it("may hold a note of a person's own, and is ignored by git", async () => {
    writeFiles(folder, { "answers/README.md": "Kept answers.\n" });
    expect((await ask()).exitCode).toBe(0);
    expect((await ask()).outputs["asked"]).toBe("0");
    expect(readFileSync(join(folder, "answers/.gitignore"), "utf8")).toBe("*\n");
  });

  it("cannot be made below a file", async () => {
    writeFiles(folder, { "slipway.yaml": `slipway: 1\nmodel: ${model}\n`, ".slipway": "a note" });
    await expect(ask()).rejects.toMatchObject({ code: "SW1114", message: expect.stringContaining("is no folder") });
    expect(fake.questions).toHaveLength(0);
  });
});
