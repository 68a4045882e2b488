/** What an evaluation may not excuse, and what a gate takes as evidence. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { command as deployCommand } from "../../../src/commands/deploy.ts";
import { command as gateCommand } from "../../../src/commands/gate.ts";
import { command as promoteCommand } from "../../../src/commands/promote.ts";
import { command as rollbackCommand } from "../../../src/commands/rollback.ts";
import { type FakeBedrock, startFakeBedrock } from "../../models/fake-bedrock.ts";
import { makeFolder, writeFiles } from "../../project/folder.ts";
import { testContext } from "../../support/context.ts";
import { inputsFor } from "../../support/inputs.ts";
import { git } from "../review/repository.ts";
import { runEvaluate } from "./run-evaluate.ts";

const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const configuration = [
  "slipway: 1",
  `model: ${model}`,
  "environments:",
  "  beta: { store: ./releases/beta }",
  "  prod: { store: ./releases/prod, after: beta, gate: { evidence: [evaluate] } }",
  "",
].join("\n");
const prompt =
  "---\ninput: { schema: { text: string } }\nconfig: { maxOutputTokens: 50 }\n---\nVersion one. Sort: {{text}}\n";
const cases = [
  "cases:",
  "  - { name: late, input: { text: late parcel }, expect: { equals: shipping } }",
  "  - { name: money, input: { text: money back }, expect: { equals: returns } }",
  "",
].join("\n");

let fake: FakeBedrock;
let folder: string;
let answers: (text: string) => string;

beforeEach(async () => {
  answers = (text) => (text.includes("late") ? "shipping" : "returns");
  folder = makeFolder({
    "slipway.yaml": configuration,
    ".gitignore": "releases/\n.slipway/\n",
    "prompts/sort.prompt": prompt,
    "prompts/sort.cases.yaml": cases,
  });
  git(folder, "init", "--quiet", "--initial-branch=main");
  commit("one");
  fake = await startFakeBedrock({
    reply: ({ body }) => ({ text: answers(JSON.stringify([body.system ?? [], body.messages])) }),
  });
});
afterEach(() => fake.stop());

function commit(message: string): void {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", message);
}

const evaluate = (inputs: Parameters<typeof runEvaluate>[2] = {}) => runEvaluate(folder, fake, inputs);
const context = () => testContext(folder, { environment: { PATH: process.env["PATH"], HOME: folder } });
const deploy = (version: string) =>
  deployCommand.run(inputsFor(deployCommand, { environment: "beta", version }), context());
const promote = (inputs: object = {}) =>
  promoteCommand.run(inputsFor(promoteCommand, { from: "beta", to: "prod", ...inputs }), context());
async function gateText() {
  const result = await gateCommand.run(inputsFor(gateCommand, { environment: "prod" }), context());
  return { exitCode: result.exitCode, text: await result.render("text") };
}
const change = (version: string) =>
  writeFiles(folder, { "prompts/sort.prompt": prompt.replace("Version one", version) });

describe("a base that asks what the head asks", () => {
  it.each([
    ["is the head's own commit", "HEAD", "The base is the head's own commit, so it excuses nothing."],
    ["differs in no request", "HEAD^", "The base asks the same as the head, so it excuses nothing."],
  ])("%s: every failure counts, and no gate opens", async (_, base, words) => {
    writeFiles(folder, { "README.md": "nothing that is asked\n" });
    commit("two");
    answers = () => "nonsense";
    await evaluate({ environment: "beta" });
    const { exitCode, outputs, text, document } = await evaluate({ environment: "beta", base });
    expect(exitCode).toBe(1);
    expect(outputs["verdict"]).toBe("no-baseline");
    expect(text).toContain(`0 of 2 cases passed. ${words}`);
    expect(document.passed).toBe(false);
    await deploy("1.0.0");
    const gate = await gateText();
    expect(gate.exitCode).toBe(1);
    expect(gate.text).toContain("The evaluation did not pass: 0 of 2 cases passed.");
  });

  it("is compared with all the same where nothing is kept as evidence", async () => {
    answers = () => "nonsense";
    await evaluate();
    expect((await evaluate({ base: "HEAD" })).outputs["verdict"]).toBe("same");
  });

  it("excuses nothing where it did not pass itself: what broke with one push is not forgotten by the next", async () => {
    const other = "---\nconfig: { maxOutputTokens: 50 }\n---\nSay returns, one.\n";
    writeFiles(folder, {
      "prompts/other.prompt": other,
      "prompts/other.cases.yaml": "cases: [{ name: only, expect: { equals: returns } }]\n",
    });
    commit("another prompt");
    expect((await evaluate({ environment: "beta" })).exitCode).toBe(0);
    change("Version two");
    commit("it breaks");
    answers = (text) => (text.includes("two") ? "nonsense" : "returns");
    expect((await evaluate({ environment: "beta", base: "HEAD^" })).exitCode).toBe(1);
    writeFiles(folder, { "prompts/other.prompt": other.replace("one", "once") });
    commit("something else");
    const { exitCode, document, text } = await evaluate({ environment: "beta", base: "HEAD^" });
    expect(exitCode).toBe(1);
    expect(document.base.excusesNothing).toBe("not-passed");
    expect(text).toContain("No evaluation of the base that passed is kept, so it excuses nothing.");
    await deploy("1.0.0");
    expect((await gateText()).exitCode).toBe(1);
  });

  it("is compared with where it passed, and a flaky case holds nobody up", async () => {
    await evaluate({ environment: "beta" });
    change("Version two");
    commit("two");
    let asked = 0;
    answers = (text) => (text.includes("money") ? "returns" : asked++ === 0 ? "nonsense" : "shipping");
    const { exitCode, document } = await evaluate({ environment: "beta", base: "HEAD^" });
    expect(exitCode).toBe(0);
    expect(document.base.excusesNothing).toBeUndefined();
    expect(document.comparison.flaky).toEqual(["sort/late"]);
    await deploy("1.0.0");
    expect((await gateText()).exitCode).toBe(0);
  });

  it("takes back no evidence: what these bytes were excused once holds after a commit to other files", async () => {
    await evaluate({ environment: "beta" });
    // The base fails, too, when it is asked anew: nobody knows whether the change broke it.
    answers = (text) => (text.includes("late") ? "nonsense" : "returns");
    change("Version two");
    commit("two");
    const passed = await evaluate({ environment: "beta", base: "HEAD^" });
    writeFiles(folder, { "README.md": "nothing that is asked\n" });
    commit("three");
    const { exitCode, outputs, text } = await evaluate({ environment: "beta", base: "HEAD^" });
    expect(exitCode).toBe(0);
    expect(outputs["evidence"]).toBe(passed.outputs["evidence"]);
    expect(text).toContain("Nothing that is asked has changed, so the evaluation of");
    await deploy("1.0.0");
    expect((await gateText()).exitCode).toBe(0);
    // For other demands there is none that could stand.
    writeFiles(folder, { "prompts/sort.cases.yaml": cases.replace("equals: returns", "equals: RETURNS") });
    commit("tighter");
    expect((await evaluate({ environment: "beta", base: "HEAD^" })).exitCode).toBe(1);
  });

  it("counts by the store's clock: of two evaluations the later one, whatever the evaluator's says", async () => {
    writeFiles(folder, { "prompts/sort.cases.yaml": cases.replace("{ equals: shipping }", "{ cost: 0.01 }") });
    const later = new Date(Date.now() + 3_600_000);
    expect((await runEvaluate(folder, fake, { environment: "beta" }, { now: () => later })).exitCode).toBe(0);
    await deploy("1.0.0");
    expect((await gateText()).exitCode).toBe(0);
    const dear = `models: { prices: { "${model}": { input: 9000, output: 9000 } } }`;
    writeFiles(folder, { "slipway.yaml": `${configuration}${dear}\n` });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await evaluate({ environment: "beta" })).exitCode).toBe(1);
    expect((await gateText()).exitCode).toBe(1);
  });

  it("keeps no evidence where the project is changed while it is evaluated", async () => {
    let asked = 0;
    answers = (text) => {
      if (asked++ === 0) change("Edited meanwhile");
      return text.includes("late") ? "shipping" : "returns";
    };
    const { outputs, text } = await evaluate({ environment: "beta" });
    expect(outputs["evidence"]).toBe("");
    expect(text).toContain("files of the project were changed while it was evaluated");
  });

  it("keeps no evidence by a judge that does not count in the environment", async () => {
    writeFiles(folder, {
      "slipway.yaml": `${configuration}models: { exec: { command: [node, ask.mjs] } }\n`,
      "ask.mjs": `process.stdin.resume().on("end", () => console.log(JSON.stringify({ text: '{"score": 1}' })));\n`,
      "prompts/good.prompt": "---\nmodel: exec/mine\ninput: { schema: { answer: string } }\n---\nGood? {{answer}}\n",
      "prompts/good.cases.yaml": "cases: [{ name: one, input: { answer: yes } }]\n",
      "prompts/sort.cases.yaml": cases.replace("{ equals: shipping }", "{ judge: good }"),
    });
    commit("a judge");
    const { outputs, document } = await evaluate({ environment: "beta" });
    expect(document.trusted).toBe(false);
    expect(outputs["evidence"]).toBe("");
  });

  it("is not called worse than where there is none: a case that must pass failed", async () => {
    writeFiles(folder, {
      "prompts/sort.cases.yaml": cases.replace("expect: { equals: shipping", "must: true, expect: { equals: shipping"),
    });
    answers = () => "nonsense";
    change("Version two");
    const { text, exitCode } = await evaluate({ base: "HEAD" });
    expect(exitCode).toBe(1);
    expect(text).toContain("0 of 2 cases passed. 1 case that must pass failed. There is no baseline to compare with.");
  });
});

describe("a tolerance above the gate's", () => {
  it("is no evidence where something failed", async () => {
    await evaluate({ environment: "beta" });
    change("Version two");
    commit("two");
    let asked = 0;
    answers = (text) => (text.includes("money") ? "returns" : asked++ === 0 ? "nonsense" : "shipping");
    await evaluate({ environment: "beta", base: "HEAD^", tolerance: 50 });
    await deploy("1.0.0");
    const { exitCode, text } = await gateText();
    expect(exitCode).toBe(1);
    expect(text).toContain(
      "The evaluation accepted a drop of 50 points, and the gate accepts 2 points; run `slipway evaluate --environment beta` with `--tolerance 2`.",
    );
    writeFiles(folder, {
      "slipway.yaml": configuration.replace("[evaluate] }", "[evaluate], evaluate: { tolerance: 50 } }"),
    });
    commit("a gate that takes it");
    expect((await gateText()).exitCode).toBe(0);
  });
});

describe("--offline", () => {
  it("confirms by kept answers, and has no verdict where they are not kept", async () => {
    await evaluate();
    change("Version two");
    answers = (text) => (text.includes("two") ? "nonsense" : text.includes("late") ? "shipping" : "returns");
    await evaluate();
    const before = fake.questions.length;
    const { exitCode, text, document, junit } = await evaluate({ base: "main", offline: true });
    expect(exitCode).toBe(3);
    expect(document.passed).toBe(false);
    expect(text).toContain(
      "✘ No verdict: 2 cases could not be asked, judged or confirmed: sort · late and sort · money.",
    );
    expect(text).toContain("sort · late  failed, not confirmed");
    expect(text).toContain(
      "It failed here and passed on the base, and could not be confirmed: No answer is kept, and no model is asked (--offline).",
    );
    expect(document.summary).toMatchObject({ failed: 0, errors: 2 });
    expect(document.results[0].problem).toContain("could not be confirmed");
    expect(junit).toContain('failures="0" errors="2"');
    expect(junit).toContain("<error message=");
    expect(fake.questions.length).toBe(before);
    await evaluate({ base: "main" });
    const asked = fake.questions.length;
    const again = await evaluate({ base: "main", offline: true });
    expect(again.exitCode).toBe(1);
    expect(again.document.comparison.broken).toEqual(["sort/late", "sort/money"]);
    expect(fake.questions.length).toBe(asked);
  });

  it("keeps no evidence of what nobody could confirm", async () => {
    await evaluate({ environment: "beta" });
    change("Version two");
    commit("two");
    answers = (text) => (text.includes("two") ? "nonsense" : "shipping");
    await evaluate({ environment: "beta" });
    const { outputs, text, exitCode } = await evaluate({ environment: "beta", base: "HEAD^", offline: true });
    expect(exitCode).toBe(3);
    expect(outputs["evidence"]).toBe("");
    expect(text).toContain("No evidence is kept");
  });
});

describe("the headline", () => {
  it("counts what could not be asked beside what failed", async () => {
    await evaluate({ case: "late" });
    change("Version two");
    answers = () => "nonsense";
    await evaluate({ case: "late" });
    const { text } = await evaluate({ offline: true });
    expect(text).toContain("0 of 1 case passed; 1 more could not be asked or judged.");
  });

  it("names a case that passes, where the base could not be judged, and says why", async () => {
    const judged = cases
      .replace("{ equals: shipping }", "{ judge: good }")
      .replace("{ equals: returns }", "{ length: 5 }");
    writeFiles(folder, {
      "prompts/sort.cases.yaml": judged,
      "prompts/good.prompt": "---\ninput: { schema: { answer: string } }\n---\nIs it good? {{answer}}\n",
      "prompts/good.cases.yaml": "cases: [{ name: one, input: { answer: yes it is } }]\n",
    });
    commit("a judge");
    answers = (text) =>
      text.includes("good") ? (text.includes("old") ? "I like it" : "1") : text.includes("two") ? "new" : "old";
    await evaluate();
    change("Version two");
    const { exitCode, text } = await evaluate({ base: "main" });
    expect(exitCode).toBe(3);
    expect(text).toContain("No verdict: 1 case could not be asked, judged or confirmed: sort · late.");
    expect(text).toContain("sort · late: On the base: good gave no score");
  });
});

describe("what cases demand", () => {
  const tighten = () =>
    writeFiles(folder, { "prompts/sort.cases.yaml": cases.replace("equals: shipping", "equals: SHIPPING") });
  const record = (environment: string) =>
    JSON.parse(readFileSync(join(folder, "releases", environment, "current.json"), "utf8"));

  it("stands in the record of a deploy, and an evaluation for other demands promotes nothing", async () => {
    const { document } = await evaluate({ environment: "beta" });
    tighten();
    commit("tighter");
    await deploy("1.0.0");
    expect(record("beta").demands).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(record("beta").demands).not.toBe(document.demands);
    const { exitCode, text } = await gateText();
    expect(exitCode).toBe(4);
    expect(text).toContain("run `slipway evaluate --environment beta`");
    expect((await promote()).exitCode).toBe(4);
    await evaluate({ environment: "beta" });
    expect((await gateText()).exitCode).toBe(1);
    await expect(promote()).rejects.toMatchObject({ code: "SW0611" });
  });

  it("goes with the release from one environment to the next, also after a rollback", async () => {
    await evaluate({ environment: "beta" });
    await deploy("1.0.0");
    const { demands } = record("beta");
    change("Version two");
    commit("two");
    await deploy("1.1.0");
    await rollbackCommand.run(inputsFor(rollbackCommand, { environment: "beta" }), context());
    // Of later demands, on the same bytes: none of this release.
    writeFiles(folder, { "prompts/sort.prompt": prompt });
    tighten();
    commit("tighter");
    expect((await evaluate({ environment: "beta" })).exitCode).toBe(1);
    expect((await promote()).outputs["changed"]).toBe("true");
    expect(record("prod")).toMatchObject({ demands, version: "1.0.0" });
  });

  it("stands there too where no case demands anything: an evaluation of other demands is none", async () => {
    await evaluate({ environment: "beta" });
    writeFiles(folder, { "prompts/sort.cases.yaml": cases.replaceAll(/, expect: \{[^}]*\}/g, "") });
    commit("nothing demanded");
    await deploy("1.0.0");
    expect(record("beta").demands).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect((await gateText()).exitCode).toBe(4);
  });

  it("holds the inputs that judges and scripts see, and what is compared together", async () => {
    const first = (await evaluate({ environment: "beta" })).document.demands;
    writeFiles(folder, { "prompts/sort.cases.yaml": cases.replace("late parcel", "an easy late parcel") });
    const easier = (await evaluate({ environment: "beta" })).document.demands;
    writeFiles(folder, { "prompts/sort.cases.yaml": cases.replaceAll("{ name:", "{ cluster: a, name:") });
    const together = (await evaluate({ environment: "beta" })).document.demands;
    expect(new Set([first, easier, together]).size).toBe(3);
  });

  it("has to stand in the record of what is promoted", async () => {
    await evaluate({ environment: "beta" });
    await deploy("1.0.0");
    const { demands: _, checksum: __, ...earlier } = record("beta");
    writeFileSync(join(folder, "releases", "beta", "current.json"), JSON.stringify(earlier));
    const { exitCode, text } = await gateText();
    expect(exitCode).toBe(1);
    expect(text).toContain("it was made by an earlier version");
  });
});

describe("a case that cannot be put to its model", () => {
  const unaskable = {
    "prompts/quiet.prompt":
      "---\ninput: { schema: { text?: string } }\nconfig: { maxOutputTokens: 50 }\n---\n{{#if text}}{{text}}{{/if}}\n",
    "prompts/quiet.cases.yaml":
      "cases:\n  - { name: some, input: { text: late }, expect: { equals: shipping } }\n  - { name: none, input: {}, must: true, expect: { equals: shipping } }\n",
  };

  it("is an error of the project, in every format", async () => {
    writeFiles(folder, unaskable);
    const { exitCode, document, text, markdown, junit } = await evaluate();
    expect(exitCode).toBe(1);
    expect(document).toMatchObject({ passed: false, summary: { cases: 4, passed: 3, errors: 1 } });
    expect(document.results).toContainEqual(
      expect.objectContaining({
        prompt: "quiet",
        case: "none",
        outcome: "error",
        inProject: true,
        problem: expect.stringContaining("cannot be put to the model"),
      }),
    );
    expect(text).toContain("quiet · none  error");
    expect(text).toContain("cannot be put to the model");
    expect(markdown).toContain("❌");
    expect(junit).toContain('errors="1"');
    expect(junit).toContain('name="none"');
  });

  it("has the whole not asked where no prompt has a model", async () => {
    writeFiles(folder, { "slipway.yaml": "slipway: 1\n" });
    const { exitCode, text } = await evaluate();
    expect(exitCode).toBe(1);
    expect(text).not.toContain("no case demands anything");
    expect(text).toContain("2 cases could not be asked or judged");
  });
});

describe("an answer without a text", () => {
  it("fails, whatever the case forbids", async () => {
    writeFiles(folder, {
      "prompts/sort.cases.yaml":
        "cases:\n  - { name: late, input: { text: late }, expect: { notContains: foo, length: 20 } }\n",
    });
    answers = () => "";
    const { exitCode, document } = await evaluate();
    expect(exitCode).toBe(1);
    expect(document.results[0]).toMatchObject({
      outcome: "failed",
      problem:
        "The answer to the case `late` of `sort` holds no text. Say in the prompt what to answer, and look at it with `slipway render`.",
    });
  });

  it.each(['{ equals: "" }', "{ length: { unit: words, max: 0 } }"])(
    "passes where that is demanded: %s",
    async (expected) => {
      writeFiles(folder, {
        "prompts/sort.cases.yaml": `cases:\n  - { name: late, input: { text: late }, expect: ${expected} }\n`,
      });
      answers = () => "";
      expect((await evaluate()).exitCode).toBe(0);
    },
  );
});
