import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runGit } from "../../src/platform/git.ts";
import { gitFacts, repositoryName } from "../../src/platform/git-facts.ts";

let temporary: string;
let repositories = 0;

/** Nothing of the person's own git settings reaches the repositories of this test. */
const environment = {
  PATH: process.env["PATH"],
  HOME: "/nonexistent",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Test",
  GIT_AUTHOR_EMAIL: "test@example.com",
  GIT_COMMITTER_NAME: "Test",
  GIT_COMMITTER_EMAIL: "test@example.com",
};

beforeAll(async () => {
  temporary = await realpath(await mkdtemp(join(tmpdir(), "slipway-git-")));
});
afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

function git(folder: string, ...parameters: readonly string[]): string {
  return execFileSync("git", parameters, { cwd: folder, env: environment, encoding: "utf8" }).trim();
}

async function repository(): Promise<string> {
  repositories += 1;
  const folder = join(temporary, `repository-${repositories}`);
  await mkdir(join(folder, "project"), { recursive: true });
  git(folder, "init", "--quiet", "--initial-branch=main");
  await writeFile(join(folder, "project", "a.prompt"), "A\n");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "first");
  return folder;
}

function facts(folder: string, ignored: readonly string[] = []) {
  return gitFacts({ folder, environment, ignored });
}

describe("what git says about a folder", () => {
  test("commit, branch, tags and remote of an unchanged tree", async () => {
    const folder = await repository();
    git(folder, "tag", "v1.0.0");
    git(folder, "tag", "--annotate", "release/2", "--message", "x");
    git(folder, "remote", "add", "origin", "git@github.com:acme/prompts.git");
    expect(await facts(join(folder, "project"))).toEqual({
      commit: git(folder, "rev-parse", "HEAD"),
      changed: false,
      tags: ["release/2", "v1.0.0"],
      ref: "refs/heads/main",
      repository: "acme/prompts",
    });
    git(folder, "checkout", "--quiet", "--detach");
    expect(await facts(folder)).toMatchObject({ ref: null });
  });

  test("a change, a new file, a removed one and a staged one are changes; ignored files are none", async () => {
    const changes: readonly ((folder: string) => Promise<void>)[] = [
      (folder) => writeFile(join(folder, "project", "a.prompt"), "B\n"),
      (folder) => writeFile(join(folder, "project", "new file with blanks.prompt"), "N\n"),
      (folder) => rm(join(folder, "project", "a.prompt")),
      async (folder) => {
        await writeFile(join(folder, "project", "a.prompt"), "B\n");
        git(folder, "add", "--all");
      },
    ];
    for (const change of changes) {
      const folder = await repository();
      await change(folder);
      expect(await facts(join(folder, "project"))).toMatchObject({ changed: true });
    }
    const folder = await repository();
    await writeFile(join(folder, ".git", "info", "exclude"), "*.log\n");
    await writeFile(join(folder, "project", "debug.log"), "x");
    expect(await facts(join(folder, "project"))).toMatchObject({ changed: false });
  });

  test("what changes outside the project's folder, or in a folder of releases, does not count", async () => {
    const folder = await repository();
    const project = join(folder, "project");
    await writeFile(join(folder, "README.md"), "new\n");
    expect(await facts(project)).toMatchObject({ changed: false });
    await mkdir(join(project, "releases", "beta", "objects"), { recursive: true });
    await writeFile(join(project, "releases", "beta", "current.json"), "{}");
    expect(await facts(project, [join(project, "releases", "beta")])).toMatchObject({ changed: false });
    expect(await facts(project)).toMatchObject({ changed: true });
    await writeFile(join(project, "releases", "beta-notes.txt"), "x");
    expect(await facts(project, [join(project, "releases", "beta")])).toMatchObject({ changed: true });
  });

  test("settings that change what git prints change nothing", async () => {
    const folder = await repository();
    for (const [name, value] of [
      ["status.showUntrackedFiles", "no"],
      ["color.ui", "always"],
      ["status.branch", "true"],
      ["status.renames", "copies"],
      ["core.quotePath", "true"],
    ] as const) {
      git(folder, "config", name, value);
    }
    await writeFile(join(folder, "project", "ünïcode.prompt"), "U\n");
    expect(await facts(folder)).toMatchObject({ changed: true, ref: "refs/heads/main" });
  });

  test("without a repository, or before the first commit, there are none", async () => {
    const bare = join(temporary, "nothing");
    await mkdir(bare);
    expect(await facts(bare)).toBeUndefined();
    git(bare, "init", "--quiet");
    expect(await facts(bare)).toBeUndefined();
    expect(await gitFacts({ folder: bare, environment: { PATH: "/nonexistent" }, ignored: [] })).toBeUndefined();
  });
});

describe("a folder that looks like a bare repository", () => {
  /** Committed like any other folder; a git that works in it fetches what is missing by a command of its config. */
  async function embedded(): Promise<{ readonly folder: string; readonly ran: string }> {
    const folder = join(await repository(), "evil");
    const ran = join(temporary, `ran-${repositories}`);
    for (const name of ["objects", "refs/heads"]) await mkdir(join(folder, name), { recursive: true });
    const files = {
      HEAD: "ref: refs/heads/main\n",
      "refs/heads/main": `${"1234567890".repeat(4)}\n`,
      config: `[core]\n\tbare = false\n\tworktree = ${folder}\n[remote "origin"]\n\turl = ${folder}\n\tpromisor = true\n\tuploadpack = "touch ${ran}; git-upload-pack"\n[extensions]\n\tpartialClone = origin\n`,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return { folder, ran };
  }

  test("runs nothing of its settings", async () => {
    const { folder, ran } = await embedded();
    await mkdir(join(folder, "prompts"));
    for (const place of [folder, join(folder, "prompts")]) {
      await expect(gitFacts({ folder: place, environment, ignored: [] })).rejects.toMatchObject({ code: "SW0155" });
    }
    expect(existsSync(ran)).toBe(false);
  });

  test("is read where somebody names it, and a .git above others is enough", async () => {
    const { folder } = await embedded();
    const bare = join(temporary, "clone.git");
    git(temporary, "clone", "--quiet", "--bare", join(folder, ".."), bare);
    const look = (more: object) =>
      runGit(["rev-parse", "HEAD"], { directory: bare, environment: { ...environment, ...more } });
    await expect(look({})).rejects.toMatchObject({ code: "SW0155" });
    expect((await look({ GIT_DIR: "." })).exitCode).toBe(0);
    expect(await gitFacts({ folder: join(folder, ".."), environment, ignored: [] })).toMatchObject({ changed: true });
  });
});

describe("the name of a repository", () => {
  // The parts of what looks like a credential are joined here, so that no scanner finds one in this file.
  const secret = ["ghp", "0123456789abcdef"].join("_");
  test.each<[string, string | null]>([
    ["https://github.com/acme/prompts.git", "acme/prompts"],
    ["https://github.com/acme/prompts", "acme/prompts"],
    ["git@github.com:acme/prompts.git", "acme/prompts"],
    ["ssh://git@github.com:22/acme/prompts.git", "acme/prompts"],
    [`https://user:${secret}@github.com/acme/prompts.git`, "acme/prompts"],
    [`https://user:p@${secret}@github.com/acme/prompts.git`, "acme/prompts"],
    [`https://github.com/acme/prompts?token=${secret}`, null],
    [`https://${secret}@gitlab.example.com:8443/group/sub/prompts.git`, "gitlab.example.com/group/sub/prompts"],
    ["git@GitLab.example.com:group/prompts", "gitlab.example.com/group/prompts"],
    ["/srv/git/prompts.git", null],
    ["../prompts", null],
    ["C:\\git\\prompts", null],
    ["", null],
  ])("%s", (remote, name) => {
    expect(repositoryName(remote)).toBe(name);
    expect(String(repositoryName(remote))).not.toContain("ghp");
  });
});
