/**
 * No input makes a rule work more than in proportion to its length. Counted, not timed: how often
 * patterns run and how much is decoded for them; and the shape of the patterns bounds what each run does.
 */
import { describe, expect, it } from "vitest";
import type { SecretRule } from "../../../src/secrets/rule.ts";
import { secretRuleList } from "../../../src/secrets/rules/index.ts";
import { loadScanner, scanBytes } from "../../../src/secrets/scanner.ts";

const length = 32_768;

/** Inputs that make a rule begin as often as possible and fail as late as possible. */
function hostileInputs(rule: SecretRule): readonly string[] {
  if (rule.kind === "file") return ["machine a login b password ", "a:", "\n", '{"auths":{', "x"];
  if (rule.dotted === true) return ["MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.", "MTk4".repeat(7), ".Cl2FMQ"];
  const keyword = rule.keywords[0] ?? "";
  const samples = rule.keywords.slice(0, 3);
  return [
    keyword,
    `${keyword} `,
    `"${keyword}": "`,
    `${keyword}=`,
    `${keyword}${"A1b2".repeat(16)}`,
    `${keyword}${" ".repeat(20)}`,
    `${samples.join("")}${"-._~".repeat(8)}`,
    `${keyword}='${"a".repeat(30)}\\"`,
  ];
}

describe("the work of every rule", () => {
  it("is in proportion to the length of hostile input: runs of the pattern, and characters decoded for it", async () => {
    const scanner = await loadScanner();
    const excessive: string[] = [];
    for (const [number, rule] of secretRuleList.entries()) {
      const compiled = scanner.rules[number];
      if (compiled === undefined) continue;
      for (const piece of hostileInputs(rule)) {
        compiled.work.runs = 0;
        compiled.work.characters = 0;
        scanBytes(scanner, Buffer.alloc(length, piece, "latin1"), "a.conf");
        const { runs, characters } = compiled.work;
        const shortest = compiled.rule.keywords.reduce((least, { length: own }) => Math.min(least, own), 64);
        // The bytes, and what stands below them in base64 or put together from pieces.
        const looks = 3;
        const keywordsAtAPlace = compiled.rule.keywords.length;
        const mostRuns =
          (looks * Math.max(1, keywordsAtAPlace) * length) / Math.max(3, Math.min(shortest, piece.length));
        if (runs > mostRuns || characters > 4 * looks * length + 65_536) {
          excessive.push(`${rule.id}: ${piece} ${runs} runs, ${characters} characters`);
        }
      }
    }
    expect(excessive).toEqual([]);
  }, 300_000);

  it("has no unbounded repetition of something that repeats", () => {
    const wrong = secretRuleList.flatMap((rule) =>
      rule.kind === "keyword" && nestsUnbounded(rule.pattern.source) ? [`${rule.id}: ${rule.pattern.source}`] : [],
    );
    expect(wrong).toEqual([]);
  });

  it("sees the shapes that it looks for", () => {
    expect(["(a+)+", "(?:a*b){2,}", "((a{1,})|b)*"].map(nestsUnbounded)).toEqual([true, true, true]);
    expect(["a+b+", "(?:a{0,9}b){0,9}", "[+*]+", "\\(a+\\)+", "(a+)?"].map(nestsUnbounded)).toEqual(
      Array(5).fill(false),
    );
  });
});

/** True where a group that repeats without bound holds something that repeats without bound. */
function nestsUnbounded(source: string): boolean {
  const open: boolean[] = [];
  let closed: boolean | undefined;
  let at = 0;
  while (at < source.length) {
    const character = source[at];
    if (character === "\\") at += 2;
    else if (character === "[") {
      at++;
      while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
      at++;
    } else if (character === "(") {
      open.push(false);
      at++;
      continue;
    } else if (character === ")") {
      closed = open.pop();
      at++;
      const unbounded = /^(?:[*+]|\{[0-9]*,\})/.test(source.slice(at));
      if (unbounded && closed === true) return true;
      if ((unbounded || closed === true) && open.length > 0) open[open.length - 1] = true;
      continue;
    } else at++;
    if (/^(?:[*+]|\{[0-9]*,\})/.test(source.slice(at)) && open.length > 0) open[open.length - 1] = true;
  }
  return false;
}
