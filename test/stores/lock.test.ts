import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { withLock } from "../../src/stores/lock.ts";

const worker = join(import.meta.dirname, "lock-worker.ts");
let temporary: string;
let files = 0;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "slipway-lock-"));
});
afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

function newFile(): string {
  files += 1;
  return join(temporary, `lock-${files}`);
}

/** A process that holds the lock until it is told to let go, or dies. */
async function holder(file: string) {
  const child = fork(worker, [file], { stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString("utf8");
  });
  await once(child, "message");
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    release: async () => {
      child.send("release");
      await once(child, "exit");
      return errors;
    },
  };
}

async function codeOf(action: Promise<unknown>): Promise<unknown> {
  try {
    return await action;
  } catch (error) {
    return isSlipwayError(error) ? error.code : error;
  }
}

describe("the lock of a folder", () => {
  test("lets one in at a time, within a process too", async () => {
    const file = newFile();
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 12 }, () =>
        withLock(file, {}, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setImmediate(resolve));
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect((await stat(file)).size).toBe(0);
  });

  test("is free again when the action throws", async () => {
    const file = newFile();
    await expect(withLock(file, {}, () => Promise.reject(new Error("inside")))).rejects.toThrow("inside");
    expect(await withLock(file, {}, async () => "in")).toBe("in");
  });

  test("keeps other processes out, tells who waits, gives up after a while, and nothing is printed", async () => {
    const file = newFile();
    const other = await holder(file);
    const told: string[] = [];
    const outcome = await codeOf(
      withLock(file, { longestWait: 1_300, onWait: (text) => told.push(text) }, async () => "in"),
    );
    expect(outcome).toBe("SW0504");
    expect(told).toEqual(["Another process holds the lock of the store; waiting for it."]);
    expect(await other.release()).toBe("");
    expect(await withLock(file, {}, async () => "in")).toBe("in");
  });

  test("is freed by the kernel when its holder is killed", async () => {
    const file = newFile();
    const other = await holder(file);
    const waiting = withLock(file, {}, async () => "in");
    await other.kill();
    expect(await waiting).toBe("in");
  });

  test("waiting ends at once when the person interrupts", async () => {
    const file = newFile();
    const other = await holder(file);
    const controller = new AbortController();
    const waiting = withLock(file, { signal: controller.signal }, async () => "in");
    controller.abort(new Error("interrupted"));
    await expect(waiting).rejects.toThrow("interrupted");
    await other.release();
  });

  test("a link, a database or a planted journal in its place is refused", async () => {
    const link = newFile();
    await symlink(join(temporary, "elsewhere"), link);
    expect(await codeOf(withLock(link, {}, async () => "in"))).toBe("SW0506");
    const full = newFile();
    await writeFile(full, "SQLite format 3\0 and more");
    expect(await codeOf(withLock(full, {}, async () => "in"))).toBe("SW0506");
    const planted = newFile();
    await writeFile(`${planted}-wal`, "planted");
    expect(await codeOf(withLock(planted, {}, async () => "in"))).toBe("SW0506");
    const missing = join(temporary, "no", "such", "folder", "lock");
    expect(await codeOf(withLock(missing, {}, async () => "in"))).toBe("SW0508");
  });
});
