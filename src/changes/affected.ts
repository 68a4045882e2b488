/**
 * Which prompts a change may touch: their own files, and what they share. Files are told apart by git's hashes; texts are
 * read only where something shared changed, and then only for the names in them. A prompt too many costs time, one too
 * few would be a lie, so every doubt makes a prompt a suspect.
 */

import type { Json } from "../platform/json.ts";
import { compareText } from "../platform/order.ts";
import { configFileName } from "../project/project.ts";
import type { FoundFile } from "../project/project-files.ts";
import type { PromptFile } from "../prompts/load-find.ts";
import type { ChangedFiles } from "./changed-files.ts";
import type { Cause } from "./difference.ts";
import type { ProjectSide } from "./project-side.ts";
import { pairRenamed } from "./renames.ts";
import { canonical } from "./schema/canonical.ts";
import { findSharedChanges } from "./shared-changes.ts";

/** A prompt on both sides, or on one. */
export interface Suspect {
  readonly before: PromptFile | undefined;
  readonly after: PromptFile | undefined;
  /** Own files, and shared ones that its texts name. */
  readonly causes: readonly Cause[];
}

export interface Affected {
  /** In the order of names. */
  readonly suspects: readonly Suspect[];
  /** Keys of slipway.yaml that differ. */
  readonly settings: readonly string[];
}

/** Keys of slipway.yaml that change nothing of what prompts say. */
const silentSettings: ReadonlySet<string> = new Set([
  "slipway",
  "environments",
  "rules",
  "secrets",
  "bundle",
  "gate",
  "gates",
  "evaluation",
  "evaluate",
]);

/** Suspects of one project. `changed` are its files that differ. */
export async function findAffected(
  before: ProjectSide | undefined,
  after: ProjectSide | undefined,
  changed: ChangedFiles,
): Promise<Affected> {
  const settings = changedSettings(before, after, changed);
  const removed = [...(before?.prompts.values() ?? [])].filter(({ name }) => after?.prompts.has(name) !== true);
  const added = [...(after?.prompts.values() ?? [])].filter(({ name }) => before?.prompts.has(name) !== true);
  const renamed = await pairRenamed(before, removed, after, added);
  const suspects: Suspect[] = [];
  const paired = new Set<PromptFile>();
  for (const [old, fresh] of renamed) {
    paired.add(old).add(fresh);
    suspects.push({ before: old, after: fresh, causes: ownCauses(old, fresh, changed) });
  }
  for (const old of removed) {
    if (!paired.has(old))
      suspects.push({
        before: old,
        after: undefined,
        causes: [{ kind: "prompt", file: old.file.path, status: "removed" }],
      });
  }
  for (const fresh of added) {
    if (!paired.has(fresh))
      suspects.push({
        before: undefined,
        after: fresh,
        causes: [{ kind: "prompt", file: fresh.file.path, status: "added" }],
      });
  }
  if (before !== undefined && after !== undefined) {
    const everything = !changed.complete || settings.some((name) => !silentSettings.has(name));
    const shared = await findSharedChanges(before, after, changed);
    for (const fresh of after.prompts.values()) {
      const old = before.prompts.get(fresh.name);
      if (old === undefined) continue;
      const own = ownCauses(old, fresh, changed);
      const named = await shared?.causesOf(fresh);
      if (everything || own.length > 0 || named !== undefined || shared?.isEverything === true) {
        suspects.push({ before: old, after: fresh, causes: [...own, ...(named ?? [])] });
      }
    }
  }
  const nameIn = ({ before: old, after: fresh }: Suspect): string => fresh?.name ?? old?.name ?? "";
  return { suspects: suspects.sort((a, b) => compareText(nameIn(a), nameIn(b))), settings };
}

function changedSettings(
  before: ProjectSide | undefined,
  after: ProjectSide | undefined,
  changed: ChangedFiles,
): readonly string[] {
  if (before === undefined || after === undefined || !changed.files.has(configFileName)) return [];
  const [old, fresh] = [before, after].map(
    ({ project }) => project.config as unknown as Readonly<Record<string, Json>>,
  );
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(fresh ?? {})]);
  return [...names].filter((name) => canonical(old?.[name]) !== canonical(fresh?.[name])).sort();
}

/** Own files of a prompt that differ. */
function ownCauses(old: PromptFile, fresh: PromptFile, { files }: ChangedFiles): readonly Cause[] {
  const causes: Cause[] = [];
  const add = (kind: Cause["kind"], was: FoundFile | undefined, is: FoundFile | undefined): void => {
    if (is === undefined) {
      if (was !== undefined) causes.push({ kind, file: was.path, status: "removed" });
    } else if (was !== undefined && was.path !== is.path)
      causes.push({ kind, file: is.path, status: "renamed", from: was.path });
    else {
      const status = files.get(is.path)?.status;
      if (status !== undefined) causes.push({ kind, file: is.path, status: was === undefined ? "added" : status });
    }
  };
  add("prompt", old.file, fresh.file);
  add("cases", old.cases, fresh.cases);
  return causes;
}
