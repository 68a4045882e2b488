/** Revisions as people write them: which commit, which common commit, and what a clone does not know. */
import { type GitOptions, gitFailure, isShallow, runGit } from "../platform/git.ts";
import type { GitObjects } from "../platform/git-objects.ts";
import { quoted } from "../platform/inputs.ts";
import { visibleLine } from "../platform/visible.ts";
import { changesErrors } from "./errors.ts";

/** A commit and the tree that it holds. */
export interface Revision {
  /** As a person wrote it. */
  readonly label: string;
  /** Full hash. */
  readonly commit: string;
}

/** A commit is some hundred bytes; one with a signature and a long message has a few thousand. */
const longestCommit = 4 * 1024 * 1024;

/**
 * The commit of a name.
 *
 * @throws SW1401 where the repository has none
 */
export async function resolveRevision(
  written: string,
  side: "base" | "head",
  objects: GitObjects,
  git: GitOptions,
): Promise<Revision> {
  const plausible = !written.startsWith("-") && !/\s/.test(written) && written.length <= 1024;
  const object = plausible ? await objects.read(`${written}^{commit}`, longestCommit) : { outcome: "missing" as const };
  if (object.outcome === "read" || object.outcome === "too-large") return { label: written, commit: object.hash };
  throw await unknownRevision(written, side, object.outcome, git);
}

async function unknownRevision(
  written: string,
  side: "base" | "head",
  outcome: "missing" | "ambiguous",
  git: GitOptions,
): Promise<Error> {
  const shown = quoted(visibleLine(written.slice(0, 200)));
  if (outcome === "ambiguous") {
    return changesErrors.create("SW1401", {
      message: `${shown} is the beginning of several hashes.`,
      next: "Write more digits of the commit that you mean.",
    });
  }
  if (/^0{7,64}$/.test(written)) {
    return changesErrors.create("SW1401", {
      message: `The ${side} is all zeros, which is how git says that there was nothing before.`,
      next: "For the first push of a branch, compare with the branch that it left: `slipway diff origin/main`.",
    });
  }
  const head = await runGit(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], git);
  if (/not a git repository|dubious ownership/.test(head.errors)) return gitFailure("rev-parse", head, git.directory);
  if (head.exitCode !== 0) {
    return changesErrors.create("SW1401", {
      message: "The repository has no commit yet, so there is nothing to compare with.",
      next: "Commit the project once, then change it.",
    });
  }
  const shallow = await isShallow(git);
  return changesErrors.create("SW1401", {
    message: `There is no commit ${shown} in this repository.`,
    next: shallow
      ? `The clone is shallow. Fetch the base: \`git fetch --depth=1 origin BRANCH\` and write origin/BRANCH or FETCH_HEAD, or check out with \`fetch-depth: 0\`.`
      : "Write a branch, a tag or a hash that `git log` knows; `git fetch` brings new ones.",
  });
}

/**
 * The newest commit that both have: where the head left the base.
 *
 * @throws SW1402 where there is none
 */
export async function mergeBase(base: Revision, head: Revision, objects: GitObjects, git: GitOptions): Promise<string> {
  if (base.commit === head.commit) return base.commit;
  // The merge that GitHub makes of a pull request names its base, also in a clone of depth 1, where git hides parents.
  const merge = await objects.read(head.commit, longestCommit);
  if (merge.outcome === "read" && parentsOf(merge.bytes).includes(base.commit)) return base.commit;
  const outcome = await runGit(["merge-base", base.commit, head.commit], git);
  const hash = outcome.output.toString("latin1").trim();
  if (outcome.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(hash)) return hash;
  if (outcome.exitCode !== 1) throw gitFailure("merge-base", outcome, git.directory);
  const shallow = await isShallow(git);
  throw changesErrors.create("SW1402", {
    message: `${visibleLine(base.label)} and ${visibleLine(head.label)} have no commit in common${shallow ? " in this shallow clone" : ""}.`,
    next: shallow
      ? "Fetch the history (`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout), or compare the two as they are with --direct."
      : "Compare the two as they are with --direct.",
  });
}

function parentsOf(commit: Buffer): readonly string[] {
  const end = commit.indexOf("\n\n");
  const head = commit.toString("latin1", 0, end < 0 ? commit.length : end);
  return [...head.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, hash = ""]) => hash);
}
