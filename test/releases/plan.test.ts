import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planRelease } from "../../src/releases/plan.ts";
import { readPointer } from "../../src/releases/pointer.ts";
import { previewDeploy } from "../../src/releases/preview.ts";
import type { Pointer } from "../../src/releases/record.ts";
import { bundleOf, Environment, explicit } from "./releasing.ts";

async function planOf(before: Record<string, string>, after: Record<string, string>) {
  const beta = new Environment();
  await beta.deploy(before, "1.0.0");
  const pointer = (await readPointer(beta.store, "beta")) as Pointer;
  return planRelease(pointer, bundleOf(before).manifest, { ...bundleOf(after), newVersion: true });
}

describe("a plan", () => {
  test("names what is added, changed, removed and moved", async () => {
    const plan = await planOf(
      { same: "S", changed: "old", gone: "G", from: "moves", twice: "T" },
      { same: "S", changed: "newer", added: "A", to: "moves", twice: "T", copy: "T" },
    );
    expect(plan.kind).toBe("change");
    expect(plan.added.map((file) => file.path)).toEqual(["added", "copy"]);
    expect(plan.changed.map(({ path, before, after }) => [path, before.size, after.size])).toEqual([["changed", 3, 5]]);
    expect(plan.removed.map((file) => file.path)).toEqual(["gone"]);
    expect(plan.moved.map(({ from, to }) => [from, to.path])).toEqual([["from", "to"]]);
    expect(plan.unchanged).toBe(2);
    expect(plan.uploads.map((file) => file.path)).toEqual(["added", "changed"]);
    expect(plan.bytes).toEqual({ upload: 6, total: 14 });
    expect(plan.requests).toEqual({ get: 2, put: 5, copy: 0, list: 0, delete: 0 });
  });

  test("of the live bundle is unchanged, or a new version of the same bundle", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    const pointer = await readPointer(beta.store, "beta");
    const bundle = bundleOf({ a: "A" });
    expect(planRelease(pointer, undefined, { ...bundle, newVersion: false })).toMatchObject({
      kind: "unchanged",
      requests: { get: 1, put: 0 },
    });
    expect(planRelease(pointer, undefined, { ...bundle, newVersion: true })).toMatchObject({
      kind: "same-bundle",
      requests: { get: 1, put: 2 },
    });
  });

  test("says beforehand what the deploy then asks of the store, whatever changes", async () => {
    const tree = fc.dictionary(fc.constantFrom("a", "b", "c", "d/e", "f"), fc.constantFrom("1", "2", "3", "4"));
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 4 }), async (trees) => {
        const beta = new Environment();
        for (const [index, texts] of trees.entries()) {
          const bundle = bundleOf(texts);
          const request = {
            ...beta.request,
            bundle,
            version: explicit(`1.${index}.0`),
            again: false,
            unblock: undefined,
          };
          const { plan } = await previewDeploy(request);
          const before = { ...beta.store.requests };
          await beta.deploy(texts, `1.${index}.0`);
          const { get, put } = beta.store.requests;
          expect({ get: get - before.get, put: put - before.put }).toEqual({
            get: plan.requests.get,
            put: plan.requests.put,
          });
          expect(plan.unchanged + plan.added.length + plan.changed.length + plan.moved.length).toBe(
            bundle.manifest.files.length,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a preview", () => {
  test("writes nothing, and has the refusal that the deploy would have", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    await beta.deploy({ a: "B" }, "1.1.0");
    await beta.rollback();
    const before = new Map(beta.content);
    const preview = (texts: Record<string, string>, version: string, more: object = {}) =>
      previewDeploy({
        ...beta.request,
        bundle: bundleOf(texts),
        version: explicit(version),
        again: false,
        unblock: undefined,
        ...more,
      });
    expect((await preview({ a: "B" }, "1.1.0")).refusal?.code).toBe("SW0607");
    expect((await preview({ a: "C" }, "1.1.0")).refusal?.code).toBe("SW0607");
    expect((await preview({ a: "C" }, "1.0.0")).refusal?.code).toBe("SW0605");
    expect(await preview({ a: "B" }, "1.1.0", { unblock: "why not" })).toMatchObject({
      refusal: undefined,
      version: "1.1.0",
    });
    expect((await preview({ a: "A" }, "1.0.0")).plan.kind).toBe("unchanged");
    const denied = await preview({ a: "C" }, "1.2.0", { decide: async () => ({ outcome: "deny", reasons: ["No."] }) });
    expect(denied).toMatchObject({ refusal: undefined, decision: { outcome: "deny", reasons: ["No."] } });
    expect(beta.content).toEqual(before);
  });
});
