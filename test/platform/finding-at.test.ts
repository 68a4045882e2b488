import { describe, expect, it } from "vitest";
import type { Rule } from "../../src/platform/finding.ts";
import { createFileFinding, createFinding, fingerprintOf } from "../../src/platform/finding-at.ts";
import { createSource } from "../../src/platform/text.ts";

const rule: Rule = { id: "some-rule", group: "prompts", severity: "warning", title: "Some rule", page: "A page." };
const words = { message: "Something is wrong.", help: "Mend it." };

describe("createFinding", () => {
  it("turns offsets into lines and columns and shows the lines", () => {
    const source = createSource("a.prompt", "one\n  two three\nfour\nfive\nsix");
    expect(createFinding(rule, source, { start: 6, end: 9 }, words)).toEqual({
      rule: "some-rule",
      severity: "warning",
      file: "a.prompt",
      range: { start: { line: 2, column: 3 }, end: { line: 2, column: 6 } },
      message: "Something is wrong.",
      help: "Mend it.",
      fingerprint: fingerprintOf("some-rule", "a.prompt", "two three", "Something is wrong."),
      excerpt: "  two three",
    });
    expect(createFinding(rule, source, { start: 0, end: 17 }, words).excerpt).toBe("one\n  two three\nfour");
    expect(createFinding(rule, source, { start: 0, end: 4 }, words).excerpt).toBe("one");
    expect(createFinding(rule, source, { start: 0, end: 27 }, words).excerpt).toBe("one");
  });

  it("takes the severity that is asked for, and shows no line where it must not", () => {
    const source = createSource("a.prompt", "secret");
    const finding = createFinding(
      rule,
      source,
      { start: 0, end: 6 },
      { ...words, severity: "error", showExcerpt: false },
    );
    expect(finding.severity).toBe("error");
    expect(finding).not.toHaveProperty("excerpt");
  });

  it("masks credentials before it cuts, so that halves in two excerpts do not join up", () => {
    const token = ["gh", "p_"].join("") + "aB3".repeat(12);
    const line = `${"x ".repeat(350)}${token} ${"y ".repeat(350)}`;
    const source = createSource("a.prompt", `first\n${line}`);
    const excerptAt = (column: number) =>
      createFinding(rule, source, { start: { line: 2, column }, end: { line: 2, column: column + 1 } }, words);
    for (let column = 1; column < line.length; column += 9) {
      const { excerpt = "", excerptColumn = 1 } = excerptAt(column);
      const expected = line.replace(token, "*".repeat(token.length)).slice(excerptColumn - 1, excerptColumn + 399);
      expect(excerpt).toBe(expected);
    }
  });

  it("masks the lines of a private key whose beginning is not shown", () => {
    const key = ["-----BEGIN PRIVATE", " KEY-----"].join("");
    const source = createSource("a.prompt", `${key}\n${"Ab1/".repeat(16)}\n${"Cd2+".repeat(16)}\n`);
    const place = { start: { line: 3, column: 1 }, end: { line: 3, column: 2 } };
    expect(createFinding(rule, source, place, words).excerpt).toBe("*".repeat(64));
  });

  it("has a fingerprint that stays when lines shift or are indented, and changes with rule, file, line and message", () => {
    const at = (text: string, start: number) =>
      createFinding(rule, createSource("a.prompt", text), { start, end: start + 1 }, words).fingerprint;
    expect(at("x\ny", 2)).toBe(at("new\n\n   y", 8));
    const first = fingerprintOf("r", "f", "line", "m");
    const others = [
      fingerprintOf("r2", "f", "line", "m"),
      fingerprintOf("r", "f2", "line", "m"),
      fingerprintOf("r", "f", "line2", "m"),
      fingerprintOf("r", "f", "line", "m2"),
      fingerprintOf("r", "f", "linem", ""),
    ];
    expect(new Set([first, ...others]).size).toBe(6);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
  });

  it("points at the start of a file that cannot be shown", () => {
    expect(createFileFinding(rule, "a.png", words, 3)).toMatchObject({
      file: "a.png",
      range: { start: { line: 3, column: 1 }, end: { line: 3, column: 1 } },
    });
  });
});
