/** A project: its configuration with defaults filled in, its environments, and its files. */

import type { LocationMap } from "../platform/locations.ts";
import { nearest } from "../platform/nearest.ts";
import type { SourceFile } from "../platform/text.ts";
import { visible } from "../platform/visible.ts";
import type { Config, EnvironmentConfig } from "./config-schema.ts";
import { projectErrors } from "./errors.ts";
import type { ProjectFiles } from "./project-files.ts";
import type { StoreAddress } from "./store-address.ts";

/** One entry under `environments:`. */
export interface Environment extends Omit<EnvironmentConfig, "store"> {
  readonly name: string;
  readonly store: {
    /** As it stands in slipway.yaml. */
    readonly written: string;
    readonly address: StoreAddress;
  };
}

/**
 * The accounts in which an environment's bucket may be: those under `accounts:`, else the account of its role. Every
 * request carries one of them as the expected owner. Undefined where slipway.yaml names neither.
 */
export function accountsOf(environment: Pick<Environment, "accounts" | "role">): readonly string[] | undefined {
  if (environment.accounts !== undefined) return environment.accounts;
  const account = /^arn:[^:]+:iam::([0-9]{12}):/.exec(environment.role ?? "")?.[1];
  return account === undefined ? undefined : [account];
}

/** Folders and globs as they are used: what is written, or the defaults. */
export interface ProjectLayout {
  readonly prompts: readonly string[];
  readonly partials: readonly string[];
  readonly templates: readonly string[];
  readonly tools: readonly string[];
  readonly schemas: readonly string[];
}

export interface Project {
  /** Absolute folder, links resolved; or the name of a revision. */
  readonly root: string;
  /** slipway.yaml; absent where the defaults apply. */
  readonly configFile: SourceFile | undefined;
  /** Where the settings stand in slipway.yaml. */
  readonly locations: LocationMap;
  /** As written; `{ slipway: 1 }` where there is no slipway.yaml. */
  readonly config: Config;
  readonly layout: ProjectLayout;
  readonly compat: "strict" | "dotprompt";
  readonly environments: ReadonlyMap<string, Environment>;
  readonly files: ProjectFiles;
}

export const configFileName = "slipway.yaml";

/** What applies where slipway.yaml says nothing. */
export const defaultLayout: ProjectLayout = {
  prompts: ["prompts"],
  partials: ["partials", "prompts/partials"],
  templates: ["prompt_templates"],
  tools: ["tools"],
  schemas: ["schemas"],
};

/** Bounds on files; those on templates and renderings are in the prompts room. */
export const defaultFileLimits = {
  /** A prompt of a megabyte is beyond every model's context. */
  fileBytes: 1024 * 1024,
  /** Bedrock takes images up to 3.75 MB and documents up to 4.5 MB (Converse, 2026); video comes by S3 address. */
  mediaBytes: 20 * 1024 * 1024,
  prompts: 100_000,
  cases: 1_000,
  bundleFiles: 100_000,
  bundleBytes: 1024 * 1024 * 1024,
} as const;

export type FileLimits = { readonly [K in keyof typeof defaultFileLimits]: number };

/** Bounds on files of a project. */
export function fileLimitsOf(project: Project): FileLimits {
  const written = project.config.limits ?? {};
  return {
    fileBytes: written.fileBytes ?? defaultFileLimits.fileBytes,
    mediaBytes: written.mediaBytes ?? defaultFileLimits.mediaBytes,
    prompts: written.prompts ?? defaultFileLimits.prompts,
    cases: written.cases ?? defaultFileLimits.cases,
    bundleFiles: written.bundleFiles ?? defaultFileLimits.bundleFiles,
    bundleBytes: written.bundleBytes ?? defaultFileLimits.bundleBytes,
  };
}

/**
 * An environment by name.
 *
 * @throws SW0203 where slipway.yaml has none of that name.
 */
export function environmentOf(project: Project, name: string): Environment {
  const environment = project.environments.get(name);
  if (environment !== undefined) return environment;
  const names = [...project.environments.keys()];
  const near = nearest(name, names);
  throw projectErrors.create("SW0203", {
    message: `There is no environment “${name}”.`,
    next:
      names.length === 0
        ? withoutEnvironments(project, name)
        : `${near === undefined ? "" : `Did you mean ${near}? `}${environmentNames(project)}`,
    ...(project.configFile === undefined ? {} : { place: { file: configFileName } }),
  });
}

/**
 * Name of the environment at the beginning of the chain that `after` makes, where bundles are made first; the same name
 * where there is none of it. Loading refuses chains that close.
 */
export function firstOf(project: Project, name: string): string {
  const before = project.environments.get(name)?.after;
  return before === undefined ? name : firstOf(project, before);
}

/** Environments that a message names; a longer list helps nobody. */
const mostNamed = 12;

/** Which environments there are, as a sentence, or what to write where there is none. */
export function environmentNames(project: Project): string {
  const names = [...project.environments.keys()];
  if (names.length === 0) return withoutEnvironments(project, "beta");
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
  return `${configFileName} has ${names.slice(0, mostNamed).map(visible).join(", ")}${more}.`;
}

/** What to write: a whole file where there is none, else the section that is missing. */
function withoutEnvironments(project: Project, name: string): string {
  const section = `\`environments: { ${name}: { store: ./releases/${name} } }\``;
  return project.configFile === undefined
    ? `Write a file ${configFileName} of two lines: \`slipway: 1\` and ${section}.`
    : `Write one into ${configFileName}: ${section}.`;
}
