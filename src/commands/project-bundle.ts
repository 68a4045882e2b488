/** The bundle of a project, for the commands that deliver one: bundle, plan, deploy. */
import { type BuiltBundle, BundleBuilder } from "../bundles/build.ts";
import { type DemandedCase, demandedCases } from "../evaluation/evaluation.ts";
import type { CommandContext } from "../platform/command.ts";
import type { SlipwayError } from "../platform/errors.ts";
import type { Finding } from "../platform/finding.ts";
import { type LoadedProject, soundProject } from "../project/load.ts";
import type { CheckedPrompt } from "../prompts/checked.ts";
import { promptsErrors } from "../prompts/errors.ts";
import type { BundleAnswersOptions } from "./models/bundle-answers.ts";
import { checkProject, type ProjectCheck } from "./project-check.ts";

export interface ProjectBundle {
  readonly bundle: BuiltBundle;
  /** Warnings and notes; errors are refused. */
  readonly check: ProjectCheck;
  /** Cases that demand something of the answers. */
  readonly demanding: readonly DemandedCase[];
}

/**
 * Checks a project and builds its bundle. `answers` says whose answers it holds, where it holds some.
 *
 * @throws SW0202 where slipway.yaml has errors, SW0330 where the prompts have, SW0404 to SW0406 from building, SW1103 to
 *   SW1109 for answers.
 */
export async function projectBundle(
  loaded: LoadedProject,
  answers: BundleAnswersOptions,
  context: CommandContext,
): Promise<ProjectBundle> {
  const project = soundProject(loaded);
  const builder = new BundleBuilder(project);
  const withAnswers = project.config.bundle?.include?.includes("completions") ?? false;
  const asking: CheckedPrompt[] = [];
  const demanding: DemandedCase[] = [];
  let sound = true;
  const check = await checkProject(loaded, context, {
    async each(checked, partials) {
      // Once there is an error, the rest is only checked: the person wants to know all of it.
      if (!checked.sound) sound = false;
      if (sound) await builder.add(checked, partials);
      if (sound && withAnswers) asking.push(checked);
      demanding.push(...demandedCases(checked.file.name, checked.cases));
    },
  });
  refuseErrors(check.findings);
  if (!sound) throw new Error("A prompt was left out of the bundle, and no error says why");
  if (withAnswers) {
    const { bundleAnswers } = await import("./models/bundle-answers.ts");
    for (const { path, bytes } of await bundleAnswers(project, asking, answers, context))
      builder.addAnswer(path, bytes);
  }
  return { bundle: builder.finish(), check, demanding };
}

/** @throws SW0330 where there are errors among the findings. */
export function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first !== undefined) throw errorsFound(first, errors.length);
}

function errorsFound(first: Finding, count: number): SlipwayError {
  const { file, range } = first;
  const more = count === 1 ? "" : ` There ${count === 2 ? "is 1 more error" : `are ${count - 1} more errors`}.`;
  return promptsErrors.create("SW0330", {
    message: `${file}:${range.start.line}:${range.start.column}: ${first.message}${more}`,
    next: `${first.help} \`slipway check\` shows everything.`,
    place: { file, ...range.start },
  });
}
