import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bundleFiles } from "../../../scripts/bundle.ts";
import { installPythonPackage } from "../../servers/python-package.ts";
import type { Repository } from "../support/repository.ts";
import { createRepository, temporaryFolder, testEnvironment } from "../support/repository.ts";
import { githubToken } from "../support/secrets.ts";

/** Version of the framework that is tried: the newest in November 2026. */
const version = "4.7.0";

describe("the hooks for the pre-commit framework", () => {
  let program = "";
  let hooks: Repository;

  beforeAll(async () => {
    program = join(await installPythonPackage("pre-commit", version), "bin", "pre-commit");
    // A repository as users name it: the hooks file and the built command line, nothing to install.
    hooks = createRepository();
    cpSync(resolve(".pre-commit-hooks.yaml"), join(hooks.folder, ".pre-commit-hooks.yaml"));
    for (const [path, content] of await bundleFiles(resolve("."))) hooks.write(`dist/${path}`, content);
    spawnSync("chmod", ["+x", join(hooks.folder, "dist/cli.js")]);
    hooks.commit("hooks");
    hooks.git("tag", "v1");
  }, 300_000);

  function runPreCommit(repository: Repository, hook: string) {
    const home = temporaryFolder();
    mkdirSync(join(home, "cache"));
    const environment = testEnvironment({ PRE_COMMIT_HOME: join(home, "cache"), HOME: home });
    return spawnSync(program, ["try-repo", hooks.folder, hook, "--ref", "v1", "--verbose"], {
      cwd: repository.folder,
      env: { ...environment, PATH: `${dirname(process.execPath)}:${environment["PATH"]}` },
      encoding: "utf8",
    });
  }

  it("slipway-scan passes clean files and stops a secret, in names with spaces too", () => {
    const repository = createRepository();
    repository.write("a b.txt", "fine\n");
    repository.git("add", ".");
    expect(runPreCommit(repository, "slipway-scan").status).toBe(0);
    repository.write("c d.txt", githubToken());
    repository.git("add", ".");
    const bad = runPreCommit(repository, "slipway-scan");
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain("c d.txt:1:1");
    expect(bad.stdout).not.toContain("a b.txt:");
  }, 120_000);

  it("slipway-scan reads what is staged, not what was changed since", () => {
    const repository = createRepository();
    repository.write("a.txt", githubToken());
    repository.git("add", ".");
    repository.write("a.txt", "clean\n");
    expect(runPreCommit(repository, "slipway-scan").status).toBe(1);
  }, 120_000);

  it("slipway-check checks the project when a prompt changes", () => {
    const repository = createRepository();
    repository.write("slipway.yaml", "slipway: 1\nprompts: [prompts]\n");
    repository.write("prompts/hello.prompt", "---\nmodel: x\n---\n{{#if}\n");
    repository.git("add", ".");
    const bad = runPreCommit(repository, "slipway-check");
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain("prompts/hello.prompt");
  }, 120_000);
});
