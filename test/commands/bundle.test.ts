import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { digestOf, sha256Of } from "../../src/bundles/digest.ts";
import { parseManifest } from "../../src/bundles/manifest.ts";
import { command } from "../../src/commands/bundle.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

const files = {
  "slipway.yaml": "slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n",
  "prompts/a.prompt": "Hello\n",
  "prompts/a.cases.yaml": "cases: { one: {} }\n",
};

async function bundle(folder: string, out?: string) {
  const result = await command.run({ out, environment: undefined, "allow-secrets": undefined }, testContext(folder));
  return {
    result,
    document: JSON.parse(await result.render("json")) as {
      digest: string;
      files: { path: string; sha256: string; size: number }[];
    },
    text: await result.render("text"),
  };
}

describe("slipway bundle", () => {
  it("gives the manifest, its digest and what they cover", async () => {
    const { result, document, text } = await bundle(makeFolder(files));
    expect(document).toMatchObject({ format: "slipway/bundle/v1", digest: result.outputs["digest"] });
    expect(document.files.map(({ path }) => path)).toEqual([
      "compiled/a.json",
      "prompts/a.prompt",
      "renderings/a/one.json",
    ]);
    expect(text).toContain(document.digest);
    expect(text).toContain("3 files");
  });

  it("writes the files and the canonical manifest, as a whole", async () => {
    const folder = makeFolder(files);
    const { document } = await bundle(folder, "build/out");
    const out = join(folder, "build/out");
    const manifest = readFileSync(join(out, "manifest.json"));
    expect(digestOf(manifest)).toBe(document.digest);
    for (const file of parseManifest(manifest, digestOf(manifest)).manifest.files) {
      const bytes = readFileSync(join(out, file.path));
      expect([sha256Of(bytes), bytes.length]).toEqual([file.sha256, file.size]);
    }
    expect(readdirSync(join(folder, "build"))).toEqual(["out"]);
  });

  it("replaces its own folder as a whole, fills an empty one, and leaves others alone", async () => {
    const folder = makeFolder({ ...files, "full/notes.txt": "mine" });
    mkdirSync(join(folder, "empty"));
    await bundle(folder, "empty");
    writeFileSync(join(folder, "empty/notes.json"), "{}");
    await expect(bundle(folder, "empty")).rejects.toMatchObject({
      code: "SW0334",
      message: expect.stringContaining('"notes.json"') as string,
    });
    rmSync(join(folder, "empty/notes.json"));
    rmSync(join(folder, "prompts/a.cases.yaml"));
    await bundle(folder, "empty");
    expect(readdirSync(join(folder, "empty")).sort()).toEqual(["compiled", "manifest.json", "prompts"]);
    await expect(bundle(folder, "full")).rejects.toMatchObject({ code: "SW0334" });
    await expect(bundle(folder, "full/notes.txt")).rejects.toMatchObject({ code: "SW0334" });
    await expect(bundle(folder, ".")).rejects.toMatchObject({ code: "SW0334" });
    expect(readFileSync(join(folder, "full/notes.txt"), "utf8")).toBe("mine");
  });

  it("refuses a project with errors and writes nothing", async () => {
    const folder = makeFolder({ ...files, "prompts/b.prompt": "{{#if x}}" });
    await expect(bundle(folder, "out")).rejects.toMatchObject({ code: "SW0330" });
    const config = makeFolder({ ...files, "slipway.yaml": "slipway: 2\n" });
    await expect(bundle(config, "out")).rejects.toMatchObject({ code: "SW0202" });
    expect(readdirSync(folder).sort()).toEqual(["prompts", "slipway.yaml"]);
  });

  it("builds where the error was disabled with a reason, and still compiles nothing that does not parse", async () => {
    const note = "{{! slipway:ignore foreign-placeholder it is about Python }}\n";
    const ignored = makeFolder({
      ...files,
      "prompts/b.prompt": `---\ninput: { schema: { x: string } }\n---\n${note}{x} {{x}}\n`,
      "prompts/b.cases.yaml": "cases: { one: { input: { x: y } } }\n",
    });
    expect((await bundle(ignored)).document.files.map(({ path }) => path)).toContain("renderings/b/one.json");
    const broken = makeFolder({
      ...files,
      "slipway.yaml": "slipway: 1\nrules: { unclosed-block: off }\n",
      "prompts/b.prompt": "{{#if x}}",
    });
    await expect(bundle(broken)).rejects.toMatchObject({ code: "SW0313" });
  });
});
