/**
 * The promise of the check: a template without an error renders for every input that fits its schema. And the other
 * way round, for what can be told: what a case trips over in rendering was reported before.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSlipwayError } from "../../src/platform/errors.ts";
import type { Json, JsonObject } from "../../src/platform/json.ts";
import { compileSchema } from "../../src/platform/json-schema/index.ts";
import { createPromptChecker } from "../../src/prompts/check/index.ts";
import { defaultPromptLimits } from "../../src/prompts/limits.ts";
import { renderTemplate } from "../../src/prompts/render.ts";
import { optionsOf, partialsOf, subjectOf } from "./check-support.ts";

interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly type: "string" | "number" | "boolean" | "list" | "object" | "rows";
  readonly inner: readonly { readonly name: string; readonly optional: boolean }[];
}

const names = ["a", "b", "c", "d"];
const inner = fc.uniqueArray(fc.record({ name: fc.constantFrom("x", "y"), optional: fc.boolean() }), {
  minLength: 1,
  selector: (field) => field.name,
});
const fields: fc.Arbitrary<readonly Field[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(...names),
    optional: fc.boolean(),
    type: fc.constantFrom("string", "number", "boolean", "list", "object", "rows"),
    inner,
  }),
  { minLength: 1, maxLength: 4, selector: (field) => field.name },
) as fc.Arbitrary<readonly Field[]>;

function schemaText(list: readonly Field[]): string {
  return list
    .flatMap(({ name, optional, type, inner: properties }) => {
      const key = `${name}${optional ? "?" : ""}`;
      const lines = properties.map((property) => `      ${property.name}${property.optional ? "?" : ""}: string`);
      if (type === "list") return [`    ${key}(array): string`];
      if (type === "object") return [`    ${key}(object):`, ...lines];
      if (type === "rows") return [`    ${key}(array):`, ...lines];
      return [`    ${key}: ${type}`];
    })
    .join("\n");
}

/** An input that fits: each optional part may be absent or null. */
function inputOf(list: readonly Field[]): fc.Arbitrary<JsonObject> {
  const optionally = (optional: boolean, value: fc.Arbitrary<Json>): fc.Arbitrary<Json | undefined> =>
    optional ? fc.oneof(value, fc.constant(null), fc.constant(undefined)) : value;
  const text: fc.Arbitrary<Json> = fc.constantFrom("", "t", "lost");
  const object = (properties: Field["inner"]): fc.Arbitrary<Json> =>
    fc
      .record(Object.fromEntries(properties.map(({ name, optional }) => [name, optionally(optional, text)])))
      .map(withoutUndefined);
  const values: Record<Field["type"], (field: Field) => fc.Arbitrary<Json>> = {
    string: () => text,
    number: () => fc.constantFrom(0, 1.5),
    boolean: () => fc.boolean(),
    list: () => fc.array(text, { maxLength: 2 }),
    object: (field) => object(field.inner),
    rows: (field) => fc.array(object(field.inner), { maxLength: 2 }),
  };
  return fc
    .record(
      Object.fromEntries(list.map((field) => [field.name, optionally(field.optional, values[field.type](field))])),
    )
    .map(withoutUndefined);
}

function withoutUndefined(object: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

const path = fc.constantFrom(
  "a",
  "b",
  "c",
  "d",
  "a.x",
  "b.y",
  "c.x",
  "../a",
  "../b.x",
  "@root.c",
  "this",
  "x",
  "y",
  "this.x",
  "v",
  "v.x",
  "a.length",
  "b.[0]",
);
const { template } = fc.letrec<{ template: string; node: string }>((tie) => ({
  template: fc.array(tie("node"), { maxLength: 4 }).map((nodes) => nodes.join("")),
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    path.map((value) => `{{${value}}}`),
    path.map((value) => `{{json ${value}}}`),
    fc.constantFrom(
      "text",
      "{{@index}}",
      "{{@key}}",
      "{{> p}}",
      "{{> p a}}",
      "{{> p x=b}}",
      "{{> p a v=c.x}}",
      "{{> q}}",
      "{{> q this x=a}}",
      "{{#with this}}{{../a}}{{x}}{{/with}}",
      '{{lookup a "x"}}',
      '{{#if (lookup b "x")}}{{b.x}}{{/if}}',
    ),
    fc
      .tuple(fc.constantFrom("if", "unless", "each", "with"), path, tie("template"), tie("template"))
      .map(([block, value, body, otherwise]) => `{{#${block} ${value}}}${body}{{else}}${otherwise}{{/${block}}}`),
    fc.tuple(path, tie("template")).map(([value, body]) => `{{#each ${value} as |v k|}}${body}{{/each}}`),
    fc.tuple(path, tie("template")).map(([value, body]) => `{{#with ${value} as |v|}}${body}{{/with}}`),
    fc
      .tuple(path, fc.constantFrom('"lost"', "5", "a", "b.x"), tie("template"), tie("template"))
      .map(([left, right, body, rest]) => `{{#ifEquals ${left} ${right}}}${body}{{else}}${rest}{{/ifEquals}}`),
    fc
      .tuple(fc.constantFrom("a", "b", "c"), tie("template"), tie("template"))
      .map(([value, body, otherwise]) => `{{#${value}}}${body}{{else}}${otherwise}{{/${value}}}`),
  ),
}));

const partials = {
  p: "{{#if x}}{{x}}{{/if}}{{#if v}}{{v}}{{/if}}",
  q: "{{> p}}{{> p this}}{{#if a}}{{> p x=a}}{{/if}}{{#with this}}{{> p v=x}}{{/with}}",
};
const partialTrees = partialsOf(partials);

describe("a template that the check finds no error in", () => {
  it("renders for every input that fits its schema", async () => {
    let clean = 0;
    await fc.assert(
      fc.asyncProperty(
        fields.chain((list) => fc.tuple(fc.constant(list), fc.array(inputOf(list), { minLength: 4, maxLength: 4 }))),
        template,
        async ([list, inputs], body) => {
          const subject = await subjectOf({ prompt: `---\ninput:\n  schema:\n${schemaText(list)}\n---\n${body}\n` });
          if (subject.tree === undefined) return;
          const checker = createPromptChecker(optionsOf({ partials }));
          const findings = [...(await checker.check(subject)), ...checker.finish()];
          // What says nothing renders all the same.
          if (findings.some(({ severity, rule }) => severity === "error" && rule !== "empty-prompt")) return;
          clean++;
          const compiled = await compileSchema(subject.prompt.input.schema ?? true);
          for (const input of inputs) {
            if (compiled.ok) expect(compiled.validator.validate(input)).toEqual([]);
            renderTemplate(subject.tree, partialTrees, { input }, { compat: "strict", limits: defaultPromptLimits });
          }
        },
      ),
      { numRuns: 3_000 },
    );
    // Most random templates are wrong; enough have to be right for this to say anything.
    expect(clean).toBeGreaterThan(200);
  }, 60_000);
});

describe("a template that stops in rendering", () => {
  it("had an error in the check, whatever the input that fits", async () => {
    await fc.assert(
      fc.asyncProperty(
        fields.chain((list) => fc.tuple(fc.constant(list), inputOf(list))),
        template,
        async ([list, input], body) => {
          const subject = await subjectOf({ prompt: `---\ninput:\n  schema:\n${schemaText(list)}\n---\n${body}\n` });
          if (subject.tree === undefined) return;
          let stopped: unknown;
          try {
            renderTemplate(subject.tree, partialTrees, { input }, { compat: "strict", limits: defaultPromptLimits });
          } catch (error) {
            stopped = error;
          }
          if (stopped === undefined) return;
          expect(isSlipwayError(stopped)).toBe(true);
          const checker = createPromptChecker(optionsOf({ partials }));
          const findings = [...(await checker.check(subject)), ...checker.finish()];
          expect(findings.filter((finding) => finding.severity === "error")).not.toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  }, 60_000);
});
