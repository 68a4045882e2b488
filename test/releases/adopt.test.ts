/** Adopting a folder of uploaded files, on a real folder and on a real S3 server. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adopt, adoptedPrefix, adoptedVersion, readAdopted, refuseReleases } from "../../src/releases/adopt.ts";
import { allowEverything } from "../../src/releases/decision.ts";
import { deploy } from "../../src/releases/deploy.ts";
import { updateMirror } from "../../src/releases/mirror.ts";
import { rollback } from "../../src/releases/rollback.ts";
import { verify } from "../../src/releases/verify.ts";
import { openFolderStore } from "../../src/stores/folder.ts";
import type { Store } from "../../src/stores/store.ts";
import { makeFolder, writeFiles } from "../project/folder.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import { openTestStore } from "../stores/s3-store.ts";
import { bundleOf, bytesOf, codeOf, errorOf, explicit } from "./releasing.ts";

let server: Ministack;
beforeAll(async () => {
  server = await startMinistack();
});
afterAll(() => server?.stop());

const uploaded = {
  "outputs/welcome.txt": "Welcome, Anna.",
  "outputs/de/welcome.txt": "Willkommen, Anna.",
  "outputs/de/copy.txt": "Willkommen, Anna.",
  "outputs/data.json": "{}",
  "other/kept.txt": "not ours",
};

interface Place {
  readonly store: Store;
  /** Text of every key that was uploaded, and its time of change. */
  state(): Promise<readonly string[]>;
}

async function folderPlace(files: Readonly<Record<string, string>>): Promise<Place> {
  const folder = makeFolder(files);
  const store = await openFolderStore(folder);
  const state = async () =>
    Object.keys(files).map((key) => {
      const path = join(folder, key);
      return `${key} ${readFileSync(path, "utf8")} ${statSync(path).mtimeMs} ${statSync(path).ino}`;
    });
  return { store, state };
}

async function bucketPlace(files: Readonly<Record<string, string>>): Promise<Place> {
  const bucket = await server.createBucket();
  for (const [key, body] of Object.entries(files)) {
    const reply = await server.request("PUT", `/${bucket}/app/${key}`, { body });
    expect(reply.status).toBe(200);
  }
  const state = () =>
    Promise.all(
      Object.keys(files).map(async (key) => {
        const reply = await server.request("GET", `/${bucket}/app/${key}`);
        return `${key} ${Buffer.from(reply.body).toString()} ${reply.headers["last-modified"]}`;
      }),
    );
  return { store: await openTestStore(server, bucket), state };
}

let ids = 0;
const request = (store: Store) => ({
  store,
  environment: "prod",
  actor: { name: "anna" },
  decide: allowEverything,
  newId: () => {
    ids += 1;
    return `id-${ids}`;
  },
});

async function adoptAll(store: Store, given?: string, mirroredAt?: string) {
  const bundle = await readAdopted({ store, prefix: adoptedPrefix("outputs") });
  const version = adoptedVersion(given, bundle);
  return {
    bundle,
    outcome: await adopt({ ...request(store), bundle, version, allowedSecrets: undefined, mirroredAt }),
  };
}

describe.each([
  ["a folder", folderPlace],
  ["a bucket", bucketPlace],
])("adopting in %s", (_name, makePlace) => {
  test("makes every file below the folder release 1, and leaves what is there as it is", async () => {
    const { store, state } = await makePlace(uploaded);
    const before = await state();
    const { bundle, outcome } = await adoptAll(store);
    expect(outcome).toMatchObject({
      outcome: "adopted",
      release: {
        record: { seq: 1, action: "adopt", parent: null, environment: "prod", bundle: bundle.digest },
      },
    });
    expect(bundle.manifest.files.map(({ path, size, mediaType }) => [path, size, mediaType])).toEqual([
      ["data.json", 2, "application/json"],
      ["de/copy.txt", 17, "text/plain; charset=utf-8"],
      ["de/welcome.txt", 17, "text/plain; charset=utf-8"],
      ["welcome.txt", 14, "text/plain; charset=utf-8"],
    ]);
    expect(bundle.manifest.files[0]?.sha256).toBe(createHash("sha256").update("{}").digest("hex"));
    expect(await state()).toEqual(before);
    const report = await verify({ store, environment: "prod", deep: true, places: [] });
    expect(report.problems.filter(({ kind }) => kind !== "setting")).toEqual([]);
    expect(report.checked).toMatchObject({ records: 1, objects: 3 });
  });

  test("the version is the given one, or made from the bytes", async () => {
    const first = await adoptAll((await makePlace(uploaded)).store, "v1.0.0");
    expect(first.outcome).toMatchObject({ release: { record: { version: "1.0.0" } } });
    const second = await adoptAll((await makePlace(uploaded)).store);
    const version = `0.0.0-b${second.bundle.digest.slice(7, 19)}`;
    expect(second.outcome).toMatchObject({ release: { record: { version } } });
    expect(second.bundle.digest).toBe(first.bundle.digest);
  });

  test("is refused where there are releases, before anything is written", async () => {
    const { store } = await makePlace(uploaded);
    await adoptAll(store, "1.0.0");
    expect(await codeOf(refuseReleases(store, "prod"))).toBe("SW0631");
    expect(await codeOf(adoptAll(store, "2.0.0"))).toBe("SW0631");
  });

  test("of two at once one wins, and the other is told", async () => {
    const { store } = await makePlace(uploaded);
    const codes = await Promise.all([codeOf(adoptAll(store, "1.0.0")), codeOf(adoptAll(store, "1.0.1"))]);
    expect(codes.filter((code) => code === "SW0631")).toHaveLength(1);
  });

  test("a killed attempt is finished by the same command", async () => {
    const { store } = await makePlace(uploaded);
    const bundle = await readAdopted({ store, prefix: "outputs/" });
    const killed = { ...bundle, read: async () => Promise.reject(new Error("killed")) };
    const version = adoptedVersion("1.0.0", bundle);
    const rest = { version, allowedSecrets: undefined, mirroredAt: undefined };
    await expect(adopt({ ...request(store), ...rest, bundle: killed })).rejects.toThrow("killed");
    expect((await store.read("current.json", { maximumBytes: 100 })).outcome).toBe("absent");
    expect(await adoptAll(store, "1.0.0")).toMatchObject({ outcome: { outcome: "adopted" } });
  });

  test("a folder that is a place of the mirror is the mirror at once: the next release changes what differs", async () => {
    const { store, state } = await makePlace(uploaded);
    const before = await state();
    const { bundle } = await adoptAll(store, "1.0.0", "outputs/");
    const mirror = { store, environment: "prod", places: ["outputs/"], newId: request(store).newId };
    expect(await updateMirror(mirror)).toMatchObject({ outcome: "unchanged" });
    expect(await state()).toEqual(before);
    const next = bundleOf({ "welcome.txt": "Hello, Anna.", "data.json": "{}" });
    const same = bundle.manifest.files.find(({ path }) => path === "data.json");
    expect(next.manifest.files.find(({ path }) => path === "data.json")?.sha256).toBe(same?.sha256);
    const source = { repository: null, commit: null, ref: null };
    await deploy({ ...request(store), source, bundle: next, version: explicit("1.1.0") });
    expect(await updateMirror(mirror)).toMatchObject({ outcome: "written", removed: 2 });
    const keys: string[] = [];
    for await (const { key } of store.list("outputs/")) keys.push(key);
    expect(keys).toEqual(["outputs/data.json", "outputs/welcome.txt"]);
    expect(await rollback(request(store))).toMatchObject({ release: { record: { version: "1.0.0" } } });
    await updateMirror(mirror);
    const back = await store.read("outputs/de/welcome.txt", { maximumBytes: 100 });
    expect(back.outcome === "found" && Buffer.from(back.object.bytes).toString()).toBe("Willkommen, Anna.");
  });

  test("a file that changes between the two reads is not released", async () => {
    const { store } = await makePlace(uploaded);
    const bundle = await readAdopted({ store, prefix: "outputs/" });
    const bytes = bytesOf("HELLO, ANNA...");
    await store.put("outputs/welcome.txt", bytes, createHash("sha256").update(bytes).digest("hex"), {
      mediaType: "text/plain",
      caching: "revalidate",
    });
    const version = adoptedVersion("1.0.0", bundle);
    const rest = { version, allowedSecrets: undefined, mirroredAt: undefined };
    expect(await codeOf(adopt({ ...request(store), ...rest, bundle }))).toBe("SW0633");
    expect((await store.read("current.json", { maximumBytes: 100 })).outcome).toBe("absent");
  });

  test("there must be files, and the folder must not be the store's own", async () => {
    const { store } = await makePlace({ "other/a.txt": "A" });
    expect(await codeOf(readAdopted({ store, prefix: "outputs/" }))).toBe("SW0632");
    for (const at of ["", "/", "objects", "releases/2", "../outputs", "a//b"]) {
      expect(await codeOf(Promise.resolve().then(() => adoptedPrefix(at))), at).toBe("SW0632");
    }
    expect(adoptedPrefix("./outputs")).toBe("outputs/");
  });
});

test("hostile names and sizes are refused with a list, and markers of folders are left out", async () => {
  const bucket = await server.createBucket();
  for (const key of ["a.txt", "A.txt", "aux.txt", "tab%09name", "back%5Cslash", "double%3Acolon"]) {
    expect((await server.request("PUT", `/${bucket}/app/outputs/${key}`, { body: "x" })).status).toBe(200);
  }
  const store = await openTestStore(server, bucket);
  const error = await errorOf(readAdopted({ store, prefix: "outputs/" }));
  expect(error).toMatchObject({ code: "SW0630" });
  expect(error.message).toContain("5 files cannot stand in a bundle");
  expect(error.message).toContain("aux.txt");
  expect(error.message).toContain("in upper and lower case alone");
  expect(error.message).toContain("control or invisible character");
  expect(error.message).not.toContain("\t");

  const marked = await server.createBucket();
  for (const [key, body] of [
    ["outputs/", ""],
    ["outputs/de/", ""],
    ["outputs/de/a.txt", "A"],
  ] as const) {
    expect((await server.request("PUT", `/${marked}/app/${key}`, { body })).status).toBe(200);
  }
  const bundle = await readAdopted({ store: await openTestStore(server, marked), prefix: "outputs/" });
  expect(bundle.folderMarkers).toBe(2);
  expect(bundle.manifest.files.map(({ path }) => path)).toEqual(["de/a.txt"]);
});

test("a file of more than 64 MiB is refused without being read", async () => {
  const folder = makeFolder({});
  mkdirSync(join(folder, "outputs"));
  writeFiles(folder, { "outputs/small.txt": "A" });
  writeFileSync(join(folder, "outputs/large.bin"), new Uint8Array(64 * 1024 * 1024 + 1));
  const store = await openFolderStore(folder);
  const error = await errorOf(readAdopted({ store, prefix: "outputs/" }));
  expect(error.message).toContain("large.bin");
  expect(store.requests.get).toBe(0);
  expect(readdirSync(folder)).not.toContain("current.json");
});
