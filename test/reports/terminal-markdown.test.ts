import { expect, test } from "vitest";
import { terminalMarkdown } from "../../src/reports/terminal-markdown.ts";

const page = `# undefined-variable

**A variable** that \`input.schema\` does not know, see [rendering](rendering.md) and
[the site](https://example.com/x).

- first item that is
  continued here
- second \`{{a}}\`
  - nested

1. one
2. two

| written | meant |
| --- | --- |
| \`a \\| b\` | **or** |
| 日本 | x |

\`\`\`yaml
input:
  schema: { a: string }

# no heading
\`\`\`

## Next

\`\` a \`b\` \`\` end.
`;

test("a page without colour", () => {
  expect(terminalMarkdown(page, { color: false, columns: 60 })).toBe(`undefined-variable

A variable that \`input.schema\` does not know, see rendering
and the site (https://example.com/x).

  • first item that is continued here
  • second \`{{a}}\`
    • nested

  1. one
  2. two

  written  meant
  \`a | b\`  or
  日本     x

    input:
      schema: { a: string }

    # no heading

Next

\`a \`b\`\` end.
`);
});

test("with colour, code is coloured in place of its backticks", () => {
  const shown = terminalMarkdown("Use `a` and **b**.", { color: true, columns: 60 });
  expect(shown).toBe("Use \x1b[36ma\x1b[39m and \x1b[1mb\x1b[22m.\n");
});

test("lines are wrapped at words, to a hundred columns at most", () => {
  const shown = terminalMarkdown("word ".repeat(100), { color: false, columns: 400 });
  for (const line of shown.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
});

test("a page drives no terminal", () => {
  expect(terminalMarkdown("a\x1b[2Jb `\u202e`", { color: false, columns: 60 })).toBe("a[U+001B][2Jb `[U+202E]`\n");
});
