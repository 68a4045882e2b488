import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSource } from "../../src/platform/text.ts";
import { readFrontMatter, splitFrontMatter } from "../../src/prompts/front-matter.ts";
import type { Compat } from "../../src/prompts/parse.ts";

/** js/src/parse.ts of google/dotprompt, as of 2026. */
const dotpromptExpression =
  /^(?:(?:#[^\n]*|[ \t]*)\n)*---\s*(?:\r\n|\r|\n)([\s\S]*?)(?:\r\n|\r|\n)---\s*(?:\r\n|\r|\n)([\s\S]*)$/;

async function read(text: string, compat: Compat = "strict") {
  const { settings, template, findings } = await readFrontMatter(createSource("a.prompt", text), compat);
  expect(template.source.text.slice(template.startOffset, template.startOffset + template.text.length)).toBe(
    template.text,
  );
  return {
    settings,
    template: template.text,
    rules: findings.map(({ rule, range }) => [rule, range.start.line]),
    findings,
  };
}

describe("front matter", () => {
  it("stands where Dotprompt finds it", () => {
    const token = fc.constantFrom(
      "---",
      "\n",
      "\n",
      "\n",
      " ",
      "\t",
      "a: b",
      "#x",
      "-",
      "\u00a0",
      "x",
      "--- ",
      "---\n",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
        const text = tokens.join("");
        const match = dotpromptExpression.exec(text);
        // Dotprompt takes empty settings for none.
        const expected = match?.[1] ? [match[1].trim() === "" ? "" : match[1], match[2]?.trim()] : undefined;
        const parts = splitFrontMatter(text, "dotprompt");
        const actual =
          parts.kind === "settings"
            ? [text.slice(parts.settings.start, parts.settings.end), text.slice(parts.body.start, parts.body.end)]
            : undefined;
        expect({ text, parts: actual }).toEqual({ text, parts: expected });
      }),
      { numRuns: 5000 },
    );
  });

  it("is read, and the template is trimmed", async () => {
    expect(await read("---\nmodel: x\nconfig:\n  temperature: 0.5\n---\n\n Hello \n\n")).toMatchObject({
      settings: { model: "x", config: { temperature: 0.5 } },
      template: "Hello",
      rules: [],
    });
  });

  it("may come after blank lines and a licence", async () => {
    expect(await read("# Copyright\n\n---\nmodel: x\n---\nHi\n")).toMatchObject({
      settings: { model: "x" },
      template: "Hi",
      rules: [],
    });
  });

  it("is not needed: the whole file is the template, as it is", async () => {
    expect(await read("\nHello\n")).toMatchObject({ settings: {}, template: "\nHello\n", rules: [] });
    expect(await read("---- a line drawn\n")).toMatchObject({ template: "---- a line drawn\n", rules: [] });
    expect(await read("---\nA heading and no settings\n")).toMatchObject({
      template: "---\nA heading and no settings\n",
      rules: [],
    });
  });

  it("may be empty, where Dotprompt takes the lines for text", async () => {
    expect(await read("---\n---\nHello\n---\nmore\n")).toMatchObject({
      settings: {},
      template: "Hello\n---\nmore",
      rules: [],
    });
    expect(await read("---\n---\nHello\n", "dotprompt")).toMatchObject({ template: "---\n---\nHello\n" });
  });

  it("may end with the file, which Dotprompt would send to the model", async () => {
    expect(await read("---\nmodel: x\n---")).toMatchObject({
      settings: { model: "x" },
      template: "",
      rules: [["front-matter-end", 3]],
    });
    expect(await read("---\nmodel: x\n---", "dotprompt")).toMatchObject({
      settings: {},
      template: "---\nmodel: x\n---",
      rules: [["front-matter-end", 3]],
    });
    expect(await read("---\n---", "dotprompt")).toMatchObject({ template: "---\n---" });
    expect(await read("A line\n---", "dotprompt")).toMatchObject({ template: "A line\n---", rules: [] });
  });

  it("is missed where it is never closed", async () => {
    expect(await read("\n---\nmodel: x\nHello\n")).toMatchObject({ rules: [["front-matter-unclosed", 2]] });
  });

  it("is reported with its line where it is no YAML; Dotprompt sends the whole file", async () => {
    const text = "---\nmodel: x\ninput:\n  schema\n    name: string\n---\nHello\n";
    expect(await read(text)).toMatchObject({ rules: [["yaml-syntax", 4]], template: "Hello" });
    expect(await read(text, "dotprompt")).toMatchObject({ rules: [["yaml-syntax", 4]], template: text.trim() });
  });

  it("is reported where it is no mapping", async () => {
    expect(await read("---\njust a text\n---\nHello\n")).toMatchObject({
      settings: {},
      rules: [["front-matter-invalid", 2]],
      template: "Hello",
    });
  });

  it("is found in time linear in the file", () => {
    for (const text of [
      "---\n".repeat(200_000),
      `---\n${"\n---x".repeat(200_000)}`,
      "#\n".repeat(300_000),
      `---${" ".repeat(500_000)}`,
      `---\n${"\n--- ".repeat(150_000)}`,
    ]) {
      splitFrontMatter(text, "dotprompt");
      splitFrontMatter(text, "strict");
    }
  });
});
