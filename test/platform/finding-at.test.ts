import { expect, test } from "vitest";
import type { Rule } from "../../src/platform/finding.ts";
import { createFinding } from "../../src/platform/finding-at.ts";

const rule: Rule = { id: "a-rule", group: "prompts", severity: "warning", title: "t", page: "p" };
const text = { message: "It is wrong.", help: "Mend it." };

test("a finding points by offsets or by lines, and carries its lines", () => {
  const source = { file: "a.prompt", text: "one\ntwo {{x}}\nthree\n" };
  const finding = createFinding(rule, source, { start: 8, end: 13 }, text);
  expect(finding).toMatchObject({
    rule: "a-rule",
    severity: "warning",
    range: { start: { line: 2, column: 5 }, end: { line: 2, column: 10 } },
    excerpt: "two {{x}}",
  });
  expect(createFinding(rule, source, finding.range, text)).toEqual(finding);
  expect(createFinding(rule, source, { start: 4, end: 19 }, text).excerpt).toBe("two {{x}}\nthree");
  expect(createFinding(rule, source, { start: 8, end: 13 }, { ...text, showExcerpt: false })).not.toHaveProperty(
    "excerpt",
  );
});

test("the excerpt of a long line is the part around the range", () => {
  const line = `${"x".repeat(5_000)}{{y}}${"z".repeat(5_000)}`;
  const finding = createFinding(rule, { file: "a.prompt", text: line }, { start: 5_000, end: 5_005 }, text);
  expect(finding.excerpt).toHaveLength(400);
  const inExcerpt = finding.range.start.column - (finding.excerptColumn ?? 1);
  expect(finding.excerpt?.slice(inExcerpt, inExcerpt + 5)).toBe("{{y}}");
  const pairs = createFinding(rule, { file: "a", text: "😀".repeat(500) }, { start: 801, end: 803 }, text);
  expect(pairs.excerpt?.charCodeAt(0)).toBe(0xd83d);
});

test("the fingerprint stays when lines shift or indentation changes, and tells other findings apart", () => {
  const at = (file: string, body: string, message = "m") =>
    createFinding(
      rule,
      { file, text: body },
      { start: body.indexOf("{{"), end: body.indexOf("}}") },
      { message, help: "h" },
    ).fingerprint;
  const base = at("a", "x {{y}}");
  expect(base).toMatch(/^[0-9a-f]{16}$/);
  expect(at("a", "\n\n  x {{y}}\n")).toBe(base);
  expect(new Set([base, at("b", "x {{y}}"), at("a", "x {{z}}"), at("a", "x {{y}}", "n")]).size).toBe(4);
});
