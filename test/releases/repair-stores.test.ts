/** Repair on a real folder and on a real S3 server: what was lost or damaged comes back, and the pointer stays. */
import { describe, expect, test } from "vitest";
import { sha256Of } from "../../src/platform/digest.ts";
import { allowEverything } from "../../src/releases/decision.ts";
import { deploy } from "../../src/releases/deploy.ts";
import { bundleKey, objectKey, pointerKey } from "../../src/releases/keys.ts";
import { updateMirror } from "../../src/releases/mirror.ts";
import { promote } from "../../src/releases/promote.ts";
import { bundleSource, firstSource, repair, storeSource } from "../../src/releases/repair.ts";
import { verify } from "../../src/releases/verify.ts";
import { openFolderStore } from "../../src/stores/folder.ts";
import type { Store } from "../../src/stores/store.ts";
import { makeFolder } from "../project/folder.ts";
import { faultyS3 } from "../servers/faulty-s3.ts";
import { immutable, openTestStore } from "../stores/s3-store.ts";
import { bundleOf, bytesOf, explicit } from "./releasing.ts";

const s3 = faultyS3();

const first = { "a.txt": "A", "b.txt": "B" };
const second = { "a.txt": "A2", "b.txt": "B" };
const places = ["outputs/"];
let ids = 0;
const newId = () => {
  ids += 1;
  return `id-${ids}`;
};

async function release(store: Store, environment: string, texts: Readonly<Record<string, string>>, version: string) {
  const source = { repository: null, commit: null, ref: null };
  const base = { store, environment, actor: { name: "anna" }, source, decide: allowEverything, newId };
  await deploy({ ...base, bundle: bundleOf(texts), version: explicit(version) });
}

async function betaAndProd(open: () => Promise<Store>): Promise<{ readonly beta: Store; readonly prod: Store }> {
  const [beta, prod] = [await open(), await open()];
  for (const [texts, version] of [
    [first, "1.0.0"],
    [second, "1.1.0"],
  ] as const) {
    await release(beta, "beta", texts, version);
    const source = { repository: null, commit: null, ref: null };
    const base = { store: prod, environment: "prod", actor: { name: "anna" }, source, decide: allowEverything, newId };
    await promote({ ...base, from: { store: beta, environment: "beta" } });
  }
  await updateMirror({ store: prod, environment: "prod", places, newId });
  return { beta, prod };
}

async function textOf(store: Store, key: string): Promise<string | undefined> {
  const result = await store.read(key, { maximumBytes: 100_000 });
  return result.outcome === "found" ? Buffer.from(result.object.bytes).toString() : undefined;
}

async function damage(store: Store, key: string, text: string): Promise<void> {
  await store.put(key, bytesOf(text), sha256Of(bytesOf(text)), immutable);
}

const contentKey = (text: string) => objectKey(sha256Of(bytesOf(text)));
const mend = (store: Store, source: Parameters<typeof repair>[0]["source"]) =>
  repair({ store, environment: "prod", source, deep: false, places, newId });

describe.each([
  ["a folder", async () => openFolderStore(makeFolder({}))],
  ["a bucket", async () => openTestStore(s3.server, await s3.server.createBucket(), { endpoint: s3.proxy.endpoint })],
])("repair of %s", (_name, open: () => Promise<Store>) => {
  test("missing and damaged contents, manifests and mirror come back, and the pointer stays", async () => {
    const { beta, prod } = await betaAndProd(open);
    const pointer = await textOf(prod, pointerKey);
    await prod.delete([contentKey("A"), bundleKey(bundleOf(first).digest)]);
    // Of the same size, so that only its bytes tell.
    await damage(prod, contentKey("A2"), "Z2");
    await damage(prod, bundleKey(bundleOf(second).digest), "{}");
    await damage(prod, "outputs/b.txt", "by hand");
    const outcome = await mend(prod, storeSource(beta));
    expect(outcome).toMatchObject({ manifests: 2, objects: 2, report: { problems: [] } });
    expect(await textOf(prod, contentKey("A2"))).toBe("A2");
    expect(await textOf(prod, "outputs/b.txt")).toBe("B");
    expect(await textOf(prod, pointerKey)).toBe(pointer);
    const report = await verify({ store: prod, environment: "prod", deep: true, places, settings: false });
    expect(report.problems).toEqual([]);
  });

  test("what is in no source is named, the rest comes back, and the mirror waits", async () => {
    const { beta, prod } = await betaAndProd(open);
    await prod.delete([contentKey("A"), contentKey("A2")]);
    await damage(beta, contentKey("A2"), "damaged there too");
    await prod.delete(["outputs/a.txt"]);
    const outcome = await mend(prod, firstSource([storeSource(beta), bundleSource(bundleOf({ other: "tree" }))]));
    expect(outcome.objects).toBe(1);
    const left = outcome.report.problems.map(({ kind, key }) => `${kind} ${key}`);
    expect(left).toContain(`object ${contentKey("A2")}`);
    expect(left).toContain("mirror outputs/a.txt");
    expect(left.some((line) => line.includes(contentKey("A")))).toBe(false);

    const withTree = firstSource([storeSource(beta), bundleSource(bundleOf(second))]);
    expect(await mend(prod, withTree)).toMatchObject({ objects: 1, report: { problems: [] } });
    expect(await textOf(prod, "outputs/a.txt")).toBe("A2");
  });

  test("two repairs at once leave the same good bytes", async () => {
    const { beta, prod } = await betaAndProd(open);
    await damage(prod, contentKey("A2"), "damaged");
    await prod.delete([contentKey("B")]);
    await Promise.all([mend(prod, storeSource(beta)), mend(prod, storeSource(beta))]);
    expect(await mend(prod, storeSource(beta))).toMatchObject({ manifests: 0, objects: 0, report: { problems: [] } });
  });
});

test("in a bucket nothing is deleted, and damage is replaced only while it is there", async () => {
  const { beta, prod } = await betaAndProd(async () =>
    openTestStore(s3.server, await s3.server.createBucket(), { endpoint: s3.proxy.endpoint }),
  );
  await damage(prod, contentKey("A2"), "damaged");
  s3.proxy.clear();
  await mend(prod, storeSource(beta));
  const writes = s3.proxy.requests.filter(
    ({ method, path }) => method !== "GET" && method !== "HEAD" && path.includes(contentKey("A2")),
  );
  expect(writes.map(({ method }) => method)).toEqual(["PUT", "PUT"]);
  expect(writes[0]?.headers["if-none-match"]).toBe("*");
  expect(writes[1]?.headers["if-match"]).toMatch(/^"[0-9a-f]{32}"$/);
  expect(writes[1]?.headers["content-type"]).toBe("text/plain; charset=utf-8");
  expect(s3.proxy.requests.some(({ method }) => method === "DELETE")).toBe(false);
});
