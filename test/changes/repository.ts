/** A git repository for tests of comparing revisions, made for the test and removed by the system. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { DifferenceDocument, ProjectDifference, PromptDifference } from "../../src/changes/difference.ts";
import { command } from "../../src/commands/diff.ts";
import { testContext } from "../support/context.ts";

/** What git asks of the environment, and nothing of the machine's own settings. */
export const gitEnvironment = {
  PATH: process.env["PATH"],
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.invalid",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.invalid",
  GIT_AUTHOR_DATE: "2026-11-01T10:00:00Z",
  GIT_COMMITTER_DATE: "2026-11-01T10:00:00Z",
};

export class TestRepository {
  readonly folder: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "slipway-changes-"));
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    this.git("init", "-q", "-b", "main");
  }

  git(...words: readonly string[]): string {
    return execFileSync("git", words, { cwd: this.folder, env: gitEnvironment, encoding: "utf8" }).trim();
  }

  /** Writes files; null removes one. */
  write(files: Readonly<Record<string, string | null>>): this {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      if (text === null) rmSync(file);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
    return this;
  }

  /** Writes files and commits everything. Returns the commit. */
  commit(files: Readonly<Record<string, string | null>>, message = "change"): string {
    this.write(files);
    this.git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", message);
    return this.git("rev-parse", "HEAD");
  }
}

type Inputs = Partial<Parameters<typeof command.run>[0]>;

/** Runs `slipway diff` and returns its document. */
export async function diff(
  repository: TestRepository,
  inputs: Inputs & { base: string },
  folder = "",
): Promise<DifferenceDocument> {
  const context = testContext(join(repository.folder, folder), { environment: gitEnvironment });
  const values = { head: undefined, direct: false, all: false, shard: undefined, ...inputs };
  const result = await command.run(values, context);
  return JSON.parse(await result.render("json"));
}

/** The only project of a document. */
export function projectOf({ projects }: DifferenceDocument): ProjectDifference {
  const [project] = projects;
  if (project === undefined || projects.length !== 1) throw new Error(`${projects.length} projects`);
  return project;
}

/** A prompt of the only project, by name. */
export function promptOf(document: DifferenceDocument, name: string): PromptDifference {
  const prompt = projectOf(document).prompts.find((one) => one.name === name);
  if (prompt === undefined)
    throw new Error(`${name} is not among ${projectOf(document).prompts.map((one) => one.name)}`);
  return prompt;
}

/** Names of the prompts that differ, with their status. */
export function statuses(document: DifferenceDocument): Readonly<Record<string, string>> {
  return Object.fromEntries(projectOf(document).prompts.map(({ name, status }) => [name, status]));
}

/** A prompt with one string input, and a case for it. */
export function simplePrompt(name: string, body: string): Readonly<Record<string, string>> {
  return {
    [`prompts/${name}.prompt`]: `---\ninput:\n  schema:\n    topic: string\n---\n${body}\n`,
    [`prompts/${name}.cases.yaml`]: "cases:\n  - name: one\n    input:\n      topic: tents\n",
  };
}
