/** What is under review: which commit stands in the working tree, and what it is to be compared with. */
import type { GithubEvent } from "../../github/event.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type GitOptions, runGit } from "../../platform/git.ts";
import { type GitObjects, openGitObjects } from "../../platform/git-objects.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import type { ReviewPullRequest } from "../../reports/review.ts";
import { repositoryFolder } from "../../secrets/sources/revisions.ts";
import { eventOf } from "../run-event.ts";
import { filesOfTree, type WorkingTreeFiles } from "./revision-texts.ts";

export interface Change {
  readonly head: { readonly commit: string; readonly label: string };
  /** Undefined where there is nothing to compare with. */
  readonly base: { readonly commit: string; readonly label: string } | undefined;
  /** Commits that a shallow clone needs for the range, besides base and head. */
  readonly wanted: readonly string[];
  /** How many commits the change has, where the event says so: how deep a shallow clone must look. */
  readonly commits: number | undefined;
  readonly repository: string | undefined;
  readonly pullRequest: ReviewPullRequest | undefined;
  /** Sentences for the reader of the review. */
  readonly notes: readonly string[];
}

/** The commit that is checked out, with its parents as git recorded them, also where a shallow clone lacks them. */
export interface CheckedOut {
  readonly commit: string;
  readonly parents: readonly string[];
  /** Commits that are here, of the first parent and those that were asked for. */
  readonly here: ReadonlySet<string>;
}

/** Bytes. A commit is some hundred; one with a signature and a long message has a few thousand. */
const longestCommit = 4 * 1024 * 1024;

export interface Checkout {
  /** Absolute folder of the repository. */
  readonly root: string;
  readonly git: GitOptions;
  /** One git that reads for the whole review. Whoever takes the checkout closes it. */
  readonly objects: GitObjects;
  /** Undefined outside of GitHub Actions. */
  readonly event: GithubEvent | undefined;
  readonly tree: CheckedOut;
  /** Files of the working tree, as git lists them. */
  readonly files: Promise<WorkingTreeFiles>;
}

/**
 * What is checked out, and what the run is about.
 *
 * @throws SW0151 where there is no repository, or no commit in it; SW1003 for an event that GitHub does not send.
 */
export async function lookAtCheckout(context: CommandContext): Promise<Checkout> {
  const root = repositoryFolder(context.cwd);
  if (root === undefined) throw noRepository(context.cwd);
  const git: GitOptions = { directory: root, environment: context.environment, signal: context.signal };
  // Before anything is awaited: git starts while modules are loaded.
  const objects = openGitObjects(git);
  const files = filesOfTree(git);
  // Awaited by whoever looks for projects.
  files.catch(() => undefined);
  try {
    const event = await eventOf(context);
    return { root, git, objects, event, tree: await checkedOut(baseInEvent(event), objects, git), files };
  } catch (error) {
    objects.close();
    throw error;
  }
}

function noRepository(directory: string): Error {
  return platformErrors.create("SW0151", {
    message: `There is no git repository in ${directory}`,
    next: "A review looks at a change in git. In a workflow check it out before this step (actions/checkout); `slipway check` needs no git.",
  });
}

/**
 * Looks at HEAD, and in the same breath at other commits that will be wanted.
 *
 * @throws SW0151 where there is no repository, or no commit in it.
 */
async function checkedOut(
  others: readonly string[],
  objects: GitObjects,
  { directory }: GitOptions,
): Promise<CheckedOut> {
  const names = ["HEAD", "HEAD^1", ...others.map((commit) => `${commit}^{commit}`)];
  const found = await Promise.all(names.map((name) => objects.read(name, longestCommit)));
  const [head] = found;
  if (head?.outcome !== "read" || head.type !== "commit") {
    throw platformErrors.create("SW0151", {
      message: `The git repository in ${directory} has no commit`,
      next: "Check a commit out before this step (actions/checkout).",
    });
  }
  const header = head.bytes.toString("latin1").split("\n\n")[0] ?? "";
  const parents = [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = ""]) => parent);
  const here = found.flatMap((object) => ("hash" in object ? [object.hash] : []));
  return { commit: head.hash, parents, here: new Set(here) };
}

/** The base that an event names. */
function baseInEvent(event: GithubEvent | undefined): readonly string[] {
  switch (event?.kind) {
    case "pull_request":
    case "pull_request_review":
    case "pull_request_review_comment":
      return [event.pullRequest.base.sha];
    case "merge_group":
      return [event.base.sha];
    case "push":
      return [event.push.before];
    default:
      return [];
  }
}

/**
 * What to compare by the event: a pull request with the base branch that it would be merged into, a merge group with its
 * base, a push with what was there before. `named` is a revision that the workflow or the person chose.
 */
export async function changeOf(
  event: GithubEvent | undefined,
  named: string | undefined,
  tree: CheckedOut,
  context: CommandContext,
  git: GitOptions,
): Promise<Change> {
  const found = event === undefined ? unnamed(tree) : byEvent(event, tree, context);
  if (named === undefined) return found;
  return { ...found, base: { commit: await commitNamed(named, git), label: named } };
}

function unnamed(tree: CheckedOut): Change {
  return {
    head: { commit: tree.commit, label: "working tree" },
    base: undefined,
    wanted: [],
    commits: undefined,
    repository: undefined,
    pullRequest: undefined,
    notes: [],
  };
}

function byEvent(event: GithubEvent, tree: CheckedOut, { environment }: CommandContext): Change {
  const repository = environment["GITHUB_REPOSITORY"];
  const facts = { ...unnamed(tree), repository: repository === "" ? undefined : repository };
  switch (event.kind) {
    case "pull_request":
    case "pull_request_review":
    case "pull_request_review_comment": {
      const { pullRequest } = event;
      const { head, base } = pullRequest;
      const label = `pull request #${pullRequest.number}`;
      const repositoryOfHead = head.repository;
      return {
        ...facts,
        head: { commit: tree.commit, label },
        base: { commit: baseOfPullRequest(tree, head.sha, base.sha, environment), label: base.ref },
        wanted: [head.sha],
        commits: pullRequest.commits,
        pullRequest: {
          number: pullRequest.number,
          headSha: head.sha,
          headRepository: repositoryOfHead === undefined ? null : `${repositoryOfHead.owner}/${repositoryOfHead.name}`,
          title: pullRequest.title,
        },
        notes: isOneOf(tree.commit, head.sha, environment["GITHUB_SHA"])
          ? []
          : [
              `The working tree is at ${tree.commit.slice(0, 12)}, which is neither the merge of this pull request nor its head: what is shown is that commit's.`,
            ],
      };
    }
    case "merge_group":
      return {
        ...facts,
        head: { commit: tree.commit, label: event.head.ref },
        base: { commit: event.base.sha, label: event.base.ref },
      };
    case "push": {
      const { before, ref } = event.push;
      const isNew = /^0+$/.test(before);
      return {
        ...facts,
        head: { commit: tree.commit, label: ref },
        base: isNew ? undefined : { commit: before, label: `${ref} before` },
        notes: isNew ? [`${ref} is new, so there is nothing to compare with.`] : [],
      };
    }
    default:
      return facts;
  }
}

/**
 * The commit of the base branch that the change would be merged into. Where the merge that GitHub made is checked out, its
 * first parent: the event's own may be older, and the difference would show the work of others. The parents of any other
 * commit are the author's to choose, so there the event counts.
 */
function baseOfPullRequest(
  tree: CheckedOut,
  head: string,
  base: string,
  environment: CommandContext["environment"],
): string {
  const [first, second] = tree.parents;
  const isMerge = tree.commit === environment["GITHUB_SHA"] && tree.parents.length === 2 && second === head;
  return isMerge && first !== undefined ? first : base;
}

function isOneOf(commit: string, ...others: readonly (string | undefined)[]): boolean {
  return others.includes(commit);
}

async function commitNamed(written: string, git: GitOptions): Promise<string> {
  // A full hash may be a commit that is fetched later.
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(written)) return written;
  const name = `${written}^{commit}`;
  const outcome = written.startsWith("-") ? undefined : await runGit(["rev-parse", "--verify", "--quiet", name], git);
  const commit = outcome?.output.toString("latin1").trim() ?? "";
  if (outcome?.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw platformErrors.create("SW0154", {
    message: `The base ${JSON.stringify(written.slice(0, 100))} is no commit that this clone has.`,
    next: "Name a branch or a commit that is here, such as origin/main, or fetch it first.",
  });
}
