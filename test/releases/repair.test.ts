import { describe, expect, test } from "vitest";
import { bundleKey, objectKey, releaseKey } from "../../src/releases/keys.ts";
import { updateMirror } from "../../src/releases/mirror.ts";
import { bundleSource, type RepairSource, repair, storeSource } from "../../src/releases/repair.ts";
import { bundleOf, bytesOf, Environment } from "./releasing.ts";

const first = { a: "A", b: "B" };
const second = { a: "A2", b: "B" };

async function betaAndProd(): Promise<readonly [Environment, Environment]> {
  const beta = new Environment("beta");
  const prod = new Environment("prod");
  await beta.deploy(first, "1.0.0");
  await prod.promoteFrom(beta);
  await beta.deploy(second, "1.1.0");
  await prod.promoteFrom(beta);
  return [beta, prod];
}

function keyOf(texts: Readonly<Record<string, string>>, path: string): string {
  const file = bundleOf(texts).manifest.files.find((candidate) => candidate.path === path);
  return file === undefined ? "" : objectKey(file.sha256);
}

function mend(
  environment: Environment,
  source: RepairSource,
  more: { deep?: boolean; places?: readonly string[] } = {},
) {
  const { store, name } = environment;
  return repair({
    store,
    environment: name,
    source,
    deep: false,
    places: [],
    newId: environment.request.newId,
    ...more,
  });
}

describe("repair", () => {
  test("puts back manifests and objects of every kept release from another environment, byte for byte", async () => {
    const [beta, prod] = await betaAndProd();
    const whole = new Map(prod.content);
    for (const key of [...prod.content.keys()]) {
      if (key.startsWith("objects/") || key.startsWith("bundles/")) prod.content.delete(key);
    }
    const outcome = await mend(prod, storeSource(beta.store));
    expect(outcome).toMatchObject({ manifests: 2, objects: 3, mirrored: 0, report: { problems: [] } });
    expect(prod.content).toEqual(whole);
  });

  test("replaces what is damaged; a store without checksums is read for it", async () => {
    const [, prod] = await betaAndProd();
    const whole = new Map(prod.content);
    prod.content.set(keyOf(second, "a"), bytesOf("longer than it was"));
    prod.content.set(keyOf(second, "b"), bytesOf("X"));
    prod.content.set(bundleKey(bundleOf(second).digest), bytesOf("{}"));
    const source = bundleSource(bundleOf(second));
    expect(await mend(prod, source)).toMatchObject({ manifests: 1, objects: 2, report: { problems: [] } });
    expect(prod.content).toEqual(whole);
  });

  test("takes nothing that is not what its name says, and says what is left", async () => {
    const [, prod] = await betaAndProd();
    prod.content.delete(keyOf(first, "a"));
    const liar: RepairSource = { manifest: async () => bytesOf("{}"), content: async () => bytesOf("lies") };
    for (const source of [liar, bundleSource(bundleOf({ other: "tree" }))]) {
      const outcome = await mend(prod, source);
      expect(outcome).toMatchObject({ objects: 0, report: { problems: [{ kind: "object", key: keyOf(first, "a") }] } });
    }
    expect(prod.content.has(keyOf(first, "a"))).toBe(false);
  });

  test("leaves the chain alone", async () => {
    const [beta, prod] = await betaAndProd();
    prod.content.delete(releaseKey(1));
    const before = new Map(prod.content);
    expect(await mend(prod, storeSource(beta.store))).toMatchObject({ report: { problems: [{ kind: "chain" }] } });
    expect(prod.content).toEqual(before);
  });

  test("writes a mirror anew that somebody changed by hand", async () => {
    const [beta, prod] = await betaAndProd();
    const places = ["outputs/"];
    await updateMirror({ store: prod.store, environment: "prod", places, newId: prod.request.newId });
    prod.content.set("outputs/a", bytesOf("by hand"));
    prod.content.delete("outputs/b");
    expect(await mend(prod, storeSource(beta.store), { places })).toMatchObject({
      mirrored: 2,
      report: { problems: [] },
    });
    expect(new TextDecoder().decode(prod.content.get("outputs/a"))).toBe("A2");
  });

  test("of a sound environment writes nothing", async () => {
    const [beta, prod] = await betaAndProd();
    const before = new Map(prod.content);
    const outcome = await mend(prod, storeSource(beta.store), { deep: true });
    expect(outcome).toMatchObject({ manifests: 0, objects: 0, mirrored: 0 });
    expect(prod.content).toEqual(before);
  });
});
