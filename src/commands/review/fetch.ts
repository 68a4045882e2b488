/** Makes sure that a clone has the commits of a change: a checkout has one of them unless told otherwise. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CommandContext } from "../../platform/command.ts";
import type { EnvironmentVariables } from "../../platform/environment.ts";
import { type GitOptions, gitOutput, isShallow, runGit } from "../../platform/git.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { shallowCommits } from "../../secrets/sources/revisions.ts";
import type { Change, CheckedOut } from "./change.ts";

/** Depths that are tried one after the other where the event does not say how many commits there are. */
const depths = [50, 500];

/**
 * Fetches what is missing of the change's commits, deeper and deeper, until every commit between base and head is here.
 *
 * @throws SW0154 where the base cannot be had, with what the workflow can do.
 */
export async function haveCommits(
  change: Change,
  tree: CheckedOut,
  mayFetch: boolean,
  context: CommandContext,
  git: GitOptions,
): Promise<void> {
  const { base, head } = change;
  if (base === undefined) return;
  if (tree.here.has(base.commit) && isSurelyWhole(git.directory)) return;
  if (await isWhole(base.commit, head.commit, git)) return;
  const shallow = await isShallow(git);
  if (!mayFetch) throw missing(base.commit, shallow, "`fetch` is off.", context);
  const from = await remoteOf(context.environment, git);
  if (from === undefined)
    throw missing(base.commit, shallow, "The clone has no remote `origin` to fetch it from.", context);
  const options = { ...git, environment: withCredentials(context.environment) };
  const commits = [...new Set([head.commit, base.commit, ...change.wanted])];
  const steps: readonly (readonly string[])[] = shallow
    ? [...(change.commits === undefined ? depths : [change.commits + 2, ...depths]).map(depth), ["--unshallow"]]
    : [[]];
  let said = "";
  for (const step of steps) {
    context.progress.update("Fetching the commits of the change");
    const outcome = await runGit([...quietFetch, ...step, from, ...commits], options);
    if (outcome.exitCode !== 0) said = outcome.errors.trim().split("\n").at(-1) ?? "";
    else if (await isWhole(base.commit, head.commit, git)) return;
  }
  throw missing(
    base.commit,
    shallow,
    said === "" ? "The commits between base and head are not all there." : `git fetch says: ${said}`,
    context,
  );
}

/** Nothing of it runs hooks, asks questions, follows submodules or leaves refs behind. */
const quietFetch = [
  "-c",
  "gc.auto=0",
  "-c",
  "maintenance.auto=false",
  "fetch",
  "--quiet",
  "--no-tags",
  "--no-recurse-submodules",
  "--no-write-fetch-head",
];

function depth(commits: number): readonly string[] {
  return [`--depth=${commits}`];
}

/** True where a look at the disk tells that no history is cut off; in a worktree it does not. */
function isSurelyWhole(root: string): boolean {
  const folder = join(root, ".git");
  return statSync(folder).isDirectory() && !existsSync(join(folder, "shallow"));
}

/** True where both commits are here and no commit between them is one whose parents are cut off. */
async function isWhole(base: string, head: string, git: GitOptions): Promise<boolean> {
  const listed = await runGit(["rev-list", `${base}..${head}`, "--"], git);
  if (listed.exitCode !== 0) return false;
  const cut = await shallowCommits(git);
  if (cut.size === 0) return true;
  const between = listed.output.toString("latin1").split("\n");
  return !between.some((commit) => cut.has(commit));
}

/** `origin`, or the address of the repository that the run is for. */
async function remoteOf(environment: EnvironmentVariables, git: GitOptions): Promise<string | undefined> {
  const remotes = (await gitOutput(["remote"], git)).toString("utf8").split("\n");
  if (remotes.includes("origin")) return "origin";
  const [server, repository] = [environment["GITHUB_SERVER_URL"], environment["GITHUB_REPOSITORY"]];
  if (server === undefined || repository === undefined || !/^https:\/\/[\w.-]+(?::\d+)?$/.test(server))
    return undefined;
  return /^[\w.-]+\/[\w.-]+$/.test(repository) ? `${server}/${repository}.git` : undefined;
}

/**
 * The job's token for the server of the run and no other, in variables of git: it stands in no file and on no command
 * line. The empty value takes away what actions/checkout has set, since two headers of one name are refused.
 */
function withCredentials(environment: EnvironmentVariables): EnvironmentVariables {
  const [token, server] = [environment["GITHUB_TOKEN"], environment["GITHUB_SERVER_URL"]];
  if (token === undefined || token === "" || server === undefined || !server.startsWith("https://")) return environment;
  const count = Number(environment["GIT_CONFIG_COUNT"] ?? "0");
  const key = `http.${server.replace(/\/+$/, "")}/.extraheader`;
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  return {
    ...environment,
    GIT_CONFIG_COUNT: String(count + 2),
    [`GIT_CONFIG_KEY_${count}`]: key,
    [`GIT_CONFIG_VALUE_${count}`]: "",
    [`GIT_CONFIG_KEY_${count + 1}`]: key,
    [`GIT_CONFIG_VALUE_${count + 1}`]: header,
  };
}

function missing(base: string, shallow: boolean, why: string, { environment }: CommandContext): Error {
  const inJob = environment["GITHUB_ACTIONS"] === "true";
  const next = shallow
    ? inJob
      ? "Check out with `fetch-depth: 0` (actions/checkout), so that the whole history is there."
      : "Run `git fetch --unshallow`, so that the whole history is here."
    : inJob
      ? "Fetch the base branch before this step, or check out with `fetch-depth: 0`."
      : "Fetch the base branch, `git fetch origin BRANCH`, or name a base that is here.";
  return platformErrors.create("SW0154", {
    message: `The commits since ${base.slice(0, 12)}, the base of this change, are not in this clone. ${why}`,
    next,
  });
}
