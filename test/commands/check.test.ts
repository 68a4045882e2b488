import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command } from "../../src/commands/check.ts";
import type { Format } from "../../src/platform/command.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

const none = { paths: [], strict: false, all: false, shard: undefined, "max-warnings": undefined };
const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

const sound = {
  "slipway.yaml": `slipway: 1\nmodel: ${model}\n`,
  "prompts/a.prompt": "---\ninput: { schema: { name: string } }\n---\nHello {{name}}\n",
  "prompts/a.cases.yaml": "cases: [{ name: one, input: { name: Anna } }]\n",
};

async function check(
  files: Readonly<Record<string, string>>,
  inputs: Partial<Parameters<typeof command.run>[0]> = {},
  at = "",
) {
  const folder = makeFolder(files);
  const result = await command.run({ ...none, ...inputs }, testContext(join(folder, at)));
  const { findings } = JSON.parse(await result.render("json")) as {
    findings: {
      rule: string;
      file: string;
      severity: string;
      message: string;
      help: string;
      range: { start: { line: number; column: number } };
    }[];
  };
  return {
    ...result,
    findings,
    problems: findings.map(({ rule, file, range }) => `${file}:${range.start.line}:${range.start.column} ${rule}`),
    text: (format: Format = "text") => result.render(format),
  };
}

describe("slipway check", () => {
  it("passes a sound project and says what it looked at", async () => {
    const { exitCode, outputs, problems, text } = await check(sound);
    expect({ exitCode, outputs, problems }).toEqual({
      exitCode: 0,
      outputs: { errors: "0", warnings: "0", notes: "0" },
      problems: [],
    });
    expect(await text()).toContain("1 prompt with 1 case checked and rendered.");
  });

  it("finds expectations that no answer can be judged by, at the value that is wrong", async () => {
    const cases = [
      "cases:",
      "  - name: one",
      "    input: { name: Anna }",
      "    expect:",
      '      - matches: "^[A-Z{2}-"',
      "      - contians: Anna",
      "      - script: checks/polite.js",
      "      - script: checks/rude.js",
      '      - path: { at: "$.items[?(@.name)]" }',
    ];
    const files = { "prompts/a.cases.yaml": cases.join("\n"), "checks/polite.js": "export default () => true;" };
    const { problems, findings } = await check({ ...sound, ...files });
    expect(problems).toEqual([
      "prompts/a.cases.yaml:5:18 expectation-invalid",
      "prompts/a.cases.yaml:6:9 unknown-key",
      "prompts/a.cases.yaml:8:17 expectation-invalid",
      "prompts/a.cases.yaml:9:21 expectation-invalid",
    ]);
    expect(findings[1]?.help).toBe("Write `contains`.");
  });

  it("takes patterns in the syntax of RE2, and refuses those that RE2 does not have", async () => {
    const patterns = ["(?s)a.b", "(?m)^b$", "(?i:abc)d", "\\Aab", "ab\\z", "\\pL+", "\\p{Greek}", "[[:alpha:]]+"];
    const of = (all: readonly string[]) =>
      check({
        ...sound,
        "prompts/a.cases.yaml": JSON.stringify({
          cases: [{ name: "one", input: { name: "Anna" }, expect: all.map((matches) => ({ matches })) }],
        }),
      });
    expect((await of(patterns)).problems).toEqual([]);
    const { findings } = await of(["(?=a)", "(a)\\1", "(?s)(a{1000}){2}"]);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining("look-ahead"),
      expect.stringContaining("back-reference"),
      expect.stringContaining("it repeats something more than 1,000 times"),
    ]);
  });

  it("finds what demands nothing, or nothing that can be", async () => {
    const cases = [
      "cases:",
      "  - { name: one, input: { name: A }, must: true }",
      "  - { name: two, input: { name: A }, passRate: 0.5, expect: { contains: x } }",
      "  - { name: three, input: { name: A }, expect: { length: { unit: words } } }",
      "  - { name: four, input: { name: A }, expect: { number: { min: 5, max: 3 } } }",
      "  - name: five",
      "    input: { name: A }",
      "    expect: { equals: }",
    ];
    const { problems, findings } = await check({ ...sound, "prompts/a.cases.yaml": cases.join("\n") });
    expect(problems).toEqual(
      [2, 3, 4, 5, 8].map((line) => expect.stringMatching(`a.cases.yaml:${line}:.*expectation-invalid`)),
    );
    expect(findings.map(({ severity }) => severity)).toEqual(["warning", "warning", "error", "error", "error"]);
  });

  it("compiles scripts without running them, and names those that could not run", async () => {
    const scripts = {
      "checks/good.mjs": 'import { words } from "./words.mjs"; export default () => words;',
      "checks/words.mjs": 'export const words = 1; throw new Error("was run");',
      "checks/empty.mjs": "",
      "checks/broken.mjs": "export default () => {\n  return 1 +;\n};",
      "checks/node.mjs": 'import fs from "fs"; export default () => fs;',
      "checks/lost.mjs": 'import { a } from "./nowhere.mjs"; export default () => a;',
      "checks/data.mjs": 'import a from "./data.json"; export default () => a;',
      "checks/data.json": "{",
    };
    const expectations = ["good", "empty", "broken", "node", "lost", "data", "gone"].map((name) => ({
      script: `checks/${name}.mjs`,
    }));
    const { findings } = await check({
      ...sound,
      ...scripts,
      "prompts/a.cases.yaml": JSON.stringify({
        cases: [{ name: "one", input: { name: "Anna" }, expect: expectations }],
      }),
    });
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining("`checks/empty.mjs` cannot judge: It has no default export"),
      expect.stringContaining("`checks/broken.mjs` cannot judge: Unexpected token"),
      expect.stringContaining("no modules of Node"),
      expect.stringContaining("checks/nowhere.mjs cannot be read"),
      expect.stringContaining("checks/data.json: Expected"),
      "There is no file `checks/gone.mjs` in the project.",
    ]);
  });

  it("knows what a judge gets, and wants no case of a prompt that judges", async () => {
    const judged = (prompt: string) => ({
      ...sound,
      "prompts/a.cases.yaml": `cases: [{ name: one, input: { name: Anna }, expect: { judge: ${prompt} } }]\n`,
      "prompts/tone.prompt": "---\ninput: { schema: { answer: string } }\n---\nJudge {{answer}}\n",
      "prompts/sort.prompt": "---\ninput: { schema: { text: string } }\n---\nSort {{text}}\n",
      "prompts/sort.cases.yaml": "cases: [{ name: one, input: { text: x } }]\n",
    });
    expect((await check(judged("tone"))).problems).toEqual([]);
    const { findings } = await check(judged("sort"));
    expect(findings).toMatchObject([
      { rule: "expectation-invalid", message: "The prompt `sort` cannot judge: it needs `text`, which no judge gets." },
      { rule: "prompt-without-case", file: "prompts/tone.prompt" },
    ]);
  });

  it.each(["cases:\n", "cases: []\n", "cases: {}\n"])("says of the file what it lacks: %j", async (cases) => {
    const { findings } = await check({ "prompts/a.prompt": "Hello.\n", "prompts/a.cases.yaml": cases });
    expect(findings).toMatchObject([
      { rule: "prompt-without-case", severity: "warning", file: "prompts/a.cases.yaml" },
    ]);
  });

  it("reports every problem of every file at once", async () => {
    const { exitCode, problems } = await check({
      "slipway.yaml": "slipway: 1\nmodle: x\n",
      "prompts/a.prompt": "---\ninput: { schema: { name: string } }\n---\nHello {{nmae}}\n{{> footer}}\n",
      "prompts/a.cases.yaml": "cases: [{ name: one, input: { name: 3 } }]\n",
      "prompts/b.prompt": "{{#if x}}\n",
      "prompts/c.json": '{ "variables": { "x": 1, } }',
      "prompt_templates/c.txt": "{{x}}",
    });
    expect(exitCode).toBe(1);
    expect(problems).toEqual(
      expect.arrayContaining([
        "slipway.yaml:2:1 unknown-key",
        "prompts/a.prompt:4:9 undefined-variable",
        "prompts/a.prompt:5:5 missing-partial",
        "prompts/a.cases.yaml:1:37 case-input",
        "prompts/b.prompt:1:1 unclosed-block",
        "prompts/c.json:1:24 json-trailing-comma",
      ]),
    );
  });

  it("fails on warnings only where it is told to", async () => {
    const files = { ...sound, "prompts/b.prompt": "No case.\n" };
    expect(await check(files)).toMatchObject({ exitCode: 0, outputs: { warnings: "1" } });
    expect(await check(files, { strict: true })).toMatchObject({ exitCode: 1 });
    expect(await check(files, { "max-warnings": 1 })).toMatchObject({ exitCode: 0 });
    expect(await check(files, { "max-warnings": 0 })).toMatchObject({ exitCode: 1 });
    await expect(check(files, { "max-warnings": -1 })).rejects.toMatchObject({ code: "SW0103" });
  });

  it("reports about the paths that are named, from where the person stands", async () => {
    const files = {
      ...sound,
      "prompts/x/b.prompt": "{{#if}}\n",
      "prompts/x/b.cases.yaml": "cases: 5\n",
      "prompts/y/c.prompt": "{{#if}}\n",
      "prompts/_p.prompt": "{{y}",
    };
    const files_ = (result: { problems: readonly string[] }) =>
      [...new Set(result.problems.map((problem) => problem.split(":")[0]))].sort();
    expect(files_(await check(files, { paths: ["prompts/x"] }))).toEqual([
      "prompts/x/b.cases.yaml",
      "prompts/x/b.prompt",
    ]);
    expect(files_(await check(files, { paths: ["b.prompt"] }, "prompts/x"))).toEqual([
      "prompts/x/b.cases.yaml",
      "prompts/x/b.prompt",
    ]);
    expect(files_(await check(files, { paths: ["../y", "../_p.prompt"] }, "prompts/x"))).toEqual([
      "prompts/_p.prompt",
      "prompts/y/c.prompt",
    ]);
    expect((await check(files, { paths: ["prompts/a.prompt"] })).exitCode).toBe(0);
    await expect(check(files, { paths: ["prompts/none.prompt"] })).rejects.toMatchObject({ code: "SW0205" });
    await expect(check(files, { paths: ["/etc"] })).rejects.toMatchObject({ code: "SW0205" });
  });

  it("applies levels of rules and notes in files", async () => {
    const files = {
      ...sound,
      "slipway.yaml": `slipway: 1\nmodel: ${model}\nrules: { prompt-without-case: error, unused-variable: off }\n`,
      "prompts/b.prompt": "---\ninput: { schema: { used: string, spare: string } }\n---\n{{used}}\n",
      "prompts/c.prompt":
        "---\ninput: { schema: { name: string } }\n---\n{{! slipway:ignore undefined-variable the application adds it }}\n{{other}}{{name}}\n",
    };
    const { problems, findings } = await check(files);
    expect(problems).toEqual(["prompts/b.prompt:1:1 prompt-without-case", "prompts/c.prompt:1:1 prompt-without-case"]);
    expect(findings.map(({ severity }) => severity)).toEqual(["error", "error"]);
    const misspelt = await check({
      ...sound,
      "slipway.yaml": `slipway: 1\nmodel: ${model}\nrules: { unused-varible: off }\n`,
    });
    expect(misspelt.findings).toMatchObject([
      { rule: "unknown-rule", file: "slipway.yaml", message: expect.stringContaining("unused-variable") },
    ]);
  });

  it("reports a case that breaks a limit when it is rendered", async () => {
    const { problems, findings } = await check({
      ...sound,
      "slipway.yaml": `slipway: 1\nmodel: ${model}\nlimits: { renderedCharacters: 100 }\n`,
      "prompts/a.cases.yaml": `cases: [{ name: long, input: { name: ${"x".repeat(200)} } }]\n`,
    });
    expect(problems).toEqual(["prompts/a.cases.yaml:1:17 rendering-failed"]);
    expect(findings[0]?.message).toMatch(/SW03/);
  });

  it("reports media that are not in the project, at the case that names them", async () => {
    const files = {
      ...sound,
      "prompts/m.prompt":
        '---\ninput: { schema: { photo: string } }\n---\n{{media url=photo}}{{media url="media/fixed.png"}}\n',
      "prompts/m.cases.yaml":
        "cases:\n  - { name: one, input: { photo: media/a.png } }\n  - { name: two, input: { photo: media/B.png } }\n",
      "media/a.png": "x",
      "media/b.png": "x",
    };
    expect((await check(files)).problems).toEqual([
      "prompts/m.cases.yaml:3:34 media-missing",
      "prompts/m.prompt:4:32 media-missing",
    ]);
  });

  it("writes paths from the root of the repository where a tool of GitHub reads them", async () => {
    const folder = makeFolder({
      "team/slipway.yaml": `slipway: 1\nmodel: ${model}\n`,
      "team/prompts/b.prompt": "{{#if}}\n",
    });
    mkdirSync(join(folder, ".git"));
    const result = await command.run(none, testContext(join(folder, "team")));
    expect(await result.render("github")).toContain("file=team/prompts/b.prompt");
    expect(await result.render("sarif")).toContain("team/prompts/b.prompt");
    expect(await result.render("junit")).toContain("<testsuite");
    expect(await result.render("markdown")).toContain("prompts/b.prompt");
  });

  it("ends with a usage error where there is no project", async () => {
    await expect(check({ "README.md": "" })).rejects.toMatchObject({ code: "SW0201", class: "usage" });
  });

  it("stops when it is interrupted", async () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 200; index++) files[`prompts/p${index}.prompt`] = "Hello";
    const stop = new AbortController();
    const context = testContext(makeFolder(files), {
      signal: stop.signal,
      progress: { update: () => stop.abort(), note() {}, debug() {} },
    });
    await expect(command.run(none, context)).rejects.toMatchObject({ name: "AbortError" });
  });

  describe("with a cause that has echoes", () => {
    const settings = (schema: string) =>
      `---\ninput:\n  schema:\n${schema}---\n{{brand}}: {{subject}} {{> style}}{{#if brand}}x{{else}}y{{/if}}\n`;
    const project = (schema: string, cases = "cases:\n  - name: one\n    input: { brand: x, subject: y }\n") => ({
      "slipway.yaml": `slipway: 1\nmodel: ${model}\n`,
      "prompts/partials/style.prompt": "For {{brand}}.{{#if subject}}a{{else}}b{{/if}}",
      "prompts/a.prompt": settings(schema),
      "prompts/a.cases.yaml": cases,
    });
    const good = "    brand: string\n    subject: string\n";
    const both = "input: { brand: x, subject: y }";

    it.each([
      ["a wrong indent", "   brand: string\n    subject: string\n", "4:11 yaml-syntax"],
      ["a tab", "    brand: string\n\tsubject: string\n", "5:1 yaml-syntax"],
      ["an unknown type", "    brand: strng\n", "4:12 schema-invalid"],
      ["a broken JSON Schema", "    type: object\n    properties: { brand: { type: objct } }\n", "5:28 schema-invalid"],
    ])("shows it alone: %s in the input schema", async (_, schema, problem) => {
      expect((await check(project(schema))).problems).toEqual([`prompts/a.prompt:${problem}`]);
    });

    it.each([
      ["a line outside its item", `cases:\n  - name: one\n   ${both}\n`, "3:4 yaml-syntax"],
      ["a misspelt name", `cases:\n  - nmae: one\n    ${both}\n`, "2:5 unknown-key"],
      ["an unclosed quote", `cases:\n  - name: one\n    input: { brand: x }\n  - name: "two\n`, "4:11 yaml-syntax"],
    ])("shows it alone: %s in the cases", async (_, cases, problem) => {
      expect((await check(project(good, cases))).problems).toEqual([`prompts/a.cases.yaml:${problem}`]);
    });

    it("shows it alone in a schema that prompts use by name", async () => {
      const files = {
        ...sound,
        "prompts/a.prompt": "---\ninput: { schema: Ticket }\n---\n{{name}}\n",
      };
      const broken = { ...files, "schemas/Ticket.yaml": "  brand: string\n name: string\n" };
      expect((await check(broken)).problems).toEqual(["schemas/Ticket.yaml:2:2 yaml-syntax"]);
      const invalid = { ...files, "schemas/Ticket.yaml": "brand: strng\n" };
      expect((await check(invalid)).problems).toEqual(["schemas/Ticket.yaml:1:8 schema-invalid"]);
    });

    it("goes on checking what does not depend on it", async () => {
      const files = { ...project("    brand: strng\n"), "prompts/b.prompt": "{{> nothing}}" };
      const { problems } = await check(files);
      expect(problems).toContain("prompts/b.prompt:1:5 missing-partial");
      expect(problems).toContain("prompts/a.prompt:4:12 schema-invalid");
    });

    it("says of no partial that it is unused where a template does not parse", async () => {
      const unused = async (template: string) =>
        (
          await check({ ...sound, "prompts/b.prompt": template, "prompts/partials/style.prompt": "Hi" })
        ).problems.filter((problem) => problem.endsWith("unused-partial"));
      expect(await unused("{{#if x}}{{> style}}")).toEqual([]);
      expect(await unused("Hello")).toHaveLength(1);
    });

    it("says of no partial that it is missing where it does not parse", async () => {
      const { problems } = await check({
        ...sound,
        "prompts/a.prompt": "---\ninput: { schema: { name: string } }\n---\nHello {{name}} {{> outer}} {{> style}}\n",
        "prompts/partials/outer.prompt": "{{> style}}",
        "prompts/partials/style.prompt": "{{#if name}}",
      });
      expect(problems).toEqual(["prompts/partials/style.prompt:1:1 unclosed-block"]);
    });

    it("reports a mistake in the syntax of a shared classic template once", async () => {
      const { problems } = await check({
        "prompts/a.json": '{ "variables": { "x": "x" }, "template": "shared.txt" }',
        "prompts/b.json": '{ "variables": { "x": "x" }, "template": "shared.txt" }',
        "prompt_templates/shared.txt": "{{#if x}}",
      });
      expect(problems).toEqual(["prompt_templates/shared.txt:1:1 unclosed-block"]);
    });

    it("names the classic prompt for which a shared template is wrong", async () => {
      const { findings } = await check({
        "prompts/a.json": '{ "variables": { "course_nme": "x" }, "template": "shared.txt" }',
        "prompts/b.json": '{ "variables": { "course_name": "x" }, "template": "shared.txt" }',
        "prompt_templates/shared.txt": "Hi {{course_name}}",
      });
      const undefinedOnes = findings.filter(({ rule }) => rule === "undefined-variable");
      expect(undefinedOnes.map(({ help }) => /\(Seen in .*\)$/.exec(help)?.[0])).toEqual(["(Seen in `a`.)"]);
    });

    it("reads classic prompts in one folder as the advice of SW0201 says", async () => {
      const { problems } = await check({
        "slipway.yaml": `slipway: 1\nmodel: ${model}\nprompts: [hello.json]\ntemplates: .\n`,
        "package.json": "{}",
        "hello.json": '{ "variables": { "name": "x" }, "template": "hello.txt" }',
        "hello.txt": "Hi {{name}}",
      });
      expect(problems).toEqual([]);
    });
  });
});
