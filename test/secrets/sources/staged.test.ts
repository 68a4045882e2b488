import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRepository, openRepository, temporaryFolder, testEnvironment } from "../support/repository.ts";
import { codeOf, placesOf, scanIn } from "../support/scan.ts";
import { githubToken } from "../support/secrets.ts";

const rule = "github-classic-token";
const staged = { kind: "staged" } as const;

describe("a staged scan", () => {
  it("finds a secret before the first commit", async () => {
    const repository = createRepository();
    repository.write("a.txt", `one\ntoken ${githubToken()}\n`);
    repository.git("add", ".");
    expect(placesOf(await scanIn(repository.folder, staged))).toEqual([`${rule} a.txt:2`]);
  });

  it("reads the index and not the working tree", async () => {
    const repository = createRepository();
    repository.commit("start");
    repository.write("staged.txt", githubToken(1));
    repository.write("gone.txt", githubToken(2));
    repository.git("add", ".");
    repository.write("staged.txt", "clean again\n");
    rmSync(join(repository.folder, "gone.txt"));
    repository.write("unstaged.txt", githubToken(3));
    expect(placesOf(await scanIn(repository.folder, staged))).toEqual([`${rule} gone.txt:1`, `${rule} staged.txt:1`]);
  });

  it("reports what is new in a file and not what the last commit has", async () => {
    const repository = createRepository();
    repository.write("a.txt", `old ${githubToken(1)}\n`);
    repository.commit("start");
    repository.write("a.txt", `a line more\nold ${githubToken(1)}\n`);
    repository.git("add", ".");
    expect(placesOf(await scanIn(repository.folder, staged))).toEqual([]);
    repository.write("a.txt", `a line more\nold ${githubToken(1)}\nnew ${githubToken(2)}\n`);
    repository.git("add", ".");
    expect(placesOf(await scanIn(repository.folder, staged))).toEqual([`${rule} a.txt:3`]);
  });

  it("finds a secret in a file that was renamed and changed", async () => {
    const repository = createRepository();
    repository.write("a.txt", "line\n".repeat(50));
    repository.commit("start");
    repository.git("mv", "a.txt", "b.txt");
    repository.write("b.txt", `${"line\n".repeat(50)}${githubToken()}\n`);
    repository.git("add", ".");
    expect(placesOf(await scanIn(repository.folder, staged))).toEqual([`${rule} b.txt:51`]);
  });

  it("does not care for -diff, textconv, external diffs, colours and prefixes", async () => {
    const repository = createRepository();
    repository.write(".gitattributes", "*.secret -diff\n*.conv diff=upper\n");
    repository.commit("start");
    for (const [key, value] of [
      ["color.ui", "always"],
      ["diff.noprefix", "true"],
      ["diff.external", "false"],
      ["diff.upper.textconv", "true"],
      ["diff.renames", "copies"],
      ["diff.relative", "true"],
      ["core.quotePath", "true"],
    ] as const)
      repository.git("config", key, value);
    repository.write("x.secret", githubToken(1));
    repository.write("x.conv", githubToken(2));
    repository.git("add", ".");
    const environment = testEnvironment({ GIT_EXTERNAL_DIFF: "false", GIT_PAGER: "false", GIT_TRACE: "1" });
    expect(placesOf(await scanIn(repository.folder, staged, { environment }))).toEqual([
      `${rule} x.conv:1`,
      `${rule} x.secret:1`,
    ]);
  });

  it("takes names with spaces, quotes, line ends and letters of any alphabet", async () => {
    const repository = createRepository();
    const names = ["with space.txt", 'with "quotes".txt', "with\nline end.txt", "ключ.txt", "-dash.txt"];
    names.forEach((name, index) => {
      repository.write(name, githubToken(index + 1));
    });
    repository.git("add", ".");
    const { findings } = await scanIn(repository.folder, staged);
    expect(findings.map(({ file }) => file).sort()).toEqual([...names].sort());
  });

  it("works in a worktree, in a submodule and in a folder below the root", async () => {
    const repository = createRepository();
    repository.write("sub/a.txt", "a\n");
    repository.commit("start");
    const worktree = join(temporaryFolder(), "tree");
    repository.git("worktree", "add", "--quiet", worktree);
    const other = openRepository(worktree);
    other.write("b.txt", githubToken(1));
    other.git("add", ".");
    expect(placesOf(await scanIn(worktree, staged))).toEqual([`${rule} b.txt:1`]);

    const outer = createRepository();
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", repository.folder, "module");
    outer.commit("with a submodule");
    const inner = openRepository(join(outer.folder, "module"));
    inner.write("c.txt", githubToken(2));
    inner.git("add", ".");
    expect(placesOf(await scanIn(inner.folder, staged))).toEqual([`${rule} c.txt:1`]);

    repository.write("d.txt", githubToken(3));
    repository.git("add", ".");
    expect(placesOf(await scanIn(join(repository.folder, "sub"), staged))).toEqual([`${rule} ../d.txt:1`]);
  });

  it("reads packed contents and the index that git names", async () => {
    const repository = createRepository();
    repository.write("a.txt", githubToken(1));
    repository.commit("start");
    repository.git("rm", "--quiet", "--cached", "a.txt");
    repository.git("commit", "--quiet", "-m", "without");
    repository.git("gc", "--quiet");
    repository.git("add", "a.txt");
    expect(placesOf(await scanIn(repository.folder, staged))).toEqual([`${rule} a.txt:1`]);

    const index = join(repository.folder, ".git", "other-index");
    const environment = testEnvironment({ GIT_INDEX_FILE: index });
    openRepository(repository.folder, environment).git("read-tree", "HEAD");
    writeFileSync(join(repository.folder, "b.txt"), githubToken(2));
    openRepository(repository.folder, environment).git("add", "b.txt");
    expect(placesOf(await scanIn(repository.folder, staged, { environment }))).toEqual([`${rule} b.txt:1`]);
  });

  it("is an error where nothing is staged, and none where only a deletion is", async () => {
    const repository = createRepository();
    repository.write("a.txt", "a\n");
    repository.commit("start");
    expect(await codeOf(scanIn(repository.folder, staged))).toBe("SW0801");
    expect(placesOf(await scanIn(repository.folder, staged, { allowEmpty: true }))).toEqual([]);
    repository.git("rm", "--quiet", "a.txt");
    expect(placesOf(await scanIn(repository.folder, staged))).toEqual([]);
  });

  it("is an error outside of a repository, and where files are in conflict", async () => {
    expect(await codeOf(scanIn(temporaryFolder(), staged))).toBe("SW0151");
    const repository = createRepository();
    repository.write("a.txt", "a\n");
    repository.commit("start");
    repository.git("checkout", "--quiet", "-b", "side");
    repository.write("a.txt", "b\n");
    repository.commit("side");
    repository.git("checkout", "--quiet", "main");
    repository.write("a.txt", "c\n");
    repository.commit("main");
    expect(() => repository.git("merge", "side")).toThrow();
    expect(await codeOf(scanIn(repository.folder, staged))).toBe("SW0806");
  });
});
