/** Revisions and ranges as people write them, and what a clone knows of them. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { GitOptions } from "../../platform/git.ts";
import { gitFailure, gitOutput, isShallow, runGit } from "../../platform/git.ts";
import { secretsErrors } from "../errors.ts";

/** The nearest folder upwards that holds a `.git` (a folder, or a file in a worktree or submodule). Undefined outside. */
export function repositoryFolder(directory: string): string | undefined {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

export interface Range {
  /** Full hashes. */
  readonly base: string;
  readonly head: string;
}

/**
 * Resolves `BASE..HEAD` or `BASE...HEAD`; a side left out is HEAD.
 *
 * @throws SW0804 where it is no range or a side is unknown here.
 */
export async function resolveRange(written: string, git: GitOptions): Promise<Range> {
  const match = /^(?<base>.*?)\.{2,3}(?<head>.*)$/s.exec(written);
  if (match?.groups === undefined || written.startsWith("-")) {
    throw secretsErrors.create("SW0804", {
      message: `${written} is no range of commits`,
      next: "Write it as BASE..HEAD, for example: --range origin/main..HEAD",
    });
  }
  const [base, head] = await Promise.all([
    commitOf(match.groups["base"] ?? "", "base", git),
    commitOf(match.groups["head"] ?? "", "head", git),
  ]);
  return { base, head };
}

async function commitOf(written: string, side: "base" | "head", git: GitOptions): Promise<string> {
  const name = written === "" ? "HEAD" : written;
  const outcome = await runGit(["rev-parse", "--verify", "--quiet", `${name}^{commit}`], git);
  const hash = outcome.output.toString("latin1").trim();
  if (outcome.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(hash) && !name.startsWith("-")) return hash;
  if (/not a git repository|dubious ownership/.test(outcome.errors)) {
    throw gitFailure("rev-parse", outcome, git.directory);
  }
  const shallow = await isShallow(git);
  throw secretsErrors.create("SW0804", {
    message: /^0+$/.test(name)
      ? `The ${side} of the range is all zeros, which is how git says that there was nothing before`
      : `The ${side} of the range, ${name}, is no commit that this repository has`,
    next: shallow
      ? "The clone is shallow: fetch the whole history (actions/checkout with fetch-depth: 0, or git fetch --unshallow)."
      : "Fetch it, or compare with a branch that is here, for example: --range origin/main..HEAD",
  });
}

/** Commits whose parents the clone does not have. */
export async function shallowCommits(git: GitOptions): Promise<ReadonlySet<string>> {
  const file = await shallowFile(git);
  if (!existsSync(file)) return new Set();
  return new Set(readFileSync(file, "latin1").split("\n").filter(Boolean));
}

/** Git is asked only where the usual place may be the wrong one: in a worktree, or where a variable says so. */
async function shallowFile(git: GitOptions): Promise<string> {
  const usual = join(git.directory, ".git");
  const moved = ["GIT_DIR", "GIT_COMMON_DIR", "GIT_SHALLOW_FILE"].some((name) => git.environment[name] !== undefined);
  if (!moved && statSync(usual, { throwIfNoEntry: false })?.isDirectory() === true) return join(usual, "shallow");
  const path = (await gitOutput(["rev-parse", "--git-path", "shallow"], git)).toString("utf8").replace(/\n$/, "");
  return resolve(git.directory, path);
}
