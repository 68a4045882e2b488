/** Which files of a project are prompts, partials and cases, and what they are called. Nothing is read here. */
import type { Finding, SourceRange } from "../platform/finding.ts";
import { createFileFinding, createFinding } from "../platform/finding-at.ts";
import { compareUtf8, foldedPath, problemWithPath } from "../platform/portable-path.ts";
import { readGlob } from "../project/glob.ts";
import { storeFolders } from "../project/load.ts";
import { folderOf, joinPath, nameOf, type ProjectPath, readPath } from "../project/paths.ts";
import { configFileName, defaultLayout, fileLimitsOf, type Project, type ProjectLayout } from "../project/project.ts";
import type { FoundFile } from "../project/project-files.ts";
import { fileMissing, pathNotPortable, pathOutsideProject } from "../project/rules.ts";
import { longestCaseName } from "./cases-schema.ts";
import { duplicatePartial, duplicatePrompt, noPrompts, tooManyPrompts } from "./load-rules.ts";
import { misnamed } from "./misnamed.ts";

/** A file that may be a prompt. Whether a `*.json` is a classic prompt shows when it is read. */
export interface PromptFile {
  /** Path below the prompt folder without extension: `support/triage`, `support/triage.formal`. */
  readonly name: string;
  readonly form: "dotprompt" | "classic";
  readonly file: FoundFile;
  readonly cases: FoundFile | undefined;
}

export interface PartialFile {
  readonly name: string;
  readonly file: FoundFile;
}

export interface PromptIndex {
  /** By name, in the order of UTF-8 bytes. */
  readonly prompts: readonly PromptFile[];
  readonly partials: readonly PartialFile[];
  /** Templates of classic prompts. */
  readonly templates: readonly FoundFile[];
  /** Files of cases beside which there is no prompt, and the path of the prompt that is missing. */
  readonly orphans: readonly FoundFile[];
  readonly findings: readonly Finding[];
}

const casesExtension = /\.cases\.(?:yaml|yml|json)$/;
const partialExtension = /\.(?:prompt|hbs|handlebars)$/;
/** Templates of classic prompts, as public pipelines name them. */
const templateExtension = /\.(?:txt|md|j2|jinja|jinja2|tmpl|template|prompt|hbs)$/;

/**
 * Looks through the folders of prompts, partials and templates.
 * @param names `judged`: names that no bundle can hold are findings; `taken` where nobody asks, which takes half the time
 */
export async function findPromptFiles(project: Project, names: "judged" | "taken" = "judged"): Promise<PromptIndex> {
  const findings: Finding[] = [];
  const partialFolders = await foldersOf(project, "partials", findings);
  const templateFolders = await foldersOf(project, "templates", findings);
  const isJudged = names === "judged";
  /** Files that are neither prompts nor cases. */
  const others = new Set<string>();
  const found = await filesOfPrompts(project, templateFolders.length > 0, isJudged, findings, others);
  const bases = [...found.values()].map(({ base }) => base);
  const data = [...(await foldersOf(project, "tools", [])), ...(await foldersOf(project, "schemas", []))];
  const partials = new PartialIndex(findings);
  const walkOptions = { ignored: storeFolders(project), isJudged, findings };

  // A folder of partials that holds a folder of prompts as well tells them apart by the underscore alone.
  const partialsOnly = partialFolders.filter(
    (folder) => !bases.some((base) => base === folder || isBelow(base, folder)),
  );
  for (const folder of partialFolders) {
    const all = partialsOnly.includes(folder);
    const isPartial = (path: string): boolean =>
      partialExtension.test(path) && (all || nameOf(path).startsWith("_") || !path.endsWith(".prompt"));
    for (const file of await project.files.walk(folder, isPartial, walkOptions)) {
      partials.add(partialName(pathBelow(file.path, folder)), file);
    }
  }
  const templates: FoundFile[] = [];
  for (const folder of templateFolders) {
    templates.push(...(await project.files.walk(folder, (path) => templateExtension.test(path), walkOptions)));
  }

  const cases = new Map<string, FoundFile>();
  const candidates: Omit<PromptFile, "cases">[] = [];
  for (const { base, file } of found.values()) {
    if (partialsOnly.some((folder) => isBelow(file.path, folder))) continue;
    const below = pathBelow(file.path, base);
    if (casesExtension.test(file.path)) {
      cases.set(file.path.replace(casesExtension, ""), file);
    } else if (!file.path.endsWith(".prompt")) {
      if (data.some((folder) => isBelow(file.path, folder))) continue;
      candidates.push({ name: below.slice(0, -".json".length), form: "classic", file });
    } else if (nameOf(file.path).startsWith("_")) {
      partials.add(partialName(below), file);
    } else {
      candidates.push({ name: below.slice(0, -".prompt".length), form: "dotprompt", file });
    }
  }
  const prompts = withCases(candidates, cases, findings);
  judgePrompts(project, prompts, isJudged, findings);
  const stems = new Set(candidates.map(({ file }) => file.path.replace(/\.(?:prompt|json)$/, "")));
  const elsewhere = [...templateFolders, ...data];
  for (const path of others) {
    if (elsewhere.some((folder) => isBelow(path, folder))) continue;
    const finding = misnamed(
      path,
      (stem) => stems.has(stem),
      (right) => found.has(right),
    );
    if (finding !== undefined) findings.push(finding);
  }
  return {
    prompts: prompts.slice(0, fileLimitsOf(project).prompts),
    partials: partials.sorted(),
    templates,
    orphans: [...cases.values()].sort((a, b) => compareUtf8(a.path, b.path)),
    findings,
  };
}

/** Every file below the folders and globs of `prompts:` that may be a prompt, a partial or cases, with its prompt folder. */
async function filesOfPrompts(
  project: Project,
  pairs: boolean,
  isJudged: boolean,
  findings: Finding[],
  others: Set<string>,
): Promise<ReadonlyMap<string, { readonly base: string; readonly file: FoundFile }>> {
  const found = new Map<string, { readonly base: string; readonly file: FoundFile }>();
  const walkOptions = { ignored: storeFolders(project), isJudged, findings };
  for (const [index, pattern] of project.layout.prompts.entries()) {
    const glob = readGlob(pattern.normalize("NFC"));
    // Wildcards are no names; what stands before them is.
    const read = readPath(glob.hasWildcard && !pattern.startsWith("/") ? `./${glob.base}` : pattern);
    if (!read.ok) {
      const rule = read.problem === "outside" ? pathOutsideProject : fileMissing;
      findings.push(atSetting(project, "prompts", index, rule, read));
      continue;
    }
    const place = await project.files.find(read.path);
    const isFile = place.outcome === "file" && !glob.hasWildcard;
    if (!isFile && place.outcome !== "folder") {
      if (project.config.prompts !== undefined) findings.push(missingFolder(project, "prompts", index, pattern, place));
      continue;
    }
    const base = (isFile ? folderOf(read.path) : read.path) as ProjectPath;
    const matches = isFile || glob.hasWildcard ? byGlob(glob) : () => true;
    const wanted = (path: string): boolean => {
      if ((isPromptOrCases(path, pairs) && matches(path)) || (isFile && path === read.path)) return true;
      if (isJudged && matches(path)) others.add(path);
      return false;
    };
    const files = await project.files.walk(base, wanted, walkOptions);
    for (const file of files) if (!found.has(file.path)) found.set(file.path, { base, file });
  }
  return found;
}

/** Partials by name, each name once. */
class PartialIndex {
  private readonly findings: Finding[];
  private readonly partials = new Map<string, PartialFile>();

  constructor(findings: Finding[]) {
    this.findings = findings;
  }

  add(name: string, file: FoundFile): void {
    const twin = this.partials.get(name);
    if (twin === undefined) this.partials.set(name, { name, file });
    else if (twin.file.path !== file.path) this.findings.push(doublePartial(name, file, twin.file));
  }

  sorted(): readonly PartialFile[] {
    const files = new Set<string>();
    // A file may be found by two ways, from its prompt folder and from a folder of partials: the first name counts.
    const once = [...this.partials.values()].filter(({ file }) => !files.has(file.path) && files.add(file.path));
    return once.sort((a, b) => compareUtf8(a.name, b.name));
  }
}

/** Too many prompts, none at all, and names that no bundle can hold. */
function judgePrompts(project: Project, prompts: readonly PromptFile[], isJudged: boolean, findings: Finding[]): void {
  if (isJudged) for (const prompt of prompts) judgeName(prompt, findings);
  const most = fileLimitsOf(project).prompts;
  if (prompts.length > most) {
    findings.push(
      atSetting(project, "prompts", 0, tooManyPrompts, {
        message: `There are ${prompts.length} prompts; the limit is ${most}, and the rest is not looked at.`,
        help: "Raise `limits.prompts` in slipway.yaml, or split the project.",
      }),
    );
  }
  if (prompts.length === 0) {
    findings.push(
      atSetting(project, "prompts", 0, noPrompts, {
        message: `No prompt was found in ${project.layout.prompts.join(", ")}.`,
        help: "Write one as NAME.prompt, or name the folder that holds them under `prompts:` in slipway.yaml.",
      }),
    );
  }
}

/** Sorts the prompts, gives each its cases (taking them out of the map), and reports names that are there twice. */
function withCases(
  candidates: readonly Omit<PromptFile, "cases">[],
  cases: Map<string, FoundFile>,
  findings: Finding[],
): PromptFile[] {
  const sorted = [...candidates].sort((a, b) => compareUtf8(a.name, b.name) || compareUtf8(a.file.path, b.file.path));
  /** The first file of each name, where upper and lower case do not count. */
  const folded = new Map<string, FoundFile>();
  const names = new Set<string>();
  const prompts: PromptFile[] = [];
  for (const candidate of sorted) {
    const { file } = candidate;
    const stem = file.path.replace(/\.(?:prompt|json)$/, "");
    const own = cases.get(stem);
    cases.delete(stem);
    const key = foldedPath(candidate.name);
    const twin = folded.get(key);
    if (twin !== undefined) {
      // Files of one folder whose names differ in case alone are reported as such.
      if (foldedPath(twin.path) !== foldedPath(file.path)) findings.push(doublePrompt(candidate.name, file, twin));
      if (names.has(candidate.name)) continue;
    } else {
      folded.set(key, file);
    }
    names.add(candidate.name);
    prompts.push({ ...candidate, cases: own });
  }
  return prompts;
}

/** What a bundle makes of a prompt's name has to be a path that every system can hold. */
function judgeName({ name, file }: PromptFile, findings: Finding[]): void {
  const problem = problemWithPath(`renderings/${name}/${"x".repeat(longestCaseName)}.json`);
  // The file's own path was looked at before.
  if (problem === undefined || problemWithPath(file.path) !== undefined) return;
  findings.push(
    createFileFinding(pathNotPortable, file.path, {
      message: `The prompt's name “${name}” makes a path in a bundle that ${problem}.`,
      help: "Rename the file: letters, digits, hyphens and underscores always work.",
    }),
  );
}

/** The folders of a part of the layout that are there. Those that are written and not there are findings. */
export async function foldersOf(
  project: Project,
  part: keyof ProjectLayout,
  findings: Finding[],
): Promise<readonly ProjectPath[]> {
  const folders: ProjectPath[] = [];
  for (const [index, written] of project.layout[part].entries()) {
    const read = readPath(written);
    if (!read.ok) {
      findings.push(
        atSetting(project, part, index, read.problem === "outside" ? pathOutsideProject : fileMissing, read),
      );
      continue;
    }
    const place = await project.files.find(read.path);
    if (place.outcome === "folder") folders.push(read.path);
    else if (project.config[part] !== undefined) findings.push(missingFolder(project, part, index, written, place));
  }
  return folders;
}

function isPromptOrCases(path: string, pairs: boolean): boolean {
  if (path.endsWith(".prompt") || casesExtension.test(path)) return true;
  return pairs && path.endsWith(".json") && !path.endsWith(".schema.json");
}

function byGlob(glob: { matches(path: string): boolean }): (path: string) => boolean {
  return (path) => {
    const target = path.replace(casesExtension, "");
    if (glob.matches(path) || glob.matches(`${target}.prompt`) || glob.matches(`${target}.json`)) return true;
    for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder)) if (glob.matches(folder)) return true;
    return false;
  };
}

/** `support/_customer.prompt` is `support/customer`; `_reply.short.prompt` is `reply.short`. */
function partialName(below: string): string {
  const name = nameOf(below).replace(partialExtension, "");
  return joinPath(folderOf(below), name.startsWith("_") ? name.slice(1) : name);
}

function pathBelow(path: string, folder: string): string {
  return folder === "" ? path : path.slice(folder.length + 1);
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

function doublePrompt(name: string, file: FoundFile, twin: FoundFile): Finding {
  return createFileFinding(duplicatePrompt, file.path, {
    message: `This file and ${twin.path} give two prompts of the name “${name}”.`,
    help: "Rename one of the files.",
  });
}

function doublePartial(name: string, file: FoundFile, twin: FoundFile): Finding {
  return createFileFinding(duplicatePartial, file.path, {
    message: `This file and ${twin.path} give two partials of the name “${name}”.`,
    help: "Rename one of the files.",
  });
}

function missingFolder(
  project: Project,
  part: keyof ProjectLayout,
  index: number,
  written: string,
  place: { readonly outcome: string; readonly near?: string },
): Finding {
  if (place.outcome === "outside") {
    return atSetting(project, part, index, pathOutsideProject, {
      message: `“${written}” is a link that leads out of the project.`,
      help: "Name a folder of the project.",
    });
  }
  return atSetting(project, part, index, fileMissing, {
    message: `There is no folder “${written}”.`,
    help:
      place.near === undefined ? "Create it, or name another one." : `Write \`${place.near}\`: names count exactly.`,
  });
}

/** A finding at an entry of slipway.yaml, which is a list or a single text. */
function atSetting(
  project: Project,
  part: keyof ProjectLayout,
  index: number,
  rule: typeof fileMissing,
  words: { readonly message: string; readonly help: string },
): Finding {
  const { configFile, locations } = project;
  if (configFile === undefined) return createFileFinding(rule, defaultLayout[part][index] ?? configFileName, words);
  const place: SourceRange =
    locations.valueAt(`/${part}/${index}`) ?? locations.valueAt(`/${part}`) ?? locations.nearestTo(`/${part}`);
  return createFinding(rule, configFile, place, { message: words.message, help: words.help });
}
