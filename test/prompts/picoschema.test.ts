import { existsSync, readFileSync } from "node:fs";
import { Dotprompt, picoschema as referencePicoschema } from "dotprompt";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Json, JsonSchema } from "../../src/platform/json.ts";
import { picoschema } from "../../src/prompts/picoschema.ts";

const recipe: JsonSchema = { type: "object", description: "a recipe", properties: { title: { type: "string" } } };
const resolve = (name: string): JsonSchema | undefined => (name === "Recipe" ? recipe : undefined);

describe("picoschema", () => {
  const table: readonly { name: string; written: string; schema: unknown }[] = [
    { name: "a scalar", written: "string", schema: { type: "string" } },
    {
      name: "a scalar with a description that holds commas",
      written: "number,  one, two",
      schema: { type: "number", description: "one, two" },
    },
    { name: "a schema by name", written: "Recipe", schema: recipe },
    { name: "a schema by name, described anew", written: "Recipe, mine", schema: { ...recipe, description: "mine" } },
    {
      name: "required and optional properties",
      written: "{ a: string, 'b?': 'integer, how many' }",
      schema: {
        type: "object",
        properties: { a: { type: "string" }, b: { type: ["integer", "null"], description: "how many" } },
        required: ["a"],
        additionalProperties: false,
      },
    },
    {
      name: "lists, objects and values to choose from",
      written: `
        tags(array, the tags): string, one tag
        plan?(object, what was bought):
          name: string
        level?(enum, how urgent): [LOW, HIGH]
        items(array):
          price?: number`,
      schema: {
        type: "object",
        properties: {
          tags: { type: "array", description: "the tags", items: { type: "string", description: "one tag" } },
          plan: {
            type: ["object", "null"],
            description: "what was bought",
            properties: { name: { type: "string" } },
            required: ["name"],
            additionalProperties: false,
          },
          level: { enum: ["LOW", "HIGH", null], description: "how urgent" },
          items: {
            type: "array",
            items: {
              type: "object",
              properties: { price: { type: ["number", "null"] } },
              additionalProperties: false,
            },
          },
        },
        required: ["tags", "items"],
        additionalProperties: false,
      },
    },
    {
      name: "properties of any name",
      written: "{ a: any, (*): 'number, a count' }",
      schema: {
        type: "object",
        properties: { a: {} },
        required: ["a"],
        additionalProperties: { type: "number", description: "a count" },
      },
    },
    {
      name: "JSON Schema",
      written: "{ type: array, items: { type: string } }",
      schema: { type: "array", items: { type: "string" } },
    },
    {
      name: "JSON Schema without a type",
      written: "{ properties: { a: {} } }",
      schema: { type: "object", properties: { a: {} } },
    },
    { name: "JSON Schema with two types", written: "{ type: [object, 'null'] }", schema: { type: ["object", "null"] } },
    {
      name: "a description with parentheses",
      written: "{ 'size(enum, how large (in parcels))': [S, L] }",
      schema: {
        type: "object",
        properties: { size: { enum: ["S", "L"], description: "how large (in parcels)" } },
        required: ["size"],
        additionalProperties: false,
      },
    },
    { name: "nothing", written: "", schema: undefined },
  ];
  for (const { name, written, schema } of table) {
    it(`reads ${name}`, () => {
      const result = picoschema(parse(written) as Json, { resolve });
      expect(result.problems).toEqual([]);
      expect(result.schema).toEqual(schema);
    });
  }

  const problems: readonly { written: string; pointer: string; message: string; help: string }[] = [
    {
      written: "{ a: strng }",
      pointer: "/a",
      message: "There is neither a type nor a schema “strng”.",
      help: "Did you mean “string”?",
    },
    {
      written: "{ a: int }",
      pointer: "/a",
      message: "There is neither a type nor a schema “int”.",
      help: "Did you mean “integer”?",
    },
    {
      written: "Recipee",
      pointer: "",
      message: "There is neither a type nor a schema “Recipee”.",
      help: "Did you mean “Recipe”?",
    },
    {
      written: "{ 'a?': list }",
      pointer: "/a?",
      message: "There is neither a type nor a schema “list”.",
      help: "For a list write a(array): string.",
    },
    {
      written: "{ a: }",
      pointer: "/a",
      message: "“a” has no type.",
      help: "Write a: string, or another of any, boolean, integer, null, number or string.",
    },
    {
      written: "{ a: [string] }",
      pointer: "/a",
      message: "A list is no type, so “a” is not described.",
      help: "For a list write a(array): string.",
    },
    {
      written: "{ a: [low, high] }",
      pointer: "/a",
      message: "A list is no type, so “a” is not described.",
      help: "For one of several values write a(enum): [low, high].",
    },
    {
      written: "{ a: 5 }",
      pointer: "/a",
      message: "5 is no type.",
      help: "Write one of any, boolean, integer, null, number or string.",
    },
    {
      written: "{ 'a(string, the name)': string }",
      pointer: "/a(string, the name)",
      message: "“string” between parentheses is not known.",
      help: "Write a: string, the name.",
    },
    {
      written: "{ 'a(the name)': string }",
      pointer: "/a(the name)",
      message: "“the name” between parentheses is not known.",
      help: "Write a: string, the name.",
    },
    {
      written: "{ 'a(arry)': string }",
      pointer: "/a(arry)",
      message: "“arry” between parentheses is not known.",
      help: "Did you mean “array”?",
    },
    {
      written: "{ 'a(enum)': low }",
      pointer: "/a(enum)",
      message: "“a” needs the values that it may have.",
      help: "Write a(enum): [low, high].",
    },
    {
      written: "{ a: string, 'a?': string }",
      pointer: "/a?",
      message: "“a” is described twice.",
      help: "Remove one of the two lines.",
    },
    {
      written: "{ x: { b/c: strang } }",
      pointer: "/x/b~1c",
      message: "There is neither a type nor a schema “strang”.",
      help: "Did you mean “string”?",
    },
  ];
  for (const { written, pointer, message, help } of problems) {
    it(`refuses ${written}`, () => {
      const found = picoschema(parse(written) as Json, { resolve, names: ["Recipe"] }).problems;
      expect(found.map((problem) => [problem.pointer, problem.message, problem.help])).toEqual([
        [pointer, message, help],
      ]);
    });
  }

  it("remembers where each schema was written", () => {
    const written = parse(
      "{ 'customer(object)': { 'plan?': string }, 'tags(array)': { name: string }, (*): any }",
    ) as Json;
    expect(Object.fromEntries(picoschema(written).places ?? [])).toEqual({
      "": "",
      "/properties/customer": "/customer(object)",
      "/properties/customer/properties/plan": "/customer(object)/plan?",
      "/properties/tags": "/tags(array)",
      "/properties/tags/items": "/tags(array)",
      "/properties/tags/items/properties/name": "/tags(array)/name",
      "/additionalProperties": "/(*)",
    });
  });

  it("keeps hostile names apart from the prototype", () => {
    const result = picoschema(JSON.parse('{"__proto__": "string", "constructor?": "number"}') as Json);
    expect(Object.keys((result.schema as { properties: object }).properties)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["type"]).toBe(undefined);
  });

  it("ends a schema without end with one problem", () => {
    let written: Json = "string";
    for (let level = 0; level < 10_000; level++) written = { a: written };
    expect(picoschema(written).problems.map((problem) => problem.message)).toEqual([
      "The schema is nested more than 64 levels deep.",
    ]);
  });

  it("agrees with the reference implementation wherever that understands its input", async () => {
    const scalar = fc.constantFrom(
      "string",
      "number, a count",
      "boolean,x",
      "integer",
      "null",
      "any",
      "any, of any kind",
      "Recipe",
    );
    const key = fc.constantFrom("a", "b?", "c", "d?");
    const { node } = fc.letrec<{ node: Json }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        scalar,
        fc
          .array(
            fc.oneof(
              fc.tuple(key, tie("node")),
              fc.tuple(
                key.map((name) => `${name}(array, many)`),
                tie("node"),
              ),
              fc.tuple(
                key.map((name) => `${name}(object)`),
                fc.dictionary(key, scalar, { maxKeys: 2 }),
              ),
              fc.tuple(
                key.map((name) => `${name}(enum, which)`),
                fc.constant(["x", "y"]),
              ),
              fc.tuple(fc.constant("(*)"), scalar),
            ),
            { maxLength: 4 },
          )
          .map((entries) => {
            const seen = new Map(entries.map(([name, value]) => [name.replace(/[?(].*/, "") || name, [name, value]]));
            return Object.fromEntries([...seen.values()]) as Json;
          }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(
        node.filter((value) => typeof value !== "string"),
        async (written) => {
          const reference = await referencePicoschema(JSON.parse(JSON.stringify(written)), {
            schemaResolver: (name: string) => (resolve(name) ?? null) as never,
          });
          const ours = picoschema(written, { resolve });
          expect(ours.problems).toEqual([]);
          expect(JSON.parse(JSON.stringify(ours.schema))).toEqual(JSON.parse(JSON.stringify(reference)));
        },
      ),
      { numRuns: 300 },
    );
  });
});

const conformance = new URL("../../../shared/dotprompt-spec/picoschema.yaml", import.meta.url);

describe.runIf(existsSync(conformance))("Dotprompt's conformance cases", () => {
  interface SpecCase {
    readonly name: string;
    readonly template: string;
    readonly schemas?: Record<string, JsonSchema>;
    readonly tests: readonly {
      readonly expect: { readonly input?: { schema: Json }; readonly output?: { schema: Json } };
    }[];
  }
  const cases = existsSync(conformance) ? (parse(readFileSync(conformance, "utf8")) as SpecCase[]) : [];
  for (const spec of cases) {
    it(spec.name, () => {
      const front = new Dotprompt().parse(spec.template) as unknown as Record<string, { schema?: Json } | undefined>;
      for (const side of ["input", "output"] as const) {
        for (const test of spec.tests) {
          const expected = test.expect[side]?.schema;
          if (expected === undefined) continue;
          const result = picoschema(front[side]?.schema, { resolve: (name) => spec.schemas?.[name] });
          expect(result.problems).toEqual([]);
          expect(result.schema).toEqual(expected);
        }
      }
    });
  }
});
