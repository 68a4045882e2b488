/**
 * The prompts of a project loaded, parsed, checked and rendered in one go, one at a time: what `check` reports, what
 * `render` shows and what a bundle is made of. Nothing is read or parsed twice.
 */
import { isSlipwayError } from "../platform/errors.ts";
import type { Finding } from "../platform/finding.ts";
import { problemWithPath } from "../platform/portable-path.ts";
import { platformRules } from "../platform/rules.ts";
import type { Project } from "../project/project.ts";
import type { FoundFile } from "../project/project-files.ts";
import { projectRules } from "../project/rules.ts";
import { charactersIn, failureOf, renderCase, tooMuchTogether, unfitName } from "./case-rendering.ts";
import { uncoveredBranch } from "./case-rules.ts";
import { createPromptChecker, type PromptChecker } from "./check/index.ts";
import { applyRules, readSuppressions, type Suppression } from "./check/levels.ts";
import { emptyForCases, isSilent } from "./empty.ts";
import type { PromptLimits } from "./limits.ts";
import { type LoadedPrompt, openPrompts, type PromptSet, promptLimits } from "./load.ts";
import type { PromptFile, PromptIndex } from "./load-find.ts";
import { MediaFiles, mediaAddresses } from "./media-files.ts";
import { parseTemplate } from "./parse.ts";
import type { Case, Prompt, PromptPartial, Rendering } from "./prompt.ts";
import { promptsRules, unusedPartial, unusedVariable } from "./rules.ts";
import { suppressionRules, suppressionUnused } from "./suppression-rules.ts";
import type { TemplateTree } from "./tree.ts";

/** A prompt without errors of its own, ready to be compiled, and what it gives for its cases. */
export interface CheckedPrompt {
  readonly file: PromptFile;
  readonly prompt: Prompt | undefined;
  /** The settings are broken, so that some of them may be missing. */
  readonly settingsUnclear: boolean;
  /** Absent where the template does not parse. */
  readonly tree: TemplateTree | undefined;
  readonly cases: readonly Case[];
  /** In the order of the cases; fewer than those where something is wrong, none where nobody keeps them. */
  readonly renderings: readonly Rendering[];
  /** Files of the project that the renderings show. */
  readonly media: readonly FoundFile[];
  /** Of this prompt; those in partials come with `finish`. Rules and notes are not applied yet. */
  readonly findings: readonly Finding[];
  /** True where no error is left among them once rules and notes are applied. */
  readonly sound: boolean;
}

export interface CheckedPrompts {
  readonly names: readonly string[];
  /** Parsed partials by every name that they can be called by. */
  readonly partials: ReadonlyMap<string, TemplateTree>;
  /** Prompts in the order of their names; `casesOf` may give cases in place of those in files. */
  each(
    wanted?: (file: PromptFile) => boolean,
    casesOf?: (file: PromptFile) => readonly Case[] | undefined,
  ): AsyncGenerator<CheckedPrompt, void, void>;
  /** Prompts as their files have them, unchecked and without findings: for what others say about prompts of `each`. */
  load(wanted: (file: PromptFile) => boolean): AsyncGenerator<LoadedPrompt, void, void>;
  /**
   * What is about files that prompts share and, where `each` went through all of them, about all prompts together. Call
   * it once, after `each`.
   */
  finish(seen: "all" | "some"): readonly Finding[];
  /**
   * The same where `each` went through one of several parts of the prompts, the others being seen elsewhere: what is
   * about files that prompts share, and what is about the prompts of this part. Among the latter are findings that hold
   * only where the other parts report them too: see `isOfAllPrompts`.
   */
  finishPart(): { readonly shared: readonly Finding[]; readonly together: readonly Finding[] };
  /** Notes in the files seen so far that disable rules. */
  suppressions(): readonly Suppression[];
}

/**
 * Opens the prompts of a project for checking.
 * @param renderings `dropped` where the caller wants to know whether cases render, and not what they give
 * @param found the files of the prompts, where somebody has looked for them already
 */
export async function openChecked(
  project: Project,
  renderings: "kept" | "dropped" = "kept",
  found?: PromptIndex,
): Promise<CheckedPrompts> {
  return new CheckedRun(project, await openPrompts(project, found), renderings === "kept");
}

/** Findings about the notes themselves. */
const notesOwn: ReadonlySet<string> = new Set(suppressionRules.map(({ id }) => id));
const ofAllPrompts: ReadonlySet<string> = new Set([unusedPartial.id, uncoveredBranch.id]);
const none: ReadonlySet<string> = new Set();
const ofAllCases: ReadonlySet<string> = new Set([uncoveredBranch.id]);

/**
 * True for a finding that one part of the prompts cannot know: that nothing uses a partial, that no case takes a branch of
 * it, that a note in it silences nothing.
 * @param own files of the prompts of the part
 */
export function isOfAllPrompts({ rule, file }: Finding, own: ReadonlySet<string>): boolean {
  return (ofAllPrompts.has(rule) || rule === suppressionUnused.id) && !own.has(file);
}

class CheckedRun implements CheckedPrompts {
  readonly names: readonly string[];
  readonly partials: ReadonlyMap<string, TemplateTree>;
  private readonly project: Project;
  private readonly set: PromptSet;
  private readonly checker: PromptChecker;
  private readonly media: MediaFiles;
  private readonly limits: PromptLimits;
  private readonly mediaAllowed: readonly string[];
  private readonly keepsRenderings: boolean;
  private readonly shared: Finding[];
  private readonly notes: Suppression[] = [];
  /** Partials that do not parse, and those that call them: what uses one cannot be rendered. */
  private readonly unusable = new Set<string>();
  /** Templates with problems that were reported: classic prompts may share one. */
  private readonly reported = new Set<string>();
  private someUnparsed = false;
  private someUnclear = false;
  /** Renderings that failed in a partial: left out where the partial turns out to have errors of its own. */
  private readonly failures: { readonly finding: Finding; readonly partial: string }[] = [];

  constructor(project: Project, set: PromptSet, keepsRenderings: boolean) {
    this.keepsRenderings = keepsRenderings;
    this.project = project;
    this.set = set;
    this.names = set.names;
    this.limits = promptLimits(project);
    this.mediaAllowed = project.config.media?.allow ?? [];
    this.media = new MediaFiles(project.files);
    this.shared = [...set.findings];
    this.partials = this.parsePartials(set.partials);
    this.checker = createPromptChecker({
      partials: this.partials,
      brokenPartials: this.unusable,
      severalPrompts: this.names.length > 1,
      media: { allowed: this.mediaAllowed, fileExists: (path) => this.media.has(path) },
      compat: project.compat,
      variables: this.limits.variables,
      partialDepth: this.limits.partialDepth,
    });
  }

  async *each(
    wanted?: (file: PromptFile) => boolean,
    casesOf?: (file: PromptFile) => readonly Case[] | undefined,
  ): AsyncGenerator<CheckedPrompt, void, void> {
    for await (const loaded of this.set.each(wanted)) {
      const given = casesOf?.(loaded.file);
      const unclear = { ...loaded.unclear, cases: "none" as const };
      yield await this.check(given === undefined ? loaded : { ...loaded, cases: given, unclear });
    }
  }

  load(wanted: (file: PromptFile) => boolean): AsyncGenerator<LoadedPrompt, void, void> {
    return this.set.each(wanted);
  }

  finish(seen: "all" | "some"): readonly Finding[] {
    const together = this.checker.finish();
    // Whether a partial is used, or a branch of it taken, shows when all prompts were seen and understood.
    const heldBack = seen === "some" || this.someUnparsed ? ofAllPrompts : this.someUnclear ? ofAllCases : none;
    const findings = [...this.shared, ...together.filter(({ rule }) => !heldBack.has(rule))];
    const broken = new Set(findings.filter(({ severity }) => severity === "error").map(({ file }) => file));
    const failures = this.failures.filter(({ partial }) => !broken.has(partial));
    return [...findings, ...failures.map(({ finding }) => finding)];
  }

  finishPart(): { readonly shared: readonly Finding[]; readonly together: readonly Finding[] } {
    const unknown = this.someUnparsed ? ofAllPrompts : this.someUnclear ? ofAllCases : none;
    const together = this.checker.finish().filter(({ rule }) => !unknown.has(rule));
    return { shared: this.shared, together: [...together, ...this.failures.map(({ finding }) => finding)] };
  }

  suppressions(): readonly Suppression[] {
    return this.notes;
  }

  private async check({ file, prompt, cases, findings: found, unclear }: LoadedPrompt): Promise<CheckedPrompt> {
    const settingsUnclear = unclear.settings;
    const nothing = { settingsUnclear, renderings: [], media: [] };
    if (prompt === undefined) {
      if (hasErrors(found)) this.someUnparsed = true;
      return { file, prompt, tree: undefined, cases, ...nothing, findings: found, sound: this.isSound(found, []) };
    }
    const { tree, problems } = parseTemplate(prompt.template, this.limits, this.project.compat);
    if (tree === undefined) this.someUnparsed = true;
    if (unclear.input || unclear.cases !== "none") this.someUnclear = true;
    if (tree !== undefined) await this.media.prepare(tree, this.partials, cases);
    const checked = await this.checker.check({ prompt, tree, cases, unclear });
    const findings = [...found, ...problems, ...withoutUsedInFileName(checked, prompt)];
    const notes = notesIn(prompt, tree, cases);
    this.notes.push(...notes);
    const usable = tree?.partials.every((name) => !this.unusable.has(name)) ?? false;
    const renders = usable && this.isSound(findings, notes);
    const results = renders && tree !== undefined ? await this.render(prompt, tree, cases, findings) : nothing;
    return {
      file,
      prompt,
      settingsUnclear,
      tree,
      cases,
      ...results,
      findings: this.once(prompt, problems, findings),
      sound: this.isSound(findings, notes),
    };
  }

  /** The findings without the problems of a classic template that were reported for another prompt. */
  private once(prompt: Prompt, problems: readonly Finding[], findings: readonly Finding[]): readonly Finding[] {
    if (prompt.form !== "classic" || problems.length === 0) return findings;
    const { file } = prompt.template.source;
    if (this.reported.has(file)) return findings.filter((finding) => !problems.includes(finding));
    this.reported.add(file);
    return findings;
  }

  /** Judges without looking for useless notes: that takes all findings of a file, and those of models come later. */
  private isSound(findings: readonly Finding[], notes: readonly Suppression[]): boolean {
    const levels = this.project.config.rules ?? {};
    const suspects = findings.filter(({ severity, rule }) => severity === "error" || Object.hasOwn(levels, rule));
    if (suspects.length === 0) return true;
    const rules = [...promptsRules, ...platformRules, ...projectRules];
    const silent = notes.filter((note) => suspects.some(({ rule }) => rule === note.rule));
    const left = applyRules(suspects, { levels, rules }, silent);
    return !left.some(({ severity, rule }) => severity === "error" && !notesOwn.has(rule));
  }

  private async render(
    prompt: Prompt,
    tree: TemplateTree,
    cases: readonly Case[],
    findings: Finding[],
  ): Promise<{ readonly renderings: readonly Rendering[]; readonly media: readonly FoundFile[] }> {
    const renderings: Rendering[] = [];
    const media = new Map<string, FoundFile>();
    const most = this.limits.promptCharacters;
    const silent: Case[] = [];
    let characters = 0;
    for (const one of cases) {
      // One case may take a second: signals are served in between.
      await new Promise((resolve) => setImmediate(resolve));
      const rendering = this.renderCase(prompt, tree, one, findings);
      if (rendering === undefined) continue;
      if (isSilent(rendering.messages)) silent.push(one);
      characters += charactersIn(rendering.messages);
      if (characters > most) {
        findings.push(tooMuchTogether(prompt, one, most));
        break;
      }
      if (this.keepsRenderings) renderings.push(rendering);
      const problem = rendering.file === undefined ? undefined : problemWithPath(rendering.file);
      if (problem !== undefined) findings.push(unfitName(prompt, one, rendering.file ?? "", problem));
      for (const address of mediaAddresses(rendering.messages)) {
        const file = await this.media.find(address);
        if (file !== undefined) media.set(file.path, file);
      }
    }
    const empty = emptyForCases(prompt, silent);
    if (empty !== undefined) findings.push(empty);
    return { renderings, media: [...media.values()] };
  }

  private renderCase(prompt: Prompt, tree: TemplateTree, one: Case, findings: Finding[]): Rendering | undefined {
    try {
      return renderCase(prompt, tree, this.partials, one, {
        compat: this.project.compat,
        limits: this.limits,
        mediaAllowed: this.mediaAllowed,
      });
    } catch (error) {
      if (!isSlipwayError(error)) throw error;
      const finding = failureOf(prompt, one, error);
      const place = error.place?.file;
      if (place === undefined || place === prompt.template.source.file) findings.push(finding);
      else this.failures.push({ finding, partial: place });
      return undefined;
    }
  }

  private parsePartials(partials: ReadonlyMap<string, PromptPartial>): ReadonlyMap<string, TemplateTree> {
    const trees = new Map<string, TemplateTree>();
    const callers = new Map<string, string[]>();
    const parsed = new Map<PromptPartial, TemplateTree | undefined>();
    for (const [name, partial] of partials) {
      if (!parsed.has(partial)) {
        const { tree, problems } = parseTemplate(partial.template, this.limits, this.project.compat);
        this.shared.push(...problems);
        this.notes.push(...readSuppressions(partial.template.source, { comments: tree?.comments ?? [] }));
        parsed.set(partial, tree);
      }
      const tree = parsed.get(partial);
      if (tree !== undefined) {
        trees.set(name, tree);
        for (const called of tree.partials) {
          const known = callers.get(called);
          if (known === undefined) callers.set(called, [name]);
          else known.push(name);
        }
      } else {
        this.someUnparsed = true;
        this.unusable.add(name);
      }
    }
    // A set gives what is added to it while it is gone through.
    for (const name of this.unusable) for (const caller of callers.get(name) ?? []) this.unusable.add(caller);
    return trees;
  }
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}

/** Notes in the files of a prompt and its cases that disable rules. */
function notesIn(prompt: Prompt, tree: TemplateTree | undefined, cases: readonly Case[]): readonly Suppression[] {
  const { source, startOffset } = prompt.template;
  const yaml = prompt.form === "dotprompt" ? { yaml: { start: 0, end: startOffset } } : {};
  const notes = [...readSuppressions(source, { ...yaml, comments: tree?.comments ?? [] })];
  const seen = new Set([source.file]);
  for (const { source: file } of cases) {
    if (seen.has(file.file) || file.file.endsWith(".json")) continue;
    seen.add(file.file);
    notes.push(...readSuppressions(file, { yaml: { start: 0, end: file.text.length } }));
  }
  return notes;
}

/** A variable may stand in the name of the published file alone. */
function withoutUsedInFileName(findings: readonly Finding[], prompt: Prompt): readonly Finding[] {
  const file = prompt.output.file ?? "";
  if (!file.includes("{{")) return findings;
  const lines = new Set<string>();
  for (const [, name = ""] of file.matchAll(/\{\{\s*([\p{L}_][\p{L}\p{N}_]*)/gu)) {
    const pointer = `/properties/${name}`;
    const written = prompt.input.schemaPlaces?.get(pointer) ?? pointer;
    lines.add(JSON.stringify(prompt.locations.keyAt(`/input/schema${written}`)));
  }
  return findings.filter(({ rule, range }) => rule !== unusedVariable.id || !lines.has(JSON.stringify(range)));
}
