import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { command as deployCommand } from "../../src/commands/deploy.ts";
import { command } from "../../src/commands/notes.ts";
import { completeInputs } from "../../src/platform/inputs.ts";
import { type FakeGithub, startFakeGithub } from "../github/fake.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const voiceOf = (name: string) => ({ shown: name, next: "" });

function project(): string {
  return makeFolder({
    "slipway.yaml": `slipway: 1\nmodel: ${model}\nenvironments:\n  prod: { store: ./prod }\n`,
    "prompts/a.prompt": "---\ninput: { schema: { name: string } }\n---\nHello {{name}}\n",
    "prompts/a.cases.yaml": "cases: { one: { input: { name: Anna } } }\n",
  });
}

async function deploy(folder: string, version: string): Promise<void> {
  const given = new Map<string, string>([
    ["environment", "prod"],
    ["version", version],
  ]);
  const inputs = completeInputs(deployCommand.inputs, given, voiceOf);
  await deployCommand.run(inputs as Parameters<typeof deployCommand.run>[0], testContext(folder));
}

const notes = (folder: string, more: object = {}, environment = {}) =>
  command.run(
    { environment: "prod", release: undefined, publish: false, prefix: "", ...more },
    testContext(folder, { environment }),
  );

describe("slipway notes", () => {
  it("say what callers have to do since the release before, and name prompts and models", async () => {
    const folder = project();
    await deploy(folder, "1.0.0");
    const first = await notes(folder);
    expect(first.outputs).toMatchObject({ level: "", version: "1.0.0" });
    expect(await first.render("markdown")).toContain("The first release in prod: 1 prompt.");

    writeFileSync(
      join(folder, "prompts/a.prompt"),
      "---\ninput: { schema: { name: string, tone: string } }\n---\nHello {{name}}, {{tone}}\n",
    );
    writeFileSync(join(folder, "prompts/a.cases.yaml"), "cases: { one: { input: { name: Anna, tone: kind } } }\n");
    writeFileSync(join(folder, "prompts/b.prompt"), "Hi\n");
    writeFileSync(join(folder, "prompts/b.cases.yaml"), "cases: { one: {} }\n");
    await deploy(folder, "2.0.0");
    const second = await notes(folder);
    const markdown = await second.render("markdown");
    expect(second.outputs["level"]).toBe("major");
    expect(markdown).toContain("**Callers have to change something.** Compared with `1.0.0`.");
    expect(markdown).toMatch(/### What callers have to change\n\n- a\\: .*tone/);
    expect(markdown).toMatch(/### What is new\n\n- The prompt b is new/);
    expect(markdown).toContain(`| \`a\` | \`${model}\` |`);
    const document = JSON.parse(await second.render("json"));
    expect(document).toMatchObject({
      format: "slipway/notes/v1",
      before: { version: "1.0.0" },
      level: "major",
      url: null,
    });
    expect((await notes(folder, { release: "1.0.0" })).outputs).toMatchObject({ level: "", version: "1.0.0" });
  });
});

describe("where the manifest is gone", () => {
  it("of the release before, what changes is not known; of the release itself, there is nothing to tell", async () => {
    const folder = project();
    await deploy(folder, "1.0.0");
    const [first = ""] = readdirSync(join(folder, "prod/bundles"));
    writeFileSync(join(folder, "prompts/a.prompt"), "---\ninput: { schema: { name: string } }\n---\nBye {{name}}\n");
    await deploy(folder, "2.0.0");
    rmSync(join(folder, "prod/bundles", first));
    const second = await notes(folder);
    expect(second.outputs["level"]).toBe("");
    expect(await second.render("markdown")).toMatch(
      /^\*\*What changes for callers is not known\.\*\* It cannot be compared with `1\.0\.0`: The manifest of sha256.*is gone/,
    );
    expect(JSON.parse(await second.render("json"))).toMatchObject({ before: { version: "1.0.0" }, level: null });
    await expect(notes(folder, { release: "1.0.0" })).rejects.toMatchObject({ code: "SW0614" });
  });
});

describe("as a release on GitHub", () => {
  let github: FakeGithub;
  beforeEach(async () => {
    github = await startFakeGithub();
  });
  afterEach(() => github.close());

  function variables() {
    const repository = github.addRepository("acme/prompts", { collaborators: { anna: "write" } });
    const event = join(
      makeFolder({
        "event.json": JSON.stringify({
          repository: { id: repository.id, full_name: "acme/prompts", default_branch: "main" },
        }),
      }),
      "event.json",
    );
    return {
      repository,
      environment: {
        GITHUB_ACTIONS: "true",
        GITHUB_API_URL: github.url,
        GITHUB_SERVER_URL: github.serverUrl,
        GITHUB_TOKEN: github.token({ login: "github-actions[bot]", permissions: { contents: "write" } }),
        GITHUB_REPOSITORY: "acme/prompts",
        GITHUB_REPOSITORY_ID: String(repository.id),
        GITHUB_EVENT_NAME: "schedule",
        GITHUB_EVENT_PATH: event,
        GITHUB_RUN_ID: "7",
        GITHUB_RUN_NUMBER: "7",
        GITHUB_RUN_ATTEMPT: "1",
        GITHUB_WORKFLOW: "promote",
        GITHUB_JOB: "prod",
        GITHUB_ACTOR: "anna",
        GITHUB_SHA: "a".repeat(40),
        GITHUB_REF: "refs/heads/main",
      },
    };
  }

  it("are made once, and brought up to date by the next run", async () => {
    const folder = project();
    await deploy(folder, "1.0.0");
    const { environment, repository } = variables();
    const result = await notes(folder, { publish: true }, environment);
    expect(result.outputs["url"]).toContain("v1.0.0");
    const again = await notes(folder, { publish: true }, environment);
    expect(again.outputs["url"]).toBe(result.outputs["url"]);
    expect(
      [...repository.releases.values()].map(({ tag, body }) => [tag, body.startsWith("The first release")]),
    ).toEqual([["v1.0.0", true]]);
  });

  it("need a version that a tag can name", async () => {
    const folder = project();
    const inputs = completeInputs(deployCommand.inputs, new Map([["environment", "prod"]]), voiceOf);
    await deployCommand.run(inputs as Parameters<typeof deployCommand.run>[0], testContext(folder));
    await expect(notes(folder, { publish: true }, variables().environment)).rejects.toMatchObject({ code: "SW0641" });
  });
});
