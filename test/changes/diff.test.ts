import { mkdirSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diffSchema } from "../../src/changes/schemas.ts";
import { validatorOfOwn } from "../../src/platform/json-schema/index.ts";
import { diff, projectOf, promptOf, simplePrompt, statuses, TestRepository } from "./repository.ts";

const config = { "slipway.yaml": "slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n" };

function repository(files: Readonly<Record<string, string>> = {}): TestRepository {
  const made = new TestRepository();
  made.commit({ ...config, ...simplePrompt("a", "Say {{topic}}."), ...simplePrompt("b", "Tell {{topic}}."), ...files });
  return made;
}

describe("what a change touches", () => {
  test("nothing where nothing changed", async () => {
    const document = await diff(repository(), { base: "main" });
    expect(document.level).toBe("none");
    expect(projectOf(document)).toMatchObject({ status: "unchanged", count: { before: 2, after: 2 }, prompts: [] });
  });

  test("a prompt whose words changed, by words, in the working tree", async () => {
    const made = repository().write({
      "prompts/a.prompt": "---\ninput:\n  schema:\n    topic: string\n---\nSay all of {{topic}}.\n",
    });
    const document = await diff(made, { base: "main" });
    expect(statuses(document)).toEqual({ a: "changed" });
    const { cases, contract, causes, size } = promptOf(document, "a");
    expect(contract).toEqual({
      level: "patch",
      changes: [{ level: "patch", subject: "words", reason: "One case says something else." }],
    });
    expect(causes).toEqual([{ kind: "prompt", file: "prompts/a.prompt", status: "changed" }]);
    expect(cases[0]?.messages[0]?.parts[0]?.rows).toEqual([
      {
        kind: "changed",
        words: [
          { kind: "same", text: "Say " },
          { kind: "added", text: "all of " },
          { kind: "same", text: "tents." },
        ],
      },
    ]);
    expect(cases[0]?.before).toEqual([{ role: "user", content: [{ text: "Say tents." }] }]);
    expect(size.after?.characters).toBe("Say all of tents.".length);
    expect(document.head).toEqual({ commit: null, label: "working tree" });
    expect(validatorOfOwn(diffSchema).validate(document)).toEqual([]);
  });

  test("two commits, without looking at the working tree", async () => {
    const made = repository();
    const base = made.git("rev-parse", "HEAD");
    made.commit({ "prompts/a.prompt": "---\ninput:\n  schema:\n    topic: string\n---\nSay {{topic}} now.\n" });
    made.write({ "prompts/b.prompt": "{{broken" });
    expect(statuses(await diff(made, { base, head: "HEAD" }))).toEqual({ a: "changed" });
    expect(statuses(await diff(made, { base: `${base}..HEAD` }))).toEqual({ a: "changed" });
    expect(statuses(await diff(made, { base: `${base}...` }))).toEqual({ a: "changed" });
  });

  test("prompts that call a partial, also through another, and no others", async () => {
    const made = repository({
      ...simplePrompt("c", "{{> outer}} {{topic}}"),
      ...simplePrompt("d", "The inner life of {{topic}}."),
      "prompts/_outer.prompt": "Outer {{> shop/inner}}",
      "partials/shop/inner.hbs": "Inner",
    });
    made.write({ "partials/shop/inner.hbs": "Inner and more" });
    const document = await diff(made, { base: "main" });
    expect(statuses(document)).toEqual({ c: "affected" });
    expect(promptOf(document, "c").causes).toEqual([
      { kind: "partial", file: "partials/shop/inner.hbs", status: "changed" },
    ]);
  });

  test("a partial whose comment changed: its prompts are affected, and say the same", async () => {
    const made = repository({
      ...simplePrompt("c", "{{> outer}}{{topic}}"),
      "prompts/_outer.prompt": "Outer{{! one }}",
    });
    made.write({ "prompts/_outer.prompt": "Outer{{! two }}" });
    const prompt = promptOf(await diff(made, { base: "main" }), "c");
    expect(prompt).toMatchObject({ status: "affected", cases: [], sameCases: 1, contract: { level: "patch" } });
  });

  test("schemas by name, through each other", async () => {
    const made = repository({
      "schemas/Recipe.yaml": "title: string\nby: Person\n",
      "schemas/Person.yaml": "name: string\n",
      "prompts/c.prompt": "---\noutput:\n  schema: Recipe\n---\nCook.\n",
      "prompts/d.prompt": "A Person cooks.\n",
    });
    made.write({ "schemas/Person.yaml": "name: string\nage: integer\n" });
    const document = await diff(made, { base: "main" });
    expect(statuses(document)).toEqual({ c: "affected" });
    expect(promptOf(document, "c").contract.changes).toMatchObject([
      { level: "minor", subject: "output", at: "by.age" },
    ]);
  });

  test("tools by the names in their files", async () => {
    const tool = (type: string): string =>
      `name: find_order\ninputSchema: { type: object, properties: { id: { type: ${type} } }, required: [id] }\n`;
    const made = repository({
      "tools/shop.yaml": tool("string"),
      "prompts/c.prompt": "---\ntools: [find_order]\n---\nFind.\n",
    });
    made.write({ "tools/shop.yaml": tool("integer") });
    const document = await diff(made, { base: "main" });
    expect(statuses(document)).toEqual({ c: "affected" });
    expect(promptOf(document, "c").contract).toMatchObject({
      level: "major",
      changes: [{ subject: "tool", at: "find_order: id" }],
    });
  });

  test("files that cases name, and pictures", async () => {
    const made = repository({
      "prompts/c.prompt": "---\ninput:\n  schema:\n    letter: string\n---\n{{letter}}\n",
      "prompts/c.cases.yaml": "cases:\n  - name: one\n    input: { letter: { $file: data/letter.txt } }\n",
      "data/letter.txt": "Dear all",
      "prompts/d.prompt": "{{media url=photo}}\n",
      "prompts/d.cases.yaml": "cases:\n  - name: one\n    input: { photo: media/cat.png }\n",
      "media/cat.png": "one",
      "media/dog.png": "one",
    });
    made.write({ "data/letter.txt": "Dear you", "media/cat.png": "two", "media/dog.png": "two" });
    const document = await diff(made, { base: "main" });
    expect(statuses(document)).toEqual({ c: "affected", d: "affected" });
    expect(promptOf(document, "c").causes).toEqual([{ kind: "data", file: "data/letter.txt", status: "changed" }]);
    expect(promptOf(document, "d")).toMatchObject({ cases: [], causes: [{ kind: "media", file: "media/cat.png" }] });
  });

  test("settings: the model of the project for prompts without one, and nothing for environments", async () => {
    const made = repository({ "prompts/c.prompt": "---\nmodel: amazon.nova-lite-v1:0\n---\nHi.\n" });
    made.write({
      "slipway.yaml": "slipway: 1\nmodel: amazon.nova-pro-v1:0\nenvironments: { beta: { store: ./beta } }\n",
    });
    const document = await diff(made, { base: "main" });
    expect(statuses(document)).toEqual({ a: "affected", b: "affected" });
    expect(projectOf(document).settings).toEqual(["environments", "model"]);
    expect(promptOf(document, "a")).toMatchObject({
      settings: [{ name: "model", after: "amazon.nova-pro-v1:0" }],
      contract: { level: "minor" },
    });
    made.write({ "slipway.yaml": `${config["slipway.yaml"]}environments: { beta: { store: ./beta } }\n` });
    expect(statuses(await diff(made, { base: "main" }))).toEqual({});
  });

  test("classic pairs whose template changed", async () => {
    const made = repository({
      "prompts/welcome.json": '{ "template": "hello.txt", "variables": { "name": "Jo" } }',
      "prompts/other.json": '{ "template": "bye.txt", "variables": { "name": "Jo" } }',
      "prompt_templates/hello.txt": "Hello {{name}}",
      "prompt_templates/bye.txt": "Bye {{name}}",
    });
    made.write({ "prompt_templates/hello.txt": "Welcome {{name}}" });
    const document = await diff(made, { base: "main" });
    expect(statuses(document)).toEqual({ welcome: "changed" });
    expect(promptOf(document, "welcome").causes).toEqual([
      { kind: "template", file: "prompt_templates/hello.txt", status: "changed" },
    ]);
  });

  test("added, removed and renamed prompts", async () => {
    const made = repository({ ...simplePrompt("old", "A long text about {{topic}},\nof two lines\nand a third.") });
    made.git("mv", "prompts/old.prompt", "prompts/new.prompt");
    made.git("mv", "prompts/old.cases.yaml", "prompts/new.cases.yaml");
    made.write({ ...simplePrompt("c", "Fresh {{topic}}!"), "prompts/b.prompt": null, "prompts/b.cases.yaml": null });
    const document = await diff(made, { base: "main" });
    expect(statuses(document)).toEqual({ b: "removed", c: "added", new: "renamed" });
    expect(promptOf(document, "new")).toMatchObject({ from: "old", cases: [], contract: { level: "major" } });
    expect(promptOf(document, "c").contract.level).toBe("minor");
    expect(promptOf(document, "b").contract.level).toBe("major");
    expect(document.level).toBe("major");
  });

  test("a template that changed where no case shows how", async () => {
    const made = repository({ "prompts/c.prompt": "Be brief.\n" });
    made.write({ "prompts/c.prompt": "Be very brief.\n" });
    expect(promptOf(await diff(made, { base: "main" }), "c").template).toEqual([
      {
        kind: "changed",
        words: [
          { kind: "same", text: "Be " },
          { kind: "added", text: "very " },
          { kind: "same", text: "brief." },
        ],
      },
    ]);
  });

  test("a file whose times changed alone is no change", async () => {
    const made = repository();
    made.write(simplePrompt("a", "Say {{topic}}."));
    expect(statuses(await diff(made, { base: "main" }))).toEqual({});
  });

  test("not a file that was only written again, with the same content", async () => {
    const made = repository({
      "prompts/p.prompt": '{{media url="media/x.png"}}\n',
      "prompts/p.cases.yaml": "cases: { one: {} }\n",
      "media/x.png": "picture",
    });
    utimesSync(join(made.folder, "media/x.png"), new Date("2030-01-01"), new Date("2030-01-01"));
    expect(statuses(await diff(made, { base: "main" }))).toEqual({});
  });

  test("an untracked prompt is part of the working tree", async () => {
    const made = repository().write({ "prompts/c.prompt": "Hi.\n" });
    expect(statuses(await diff(made, { base: "main" }))).toEqual({ c: "added" });
  });
});

describe("prompts that are broken on one side", () => {
  test("show their errors, and what can be compared all the same", async () => {
    const made = repository().write({
      "prompts/a.prompt": "---\ninput:\n  schema:\n    topic: string\n---\nSay {{topc}}.\n",
    });
    const prompt = promptOf(await diff(made, { base: "main" }), "a");
    expect(prompt.broken).toMatchObject({
      before: [],
      after: [{ rule: "undefined-variable", file: "prompts/a.prompt" }],
    });
    expect(prompt.cases).toEqual([]);
    expect(prompt.status).toBe("changed");
  });

  test("through a partial that broke", async () => {
    const made = repository({ ...simplePrompt("c", "{{> outer}} {{topic}}"), "prompts/_outer.prompt": "Outer" });
    made.write({ "prompts/_outer.prompt": "Outer {{#if}" });
    const { broken } = promptOf(await diff(made, { base: "main" }), "c");
    expect(broken.after.map(({ file }) => file)).toContain("prompts/_outer.prompt");
  });

  test("that were broken before", async () => {
    const made = new TestRepository();
    made.commit({ ...config, ...simplePrompt("a", "Say {{topc}}.") });
    made.write(simplePrompt("a", "Say {{topic}}."));
    expect(promptOf(await diff(made, { base: "main" }), "a").broken).toMatchObject({
      before: [{ rule: "undefined-variable" }],
      after: [],
    });
  });

  test("a broken slipway.yaml does not end it", async () => {
    const made = repository().write({ "slipway.yaml": "slipway: [", "prompts/a.prompt": "Say it.\n" });
    expect(statuses(await diff(made, { base: "main" }))).toMatchObject({ a: "changed" });
  });
});

describe("revisions", () => {
  test("the base is where the head left it; --direct compares as they are", async () => {
    const made = repository();
    made.git("checkout", "-q", "-b", "mine");
    made.commit(simplePrompt("a", "Mine {{topic}}."));
    made.git("checkout", "-q", "main");
    made.commit(simplePrompt("b", "Theirs {{topic}}."));
    expect(statuses(await diff(made, { base: "main", head: "mine" }))).toEqual({ a: "changed" });
    expect(statuses(await diff(made, { base: "main", head: "mine", direct: true }))).toEqual({
      a: "changed",
      b: "changed",
    });
    expect(statuses(await diff(made, { base: "main..mine" }))).toEqual({ a: "changed", b: "changed" });
    expect(statuses(await diff(made, { base: "main...mine" }))).toEqual({ a: "changed" });
  });

  test.each([
    ["nowhere", "SW1401", /no commit "nowhere"/],
    ["--output=x", "SW1401", /no commit/],
    ["main\nHEAD", "SW1401", /no commit/],
    ["HEAD:prompts", "SW1401", /no commit/],
    ["0000000000000000000000000000000000000000", "SW1401", /all zeros/],
  ])("refuses %j", async (base, code, message) => {
    await expect(diff(repository(), { base })).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test("histories without a common commit", async () => {
    const made = repository();
    made.git("checkout", "-q", "--orphan", "island");
    made.commit(simplePrompt("a", "Island {{topic}}."));
    await expect(diff(made, { base: "main" })).rejects.toMatchObject({
      code: "SW1402",
      next: expect.stringContaining("--direct"),
    });
    expect(statuses(await diff(made, { base: "main", direct: true }))).toEqual({ a: "changed" });
  });

  test("a shallow clone says what to fetch, and the merge of a pull request needs nothing", async () => {
    const made = repository();
    const base = made.git("rev-parse", "HEAD");
    made.git("checkout", "-q", "-b", "mine");
    made.commit(simplePrompt("a", "Mine {{topic}}."));
    made.git("checkout", "-q", "main");
    made.git("merge", "-q", "--no-ff", "-m", "merge", "mine");
    const clone = new TestRepository();
    clone.git("fetch", "-q", "--depth=1", `file://${made.folder}`, "main");
    clone.git("checkout", "-q", "FETCH_HEAD");
    await expect(diff(clone, { base })).rejects.toMatchObject({
      code: "SW1401",
      next: expect.stringContaining("fetch-depth: 0"),
    });
    made.git("config", "uploadpack.allowAnySHA1InWant", "true");
    clone.git("fetch", "-q", "--depth=1", `file://${made.folder}`, base);
    expect(statuses(await diff(clone, { base, head: "HEAD" }))).toEqual({ a: "changed" });
  });

  test("an empty repository, and no repository", async () => {
    const made = new TestRepository();
    made.write({ ...config, ...simplePrompt("a", "Hi {{topic}}") });
    await expect(diff(made, { base: "main" })).rejects.toMatchObject({
      code: "SW1401",
      message: expect.stringContaining("no commit yet"),
    });
  });
});

describe("several projects", () => {
  const two = {
    "one/slipway.yaml": "slipway: 1\n",
    "one/prompts/a.prompt": "One.\n",
    "two/slipway.yaml": "slipway: 1\n",
    "two/prompts/a.prompt": "Two.\n",
  };

  test("the one of the folder, or all of them, each with its path", async () => {
    const made = new TestRepository();
    made.commit(two);
    made.write({ "one/prompts/a.prompt": "One more.\n", "two/prompts/a.prompt": null });
    expect((await diff(made, { base: "main" }, "one/prompts")).projects.map(({ path }) => path)).toEqual(["one"]);
    const all = await diff(made, { base: "main", all: true }, "one");
    expect(all.projects.map(({ path, prompts }) => [path, prompts.map(({ status }) => status)])).toEqual([
      ["one", ["changed"]],
      ["two", ["removed"]],
    ]);
    // At the root there is no project, so all below it are meant.
    expect((await diff(made, { base: "main" })).projects).toHaveLength(2);
  });

  test("a project that is new, and one that is gone", async () => {
    const made = new TestRepository();
    made.commit(two);
    made.git("rm", "-rq", "one");
    made.write({ "three/slipway.yaml": "slipway: 1\n", "three/prompts/a.prompt": "Three.\n" });
    const { projects } = await diff(made, { base: "main", all: true });
    expect(projects.map(({ path, status, count }) => [path, status, count])).toEqual([
      ["one", "removed", { before: 1, after: 0 }],
      ["three", "added", { before: 0, after: 1 }],
      ["two", "unchanged", { before: 1, after: 1 }],
    ]);
  });

  test("no project at all", async () => {
    const made = new TestRepository();
    made.commit({ "README.md": "hello" });
    await expect(diff(made, { base: "main" })).rejects.toMatchObject({ code: "SW1403" });
  });
});

describe("submodules", () => {
  function withSubmodule(): { readonly made: TestRepository; readonly library: string } {
    const library = new TestRepository();
    library.commit(simplePrompt("lib", "One {{topic}}."));
    const made = new TestRepository();
    made.write({ "slipway.yaml": "slipway: 1\nprompts: [lib/prompts]\n" });
    made.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.folder, "lib");
    made.commit({});
    return { made, library: library.folder };
  }

  test("are read from their own objects, at the commit that each side names", async () => {
    const { made } = withSubmodule();
    made.write({ "lib/prompts/lib.prompt": "---\ninput:\n  schema:\n    topic: string\n---\nTwo {{topic}}.\n" });
    expect(statuses(await diff(made, { base: "main" }))).toEqual({ lib: "changed" });
    made.git("-C", "lib", "commit", "-qam", "two");
    expect(statuses(await diff(made, { base: "main" }))).toEqual({ lib: "changed" });
    made.commit({});
    const document = await diff(made, { base: "HEAD~1", head: "HEAD" });
    expect(promptOf(document, "lib").cases[0]?.before).toEqual([{ role: "user", content: [{ text: "One tents." }] }]);
  });

  test("that are not here are named", async () => {
    const { made } = withSubmodule();
    const clone = new TestRepository();
    clone.git("fetch", "-q", `file://${made.folder}`, "main");
    clone.git("checkout", "-q", "FETCH_HEAD");
    expect(projectOf(await diff(clone, { base: "HEAD", head: "HEAD" })).cut).toEqual([
      expect.stringContaining("What is in the submodule lib cannot be compared"),
    ]);
  });
});

describe("shards", () => {
  test("together have every prompt once", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const files = (text: string) => Object.assign({}, ...names.map((name) => simplePrompt(name, `${text} {{topic}}`)));
    const made = new TestRepository();
    made.commit({ ...config, ...files("One") });
    made.write(files("Two"));
    const parts = await Promise.all(["1/3", "2/3", "3/3"].map((shard) => diff(made, { base: "main", shard })));
    const found = parts.map((part) => projectOf(part).prompts.map(({ name }) => name));
    expect(found.flat().sort()).toEqual([...names].sort());
    expect(found.filter((part) => part.length > 0).length).toBeGreaterThan(1);
    expect(parts[1]?.shard).toEqual({ index: 2, total: 3 });
  });

  test.each(["0/3", "4/3", "1", "1/0", "a/b", "1/999999"])("refuse %s", async (shard) => {
    await expect(diff(repository(), { base: "main", shard })).rejects.toMatchObject({ code: "SW1404" });
  });
});

describe("hostile repositories", () => {
  test("links are followed inside the project alone, in a revision as on a disk", async () => {
    const made = repository({ "shared/real.hbs": "Shared", ...simplePrompt("c", "{{> inside}} {{topic}}") });
    mkdirSync(join(made.folder, "partials"));
    symlinkSync("../shared/real.hbs", join(made.folder, "partials/inside.hbs"));
    symlinkSync("../../outside.hbs", join(made.folder, "partials/outside.hbs"));
    symlinkSync("loop.hbs", join(made.folder, "partials/loop.hbs"));
    made.commit({});
    made.write({ "shared/real.hbs": "Shared and new" });
    // The link is the same; what it leads to changed.
    const document = await diff(made, { base: "HEAD" });
    expect(promptOf(document, "c").cases[0]?.messages).toHaveLength(1);
  });

  test("a tree with names that no folder can hold is read without them", async () => {
    const made = repository();
    const blob = made.git("hash-object", "-w", "prompts/a.prompt");
    const raw = Buffer.concat(
      [".git", "..", "a/b.prompt", "fine.prompt"].map((name) =>
        Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(blob, "hex")]),
      ),
    );
    made.write({ "tree.bin": raw.toString("latin1") });
    const { execFileSync } = await import("node:child_process");
    const hash = (type: string, input: Buffer): string =>
      execFileSync("git", ["hash-object", "-w", "--literally", "-t", type, "--stdin"], {
        cwd: made.folder,
        input,
        encoding: "utf8",
      }).trim();
    const prompts = hash("tree", raw);
    const top = hash("tree", Buffer.concat([Buffer.from("40000 prompts\0"), Buffer.from(prompts, "hex")]));
    const commit = hash("commit", Buffer.from(`tree ${top}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n`));
    const document = await diff(made, { base: "main", head: commit, direct: true });
    expect(statuses(document)).toMatchObject({ fine: "renamed" });
    expect(projectOf(document).count.after).toBe(1);
  });

  test("a prompt of a million lines takes seconds at most, and is cut with a note", async () => {
    const made = new TestRepository();
    const lines = (word: string): string =>
      `${Array.from({ length: 90_000 }, (_, index) => `${word} ${index}`).join("\n")}\n`;
    made.commit({ ...config, "prompts/a.prompt": lines("a"), "prompts/a.cases.yaml": "cases:\n  - name: one\n" });
    made.write({ "prompts/a.prompt": lines("b") });
    const rows = promptOf(await diff(made, { base: "main" }), "a").cases[0]?.messages[0]?.parts[0]?.rows ?? [];
    expect(rows.length).toBeLessThan(3_000);
    expect(rows.at(-1)).toMatchObject({ kind: "cut" });
  });
});
