import { describe, expect, it } from "vitest";
import { loadProject } from "../../src/project/load.ts";
import { openChecked } from "../../src/prompts/checked.ts";
import { loadPrompts } from "../../src/prompts/load.ts";
import { makeFolder } from "../project/folder.ts";

async function load(files: Readonly<Record<string, string>>) {
  const loaded = await loadPrompts((await loadProject(makeFolder(files))).project);
  const [prompt] = loaded.prompts;
  return {
    ...loaded,
    prompt,
    cases: prompt === undefined ? [] : (loaded.cases.get(prompt.name) ?? []),
    problems: loaded.findings.map(({ rule, file, range }) => `${file}:${range.start.line} ${rule}`),
  };
}

describe("a classic pair", () => {
  it("is a prompt with the case `default`", async () => {
    const { prompt, cases, problems } = await load({
      "prompts/welcome_prompt.json": `{
  "template": "welcome_email.txt",
  "variables": { "student_name": "Jordan", "weeks": 8, "topics": ["a", "b"] },
  "model_params": { "max_tokens": 2000, "temperature": 0.7 },
  "output_file": "welcome_jordan.html",
  "instruction": "Make it HTML."
}`,
      "prompt_templates/welcome_email.txt": "Hello {{student_name}}\r\n{{weeks}}",
    });
    expect(problems).toEqual([]);
    expect(prompt).toMatchObject({
      name: "welcome_prompt",
      form: "classic",
      config: { max_tokens: 2000, temperature: 0.7 },
      input: {
        schema: {
          type: "object",
          properties: {
            student_name: { type: "string" },
            weeks: { type: "number" },
            topics: { type: "array", items: { type: "string" } },
          },
          required: ["student_name", "weeks", "topics"],
          additionalProperties: false,
        },
        schemaFrom: "variables",
      },
      output: { format: "html", file: "welcome_jordan.html" },
      extensions: { instruction: "Make it HTML." },
      template: { text: "Hello {{student_name}}\n{{weeks}}", startOffset: 0 },
    });
    expect(cases).toMatchObject([
      { name: "default", input: { student_name: "Jordan", weeks: 8 }, inputPointer: "/variables" },
    ]);
    expect(prompt?.locations.valueAt("/config/temperature")?.start.line).toBe(4);
    expect(prompt?.locations.keyAt("/input/schema/properties/weeks")?.start).toEqual({ line: 3, column: 44 });
    expect(prompt?.locations.valueAt("/output/file")?.start.line).toBe(5);
    expect(cases[0]?.range.start.line).toBe(3);
  });

  it.each([
    ["its own name", "a.json", "{}", "a.txt"],
    ["its name without _prompt", "welcome_prompt.json", "{}", "welcome.txt"],
    ["`template` without extension", "a.json", '{"template": "letter"}', "letter.txt"],
    ["`template` with the folder", "a.json", '{"template": "prompt_templates/letter.txt"}', "letter.txt"],
    ["`template_file`", "a.json", '{"template_file": "module_summary.md.txt"}', "module_summary.md.txt"],
    ["its path below the prompt folder", "team/a.json", "{}", "team/a.txt"],
  ])("has the template of %s", async (_, config, content, template) => {
    const { prompt, problems } = await load({
      [`prompts/${config}`]: content,
      [`prompt_templates/${template}`]: "Hello",
      "prompt_templates/other.txt": "Other {{x}}",
    });
    expect(problems).toEqual([]);
    expect(prompt?.template.source.file).toBe(`prompt_templates/${template}`);
  });

  it("may be flat: what is no setting is a variable, and a setting may be used as one", async () => {
    const { prompt, cases } = await load({
      "prompts/summary.json":
        '{ "course_name": "Cloud", "name": "Jordan", "model": "Ford", "output_format": "md", "max_tokens": 5, "slug": "x" }',
      "prompt_templates/summary.txt": "{{ course_name }} as {{ output_format }}",
    });
    expect(cases[0]?.input).toEqual({ course_name: "Cloud", name: "Jordan", model: "Ford", output_format: "md" });
    expect(prompt).toMatchObject({ config: { max_tokens: 5 }, output: { format: "md", file: "x.md" } });
    expect(prompt?.model).toBeUndefined();
  });

  it("takes the only template that its variables fill, and says so", async () => {
    const files = {
      "prompts/welcome_prompt.json": '{\n  "name": "Jordan",\n  "course": "AI" }',
      "prompts/other.json": '{ "template": "taken.txt", "variables": { "name": "x", "course": "y" } }',
      "prompt_templates/welcome_email.txt": "Hi {{ name }}, {course}",
      "prompt_templates/taken.txt": "{{name}}",
      "prompt_templates/unfit.txt": "{{ name }} {{ place }}",
    };
    const { prompts, findings } = await load(files);
    expect(prompts.find(({ name }) => name === "welcome_prompt")?.template.source.file).toBe(
      "prompt_templates/welcome_email.txt",
    );
    expect(findings).toMatchObject([
      { rule: "template-guessed", severity: "note", help: expect.stringContaining('"template": "welcome_email.txt"') },
    ]);
  });

  it("lacks its template, and the finding names the line to add", async () => {
    const { prompts, findings } = await load({
      "prompts/a_prompt.json": '{ "variables": { "x": 1 } }',
      "prompts/b.json": '{\n  "template": "wellcome.txt"\n}',
      "prompts/c.json": '{ "template": "../../etc/passwd" }',
      "prompt_templates/welcome.txt": "{{y}}",
    });
    expect(prompts).toEqual([]);
    expect(findings).toMatchObject([
      {
        rule: "template-missing",
        file: "prompts/a_prompt.json",
        message: expect.stringContaining("a_prompt.txt or a.txt"),
      },
      {
        rule: "template-missing",
        file: "prompts/b.json",
        range: { start: { line: 2 } },
        help: 'Write `"template": "welcome.txt"`.',
      },
      { rule: "path-outside-project", file: "prompts/c.json" },
    ]);
  });

  it("with a trailing comma is understood and reported", async () => {
    const { prompt, cases, findings } = await load({
      "prompts/a.json": '{\n  "variables": {\n    "name": "Sam",\n  }\n}',
      "prompt_templates/a.txt": "Hi {{name}}",
    });
    expect(prompt?.name).toBe("a");
    expect(cases[0]?.input).toEqual({ name: "Sam" });
    expect(findings).toMatchObject([{ rule: "json-trailing-comma", range: { start: { line: 3, column: 18 } } }]);
  });

  it("is not seen where there are no templates", async () => {
    expect(await load({ "prompts/a.prompt": "Hi", "prompts/data.json": '{"x": 1}' })).toMatchObject({
      problems: [],
      prompts: [{ name: "a" }],
    });
  });

  it("is no prompt where its file holds no object", async () => {
    expect(await load({ "prompts/a.json": "[1]", "prompt_templates/b.txt": "" })).toMatchObject({
      prompts: [],
      problems: ["prompts/a.json:1 invalid-value"],
    });
  });
});

describe("the name of the published file", () => {
  async function names(config: Record<string, unknown>) {
    const folder = makeFolder({
      "prompts/team/welcome_prompt.json": JSON.stringify(config),
      "prompt_templates/welcome.txt": "Hi {{name}}",
    });
    const set = await openChecked((await loadProject(folder)).project);
    for await (const { renderings, findings } of set.each()) {
      return {
        files: renderings.map(({ file }) => file),
        problems: findings.map(({ rule, message }) => [rule, message]),
        findings,
      };
    }
    return undefined;
  }
  const variables = { name: "Jordan", course: "AI" };

  it.each([
    [{ output_slug: "a" }, "a.html"],
    [{ slug: "v1.2", output_format: "md" }, "v1.2.md"],
    [{ output_filename: "a.htm" }, "a.htm"],
    [{ output_file: "a" }, "a.html"],
    [{}, "welcome_prompt.html"],
    [{ output_file: "{{course}}_{{ name }}.md" }, "AI_Jordan.md"],
  ])("comes from %j", async (settings, file) => {
    const { files, problems } =
      (await names({
        variables: JSON.stringify(settings).includes("course") ? variables : { name: "Jordan" },
        ...settings,
      })) ?? {};
    expect({ files, problems }).toEqual({ files: [file], problems: [] });
  });

  it.each([
    ["welcome_{{nmae}}.html", "undefined-variable", /did you mean `name`/],
    ["welcome_{{name|lower}}.html", "unsupported-syntax", /Jinja/],
    ["welcome_{name}.html", "foreign-placeholder", /\{name\}/],
    ["{{#if name}}a{{/if}}.html", "invalid-value", /nothing else/],
    ["{{name}}/../x.html", "path-not-portable", /AI|Jordan/],
  ])("is checked: %s", async (output_file, rule, message) => {
    const result = await names({ variables: { name: "Jordan" }, output_file });
    expect(result?.problems).toEqual([[rule, expect.stringMatching(message)]]);
    expect(result?.findings[0]).toMatchObject({
      file: "prompts/team/welcome_prompt.json",
      range: { start: { line: 1 } },
    });
  });
});
