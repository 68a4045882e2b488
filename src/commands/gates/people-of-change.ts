/**
 * Who had a hand in a change, by what git knows: authors, committers and co-authors of the commits that the candidate
 * has and the live release has not.
 */

import type { Reading } from "../../gates/facts.ts";
import type { Involved } from "../../gates/people.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type GitOptions, runGit } from "../../platform/git.ts";

/** More commits than anybody reviews; their people are not guessed. */
const mostCommits = 5_000;

/** `base` is the commit of what is live; without one, the last commit alone is the change. */
export async function peopleInGit(
  folder: string,
  base: string | null,
  head: string,
  context: CommandContext,
): Promise<Reading<readonly Involved[]>> {
  const git: GitOptions = { directory: folder, environment: context.environment, signal: context.signal };
  const isCommit = (text: string) => /^[0-9a-f]{40,64}$/.test(text);
  const unreadable = (what: string): Reading<readonly Involved[]> => ({
    known: false,
    why: `Who wrote the change is not known: ${what}. Set GITHUB_TOKEN, or check out the whole history (\`fetch-depth: 0\`).`,
  });
  if (!isCommit(head) || (base !== null && !isCommit(base))) return unreadable("a release names no commit");
  const range = base === null ? ["-1", head] : [`--max-count=${mostCommits + 1}`, head, `^${base}`];
  const { exitCode, output } = await runGit(
    ["log", "-z", "--no-mailmap", "--no-show-signature", "--format=%H%n%an%n%ae%n%cn%n%ce%n%B", ...range, "--"],
    git,
  );
  if (exitCode !== 0) return unreadable("git here does not have the commits");
  const commits = output
    .toString("utf8")
    .split("\0")
    .filter((text) => text.trim() !== "");
  if (commits.length > mostCommits) return unreadable(`there are more than ${mostCommits} commits between`);
  return { known: true, value: commits.flatMap(peopleOfCommit) };
}

function peopleOfCommit(text: string): readonly Involved[] {
  const [hash = "", authorName = "", authorEmail = "", committerName = "", committerEmail = "", ...message] = text
    .replace(/^\n/, "")
    .split("\n");
  return peopleOf(
    hash,
    { name: authorName, email: authorEmail },
    { name: committerName, email: committerEmail },
    message.join("\n"),
  );
}

interface Signature {
  readonly name: string;
  readonly email: string;
  readonly login?: string | undefined;
  readonly id?: string | undefined;
}

/** Everybody whom one commit names. */
export function peopleOf(hash: string, author: Signature, committer: Signature, message: string): readonly Involved[] {
  const short = hash.slice(0, 8);
  const people: Involved[] = [{ as: `an author of ${short}`, ...author }];
  // GitHub itself commits what its web pages merge.
  if (committer.email !== "noreply@github.com" && committer.login !== "web-flow") {
    people.push({ as: `the committer of ${short}`, ...committer });
  }
  for (const [, name = "", email = ""] of message.matchAll(
    /^[ \t]*co-authored-by:[ \t]*([^<\n]*?)[ \t]*<([^>\n]*)>/gim,
  )) {
    people.push({ as: `a co-author of ${short}`, name, email });
  }
  return people;
}
