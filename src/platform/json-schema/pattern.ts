/** `pattern` and `patternProperties`: regular expressions of strangers, matched in linear time. */
import { readPattern } from "./pattern-syntax.ts";

export interface Pattern {
  /** False where it does not match; undefined where text and pattern together are too much work. */
  test(text: string): boolean | undefined;
  /** Work for a text of this length, in steps of a run. */
  cost(length: number): number;
}

export type PatternCompilation =
  | { readonly ok: true; readonly pattern: Pattern; readonly weight: number }
  | { readonly ok: false; readonly problem: string }
  /** A sound pattern that only RE2 may run: call again with the engine. */
  | { readonly ok: "needs-engine" };

type Compiled = Exclude<PatternCompilation, { readonly ok: "needs-engine" }>;

/** What is used of the package `re2js`. */
export interface PatternEngine {
  compile(source: string): { test(text: string): boolean; programSize(): number };
}

/** Longer patterns are data, not patterns. */
const longestPattern = 2_000;

/** RE2 takes about 2 µs and 0.3 kB for each character that a pattern stands for. */
const heaviestPattern = 10_000;

/** Characters times program size: about a second of RE2 at the worst measured speed. */
const mostWork = 20_000_000;

export interface PatternOptions {
  /** Letters match in either case. */
  readonly ignoreCase?: boolean;
}

/** Loads RE2. A quarter of a megabyte, so only where a schema needs it. */
export async function loadPatternEngine(): Promise<PatternEngine> {
  const { RE2JS } = await import("re2js");
  return { compile: (source) => RE2JS.compile(source) };
}

/** Compiles a pattern: with JavaScript's own engine where that cannot take long, else with RE2. */
export function compilePattern(
  source: string,
  engine: PatternEngine | undefined,
  { ignoreCase = false }: PatternOptions = {},
): PatternCompilation {
  if (source.length > longestPattern) {
    return { ok: false, problem: `it is longer than ${longestPattern} characters` };
  }
  const reading = readPattern(source);
  if (!reading.ok) return reading;
  const { weight } = reading.syntax;
  if (weight > heaviestPattern) {
    return {
      ok: false,
      problem: `it stands for more than ${heaviestPattern} characters when its repetitions are written out`,
    };
  }
  if (reading.syntax.simple) {
    const native = nativeExpression(source, ignoreCase);
    if (native !== undefined) {
      const pattern: Pattern = { test: (text) => native.test(text), cost: (length) => 1 + (length >> 10) };
      return { ok: true, pattern, weight: 0 };
    }
  }
  if (engine === undefined) return { ok: "needs-engine" };
  const { re2 } = reading.syntax;
  return withEngine(ignoreCase ? `(?i:${re2})` : re2, weight, engine);
}

/** The largest program of RE2 that is kept: a second to compile, and 40 MB. */
const largestProgram = 100_000;

/** Compiles a pattern that is written in RE2's own syntax (github.com/google/re2, "Syntax"), not in that of JSON Schema. */
export function compileOwnSyntax(source: string, engine: PatternEngine): Compiled {
  if (source.length > longestPattern) {
    return { ok: false, problem: `it is longer than ${longestPattern} characters` };
  }
  return withEngine(source, heaviestPattern, engine);
}

function nativeExpression(source: string, ignoreCase: boolean): RegExp | undefined {
  try {
    return new RegExp(source, ignoreCase ? "iu" : "u");
  } catch {
    // Forgiven by our own reading (a needless backslash); RE2 gets the rewritten form.
    return undefined;
  }
}

function withEngine(source: string, weight: number, engine: PatternEngine): Compiled {
  try {
    const expression = engine.compile(source);
    const size = expression.programSize();
    if (size > largestProgram) return { ok: false, problem: "it is too large when its repetitions are written out" };
    return {
      ok: true,
      weight,
      pattern: {
        test: (text) => (text.length * size > mostWork ? undefined : expression.test(text)),
        cost: (length) => 1 + Math.floor((length * size) / 1024),
      },
    };
  } catch (error) {
    return { ok: false, problem: enginesWords(error) };
  }
}

/** RE2's reason in our words. It refuses repetitions above 1,000, also nested ones, and unknown scripts. */
function enginesWords(error: unknown): string {
  const text = error instanceof Error ? error.message : "";
  if (text.includes("repeat")) return "it repeats something more than 1,000 times";
  if (text.includes("character class range")) return "it names a script or character property that is not known";
  return "it is not a regular expression that can be matched in linear time";
}
