import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSource } from "../../src/platform/text.ts";
import { type CompiledPrompt, compiledBytes } from "../../src/prompts/compile.ts";
import { defaultPromptLimits } from "../../src/prompts/limits.ts";
import { parseTemplate } from "../../src/prompts/parse.ts";
import { folderClient, openStore, type S3Like, type StoreClient } from "../../src/reader.ts";
import { openFolderStore } from "../../src/stores/folder.ts";
import type { Store } from "../../src/stores/store.ts";
import { codeOf, Environment, errorOf } from "../releases/releasing.ts";

/** The stored form of a prompt with one template, as `slipway bundle` writes it. */
function compiled(name: string, template: string): string {
  const source = createSource(`prompts/${name}.prompt`, template);
  const { tree } = parseTemplate({ source, text: template, startOffset: 0 }, defaultPromptLimits);
  if (tree === undefined) throw new Error("the template has a mistake");
  const prompt: CompiledPrompt = {
    format: "slipway/compiled/v1",
    name,
    model: null,
    config: {},
    compat: "strict",
    input: { schema: null, default: { shop: "Northpeak" } },
    output: {},
    tools: [],
    extensions: {},
    media: { allow: [] },
    features: [],
    template: JSON.parse(JSON.stringify(tree.nodes, (key, value) => (key === "range" ? undefined : value))),
    partials: {},
  };
  return new TextDecoder().decode(compiledBytes(prompt));
}

function texts(greeting: string): Record<string, string> {
  return {
    "compiled/hello.json": compiled("hello", greeting),
    "prompts/hello.prompt": greeting,
  };
}

/** A client that counts what it is asked and can be out of reach. */
function watched(client: StoreClient) {
  const state = { asked: [] as string[], out: false };
  const wrapped: StoreClient = {
    async get(key, options) {
      state.asked.push(key);
      if (state.out) throw new Error("connect ECONNREFUSED");
      return client.get(key, options);
    },
  };
  return { state, client: wrapped };
}

describe("the reader", () => {
  let folder: string;
  let store: Store;
  let environment: Environment;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "slipway-reader-"));
    store = await openFolderStore(join(folder, "store"));
    environment = new Environment("prod", () => store);
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("renders a prompt of the live release, defaults and all", async () => {
    await environment.deploy(texts("Hello {{name}}, welcome to {{shop}}."), "1.0.0");
    const reader = await openStore(join(folder, "store"));
    const release = await reader.current();
    expect([release.sequence, release.version, release.environment]).toEqual([1, "1.0.0", "prod"]);
    expect(release.prompts).toEqual(["hello"]);
    expect(await release.render("hello", { input: { name: "Mira" } })).toEqual([
      { role: "user", content: [{ text: "Hello Mira, welcome to Northpeak." }] },
    ]);
    expect(new TextDecoder().decode(await release.file("prompts/hello.prompt"))).toContain("{{shop}}");
    expect(await codeOf(release.render("helo"))).toBe("SW1604");
    expect(await codeOf(release.file("../../etc/passwd"))).toBe("SW1604");
  });

  it("follows the pointer, and asks for nothing but the pointer while nothing changes", async () => {
    await environment.deploy(texts("One."), "1.0.0");
    const { state, client } = watched(folderClient(join(folder, "store")));
    const reader = await openStore("the shop", { client });
    const first = await reader.current();
    await reader.refresh();
    await reader.refresh();
    expect(state.asked.slice(-2)).toEqual(["current.json", "current.json"]);
    await environment.deploy(texts("Two."), "1.1.0");
    const second = await reader.refresh();
    expect(second.version).toBe("1.1.0");
    // What was handed out before stays whole.
    expect(await first.render("hello")).toEqual([{ role: "user", content: [{ text: "One." }] }]);
    await environment.rollback();
    expect(await (await reader.refresh()).render("hello")).toEqual(await first.render("hello"));
  });

  it("asks in the background after the poll time, and not before", async () => {
    await environment.deploy(texts("One."), "1.0.0");
    let time = 0;
    const { state, client } = watched(folderClient(join(folder, "store")));
    const reader = await openStore("the shop", { client, pollMilliseconds: 1000, clock: () => time });
    await reader.current();
    await environment.deploy(texts("Two."), "1.1.0");
    const asked = state.asked.length;
    time = 999;
    expect((await reader.current()).version).toBe("1.0.0");
    expect(state.asked.length).toBe(asked);
    time = 1000;
    expect((await reader.current()).version).toBe("1.0.0");
    // The refresh that the call above began is the one that this joins.
    await reader.refresh();
    expect((await reader.current()).version).toBe("1.1.0");
  });

  it("serves the last complete release through an outage, and after a cold start from its cache", async () => {
    await environment.deploy(texts("Hello {{name}}."), "1.0.0");
    const cacheFolder = join(folder, "cache");
    await (await openStore(join(folder, "store"), { cacheFolder })).current();
    const { state, client } = watched(folderClient(join(folder, "store")));
    state.out = true;
    const problems: unknown[] = [];
    const cold = await openStore("the shop", { client, cacheFolder, onProblem: (problem) => problems.push(problem) });
    const release = await cold.current();
    expect(await release.render("hello", { input: { name: "Ada" } })).toEqual([
      { role: "user", content: [{ text: "Hello Ada." }] },
    ]);
    expect(String(problems[0])).toContain("ECONNREFUSED");
    expect(await codeOf((await openStore("the shop", { client })).current())).toBe("SW1601");
  });

  it("does not serve a release of which a file is missing or damaged, and says so", async () => {
    await environment.deploy(texts("One."), "1.0.0");
    const reader = await openStore(join(folder, "store"));
    await reader.current();
    await environment.deploy(texts("Two."), "1.1.0");
    for (const name of await readdir(join(folder, "store", "objects"))) {
      const path = join(folder, "store", "objects", name);
      if ((await readFile(path, "utf8")).includes("Two.")) await writeFile(path, "Three.");
    }
    expect(await codeOf(reader.refresh())).toBe("SW1603");
    expect((await reader.current()).version).toBe("1.0.0");
  });

  it("ignores a cache that was tampered with", async () => {
    await environment.deploy(texts("One."), "1.0.0");
    const cacheFolder = join(folder, "cache");
    await (await openStore(join(folder, "store"), { cacheFolder })).current();
    for (const name of await readdir(join(cacheFolder, "objects"))) {
      await writeFile(join(cacheFolder, "objects", name), "{}");
    }
    const release = await (await openStore(join(folder, "store"), { cacheFolder })).current();
    expect(await release.render("hello")).toEqual([{ role: "user", content: [{ text: "One." }] }]);
  });

  it("refuses a lower sequence number than one that it has seen, across restarts", async () => {
    await environment.deploy(texts("One."), "1.0.0");
    const pointer = join(folder, "store", "current.json");
    const earlier = await readFile(pointer);
    await environment.deploy(texts("Two."), "1.1.0");
    const cacheFolder = join(folder, "cache");
    await (await openStore(join(folder, "store"), { cacheFolder })).current();
    await writeFile(pointer, earlier);
    const problems: Error[] = [];
    const restarted = await openStore(join(folder, "store"), {
      cacheFolder,
      onProblem: (problem) => {
        if (problem instanceof Error) problems.push(problem);
      },
    });
    expect((await restarted.current()).version).toBe("1.1.0");
    expect(problems.map((problem) => problem.message)).toEqual([
      `${join(folder, "store")} shows release 1; this reader has seen release 2 there.`,
    ]);
  });

  it("keeps in its cache what the live release needs and nothing else", async () => {
    const cacheFolder = join(folder, "cache");
    await environment.deploy(texts("One."), "1.0.0");
    const reader = await openStore(join(folder, "store"), { cacheFolder });
    await reader.current();
    await environment.deploy(texts("Two."), "1.1.0");
    await reader.refresh();
    expect(await readdir(join(cacheFolder, "bundles"))).toHaveLength(1);
    expect(await readdir(join(cacheFolder, "objects"))).toHaveLength(1);
  });

  it("reads a bucket through the client that it is given, with the account that must own it", async () => {
    await environment.deploy(texts("One."), "1.0.0");
    const inputs: unknown[] = [];
    const disk = folderClient(join(folder, "store"));
    // The shape of the SDK's aggregated client: errors carry the status in $metadata.
    const s3: S3Like = {
      async getObject(input) {
        inputs.push(input);
        const result = await disk.get(input.Key.replace("support/", ""), {
          maximumBytes: 1_000_000,
          ...(input.IfNoneMatch === undefined ? {} : { unlessRevision: input.IfNoneMatch }),
        });
        if (result.outcome === "unchanged")
          throw Object.assign(new Error("304"), { $metadata: { httpStatusCode: 304 } });
        if (result.outcome === "absent") throw Object.assign(new Error("404"), { $metadata: { httpStatusCode: 404 } });
        return {
          ETag: result.revision,
          ContentLength: result.bytes.length,
          Body: { transformToByteArray: async () => result.bytes },
        };
      },
    };
    const reader = await openStore("s3://acme-prompts/support", { s3, owner: "111111111111" });
    expect((await reader.current()).version).toBe("1.0.0");
    expect(await (await reader.refresh()).render("hello")).toEqual([{ role: "user", content: [{ text: "One." }] }]);
    expect(inputs[0]).toEqual({
      Bucket: "acme-prompts",
      Key: "support/current.json",
      ExpectedBucketOwner: "111111111111",
    });
    expect(inputs.at(-1)).toMatchObject({ Key: "support/current.json", IfNoneMatch: expect.any(String) });
  });

  it("says what an address lacks", async () => {
    expect((await errorOf(openStore("s3://bucket/x"))).message).toBe("s3://bucket/x needs an S3 client.");
    expect(await codeOf(openStore("https://example.com/x"))).toBe("SW1605");
    expect(await errorOf((await openStore(join(folder, "nothing"))).current())).toMatchObject({
      code: "SW1601",
      message: expect.stringContaining("holds no release yet"),
    });
  });

  it("refuses fields of the prompt that stand beside the input", async () => {
    await environment.deploy(texts("One."), "1.0.0");
    const release = await (await openStore(join(folder, "store"))).current();
    const data: object = { question: "Why?" };
    expect(await errorOf(release.render("hello", data))).toMatchObject({
      code: "SW1606",
      message: expect.stringContaining('"question"'),
      next: expect.stringContaining("{ input: {"),
    });
  });
});
