/** A project of the classic layout goes from its untouched files to published outputs. */
import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { command as bundle } from "../../src/commands/bundle.ts";
import { command as deploy } from "../../src/commands/deploy.ts";
import { command as plan } from "../../src/commands/plan.ts";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { run } from "../models/run-command.ts";
import { makeFolder, writeFiles } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

const config = [
  "slipway: 1",
  "model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
  "bundle: { include: [prompts, renderings, completions] }",
  "environments:",
  "  beta: { store: ./beta, mirror: { at: outputs/, from: outputs } }",
  "  prod: { store: ./prod, after: beta, mirror: { at: outputs/, from: outputs } }",
  "",
].join("\n");
const files = {
  "slipway.yaml": config,
  "prompts/welcome_prompt.json": JSON.stringify({
    template: "welcome_email.txt",
    output_slug: "welcome_{{student_name}}",
    max_tokens: 500,
    variables: { student_name: "Jordan", course: "AI" },
  }),
  "prompt_templates/welcome_email.txt": "Welcome {{student_name}} to {{ course }}.\n",
  "prompts/notes.json": JSON.stringify({ template: "notes.txt", output_format: "md", variables: { topic: "Bedrock" } }),
  "prompt_templates/notes.txt": "Notes on {{topic}}.\n",
};

let fake: FakeBedrock;
let folder: string;
beforeEach(async () => {
  folder = makeFolder(files);
  fake = await startFakeBedrock({
    reply: ({ body }) => ({
      text: JSON.stringify(body).includes("Welcome")
        ? "<h1>Welcome</h1><script>steal()</script>"
        : "# Notes\n\n<b>bold</b>",
    }),
  });
});
afterEach(() => fake.stop());

const context = (environment = fake.environment) => testContext(folder, { environment });

async function deployTo(environment: string, variables = fake.environment) {
  const result = await deploy.run(inputsFor(deploy, { environment }), context(variables));
  return JSON.parse(await result.render("json"));
}

describe("answers in a release", () => {
  it("are published under the names of the classic layout, and go to prod as they are", async () => {
    expect(await deployTo("beta")).toMatchObject({ changed: true });
    expect((await readdir(join(folder, "beta/outputs"))).sort()).toEqual(["notes.md", "welcome_Jordan.html"]);
    const page = await readFile(join(folder, "beta/outputs/welcome_Jordan.html"), "utf8");
    expect(page).toContain("<h1>Welcome</h1>");
    expect(page).not.toContain("steal");
    expect(await readFile(join(folder, "beta/outputs/notes.md"), "utf8")).toBe("# Notes\n\n&lt;b>bold&lt;/b>\n");
    expect((await readdir(join(folder, "beta/completions"))).length).toBe(2);
    // Neither again nor for prod is anything asked.
    expect(await deployTo("beta")).toMatchObject({ changed: false });
    expect(await deployTo("prod", {})).toMatchObject({ changed: true });
    expect(fake.questions.length).toBe(2);
    expect(await readFile(join(folder, "prod/outputs/welcome_Jordan.html"), "utf8")).toBe(page);
  });

  it("are those of the store and no others", async () => {
    // What this machine has is for display.
    await run(folder, {}, { environment: fake.environment });
    await expect(plan.run(inputsFor(plan, { environment: "beta" }), context())).rejects.toMatchObject({
      code: "SW1103",
      message: "2 answers for the bundle are not kept in the store of beta: notes · default, welcome_prompt · default.",
    });
    await run(folder, { environment: "beta" }, { environment: fake.environment });
    expect(await deployTo("beta", {})).toMatchObject({ changed: true });
  });

  it("are never made for an environment that takes what another has released", async () => {
    await expect(deployTo("prod")).rejects.toMatchObject({ code: "SW1103" });
    expect(fake.questions).toEqual([]);
  });

  it("that are cut off are refused, and nothing is released", async () => {
    fake.reply = () => ({ text: "Welc", stopReason: "max_tokens" });
    await expect(deployTo("beta")).rejects.toMatchObject({ code: "SW1104" });
    expect(existsSync(join(folder, "beta/current.json"))).toBe(false);
  });

  it("that could not be had are a fault of the outside world", async () => {
    fake.reply = () => ({ error: "AccessDeniedException", message: "No." });
    await expect(deployTo("beta")).rejects.toMatchObject({ code: "SW1109", class: "outside" });
  });

  it("of a command of one's own need the environment's word", async () => {
    const ask = "process.stdin.resume();process.stdin.on('end',()=>process.stdout.write('{\"text\":\"Hi.\"}'))";
    const exec = `models: { provider: exec, exec: { command: [node, -e, ${JSON.stringify(ask)}] } }\n`;
    writeFiles(folder, { "slipway.yaml": config + exec });
    const variables = { PATH: process.env["PATH"] };
    await expect(deployTo("beta", variables as never)).rejects.toMatchObject({
      code: "SW1104",
      message: expect.stringContaining("provider: exec"),
    });
    writeFiles(folder, { "slipway.yaml": config.replace("./beta,", "./beta, answers: [bedrock, exec],") + exec });
    expect(await deployTo("beta", variables as never)).toMatchObject({ changed: true });
  });

  it("are in the bundle, and the same each time", async () => {
    await deployTo("beta");
    await rm(join(folder, ".slipway"), { recursive: true, force: true });
    const inputs = { out: undefined, environment: "prod", "allow-secrets": undefined };
    const document = JSON.parse(await (await bundle.run(inputs, context({} as never))).render("json"));
    expect(document.counts.completions).toBe(2);
    const current = JSON.parse(await readFile(join(folder, "beta/current.json"), "utf8"));
    expect(document.digest).toBe(current.bundle);
    await expect(bundle.run({ ...inputs, environment: undefined }, context())).rejects.toMatchObject({
      code: "SW1103",
    });
  });
});
