import { describe, expect, it } from "vitest";
import { check, expectFindings } from "./check-support.ts";

const front = "---\ninput:\n  schema:\n    name: string\n    items?(array): string\n---\n";

describe("placeholders of other languages", () => {
  const rows: readonly { name: string; template: string; finds: readonly string[]; help?: string }[] = [
    {
      name: "Python's and JavaScript's, for a variable that is used nowhere else",
      template: "Dear {name}, dear ${name}, dear {name:>10}{{#each items}}{{this}}{{/each}}",
      finds: [
        "error foreign-placeholder 7:6-12 `{name}` is not filled in: the model sees it as it stands.",
        "error foreign-placeholder 7:19-26 `${name}` is not filled in: the model sees it as it stands.",
        "error foreign-placeholder 7:33-43 `{name:>10}` is not filled in: the model sees it as it stands.",
      ],
      help: "Write `{{name}}`.",
    },
    {
      name: "beside the right way, a warning",
      template: "{{name}} {name}{{json items}}",
      finds: [
        "error optional-variable 7:23-28 `items` may be missing: it is optional in the input schema.",
        "warning foreign-placeholder 7:10-16 `{name}` is not filled in: the model sees it as it stands.",
      ],
    },
    {
      name: "braces that are text",
      template: '{{name}} {} { name } {"name": 1} \\{{name}} {other} {{{name}}}{{#if items}}{{json items}}{{/if}}',
      finds: [],
    },
    {
      name: "Jinja's statements and comments",
      template:
        "{{name}}{% if name == 'x' %}{%- elif not items -%}{% else %}{% endif %}{% for item in items %}{% endfor %}{% include 'head.txt' %}{% set x = 1 %}{# note #}{{#if items}}{{/if}}",
      finds: [
        "error foreign-placeholder 7:9-29 `{% if name == 'x' %}` is a tag of Jinja; here it is text, which the model sees.",
        "error foreign-placeholder 7:29-51 `{%- elif not items -%}` is a tag of Jinja; here it is text, which the model sees.",
        "error foreign-placeholder 7:51-61 `{% else %}` is a tag of Jinja; here it is text, which the model sees.",
        "error foreign-placeholder 7:61-72 `{% endif %}` is a tag of Jinja; here it is text, which the model sees.",
        "error foreign-placeholder 7:72-95 `{% for item in items %}` is a tag of Jinja; here it is text, which the model sees.",
        "error foreign-placeholder 7:95-107 `{% endfor %}` is a tag of Jinja; here it is text, which the model sees.",
        "error foreign-placeholder 7:107-131 `{% include 'head.txt' %}` is a tag of Jinja; here it is text, which the model sees.",
        "error foreign-placeholder 7:131-146 `{% set x = 1 %}` is a tag of Jinja; here it is text, which the model sees.",
        "error foreign-placeholder 7:146-156 `{# note #}` is a tag of Jinja; here it is text, which the model sees.",
      ],
      help: 'Write `{{#ifEquals name "x"}}`, and `{{/ifEquals}}` at its end.',
    },
    {
      name: "in a comment",
      template: "{{! {name} {% if %} }}{{name}}{{#if items}}{{/if}}",
      finds: [],
    },
  ];
  for (const { name, template, finds, help } of rows) {
    it(name, async () => {
      const findings = await check({ prompt: `${front}${template}\n` });
      expectFindings(findings, finds, "prompt-without-case");
      if (help !== undefined) expect(findings[0]?.help).toBe(help);
    });
  }

  it("are translated tag by tag", async () => {
    const template = "{% if not a %}{% elif b != 'c' %}{% for x in xs %}{% include 'head.txt' %}{{name}}";
    const findings = await check({ prompt: `${front}${template}\n` });
    expect(findings.filter((finding) => finding.rule === "foreign-placeholder").map((finding) => finding.help)).toEqual(
      [
        "Write `{{#unless a}}`, and `{{/unless}}` at its end.",
        'Write `{{else unlessEquals b "c"}}`.',
        "Write `{{#each xs as |x|}}`, and `{{/each}}` at its end.",
        "Write `{{> head}}`.",
      ],
    );
  });
});

describe("characters that nobody sees", () => {
  const override = String.fromCodePoint(0x202e);
  const tags = [..."hidden"].map((letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join("");
  const rows: readonly { name: string; text: string; finds: readonly string[] }[] = [
    {
      name: "a bidirectional override",
      text: `a${override}b`,
      finds: [
        "error invisible-character 1:2-3 Here stands a character that nobody sees: U+202E RIGHT-TO-LEFT OVERRIDE.",
      ],
    },
    {
      name: "a hidden message in tag characters, as one finding",
      text: `a ${tags} b`,
      finds: [
        "error invisible-character 1:3-15 Here stands a character that nobody sees: U+E0068 a tag character, used to hide text and 5 more after it.",
      ],
    },
    {
      name: "a zero-width space",
      text: `pass\u200bword`,
      finds: ["warning invisible-character 1:5-6 Here stands a character that nobody sees: U+200B ZERO WIDTH SPACE."],
    },
    {
      name: "an escape character",
      text: "a\u001b[2Kb",
      finds: ["error invisible-character 1:2-3 Here stands a character that nobody sees: U+001B a control character."],
    },
    {
      name: "a blank of Braille, and a selector behind a digit",
      text: "pass\u2800word 1\ufe0f",
      finds: [
        "warning invisible-character 1:5-6 Here stands a character that nobody sees: U+2800 BRAILLE PATTERN BLANK.",
        "warning invisible-character 1:12-13 Here stands a character that nobody sees: U+FE0F a variation selector.",
      ],
    },
    {
      name: "bytes hidden in selectors of the supplement",
      text: "ok\u{e0101}\u{e0155}\u{e0161}",
      finds: [
        "error invisible-character 1:3-9 Here stands a character that nobody sees: U+E0101 a variation selector and 2 more after it.",
      ],
    },
    {
      name: "keycaps and flags of regions",
      text: "1\ufe0f\u20e3 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
      finds: [],
    },
    { name: "emoji, Persian, Hebrew with its marks", text: "👩‍👩‍👧 ❤️ می‌خواهم שלום\u200f!", finds: [] },
    { name: "tabs and wide characters", text: "a\tb 日本語 ä", finds: [] },
  ];
  for (const { name, text, finds } of rows) {
    it(name, async () => {
      expectFindings(await check({ prompt: `${text}\n` }), finds, "prompt-without-case");
    });
  }

  it("are found in partials and in settings too", async () => {
    const prompt = `---\ndescription: a${override}b\n---\n{{> p}}\n`;
    const findings = await check({ prompt }, { partials: { p: `x${override}` } });
    expect(
      findings
        .filter((finding) => finding.rule === "invisible-character")
        .map((finding) => [finding.file, finding.range.start]),
    ).toEqual([
      ["prompts/test.prompt", { line: 2, column: 15 }],
      ["prompts/_p.prompt", { line: 1, column: 2 }],
    ]);
  });
});

describe("names of variables", () => {
  it("that need brackets, or belong to a helper", async () => {
    const prompt =
      "---\ninput:\n  schema:\n    first name: string\n    history: string\n    größe: string\n---\n{{[first name]}}{{this.history}}{{größe}}\n";
    const findings = await check({ prompt });
    expectFindings(
      findings,
      [
        "warning variable-name 4:5-15 `first name` cannot be written in a tag as it is.",
        "warning variable-name 5:5-12 `history` is also a helper: `{{history}}` puts the conversation so far here.",
      ],
      "prompt-without-case",
    );
    expect(findings.map((finding) => finding.help).slice(0, 2)).toEqual([
      "Rename it to `first_name`, or write `{{[first name]}}` in the template.",
      "Rename it, or write `{{this.history}}` in the template.",
    ]);
  });
});
