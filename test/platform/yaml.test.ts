import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { createSource } from "../../src/platform/text.ts";
import { readYaml } from "../../src/platform/yaml.ts";
import { readFullYaml } from "../../src/platform/yaml-full.ts";
import { readPlainYaml } from "../../src/platform/yaml-plain.ts";

async function problemsOf(text: string) {
  const { problems } = await readYaml(createSource("slipway.yaml", text));
  return problems.map(({ rule, range, message, help }) => ({
    rule,
    at: [range.start.line, range.start.column],
    message,
    help,
  }));
}

describe("readYaml", () => {
  it.each([
    ["a missing colon", "input:\n  schema\n    name: string\n", [2, 3], /colon is missing/, /schema:/],
    ["a missing colon with a value", "temperature 0.5\nmodel: x\n", [1, 1], /colon is missing/, /temperature: 0\.5/],
    ["a missing space after the colon", "b: 2\na:1\nc: 3\n", [2, 1], /space is missing after the colon/, /a: 1/],
    ["a second colon", "title: Note: read this\n", [1, 8], /second colon/, /"Note: read this"/],
    ["a tab", "a:\n\tb: 1\n", [2, 1], /tab/, /two spaces/],
    ["a value that begins with @", "a: @team/x\n", [1, 4], /cannot begin with “@”/, /"@team\/x"/],
    ["a double brace without quotes", "name: {{name}}\nb: c\n", [1, 8], /without quotes/, /"\{\{name\}\}"/],
    ["a quote that is never closed", 'a: 1\nname: "abc\nb: c\n', [2, 7], /never closed/, /missing "/],
    ["a bracket that is never closed", "a: [1, 2\nb: c\n", [2, 1], /“\]” is missing/, /Write the missing/],
    ["wrong indentation", "a:\n    b: 1\n  c: 2\n", [3, 1], /indented differently/, /same number of spaces/],
    [
      "a line outside its item",
      "c:\n  - n: a\n    i:\n      b: 1\n   x: 3\n",
      [5, 4],
      /indented diff/,
      /with 4 spaces.*“n”/,
    ],
    ["a line under its dash", "c:\n  - n: a\n  i: 3\n", [3, 3], /indented differently/, /with 4 spaces.*“n” above/],
    ["bold text without quotes", "a: **bold**\n", [1, 4], /anchor that is not defined/, /quotes/],
    ["a second document", "a: 1\n---\nb: 2\n", [2, 1], /second document/, /Remove the line/],
    ["a number that JSON lacks", "a: .inf\n", [1, 4], /no number that JSON has/, /quotes/],
    ["half a character", 'a: "\\ud83d"\n', [1, 4], /half of a character/, /character itself/],
  ])("explains %s", async (_, text, at, message, help) => {
    const [first] = await problemsOf(text);
    expect(first).toMatchObject({ at, message: expect.stringMatching(message), help: expect.stringMatching(help) });
  });

  it("finds a key that stands twice, and keeps reading", async () => {
    const { value, problems } = await readYaml(createSource("a.yaml", "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n"));
    expect(value).toEqual({ a: 3, b: { c: 2 } });
    expect(problems.map(({ rule, range }) => [rule, range.start.line])).toEqual([
      ["yaml-duplicate-key", 4],
      ["yaml-duplicate-key", 5],
    ]);
  });

  it("counts lines in the whole file where the YAML is a part of it", async () => {
    const source = createSource("a.prompt", "---\nmodel: a: b\n---\nHello\n");
    const { problems } = await readYaml(source, { start: 4, end: 15 });
    expect(problems).toMatchObject([{ range: { start: { line: 2, column: 8 }, end: { line: 2, column: 12 } } }]);
  });

  it("resolves aliases to values of their own, and bounds them", async () => {
    const small = await readYaml(createSource("a.yaml", "a: &x [1]\nb: *x\n"));
    expect(small.value).toEqual({ a: [1], b: [1] });
    let bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (let level = 1; level < 12; level++) {
      bomb += `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(", ")}]\n`;
    }
    expect(await problemsOf(bomb)).toMatchObject([{ rule: "yaml-too-large" }]);
    expect(await problemsOf("a: &x [*x]\n")).toMatchObject([
      { rule: "yaml-too-large", message: expect.stringContaining("contains it") },
    ]);
  });

  it.each([
    ["lists in brackets", "a: ".concat("[".repeat(500_000))],
    ["lists by dashes", "- ".repeat(300_000)],
    ["mappings in brackets", `a: {${"b: c: ".repeat(20_000)}}`],
    ["indentation", Array.from({ length: 1300 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("ends soon on bottomless %s", async (_, text) => {
    expect(await problemsOf(text)).toMatchObject([{ rule: "yaml-too-large" }]);
  });

  it("ends soon on a hundred thousand mistakes", async () => {
    const problems = await problemsOf("key: 'x\n".repeat(100_000));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(25);
  });

  it("takes __proto__ for a key like any other", async () => {
    const { value } = await readYaml(createSource("a.yaml", "__proto__: { polluted: true }\n"));
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

/** Texts near the border between plain YAML and the rest. */
const fragment = fc.constantFrom(
  ..."a|b|key|x y|- |-|: |:|  | |[|]|{|}|, |,|\"|'|#| # c|1|1.5|-3|true|null|~|0x1|1e3|\\n|\\|é|\u00a0|?|? |!t|&a|*a|http://x.y/z|\u0085|\u2028|.5|+7|007|<<|''|@|`|>|=".split(
    "|",
  ),
  "\n",
  "\n  ",
  "\n    ",
  "|",
  "|-",
  "|+",
);
const value = fc.constantFrom(
  "abc",
  "1",
  "true",
  "~",
  '"q"',
  "'it''s'",
  "a b",
  "http://x",
  "x # c",
  "[a, b]",
  "{a: 1, b: [2]}",
  '{"a":1}',
  "|\n",
  "|-\n",
  "",
  '"a\\n"',
  "- x",
  "[]",
  "{}",
  "[a,]",
  "a: b",
  '"x": y',
  "1.0",
  "12:30:45",
  "0o7",
  "null x",
  "{a}",
  "[a: b]",
  "{a:1}",
  "a#b",
  "'",
);
const line = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom("", "- ", "- - ", "k: ", "k2: ", '"q k": ', "- k: ", "k:", "-", "? ", "k : ", "# "),
    value,
  )
  .map(([indent, start, rest]) => `${" ".repeat(indent)}${start}${rest}`);
const block = fc
  .tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom("a: |", "b: |-", "c: |+", "- |", "- k: |", "text", "  text", "", "", "x: 1", "# c", "d:"),
  )
  .map(([indent, rest]) => `${" ".repeat(indent)}${rest}`);
const yamlText = fc.oneof(
  fc.array(fragment, { maxLength: 25 }).map((parts) => parts.join("")),
  fc
    .tuple(fc.array(fc.oneof(line, block), { maxLength: 8 }), fc.constantFrom("", "\n", "\n\n"))
    .map(([lines, end]) => lines.join("\n") + end),
);

describe("the fast reader", () => {
  it("gives the value that the yaml package gives, or leaves the text to it", () => {
    let accepted = 0;
    fc.assert(
      fc.property(yamlText, (text) => {
        const plain = readPlainYaml(text);
        if (plain === undefined) return;
        accepted++;
        const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
        expect({ text, errors: [...document.errors, ...document.warnings] }).toEqual({ text, errors: [] });
        expect({ text, value: plain.value }).toEqual({
          text,
          value: JSON.parse(JSON.stringify(document.toJS() ?? null)),
        });
      }),
      { numRuns: 20_000 },
    );
    expect(accepted).toBeGreaterThan(1000);
  });

  it("finds keys and scalars in the places where the full reader finds them", () => {
    fc.assert(
      fc.property(yamlText, (text) => {
        const plain = new Map<string, unknown>();
        if (readPlainYaml(text, (pointer, value, key) => plain.set(pointer, { value, key })) === undefined) return;
        const source = createSource("a.yaml", text);
        const full = readFullYaml(source, { start: 0, end: text.length });
        for (const [pointer, place] of plain) {
          const { key } = place as { key?: { start: number; end: number } };
          const expected = full.locations.keyAt(pointer);
          const actual = key === undefined ? undefined : source.lines.rangeOf(key.start, key.end);
          expect({ text, pointer, key: actual }).toEqual({ text, pointer, key: expected });
          expect({
            text,
            pointer,
            start: source.lines.positionAt((place as { value: { start: number } }).value.start).line,
          }).toEqual({ text, pointer, start: full.locations.valueAt(pointer)?.start.line });
        }
      }),
      { numRuns: 5000 },
    );
  });

  it("takes what people write: front matter, cases, comments, Picoschema", () => {
    const text = [
      "# a comment",
      "description: Drafts the answer, in the middle of a conversation.",
      "config: { temperature: 0.4, stop: [\"<end>\", '---'] }",
      "input:",
      "  schema:",
      "    notes?(array, what our people found out): string   # optional",
      "    (*): any",
      "cases:",
      "- name: one",
      "  text: |",
      "    Dear all,",
      "",
      "      indented: yes",
      "  nested:",
      "    - - 1",
      "      - 2",
      "    - a: b",
      "      c:",
    ].join("\n");
    expect(readPlainYaml(text)?.value).toEqual(parse(text));
    expect(readPlainYaml(text)).toBeDefined();
  });
});
