/** A repository with a main branch, a branch that changes it, and the merge that GitHub makes of both. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "../../../src/commands/review.ts";
import type { CommandResult } from "../../../src/platform/command.ts";
import { createRedaction } from "../../../src/platform/redaction.ts";
import type { Review } from "../../../src/reports/review.ts";
import { testContext } from "../../support/context.ts";

export const prompt = "---\ninput:\n  schema:\n    name: string\n---\nHello {{name}}.\n";
export const cases = "cases:\n  anna:\n    input: { name: Anna }\n";

/** Files by path; undefined takes one away. */
export type Files = Readonly<Record<string, string | undefined>>;

export interface PullRequest {
  /** The folder that holds everything, which the caller removes. */
  readonly folder: string;
  readonly origin: string;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
  remove(): void;
}

/** Commits on main one after the other, then those of the branch, then one more on main and the merge. */
export function pullRequest(main: readonly Files[], branch: readonly Files[], afterwards: Files = {}): PullRequest {
  const folder = mkdtempSync(join(tmpdir(), "slipway-review-"));
  const origin = join(folder, "origin");
  mkdirSync(origin);
  git(origin, "init", "--quiet", "--initial-branch=main");
  const after = Object.keys(afterwards).length === 0 ? [] : [afterwards];
  // One git for all of it: the tests make many repositories.
  const stream = [
    ...main.map((files) => commitOn("refs/heads/main", files)),
    ...branch.map((files, index) => commitOn("refs/heads/feature", files, index === 0 ? ["from refs/heads/main"] : [])),
    ...after.map((files) => commitOn("refs/heads/main", files)),
    commitOn("refs/pull/7/merge", Object.assign({}, ...branch), ["from refs/heads/main", "merge refs/heads/feature"]),
  ].join("");
  execFileSync("git", ["fast-import", "--quiet"], { cwd: origin, input: stream });
  const names = ["refs/heads/main", "refs/heads/feature", "refs/pull/7/merge"];
  const [base = "", head = "", merge = ""] = git(origin, "rev-parse", ...names).split("\n");
  return { folder, origin, base, head, merge, remove: () => rmSync(folder, { recursive: true }) };
}

/** A commit for git fast-import. */
function commitOn(ref: string, files: Files, parents: readonly string[] = []): string {
  const message = `Changes ${Object.keys(files).join(", ")}`;
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const changes = Object.entries(files).map(([path, text]) =>
    text === undefined ? `D ${quoted(path)}\n` : `M 100644 inline ${quoted(path)}\n${data(text)}`,
  );
  const lines = parents.map((line) => `${line}\n`);
  return [
    `commit ${ref}\n`,
    "committer Anna <anna@example.com> 1793000000 +0000\n",
    data(message),
    ...lines,
    ...changes,
  ].join("");
}

/** As git quotes paths: bytes beyond ASCII as they are. */
function quoted(path: string): string {
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** What actions/checkout makes: one commit, or `depth` of them; 0 for all. */
export function checkout({ folder, origin }: PullRequest, commitHash: string, depth = 1): string {
  const place = mkdtempSync(join(folder, "checkout-"));
  git(place, "init", "--quiet");
  git(place, "remote", "add", "origin", `file://${origin}`);
  const shallow = depth === 0 ? [] : [`--depth=${depth}`];
  git(
    place,
    "fetch",
    "--quiet",
    "--no-tags",
    ...shallow,
    "origin",
    ...(depth === 0 ? ["+refs/*:refs/remotes/origin/*"] : []),
    commitHash,
  );
  git(place, "checkout", "--quiet", "--detach", commitHash);
  return place;
}

export function git(directory: string, ...words: readonly string[]): string {
  return execFileSync("git", ["-c", "user.name=Anna", "-c", "user.email=anna@example.com", ...words], {
    cwd: directory,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export interface RunOptions {
  readonly inputs?: Partial<Parameters<typeof command.run>[0]>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Replaces fields of the event. */
  readonly event?: Readonly<Record<string, unknown>>;
  readonly below?: string;
}

/** Runs the review in a checkout, as in a workflow for the pull request. */
export async function review(
  pr: PullRequest,
  place: string,
  options: RunOptions = {},
): Promise<CommandResult & { readonly document: Review }> {
  const event = join(pr.folder, "event.json");
  writeFileSync(event, JSON.stringify({ ...pullRequestEvent(pr), ...options.event }));
  const result = await command.run(
    {
      base: undefined,
      strict: false,
      shard: undefined,
      fetch: true,
      html: undefined,
      report: undefined,
      ...options.inputs,
    },
    testContext(options.below === undefined ? place : join(place, options.below), {
      environment: {
        PATH: process.env["PATH"],
        HOME: pr.folder,
        GITHUB_EVENT_NAME: "pull_request",
        GITHUB_EVENT_PATH: event,
        GITHUB_SHA: pr.merge,
        GITHUB_REPOSITORY: "acme/prompts",
        ...options.environment,
      },
      redaction: createRedaction(),
    }),
  );
  // What the command prints as JSON is the document.
  return { ...result, document: JSON.parse(await result.render("json")) as Review };
}

/** The parts of the event that are read. */
export function pullRequestEvent({ base, head }: Pick<PullRequest, "base" | "head">) {
  const mallory = { id: 7, login: "mallory", type: "User" };
  return {
    action: "synchronize",
    number: 7,
    sender: mallory,
    repository: { id: 1, full_name: "acme/prompts", default_branch: "main" },
    pull_request: {
      number: 7,
      title: "Nicer words",
      user: mallory,
      head: { ref: "feature", sha: head, repo: { id: 2, full_name: "mallory/prompts" } },
      base: { ref: "main", sha: base, repo: { id: 1, full_name: "acme/prompts" } },
    },
  };
}

/** `path rule` of every finding, with paths from the root of the repository. */
export function found({ projects, findings }: Review): readonly string[] {
  return [
    ...findings.map(({ file, rule }) => `${file} ${rule}`),
    ...projects.flatMap(({ path, findings: own }) =>
      own.map(({ file, rule }) => `${path === "" ? "" : `${path}/`}${file} ${rule}`),
    ),
  ].sort();
}
