import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createRepository, openRepository, temporaryFolder } from "../support/repository.ts";
import { codeOf, placesOf, scanIn } from "../support/scan.ts";
import { githubToken } from "../support/secrets.ts";

const rule = "github-classic-token";
const paths = (...written: readonly string[]) => ({ kind: "paths", paths: written }) as const;
const tree = { kind: "tree" } as const;

describe("a scan of files", () => {
  it("needs no repository and no settings", async () => {
    const folder = temporaryFolder();
    openRepository(folder).write("deep/er/a.txt", `one\r\ntwo ${githubToken()}`);
    expect(placesOf(await scanIn(folder, tree))).toEqual([`${rule} deep/er/a.txt:2`]);
    expect(placesOf(await scanIn(folder, paths("deep")))).toEqual([`${rule} deep/er/a.txt:2`]);
  });

  it("reads by default what git tracks or would track, submodules too", async () => {
    const module = createRepository();
    module.write("m.txt", githubToken(1));
    module.commit("module");
    const repository = createRepository();
    repository.write(".gitignore", "ignored.txt\n");
    repository.write("ignored.txt", githubToken(2));
    repository.write("tracked.txt", githubToken(3));
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", module.folder, "module");
    repository.commit("start");
    repository.write("untracked.txt", githubToken(4));
    expect(placesOf(await scanIn(repository.folder, tree))).toEqual([
      `${rule} module/m.txt:1`,
      `${rule} tracked.txt:1`,
      `${rule} untracked.txt:1`,
    ]);
    expect(placesOf(await scanIn(repository.folder, paths("ignored.txt")))).toEqual([`${rule} ignored.txt:1`]);
  });

  it("is an error where a path is not there, and where there is nothing to read", async () => {
    const folder = temporaryFolder();
    expect(await codeOf(scanIn(folder, paths("nowhere")))).toBe("SW0802");
    expect(await codeOf(scanIn(folder, tree))).toBe("SW0801");
    expect(await codeOf(scanIn(folder, paths(".")))).toBe("SW0801");
    expect(await codeOf(scanIn(createRepository().folder, tree))).toBe("SW0801");
  });

  it("makes a finding of a file that it may not read", async () => {
    // Root may read everything, so the file is one that nobody can: a folder where a file is expected.
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a.txt"), "a");
    chmodSync(join(folder, "a.txt"), 0o000);
    const { findings } = await scanIn(folder, paths("."));
    expect(findings.map(({ rule: id }) => id)).toEqual(process.getuid?.() === 0 ? [] : ["secrets-unreadable"]);
  });

  it("does not follow links in folders", async () => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    writeFileSync(join(outside, "a.txt"), githubToken());
    symlinkSync(outside, join(folder, "link"));
    symlinkSync(join(outside, "a.txt"), join(folder, "link.txt"));
    writeFileSync(join(folder, "b.txt"), "b");
    expect(placesOf(await scanIn(folder, paths(".")))).toEqual([]);
  });

  it("finds secrets at the ends and the seams of files of 100 MB, with their lines", async () => {
    const folder = temporaryFolder();
    const line = `${"x".repeat(99)}\n`;
    const text = Buffer.alloc(100_000_000, line);
    // Files are read in pieces of 2 MiB and a byte; these places cross their seams, and no line end.
    const places = [1, 2_097_132, 4_194_301, 50_000_010, text.length - 60];
    places.forEach((place, index) => {
      text.write(` ${githubToken(index + 1)} `, place - 1, "latin1");
    });
    writeFileSync(join(folder, "large.log"), text);
    const { findings } = await scanIn(folder, paths("large.log"));
    expect(findings.map(({ range }) => (range.start.line - 1) * 100 + range.start.column - 1)).toEqual(places);
  });

  it("looks into archives when asked, one level deep, and names the member", async () => {
    const folder = temporaryFolder();
    const repository = openRepository(folder);
    repository.write("in/notes.txt", `a\n${githubToken(1)}\n`);
    execFileSync("tar", ["-czf", "a.tgz", "in"], { cwd: folder });
    execFileSync("tar", ["-cf", "b.data", "in"], { cwd: folder });
    execFileSync(
      "python3",
      ["-c", "import zipfile as z; f=z.ZipFile('c.zip','w',z.ZIP_DEFLATED); f.write('in/notes.txt'); f.close()"],
      { cwd: folder },
    );
    writeFileSync(join(folder, "d.txt.gz"), gzipSync(githubToken(2)));
    const files = ["a.tgz", "b.data", "c.zip", "d.txt.gz"];
    expect(placesOf(await scanIn(folder, paths(...files)))).toEqual([`${rule} b.data:2`]);
    expect(placesOf(await scanIn(folder, paths(...files), { archives: true }))).toEqual([
      `${rule} a.tgz!in/notes.txt:2`,
      `${rule} b.data!in/notes.txt:2`,
      `${rule} b.data:2`,
      `${rule} c.zip!in/notes.txt:2`,
      `${rule} d.txt.gz!d.txt:1`,
    ]);
  });

  it("makes a finding of an archive that is damaged or unpacks to far too much", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "bomb.gz"), gzipSync(Buffer.alloc(300_000_000)));
    writeFileSync(join(folder, "cut.gz"), gzipSync(Buffer.alloc(1000, "abc")).subarray(0, 20));
    const { findings } = await scanIn(folder, paths("."), { archives: true });
    expect(findings.map(({ rule: id, file }) => `${id} ${file}`).sort()).toEqual([
      "secrets-unreadable bomb.gz",
      "secrets-unreadable cut.gz",
    ]);
  });

  it("scans standard input, and says when it is empty", async () => {
    const folder = temporaryFolder();
    const bytes = Buffer.from(`x ${githubToken()}`);
    expect(placesOf(await scanIn(folder, { kind: "bytes", bytes, name: "stdin" }))).toEqual([`${rule} stdin:1`]);
    expect(await codeOf(scanIn(folder, { kind: "bytes", bytes: Buffer.alloc(0), name: "stdin" }))).toBe("SW0801");
  });
});
