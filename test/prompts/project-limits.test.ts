import { describe, expect, it, test } from "vitest";
import { checkProject } from "../../src/commands/project-check.ts";
import { configSchema } from "../../src/project/config-schema.ts";
import { loadProject } from "../../src/project/load.ts";
import { defaultFileLimits, fileLimitsOf } from "../../src/project/project.ts";
import { defaultPromptLimits } from "../../src/prompts/limits.ts";
import { promptLimits } from "../../src/prompts/load.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

const { properties } = configSchema.properties.limits;
const defaults: Readonly<Record<string, number>> = { ...defaultPromptLimits, ...defaultFileLimits };

function project(limits: string, cases = 20) {
  return makeFolder({
    "slipway.yaml": `slipway: 1\nmodel: amazon.nova-lite-v1:0\nlimits: ${limits}\n`,
    "prompts/a.prompt": `---\ninput: { schema: { a: string } }\n---\n${"{{a}}".repeat(10)}\n`,
    "prompts/a.cases.yaml": `cases:\n${Array.from(
      { length: cases },
      (_, index) => `  - { name: c${index}, input: { a: ${index === 0 ? `&long ${"x".repeat(1000)}` : "*long"} } }\n`,
    ).join("")}`,
  });
}

async function check(folder: string, renderings: "kept" | "dropped") {
  const counts: number[] = [];
  const { findings } = await checkProject(await loadProject(folder), testContext(folder), {
    renderings,
    each: (checked) => void counts.push(checked.renderings.length),
  });
  return { counts, errors: findings.filter(({ severity }) => severity === "error") };
}

it("bounds the characters of all renderings of one prompt together", async () => {
  const folder = project("{ promptCharacters: 55000 }");
  const { counts, errors } = await check(folder, "kept");
  expect(errors).toMatchObject([
    {
      rule: "rendering-failed",
      range: { start: { line: 7 } },
      message: "With the case `c5` the renderings of `a` have more than 55000 characters together.",
      help: expect.stringContaining("`limits.promptCharacters`") as string,
    },
  ]);
  expect(counts).toEqual([5]);
  expect(await check(folder, "dropped")).toEqual({ counts: [0], errors });
  expect(await check(project("{}"), "kept")).toEqual({ counts: [20], errors: [] });
});

it("a small case many times over ends at the default", { timeout: 30_000 }, async () => {
  const folder = makeFolder({
    "slipway.yaml": "slipway: 1\nmodel: amazon.nova-lite-v1:0\n",
    "prompts/a.prompt": `---\ninput: { schema: { a: string } }\n---\n${"{{a}}".repeat(40)}\n`,
    "prompts/a.cases.yaml": `cases:\n  - { name: c0, input: { a: &long ${"x".repeat(190_000)} } }\n${Array.from(
      { length: 40 },
      (_, index) => `  - { name: d${index}, input: { a: *long } }\n`,
    ).join("")}`,
  });
  const { counts, errors } = await check(folder, "kept");
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain("more than 64000000 characters together");
  expect(counts).toEqual([8]);
});

test.each(Object.entries(properties))("%s has a default and a maximum", async (name, { minimum, maximum }) => {
  const standard = defaults[name] ?? 0;
  expect(standard).toBeGreaterThanOrEqual(minimum);
  expect(maximum).toBeGreaterThan(standard);
  const read = async (value: number) => {
    const loaded = await loadProject(project(`{ ${name}: ${value} }`, 1));
    const all: Readonly<Record<string, number>> = { ...promptLimits(loaded.project), ...fileLimitsOf(loaded.project) };
    return { value: all[name], messages: loaded.findings.map(({ message }) => message) };
  };
  expect(await read(maximum)).toEqual({ value: maximum, messages: [] });
  const beyond = await read(900_000_000_000);
  expect(beyond.value).toBe(standard);
  expect(beyond.messages).toEqual([expect.stringContaining(`must be ${maximum} or less`)]);
});

describe("partials inside partials", () => {
  async function chain(length: number, limits: string, open = "", close = "") {
    const files: Record<string, string> = {};
    for (let level = 1; level <= length; level++) {
      files[`prompts/_p${level}.prompt`] = level === length ? "x" : `${open}{{> p${level + 1}}}${close}`;
    }
    const folder = makeFolder({
      "slipway.yaml": `slipway: 1\nmodel: amazon.nova-lite-v1:0\nlimits: ${limits}\n`,
      "prompts/a.prompt": "---\ninput: { schema: { f: boolean } }\n---\n{{> p1}}\n{{#if f}}y{{/if}}\n",
      "prompts/a.cases.yaml": "cases: { one: { input: { f: true } }, two: { input: { f: false } } }\n",
      ...files,
    });
    return (await checkProject(await loadProject(folder), testContext(folder))).findings;
  }

  it("end at the limit, in the check as in rendering", async () => {
    expect(await chain(20, "{}")).toEqual([]);
    expect(await chain(21, "{}")).toMatchObject([
      {
        rule: "incomplete-check",
        severity: "error",
        file: "prompts/_p20.prompt",
        message: "Partials are nested more than 20 levels deep at `{{> p21}}`.",
        help: expect.stringContaining("`limits.partialDepth`") as string,
      },
    ]);
    expect(await chain(91, "{ partialDepth: 100 }")).toEqual([]);
  });

  it("are counted where a partial was seen less deep before", async () => {
    const files: Record<string, string> = { "prompts/_z1.prompt": "{{> z2}}", "prompts/_z2.prompt": "{{> z3}}" };
    const folder = makeFolder({
      ...files,
      "slipway.yaml": "slipway: 1\nmodel: amazon.nova-lite-v1:0\nlimits: { partialDepth: 4 }\n",
      "prompts/_z3.prompt": "x",
      "prompts/_q1.prompt": "{{> q2}}",
      "prompts/_q2.prompt": "{{> z1}}",
      "prompts/a.prompt": "{{> z1}}{{> q1}}\n",
      "prompts/a.cases.yaml": "cases: { one: {} }\n",
    });
    const { findings } = await checkProject(await loadProject(folder), testContext(folder));
    expect(findings.filter(({ rule }) => rule === "incomplete-check")).toMatchObject([
      { severity: "error", file: "prompts/_q2.prompt" },
    ]);
  });

  it("with blocks around them end where rendering does", async () => {
    const findings = await chain(150, "{ partialDepth: 200 }", "{{#if f}}{{#if f}}", "{{/if}}{{/if}}");
    const found = findings.find(({ rule }) => rule === "incomplete-check");
    expect(found?.message).toContain("Blocks and partials are nested more than 400 levels deep.");
  });
});
