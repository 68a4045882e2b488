/** The changes of commits, streamed from `git diff-tree`, and who made them. */

import { once } from "node:events";
import { PassThrough } from "node:stream";
import type { GitOptions } from "../../platform/git.ts";
import { gitFailure, gitMissing, startGit } from "../../platform/git.ts";
import type { CommitFacts } from "../finding.ts";
import type { ObjectReader } from "./blobs.ts";
import type { RawChange } from "./raw-diff.ts";
import { parseRawHead } from "./raw-diff.ts";

/** How changes are printed. Of a merge, only what differs from all of its parents: what it brought in itself. */
const rawFlags = ["-r", "-c", "--root", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative"];

/** Without what settings of git-log(1) would print besides, and without the programs that they would run. */
const plainFlags = ["--format=%H", "--no-show-signature", "--no-notes", "--no-decorate", "--no-ext-diff"];

/** What is told of commits, in their order. */
export interface CommitVisitor {
  commit?(commit: string): void;
  change(commit: string, change: RawChange): void | Promise<void>;
}

/** Commits with their changes, as one git prints them. */
export interface CommitWalk {
  /** May be called once. Throws SW0150 to SW0153 of git, and what the visitor throws. */
  visit(visitor: CommitVisitor): Promise<void>;
  /** Ends git, where nobody visits. */
  close(): void;
}

/** Calls `each` for every changed file of these commits, in their order. */
export async function changesOf(
  commits: readonly string[],
  paths: readonly string[],
  git: GitOptions,
  each: (commit: string, change: RawChange) => void | Promise<void>,
): Promise<void> {
  const words = ["diff-tree", "--stdin", ...rawFlags, "--ignore-submodules=none", "--", ...paths];
  return walkOf("diff-tree", words, commits, git).visit({ change: each });
}

/** Starts one git on the commits that `git rev-list` names for these revisions, parents first. */
export function startWalk(revisions: readonly string[], git: GitOptions): CommitWalk {
  const order = ["--reverse", "--topo-order"];
  const words = ["log", ...order, ...plainFlags, ...rawFlags, "--ignore-submodules=none", ...revisions, "--"];
  return walkOf("log", words, [], git);
}

function walkOf(command: string, words: readonly string[], input: readonly string[], git: GitOptions): CommitWalk {
  const child = startGit(words, git);
  const said: Buffer[] = [];
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", (cause) => reject(gitMissing(cause)));
    child.on("close", (code) => resolve(code ?? -1));
  });
  // Watched by whoever visits; without this, a failure before that would count as unhandled.
  ended.catch(() => undefined);
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input.map((commit) => `${commit}\n`).join(""));
  // Node drops what nobody has begun to read when a process ends.
  const output = child.stdout?.pipe(new PassThrough()) ?? null;
  return {
    close: () => void child.kill(),
    async visit(visitor) {
      try {
        await readChanges(output, visitor);
      } catch (error) {
        child.kill();
        throw error;
      }
      const exitCode = await ended;
      if (exitCode === 0) return;
      const errors = Buffer.concat(said).toString("utf8");
      throw gitFailure(command, { exitCode, output: Buffer.alloc(0), errors }, git.directory);
    },
  };
}

/** Reads hashes of commits, and after each its records: a head that begins with a colon, and a path. */
async function readChanges(output: NodeJS.ReadableStream | null, visitor: CommitVisitor): Promise<void> {
  let commit = "";
  let head: string | undefined;
  for await (const field of fieldsOf(output)) {
    // git log has an empty line between a commit and its changes, or an empty field where there are none.
    const text = head === undefined && field.startsWith("\n") ? field.slice(1) : field;
    if (head !== undefined) {
      await visitor.change(commit, parseRawHead(head, text));
      head = undefined;
    } else if (text.startsWith(":")) head = text;
    else if (text !== "") {
      commit = text;
      visitor.commit?.(commit);
    }
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
