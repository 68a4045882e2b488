/** The whole check of a project, one prompt at a time, for the commands that need it: check, render, bundle, deploy. */
import { isAbsolute } from "node:path";
import type { Shard } from "../changes/difference.ts";
import { isInShard } from "../changes/shard.ts";
import { checkModelName, checkPromptModel } from "../models/check-prompt.ts";
import { usualGroup } from "../models/replacement.ts";
import type { CommandContext } from "../platform/command.ts";
import type { Finding, RuleLevel } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import type { LoadedProject } from "../project/load.ts";
import { readPath } from "../project/paths.ts";
import type { Project } from "../project/project.ts";
import { configProblem } from "../project/rules.ts";
import { applyRules, checkLevels, readSuppressions, type Suppression } from "../prompts/check/levels.ts";
import { type CheckedPrompt, isOfAllPrompts, openChecked } from "../prompts/checked.ts";
import type { PromptFile } from "../prompts/load-find.ts";
import type { Case, Prompt } from "../prompts/prompt.ts";
import { suppressionRules } from "../prompts/suppression-rules.ts";
import type { TemplateTree } from "../prompts/tree.ts";
import { loadRules } from "./catalogue.ts";

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

interface JudgedPrompt {
  readonly prompt: Prompt;
  /** Those that demand something. */
  readonly cases: readonly Case[];
}

/** The event loop gets a turn after so many prompts, so that Ctrl-C and progress are served. */
const promptsPerTurn = 64;

/** Loads, checks and renders every prompt of a project. Holds a few prompts at a time. */
export async function checkProject(
  { project, findings: inConfig }: LoadedProject,
  context: Pick<CommandContext, "now" | "progress" | "signal">,
  options: ProjectCheckOptions = {},
): Promise<ProjectCheck> {
  const today = context.now().toISOString().slice(0, 10);
  const { shard } = options;
  const wanted = shard === undefined ? options.wanted : ({ name }: PromptFile) => isInShard(name, shard);
  const { configFile, locations, config } = project;
  const group = usualGroup([config.model], config.models?.region);
  const findings: Finding[] = [
    ...inConfig,
    ...modelOfProject(project, today),
    ...(await gateFindings(project)),
    ...(await settingsOfModels(project)),
  ];
  const inProject = findings.length;
  const notes: Suppression[] =
    configFile === undefined
      ? []
      : [...readSuppressions(configFile, { yaml: { start: 0, end: configFile.text.length } })];
  const set = await openChecked(project, options.renderings);
  const names = new Set(set.names);
  const own = new Set<string>();
  const judged: JudgedPrompt[] = [];
  let prompts = 0;
  let cases = 0;
  let done = 0;
  for await (const checked of set.each(wanted, options.casesOf)) {
    findings.push(...checked.findings);
    if (shard !== undefined) for (const path of ownFiles(checked)) own.add(path);
    if (checked.prompt !== undefined) {
      prompts++;
      cases += checked.cases.length;
      judged.push({ prompt: checked.prompt, cases: checked.cases.filter(({ expect }) => expect.length > 0) });
      if (!checked.settingsUnclear) {
        findings.push(
          ...checkPromptModel(checked.prompt, today, group),
          ...(await inExpectations(checked, project, names)),
        );
      }
    }
    await options.each?.(checked, set.partials);
    if (++done % promptsPerTurn === 0) {
      context.progress.update("Checking prompts", done, wanted === undefined ? set.names.length : undefined);
      await new Promise((resolve) => setImmediate(resolve));
      context.signal.throwIfAborted();
    }
  }
  if (judged.some((one) => one.cases.length > 0)) {
    const { findings: found, isNeedless } = await afterAll(judged, project, context.signal);
    const needed = findings.filter((finding) => !isNeedless(finding));
    findings.splice(0, findings.length, ...needed, ...found);
  }
  /** What is in files that prompts share. The first shard reports it. */
  const shared = new Set(shard === undefined ? [] : findings.slice(0, inProject).map(keyOf));
  if (shard === undefined) {
    findings.push(...set.finish(wanted === undefined ? "all" : "some"));
  } else {
    const part = set.finishPart();
    for (const finding of part.shared) shared.add(keyOf(finding));
    findings.push(...part.shared, ...part.together);
  }
  notes.push(...set.suppressions());
  const levels = config.rules ?? {};
  const written = options.writtenRules ?? levels;
  const counting = await (options.countingNotes?.(notes) ?? notes);
  let left: readonly Finding[] = findings;
  if (counting.length > 0 || Object.keys({ ...written, ...levels }).length > 0) {
    const rules = await loadRules();
    if (configFile !== undefined) {
      const inLevels = checkLevels(written, rules, configFile, locations);
      findings.push(...inLevels);
      for (const finding of inLevels) shared.add(keyOf(finding));
    }
    left = applyRules(findings, { levels, rules }, counting);
  }
  if (shard === undefined) return { findings: left, pending: [], prompts, cases };
  return { ...shareOf(left, shard, shared, own), prompts, cases };
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

/** Expectations are rare, and so are the modules that understand them. */
async function inExpectations(
  { prompt, cases }: CheckedPrompt,
  project: Project,
  names: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  if (prompt === undefined || cases.every(isPlain)) return [];
  const { checkExpectations } = await import("../evaluation/check-cases.ts");
  return checkExpectations(prompt, cases, {
    hasPrompt: (name) => names.has(name),
    hasFile: fileIn(project),
  });
}

/** Whether a path that somebody wrote is a file of the project. */
function fileIn(project: Project): (written: string) => Promise<boolean> {
  return async (written) => {
    const read = readPath(written);
    return read.ok && (await project.files.find(read.path)).outcome === "file";
  };
}

/** A case that demands nothing, and does not say how. */
function isPlain({ expect, must, repeat, passRate }: Case): boolean {
  return expect.length === 0 && !must && repeat === 1 && passRate === 1;
}

/** What shows when all prompts were seen: judges that get too little, and scripts that could not run. */
async function afterAll(
  prompts: readonly JudgedPrompt[],
  project: Project,
  signal: AbortSignal,
): Promise<{ readonly findings: readonly Finding[]; readonly isNeedless: (finding: Finding) => boolean }> {
  const { createJudgeCheck } = await import("../evaluation/check-judges.ts");
  const judges = createJudgeCheck();
  for (const { prompt, cases } of prompts) judges.see(prompt, cases);
  const { scriptFindings } = await import("../evaluation/check-cases.ts");
  const cases = prompts.flatMap((one) => one.cases);
  // Scripts of another revision are those of its own check; here no file of theirs is on the disk.
  const inScripts = isAbsolute(project.root)
    ? await scriptFindings(cases, { root: project.root, node: process.execPath, signal, hasFile: fileIn(project) })
    : [];
  return { findings: [...judges.findings(), ...inScripts], isNeedless: judges.isNeedless };
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
