/** What is wrong with the expectations of a project's cases: of each prompt, and between prompts. */
import { isAbsolute } from "node:path";
import { createJudgeCheck, type JudgeCheck } from "../evaluation/check-judges.ts";
import type { Finding } from "../platform/finding.ts";
import { readPath } from "../project/paths.ts";
import { fileLimitsOf, type Project } from "../project/project.ts";
import { promptWithoutCase } from "../prompts/case-rules.ts";
import type { CheckedPrompt, CheckedPrompts } from "../prompts/checked.ts";
import type { PromptFile } from "../prompts/load-find.ts";
import type { Case } from "../prompts/prompt.ts";

export interface DemandsCheck {
  /** What is wrong in one prompt's own expectations. */
  see(checked: CheckedPrompt): Promise<readonly Finding[]>;
  /**
   * The findings that are left when all prompts have been seen, and those that only then show: judges that get too little,
   * and scripts that could not run.
   * @param found all findings of the prompts that were seen
   * @param elsewhere prompts that were not seen: those that say something about the others are loaded
   */
  finish(found: readonly Finding[], elsewhere: readonly PromptFile[], signal: AbortSignal): Promise<readonly Finding[]>;
}

/** Holds cases that a judge or a script judges, and the names of all prompts. */
export function openDemands(project: Project, set: CheckedPrompts): DemandsCheck {
  const names = new Set(set.names);
  const judges = createJudgeCheck();
  const scripted: Case[] = [];
  return {
    async see(checked) {
      const { prompt, cases, settingsUnclear } = checked;
      if (prompt === undefined) return [];
      judges.see(prompt, cases);
      for (const one of cases) if (one.expect.some(({ kind }) => kind === "script")) scripted.push(one);
      return settingsUnclear ? [] : inExpectations(checked, project, names);
    },
    async finish(found, elsewhere, signal) {
      const needed = await saying(judges, found, elsewhere, project);
      if (needed.size > 0) {
        for await (const { prompt, cases } of set.load(({ name }) => needed.has(name))) {
          if (prompt !== undefined) judges.seeOther(prompt, cases);
          signal.throwIfAborted();
        }
      }
      const left = found.filter((finding) => !judges.isNeedless(finding));
      return [...left, ...judges.findings(), ...(await inScripts(scripted, project, signal))];
    },
  };
}

/**
 * Names of prompts elsewhere that say something about those that were seen: the judges that these name, and, where one of
 * them has no case, all that may name it as their judge.
 */
async function saying(
  judges: JudgeCheck,
  found: readonly Finding[],
  elsewhere: readonly PromptFile[],
  project: Project,
): Promise<ReadonlySet<string>> {
  const unseen = judges.unseen();
  const lacksCase = found.some((finding) => finding.rule === promptWithoutCase.id && !judges.isNeedless(finding));
  const needed = new Set<string>();
  for (const file of elsewhere) {
    if (unseen.has(file.name) || (lacksCase && (await mayJudge(file, project)))) needed.add(file.name);
  }
  return needed;
}

/** Whether the word stands in a file of cases: most files have none, and reading takes a fraction of understanding. */
async function mayJudge({ form, file, cases }: PromptFile, project: Project): Promise<boolean> {
  const files = [cases, form === "classic" ? file : undefined].filter((one) => one !== undefined);
  for (const one of files) {
    const text = await project.files.readText(one, fileLimitsOf(project).fileBytes);
    if (text.ok && text.source.text.includes("judge")) return true;
  }
  return false;
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

async function inScripts(cases: readonly Case[], project: Project, signal: AbortSignal): Promise<readonly Finding[]> {
  const { root } = project;
  // Scripts of another revision are those of its own check; here no file of theirs is on the disk.
  if (cases.length === 0 || !isAbsolute(root)) return [];
  const { scriptFindings } = await import("../evaluation/check-cases.ts");
  return scriptFindings(cases, { root, node: process.execPath, signal, hasFile: fileIn(project) });
}
