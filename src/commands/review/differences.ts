/** What the change under review does to prompts, and the version that this asks for. */
import type { ListedTree } from "../../changes/changed-files.ts";
import type { ContractLevel, ProjectDifference, Shard, VersionAdvice } from "../../changes/difference.ts";
import { higherLevel } from "../../changes/levels.ts";
import { compareProject } from "../../changes/project-difference.ts";
import { Room } from "../../changes/room.ts";
import { hasSurelyNoTag } from "../../changes/tags-on-disk.ts";
import type { ReleaseTag } from "../../changes/version.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import type { GitOptions } from "../../platform/git.ts";
import type { GitObjects } from "../../platform/git-objects.ts";
import { underPolicy } from "../../project/policy-of-base.ts";
import { compareOpened, maskingFor, type OpenRevisions, openProject, openRevisions } from "../revisions.ts";

export interface ReviewDifferences {
  /** By the path of the project. Empty where nothing is compared. */
  readonly projects: ReadonlyMap<string, ProjectDifference>;
  /** Null where nothing is compared. */
  readonly level: ContractLevel | null;
  readonly version: VersionAdvice | undefined;
  /** Sentences for the reader. */
  readonly notes: readonly string[];
}

export const nothingCompared: ReviewDifferences = { projects: new Map(), level: null, version: undefined, notes: [] };

export interface ComparisonOptions {
  readonly shard: Shard | undefined;
  readonly git: GitOptions;
  /** Of the repository; they end with the comparison. */
  readonly objects: GitObjects;
  readonly listed: ListedTree;
}

/**
 * Compares the working tree with where it left the base, by the limits of the base.
 * @param places of the projects of either side
 */
export async function differencesFrom(
  base: string,
  places: readonly { readonly path: string }[],
  { shard, git, objects, listed }: ComparisonOptions,
  context: CommandContext,
): Promise<ReviewDifferences> {
  const paths = places.map(({ path }) => path);
  let revisions: OpenRevisions;
  try {
    const request = { base, head: undefined, direct: false };
    revisions = { ...(await openRevisions(request, { ...context, cwd: git.directory }, objects)), listed };
  } catch (error) {
    // Findings matter more: a clone without the history is reviewed all the same.
    if (!isSlipwayError(error) || !["SW1401", "SW1402"].includes(error.code)) throw error;
    return { ...nothingCompared, notes: [`Nothing is compared with the base: ${error.message} ${error.next}`] };
  }
  // Awaited below: git looks for tags while prompts are compared.
  const tags = tagsBelow(revisions.base.commit, git);
  tags.catch(() => undefined);
  try {
    const room = new Room();
    const masking = maskingFor({ redaction: context.redaction });
    const projects = new Map<string, ProjectDifference>();
    for (const path of paths) {
      context.progress.update(path === "" ? "Comparing with the base" : `Comparing ${path} with the base`);
      const opened = await openProject(revisions, path);
      const limits = opened.before?.project.config ?? {};
      const after = opened.after && { ...opened.after, project: underPolicy(opened.after.project, limits) };
      projects.set(path, await compareProject({ ...opened, after, shard, room, masking, signal: context.signal }));
    }
    const level = [...projects.values()].map(({ contract }) => contract.level).reduce(higherLevel, "none");
    return {
      projects,
      level,
      version: await versionAdvice(revisions, await tags, paths, level, git, context),
      notes: [],
    };
  } finally {
    revisions.close();
  }
}

async function tagsBelow(commit: string, git: GitOptions): Promise<readonly ReleaseTag[]> {
  if (hasSurelyNoTag(git)) return [];
  return (await import("../../changes/version.ts")).releaseTags(commit, "", git);
}

/** The latest release below the base, and the version after it; undefined where no tag names one. */
async function versionAdvice(
  { base }: OpenRevisions,
  [latest]: readonly ReleaseTag[],
  paths: readonly string[],
  level: ContractLevel,
  git: GitOptions,
  context: CommandContext,
): Promise<VersionAdvice | undefined> {
  if (latest === undefined) return undefined;
  // What was merged since the release counts too.
  const since =
    latest.commit === base.commit || level === "major"
      ? level
      : await levelSince(`refs/tags/${latest.tag}`, paths, { ...context, cwd: git.directory });
  const { nextVersion } = await import("../../changes/version.ts");
  return { latest: latest.version.text, next: nextVersion(latest.version, higherLevel(level, since)) };
}

async function levelSince(tag: string, paths: readonly string[], context: CommandContext): Promise<ContractLevel> {
  const revisions = await openRevisions({ base: tag, head: undefined, direct: true }, context);
  try {
    return (await compareOpened(revisions, paths, undefined, context)).level;
  } finally {
    revisions.close();
  }
}
