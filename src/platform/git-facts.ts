/** What git says about a folder: enough to name a version and the source of a release. */
import { relative, resolve, sep } from "node:path";
import type { EnvironmentVariables } from "./environment.ts";
import { isSlipwayError } from "./errors.ts";
import { gitOutput, runGit } from "./git.ts";

export interface GitFacts {
  /** 40 hexadecimal digits, or 64. */
  readonly commit: string;
  /** True where tracked or untracked files below the folder differ from the commit; ignored files do not count. */
  readonly changed: boolean;
  /** Tags that point at the commit, as git orders them. */
  readonly tags: readonly string[];
  /** `refs/heads/main`, or null where no branch is checked out. */
  readonly ref: string | null;
  /** `acme/prompts` for github.com, else host and path; never with credentials. Null where there is no remote `origin`. */
  readonly repository: string | null;
}

export interface GitFactsOptions {
  /** Absolute. */
  readonly folder: string;
  readonly environment: EnvironmentVariables;
  /** Absolute folders whose files are no change: where releases are stored. */
  readonly ignored: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * The facts, or undefined where git is not installed, the folder is in no repository, or nothing was committed yet.
 *
 * @throws SW0152 where git refuses a repository that somebody else owns, SW0153 where git fails otherwise.
 */
export async function gitFacts(options: GitFactsOptions): Promise<GitFacts | undefined> {
  const { folder: directory, environment, signal } = options;
  const git = { directory, environment, ...(signal === undefined ? {} : { signal }) };
  const status = await unlessNoRepository(
    gitOutput(
      [
        "status",
        "--porcelain=v2",
        "--branch",
        "-z",
        "--untracked-files=all",
        "--ignore-submodules=none",
        "--no-renames",
        "--",
        ".",
      ],
      git,
    ),
  );
  if (status === undefined) return undefined;
  const entries = status.toString("utf8").split("\0");
  const header = (name: string) =>
    entries.find((entry) => entry.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length);
  const commit = header("oid");
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const branch = header("head");
  const [tags, remote, top] = await Promise.all([
    gitOutput(["for-each-ref", `--points-at=${commit}`, "--format=%(refname:strip=2)", "refs/tags"], git),
    runGit(["config", "--get", "remote.origin.url"], git),
    gitOutput(["rev-parse", "--show-toplevel"], git),
  ]);
  return {
    commit,
    changed: hasChanges(entries, top.toString("utf8").replace(/\n$/, ""), options.ignored),
    tags: tags
      .toString("utf8")
      .split("\n")
      .filter((tag) => tag !== ""),
    ref: branch === undefined || branch === "(detached)" ? null : `refs/heads/${branch}`,
    repository: remote.exitCode === 0 ? repositoryName(remote.output.toString("utf8").trim()) : null,
  };
}

async function unlessNoRepository(output: Promise<Buffer>): Promise<Buffer | undefined> {
  try {
    return await output;
  } catch (error) {
    if (isSlipwayError(error) && (error.code === "SW0150" || error.code === "SW0151")) return undefined;
    throw error;
  }
}

function hasChanges(entries: readonly string[], top: string, ignored: readonly string[]): boolean {
  return entries.some((entry) => {
    if (entry === "" || entry.startsWith("# ")) return false;
    const path = resolve(top, changedPath(entry));
    return !ignored.some((folder) => isWithin(path, folder));
  });
}

/** The path of an entry: after the kind of an untracked file, after eight fields of a tracked one, ten of an unmerged. */
function changedPath(entry: string): string {
  const fields = entry.startsWith("? ") ? 1 : entry.startsWith("u ") ? 10 : 8;
  let start = 0;
  for (let field = 0; field < fields; field += 1) start = entry.indexOf(" ", start) + 1;
  return entry.slice(start);
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`));
}

/** Owner and name of a repository from the address of a remote; user names, passwords and tokens in it are dropped. */
export function repositoryName(remote: string): string | null {
  const [, host, path] =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/]*@)?([^/:@]+)(?::\d+)?\/(.+)$/i.exec(remote) ??
    /^(?:[^/@:]*@)?([^/@:]{2,}):(?!\/\/)(.+)$/.exec(remote) ??
    [];
  if (host === undefined || path === undefined || /[@?#]/.test(path)) return null;
  const name = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
  if (name === "" || name.length > 300) return null;
  return host.toLowerCase() === "github.com" ? name : `${host.toLowerCase()}/${name}`;
}
