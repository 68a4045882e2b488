import { describe, expect, it } from "vitest";
import { forEachInLines, forEachLimited } from "../../src/platform/limited.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("doing many things a few at a time", () => {
  it("never does more than the limit at once, and begins in order", async () => {
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    await forEachLimited([1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
    });
    expect(begun).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it("in several lines lets a slow one hold up no other", async () => {
    const done: string[] = [];
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const all = forEachInLines(
      [
        ["a1", "a2"],
        ["b1", "b2", "b3"],
      ],
      1,
      async (item) => {
        if (item === "a1") await slow;
        done.push(item);
      },
    );
    while (done.length < 3) await turn();
    expect(done).toEqual(["b1", "b2", "b3"]);
    release();
    await all;
    expect(done.slice(3)).toEqual(["a1", "a2"]);
  });

  it("in several lines begins nothing new after a failure, and waits for what runs before it says so", async () => {
    const done: string[] = [];
    const fails = forEachInLines(
      [
        ["a1", "a2"],
        ["b1", "b2"],
      ],
      1,
      async (item) => {
        if (item === "a1") throw new Error("a1 failed");
        await turn();
        done.push(item);
      },
    );
    await expect(fails).rejects.toThrow("a1 failed");
    expect(done).toEqual(["b1"]);
  });
});
