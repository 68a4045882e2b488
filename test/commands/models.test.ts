import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { planMigration } from "../../src/commands/models/migrate.ts";
import { command } from "../../src/commands/models.ts";
import { findProject } from "../../src/project/load.ts";
import { loadPrompts } from "../../src/prompts/load.ts";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { run } from "../models/run-command.ts";
import { makeFolder, writeFiles } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

const sonnet4 = "eu.anthropic.claude-sonnet-4-20250514-v1:0";
const sonnet45 = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const files = {
  "slipway.yaml": `slipway: 1\nmodel: ${sonnet45} # the default\n`,
  "prompts/new.prompt": "Hello.\n",
  "prompts/new.cases.yaml": "cases: { only: {} }\n",
  "prompts/old.prompt": `---\r\n# kept\r\nmodel: '${sonnet4}'   # to go\r\nconfig: { temperature: 0.5 }\r\n---\r\nHello you.\r\n`,
  "prompts/old.cases.yaml": "cases: { only: {} }\n",
  "prompts/classic.json": `{ "template": "c.txt",\n  "model_id":   "${sonnet4}", "variables": { "a": "b" } }\n`,
  "prompt_templates/c.txt": "{{a}}\n",
};

let folder: string;
let fake: FakeBedrock;
beforeEach(async () => {
  folder = makeFolder(files);
  fake = await startFakeBedrock({
    foundationModels: [
      {
        modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
        modelLifecycle: {
          status: "LEGACY",
          publicExtendedAccessTime: "2026-12-01T00:00:00Z",
          endOfLifeTime: 1_800_000_000,
        },
      },
    ],
    inferenceProfiles: { [sonnet45]: ["anthropic.claude-sonnet-4-5-20250929-v1:0"] },
  });
});
afterEach(() => fake.stop());

const inputs = {
  action: "list",
  old: undefined,
  new: [],
  within: undefined,
  offline: false,
  ask: false,
  "max-cost": undefined,
  "dry-run": false,
} as const;

async function models(given: object = {}, environment: Readonly<Record<string, string>> = {}) {
  // The inputs of a test are those of the definition with some replaced.
  const result = await command.run(
    { ...inputs, ...given } as Parameters<typeof command.run>[0],
    testContext(folder, { environment }),
  );
  return {
    exitCode: result.exitCode,
    outputs: result.outputs,
    text: await result.render("text"),
    document: JSON.parse(await result.render("json")),
  };
}

describe("slipway models", () => {
  it("lists every model in use, those that end first", async () => {
    const { document, text, exitCode } = await models();
    expect(exitCode).toBe(0);
    expect(document.models).toMatchObject([
      {
        model: sonnet4,
        state: "ended",
        end: "2026-10-14",
        instead: sonnet45,
        prompts: ["classic", "old"],
        slipwayYaml: false,
      },
      {
        model: sonnet45,
        state: "live",
        end: null,
        profile: "eu",
        price: { input: 3.3, output: 16.5 },
        prompts: ["new"],
        slipwayYaml: true,
      },
    ]);
    expect(text).toContain("ended on 2026-10-14: every request is refused");
    expect(text).toContain("Bedrock was not asked: there are no AWS credentials in the environment");
  });

  it("takes what Bedrock tells before the table", async () => {
    const { document, text } = await models({}, fake.environment);
    expect(document.asked).toBe("eu-west-1");
    expect(document.models[1]).toMatchObject({
      model: sonnet45,
      state: "legacy",
      end: "2027-01-15",
      days: 74,
      extendedAccess: "2026-12-01",
      regions: ["eu-west-1"],
    });
    expect(text).toContain("Legacy, ends on 2027-01-15, in 74 days");
  });

  it("goes on by the table where Bedrock refuses", async () => {
    const { text } = await models({}, { ...fake.environment, AWS_ACCESS_KEY_ID: "nobody" });
    expect(text).toContain("Bedrock was not asked: UnrecognizedClientException");
  });

  it("fails with --within where a model ends within so many days", async () => {
    expect((await models({ within: 30 })).exitCode).toBe(1);
    expect((await models({ within: 80 }, fake.environment)).outputs["ending"]).toBe("2");
  });

  it("rewrites the name of a model, and not another byte", async () => {
    const read = (path: string) => readFileSync(join(folder, path), "utf8");
    const dry = await models({ action: "migrate", old: sonnet4, new: [sonnet45], "dry-run": true });
    expect(dry.document.migrated).toMatchObject({
      written: false,
      files: ["prompts/classic.json", "prompts/old.prompt"],
    });
    expect(read("prompts/old.prompt")).toBe(files["prompts/old.prompt"]);
    const done = await models({ action: "migrate", old: sonnet4, new: [sonnet45] });
    expect(done.outputs["migrated"]).toBe("2");
    for (const path of ["prompts/old.prompt", "prompts/classic.json"] as const) {
      expect(read(path)).toBe(files[path].replace(sonnet4, sonnet45));
    }
    expect(read("slipway.yaml")).toBe(files["slipway.yaml"]);
    await models({ action: "migrate", old: sonnet45, new: ["global.anthropic.claude-opus-4-8"] });
    expect(read("slipway.yaml")).toBe("slipway: 1\nmodel: global.anthropic.claude-opus-4-8 # the default\n");
  });

  it("rewrites nothing where a file was edited since it was read", async () => {
    const loaded = await findProject(folder);
    const { prompts } = await loadPrompts(loaded.project);
    const migration = await planMigration(loaded.project, prompts, sonnet4, sonnet45, "2026-11-23");
    const edited = `${files["prompts/old.prompt"]}Edited meanwhile.\n`;
    writeFiles(folder, { "prompts/old.prompt": edited });
    await expect(migration.write()).rejects.toMatchObject({
      code: "SW1108",
      message: "prompts/old.prompt was changed while the models were compared. Nothing was rewritten.",
    });
    expect(readFileSync(join(folder, "prompts/old.prompt"), "utf8")).toBe(edited);
    expect(readFileSync(join(folder, "prompts/classic.json"), "utf8")).toBe(files["prompts/classic.json"]);
  });

  it("says what the new model refuses, and shows the answers of both", async () => {
    const newer = "eu.anthropic.claude-opus-4-8";
    fake.reply = ({ model }) => ({ text: model === newer ? "Hello from the new one." : "Hello from the old one." });
    await run(folder, { prompt: "new" }, { environment: fake.environment });
    const { text } = await models({ action: "migrate", old: sonnet45, new: [newer], "dry-run": true });
    expect(text).toContain("│ Hello from the old one.");
    expect(text).toContain("│ (no answer is kept)");
    const migration = { action: "migrate", old: sonnet4, new: [newer], "dry-run": true, ask: true };
    const asked = await models(migration, fake.environment);
    expect(asked.document.migrated.answers).toContainEqual({
      prompt: "classic",
      case: "default",
      before: "Hello from the old one.",
      after: "Hello from the new one.",
      outcomes: { before: "unjudged", after: "unjudged" },
    });
    expect(asked.document.migrated.notes[0]).toContain("takes no `temperature`");
  });

  it("judges the answers of both models by what the cases demand, within one limit for both", async () => {
    const newer = "eu.anthropic.claude-opus-4-8";
    const expect_ = "cases: { only: { expect: { contains: old } }, again: { expect: { contains: Hello } } }\n";
    writeFiles(folder, { "prompts/new.cases.yaml": expect_ });
    fake.reply = ({ model }) => ({ text: model === newer ? "Hello from the new one." : "Hello from the old one." });
    const migration = { action: "migrate", old: sonnet45, new: [newer], "dry-run": true, ask: true };
    await expect(models({ ...migration, "max-cost": 0.000001 }, fake.environment)).rejects.toMatchObject({
      code: "SW1106",
    });
    expect(fake.questions.length).toBe(0);
    const { text, document } = await models({ ...migration, "max-cost": 10 }, fake.environment);
    expect(document.migrated.answers[0].outcomes).toEqual({ before: "passed", after: "failed" });
    expect(document.migrated.totals).toMatchObject({
      before: { judged: 2, passed: 2 },
      after: { judged: 2, passed: 1 },
    });
    expect(text).toContain("after, eu.anthropic.claude-opus-4-8  ✗ failed");
    expect(text).toContain("contains “old”: “old” is not in the answer: “Hello from the new one.”.");
    expect(text).toContain("Cases that pass: 2 of 2 before, 1 of 2 after.");
    await expect(models({ ...migration, ask: false, "max-cost": 1 })).rejects.toMatchObject({ code: "SW0104" });
  });

  it("refuses what nobody names, and what is no model", async () => {
    const migrate = (old: string, to: string) => models({ action: "migrate", old, new: [to] });
    await expect(migrate(`${sonnet45}x`, "eu.anthropic.claude-opus-4-8")).rejects.toMatchObject({
      code: "SW1108",
      next: `Did you mean ${sonnet45}?`,
    });
    await expect(migrate(sonnet45, "eu.antropic.claude-x")).rejects.toMatchObject({ code: "SW1108" });
    await expect(migrate(sonnet45, "eu.anthropic.claude-3-sonnet-20240229-v1:0")).rejects.toMatchObject({
      code: "SW1108",
    });
    for (const wrong of ["nonsense", "eu.anthropic.claude-sonet-4-6", sonnet45]) {
      await expect(migrate(sonnet45, wrong)).rejects.toMatchObject({ code: "SW1108" });
    }
    expect(readFileSync(join(folder, "slipway.yaml"), "utf8")).toBe(files["slipway.yaml"]);
    await expect(models({ action: "migrate", old: sonnet45 })).rejects.toMatchObject({ code: "SW0104" });
    await expect(models({ old: sonnet45 })).rejects.toMatchObject({ code: "SW0104" });
  });

  it("says that a price stays with the old model", async () => {
    writeFiles(folder, {
      "slipway.yaml": `slipway: 1\nmodel: ${sonnet45}\nmodels: { prices: { "${sonnet45}": { input: 1, output: 2 } } }\n`,
    });
    const { document } = await models({ action: "migrate", old: sonnet45, new: ["eu.anthropic.claude-opus-4-8"] });
    expect(document.migrated.notes[0]).toContain(`keeps the price of ${sonnet45}`);
  });

  it("names what takes a model's place by the group of regions that the project uses", async () => {
    writeFiles(folder, { "prompts/old.prompt": "---\nmodel: anthropic.claude-3-haiku-20240307-v1:0\n---\nHello.\n" });
    const { document } = await models();
    expect(document.models).toContainEqual(
      expect.objectContaining({ state: "ended", instead: "eu.anthropic.claude-haiku-4-5-20251001-v1:0" }),
    );
  });
});
