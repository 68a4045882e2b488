/** The whole check of a project, one prompt at a time, for the commands that need it: check, render, bundle, deploy. */
import { checkModelName, checkPromptModel } from "../models/check-prompt.ts";
import type { CommandContext } from "../platform/command.ts";
import type { Finding, RuleLevel } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import type { LoadedProject } from "../project/load.ts";
import { readPath } from "../project/paths.ts";
import type { Project } from "../project/project.ts";
import { configProblem } from "../project/rules.ts";
import { applyRules, checkLevels, readSuppressions, type Suppression } from "../prompts/check/levels.ts";
import { type CheckedPrompt, openChecked } from "../prompts/checked.ts";
import type { PromptFile } from "../prompts/load-find.ts";
import type { Case } from "../prompts/prompt.ts";
import type { TemplateTree } from "../prompts/tree.ts";
import { loadRules } from "./catalogue.ts";

export interface ProjectCheckOptions {
  /** Prompts to load; all where it is absent. Then findings about all prompts together are left out. */
  readonly wanted?: (file: PromptFile) => boolean;
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
  readonly prompts: number;
  readonly cases: number;
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
  const findings: Finding[] = [...inConfig];
  const notes: Suppression[] = [];
  const { configFile, locations, config } = project;
  if (configFile !== undefined) {
    notes.push(...readSuppressions(configFile, { yaml: { start: 0, end: configFile.text.length } }));
    const place = locations.valueAt("/model");
    if (config.model !== undefined && place !== undefined) {
      findings.push(...checkModelName(config.model, configFile, place, today));
    }
  }
  findings.push(...(await gateFindings(project)));
  const set = await openChecked(project, options.renderings);
  const names = new Set(set.names);
  let prompts = 0;
  let cases = 0;
  let done = 0;
  for await (const checked of set.each(options.wanted, options.casesOf)) {
    findings.push(...checked.findings);
    if (checked.prompt !== undefined) {
      prompts++;
      cases += checked.cases.length;
      if (!checked.settingsUnclear) {
        findings.push(...checkPromptModel(checked.prompt, today), ...(await inExpectations(checked, project, names)));
      }
    }
    await options.each?.(checked, set.partials);
    if (++done % promptsPerTurn === 0) {
      context.progress.update("Checking prompts", done, options.wanted === undefined ? set.names.length : undefined);
      await new Promise((resolve) => setImmediate(resolve));
      context.signal.throwIfAborted();
    }
  }
  findings.push(...set.finish(options.wanted === undefined ? "all" : "some"));
  notes.push(...set.suppressions());
  const levels = config.rules ?? {};
  const written = options.writtenRules ?? levels;
  const counting = await (options.countingNotes?.(notes) ?? notes);
  if (counting.length === 0 && Object.keys({ ...written, ...levels }).length === 0) return { findings, prompts, cases };
  const rules = await loadRules();
  if (configFile !== undefined) findings.push(...checkLevels(written, rules, configFile, locations));
  return { findings: applyRules(findings, { levels, rules }, counting), prompts, cases };
}

/** Expectations are rare, and so are the modules that understand them. */
async function inExpectations(
  { prompt, cases }: CheckedPrompt,
  project: Project,
  names: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  if (prompt === undefined || cases.every(({ expect }) => expect.length === 0)) return [];
  const { checkExpectations } = await import("../evaluation/check-cases.ts");
  return checkExpectations(prompt, cases, {
    hasPrompt: (name) => names.has(name),
    async hasFile(written) {
      const read = readPath(written);
      return read.ok && (await project.files.find(read.path)).outcome === "file";
    },
  });
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
