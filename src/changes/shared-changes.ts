/**
 * Changes of what prompts share: partials, schemas, tools, classic templates, and files that cases and media name. Who
 * uses what is found by looking for names in texts, which finds too many rather than too few.
 */
import { nameOf } from "../project/paths.ts";
import { configFileName } from "../project/project.ts";
import type { FoundFile } from "../project/project-files.ts";
import type { PromptFile } from "../prompts/load-find.ts";
import type { ChangedFiles } from "./changed-files.ts";
import type { Cause } from "./difference.ts";
import { type ProjectSide, textOf } from "./project-side.ts";

export interface SharedChanges {
  /** True where so much changed that all prompts are suspects. */
  readonly isEverything: boolean;
  /** Causes in what a prompt shares; empty where it is a suspect without a name, undefined where it names nothing of it. */
  causesOf(prompt: PromptFile): Promise<readonly Cause[] | undefined>;
}

/** A shared file, and what made it differ: itself, or others that it names. */
interface SharedFile {
  readonly kind: Cause["kind"];
  /** How texts name it: its last name without extension. */
  readonly word: string;
  readonly texts: string[];
  readonly causes: Map<string, Cause>;
}

/** More names are not looked for in every text. */
const mostWords = 300;

/** The changes; undefined where nothing shared changed. */
export async function findSharedChanges(
  before: ProjectSide,
  after: ProjectSide,
  changed: ChangedFiles,
): Promise<SharedChanges | undefined> {
  const kinds = new Map<string, Cause["kind"]>([[configFileName, "settings"]]);
  for (const side of [before, after]) {
    for (const { file, cases } of side.prompts.values()) {
      kinds.set(file.path, "prompt");
      if (cases !== undefined) kinds.set(cases.path, "cases");
    }
    for (const [kind, files] of sharedFiles(side)) for (const { path } of files) kinds.set(path, kind);
  }
  const paths = [...changed.files.keys()];
  const data = new DataFiles(
    paths.filter((path) => !kinds.has(path)),
    changed,
  );
  const isShared = paths.some((path) => !["prompt", "cases", "settings"].includes(kinds.get(path) ?? "prompt"));
  // Which template belongs to a classic configuration is decided among all of them.
  const classicMoved = [...before.prompts.values(), ...after.prompts.values()].some(
    ({ form, name }) => form === "classic" && before.prompts.has(name) !== after.prompts.has(name),
  );
  if (!isShared && data.isEmpty && !classicMoved) return undefined;
  const files = await readShared(before, after, changed);
  for (const file of files)
    for (const text of file.texts) for (const cause of data.namedIn(text)) file.causes.set(cause.file, cause);
  spread(files);
  const touched = files.filter(({ causes }) => causes.size > 0);
  const allClassic = classicMoved || touched.some(({ kind }) => kind === "template");
  const hasTools = touched.some(({ kind }) => kind === "tool");
  return {
    isEverything: touched.length > mostWords,
    async causesOf(prompt) {
      if (touched.length > mostWords) return undefined;
      const texts = [(await textOf(after, prompt.file)).normalize("NFC")];
      if (prompt.cases !== undefined) texts.push((await textOf(after, prompt.cases)).normalize("NFC"));
      const causes = new Map<string, Cause>();
      for (const text of texts) {
        for (const { word, causes: found } of touched) {
          if (!text.includes(searchable(word))) continue;
          for (const [path, cause] of found) causes.set(path, cause);
        }
        for (const cause of data.namedIn(text)) causes.set(cause.file, cause);
      }
      if (causes.size > 0) return [...causes.values()];
      if (prompt.form === "classic" && allClassic) return [];
      // Names may be written with escapes, and tools go by names inside their files.
      const usesTools = hasTools && texts.some((text) => /\btool(?:s|Defs)\b/.test(text));
      return usesTools || texts.some(hasEscapes) ? [] : undefined;
    },
  };
}

function sharedFiles({
  index,
  schemas,
  tools,
}: ProjectSide): readonly (readonly [Cause["kind"], Iterable<FoundFile>])[] {
  return [
    ["partial", index.partials.map(({ file }) => file)],
    ["schema", schemas.values()],
    ["tool", tools.values()],
    ["template", index.templates],
  ];
}

/** The shared files of both sides, with the change of each. */
async function readShared(
  before: ProjectSide,
  after: ProjectSide,
  changed: ChangedFiles,
): Promise<readonly SharedFile[]> {
  const files = new Map<string, SharedFile>();
  for (const side of [before, after]) {
    for (const [kind, found] of sharedFiles(side)) {
      for (const file of found) {
        const change = changed.files.get(file.path);
        const known = files.get(file.path);
        // What did not change has the same text on both sides.
        if (change === undefined && known !== undefined) continue;
        const text = (await textOf(side, file)).normalize("NFC");
        if (known !== undefined) {
          known.texts.push(text);
          continue;
        }
        const causes = new Map<string, Cause>();
        if (change !== undefined) causes.set(file.path, { kind, file: file.path, status: change.status });
        files.set(file.path, { kind, word: wordOf(file.path), texts: [text], causes });
      }
    }
  }
  return [...files.values()];
}

/** The last name without its extension and underscore: what calls it says that, in full or after a folder. */
function wordOf(path: string): string {
  return nameOf(path)
    .replace(/(?:\.schema|\.tool)?\.[A-Za-z0-9]+$/, "")
    .replace(/^_/, "");
}

/** The longest piece of a word without a blank: YAML may break a line at one. */
function searchable(word: string): string {
  return word.split(/\s+/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
}

/** What names something that changed has changed with it, and so has what names that. */
function spread(files: readonly SharedFile[]): void {
  const open = files.filter(({ causes }) => causes.size > 0);
  if (open.length > mostWords) return;
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    const word = searchable(source.word);
    for (const file of files) {
      if (file === source || !file.texts.some((text) => text.includes(word))) continue;
      const before = file.causes.size;
      for (const [path, cause] of source.causes) file.causes.set(path, cause);
      if (file.causes.size > before) open.push(file);
    }
  }
}

/** Escapes of JSON and YAML that can spell a name otherwise. */
function hasEscapes(text: string): boolean {
  return /\\[uUx]/.test(text);
}

/** Changed files of no other kind, which cases (`$file`) and media may name by their paths. */
class DataFiles {
  readonly isEmpty: boolean;
  private readonly byWord = new Map<string, Cause[]>();

  constructor(paths: readonly string[], { files }: ChangedFiles) {
    this.isEmpty = paths.length === 0;
    for (const path of paths) {
      const status = files.get(path)?.status;
      if (status === undefined) continue;
      const word = nameOf(path).split(/\s/).at(-1) ?? "";
      const known = this.byWord.get(word);
      const cause: Cause = { kind: /\.(?:json|ya?ml|txt|md|csv)$/.test(path) ? "data" : "media", file: path, status };
      if (known === undefined) this.byWord.set(word, [cause]);
      else known.push(cause);
    }
  }

  /** The files whose last names stand in a text. */
  namedIn(text: string): readonly Cause[] {
    if (this.isEmpty) return [];
    const causes: Cause[] = [];
    for (const [word] of text.matchAll(/[^\s"'`<>{}()[\],:=/\\]+/g)) {
      const found = this.byWord.get(word);
      if (found !== undefined) causes.push(...found);
    }
    return causes;
  }
}
