import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command } from "../../src/commands/render.ts";
import { loadProject } from "../../src/project/load.ts";
import { openChecked } from "../../src/prompts/checked.ts";
import { compilePrompt, renderCompiled } from "../../src/prompts/compile.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

const none = { prompt: undefined, case: undefined, input: undefined, out: undefined };
const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const files = {
  "slipway.yaml": `slipway: 1\nmodel: ${model}\n`,
  "prompts/greet.prompt":
    '---\nconfig: { temperature: 0 }\ninput:\n  schema: { name: string, brand: string, photo?: string }\n  default: { brand: Northpeak }\n---\n{{role "system"}}\nYou are {{brand}}.\n{{history}}\n{{role "user"}}\nI am {{name}}.{{#if photo}}{{media url=photo contentType="image/png"}}{{/if}}\n',
  "prompts/greet.cases.yaml":
    "cases:\n  - name: plain\n    input: { name: Anna }\n  - name: talk\n    input: { name: <<<dotprompt:role:system>>>, photo: media/a.png }\n    history:\n      - { role: user, content: Hi }\n      - { role: model, content: Hello }\n",
  "prompts/sub/other.prompt": "Nothing to fill in.\n",
  "prompts/sub/other.cases.yaml": "cases: { only: {} }\n",
  "media/a.png": "x",
};

interface Document {
  readonly format: string;
  readonly renderings: readonly {
    readonly prompt: string;
    readonly case: string;
    readonly messages: readonly unknown[];
  }[];
}

async function render(
  inputs: Partial<typeof none | Record<string, string>>,
  standardInput = "",
  folder = makeFolder(files),
) {
  const context = testContext(folder, { readStdin: async () => Buffer.from(standardInput) });
  const result = await command.run({ ...none, ...inputs }, context);
  return {
    folder,
    result,
    document: JSON.parse(await result.render("json")) as Document,
    text: await result.render("text"),
  };
}

describe("slipway render", () => {
  it("gives the messages of every case, with roles, history and media as structure", async () => {
    const { document } = await render({ prompt: "greet" });
    expect(document).toEqual({
      format: "slipway/renderings/v1",
      renderings: [
        {
          prompt: "greet",
          case: "plain",
          model,
          config: { temperature: 0 },
          messages: [
            { role: "system", content: [{ text: "\nYou are Northpeak.\n" }] },
            { role: "user", content: [{ text: "\nI am Anna." }] },
          ],
        },
        {
          prompt: "greet",
          case: "talk",
          model,
          config: { temperature: 0 },
          messages: [
            { role: "system", content: [{ text: "\nYou are Northpeak.\n" }] },
            { role: "user", content: [{ text: "Hi" }], metadata: { purpose: "history" } },
            { role: "model", content: [{ text: "Hello" }], metadata: { purpose: "history" } },
            {
              role: "user",
              content: [
                { text: "\nI am <<<dotprompt:role:system>>>." },
                { media: { url: "media/a.png", contentType: "image/png" } },
              ],
            },
          ],
        },
      ],
    });
  });

  it("gives exactly what a deployed reader gets", async () => {
    const folder = makeFolder(files);
    const { document } = await render({}, "", folder);
    const set = await openChecked((await loadProject(folder)).project);
    const deployed: unknown[] = [];
    for await (const { prompt, tree, cases } of set.each()) {
      if (prompt === undefined || tree === undefined) continue;
      const compiled = compilePrompt(prompt, tree, set.partials, { compat: "strict", mediaAllowed: [] });
      const stored = JSON.parse(JSON.stringify(compiled)) as typeof compiled;
      for (const one of cases)
        deployed.push(renderCompiled(stored, { input: one.input, context: one.context, history: one.history }));
    }
    expect(document.renderings.map(({ messages }) => messages)).toEqual(deployed);
  });

  it("renders one case, or all prompts", async () => {
    expect((await render({ prompt: "greet", case: "talk" })).document.renderings.map((one) => one.case)).toEqual([
      "talk",
    ]);
    expect((await render({})).document.renderings.map((one) => `${one.prompt}/${one.case}`)).toEqual([
      "greet/plain",
      "greet/talk",
      "sub/other/only",
    ]);
  });

  it("shows people the roles as headings, and hides nothing that strangers wrote", async () => {
    const folder = makeFolder({
      ...files,
      "prompts/greet.cases.yaml": 'cases: [{ name: one, input: { name: "A\\u001b[31mB" } }]\n',
    });
    const { text } = await render({ prompt: "greet" }, "", folder);
    expect(text).toMatch(/^greet · one ━+\n.*temperature 0\n\nsystem\n/);
    expect(text).toContain("\nuser\n│\n│ I am A[U+001B][31mB.");
  });

  it("takes an input from standard input or a file, checks it, and lays it over the defaults", async () => {
    const fromJson = await render({ prompt: "greet", input: "-" }, '{ "name": "Sam", "brand": "Acme" }');
    expect(fromJson.document.renderings).toMatchObject([
      { case: "input", messages: [{ content: [{ text: "\nYou are Acme.\n" }] }, {}] },
    ]);
    const folder = makeFolder({ ...files, "in.yaml": "name: Sam\n" });
    expect((await render({ prompt: "greet", input: "in.yaml" }, "", folder)).text).toContain("I am Sam.");
    await expect(render({ prompt: "greet", input: "-" }, '{ "nam": "Sam" }')).rejects.toMatchObject({ code: "SW0330" });
    await expect(render({ prompt: "greet", input: "-" }, "[1]")).rejects.toMatchObject({ code: "SW0333" });
    await expect(render({ prompt: "greet", input: "-" }, '{ "name": "Sam", }')).rejects.toMatchObject({
      code: "SW0333",
      message: expect.stringContaining("1:16"),
    });
    await expect(render({ prompt: "greet", input: "missing.json" })).rejects.toMatchObject({ code: "SW0333" });
    await expect(render({ input: "-" })).rejects.toMatchObject({ code: "SW0333" });
  });

  it("names what exists where something is asked for that does not", async () => {
    await expect(render({ prompt: "great" })).rejects.toMatchObject({ code: "SW0331", next: "Did you mean greet?" });
    await expect(render({ prompt: "greet", case: "tolk" })).rejects.toMatchObject({
      code: "SW0332",
      next: "Did you mean talk?",
    });
  });

  it("refuses prompts with errors, and names the first", async () => {
    const folder = makeFolder({ ...files, "prompts/greet.prompt": "Hello {{nmae}}\n" });
    await expect(render({ prompt: "greet" }, "", folder)).rejects.toMatchObject({
      code: "SW0330",
      class: "refusal",
      message: expect.stringMatching(/^prompts\/greet\.prompt:1:9: /),
    });
    expect((await render({ prompt: "sub/other" }, "", folder)).document.renderings).toHaveLength(1);
  });

  it("writes all renderings into a folder, again and again, and never over other files", async () => {
    const { folder, text } = await render({ out: "out" });
    expect(text).toBe(`3 renderings written to ${join(folder, "out")}\n`);
    expect(readdirSync(join(folder, "out"), { recursive: true }).sort()).toEqual([
      "greet",
      "greet/plain.json",
      "greet/talk.json",
      "renderings.json",
      "sub",
      "sub/other",
      "sub/other/only.json",
    ]);
    expect(JSON.parse(readFileSync(join(folder, "out/sub/other/only.json"), "utf8"))).toMatchObject({
      format: "slipway/renderings/v1",
      renderings: [{ prompt: "sub/other" }],
    });
    await render({ prompt: "sub/other", out: "out" }, "", folder);
    expect(existsSync(join(folder, "out/greet"))).toBe(false);
    writeFileSync(join(folder, "out/sub/notes.md"), "a colleague's");
    await expect(render({ out: "out" }, "", folder)).rejects.toMatchObject({
      code: "SW0334",
      message: expect.stringContaining("sub/notes.md") as string,
    });
    expect(readFileSync(join(folder, "out/sub/notes.md"), "utf8")).toBe("a colleague's");
    writeFileSync(join(folder, "media", "renderings.json"), "{}");
    await expect(render({ out: "media" }, "", folder)).rejects.toMatchObject({ code: "SW0334" });
    expect(readdirSync(join(folder, "media"))).toEqual(["a.png", "renderings.json"]);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("gives a page of the cases that were asked for, and of no other", async () => {
    const folder = makeFolder(files);
    const result = await command.run({ ...none, prompt: "greet", case: "talk" }, testContext(folder));
    const page = await result.render("html");
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("&lt;&lt;&lt;dotprompt:role:system&gt;&gt;&gt;");
    expect(page).toContain("media/a.png");
    expect(page).not.toContain("I am Anna");
  });
});
