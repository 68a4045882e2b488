import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planConversion } from "../../../src/commands/init/conversion.ts";
import { applyConversion } from "../../../src/commands/init/files.ts";
import { command } from "../../../src/commands/init.ts";
import { command as render } from "../../../src/commands/render.ts";
import { diskFiles } from "../../../src/project/file-system.ts";
import { loadProject } from "../../../src/project/load.ts";
import { makeFolder, writeFiles } from "../../project/folder.ts";
import { openRepository, testEnvironment } from "../../secrets/support/repository.ts";
import { testContext } from "../../support/context.ts";
import { inputsFor } from "../../support/inputs.ts";

interface Document {
  readonly converted: readonly { readonly prompt: string; readonly renderings: number }[];
  readonly left: readonly { readonly prompt: string; readonly reason: string }[];
  readonly check: { readonly errors: number };
  readonly notes: readonly string[];
}

const runInit = (folder: string, dryRun: boolean) =>
  command.run(
    inputsFor(command, { convert: true, "dry-run": dryRun, hooks: false, workflow: false }),
    testContext(folder, { environment: testEnvironment() }),
  );

async function convert(folder: string, dryRun = false) {
  const result = await runInit(folder, dryRun);
  return JSON.parse(await result.render("json")) as Document;
}

async function renderings(folder: string): Promise<string> {
  const none = { prompt: undefined, case: undefined, input: undefined, out: undefined };
  return (await render.run(none, testContext(folder))).render("json");
}

function committed(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder(files);
  const repository = openRepository(folder);
  repository.git("init", "--quiet", "--initial-branch=main");
  repository.commit("prompts as they are");
  return folder;
}

const model = `"model_id": "amazon.nova-pro-v1:0"`;
const classic = {
  "prompts/welcome_prompt.json": `{ "template": "welcome_email.txt", ${model}, "description": "Greets: a student",
    "variables": { "student": "Jordan", "course": { "name": "yes", "tags": ["a", "b"] }, "count": 3, "note": "one\\ntwo\\n" },
    "output_file": "welcome_{{student}}.html", "max_tokens": 700, "make_index": true, "owner": "team: x" }`,
  "prompt_templates/welcome_email.txt":
    "Dear {{student}},\n\nWelcome to {{course.name}} ({{count}}). {{note}}\n{{#each course.tags}}\n- {{this}}\n{{/each}}\n",
  "prompts/team/space.json": `{ "template": "space.txt", ${model}, "variables": { "x": "1" } }`,
  "prompts/team/again.json": `{ "template": "space.txt", ${model}, "variables": { "x": "2" } }`,
  "prompts/team/again.cases.yaml": "cases:\n  # kept\n  - name: other\n    input: { x: '9' }\n",
  "prompt_templates/space.txt": "\n \n  Hello {{x}}  \n\n  ",
  "prompts/plain.json": `{ "template": "plain.txt", ${model}, "variables": {} }`,
  "prompt_templates/plain.txt": "Nothing to fill in\n",
};

describe("slipway init --convert", () => {
  it("turns pairs into *.prompt files that render the same bytes under the same names", async () => {
    const folder = committed(classic);
    const before = await renderings(folder);
    const document = await convert(folder);
    expect(document.left).toEqual([]);
    expect(document.converted.map(({ prompt, renderings: count }) => [prompt, count])).toEqual([
      ["plain", 1],
      ["team/again", 2],
      ["team/space", 1],
      ["welcome_prompt", 1],
    ]);
    expect(document.check.errors).toBe(0);
    expect(await renderings(folder)).toBe(before);
    expect(readdirSync(join(folder, "prompts")).sort()).toEqual([
      "plain.prompt",
      "team",
      "welcome_prompt.cases.yaml",
      "welcome_prompt.prompt",
    ]);
    expect(existsSync(join(folder, "prompt_templates"))).toBe(false);
    expect(readFileSync(join(folder, "prompts/team/again.cases.yaml"), "utf8")).toContain("# kept");
    const text = readFileSync(join(folder, "prompts/welcome_prompt.prompt"), "utf8");
    expect(text).toContain("slipway.file: welcome_{{student}}.html");
    expect(text).toContain('classic.owner: "team: x"');
    expect(text).toContain("    course(object):");
  });

  it("changes nothing with --dry-run, also where files are not committed", async () => {
    const folder = makeFolder(classic);
    const document = await convert(folder, true);
    expect(document.converted).toHaveLength(4);
    expect(readdirSync(join(folder, "prompts")).sort()).toEqual(["plain.json", "team", "welcome_prompt.json"]);
  });

  it("removes nothing that git does not hold", async () => {
    const folder = committed(classic);
    writeFiles(folder, { "prompt_templates/plain.txt": "Changed\n" });
    await expect(convert(folder)).rejects.toMatchObject({
      code: "SW0206",
      message: expect.stringContaining("prompt_templates/plain.txt") as string,
    });
    expect(existsSync(join(folder, "prompts/welcome_prompt.json"))).toBe(true);
    expect(existsSync(join(folder, "slipway.yaml"))).toBe(false);
    await expect(convert(makeFolder(classic))).rejects.toMatchObject({ code: "SW0206" });
  });

  it("leaves what cannot be converted, and says why", async () => {
    const folder = committed({
      ...classic,
      "prompts/broken.json": `{ "template": "broken.txt", ${model}, "variables": { "nam": "x" } }`,
      "prompt_templates/broken.txt": "Hello {{name}}",
      "prompts/_hidden.json": `{ "template": "plain.txt", ${model}, "variables": {} }`,
      "prompts/listed.json": `{ "template": "listed.txt", ${model}, "variables": { "x": "1" } }`,
      "prompt_templates/listed.txt": "{{x}}",
      "prompts/listed.cases.yaml": "# nothing yet\ncases: []\n",
    });
    const document = await convert(folder);
    expect(document.left).toEqual([
      { prompt: "_hidden", reason: expect.stringContaining("underscore") as string },
      { prompt: "broken", reason: expect.stringContaining("errors") as string },
    ]);
    // Its template is still used by one that stays.
    expect(existsSync(join(folder, "prompt_templates/plain.txt"))).toBe(true);
    expect(existsSync(join(folder, "prompts/plain.prompt"))).toBe(true);
    expect(existsSync(join(folder, "prompts/broken.json"))).toBe(true);
  });

  it("works below another folder, and writes settings that name no templates any more", async () => {
    const folder = committed({
      "ai/prompts/welcome.json": `{ "variables": { "name": "Jordan" }, ${model} }`,
      "ai/prompt_templates/welcome.txt": "Dear {{name}}\n",
    });
    const document = await convert(folder);
    expect(document.converted.map(({ prompt }) => prompt)).toEqual(["welcome"]);
    expect(document.check.errors).toBe(0);
    const config = readFileSync(join(folder, "slipway.yaml"), "utf8");
    expect(config).toContain("prompts: [ai/prompts]\n");
    expect(config).not.toContain("templates:");
    expect(existsSync(join(folder, "ai/prompt_templates"))).toBe(false);
  });

  it("leaves the folder of templates that slipway.yaml names, and says so", async () => {
    const folder = committed({
      "slipway.yaml": "slipway: 1\nprompts: [p]\ntemplates: [tmpl]\n",
      "p/welcome.json": `{ "variables": { "name": "Jordan" }, ${model} }`,
      "tmpl/welcome.txt": "Dear {{name}}\n",
    });
    const before = await renderings(folder);
    const document = await convert(folder);
    expect(document.check.errors).toBe(0);
    expect(document.notes.join()).toContain("remove both together");
    expect(existsSync(join(folder, "tmpl/welcome.txt"))).toBe(true);
    expect(await renderings(folder)).toBe(before);
    expect((await convert(folder)).notes).toEqual(["There are no classic pairs to convert."]);
  });

  it("takes everything back where one step fails", () => {
    const folder = makeFolder({ "prompts/a.json": "{}", "prompts/a.cases.yaml": "old" });
    const written = new Map([
      ["prompts/a.prompt", "new"],
      ["prompts/a.cases.yaml", "new"],
    ]);
    expect(() => applyConversion(folder, { written, removed: ["prompts/a.json", "prompts/not-there.json"] })).toThrow(
      expect.objectContaining({ code: "SW0207" }) as Error,
    );
    expect(readdirSync(join(folder, "prompts")).sort()).toEqual(["a.cases.yaml", "a.json"]);
    expect(readFileSync(join(folder, "prompts/a.cases.yaml"), "utf8")).toBe("old");
  });

  it("takes new files back too, with the folders above them", () => {
    const folder = makeFolder({ "prompts/a.json": "{}" });
    const news = [{ path: join(folder, "one/two/new.yaml"), within: folder, text: "slipway: 1\n" }];
    const conversion = { written: new Map([["prompts/a.prompt", "new"]]), removed: ["prompts/not-there.json"] };
    expect(() => applyConversion(folder, conversion, news)).toThrow(
      expect.objectContaining({ code: "SW0207" }) as Error,
    );
    expect(readdirSync(folder)).toEqual(["prompts"]);
    expect(readdirSync(join(folder, "prompts"))).toEqual(["a.json"]);
  });

  it.each(["prompts/plain.prompt", "prompts/plain.cases.yaml"])(
    "leaves a pair in whose way a symbolic link to nowhere stands: %s",
    async (path) => {
      const { "prompts/plain.json": _, ...others } = classic;
      const plain = `{ "template": "plain.txt", ${model}, "variables": { "x": "1" } }`;
      const folder = makeFolder({ ...others, "prompts/plain.json": plain, "prompt_templates/plain.txt": "Of {{x}}\n" });
      symlinkSync("nowhere", join(folder, path));
      const repository = openRepository(folder);
      repository.git("init", "--quiet", "--initial-branch=main");
      repository.commit("prompts as they are");
      const { converted, left } = await convert(folder);
      expect(converted.length).toBeGreaterThan(0);
      expect(left).toContainEqual({
        prompt: "plain",
        reason: expect.stringContaining(`${path} is `) as string,
      });
      expect(left.find(({ prompt }) => prompt === "plain")?.reason).toContain("symbolic link");
      expect(existsSync(join(folder, "prompts/plain.json"))).toBe(true);
    },
  );

  it("names the file of the step that failed, and what could not be taken back", () => {
    const folder = makeFolder({ "prompts/a.json": "{}", "prompts/a.cases.yaml": "old" });
    const written = new Map([
      ["prompts/a.cases.yaml", "new"],
      ["prompts/a.prompt", "new"],
    ]);
    const removed = ["prompts/a.json", "prompts/not-there.json"];
    // Another program puts a folder in the place of the new file meanwhile.
    Object.defineProperty(removed, 1, {
      get() {
        rmSync(join(folder, "prompts/a.prompt"), { force: true });
        mkdirSync(join(folder, "prompts/a.prompt"), { recursive: true });
        return "prompts/not-there.json";
      },
    });
    expect(() => applyConversion(folder, { written, removed })).toThrow(
      expect.objectContaining({
        code: "SW0207",
        message: expect.stringMatching(/not-there\.json cannot be written: ENOENT\. .*a\.prompt \(/),
      }) as Error,
    );
    expect(readFileSync(join(folder, "prompts/a.cases.yaml"), "utf8")).toBe("old");
    expect(readFileSync(join(folder, "prompts/a.json"), "utf8")).toBe("{}");
  });

  it("is not held up by what an earlier run left behind", () => {
    const folder = makeFolder({ "prompts/a.cases.yaml": "old", "prompts/a.cases.yaml.slipway-new": "half" });
    applyConversion(folder, { written: new Map([["prompts/a.cases.yaml", "new"]]), removed: [] });
    expect(readFileSync(join(folder, "prompts/a.cases.yaml"), "utf8")).toBe("new");
    expect(readdirSync(join(folder, "prompts")).sort()).toEqual(["a.cases.yaml", "a.cases.yaml.slipway-new"]);
  });

  it("keeps the bytes of any template and any values, or leaves the pair", async () => {
    const space = fc.constantFrom("", " ", "\n", "\n\n", "  \n", "\t", "\n  ", "\u00a0", "\r\n");
    const middle = fc.constantFrom(
      "{{x}}",
      "a {{x}} b",
      "---",
      "{{! c }}",
      "{{~x~}}",
      "{{#if x}}\nyes\n{{/if}}",
      "# h",
      "{{{x}}}",
    );
    const value = fc.oneof(
      fc.string(),
      fc.string({ unit: "grapheme" }),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom("yes", "2026-01-01", "~", "a: b", "#x", " lead", "tail ", "\n\nx\n\n", "\t"),
    );
    let converted = 0;
    await fc.assert(
      fc.asyncProperty(space, middle, space, value, async (start, inner, end, x) => {
        const folder = makeFolder({
          "prompts/p.json": JSON.stringify({ template: "p.txt", variables: { x } }),
          "prompt_templates/p.txt": start + inner + end,
        });
        const { project } = await loadProject(folder);
        const conversion = await planConversion(project, diskFiles(folder));
        if (conversion.converted.length === 0) return conversion.left.length === 1;
        converted += 1;
        const before = await renderings(folder);
        applyConversion(folder, conversion);
        expect(await renderings(folder)).toBe(before);
        return true;
      }),
      { numRuns: 60 },
    );
    expect(converted).toBeGreaterThan(30);
  });
});

describe("the headline of a conversion", () => {
  const headline = async (folder: string, dryRun = false): Promise<string> => {
    const result = await runInit(folder, dryRun);
    return String(await result.render("text")).split("\n")[0] ?? "";
  };

  it("says where nothing was converted, and why", async () => {
    const broken = {
      "prompts/a.json": `{ ${model}, "variables": { "name": "Anna" } }`,
      "prompt_templates/a.txt": "Hello {{name|lower}}",
    };
    const folder = committed(broken);
    expect(await headline(folder, true)).toBe(
      "! Nothing would be converted: one pair stays as it is. This is what would be done besides:",
    );
    expect(await headline(folder)).toBe(
      "! Nothing was converted: one pair stays as it is. Besides, this folder is a Slipway project now.",
    );
    expect(await headline(folder)).toBe("! Nothing was converted: one pair stays as it is. Nothing was written.");
    expect(await headline(committed({ "prompts/a.prompt": "Hello" }))).toBe(
      "✔ Nothing was converted: there is no classic pair. Besides, this folder is a Slipway project now.",
    );
  });

  it("is that of a project where something was", async () => {
    expect(await headline(committed(classic))).toBe("✔ This folder is a Slipway project now.");
  });
});
