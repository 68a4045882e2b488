/**
 * Checking and rendering 1,000 prompts with 5 cases each, against the npm package `dotprompt` rendering alone. Both run
 * in one process, in alternating order; what counts is the ratio of the best rounds, which other work on the machine
 * disturbed least. The bar for check and render is 1.0,
 * the goal 0.5.
 *
 * Dotprompt is given its best way: one instance, each template compiled once, the data of the cases already in memory.
 * Slipway reads the project from the disk, YAML cases included, checks everything, and renders every case.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Dotprompt } from "dotprompt";
import { checkProject } from "../src/commands/project-check.ts";
import { createSource } from "../src/platform/text.ts";
import { findProject } from "../src/project/load.ts";
import { defaultPromptLimits } from "../src/prompts/limits.ts";
import { parseTemplate } from "../src/prompts/parse.ts";
import { renderTemplate } from "../src/prompts/render.ts";
import type { TemplateTree } from "../src/prompts/tree.ts";
import { benchCases, benchPartials, benchTemplate } from "./render-corpus.ts";

const promptCount = 1000;
const rounds = 9;

interface Corpus {
  readonly folder: string;
  readonly prompts: readonly {
    readonly path: string;
    readonly text: string;
    readonly inputs: readonly Record<string, unknown>[];
  }[];
}

export async function bench(): Promise<void> {
  const corpus = await writeCorpus();
  try {
    await compare(
      "parse and render, from memory",
      { name: "slipway", run: () => renderFromMemory(corpus) },
      { name: "dotprompt", run: () => dotpromptFromMemory(corpus) },
    );
    await compare(
      "check and render, from the disk",
      { name: "slipway", run: () => checkAndRender(corpus) },
      { name: "dotprompt, rendering alone", run: () => dotpromptFromDisk(corpus) },
    );
    await compareRendering(corpus);
  } finally {
    await rm(corpus.folder, { recursive: true });
  }
}

async function writeCorpus(): Promise<Corpus> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  await mkdir(join(folder, "prompts"));
  await writeFile(
    join(folder, "slipway.yaml"),
    "slipway: 1\nprompts: [prompts]\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n",
  );
  for (const [name, text] of Object.entries(benchPartials))
    await writeFile(join(folder, "prompts", `_${name}.prompt`), text);
  const prompts = [];
  for (let index = 0; index < promptCount; index++) {
    const path = join(folder, "prompts", `p${String(index).padStart(4, "0")}.prompt`);
    const text = benchTemplate(index);
    const inputs = benchCases(index);
    const cases = inputs.map((input, number) => ({ name: `case-${number + 1}`, input }));
    await writeFile(path, text);
    await writeFile(path.replace(/\.prompt$/, ".cases.yaml"), yaml({ cases }));
    prompts.push({ path, text, inputs });
  }
  return { folder, prompts };
}

/** Plain block style, as people write it. */
function yaml(value: unknown, indent = ""): string {
  if (Array.isArray(value)) {
    return value.map((element) => `${indent}- ${yaml(element, `${indent}  `).trimStart()}`).join("");
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([key, inner]) =>
        typeof inner === "object" && JSON.stringify(inner).length > 2
          ? `${indent}${key}:\n${yaml(inner, `${indent}  `)}`
          : `${indent}${key}: ${JSON.stringify(inner)}\n`,
      )
      .join("");
  }
  return `${indent}${JSON.stringify(value)}\n`;
}

async function checkAndRender({ folder }: Corpus): Promise<void> {
  const signal = new AbortController().signal;
  const progress = { update() {}, note() {}, debug() {} };
  const loaded = await findProject(folder);
  const { findings, cases } = await checkProject(loaded, { now: () => new Date(0), progress, signal });
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0 || cases !== promptCount * 5) throw new Error(`${cases} cases; ${errors[0]?.message}`);
}

async function renderFromMemory({ prompts }: Corpus): Promise<void> {
  const partials = new Map<string, TemplateTree>();
  for (const [name, text] of Object.entries(benchPartials)) partials.set(name, parsed(text));
  for (const { text, inputs } of prompts) {
    const tree = parsed(text.slice(text.indexOf("---\n", 4) + 4).trim());
    for (const input of inputs) renderTemplate(tree, partials, { input: input as never }, renderOptions);
  }
}

const renderOptions = { compat: "strict", limits: defaultPromptLimits } as const;

function parsed(text: string): TemplateTree {
  const { tree } = parseTemplate({ source: createSource("t.prompt", text), text, startOffset: 0 }, defaultPromptLimits);
  if (tree === undefined) throw new Error("the template has problems");
  return tree;
}

async function dotpromptFromMemory({ prompts }: Corpus): Promise<void> {
  const dotprompt = new Dotprompt({ partials: { ...benchPartials } });
  for (const { text, inputs } of prompts) {
    const render = await dotprompt.compile(text);
    for (const input of inputs) await render({ input });
  }
}

async function dotpromptFromDisk({ prompts }: Corpus): Promise<void> {
  const dotprompt = new Dotprompt({ partials: { ...benchPartials } });
  for (const { path, inputs } of prompts) {
    const render = await dotprompt.compile(await readFile(path, "utf8"));
    for (const input of inputs) await render({ input });
  }
}

/** Templates that are parsed, or compiled, already. */
async function compareRendering({ prompts }: Corpus): Promise<void> {
  const partials = new Map<string, TemplateTree>();
  for (const [name, text] of Object.entries(benchPartials)) partials.set(name, parsed(text));
  const trees = prompts.map(({ text, inputs }) => ({
    tree: parsed(text.slice(text.indexOf("---\n", 4) + 4).trim()),
    inputs,
  }));
  const dotprompt = new Dotprompt({ partials: { ...benchPartials } });
  const functions = await Promise.all(
    prompts.map(async ({ text, inputs }) => ({ render: await dotprompt.compile(text), inputs })),
  );
  await compare(
    "render alone, templates parsed before",
    {
      name: "slipway",
      async run() {
        for (const { tree, inputs } of trees) {
          for (const input of inputs) renderTemplate(tree, partials, { input: input as never }, renderOptions);
        }
      },
    },
    {
      name: "dotprompt",
      async run() {
        for (const { render, inputs } of functions) for (const input of inputs) await render({ input });
      },
    },
  );
}

interface Contestant {
  readonly name: string;
  run(): Promise<void>;
}

async function compare(what: string, ours: Contestant, theirs: Contestant): Promise<void> {
  const times = new Map<Contestant, number[]>([
    [ours, []],
    [theirs, []],
  ]);
  for (let round = 0; round < rounds; round++) {
    for (const contestant of round % 2 === 0 ? [ours, theirs] : [theirs, ours]) {
      const start = performance.now();
      await contestant.run();
      // The first round warms both up.
      if (round > 0) times.get(contestant)?.push(performance.now() - start);
    }
  }
  const [mine, other] = [Math.min(...(times.get(ours) ?? [])), Math.min(...(times.get(theirs) ?? []))];
  console.log(
    `${what}: ${ours.name} ${mine.toFixed(0)} ms, ${theirs.name} ${other.toFixed(0)} ms, ratio ${(mine / other).toFixed(2)}`,
  );
}

if (import.meta.main) await bench();
