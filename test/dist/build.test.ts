import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleFiles } from "../../scripts/bundle.ts";
import { root } from "./built.ts";

let files: ReadonlyMap<string, string>;
let elsewhere: string;

beforeAll(async () => {
  files = await bundleFiles(root);
  elsewhere = await mkdtemp(join(tmpdir(), "slipway elsewhere-"));
});

afterAll(async () => {
  await rm(elsewhere, { recursive: true });
});

describe("the bundles", () => {
  test("are the same, byte for byte, from another folder", async () => {
    for (const name of ["src", "package.json", "tsconfig.json"]) {
      await cp(join(root, name), join(elsewhere, name), { recursive: true });
    }
    await symlink(join(root, "node_modules"), join(elsewhere, "node_modules"));
    const other = await bundleFiles(elsewhere);
    expect([...other.keys()]).toEqual([...files.keys()]);
    for (const [path, content] of other) expect(content === files.get(path), path).toBe(true);
  });

  test("hold no path of the machine, and no module of npm that they do not bring along", () => {
    for (const [path, content] of files) {
      expect(content.includes(root), path).toBe(false);
      if (!path.endsWith(".js")) continue;
      for (const [, name = ""] of content.matchAll(/\brequire\("([^"]+)"\)/g)) {
        expect(isBuiltin(name) || name.startsWith("."), `${path} requires ${name}`).toBe(true);
      }
    }
  });

  test("name every package inside, with its licence", () => {
    const licenses = files.get("licenses.txt") ?? "";
    const packages = new Set<string>();
    for (const content of files.values()) {
      for (const [, name = ""] of content.matchAll(/^\/\/(?:#region)? ?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)) {
        packages.add(name);
      }
    }
    expect(packages.size).toBeGreaterThan(0);
    for (const name of packages) expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+`, "m"));
    expect(licenses).toContain("Permission is hereby granted");
  });

  test("can be read: names of files say what is inside, and no line is minified", () => {
    for (const [path, content] of files) {
      expect(path).toMatch(
        /^(?:chunks\/[a-z][\w.-]*\.js|types\/[\w/-]+\.d\.ts|actions\/[a-z-]+\.js|[a-z-]+\.(?:js|json|txt))$/,
      );
      // One chunk is a table of the scanner in base64, generated as its source is.
      if (path.endsWith(".js") && !path.endsWith("-table.js"))
        expect(content.split("\n").length, path).toBeGreaterThan(content.length / 400);
    }
  });

  test("hold ASCII alone, so that nothing hides in them and they are ready sooner", () => {
    for (const [path, content] of files) {
      if (path.endsWith(".js")) expect(/[^\0-\x7f].{0,40}/.exec(content)?.[0], path).toBeUndefined();
    }
  });

  test("begin with an entry that needs nothing of a new Node to say that the Node is too old", () => {
    const entry = files.get("cli.js") ?? "";
    expect(entry.startsWith("#!/usr/bin/env node\n")).toBe(true);
    expect(entry.length).toBeLessThan(2_000);
    expect(entry).not.toMatch(/\?\?|\?\.|\basync\b|\bawait\b|=>\s*\{[^}]*\.\.\.|\bimport\b.*from/);
    expect(entry.match(/require\(/g)).toHaveLength(1);
  });
});
