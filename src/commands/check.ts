/** `slipway check`: every problem of a project at once. */

import { defineCommand } from "../platform/command.ts";
import type { Finding } from "../platform/finding.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { findProject, type LoadedProject } from "../project/load.ts";
import type { PromptFile } from "../prompts/load-find.ts";
import { type FindingFormat, findingFormats, renderFindings, summarize } from "../reports/findings.ts";
import { loadRules } from "./catalogue.ts";
import { checkProject } from "./project-check.ts";
import { projectPaths, repositoryPrefix } from "./project-paths.ts";

export const command = defineCommand({
  name: "check",
  summary: "Check every prompt of the project",
  description:
    "Checks settings, templates, schemas, tools, cases and `slipway.yaml`, on every path through every template, and renders every case. Nothing is written and nothing is sent. Each problem is shown with its file, line, rule, and what to do; `slipway explain RULE` tells more. Paths narrow what is reported: to files, folders, and prompts with their cases.",
  examples: [
    { line: "slipway check", explains: "everything" },
    { line: "slipway check prompts/support", explains: "what is in one folder" },
    { line: "slipway check --strict --format junit > check.xml", explains: "warnings fail too, for a CI system" },
  ],
  inputs: {
    paths: {
      type: "list",
      description: "Files and folders to report about; everything where none is named",
      placeholder: "PATH",
      positional: "rest",
    },
    strict: { type: "boolean", description: "Fail on warnings too", default: false },
    "max-warnings": { type: "number", description: "Fail where there are more warnings than this", placeholder: "N" },
  },
  outputs: {
    errors: { description: "Number of errors" },
    warnings: { description: "Number of warnings" },
    notes: { description: "Number of notes" },
  },
  formats: findingFormats,
  permissions: { contents: "read" },
  action: true,
  async run({ paths, strict, "max-warnings": most }, context) {
    if (most !== undefined && (!Number.isInteger(most) || most < 0)) {
      throw platformErrors.create("SW0103", {
        message: "--max-warnings takes a whole number, 0 or more.",
        next: "Run slipway check --help to see what it takes.",
      });
    }
    const loaded = await findProject(context.cwd);
    const selection = projectPaths(loaded.project, paths, context.cwd);
    const wanted = selection.length === 0 ? undefined : await promptsAt(loaded, selection);
    const reported = new Set<string>();
    const check = await checkProject(loaded, context, {
      ...(wanted === undefined ? {} : { wanted }),
      renderings: "dropped",
      each({ file, prompt }) {
        const own = [file.file.path, file.cases?.path, prompt?.template.source.file];
        if (own.some((path) => path !== undefined && isAt(path, selection)))
          for (const path of own) if (path) reported.add(path);
      },
    });
    const findings =
      selection.length === 0
        ? check.findings
        : check.findings.filter(({ file }) => reported.has(file) || isAt(file, selection));
    const counts = summarize(findings);
    const tooMany = counts.warnings > (most ?? (strict ? 0 : Number.POSITIVE_INFINITY));
    return {
      exitCode: counts.errors > 0 || tooMany ? 1 : 0,
      outputs: { errors: String(counts.errors), warnings: String(counts.warnings), notes: String(counts.notes) },
      async render(format) {
        const text = await renderFindings(findings, format as FindingFormat, {
          color: context.terminal.color,
          columns: context.terminal.columns,
          rules: format === "sarif" ? await loadRules() : [],
          // Only these name files from the root of the repository.
          pathPrefix: format === "sarif" || format === "github" ? repositoryPrefix(loaded.project.root) : "",
        });
        return format === "text" ? text + closingLine(check, tooMany && counts.errors === 0, findings) : text;
      },
    };
  },
});

/** What was looked at, and why warnings alone fail. */
function closingLine(
  { prompts, cases }: { readonly prompts: number; readonly cases: number },
  warningsFail: boolean,
  findings: readonly Finding[],
): string {
  const looked = `${prompts} ${prompts === 1 ? "prompt" : "prompts"} with ${cases} ${cases === 1 ? "case" : "cases"} checked and rendered.`;
  if (warningsFail) return `${looked} More warnings than allowed: the check fails.\n`;
  return findings.some(({ severity }) => severity === "error") ? "" : `${looked}\n`;
}

/** Only the prompts to which the named files belong, where each of them is a prompt's own; else all of them. */
async function promptsAt(
  loaded: LoadedProject,
  selection: readonly string[],
): Promise<((file: PromptFile) => boolean) | undefined> {
  const ownFile = /\.(?:prompt|cases\.(?:yaml|yml|json))$/;
  const single = selection.every((path) => ownFile.test(path) && !/(?:^|\/)_[^/]*$/.test(path));
  if (
    !single ||
    loaded.project.layout.partials.some((folder) => selection.some((path) => path.startsWith(`${folder}/`)))
  ) {
    return undefined;
  }
  return ({ file, cases }) => isAt(file.path, selection) || (cases !== undefined && isAt(cases.path, selection));
}

/** True where a path is one of the selected ones or below one. The empty selection is the whole project. */
function isAt(path: string, selection: readonly string[]): boolean {
  return selection.some((selected) => selected === "" || path === selected || path.startsWith(`${selected}/`));
}
