/** Prompts that are gone on one side and new on the other, and are the same. */
import type { PromptFile } from "../prompts/load-find.ts";
import { type ProjectSide, textOf } from "./project-side.ts";

/** More than so many are compared by their whole text alone: the work is quadratic. */
const mostCompared = 200;
/** Half of the lines, as git has it. */
const alike = 0.5;

/** Pairs of old and new, each prompt in one pair at most: first those with the same text, then the most alike. */
export async function pairRenamed(
  before: ProjectSide | undefined,
  removed: readonly PromptFile[],
  after: ProjectSide | undefined,
  added: readonly PromptFile[],
): Promise<readonly (readonly [PromptFile, PromptFile])[]> {
  if (before === undefined || after === undefined || removed.length === 0 || added.length === 0) return [];
  const pairs: (readonly [PromptFile, PromptFile])[] = [];
  const old = await texts(before, removed);
  const fresh = await texts(after, added);
  const byText = new Map<string, Text[]>();
  for (const one of old) byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  for (const one of fresh) {
    const twin = byText.get(one.text)?.find(({ file, taken }) => !taken && file.form === one.file.form);
    if (twin === undefined) continue;
    twin.taken = true;
    one.taken = true;
    pairs.push([twin.file, one.file]);
  }
  const left = old.filter(({ taken }) => !taken);
  const right = fresh.filter(({ taken }) => !taken);
  if (left.length > mostCompared || right.length > mostCompared) return pairs;
  const candidates: { readonly one: Text; readonly other: Text; readonly likeness: number }[] = [];
  for (const one of left) {
    for (const other of right) {
      const likeness = one.file.form === other.file.form ? sharedLines(bodyOf(one.text), bodyOf(other.text)) : 0;
      if (likeness >= alike) candidates.push({ one, other, likeness });
    }
  }
  for (const { one, other } of candidates.sort((a, b) => b.likeness - a.likeness)) {
    if (one.taken || other.taken) continue;
    one.taken = true;
    other.taken = true;
    pairs.push([one.file, other.file]);
  }
  return pairs;
}

interface Text {
  readonly file: PromptFile;
  readonly text: string;
  taken: boolean;
}

async function texts(side: ProjectSide, files: readonly PromptFile[]): Promise<readonly Text[]> {
  const read: Text[] = [];
  // An empty text is one that could not be read, and like no other.
  for (const file of files)
    read.push({ file, text: (await textOf(side, file.file)) || `\0${read.length}`, taken: false });
  return read;
}

/** Without the settings at its top, which are alike in many prompts; a text that is settings alone stays as it is. */
function bodyOf(text: string): string {
  const end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
  const body = end === -1 ? text : text.slice(end + 5);
  return body.trim() === "" ? text : body;
}

/** From 0 to 1: how much of the longer text stands in lines that both have. */
function sharedLines(one: string, other: string): number {
  const counts = new Map<string, number>();
  for (const line of one.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of other.split("\n")) {
    const left = counts.get(line) ?? 0;
    if (left === 0) continue;
    counts.set(line, left - 1);
    shared += line.length + 1;
  }
  return shared / Math.max(one.length + 1, other.length + 1);
}
