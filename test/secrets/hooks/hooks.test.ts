import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { compileSchema } from "../../../src/platform/json-schema/index.ts";
import { installHooks, uninstallHooks } from "../../../src/secrets/hooks/install.ts";
import { withBlock, withoutBlock } from "../../../src/secrets/hooks/script.ts";
import { secretsSchemas } from "../../../src/secrets/schemas.ts";
import type { Repository } from "../support/repository.ts";
import { createRepository, openRepository, temporaryFolder, testEnvironment } from "../support/repository.ts";
import { codeOf } from "../support/scan.ts";
import { githubToken } from "../support/secrets.ts";

const program = { node: process.execPath, script: resolve("src/cli.ts") };

function gitOf(repository: Repository) {
  return { directory: repository.folder, environment: repository.environment };
}

function tryGit(repository: Repository, ...parameters: readonly string[]) {
  const environment = repository.environment;
  return spawnSync("git", [...parameters], { cwd: repository.folder, env: environment, encoding: "utf8" });
}

function writeHook(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, name), 0o755);
}

describe("the check of prompts before a commit", () => {
  const sound = "---\nmodel: x/y\ninput:\n  schema:\n    subject: string\n---\nAbout {{subject}}.\n";
  const broken = sound.replace("{{subject}}", "{{subjct}}");

  async function hooked(files: Readonly<Record<string, string>>): Promise<Repository> {
    const repository = createRepository();
    for (const [path, text] of Object.entries(files)) repository.write(path, text);
    repository.commit("start");
    await installHooks(gitOf(repository), program);
    return repository;
  }

  it("reads the index: a problem that is repaired on the disk alone stops the commit", async () => {
    const repository = await hooked({ "slipway.yaml": "slipway: 1\n", "prompts/a.prompt": sound });
    repository.write("prompts/a.prompt", broken);
    repository.git("add", ".");
    repository.write("prompts/a.prompt", sound);
    const bad = tryGit(repository, "commit", "--quiet", "-m", "broken");
    expect(bad.status).toBe(1);
    expect(`${bad.stdout}${bad.stderr}`).toMatch(
      /prompts\/a\.prompt:7[\s\S]*subjct[\s\S]*Repair the prompts and stage them/,
    );
  });

  it("reads the index: a problem that is on the disk alone stops nothing", async () => {
    const repository = await hooked({ "slipway.yaml": "slipway: 1\n", "prompts/a.prompt": sound });
    repository.write("prompts/a.prompt", sound.replace("About", "On"));
    repository.git("add", ".");
    repository.write("prompts/a.prompt", broken);
    const good = tryGit(repository, "commit", "--quiet", "-m", "fine");
    expect([good.status, good.stdout, good.stderr]).toEqual([0, "", ""]);
    // What `commit -a` takes is in an index of its own.
    expect(tryGit(repository, "commit", "--quiet", "-a", "-m", "all").status).toBe(1);
  });

  it("sees a partial that the commit takes away, and no file that was only announced", async () => {
    const repository = await hooked({
      "slipway.yaml": "slipway: 1\n",
      "prompts/a.prompt": sound.replace("About", "{{> tone}}"),
      "prompts/_tone.prompt": "Kindly.\n",
    });
    repository.write("prompts/new.prompt", broken);
    repository.git("add", "--intent-to-add", "prompts/new.prompt");
    repository.write("prompts/_tone.prompt", "Gently.\n");
    repository.git("add", "prompts/_tone.prompt");
    const good = tryGit(repository, "commit", "--quiet", "-m", "gently");
    expect([good.status, good.stdout, good.stderr]).toEqual([0, "", ""]);
    repository.git("rm", "--quiet", "--cached", "prompts/_tone.prompt");
    const bad = tryGit(repository, "commit", "--quiet", "-m", "gone");
    expect([bad.status, `${bad.stdout}${bad.stderr}`]).toEqual([1, expect.stringContaining("tone")]);
  });

  it("finds projects without slipway.yaml and in folders, and names files from the root", async () => {
    const repository = await hooked({ "services/mail/prompts/deep/a.prompt": sound });
    repository.write("services/mail/prompts/deep/a.prompt", broken);
    repository.git("add", ".");
    const bad = tryGit(repository, "commit", "--quiet", "-m", "broken");
    expect([bad.status, `${bad.stdout}${bad.stderr}`]).toEqual([
      1,
      expect.stringContaining("services/mail/prompts/deep/a.prompt:7"),
    ]);
  });

  it("checks the classic layout of pairs without slipway.yaml", async () => {
    const config = { template_path: "prompt_templates/welcome.txt", variables: { name: "Ann" } };
    const repository = await hooked({ "readme.md": "x\n" });
    repository.write("prompts/welcome.json", JSON.stringify(config));
    repository.write("prompt_templates/welcome.txt", "Hello {{#if name}\n");
    repository.git("add", ".");
    const bad = tryGit(repository, "commit", "--quiet", "-m", "broken");
    expect([bad.status, `${bad.stdout}${bad.stderr}`]).toEqual([
      1,
      expect.stringContaining("prompt_templates/welcome.txt"),
    ]);
  });

  it("stops no commit of other files for a problem that was there before", async () => {
    const repository = await hooked({ "slipway.yaml": "slipway: 1\n", "prompts/a.prompt": broken });
    repository.write("src/app.ts", "export {};\n");
    repository.git("add", ".");
    const good = tryGit(repository, "commit", "--quiet", "-m", "fine");
    expect([good.status, good.stdout, good.stderr]).toEqual([0, "", ""]);
  });

  it("follows links inside the project as the index has them", async () => {
    const repository = await hooked({ "slipway.yaml": "slipway: 1\n", "shared/a.prompt": sound });
    mkdirSync(join(repository.folder, "prompts"));
    symlinkSync("../shared/a.prompt", join(repository.folder, "prompts/a.prompt"));
    repository.git("add", ".");
    const good = tryGit(repository, "commit", "--quiet", "-m", "link");
    expect([good.status, good.stdout, good.stderr]).toEqual([0, "", ""]);
    repository.write("shared/a.prompt", broken);
    repository.git("add", ".");
    expect(tryGit(repository, "commit", "--quiet", "-m", "broken").status).toBe(1);
  });
});

describe("the command", () => {
  it("says what it did as JSON, as its schema says", async () => {
    const repository = createRepository();
    const run = (...words: readonly string[]) =>
      spawnSync(program.node, [program.script, "hooks", ...words, "--json"], {
        cwd: repository.folder,
        env: repository.environment,
        encoding: "utf8",
      });
    repository.write("b.txt", githubToken());
    repository.git("add", ".");
    const schema = secretsSchemas.find(({ name }) => name === "hooks")?.schema;
    const compiled = await compileSchema(schema ?? {});
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    for (const [words, ok] of [
      [["install"], true],
      [["run", "pre-commit"], false],
      [["uninstall"], true],
    ] as const) {
      const { stdout, status } = run(...words);
      const document = JSON.parse(stdout);
      expect(compiled.validator.validate(document)).toEqual([]);
      expect([document.action, document.ok, status]).toEqual([words[0], ok, ok ? 0 : 1]);
      expect(document.notes.length).toBeGreaterThan(0);
    }
  });
});

describe("installed hooks", () => {
  it("stop a commit with a secret, say how to go on, and are silent when all is well", async () => {
    const repository = createRepository();
    await installHooks(gitOf(repository), program);
    repository.write("a.txt", "fine\n");
    repository.git("add", ".");
    const good = tryGit(repository, "commit", "--quiet", "-m", "fine");
    expect([good.status, good.stdout, good.stderr]).toEqual([0, "", ""]);
    repository.write("b.txt", githubToken());
    repository.git("add", ".");
    const bad = tryGit(repository, "commit", "--quiet", "-m", "leak");
    expect(bad.status).toBe(1);
    expect(`${bad.stdout}${bad.stderr}`).toMatch(/github-classic-token[\s\S]*Nothing was committed[\s\S]*--no-verify/);
    expect(repository.git("log", "--format=%s").trim()).toBe("fine");
  });

  it("stop a push of a secret that a later commit took out", async () => {
    const repository = createRepository();
    const remote = temporaryFolder();
    execFileSync("git", ["init", "--quiet", "--bare", remote], { env: testEnvironment() });
    repository.git("remote", "add", "origin", remote);
    repository.commit("start");
    repository.git("push", "--quiet", "origin", "main");
    repository.write("a.txt", githubToken());
    repository.commit("leak");
    repository.write("a.txt", "clean\n");
    repository.commit("clean");
    await installHooks(gitOf(repository), program);
    const bad = tryGit(repository, "push", "--quiet", "origin", "main");
    expect(bad.status).not.toBe(0);
    expect(`${bad.stdout}${bad.stderr}`).toMatch(/github-classic-token[\s\S]*Nothing was pushed/);
    expect(tryGit(repository, "push", "--quiet", "origin", "HEAD~2:refs/heads/old").status).toBe(0);
    expect(tryGit(repository, "push", "--quiet", "origin", "--delete", "old").status).toBe(0);
  });

  it("call the hooks that were there, with what git gives them, and stop where these stop", async () => {
    const repository = createRepository();
    const hooks = join(repository.folder, ".git/hooks");
    const log = join(repository.folder, ".git/log");
    writeHook(hooks, "pre-commit", `echo pre-commit >> '${log}'`);
    writeHook(hooks, "commit-msg", `echo "commit-msg $(cat "$1")" >> '${log}'`);
    writeHook(hooks, "pre-push", `echo "pre-push $1 $(cut -d' ' -f1)" >> '${log}'`);
    await installHooks(gitOf(repository), program);
    repository.write("a.txt", "a\n");
    repository.commit("message");
    const remote = temporaryFolder();
    execFileSync("git", ["init", "--quiet", "--bare", remote], { env: testEnvironment() });
    repository.git("push", "--quiet", remote, "main");
    expect(readFileSync(log, "utf8")).toBe(`pre-commit\ncommit-msg message\npre-push ${remote} refs/heads/main\n`);
    writeHook(hooks, "pre-commit", "exit 7");
    expect(tryGit(repository, "commit", "--quiet", "--allow-empty", "-m", "x").status).not.toBe(0);
  });

  it("run in a new worktree too, and after the repository's own core.hooksPath", async () => {
    const repository = createRepository();
    repository.write("a.txt", "a\n");
    repository.commit("start");
    repository.git("config", "core.hooksPath", "githooks");
    writeHook(join(repository.folder, "githooks"), "pre-commit", "test -e a.txt");
    await installHooks(gitOf(repository), program);
    const folder = join(temporaryFolder(), "tree");
    repository.git("worktree", "add", "--quiet", folder);
    const worktree = openRepository(folder);
    worktree.write("b.txt", githubToken());
    worktree.git("add", ".");
    expect(tryGit(worktree, "commit", "--quiet", "-m", "leak").status).toBe(1);
    await uninstallHooks(gitOf(repository));
    expect(repository.git("config", "core.hooksPath").trim()).toBe("githooks");
  });

  it("are gone without a trace after uninstall, however often they were installed", async () => {
    const repository = createRepository();
    const config = readFileSync(join(repository.folder, ".git/config"), "utf8");
    const before = readdirSync(join(repository.folder, ".git")).sort();
    await installHooks(gitOf(repository), program);
    await installHooks(gitOf(repository), program);
    await uninstallHooks(gitOf(repository));
    expect(readdirSync(join(repository.folder, ".git")).sort()).toEqual(before);
    expect(readFileSync(join(repository.folder, ".git/config"), "utf8").trim()).toBe(config.trim());
    expect((await uninstallHooks(gitOf(repository))).way).toBe("none");
  });

  it("are not removed when somebody changed them, and not installed in a bare repository", async () => {
    const repository = createRepository();
    await installHooks(gitOf(repository), program);
    const file = join(repository.folder, ".git/slipway/hooks/pre-commit");
    writeFileSync(file, `${readFileSync(file, "utf8")}echo mine\n`);
    expect(await codeOf(uninstallHooks(gitOf(repository)))).toBe("SW0821");
    const bare = temporaryFolder();
    execFileSync("git", ["init", "--quiet", "--bare", bare], { env: testEnvironment() });
    expect(await codeOf(installHooks({ directory: bare, environment: testEnvironment() }, program))).toBe("SW0820");
    expect(await codeOf(installHooks({ directory: temporaryFolder(), environment: testEnvironment() }, program))).toBe(
      "SW0151",
    );
  });

  it("are lines in the files of husky where that is set up, and leave them as they were", async () => {
    const repository = createRepository();
    repository.git("config", "core.hooksPath", ".husky/_");
    repository.write(".husky/pre-commit", "npm test");
    const { way } = await installHooks(gitOf(repository), program);
    expect(way).toBe("husky");
    expect(readFileSync(join(repository.folder, ".husky/pre-commit"), "utf8")).toMatch(
      /^npm test\n[\s\S]*hooks run pre-commit/,
    );
    expect(readFileSync(join(repository.folder, ".husky/pre-push"), "utf8")).not.toContain(repository.folder);
    await uninstallHooks(gitOf(repository));
    expect(readFileSync(join(repository.folder, ".husky/pre-commit"), "utf8")).toBe("npm test");
    expect(existsSync(join(repository.folder, ".husky/pre-push"))).toBe(false);
    expect(repository.git("config", "core.hooksPath").trim()).toBe(".husky/_");
  });

  it("are written through no link in .husky", async () => {
    const repository = createRepository();
    repository.git("config", "core.hooksPath", ".husky/_");
    mkdirSync(join(repository.folder, ".husky"));
    const elsewhere = join(temporaryFolder(), "profile");
    writeFileSync(elsewhere, "mine\n");
    symlinkSync(elsewhere, join(repository.folder, ".husky/pre-commit"));
    expect(await codeOf(installHooks(gitOf(repository), program))).toBe("SW0820");
    expect(readFileSync(elsewhere, "utf8")).toBe("mine\n");
  });

  it.each(["/dev/null", "a-file", ""])(
    "are not installed over a core.hooksPath that is no folder: %j",
    async (path) => {
      const repository = createRepository();
      writeFileSync(join(repository.folder, "a-file"), "");
      repository.git("config", "core.hooksPath", path);
      await expect(installHooks(gitOf(repository), program)).rejects.toMatchObject({
        code: "SW0820",
        message: expect.stringContaining(path === "" ? "is empty" : `is ${path}, which is no folder`) as string,
      });
      expect(repository.git("config", "core.hooksPath")).toBe(`${path}\n`);
    },
  );

  it("call the ones in the home folder, and never themselves", async () => {
    const repository = createRepository();
    const home = temporaryFolder();
    writeHook(join(home, "hk"), "pre-commit", "echo from home >&2; exit 1");
    const environment = { ...repository.environment, HOME: home };
    repository.git("config", "core.hooksPath", "~/hk");
    await installHooks({ directory: repository.folder, environment }, program);
    repository.write("a.txt", "a\n");
    repository.git("add", ".");
    expect(tryGit(repository, "commit", "--quiet", "-m", "a").stderr).toBe("from home\n");
    await uninstallHooks({ directory: repository.folder, environment });
    expect(repository.git("config", "core.hooksPath")).toBe("~/hk\n");

    repository.git("config", "core.hooksPath", ".git/slipway/hooks");
    await installHooks(gitOf(repository), program);
    expect(tryGit(repository, "commit", "--quiet", "-m", "a").status).toBe(0);
  });

  it("say what is in their way", async () => {
    const repository = createRepository();
    repository.write(".git/slipway", "a file");
    expect(await codeOf(installHooks(gitOf(repository), program))).toBe("SW0820");
    repository.git("config", "core.hooksPath", ".husky/_");
    mkdirSync(join(repository.folder, ".husky/pre-commit"), { recursive: true });
    expect(await codeOf(installHooks(gitOf(repository), program))).toBe("SW0820");
  });

  it("go into a husky file and out again without a change", () => {
    for (const text of ["", "a", "a\n", "a\n\n", "#!/bin/sh\nexit 0\n"]) {
      const once = withBlock(text, "pre-commit");
      expect(withBlock(once, "pre-commit")).toBe(once);
      expect(withoutBlock(once)).toBe(text);
    }
  });
});
