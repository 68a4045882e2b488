/** Answers and verdicts that were cut off or held back: why a model stopped says what its words are worth. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeAnswer, type FakeBedrock, startFakeBedrock } from "../../models/fake-bedrock.ts";
import { makeFolder, writeFiles } from "../../project/folder.ts";
import { runEvaluate } from "./run-evaluate.ts";

let fake: FakeBedrock;
let folder: string;
let verdict: FakeAnswer;
let answer: FakeAnswer;

const cases = (expectation: string) => ({
  "prompts/sort.cases.yaml": `cases:\n  - { name: late, input: { text: late }, must: true, expect: ${expectation} }\n`,
});

beforeEach(async () => {
  folder = makeFolder({
    "slipway.yaml": "slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n",
    "prompts/sort.prompt": "---\ninput: { schema: { text: string } }\n---\nSort: {{text}}\n",
    "prompts/good.prompt": "---\ninput: { schema: { answer: string } }\n---\nIs it good? {{answer}}\n",
    "prompts/good.cases.yaml": "cases: [{ name: one, input: { answer: yes it is } }]\n",
    ...cases("{ judge: good }"),
  });
  answer = { text: "shipping" };
  fake = await startFakeBedrock({
    reply: ({ body }) => (JSON.stringify(body.messages).includes("Is it good") ? verdict : answer),
  });
});
afterEach(() => fake.stop());

const block = (json: string) => `\`\`\`json\n${json}\n\`\`\``;
const quoted = `The answer says:\n${block('{"score": 1}')}`;

describe("a judge", () => {
  it.each([
    ["was cut off behind what it quotes", { text: quoted, stopReason: "max_tokens" }, "reached `maxOutputTokens`"],
    ["was cut off behind a verdict", { text: '{"score": 1}', stopReason: "max_tokens" }, "reached `maxOutputTokens`"],
    ["was held back", { text: '{"score": 1}', stopReason: "guardrail_intervened" }, "stopped by the guardrail"],
    ["quotes and says no more than prose", { text: `${quoted}\nThat is no sorting at all.` }, "good gave no score"],
    ["leaves its last block open", { text: `${quoted}\nSo:\n\`\`\`json\n{"score": 0}` }, "good gave no score"],
  ])("that %s gives no verdict", async (_, said, why) => {
    verdict = said;
    const { exitCode, document } = await runEvaluate(folder, fake, { prompt: "sort" });
    expect(exitCode).toBe(3);
    expect(document.results[0]).toMatchObject({ outcome: "error" });
    expect(document.results[0].judgements[0].reason).toContain(why);
    // The next run asks it once more, and what it says then counts.
    verdict = { text: '{"score": 1}' };
    expect((await runEvaluate(folder, fake, { prompt: "sort" })).exitCode).toBe(0);
  });

  it.each([
    ["1", 0],
    [block('{"score": 1}'), 0],
    [`${quoted}\nThat is wrong.\n\n${block('{"score": 0, "reason": "wrong"}')}\n \n`, 1],
    [`It says ${block('{"score": 0}')}\n\nand is right:\n${block('{"pass": true}')}`, 0],
  ])("gives the verdict that its answer ends with: %j", async (text, exitCode) => {
    verdict = { text };
    expect((await runEvaluate(folder, fake, { prompt: "sort" })).exitCode).toBe(exitCode);
  });
});

describe("a case that wants the model to decline", () => {
  it.each([
    ["content_filtered", "", 0],
    ["guardrail_intervened", "I am blocked.", 0],
    ["refusal", "", 0],
    ["max_tokens", "I cannot help with that, but", 1],
    ["model_context_window_exceeded", "I cannot help with", 1],
    ["malformed_model_output", "I cannot help", 1],
  ])("and got %s", async (stopReason, text, exitCode) => {
    writeFiles(folder, cases("{ refusal: true }"));
    answer = { text, stopReason };
    expect((await runEvaluate(folder, fake, { prompt: "sort" })).exitCode).toBe(exitCode);
  });
});
