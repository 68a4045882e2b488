/**
 * Bombs that would fill memory, run in a process of their own with a small heap (see attack.test.ts). Prints the code
 * that each ends with.
 */
import { isSlipwayError } from "../../src/platform/errors.ts";
import type { JsonObject } from "../../src/platform/json.ts";
import { defaultPromptLimits } from "../../src/prompts/limits.ts";
import { parseTemplate } from "../../src/prompts/parse.ts";
import { render } from "./templates.ts";

const long = "ü".repeat(1_000_000);
const list = Array.from({ length: 1000 }, () => "x");
let deep: unknown = list;
for (let level = 0; level < 60; level++) deep = [deep];

const bombs: readonly [template: string, input: JsonObject, partials?: Readonly<Record<string, string>>][] = [
  ["{{#each list}}{{@root.long}}{{/each}}", { list, long }],
  ["{{#each list}}{{json @root.long}}{{/each}}", { list, long }],
  [`{{json ${"(json ".repeat(60)}quotes${")".repeat(60)}}}`, { quotes: '"' }],
  ['{{#each list}}{{json @root.deep indent="          "}}{{/each}}', { list, deep } as JsonObject],
  ["{{#each list}}{{media url=@root.long}}{{/each}}", { list, long: `a${long}` }],
  ['{{#each list}}{{#each ../list}}{{role "user"}}{{/each}}{{/each}}', { list }],
  ["{{#each list}}{{#each ../list}}{{section 'a'}}{{/each}}{{/each}}", { list }],
  [
    "{{> a}}",
    {},
    {
      a: "{{> b}}".repeat(6),
      b: "{{> c}}{{> c}}{{> c}}",
      c: `${"x".repeat(100_000)}{{> d}}{{> d}}`,
      d: "y\n".repeat(100_000),
    },
  ],
  ["        {{> a}}\n", {}, { a: "        {{> b}}\n", b: "        {{> c}}\n", c: "\n".repeat(900_000) }],
];

const outcomes: string[] = [];
for (const [template, input, partials] of bombs) {
  try {
    render(template, input, { compat: "dotprompt", ...(partials === undefined ? {} : { partials }) });
    outcomes.push("rendered");
  } catch (error) {
    outcomes.push(isSlipwayError(error) ? error.code : String(error));
  }
}
for (const piece of ["{{a}}", "{{#a}}", "{{a ", "{{> p}}\n", "\\{{", "{{!-- --}}"]) {
  const text = piece.repeat(1_000_000 / piece.length);
  const { tree } = parseTemplate({ source: { file: "a.prompt", text }, text, startOffset: 0 }, defaultPromptLimits);
  outcomes.push(tree === undefined ? "refused" : "parsed");
}
process.stdout.write(outcomes.join("\n"));
