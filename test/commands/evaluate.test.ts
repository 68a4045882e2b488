import { readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { command as deployCommand } from "../../src/commands/deploy.ts";
import type { CommandContext, ParsedInputs } from "../../src/platform/command.ts";
import { completeInputs } from "../../src/platform/inputs.ts";
import { type FakeBedrock, type FakeQuestion, startFakeBedrock } from "../models/fake-bedrock.ts";
import { makeFolder, writeFiles } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { runEvaluate } from "./evaluation/run-evaluate.ts";
import { git } from "./review/repository.ts";

const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

const files = {
  "slipway.yaml": `slipway: 1\nmodel: ${model}\nenvironments:\n  beta: { store: ./releases/beta }\n`,
  ".gitignore": "releases/\n.slipway/\n",
  "prompts/sort.prompt":
    "---\ninput: { schema: { text: string } }\nconfig: { maxOutputTokens: 50 }\n---\nVersion one. Sort: {{text}}\n",
  "prompts/sort.cases.yaml": [
    "cases:",
    "  - { name: late, input: { text: late parcel }, expect: { equals: shipping } }",
    "  - { name: money, input: { text: money back }, expect: { equals: returns } }",
    "  - { name: odd, input: { text: something odd } }",
    "",
  ].join("\n"),
};

let fake: FakeBedrock;
let folder: string;

/** What the model says of a question's text. */
let answers: (text: string, question: FakeQuestion) => string;

const textOf = ({ body }: FakeQuestion): string => JSON.stringify([body.system ?? [], body.messages]);

beforeEach(async () => {
  answers = (text) => (text.includes("late") ? "shipping" : "returns");
  folder = makeFolder(files);
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "one");
  fake = await startFakeBedrock({ reply: (question) => ({ text: answers(textOf(question), question) }) });
});
afterEach(() => fake.stop());

const evaluate = (inputs: ParsedInputs = {}, overrides: Partial<CommandContext> = {}) =>
  runEvaluate(folder, fake, inputs, overrides);

const change = (version: string) =>
  writeFiles(folder, { "prompts/sort.prompt": files["prompts/sort.prompt"].replace("Version one", version) });

describe("slipway evaluate", () => {
  it("asks what demands something, judges it, and asks nothing twice", async () => {
    const first = await evaluate();
    expect(first).toMatchObject({ exitCode: 0, outputs: { passed: "true", failed: "0", errors: "0", verdict: "" } });
    expect(first.text).toContain("✔ All 2 cases passed.");
    expect(first.document).toMatchObject({
      passed: true,
      trusted: false,
      summary: { cases: 2, passed: 2, unjudged: 0 },
    });
    expect(fake.questions.length).toBe(2);
    await evaluate();
    expect(fake.questions.length).toBe(2);
  });

  it("shows what was demanded, what came, and where it differs, in every format", async () => {
    answers = () => "ship | @team <b>it</b>";
    const { exitCode, text, markdown, junit, document } = await evaluate();
    expect(exitCode).toBe(1);
    expect(text).toContain("✗ sort · late  failed");
    expect(text).toContain("equals “shipping”: The answer is another one.");
    expect(text).toContain('got      "ship | @team <b>it</b>"');
    expect(document.results[0]).toMatchObject({ case: "late", outcome: "failed", passed: 0, answers: 1 });
    expect(markdown).toContain("<details>");
    expect(markdown.replace(/```text[\s\S]*?```/g, "")).not.toContain("@team");
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(junit);
    expect(parsed.testsuites["@_failures"]).toBe("2");
    expect(parsed.testsuites.testsuite.testcase[0].failure["@_message"]).toContain("equals");
  });

  it("never takes an outage for a failed expectation", async () => {
    fake.reply = () => ({ error: "AccessDeniedException", message: "no access" });
    const { exitCode, outputs, text, document } = await evaluate();
    expect(exitCode).toBe(3);
    expect(outputs).toMatchObject({ passed: "false", failed: "0", errors: "2" });
    expect(text).toContain("could not be asked or judged: this says nothing about the prompts");
    expect(document.results.every(({ outcome }: { outcome: string }) => outcome === "error")).toBe(true);
  });

  it("judges kept answers alone with --offline, and names what it lacks", async () => {
    await evaluate();
    expect((await evaluate({ offline: true })).exitCode).toBe(0);
    change("Version two");
    const { exitCode, text } = await evaluate({ offline: true });
    expect(exitCode).toBe(3);
    expect(text).toContain("No answer is kept");
    expect(fake.questions.length).toBe(2);
  });

  it("asks repeats, each with an answer of its own, and counts their share", async () => {
    const cases =
      "cases:\n  - { name: late, input: { text: late }, repeat: 5, passRate: 0.6, expect: { equals: shipping } }\n";
    writeFiles(folder, { "prompts/sort.cases.yaml": cases });
    let asked = 0;
    answers = () => (asked++ < 2 ? "other" : "shipping");
    expect((await evaluate()).document.results[0]).toMatchObject({ outcome: "passed", passed: 3, answers: 5 });
    writeFiles(folder, { "prompts/sort.cases.yaml": cases.replace("0.6", "0.8") });
    expect((await evaluate()).document.results[0]).toMatchObject({ outcome: "failed", passed: 3 });
    expect(fake.questions.length).toBe(5);
  });

  it("says what to write where no case demands anything", async () => {
    writeFiles(folder, { "prompts/sort.cases.yaml": "cases:\n  - { name: late, input: { text: late } }\n" });
    const { exitCode, text, markdown } = await evaluate();
    expect(exitCode).toBe(1);
    expect(text).toContain(
      '! Add `expect:` to the case "late" in prompts/sort.cases.yaml, for example `expect: { contains: hello }`. docs/evaluation.md lists what can be demanded.',
    );
    expect(markdown).toContain("prompts\\/sort");
    writeFiles(folder, { "prompts/sort.cases.yaml": "cases: []\n" });
    expect((await evaluate({ prompt: "sort" })).text).toContain("into sort.cases.yaml beside the prompt");
    expect(fake.questions.length).toBe(0);
  });

  it("fails an answer that was cut off, whatever it says", async () => {
    fake.reply = () => ({ text: "shipping", stopReason: "max_tokens" });
    const { document } = await evaluate({ case: "late" });
    expect(document.results[0]).toMatchObject({
      outcome: "failed",
      judgements: [],
      problem:
        "The answer was cut off after 8 characters: it reached `maxOutputTokens` (max_tokens). Raise `maxOutputTokens`, or ask for less.",
    });
  });

  it("takes an answer nested without end for none that is JSON", async () => {
    writeFiles(folder, {
      "prompts/sort.cases.yaml":
        "cases:\n  - { name: late, input: { text: late }, expect: { path: { at: $.a, equals: 1 } } }\n",
    });
    answers = () => '{"a":'.repeat(50_000);
    const { exitCode, document } = await evaluate();
    expect(exitCode).toBe(1);
    expect(document.results[0].judgements[0].reason).toContain("The answer is no JSON");
  });
});

describe("judges, scripts and embeddings", () => {
  const judged = {
    "prompts/judges/tone.prompt":
      "---\ninput: { schema: { answer: string, rubric?: string } }\nconfig: { maxOutputTokens: 100 }\n---\nJudge {{answer}} by {{#if rubric}}{{rubric}}{{/if}}\n",
    "prompts/judges/tone.cases.yaml": "cases:\n  - { name: any, input: { answer: x } }\n",
    "checks/short.mjs":
      "export default ({ text }, { input }) => ({ pass: text.length < 20 && input.text !== '', reason: 'too long' });\n",
  };

  it("work together on one answer", async () => {
    writeFiles(folder, {
      ...judged,
      "prompts/sort.cases.yaml":
        "cases:\n  - name: late\n    input: { text: late parcel }\n    expect:\n      - contains: ship\n      - script: checks/short.mjs\n      - similar: { to: shipping, atLeast: 0.9 }\n      - judge: { prompt: judges/tone, rubric: kind words, atLeast: 0.7 }\n",
    });
    answers = (text) => (text.includes("Judge") ? '{"score": 0.9, "reason": "kind"}' : "shipping");
    const { exitCode, document } = await evaluate({ prompt: "sort" });
    expect(
      document.results[0].judgements.map(({ kind, outcome }: Record<string, string>) => `${kind} ${outcome}`),
    ).toEqual(["contains passed", "script passed", "similar passed", "judge passed"]);
    expect(exitCode).toBe(0);
    expect(fake.questions.some((question) => textOf(question).includes("Judge shipping by kind words"))).toBe(true);
  });

  const similar = (demand: string) => ({
    "prompts/sort.cases.yaml": `cases:\n  - { name: late, input: { text: late parcel }, expect: { similar: ${demand} } }\n`,
  });

  it("keep embeddings like answers: asked for once, kept for --offline, tried again, and counted", async () => {
    writeFiles(folder, similar("{ to: shipping of parcels, atLeast: 0.5 }"));
    let refusals = 2;
    fake.embeds = () =>
      refusals-- > 0 ? { error: "ThrottlingException", headers: { "retry-after": "0" } } : undefined;
    const first = await evaluate({ case: "late", prompt: "sort" });
    expect(first.exitCode).toBe(0);
    expect(fake.embedded.length).toBe(4);
    // Four words of text at $0.02 a million are in it, besides the answer.
    const answer = first.document.results[0].cost;
    expect(first.document.summary.cost).toBeCloseTo(answer + (4 * 0.02) / 1e6, 12);
    expect((await evaluate({ case: "late", prompt: "sort", offline: true })).exitCode).toBe(0);
    expect(fake.embedded.length).toBe(4);
    writeFiles(folder, similar("another wish"));
    const { document, exitCode } = await evaluate({ case: "late", prompt: "sort", offline: true });
    expect(exitCode).toBe(3);
    expect(document.results[0].judgements[0].reason).toBe(
      "No embedding of amazon.titan-embed-text-v2:0 is kept (--offline).",
    );
  });

  it("refuse an embedding of unknown price under a limit, and say what an embedding model is", async () => {
    writeFiles(folder, similar("{ to: shipping, model: acme.embed-v1 }"));
    const limited = await evaluate({ case: "late", prompt: "sort", "max-cost": 1 });
    expect(limited.exitCode).toBe(3);
    expect(limited.document.results[0].judgements[0].reason).toContain("The price of acme.embed-v1 is not known");
    expect(fake.embedded.length).toBe(0);
    writeFiles(folder, similar("{ to: shipping, model: cohere.embed-multilingual-v3, atLeast: 0.9 }"));
    expect((await evaluate({ case: "late", prompt: "sort", "max-cost": 1 })).exitCode).toBe(0);
    expect(fake.embedded[0]?.body).toMatchObject({ input_type: "clustering" });
  });

  it("are asked for many cases at once", async () => {
    const cases = Array.from(
      { length: 12 },
      (_, index) => `  - { name: c${index}, input: { text: late ${index} }, expect: { judge: judges/tone } }\n`,
    );
    writeFiles(folder, { ...judged, "prompts/sort.cases.yaml": `cases:\n${cases.join("")}` });
    answers = (text) => (text.includes("Judge") ? '{"score": 1}' : `shipping ${text}`);
    fake.latency = 40;
    let most = 0;
    let underWay = 0;
    fake.reply = (question) => {
      const text = textOf(question);
      if (text.includes("Judge")) {
        underWay += 1;
        most = Math.max(most, underWay);
        setTimeout(() => {
          underWay -= 1;
        }, 40);
      }
      return { text: answers(text, question) };
    };
    expect((await evaluate({ prompt: "sort" })).exitCode).toBe(0);
    expect(most).toBeGreaterThan(4);
  });

  it("never run a stranger's script", async () => {
    writeFiles(folder, {
      ...judged,
      "prompts/sort.cases.yaml":
        "cases:\n  - { name: late, input: { text: late }, expect: { script: checks/short.mjs } }\n",
    });
    const event = join(folder, "event.json");
    const side = (name: string, id: number) => ({ ref: "x", sha: "a".repeat(40), repo: { full_name: name, id } });
    writeFileSync(
      event,
      JSON.stringify({
        action: "opened",
        number: 1,
        pull_request: {
          number: 1,
          title: "t",
          user: { login: "eve", id: 2 },
          head: side("eve/p", 2),
          base: side("acme/p", 1),
        },
        repository: { full_name: "acme/p", id: 1, default_branch: "main" },
        sender: { login: "eve", id: 2 },
      }),
    );
    const variables = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event };
    const environment = { ...fake.environment, ...variables, PATH: process.env["PATH"], HOME: folder };
    const { exitCode, document } = await evaluate({ prompt: "sort" }, { environment });
    expect(exitCode).toBe(3);
    expect(document.results[0].judgements[0]).toMatchObject({
      outcome: "error",
      reason: expect.stringContaining("a stranger's"),
    });
  });
});

describe("limits on cost", () => {
  const judging = {
    "prompts/judges/tone.prompt":
      "---\ninput: { schema: { answer: string } }\nconfig: { maxOutputTokens: 100 }\n---\nJudge {{answer}}\n",
    "prompts/judges/tone.cases.yaml": "cases:\n  - { name: any, input: { answer: x } }\n",
    "prompts/sort.cases.yaml":
      "cases:\n  - { name: late, input: { text: late parcel }, expect: { judge: { prompt: judges/tone, atLeast: 0.5 } } }\n",
  };
  const withMonth = (dollars: number) =>
    writeFiles(folder, { "slipway.yaml": `${files["slipway.yaml"]}models: { budget: { month: ${dollars} } }\n` });
  const ledger = () => {
    const month = new Date().toISOString().slice(0, 7);
    return JSON.parse(readFileSync(join(folder, `releases/beta/completions/ledger/${month}.json`), "utf8"));
  };

  beforeEach(() => {
    answers = (text) => (text.includes("Judge") ? '{"score": 0.9, "reason": "kind"}' : "shipping");
  });

  it("hold for judges where every answer is kept", async () => {
    await evaluate({ case: "late" });
    writeFiles(folder, judging);
    const asked = fake.questions.length;
    const { exitCode, document } = await evaluate({ prompt: "sort", "max-cost": 0.00001 });
    expect(exitCode).toBe(3);
    expect(document.results[0].judgements[0]).toMatchObject({
      outcome: "error",
      reason: expect.stringContaining("is left of --max-cost"),
    });
    expect(fake.questions.length).toBe(asked);
  });

  it("take what judging needs from the month, and note what it came to", async () => {
    await evaluate({ environment: "beta" });
    writeFiles(folder, judging);
    withMonth(5);
    const { exitCode, document } = await evaluate({ environment: "beta" });
    expect(exitCode).toBe(0);
    expect(document.summary.cost).toBeGreaterThan(0);
    const { entries } = ledger();
    expect(entries).toEqual([expect.objectContaining({ open: false })]);
    expect(entries[0].amount).toBeCloseTo(document.summary.cost, 9);
  });

  it("refuse a judge where nothing is left of the month", async () => {
    await evaluate({ environment: "beta" });
    writeFiles(folder, judging);
    withMonth(0.00001);
    const { exitCode, document } = await evaluate({ environment: "beta" });
    expect(exitCode).toBe(3);
    expect(document.results[0].judgements[0].reason).toContain("models.budget.month");
  });

  it("set nothing aside where the run cannot begin", async () => {
    withMonth(5);
    git(folder, "commit", "--quiet", "--all", "--message", "a budget");
    const event = join(folder, "event.json");
    // Enough to know the default branch by, and not enough to know whose the change is.
    writeFileSync(event, JSON.stringify({ action: "opened", repository: { full_name: "acme/p", id: 1 } }));
    const variables = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event };
    const environment = { ...fake.environment, ...variables, PATH: process.env["PATH"], HOME: folder };
    await expect(evaluate({ environment: "beta" }, { environment })).rejects.toMatchObject({ code: "SW1003" });
    expect(ledger).toThrow("ENOENT");
  });

  it("count judges into what the evaluation cost", async () => {
    const plain = await evaluate({ case: "late" });
    writeFiles(folder, judging);
    const judged = await evaluate({ prompt: "sort" });
    expect(plain.document.summary.cost).toBeGreaterThan(0);
    // The answer was kept: what it cost now is the judge.
    expect(judged.document.summary.keptCost).toBeCloseTo(plain.document.summary.cost, 9);
    expect(judged.document.summary.cost).toBeGreaterThan(0);
    expect((await evaluate({ prompt: "sort" })).document.summary.cost).toBe(0);
  });
});

describe("inputs that cannot be", () => {
  it.each([
    ["files after a prompt", { prompt: "sort", files: ["extra.json"] }, "SW0103"],
    ["a limit on cost where nothing is asked", { offline: true, "max-cost": 1 }, "SW1102"],
    ["a negative limit", { "max-cost": -1 }, "SW1102"],
    ["a tolerance of more than everything", { tolerance: 120 }, "SW0103"],
    ["such a tolerance of a merge", { prompt: "merge", files: ["x.json"], tolerance: 120 }, "SW0103"],
    ["a merge of nothing", { prompt: "merge" }, "SW0103"],
    ["a base of a merge", { prompt: "merge", files: ["x.json"], base: "main" }, "SW0103"],
    ["an environment of a merge", { prompt: "merge", files: ["x.json"], environment: "beta" }, "SW0103"],
    ["a merge that asks nobody", { prompt: "merge", files: ["x.json"], offline: true }, "SW0103"],
  ])("are refused: %s", async (_, inputs, code) => {
    await expect(evaluate(inputs)).rejects.toMatchObject({ code });
    expect(fake.questions.length).toBe(0);
  });
});

describe("compared with the base", () => {
  it("is the same where nothing changed, without asking again", async () => {
    await evaluate();
    const { exitCode, outputs, text } = await evaluate({ base: "main" });
    expect(exitCode).toBe(0);
    expect(outputs["verdict"]).toBe("same");
    expect(text).toContain("Nothing differs from the base.");
    expect(fake.questions.length).toBe(2);
  });

  it("is red where a case broke for good: head and base are asked in turn, four times each", async () => {
    await evaluate();
    change("Version two");
    answers = (text) => (text.includes("late") ? (text.includes("two") ? "nonsense" : "shipping") : "returns");
    const { exitCode, outputs, document, text } = await evaluate({ base: "main" });
    expect(exitCode).toBe(1);
    expect(outputs["verdict"]).toBe("worse");
    expect(document.comparison).toMatchObject({ red: true, broken: ["sort/late"] });
    expect(text).toContain("1 case broke for good");
    // Two on the base before, two on the head, and three more a side.
    expect(fake.questions.length).toBe(2 + 2 + 6);
  });

  it("lists a flaky case and lets the release go on", async () => {
    await evaluate();
    change("Version two");
    let late = 0;
    answers = (text) =>
      text.includes("late") && text.includes("two") && late++ === 0
        ? "hm"
        : text.includes("late")
          ? "shipping"
          : "returns";
    const { exitCode, document } = await evaluate({ base: "main" });
    expect(document.comparison).toMatchObject({ red: false, flaky: ["sort/late"] });
    expect(exitCode).toBe(0);
  });

  it("says loudly where the base has no answers, and then every failure counts", async () => {
    change("Version two");
    const { outputs, text, exitCode } = await evaluate({ base: "main" });
    expect(outputs["verdict"]).toBe("no-baseline");
    expect(text).toContain("There is no baseline to compare with.");
    expect(text).toContain("No answers of the base are kept");
    expect(exitCode).toBe(0);
    answers = () => "nonsense";
    change("Version three");
    expect((await evaluate({ base: "main" })).exitCode).toBe(1);
  });

  it("is red for a case that must pass, whatever the base did", async () => {
    writeFiles(folder, {
      "prompts/sort.cases.yaml":
        "cases:\n  - { name: late, input: { text: late parcel }, must: true, expect: { notContains: secret } }\n",
    });
    answers = () => "the secret";
    await evaluate();
    const { exitCode, document } = await evaluate({ base: "main" });
    expect(exitCode).toBe(1);
    expect(document.comparison.mustFailed).toEqual(["sort/late"]);
  });
});

describe("evidence", () => {
  it("is kept for the bundle that was evaluated, in the environment's store", async () => {
    const { outputs, document, text } = await evaluate({ environment: "beta" });
    expect(outputs["evidence"]).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(document).toMatchObject({ trusted: true, bundle: expect.stringMatching(/^sha256:/) });
    expect(text).toContain(`evidence  ${outputs["evidence"]}`);
    const hex = (digest: string) => digest.slice(7);
    const kept = join(
      folder,
      "releases/beta/completions/evaluations",
      hex(document.bundle),
      `${hex(outputs["evidence"] ?? "")}.json`,
    );
    expect(JSON.parse(readFileSync(kept, "utf8"))).toMatchObject({
      format: "slipway/evaluation/v1",
      bundle: document.bundle,
    });
  });

  it.each([
    [{ shard: "1/1" }, "with --shard 1/1 this is not the whole evaluation"],
    [{ case: "late" }, "with --case late"],
    [{ prompt: "sort" }, "with the prompt sort alone"],
  ])("is not kept of a part, and that is said: %o", async (inputs, words) => {
    const { outputs, text, markdown } = await evaluate({ environment: "beta", ...inputs });
    expect(outputs["evidence"]).toBe("");
    expect(text).toContain(words);
    expect(markdown).toContain("No evidence is kept");
  });

  it("is not kept where a case that demands something cannot be put to the model", async () => {
    writeFiles(folder, {
      "prompts/quiet.prompt":
        "---\ninput: { schema: { text?: string } }\nconfig: { maxOutputTokens: 50 }\n---\n{{#if text}}{{text}}{{/if}}\n",
      "prompts/quiet.cases.yaml":
        "cases:\n  - { name: some, input: { text: late }, expect: { equals: shipping } }\n  - { name: none, input: {}, expect: { equals: shipping } }\n",
    });
    const { outputs, text } = await evaluate({ environment: "beta" });
    expect(outputs["evidence"]).toBe("");
    expect(text).toContain("No evidence is kept: 1 case that demands something cannot be put to the model.");
  });

  it("opens a gate that demands it, and closes it again when a demand changes", async () => {
    writeFiles(folder, {
      "checks/words.mjs": "export const most = 100;\n",
      "checks/short.mjs": "import { most } from './words.mjs';\nexport default ({ text }) => text.length < most;\n",
      "prompts/sort.cases.yaml": files["prompts/sort.cases.yaml"].replace(
        "expect: { equals: returns }",
        "expect: { equals: returns, script: checks/short.mjs }",
      ),
    });
    git(folder, "add", "--all");
    writeFiles(folder, {
      "slipway.yaml": files["slipway.yaml"].replace(
        "./releases/beta }",
        "./releases/beta, gate: { evidence: [evaluate] } }",
      ),
    });
    git(folder, "commit", "--quiet", "--all", "--message", "a gate");
    const environment = { ...fake.environment, PATH: process.env["PATH"], HOME: folder };
    const deploy = () => {
      const inputs = completeInputs(deployCommand.inputs, new Map([["environment", "beta"]]), (name) => ({
        shown: name,
        next: "",
      }));
      return deployCommand.run(inputs as Parameters<typeof deployCommand.run>[0], testContext(folder, { environment }));
    };
    expect((await deploy()).exitCode).toBe(4);
    const { outputs } = await evaluate({ environment: "beta" });
    const evaluated = readFileSync(join(folder, "prompts/sort.cases.yaml"), "utf8");
    writeFiles(folder, { "prompts/sort.cases.yaml": evaluated.replace("equals: returns", "contains: r") });
    expect((await deploy()).exitCode).toBe(4);
    writeFiles(folder, { "prompts/sort.cases.yaml": evaluated, "checks/words.mjs": "export const most = 101;\n" });
    expect((await deploy()).exitCode).toBe(4);
    writeFiles(folder, { "checks/words.mjs": "export const most = 100;\n" });
    expect((await deploy()).outputs["changed"]).toBe("true");
    const record = JSON.parse(readFileSync(join(folder, "releases/beta/current.json"), "utf8"));
    expect(record.evidence).toContain(outputs["evidence"]);
  });
});

describe("shards", () => {
  it("are merged into one evaluation, and refused where one is missing", async () => {
    await evaluate({ shard: "1/2", out: "one.json" });
    await evaluate({ shard: "2/2", out: "two.json" });
    // A step without a shell, or quotes, leave the star to us.
    expect((await evaluate({ prompt: "merge", files: ["*e.json", "tw?.json"] })).exitCode).toBe(0);
    await expect(evaluate({ prompt: "merge", files: ["part-*.json"] })).rejects.toMatchObject({
      code: "SW1201",
      message: 'No file is named like "part-*.json".',
    });
    const merged = await evaluate({ prompt: "merge", files: ["one.json", "two.json"] });
    expect(merged.exitCode).toBe(0);
    expect(merged.document.summary).toMatchObject({ cases: 2, passed: 2 });
    expect(merged.document.shard).toBeUndefined();
    await expect(evaluate({ prompt: "merge", files: ["one.json"] })).rejects.toMatchObject({ code: "SW1202" });
    await expect(evaluate({ prompt: "merge", files: ["one.json", "one.json"] })).rejects.toMatchObject({
      code: "SW1202",
    });
    await expect(evaluate({ prompt: "merge", files: ["slipway.yaml"] })).rejects.toMatchObject({ code: "SW1201" });
  });

  it("of a stranger are refused: numbers that no matrix has, parts and cases twice, what is no file", async () => {
    await evaluate({ shard: "1/2", out: "one.json" });
    await evaluate({ shard: "2/2", out: "two.json" });
    const one = JSON.parse(readFileSync(join(folder, "one.json"), "utf8"));
    const two = JSON.parse(readFileSync(join(folder, "two.json"), "utf8"));
    const merge = (...parts: readonly unknown[]) => {
      const files = parts.map((part, index) => {
        writeFileSync(join(folder, `part-${index}.json`), JSON.stringify(part));
        return `part-${index}.json`;
      });
      return evaluate({ prompt: "merge", files });
    };
    const results = [...one.results, ...two.results];
    for (const parts of [
      [{ ...one, shard: { part: 1, of: Number.MAX_SAFE_INTEGER } }],
      [one, two, { ...two, shard: { part: 3, of: 2 }, results: [] }],
      [
        { ...one, results },
        { ...two, results },
      ],
    ]) {
      await expect(merge(...parts)).rejects.toMatchObject({ code: "SW1202" });
    }
    symlinkSync("/dev/zero", join(folder, "zero.json"));
    writeFileSync(join(folder, "large.json"), "");
    truncateSync(join(folder, "large.json"), 33 * 1024 * 1024);
    for (const [file, message] of [
      ["zero.json", '"zero.json" is no regular file.'],
      ["large.json", '"large.json" is larger than 32 MiB, and no evaluation is.'],
      ["gone.json", 'There is no file "gone.json".'],
      ["slipway.yaml", '"slipway.yaml" is no evaluation.'],
    ] as const) {
      await expect(evaluate({ prompt: "merge", files: [file] })).rejects.toMatchObject({ code: "SW1201", message });
    }
  });

  it("ask nothing where the file cannot be written", async () => {
    for (const out of ["prompts", "slipway.yaml/one.json"]) {
      await expect(evaluate({ out })).rejects.toMatchObject({
        code: "SW1203",
        message: expect.stringContaining("Nothing was asked."),
      });
    }
    expect(fake.questions.length).toBe(0);
  });

  it("are written beside a link that stands in their place, never through it", async () => {
    writeFileSync(join(folder, "precious"), "mine");
    symlinkSync("precious", join(folder, "out.json"));
    await evaluate({ out: "out.json" });
    expect(readFileSync(join(folder, "precious"), "utf8")).toBe("mine");
    expect(JSON.parse(readFileSync(join(folder, "out.json"), "utf8")).format).toBe("slipway/evaluation/v1");
  });

  it("that have nothing to judge hold nobody up, and prove nothing alone", async () => {
    const parts = ["1.json", "2.json", "3.json", "4.json"];
    const exits: number[] = [];
    for (const [index, out] of parts.entries()) {
      exits.push((await evaluate({ shard: `${index + 1}/4`, out })).exitCode);
    }
    expect(exits).toEqual([0, 0, 0, 0]);
    expect((await evaluate({ shard: "4/4" })).text).toContain("Part 4 of 4 has no case that demands anything");
    answers = () => "nonsense";
    change("Version two");
    for (const [index, out] of parts.entries()) await evaluate({ shard: `${index + 1}/4`, out });
    expect((await evaluate({ prompt: "merge", files: parts })).exitCode).toBe(1);
  });

  it("give what the whole gives, pass rates of repeats included", async () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const one = (name: string) =>
      `  - { name: ${name}, input: { text: "${name}!" }, repeat: 5, passRate: 0.2, expect: { equals: shipping } }\n`;
    writeFiles(folder, { "prompts/sort.cases.yaml": `cases:\n${names.reverse().map(one).join("")}` });
    git(folder, "commit", "--quiet", "--all", "--message", "repeats");
    answers = () => "shipping";
    await evaluate();
    change("Version two");
    // Every case passes still, by one answer in five: outcomes do not differ, rates do.
    let asked = 0;
    answers = () => (asked++ % 5 === 0 ? "shipping" : "hm");
    fake.reply = (question) => ({ text: answers(textOf(question), question) });
    const concurrency = { "slipway.yaml": `${files["slipway.yaml"]}models: { concurrency: 1 }\n` };
    writeFiles(folder, concurrency);
    await evaluate({ base: "main" });
    const whole = await evaluate({ base: "main" });
    const parts = ["1.json", "2.json", "3.json"];
    for (const [index, out] of parts.entries()) await evaluate({ base: "main", shard: `${index + 1}/3`, out });
    const merged = await evaluate({ prompt: "merge", files: parts });
    expect(whole.document.comparison).toMatchObject({ verdict: "worse", difference: expect.closeTo(-0.8) });
    const { createdAt: _, summary, ...document } = whole.document;
    // A sum of decimals in another order.
    expect(merged.document).toMatchObject({
      ...document,
      summary: { ...summary, keptCost: expect.closeTo(summary.keptCost, 9) },
    });
  });

  it("are refused where they are of different models, commits or demands", async () => {
    const merge = () => evaluate({ prompt: "merge", files: ["one.json", "two.json"] });
    await evaluate({ shard: "1/2", out: "one.json" });
    await evaluate({ shard: "2/2", out: "two.json", model: "eu.anthropic.claude-haiku-4-5-20251001-v1:0" });
    await expect(merge()).rejects.toThrow("different models");
    writeFiles(folder, {
      "prompts/sort.cases.yaml": files["prompts/sort.cases.yaml"].replace("equals: returns", "contains: r"),
    });
    await evaluate({ shard: "2/2", out: "two.json" });
    await expect(merge()).rejects.toThrow("demand different things");
    git(folder, "commit", "--quiet", "--all", "--message", "another");
    await evaluate({ shard: "2/2", out: "two.json" });
    await expect(merge()).rejects.toThrow("different commits");
    // A change that no commit has: the demands are the same, the prompts are not.
    await evaluate({ shard: "1/2", out: "one.json" });
    change("Version two");
    const { document } = await evaluate({ shard: "2/2", out: "two.json" });
    expect(document.head.changed).toBe(true);
    await expect(merge()).rejects.toThrow("the working trees were not the same");
    await evaluate({ shard: "1/2", out: "one.json" });
    expect((await merge()).document.head).toMatchObject({ changed: true });
  });

  it("have a base as old as the oldest answer of any part", async () => {
    await evaluate();
    await evaluate({ base: "main", shard: "1/2", out: "one.json" });
    await evaluate({ base: "main", shard: "2/2", out: "two.json" });
    const path = join(folder, "two.json");
    const part = JSON.parse(readFileSync(path, "utf8"));
    const answersSince = "2026-01-01T00:00:00.000Z";
    writeFileSync(path, JSON.stringify({ ...part, base: { ...part.base, answersSince } }));
    const merged = await evaluate({ prompt: "merge", files: ["one.json", "two.json"] });
    expect(merged.document.base.answersSince).toBe(answersSince);
  });
});
