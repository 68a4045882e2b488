import { marked } from "marked";
import { describe, expect, test } from "vitest";
import type { DifferenceDocument } from "../../src/changes/difference.ts";
import { diffMarkdown } from "../../src/reports/diff-markdown.ts";
import { diffText } from "../../src/reports/diff-text.ts";
import { finding, hostile } from "./example.ts";
import { exampleDifference, examplePromptDifference } from "./review-example.ts";

function document(prompt = examplePromptDifference()): DifferenceDocument {
  return {
    format: "slipway/diff/v1",
    base: { commit: "a".repeat(40), label: "main" },
    head: { commit: null, label: "working tree" },
    projects: [exampleDifference({ prompts: [prompt] })],
    level: "major",
  };
}

const evil = examplePromptDifference({
  name: hostile,
  file: hostile,
  causes: [{ kind: "partial", file: hostile, status: "changed" }],
  broken: { before: [], after: [finding({ file: hostile, message: hostile, help: hostile })] },
  settings: [{ name: hostile, before: hostile, after: hostile }],
  contract: {
    level: "major",
    changes: [{ level: "major", subject: "input", reason: hostile, place: { side: "head", file: hostile, line: 1 } }],
  },
  cases: [
    {
      name: hostile,
      status: "changed",
      messages: [
        {
          status: "changed",
          role: hostile,
          parts: [
            {
              status: "changed",
              kind: "text",
              rows: [
                { kind: "same", text: hostile },
                { kind: "removed", text: hostile },
                { kind: "added", text: `\`\`\`\`\`${hostile}` },
                {
                  kind: "changed",
                  words: [
                    { kind: "same", text: hostile },
                    { kind: "folded", characters: 500 },
                  ],
                },
                { kind: "folded", lines: 3 },
                { kind: "cut", removed: 1, added: 2 },
              ],
            },
          ],
        },
      ],
      size: { before: null, after: null },
    },
  ],
});

describe("a difference as text", () => {
  test("marks words without colour as git does, and by colour on a terminal", () => {
    const plain = diffText(document(), { color: false, columns: 100 });
    expect(plain).toContain("~ Where is my [-parcel-]{+order+}?");
    expect(plain).toContain("major The input `plan` became required. (prompts/support/triage.prompt:5)");
    expect(plain).toContain("≈ 14 → 13 tokens (−1)");
    expect(plain).toContain("2 cases say the same");
    expect(plain).toMatch(/major: callers have to change something\.\n$/);
    expect(diffText(document(), { color: true, columns: 100 })).toContain(
      "\x1b[31mparcel\x1b[39m\x1b[32morder\x1b[39m",
    );
  });

  test("shows what strangers hide, and no line of theirs begins like one of ours", () => {
    const text = diffText(document(evil), { color: false, columns: 100 });
    expect(text).not.toMatch(/[\x1b\u202e\u200b]/);
    expect(text).toContain("[U+202E]");
    for (const line of text.split("\n")) expect(line).not.toMatch(/^(?:::|##\[)/);
  });
});

describe("a difference as Markdown", () => {
  test("has the words in a block of its own, below the case's name", () => {
    const text = diffMarkdown(document());
    expect(text).toContain("- Where is my parcel?\n+ Where is my order?");
    expect(text).toContain("<details><summary>case <code>late-parcel</code>");
  });

  test("nothing of strangers becomes an element, a link, a picture or a mention", async () => {
    const html = await marked.parse(diffMarkdown(document(evil)), { gfm: true });
    expect(html).not.toMatch(/<(?:img|script|a|input|table)\b/);
    expect(html.replaceAll(/<(?:code|pre)[^>]*>[\s\S]*?<\/(?:code|pre)>/g, "")).not.toMatch(/@octocat|#12|www\.evil/);
    // The block that holds the rows ends where ours ends.
    expect(html.match(/<details>/g)).toHaveLength(1);
    expect(html.match(/<\/details>/g)).toHaveLength(1);
  });
});
