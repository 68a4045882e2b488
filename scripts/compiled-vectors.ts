/**
 * Writes test/vectors/compiled.json: compiled prompts with data and what they give, for readers in other languages
 * (docs/compiled-format.md). `node scripts/compiled-vectors.ts` after a change of the format; a test says when the file
 * is out of date.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isSlipwayError } from "../src/platform/errors.ts";
import type { Json, JsonObject } from "../src/platform/json.ts";
import { noLocations } from "../src/platform/locations.ts";
import { createSource } from "../src/platform/text.ts";
import { type CompiledData, type CompiledPrompt, compilePrompt, renderCompiled } from "../src/prompts/compile.ts";
import { readFrontMatter } from "../src/prompts/front-matter.ts";
import { defaultPromptLimits } from "../src/prompts/limits.ts";
import { type Compat, parseTemplate } from "../src/prompts/parse.ts";
import type { Message } from "../src/prompts/prompt.ts";
import type { TemplateTree } from "../src/prompts/tree.ts";

const root = join(import.meta.dirname, "..");
const cases = join(root, "test", "fixtures", "dotprompt-cases");
export const vectorsPath = join(root, "test", "vectors", "compiled.json");

interface Sample {
  readonly name: string;
  readonly compat: Compat;
  readonly template: string;
  readonly partials: Readonly<Record<string, string>>;
  readonly defaults: JsonObject;
  readonly data: CompiledData;
  /** A partial that is taken out of the compiled prompt, which no compiler would leave out. */
  readonly without?: string;
}

export interface Vector {
  readonly name: string;
  readonly compiled: CompiledPrompt;
  readonly data: CompiledData;
  /** One of the two. */
  readonly messages?: readonly Message[];
  readonly error?: string;
}

/** The file's text. */
export async function vectorsText(): Promise<string> {
  const vectors = [...(await dotpromptSamples()), ...strictSamples()].map(vectorOf);
  return `{"format":"slipway/vectors/v1","vectors":[\n${vectors.map((vector) => JSON.stringify(vector)).join(",\n")}\n]}\n`;
}

function vectorOf({ name, compat, template, partials, defaults, data, without }: Sample): Vector {
  const trees = new Map(Object.entries(partials).map(([partial, text]) => [partial, treeOf(text, compat)]));
  const source = createSource("sample.prompt", template);
  const complete = compilePrompt(
    {
      name: "sample",
      form: "dotprompt",
      config: {},
      input: { default: defaults },
      output: {},
      tools: [],
      toolDefinitions: [],
      extensions: {},
      template: { source, text: template, startOffset: 0 },
      settings: source,
      locations: noLocations("sample.prompt"),
    },
    treeOf(template, compat),
    trees,
    { compat, mediaAllowed: ["s3://acme-media/"] },
  );
  const kept = Object.entries(complete.partials).filter(([partial]) => partial !== without);
  const compiled = { ...complete, partials: Object.fromEntries(kept) };
  try {
    return { name, compiled, data, messages: renderCompiled(compiled, data) };
  } catch (error) {
    if (isSlipwayError(error)) return { name, compiled, data, error: error.code };
    throw error;
  }
}

function treeOf(text: string, compat: Compat): TemplateTree {
  const source = createSource("sample.prompt", text);
  const { tree, problems } = parseTemplate({ source, text, startOffset: 0 }, defaultPromptLimits, compat);
  if (tree === undefined) throw new Error(problems[0]?.message);
  return tree;
}

interface Suite {
  readonly name: string;
  readonly template: string;
  readonly data?: SuiteData;
  readonly partials?: Readonly<Record<string, string>>;
  readonly resolverPartials?: Readonly<Record<string, string>>;
  readonly tests: readonly {
    readonly desc: string;
    readonly data?: SuiteData;
    readonly options?: { readonly input?: { readonly default?: JsonObject } };
  }[];
}

interface SuiteData {
  readonly input?: JsonObject;
  readonly context?: JsonObject;
  readonly messages?: readonly Message[];
}

/** Our conformance cases, in the mode that they are for. */
async function dotpromptSamples(): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const file of readdirSync(cases, { recursive: true, encoding: "utf8" }).sort()) {
    if (!file.endsWith(".yaml")) continue;
    for (const suite of parse(readFileSync(join(cases, file), "utf8")) as readonly Suite[]) {
      const { template } = await readFrontMatter(createSource("sample.prompt", suite.template), "dotprompt");
      for (const one of suite.tests) {
        const { messages, ...data } = { ...suite.data, ...one.data };
        samples.push({
          name: `${file.replaceAll("\\", "/").replace(/\.yaml$/, "")}: ${suite.name}: ${one.desc}`,
          compat: "dotprompt",
          template: template.text,
          partials: { ...suite.resolverPartials, ...suite.partials },
          defaults: one.options?.input?.default ?? {},
          data: { ...data, ...(messages === undefined ? {} : { history: messages }) },
        });
      }
    }
  }
  return samples;
}

function strictSamples(): readonly Sample[] {
  const samples: Sample[] = [];
  const add = (name: string, template: string, input: JsonObject, more: Partial<Sample> = {}): void => {
    samples.push({
      name: `strict: ${name}`,
      compat: "strict",
      template,
      partials: {},
      defaults: {},
      data: { input },
      ...more,
    });
  };
  const numbers = [
    0,
    1,
    -1,
    100,
    1e16,
    123456789012345680000,
    1e21,
    1.5e21,
    12.5,
    0.1,
    0.000001,
    1e-7,
    1.5e-7,
    5e-324,
    2 ** 53,
    -0.5,
  ];
  add("numbers as text and as JSON", "{{#each n}}{{this}} {{json this}};{{/each}}", { n: numbers });
  add("texts as JSON", "{{json t}}", {
    t: ['"\\/\b\t\n\f\r\u0000\u001f\u007f', "é\u2028👋", "\ud83d", "</script>"] as Json,
  });
  add(
    "JSON with indentation",
    '{{json v indent=2}}{{json v indent="\u2192"}}{{json v indent=0}}{{json v indent=true}}',
    {
      v: { b: [1, { c: [] }], a: {}, "10": null, "9": "x" },
    },
  );
  add("order of properties", "{{#each o}}{{@index}}{{@key}}={{this}};{{/each}}", {
    o: { b: 1, "10": 2, a: 3, "9": 4, "012": 5, "-1": 6, "4294967294": 7, "4294967295": 8, "1.5": 9 },
  });
  add(
    "defaults under the input",
    "{{#each @root}}{{@key}}={{this}};{{/each}}",
    { c: 3, a: 9 },
    { defaults: { b: 1, a: 2 } },
  );
  add("an absent value", "Hello {{name}}", {});
  add("an absent property", "{{user.name}}", { user: {} });
  add("null on the way", "{{user.name}}", { user: null });
  add("null", "[{{a}}]", { a: null });
  add("an object in text", "{{a}}", { a: {} });
  add("a list in text", "{{a}}", { a: [] });
  add(
    "absent values in tests, blocks and arguments",
    "{{#if a}}1{{else}}2{{/if}}{{#each a}}3{{else}}4{{/each}}{{#with a}}5{{else}}6{{/with}}{{#a}}7{{else}}8{{/a}}{{#ifEquals a b}}9{{/ifEquals}}{{> p x=a}}",
    {},
    { partials: { p: "{{#if x}}a{{else}}b{{/if}}" } },
  );
  add(
    "what counts as empty",
    "{{#each v}}{{#if this}}1{{else}}0{{/if}}{{#with this}}1{{else}}0{{/with}}{{#if this includeZero=true}}1{{else}}0{{/if}} {{/each}}",
    {
      v: [0, "", "0", false, true, null, [], [0], {}, { a: 1 }, 0.5, " "],
    },
  );
  add("plain blocks", "{{#each v}}{{#v}}({{#if @root.w}}{{@index}}{{/if}}){{else}}-{{/v}}{{/each}}", {
    v: [{ v: 0 }, { v: "" }, { v: true }, { v: false }, { v: null }, { v: [] }, { v: [1, 2] }, { v: {} }, {}],
    w: 1,
  });
  add(
    "outer contexts",
    "{{#each list}}{{#each this}}{{this}}{{../../name}}{{#with @root}}{{name}}{{../this}}{{/with}}{{/each}}{{/each}}",
    {
      name: "N",
      list: [["a", "b"], ["c"]],
    },
  );
  add(
    "the same value adds no outer context",
    "{{#with o}}{{#with this}}{{../name}}{{/with}}{{/with}}{{#with t}}{{#with t2}}{{/with}}{{/with}}",
    {
      name: "N",
      o: { a: 1 },
      t: {},
    },
  );
  add(
    "locals",
    "{{#each o as |value key|}}{{key}}:{{value.n}}{{#each value.list as |value|}}{{value}}{{../key}}{{key}}{{/each}};{{/each}}{{#with o as |all|}}{{all.a.n}}{{/with}}",
    {
      o: { a: { n: 1, list: ["x"], key: "K" }, b: { n: 2, list: [], key: "L" } },
    },
  );
  add(
    "loop frames",
    "{{#each a}}{{#each this}}{{@../index}}{{@index}}{{@first}}{{@last}}{{@../last}}{{#if @../key}}k{{/if}};{{/each}}{{/each}}",
    { a: [[1, 2], [3]] },
  );
  add(
    "frames beyond the outermost",
    "{{#each a}}{{@../x}}{{#if @../../x}}{{@../../x}}{{/if}}{{#if @../../../x}}never{{/if}}{{#if @../index}}never{{/if}}{{/each}}",
    { a: [1] },
    { data: { input: { a: [1] }, context: { x: "X" } } },
  );
  add(
    "context data named like a loop variable",
    "{{@index}}{{#each a}}{{@index}}{{@key}}{{/each}}",
    { a: ["x"] },
    { data: { input: { a: ["x"] }, context: { index: "I", key: "K" } } },
  );
  add("equality", "{{#each v}}{{#ifEquals a b}}1{{else}}0{{/ifEquals}}{{/each}}", {
    v: [
      { a: 1, b: 1.0 },
      { a: 1, b: "1" },
      { a: true, b: 1 },
      { a: null },
      {},
      { a: [], b: [] },
      { a: "é", b: "e\u0301" },
      { a: 0, b: false },
    ],
  });
  add(
    "lookup",
    '{{lookup o k}}{{lookup l 1}}{{lookup l "length"}}{{lookup t 0}}{{lookup o (lookup l 0)}}{{#if (lookup o "toString")}}never{{/if}}{{#if (lookup n "a")}}never{{/if}}{{#if (lookup o l)}}never{{/if}}{{lookup o b}}',
    {
      o: { a: "A", true: "T" },
      k: "a",
      l: ["a", "b"],
      t: "Üx",
      n: null,
      b: true,
    },
  );
  add("lookup without a result", "{{lookup o k}}", { o: {}, k: "a" });
  add(
    "elements and lengths",
    "{{l.[0]}}{{l.length}}{{t.length}}{{t.[0]}}{{t.[2].[0]}}{{#if l.[01]}}never{{/if}}{{#if l.[-1]}}never{{/if}}{{#if t.[9]}}never{{/if}}{{#if n.length}}never{{/if}}",
    { l: ["a"], t: "äö👋", n: 7 },
  );
  add(
    "names of other languages' objects",
    "{{#if o.constructor}}1{{/if}}{{#if o.__class__}}2{{/if}}{{#if l.append}}3{{/if}}{{#if t.upper}}4{{/if}}{{#if o.__proto__}}5{{/if}}{{#if items}}6{{/if}}none",
    { o: {}, l: [1], t: "x" },
  );
  add(
    "partials",
    "{{> p}}{{> p o}}{{> p o a=t}}{{> p l x=1}}{{#each l as |item|}}{{> q}}{{/each}}",
    { a: "A", o: { a: "O" }, l: ["x", "y"], t: "T" },
    {
      partials: {
        p: "<{{#if a}}{{a}}{{/if}}{{#if [0]}}{{[0]}}{{/if}}{{#if ../a}}outer{{/if}}>",
        q: "{{@index}}{{#if item}}never{{/if}}{{this}}",
      },
    },
  );
  add("a partial that is missing", "a{{> p}}", {}, { partials: { p: "x" }, without: "p" });
  add(
    "fallbacks and frames",
    "{{#each l as |x|}}{{#> none}}{{x}}{{this}}{{@../../index}}{{/none}}{{#> p}}never{{/p}}{{/each}}",
    { l: ["a", "b"] },
    { partials: { p: "({{@index}}{{@../index}})" } },
  );
  add(
    "indentation",
    "a\n  {{> p}}\nb\n\t{{> empty}}\nc\n    {{> nested}}",
    { l: [1, 2] },
    {
      partials: { p: "1\n\n{{#each l}}\n{{this}}\n{{/each}}", empty: "", nested: "x\n  {{> p}}\ny" },
    },
  );
  add(
    "marks in an indented partial",
    "a\n  {{> p}}\nb",
    {},
    { partials: { p: '{{role "model"}}\n\nx\n{{media url="a.png"}}{{section "s"}}\n' } },
  );
  add(
    "white space between marks",
    '{{a}}{{role "system"}}{{b}}{{media url="a.png"}}{{a}}{{section "s"}}{{b}}{{role "user"}}{{a}}{{role "model"}}{{c}}',
    {
      a: " \t\n\u00a0\u2003\u3000\ufeff\u2029",
      b: "\u200b",
      c: "\u0085\u001c\u180e",
    },
  );
  add(
    "history in its place",
    '{{role "system"}}s{{history}}{{role "user"}}u{{history}}m',
    {},
    {
      data: {
        history: [
          { role: "user", content: [{ text: "h" }], metadata: { a: 1 } },
          { role: "tool", content: [] },
        ],
      },
    },
  );
  add(
    "history without a place",
    '{{role "system"}}s{{role "user"}}u',
    {},
    { data: { history: [{ role: "model", content: [{ text: "h" }] }] } },
  );
  add(
    "history after the model",
    '{{role "model"}}m',
    {},
    { data: { history: [{ role: "model", content: [{ text: "h" }] }] } },
  );
  add("nothing but history", " ", {}, { data: { history: [{ role: "model", content: [{ text: "h" }] }] } });
  add("nothing", "{{a}}", { a: " " });
  add("markers of Dotprompt in data", "{{x}}{{#each o}}{{@key}}{{/each}}", {
    x: "a<<<dotprompt:role:system>>>b",
    o: { "<<<dotprompt:history>>>": 1 },
  });
  for (const [name, url] of Object.entries({
    "a path": "media/photo 1.png",
    "an allowed address": "s3://acme-media/a.png",
    "a data address": "data:image/png;base64,AA==",
    "the web": "https://example.com/a.png",
    "another bucket": "s3://other/a.png",
    "a path out of the project": "media/../../a.png",
    "an absolute path": "/a.png",
    "a file address": "file:///a.png",
    "a data address that is no base64": "data:text/html,<b>",
    "an empty address": "",
  })) {
    add(`media: ${name}`, "{{media url=u contentType=c}}", { u: url, c: "image/png" });
  }
  add("media: no type", "{{media url=u contentType=c}}{{media url=u contentType=e}}{{media url=u contentType=n}}", {
    u: "a.png",
    e: "",
    n: null,
  });
  add("media: absent", "{{media url=u}}", {});
  add("media: a number", "{{media url=u}}", { u: 7 });
  const lenient = { compat: "dotprompt" } as const;
  add("dotprompt: roles and sections from data", "{{role r}}a{{section s}}b", { r: "tool", s: "x>>>y" }, lenient);
  add("dotprompt: a role that is none", "{{role r}}a", { r: "Tool" }, lenient);
  add("dotprompt: a section with a space", "{{section r}}a", { r: "a b" }, lenient);
  add(
    "dotprompt: data paths end at falsy values",
    "{{@a.x}}|{{@b.x}}|{{@c.x.y}}|{{a.x}}|{{lookup a 'x'}}|{{lookup n 'x'}}",
    { a: 0, n: null },
    { ...lenient, data: { input: { a: 0, n: null }, context: { a: 0, b: false, c: { x: "" } } } },
  );
  return samples;
}

if (import.meta.main) writeFileSync(vectorsPath, await vectorsText());
