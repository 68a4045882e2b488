import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRepository, openRepository, temporaryFolder, testEnvironment } from "../support/repository.ts";
import { codeOf, placesOf, scanIn } from "../support/scan.ts";
import { githubToken } from "../support/secrets.ts";

const rule = "github-classic-token";
const range = (written: string) => ({ kind: "range", range: written }) as const;

describe("a scan of a range", () => {
  it("finds what a commit brought in, with commit and author, also when a later one took it out", async () => {
    const repository = createRepository();
    const base = repository.commit("base");
    repository.write("a.txt", `x\n${githubToken(1)}\n`);
    const guilty = repository.commit("adds it");
    repository.write("a.txt", "x\n");
    repository.commit("takes it out");
    const { findings } = await scanIn(repository.folder, range(`${base}..HEAD`));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule, file: "a.txt", commit: guilty, author: "Anna Ash <anna@example.com>" });
    expect(findings[0]?.range.start).toEqual({ line: 2, column: 1 });
  });

  it("leaves alone what the base has, and finds a new secret beside it once", async () => {
    const repository = createRepository();
    repository.write("a.txt", `${githubToken(1)}\n`);
    const base = repository.commit("base");
    repository.write("a.txt", `${githubToken(1)}\n${githubToken(2)}\n`);
    repository.commit("one");
    repository.write("a.txt", `more\n${githubToken(1)}\n${githubToken(2)}\n`);
    repository.commit("two");
    expect(placesOf(await scanIn(repository.folder, range(`${base}...HEAD`)))).toEqual([`${rule} a.txt:2`]);
  });

  it("sees commits that grafts hide", async () => {
    const repository = createRepository();
    const base = repository.commit("base");
    repository.write("a.txt", `${githubToken(1)}\n`);
    repository.commit("adds it");
    repository.write("b.txt", "b\n");
    const head = repository.commit("goes on");
    mkdirSync(join(repository.folder, ".git/info"), { recursive: true });
    const grafts = join(repository.folder, ".git/info/grafts");
    writeFileSync(grafts, `${head} ${base}\n`);
    const found = await scanIn(repository.folder, range(`${base}..HEAD`));
    expect(placesOf(found)).toEqual([`${rule} a.txt:1`]);
    const environment = testEnvironment({ GIT_GRAFT_FILE: grafts });
    expect(placesOf(await scanIn(repository.folder, range(`${base}..HEAD`), { environment }))).toEqual(placesOf(found));
  });

  it("reads what people set for git log as if they had not", async () => {
    const repository = createRepository();
    repository.write("a.txt", `${githubToken(1)}\n`);
    const first = repository.commit("first");
    repository.git("commit", "--quiet", "--allow-empty", "--message", "empty");
    repository.write("b.txt", `${githubToken(2)}\n`);
    const last = repository.commit("last");
    for (const [name, value] of [
      ["log.showSignature", "true"],
      ["log.showRoot", "false"],
      ["log.diffMerges", "off"],
      ["log.decorate", "full"],
      ["log.abbrevCommit", "true"],
      ["format.pretty", "fuller"],
      ["color.ui", "always"],
      ["diff.renames", "copies"],
      ["diff.relative", "true"],
      ["diff.external", "false"],
    ] as const)
      repository.git("config", name, value);
    const source = { kind: "commits", revisions: ["HEAD"] } as const;
    const { findings, tally } = await scanIn(repository.folder, source);
    expect(findings.map(({ file, commit }) => [file, commit])).toEqual([
      ["a.txt", first],
      ["b.txt", last],
    ]);
    expect(tally.commits).toBe(3);
  });

  it("finds what only a merge brought in, and nothing of what a merged branch had before", async () => {
    const repository = createRepository();
    repository.write("a.txt", "a\n");
    repository.commit("start");
    repository.git("checkout", "--quiet", "-b", "feature");
    repository.write("f.txt", "f\n");
    repository.commit("feature");
    repository.git("checkout", "--quiet", "main");
    repository.write("main.txt", githubToken(1));
    const base = repository.commit("main moves on");
    repository.git("checkout", "--quiet", "feature");
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "main");
    repository.write("evil.txt", githubToken(2));
    const merge = repository.commit("merge main");
    const { findings } = await scanIn(repository.folder, range(`${base}..HEAD`));
    expect(findings.map(({ file, commit }) => [file, commit])).toEqual([["evil.txt", merge]]);
  });

  it("is an error for an unknown base, an empty range, and something that is no range", async () => {
    const repository = createRepository();
    repository.write("a.txt", githubToken());
    repository.commit("start");
    expect(await codeOf(scanIn(repository.folder, range("nowhere..HEAD")))).toBe("SW0804");
    expect(await codeOf(scanIn(repository.folder, range(`${"0".repeat(40)}..HEAD`)))).toBe("SW0804");
    expect(await codeOf(scanIn(repository.folder, range("HEAD")))).toBe("SW0804");
    expect(await codeOf(scanIn(repository.folder, range("--all..HEAD")))).toBe("SW0804");
    expect(await codeOf(scanIn(repository.folder, range("HEAD..HEAD")))).toBe("SW0801");
    expect(await codeOf(scanIn(temporaryFolder(), range("a..b")))).toBe("SW0151");
  });

  it("is an error in a shallow clone that lacks the base or cuts the range", async () => {
    const repository = createRepository();
    const base = repository.commit("base");
    repository.write("a.txt", githubToken());
    repository.commit("one");
    repository.write("b.txt", "b\n");
    repository.commit("two");
    const clone = join(temporaryFolder(), "clone");
    execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${repository.folder}`, clone], {
      env: testEnvironment(),
      stdio: "pipe",
    });
    expect(await codeOf(scanIn(clone, range(`${base}..HEAD`)))).toBe("SW0804");
    // The base arrives alone, without the commits between.
    openRepository(clone).git("fetch", "--quiet", "--depth", "1", "origin", base);
    expect(await codeOf(scanIn(clone, range(`${base}..HEAD`)))).toBe("SW0805");
  });

  it("counts allow-comments, baseline and settings as the base has them", async () => {
    const repository = createRepository();
    repository.write("a.txt", `# slipway:allow ${rule} a test account\nkey: old\n`);
    const base = repository.commit("base");
    repository.write("a.txt", `# slipway:allow ${rule} a test account\nkey: ${githubToken(1)}\n`);
    repository.write("b.txt", `key: ${githubToken(2)} # slipway:allow ${rule} trust me\n`);
    repository.write("c.txt", `key: ${githubToken(3)} # gitleaks:allow\n`);
    repository.write("slipway.yaml", `slipway: 1\nsecrets:\n  off: [${rule}]\n`);
    repository.commit("weakens its own review");
    expect(placesOf(await scanIn(repository.folder, range(`${base}..HEAD`)))).toEqual([
      `${rule} b.txt:1`,
      `${rule} c.txt:1`,
      "secrets-policy-loosened slipway.yaml:3",
    ]);
    const second = repository.git("rev-parse", "HEAD").trim();
    repository.write("d.txt", githubToken(4));
    repository.commit("after");
    expect(placesOf(await scanIn(repository.folder, range(`${second}..HEAD`)))).toEqual([]);
  });
});

describe("a scan of the history", () => {
  const history = { kind: "history" } as const;

  it("finds each secret of a path once, in the first commit that has it, on every branch and tag", async () => {
    const repository = createRepository();
    repository.write("a.txt", "start\n");
    repository.commit("start");
    repository.write("a.txt", `${githubToken(1)}\n`);
    const first = repository.commit("leak");
    repository.write("a.txt", `more\n${githubToken(1)}\n`);
    repository.commit("moves");
    repository.write("a.txt", "clean\n");
    repository.commit("clean");
    repository.git("checkout", "--quiet", "-b", "side");
    repository.write("b.txt", githubToken(2));
    const side = repository.commit("side");
    repository.git("tag", "v1");
    repository.git("checkout", "--quiet", "main");
    repository.git("branch", "--quiet", "-D", "side");
    const { findings, tally } = await scanIn(repository.folder, history);
    expect(findings.map(({ file, commit }) => [file, commit]).sort()).toEqual([
      ["a.txt", first],
      ["b.txt", side],
    ]);
    expect(tally.files).toBe(5);
  });

  it("is an error in a shallow clone and in a repository without commits", async () => {
    const repository = createRepository();
    expect(await codeOf(scanIn(repository.folder, history))).toBe("SW0801");
    repository.write("a.txt", githubToken());
    repository.commit("one");
    repository.commit("two");
    const clone = join(temporaryFolder(), "clone");
    execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${repository.folder}`, clone], {
      env: testEnvironment(),
      stdio: "pipe",
    });
    expect(await codeOf(scanIn(clone, history))).toBe("SW0805");
  });

  it("says which object is missing in a damaged repository", async () => {
    const repository = createRepository();
    repository.write("a.txt", "some text\n");
    repository.commit("one");
    const hash = repository.git("rev-parse", "HEAD:a.txt").trim();
    execFileSync("rm", ["-f", join(repository.folder, ".git/objects", hash.slice(0, 2), hash.slice(2))]);
    expect(await codeOf(scanIn(repository.folder, history))).toMatch(/^SW0(?:807|153)$/);
  });
});
