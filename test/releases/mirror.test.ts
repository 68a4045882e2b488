import { describe, expect, test } from "vitest";
import { mirrorKey } from "../../src/releases/keys.ts";
import { updateMirror } from "../../src/releases/mirror.ts";
import { mirrorPlaces } from "../../src/releases/mirror-state.ts";
import { verify } from "../../src/releases/verify.ts";
import type { Store } from "../../src/stores/store.ts";
import { bytesOf, codeOf, Environment } from "./releasing.ts";

const places = ["outputs/"];

function mirror(beta: Environment, at: readonly string[] = places, store: Store = beta.store) {
  return updateMirror({ store, environment: "beta", places: at, newId: beta.request.newId, concurrency: 2 });
}

function shown(beta: Environment, place = "outputs/"): Record<string, string> {
  const entries = [...beta.content].filter(([key]) => key.startsWith(place)).sort();
  return Object.fromEntries(entries.map(([key, bytes]) => [key.slice(place.length), new TextDecoder().decode(bytes)]));
}

/** A store that throws at the n-th write of a file of the mirror. */
function dyingAt(store: Store, writes: number): Store {
  let left = writes;
  const dying: Store = Object.create(store);
  dying.put = async (...parameters) => {
    left -= 1;
    if (left < 0) throw new Error("killed");
    return store.put(...parameters);
  };
  return dying;
}

describe("the mirror", () => {
  test("shows the live bundle at stable keys, and is not written again for nothing", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A", "deep/b": "B" }, "1.0.0");
    expect(await mirror(beta)).toEqual({ outcome: "written", seq: 1, written: 2, removed: 0 });
    expect(shown(beta)).toEqual({ a: "A", "deep/b": "B" });
    const before = new Map(beta.content);
    expect(await mirror(beta)).toEqual({ outcome: "unchanged", seq: 1, written: 0, removed: 0 });
    expect(beta.content).toEqual(before);
  });

  test("writes changed files only, removes what went, and leaves foreign files alone", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A", b: "B", c: "C" }, "1.0.0");
    await mirror(beta);
    beta.content.set("outputs/foreign.txt", bytesOf("not ours"));
    await beta.deploy({ a: "A", b: "B2", d: "D" }, "1.1.0");
    expect(await mirror(beta)).toEqual({ outcome: "written", seq: 2, written: 2, removed: 1 });
    expect(shown(beta)).toEqual({ a: "A", b: "B2", d: "D", "foreign.txt": "not ours" });
  });

  test("shows one folder of the bundle alone, also where it showed all of it before", async () => {
    const view = mirrorPlaces(["outputs/"], "outputs");
    const beta = new Environment();
    await beta.deploy(
      { "welcome.html": "old", "outputs/welcome.html": "A", "outputs/de/hi.md": "B", compiled: "C" },
      "1.0.0",
    );
    await mirror(beta);
    expect(await mirror(beta, view)).toMatchObject({ outcome: "written", written: 2, removed: 3 });
    expect(shown(beta)).toEqual({ "de/hi.md": "B", "welcome.html": "A" });
    await beta.deploy({ "outputs/welcome.html": "A2", compiled: "C" }, "1.1.0");
    expect(await mirror(beta, view)).toEqual({ outcome: "written", seq: 2, written: 1, removed: 1 });
    expect(shown(beta)).toEqual({ "welcome.html": "A2" });
    const report = await verify({ store: beta.store, environment: "beta", deep: true, places: view });
    expect(report.problems).toEqual([]);
    beta.content.set("outputs/welcome.html", bytesOf("XX"));
    const { problems } = await verify({ store: beta.store, environment: "beta", deep: true, places: view });
    expect(problems).toMatchObject([{ kind: "mirror", key: "outputs/welcome.html" }]);
  });

  test("follows a rollback", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    await beta.deploy({ a: "B" }, "1.1.0");
    await mirror(beta);
    await beta.rollback();
    expect(await mirror(beta)).toMatchObject({ outcome: "written", seq: 3, written: 1 });
    expect(shown(beta)).toEqual({ a: "A" });
  });

  test("killed at any write, also twice in a row over several releases, the next call makes it right", async () => {
    for (const kills of [[0], [1], [2], [1, 1], [2, 0], [0, 2], [2, 2]]) {
      const beta = new Environment();
      await beta.deploy({ a: "A", b: "B", c: "C" }, "1.0.0");
      await mirror(beta);
      let release = 1;
      for (const writes of kills) {
        release += 1;
        await beta.deploy({ a: `A${release}`, b: `B${release}`, [`n${release}`]: "new" }, `1.${release}.0`);
        expect(await codeOf(mirror(beta, places, dyingAt(beta.store, writes)))).toBe("SW0625");
      }
      await beta.deploy({ a: "A", b: "B", z: "Z" }, "2.0.0");
      await mirror(beta);
      expect(shown(beta)).toEqual({ a: "A", b: "B", z: "Z" });
    }
  });

  test("killed before it was ever complete, everything is written", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A", b: "B", c: "C" }, "1.0.0");
    expect(await codeOf(mirror(beta, places, dyingAt(beta.store, 1)))).toBe("SW0625");
    expect(await mirror(beta)).toMatchObject({ written: 3 });
    expect(shown(beta)).toEqual({ a: "A", b: "B", c: "C" });
  });

  test("a release that comes while it is written is shown in the end", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A", b: "B" }, "1.0.0");
    await mirror(beta);
    await beta.deploy({ a: "A2", b: "B2" }, "1.1.0");
    const store: Store = Object.create(beta.store);
    let once = true;
    store.put = async (...parameters) => {
      if (once) {
        once = false;
        await beta.deploy({ a: "A3", c: "C" }, "1.2.0");
        await mirror(beta);
        expect(shown(beta)).toEqual({ a: "A3", c: "C" });
      }
      return beta.store.put(...parameters);
    };
    expect(await mirror(beta, places, store)).toMatchObject({ outcome: "written", seq: 3 });
    expect(shown(beta)).toEqual({ a: "A3", c: "C" });
  });

  test("several places; one that is configured no longer is cleared of what was ours", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    await mirror(beta, ["one/", "two/"]);
    expect(shown(beta, "two/")).toEqual({ a: "A" });
    beta.content.set("one/foreign", bytesOf("F"));
    await mirror(beta, ["two/", "three/x/"]);
    expect([shown(beta, "one/"), shown(beta, "two/"), shown(beta, "three/x/")]).toEqual([
      { foreign: "F" },
      { a: "A" },
      { a: "A" },
    ]);
  });

  test("a bundle whose manifest was pruned from under a killed mirror is written whole", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A", b: "B" }, "1.0.0");
    await mirror(beta);
    await beta.deploy({ a: "A2", b: "B" }, "1.1.0");
    await beta.prune(1);
    expect(await mirror(beta)).toMatchObject({ written: 2 });
    expect(shown(beta)).toEqual({ a: "A2", b: "B" });
  });

  test("a damaged object does not reach the mirror", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    for (const key of beta.content.keys()) if (key.startsWith("objects/")) beta.content.set(key, bytesOf("Z"));
    expect(await codeOf(mirror(beta))).toBe("SW0625");
    expect(shown(beta)).toEqual({});
  });

  test("damaged and newer states are said to be so", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    beta.content.set(mirrorKey, bytesOf('{"format":"slipway/mirror/v2"}'));
    expect(await codeOf(mirror(beta))).toBe("SW0603");
    beta.content.set(mirrorKey, bytesOf('{"format":"slipway/mirror/v1","places":["objects/"]}'));
    expect(await codeOf(mirror(beta))).toBe("SW0625");
  });
});

describe("places of a mirror", () => {
  test("are written in many ways and mean one thing", () => {
    expect(mirrorPlaces(["outputs"])).toEqual(["outputs/"]);
    expect(mirrorPlaces(["./outputs/", "/other//"])).toEqual(["outputs/", "other/"]);
  });

  test.each([
    ["."],
    [""],
    ["objects"],
    ["releases/x"],
    ["current.json"],
    ["../x"],
    ["a/../b"],
    [".slipway/x"],
    ["a\\b"],
  ])("%j is refused", async (place) => {
    expect(await codeOf((async () => mirrorPlaces([place]))())).toBe("SW0624");
  });

  test("may not overlap", async () => {
    expect(await codeOf((async () => mirrorPlaces(["a/b", "a"]))())).toBe("SW0624");
    expect(await codeOf((async () => mirrorPlaces(["a", "a/"]))())).toBe("SW0624");
    expect(mirrorPlaces(["a", "ab"])).toEqual(["a/", "ab/"]);
  });
});
