/**
 * `init --convert`: classic pairs become `*.prompt` files. Both forms are rendered for every case before anything is
 * written, and only what renders the same bytes is converted.
 */

import { renderingBytes } from "../../bundles/build.ts";
import { noLocations } from "../../platform/locations.ts";
import { compareText } from "../../platform/order.ts";
import { createSource } from "../../platform/text.ts";
import type { FileSystem } from "../../project/file-system.ts";
import { loadProject } from "../../project/load.ts";
import { overlayFiles } from "../../project/overlay-files.ts";
import { nameOf, type ProjectPath } from "../../project/paths.ts";
import { fileLimitsOf, type Project } from "../../project/project.ts";
import { type CheckedPrompt, openChecked } from "../../prompts/checked.ts";
import { casesText, promptTexts } from "../../prompts/convert-classic.ts";
import { noDemands } from "../../prompts/expectations.ts";
import type { Case } from "../../prompts/prompt.ts";

export interface ConvertedPrompt {
  readonly prompt: string;
  /** Files that go, and that come or change. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Renderings that are the same, byte for byte. */
  readonly renderings: number;
}

export interface LeftPrompt {
  readonly prompt: string;
  /** Rest of a sentence: "it has errors". */
  readonly reason: string;
}

export interface Conversion {
  readonly converted: readonly ConvertedPrompt[];
  readonly left: readonly LeftPrompt[];
  /** Texts by path from the project's folder. Files of cases among them may exist already. */
  readonly written: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

/** One prompt on its way: texts to try, and what they must render to. */
interface Candidate {
  readonly name: string;
  readonly configuration: string;
  readonly template: string;
  readonly target: string;
  readonly texts: readonly string[];
  attempt: number;
  readonly cases: { readonly path: string; readonly text: string } | undefined;
  /** It has no case, and is rendered without input. */
  readonly isBare: boolean;
  readonly bytes: readonly string[];
}

/**
 * Tries the conversion of every classic prompt of a project, in memory.
 *
 * @param options `keepTemplates` leaves the files of templates where they are, though nothing uses them any more
 */
export async function planConversion(
  project: Project,
  fileSystem: FileSystem,
  options: { readonly keepTemplates?: boolean } = {},
): Promise<Conversion> {
  const left: LeftPrompt[] = [];
  const { users, candidates: all } = await candidatesIn(project, fileSystem, left);
  const errorsBefore = await errorsIn(project);
  const candidates = await thoseThatFit(all, users, fileSystem, left);
  const { written, removed } = overlayOf(candidates, users);
  if (candidates.length > 0) {
    const after = await loadProject(fileSystem.root, overlayFiles(fileSystem, { written, removed }));
    const [news] = (await errorsIn(after.project)).filter((error) => !errorsBefore.includes(error));
    if (news !== undefined) {
      left.push(
        ...candidates.map(({ name }) => ({ prompt: name, reason: `the project would have an error: ${news}` })),
      );
      return { converted: [], left: inOrder(left), written: new Map(), removed: [] };
    }
  }
  const gone = [...removed].filter((path) => options.keepTemplates !== true || !users.has(path)).sort();
  return {
    converted: candidates.map(({ name, configuration, template, target, cases, bytes }) => ({
      prompt: name,
      from: [configuration, ...(gone.includes(template) ? [template] : [])],
      to: [target, ...(cases === undefined ? [] : [cases.path])],
      renderings: bytes.length,
    })),
    left: inOrder(left),
    written,
    removed: gone,
  };
}

/** Classic prompts that could be converted, and by template those that use it. The others go to `left`. */
async function candidatesIn(
  project: Project,
  fileSystem: FileSystem,
  left: LeftPrompt[],
): Promise<{ readonly candidates: readonly Candidate[]; readonly users: ReadonlyMap<string, readonly string[]> }> {
  const isLink = linksOf(fileSystem);
  const users = new Map<string, string[]>();
  const candidates: Candidate[] = [];
  const set = await openChecked(project);
  const first: CheckedPrompt[] = [];
  for await (const checked of set.each(({ form }) => form === "classic")) first.push(checked);
  const bare = new Set(first.filter(({ cases }) => cases.length === 0).map(({ file }) => file.name));
  const again = new Map<string, CheckedPrompt>();
  for await (const checked of set.each(({ name }) => bare.has(name), casesForBare(bare))) {
    again.set(checked.file.name, checked);
  }
  for (const one of first) {
    const checked = again.get(one.file.name) ?? one;
    const { name } = checked.file;
    const template = checked.prompt?.template.source.file;
    if (template !== undefined) users.set(template, [...(users.get(template) ?? []), name]);
    const candidate = await candidateOf(checked, project, bare.has(name), isLink);
    if (typeof candidate === "string") left.push({ prompt: name, reason: candidate });
    else candidates.push(candidate);
  }
  return { candidates, users };
}

/** Tries each candidate's texts until all that are left render as before. Those without a text that does go to `left`. */
async function thoseThatFit(
  all: readonly Candidate[],
  users: ReadonlyMap<string, readonly string[]>,
  fileSystem: FileSystem,
  left: LeftPrompt[],
): Promise<readonly Candidate[]> {
  let candidates = all;
  for (;;) {
    const failed = await misfits(candidates, overlayOf(candidates, users), fileSystem);
    if (failed.size === 0) return candidates;
    const kept: Candidate[] = [];
    for (const candidate of candidates) {
      const reason = failed.get(candidate.name);
      if (reason === undefined) kept.push(candidate);
      else if (candidate.attempt + 1 < candidate.texts.length)
        kept.push({ ...candidate, attempt: candidate.attempt + 1 });
      else left.push({ prompt: candidate.name, reason });
    }
    candidates = kept;
  }
}

function inOrder(left: readonly LeftPrompt[]): readonly LeftPrompt[] {
  return left.toSorted((a, b) => compareText(a.prompt, b.prompt));
}

/** A prompt without variables and cases is rendered as it is, so that it is compared too. */
function casesForBare(bare: ReadonlySet<string>): (file: { readonly name: string }) => readonly Case[] | undefined {
  const source = createSource("no file", "");
  const locations = noLocations(source.file);
  const only: Case = {
    name: "nothing",
    input: {},
    context: {},
    history: [],
    ...noDemands,
    source,
    range: locations.nearestTo(""),
    locations,
    pointer: "",
    inputPointer: "",
  };
  return ({ name }) => (bare.has(name) ? [only] : undefined);
}

/** What to try for a prompt, or why it stays as it is. */
async function candidateOf(
  checked: CheckedPrompt,
  project: Project,
  isBare: boolean,
  isLink: (path: string) => Promise<boolean>,
): Promise<Candidate | string> {
  const { file, prompt, cases, renderings, sound } = checked;
  if (prompt === undefined || !sound) return "it has errors: `slipway check` shows them";
  if (renderings.length < cases.length) return "not all of its cases can be rendered";
  if (nameOf(file.name).startsWith("_"))
    return "its name begins with an underscore, and such a *.prompt file is a partial";
  const configuration = file.file.path;
  const stem = configuration.replace(/\.json$/, "");
  const target = `${stem}.prompt`;
  if (await isLink(target)) return `${target} is there already, as a symbolic link`;
  if ((await project.files.find(target as ProjectPath)).outcome !== "absent") return `${target} is there already`;
  if (await isLink(configuration)) return `${configuration} is a symbolic link, and only files are converted`;
  const own = cases.find(({ source }) => source.file === configuration);
  let written: Candidate["cases"];
  if (own !== undefined) {
    const existing =
      file.cases === undefined ? undefined : await project.files.readText(file.cases, fileLimitsOf(project).fileBytes);
    if (existing?.ok === false) return `${file.cases?.path ?? "its cases"} cannot be read`;
    const made = casesText(own, existing === undefined ? undefined : existing.source);
    if (!made.ok) return made.reason;
    written = { path: file.cases?.path ?? `${stem}.cases.yaml`, text: made.text };
    if (await isLink(written.path)) return `${written.path} is a symbolic link, and nothing is written through one`;
  }
  return {
    name: file.name,
    configuration,
    template: prompt.template.source.file,
    target,
    texts: promptTexts(prompt),
    attempt: 0,
    cases: written,
    isBare,
    bytes: renderings.map(bytesOf),
  };
}

/** Whether a path is a symbolic link, wherever that leads: a link to nowhere is no file to a reader and in a writer's way. */
function linksOf(fileSystem: FileSystem): (path: string) => Promise<boolean> {
  const folders = new Map<string, Promise<ReadonlySet<string>>>();
  return async (path) => {
    const slash = path.lastIndexOf("/");
    const folder = slash === -1 ? "" : path.slice(0, slash);
    let names = folders.get(folder);
    names ??= fileSystem
      .entries(folder)
      .then((entries) => new Set((entries ?? []).filter(({ kind }) => kind === "link").map(({ name }) => name)));
    folders.set(folder, names);
    return (await names).has(path.slice(slash + 1));
  };
}

/** The change as a whole. A template goes where every prompt that uses it is converted. */
function overlayOf(
  candidates: readonly Candidate[],
  users: ReadonlyMap<string, readonly string[]>,
): { readonly written: ReadonlyMap<string, string>; readonly removed: ReadonlySet<string> } {
  const written = new Map<string, string>();
  const removed = new Set<string>();
  const names = new Set(candidates.map(({ name }) => name));
  for (const { configuration, template, target, texts, attempt, cases } of candidates) {
    written.set(target, texts[attempt] ?? "");
    if (cases !== undefined) written.set(cases.path, cases.text);
    removed.add(configuration);
    if (users.get(template)?.every((name) => names.has(name)) === true) removed.add(template);
  }
  return { written, removed };
}

/** Renders the converted prompts: those that do not give the same, each with the reason. */
async function misfits(
  candidates: readonly Candidate[],
  overlay: ReturnType<typeof overlayOf>,
  fileSystem: FileSystem,
): Promise<ReadonlyMap<string, string>> {
  const failed = new Map<string, string>();
  if (candidates.length === 0) return failed;
  const byName = new Map(candidates.map((candidate) => [candidate.name, candidate]));
  const { project } = await loadProject(fileSystem.root, overlayFiles(fileSystem, overlay));
  const set = await openChecked(project);
  const seen = new Set<string>();
  const bare = new Set(candidates.filter(({ isBare }) => isBare).map(({ name }) => name));
  for await (const checked of set.each(({ name }) => byName.has(name), casesForBare(bare))) {
    const candidate = byName.get(checked.file.name);
    if (candidate === undefined) continue;
    seen.add(candidate.name);
    const [problem] = checked.findings.filter(({ severity }) => severity === "error");
    if (!checked.sound)
      failed.set(candidate.name, `as a *.prompt file it has an error: ${problem?.message ?? "unknown"}`);
    else if (checked.file.form !== "dotprompt")
      failed.set(candidate.name, "the converted file is not found as a prompt");
    else {
      const bytes = checked.renderings.map(bytesOf);
      const same =
        bytes.length === candidate.bytes.length && bytes.every((one, index) => one === candidate.bytes[index]);
      if (!same) failed.set(candidate.name, "it would not render the same bytes");
    }
  }
  for (const { name } of candidates) {
    if (!seen.has(name)) failed.set(name, "the converted file is not found as a prompt");
  }
  return failed;
}

function bytesOf(rendering: CheckedPrompt["renderings"][number]): string {
  return Buffer.from(renderingBytes(rendering)).toString("utf8");
}

/** Every error of a project, by file and message. */
async function errorsIn(project: Project): Promise<readonly string[]> {
  const set = await openChecked(project, "dropped");
  const findings = [];
  for await (const checked of set.each()) findings.push(...checked.findings);
  findings.push(...set.finish("all"));
  return findings.filter(({ severity }) => severity === "error").map(({ file, message }) => `${file}: ${message}`);
}
