/** What differs in one project between two places. */
import type { Finding } from "../platform/finding.ts";
import type { CheckedPrompt } from "../prompts/checked.ts";
import type { PromptFile } from "../prompts/load-find.ts";
import { findAffected, type Suspect } from "./affected.ts";
import type { ChangedFiles } from "./changed-files.ts";
import { comparePrompts } from "./compare-prompts.ts";
import type { ProjectDifference, PromptDifference, Shard } from "./difference.ts";
import { type LoadedSide, loadSide, type SideRun } from "./load-side.ts";
import type { Masked } from "./masking.ts";
import { projectContract } from "./project-contract.ts";
import type { ProjectSide } from "./project-side.ts";
import type { Room } from "./room.ts";
import { isInShard } from "./shard.ts";

export interface DifferenceRequest {
  /** Folder from the root of the repository; empty at the root. */
  readonly path: string;
  /** Absent where the side does not have the project. */
  readonly before: ProjectSide | undefined;
  readonly after: ProjectSide | undefined;
  readonly changed: ChangedFiles;
  readonly shard?: Shard | undefined;
  /** Sentences about what cannot be looked at. */
  readonly notes: readonly string[];
  readonly room: Room;
  readonly signal: AbortSignal;
  /** Takes secrets out of what is shown of both sides, before it is compared. Asked for where there is something to show. */
  readonly masking: Masked;
  /** How the head is loaded; by itself, unless the whole project is checked anyway. */
  readonly loadAfter?: (names: ReadonlySet<string>) => Promise<SideRun>;
}

/** Compares the prompts that a change may touch; all others are neither parsed nor rendered. */
export async function compareProject(request: DifferenceRequest): Promise<ProjectDifference> {
  const { path, before, after, changed, shard, room, signal } = request;
  const { suspects: all, settings } = await findAffected(before, after, changed);
  const suspects = shard === undefined ? all : all.filter((suspect) => isInShard(nameOf(suspect), shard));
  const names = (side: "before" | "after"): ReadonlySet<string> =>
    new Set(suspects.flatMap((suspect) => (suspect[side] === undefined ? [] : [suspect[side].name])));
  const old =
    before === undefined || names("before").size === 0 ? undefined : await loadSide(before, names("before"), signal);
  const load =
    request.loadAfter ??
    (after === undefined ? undefined : (wanted: ReadonlySet<string>) => loadSide(after, wanted, signal));
  const fresh = names("after").size === 0 ? undefined : await load?.(names("after"));
  const prompts: PromptDifference[] = [];
  for (const suspect of suspects) {
    const [was, is] = [sideOf(old, suspect.before), sideOf(fresh, suspect.after)];
    // A file that turned out to be no prompt, such as a JSON file of something else.
    if (was === undefined && is === undefined) continue;
    const broken = { before: errorsOf(old, was), after: errorsOf(fresh, is) };
    const compared = await request.masking((masking) => {
      const left = room.copy();
      const difference = comparePrompts(was, is, { causes: suspect.causes, broken, room: left, masking });
      return { difference, left };
    });
    room.leave(compared.left);
    if (compared.difference !== undefined) prompts.push(compared.difference);
  }
  const status =
    before === undefined
      ? "added"
      : after === undefined
        ? "removed"
        : prompts.length + settings.length > 0
          ? "changed"
          : "unchanged";
  const contract = projectContract(prompts);
  return {
    path,
    status,
    count: { before: before?.prompts.size ?? 0, after: after?.prompts.size ?? 0 },
    prompts,
    settings,
    contract,
    cut: [...request.notes, ...room.cuts(), ...prompts.flatMap(secretsAlone)],
  };
}

/** Secrets are masked before texts are compared, so a case in which only a secret differs has nothing to show. */
function secretsAlone({ name, cases }: PromptDifference): readonly string[] {
  return cases
    .filter(({ status, messages }) => status === "changed" && messages.length === 0)
    .map((one) => `In the case ${one.name} of ${name} nothing differs but a secret, which is not shown.`);
}

function nameOf({ before, after }: Suspect): string {
  return after?.name ?? before?.name ?? "";
}

function sideOf(run: SideRun | undefined, file: PromptFile | undefined): LoadedSide | undefined {
  const side = file === undefined ? undefined : run?.prompts.get(file.name);
  // A JSON file that is no configuration of a prompt says so by having no findings either.
  return side === undefined || (side.checked.prompt === undefined && side.checked.findings.length === 0)
    ? undefined
    : side;
}

/** Why a prompt could not be rendered in full. */
function errorsOf(run: SideRun | undefined, side: LoadedSide | undefined): readonly Finding[] {
  if (run === undefined || side === undefined || isWhole(side.checked)) return [];
  const own = run.errorsAmong(side.checked.findings);
  const shared = run.shared.filter(({ file }) => side.partials.has(file) || own.length === 0);
  return [...own, ...shared];
}

function isWhole({ prompt, sound, renderings, cases }: CheckedPrompt): boolean {
  return prompt !== undefined && sound && renderings.length === cases.length;
}
