/** The whole check of a project, one prompt at a time, for the commands that need it: check, render, bundle, deploy. */
import type { Shard } from "../changes/difference.ts";
import { isInShard } from "../changes/shard.ts";
import { checkModelName, checkPromptModel } from "../models/check-prompt.ts";
import { usualGroup } from "../models/replacement.ts";
import type { CommandContext } from "../platform/command.ts";
import type { Finding, RuleLevel } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import type { LoadedProject } from "../project/load.ts";
import type { Project } from "../project/project.ts";
import { configProblem } from "../project/rules.ts";
import { applyRules, checkLevels, readSuppressions, type Suppression } from "../prompts/check/levels.ts";
import { type CheckedPrompt, type CheckedPrompts, isOfAllPrompts, openChecked } from "../prompts/checked.ts";
import type { PromptFile } from "../prompts/load-find.ts";
import type { Case } from "../prompts/prompt.ts";
import { suppressionRules } from "../prompts/suppression-rules.ts";
import type { TemplateTree } from "../prompts/tree.ts";
import { loadRules } from "./catalogue.ts";
import { openDemands } from "./project-demands.ts";

export interface ProjectCheckOptions {
  /** Prompts to load; all where it is absent. Then findings about all prompts together are left out. */
  readonly wanted?: (file: PromptFile) => boolean;
  /**
   * One part of the prompts, in place of `wanted`. Findings about what prompts share are those of the first part; what no
   * part can know alone is `pending`.
   */
  readonly shard?: Shard | undefined;
  /** Cases in place of those that a prompt has. */
  readonly casesOf?: (file: PromptFile) => readonly Case[];
  /** `dropped` where nobody looks at what cases give: they are rendered, and not held. Absent, they are kept. */
  readonly renderings?: "kept" | "dropped";
  /** What stands under `rules:` in slipway.yaml where the project has those of another revision: their names are checked. */
  readonly writtenRules?: Readonly<Record<string, RuleLevel>>;
  /** Of the notes in files, those that count; all of them where it is absent. */
  readonly countingNotes?: (notes: readonly Suppression[]) => Promise<readonly Suppression[]>;
  /** Called with each prompt as it is checked, in the order of names, and with all parsed partials. */
  readonly each?: (checked: CheckedPrompt, partials: ReadonlyMap<string, TemplateTree>) => Promise<void> | void;
}

export interface ProjectCheck {
  /** All that is left after `rules:` and notes in files were applied. */
  readonly findings: readonly Finding[];
  /** Of a shard: findings that hold where every shard reports them. */
  readonly pending: readonly Finding[];
  readonly prompts: number;
  readonly cases: number;
}

/** The event loop gets a turn after so many prompts, so that Ctrl-C and progress are served. */
const promptsPerTurn = 64;

/** Loads, checks and renders every prompt of a project. Holds a few prompts at a time, and cases that judges or scripts judge. */
export async function checkProject(
  loaded: LoadedProject,
  context: Pick<CommandContext, "now" | "progress" | "signal">,
  options: ProjectCheckOptions = {},
): Promise<ProjectCheck> {
  const { project } = loaded;
  const today = context.now().toISOString().slice(0, 10);
  const { shard } = options;
  const inConfig = await findingsOfProject(loaded, today);
  const set = await openChecked(project, options.renderings);
  const seen = await seePrompts(set, project, today, context, options);
  const { own, prompts, cases } = seen;
  const part =
    shard === undefined
      ? { shared: [], together: set.finish(options.wanted === undefined ? "all" : "some") }
      : set.finishPart();
  const levels = await levelsOf(project, options.writtenRules, set.suppressions(), options.countingNotes);
  const found = [...inConfig, ...seen.findings, ...part.shared, ...part.together, ...levels.findings];
  const findings = levels.apply(found);
  if (shard === undefined) return { findings, pending: [], prompts, cases };
  /** What is in files that prompts share. The first shard reports it. */
  const shared = new Set([...inConfig, ...part.shared, ...levels.findings].map(keyOf));
  return { ...shareOf(findings, shard, shared, own), prompts, cases };
}

async function findingsOfProject({ project, findings }: LoadedProject, today: string): Promise<readonly Finding[]> {
  return [
    ...findings,
    ...modelOfProject(project, today),
    ...(await gateFindings(project)),
    ...(await settingsOfModels(project)),
  ];
}

interface SeenPrompts {
  readonly findings: readonly Finding[];
  /** Files of prompts that were seen, where they are those of a shard. */
  readonly own: ReadonlySet<string>;
  readonly prompts: number;
  readonly cases: number;
}

/** Goes through the wanted prompts, one after the other. */
async function seePrompts(
  set: CheckedPrompts,
  project: Project,
  today: string,
  context: Pick<CommandContext, "progress" | "signal">,
  { shard, wanted, casesOf, each }: ProjectCheckOptions,
): Promise<SeenPrompts> {
  const group = usualGroup([project.config.model], project.config.models?.region);
  const findings: Finding[] = [];
  const own = new Set<string>();
  const elsewhere: PromptFile[] = [];
  const demands = openDemands(project, set);
  let prompts = 0;
  let cases = 0;
  let done = 0;
  const isWanted = (file: PromptFile): boolean => {
    const is = shard === undefined ? (wanted?.(file) ?? true) : isInShard(file.name, shard);
    if (!is) elsewhere.push(file);
    return is;
  };
  for await (const checked of set.each(isWanted, casesOf)) {
    findings.push(...checked.findings);
    if (shard !== undefined) for (const path of ownFiles(checked)) own.add(path);
    if (checked.prompt !== undefined) {
      prompts++;
      cases += checked.cases.length;
      if (!checked.settingsUnclear) findings.push(...checkPromptModel(checked.prompt, today, group));
      findings.push(...(await demands.see(checked)));
    }
    await each?.(checked, set.partials);
    if (++done % promptsPerTurn === 0) {
      const total = shard === undefined && wanted === undefined ? set.names.length : undefined;
      context.progress.update("Checking prompts", done, total);
      await new Promise((resolve) => setImmediate(resolve));
      context.signal.throwIfAborted();
    }
  }
  return { findings: await demands.finish(findings, elsewhere, context.signal), own, prompts, cases };
}

/** How notes in files and levels of slipway.yaml are applied, and what is wrong with the levels. */
async function levelsOf(
  { config, configFile, locations }: Project,
  written: Readonly<Record<string, RuleLevel>> | undefined,
  inPrompts: readonly Suppression[],
  countingNotes: ProjectCheckOptions["countingNotes"],
): Promise<{ readonly findings: readonly Finding[]; readonly apply: (all: readonly Finding[]) => readonly Finding[] }> {
  const inConfig =
    configFile === undefined ? [] : readSuppressions(configFile, { yaml: { start: 0, end: configFile.text.length } });
  const notes = [...inConfig, ...inPrompts];
  const levels = config.rules ?? {};
  const counting = await (countingNotes?.(notes) ?? notes);
  if (counting.length === 0 && Object.keys({ ...written, ...levels }).length === 0) {
    return { findings: [], apply: (all) => all };
  }
  const rules = await loadRules();
  return {
    findings: configFile === undefined ? [] : checkLevels(written ?? levels, rules, configFile, locations),
    apply: (all) => applyRules(all, { levels, rules }, counting),
  };
}

function modelOfProject({ configFile, locations, config }: Project, today: string): readonly Finding[] {
  const place = locations.valueAt("/model");
  if (configFile === undefined || config.model === undefined || place === undefined) return [];
  return checkModelName(config.model, configFile, place, today, usualGroup([], config.models?.region));
}

/** What one shard reports: its own, of what is shared the first shard alone, and apart what all must see together. */
function shareOf(
  findings: readonly Finding[],
  shard: Shard,
  shared: ReadonlySet<string>,
  own: ReadonlySet<string>,
): Pick<ProjectCheck, "findings" | "pending"> {
  const inNotes = new Set(suppressionRules.map(({ id }) => id));
  const isElsewhere = (finding: Finding): boolean =>
    shard.index !== 1 && (shared.has(keyOf(finding)) || (inNotes.has(finding.rule) && !own.has(finding.file)));
  return {
    findings: findings.filter((finding) => !isOfAllPrompts(finding, own) && !isElsewhere(finding)),
    pending: findings.filter((finding) => isOfAllPrompts(finding, own)),
  };
}

/** Tells findings apart whatever became of their severity. */
function keyOf({ rule, file, range, message }: Finding): string {
  return JSON.stringify([rule, file, range.start.line, range.start.column, message]);
}

/** Files that belong to one prompt alone. A classic template may belong to several. */
function ownFiles({ file, prompt }: CheckedPrompt): readonly string[] {
  const paths = [
    file.file.path,
    file.cases?.path,
    prompt?.form === "dotprompt" ? prompt.template.source.file : undefined,
  ];
  return paths.filter((path) => path !== undefined);
}

async function settingsOfModels(project: Project): Promise<readonly Finding[]> {
  const { cache, exec } = project.config.models ?? {};
  if (cache === undefined && exec?.environment === undefined) return [];
  const { modelsFindings } = await import("./models/check-settings.ts");
  return modelsFindings(project);
}

/** Gates that could not be evaluated: a period, a zone or a name that nobody understands. */
async function gateFindings({ environments, configFile, locations }: Project): Promise<readonly Finding[]> {
  if (configFile === undefined || ![...environments.values()].some(({ gate }) => gate !== undefined)) return [];
  const { readPolicy } = await import("../gates/policy.ts");
  return [...environments.values()].flatMap(({ name, after, gate }) => {
    const read = gate === undefined ? undefined : readPolicy(name, after, gate);
    if (read === undefined || read.ok) return [];
    return read.problems.map(({ pointer, message, help }) => {
      const at = `/environments/${name}/gate${pointer}`;
      return createFinding(configProblem, configFile, locations.valueAt(at) ?? locations.nearestTo(at), {
        message,
        help,
      });
    });
  });
}
