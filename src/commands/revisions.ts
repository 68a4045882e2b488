/** Two revisions opened for comparing: which commits, which projects, and what of each project differs. */
import { relative, sep } from "node:path";
import { changedBetween, changedInWorkingTree, type ListedTree, withLinks } from "../changes/changed-files.ts";
import type { DifferenceDocument, ProjectDifference, Shard, Side } from "../changes/difference.ts";
import { changesErrors } from "../changes/errors.ts";
import { higherLevel } from "../changes/levels.ts";
import { compareProject, type DifferenceRequest } from "../changes/project-difference.ts";
import { openSide, sideLike } from "../changes/project-side.ts";
import { GitRepository, type RevisionFiles } from "../changes/revision-files.ts";
import { mergeBase, type Revision, resolveRevision } from "../changes/revisions.ts";
import { Room } from "../changes/room.ts";
import type { CommandContext } from "../platform/command.ts";
import { type GitOptions, gitOutput } from "../platform/git.ts";
import type { GitObjects } from "../platform/git-objects.ts";
import { diskFiles, type FileSystem } from "../project/file-system.ts";
import { hasPrompts, type LoadedProject, loadProject } from "../project/load.ts";
import { configFileName } from "../project/project.ts";
import { foldersAbove, projectFolders, projectsIn } from "../project/projects.ts";
import { repositoryFolder } from "../secrets/sources/revisions.ts";
import type { Showing, ShownTextsContext } from "./shown-texts.ts";

interface RevisionRequest {
  /** As written: a revision, `A..B` or `A...B`. */
  readonly base: string;
  /** The working tree where it is absent. */
  readonly head: string | undefined;
  /** Compare the two as they are, not the head with where it left the base. */
  readonly direct: boolean;
}

/** Two places to compare. `close` ends the git that reads them. */
export interface OpenRevisions {
  /** Root of the repository. */
  readonly root: string;
  readonly git: GitOptions;
  readonly repository: GitRepository;
  readonly base: Side & { readonly commit: string };
  readonly head: Side;
  /** Where somebody has asked git about the working tree already. */
  readonly listed?: ListedTree;
  close(): void;
}

/**
 * Resolves the revisions.
 * @param objects of the repository, where somebody reads them already
 *
 * @throws SW1401 for one that is unknown, SW1402 where they have no common commit, SW0150 to SW0153 of git.
 */
export async function openRevisions(
  request: RevisionRequest,
  context: Pick<CommandContext, "cwd" | "environment" | "signal">,
  objects?: GitObjects,
): Promise<OpenRevisions> {
  const root = repositoryFolder(context.cwd) ?? context.cwd;
  const git = { directory: root, environment: context.environment, signal: context.signal };
  const repository = new GitRepository(git, objects);
  try {
    const { base: from, head: to, direct } = withRange(request);
    const base = await resolveRevision(from, "base", repository.objects, git);
    const head = to === undefined ? undefined : await resolveRevision(to, "head", repository.objects, git);
    const start = direct ? base.commit : await commonCommit(base, head, repository, git);
    return {
      root,
      git,
      repository,
      base: { commit: start, label: base.label },
      head: head === undefined ? { commit: null, label: "working tree" } : { commit: head.commit, label: head.label },
      close: () => repository.close(),
    };
  } catch (error) {
    repository.close();
    throw error;
  }
}

async function commonCommit(
  base: Revision,
  head: Revision | undefined,
  repository: GitRepository,
  git: GitOptions,
): Promise<string> {
  const tip = head ?? (await resolveRevision("HEAD", "head", repository.objects, git));
  return mergeBase(base, tip, repository.objects, git);
}

/** `A..B` compares the two as they are, and `A...B` B with where it left A, as `git diff` has it. */
function withRange(request: RevisionRequest): RevisionRequest {
  const match = /^(?<from>.*?)(?<dots>\.{2,3})(?<to>.*)$/s.exec(request.base);
  if (match?.groups === undefined || request.head !== undefined) return request;
  const { from = "", dots, to = "" } = match.groups;
  return { base: from || "HEAD", head: to || "HEAD", direct: request.direct || dots === ".." };
}

/**
 * Folders of the projects to compare, from the root of the repository: all of either side, or the one to which the folder
 * of the caller belongs.
 *
 * @throws SW1403 where there is none
 */
async function projectsToCompare(
  { root, git, repository, base, head }: OpenRevisions,
  all: boolean,
  cwd: string,
): Promise<readonly string[]> {
  const below = relative(root, cwd).split(sep).join("/");
  if (!all) {
    const above = foldersAbove(below);
    const places = (folder: string): readonly FileSystem[] => [
      ...(head.commit === null ? diskPlace(root, folder) : [repository.files(`${head.commit}^{tree}`, folder)]),
      repository.files(`${base.commit}^{tree}`, folder),
    ];
    for (const folder of above) {
      for (const place of places(folder)) if (await hasConfig(place)) return [folder];
    }
    for (const folder of above) {
      for (const place of places(folder)) if (await isProject(place)) return [folder];
    }
  }
  const [before, after] = await Promise.all([pathsOf(base.commit, git), pathsOf(head.commit, git)]);
  const folders = new Set([...projectsIn(projectFolders(before)), ...projectsIn(projectFolders(after))]);
  const found = [...folders].filter(
    (folder) => all || folder === below || folder.startsWith(below === "" ? "" : `${below}/`),
  );
  if (found.length > 0) return found.sort();
  throw changesErrors.create("SW1403", {
    message: `There is no prompt project in ${cwd}, neither in ${base.label} nor in ${head.label === "working tree" ? "the working tree" : head.label}.`,
    next: `Start in the project's folder, or write a ${configFileName} that says where the prompts are.`,
  });
}

async function pathsOf(commit: string | null, git: GitOptions): Promise<readonly string[]> {
  const words =
    commit === null
      ? ["ls-files", "--cached", "--others", "--exclude-standard", "-z"]
      : ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit];
  return (await gitOutput(words, git)).toString("utf8").split("\0");
}

/** The folder on the disk, where it is there. */
function diskPlace(root: string, folder: string): readonly FileSystem[] {
  try {
    return [diskFiles(folder === "" ? root : `${root}${sep}${folder.split("/").join(sep)}`)];
  } catch {
    return [];
  }
}

async function hasConfig(place: FileSystem): Promise<boolean> {
  return (await place.entries(""))?.some(({ name }) => name === configFileName) === true;
}

async function isProject(place: FileSystem): Promise<boolean> {
  if ((await place.entries("")) === undefined) return false;
  return (await hasConfig(place)) || (await hasPrompts((await loadProject(place.root, place)).project));
}

/** A comparison without the name of its format. */
export type Compared = Omit<DifferenceDocument, "format" | "version">;

/** What differs between two revisions, in one project or in all. */
export async function compareRevisions(
  request: RevisionRequest,
  { all, shard }: { readonly all: boolean; readonly shard?: Shard | undefined },
  context: Pick<CommandContext, "cwd" | "environment" | "signal" | "progress" | "redaction">,
): Promise<Compared> {
  const revisions = await openRevisions(request, context);
  try {
    return await compareOpened(revisions, await projectsToCompare(revisions, all, context.cwd), shard, context);
  } finally {
    revisions.close();
  }
}

/** The scanner is loaded where a prompt differs, and once. */
export function maskingFor(context: ShownTextsContext): Showing {
  let showing: Promise<Showing> | undefined;
  return async (show) => {
    showing ??= import("./shown-texts.ts").then(({ showingTexts }) => showingTexts(context));
    return (await showing)(show);
  };
}

/** What differs in projects of two revisions. */
export async function compareOpened(
  revisions: OpenRevisions,
  paths: readonly string[],
  shard: Shard | undefined,
  context: Pick<CommandContext, "signal" | "progress"> & ShownTextsContext,
): Promise<Compared> {
  const projects: ProjectDifference[] = [];
  const room = new Room();
  const masking = maskingFor(context);
  for (const path of paths) {
    if (path !== "") context.progress.update(`Comparing ${path}`);
    const opened = await openProject(revisions, path);
    projects.push(await compareProject({ ...opened, shard, room, masking, signal: context.signal }));
  }
  const { commit, label } = revisions.base;
  return {
    base: { commit, label },
    head: revisions.head,
    ...(shard === undefined ? {} : { shard }),
    projects,
    level: projects.map(({ contract }) => contract.level).reduce(higherLevel, "none"),
  };
}

/** Both sides of a project, and which of its files differ. */
export async function openProject(
  revisions: OpenRevisions,
  path: string,
): Promise<Pick<DifferenceRequest, "path" | "before" | "after" | "changed" | "notes">> {
  const { root, git, repository, head } = revisions;
  const base = repository.files(`${revisions.base.commit}^{tree}`, path);
  const fresh = head.commit === null ? undefined : repository.files(`${head.commit}^{tree}`, path);
  const [disk] = fresh === undefined ? diskPlace(root, path) : [];
  const place = fresh ?? disk;
  const [old, now, listed] = await Promise.all([
    loadSide(base),
    place === undefined ? undefined : loadSide(place),
    fresh === undefined && disk !== undefined
      ? changedInWorkingTree(revisions.base.commit, path, base, disk, git, revisions.listed)
      : changedBetween(base, fresh),
  ]);
  const after = now && (await openSide(now));
  // Where no file came or went, the older side has the same ones: looking through its folders is spared.
  const isSameFiles =
    listed.complete &&
    [...listed.files.values()].every((file) => file.status === "changed" && file.path !== configFileName);
  const before = old && (after !== undefined && isSameFiles ? sideLike(old, after) : await openSide(old));
  const links = new Set([after, before].flatMap((side) => [...(side?.project.files.followedLinks() ?? [])]));
  const changed = await withLinks(listed, links, base);
  return { path, before, after, changed, notes: [...new Set([base, fresh].flatMap(submoduleNotes))] };
}

async function loadSide(place: FileSystem): Promise<LoadedProject | undefined> {
  return (await isProject(place)) ? loadProject(place.root, place) : undefined;
}

function submoduleNotes(files: RevisionFiles | undefined): readonly string[] {
  return (files?.missingSubmodules() ?? []).map(
    (path) =>
      `What is in the submodule ${path} cannot be compared: its commit is not here. Fetch it with \`git submodule update --init\`.`,
  );
}
