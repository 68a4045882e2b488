import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/platform/finding.ts";
import { diskFiles } from "../../src/project/file-system.ts";
import { readGlob } from "../../src/project/glob.ts";
import { type ProjectPath, readPath } from "../../src/project/paths.ts";
import { ProjectFiles } from "../../src/project/project-files.ts";
import { makeFolder } from "./folder.ts";

async function walk(folder: string, below = "", extension = ".prompt") {
  const files = new ProjectFiles(diskFiles(folder));
  const findings: Finding[] = [];
  const found = await files.walk(below as ProjectPath, (path) => path.endsWith(extension), {
    findings,
    ignored: new Set(["releases"]),
  });
  return {
    files,
    paths: found.map(({ path }) => path),
    found,
    problems: findings.map(({ rule, file }) => [rule, file]),
  };
}

describe("walking a project", () => {
  it("finds files in the order of UTF-8 bytes and leaves out what is not the project's", async () => {
    const folder = makeFolder({
      "b.prompt": "",
      "a/z.prompt": "",
      "a.prompt": "",
      "Z.prompt": "",
      "\u{10000}.prompt": "",
      "\uff61.prompt": "",
      ".git/x.prompt": "",
      "node_modules/m/x.prompt": "",
      "releases/objects/x.prompt": "",
      "a/notes.txt": "",
    });
    expect((await walk(folder)).paths).toEqual([
      "Z.prompt",
      "a.prompt",
      "a/z.prompt",
      "b.prompt",
      "\uff61.prompt",
      "\u{10000}.prompt",
    ]);
  });

  it("gives names in NFC and reads the file that the disk has", async () => {
    const folder = makeFolder({ "cafe\u0301.prompt": "decomposed" });
    const { files, found, problems } = await walk(folder);
    expect(found.map(({ path }) => path)).toEqual(["caf\u00e9.prompt"]);
    expect(problems).toEqual([]);
    const [file] = found;
    expect(file && (await files.readText(file, 100))).toMatchObject({
      ok: true,
      source: { file: "caf\u00e9.prompt", text: "decomposed" },
    });
    expect(await files.find("caf\u00e9.prompt" as ProjectPath)).toMatchObject({
      outcome: "file",
      file: { disk: "cafe\u0301.prompt" },
    });
  });

  it("finds names that are one on other systems", async () => {
    const folder = makeFolder({
      "Triage.prompt": "",
      "triage.prompt": "",
      "sub/x.prompt": "",
      "Sub/y.prompt": "",
      "stra\u00dfe.prompt": "",
      "STRASSE.prompt": "",
    });
    const { problems } = await walk(folder);
    expect(problems).toEqual(
      expect.arrayContaining([
        ["path-collision", "triage.prompt"],
        ["path-collision", "sub"],
        ["path-collision", "stra\u00dfe.prompt"],
      ]),
    );
    expect(problems).toHaveLength(3);
  });

  it("finds two Unicode forms of one name and keeps one file", async () => {
    const folder = makeFolder({ "cafe\u0301.prompt": "a", "caf\u00e9.prompt": "b" });
    const { paths, problems } = await walk(folder);
    expect(paths).toEqual(["caf\u00e9.prompt"]);
    expect(problems).toEqual([["path-collision", "caf\u00e9.prompt"]]);
  });

  it("finds names that Windows refuses, and only of files that count", async () => {
    const folder = makeFolder({ "con.prompt": "", "a?.prompt": "", "dot./x.prompt": "", "what?.txt": "" });
    const { problems } = await walk(folder);
    expect(
      problems
        .filter(([rule]) => rule === "path-not-portable")
        .map(([, file]) => file)
        .sort(),
    ).toEqual(["a?.prompt", "con.prompt", "dot.", "dot./x.prompt"]);
  });

  it("follows links to files inside the project and refuses all others", async () => {
    const folder = makeFolder({ "p/real.prompt": "inside", "p/sub/x.prompt": "", "../outside-of-it.prompt": "" });
    symlinkSync("real.prompt", join(folder, "p/link.prompt"));
    symlinkSync("/etc/passwd", join(folder, "p/evil.prompt"));
    symlinkSync("../../outside-of-it.prompt", join(folder, "p/parent.prompt"));
    symlinkSync("missing", join(folder, "p/broken.prompt"));
    symlinkSync("sub", join(folder, "p/linked"));
    symlinkSync("/etc", join(folder, "p/etc"));
    const { files, paths, problems } = await walk(folder, "p");
    expect(paths).toEqual(["p/link.prompt", "p/real.prompt", "p/sub/x.prompt"]);
    expect(problems).toEqual([
      ["path-outside-project", "p/evil.prompt"],
      ["link-not-followed", "p/linked"],
      ["path-outside-project", "p/parent.prompt"],
    ]);
    expect(await files.find("p/etc/passwd" as ProjectPath)).toEqual({ outcome: "outside" });
    expect(await files.find("p/evil.prompt" as ProjectPath)).toEqual({ outcome: "outside" });
    expect(await files.find("p/linked/x.prompt" as ProjectPath)).toMatchObject({ outcome: "file" });
  });

  it("does not wait for a pipe, and does not read it", async () => {
    const folder = makeFolder({ "a.prompt": "" });
    execFileSync("mkfifo", [join(folder, "pipe.prompt")]);
    expect((await walk(folder)).paths).toEqual(["a.prompt"]);
    const disk = diskFiles(folder);
    expect(await disk.read("pipe.prompt", 10)).toMatchObject({ outcome: "failed" });
  });

  it("reads the same from a slow disk, a few files at a time", async () => {
    const folder = makeFolder({ "a.txt": "text", "empty.txt": "", "big.txt": "x".repeat(5000), "sub/b.txt": "b" });
    execFileSync("mkfifo", [join(folder, "pipe")]);
    let time = 0;
    const slow = diskFiles(folder, () => (time += 10));
    const fast = diskFiles(folder, () => 0);
    const paths = ["a.txt", "empty.txt", "big.txt", "sub/b.txt", "absent", "sub", "pipe", "a.txt/x"];
    for (let round = 0; round < 3; round++) {
      const results = await Promise.all(paths.map((path) => slow.read(path, 4000)));
      expect(results).toEqual(await Promise.all(paths.map((path) => fast.read(path, 4000))));
      expect(results.map(({ outcome }) => outcome)).toEqual([
        "read",
        "read",
        "too-large",
        "read",
        "absent",
        "failed",
        "failed",
        "absent",
      ]);
    }
    // The clock is asked only while reading is not known to be slow.
    expect(time).toBe(160);
  });

  it("never holds more of a file than the limit", async () => {
    const folder = makeFolder({});
    writeFileSync(join(folder, "big.prompt"), Buffer.alloc(1001, "x"));
    const { files, found } = await walk(folder);
    const [file] = found;
    expect(file && (await files.readText(file, 1000))).toMatchObject({
      ok: false,
      finding: { rule: "file-unreadable", message: expect.stringContaining("1001") },
    });
  });

  it("counts upper and lower case, and names the file that differs in nothing else", async () => {
    const files = new ProjectFiles(diskFiles(makeFolder({ "media/Photo.png": "" })));
    expect(await files.find("media/photo.png" as ProjectPath)).toEqual({ outcome: "absent", near: "media/Photo.png" });
  });
});

describe("readPath", () => {
  it.each([
    ["media/a.png", "", "media/a.png"],
    ["./a.png", "prompts/support", "prompts/support/a.png"],
    ["../shared/a.png", "prompts/support", "prompts/shared/a.png"],
    ["a/./b//c", "prompts", "a/b/c"],
    ["a/../b", "", "b"],
    ["cafe\u0301", "", "caf\u00e9"],
    [".", "", ""],
  ])("reads %s in “%s” as %s", (written, folder, path) => {
    expect(readPath(written, folder)).toEqual({ ok: true, path });
  });

  it.each(["/etc/passwd", "..", "../x", "a/../../x", "C:\\x", "c:/x", "\\\\server\\x", "~/x"])(
    "refuses %s: it leads out",
    (written) => {
      expect(readPath(written)).toMatchObject({ ok: false, problem: "outside" });
    },
  );

  it.each([
    "a\\b",
    "a:b",
    "con",
    "a/nul.txt",
    "x ",
    "x.",
    "a\u0000b",
    "a\u202eb",
    "a\uff0fb",
    "x".repeat(600),
    "\u2025/x",
  ])("refuses %j: some system cannot hold it", (written) => {
    expect(readPath(written)).toMatchObject({ ok: false, problem: "not-portable" });
  });

  it("never gives a path that leads out, whatever is written", () => {
    const part = fc.oneof(fc.constantFrom("..", ".", "", "a", "b", "\\", "~", "\u2025", "C:", "\0"), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom("", "p", "p/q"), (parts, folder) => {
        const read = readPath(parts.join("/"), folder);
        if (!read.ok) return;
        expect(read.path.split("/")).not.toContain("..");
        expect(join("/root", read.path).startsWith("/root")).toBe(true);
        expect(read.path.startsWith("/")).toBe(false);
      }),
    );
  });
});

describe("globs", () => {
  it.each([
    ["prompts/*.prompt", ["prompts/a.prompt"], ["prompts/x/a.prompt", "a.prompt"]],
    ["teams/*/prompts", ["teams/a/prompts"], ["teams/prompts", "teams/a/b/prompts"]],
    ["**/*.prompt", ["a.prompt", "x/y/a.prompt"], ["a.txt"]],
    ["a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["b", "a/b/c"]],
    ["p?/x*y", ["p1/xy", "pa/x--y"], ["p/xy", "p1/x/y"]],
  ])("%s", (pattern, yes, no) => {
    const glob = readGlob(pattern);
    expect(yes.filter((path) => !glob.matches(path))).toEqual([]);
    expect(no.filter((path) => glob.matches(path))).toEqual([]);
  });

  it("knows the folder before the first wildcard", () => {
    expect(readGlob("teams/*/prompts").base).toBe("teams");
    expect(readGlob("./prompts/").base).toBe("prompts");
    expect(readGlob("*.prompt").base).toBe("");
  });

  it("ends soon on hostile globs", () => {
    expect(readGlob(`${"*a".repeat(200)}b`).matches("a".repeat(5000))).toBe(false);
    expect(readGlob(`${"**/a/".repeat(50)}b`).matches("a/".repeat(200))).toBe(false);
  });
});
