import { execFileSync } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BundleBuilder } from "../../src/bundles/build.ts";
import { sha256Of } from "../../src/bundles/digest.ts";
import { loadProject } from "../../src/project/load.ts";
import { openChecked } from "../../src/prompts/checked.ts";
import { makeFolder, writeFiles } from "../project/folder.ts";

async function build(folder: string) {
  const { project } = await loadProject(folder);
  const set = await openChecked(project);
  const builder = new BundleBuilder(project);
  for await (const checked of set.each()) {
    expect(checked.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    await builder.add(checked, set.partials);
  }
  return builder.finish();
}

async function pathsOf(files: Readonly<Record<string, string | Uint8Array>>) {
  return (await build(makeFolder(files))).manifest.files.map(({ path }) => path);
}

const project = {
  "slipway.yaml": "slipway: 1\n",
  "prompts/reply.prompt":
    "---\ninput: { schema: { name: string, photo: string } }\n---\n{{> sub/sign}}Hi {{name}}\n{{media url=photo}}\n",
  "prompts/reply.cases.yaml":
    "cases:\n  - { name: anna, input: { name: Anna, photo: media/a.png } }\n  - { name: ben, input: { name: Ben, photo: media/a.png } }\n",
  "prompts/reply.formal.prompt": "Dear all\n",
  "prompts/sub/_sign.prompt": "Sign as {{> house}}\n",
  "prompts/_house.prompt": "Northpeak\n",
  "prompts/_unused.prompt": "Nobody calls this\n",
  "media/a.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 13, 10]),
  "media/unused.png": new Uint8Array([1]),
};

describe("a bundle", () => {
  it("holds sources, compiled prompts, renderings and the media that they show, each with its type", async () => {
    const { manifest, counts } = await build(makeFolder(project));
    expect(manifest.files.map(({ path, mediaType }) => `${path} ${mediaType}`)).toEqual([
      "compiled/reply.formal.json application/json",
      "compiled/reply.json application/json",
      "media/a.png image/png",
      "prompts/_house.prompt text/plain; charset=utf-8",
      "prompts/reply.formal.prompt text/plain; charset=utf-8",
      "prompts/reply.prompt text/plain; charset=utf-8",
      "prompts/sub/_sign.prompt text/plain; charset=utf-8",
      "renderings/reply/anna.json application/json",
      "renderings/reply/ben.json application/json",
    ]);
    expect(counts).toMatchObject({ prompts: 2, renderings: 2, media: 1, files: 9 });
  });

  it("gives the bytes that its manifest names", async () => {
    const { manifest, read } = await build(makeFolder(project));
    for (const file of manifest.files) {
      const bytes = await read(file);
      expect([sha256Of(bytes), bytes.byteLength]).toEqual([file.sha256, file.size]);
    }
    const rendering = manifest.files.find(({ path }) => path === "renderings/reply/anna.json");
    expect(rendering && JSON.parse(Buffer.from(await read(rendering)).toString())).toEqual({
      format: "slipway/renderings/v1",
      renderings: [
        {
          prompt: "reply",
          case: "anna",
          model: null,
          config: {},
          messages: [
            { role: "user", content: [{ text: "Sign as Northpeak\n\nHi Anna\n" }, { media: { url: "media/a.png" } }] },
          ],
        },
      ],
    });
  });

  it("has the same digest whatever the line ends, byte order marks, Unicode forms and order on the disk", async () => {
    const first = await build(makeFolder({ ...project, "prompts/caf\u00e9.prompt": "Un caf\u00e9\n" }));
    const other = makeFolder({ "prompts/cafe\u0301.prompt": "\ufeffUn caf\u00e9\r\n" });
    const reversed = Object.entries(project).reverse();
    for (const [path, content] of reversed) {
      writeFiles(other, { [path]: typeof content === "string" ? content.replaceAll("\n", "\r\n") : content });
    }
    // Written last, so that the disk may list it last.
    renameSync(join(other, "prompts/reply.prompt"), join(other, "prompts/z"));
    renameSync(join(other, "prompts/z"), join(other, "prompts/reply.prompt"));
    expect((await build(other)).digest).toBe(first.digest);
  });

  it("has the same digest in another time zone, locale and process", async () => {
    const folder = makeFolder(project);
    const { digest } = await build(folder);
    const cli = join(import.meta.dirname, "../../src/cli.ts");
    const environment = { ...process.env, TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
    const printed = execFileSync(process.execPath, [cli, "bundle", "--json"], {
      cwd: folder,
      env: environment,
      encoding: "utf8",
    });
    expect((JSON.parse(printed) as { digest: string }).digest).toBe(digest);
  });

  it("changes with everything that readers get, and with nothing else", async () => {
    const { digest } = await build(makeFolder(project));
    const digestWith = async (files: Record<string, string | Uint8Array>) =>
      (await build(makeFolder({ ...project, ...files }))).digest;
    expect(
      await digestWith({
        "README.md": "x",
        "prompts/_unused.prompt": "changed",
        "media/unused.png": "changed",
        "slipway.yaml": "# a comment\nslipway: 1\n",
      }),
    ).toBe(digest);
    for (const [path, content] of [
      ["prompts/_house.prompt", "Acme\n"],
      ["media/a.png", "changed"],
      ["slipway.yaml", "slipway: 1\nmodel: x\n"],
      ["prompts/reply.formal.prompt", "Dear you\n"],
    ] as const) {
      expect(await digestWith({ [path]: content })).not.toBe(digest);
    }
  });

  it("holds a classic pair and its template", async () => {
    expect(
      await pathsOf({
        "prompts/welcome_prompt.json": '{ "variables": { "n": "x" } }',
        "prompts/b.json": '{ "template": "welcome", "variables": { "n": "y" } }',
        "prompt_templates/welcome.txt": "Hi {{n}}",
      }),
    ).toEqual([
      "compiled/b.json",
      "compiled/welcome_prompt.json",
      "prompts/b.json",
      "prompts/prompt_templates/welcome.txt",
      "prompts/welcome_prompt.json",
      "renderings/b/default.json",
      "renderings/welcome_prompt/default.json",
    ]);
  });

  it("holds what slipway.yaml asks for", async () => {
    expect(
      await pathsOf({ ...project, "slipway.yaml": "slipway: 1\nbundle: { include: [renderings] }\n" }),
    ).not.toContain("prompts/reply.prompt");
    expect(await pathsOf({ ...project, "slipway.yaml": "slipway: 1\nbundle: { include: [prompts] }\n" })).not.toContain(
      "renderings/reply/anna.json",
    );
  });

  it("is bounded, and a medium that changed meanwhile is noticed", async () => {
    await expect(
      build(makeFolder({ ...project, "slipway.yaml": "slipway: 1\nlimits: { bundleFiles: 3 }\n" })),
    ).rejects.toMatchObject({ code: "SW0404" });
    await expect(
      build(makeFolder({ ...project, "slipway.yaml": "slipway: 1\nlimits: { bundleBytes: 100 }\n" })),
    ).rejects.toMatchObject({ code: "SW0404" });
    await expect(
      build(makeFolder({ ...project, "slipway.yaml": "slipway: 1\nlimits: { mediaBytes: 3 }\n" })),
    ).rejects.toMatchObject({ code: "SW0406" });
    const folder = makeFolder(project);
    const { manifest, read } = await build(folder);
    writeFileSync(join(folder, "media/a.png"), "other");
    const medium = manifest.files.find(({ path }) => path === "media/a.png");
    await expect(medium && read(medium)).rejects.toMatchObject({ code: "SW0406" });
  });
});
