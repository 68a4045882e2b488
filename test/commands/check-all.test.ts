import { describe, expect, test } from "vitest";
import { command } from "../../src/commands/check.ts";
import { command as scan } from "../../src/commands/scan.ts";
import { gitEnvironment, TestRepository } from "../changes/repository.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

async function check(
  folder: string,
  inputs: Partial<Parameters<typeof command.run>[0]>,
): Promise<{ readonly text: string; readonly problems: readonly string[] }> {
  const result = await command.run(inputsFor(command, inputs), testContext(folder, { environment: gitEnvironment }));
  const { findings } = JSON.parse(await result.render("json")) as {
    readonly findings: readonly { readonly file: string; readonly rule: string }[];
  };
  return { text: await result.render("text"), problems: findings.map(({ file, rule }) => `${file} ${rule}`) };
}

const model = "model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n";
const broken = "{{nmae}}\n---\n";
const several = {
  "slipway.yaml": `slipway: 1\n${model}prompts: ["**"]\n`,
  "prompts/outer.prompt": "Outer.\n",
  "apps/shop/slipway.yaml": `slipway: 1\n${model}rules: { template-syntax: error }\n`,
  "apps/shop/prompts/inner.prompt": "---\ninput: { schema: { name: string } }\n---\nHello {{nmae}}\n",
  "apps/classic/prompts/a.json": '{ "template": "a.txt", "variables": { "name": "Jo" } }',
  "apps/classic/prompt_templates/a.txt": "Hello {{name}}",
};

describe("several projects in one repository", () => {
  test("are checked apart and reported together, with paths from the root", async () => {
    const made = new TestRepository();
    made.commit(several);
    const { problems, text } = await check(`${made.folder}/apps`, { all: true });
    expect(problems).toContain("apps/shop/prompts/inner.prompt undefined-variable");
    expect(text).toContain("in 2 files");
    // One inside another is a project of its own: the outer one, which takes every folder, leaves it alone.
    const outer = await check(made.folder, {});
    expect(outer.problems.filter((problem) => problem.includes("inner"))).toEqual([]);
  });

  test("are found without git, and what git ignores is not looked at", async () => {
    const folder = makeFolder(several);
    expect((await check(folder, { all: true })).problems).toContain(
      "apps/shop/prompts/inner.prompt undefined-variable",
    );
    const made = new TestRepository();
    made.commit({ ...several, ".gitignore": "apps/shop\n" });
    expect((await check(made.folder, { all: true })).problems.filter((problem) => problem.includes("shop"))).toEqual(
      [],
    );
  });

  test("none at all is an error that says what to write", async () => {
    await expect(check(makeFolder({ "README.md": "x" }), { all: true })).rejects.toMatchObject({
      code: "SW0201",
      next: expect.stringContaining("slipway.yaml"),
    });
  });

  test("paths and --all exclude each other", async () => {
    await expect(
      command.run(inputsFor(command, { paths: ["x"], all: true }), testContext(makeFolder(several))),
    ).rejects.toMatchObject({ code: "SW0103" });
  });
});

describe("shards of a check", () => {
  const files: Record<string, string> = {
    "slipway.yaml": `slipway: 1\n${model}unknown: 1\n`,
    "tools/x.yaml": "name: [",
  };
  for (let index = 0; index < 9; index++) files[`prompts/p${index}.prompt`] = index % 3 === 0 ? broken : "Fine.\n";

  test("together report what the whole check reports, each problem once", async () => {
    const folder = makeFolder(files);
    const whole = await check(folder, {});
    const parts = [];
    for (const shard of ["1/4", "2/4", "3/4", "4/4"]) parts.push(await check(folder, { shard }));
    expect(parts.flatMap(({ problems }) => problems).sort()).toEqual([...whole.problems].sort());
    expect(whole.problems.length).toBeGreaterThan(4);
  });
});

describe("judges of another part", () => {
  const files: Record<string, string> = { "slipway.yaml": `slipway: 1\n${model}` };
  for (let index = 0; index < 6; index++) {
    files[`prompts/judge${index}.prompt`] = "---\ninput: { schema: { answer: string } }\n---\nScore {{answer}}\n";
    files[`prompts/strict${index}.prompt`] = "---\ninput: { schema: { extra: string } }\n---\nScore {{extra}}\n";
    files[`prompts/asks${index}.prompt`] = "Hello.\n";
    files[`prompts/asks${index}.cases.yaml`] = `cases:
  - name: one
    expect:
      - judge: { prompt: judge${index} }
      - judge: { prompt: strict${index} }
`;
  }
  files["prompts/bare.prompt"] = "Nobody asks.\n";

  test("need no case there either, and are held to what a judge gets", async () => {
    const folder = makeFolder(files);
    const whole = await check(folder, {});
    expect(whole.problems.filter((problem) => problem.endsWith("expectation-invalid"))).toHaveLength(6);
    expect(whole.problems.filter((problem) => problem.endsWith("prompt-without-case"))).toEqual([
      "prompts/bare.prompt prompt-without-case",
    ]);
    const parts = [];
    for (const shard of ["1/4", "2/4", "3/4", "4/4"]) parts.push(await check(folder, { shard }));
    expect(parts.flatMap(({ problems }) => problems).sort()).toEqual([...whole.problems].sort());
    expect((await check(folder, { paths: ["prompts/judge0.prompt"] })).problems).toEqual([]);
  });
});

describe("shards of a scan", () => {
  test("read every file once", async () => {
    const made = new TestRepository();
    const files: Record<string, string> = {};
    for (let index = 0; index < 20; index++) files[`f${index}.txt`] = `file ${index}\n`;
    made.commit(files);
    const context = testContext(made.folder, { environment: gitEnvironment });
    const read = async (shard: string): Promise<number> =>
      Number((await scan.run(inputsFor(scan, { shard }), context)).outputs["files"]);
    const counts = [await read("1/3"), await read("2/3"), await read("3/3")];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(Math.max(...counts)).toBeLessThan(20);
    await expect(scan.run(inputsFor(scan, { history: true, shard: "1/2" }), context)).rejects.toMatchObject({
      code: "SW0808",
    });
  });
});
