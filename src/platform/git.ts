/**
 * The one way in which git is run: plumbing commands, an environment that no user setting changes the output of, and
 * errors that say what to do. Binary in, binary out; nothing goes through a shell.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, lstatSync } from "node:fs";
import { devNull } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { EnvironmentVariables } from "./environment.ts";
import { platformErrors } from "./platform-errors.ts";
import { visibleLine } from "./visible.ts";

export interface GitOptions {
  /** Absolute folder in which git runs. */
  readonly directory: string;
  readonly environment: EnvironmentVariables;
  readonly signal?: AbortSignal;
  /** Written to its standard input. */
  readonly input?: Uint8Array;
}

export interface GitOutcome {
  readonly exitCode: number;
  readonly output: Buffer;
  /** What it wrote to standard error, in English. */
  readonly errors: string;
}

/** Variables that make git run other programs, write traces, or answer differently. Where the repository is, stays. */
const droppedVariables: ReadonlySet<string> = new Set([
  "GIT_EXTERNAL_DIFF",
  "GIT_DIFF_OPTS",
  "GIT_PAGER",
  "GIT_PAGER_IN_USE",
  "GIT_EDITOR",
  "GIT_ASKPASS",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
  "GIT_FLUSH",
  "GIT_REDIRECT_STDIN",
  "GIT_REDIRECT_STDOUT",
  "GIT_REDIRECT_STDERR",
]);

/** The environment for git: the caller's, without what changes output or runs programs. */
function gitEnvironment(environment: EnvironmentVariables): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || droppedVariables.has(name) || name.startsWith("GIT_TRACE")) continue;
    kept[name] = value;
  }
  return {
    ...kept,
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    // Paths are names, never patterns; and objects are what they are, whatever `git replace` shows in their place.
    GIT_LITERAL_PATHSPECS: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    // Grafts (gitrepository-layout, info/grafts) give commits other parents, and so hide some from a range.
    GIT_GRAFT_FILE: devNull,
  };
}

/** Settings that would run a program or colour what we parse. */
const fixedSettings = [
  ...["-c", "color.ui=false", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false"],
  // Git 2.38 and newer; older ones are kept from it by refuseBareRepository.
  ...["-c", "safe.bareRepository=explicit"],
];

/**
 * Starts git with its three streams as pipes. Its `error` event must be watched: git may be missing.
 *
 * @throws SW0155 in a folder that git would take for a bare repository
 */
export function startGit(parameters: readonly string[], options: GitOptions): ChildProcess {
  refuseBareRepository(options);
  return spawn("git", [...fixedSettings, ...parameters], {
    cwd: options.directory,
    env: gitEnvironment(options.environment),
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

/**
 * A folder with HEAD, objects and refs is a repository to git, settings and all, and can be committed like any other
 * folder: its `config` names programs that git runs (`safe.bareRepository` in git-config(1)). So a repository without a
 * `.git` must be named by whoever means it.
 *
 * @throws SW0155 where git would find such a folder before a `.git`
 */
function refuseBareRepository({ directory, environment }: GitOptions): void {
  if (environment["GIT_DIR"] !== undefined) return;
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return;
    if (isBareRepository(folder)) throw bareRepository(folder);
    if (dirname(folder) === folder) return;
  }
}

/** As git sees it (gitrepository-layout(5)); `commondir` leads to objects and refs elsewhere. */
function isBareRepository(folder: string): boolean {
  if (lstatSync(join(folder, "HEAD"), { throwIfNoEntry: false }) === undefined) return false;
  const has = (name: string) => existsSync(join(folder, name));
  return has("commondir") || (has("objects") && has("refs"));
}

function bareRepository(folder: string): Error {
  return platformErrors.create("SW0155", {
    message: `${visibleLine(folder)} looks like a bare git repository, whose settings can make git run programs`,
    next: "Where it came with somebody else's files, do not work in it: keep prompts in another folder. Where it is a repository of your own, name it: GIT_DIR=. slipway …",
  });
}

/**
 * Runs git to its end, whatever its exit code.
 *
 * @throws SW0150 where git is not installed, SW0155 where it would take a folder for a bare repository.
 */
export function runGit(parameters: readonly string[], options: GitOptions): Promise<GitOutcome> {
  return new Promise((done, reject) => {
    const child = startGit(parameters, options);
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", (cause) => reject(gitMissing(cause)));
    child.on("close", (code) => {
      done({
        exitCode: code ?? -1,
        output: Buffer.concat(output),
        errors: Buffer.concat(errors).toString("utf8"),
      });
    });
    // A git that ends before it has read everything closes the pipe; its exit code tells why.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(options.input);
  });
}

/**
 * Runs git and returns what it printed.
 *
 * @throws SW0150 git is missing, SW0151 no repository, SW0152 the repository belongs to somebody else, SW0153 any other failure.
 */
export async function gitOutput(parameters: readonly string[], options: GitOptions): Promise<Buffer> {
  const outcome = await runGit(parameters, options);
  if (outcome.exitCode !== 0) throw gitFailure(parameters[0] ?? "git", outcome, options.directory);
  return outcome.output;
}

/** The error for a program that could not be started. */
export function gitMissing(cause: unknown): Error {
  if (cause instanceof Error && cause.name === "AbortError") return cause;
  return platformErrors.create("SW0150", {
    message: "git could not be started",
    next: "Install git 2.31 or newer, or put the folder of the git program into PATH.",
    cause,
  });
}

/** What went wrong, from git's exit code and message. Messages are English because of LC_ALL=C. */
export function gitFailure(command: string, outcome: GitOutcome, directory: string): Error {
  const { errors } = outcome;
  if (/not a git repository/.test(errors)) {
    return platformErrors.create("SW0151", {
      message: `There is no git repository in ${directory}`,
      next: "Go to a folder of a repository, or make this one a repository with `git init`; in a workflow check out before this step (actions/checkout).",
    });
  }
  if (/cannot use bare repository/.test(errors)) return bareRepository(directory);
  if (/dubious ownership/.test(errors)) {
    return platformErrors.create("SW0152", {
      message: `git refuses to read the repository in ${directory}, because another user owns it`,
      next: `If you trust it, run: git config --global --add safe.directory ${directory}`,
    });
  }
  const said = errors.trim().split("\n").at(-1) ?? "";
  return platformErrors.create("SW0153", {
    message: `git ${command} failed with exit code ${outcome.exitCode}${said === "" ? "" : `: ${said}`}`,
    next: "Run the same git command by hand; where the repository is damaged, `git fsck` says so.",
  });
}

/** True where the clone lacks commits that its server has. */
export async function isShallow(git: GitOptions): Promise<boolean> {
  const outcome = await runGit(["rev-parse", "--is-shallow-repository"], git);
  return outcome.output.toString("latin1").trim() === "true";
}
