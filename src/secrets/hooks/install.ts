/**
 * Installing git hooks so that what was there keeps working: with husky, by lines in its files; without, by a folder of
 * our own that git is pointed to, whose hooks call the former ones first.
 */

import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { isSlipwayError } from "../../platform/errors.ts";
import type { GitOptions } from "../../platform/git.ts";
import { gitOutput, runGit } from "../../platform/git.ts";
import { secretsErrors } from "../errors.ts";
import type { Program } from "./script.ts";
import { otherHook, otherHooks, ownHook, ownHooks, withBlock, withoutBlock } from "./script.ts";

/** What `install` and `uninstall` did, for the person who asked. Paths as they are. */
export interface HooksChange {
  readonly way: "husky" | "folder" | "none";
  readonly notes: readonly string[];
}

/** What was there before us, kept beside our folder. */
interface State {
  readonly format: "slipway/hooks/v1";
  /** The local value of core.hooksPath; null where there was none. */
  readonly hooksPath: string | null;
  /** Folder of the hooks that ours call first: absolute, or relative to a worktree. */
  readonly previous: string;
  readonly program: Program;
}

interface Repository {
  readonly root: string;
  /** Shared by all worktrees. */
  readonly common: string;
  readonly folder: string;
  readonly stateFile: string;
  readonly localHooksPath: string | undefined;
  readonly effectiveHooksPath: string | undefined;
}

const huskyFolder = ".husky";
const huskyHooks = ["pre-commit", "pre-push"] as const;

/**
 * Installs the hooks. Doing it again refreshes them.
 *
 * @throws SW0820 where no hooks can be, SW0150 to SW0153 of git.
 */
export async function installHooks(git: GitOptions, program: Program): Promise<HooksChange> {
  const repository = await repositoryOf(git);
  return onDisk(async () =>
    hasHusky(repository) ? installWithHusky(repository) : installFolder(repository, git, program),
  );
}

/**
 * Takes the hooks away and restores what was there.
 *
 * @throws SW0820 where a file or folder is in the way, SW0821 where a file of ours was changed by hand.
 */
export async function uninstallHooks(git: GitOptions): Promise<HooksChange> {
  const repository = await repositoryOf(git);
  const notes = await onDisk(async () => [
    ...uninstallFromHusky(repository),
    ...(await uninstallFolder(repository, git)),
  ]);
  return notes.length === 0
    ? { way: "none", notes: ["No hooks of slipway are installed here."] }
    : { way: existsSync(join(repository.root, huskyFolder)) ? "husky" : "folder", notes };
}

/** What the disk refuses (a file where a folder should be, no permission, no space) is the repository's, not our fault. */
async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Error) || !("syscall" in cause) || !("code" in cause)) throw cause;
    // Reading a folder as a file names no path.
    const path = "path" in cause ? String(cause.path) : "A folder stands where a file of hooks should be, which";
    throw secretsErrors.create("SW0820", {
      message: `${path} cannot be read or written: ${String(cause.code)}`,
      next: "Look what stands there and at its permissions, put it out of the way, and run the command again.",
      cause,
    });
  }
}

async function repositoryOf(git: GitOptions): Promise<Repository> {
  const output = await gitOutput(["rev-parse", "--is-bare-repository", "--git-common-dir"], git).catch(
    (error: unknown) => {
      throw isSlipwayError(error) && error.code === "SW0155" ? bareRepository(git.directory) : error;
    },
  );
  const [bare = "", common = ""] = output.toString("utf8").split("\n");
  if (bare === "true") throw bareRepository(git.directory);
  const root = (await gitOutput(["rev-parse", "--show-toplevel"], git)).toString("utf8").replace(/\n$/, "");
  const folder = join(resolve(git.directory, common), "slipway");
  const read = async (...scope: readonly string[]): Promise<string | undefined> => {
    const outcome = await runGit(["config", ...scope, "--get", "core.hooksPath"], git);
    return outcome.exitCode === 0 ? outcome.output.toString("utf8").replace(/\n$/, "") : undefined;
  };
  return {
    root,
    common: resolve(git.directory, common),
    folder: join(folder, "hooks"),
    stateFile: join(folder, "hooks.json"),
    localHooksPath: await read("--local"),
    // As a path: a leading ~ is the home folder to git, and nothing to a shell that has it in quotes.
    effectiveHooksPath: await read("--type=path"),
  };
}

function bareRepository(directory: string): Error {
  return secretsErrors.create("SW0820", {
    message: `${directory} is a bare repository, in which nobody commits`,
    next: "Install the hooks in a clone.",
  });
}

/** Husky points git to `.husky/_` (or, before version 9, to `.husky`). */
function hasHusky({ root, effectiveHooksPath }: Repository): boolean {
  return /(?:^|[\\/])\.husky(?:[\\/]_)?[\\/]?$/.test(effectiveHooksPath ?? "") && existsSync(join(root, huskyFolder));
}

function installWithHusky({ root, effectiveHooksPath }: Repository): HooksChange {
  for (const name of huskyHooks) {
    const file = join(root, huskyFolder, name);
    refuseLinks(root, [huskyFolder, `${huskyFolder}/${name}`]);
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    writeFileSync(file, withBlock(text, name));
    // Husky 8 runs the files themselves.
    chmodSync(file, 0o755);
  }
  const notes = [
    `Lines were added to ${huskyHooks.map((name) => `${huskyFolder}/${name}`).join(" and ")}: commit them.`,
  ];
  if (!existsSync(resolve(root, effectiveHooksPath ?? ""))) {
    notes.push("Husky is not set up in this worktree, so git runs no hooks here yet: run npm install or npx husky.");
  }
  return { way: "husky", notes };
}

/** A link in the repository could lead a write to anywhere. */
function refuseLinks(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink() !== true) continue;
    throw secretsErrors.create("SW0820", {
      message: `${path} is a symbolic link, and nothing is written through one`,
      next: `Put a folder or file in its place, and run the command again.`,
    });
  }
}

function uninstallFromHusky({ root }: Repository): readonly string[] {
  const notes: string[] = [];
  for (const name of huskyHooks) {
    const file = join(root, huskyFolder, name);
    if (!existsSync(file)) continue;
    refuseLinks(root, [huskyFolder, `${huskyFolder}/${name}`]);
    const plain = withoutBlock(readFileSync(file, "utf8"));
    if (plain === undefined) continue;
    if (plain === "") rmSync(file);
    else writeFileSync(file, plain);
    notes.push(`The lines of slipway were taken out of ${huskyFolder}/${name}.`);
  }
  return notes;
}

async function installFolder(repository: Repository, git: GitOptions, program: Program): Promise<HooksChange> {
  const known = readState(repository);
  const state: State = known === undefined ? newState(repository, program) : { ...known, program };
  mkdirSync(repository.folder, { recursive: true });
  for (const [name, text] of hooksOf(state, repository.root)) {
    const file = join(repository.folder, name);
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }
  writeFileSync(repository.stateFile, `${JSON.stringify(state, null, 2)}\n`);
  // Absolute, so that it holds in every worktree; git would skip a folder that is not there without a word.
  await gitOutput(["config", "--local", "core.hooksPath", repository.folder], git);
  const notes = [`Hooks for commits and pushes are installed in ${repository.folder}, for every worktree.`];
  if (existingIn(state.previous, repository.root).length > 0) {
    notes.push(`The hooks in ${state.previous} run first, as before.`);
  }
  return { way: "folder", notes };
}

function newState(repository: Repository, program: Program): State {
  const { root, common, folder, localHooksPath, effectiveHooksPath } = repository;
  // Somebody set our folder by hand: hooks that call themselves would never end.
  if (effectiveHooksPath !== undefined && resolve(root, effectiveHooksPath) === folder) {
    return { format: "slipway/hooks/v1", hooksPath: null, previous: join(common, "hooks"), program };
  }
  refuseNoFolder(repository);
  return {
    format: "slipway/hooks/v1",
    hooksPath: localHooksPath ?? null,
    previous: effectiveHooksPath ?? join(common, "hooks"),
    program,
  };
}

/** `/dev/null` and other files turn hooks off: somebody meant that, and only a person takes it back. */
function refuseNoFolder({ root, localHooksPath, effectiveHooksPath: path }: Repository): void {
  if (path === undefined) return;
  const facts = path === "" ? undefined : statSync(resolve(root, path), { throwIfNoEntry: false });
  if (path !== "" && (facts === undefined || facts.isDirectory())) return;
  const scope = localHooksPath === undefined ? "--global " : "";
  throw secretsErrors.create("SW0820", {
    message: `core.hooksPath is ${path === "" ? "empty" : `${path}, which is no folder`}, so git runs no hooks here`,
    next: `Take the setting away with \`git config ${scope}--unset core.hooksPath\` (\`git config --show-origin core.hooksPath\` says where it stands), and run the command again.`,
  });
}

function existingIn(folder: string, root: string): readonly string[] {
  const absolute = isAbsolute(folder) ? folder : resolve(root, folder);
  if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(absolute).filter((name) => /^[a-z0-9-]+$/.test(name));
}

/** Every file of our folder with its text. */
function hooksOf({ previous, program }: State, root: string): ReadonlyMap<string, string> {
  const hooks = new Map<string, string>();
  for (const name of [...otherHooks, ...existingIn(previous, root)]) hooks.set(name, otherHook(name, previous));
  for (const name of ownHooks) hooks.set(name, ownHook(name, previous, program));
  return hooks;
}

function readState({ stateFile }: Repository): State | undefined {
  if (!existsSync(stateFile)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(stateFile, "utf8"));
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isState(value: unknown): value is State {
  if (typeof value !== "object" || value === null) return false;
  const { format, hooksPath, previous, program } = value as Partial<Record<keyof State, unknown>>;
  return (
    format === "slipway/hooks/v1" &&
    (hooksPath === null || typeof hooksPath === "string") &&
    typeof previous === "string" &&
    typeof program === "object"
  );
}

async function uninstallFolder(repository: Repository, git: GitOptions): Promise<readonly string[]> {
  const state = readState(repository);
  if (state === undefined) return [];
  const notes: string[] = [];
  for (const name of existingIn(repository.folder, repository.root)) {
    const file = join(repository.folder, name);
    const text = readFileSync(file, "utf8");
    const ours = [otherHook(name, state.previous), ownHook(name, state.previous, state.program)];
    if (ours.includes(text)) continue;
    throw secretsErrors.create("SW0821", {
      message: `${file} was changed since slipway wrote it`,
      next: "Keep what you need of it elsewhere, delete the file, and run `slipway hooks uninstall` again.",
      place: { file },
    });
  }
  if (repository.localHooksPath === repository.folder) {
    const { hooksPath } = state;
    if (hooksPath === null) await gitOutput(["config", "--local", "--unset", "core.hooksPath"], git);
    else await gitOutput(["config", "--local", "core.hooksPath", hooksPath], git);
  } else {
    notes.push("core.hooksPath points elsewhere by now and was left alone.");
  }
  rmSync(repository.folder, { recursive: true });
  rmSync(repository.stateFile);
  const own = join(repository.folder, "..");
  if (readdirSync(own).length === 0) rmdirSync(own);
  notes.push("The hooks of slipway are gone; what was there before is in place again.");
  return notes;
}
