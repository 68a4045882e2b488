/** Compiled prompts: a round trip through bytes renders the same, and hostile bytes end in our own errors. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSlipwayError } from "../../src/platform/errors.ts";
import type { Json, JsonObject } from "../../src/platform/json.ts";
import { compileSchemaNow } from "../../src/platform/json-schema/index.ts";
import {
  type CompiledPrompt,
  compiledBytes,
  compilePrompt,
  parseCompiled,
  renderCompiled,
} from "../../src/prompts/compile.ts";
import { compiledSchema } from "../../src/prompts/compiled-schema.ts";
import { defaultPromptLimits } from "../../src/prompts/limits.ts";
import type { Compat } from "../../src/prompts/parse.ts";
import type { Prompt } from "../../src/prompts/prompt.ts";
import { renderTemplate } from "../../src/prompts/render.ts";
import { contextData, plainData, plainTemplate } from "./template-arbitraries.ts";
import { promptOf, thrownBy, treeOf } from "./templates.ts";

const path = "compiled/greeting.json";

function compiled(
  text: string,
  options: {
    parts?: Partial<Prompt>;
    partials?: Record<string, string>;
    compat?: Compat;
    mediaAllowed?: string[];
  } = {},
): CompiledPrompt {
  const { compat = "strict", mediaAllowed = [] } = options;
  const partials = new Map(
    Object.entries(options.partials ?? {}).map(([name, partial]) => [name, treeOf(partial, compat)]),
  );
  return compilePrompt(promptOf(text, options.parts), treeOf(text, compat), partials, { compat, mediaAllowed });
}

/** Through bytes and back, as a deployed reader gets it. */
function deployed(prompt: CompiledPrompt): CompiledPrompt {
  return parseCompiled(compiledBytes(prompt), path);
}

describe("compiling", () => {
  test("gives a document with everything that rendering needs, and no places", () => {
    const prompt = compiled('{{role "system"}}{{> tone}}{{role "user"}}{{#if name}}{{json name indent=2}}{{/if}}', {
      partials: { tone: "Be {{> word}}.", word: "brief", unused: "x" },
      mediaAllowed: ["s3://acme/"],
      parts: {
        description: "Greets.",
        model: "m",
        config: { temperature: 0.2 },
        input: { schema: { type: "object" }, default: { name: "you" } },
        output: { format: "json", schema: { type: "string" } },
        tools: ["known", "other"],
        toolDefinitions: [{ name: "known", description: "d" }],
        extensions: { acme: { team: "support" } },
      },
    });
    const path = (name: string) => ({ type: "path", root: { kind: "context", up: 0 }, segments: [name], text: name });
    expect(JSON.parse(new TextDecoder().decode(compiledBytes(prompt)))).toEqual({
      format: "slipway/compiled/v1",
      name: "greeting",
      description: "Greets.",
      model: "m",
      config: { temperature: 0.2 },
      compat: "strict",
      input: { schema: { type: "object" }, default: { name: "you" } },
      output: { format: "json", schema: { type: "string" } },
      tools: [{ name: "known", description: "d" }, { name: "other" }],
      extensions: { acme: { team: "support" } },
      media: { allow: ["s3://acme/"] },
      features: ["if", "json", "output", "partial", "role", "text"],
      template: [
        { type: "role", role: { type: "literal", value: "system" } },
        { type: "partial", name: "tone", options: {}, indent: "" },
        { type: "role", role: { type: "literal", value: "user" } },
        {
          type: "if",
          test: { kind: "truthy", value: path("name") },
          negated: false,
          helper: "if",
          body: [
            {
              type: "output",
              value: {
                type: "call",
                helper: "json",
                arguments: [path("name")],
                options: { indent: { type: "literal", value: 2 } },
              },
            },
          ],
          otherwise: [],
        },
      ],
      partials: {
        tone: [
          { type: "text", text: "Be " },
          { type: "partial", name: "word", options: {}, indent: "" },
          { type: "text", text: "." },
        ],
        word: [{ type: "text", text: "brief" }],
      },
    });
    expect(renderCompiled(deployed(prompt), {})).toEqual([
      { role: "system", content: [{ text: "Be brief." }] },
      { role: "user", content: [{ text: '"you"' }] },
    ]);
  });

  test("a partial that is missing is an error, unless there is a fallback", () => {
    const call = () => compiled("{{> a}}", { partials: { a: "{{> b}}" } });
    expect(thrownBy(call)).toMatchObject({ code: "SW0303", message: "There is no partial `b`." });
    expect(renderCompiled(deployed(compiled("{{#> b}}instead{{/b}}")), {})).toEqual([
      { role: "user", content: [{ text: "instead" }] },
    ]);
  });

  test("the same prompt gives the same bytes, whatever the order of the partials", () => {
    const first = compiled("{{> a}}{{> b}}", { partials: { a: "1", b: "2" } });
    const second = compiled("{{> a}}{{> b}}", { partials: { b: "2", a: "1" } });
    expect(compiledBytes(second)).toEqual(compiledBytes(first));
    expect(new TextDecoder().decode(compiledBytes(first)).endsWith("\n}\n")).toBe(true);
  });

  test("defaults keep the order of their properties, which templates can loop over", () => {
    const prompt = compiled("{{#each prices}}{{@key}} {{/each}}", {
      parts: { input: { default: { prices: { tent: 1, axe: 2, map: 3 } } } },
    });
    expect(renderCompiled(deployed(prompt), {})).toEqual([{ role: "user", content: [{ text: "tent axe map " }] }]);
  });

  test("a random template renders the same from its tree and from its bytes", () => {
    const partials = { leaf: "<{{a}}|{{../a}}>", lines: "one\n{{#each list}}\n {{this}}\n{{/each}}\n{{> leaf}}" };
    fc.assert(
      fc.property(
        plainTemplate({ partialNames: ["leaf", "lines"] }),
        plainData,
        contextData,
        fc.constantFrom<Compat>("strict", "dotprompt"),
        (text, input, context, compat) => {
          const trees = new Map(Object.entries(partials).map(([name, partial]) => [name, treeOf(partial)]));
          const data = { input: input as JsonObject, context };
          const fromBytes = outcome(() => renderCompiled(deployed(compiled(text, { partials, compat })), data));
          const fromTree = outcome(() =>
            renderTemplate(treeOf(text), trees, data, { compat, limits: defaultPromptLimits }),
          );
          expect(fromBytes).toEqual(fromTree);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("rendering", () => {
  test("input is laid over the defaults, key by key", () => {
    const prompt = deployed(compiled("{{a}}{{b}}", { parts: { input: { default: { a: 1, b: 2 } } } }));
    expect(renderCompiled(prompt, { input: { b: 3 } })).toEqual([{ role: "user", content: [{ text: "13" }] }]);
    const hostile = JSON.parse('{"__proto__": {"b": 9}, "b": 4}') as JsonObject;
    expect(renderCompiled(prompt, { input: hostile })).toEqual([{ role: "user", content: [{ text: "14" }] }]);
    expect(thrownBy(() => renderCompiled(prompt, { input: [1] as never }))).toMatchObject({ code: "SW0309" });
  });

  test("the prompt's own mode and allowed media hold", () => {
    const strict = deployed(compiled("{{media url=x}}", { mediaAllowed: ["s3://acme/"] }));
    expect(renderCompiled(strict, { input: { x: "s3://acme/a.png" } })).toHaveLength(1);
    expect(thrownBy(() => renderCompiled(strict, { input: { x: "s3://evil/a.png" } }))).toMatchObject({
      code: "SW0312",
    });
    expect(thrownBy(() => renderCompiled(strict, {}))).toMatchObject({
      code: "SW0301",
      message: "`x` has no value: there is no `x`.",
    });
    expect(renderCompiled(deployed(compiled("[{{x}}]", { compat: "dotprompt" })), {})).toEqual([
      { role: "user", content: [{ text: "[]" }] },
    ]);
  });

  test("limits hold", () => {
    const prompt = deployed(compiled("{{#each list}}{{this}}{{/each}}"));
    const input = { list: [1, 2, 3] };
    const limits = { ...defaultPromptLimits, renderSteps: 6 };
    expect(thrownBy(() => renderCompiled(prompt, { input }, limits))).toMatchObject({ code: "SW0305" });
    expect(renderCompiled(prompt, { input }, { ...limits, renderSteps: 7 })).toHaveLength(1);
  });
});

describe("reading", () => {
  const document = () =>
    JSON.parse(
      new TextDecoder().decode(
        compiledBytes(
          compiled(
            '{{role "system"}}{{#each list as |item|}}{{item.a}}{{#if (lookup item "b") includeZero=true}}{{> p item x=1}}{{else}}{{@index}}{{/if}}{{/each}}' +
              '{{#ifEquals a "x"}}{{history}}{{/ifEquals}}{{#with b}}{{../a}}{{/with}}{{#c}}{{media url=d contentType="image/png"}}{{/c}}{{section "s"}}{{#> q}}z{{/q}}',
            { partials: { p: "{{json x indent=2}}{{@root.a}}" } },
          ),
        ),
      ),
    );
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

  test("the schema describes what is written", () => {
    const schema = compileSchemaNow(compiledSchema);
    if (!schema.ok) throw new Error(schema.problems.map(({ message }) => message).join("\n"));
    expect(schema.validator.validate(document())).toEqual([]);
    const wrong = document();
    wrong.template[1].body[0].value.segments = "a";
    expect(schema.validator.validate(wrong).map(({ pointer }) => pointer)).toEqual([
      "/template/1/body/0/value/segments",
    ]);
  });

  test.each([
    ["no JSON", "{", "SW0320", `${path} is not a compiled prompt: it is no JSON in UTF-8.`],
    ["a list", "[]", "SW0320", `${path} is not a compiled prompt: it is no object.`],
    [
      "another format",
      '{"format":"slipway/release/v1"}',
      "SW0320",
      `${path} is not a compiled prompt: it has no format \`slipway/compiled/v1\`.`,
    ],
    [
      "a later format",
      '{"format":"slipway/compiled/v2"}',
      "SW0321",
      `${path} needs a newer reader: its format is slipway/compiled/v2.`,
    ],
    [
      "nothing more",
      '{"format":"slipway/compiled/v1"}',
      "SW0320",
      `${path} is not a compiled prompt: \`features\` is missing or of the wrong type.`,
    ],
  ])("%s", (_, text, code, message) => {
    expect(thrownBy(() => parseCompiled(new TextEncoder().encode(text), path))).toMatchObject({ code, message });
  });

  test("bytes that are no UTF-8", () => {
    expect(thrownBy(() => parseCompiled(new Uint8Array([0x7b, 0xff, 0x7d]), path))).toMatchObject({ code: "SW0320" });
  });

  test("fields that are not known are left alone; features and nodes that are not known are refused", () => {
    const grown = { ...document(), later: { anything: 1 } };
    grown.template[0].later = true;
    expect(parseCompiled(bytes(grown), path).name).toBe("greeting");
    const feature = document();
    feature.features.push("translate");
    expect(thrownBy(() => parseCompiled(bytes(feature), path))).toMatchObject({
      code: "SW0321",
      message: `${path} needs a newer reader: it uses \`translate\`.`,
    });
    const node = document();
    node.template[1].body[0] = { type: "translate" };
    expect(thrownBy(() => parseCompiled(bytes(node), path))).toMatchObject({
      code: "SW0321",
      message: `${path} needs a newer reader: template[1].body[0] is of the type "translate".`,
    });
    const helper = document();
    helper.template[1].body[1].test.value.helper = "constructor";
    expect(thrownBy(() => parseCompiled(bytes(helper), path))).toMatchObject({ code: "SW0321" });
  });

  test("nesting without end", () => {
    const deep = document();
    const text = JSON.stringify({ ...deep, template: "T" }).replace('"T"', () => stringifyDeep(10_000));
    expect(thrownBy(() => parseCompiled(new TextEncoder().encode(text), path))).toMatchObject({ code: "SW0320" });
    const schema = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
    const deepSchema = JSON.stringify({ ...deep, config: "C" }).replace('"C"', () => schema);
    expect(thrownBy(() => parseCompiled(new TextEncoder().encode(deepSchema), path))).toMatchObject({ code: "SW0320" });
    const calls =
      `{"type":"call","helper":"json","options":{},"arguments":[`.repeat(10_000) +
      '{"type":"undefined"}' +
      "]}".repeat(10_000);
    const deepCalls = JSON.stringify({ ...deep, template: "T" }).replace(
      '"T"',
      () => `[{"type":"output","value":${calls}}]`,
    );
    expect(thrownBy(() => parseCompiled(new TextEncoder().encode(deepCalls), path))).toMatchObject({ code: "SW0320" });
  });

  test("a document that was changed anywhere is refused, or renders, or ends in our own error", () => {
    const places = pointersIn(document());
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(fc.jsonValue(), fc.constantFrom("each", "__proto__", -1, 1e9, [], {})),
        (place, value) => {
          const changed = document();
          replaceAt(changed, place, value as Json);
          try {
            const prompt = parseCompiled(bytes(changed), path);
            renderCompiled(prompt, {
              input: { list: [{ a: 1 }, { a: 2, b: 0 }], a: "x", b: { c: 1 }, c: true, d: "d.png" },
            });
          } catch (error) {
            if (!isSlipwayError(error)) throw error;
            refused++;
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});

function outcome(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (isSlipwayError(error)) return { code: error.code, message: error.message };
    throw error;
  }
}

function stringifyDeep(levels: number): string {
  const open = '[{"type":"with","value":{"type":"literal","value":1},"parameters":[],"otherwise":[],"body":';
  return `${open.repeat(levels)}[]${"}]".repeat(levels)}`;
}

type Pointer = readonly (string | number)[];

/** The place of every value in a document, but the whole. */
function pointersIn(value: unknown, at: Pointer = []): Pointer[] {
  if (typeof value !== "object" || value === null) return at.length === 0 ? [] : [at];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...(at.length === 0 ? [] : [at]), ...entries.flatMap(([key, inner]) => pointersIn(inner, [...at, key]))];
}

function replaceAt(document: Record<string | number, unknown>, place: Pointer, value: Json): void {
  let target = document;
  for (const key of place.slice(0, -1)) target = target[key] as Record<string | number, unknown>;
  target[place.at(-1) ?? ""] = value;
}
