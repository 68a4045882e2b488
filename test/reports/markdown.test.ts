import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { renderFindings } from "../../src/reports/findings.ts";
import { codeBlock, codeSpan, escapeMarkdown, sentenceMarkdown, tableCodeSpan } from "../../src/reports/markdown.ts";
import { finding, hostile } from "./example.ts";

const options = { color: false, columns: 80, rules: [] };

/** Pieces from which Markdown makes something, and ordinary letters. */
const dangerous = fc
  .array(
    fc.constantFrom(
      ..."<>&[]()!*_~`#|\\-+=.:/@\"' \n1aw$".split(""),
      "www.",
      "http://",
      "https://e.co",
      "<b>",
      "</div>",
      "<!--",
      "```",
      "~~~",
      "&lt;",
      "@octocat",
      "#12",
      "- ",
      "1. ",
      "---",
      "===",
      "a@b.co",
      "\u202e",
      "\x1b[2J",
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

/** What GitHub shows: the text of the HTML, without the marks that keep words from becoming mentions. */
function shown(html: string): string {
  return withoutSpans(html)
    .replaceAll(/<\/?p>|\n$/g, "")
    .replaceAll(/&#8203;|\u200b/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** Dollar signs stand in elements of their own, so that two of them make no formula. */
function withoutSpans(html: string): string {
  return html.replaceAll("<span>$</span>", "$");
}

describe("foreign text in a sentence", () => {
  test("shows as it was written and becomes nothing else", () => {
    fc.assert(
      fc.property(dangerous, (text) => {
        const html = String(marked.parse(`before ${escapeMarkdown(text)} after`, { gfm: true }));
        expect(withoutSpans(html).replaceAll(/<\/?p>/g, "")).not.toMatch(/<[a-z/!]/i);
        const written = text
          .replaceAll("\n", "[U+000A]")
          .replaceAll("\u202e", "[U+202E]")
          .replaceAll("\x1b", "[U+001B]");
        expect(shown(html).replaceAll(/ +/g, " ")).toBe(`before ${written} after`.replaceAll(/ +/g, " "));
      }),
      { numRuns: 2_000 },
    );
  });

  test("holds no mention, reference, address or emoji name", () => {
    const escaped = escapeMarkdown("@octocat #12 GH-7 www.evil.com https://e.x a@b.co :smile: ::error::");
    const text = String(marked.parse(escaped)).replaceAll("&#8203;", "\u200b");
    expect(text).not.toMatch(/@[a-z]|#\d|GH-\d|www\.|https:\/\/|:smile:/);
  });
});

describe("a sentence of ours", () => {
  const written = (text: string) => String(marked.parse(sentenceMarkdown(text), { gfm: true }));

  test("keeps its names as code and escapes what stands around them", () => {
    expect(written("`subjct` is not declared; did you mean `subject`? <b>*no*</b>")).toBe(
      "<p><code>subjct</code> is not declared; did you mean <code>subject</code>? &lt;b&gt;*no*&lt;/b&gt;</p>\n",
    );
  });

  test("becomes nothing but code, whatever strangers put into it and around it", () => {
    fc.assert(
      fc.property(dangerous, dangerous, dangerous, (before, name, after) => {
        for (const text of [
          `${before} \`${name}\` ${after}`,
          `${before}\`${name}\`${after}`,
          `\`${name}\`\`${after}\``,
        ]) {
          const html = written(`x ${text} y`);
          expect(html).toMatch(/^<p>x .* y<\/p>\n$/);
          expect(
            withoutSpans(html)
              .slice(3, -5)
              .replaceAll(/<code>[^<]*<\/code>/g, ""),
          ).not.toMatch(/<[a-z/!]/i);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("foreign text as code", () => {
  test("stays inside, whatever it holds", () => {
    fc.assert(
      fc.property(dangerous, (text) => {
        const html = String(marked.parse(`a ${codeSpan(text)} b`));
        expect(html).toMatch(/^<p>a <code>[^<]*<\/code> b<\/p>\n$/);
        const block = String(marked.parse(`${codeBlock(text)}\n\nafter`));
        expect(block).toMatch(/^<pre><code class="language-text">[^<]*<\/code><\/pre>\n<p>after<\/p>\n$/);
      }),
      { numRuns: 1_000 },
    );
  });

  test("ends no cell of a table", () => {
    const html = String(marked.parse(`| a | b |\n| --- | --- |\n| ${tableCodeSpan("x | y")} | z |`));
    expect(html).toContain("<td><code>x | y</code></td>\n<td>z</td>");
  });
});

test("a report of findings is headings, lists and code, and nothing that strangers made", async () => {
  const nasty = finding({
    file: hostile,
    message: hostile,
    help: `${hostile}\n# heading\n- item`,
    excerpt: `${hostile}\n\`\`\`\n</details>`,
  });
  const markdown = await renderFindings([nasty, finding()], "markdown", options);
  expect(markdown).toMatch(/^### Slipway: 2 errors\n/);
  expect(markdown).not.toMatch(/[\x1b\u202e\u200b]/);
  const html = String(marked.parse(markdown));
  const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
  expect([...tags].sort()).toEqual(["br", "code", "h3", "h4", "li", "p", "pre", "strong", "ul"]);
  expect(html.match(/<h\d/g)).toHaveLength(3);
});
