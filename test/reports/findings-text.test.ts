import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/platform/finding.ts";
import { columnsOf } from "../../src/reports/columns.ts";
import { renderFindings } from "../../src/reports/findings.ts";
import { finding, hostile, rangeOf } from "./example.ts";

async function text(findings: readonly Finding[], columns = 80, color = false): Promise<string> {
  return renderFindings(findings, "text", { color, columns, rules: [] });
}

/** The line of source and the line of carets below it. */
async function marked(line: string, part: string, columns = 80): Promise<readonly [string, string]> {
  const range = rangeOf(line, part);
  const lines = (await text([finding({ excerpt: line, range })], columns)).split("\n");
  const at = lines.findIndex((candidate) => candidate.startsWith("    1 │"));
  return [lines[at]?.slice(8) ?? "", lines[at + 1]?.slice(8) ?? ""];
}

test("a finding shows place, severity, rule, message, line, caret and help", async () => {
  expect(await text([finding()])).toBe(
    [
      "prompts/refund.prompt:12:8  error  undefined-variable",
      '  There is no variable "nmae".',
      "   12 │ Dear {{nmae}}, your order",
      "      │        ^^^^",
      '  → Write "name".',
      "",
      "✗ 1 error in 1 file",
      "",
    ].join("\n"),
  );
});

test("findings stand by file and place, whatever order they come in, with a summary", async () => {
  const list = [
    finding({ file: "b.prompt" }),
    finding({ file: "a.prompt", range: rangeOf("x", "x", 30), severity: "warning" }),
    finding({ file: "a.prompt", range: rangeOf("x", "x", 4), severity: "note" }),
  ];
  const shown = await text(list);
  expect(shown.match(/^\S+prompt:\d+/gm)).toEqual(["a.prompt:4", "a.prompt:30", "b.prompt:12"]);
  expect(shown.endsWith("✗ 1 error, 1 warning, 1 note in 2 files\n")).toBe(true);
  expect(await text(list.toReversed())).toBe(shown);
});

test("no findings are good news", async () => {
  expect(await text([])).toBe("✓ No problems found.\n");
});

describe("carets stand under the range", () => {
  test.each([
    ["tabs", "\t{{x}}\tb", "{{x}}", "    {{x}}   b", "    ^^^^^"],
    ["wide characters", "日本 {{語}}", "{{語}}", "日本 {{語}}", "     ^^^^^^"],
    ["combining marks", "e\u0301e\u0301 x", "x", "e\u0301e\u0301 x", "   ^"],
    ["emoji of several characters", "👩\u200d💻 x", "x", "👩\u200d💻 x", "   ^"],
    ["escapes before the range", "\x1b[2J x", "x", "[U+001B][2J x", "            ^"],
  ])("after %s", async (_, line, part, shown, carets) => {
    expect(await marked(line, part)).toEqual([shown, carets]);
  });

  test("at an empty range and at the end of the line", async () => {
    const range = { start: { line: 1, column: 4 }, end: { line: 1, column: 4 } };
    expect(await text([finding({ excerpt: "abc", range })])).toContain("    1 │ abc\n      │    ^\n");
  });

  test("of several lines, each line is marked without its indentation", async () => {
    const range = { start: { line: 7, column: 3 }, end: { line: 9, column: 4 } };
    const shown = await text([finding({ excerpt: "a {{#if x}}\n  body\n{{/if}}", range })]);
    expect(shown).toContain(
      "    7 │ a {{#if x}}\n      │   ^^^^^^^^^\n    8 │   body\n      │   ^^^^\n    9 │ {{/if}}\n      │ ^^^\n",
    );
  });

  test("when a line is too long, it is cut around the range", async () => {
    const line = `${"before ".repeat(60)}{{nmae}}${" after".repeat(60)}`;
    const [shown, carets] = await marked(line, "{{nmae}}", 60);
    expect(shown.length).toBeLessThanOrEqual(52);
    expect(shown).toMatch(/^….* {{nmae}} .*…$/);
    expect(shown.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("{{nmae}}");
  });

  test("in an excerpt that was cut before the range", async () => {
    const range = { start: { line: 1, column: 5_003 }, end: { line: 1, column: 5_004 } };
    const shown = await text([finding({ excerpt: "ab{c", excerptColumn: 5_001, range })]);
    expect(shown).toContain("    1 │ …ab{c\n      │    ^\n");
  });

  test("for any line and width", async () => {
    const line = fc.string({ unit: fc.constantFrom("a", "日", "e\u0301", "\t", "👍🏽", " ", "\x1b"), maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(line, line, fc.integer({ min: 40, max: 120 }), async (before, after, columns) => {
        const [shown, carets] = await marked(`${before}{{x}}${after}`, "{{x}}", columns);
        expect(columnsOf(shown)).toBeLessThanOrEqual(columns - 8);
        const start = carets.indexOf("^");
        const position = shown.indexOf("{{x}}");
        expect(columnsOf(shown.slice(0, position))).toBe(start);
        expect(carets.trimStart()).toBe("^^^^^");
      }),
      { numRuns: 300 },
    );
  });
});

test("a line that must not be shown is not", async () => {
  const { excerpt: _, ...secret } = finding({ rule: "aws-key" });
  expect(await text([secret])).not.toContain("│");
});

test("names and words of strangers drive no terminal", async () => {
  const shown = await text(
    [finding({ file: `a\n${hostile}`, message: hostile, help: hostile, excerpt: hostile })],
    200,
    true,
  );
  expect(shown).not.toMatch(/[\u202e\u200b]/);
  expect(shown.replaceAll(/\x1b\[\d\d?m/g, "")).not.toContain("\x1b");
  expect(shown).toContain("a[U+000A]<img");
});

test("help keeps the lines to copy", async () => {
  const shown = await text([finding({ help: "Declare it:\n  input:\n    schema: { name: string }" })]);
  expect(shown).toContain("  → Declare it:\n      input:\n        schema: { name: string }\n");
});

test("colour is used when it is wanted and not otherwise", async () => {
  expect(await text([finding()], 80, false)).not.toContain("\x1b");
  expect(await text([finding()], 80, true)).toContain("\x1b[31m^^^^\x1b[39m");
});
