import { describe, expect, test } from "vitest";
import { bundleKey, objectKey } from "../../src/releases/keys.ts";
import { parseReleaseName } from "../../src/releases/name.ts";
import { bundleOf, codeOf, Environment } from "./releasing.ts";

async function betaAndProd(): Promise<readonly [Environment, Environment]> {
  const beta = new Environment("beta");
  const prod = new Environment("prod");
  await beta.deploy({ a: "A", b: "B" }, "1.0.0");
  await beta.deploy({ a: "A2", b: "B" }, "1.1.0");
  return [beta, prod];
}

function requestsOf(environment: Environment): number {
  const { get, put, copy, list, delete: removed } = environment.store.requests;
  return get + put + copy + list + removed;
}

describe("promote", () => {
  test("brings the same bytes, by digest, and says where they come from", async () => {
    const [beta, prod] = await betaAndProd();
    expect(await prod.promoteFrom(beta)).toMatchObject({ outcome: "released", plan: { kind: "first" } });
    expect(prod.live).toMatchObject({
      seq: 1,
      version: "1.1.0",
      environment: "prod",
      bundle: beta.live.bundle,
      action: "promote",
      promotedFrom: { environment: "beta", seq: 2, id: beta.live.id },
      source: beta.live.source,
    });
    const bundle = bundleOf({ a: "A2", b: "B" });
    for (const key of [bundleKey(bundle.digest), ...bundle.manifest.files.map((file) => objectKey(file.sha256))]) {
      expect(prod.content.get(key)).toEqual(beta.content.get(key));
    }
    expect(prod.content.size).toBe(4);
  });

  test("of what is live there already costs two requests and writes nothing", async () => {
    const [beta, prod] = await betaAndProd();
    await prod.promoteFrom(beta);
    const before = requestsOf(beta) + requestsOf(prod);
    expect(await prod.promoteFrom(beta)).toMatchObject({ outcome: "unchanged" });
    expect(requestsOf(beta) + requestsOf(prod) - before).toBe(2);
  });

  test("copies only what the live release there lacks", async () => {
    const [beta, prod] = await betaAndProd();
    await prod.promoteFrom(beta, { release: parseReleaseName("1.0.0") });
    const before = { ...beta.store.requests };
    await prod.promoteFrom(beta);
    // Pointer twice, manifest, and the one object that changed.
    expect(beta.store.requests.get - before.get).toBe(4);
    expect(prod.live.recent).toMatchObject([{ version: "1.0.0" }]);
  });

  test("names a release by number, version or digest, and refuses what was never released there", async () => {
    const [beta] = await betaAndProd();
    for (const name of ["1", "v1.0.0", bundleOf({ a: "A", b: "B" }).digest]) {
      const prod = new Environment("prod");
      await prod.promoteFrom(beta, { release: parseReleaseName(name) });
      expect(prod.live).toMatchObject({ version: "1.0.0", promotedFrom: { seq: 1 } });
    }
    const prod = new Environment("prod");
    expect(await codeOf(prod.promoteFrom(beta, { release: parseReleaseName("2.0.0") }))).toBe("SW0609");
    expect(await codeOf(prod.promoteFrom(new Environment("beta")))).toBe("SW0615");
    expect(prod.content.size).toBe(0);
  });

  test("refuses what either environment blocked or withdrew", async () => {
    const [beta, prod] = await betaAndProd();
    await beta.rollback();
    expect(await codeOf(prod.promoteFrom(beta, { release: parseReleaseName("1.1.0") }))).toBe("SW0607");
    await beta.withdraw("1.1.0");
    expect(await codeOf(prod.promoteFrom(beta, { release: parseReleaseName("1.1.0") }))).toBe("SW0608");

    await prod.promoteFrom(beta);
    await beta.deploy({ a: "A3" }, "1.2.0");
    await prod.promoteFrom(beta);
    await prod.rollback();
    expect(await codeOf(prod.promoteFrom(beta))).toBe("SW0607");
    await prod.promoteFrom(beta, { unblock: "false alarm" });
    expect(prod.live).toMatchObject({ version: "1.2.0", blocked: [] });
  });

  test("a withdrawal that comes while the files are copied counts", async () => {
    const [beta, prod] = await betaAndProd();
    const outcome = codeOf(
      prod.promoteFrom(beta, {
        decide: async ({ moment }) => {
          if (moment === "before-writing") await beta.withdraw("1.1.0");
          return { outcome: "allow" };
        },
      }),
    );
    expect(await outcome).toBe("SW0608");
    expect(prod.content.has("current.json")).toBe(false);
  });

  test("an object that is damaged in its source is not copied on", async () => {
    const [beta, prod] = await betaAndProd();
    const file = bundleOf({ a: "A2", b: "B" }).manifest.files[0];
    if (file === undefined) throw new Error("no file");
    beta.content.set(objectKey(file.sha256), new TextEncoder().encode("XX"));
    expect(await codeOf(prod.promoteFrom(beta))).toBe("SW0620");
    beta.content.delete(objectKey(file.sha256));
    expect(await codeOf(prod.promoteFrom(beta))).toBe("SW0618");
    expect(prod.content.has("current.json")).toBe(false);
  });

  test("an older release than the live one goes back only when told again", async () => {
    const [beta, prod] = await betaAndProd();
    await prod.promoteFrom(beta, { release: parseReleaseName("1.0.0") });
    await prod.promoteFrom(beta);
    expect(await codeOf(prod.promoteFrom(beta, { release: parseReleaseName("1.0.0") }))).toBe("SW0606");
    await prod.promoteFrom(beta, { release: parseReleaseName("1.0.0"), again: true });
    expect(prod.live.version).toBe("1.0.0");
  });

  test("what is live through a mark is promoted as the release that it continues", async () => {
    const [beta, prod] = await betaAndProd();
    await beta.withdraw("1.0.0");
    await prod.promoteFrom(beta);
    expect(prod.live.promotedFrom).toMatchObject({ environment: "beta", seq: 2 });
  });
});
