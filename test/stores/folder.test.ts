import { spawnSync } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Of } from "../../src/platform/digest.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { openFolderStore } from "../../src/stores/folder.ts";
import type { ObjectAttributes, Store } from "../../src/stores/store.ts";

const attributes: ObjectAttributes = { mediaType: "text/plain", caching: "immutable" };
const limit = { maximumBytes: 1_000 };

let temporary: string;
let folders = 0;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "slipway-folder-"));
});
afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

function newFolder(): string {
  folders += 1;
  return join(temporary, `store-${folders}`);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function put(store: Store, key: string, text: string) {
  return store.putIfAbsent(key, bytesOf(text), sha256Of(bytesOf(text)), attributes);
}

function swap(store: Store, key: string, text: string) {
  return store.compareAndSwap(key, bytesOf(text), sha256Of(bytesOf(text)), undefined, attributes);
}

async function keysOf(store: Store): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list("")) keys.push(key);
  return keys;
}

async function codeOf(action: Promise<unknown>): Promise<unknown> {
  try {
    return await action;
  } catch (error) {
    return isSlipwayError(error) ? error.code : error;
  }
}

describe("a folder as a store", () => {
  test("keys are plain files below it, and nothing is made before something is written", async () => {
    const folder = newFolder();
    const store = await openFolderStore(folder);
    expect((await store.read("objects/a", limit)).outcome).toBe("absent");
    expect(await keysOf(store)).toEqual([]);
    await expect(stat(folder)).rejects.toThrow("ENOENT");
    await put(store, "objects/deep/a", "content");
    expect(await readFile(join(folder, "objects", "deep", "a"), "utf8")).toBe("content");
    expect(await keysOf(store)).toEqual(["objects/deep/a"]);
    expect(await readdir(join(folder, ".slipway", "writing"))).toEqual([]);
  });

  test("its address may be a link; inside it no link is followed, to a file or to a folder", async () => {
    const folder = newFolder();
    const outside = newFolder();
    await mkdir(outside, { recursive: true });
    await writeFile(join(outside, "secret"), "outside");
    await mkdir(join(folder, "objects"), { recursive: true });
    await symlink(join(outside, "secret"), join(folder, "objects", "link"));
    await symlink(outside, join(folder, "bundles"));
    const entrance = join(temporary, `entrance-${folders}`);
    await symlink(folder, entrance);
    const store = await openFolderStore(entrance);
    expect(await codeOf(store.read("objects/link", limit))).toBe("SW0506");
    expect(await codeOf(store.read("bundles/secret", limit))).toBe("SW0506");
    expect(await codeOf(put(store, "bundles/new", "x"))).toBe("SW0506");
    expect(await keysOf(store).catch((error: unknown) => error)).toEqual([]);
    expect(await readdir(outside)).toEqual(["secret"]);
    await put(store, "objects/a", "through the entrance");
    expect(await readFile(join(folder, "objects", "a"), "utf8")).toBe("through the entrance");
  });

  test("a folder, a pipe or a file in the wrong place is said to be one, and nothing hangs", async () => {
    const folder = newFolder();
    await mkdir(join(folder, "objects", "folder"), { recursive: true });
    await writeFile(join(folder, "releases"), "a file where a folder belongs");
    const store = await openFolderStore(folder);
    expect(await codeOf(store.read("objects/folder", limit))).toBe("SW0506");
    expect(await codeOf(store.read("releases/1.json", limit))).toBe("SW0506");
    expect(await codeOf(put(store, "releases/1.json", "x"))).toBe("SW0506");
    if (spawnSync("mkfifo", [join(folder, "objects", "pipe")]).status === 0) {
      expect(await codeOf(store.read("objects/pipe", limit))).toBe("SW0506");
      expect(await keysOf(store)).toEqual(["releases"]);
    }
  });

  test("a pointer of a gigabyte is refused without being read", async () => {
    const folder = newFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "current.json"), "");
    await truncate(join(folder, "current.json"), 1024 * 1024 * 1024);
    const store = await openFolderStore(folder);
    const before = process.memoryUsage().arrayBuffers;
    expect(await codeOf(store.read("current.json", { maximumBytes: 65_536 }))).toBe("SW0505");
    expect(await codeOf(swap(store, "current.json", "new"))).toBe("SW0505");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  test("what killed processes left half written is no key, and goes after an hour", async () => {
    const folder = newFolder();
    const writing = join(folder, ".slipway", "writing");
    await mkdir(writing, { recursive: true });
    await writeFile(join(writing, "old"), "half");
    await writeFile(join(writing, "young"), "half");
    const hoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
    await utimes(join(writing, "old"), hoursAgo, hoursAgo);
    const store = await openFolderStore(folder);
    await put(store, "objects/a", "a");
    expect(await readdir(writing)).toEqual(["young"]);
    expect(await keysOf(store)).toEqual(["objects/a"]);
  });

  test("deleting the last key of a folder deletes the folder, and writing there again works", async () => {
    const folder = newFolder();
    const store = await openFolderStore(folder);
    const other = await openFolderStore(folder);
    await put(store, "outputs/deep/er/a", "a");
    await put(store, "outputs/b", "b");
    await other.delete(["outputs/deep/er/a"]);
    expect(await readdir(join(folder, "outputs"))).toEqual(["b"]);
    expect(await put(store, "outputs/deep/er/a", "again")).toBe("created");
  });

  test("a folder that is a file, or may not be written, is refused in words", async () => {
    const file = newFolder();
    await writeFile(file, "a file");
    expect(await codeOf(openFolderStore(file))).toBe("SW0502");
    expect(await codeOf(openFolderStore(join(file, "below")))).toBe("SW0502");
    if (process.getuid?.() !== 0) {
      const closed = newFolder();
      await mkdir(closed);
      await chmod(closed, 0o500);
      const refusal = await put(await openFolderStore(closed), "a", "a").catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: "SW0508", message: expect.stringContaining(JSON.stringify(closed)) });
      expect(refusal).toMatchObject({ next: expect.stringContaining("Give this user the right") });
    }
  });

  test("an interrupted command stops at its next request", async () => {
    const controller = new AbortController();
    const store = await openFolderStore(newFolder(), { signal: controller.signal });
    await put(store, "a", "a");
    controller.abort(new Error("interrupted"));
    await expect(put(store, "b", "b")).rejects.toThrow("interrupted");
  });
});
