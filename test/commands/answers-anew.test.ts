/** Kept answers that count for nothing are asked for once more; others only where somebody says so. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { run as runIn } from "../models/run-command.ts";
import { makeFolder, writeFiles } from "../project/folder.ts";
import { runEvaluate } from "./evaluation/run-evaluate.ts";

const files = {
  "slipway.yaml":
    "slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\nenvironments:\n  beta: { store: ./beta }\n",
  ".gitignore": "beta/\n.slipway/\n",
  "prompts/sort.prompt":
    "---\ninput: { schema: { text: string } }\nconfig: { maxOutputTokens: 50 }\n---\nSort: {{text}}\n",
  "prompts/sort.cases.yaml": [
    "cases:",
    "  - { name: late, input: { text: late parcel }, expect: { equals: shipping } }",
    "  - { name: money, input: { text: money back }, expect: { equals: returns } }",
    "",
  ].join("\n"),
};

let fake: FakeBedrock;
let folder: string;
let reply: (text: string) => { readonly text: string; readonly stopReason?: string };

beforeEach(async () => {
  reply = (text) => ({ text: text.includes("late") ? "shipping" : "returns" });
  folder = makeFolder(files);
  fake = await startFakeBedrock({ reply: ({ body }) => reply(JSON.stringify(body.messages)) });
});
afterEach(() => fake.stop());

const cutOff = (text: string) =>
  text.includes("late") ? { text: "ship", stopReason: "max_tokens" } : { text: "returns" };
const evaluate = (inputs: Parameters<typeof runEvaluate>[2] = {}) => runEvaluate(folder, fake, inputs);
const run: typeof runIn = (place, inputs, overrides) =>
  runIn(place, inputs, { environment: fake.environment, ...overrides });

describe("an answer that was cut off", () => {
  it.each([
    ["in the folder", {}],
    ["in a store", { environment: "beta" }],
  ])("is asked for once more by the next run, and a whole one takes its place %s", async (_, where) => {
    reply = cutOff;
    expect((await evaluate(where)).exitCode).toBe(1);
    expect(fake.questions.length).toBe(2);
    // Cut off again: it stays, and the run asks once.
    expect((await evaluate(where)).document.results[0].problem).toContain("cut off after 4 characters");
    expect(fake.questions.length).toBe(3);
    reply = () => ({ text: "shipping" });
    const { exitCode, document } = await evaluate(where);
    expect(exitCode).toBe(0);
    expect(document.trusted).toBe("environment" in where);
    expect(fake.questions.length).toBe(4);
    reply = () => ({ text: "another" });
    expect((await evaluate(where)).exitCode).toBe(0);
    expect(fake.questions.length).toBe(4);
  });

  it("stands where nobody is asked, and where asking fails", async () => {
    reply = cutOff;
    await evaluate();
    expect((await evaluate({ offline: true })).document.results[0]).toMatchObject({ outcome: "failed" });
    fake.reply = () => ({ error: "AccessDeniedException", message: "no access" });
    expect((await evaluate()).document.results[0]).toMatchObject({ outcome: "failed" });
  });

  it("is asked for once more by run, which keeps a whole answer whatever it says", async () => {
    reply = cutOff;
    expect((await run(folder, {})).exitCode).toBe(1);
    reply = () => ({ text: "anything" });
    const { exitCode, outputs } = await run(folder, {});
    expect(exitCode).toBe(0);
    expect(outputs["asked"]).toBe("1");
    expect((await run(folder, {})).outputs["asked"]).toBe("0");
  });
});

describe("--again", () => {
  it.each([
    ["run", (inputs: object) => run(folder, inputs)],
    ["evaluate", (inputs: object) => evaluate(inputs)],
  ])("has %s ask for what is named, and keeps the new answers in place of the old", async (_, command) => {
    await evaluate();
    reply = () => ({ text: "returns" });
    await command({ case: "late", again: true });
    expect(fake.questions.length).toBe(3);
    const { document } = await evaluate({ offline: true });
    expect(document.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(["failed", "passed"]);
  });

  it.each([
    [{ again: true }, "Name a prompt, or a case with --case."],
    [{ again: true, case: "late", environment: "beta" }, "An answer that is not whole"],
    [{ again: true, case: "late", offline: true }, "Leave one of them out."],
  ])("is refused: %o", async (inputs, next) => {
    const refusal = { code: "SW0103", next: expect.stringMatching(new RegExp(next, "i")) };
    await expect(run(folder, inputs)).rejects.toMatchObject(refusal);
    await expect(evaluate(inputs)).rejects.toMatchObject(refusal);
    expect(fake.questions.length).toBe(0);
  });
});

describe("a judge without a score", () => {
  beforeEach(() => {
    writeFiles(folder, {
      "prompts/sort.cases.yaml": "cases:\n  - { name: late, input: { text: late parcel }, expect: { judge: good } }\n",
      "prompts/good.prompt": "---\ninput: { schema: { answer: string } }\n---\nIs it good? {{answer}}\n",
      "prompts/good.cases.yaml": "cases: [{ name: one, input: { answer: yes it is } }]\n",
    });
  });

  it.each([
    ["in the folder", {}],
    ["in a store", { environment: "beta" }],
  ])("is shown with its own words, and asked once more by the next run %s", async (_, where) => {
    reply = (text) => ({ text: text.includes("good") ? `9/10\n\u{202e}${"x".repeat(5_000)}` : "shipping" });
    const { exitCode, text } = await evaluate(where);
    expect(exitCode).toBe(3);
    expect(text).toContain("good gave no score");
    expect(text).toContain("and said “9/10 ");
    expect(text).not.toContain("\u{202e}");
    expect(text).not.toContain("x".repeat(300));
    expect(fake.questions.length).toBe(2);
    await evaluate(where);
    expect(fake.questions.length).toBe(3);
    reply = () => ({ text: '{ "score": 0.9 }' });
    expect((await evaluate(where)).exitCode).toBe(0);
    expect((await evaluate(where)).exitCode).toBe(0);
    expect(fake.questions.length).toBe(4);
  });
});
