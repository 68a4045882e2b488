/** What `init` does, step by step: look, decide, try it in memory, write, check. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CommandContext } from "../../platform/command.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { type GitOptions, runGit } from "../../platform/git.ts";
import { listed } from "../../platform/words.ts";
import { projectErrors } from "../../project/errors.ts";
import { diskFiles } from "../../project/file-system.ts";
import { type LoadedProject, loadProject, soundProject } from "../../project/load.ts";
import { type Overlay, overlayFiles } from "../../project/overlay-files.ts";
import { configFileName } from "../../project/project.ts";
import { findPromptFiles } from "../../prompts/load-find.ts";
import { summarize } from "../../reports/findings.ts";
import { ownerNote } from "../own-repository.ts";
import { checkProject } from "../project-check.ts";
import { type ConfigChoices, configText, exampleModel } from "./config-text.ts";
import { type Conversion, planConversion } from "./conversion.ts";
import { type Detected, deepest, detectPrompts, mostFolders } from "./detect.ts";
import { exampleFiles } from "./example.ts";
import { applyConversion, obstacleTo, type WantedFile } from "./files.ts";
import { namedRevision, ownRevision } from "./own-revision.ts";
import { type ReleaseChoices, releaseWorkflows } from "./release-workflows.ts";
import type { FileOutcome, InitReport } from "./report.ts";
import { notCommitted, repositoryRoot, shownFrom, workflowWithSlipway } from "./repository.ts";
import { workflowPath, workflowText } from "./workflow.ts";

export interface InitRequest {
  readonly convert: boolean;
  readonly dryRun: boolean;
  readonly hooks: boolean;
  readonly workflow: boolean;
  /** Also the workflows that release. */
  readonly github: boolean;
  /** By which the workflow names our actions; found out where it is absent. */
  readonly actionsRef: string | undefined;
}

type Context = Pick<CommandContext, "cwd" | "environment" | "now" | "progress" | "signal">;

/**
 * Makes a folder a project. What is there is never overwritten.
 *
 * @throws SW0202 where slipway.yaml is there and broken, SW0206, SW0207, SW0208.
 */
export async function initialise(request: InitRequest, context: Context): Promise<InitReport> {
  const root = context.cwd;
  const git: GitOptions = { directory: root, environment: context.environment, signal: context.signal };
  const repository = await repositoryRoot(git);
  refuseInsideProject(root, repository);
  const detected = detectPrompts(root);

  const wishes = new Wishes(root, request.dryRun);
  const notes: string[] = detected.cut
    ? [
        `Looked for prompts ${deepest} folders deep and in ${mostFolders} folders at most, and there are more: name folders of prompts there under \`prompts:\` in slipway.yaml.`,
      ]
    : [];

  const config = await chooseConfig(root, detected, notes, context);
  const conversion = request.convert ? await convert(root, config, notes) : nothingConverted;
  // Once every pair is converted there are no templates to look for.
  const done = request.convert && conversion.left.length === 0;
  wishes.want(
    root,
    configFileName,
    configText(done ? { ...config, detected: { ...detected, templates: [] } } : config),
  );
  const folder = await exampleFolder(root, detected);
  if (folder !== undefined) for (const [name, text] of exampleFiles()) wishes.want(root, `${folder}/${name}`, text);
  await wantWorkflows(wishes, request, repository ?? root, git, context);
  const owner = ownerNote("the workflow");
  if (wishes.hasWorkflow && owner !== undefined) notes.push(owner);

  const overlay = overlayOf(root, wishes.wanted);
  if (!request.dryRun) {
    await refuseUncommitted(conversion, git);
    applyConversion(root, conversion, wishes.wanted);
  }
  const hooks = await installedHooks(request, repository, git);
  const checked = await resultOf(root, overlay, conversion, context);
  const report = {
    dryRun: request.dryRun,
    convert: request.convert,
    detected: detected.kind,
    files: wishes.files,
    hooks,
    notes,
    check: checked,
  };
  return {
    ...report,
    converted: conversion.converted,
    left: conversion.left,
    next: nextSteps({ ...report, github: request.github }, conversion, repository, detected),
  };
}

/** Files that are to be there, and what becomes of each: what is there already stays. */
class Wishes {
  readonly wanted: WantedFile[] = [];
  readonly files: FileOutcome[] = [];
  readonly #root: string;
  readonly #dryRun: boolean;

  constructor(root: string, dryRun: boolean) {
    this.#root = root;
    this.#dryRun = dryRun;
  }

  /** `path` is relative to `within`, and leads nowhere out of it. */
  want(within: string, path: string, text: string): void {
    const file = { path: join(within, path), within, text };
    const reason = obstacleTo(file);
    if (reason !== undefined) {
      this.keep(file.path, reason);
      return;
    }
    this.wanted.push(file);
    this.files.push({ path: shownFrom(this.#root, file.path), outcome: this.#dryRun ? "planned" : "written" });
  }

  keep(path: string, reason: string): void {
    this.files.push({ path: shownFrom(this.#root, path), outcome: "kept", reason });
  }

  get hasWorkflow(): boolean {
    return this.files.some(({ path, outcome }) => outcome !== "kept" && path.includes(".github/workflows/"));
  }
}

/** `top` is the folder of the repository, where GitHub looks for workflows. */
async function wantWorkflows(
  wishes: Wishes,
  request: InitRequest,
  top: string,
  git: GitOptions,
  context: Context,
): Promise<void> {
  const revision =
    request.actionsRef === undefined
      ? await ownRevision(process.argv[1], context.environment)
      : namedRevision(request.actionsRef);
  const other = request.workflow ? workflowWithSlipway(top) : undefined;
  if (other !== undefined) wishes.keep(join(top, other), "it uses Slipway already");
  else if (request.workflow) wishes.want(top, workflowPath, workflowText(revision));
  if (!request.github) return;
  const choices = { revision, ...(await environmentsOf(context.cwd)), defaultBranch: await defaultBranchOf(git) };
  for (const [path, text] of releaseWorkflows(choices)) wishes.want(top, path, text);
}

/** The first environment, the one at the end of the chain that `after` makes from it, and whether answers are judged. */
async function environmentsOf(root: string): Promise<Pick<ReleaseChoices, "first" | "last" | "evaluates">> {
  const { project } = await loadProject(root);
  const all = [...project.environments.values()];
  const evaluates = all.some(
    ({ gate, roles }) => roles?.evaluator !== undefined || gate?.evidence?.includes("evaluate") === true,
  );
  const [first] = all.filter(({ after }) => after === undefined);
  if (first === undefined) return { first: "beta", last: "prod", evaluates };
  let last: string | undefined;
  for (let name: string | undefined = first.name; name !== undefined; ) {
    const before: string = name;
    name = all.find(({ after }) => after === before)?.name;
    last = name ?? last;
  }
  return { first: first.name, last, evaluates };
}

/** What the clone knows of it, else the branch that is checked out; `main` where git knows neither. */
async function defaultBranchOf(git: GitOptions): Promise<string> {
  for (const words of [
    ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"],
    ["symbolic-ref", "--short", "HEAD"],
  ]) {
    const { exitCode, output } = await runGit(words, git).catch(() => ({ exitCode: 1, output: Buffer.alloc(0) }));
    const name = output
      .toString("utf8")
      .trim()
      .replace(/^origin\//, "");
    if (exitCode === 0 && /^[\w][\w./-]{0,100}$/.test(name)) return name;
  }
  return "main";
}

const nothingConverted: Conversion = { converted: [], left: [], written: new Map(), removed: [] };

/** A folder of a project is no place for another one, unless it says itself that it is one. */
function refuseInsideProject(root: string, repository: string | undefined): void {
  if (existsSync(join(root, configFileName)) || repository === undefined) return;
  for (let folder = dirname(root); folder.length >= repository.length; folder = dirname(folder)) {
    if (existsSync(join(folder, configFileName))) {
      throw projectErrors.create("SW0208", {
        message: `${root} belongs to the project in ${folder}.`,
        next: `Run \`slipway -C ${shownFrom(root, folder)} init\`.`,
      });
    }
    if (folder === dirname(folder)) return;
  }
}

/** The settings that fit what was found: what is not needed stays a comment. */
async function chooseConfig(
  root: string,
  detected: Detected,
  notes: string[],
  context: Context,
): Promise<ConfigChoices> {
  const plain = { detected, dotprompt: false, model: detected.kind === "empty" ? exampleModel : undefined };
  if (existsSync(join(root, configFileName)) || detected.kind === "empty") return plain;
  if (detected.kind !== "classic") {
    const strict = await errorsWith(root, configText(plain), context);
    const compatible = { ...plain, dotprompt: true };
    if (strict > 0 && (await errorsWith(root, configText(compatible), context)) === 0) {
      notes.push(
        "Some prompts here render only as the Dotprompt package does it, so slipway.yaml says `compat: dotprompt`; docs/rendering.md shows where strict rendering is safer.",
      );
      return compatible;
    }
  }
  return plain;
}

async function errorsWith(root: string, config: string, context: Context): Promise<number> {
  const overlay = { written: new Map([[configFileName, config]]), removed: new Set<string>() };
  const { findings } = await checkProject(await loadWith(root, overlay), context, { renderings: "dropped" });
  return summarize(findings).errors;
}

function loadWith(root: string, overlay: Overlay): Promise<LoadedProject> {
  return loadProject(root, overlayFiles(diskFiles(root), overlay));
}

/** Where the example goes; undefined where there are prompts, or a configuration that looks for them elsewhere. */
async function exampleFolder(root: string, detected: Detected): Promise<string | undefined> {
  if (!existsSync(join(root, configFileName))) return detected.kind === "empty" ? "prompts" : undefined;
  const { project } = await loadProject(root);
  if ((await findPromptFiles(project)).prompts.length > 0) return undefined;
  const [first] = project.layout.prompts;
  return first !== undefined && /^[\w./-]+$/.test(first) && !first.startsWith("/") && !first.includes("..")
    ? first.replace(/\/+$/, "")
    : undefined;
}

function overlayOf(root: string, wanted: readonly WantedFile[]): Overlay {
  const written = new Map<string, string>();
  for (const { path, within, text } of wanted) {
    if (within === root) written.set(shownFrom(root, path), text);
  }
  return { written, removed: new Set() };
}

/** The conversion under the settings that are there, or else under those that will be written. */
async function convert(root: string, config: ConfigChoices, notes: string[]): Promise<Conversion> {
  const isThere = existsSync(join(root, configFileName));
  const written = new Map(isThere ? [] : [[configFileName, configText(config)]]);
  const files = overlayFiles(diskFiles(root), { written, removed: new Set() });
  const project = soundProject(await loadProject(root, files));
  // A folder that slipway.yaml names must be there.
  const keepTemplates = isThere && project.config.templates !== undefined;
  const conversion = await planConversion(project, files, { keepTemplates });
  if (conversion.converted.length + conversion.left.length === 0) notes.push("There are no classic pairs to convert.");
  else if (keepTemplates && conversion.left.length === 0) {
    notes.push("The templates stay, because slipway.yaml names their folder: remove both together.");
  }
  return conversion;
}

/** @throws SW0206 where git could not bring back what a conversion removes or changes. */
async function refuseUncommitted({ written, removed }: Conversion, git: GitOptions): Promise<void> {
  const replaced = [...written.keys()].filter((path) => existsSync(join(git.directory, path)));
  const loose = await notCommitted([...removed, ...replaced], git);
  if (loose.length === 0) return;
  throw projectErrors.create("SW0206", {
    message: `${listed(loose.slice(0, 5), "and")}${loose.length > 5 ? ` and ${loose.length - 5} more files` : ""} would be removed or changed, and git does not hold ${loose.length === 1 ? "it" : "them"} as ${loose.length === 1 ? "it is" : "they are"}.`,
    next: "Commit the prompts as they are, then run the same command again. Nothing was changed.",
  });
}

async function installedHooks(
  { hooks, dryRun }: InitRequest,
  repository: string | undefined,
  git: GitOptions,
): Promise<InitReport["hooks"]> {
  if (!hooks) return { outcome: "skipped", notes: [] };
  if (repository === undefined) {
    return { outcome: "skipped", notes: ["There is no git repository here, so no hooks were installed."] };
  }
  if (dryRun) return { outcome: "planned", notes: ["Hooks for commits and pushes would be installed."] };
  const { installHooks } = await import("../../secrets/hooks/install.ts");
  try {
    const { notes } = await installHooks(git, { node: process.execPath, script: process.argv[1] ?? "" });
    return { outcome: "installed", notes };
  } catch (error) {
    if (!isSlipwayError(error)) throw error;
    return { outcome: "skipped", notes: [`No hooks were installed: ${error.message}. ${error.next}`] };
  }
}

/** The check of the project as it is now, or would be. */
async function resultOf(
  root: string,
  overlay: Overlay,
  conversion: Conversion,
  context: Context,
): Promise<InitReport["check"]> {
  const written = new Map([...overlay.written, ...conversion.written]);
  const loaded = await loadWith(root, { written, removed: new Set(conversion.removed) });
  const { findings, prompts, cases } = await checkProject(loaded, context, { renderings: "dropped" });
  return { prompts, cases, counts: summarize(findings) };
}

function nextSteps(
  { dryRun, check, files, github }: Pick<InitReport, "dryRun" | "check" | "files"> & { readonly github: boolean },
  { converted, left }: Conversion,
  repository: string | undefined,
  detected: Detected,
): readonly string[] {
  if (dryRun) return ["Run the same command without --dry-run."];
  const { errors, warnings } = check.counts;
  const steps: string[] = [];
  if (errors + warnings > 0) steps.push("slipway check      shows what is wrong, where, and what to write instead");
  if (github) {
    steps.push(
      "environments in slipway.yaml, on GitHub and in AWS    docs/release-workflow.md of Slipway says which; until then the release workflows fail",
    );
  }
  steps.push("slipway preview    shows in the browser what every case says, while you write");
  if (detected.kind !== "empty" && detected.kind !== "dotprompt" && converted.length + left.length === 0) {
    steps.push("slipway init --convert --dry-run    shows how the pairs would look as *.prompt files");
  }
  if (repository === undefined)
    steps.push("git init, then slipway hooks install    so that commits are checked and scanned");
  else if (files.some(({ outcome }) => outcome === "written") || converted.length > 0) {
    steps.push("git add, commit and push, and open a pull request: it shows what the prompts say");
  }
  return steps;
}
