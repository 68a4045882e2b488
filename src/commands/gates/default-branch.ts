/** Which commit the default branch has, and what a file says there: where a release's policy comes from. */
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { type GitOptions, runGit } from "../../platform/git.ts";
import { defaultBranchInEvent } from "../run-event.ts";

export interface DefaultBranch {
  /** `main` */
  readonly branch: string;
  /** Full hash of its commit. */
  readonly commit: string;
  /** Reads a file at that commit; undefined where it has none. Paths as in the repository. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** Names that git and an address can hold without being taken for anything else. */
function isBranch(name: unknown): name is string {
  return typeof name === "string" && /^(?!-)[A-Za-z0-9._/+@-]{1,255}$/.test(name) && !name.includes("..");
}

/**
 * The default branch as git here knows it: the remote's, or a local one where there is no remote. Undefined where there
 * is no repository, or it does not know.
 */
export async function localDefaultBranch(folder: string, context: CommandContext): Promise<DefaultBranch | undefined> {
  const git: GitOptions = { directory: folder, environment: context.environment, signal: context.signal };
  const text = async (...parameters: readonly string[]): Promise<string | undefined> => {
    const { exitCode, output } = await runGit(parameters, git);
    const line = output.toString("utf8").trim();
    return exitCode === 0 && line !== "" ? line : undefined;
  };
  if ((await text("rev-parse", "--git-dir")) === undefined) return undefined;
  const commitOf = (ref: string) => text("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  for (const { branch, ref } of await candidates(text, context)) {
    const commit = await commitOf(ref);
    if (commit === undefined) continue;
    return {
      branch,
      commit,
      read: async (path) => {
        const { exitCode, output } = await runGit(["cat-file", "blob", `${commit}:${path}`], git);
        return exitCode === 0 ? output : undefined;
      },
    };
  }
  return undefined;
}

async function candidates(
  text: (...parameters: readonly string[]) => Promise<string | undefined>,
  context: CommandContext,
): Promise<readonly { readonly branch: string; readonly ref: string }[]> {
  const { environment } = context;
  const remote = (branch: string) => ({ branch, ref: `refs/remotes/origin/${branch}` });
  if (isOnRunner(context.environment)) {
    const named = await defaultBranchInEvent(context);
    const branch = (isBranch(named) ? named : undefined) ?? (await remoteHead(text));
    if (branch === undefined) return [];
    const sha = environment["GITHUB_SHA"] ?? "";
    const onIt = environment["GITHUB_REF"] === `refs/heads/${branch}` && /^[0-9a-f]{40,64}$/.test(sha);
    return [remote(branch), ...(onIt ? [{ branch, ref: sha }] : [])];
  }
  const head = await remoteHead(text);
  if (head !== undefined) return [remote(head)];
  if ((await text("config", "--get", "remote.origin.url")) !== undefined) return [remote("main"), remote("master")];
  const local = (branch: string) => ({ branch, ref: `refs/heads/${branch}` });
  return [local("main"), local("master")];
}

async function remoteHead(
  text: (...parameters: readonly string[]) => Promise<string | undefined>,
): Promise<string | undefined> {
  const ref = await text("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD");
  const branch =
    ref?.startsWith("refs/remotes/origin/") === true ? ref.slice("refs/remotes/origin/".length) : undefined;
  return isBranch(branch) ? branch : undefined;
}

/** Where the project's folder is in its repository, with `/` at its end, or empty; undefined without a repository. */
export async function folderInRepository(folder: string, context: CommandContext): Promise<string | undefined> {
  const git: GitOptions = { directory: folder, environment: context.environment, signal: context.signal };
  const { exitCode, output } = await runGit(["rev-parse", "--show-prefix"], git);
  return exitCode === 0 ? output.toString("utf8").replace(/\n$/, "") : undefined;
}
