import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command as check } from "../../../src/commands/check.ts";
import { detectPrompts } from "../../../src/commands/init/detect.ts";
import { releaseWorkflows } from "../../../src/commands/init/release-workflows.ts";
import { workflowText } from "../../../src/commands/init/workflow.ts";
import { command } from "../../../src/commands/init.ts";
import { pinnedActions } from "../../../src/commands/pinned-actions.ts";
import { validatorOfOwn } from "../../../src/platform/json-schema/index.ts";
import { createSource } from "../../../src/platform/text.ts";
import { readYaml } from "../../../src/platform/yaml.ts";
import { initSchema } from "../../../src/project/init-schema.ts";
import { makeFolder, writeFiles } from "../../project/folder.ts";
import { openRepository, testEnvironment } from "../../secrets/support/repository.ts";
import { testContext } from "../../support/context.ts";

interface Document {
  readonly detected: string;
  readonly files: readonly { readonly path: string; readonly outcome: string; readonly reason?: string }[];
  readonly hooks: { readonly outcome: string };
  readonly notes: readonly string[];
  readonly check: { readonly prompts: number; readonly errors: number; readonly warnings: number };
}

const defaults = {
  convert: false,
  "dry-run": false,
  hooks: true,
  workflow: true,
  github: false,
  "actions-ref": undefined,
};

async function init(folder: string, inputs: Partial<typeof defaults> | { "actions-ref": string } = {}) {
  const context = testContext(folder, { environment: testEnvironment() });
  const result = await command.run({ ...defaults, ...inputs }, context);
  return { document: JSON.parse(await result.render("json")) as Document, text: await result.render("text") };
}

function repositoryIn(folder: string) {
  const repository = openRepository(folder);
  repository.git("init", "--quiet", "--initial-branch=main");
  return repository;
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");
const outcomes = ({ files }: Document) => Object.fromEntries(files.map(({ path, outcome }) => [path, outcome]));

describe("slipway init in an empty repository", () => {
  it("writes a project that passes its own check without findings, and installs the hooks", async () => {
    const folder = makeFolder({});
    const repository = repositoryIn(folder);
    const { document } = await init(folder);
    expect(outcomes(document)).toEqual({
      "slipway.yaml": "written",
      "prompts/answer-customer.prompt": "written",
      "prompts/answer-customer.cases.yaml": "written",
      ".github/workflows/slipway.yml": "written",
    });
    expect(document.check).toMatchObject({ prompts: 1, errors: 0, warnings: 0, notes: 0 });
    expect(document.hooks.outcome).toBe("installed");
    expect(validatorOfOwn(initSchema).validate(document)).toEqual([]);
    expect(repository.git("config", "--get", "core.hooksPath").trim()).toMatch(/slipway\/hooks$/);
    const result = await check.run(
      { paths: [], strict: true, all: false, shard: undefined, "max-warnings": undefined },
      testContext(folder),
    );
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toEqual({ errors: "0", warnings: "0", notes: "0" });
  });

  it("writes nothing with --dry-run, and says what it would write", async () => {
    const folder = makeFolder({});
    const repository = repositoryIn(folder);
    const { document, text } = await init(folder, { "dry-run": true });
    expect(outcomes(document)["slipway.yaml"]).toBe("planned");
    expect(text).toContain("Nothing was written");
    expect(repository.git("status", "--porcelain")).toBe("");
    expect(() => repository.git("config", "--get", "core.hooksPath")).toThrow();
  });

  it("overwrites nothing, and names what it left", async () => {
    const folder = makeFolder({ "slipway.yaml": "slipway: 1\n", ".github/workflows/slipway.yml": "name: mine\n" });
    repositoryIn(folder);
    const { document } = await init(folder);
    expect(outcomes(document)).toMatchObject({ "slipway.yaml": "kept", ".github/workflows/slipway.yml": "kept" });
    expect(read(folder, "slipway.yaml")).toBe("slipway: 1\n");
    expect(read(folder, ".github/workflows/slipway.yml")).toBe("name: mine\n");
    const again = await init(folder);
    expect(again.text).toContain("Everything was there already");
  });

  it("works without a repository, and says how to go on", async () => {
    const folder = makeFolder({});
    const { document, text } = await init(folder);
    expect(document.hooks.outcome).toBe("skipped");
    expect(text).toContain("git init");
  });

  it("puts the workflow at the root of the repository, and leaves one that uses Slipway alone", async () => {
    const folder = makeFolder({ "teams/support/readme.md": "", ".github/workflows/ci.yml": "# nothing\n" });
    repositoryIn(folder);
    const { document } = await init(join(folder, "teams/support"));
    expect(outcomes(document)["../../.github/workflows/slipway.yml"]).toBe("written");
    mkdirSync(join(folder, "teams/sales"));
    const second = await init(join(folder, "teams/sales"));
    expect(second.document.files).toContainEqual({
      path: "../../.github/workflows/slipway.yml",
      outcome: "kept",
      reason: "it uses Slipway already",
    });
  });

  it("says what OWNER in a workflow stands for, where it wrote one", async () => {
    const folder = makeFolder({});
    repositoryIn(folder);
    const first = await init(folder);
    expect(readFileSync(join(folder, ".github/workflows/slipway.yml"), "utf8")).toContain("uses: OWNER/slipway");
    expect(first.document.notes).toContainEqual(
      expect.stringMatching(/^`OWNER` in the workflow stands for the account/),
    );
    expect((await init(folder)).document.notes).toEqual([]);
  });

  it("refuses a folder inside a project", async () => {
    const folder = makeFolder({ "slipway.yaml": "slipway: 1\n", "prompts/a.prompt": "Hi" });
    repositoryIn(folder);
    await expect(init(join(folder, "prompts"))).rejects.toMatchObject({ code: "SW0208" });
  });

  it("writes through no link that leads elsewhere", async () => {
    const outside = makeFolder({});
    const folder = makeFolder({});
    repositoryIn(folder);
    symlinkSync(outside, join(folder, ".github"));
    symlinkSync(join(outside, "nothing"), join(folder, "slipway.yaml"));
    const { document } = await init(folder);
    expect(outcomes(document)).toMatchObject({ ".github/workflows/slipway.yml": "kept", "slipway.yaml": "kept" });
    expect(existsSync(join(outside, "workflows"))).toBe(false);
    expect(existsSync(join(outside, "nothing"))).toBe(false);
  });
});

describe("slipway init in a repository with prompts", () => {
  it("recognizes Dotprompt files wherever they stand", async () => {
    const folder = makeFolder({
      "src/genkit/prompts/greet.prompt":
        "---\nmodel: amazon.nova-pro-v1:0\ninput: { schema: { name: string } }\n---\nHello {{name}}\n",
      "src/genkit/prompts/greet.cases.yaml": "cases: { one: { input: { name: Anna } } }\n",
      "node_modules/other/prompts/x.prompt": "{{broken",
    });
    repositoryIn(folder);
    const { document } = await init(folder);
    expect(document.detected).toBe("dotprompt");
    expect(read(folder, "slipway.yaml")).toContain("prompts: [src/genkit/prompts]\n");
    expect(document.check).toMatchObject({ prompts: 1, errors: 0 });
    expect(existsSync(join(folder, "prompts"))).toBe(false);
  });

  it("chooses Dotprompt's own rendering where prompts need it, and says so", async () => {
    const folder = makeFolder({
      "prompts/greet.prompt": "---\nmodel: amazon.nova-pro-v1:0\nmyTool: yes\n---\nHello\n",
    });
    repositoryIn(folder);
    const { document } = await init(folder);
    expect(read(folder, "slipway.yaml")).toContain("\ncompat: dotprompt\n");
    expect(document.notes.join()).toContain("compat: dotprompt");
    expect(document.check.errors).toBe(0);
  });

  it("recognizes classic pairs, also below another folder", async () => {
    const folder = makeFolder({
      "ai/prompts/welcome.json": `{"variables":{"name":"Jordan"},"model_id":"amazon.nova-pro-v1:0"}`,
      "ai/prompt_templates/welcome.txt": "Dear {{name}}\n",
    });
    repositoryIn(folder);
    const { document } = await init(folder);
    expect(document.detected).toBe("classic");
    expect(read(folder, "slipway.yaml")).toContain("prompts: [ai/prompts]\n");
    expect(read(folder, "slipway.yaml")).toContain("templates: [ai/prompt_templates]\n");
    expect(document.check).toMatchObject({ prompts: 1, errors: 0 });
  });

  it("looks into no project of its own below", () => {
    const folder = makeFolder({
      "teams/a/slipway.yaml": "slipway: 1\n",
      "teams/a/prompts/x.prompt": "Hi",
      "teams/b/prompts/y.prompt": "Hi",
      "loose.prompt": "Hi",
    });
    expect(detectPrompts(join(folder, "teams"))).toMatchObject({ prompts: ["a/prompts", "b/prompts"] });
    expect(detectPrompts(folder).prompts).toEqual(["."]);
  });

  it("says where it did not look", async () => {
    const deep = "a/b/c/d/e/f/g/h";
    const folder = makeFolder({ "prompts/x.prompt": "Hi", [`${deep}/seen.prompt`]: "Hi" });
    expect(detectPrompts(folder)).toMatchObject({ count: 2, cut: false });
    writeFiles(folder, { [`${deep}/i/unseen.prompt`]: "Hi" });
    expect(detectPrompts(folder)).toMatchObject({ count: 2, cut: true });
    const { document } = await init(folder);
    expect(document.notes).toContainEqual(expect.stringMatching(/^Looked for prompts 8 folders deep/));
  });
});

describe("the workflow that init writes", () => {
  it("has two jobs: the check can write nothing, and the report never sees the change", async () => {
    const { value } = await readYaml(createSource("slipway.yml", workflowText({ ref: "a".repeat(40), pinned: true })));
    expect(value).toMatchObject({
      on: "pull_request",
      permissions: {},
      jobs: {
        check: { permissions: { contents: "read" } },
        report: { permissions: { "pull-requests": "write" }, needs: "check" },
      },
    });
    expect(JSON.stringify((value as { jobs: { report: unknown } }).jobs.report)).not.toContain("checkout");
  });

  it("names every action by a commit where the commit of ours is known", () => {
    const text = workflowText({ ref: "b".repeat(40), pinned: true });
    const uses = [...text.matchAll(/uses: (\S+)@(\S+)/g)];
    expect(uses.length).toBeGreaterThan(2);
    for (const [, name = "", ref] of uses) {
      expect(ref).toBe(pinnedActions().get(name)?.commit ?? "b".repeat(40));
    }
    expect(workflowText({ ref: "v1", pinned: false })).toContain("@v1 # zizmor: ignore[unpinned-uses]");
  });

  it("takes no revision that would be something else in a workflow", async () => {
    const folder = makeFolder({});
    await expect(init(folder, { "actions-ref": "v1\n  evil: true" })).rejects.toMatchObject({ code: "SW0103" });
    writeFileSync(join(folder, "x"), "");
    await init(folder, { "actions-ref": "c".repeat(40) });
    expect(read(folder, ".github/workflows/slipway.yml")).toContain(`@${"c".repeat(40)} # v`);
  });
});

describe("slipway init --github", () => {
  it("writes workflows for the environments that are there, and keeps those that exist", async () => {
    const folder = makeFolder({
      "slipway.yaml":
        "slipway: 1\nenvironments:\n  staging: { store: ./releases/staging }\n  live: { store: ./releases/live, after: staging }\n",
      "prompts/a.prompt": "Hi",
      "prompts/a.cases.yaml": "cases: [{ name: one }]\n",
      ".github/workflows/slipway-drill.yml": "# mine\n",
    });
    await init(folder, { github: true, hooks: false });
    const workflow = async (name: string) => {
      const text = read(folder, `.github/workflows/slipway-${name}.yml`);
      return (await readYaml(createSource(`${name}.yml`, text))).value as Record<string, never>;
    };
    expect(await workflow("release")).toMatchObject({
      on: { push: { branches: ["main"], tags: ["v*"] } },
      permissions: {},
      concurrency: { "cancel-in-progress": false },
      jobs: { staging: { environment: "staging", permissions: { contents: "read", "id-token": "write" } } },
    });
    expect(await workflow("promote")).toMatchObject({
      jobs: { approve: { environment: "live-approvals" }, live: { environment: "live", needs: "approve" } },
    });
    expect(await workflow("rollback")).toMatchObject({
      on: { workflow_dispatch: { inputs: { environment: { options: ["live", "staging"] } } } },
    });
    expect(read(folder, ".github/workflows/slipway-drill.yml")).toBe("# mine\n");
  });

  it("writes a workflow that evaluates where a gate demands evidence, and promotes after it", async () => {
    const folder = makeFolder({
      "slipway.yaml":
        "slipway: 1\nenvironments:\n  staging: { store: ./releases/staging }\n  live: { store: ./releases/live, after: staging, gate: { evidence: [evaluate] } }\n",
      "prompts/a.prompt": "Hi",
      "prompts/a.cases.yaml": "cases: [{ name: one }]\n",
    });
    await init(folder, { github: true, hooks: false });
    const text = read(folder, ".github/workflows/slipway-evaluate.yml");
    expect((await readYaml(createSource("evaluate.yml", text))).value).toMatchObject({
      on: { push: { branches: ["main"] } },
      jobs: { evaluate: { environment: "staging", permissions: { contents: "read", "id-token": "write" } } },
    });
    expect(read(folder, ".github/workflows/slipway-promote.yml")).toContain(
      "workflows: [Slipway release, Slipway evaluate]",
    );
  });

  it("puts no value of a stranger into a script, and gives each job no right that it does not need", () => {
    const choices = {
      revision: { ref: "d".repeat(40), pinned: true },
      first: "beta",
      last: "prod",
      evaluates: true,
      defaultBranch: "main",
    };
    for (const [path, text] of releaseWorkflows(choices)) {
      expect(text, path).not.toMatch(/^ *(?:- )?run:/m);
      expect(text, path).toContain("\npermissions: {}\n");
      for (const [, ref] of text.matchAll(/uses: \S+@(\S+)/g)) expect(ref, path).toMatch(/^[0-9a-f]{40}$/);
      expect(text.match(/persist-credentials: false/g)?.length).toBe(text.match(/actions\/checkout@/g)?.length);
    }
  });
});
