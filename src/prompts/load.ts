/** Loads the prompts of a project: one at a time and in order, with the reading of the next ones under way. */
import type { Finding } from "../platform/finding.ts";
import { createFileFinding } from "../platform/finding-at.ts";
import { validatorOfOwn } from "../platform/json-schema/index.ts";
import { nearest } from "../platform/nearest.ts";
import { jsonSyntax, yamlNotJson, yamlSyntax, yamlTooLarge } from "../platform/rules.ts";
import type { LineIndex, SourceFile } from "../platform/text.ts";
import { nameOf } from "../project/paths.ts";
import { fileLimitsOf, type Project } from "../project/project.ts";
import type { FoundFile } from "../project/project-files.ts";
import { promptWithoutCase } from "./case-rules.ts";
import { CaseReader } from "./cases.ts";
import { nothingUnclear, type Unclear } from "./check/subject.ts";
import { type ClassicConfig, checkOutputFile, classicPrompt, readClassicConfig } from "./classic.ts";
import { type ClassicTemplates, findTemplate, templateByName, templatePaths } from "./classic-template.ts";
import { frontMatterSchema } from "./front-matter-schema.ts";
import { defaultPromptLimits, type PromptLimits } from "./limits.ts";
import { type PromptContext, type ReadPrompt, readDotprompt, readPartial } from "./load-dotprompt.ts";
import { findPromptFiles, foldersOf, type PromptFile, type PromptIndex } from "./load-find.ts";
import { casesWithoutPrompt } from "./load-rules.ts";
import { loadSchemaLibrary } from "./load-schemas.ts";
import { loadToolLibrary } from "./load-tools.ts";
import type { Case, Prompt, PromptPartial } from "./prompt.ts";

/** A prompt with its cases and the problems of their files. `prompt` is absent where its file cannot be read at all. */
export interface LoadedPrompt {
  readonly file: PromptFile;
  readonly prompt: Prompt | undefined;
  readonly cases: readonly Case[];
  readonly findings: readonly Finding[];
  readonly unclear: Unclear;
}

/** The prompts of a project before they are read. */
export interface PromptSet {
  /** Names in the order of UTF-8 bytes. A name may turn out to be no prompt. */
  readonly names: readonly string[];
  /** By full name and, where no other partial has it, by last name too; then both lead to the same object. */
  readonly partials: ReadonlyMap<string, PromptPartial>;
  /** Problems of what prompts share: names of files, partials, tools, schemas. */
  readonly findings: readonly Finding[];
  /**
   * Loads prompts in the order of their names, `wanted` ones only. Holds a few at a time: what the caller lets go of is
   * freed.
   */
  each(wanted?: (file: PromptFile) => boolean): AsyncGenerator<LoadedPrompt, void, void>;
}

export interface LoadedPrompts {
  readonly prompts: readonly Prompt[];
  readonly partials: ReadonlyMap<string, PromptPartial>;
  readonly cases: ReadonlyMap<string, readonly Case[]>;
  readonly findings: readonly Finding[];
}

/** Prompts being read ahead of the one that is handed out: enough to hide a network disk's latency. */
const readAhead = 24;

/** After one of these a file's values may be anything. */
const unreadable: ReadonlySet<string> = new Set([yamlSyntax.id, jsonSyntax.id, yamlTooLarge.id, yamlNotJson.id]);

/**
 * Finds the prompts of a project and loads what they share.
 * @param found the files, where somebody has looked for them already
 */
export async function openPrompts(project: Project, found?: PromptIndex): Promise<PromptSet> {
  const index = found ?? (await findPromptFiles(project));
  const findings: Finding[] = [...index.findings];
  const schemas = await loadSchemaLibrary(project, findings);
  const tools = await loadToolLibrary(project, schemas, findings);
  const partials = await loadPartials(project, index, findings);
  for (const file of index.orphans) findings.push(orphan(file, index));
  const limits = fileLimitsOf(project);
  const loader = new Loader(project, {
    compat: project.compat,
    model: project.config.model,
    schemas,
    tools,
    frontMatter: validatorOfOwn(frontMatterSchema, { subject: "The front matter" }),
    cases: new CaseReader({ files: project.files, fileBytes: limits.fileBytes }, limits.cases),
    templates: await classicTemplates(project, index),
  });
  return {
    names: index.prompts.map(({ name }) => name),
    partials,
    findings,
    each: (wanted) => loader.each(wanted === undefined ? index.prompts : index.prompts.filter(wanted)),
  };
}

/** All prompts of a project at once. For large projects `openPrompts` needs less memory. */
export async function loadPrompts(project: Project): Promise<LoadedPrompts> {
  const set = await openPrompts(project);
  const prompts: Prompt[] = [];
  const cases = new Map<string, readonly Case[]>();
  const findings: Finding[] = [...set.findings];
  for await (const loaded of set.each()) {
    findings.push(...loaded.findings);
    if (loaded.prompt === undefined) continue;
    prompts.push(loaded.prompt);
    cases.set(loaded.prompt.name, loaded.cases);
  }
  return { prompts, partials: set.partials, cases, findings };
}

/** Bounds on templates and renderings: those of slipway.yaml, else the defaults. */
export function promptLimits(project: Project): PromptLimits {
  const written = project.config.limits ?? {};
  const limits: Record<string, number> = { ...defaultPromptLimits };
  for (const name of Object.keys(defaultPromptLimits)) {
    const value = (written as Readonly<Record<string, number | undefined>>)[name];
    if (value !== undefined) limits[name] = value;
  }
  // The keys are those of the defaults.
  return limits as unknown as PromptLimits;
}

interface LoaderContext extends PromptContext {
  readonly cases: CaseReader;
  readonly templates: ClassicTemplates;
}

class Loader {
  private readonly project: Project;
  private readonly context: LoaderContext;
  private readonly fileBytes: number;

  constructor(project: Project, context: LoaderContext) {
    this.project = project;
    this.context = context;
    this.fileBytes = fileLimitsOf(project).fileBytes;
  }

  async *each(files: readonly PromptFile[]): AsyncGenerator<LoadedPrompt, void, void> {
    const underWay: Promise<LoadedPrompt>[] = [];
    let next = 0;
    try {
      while (next < files.length || underWay.length > 0) {
        while (next < files.length && underWay.length < readAhead) {
          const file = files[next++];
          if (file !== undefined) underWay.push(this.load(file));
        }
        const first = underWay.shift();
        if (first === undefined) return;
        yield await first;
      }
    } finally {
      // Where the caller stops early, nothing goes on behind its back.
      await Promise.allSettled(underWay);
    }
  }

  private async load(file: PromptFile): Promise<LoadedPrompt> {
    const findings: Finding[] = [];
    const [source, caseSource] = await Promise.all([
      this.read(file.file, findings),
      file.cases === undefined ? undefined : this.read(file.cases, findings),
    ]);
    if (source === undefined) return { file, prompt: undefined, cases: [], findings, unclear: nothingUnclear };
    const loaded =
      file.form === "dotprompt"
        ? { ...(await readDotprompt(file.name, source, this.context, findings)), cases: [] }
        : await this.loadClassic(file, source, findings);
    if (loaded === undefined) return { file, prompt: undefined, cases: [], findings, unclear: nothingUnclear };
    const inCases: Finding[] = [];
    const written = caseSource === undefined ? [] : await this.context.cases.read(caseSource, inCases);
    findings.push(...inCases);
    const unread = file.cases !== undefined && caseSource === undefined;
    const unclear: Unclear = { ...nothingUnclear, ...loaded.unclear, cases: unread ? "all" : unclearCases(inCases) };
    return { file, prompt: loaded.prompt, cases: [...loaded.cases, ...written], findings, unclear };
  }

  private async loadClassic(
    file: PromptFile,
    source: SourceFile,
    findings: Finding[],
  ): Promise<(Pick<ReadPrompt, "prompt"> & Partial<ReadPrompt> & { readonly cases: readonly Case[] }) | undefined> {
    const config: ClassicConfig | undefined = readClassicConfig(source, findings);
    if (config === undefined) return undefined;
    findings.push(...checkOutputFile(config, promptLimits(this.project)));
    const found = await findTemplate(file, config, this.context.templates, findings);
    const template = found === undefined ? undefined : await this.read(found, findings);
    return template === undefined ? undefined : classicPrompt(file.name, config, template, this.context.model);
  }

  private async read(
    file: FoundFile,
    findings: Finding[],
  ): Promise<(SourceFile & { readonly lines: LineIndex }) | undefined> {
    const text = await this.project.files.readText(file, this.fileBytes);
    if (text.ok) return text.source;
    findings.push(text.finding);
    return undefined;
  }
}

/** Whether cases are missing, or may not be what was meant, because of the problems of their file. */
function unclearCases(findings: readonly Finding[]): Unclear["cases"] {
  const errors = findings.filter(({ severity }) => severity === "error");
  // A file that holds none says so itself.
  if (errors.length === 0) return findings.some(({ rule }) => rule === promptWithoutCase.id) ? "some" : "none";
  return errors.some(({ rule }) => unreadable.has(rule)) ? "all" : "some";
}

async function loadPartials(
  project: Project,
  index: PromptIndex,
  findings: Finding[],
): Promise<ReadonlyMap<string, PromptPartial>> {
  const partials = new Map<string, PromptPartial>();
  const byLastName = new Map<string, PromptPartial[]>();
  for (const { name, file } of index.partials) {
    const text = await project.files.readText(file, fileLimitsOf(project).fileBytes);
    if (!text.ok) {
      findings.push(text.finding);
      continue;
    }
    const partial = await readPartial(name, text.source, project.compat, findings);
    partials.set(name, partial);
    const last = nameOf(name);
    byLastName.set(last, [...(byLastName.get(last) ?? []), partial]);
  }
  for (const [last, [only, ...others]] of byLastName) {
    if (only !== undefined && others.length === 0 && !partials.has(last)) partials.set(last, only);
  }
  return partials;
}

/** Templates of classic prompts, and which of them belong to a configuration by name. */
async function classicTemplates(project: Project, index: PromptIndex): Promise<ClassicTemplates> {
  const folders = await foldersOf(project, "templates", []);
  const byPath = new Map(index.templates.map((file) => [file.path as string, file]));
  const texts = new Map<string, Promise<string | undefined>>();
  const taken = new Set<string>();
  const { fileBytes } = fileLimitsOf(project);
  const classic = index.prompts.filter(({ form }) => form === "classic");
  for (const { name } of classic) {
    const own = templateByName(name, folders, byPath);
    if (own !== undefined) taken.add(own.path);
  }
  // Names written in configurations count where some configuration has to guess; most projects never read these.
  const guessing = classic.filter(({ name }) => templateByName(name, folders, byPath) === undefined);
  for (const file of guessing) {
    const text = await project.files.readText(file.file, fileBytes);
    const config = text.ok ? readClassicConfig(text.source, []) : undefined;
    if (config?.template === undefined) continue;
    const path = templatePaths(config.template.written, file, folders).find((candidate) => byPath.has(candidate));
    if (path !== undefined) taken.add(path);
  }
  return {
    files: index.templates,
    folders,
    taken,
    text(file) {
      let text = texts.get(file.path);
      if (text === undefined) {
        text = project.files.readText(file, fileBytes).then((read) => (read.ok ? read.source.text : undefined));
        texts.set(file.path, text);
      }
      return text;
    },
  };
}

function orphan(file: FoundFile, index: PromptIndex): Finding {
  const stem = file.path.replace(/\.cases\.[a-z]+$/, "");
  const stems = index.prompts.map((prompt) => prompt.file.path.replace(/\.[a-z]+$/, ""));
  const near = nearest(nameOf(stem), stems.map(nameOf));
  return createFileFinding(casesWithoutPrompt, file.path, {
    message: `There is no prompt ${stem}.prompt, so these cases are never rendered.`,
    help: near === undefined ? "Rename the file after its prompt, or remove it." : `Did you mean ${near}.cases.yaml?`,
  });
}
