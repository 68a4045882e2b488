/** What every store promises, as tests that run against each of them (docs/architecture.md, src/stores/store.ts). */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Of } from "../../src/bundles/digest.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import type { ObjectAttributes, Revision, Store } from "../../src/stores/store.ts";

export interface StoreUnderTest {
  /** A fresh, empty store. */
  readonly store: Store;
  /** A second client of the same place, as another process would have it. */
  another(): Promise<Store>;
  dispose(): Promise<void>;
}

const immutable: ObjectAttributes = { mediaType: "application/json", caching: "immutable" };
const revalidated: ObjectAttributes = { mediaType: "application/json", caching: "revalidate" };
const limit = { maximumBytes: 1024 * 1024 };

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Runs the contract. Keys are unique to each test, so one place serves all of them. */
export function storeContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`the store contract: ${name}`, () => {
    let place: StoreUnderTest;
    let store: Store;
    let other: Store;
    beforeAll(async () => {
      place = await makeStore();
      store = place.store;
      other = await place.another();
    });
    afterAll(async () => {
      await place?.dispose();
    });

    const put = (key: string, text: string, by = store) =>
      by.putIfAbsent(key, bytesOf(text), sha256Of(bytesOf(text)), immutable);
    const swap = (key: string, text: string, expected: Revision | undefined, by = store) =>
      by.compareAndSwap(key, bytesOf(text), sha256Of(bytesOf(text)), expected, revalidated);
    const textOf = async (key: string, by = store) => {
      const result = await by.read(key, limit);
      return result.outcome === "found" ? new TextDecoder().decode(result.object.bytes) : result.outcome;
    };
    const revisionOf = async (key: string, by = store) => {
      const result = await by.read(key, limit);
      if (result.outcome !== "found") throw new Error(`${key} is ${result.outcome}`);
      return result.object.revision;
    };
    const keysBelow = async (prefix: string, by = store) => {
      const keys: string[] = [];
      for await (const object of by.list(prefix)) keys.push(object.key);
      return keys;
    };
    const codeOf = async (action: Promise<unknown>) => {
      try {
        await action;
        return "nothing was thrown";
      } catch (error) {
        return isSlipwayError(error) ? error.code : error;
      }
    };

    test("a key that nobody wrote is absent, and its listing empty", async () => {
      expect(await store.read("nothing/here.json", limit)).toEqual({ outcome: "absent" });
      expect(await store.exists("nothing/here.json")).toBe(false);
      expect(await keysBelow("nothing/")).toEqual([]);
    });

    test("what was put is read by another client, byte for byte", async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
      expect(await store.putIfAbsent("bytes/all", bytes, sha256Of(bytes), immutable)).toBe("created");
      const read = await other.read("bytes/all", limit);
      expect(read.outcome === "found" && Buffer.from(read.object.bytes).equals(bytes)).toBe(true);
      expect(await other.exists("bytes/all")).toBe(true);
    });

    test("an empty object is an object", async () => {
      expect(await put("bytes/empty", "")).toBe("created");
      expect(await textOf("bytes/empty", other)).toBe("");
      expect(await put("bytes/empty", "", other)).toBe("exists");
    });

    test("putting never overwrites: the same bytes exist, other bytes differ", async () => {
      expect(await put("once/a", "first")).toBe("created");
      expect(await put("once/a", "first", other)).toBe("exists");
      expect(await put("once/a", "other", other)).toBe("differs");
      expect(await put("once/a", "longer than before", other)).toBe("differs");
      expect(await textOf("once/a")).toBe("first");
    });

    test("of many clients that put one key, one creates it", async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, index) => put("once/race", "same", index % 2 === 0 ? store : other)),
      );
      expect(outcomes.filter((outcome) => outcome === "created")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "exists")).toHaveLength(7);
    });

    test("bytes that are not what their SHA-256 says are refused, and nothing is stored", async () => {
      const wrong = sha256Of(bytesOf("something else"));
      expect(await codeOf(store.putIfAbsent("wrong/put", bytesOf("a"), wrong, immutable))).toBe("SW0507");
      expect(await codeOf(store.put("wrong/free", bytesOf("a"), wrong, revalidated))).toBe("SW0507");
      expect(await codeOf(store.compareAndSwap("wrong/swap", bytesOf("a"), wrong, undefined, revalidated))).toBe(
        "SW0507",
      );
      expect(await keysBelow("wrong/")).toEqual([]);
    });

    test("a free put overwrites", async () => {
      await store.put("free/file.txt", bytesOf("one"), sha256Of(bytesOf("one")), revalidated);
      await other.put("free/file.txt", bytesOf("two"), sha256Of(bytesOf("two")), revalidated);
      expect(await textOf("free/file.txt")).toBe("two");
    });

    test("a swap moves from absent once, and then only from the revision that is there", async () => {
      const first = await swap("swap/a.json", "1", undefined);
      if (first.outcome !== "moved") throw new Error("the first swap did not move");
      expect(await swap("swap/a.json", "2", undefined, other)).toEqual({ outcome: "conflict" });
      expect(await revisionOf("swap/a.json", other)).toBe(first.revision);
      const second = await swap("swap/a.json", "2", first.revision, other);
      expect(second.outcome).toBe("moved");
      expect(await swap("swap/a.json", "3", first.revision)).toEqual({ outcome: "conflict" });
      expect(await textOf("swap/a.json")).toBe("2");
    });

    test("a swap from a revision of a key that is gone is a conflict", async () => {
      const moved = await swap("swap/gone.json", "1", undefined);
      if (moved.outcome !== "moved") throw new Error("the swap did not move");
      await store.delete(["swap/gone.json"]);
      expect(await swap("swap/gone.json", "2", moved.revision)).toEqual({ outcome: "conflict" });
      expect(await store.exists("swap/gone.json")).toBe(false);
    });

    test("of many clients that swap from one revision, one moves: 20 rounds", async () => {
      let revision: Revision | undefined;
      for (let round = 0; round < 20; round += 1) {
        const outcomes = await Promise.all(
          Array.from({ length: 6 }, (_, writer) =>
            swap("swap/race.json", `round ${round} by ${writer}`, revision, writer % 2 === 0 ? store : other),
          ),
        );
        const moved = outcomes.filter((outcome) => outcome.outcome === "moved");
        expect(moved).toHaveLength(1);
        revision = await revisionOf("swap/race.json");
        expect(moved[0]).toEqual({ outcome: "moved", revision });
      }
    });

    test("a read that names the revision that is there gets no bytes", async () => {
      await swap("cheap/a.json", "1", undefined);
      const revision = await revisionOf("cheap/a.json");
      expect(await other.read("cheap/a.json", { ...limit, unlessRevision: revision })).toEqual({
        outcome: "unchanged",
      });
      await swap("cheap/a.json", "2", revision);
      const again = await other.read("cheap/a.json", { ...limit, unlessRevision: revision });
      expect(again.outcome).toBe("found");
    });

    test("more bytes than a reader allows are an error", async () => {
      await put("large/a", "x".repeat(5_000));
      expect(await codeOf(store.read("large/a", { maximumBytes: 4_999 }))).toBe("SW0505");
      expect((await store.read("large/a", { maximumBytes: 5_000 })).outcome).toBe("found");
    });

    test("a listing has every key below the prefix with its size, in the order of UTF-8 bytes", async () => {
      const names = ["b", "a/2", "a.b", "a/1", "\u{10000}", "\uE000", "ä", "A", "a-b", "a"].filter(
        (name) => name !== "a",
      );
      for (const name of names) await put(`list/${name}`, name);
      const listed: { key: string; size: number }[] = [];
      for await (const { key, size, modifiedAt } of other.list("list/")) {
        expect(Math.abs(modifiedAt.getTime() - (await store.now()).getTime())).toBeLessThan(10 * 60_000);
        listed.push({ key, size });
      }
      expect(listed).toEqual(
        ["A", "a-b", "a.b", "a/1", "a/2", "b", "ä", "\uE000", "\u{10000}"].map((name) => ({
          key: `list/${name}`,
          size: Buffer.byteLength(name),
        })),
      );
    });

    test("a prefix may end in the middle of a name", async () => {
      await put("releases/0000000001.json", "1");
      await put("releases/0000000019.json", "19");
      await put("releases/0000000020.json", "20");
      expect(await keysBelow("releases/000000001")).toEqual(["releases/0000000019.json"]);
      expect(await keysBelow("releases/00000000")).toHaveLength(3);
      expect(await keysBelow("releas")).toHaveLength(3);
      expect(await keysBelow("releases")).toHaveLength(3);
    });

    test("a listing goes past a thousand keys", async () => {
      const names = Array.from({ length: 1_003 }, (_, index) => `many/${String(index).padStart(4, "0")}`);
      for (let start = 0; start < names.length; start += 50) {
        await Promise.all(names.slice(start, start + 50).map((name) => put(name, name)));
      }
      expect(await keysBelow("many/")).toEqual(names);
      expect(await store.delete(names)).toBe("deleted");
      expect(await keysBelow("many/")).toEqual([]);
    });

    test("deleting removes what is named and nothing else; what is absent is no error", async () => {
      await put("delete/a", "a");
      await put("delete/b", "b");
      expect(await store.delete(["delete/a", "delete/never"])).toBe("deleted");
      expect(await keysBelow("delete/", other)).toEqual(["delete/b"]);
      expect(await store.delete([])).toBe("deleted");
      expect(await put("delete/a", "again")).toBe("created");
    });

    test("a guarded delete removes nothing once its guard has moved", async () => {
      await put("guarded/a", "a");
      await swap("guarded/pointer.json", "1", undefined);
      const guard = { key: "guarded/pointer.json", revision: await revisionOf("guarded/pointer.json") };
      await swap("guarded/pointer.json", "2", guard.revision, other);
      expect(await store.delete(["guarded/a"], guard)).toBe("conflict");
      expect(await store.exists("guarded/a")).toBe(true);
      const fresh = { key: guard.key, revision: await revisionOf(guard.key) };
      expect(await store.delete(["guarded/a"], fresh)).toBe("deleted");
      expect(await store.exists("guarded/a")).toBe(false);
    });

    test.each([
      "",
      "/absolute",
      "a//b",
      "a/",
      "../outside",
      "a/../b",
      "./a",
      ".hidden",
      "a\\b",
      "a\u0000b",
      "a\nb",
      "\ud800",
    ])("%j is no key", async (key) => {
      const bytes = bytesOf("x");
      expect(await codeOf(store.read(key, limit))).toBe("SW0509");
      expect(await codeOf(store.exists(key))).toBe("SW0509");
      expect(await codeOf(store.putIfAbsent(key, bytes, sha256Of(bytes), immutable))).toBe("SW0509");
      expect(await codeOf(store.put(key, bytes, sha256Of(bytes), immutable))).toBe("SW0509");
      expect(await codeOf(store.compareAndSwap(key, bytes, sha256Of(bytes), undefined, immutable))).toBe("SW0509");
      expect(await codeOf(store.delete([key]))).toBe("SW0509");
    });

    test("names with blanks, quotes, percent signs and other scripts are names", async () => {
      const names = ["a b", "100%", "it's", "q?&=+#", "日本語/ファイル", "é", "x:y", "*"];
      for (const name of names) await put(`names/${name}`, name);
      for (const name of names) expect(await textOf(`names/${name}`, other)).toBe(name);
      expect((await keysBelow("names/")).length).toBe(names.length);
    });

    test("requests are counted by their kind", async () => {
      const before = { ...store.requests };
      await put("counted/a", "a");
      await textOf("counted/a");
      await store.exists("counted/a");
      await keysBelow("counted/");
      await store.delete(["counted/a"]);
      expect({
        get: store.requests.get - before.get,
        put: store.requests.put - before.put,
        list: store.requests.list - before.list,
        delete: store.requests.delete - before.delete,
        copy: store.requests.copy - before.copy,
      }).toEqual({ get: 2, put: 1, list: 1, delete: 1, copy: 0 });
    });

    test("a copy from another place arrives verified, or is said to be unsupported", async () => {
      await put("copy/source", "copied");
      const sha256 = sha256Of(bytesOf("copied"));
      const outcome = await other.copyFrom(store, "copy/source", sha256, immutable);
      expect(["exists", "unsupported"]).toContain(outcome);
    });

    test("its clock is the present", async () => {
      expect(Math.abs((await store.now()).getTime() - Date.now())).toBeLessThan(10 * 60_000);
    });
  });
}
