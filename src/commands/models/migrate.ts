/** `slipway models migrate OLD NEW`: rewrites the name of a model where it stands, and nothing else of a file. */
import { randomBytes } from "node:crypto";
import { chmod, readFile, rename, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkModelName, checkPromptModel } from "../../models/check-prompt.ts";
import { modelsErrors } from "../../models/errors.ts";
import { priceAdvice, priceOf } from "../../models/prices.ts";
import type { SourceRange } from "../../platform/finding.ts";
import type { LocationMap } from "../../platform/locations.ts";
import { nearest } from "../../platform/nearest.ts";
import { createSource } from "../../platform/text.ts";
import type { Project } from "../../project/project.ts";
import type { Prompt } from "../../prompts/prompt.ts";

/** A file in which the model stands, and where. */
interface Mention {
  readonly file: string;
  readonly range: SourceRange;
}

export interface Migration {
  readonly from: string;
  readonly to: string;
  /** Files that name the old model, in order. */
  readonly files: readonly string[];
  /** What the new model does not take, by prompt. */
  readonly notes: readonly string[];
  /** Prompts whose model changes, those of slipway.yaml included. */
  readonly prompts: readonly Prompt[];
  /**
   * Writes the files, each as a whole.
   *
   * @throws SW1108 where one of them has changed since, and writes none then.
   */
  write(): Promise<void>;
}

/**
 * What replacing a model would change.
 *
 * @throws SW1108 where nothing names the old one, or the new one cannot be.
 */
export async function planMigration(
  project: Project,
  prompts: readonly Prompt[],
  from: string,
  to: string,
  today: string,
): Promise<Migration> {
  if (from === to) {
    throw modelsErrors.create("SW1108", {
      message: `${JSON.stringify(to.slice(0, 200))} is to take its own place.`,
      next: "Name the model to replace first, then the one in its place.",
    });
  }
  const probe = createSource("NEW", to);
  const start = { line: 1, column: 1 };
  // A command of one's own answers under any name.
  const takesAnyName = project.config.models?.provider === "exec";
  const [problem] = checkModelName(to, probe, { start, end: start }, today).filter(
    ({ severity, rule }) => severity === "error" || (severity === "warning" && rule === "model-id" && !takesAnyName),
  );
  if (problem !== undefined) {
    throw modelsErrors.create("SW1108", {
      message: `${problem.message} Nothing was rewritten.`,
      next: problem.help,
    });
  }
  const mentions = mentionsOf(project, prompts, from);
  if (mentions.length === 0) throw nothingNames(project, prompts, from);
  const rewritten = new Map<string, { readonly before: string; readonly after: string }>();
  for (const mention of mentions) {
    const { file } = mention;
    const known = rewritten.get(file);
    const before = known?.before ?? (await readFile(join(project.root, file), "utf8"));
    rewritten.set(file, { before, after: replaced(known?.after ?? before, mention, from, to) });
  }
  const affected = prompts.filter(({ model }) => model === from);
  const notes = [
    ...priceNotes(project, from, to),
    ...affected.flatMap((prompt) =>
      checkPromptModel({ ...prompt, model: to, modelFrom: "project" }, today).map(
        ({ message, help }) => `${prompt.name}: ${message} ${help}`,
      ),
    ),
  ];
  return {
    from,
    to,
    files: [...rewritten.keys()].sort(),
    notes,
    prompts: affected,
    async write() {
      // Asking both models may have taken minutes, in which somebody edits.
      for (const [file, { before }] of rewritten) {
        const now = await readFile(join(project.root, file), "utf8").catch(() => undefined);
        if (now !== before) throw changedMeanwhile(file);
      }
      for (const [file, { after }] of rewritten) await writeWhole(join(project.root, file), after);
    },
  };
}

/** A price is the old model's: it is not carried over. */
function priceNotes({ config }: Project, from: string, to: string): readonly string[] {
  const prices = config.models?.prices ?? {};
  if (!Object.hasOwn(prices, from) || Object.hasOwn(prices, to)) return [];
  const next =
    priceOf(to, prices) === undefined
      ? `No price of ${to} is known: ${priceAdvice(to)}`
      : `For ${to} the price that ships with Slipway holds, unless you write its own there.`;
  return [`slipway.yaml: \`models.prices\` keeps the price of ${from}. ${next}`];
}

/** Every place once: two variants of one classic prompt may share their file. */
function mentionsOf(project: Project, prompts: readonly Prompt[], from: string): readonly Mention[] {
  const found = new Map<string, Mention>();
  const add = (file: string, locations: LocationMap): void => {
    const range = locations.valueAt("/model");
    if (range !== undefined) found.set(`${file}:${range.start.line}:${range.start.column}`, { file, range });
  };
  const { configFile, locations, config } = project;
  if (configFile !== undefined && config.model === from) add(configFile.file, locations);
  for (const prompt of prompts) {
    if (prompt.model === from && prompt.modelFrom !== "project") add(prompt.settings.file, prompt.locations);
  }
  // From the end to the beginning, so that places stay true where a file names it twice.
  return [...found.values()].sort((a, b) => b.range.start.line - a.range.start.line);
}

/** The text as it stands on the disk, line ends and byte order mark included, with the model replaced at its place. */
function replaced(text: string, { file, range }: Mention, from: string, to: string): string {
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  let start = mark;
  for (let line = 1; line < range.start.line; line += 1) start = text.indexOf("\n", start) + 1;
  const from0 = start + range.start.column - 1;
  const end = text.indexOf("\n", from0) === -1 ? text.length : text.indexOf("\n", from0);
  const at = text.slice(from0, end).indexOf(from);
  if (range.start.line !== range.end.line || at < 0 || at > 1) {
    throw modelsErrors.create("SW1108", {
      message: `In ${file}:${range.start.line} the model is not written as ${from}, but in another form of the same text.`,
      next: "Write it there on one line, without escapes, and run the command again.",
      place: { file, ...range.start },
    });
  }
  return text.slice(0, from0 + at) + to + text.slice(from0 + at + from.length);
}

function nothingNames(project: Project, prompts: readonly Prompt[], from: string): Error {
  const models = [...new Set([project.config.model ?? [], prompts.map(({ model }) => model ?? [])].flat(2))];
  const near = nearest(from, models);
  return modelsErrors.create("SW1108", {
    message: `No prompt names ${JSON.stringify(from.slice(0, 200))}, nor does slipway.yaml.`,
    next:
      near !== undefined
        ? `Did you mean ${near}?`
        : models.length === 0
          ? "No model is named anywhere."
          : `In use: ${models.slice(0, 5).join(", ")}.`,
  });
}

function changedMeanwhile(file: string): Error {
  return modelsErrors.create("SW1108", {
    message: `${file} was changed while the models were compared. Nothing was rewritten.`,
    next: "Run the same command again: answers that came are kept.",
    place: { file, line: 1, column: 1 },
  });
}

async function writeWhole(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString("hex")}.new`;
  try {
    const { mode } = await stat(file);
    await writeFile(aside, text, { flag: "wx" });
    await chmod(aside, mode & 0o7777);
    await rename(aside, file);
  } catch (error) {
    await unlink(aside).catch(() => undefined);
    throw error;
  }
}
