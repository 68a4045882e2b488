/** Whether every function and class that a module exports says what its types do not: what comes back, units, errors. */
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";

export interface DocstringProblem {
  /** Path from the root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

const exported = [
  /^export (?:default )?(?:async )?function\*?\s*(\w+)/,
  /^export (?:default )?(?:abstract )?class (\w+)/,
  // A function in a constant: an arrow, with or without parentheses around what it takes.
  /^export const (\w+)(?:: [^=]+)? = (?:async )?(?:function\b|<.*>\(|\([^)]*\)(?:: .+)? =>|\w+ =>)/,
];

/** Words that tell nothing beside the words of a name. */
const emptyWords = new Set(["a", "an", "the", "of", "for", "to", "and", "this", "function", "returns", "return"]);

/** Every exported function or class without a docstring, or with one that repeats its name, in the order of the files. */
export async function docstringProblems(root: string): Promise<readonly DocstringProblem[]> {
  const source = join(root, "src");
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
  const problems: DocstringProblem[] = [];
  for (const name of names) {
    const path = name.split(sep).join("/");
    const lines = (await readFile(join(source, name), "utf8")).split("\n");
    for (const { line, problem } of problemsIn(lines)) problems.push({ file: `src/${path}`, line, problem });
  }
  return problems;
}

function problemsIn(lines: readonly string[]): readonly Omit<DocstringProblem, "file">[] {
  const problems: Omit<DocstringProblem, "file">[] = [];
  const told = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const name = exported.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
    // Of overloads the first one speaks for all.
    if (name === undefined || told.has(name)) continue;
    told.add(name);
    const text = docstringAbove(lines, index);
    if (text === undefined) problems.push({ line: index + 1, problem: `exports ${name} without a docstring` });
    else if (onlyRepeats(name, text)) {
      problems.push({ line: index + 1, problem: `the docstring of ${name} says no more than its name` });
    }
  }
  return problems;
}

/** The docstring right above a line, with nothing but line comments between them; else undefined. */
function docstringAbove(lines: readonly string[], index: number): string | undefined {
  let last = index - 1;
  while (lines[last]?.startsWith("//")) last--;
  if (!lines[last]?.endsWith("*/")) return undefined;
  let first = last;
  while (first > 0 && !lines[first]?.startsWith("/*")) first--;
  return lines[first]?.startsWith("/**") ? lines.slice(first, last + 1).join(" ") : undefined;
}

function onlyRepeats(name: string, text: string): boolean {
  const known = new Set(wordsOf(name.replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")));
  return wordsOf(text).every((word) => known.has(word) || emptyWords.has(word));
}

/** Words in lower case, without an `s` at their end. */
function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z\d]+/g) ?? []).map((word) => word.replace(/(?<=..)s$/, ""));
}
