/** The notes of a release, from what is stored. */

import type { Contract } from "../../changes/difference.ts";
import { contractOf } from "../../changes/levels.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import type { JsonObject } from "../../platform/json.ts";
import { mapLimited } from "../../platform/limited.ts";
import { compareText } from "../../platform/order.ts";
import { counted } from "../../platform/words.ts";
import { type CompiledPrompt, parseCompiled } from "../../prompts/compile.ts";
import { findRelease, mentions } from "../../releases/lookup.ts";
import type { ReleaseName } from "../../releases/name.ts";
import { readRelease } from "../../releases/pointer.ts";
import { liveSequence, type Pointer, type ReleaseMention, type ReleaseRecord } from "../../releases/record.ts";
import { requirePointer } from "../../releases/rollback.ts";
import { codeSpan, details, escapeMarkdown, sentenceMarkdown, tableCodeSpan } from "../../reports/markdown.ts";
import type { Store } from "../../stores/store.ts";
import { compareBundles, compiledIn, filesIn, type OpenFiles } from "./bundle-contract.ts";

export interface ReleaseNotes {
  readonly environment: string;
  readonly record: ReleaseRecord;
  /** The newest release before it of another bundle; undefined for the first. */
  readonly before: ReleaseMention | undefined;
  /** Undefined for the first, and where `uncompared` says why. */
  readonly contract: Contract | undefined;
  /** A sentence, where there is a release before it that cannot be compared with. */
  readonly uncompared: string | undefined;
  readonly prompts: readonly { readonly name: string; readonly model: string | null }[];
  /** How many files the bundle has. */
  readonly files: number;
}

const readsAtOnce = 16;
/** Reasons and prompts that are listed; a page on GitHub holds 125,000 characters. */
const mostChanges = 200;
const mostPrompts = 500;

/**
 * The files of the release before may be pruned; then the notes say that nobody can tell what changed.
 *
 * @throws SW0609 for a release that is not there, SW0615 where nothing was released, SW0614 where its files are gone.
 */
export async function notesOf(store: Store, environment: string, name: ReleaseName | undefined): Promise<ReleaseNotes> {
  const pointer = await requirePointer({ store, environment });
  const seq = name === undefined ? liveSequence(pointer.record) : (await findRelease(store, pointer, name)).seq;
  const { record } = await readRelease(store, pointer, seq);
  const before = await releaseBefore(store, pointer, record);
  const now = await filesIn(store, record.bundle);
  const old = before === undefined ? undefined : await filesOrWhy(store, before);
  const uncompared = typeof old === "string" ? old : undefined;
  const contract =
    old === undefined || typeof old === "string" ? undefined : contractOf(await compareBundles(old, now));
  const files = now.manifest.files.length;
  return { environment, record, before, contract, uncompared, prompts: await promptsIn(now), files };
}

async function filesOrWhy(store: Store, { bundle }: ReleaseMention): Promise<OpenFiles | string> {
  try {
    return await filesIn(store, bundle);
  } catch (error) {
    if (isSlipwayError(error) && error.code === "SW0614") return error.message;
    throw error;
  }
}

async function releaseBefore(
  store: Store,
  pointer: Pointer,
  { seq, bundle }: ReleaseRecord,
): Promise<ReleaseMention | undefined> {
  for await (const mention of mentions(store, pointer))
    if (mention.seq < seq && mention.bundle !== bundle) return mention;
  return undefined;
}

async function promptsIn({ manifest, read }: OpenFiles): Promise<ReleaseNotes["prompts"]> {
  const compiled = await mapLimited(
    [...compiledIn(manifest).values()],
    readsAtOnce,
    async (file): Promise<CompiledPrompt> => parseCompiled(await read(file), file.path),
  );
  return compiled.map(({ name, model }) => ({ name, model })).sort((a, b) => compareText(a.name, b.name));
}

/** For people: what they have to do first, the rest folded away. */
export function notesMarkdown(notes: ReleaseNotes): string {
  const { record, contract, prompts, environment } = notes;
  const parts = [
    headlineOf(notes),
    ...(contract === undefined ? [] : sections(contract)),
    details(
      counted(prompts.length, "prompt"),
      ["| prompt | model |", "| --- | --- |", ...prompts.slice(0, mostPrompts).map(promptRow)].join("\n") +
        (prompts.length > mostPrompts ? `\n\n… and ${prompts.length - mostPrompts} more.` : ""),
    ),
    [
      `Bundle ${codeSpan(record.bundle)}, ${counted(notes.files, "file")}.`,
      record.source.commit === null ? "" : `Commit ${codeSpan(record.source.commit)}.`,
      `Live in ${escapeMarkdown(environment)} as release ${record.seq}.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  ];
  return `${parts.join("\n\n")}\n`;
}

function headlineOf({ before, contract, uncompared, environment, prompts }: ReleaseNotes): string {
  if (before === undefined) {
    return `The first release in ${escapeMarkdown(environment)}: ${counted(prompts.length, "prompt")}.`;
  }
  if (contract === undefined) {
    return `**What changes for callers is not known.** It cannot be compared with ${codeSpan(before.version)}: ${sentenceMarkdown(uncompared ?? "")}`;
  }
  return `${headline(contract.level)} Compared with ${codeSpan(before.version)}.`;
}

function headline(level: Contract["level"]): string {
  switch (level) {
    case "major":
      return "**Callers have to change something.**";
    case "minor":
      return "**There is something new for callers.**";
    case "patch":
      return "Prompts say something else; callers have nothing to do.";
    default:
      return "Nothing changes for callers.";
  }
}

function sections({ changes }: Contract): readonly string[] {
  const titles = { major: "What callers have to change", minor: "What is new", patch: "What prompts say" } as const;
  return (["major", "minor", "patch"] as const).flatMap((level) => {
    const reasons = changes.filter((change) => change.level === level).map(({ reason }) => reason);
    if (reasons.length === 0) return [];
    const shown = reasons.slice(0, mostChanges).map((reason) => `- ${sentenceMarkdown(reason)}`);
    const more = reasons.length > mostChanges ? [`- … and ${reasons.length - mostChanges} more`] : [];
    return [`### ${titles[level]}\n\n${[...shown, ...more].join("\n")}`];
  });
}

function promptRow({ name, model }: ReleaseNotes["prompts"][number]): string {
  return `| ${tableCodeSpan(name)} | ${model === null ? "" : tableCodeSpan(model)} |`;
}

/** `slipway/notes/v1`; `url` is where GitHub shows the notes, null where they were not published. */
export function notesDocument(notes: ReleaseNotes, url: string | undefined): JsonObject {
  const { environment, record, before, contract, prompts, files } = notes;
  return {
    format: "slipway/notes/v1",
    environment,
    release: { seq: record.seq, version: record.version, bundle: record.bundle, commit: record.source.commit },
    before: before === undefined ? null : { seq: before.seq, version: before.version, bundle: before.bundle },
    level: contract?.level ?? null,
    changes: (contract?.changes ?? []).map(({ level, reason }) => ({ level, reason })),
    prompts: prompts.map(({ name, model }) => ({ name, model })),
    files,
    url: url ?? null,
  };
}
