/** The changes of commits, streamed from `git diff-tree`, and who made them. */

import { once } from "node:events";
import type { GitOptions } from "../../platform/git.ts";
import { gitFailure, gitMissing, startGit } from "../../platform/git.ts";
import type { CommitFacts } from "../finding.ts";
import type { ObjectReader } from "./blobs.ts";
import type { RawChange } from "./raw-diff.ts";
import { parseRawHead } from "./raw-diff.ts";

/**
 * Calls `each` for every changed file of these commits, in their order. Of a merge, only what differs from all of its
 * parents: what it brought in itself.
 */
export async function changesOf(
  commits: readonly string[],
  paths: readonly string[],
  git: GitOptions,
  each: (commit: string, change: RawChange) => void | Promise<void>,
): Promise<void> {
  const flags = ["--stdin", "-r", "-c", "--root", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative"];
  const child = startGit(["diff-tree", ...flags, "--ignore-submodules=none", "--", ...paths], git);
  const said: Buffer[] = [];
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", (cause) => reject(gitMissing(cause)));
    child.on("close", (code) => resolve(code ?? -1));
  });
  // Watched below; without this, a failure while the output is read would count as unhandled.
  ended.catch(() => undefined);
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(commits.map((commit) => `${commit}\n`).join(""));
  let commit = "";
  let head: string | undefined;
  for await (const field of fieldsOf(child.stdout)) {
    if (head !== undefined) {
      await each(commit, parseRawHead(head, field));
      head = undefined;
    } else if (field.startsWith(":")) head = field;
    else commit = field;
  }
  const exitCode = await ended;
  if (exitCode !== 0) {
    const errors = Buffer.concat(said).toString("utf8");
    throw gitFailure("diff-tree", { exitCode, output: Buffer.alloc(0), errors }, git.directory);
  }
}

/** The texts between zero bytes. */
async function* fieldsOf(stream: NodeJS.ReadableStream | null): AsyncGenerator<string> {
  if (stream === null) return;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    const bytes = Buffer.concat([rest, typeof chunk === "string" ? Buffer.from(chunk) : chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      yield bytes.toString("utf8", start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}

/** Who made a commit, from the commit itself. */
export async function commitFacts(commit: string, objects: ObjectReader): Promise<CommitFacts> {
  let author = "";
  await objects.request(commit, {
    whole: (bytes) => {
      const line = /^author (?<author>.*) [0-9]+ [-+][0-9]{4}$/m.exec(bytes.toString("utf8").split("\n\n")[0] ?? "");
      author = line?.groups?.["author"] ?? "";
    },
  });
  await objects.drain();
  return { commit, author };
}

/** Lines of a git command as they come. */
export async function* gitLines(parameters: readonly string[], git: GitOptions): AsyncGenerator<readonly string[]> {
  const child = startGit(parameters, git);
  const said: Buffer[] = [];
  let missing: unknown;
  child.on("error", (cause) => {
    missing = cause;
  });
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  child.stdin?.on("error", () => undefined);
  child.stdin?.end();
  const closed = once(child, "close").catch(() => [-1]);
  let rest = "";
  if (child.stdout !== null) {
    child.stdout.setEncoding("utf8");
    for await (const chunk of child.stdout) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop() ?? "";
      yield lines;
    }
  }
  if (rest !== "") yield [rest];
  const exitCode = Number((await closed)[0] ?? -1);
  if (missing !== undefined) throw gitMissing(missing);
  if (exitCode !== 0) {
    const errors = Buffer.concat(said).toString("utf8");
    throw gitFailure(parameters[0] ?? "git", { exitCode, output: Buffer.alloc(0), errors }, git.directory);
  }
}
