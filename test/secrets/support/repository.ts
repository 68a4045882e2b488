/** Real git repositories for tests, with an environment that the machine's settings do not reach. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Repository {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  git(...parameters: readonly string[]): string;
  write(path: string, contents: string | Uint8Array): void;
  /** Stages everything and commits. Returns the hash. */
  commit(message: string): string;
}

/** A folder of its own, not in any repository. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "slipway-secrets-")));
}

export function testEnvironment(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: join(tmpdir(), "slipway-no-home"),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_NAME: "Anna Ash",
    GIT_AUTHOR_EMAIL: "anna@example.com",
    GIT_COMMITTER_NAME: "Anna Ash",
    GIT_COMMITTER_EMAIL: "anna@example.com",
    GIT_AUTHOR_DATE: "2026-01-01T12:00:00Z",
    GIT_COMMITTER_DATE: "2026-01-01T12:00:00Z",
    ...more,
  };
}

/** A repository around a folder that is there. */
export function openRepository(folder: string, environment = testEnvironment()): Repository {
  const git = (...parameters: readonly string[]): string =>
    execFileSync("git", [...parameters], { cwd: folder, env: environment, encoding: "utf8", stdio: "pipe" });
  return {
    folder,
    environment,
    git,
    write(path, contents) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), contents);
    },
    commit(message) {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "-m", message);
      return git("rev-parse", "HEAD").trim();
    },
  };
}

export function createRepository(): Repository {
  const folder = temporaryFolder();
  const repository = openRepository(folder);
  repository.git("init", "--quiet", "--initial-branch=main");
  return repository;
}
