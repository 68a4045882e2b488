/** What is staged, as git's plumbing says. Apart from the scan, so that git can start before the scanner is loaded. */

import type { GitOptions } from "../../platform/git.ts";
import { gitFailure, runGit } from "../../platform/git.ts";
import type { RawChange } from "./raw-diff.ts";
import { parseRawDiff } from "./raw-diff.ts";

/**
 * The changes between the last commit and the index.
 *
 * @throws SW0150 to SW0153 of git.
 */
export async function stagedChanges(git: GitOptions): Promise<readonly RawChange[]> {
  const flags = ["--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--ignore-submodules=none", "--no-relative"];
  const outcome = await runGit(["diff-index", ...flags, "HEAD", "--"], git);
  if (outcome.exitCode === 0) return parseRawDiff(outcome.output);
  // Before the first commit there is no HEAD to compare with: everything in the index is new.
  if (!/bad revision|unknown revision|ambiguous argument/.test(outcome.errors)) {
    throw gitFailure("diff-index", outcome, git.directory);
  }
  const listed = await runGit(["ls-files", "--stage", "-z", "--full-name"], git);
  if (listed.exitCode !== 0) throw gitFailure("ls-files", listed, git.directory);
  return listed.output
    .toString("utf8")
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const [head = "", ...path] = line.split("\t");
      const [mode = "", hash = "", stage] = head.split(" ");
      return { path: path.join("\t"), after: { mode, hash }, before: [], status: stage === "0" ? "A" : "U" };
    });
}
