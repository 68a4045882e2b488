import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command as checkCommand } from "../../src/commands/check.ts";
import { command } from "../../src/commands/import.ts";
import { command as renderCommand } from "../../src/commands/render.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

const summarizer = `name: Text Summarizer
description: Summarizes input text concisely
model: openai/gpt-4o-mini
modelParameters:
  temperature: 0.5
  maxTokens: 200
  frequencyPenalty: 1
messages:
  - role: system
    content: You are a text summarizer. Write {{"{{"}} for braces, {{ style }}.
  - role: user
    content: |
      Summarize:
      <text>
      {{input}}
      </text>
  - role: assistant
    content: Summary -
testData:
  - input: The quick brown fox.
    style: short
    expected: Summary - A fox.
  - input: Another
    style: long
    expected: Summary - B (really)
evaluators:
  - name: Starts
    string: { startsWith: "Summary -" }
  - name: Says
    string: { contains: "{{expected}}" }
  - name: Similar
    uses: github/similarity
  - name: Polite
    llm: { modelId: openai/gpt-4o, prompt: "{{completion}}" }
`.replace('{{"{{"}}', "{{");

const config = { "slipway.yaml": "slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n" };

async function run(folder: string, files: readonly string[], more: object = {}) {
  const result = await command.run({ files, to: undefined, "dry-run": false, ...more }, testContext(folder));
  return {
    document: JSON.parse(await result.render("json")),
    text: await result.render("text"),
    exitCode: result.exitCode,
  };
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

describe("slipway import", () => {
  it("makes a prompt that checks and renders, with test data as cases and evaluators as expectations", async () => {
    const folder = makeFolder({ ...config, "old/summarize.prompt.yml": summarizer });
    const { document, text } = await run(folder, ["old/summarize.prompt.yml"]);
    expect(document.files).toMatchObject([{ written: ["summarize.prompt", "summarize.cases.yaml"] }]);
    expect(document.files[0].left).toEqual([
      "The name “Text Summarizer” is not carried over: a prompt has the name of its file.",
      "The model `openai/gpt-4o-mini` is one of GitHub Models; name one of Bedrock in the prompt or in slipway.yaml.",
      "The parameter `frequencyPenalty` is not carried over.",
      expect.stringContaining("The evaluator “Similar” asks a model how alike two texts are"),
      expect.stringContaining("The evaluator “Polite” asks a model by a prompt of its own"),
    ]);
    expect(text).toContain("Next: slipway check");
    expect(read(folder, "prompts/summarize.cases.yaml")).toContain("matches: (?i)^Summary -");
    expect(read(folder, "prompts/summarize.cases.yaml")).toContain("matches: (?i)Summary - B \\(really\\)");

    const check = await checkCommand.run(
      { paths: [], strict: false, "max-warnings": undefined, all: false, shard: undefined } as never,
      testContext(folder),
    );
    expect(JSON.parse(await check.render("json")).summary).toMatchObject({ errors: 0 });
    const rendered = await renderCommand.run(
      { prompt: "summarize", case: "case-1", input: undefined, out: undefined },
      testContext(folder),
    );
    expect(JSON.parse(await rendered.render("json")).renderings[0]).toMatchObject({
      config: { temperature: 0.5, maxOutputTokens: 200 },
      messages: [
        { role: "system", content: [{ text: "You are a text summarizer. Write {{ for braces, short.\n" }] },
        { role: "user", content: [{ text: "Summarize:\n<text>\nThe quick brown fox.\n</text>\n" }] },
        { role: "model" },
      ],
    });
  });

  it("gives what a row leaves out a default, and leaves out what compares with a field that is not there", async () => {
    const file = [
      "messages: [{ role: user, content: 'Say {{input}} {{style}}' }]",
      "testData: [{ input: a, style: b, expected: c }, { input: d }]",
      "evaluators: [{ name: says, string: { contains: '{{expected}}' } }, { name: like, uses: github/similarity }]",
      "",
    ].join("\n");
    const folder = makeFolder({ ...config, "a.prompt.yml": file });
    const { document } = await run(folder, ["a.prompt.yml"]);
    expect(document.files[0].left).toContain(
      "The evaluator “says” compares with `expected`, which case-2 does not have.",
    );
    expect(read(folder, "prompts/a.prompt")).toContain('default:\n    style: ""');
    expect(read(folder, "prompts/a.cases.yaml")).not.toContain("{{");
    const check = await checkCommand.run(
      { paths: [], strict: false, "max-warnings": undefined, all: false, shard: undefined } as never,
      testContext(folder),
    );
    expect(JSON.parse(await check.render("json")).summary).toMatchObject({ errors: 0 });
  });

  it("carries the schema of the answer over", async () => {
    const schema = JSON.stringify({
      name: "x",
      strict: true,
      schema: { type: "object", properties: { a: { type: "string" } } },
    });
    const file = `messages: [{ role: user, content: "Hi {{name}}" }]\nresponseFormat: json_schema\njsonSchema: '${schema}'\n`;
    const folder = makeFolder({ ...config, "a.prompt.yaml": file });
    await run(folder, ["a.prompt.yaml"]);
    expect(read(folder, "prompts/a.prompt")).toContain("format: json");
    expect(read(folder, "prompts/a.prompt")).toContain("type: object");
  });

  it("takes names that every object has for names like others", async () => {
    const file = [
      "messages: [{ role: constructor, content: 'Hi {{toString}}' }]",
      "modelParameters: { __proto__: { a: 1 }, valueOf: 2 }",
      "testData: [{ toString: x }]",
      "",
    ].join("\n");
    const folder = makeFolder({ ...config, "a.prompt.yml": file });
    await run(folder, ["a.prompt.yml"]);
    const prompt = read(folder, "prompts/a.prompt");
    expect(prompt).toContain('{{role "user"~}}\nHi {{toString}}');
    expect(prompt).not.toMatch(/object Object|config:/);
    expect(read(folder, "prompts/a.cases.yaml")).toContain("toString: x");
  });

  it("overwrites nothing, writes nothing with --dry-run, and refuses what is no such file", async () => {
    const folder = makeFolder({
      ...config,
      "a.prompt.yml": "messages: [{ role: user, content: Hi }]\n",
      "b.yml": "x: 1\n",
      "prompts/a.prompt": "mine\n",
    });
    const { document } = await run(folder, ["a.prompt.yml"]);
    expect(document.files[0]).toMatchObject({ written: [], left: ["a.prompt was not written: it is there already."] });
    expect(read(folder, "prompts/a.prompt")).toBe("mine\n");
    const other = makeFolder({ "c.prompt.yml": "messages: [{ role: user, content: Hi }]\n" });
    await run(other, ["c.prompt.yml"], { "dry-run": true });
    expect(() => read(other, "prompts/c.prompt")).toThrow();
    for (const file of ["b.yml", "missing.yml"])
      await expect(run(folder, [file])).rejects.toMatchObject({ code: "SW0335" });
  });

  it("writes into the project's own folder from a folder below it, and nowhere outside", async () => {
    const folder = makeFolder({ ...config, "old/summarize.prompt.yml": summarizer });
    const below = join(folder, "old");
    const { document, text } = await run(below, ["summarize.prompt.yml"]);
    expect(document.files).toMatchObject([{ written: ["summarize.prompt", "summarize.cases.yaml"] }]);
    expect(text).toContain("Next: slipway check");
    expect(read(folder, "prompts/summarize.prompt")).toContain("{{input}}");
    await expect(run(below, ["summarize.prompt.yml"], { to: "../../elsewhere" })).rejects.toMatchObject({
      code: "SW0335",
      message: expect.stringContaining("leads out of the project"),
    });
  });

  it("ends with 1 where nothing was written, and says where no prompt is looked for", async () => {
    const folder = makeFolder({ ...config, "old/a.prompt.yml": "messages: [{ role: user, content: Hello }]\n" });
    const first = await run(folder, ["old/a.prompt.yml"], { to: "old" });
    expect(first.exitCode).toBe(0);
    expect(first.text).toContain("The project looks for no prompts in ");
    const second = await run(folder, ["old/a.prompt.yml"], { to: "old" });
    expect(second.exitCode).toBe(1);
    expect(second.text).toContain("Nothing was written.");
    expect(second.text).not.toContain("Next:");
  });

  it("takes a variable with a point for a field of an object", async () => {
    const file = "messages: [{ role: user, content: 'Hi {{user.name}}' }]\ntestData: [{ user.name: Anna }]\n";
    const folder = makeFolder({ ...config, "a.prompt.yml": file });
    await run(folder, ["a.prompt.yml"]);
    const check = await checkCommand.run(inputsFor(checkCommand, {}), testContext(folder));
    expect(JSON.parse(await check.render("json")).findings).toEqual([]);
    const rendered = await renderCommand.run(inputsFor(renderCommand, { prompt: "a" }), testContext(folder));
    expect(JSON.parse(await rendered.render("json")).renderings[0].messages).toMatchObject([
      { role: "user", content: [{ text: expect.stringContaining("Hi Anna") }] },
    ]);
  });

  it("leaves out a schema that is nested without end", async () => {
    const deep = `{"schema":${'{"items":'.repeat(20_000)}{}${"}".repeat(20_000)}}`;
    const file = `messages: [{ role: user, content: Hello }]\nresponseFormat: json_schema\njsonSchema: '${deep}'\n`;
    const folder = makeFolder({ ...config, "a.prompt.yml": file });
    const { document } = await run(folder, ["a.prompt.yml"]);
    expect(document.files[0].left).toContain("The JSON Schema of the answer cannot be read.");
    expect(read(folder, "prompts/a.prompt")).toContain("format: json");
  });
});
