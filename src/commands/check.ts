/** `slipway check`: every problem of a project at once. */

import type { Shard } from "../changes/difference.ts";
import { type CommandContext, defineCommand } from "../platform/command.ts";
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
    { line: "slipway check --all --shard 2/5", explains: "every project of the repository, the second of five parts" },
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
    all: { type: "boolean", description: "Every project of the repository, not only that of the folder" },
    shard: { type: "string", description: "One part of the prompts, for a job of a matrix", placeholder: "I/N" },
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
  async run({ paths, strict, all, shard, "max-warnings": most }, context) {
    if (most !== undefined && (!Number.isInteger(most) || most < 0)) {
      throw platformErrors.create("SW0103", {
        message: "--max-warnings takes a whole number, 0 or more.",
        next: "Run slipway check --help to see what it takes.",
      });
    }
    if (paths.length > 0 && (all || shard !== undefined)) {
      throw platformErrors.create("SW0103", {
        message: `Paths and ${all ? "--all" : "--shard"} exclude each other.`,
        next: "Name paths of one project, or check every prompt.",
      });
    }
    const part = shard === undefined ? undefined : (await import("../changes/shard.ts")).readShard(shard);
    const check = all ? await checkAll(part, context) : await checkOne(paths, part, context);
    const { findings } = check;
    const counts = summarize(findings);
    const tooMany = counts.warnings > (most ?? (strict ? 0 : Number.POSITIVE_INFINITY));
    return {
      exitCode: counts.errors > 0 || tooMany ? 1 : 0,
      outputs: { errors: String(counts.errors), warnings: String(counts.warnings), notes: String(counts.notes) },
      async render(format) {
        const text = await renderFindings(await withoutSecrets(findings, context), format as FindingFormat, {
          color: context.terminal.color,
          columns: context.terminal.columns,
          rules: format === "sarif" ? await loadRules() : [],
          // Only these name files from the root of the repository.
          pathPrefix: format === "sarif" || format === "github" ? check.prefix : "",
        });
        return format === "text" ? text + closingLine(check, tooMany && counts.errors === 0, findings) : text;
      },
    };
  },
});

interface Checked {
  readonly findings: readonly Finding[];
  readonly prompts: number;
  readonly cases: number;
  readonly projects: number;
  /** What stands before the files of findings, from the root of the repository. */
  readonly prefix: string;
}

/** Lines of prompts may hold secrets. The scanner is loaded where a line is shown. */
async function withoutSecrets(findings: readonly Finding[], context: CommandContext): Promise<readonly Finding[]> {
  if (findings.every(({ excerpt }) => excerpt === undefined)) return findings;
  const { showingTexts } = await import("./shown-texts.ts");
  return showingTexts(context)((texts) => texts.document(findings));
}

/** The project of the folder. */
async function checkOne(paths: readonly string[], shard: Shard | undefined, context: CommandContext): Promise<Checked> {
  const loaded = await findProject(context.cwd);
  const selection = projectPaths(loaded.project, paths, context.cwd);
  const wanted = selection.length === 0 ? undefined : await promptsAt(loaded, selection);
  const reported = new Set<string>();
  const check = await checkProject(loaded, context, {
    ...(wanted === undefined ? {} : { wanted }),
    shard,
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
  return { ...check, findings, projects: 1, prefix: repositoryPrefix(loaded.project.root) };
}

/** Every project of the repository, each by its own settings; files are named from the root of the repository. */
async function checkAll(shard: Shard | undefined, context: CommandContext): Promise<Checked> {
  const { allProjects } = await import("./all-projects.ts");
  const projects = await allProjects(context);
  const findings: Finding[] = [];
  let prompts = 0;
  let cases = 0;
  for (const { path, loaded } of projects) {
    const check = await checkProject(loaded, context, { shard, renderings: "dropped" });
    findings.push(
      ...check.findings.map((finding) => (path === "" ? finding : { ...finding, file: `${path}/${finding.file}` })),
    );
    prompts += check.prompts;
    cases += check.cases;
  }
  return { findings, prompts, cases, projects: projects.length, prefix: "" };
}

/** What was looked at, and why warnings alone fail. */
function closingLine(
  { prompts, cases, projects }: Checked,
  warningsFail: boolean,
  findings: readonly Finding[],
): string {
  const looked = `${prompts} ${prompts === 1 ? "prompt" : "prompts"} with ${cases} ${cases === 1 ? "case" : "cases"}${projects === 1 ? "" : ` in ${projects} projects`} checked and rendered.`;
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
