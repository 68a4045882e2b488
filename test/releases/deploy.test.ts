import { describe, expect, test } from "vitest";
import { bundleKey, objectKey, pointerKey, releaseKey } from "../../src/releases/keys.ts";
import { readManifest } from "../../src/releases/publish.ts";
import { bundleOf, codeOf, Environment, errorOf, explicit } from "./releasing.ts";

function counted(environment: Environment) {
  const before = { ...environment.store.requests };
  return () => {
    const after = environment.store.requests;
    return (
      after.get -
      before.get +
      (after.put - before.put) +
      (after.copy - before.copy) +
      (after.list - before.list) +
      (after.delete - before.delete)
    );
  };
}

const manyFiles = Object.fromEntries(
  Array.from({ length: 300 }, (_, index) => [`prompts/${index}.prompt`, `text ${index}`]),
);

describe("deploy", () => {
  test("the first release has every object, its manifest and the pointer", async () => {
    const beta = new Environment();
    const bundle = bundleOf({ "prompts/a.prompt": "A", "prompts/b.prompt": "B" });
    const outcome = await beta.deploy({ "prompts/a.prompt": "A", "prompts/b.prompt": "B" }, "1.0.0");
    expect(outcome).toMatchObject({ outcome: "released", previous: undefined, supersededBy: undefined });
    expect([...beta.content.keys()].sort()).toEqual(
      ["current.json", bundleKey(bundle.digest), ...bundle.manifest.files.map((file) => objectKey(file.sha256))].sort(),
    );
    expect(beta.live).toMatchObject({
      format: "slipway/release/v1",
      seq: 1,
      version: "1.0.0",
      environment: "beta",
      bundle: bundle.digest,
      parent: null,
      action: "deploy",
      actor: { name: "anna" },
      source: { repository: "acme/prompts", ref: "refs/heads/main" },
      gate: { outcome: "none", evidence: null },
      blocked: [],
      recent: [],
    });
    expect((await readManifest(beta.store, bundle.digest))?.manifest).toEqual(bundle.manifest);
  });

  test("an unchanged deploy asks once and writes nothing", async () => {
    const beta = new Environment();
    await beta.deploy(manyFiles, "1.0.0");
    const before = new Map(beta.content);
    const requests = counted(beta);
    const outcome = await beta.deploy(manyFiles, "1.0.0");
    expect(outcome).toMatchObject({ outcome: "unchanged", byOther: false });
    expect(requests()).toBe(1);
    expect(beta.content).toEqual(before);
  });

  test("one changed file costs six requests and writes four keys", async () => {
    const beta = new Environment();
    await beta.deploy(manyFiles, "1.0.0");
    const before = new Map(beta.content);
    const requests = counted(beta);
    const bundle = bundleOf({ ...manyFiles, "prompts/7.prompt": "changed" });
    await beta.deploy({}, "1.1.0", { bundle });
    expect(requests()).toBe(6);
    expect(bundle.reads).toEqual(["prompts/7.prompt"]);
    const written = [...beta.content].filter(([key, bytes]) => before.get(key) !== bytes).map(([key]) => key);
    expect(written).toHaveLength(4);
    expect(written).toContain(releaseKey(1));
    expect(beta.content.get(releaseKey(1))).toEqual(before.get("current.json"));
    expect(beta.live).toMatchObject({ seq: 2, version: "1.1.0", recent: [{ seq: 1, version: "1.0.0" }] });
  });

  test("the same content at several paths is put once", async () => {
    const beta = new Environment();
    const bundle = bundleOf({ a: "same", b: "same", c: "other" });
    await beta.deploy({}, "1.0.0", { bundle });
    expect(bundle.reads.toSorted()).toEqual(["a", "c"]);
  });

  test("the live bundle under a derived version changes nothing, under a new explicit one it is a new record only", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    const derived = { kind: "derived", version: "0.0.0-gabc", otherwise: "0.0.0-babc" } as const;
    expect(await beta.deploy({ a: "A" }, "", { version: derived })).toMatchObject({ outcome: "unchanged" });
    const requests = counted(beta);
    expect(await beta.deploy({ a: "A" }, "1.1.0")).toMatchObject({
      outcome: "released",
      plan: { kind: "same-bundle" },
    });
    expect(requests()).toBe(3);
    expect(beta.live).toMatchObject({ seq: 2, version: "1.1.0" });
  });

  test("a version names one bundle for good, also sixty releases later, and at a constant number of requests", async () => {
    const beta = new Environment();
    for (let index = 0; index < 60; index += 1) await beta.deploy({ a: `text ${index}` }, `1.${index}.0`);
    expect(beta.live.recent).toHaveLength(50);
    expect(await codeOf(beta.deploy({ a: "new" }, "1.0.0"))).toBe("SW0605");
    expect(await codeOf(beta.deploy({ a: "text 0" }, "1.0.0"))).toBe("SW0606");
    expect(await codeOf(beta.deploy({ a: "text 40" }, "1.40.0"))).toBe("SW0606");
    const requests = counted(beta);
    expect(await beta.deploy({ a: "new" }, "2.0.0")).toMatchObject({ outcome: "released" });
    expect(requests()).toBe(6);
    expect(await beta.deploy({ a: "text 0" }, "1.0.0", { again: true })).toMatchObject({ outcome: "released" });
    expect(beta.live).toMatchObject({ seq: 62, version: "1.0.0" });
  });

  test("a derived version that names other bytes already gives way to one made from the bytes", async () => {
    const beta = new Environment();
    const version = { kind: "derived", version: "0.0.0-g111111111111", otherwise: "0.0.0-b222222222222" } as const;
    await beta.deploy({ a: "A" }, "", { version });
    await beta.deploy({ a: "B" }, "", { version });
    expect(beta.live.version).toBe("0.0.0-b222222222222");
  });

  test("a superseded version is refused, and released as the newest when told so", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    await beta.deploy({ a: "B" }, "1.1.0");
    const error = await errorOf(beta.deploy({ a: "A" }, "1.0.0"));
    expect(error).toMatchObject({ code: "SW0606", class: "refusal" });
    expect(error.message).toContain("1.1.0 is live (release 2)");
    await beta.deploy({ a: "A" }, "1.0.0", { again: true });
    expect(beta.live).toMatchObject({ seq: 3, version: "1.0.0" });
  });

  test("what a rollback left is blocked until a reason lifts it", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    await beta.deploy({ a: "B" }, "1.1.0");
    await beta.rollback();
    expect(await codeOf(beta.deploy({ a: "B" }, "1.1.0"))).toBe("SW0607");
    expect(await codeOf(beta.deploy({ a: "B" }, "1.1.0", { again: true }))).toBe("SW0607");
    expect(await codeOf(beta.deploy({ a: "B" }, "1.2.0"))).toBe("SW0607");
    expect(await codeOf(beta.deploy({ a: "B" }, "1.1.0", { unblock: "  " }))).toBe("SW0626");
    await beta.deploy({ a: "B" }, "1.1.0", { unblock: "the alarm was false" });
    expect(beta.live).toMatchObject({
      seq: 4,
      version: "1.1.0",
      blocked: [],
      unblocked: [{ version: "1.1.0", reason: "the alarm was false" }],
    });
  });

  test("a store of another environment is refused", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    expect(await codeOf(beta.deploy({ a: "B" }, "1.1.0", { environment: "prod" }))).toBe("SW0617");
  });

  test("a lost pointer is not a new beginning", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    await beta.deploy({ a: "B" }, "1.1.0");
    beta.content.delete("current.json");
    expect(await codeOf(beta.deploy({ a: "C" }, "1.2.0"))).toBe("SW0618");
  });

  test("a damaged object that the release needs stops it", async () => {
    const beta = new Environment();
    const bundle = bundleOf({ a: "A" });
    const file = bundle.manifest.files[0];
    if (file === undefined) throw new Error("no file");
    beta.content.set(objectKey(file.sha256), new TextEncoder().encode("X"));
    expect(await codeOf(beta.deploy({ a: "A" }, "1.0.0"))).toBe("SW0620");
    expect(beta.content.has("current.json")).toBe(false);
  });

  test("a missing manifest of the live release is mended by the next deploy, which puts every file", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A", b: "B" }, "1.0.0");
    for (const key of [...beta.content.keys()]) if (key !== "current.json") beta.content.delete(key);
    await beta.deploy({ a: "A", b: "C" }, "1.1.0");
    const objects = [...beta.content.keys()].filter((key) => key.startsWith("objects/"));
    expect(objects).toHaveLength(2);
  });

  test("the gate is asked before anything is written and again before the pointer moves", async () => {
    const beta = new Environment();
    const moments: [string, number][] = [];
    await beta.deploy({ a: "A" }, "1.0.0", {
      decide: async (facts) => {
        moments.push([facts.moment, beta.content.size]);
        return { outcome: "allow", evidence: new TextEncoder().encode("{}") };
      },
    });
    expect(moments).toEqual([
      ["before-writing", 0],
      ["before-moving", 2],
    ]);
    const evidence = beta.live.gate.evidence;
    expect(beta.content.has(`evidence/${evidence?.slice(7)}.json`)).toBe(true);
  });

  test("a gate that denies at the second look leaves what is live; one that waits says until when", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    const error = await errorOf(
      beta.deploy({ a: "B" }, "1.1.0", {
        decide: async ({ moment }) =>
          moment === "before-writing"
            ? { outcome: "allow" }
            : { outcome: "deny", reasons: ["The approval was withdrawn."] },
      }),
    );
    expect(error).toMatchObject({ code: "SW0611" });
    expect(error.message).toContain("The approval was withdrawn.");
    expect(beta.live.seq).toBe(1);
    const until = new Date(Date.UTC(2026, 1, 1));
    const waiting = await beta.deploy({ a: "B" }, "1.1.0", {
      decide: async () => ({ outcome: "wait", reasons: ["One approval is missing."], until }),
    });
    expect(waiting).toMatchObject({ outcome: "waiting", reasons: ["One approval is missing."], until });
    expect(beta.live.seq).toBe(1);
  });

  test("no more than the allowed number of files are under way at once", async () => {
    const beta = new Environment();
    const bundle = bundleOf(manyFiles);
    let open = 0;
    let most = 0;
    await beta.deploy({}, "1.0.0", {
      concurrency: 5,
      bundle: {
        ...bundle,
        read: async (file) => {
          open += 1;
          most = Math.max(most, open);
          await new Promise((resolve) => setImmediate(resolve));
          open -= 1;
          return bundle.read(file);
        },
      },
    });
    expect(most).toBe(5);
  });

  test("a file that changes while it is read is refused by the store, and nothing is released", async () => {
    const beta = new Environment();
    const bundle = bundleOf({ a: "A" });
    const changed = { ...bundle, read: async () => new TextEncoder().encode("Z") };
    expect(await codeOf(beta.deploy({}, "1.0.0", { bundle: changed, version: explicit("1.0.0") }))).toBe("SW0507");
    expect(beta.content.size).toBe(0);
  });
});

describe("a pointer that was put back", () => {
  test("is found by the next writer, which makes no second release with the same number", async () => {
    const beta = new Environment();
    await beta.deploy({ "prompts/a.prompt": "one" }, "1.0.0");
    const earlier = beta.content.get(pointerKey);
    await beta.deploy({ "prompts/a.prompt": "leaked" }, "1.1.0");
    await beta.rollback();
    await beta.withdraw("1.1.0");
    if (earlier === undefined) throw new Error("nothing was live");
    beta.content.set(pointerKey, earlier);
    for (const action of [
      () => beta.deploy({ "prompts/a.prompt": "leaked" }, "1.1.0"),
      () => beta.deploy({ "prompts/a.prompt": "other" }, "2.0.0"),
      () => beta.withdraw("1.0.0"),
    ]) {
      expect(await codeOf(action())).toBe("SW0618");
    }
    expect(beta.content.get(pointerKey)).toBe(earlier);
  });

  test("is not suspected where a writer was killed between the archive and the pointer", async () => {
    const beta = new Environment();
    await beta.deploy({ "prompts/a.prompt": "one" }, "1.0.0");
    const bytes = beta.content.get(pointerKey);
    if (bytes === undefined) throw new Error("nothing was live");
    beta.content.set(releaseKey(1), bytes);
    await beta.deploy({ "prompts/a.prompt": "two" }, "1.1.0");
    expect(beta.live.seq).toBe(2);
  });
});
