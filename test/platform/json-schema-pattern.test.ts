import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern, loadPatternEngine, type Pattern } from "../../src/platform/json-schema/pattern.ts";

const engine = await loadPatternEngine();

function patternOf(source: string): Pattern {
  const compiled = compilePattern(source, engine);
  if (compiled.ok !== true) throw new Error(`${source}: ${JSON.stringify(compiled)}`);
  return compiled.pattern;
}

describe("compilePattern", () => {
  const sources = [
    "a|b",
    "^(ab)+$",
    "(?<year>\\d{4})-\\d\\d",
    "[^\\s,]+,",
    "[\\w.-]+@[\\w-]+",
    "\\u00e4|\\u{1F600}",
    "\\ud83d\\ude00",
    "[\\u00e0-\\u00ff]{2,3}",
    "\\bfoo\\b",
    "x*?y",
    "[]|a",
    "[^]b",
    "\\cJ",
    "\\x41\\t?",
    "\\/a-",
    "(a|ab)(c|bcd)(d*)",
    "\\p{Lu}\\P{L}",
    "^$",
    "a{2,}b{0,2}c{3}",
    "[\\d\\-x]+$",
    "\\S\\W\\D",
    "\\p{Script=Greek}+",
  ];
  // Where a group or class is simple enough, JavaScript runs it; an empty alternative in front forces RE2.
  const text = fc.string({
    unit: fc.constantFrom(...("abcdfoxy019 ,.-_@A/\n\u00e4\u00e0\u03b1😀\u2028".match(/./gsu) ?? [])),
    maxLength: 12,
  });
  for (const source of sources) {
    it(`matches as ECMA-262 does: ${source}`, () => {
      const pattern = patternOf(source);
      const grouped = patternOf(`(?:${source})`);
      const native = new RegExp(source, "u");
      fc.assert(
        fc.property(text, (sample) => {
          expect(pattern.test(sample)).toBe(native.test(sample));
          expect(grouped.test(sample)).toBe(native.test(sample));
        }),
        { numRuns: 300 },
      );
    });
  }

  const refused: readonly [string, string][] = [
    ["(?!a)b", "it uses look-ahead (character 1), which cannot be matched in a time that grows only with the text"],
    ["b(?<=a)", "it uses look-behind (character 2), which cannot be matched in a time that grows only with the text"],
    [
      "(?<n>a)\\k<n>",
      "it uses a back-reference (character 8), which cannot be matched in a time that grows only with the text",
    ],
    ["a**", "there is nothing to repeat at character 3"],
    ["*a", "there is nothing to repeat before the “*” at character 1"],
    ["(a", "the “(” at character 1 is never closed"],
    ["a)", "the “)” at character 2 closes nothing"],
    ["a{2,1}", "the repetition at character 2 is backwards"],
    ["[b-a]", "a range in the class at character 1 is backwards"],
    ["\\q", "“\\q” at character 1 is not a known escape"],
    ["a\\", "it ends in the middle of an escape"],
    [
      "\\p{Emoji}",
      "the character property “Emoji” at character 1 is not supported; use a general category such as \\p{L} or a script such as \\p{Script=Greek}",
    ],
    ["(?i)a", "“(?i” at character 1 is not known"],
    ["x".repeat(2_001), "it is longer than 2000 characters"],
    ["((a{10}){20}){20}", "it repeats something more than 1,000 times"],
    ["((a{100}){100}){10}", "it stands for more than 10000 characters when its repetitions are written out"],
    [`(${"a{1000}".repeat(11)})`, "it stands for more than 10000 characters when its repetitions are written out"],
  ];
  for (const [source, problem] of refused) {
    it(`refuses ${source.slice(0, 20)}`, () => {
      expect(compilePattern(source, engine)).toEqual({ ok: false, problem });
    });
  }

  it("never lets a pattern of strangers run long, whoever runs it", () => {
    const bombs = [
      "^(a+)+$",
      "^(a|a)*$",
      "(.*)*x",
      "^a*a*a*a*a*b$",
      "^[ab]*[ac]*$",
      "a+b",
      "^(?:a?){50}a{50}$",
      "(x+x+)+y",
    ];
    const sample = `${"a".repeat(50_000)}!`;
    for (const source of bombs) expect(patternOf(source).test(sample)).toBe(false);
  }, 10_000);

  it("gives up on more text than a pattern of that size can be given", () => {
    expect(patternOf(`(x?){900}${"x".repeat(100)}$`).test("x".repeat(100_000))).toBe(undefined);
  });
});
