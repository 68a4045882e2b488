/** What people meet who begin: empty files, names that are nearly right, words of other tools. */
import { describe, expect, it } from "vitest";
import { command } from "../../src/commands/check.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

const none = { paths: [], strict: false, all: false, shard: undefined, "max-warnings": undefined };

interface Shown {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly message: string;
  readonly help: string;
}

async function check(files: Readonly<Record<string, string | Uint8Array>>) {
  const result = await command.run(none, testContext(makeFolder(files)));
  const { findings } = JSON.parse(await result.render("json")) as { findings: readonly Shown[] };
  return {
    exitCode: result.exitCode,
    findings,
    of: (rule: string) =>
      findings.filter((one) => one.rule === rule).map(({ severity, file, help }) => ({ severity, file, help })),
    problems: findings.map(({ rule, severity, file }) => `${file} ${severity} ${rule}`),
  };
}

const oneCase = "cases: [{ name: first, input: {} }]\n";

describe("a prompt that says nothing", () => {
  const write = "Write what the model is to do below the settings, or remove the file.";

  it.each([
    ["an empty file", ""],
    ["white space", "  \n\n"],
    ["settings alone", "---\nconfig: { temperature: 0 }\n---\n"],
    ["a role and a comment", '{{role "user"}}\n{{! later }}\n'],
    ["an empty condition", "---\ninput: { schema: { a?: string } }\n---\n{{#if a}} {{else}}{{/if}}"],
    ["a partial that is empty", "{{> nothing}}"],
  ])("is an error: %s", async (_, text) => {
    const partial = text.includes(">") ? { "prompts/_nothing.prompt": " " } : {};
    const { exitCode, of } = await check({ "prompts/a.prompt": text, "prompts/a.cases.yaml": oneCase, ...partial });
    expect(of("empty-prompt")).toEqual([{ severity: "error", file: "prompts/a.prompt", help: write }]);
    expect(exitCode).toBe(1);
  });

  it("is none with a history, a picture, a variable or a partial's text", async () => {
    const { exitCode, of } = await check({
      "prompts/a.prompt": "{{history}}",
      "prompts/b.prompt": '{{media url="prompts/b.png"}}',
      "prompts/b.png": new Uint8Array([1]),
      "prompts/c.prompt": "---\ninput: { schema: { a: string } }\n---\n{{a}}",
      "prompts/d.prompt": "{{> some}}",
      "prompts/_some.prompt": "Hello",
    });
    expect({ exitCode, empty: of("empty-prompt") }).toEqual({ exitCode: 0, empty: [] });
  });

  it("holds for the template of a classic pair", async () => {
    const { of } = await check({
      "prompts/a.json": '{ "model_id": "amazon.nova-pro-v1:0" }',
      "prompt_templates/a.txt": "\n",
    });
    expect(of("empty-prompt")).toMatchObject([{ severity: "error", file: "prompt_templates/a.txt" }]);
  });

  it("for some cases alone is a warning at the first of them", async () => {
    const { exitCode, findings } = await check({
      "prompts/a.prompt": "---\ninput: { schema: { a?: string } }\n---\n{{#if a}}{{a}}{{/if}}\n",
      "prompts/a.cases.yaml":
        "cases:\n  - { name: full, input: { a: Hi } }\n  - { name: none, input: {} }\n  - { name: bare, input: { a: '' } }\n",
    });
    expect(exitCode).toBe(0);
    expect(findings).toMatchObject([
      {
        rule: "empty-prompt",
        severity: "warning",
        file: "prompts/a.cases.yaml",
        range: { start: { line: 3 } },
        message: "For the case `none` (and for 1 more) `a` gives no text at all.",
      },
    ]);
  });

  it("is silenced by a note that says why, and by a level in slipway.yaml", async () => {
    const noted = await check({
      "prompts/a.prompt":
        "---\nconfig: { temperature: 0 }\n---\n\n{{! slipway:ignore empty-prompt the application brings the text }}\n",
    });
    expect(noted.problems).toEqual(["prompts/a.prompt warning prompt-without-case"]);
    const off = await check({ "slipway.yaml": "slipway: 1\nrules: { empty-prompt: off }\n", "prompts/a.prompt": "" });
    expect(off.problems).toEqual(["prompts/a.prompt warning prompt-without-case"]);
  });
});

describe("a file of cases without cases", () => {
  const example = "cases:\n  - name: lost-parcel\n    input:\n      question: Where is my order?";

  it.each([
    ["empty", "", "The file holds no cases yet."],
    ["a comment alone", "# later\n", "The file holds no cases yet."],
    ["the key alone", "cases:\n", "The file holds no cases yet."],
    ["text", "hello\n", "The file must hold cases, and holds something else."],
  ])("%s: says what it has to hold, by an example", async (kind, text, message) => {
    const { findings } = await check({ "prompts/a.prompt": "Hello", "prompts/a.cases.yaml": text });
    expect(findings).toMatchObject([
      {
        rule: kind === "the key alone" ? "prompt-without-case" : "invalid-value",
        file: "prompts/a.cases.yaml",
        message,
        help: `Write what it has to hold, a name and the inputs of each case, or remove the file:\n${example}`,
      },
    ]);
  });

  it("takes the example that it gives", async () => {
    const prompt = "---\ninput: { schema: { question: string } }\n---\n{{question}}";
    const { problems } = await check({ "prompts/a.prompt": prompt, "prompts/a.cases.yaml": example });
    expect(problems).toEqual([]);
  });
});

describe("a file that is nearly named like a prompt or cases", () => {
  it.each([
    ["a.promt", "a.prompt"],
    ["a.prompts", "a.prompt"],
    ["a.PROMPT", "a.prompt"],
    ["a.prompt.txt", "a.prompt"],
    ["good.case.yaml", "good.cases.yaml"],
    ["good.case.yml", "good.cases.yml"],
    ["good.Cases.json", "good.cases.json"],
    ["good.cases.yaml.txt", "good.cases.yaml"],
    ["good.csaes.yaml", "good.cases.yaml"],
    ["good-cases.yaml", "good.cases.yaml"],
    ["good_case.yml", "good.cases.yml"],
    ["deep/good.case.yaml", "good.cases.yaml"],
  ])("%s: a warning with the right name", async (written, right) => {
    const { of } = await check({ "prompts/good.prompt": "Hello", [`prompts/${written}`]: oneCase });
    expect(of("misnamed-file")).toEqual([
      { severity: "warning", file: `prompts/${written}`, help: `Rename it to \`${right}\`.` },
    ]);
  });

  it("is not overwritten by advice: what is there already is named", async () => {
    const { of } = await check({
      "prompts/a.prompt": "Hello",
      "prompts/a.cases.yaml": oneCase,
      "prompts/a.case.yaml": oneCase,
    });
    expect(of("misnamed-file")).toMatchObject([
      { help: "Move what it holds into `a.cases.yaml`, which is there as well, and remove it." },
    ]);
  });

  it("is none of the files that have a purpose of their own", async () => {
    const { of } = await check({
      "prompts/a.prompt": "Hello",
      "prompts/a.cases.yaml": oneCase,
      "prompts/README.md": "",
      "prompts/a.prompty": "",
      "prompts/a.prompt.md": "",
      "prompts/edge-cases.yaml": "x: 1",
      "prompts/data.json": "{}",
      "tools/case.yaml": "description: Reads a case\n",
      "prompt_templates/a.prompt.txt": "Hello",
    });
    expect(of("misnamed-file")).toEqual([]);
  });
});

describe("a prompt without a case", () => {
  const schema = (lines: string) => `---\ninput:\n  schema:\n${lines}\n---\n`;

  it.each([
    ["no variables", "Hello", "cases: [{ name: first }]"],
    [
      "texts",
      `${schema("    brand: string\n    subject?: string")}{{brand}}{{#if subject}}{{subject}}{{/if}}`,
      'cases: [{ name: first, input: { brand: "…" } }]',
    ],
    [
      "every kind",
      `${schema("    count: integer\n    fast: boolean\n    level(enum): [low, high]\n    tags(array): string\n    who(object):\n      name: string\n      age?: integer")}{{count}}{{json fast}}{{level}}{{json tags}}{{who.name}}{{#if who.age}}{{who.age}}{{/if}}`,
      'cases: [{ name: first, input: { count: 1, fast: true, level: "low", tags: ["…"], who: { name: "…" } } }]',
    ],
    [
      "names that need quotes",
      `${schema("    'yes': string\n    'first name': string")}{{this.yes}}{{[first name]}}`,
      'cases: [{ name: first, input: { "yes": "…", "first name": "…" } }]',
    ],
    [
      "a default",
      "---\ninput:\n  schema:\n    a: string\n    b: string\n  default: { b: x }\n---\n{{a}}{{b}}",
      'cases: [{ name: first, input: { a: "…" } }]',
    ],
  ])("is told one to copy, which passes: %s", async (_, text, example) => {
    const { of } = await check({ "prompts/a.prompt": text });
    expect(of("prompt-without-case")).toMatchObject([{ help: `Write \`a.cases.yaml\` beside it: \`${example}\`.` }]);
    const { problems } = await check({ "prompts/a.prompt": text, "prompts/a.cases.yaml": `${example}\n` });
    expect(problems.filter((one) => one.includes(" error "))).toEqual([]);
  });
});

describe("settings in a wrong place, or between wrong lines", () => {
  const helpFor = async (text: string) => {
    const { findings } = await check({ "prompts/a.prompt": text, "prompts/a.cases.yaml": oneCase });
    return findings.filter(({ severity }) => severity === "error").map(({ help }) => help);
  };

  it.each([
    ["temperature: 0", "put it below `config:`"],
    ["max_tokens: 10", "put it below `config:`"],
    ["variables: { a: string }", "declare variables below `input: { schema: … }`"],
    ["input: { a: string }", "put it below `input: { schema: … }` where it is a variable"],
    ["system: You are kind", 'write what is said below the settings, after `{{role "system"}}` or `{{role "user"}}`'],
  ])("%s", async (line, place) => {
    expect(await helpFor(`---\n${line}\n---\nHello\n`)).toEqual([
      `Remove it, or ${place}; docs/prompts.md describes every key.`,
    ]);
  });

  it("a parameter at the top is not taken for the nearest key", async () => {
    const { findings } = await check({ "prompts/a.prompt": "---\nmax_tokens: 10\n---\nHello\n" });
    expect(findings.map(({ message }) => message)).toContain("“max_tokens” is not known here.");
  });

  it.each(["--", "----", "\u2014", "\u2014-"])("opened by %j: the model would see them", async (dashes) => {
    const { findings } = await check({ "prompts/a.prompt": `${dashes}\nmodel: x\n${dashes}\nHello\n` });
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: "front-matter-unclosed",
        severity: "error",
        message: `The line \`${dashes}\` opens no settings, so what follows is text that the model sees.`,
        help: "Write `---`, three hyphens, above the settings and below them.",
      }),
    );
  });

  it("are no settings where a text begins with a rule, or with a line that is like a key", async () => {
    for (const text of ["----\nA poem\n----\n", "--\nNote: be kind.\n", "A: b\n--\n"]) {
      const { problems } = await check({ "prompts/a.prompt": text, "prompts/a.cases.yaml": oneCase });
      expect(problems, text).toEqual([]);
    }
  });

  it("closed by a line that is nearly right: the line is named", async () => {
    expect(await helpFor("---\nconfig: { temperature: 0 }\n----\nHello\n")).toEqual([
      "Line 3 is `----`, not `---`. Write a line `---` between the settings and the template.",
    ]);
  });

  it("a role without quotes is told to have some", async () => {
    expect(await helpFor("{{role system}}Be kind.")).toEqual(['Write it in quotes: `{{role "system"}}`.']);
  });

  it("variables and conversations in a case are told their place", async () => {
    const of = async (cases: string) => {
      const { findings } = await check({ "prompts/a.prompt": "Hello", "prompts/a.cases.yaml": cases });
      return findings.filter(({ rule }) => rule === "unknown-key").map(({ help }) => help);
    };
    const below =
      "Remove it, or put it below `input:` where it is a variable of the prompt; docs/prompts.md describes every key.";
    expect(await of("cases:\n  first:\n    brand: Acme\n")).toEqual([below]);
    expect(await of("- name: first\n  brand: Acme\n")).toEqual([below]);
    expect(await of("cases: []\nbrand: Acme\n")).toEqual([
      "Remove it, or put it into an entry of `cases:`; docs/prompts.md describes every key.",
    ]);
  });
});

describe("variables with spaces in their names", () => {
  it("are written in brackets by advice, and found in single braces", async () => {
    const { findings } = await check({
      "prompts/a.json": '{ "model_id": "amazon.nova-pro-v1:0", "variables": { "student name": "Jordan" } }',
      "prompt_templates/a.txt": "Dear {{student_name}}, dear {student name}, dear {other person}\n",
    });
    expect(findings.filter(({ file }) => file.endsWith(".txt"))).toMatchObject([
      { rule: "undefined-variable", help: expect.stringContaining("Write `[student name]`, or add") },
      {
        rule: "foreign-placeholder",
        message: "`{student name}` is not filled in: the model sees it as it stands.",
        help: "Write `{{[student name]}}`.",
      },
    ]);
  });
});
