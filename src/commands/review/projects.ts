/** The projects of a repository under review: which there are, and each checked by the policy of its base. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ListedTree } from "../../changes/changed-files.ts";
import type { Shard } from "../../changes/difference.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Finding, RuleLevel } from "../../platform/finding.ts";
import type { GitObjects } from "../../platform/git-objects.ts";
import { noLocations } from "../../platform/locations.ts";
import { createSource } from "../../platform/text.ts";
import { counted } from "../../platform/words.ts";
import type { Config } from "../../project/config-schema.ts";
import { type LoadedProject, loadProject } from "../../project/load.ts";
import { loosenedPolicy, type PolicyDefaults, unreadablePolicy } from "../../project/loosened.ts";
import { configAt, underPolicy } from "../../project/policy-of-base.ts";
import { configFileName, defaultFileLimits } from "../../project/project.ts";
import { projectFolders } from "../../project/projects.ts";
import { applyRules } from "../../prompts/check/levels.ts";
import type { CheckedPrompt } from "../../prompts/checked.ts";
import { defaultPromptLimits } from "../../prompts/limits.ts";
import type { ReviewPrompt } from "../../reports/review.ts";
import { loadRules } from "../catalogue.ts";
import { checkProject } from "../project-check.ts";
import type { Checkout } from "./change.ts";
import { countNotes } from "./notes.ts";
import { pathsOfBase, textsAt } from "./revision-texts.ts";

/** A folder that holds a project in the head, in the base, or in both. */
export interface ProjectPlace {
  /** From the root of the repository with `/`; empty at the root. */
  readonly path: string;
  readonly inHead: boolean;
  /** Text of slipway.yaml in the base; undefined where it has none, or where there is no base. */
  readonly baseText: string | undefined;
}

/** Commits whose policy counts: the base, and where the branch left it if that is another one. Empty without a base. */
export type PolicyCommits = readonly string[];

/** Every project below a folder, sorted by path. `below` is empty for the whole repository. */
export async function findProjects(
  root: string,
  base: ListedTree["differing"],
  below: string,
  { objects, files }: Pick<Checkout, "objects" | "files">,
): Promise<readonly ProjectPlace[]> {
  const [listed, differing] = await Promise.all([files, base?.files]);
  const inHead = foldersOf(listed.all.filter((path) => existsSync(join(root, path))));
  const inBase = foldersOf(differing === undefined ? [] : pathsOfBase(listed, differing));
  const folders = [...new Set([...inHead, ...inBase])].filter((folder) => isBelow(folder, below)).sort();
  const texts = base === undefined ? new Map() : await textsAt(base.commit, folders.map(configIn), objects);
  return folders.map((path) => ({ path, inHead: inHead.has(path), baseText: texts.get(configIn(path)) }));
}

/** Folders with a slipway.yaml, and those with prompts in a usual layout that belong to none of them. */
function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const { configured, usual } = projectFolders(paths);
  const alone = [...usual].filter((folder) => ![...configured].some((other) => isBelow(folder, other)));
  return new Set([...configured, ...alone]);
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

function configIn(folder: string): string {
  return folder === "" ? configFileName : `${folder}/${configFileName}`;
}

export interface CheckedProject {
  readonly path: string;
  readonly findings: readonly Finding[];
  /** Of a shard: findings that hold where every shard reports them. */
  readonly pending: readonly Finding[];
  readonly prompts: readonly ReviewPrompt[];
  readonly cases: number;
  /** True where slipway.yaml, here or in the base, has settings of its own for the scan. */
  readonly hasSecretSettings: boolean;
  readonly notes: readonly string[];
}

export interface ProjectReview {
  readonly root: string;
  readonly policy: PolicyCommits;
  readonly objects: GitObjects;
  readonly shard: Shard | undefined;
  /** Makes what the review says of a prompt. */
  readonly promptOf: (checked: CheckedPrompt) => ReviewPrompt;
}

/** Checks one project of the head. Without a base its own policy counts. */
export async function reviewProject(
  place: ProjectPlace,
  review: ProjectReview,
  context: CommandContext,
): Promise<CheckedProject> {
  const { path } = place;
  const loaded = await loadProject(join(review.root, path));
  const prompts: ReviewPrompt[] = [];
  const [base] = review.policy;
  const each = (checked: CheckedPrompt): void => void prompts.push(review.promptOf(checked));
  if (base === undefined) {
    const check = await checkProject(loaded, context, { each, shard: review.shard });
    return {
      path,
      findings: check.findings,
      pending: check.pending,
      prompts,
      cases: check.cases,
      hasSecretSettings: hasSecrets(loaded.project.config),
      notes: [],
    };
  }
  const policies = await policiesOf(place, review);
  const [policy] = policies;
  const levels: Readonly<Record<string, RuleLevel>> = policy?.rules ?? {};
  const prefix = path === "" ? "" : `${path}/`;
  const fresh = new Map<string, number>();
  const check = await checkProject({ ...loaded, project: underPolicy(loaded.project, policy ?? {}) }, context, {
    each,
    shard: review.shard,
    writtenRules: loaded.project.config.rules ?? {},
    async countingNotes(notes) {
      if (notes.length === 0) return notes;
      const counted = await countNotes(notes, base, prefix, review.objects);
      for (const [file, count] of counted.fresh) fresh.set(file, count);
      return counted.counting;
    },
  });
  const isFirst = review.shard === undefined || review.shard.index === 1;
  const loosened = isFirst ? await loosenedIn(place, loaded, policies, levels) : [];
  return {
    path,
    findings: [...check.findings, ...loosened],
    pending: check.pending,
    prompts,
    cases: check.cases,
    hasSecretSettings: hasSecrets(loaded.project.config) || policies.some(hasSecrets),
    notes: [...fresh].map(
      ([file, count]) =>
        `${counted(count, "note")} in ${prefix}${file} ${count === 1 ? "is" : "are"} new in this change and silence${count === 1 ? "s" : ""} nothing in its review.`,
    ),
  };
}

async function policiesOf(place: ProjectPlace, { policy, objects }: ProjectReview): Promise<readonly Config[]> {
  const [, ...others] = policy;
  const texts = [
    place.baseText,
    ...(await Promise.all(
      others.map(async (commit) => (await textsAt(commit, [configIn(place.path)], objects)).get(configIn(place.path))),
    )),
  ];
  return Promise.all(
    texts.map(async (text, index) => (await configAt(text, `${policy[index]?.slice(0, 12)}`)).project.config),
  );
}

/** What the change loosens, at the severity that the base gives it. */
async function loosenedIn(
  { baseText }: ProjectPlace,
  loaded: LoadedProject,
  policies: readonly Config[],
  levels: Readonly<Record<string, RuleLevel>>,
): Promise<readonly Finding[]> {
  // The usual case, for which the rules need not be loaded.
  if (loaded.project.configFile?.text === baseText) return [];
  const rules = await loadRules();
  const defaults = {
    rules: new Map(rules.map(({ id, severity }) => [id, severity])),
    limits: { ...defaultFileLimits, ...defaultPromptLimits },
  };
  return applyRules(loosenedOf(loaded, policies, defaults), { levels, rules });
}

function loosenedOf(
  { project, findings }: LoadedProject,
  policies: readonly Config[],
  defaults: PolicyDefaults,
): readonly Finding[] {
  const source = project.configFile ?? createSource(configFileName, "");
  const file = {
    source,
    locations: project.configFile === undefined ? noLocations(configFileName) : project.locations,
  };
  const problem = findings.find(({ severity, file: name }) => severity === "error" && name === configFileName);
  // Of a file with errors some sections were left out: what they say is not known.
  if (problem !== undefined) return [unreadablePolicy(file, problem.message)];
  return loosenedPolicy(policies, project.config, file, defaults);
}

function hasSecrets(config: Config): boolean {
  return config.secrets !== undefined;
}
