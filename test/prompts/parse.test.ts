/** What parsing reports, and where; the language itself is held to Handlebars in handlebars.test.ts. */
import { describe, expect, test } from "vitest";
import { createSource, lineIndexOf } from "../../src/platform/text.ts";
import { defaultPromptLimits } from "../../src/prompts/limits.ts";
import { parseTemplate } from "../../src/prompts/parse.ts";
import type { TemplateNode } from "../../src/prompts/tree.ts";
import { problemsOf, treeOf } from "./templates.ts";

/** Each problem as `rule line:column-line:column message`. */
function reported(text: string): string[] {
  return problemsOf(text).map(({ rule, range: { start, end }, message }) => {
    return `${rule} ${start.line}:${start.column}-${end.line}:${end.column} ${message}`;
  });
}

describe("blocks", () => {
  test("an unclosed block is reported at its opening, with the tag that is missing", () => {
    const [problem, ...others] = problemsOf("Hello\n  {{#if premium}}dear\n{{name}}");
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      rule: "unclosed-block",
      severity: "error",
      file: "greeting.prompt",
      range: { start: { line: 2, column: 3 }, end: { line: 2, column: 18 } },
      message: "`{{#if}}` opens here and is never closed.",
      help: "Add `{{/if}}` where the block is to end.",
      excerpt: "  {{#if premium}}dear",
    });
  });

  test("a misspelt closing tag is reported at the opening that it was meant for", () => {
    expect(reported("{{#each items}}\n{{this}}\n{{/eech}}")).toEqual([
      "mismatched-block 1:1-1:16 `{{#each}}` opens here, and `{{/eech}}` closes it.",
    ]);
  });

  test("blocks that were forgotten inside another are each reported at their opening", () => {
    expect(reported("{{#each a}}{{#if b}}{{#with c}}x{{/each}}")).toEqual([
      "mismatched-block 1:12-1:21 `{{#if}}` opens here and is not closed before `{{/each}}`.",
      "mismatched-block 1:21-1:32 `{{#with}}` opens here and is not closed before `{{/each}}`.",
    ]);
  });

  test.each([
    ["{{/if}}", "mismatched-block 1:1-1:8 `{{/if}}` closes no block."],
    ["a{{else}}b", "mismatched-block 1:2-1:10 `{{else}}` stands in no block."],
    ["{{else if a}}", "mismatched-block 1:1-1:14 `{{else if a}}` stands in no block."],
    [
      "{{#if a}}1{{else}}2{{else if b}}3{{/if}}",
      "mismatched-block 1:1-1:10 The block that opens here has `{{else if b}}` after its last `{{else}}`.",
    ],
    ["{{^a}}1{{else if b}}2{{/a}}", "mismatched-block 1:8-1:21 A block that opens with `{{^` has no `{{else if …}}`."],
    [
      "{{#> p}}1{{else}}2{{/p}}",
      "mismatched-block 1:10-1:18 A `{{#> partial}}` block has no `{{else}}`: what it holds is shown where the partial is missing.",
    ],
    ["{{#a/b}}{{/a.b}}", "mismatched-block 1:1-1:9 `{{#a/b}}` opens here, and `{{/a.b}}` closes it."],
  ])("%s", (text, problem) => {
    expect(reported(text)).toEqual([problem]);
  });
});

describe("tags", () => {
  test.each([
    ["{{name", "template-syntax 1:1-1:3 The tag that begins here is never closed."],
    ["{{name and {{other}}", "template-syntax 1:1-1:12 The tag that begins here is never closed."],
    ["{{}}", "template-syntax 1:3-1:5 The tag is empty: `}}` is not expected here."],
    ["{{#}}x", "template-syntax 1:4-1:6 The tag is empty: `}}` is not expected here."],
    ["{{name}}}", "template-syntax 1:7-1:10 The tag is closed by more braces than it was opened with."],
    ["{{{name}}", "template-syntax 1:8-1:10 The tag opens with three braces and closes with two."],
    ["{{a,b}}", "template-syntax 1:4-1:5 `,` is not expected here."],
    ['{{json "a}}', 'template-syntax 1:8-1:9 `"` is not expected here.'],
    ["{{items.0}}", "template-syntax 1:9-1:10 An element of a list is written in brackets: `0` is not expected here."],
    ["{{a.b[0]}}", "template-syntax 1:6-1:7 `[` is not expected here."],
    ["{{a.this}}", "template-syntax 1:3-1:9 `a.this` is no path: `this` can only stand at its beginning."],
    ["{{json (lookup a b}}", "template-syntax 1:19-1:21 A parenthesis is not closed: `}}` is not expected here."],
    ["{{#if a == b}}{{/if}}", "template-syntax 1:10-1:11 `a=` has no value after it: `=` is not expected here."],
    ["{{> p a=1 b}}", "template-syntax 1:11-1:12 `b` stands after `key=value`."],
    [
      "{{#each a as |x}}{{/each}}",
      "template-syntax 1:16-1:18 `as |…|` needs a name, and `|` at its end: `}}` is not expected here.",
    ],
    ["{{@}}", "template-syntax 1:4-1:6 `@` has no name after it: `}}` is not expected here."],
    ["text {{!-- note", "template-syntax 1:6-1:9 The comment that begins here is never closed."],
    [
      "{{name|lower}}",
      "unsupported-syntax 1:7-1:8 `|` does nothing here: filters such as `|lower` belong to Jinja, not to Handlebars.",
    ],
    ["{{{{raw}}}}{{a}}{{{{/raw}}}} b", "unsupported-syntax 1:1-1:5 Raw blocks in four braces are not supported."],
    ['{{#*inline "p"}}a{{/inline}}', "unsupported-syntax 1:1-1:5 Partials cannot be defined inside a template."],
    ["{{* x}}", "unsupported-syntax 1:1-1:4 Decorators are not supported."],
    ["{{> (lookup . 'p')}}", "unsupported-syntax 1:5-1:6 The name of a partial cannot be computed."],
    ["{{> @partial-block}}", "unsupported-syntax 1:5-1:19 `@partial-block` is not supported."],
    ["{{log a}}", "unsupported-syntax 1:1-1:10 `log` is not supported: it would write into the log of the build."],
    ["{{@../root.a}}", "unsupported-syntax 1:3-1:13 `@../root.a` has no meaning here."],
    ["{{@role}}", "unsupported-syntax 1:3-1:8 `@role` is taken for the helper `role` by Dotprompt."],
  ])("%s", (text, problem) => {
    expect(reported(text)).toEqual([problem]);
  });

  test("no message shows the names of the grammar's tokens", () => {
    for (const text of [
      "{{",
      "{{a",
      "{{(",
      "{{a=",
      "{{#",
      "{{/",
      "{{>",
      "{{a (",
      "{{a as",
      "{{#a as |",
      "{{!",
      "{{=}}",
      "{{)}}",
    ]) {
      for (const { message, help } of problemsOf(text)) {
        expect(message + help).not.toMatch(/[A-Z]{3,}_|Expecting|EOF|\bID\b|SEXPR/);
      }
    }
  });

  test("the line to use instead is complete", () => {
    expect(problemsOf("Dear {{ name|lower }},")[0]?.help).toBe(
      "Write `{{ name}}`, and pass the value in its final form.",
    );
    expect(problemsOf("{{items.0}}")[0]?.help).toBe("Write `items.[0]`.");
    expect(problemsOf("{{order.items[0].name}}")[0]?.help).toBe(
      "Write an element of a list with a dot before its bracket: `order.items.[0]`.",
    );
    expect(problemsOf("{{first name}}")[0]?.help).toBe(
      "If this is the name of one variable, write `{{[first name]}}`; helpers of your own cannot be added.",
    );
  });

  test("every problem is reported at once, in the order of the file", () => {
    expect(
      reported("{{a,}}\n{{#iff b}}\n{{role}}\n{{/iff}}\n{{#if c}}\n{{json}}").map((line) =>
        line.split(" ", 2).join(" "),
      ),
    ).toEqual([
      "template-syntax 1:4-1:5",
      "unknown-helper 2:1-2:11",
      "helper-arguments 3:1-3:9",
      "unclosed-block 5:1-5:10",
      "helper-arguments 6:1-6:9",
    ]);
  });
});

describe("helpers", () => {
  test.each([
    ["{{#iff a}}{{/iff}}", "There is no helper `iff`.", "Did you mean `if`?"],
    [
      "{{upper name}}",
      "There is no helper `upper`.",
      "If this is the name of one variable, write `{{[upper name]}}`; helpers of your own cannot be added.",
    ],
    [
      '{{upper "x"}}',
      "There is no helper `upper`.",
      "Helpers cannot be added: compute the value before, and pass it as a variable.",
    ],
    ["{{if a}}", "`if` is a block and needs `#`.", "Write `{{#if value}}…{{/if}}`."],
    ["{{#json a}}{{/json}}", "`json` is no block.", "Write `{{json value indent=2}}`."],
    [
      "{{role}}",
      "`role` takes one argument; here it gets none.",
      'Write `{{role "user"}}`. A variable of this name is read with `{{this.role}}`.',
    ],
    ["{{#if a b}}{{/if}}", "`if` takes one argument; here it gets 2.", "Write `{{#if value}}…{{/if}}`."],
    [
      "{{#if a=b}}{{/if}}",
      "`if` has no option `a`.",
      "Write `{{#if value}}…{{/if}}`; to compare, `{{#ifEquals a …}}…{{/ifEquals}}`.",
    ],
    [
      "{{#ifEquals a}}{{/ifEquals}}",
      "`ifEquals` takes two arguments; here it gets 1.",
      'Write `{{#ifEquals status "lost"}}…{{/ifEquals}}`.',
    ],
    ["{{json a ident=2}}", "`json` has no option `ident`.", "Did you mean `indent`?"],
    [
      "{{media contentType=a}}",
      "`media` needs the option `url`.",
      'Write `{{media url=photo contentType="image/png"}}`.',
    ],
    [
      "{{media url=undefined}}",
      "`media` needs the option `url`.",
      'Write `{{media url=photo contentType="image/png"}}`.',
    ],
    ["{{history 3}}", "`history` takes no plain argument; here it gets 1.", "Write `{{history}}`."],
    [
      "{{json (if a)}}",
      "`if` gives no value, so it cannot stand in parentheses.",
      "Use it as a block: `{{#if …}}…{{/if}}`.",
    ],
    [
      "{{json (upper a)}}",
      "There is no helper `upper`.",
      "If this is the name of one variable, write `{{[upper a]}}`; helpers of your own cannot be added.",
    ],
    ["{{> p a b}}", "A partial takes one context.", "Pass further values by name: `{{> name context key=value}}`."],
    ["{{> p a=1 a=2}}", "`a` is given twice.", "Remove one of the two."],
    [
      "{{#each a as |x y z|}}{{/each}}",
      "`each` gives two values, the element and its key, to name after `as`.",
      "Remove `z`.",
    ],
    [
      "{{#if a as |x|}}{{/if}}",
      "`if` gives no values to name after `as`.",
      "Remove `as |…|`, or use `{{#each list as |item|}}` or `{{#with value as |name|}}`.",
    ],
    [
      '{{role "System"}}',
      "`System` is no name of a role.",
      'A role is one word in lower case: `{{role "system"}}`, `{{role "user"}}`, `{{role "model"}}`.',
    ],
    ['{{section "a b"}}', "`a b` is no name of a section.", "A section is named by one word without spaces."],
    [
      "{{role speaker}}",
      "The role comes from data, so whoever controls the data chooses it.",
      'Write the role, `{{role "user"}}`, and choose between roles with `{{#ifEquals}}`.',
    ],
  ])("%s", (text, message, help) => {
    expect(problemsOf(text)).toMatchObject([{ severity: "error", message, help }]);
  });

  test("a role that models do not know is a warning, and the template can be rendered", () => {
    const text = '{{role "assistant"}}Hello';
    expect(problemsOf(text)).toMatchObject([
      { rule: "unknown-role", severity: "warning", help: 'Write `{{role "model"}}`.' },
    ]);
    expect(treeOf(text).nodes).toHaveLength(2);
  });

  test("a role nearly named like one of Dotprompt's is an error, and the template can be rendered", () => {
    for (const [written, meant] of [
      ["usr", "user"],
      ["sytem", "system"],
      ["modle", "model"],
      ["tools", "tool"],
    ] as const) {
      expect(problemsOf(`{{role "${written}"}}Hello`)).toMatchObject([
        {
          rule: "unknown-role",
          severity: "error",
          message: `\`${written}\` is none of Dotprompt's roles; did you mean \`${meant}\`?`,
          help: `Write \`{{role "${meant}"}}\`.`,
        },
      ]);
      expect(treeOf(`{{role "${written}"}}Hello`, "dotprompt").nodes).toHaveLength(2);
    }
    expect(problemsOf('{{role "narrator"}}Hello{{role "human"}}Hi')).toMatchObject([
      { severity: "warning", help: "The roles are `system`, `user`, `model` and `tool`." },
      { severity: "warning", help: 'Write `{{role "user"}}`.' },
    ]);
  });

  test("with compat: dotprompt a role may come from data", () => {
    expect(treeOf("{{role speaker}}", "dotprompt").nodes).toMatchObject([{ type: "role", role: { text: "speaker" } }]);
  });

  test("a variable with a helper's name is read through this, or where helpers cannot stand", () => {
    const paths: string[] = [];
    const visit = (node: TemplateNode): void => {
      if (node.type === "output" && node.value.type === "path") paths.push(node.value.text);
    };
    treeOf("{{this.role}}{{./json}}{{../if}}{{role.name}}").nodes.forEach(visit);
    expect(paths).toEqual(["this.role", "./json", "../if", "role.name"]);
    expect(treeOf("{{#each history as |role|}}{{role}}{{/each}}").nodes).toMatchObject([
      {
        type: "each",
        value: { segments: ["history"] },
        body: [{ type: "output", value: { root: { kind: "local", name: "role" } } }],
      },
    ]);
  });
});

describe("places", () => {
  const file =
    '---\nmodel: m\n---\n\n  Hi ü 👋 {{customer.[first name]}}\r\n{{#if (lookup a key)}}x{{else}}y{{/if}}{{> part/one note="z"}}';
  const startOffset = file.indexOf("Hi");
  const text = file.slice(startOffset);
  const { tree } = parseTemplate({ source: createSource("a.prompt", file), text, startOffset }, defaultPromptLimits);
  const at = (place: { start?: number; end?: number } | undefined) => file.slice(place?.start, place?.end);

  test("nodes and expressions know where they stand in the file", () => {
    const [hello, output, lineEnd, choice, partial] = tree?.nodes ?? [];
    expect([at(hello), at(output), at(lineEnd), at(choice), at(partial)]).toEqual([
      "Hi ü 👋 ",
      "{{customer.[first name]}}",
      "\r\n",
      "{{#if (lookup a key)}}x{{else}}y{{/if}}",
      '{{> part/one note="z"}}',
    ]);
    if (output?.type !== "output" || choice?.type !== "if" || partial?.type !== "partial")
      throw new Error("other nodes");
    expect(at(output.value)).toBe("customer.[first name]");
    expect([at(choice.opening), at(choice.divider)]).toEqual(["{{#if (lookup a key)}}", "{{else}}"]);
    const call = choice.test.kind === "truthy" ? choice.test.value : undefined;
    expect(at(call)).toBe("(lookup a key)");
    expect(call?.type === "call" ? call.arguments.map(at) : []).toEqual(["a", "key"]);
    expect([at(partial.nameAt), at(partial.options["note"])]).toEqual(["part/one", '"z"']);
  });

  test("lines and columns are those of the file, in UTF-16 units", () => {
    const broken = `${file}\n{{#each list}}`;
    const { problems } = parseTemplate(
      { source: createSource("a.prompt", broken), text: broken.slice(startOffset), startOffset },
      defaultPromptLimits,
    );
    const line = lineIndexOf(broken).lineCount;
    expect(problems[0]?.range).toEqual({ start: { line, column: 1 }, end: { line, column: 15 } });
    const [, output] = tree?.nodes ?? [];
    expect(lineIndexOf(file).positionAt(output?.start ?? 0)).toEqual({ line: 5, column: 11 });
  });

  test("a branch of a chain knows its own tag", () => {
    const source = "{{#if a}}1{{else if b}}2{{else}}3{{/if}}";
    const [node] = treeOf(source).nodes;
    if (node?.type !== "if") throw new Error("no if");
    const [inner] = node.otherwise;
    if (inner?.type !== "if") throw new Error("no branch");
    const cut = (place: { start: number; end: number } | undefined) => source.slice(place?.start, place?.end);
    expect([cut(node.opening), cut(node.divider)]).toEqual(["{{#if a}}", "{{else if b}}"]);
    expect([cut(inner.opening), cut(inner.divider)]).toEqual(["{{else if b}}", "{{else}}"]);
  });

  test("comments are kept with their text and place", () => {
    expect(treeOf("a{{!-- one --}}b{{~! two ~}}").comments).toEqual([
      { text: " one ", start: 1, end: 15 },
      { text: " two ", start: 16, end: 28 },
    ]);
  });

  test("partials are named once each, in order", () => {
    expect(treeOf("{{> b}}{{#if x}}{{> a}}{{#> c}}{{> b}}{{/c}}{{/if}}").partials).toEqual(["b", "a", "c"]);
  });
});

describe("limits", () => {
  test("depth", () => {
    const nested = (depth: number) => "{{#if a}}".repeat(depth) + "{{/if}}".repeat(depth);
    expect(problemsOf(nested(3), { blockDepth: 3 })).toEqual([]);
    expect(problemsOf(nested(4), { blockDepth: 3 })).toMatchObject([
      { rule: "template-too-deep", range: { start: { line: 1, column: 28 } } },
    ]);
    const chain = `{{#if a}}${"{{else if a}}".repeat(3)}{{/if}}`;
    expect(problemsOf(chain, { blockDepth: 4 })).toEqual([]);
    expect(problemsOf(chain, { blockDepth: 3 })).toMatchObject([{ rule: "template-too-deep" }]);
    const calls = `{{json ${"(json ".repeat(3)}a${")".repeat(3)}}}`;
    expect(problemsOf(calls, { blockDepth: 3 })).toEqual([]);
    expect(problemsOf(calls, { blockDepth: 2 })).toMatchObject([{ rule: "template-too-deep" }]);
    expect(problemsOf(nested(100))).toEqual([]);
  });

  test("size", () => {
    expect(problemsOf("x".repeat(11), { templateCharacters: 10 })).toMatchObject([
      { rule: "template-too-large", message: "The template is 11 characters long; the limit is 10." },
    ]);
    expect(problemsOf("{{a}}".repeat(5), { templateTags: 10 })).toEqual([]);
    expect(problemsOf("{{a}}".repeat(6), { templateTags: 10 })).toMatchObject([{ rule: "template-too-large" }]);
  });
});
