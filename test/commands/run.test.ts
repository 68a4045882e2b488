import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { command as check } from "../../src/commands/check.ts";
import { command } from "../../src/commands/run.ts";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { run as runIn } from "../models/run-command.ts";
import { makeFolder, writeFiles } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

const files = {
  "slipway.yaml": [
    "slipway: 1",
    "model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "environments:",
    "  beta: { store: ./beta }",
    "  prod: { store: ./prod, after: beta }",
    "",
  ].join("\n"),
  "prompts/greet.prompt": [
    "---",
    "config: { maxOutputTokens: 100 }",
    "input: { schema: { name: string } }",
    "---",
    "{{> tone}}",
    "Greet {{name}}.",
    "",
  ].join("\n"),
  "prompts/_tone.prompt": "Be kind.\n",
  "prompts/greet.cases.yaml":
    "cases:\n  - { name: anna, input: { name: Anna } }\n  - { name: ben, input: { name: Ben } }\n",
  "prompts/sort.prompt": [
    "---",
    "output: { format: json, schema: { queue: string, urgent: boolean } }",
    "input: { schema: { text: string } }",
    "---",
    "Sort: {{text}}",
    "",
  ].join("\n"),
  "prompts/sort.cases.yaml": "cases:\n  - { name: late, input: { text: My parcel is late } }\n",
};

let fake: FakeBedrock;
let folder: string;
beforeEach(async () => {
  folder = makeFolder(files);
  fake = await startFakeBedrock({
    reply: ({ body }) => ({
      text: body.outputConfig === undefined ? "Hello there." : '{"queue":"parcels","urgent":false}',
    }),
  });
});
afterEach(() => fake.stop());

const run: typeof runIn = (place, inputs, overrides) =>
  runIn(place, inputs, { environment: fake.environment, ...overrides });

describe("a command that answers, in a workflow", () => {
  const exec = (program: string, environment = "[]") =>
    `slipway: 1\nmodel: exec/own\nmodels: { provider: exec, exec: { command: [node, ${program}], environment: ${environment} } }\n`;
  const writing = (name: string) =>
    `import { writeFileSync } from "node:fs"; writeFileSync("${name}", JSON.stringify(process.env)); console.log(JSON.stringify({ text: "${name}" }));`;
  const inputs = { prompt: "greet", case: "anna" };

  async function workflow(head: string): Promise<NodeJS.ProcessEnv> {
    writeFiles(folder, {
      "slipway.yaml": exec("ours.mjs"),
      "ours.mjs": writing("ours.json"),
      "theirs.mjs": writing("theirs.json"),
    });
    const git = (...words: string[]) => execFileSync("git", words, { cwd: folder, stdio: "pipe" });
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message=one", "--no-verify");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
    const side = (name: string, id: number) => ({ ref: "x", sha: "a".repeat(40), repo: { full_name: name, id } });
    const event = {
      action: "opened",
      number: 1,
      pull_request: {
        number: 1,
        title: "t",
        user: { login: "eve", id: 2 },
        head: side(head, head === "acme/p" ? 1 : 2),
        base: side("acme/p", 1),
      },
      repository: { full_name: "acme/p", id: 1, default_branch: "main" },
      sender: { login: "eve", id: 2 },
    };
    writeFiles(folder, { "event.json": JSON.stringify(event) });
    return {
      PATH: process.env["PATH"],
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: join(folder, "event.json"),
      AWS_SECRET_ACCESS_KEY: "not for commands",
    };
  }
  const has = async (name: string) => (await readdir(folder)).includes(name);

  it("is the default branch's, with the variables named there: what a change writes is not run", async () => {
    const environment = await workflow("acme/p");
    writeFiles(folder, { "slipway.yaml": exec("theirs.mjs", "[AWS_SECRET_ACCESS_KEY]") });
    const { document } = await run(folder, inputs, { environment });
    expect(document.answers[0]).toMatchObject({ text: "ours.json" });
    expect(await has("theirs.json")).toBe(false);
    expect(await readFile(join(folder, "ours.json"), "utf8")).not.toContain("not for commands");
  });

  it("is not started where the change adds it, or moves its slipway.yaml", async () => {
    const environment = await workflow("acme/p");
    const moved = join(folder, "moved");
    writeFiles(moved, { ...files, "slipway.yaml": exec("theirs.mjs"), "theirs.mjs": writing("theirs.json") });
    await expect(run(moved, inputs, { environment })).rejects.toMatchObject({ code: "SW1113" });
    expect(await readdir(moved)).not.toContain("theirs.json");
  });

  it("is not started over the code of a fork", async () => {
    const environment = await workflow("eve/p");
    await expect(run(folder, inputs, { environment })).rejects.toMatchObject({
      code: "SW1113",
      message: expect.stringContaining("a stranger's"),
    });
    expect(await has("ours.json")).toBe(false);
  });

  it("gets no credential of AWS, GitHub or Slipway, whoever names it", async () => {
    for (const name of [
      "AWS_SESSION_TOKEN",
      "aws_secret_access_key",
      "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
      "GITHUB_TOKEN",
    ]) {
      writeFiles(folder, { "slipway.yaml": exec("ours.mjs", `[${name}]`), "ours.mjs": writing("ours.json") });
      await expect(run(folder, inputs, { environment: { PATH: process.env["PATH"] } })).rejects.toMatchObject({
        code: "SW1113",
        message: expect.stringContaining(name),
      });
    }
    expect(await has("ours.json")).toBe(false);
  });
});

describe("slipway run", () => {
  it("asks once, and finds the answers again", async () => {
    const first = await run(folder);
    expect(first).toMatchObject({ exitCode: 0, outputs: { answers: "3", asked: "3" } });
    expect(first.text).toContain("greet · anna");
    expect(first.text).toContain("│ Hello there.");
    const second = await run(folder);
    expect(second).toMatchObject({ exitCode: 0, outputs: { answers: "3", asked: "0" } });
    expect(second.document.answers[0]).toMatchObject({
      status: "answered",
      from: "cache",
      trusted: false,
      text: "Hello there.",
    });
    expect(fake.questions.length).toBe(3);
  });

  it("asks only what changed: a partial counts, a comment does not", async () => {
    await run(folder);
    writeFiles(folder, {
      "prompts/sort.prompt": files["prompts/sort.prompt"].replace("Sort:", "{{! a note }}Sort:"),
    });
    expect((await run(folder)).outputs["asked"]).toBe("0");
    writeFiles(folder, { "prompts/_tone.prompt": "Be brief.\n" });
    expect((await run(folder)).outputs["asked"]).toBe("2");
  });

  it("sends the schema, and no parameter that nobody set", async () => {
    await run(folder, { prompt: "sort" });
    const { outputConfig, inferenceConfig } = fake.questions[0]?.body ?? {};
    expect(JSON.parse(outputConfig.textFormat.structure.jsonSchema.schema)).toMatchObject({
      type: "object",
      additionalProperties: false,
      required: ["queue", "urgent"],
    });
    expect(inferenceConfig).toBeUndefined();
  });

  it("finds answers that are cut off, no JSON, of another shape, or empty, and writes no file for them", async () => {
    const replies = [
      { text: "Hello th", stopReason: "max_tokens" },
      { text: " " },
      { text: '{"queue":7,"urgent":false}' },
    ];
    fake.reply = ({ body }) =>
      (body.outputConfig !== undefined
        ? replies[2]
        : JSON.stringify(body).includes("Anna")
          ? replies[0]
          : replies[1]) ?? {};
    const result = await run(folder, { out: join(folder, "out") });
    expect(result.exitCode).toBe(1);
    const found = result.document.findings.map(
      ({ rule, file, range }: { rule: string; file: string; range: { start: { line: number } } }) =>
        `${rule} ${file}:${range.start.line}`,
    );
    expect(found.sort()).toEqual([
      "answer-empty prompts/greet.cases.yaml:3",
      "answer-incomplete prompts/greet.cases.yaml:2",
      "answer-invalid prompts/sort.cases.yaml:2",
    ]);
    expect(await readdir(join(folder, "out"))).toEqual(["run.json"]);
  });

  it("takes rules of slipway.yaml for its findings", async () => {
    fake.reply = () => ({ text: "no JSON" });
    writeFiles(folder, { "slipway.yaml": `${files["slipway.yaml"]}rules: { answer-invalid: warning }\n` });
    expect((await run(folder, { prompt: "sort" })).exitCode).toBe(0);
  });

  it("says with exit code 3 that a model could not be asked, after it has written what came", async () => {
    fake.reply = ({ body }) =>
      JSON.stringify(body).includes("Anna")
        ? { text: "Hello Anna." }
        : { error: "AccessDeniedException", message: "No access." };
    await run(folder, { prompt: "greet", case: "anna" });
    const result = await run(folder, { out: join(folder, "out") });
    expect(result).toMatchObject({ exitCode: 3, outputs: { answers: "1", failed: "2" } });
    expect(result.text).toContain("no answer access");
    expect(result.text).toContain("in eu-west-1");
    expect(await readFile(join(folder, "out/greet/anna.txt"), "utf8")).toBe("Hello Anna.\n");
  });

  it("takes a name that Bedrock does not have for the model's own problem, and says which was meant", async () => {
    fake.reply = () => ({ error: "ValidationException", message: "The provided model identifier is invalid." });
    writeFiles(folder, { "slipway.yaml": "slipway: 1\nmodel: eu.anthropic.claude-sonet-4-6\n" });
    const { exitCode, document, text } = await run(folder);
    expect(exitCode).toBe(3);
    expect(document.findings.filter(({ rule }: { rule: string }) => rule === "request-impossible")).toEqual([]);
    expect(document.answers[0].failure).toMatchObject({ kind: "unknown-model" });
    expect(text).toContain("Did you mean eu.anthropic.claude-sonnet-4-6?");
  });

  it.each([
    ["eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "another group of regions than `eu`"],
    ["anthropic.claude-sonnet-4-5-20250929-v1:0", "`eu.anthropic.claude-sonnet-4-5-20250929-v1:0`"],
  ])("says how to call %s, which on-demand throughput does not have", async (model, advice) => {
    fake.reply = () => ({
      error: "ValidationException",
      message: "Invocation of model ID with on-demand throughput isn't supported.",
    });
    const { document } = await run(folder, { prompt: "sort", model });
    expect(document.findings[0].help).toContain(advice);
  });

  it("blames the flag for a model that is none", async () => {
    await expect(run(folder, { model: "nonsense" })).rejects.toMatchObject({
      code: "SW1102",
      message: expect.stringContaining("--model: `nonsense` is no model"),
    });
  });

  it("finds the prompt that is meant by its file, or with its case", async () => {
    const meant = (prompt: string) => run(folder, { prompt }).catch(({ next }: { next: string }) => next);
    expect(await meant("prompts/sort.prompt")).toBe("Did you mean sort?");
    expect(await meant("sort/late")).toBe("Did you mean sort --case late?");
  });

  it("writes every answer to a repeated question, and says which are not fit for use", async () => {
    fake.reply = ({ number }) => (number === 2 ? { text: "", stopReason: "end_turn" } : { text: `Answer ${number}` });
    const out = join(folder, "out");
    const { text } = await run(folder, { prompt: "greet", case: "anna", repeat: 3, out });
    expect((await readdir(join(out, "greet"))).length).toBe(2);
    expect(text).toContain("1 not fit for use");
    expect(text).toContain("2 files written to");
    expect(text).toMatch(/^✗/m);
    await run(folder, { prompt: "greet", case: "ben", repeat: 2, out });
    expect((await readdir(join(out, "greet"))).sort()).toEqual(["ben.2.txt", "ben.txt"]);
  });

  it("takes a request that Bedrock refuses for the prompt's own problem", async () => {
    fake.reply = () => ({ error: "ValidationException", message: "temperature is deprecated for this model" });
    const result = await run(folder, { prompt: "sort" });
    expect(result.exitCode).toBe(1);
    expect(result.document.findings[0]).toMatchObject({ rule: "request-impossible" });
  });

  it("names with --offline what it lacks, and asks nobody", async () => {
    await run(folder, { prompt: "sort" });
    const result = await run(folder, { offline: true }, { environment: {} });
    expect(result).toMatchObject({ exitCode: 1, outputs: { answers: "1", missing: "2" } });
    expect(result.text).toContain("  greet · anna\n  greet · ben\n");
    expect(fake.questions.length).toBe(1);
  });

  it("keeps answers for an environment in its store, and believes no cache for it", async () => {
    await run(folder);
    const asked = await run(folder, { environment: "beta" });
    expect(asked.outputs["asked"]).toBe("3");
    expect(asked.document.answers[0]).toMatchObject({ from: "model", trusted: true });
    const kept = await run(folder, { environment: "beta" });
    expect(kept.document.answers[0]).toMatchObject({ from: "store", trusted: true });
    expect((await readdir(join(folder, "beta/completions"))).length).toBe(3);
    // Answers are made once: those for prod are beta's.
    expect((await run(folder, { environment: "prod" })).outputs["asked"]).toBe("0");
  });

  it("has an answer of its own for each repetition", async () => {
    fake.reply = ({ number }) => ({ text: `Answer ${number}` });
    const { document } = await run(folder, { prompt: "greet", case: "anna", repeat: 3 });
    expect(new Set(document.answers.map(({ text }: { text: string }) => text)).size).toBe(3);
    expect((await run(folder, { prompt: "greet", case: "anna", repeat: 4 })).outputs["asked"]).toBe("1");
  });

  it("splits its cases among the jobs of a matrix, each once", async () => {
    const parts = await Promise.all(["1/2", "2/2"].map((shard) => run(folder, { shard })));
    const cases = parts.flatMap(({ document }) =>
      document.answers.map((one: { prompt: string; case: string }) => `${one.prompt} ${one.case}`),
    );
    expect(cases.sort()).toEqual(["greet anna", "greet ben", "sort late"]);
  });

  it("stops when it is told to, and keeps what came", async () => {
    const stopping = new AbortController();
    fake.reply = ({ body }) => (JSON.stringify(body).includes("Anna") ? { text: "Hello Anna." } : { drop: true });
    const work = run(folder, { prompt: "greet" }, { signal: stopping.signal });
    setTimeout(() => stopping.abort(), 250);
    await expect(work).rejects.toMatchObject({ code: "SW1105", message: "Stopped. 1 answer of 2 is kept." });
    expect((await run(folder, { offline: true, prompt: "greet" })).outputs["answers"]).toBe("1");
  });

  it("shows the one answer that is asked while it is written", async () => {
    fake.reply = () => ({ text: "Hello there, and a good day." });
    const seen: string[] = [];
    const live = { write: (text: string) => seen.push(text), end: () => seen.push("|") };
    const { text } = await run(folder, { prompt: "sort" }, { live });
    expect(seen.join("")).toBe("sort · late\n\nHello there, and a good day.|");
    expect(text).not.toContain("│ Hello");
    expect(text).not.toContain("sort · late");
    expect(fake.log.some((line) => line.includes("converse-stream"))).toBe(true);
  });

  it("shows orders to the terminal in an answer as text, and no restart of what nobody has seen", async () => {
    const updates: string[] = [];
    fake.reply = ({ number }) =>
      number < 3 ? { error: "ThrottlingException", message: "Too many." } : { text: "A \u001b[31mred\u001b[0m word." };
    const seen: string[] = [];
    const live = { write: (text: string) => seen.push(text), end() {} };
    const progress = { update: (text: string) => updates.push(text), note() {}, debug() {} };
    await run(folder, { prompt: "sort" }, { live, progress });
    expect(seen.join("")).not.toContain("\u001b");
    expect(seen.join("")).toContain("[31mred");
    expect(seen.join("")).not.toContain("once more");
    expect(updates).toContain("Asking models (throttled 2 times)");
  });

  it("has the total of all answers in the table of a summary", async () => {
    const result = await command.run(inputsFor(command, {}), testContext(folder, { environment: fake.environment }));
    expect(await result.render("markdown")).toMatch(/^\| \*\*all\*\* \| 3 answers \| \| [0-9]+ \+ [0-9]+ \| \$0/m);
  });

  it("names the error of a command that answers, not the end of its stack", async () => {
    writeFiles(folder, {
      "slipway.yaml": "slipway: 1\nmodel: exec/own\nmodels: { provider: exec, exec: { command: [node, nope.mjs] } }\n",
    });
    const { text } = await run(folder, { prompt: "sort" });
    expect(text).toContain("Cannot find module");
    expect(text).not.toContain("requireStack");
  });

  it("says at a variable of credentials that no command gets it, before it is run", async () => {
    const environment = "[OTHER_KEY, AWS_SECRET_ACCESS_KEY]";
    writeFiles(folder, {
      "slipway.yaml": `slipway: 1\nmodel: exec/own\nmodels: { exec: { command: [node, a.mjs], environment: ${environment} } }\n`,
    });
    const checked = await check.run(inputsFor(check, {}), testContext(folder));
    expect(JSON.parse(await checked.render("json")).findings).toMatchObject([
      { rule: "config-invalid", severity: "warning", message: expect.stringContaining("AWS_SECRET_ACCESS_KEY") },
    ]);
  });

  it("asks another model in place of one that has ended", async () => {
    writeFiles(folder, { "slipway.yaml": "slipway: 1\nmodel: eu.anthropic.claude-3-sonnet-20240229-v1:0\n" });
    await expect(run(folder)).rejects.toMatchObject({ code: "SW0330" });
    expect((await run(folder, { model: "eu.anthropic.claude-sonnet-4-5-20250929-v1:0" })).exitCode).toBe(0);
  });

  it("refuses what cannot be meant", async () => {
    await expect(run(folder, { prompt: "gret" })).rejects.toMatchObject({ code: "SW0331" });
    await expect(run(folder, { case: "anne" })).rejects.toMatchObject({ code: "SW0332" });
    await expect(run(folder, { environment: "betta" })).rejects.toMatchObject({ code: "SW0203" });
    for (const wrong of [
      { repeat: 0 },
      { "max-cost": -1 },
      { offline: true, "max-cost": 1 },
      { offline: true, estimate: true },
    ]) {
      await expect(run(folder, wrong)).rejects.toMatchObject({ code: "SW1102" });
    }
    await expect(run(folder, { shard: "3/2" })).rejects.toMatchObject({ code: "SW1404" });
    writeFiles(folder, { "slipway.yaml": `${files["slipway.yaml"]}models: { cache: ../elsewhere }\n` });
    await expect(run(folder)).rejects.toMatchObject({ code: "SW1101" });
  });
});

describe("a limit on cost", () => {
  const model = { prompt: "greet" };

  it("is compared with an estimate before anything is asked", async () => {
    await expect(run(folder, { ...model, "max-cost": 0.0001 })).rejects.toMatchObject({ code: "SW1106" });
    expect(fake.questions).toEqual([]);
    const { exitCode, outputs } = await run(folder, { ...model, "max-cost": 1 });
    expect(exitCode).toBe(0);
    expect(Number(outputs["cost"])).toBeGreaterThan(0);
  });

  it("refuses before anything is asked where a single answer may cost more", async () => {
    // Without maxOutputTokens an answer may have 64,000 tokens, about a dollar.
    await expect(run(folder, { prompt: "sort", "max-cost": 0.5 })).rejects.toMatchObject({
      code: "SW1106",
      message: expect.stringContaining("A single request may cost $1.06"),
    });
    expect(fake.questions).toEqual([]);
  });

  it("is the default branch's in a workflow: a change cannot raise it, nor make a model cheap", async () => {
    const git = (...words: string[]) => execFileSync("git", words, { cwd: folder, stdio: "pipe" });
    const limited = (run: number, price: number) =>
      `${files["slipway.yaml"]}models: { budget: { run: ${run} }, prices: { "amazon.nova-lite-v1:0": { input: ${price}, output: ${price} } } }\n`;
    writeFiles(folder, { "slipway.yaml": limited(0.000001, 5) });
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message=one", "--no-verify");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
    writeFiles(folder, { "slipway.yaml": limited(100, 0) });
    const inputs = { ...model, model: "amazon.nova-lite-v1:0" };
    const environment = { ...fake.environment, PATH: process.env["PATH"], GITHUB_ACTIONS: "true" };
    await expect(run(folder, inputs, { environment })).rejects.toMatchObject({ code: "SW1106" });
    // Where GitHub's API is out of reach, git here knows the branch.
    const api = { GITHUB_TOKEN: "t0ken", GITHUB_REPOSITORY: "acme/prompts", GITHUB_API_URL: "http://127.0.0.1:9" };
    await expect(run(folder, inputs, { environment: { ...environment, ...api } })).rejects.toMatchObject({
      code: "SW1106",
    });
    expect(fake.questions).toEqual([]);
    // On a laptop what is written there holds.
    expect((await run(folder, inputs)).exitCode).toBe(0);
  });

  it("refuses a model without a price, and takes prices of slipway.yaml", async () => {
    const unknown = { ...model, model: "example.model-v1:0", "max-cost": 1 };
    await expect(run(folder, unknown)).rejects.toMatchObject({ code: "SW1107" });
    const prices = 'models: { prices: { "example.model-v1:0": { input: 1, output: 2 } } }\n';
    writeFiles(folder, { "slipway.yaml": files["slipway.yaml"] + prices });
    expect((await run(folder, unknown)).exitCode).toBe(0);
    expect(fake.questions.length).toBe(2);
  });

  it("counts tokens by the model where it does, and says where it guessed", async () => {
    const { document } = await run(folder, { ...model, estimate: true });
    expect(document.summary.estimate).toMatchObject({ requests: 2, basis: "counted", unpriced: [] });
    expect(
      fake.log.some((line) => line.includes("/model/anthropic.claude-sonnet-4-5-20250929-v1%3A0/count-tokens 200")),
    ).toBe(true);
    const guessed = await run(folder, { ...model, estimate: true, model: "amazon.nova-lite-v1:0" });
    expect(guessed.document.summary.estimate).toMatchObject({ basis: "guessed" });
    expect(fake.questions).toEqual([]);
  });

  it("is estimated by what was kept, also for a prompt that has changed", async () => {
    const cases = Array.from(
      { length: 6 },
      (_, index) => `  - { name: c${index}, input: { name: N${"x".repeat(index)} } }`,
    );
    writeFiles(folder, { "prompts/greet.cases.yaml": `cases:\n${cases.join("\n")}\n` });
    const inputs = { prompt: "greet", model: "amazon.nova-lite-v1:0" };
    const estimate = async () => {
      const { document } = await run(folder, { ...inputs, estimate: true });
      return document.summary.estimate;
    };
    expect((await estimate()).basis).toBe("guessed");
    fake.reply = () => ({ text: "Hello.", usage: { inputTokens: 40, outputTokens: 7, totalTokens: 47 } });
    await run(folder, inputs);
    writeFiles(folder, { "prompts/_tone.prompt": "Be very kind.\n" });
    expect(await estimate()).toMatchObject({
      requests: 6,
      basis: "fitted",
      models: [{ model: "amazon.nova-lite-v1:0", requests: 6, outputTokens: 42 }],
    });
    const { text } = await run(folder, { ...inputs, estimate: true });
    expect(text).toContain("amazon.nova-lite-v1:0: 6 requests, ≈ ");
    expect(text).toContain("(7 an answer)");
    expect(text).not.toContain("slipway.yaml");
  });

  it("names what a killed run has set aside, and how to let it go", async () => {
    writeFiles(folder, {
      "slipway.yaml": `${files["slipway.yaml"]}models: { budget: { month: 0.5 } }\n`,
      "beta/completions/ledger/2026-11.json": JSON.stringify({
        entries: [{ amount: 0.499, at: "2026-11-02T04:10:00.000Z", id: "x", open: true }],
        format: "slipway/ledger/v1",
      }),
    });
    await expect(run(folder, { ...model, environment: "beta" })).rejects.toMatchObject({
      code: "SW1106",
      message: expect.stringContaining("$0.4990 by a run since 2026-11-02 04:10 UTC"),
      next: expect.stringContaining("is let go of by removing it there"),
    });
    expect(fake.questions).toEqual([]);
  });

  it("of the month says where it does not hold", async () => {
    writeFiles(folder, { "slipway.yaml": `${files["slipway.yaml"]}models: { budget: { month: 5 } }\n` });
    const notes: string[] = [];
    await run(folder, model, { progress: { update() {}, note: (text) => notes.push(text), debug() {} } });
    expect(notes.join()).toContain("this run is not counted");
  });

  it("takes no price of Bedrock for what a command answers", async () => {
    const exec = `models: { provider: exec, exec: { command: [node, a.mjs] }`;
    const answer = 'console.log(JSON.stringify({ text: "Hello", usage: { inputTokens: 1000000, outputTokens: 0 } }));';
    writeFiles(folder, { "slipway.yaml": `${files["slipway.yaml"]}${exec} }\n`, "a.mjs": answer });
    const inputs = { prompt: "greet", case: "anna" };
    await expect(run(folder, { ...inputs, "max-cost": 1 })).rejects.toMatchObject({
      code: "SW1107",
      next: expect.stringContaining("{ input: 0, output: 0 }"),
    });
    const prices = 'prices: { "exec/eu.anthropic.claude-sonnet-4-5-20250929-v1:0": { input: 0, output: 0 } }';
    writeFiles(folder, { "slipway.yaml": `${files["slipway.yaml"]}${exec}, ${prices} }\n` });
    expect((await run(folder, { ...inputs, "max-cost": 1 })).outputs["cost"]).toBe("0");
  });

  it("holds for a month, by a ledger in the environment's store", async () => {
    // One run may cost 0.0034 at most: 100 tokens of output for each of two cases, and what is read.
    writeFiles(folder, { "slipway.yaml": `${files["slipway.yaml"]}models: { budget: { month: 0.0045 } }\n` });
    const first = await run(folder, { ...model, environment: "beta" });
    expect(first.exitCode).toBe(0);
    const ledger = JSON.parse(await readFile(join(folder, "beta/completions/ledger/2026-11.json"), "utf8"));
    expect(ledger.entries).toEqual([
      { id: expect.any(String), amount: Number(first.outputs["cost"]), open: false, at: "2026-11-02T09:00:00.000Z" },
    ]);
    let asked = 0;
    for (const name of ["Carla", "Dora", "Eva", "Flora", "Gina", "Hanna"]) {
      writeFiles(folder, { "prompts/_tone.prompt": `Be as kind as ${name}.\n` });
      try {
        await run(folder, { ...model, environment: "beta" });
        asked += 1;
      } catch (error) {
        expect(error).toMatchObject({ code: "SW1106" });
      }
    }
    expect(asked).toBeLessThan(6);
    const { entries } = JSON.parse(await readFile(join(folder, "beta/completions/ledger/2026-11.json"), "utf8"));
    const spent = entries.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0);
    expect(spent).toBeLessThanOrEqual(0.0045);
  });
});

describe("nothing that can be asked", () => {
  const noModel = { "slipway.yaml": "slipway: 1\n", "prompts/a.prompt": "Hello\n" };
  const told = async (more: Readonly<Record<string, string>>): Promise<string> =>
    (await run(makeFolder({ ...noModel, ...more }), {})).text;

  it("is not told as a lack of cases where something is wrong", async () => {
    const text = await told({ "prompts/a.cases.yaml": "cases: { one: {} }\n" });
    expect(text).toContain("names no model");
    expect(text).toContain("Nothing was asked: put right what stands above.");
    expect(text).not.toContain("no prompt has a case");
  });

  it("for want of cases says where to write them", async () => {
    expect(await told({})).toContain(
      "There is nothing to ask: no prompt has a case. Write `NAME.cases.yaml` beside it",
    );
  });
});
