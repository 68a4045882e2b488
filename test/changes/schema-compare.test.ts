import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stillTaken } from "../../src/changes/schema/change.ts";
import { compareSchemas } from "../../src/changes/schema/compare.ts";
import type { Json, JsonObject, JsonSchema } from "../../src/platform/json.ts";

const text = { type: "string" } as const;
const number = { type: "number" } as const;

function object(properties: JsonObject, required: readonly string[] = [], more: JsonObject = {}): JsonSchema {
  return { type: "object", properties, required: [...required], additionalProperties: false, ...more };
}

/** Changes as short texts: `effect path says`. */
function changes(before: JsonSchema, after: JsonSchema): readonly string[] {
  return compareSchemas(before, after).map(({ effect, path, says }) => `${effect} ${path.join(".")}: ${says}`);
}

describe("comparing schemas", () => {
  test.each<[string, JsonSchema, JsonSchema, readonly string[]]>([
    [
      "the same, in another order",
      object({ a: text, b: number }, ["a", "b"]),
      object({ b: number, a: text }, ["b", "a"]),
      [],
    ],
    ["required", object({ a: text }), object({ a: text }, ["a"]), ["narrower a: became required"]],
    ["optional", object({ a: text }, ["a"]), object({ a: text }), ["wider a: became optional"]],
    ["another type", object({ a: text }), object({ a: number }), ["different a: is `number` now, and was `string`"]],
    ["a wider type", { type: "integer" }, number, ["wider : is `number` now, and was `integer`"]],
    ["null too", text, { type: ["string", "null"] }, ["wider : may be `null` too now"]],
    ["null too, as OpenAPI has it", text, { type: "string", nullable: true }, ["wider : may be `null` too now"]],
    ["no null any more", { type: ["string", "null"] }, text, ["narrower : is never `null` any more"]],
    ["null as an alternative", { anyOf: [text, { type: "null" }] }, { type: ["null", "string"] }, []],
    ["a new property", object({ a: text }), object({ a: text, b: text }), ["wider b: is new and optional"]],
    [
      "a new required property",
      object({ a: text }),
      object({ a: text, b: number }, ["b"]),
      ["narrower b: is new and required"],
    ],
    ["a property that is gone", object({ a: text, b: number }), object({ a: text }), ["narrower b: is gone"]],
    [
      "a property that is gone from an open object",
      object({ a: text }, [], { additionalProperties: true }),
      object({}, [], { additionalProperties: true }),
      ["wider a: is gone"],
    ],
    ["a value more", { enum: ["a"] }, { enum: ["a", "b"] }, ["wider : has `b` too"]],
    ["a value less", { enum: ["a", "b"] }, { const: "a" }, ["narrower : no longer has `b`"]],
    ["any text instead of values", { enum: ["a", "b"] }, text, ["wider : is no longer limited to `a`, `b`"]],
    ["values instead of any text", text, { type: "string", enum: ["a", "b"] }, ["narrower : is one of `a`, `b` now"]],
    [
      "bounds",
      { type: "integer", minimum: 1, maximum: 9 },
      { type: "integer", minimum: 0, exclusiveMaximum: 9 },
      ["wider : is `≥ 0` now, and was `≥ 1`", "narrower : is `< 9` now, and was `≤ 9`"],
    ],
    [
      "lengths",
      { type: "string", maxLength: 5 },
      { type: "string", minLength: 1 },
      ["narrower : has a `minLength` of 1 now", "wider : has no `maxLength` any more"],
    ],
    ["a pattern", text, { type: "string", pattern: "^a" }, ["narrower : has the `pattern` `^a` now"]],
    [
      "another format",
      { type: "string", format: "date" },
      { type: "string", format: "email" },
      ["different : has the `format` `email` now, and had `date`"],
    ],
    [
      "items",
      { type: "array", items: text },
      { type: "array", items: number, uniqueItems: true },
      ["narrower : has no item twice now", "different []: is `number` now, and was `string`"],
    ],
    [
      "an open object that is closed",
      { type: "object" },
      { type: "object", additionalProperties: false },
      ["narrower : has no other properties any more"],
    ],
    [
      "a closed object that is opened",
      { type: "object", additionalProperties: false },
      { type: "object" },
      ["wider : may have other properties now"],
    ],
    [
      "through references of other names",
      { $ref: "#/$defs/a", $defs: { a: object({ x: text }) } },
      { $ref: "#/$defs/b", $defs: { b: object({ x: text }, ["x"]) } },
      ["narrower x: became required"],
    ],
    [
      "one more alternative",
      { anyOf: [text] },
      { anyOf: [text, number] },
      ["wider : has 2 alternatives now, and had 1"],
    ],
    [
      "allOf put together",
      { allOf: [{ type: "object", properties: { a: text } }, { required: ["a"] }] },
      { type: "object", properties: { a: text }, required: ["a"] },
      [],
    ],
    [
      "words alone",
      { type: "string", description: "one" },
      { type: "string", description: "two" },
      ["words : has another `description`"],
    ],
    ["what cannot be compared", { not: text }, { not: number }, ["unclear : has `not`, which cannot be compared"]],
    [
      "what cannot be compared and is the same",
      { not: text, title: "a" },
      { not: text, title: "b" },
      ["words : has another `title`"],
    ],
    ["anything to nothing", true, false, ["narrower : takes nothing any more"]],
    ["nothing to anything", false, true, ["wider : takes something now"]],
  ])("%s", (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  test("a property that seems to be called otherwise", () => {
    const [renamed] = compareSchemas(object({ a: text, c: number }), object({ b: text, c: number }));
    expect(renamed).toMatchObject({ kind: "property-renamed", path: ["a"], says: "seems to be called `b` now" });
  });

  test("one of several kinds, told apart by a constant property", () => {
    const kind = (name: string, more: JsonObject = {}): JsonSchema =>
      object({ kind: { const: name }, ...more }, ["kind"]);
    expect(changes({ oneOf: [kind("a"), kind("b")] }, { oneOf: [kind("a"), kind("b"), kind("c")] })).toEqual([
      "wider : has 3 alternatives now, and had 2",
    ]);
    expect(stillTaken(compareSchemas({ oneOf: [kind("a"), kind("b")] }, { oneOf: [kind("a")] }))).toBe(false);
  });

  test("schemas that use themselves", () => {
    const list = (more: JsonObject): JsonSchema => ({
      $ref: "#/$defs/node",
      $defs: {
        node: { type: "object", properties: { next: { $ref: "#/$defs/node" }, ...more }, required: Object.keys(more) },
      },
    });
    expect(changes(list({}), list({}))).toEqual([]);
    expect(stillTaken(compareSchemas(list({}), list({ value: text })))).toBe(false);
  });

  test("schemas that are made to be slow end, and nothing is claimed of them", () => {
    // Every level has two ways into the next: without bounds, 2^40 pairs.
    let before: JsonSchema = text;
    let after: JsonSchema = { type: "string", minLength: 1 };
    for (let level = 0; level < 40; level++) {
      before = {
        anyOf: [
          { type: "array", items: before },
          { type: "object", additionalProperties: before },
        ],
      };
      after = {
        anyOf: [
          { type: "object", additionalProperties: after },
          { type: "array", items: after },
        ],
      };
    }
    expect(stillTaken(compareSchemas(before, after))).toBe(false);
    const loop: JsonSchema = { allOf: [{ $ref: "#" }, { $ref: "#/allOf/0" }] };
    expect(compareSchemas(loop, loop)).toEqual([]);
    expect(() => compareSchemas({ $ref: "#/nowhere" }, { $ref: "#/%zz" })).not.toThrow();
  });
});

/** Schemas of few words, so that two of them often have to do with each other. */
const schemas = fc.letrec<{ schema: JsonSchema }>((tie) => {
  const name = fc.constantFrom("a", "b", "c");
  const small = fc.integer({ min: 0, max: 3 });
  const scalar = fc.constantFrom<Json>(null, true, 0, 1, 1.5, "", "a", "ab");
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
  const clean = (value: Record<string, unknown>): JsonSchema =>
    Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as JsonObject;
  const types = fc.oneof(
    fc.constantFrom("string", "number", "integer", "boolean", "null", "object", "array"),
    fc.uniqueArray(fc.constantFrom("string", "integer", "null", "object"), { minLength: 1, maxLength: 3 }),
  );
  const keywords = fc
    .record({
      type: optional(types),
      enum: fc.option(fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 4 }),
      const: fc.option(scalar, { nil: undefined, freq: 6 }),
      minimum: optional(small),
      exclusiveMaximum: optional(small),
      maximum: optional(small),
      multipleOf: optional(fc.constantFrom(1, 2, 0.5)),
      minLength: optional(small),
      maxLength: optional(small),
      pattern: optional(fc.constantFrom("a", "^b")),
      minItems: optional(small),
      maxItems: optional(small),
      uniqueItems: optional(fc.boolean()),
      items: optional(tie("schema")),
      prefixItems: fc.option(fc.array(tie("schema"), { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 5 }),
      properties: optional(fc.dictionary(name, tie("schema"), { maxKeys: 2 })),
      required: optional(fc.uniqueArray(name, { maxLength: 2 })),
      additionalProperties: optional(fc.oneof(fc.boolean(), tie("schema"))),
      patternProperties: fc.option(
        fc.dictionary(fc.constantFrom("a", "^b"), tie("schema"), { minKeys: 1, maxKeys: 1 }),
        { nil: undefined, freq: 6 },
      ),
      minProperties: optional(small),
      maxProperties: optional(small),
      anyOf: fc.option(fc.array(tie("schema"), { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 5 }),
      oneOf: fc.option(fc.array(tie("schema"), { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 6 }),
      allOf: fc.option(fc.array(tie("schema"), { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 6 }),
      not: fc.option(tie("schema"), { nil: undefined, freq: 8 }),
      $ref: fc.option(fc.constantFrom("#/$defs/one", "#/$defs/two"), { nil: undefined, freq: 6 }),
    })
    .map((all) => {
      // Most schemas have few keywords.
      const kept = Object.entries(all).filter(
        ([, value], index) => value !== undefined && (index * 7 + JSON.stringify(all).length) % 4 === 0,
      );
      return clean(Object.fromEntries(kept));
    });
  return {
    schema: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.boolean(),
      fc.constantFrom<JsonSchema>({ type: "string" }, { type: "integer" }, {}),
      keywords,
      keywords,
      keywords,
    ),
  };
}).schema;

const documents = fc.record({ schema: schemas, one: schemas, two: schemas }).map(({ schema, one, two }): JsonSchema => {
  if (typeof schema === "boolean") return schema;
  // A definition that is a reference to itself has no meaning.
  const plain = (value: JsonSchema): JsonSchema =>
    typeof value === "object" && JSON.stringify(value).includes("$ref") ? {} : value;
  return { ...schema, $defs: { one: plain(one), two: plain(two) } };
});

/** A schema and the same with one thing changed somewhere: pairs that are nearly equal are where mistakes hide. */
const pairs: fc.Arbitrary<readonly [JsonSchema, JsonSchema]> = fc.oneof(
  fc.tuple(documents, documents),
  fc.tuple(documents, schemas, fc.constantFrom("a", "b", "type", "items")).map(([before, part, where]) => {
    if (typeof before === "boolean" || typeof part === "boolean") return [before, part] as const;
    if (where === "type") return [before, { ...before, ...part }] as const;
    if (where === "items") return [before, { ...before, items: part }] as const;
    const properties = before["properties"];
    return [
      before,
      {
        ...before,
        properties: {
          ...(typeof properties === "object" && !Array.isArray(properties) ? properties : {}),
          [where]: part,
        },
      },
    ] as const;
  }),
  fc
    .tuple(documents, schemas)
    .map(
      ([before, part]) =>
        [
          before,
          { anyOf: [before, part], ...(typeof before === "object" ? { $defs: before["$defs"] ?? {} } : {}) },
        ] as const,
    ),
);

function unlessItThrows<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** References in either lead somewhere. */
function withDefinitions([before, after]: readonly [JsonSchema, JsonSchema]): readonly [JsonSchema, JsonSchema] {
  const definitions = typeof before === "object" ? before["$defs"] : undefined;
  const add = (schema: JsonSchema): JsonSchema =>
    typeof schema === "object" ? { $defs: definitions ?? { one: {}, two: {} }, ...schema } : schema;
  return [add(before), add(after)];
}

const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    fc.constantFrom<Json>(null, true, false, 0, 1, 2, 3, 4, -1, 0.5, 1.5, "", "a", "ab", "b", "abc", "bbbb"),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "bc"), tie("value"), { maxKeys: 3 }),
  ),
})).value;

describe("where the comparison says that everything is still taken", () => {
  test("Ajv takes every value by the new schema that it took by the old one", () => {
    let claims = 0;
    let tried = 0;
    fc.assert(
      fc.property(
        pairs.map(withDefinitions),
        fc.array(values, { minLength: 40, maxLength: 40 }),
        ([before, after], candidates) => {
          if (!stillTaken(compareSchemas(before, after))) return;
          claims++;
          const ajv = new Ajv2020({ strict: false, meta: false, validateSchema: false, logger: false });
          const [old, fresh] = [ajv.compile(before), ajv.compile(after)];
          for (const value of candidates) {
            // Ajv 8.20 throws where a property by pattern stands below an alternative that is `true`.
            const taken = unlessItThrows(() => old(value) && (fresh(value) ? "both" : "old"));
            if (taken !== "both" && taken !== "old") continue;
            tried++;
            if (taken === "old")
              throw new Error(
                `${JSON.stringify(value)} was taken by ${JSON.stringify(before)} and is not by ${JSON.stringify(after)}: ${JSON.stringify(compareSchemas(before, after))}`,
              );
          }
        },
      ),
      { numRuns: 1_200 },
    );
    // The property says something only where claims are made.
    expect(claims).toBeGreaterThan(60);
    expect(tried).toBeGreaterThan(300);
  });

  test("the same schema is never called another", () => {
    fc.assert(
      fc.property(documents, (schema) => {
        expect(compareSchemas(schema, JSON.parse(JSON.stringify(schema)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
