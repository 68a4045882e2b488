/**
 * Bombs that would fill memory. attack.test.ts runs this file in a process of its own with a small heap; it prints what
 * each bomb ends with.
 */
import { isSlipwayError } from "../../src/platform/errors.ts";
import type { JsonObject } from "../../src/platform/json.ts";
import { defaultPromptLimits } from "../../src/prompts/limits.ts";
import { parseTemplate } from "../../src/prompts/parse.ts";
import { render } from "./templates.ts";

interface RenderBomb {
  readonly template: string;
  readonly input: JsonObject;
  readonly partials?: Readonly<Record<string, string>>;
}

function renderBombs(): readonly (RenderBomb & { readonly ends: string })[] {
  const long = "ü".repeat(1_000_000);
  const list = Array.from({ length: 1000 }, () => "x");
  let deep: readonly unknown[] = list;
  for (let level = 0; level < 60; level++) deep = [deep];
  return [
    { template: "{{#each list}}{{@root.long}}{{/each}}", input: { list, long }, ends: "SW0306" },
    { template: "{{#each list}}{{json @root.long}}{{/each}}", input: { list, long }, ends: "SW0306" },
    { template: `{{json ${"(json ".repeat(60)}q${")".repeat(60)}}}`, input: { q: '"' }, ends: "SW0306" },
    {
      template: '{{#each list}}{{json @root.deep indent="          "}}{{/each}}',
      input: { list, deep } as JsonObject,
      ends: "SW0306",
    },
    { template: "{{#each list}}{{media url=@root.long}}{{/each}}", input: { list, long }, ends: "SW0306" },
    { template: '{{#each list}}{{#each ../list}}{{role "user"}}{{/each}}{{/each}}', input: { list }, ends: "SW0305" },
    { template: "{{#each list}}{{#each ../list}}{{section 'a'}}{{/each}}{{/each}}", input: { list }, ends: "SW0305" },
    {
      template: "{{> a}}",
      input: {},
      partials: {
        a: "{{> b}}".repeat(6),
        b: "{{> c}}".repeat(3),
        c: `${"x".repeat(100_000)}{{> d}}{{> d}}`,
        d: "y\n".repeat(100_000),
      },
      ends: "SW0306",
    },
    {
      template: "        {{> a}}\n",
      input: {},
      partials: { a: "        {{> b}}\n", b: "        {{> c}}\n", c: "\n".repeat(900_000) },
      ends: "SW0306",
    },
  ];
}

/** Templates of a million characters, and whether they end in a tree. */
const parseBombs = [
  { piece: "{{a}}", ends: "refused" },
  { piece: "{{#a}}", ends: "refused" },
  { piece: "{{a ", ends: "refused" },
  { piece: "{{> p}}\n", ends: "refused" },
  { piece: "\\{{", ends: "parsed" },
  { piece: "{{!-- --}}", ends: "parsed" },
] as const;

/** What this file prints. */
export function expectedOutcomes(): readonly string[] {
  return [...renderBombs(), ...parseBombs].map(({ ends }) => ends);
}

function outcomes(): readonly string[] {
  const rendered = renderBombs().map(({ template, input, partials }) => {
    try {
      render(template, input, { compat: "dotprompt", ...(partials === undefined ? {} : { partials }) });
      return "rendered";
    } catch (error) {
      return isSlipwayError(error) ? error.code : String(error);
    }
  });
  const parsed = parseBombs.map(({ piece }) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const source = { file: "a.prompt", text };
    const { tree } = parseTemplate({ source, text, startOffset: 0 }, defaultPromptLimits);
    return tree === undefined ? "refused" : "parsed";
  });
  return [...rendered, ...parsed];
}

if (import.meta.main) process.stdout.write(outcomes().join("\n"));
