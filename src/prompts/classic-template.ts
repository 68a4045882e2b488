/** Which template belongs to a classic configuration: the one it names, or the one that fits. */
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { nearest } from "../platform/nearest.ts";
import { folderOf, joinPath, nameOf, readPath } from "../project/paths.ts";
import type { FoundFile } from "../project/project-files.ts";
import { pathOutsideProject } from "../project/rules.ts";
import type { ClassicConfig } from "./classic.ts";
import type { PromptFile } from "./load-find.ts";
import { templateGuessed, templateMissing } from "./load-rules.ts";

/** Templates of a project, each read when it is needed. */
export interface ClassicTemplates {
  /** In the order of their paths. */
  readonly files: readonly FoundFile[];
  /** Folders of templates, for names that are written relative to them. */
  readonly folders: readonly string[];
  /** Templates that a configuration names, or that have its name: they are not free for others. */
  readonly taken: ReadonlySet<string>;
  text(file: FoundFile): Promise<string | undefined>;
}

const extensions = [
  ".txt",
  ".md",
  ".md.txt",
  ".j2",
  ".jinja",
  ".jinja2",
  ".tmpl",
  ".template",
  ".txt.j2",
  ".prompt",
  ".hbs",
];

/** The template of a configuration, or a finding that says where it was looked for. */
export async function findTemplate(
  prompt: PromptFile,
  config: ClassicConfig,
  templates: ClassicTemplates,
  findings: Finding[],
): Promise<FoundFile | undefined> {
  const byPath = new Map(templates.files.map((file) => [file.path as string, file]));
  if (config.template !== undefined) return namedTemplate(prompt, config, config.template, templates, byPath, findings);
  const own = templateByName(prompt.name, templates.folders, byPath);
  if (own !== undefined) return own;
  const fitting: FoundFile[] = [];
  for (const file of templates.files) {
    if (!templates.taken.has(file.path) && fits(config, await templates.text(file))) fitting.push(file);
  }
  const [only] = fitting;
  const place = { start: 0, end: 1 };
  if (only !== undefined && fitting.length === 1) {
    const name = relativeName(only.path, templates.folders);
    findings.push(
      createFinding(templateGuessed, config.source, place, {
        message: `The configuration names no template; ${only.path} is used, the only one that its variables fill.`,
        help: `Add \`"template": "${name}"\` to the configuration.`,
      }),
    );
    return only;
  }
  const stem = nameOf(prompt.name);
  const looked = [stem, withoutSuffix(stem)].filter((name) => name !== undefined).map((name) => `${name}.txt`);
  const names = templates.files.map(({ path }) => relativeName(path, templates.folders));
  findings.push(
    createFinding(templateMissing, config.source, place, {
      message: `The configuration names no template, and there is no ${looked.join(" or ")} in ${templates.folders.join(", ")}.`,
      help:
        names.length === 0
          ? `Write the template into ${templates.folders[0] ?? "prompt_templates"}/${stem}.txt.`
          : `Name one in the configuration: \`"template": "${nearest(`${stem}.txt`, names) ?? names[0]}"\`.`,
    }),
  );
  return undefined;
}

/** The template that has the configuration's name, or its name without `_prompt`. */
export function templateByName(
  promptName: string,
  folders: readonly string[],
  byPath: ReadonlyMap<string, FoundFile>,
): FoundFile | undefined {
  const stem = nameOf(promptName);
  for (const name of [stem, withoutSuffix(stem)]) {
    if (name === undefined) continue;
    for (const folder of folders) {
      for (const within of new Set([folderOf(promptName), ""])) {
        for (const extension of extensions) {
          const file = byPath.get(joinPath(folder, joinPath(within, name + extension)));
          if (file !== undefined) return file;
        }
      }
    }
  }
  return undefined;
}

/** Paths that the name of a template may mean: in the folders of templates, from the project's folder, beside the configuration. */
export function templatePaths(written: string, prompt: PromptFile, folders: readonly string[]): readonly string[] {
  const bases = [
    ...folders.map((folder) => joinPath(folder, folderOf(prompt.name))),
    ...folders,
    "",
    folderOf(prompt.file.path),
  ];
  const paths: string[] = [];
  for (const base of new Set(bases)) {
    for (const extension of ["", ...extensions]) {
      const read = readPath(joinPath(base, written + extension), folderOf(prompt.file.path));
      if (read.ok) paths.push(read.path);
    }
  }
  return paths;
}

function namedTemplate(
  prompt: PromptFile,
  config: ClassicConfig,
  named: { readonly written: string; readonly key: string },
  templates: ClassicTemplates,
  byPath: ReadonlyMap<string, FoundFile>,
  findings: Finding[],
): FoundFile | undefined {
  const pointer = `/${named.key}`;
  const place = config.locations.valueAt(pointer) ?? config.locations.nearestTo(pointer);
  const read = readPath(named.written, folderOf(prompt.file.path));
  if (!read.ok && read.problem === "outside") {
    findings.push(createFinding(pathOutsideProject, config.source, place, { message: read.message, help: read.help }));
    return undefined;
  }
  for (const path of templatePaths(named.written, prompt, templates.folders)) {
    const file = byPath.get(path);
    if (file !== undefined) return file;
  }
  const names = templates.files.map(({ path }) => relativeName(path, templates.folders));
  const near = nearest(named.written, names);
  findings.push(
    createFinding(templateMissing, config.source, place, {
      message: `There is no template “${named.written}” in ${templates.folders.join(", ")}${near === undefined ? "." : `; did you mean “${near}”?`}`,
      help:
        near === undefined
          ? `Create it, or name one of ${names.slice(0, 5).join(", ")}.`
          : `Write \`"${named.key}": "${near}"\`.`,
    }),
  );
  return undefined;
}

/** True where every placeholder of the template is a variable of the configuration, and there is one. */
function fits(config: ClassicConfig, template: string | undefined): boolean {
  if (template === undefined) return false;
  const names = new Set<string>();
  for (const match of template.matchAll(/\{\{[~#]?\s*([\p{L}_][\p{L}\p{N}_]*)[^{}]{0,200}\}\}/gu))
    names.add(match[1] ?? "");
  for (const match of template.matchAll(/(?<!\{)\{([\p{L}_][\p{L}\p{N}_]*)\}(?!\})/gu)) names.add(match[1] ?? "");
  return names.size > 0 && [...names].every((name) => Object.hasOwn(config.variables, name));
}

function withoutSuffix(stem: string): string | undefined {
  const without = stem.replace(/[_-]prompt$/, "");
  return without === stem || without === "" ? undefined : without;
}

function relativeName(path: string, folders: readonly string[]): string {
  const folder = folders.find((candidate) => path.startsWith(`${candidate}/`));
  return folder === undefined ? path : path.slice(folder.length + 1);
}
