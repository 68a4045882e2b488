import { describe, expect, test } from "vitest";
import { bundleKey, objectKey } from "../../src/releases/keys.ts";
import { bundleOf, codeOf, Environment } from "./releasing.ts";

async function releases(count: number): Promise<Environment> {
  const beta = new Environment();
  for (let index = 1; index <= count; index += 1)
    await beta.deploy({ own: `text ${index}`, shared: "S" }, `1.${index}.0`);
  return beta;
}

function keysOf(environment: Environment, prefix: string): readonly string[] {
  return [...environment.content.keys()].filter((key) => key.startsWith(prefix)).sort();
}

describe("prune", () => {
  test("keeps the newest bundles with everything that they need, and every record", async () => {
    const beta = await releases(6);
    const outcome = await beta.prune(2);
    expect(outcome).toMatchObject({ outcome: "pruned", keptFrom: 5, bundles: 4, objects: 4, bytes: 4 * 6 });
    const kept = [5, 6].map((index) => bundleOf({ own: `text ${index}`, shared: "S" }));
    expect(keysOf(beta, "bundles/")).toEqual(kept.map((bundle) => bundleKey(bundle.digest)).sort());
    const objects = new Set(kept.flatMap((bundle) => bundle.manifest.files.map((file) => objectKey(file.sha256))));
    expect(keysOf(beta, "objects/")).toEqual([...objects].sort());
    expect(keysOf(beta, "releases/")).toHaveLength(7);
    expect(beta.live).toMatchObject({ seq: 8, version: "1.6.0", continues: 6, keptFrom: 5, action: "prune" });
    expect(beta.live.pruning).toBeUndefined();
    expect(beta.live.recent.map((mention) => mention.seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("what is kept can be rolled back to; what is gone is said to be pruned", async () => {
    const beta = await releases(6);
    await beta.prune(2);
    expect(await codeOf(beta.rollback("1.2.0"))).toBe("SW0614");
    await beta.rollback();
    expect(beta.live.version).toBe("1.5.0");
    await beta.deploy({ own: "text 2", shared: "S" }, "1.2.0", { again: true });
    expect(beta.live.version).toBe("1.2.0");
  });

  test("a dry run removes and writes nothing, and counts the same", async () => {
    const beta = await releases(6);
    const before = new Map(beta.content);
    expect(await beta.prune(2, { dryRun: true })).toMatchObject({ outcome: "would-prune", bundles: 4, objects: 4 });
    expect(beta.content).toEqual(before);
  });

  test("with nothing to remove nothing is written", async () => {
    const beta = await releases(3);
    const before = new Map(beta.content);
    expect(await beta.prune(3)).toMatchObject({ outcome: "nothing" });
    expect(beta.content).toEqual(before);
  });

  test("counts bundles that could be live again: one that is blocked does not use up a place", async () => {
    const beta = await releases(4);
    await beta.rollback();
    await beta.deploy({ own: "text 5", shared: "S" }, "1.5.0");
    await beta.prune(2);
    await beta.rollback();
    expect(beta.live.version).toBe("1.3.0");
  });

  test("age counts from when a release was superseded", async () => {
    const beta = new Environment();
    const day = 24 * 60;
    await beta.deploy({ a: "A" }, "1.0.0");
    beta.minutes += 100 * day;
    await beta.deploy({ a: "B" }, "1.1.0");
    beta.minutes += 20 * day;
    await beta.deploy({ a: "C" }, "1.2.0");
    beta.minutes += 10 * day;
    // 1.0.0 is 130 days old, and was live until 30 days ago.
    expect(await beta.prune(1, { keepDays: 31 })).toMatchObject({ outcome: "nothing" });
    expect(await beta.prune(1, { keepDays: 15 })).toMatchObject({ outcome: "pruned", keptFrom: 2, bundles: 1 });
  });

  test("removes what a killed deploy left, and leaves alone what it does not know", async () => {
    const beta = await releases(2);
    const orphan = bundleOf({ own: "never released" });
    for (const file of orphan.manifest.files) beta.content.set(objectKey(file.sha256), await orphan.read(file));
    beta.content.set("objects/README.txt", new Uint8Array());
    beta.content.set("approvals/x/1.json", new Uint8Array());
    await beta.prune(2);
    expect(orphan.manifest.files.some((file) => beta.content.has(objectKey(file.sha256)))).toBe(false);
    expect(beta.content.has("objects/README.txt")).toBe(true);
    expect(beta.content.has("approvals/x/1.json")).toBe(true);
  });

  test("removes nothing where a manifest that must be kept is missing or damaged", async () => {
    const beta = await releases(3);
    const manifest = bundleKey(bundleOf({ own: "text 2", shared: "S" }).digest);
    beta.content.set(manifest, new TextEncoder().encode("{}"));
    const before = new Map(beta.content);
    expect(await codeOf(beta.prune(2))).toBe("SW0402");
    expect(beta.content).toEqual(before);
    beta.content.delete(manifest);
    expect(await codeOf(beta.prune(2))).toBe("SW0618");
  });

  test("what is kept never grows again: a later prune with a larger number keeps from where the first one stopped", async () => {
    const beta = await releases(6);
    await beta.prune(2);
    expect(await beta.prune(5)).toMatchObject({ outcome: "nothing", keptFrom: 5 });
  });

  test("while a prune is under way a release that needs what it removes waits for it, others go on and carry the mark", async () => {
    const beta = await releases(3);
    const { store } = beta;
    let during: unknown;
    let refused: unknown;
    const waiting: string[] = [];
    const realDelete = store.delete.bind(store);
    store.delete = async (keys, guard) => {
      store.delete = realDelete;
      refused = await codeOf(beta.deploy({ own: "text 1", shared: "S" }, "1.1.0", { again: true }));
      during = await beta.deploy({ own: "text 4", shared: "S" }, "1.4.0");
      waiting.push(String(beta.live.pruning));
      return realDelete(keys, guard);
    };
    expect(await beta.prune(1)).toMatchObject({ outcome: "pruned" });
    expect(refused).toBe("SW0616");
    expect(during).toMatchObject({ outcome: "released" });
    expect(waiting[0]).toMatch(/^id-beta-/);
    expect(beta.live).toMatchObject({ version: "1.4.0" });
    expect(beta.live.pruning).toBeUndefined();
    expect(await beta.deploy({ own: "text 1", shared: "S" }, "1.1.0", { again: true })).toMatchObject({
      outcome: "released",
    });
  });

  test("a release that may wait goes through when the prune is done", async () => {
    const beta = await releases(2);
    const { store } = beta;
    let finish = () => {};
    const deleting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const realDelete = store.delete.bind(store);
    let pruned: Promise<unknown> | undefined;
    const began = new Promise<void>((resolve) => {
      store.delete = async (keys, guard) => {
        resolve();
        await deleting;
        return realDelete(keys, guard);
      };
    });
    pruned = beta.prune(1);
    await began;
    const outcome = await beta.deploy({ own: "text 1", shared: "S" }, "1.1.0", {
      again: true,
      wait: async () => {
        finish();
        await pruned;
      },
    });
    expect(outcome).toMatchObject({ outcome: "released" });
    expect(beta.live.version).toBe("1.1.0");
  });
});
