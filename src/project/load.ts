/** From a folder to a project: finding slipway.yaml, reading it, and saying what is wrong with it. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { isJsonObject, type JsonObject, unescapePointerSegment } from "../platform/json.ts";
import { validatorOfOwn } from "../platform/json-schema/index.ts";
import { type LocationMap, noLocations } from "../platform/locations.ts";
import { nearest } from "../platform/nearest.ts";
import { invalidValue } from "../platform/rules.ts";
import { linesBeforeSyntaxError, shapeFindings } from "../platform/shape.ts";
import { createSource, type SourceFile } from "../platform/text.ts";
import { visibleLine } from "../platform/visible.ts";
import { othersInWords } from "../platform/words.ts";
import { readYaml } from "../platform/yaml.ts";
import { type Config, configSchema, type EnvironmentConfig } from "./config-schema.ts";
import { projectErrors } from "./errors.ts";
import { diskFiles, type FileSystem } from "./file-system.ts";
import type { ProjectPath } from "./paths.ts";
import { configFileName, defaultFileLimits, defaultLayout, type Environment, type Project } from "./project.ts";
import { ProjectFiles } from "./project-files.ts";
import { configProblem, storeAddress } from "./rules.ts";
import { readStoreAddress } from "./store-address.ts";

export interface LoadedProject {
  readonly project: Project;
  /** Problems of slipway.yaml. With an error among them, `project` holds what could be understood. */
  readonly findings: readonly Finding[];
}

const defaultConfig: Config = { slipway: 1 };

/**
 * The project in a folder. Without a slipway.yaml the defaults apply. `fileSystem` replaces the disk, for a revision in
 * git.
 *
 * @throws SW0204 where the folder cannot be read.
 */
export async function loadProject(folder: string, fileSystem?: FileSystem): Promise<LoadedProject> {
  const place = fileSystem ?? diskFiles(folder);
  const files = new ProjectFiles(place);
  const found = await files.find(configFileName as ProjectPath);
  if (found.outcome !== "file") {
    return {
      project: projectOf(place.root, undefined, noLocations(configFileName), defaultConfig, new Map(), files),
      findings: [],
    };
  }
  const text = await files.readText(found.file, defaultFileLimits.fileBytes);
  if (!text.ok) {
    const source = createSource(configFileName, "");
    const project = projectOf(place.root, source, noLocations(configFileName), defaultConfig, new Map(), files);
    return { project, findings: [text.finding] };
  }
  return readConfig(place.root, text.source, files);
}

/**
 * The project to which a folder belongs: the nearest slipway.yaml in it or above it, within the git repository; failing
 * that, the nearest folder with prompts in a layout that needs no configuration.
 *
 * @throws SW0201 where there is neither.
 */
export async function findProject(cwd: string): Promise<LoadedProject> {
  const folders = foldersUpwards(cwd);
  for (const folder of folders) {
    if (existsSync(join(folder, configFileName))) return loadProject(folder);
    if (existsSync(join(folder, "slipway.yml"))) {
      throw projectErrors.create("SW0201", {
        message: `${join(folder, "slipway.yml")} is not read: the file is called ${configFileName}.`,
        next: `Rename it to ${configFileName}.`,
      });
    }
  }
  for (const folder of folders) {
    const loaded = await loadProject(folder);
    if (await hasPrompts(loaded.project)) return loaded;
  }
  const above = folders.length > 1 ? ` and above it up to ${folders.at(-1)}` : "";
  throw projectErrors.create("SW0201", {
    message: `No prompt project was found in ${cwd}${above}: no ${configFileName}, no prompts/*.prompt, and no prompts/*.json beside prompt_templates/*.txt.`,
    next: `${howToBegin(cwd)} Or start in the project's folder, or write a ${configFileName} that says where the prompts are: \`slipway: 1\` and \`prompts: [path/to/prompts]\`. ${forOneFolder}`,
  });
}

/** What whoever begins does first. */
function howToBegin(folder: string): string {
  const models = ["", "prompts"].flatMap((below) => {
    const path = join(folder, below);
    const names = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(path) : [];
    return names
      .filter((name) => /\.prompt\.ya?ml$/.test(name))
      .map((name) => (below === "" ? name : `${below}/${name}`));
  });
  const [first] = models.sort();
  return first === undefined
    ? "Run `slipway init` to make this folder a project, with an example."
    : `Run \`slipway import ${JSON.stringify(visibleLine(first))}\` to make prompts of files of GitHub Models.`;
}

/**
 * A project whose configuration has no errors, for commands that change something.
 *
 * @throws SW0202 with the first problem otherwise.
 */
export function soundProject({ project, findings }: LoadedProject): Project {
  const errors = findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return project;
  const more = errors.length === 1 ? "" : ` ${othersInWords(errors.length - 1, "problem")}`;
  throw projectErrors.create("SW0202", {
    message: `${first.message}${more}`,
    next: `${first.help} \`slipway check\` shows every problem.`,
    place: { file: first.file, ...first.range.start },
  });
}

/** True where there are files in one of the layouts that need no configuration. Templates are not looked into. */
export async function hasPrompts(project: Project): Promise<boolean> {
  const findings: Finding[] = [];
  const templates = await project.files.find(defaultLayout.templates[0] as ProjectPath);
  const pairs = templates.outcome === "folder";
  for (const folder of defaultLayout.prompts) {
    const wanted = (path: string): boolean => path.endsWith(".prompt") || (pairs && path.endsWith(".json"));
    if ((await project.files.walk(folder as ProjectPath, wanted, { findings })).length > 0) return true;
  }
  return false;
}

async function readConfig(root: string, source: SourceFile, files: ProjectFiles): Promise<LoadedProject> {
  const { value, locations, problems } = await readYaml(source);
  const findings: Finding[] = [...problems];
  if (!isJsonObject(value)) {
    if (value !== undefined && problems.length === 0) {
      findings.push(
        createFinding(
          invalidValue,
          source,
          { start: 0, end: 0 },
          {
            message: value === null ? "The file is empty." : "The file holds no settings.",
            help: "Write `slipway: 1` as its first line.",
          },
        ),
      );
    }
    return { project: projectOf(root, source, locations, defaultConfig, new Map(), files), findings };
  }
  const shape = validatorOfOwn(configSchema, { subject: "The configuration" }).validate(value);
  findings.push(
    ...shapeFindings(shape, {
      source,
      locations,
      schema: configSchema,
      page: "docs/configuration.md",
      syntax: problems,
    }),
  );
  // What does not fit is left out, one section at a time, so that the rest can be checked in the same run.
  const config =
    shape.length === 0
      ? (value as unknown as Config)
      : withoutMisfits(
          value,
          shape.map(({ pointer }) => pointer),
        );
  const written = value["environments"];
  const names = isJsonObject(written) ? Object.keys(written) : [];
  const inEnvironments: Finding[] = [];
  const environments = readEnvironments(config, names, root, source, locations, inEnvironments);
  const soundLines = linesBeforeSyntaxError(problems);
  findings.push(...inEnvironments.filter(({ range }) => range.end.line <= soundLines));
  return { project: projectOf(root, source, locations, config, environments, files), findings };
}

/** The configuration without the entries in which something is wrong. */
function withoutMisfits(value: JsonObject, pointers: readonly string[]): Config {
  const wrong = new Set(pointers.map((pointer) => pointer.split("/")[1] ?? ""));
  const wrongEnvironments = new Set(
    pointers
      .filter((pointer) => pointer.startsWith("/environments/"))
      .map((pointer) => unescapePointerSegment(pointer.split("/")[2] ?? "")),
  );
  const kept: Record<string, unknown> = { ...defaultConfig };
  for (const key of Object.keys(configSchema.properties)) {
    if (!Object.hasOwn(value, key)) continue;
    const section = value[key];
    if (!wrong.has(key)) kept[key] = section;
    else if (key === "environments" && isJsonObject(section)) {
      kept[key] = Object.fromEntries(Object.entries(section).filter(([name]) => !wrongEnvironments.has(name)));
    }
  }
  // The schema was checked, and what it refused is gone.
  return kept as unknown as Config;
}

/** The environments that fit; `names` are all that are written, whatever is wrong with them. */
function readEnvironments(
  config: Config,
  names: readonly string[],
  root: string,
  source: SourceFile,
  locations: LocationMap,
  findings: Finding[],
): ReadonlyMap<string, Environment> {
  const environments = new Map<string, Environment>();
  const written: readonly [string, EnvironmentConfig][] = Object.entries(config.environments ?? {});
  const stores = new Map<string, string>();
  for (const [name, settings] of written) {
    const pointer = `/environments/${name}`;
    const read = readStoreAddress(settings.store, root);
    if (!read.ok) {
      findings.push(createFinding(storeAddress, source, placeOf(locations, `${pointer}/store`), read));
      continue;
    }
    const { address } = read;
    const key = address.kind === "s3" ? `s3://${address.bucket}/${address.prefix}` : address.folder;
    const other = stores.get(key);
    if (other !== undefined) {
      findings.push(
        createFinding(configProblem, source, placeOf(locations, `${pointer}/store`), {
          message: `The environments ${other} and ${name} have the same store, so each would overwrite the other.`,
          help: "Give each environment a prefix or a folder of its own.",
        }),
      );
    }
    stores.set(key, name);
    environments.set(name, { ...settings, name, store: { written: settings.store, address } });
  }
  for (const [name, { after }] of written) {
    const problem = after === undefined ? undefined : problemWithAfter(name, after, config, names);
    if (problem !== undefined) {
      findings.push(createFinding(configProblem, source, placeOf(locations, `/environments/${name}/after`), problem));
    }
  }
  return environments;
}

function problemWithAfter(
  name: string,
  after: string,
  config: Config,
  names: readonly string[],
): { readonly message: string; readonly help: string } | undefined {
  if (!names.includes(after)) {
    const near = nearest(after, names);
    const others = names.filter((other) => other !== name);
    return {
      message: `The environment ${name} comes after “${after}”, which does not exist.`,
      help:
        near === undefined
          ? others.length === 0
            ? "Remove `after`: there is no other environment."
            : `Write one of ${others.join(", ")}, or remove \`after\`.`
          : `Write \`after: ${near}\`.`,
    };
  }
  const seen = new Set([name]);
  for (let at: string | undefined = after; at !== undefined; at = config.environments?.[at]?.after) {
    if (at === name) {
      return {
        message: `The environment ${name} comes after itself${after === name ? "" : ` (by way of ${after})`}, so it could never be released to.`,
        help: "Remove one of the `after` settings.",
      };
    }
    if (seen.has(at)) return undefined;
    seen.add(at);
  }
  return undefined;
}

function placeOf(locations: LocationMap, pointer: string) {
  return locations.valueAt(pointer) ?? locations.nearestTo(pointer);
}

function projectOf(
  root: string,
  configFile: SourceFile | undefined,
  locations: LocationMap,
  config: Config,
  environments: ReadonlyMap<string, Environment>,
  files: ProjectFiles,
): Project {
  return {
    root,
    configFile,
    locations,
    config,
    layout: {
      prompts: listOf(config.prompts) ?? defaultLayout.prompts,
      partials: listOf(config.partials) ?? defaultLayout.partials,
      templates: listOf(config.templates) ?? defaultLayout.templates,
      tools: listOf(config.tools) ?? defaultLayout.tools,
      schemas: listOf(config.schemas) ?? defaultLayout.schemas,
    },
    compat: config.compat ?? "strict",
    environments,
    files,
  };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === "string" ? [value] : value;
}

/** Folders of the project in which stores keep releases, relative to it: they hold copies of prompts, not prompts. */
export function storeFolders(project: Project): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { store } of project.environments.values()) {
    if (store.address.kind !== "folder") continue;
    const path = relative(project.root, store.address.folder).split(sep).join("/");
    if (path !== "" && path !== ".." && !path.startsWith("../")) folders.add(path.normalize("NFC"));
  }
  return folders;
}

/** For classic prompts whose configurations and templates lie side by side; other JSON files may lie there too. */
const forOneFolder =
  "Where JSON configurations and their templates lie side by side in the project's folder, name each: `prompts: [NAME.json]` and `templates: .`.";

/** The folder and those above it, up to the root of the git repository or of the disk. */
function foldersUpwards(cwd: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(folder);
    if (dirname(folder) === folder || existsSync(join(folder, ".git"))) return folders;
  }
}
