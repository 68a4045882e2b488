import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { docstringProblems } from "../../scripts/docstrings.ts";

test("every exported function and class says what its types do not", async () => {
  expect(await docstringProblems(join(import.meta.dirname, "../.."))).toEqual([]);
});

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-docstrings-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What is found in a tree whose one file has this text. */
async function problemsOf(text: string) {
  const root = await mkdtemp(join(folder, "tree-"));
  await mkdir(join(root, "src", "gates"), { recursive: true });
  await writeFile(join(root, "src", "gates", "a.ts"), text);
  return docstringProblems(root);
}

test.each([
  ["a function", "export function liveWords(): string {"],
  ["an async function", "export async function liveWords() {"],
  ["a generator", "export function* liveWords() {"],
  ["a class", "export class liveWords {"],
  ["an arrow", "export const liveWords = (live: Live): string => live.version;"],
  ["an arrow with type parameters", "export const liveWords = <T>(live: T) => live;"],
])("%s without a docstring is named with its line", async (_, text) => {
  expect(await problemsOf(`/** A file. */\n\n${text}\n`)).toEqual([
    { file: "src/gates/a.ts", line: 3, problem: "exports liveWords without a docstring" },
  ]);
});

test("a docstring that repeats the name is none", async () => {
  expect(await problemsOf("/** Returns the live words. */\nexport function liveWord() {}\n")).toEqual([
    { file: "src/gates/a.ts", line: 2, problem: "the docstring of liveWord says no more than its name" },
  ]);
});

test.each([
  ["a docstring", "/** For sentences. */\nexport function liveWords() {}\n"],
  ["a docstring of several lines", "/**\n * For sentences.\n */\nexport function liveWords() {}\n"],
  ["a line comment below it", "/** For sentences. */\n// A reason.\nexport function liveWords() {}\n"],
  ["the first of overloads", "/** For sentences. */\nexport function a(): 1;\nexport function a(b?: 1): 1 {}\n"],
  ["what is not exported", "function liveWords() {}\n"],
  ["a constant that is no function", 'export const liveWords = "a";\n'],
])("%s is enough", async (_, text) => {
  expect(await problemsOf(text)).toEqual([]);
});
