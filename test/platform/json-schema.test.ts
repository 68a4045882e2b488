import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type CompiledSchema, compileSchema, compileSchemaNow } from "../../src/platform/json-schema/index.ts";

/** Spelt apart, because an object literal with this name looks like a promise to the linter. */
const thenKeyword = "then";

function accepted(compiled: CompiledSchema) {
  if (!compiled.ok) throw new Error(`schema refused: ${JSON.stringify(compiled.problems)}`);
  return compiled.validator;
}

/** Schema, values that fit, values that do not. Derived from the specification, draft 2020-12 unless a `$schema` says otherwise. */
const table: readonly { name: string; schema: unknown; fits: readonly unknown[]; fails: readonly unknown[] }[] = [
  { name: "true", schema: true, fits: [1, null, {}], fails: [] },
  { name: "false", schema: false, fits: [], fails: [1, null, {}] },
  { name: "type", schema: { type: "string" }, fits: ["", "a"], fails: [1, null, [], {}, true] },
  { name: "type integer", schema: { type: "integer" }, fits: [1, 1.0, -3, 1e3], fails: [1.5, "1"] },
  { name: "type list", schema: { type: ["number", "null"] }, fits: [1.5, null], fails: ["", false] },
  { name: "integer beside number", schema: { type: ["integer", "number"] }, fits: [1, 1.5], fails: ["1"] },
  { name: "no type, other type", schema: { minLength: 3, minimum: 5 }, fits: [[], {}, 5, "abc"], fails: [4, "ab"] },
  {
    name: "enum",
    schema: { enum: [1, "a", null, { a: [1] }] },
    fits: [1, "a", null, { a: [1] }],
    fails: ["1", {}, { a: [2] }],
  },
  { name: "const object", schema: { const: { a: 1, b: 2 } }, fits: [{ b: 2, a: 1 }], fails: [{ a: 1 }, [], "a"] },
  { name: "const false is not 0", schema: { const: false }, fits: [false], fails: [0, "", null] },
  { name: "bounds", schema: { minimum: 1, exclusiveMaximum: 3 }, fits: [1, 2.9], fails: [0.9, 3] },
  {
    name: "draft-04 exclusive bounds",
    schema: { minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false },
    fits: [1.1, 3],
    fails: [1, 3.1],
  },
  { name: "multipleOf decimal", schema: { multipleOf: 0.1 }, fits: [0.3, 4.7, 0, 1e20], fails: [0.35] },
  { name: "multipleOf tiny and huge", schema: { multipleOf: 1e-8 }, fits: [12391239123, 1e308], fails: [1e-9] },
  {
    name: "length in characters",
    schema: { minLength: 2, maxLength: 2 },
    fits: ["ab", "😀😀"],
    fails: ["😀", "abc", ""],
  },
  { name: "pattern searches", schema: { pattern: "b+" }, fits: ["abbc"], fails: ["ac"] },
  { name: "pattern in Unicode", schema: { pattern: "^\\p{Letter}{2}$" }, fits: ["äß", "ab"], fails: ["a1", "äßc"] },
  { name: "pattern with groups", schema: { pattern: "^(?:a|bc)*$" }, fits: ["", "abca"], fails: ["ac"] },
  { name: "pattern, dot and line end", schema: { pattern: "^.$" }, fits: ["a", "😀"], fails: ["\n", "\u2028", "ab"] },
  {
    name: "pattern, spaces of ECMA",
    schema: { pattern: "^(\\s)$" },
    fits: [" ", "\u00a0", "\ufeff"],
    fails: ["a", ""],
  },
  {
    name: "format date",
    schema: { format: "date" },
    fits: ["2024-02-29", 5],
    fails: ["2023-02-29", "2024-13-01", "1.2.2024"],
  },
  {
    name: "format date-time",
    schema: { format: "date-time" },
    fits: ["2026-03-31T14:30:00Z", "2026-03-31t14:30:00.5+02:00", "1998-12-31T23:59:60Z"],
    fails: ["2026-03-31 14:30", "2026-03-31T25:00:00Z", "1998-12-31T22:59:60Z"],
  },
  {
    name: "format email",
    schema: { format: "email" },
    fits: ["a.b@example.com"],
    fails: ["a b@example.com", "@x", "a..b@c"],
  },
  {
    name: "format uri",
    schema: { format: "uri" },
    fits: ["https://a.b/c?d#e"],
    fails: ["/relative", "http://a b", "::"],
  },
  {
    name: "format uuid",
    schema: { format: "uuid" },
    fits: ["123e4567-e89b-12d3-a456-426614174000"],
    fails: ["123e4567"],
  },
  {
    name: "format ipv6",
    schema: { format: "ipv6" },
    fits: ["::1", "2001:db8::1:2"],
    fails: ["1::2::3", "12345::", "1:2:3"],
  },
  { name: "format unknown is a comment", schema: { format: "colour" }, fits: ["x"], fails: [] },
  {
    name: "prefixItems and items",
    schema: { prefixItems: [{ type: "string" }], items: { type: "number" } },
    fits: [[], ["a"], ["a", 1, 2]],
    fails: [[1], ["a", "b"]],
  },
  {
    name: "items list and additionalItems",
    schema: { items: [{ type: "string" }], additionalItems: false },
    fits: [[], ["a"]],
    fails: [["a", 1]],
  },
  {
    name: "contains",
    schema: { contains: { const: 1 }, maxContains: 2 },
    fits: [[1], [0, 1, 1]],
    fails: [[], [1, 1, 1]],
  },
  { name: "minContains 0", schema: { contains: { const: 1 }, minContains: 0 }, fits: [[], [2]], fails: [] },
  {
    name: "uniqueItems",
    schema: { uniqueItems: true },
    fits: [[1, "1", true]],
    fails: [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [1, 1.0],
    ],
  },
  {
    name: "properties",
    schema: { properties: { a: { type: "string" } }, patternProperties: { "^x-": {} }, additionalProperties: false },
    fits: [{}, { a: "" }, { "x-b": 1 }],
    fails: [{ a: 1 }, { b: 1 }],
  },
  {
    name: "additionalProperties schema",
    schema: { additionalProperties: { type: "number" } },
    fits: [{ a: 1 }],
    fails: [{ a: "" }],
  },
  { name: "propertyNames", schema: { propertyNames: { maxLength: 2 } }, fits: [{ ab: 1 }], fails: [{ abc: 1 }] },
  {
    name: "required",
    schema: { required: ["a", "toString"] },
    fits: [{ a: 1, toString: 2 }, []],
    fails: [{ a: 1 }, {}],
  },
  {
    name: "dependencies in all spellings",
    schema: {
      dependentRequired: { a: ["b"] },
      dependentSchemas: { c: { required: ["d"] } },
      dependencies: { e: ["f"], g: { required: ["h"] } },
    },
    fits: [{}, { a: 1, b: 1 }, { c: 1, d: 1 }, { e: 1, f: 1 }, { g: 1, h: 1 }],
    fails: [{ a: 1 }, { c: 1 }, { e: 1 }, { g: 1 }],
  },
  {
    name: "minProperties",
    schema: { minProperties: 1, maxProperties: 2 },
    fits: [{ a: 1 }],
    fails: [{}, { a: 1, b: 1, c: 1 }],
  },
  { name: "allOf", schema: { allOf: [{ minimum: 1 }, { maximum: 2 }] }, fits: [1, 2], fails: [0, 3] },
  { name: "anyOf", schema: { anyOf: [{ type: "string" }, { minimum: 2 }] }, fits: ["", 2], fails: [1] },
  { name: "oneOf", schema: { oneOf: [{ minimum: 1 }, { maximum: 2 }] }, fits: [0, 3], fails: [1, 2] },
  { name: "not", schema: { not: { type: "string" } }, fits: [1], fails: [""] },
  {
    name: "if then else",
    schema: { if: { type: "string" }, [thenKeyword]: { minLength: 2 }, else: { minimum: 2 } },
    fits: ["ab", 2],
    fails: ["a", 1],
  },
  { name: "then without if", schema: { [thenKeyword]: false }, fits: [1], fails: [] },
  {
    name: "$ref to $defs, definitions and a deep place",
    schema: {
      $defs: { "a/b": { type: "string" } },
      definitions: { c: { type: "number" } },
      properties: { x: { $ref: "#/$defs/a~1b" }, y: { $ref: "#/definitions/c" }, z: { $ref: "#/properties/x" } },
    },
    fits: [{ x: "", y: 1, z: "" }],
    fails: [{ x: 1 }, { y: "" }, { z: 1 }],
  },
  {
    name: "$ref has neighbours from 2019-09",
    schema: { $defs: { a: { type: "string" } }, $ref: "#/$defs/a", maxLength: 1 },
    fits: ["a"],
    fails: ["ab", 1],
  },
  {
    name: "$ref stands alone in draft-07",
    schema: {
      $schema: "http://json-schema.org/draft-07/schema#",
      definitions: { a: { type: "string" } },
      properties: { p: { $ref: "#/definitions/a", maxLength: 1 } },
    },
    fits: [{ p: "ab" }],
    fails: [{ p: 1 }],
  },
  {
    name: "recursive $ref",
    schema: { properties: { child: { $ref: "#" } }, additionalProperties: false },
    fits: [{ child: { child: {} } }],
    fails: [{ child: { other: 1 } }],
  },
  {
    name: "$anchor and $id",
    schema: {
      $id: "https://example.com/root",
      $defs: { one: { $anchor: "first", type: "string" }, two: { $id: "other", $defs: { in: { type: "number" } } } },
      properties: {
        a: { $ref: "#first" },
        b: { $ref: "other#/$defs/in" },
        c: { $ref: "https://example.com/other#/$defs/in" },
      },
    },
    fits: [{ a: "", b: 1, c: 1 }],
    fails: [{ a: 1 }, { b: "" }, { c: "" }],
  },
  {
    name: "unevaluatedProperties sees through allOf and $ref",
    schema: {
      $defs: { base: { properties: { a: {} } } },
      allOf: [{ $ref: "#/$defs/base" }, { if: { required: ["b"] }, [thenKeyword]: { properties: { b: {} } } }],
      unevaluatedProperties: false,
    },
    fits: [{ a: 1 }, { a: 1, b: 1 }],
    fails: [{ c: 1 }],
  },
  {
    name: "unevaluatedItems",
    schema: { prefixItems: [{}], anyOf: [{ prefixItems: [{}, { const: 2 }] }, true], unevaluatedItems: false },
    fits: [[1], [1, 2]],
    fails: [
      [1, 3],
      [1, 2, 3],
    ],
  },
  {
    name: "prototype names are plain names",
    schema: JSON.parse(
      '{"properties":{"__proto__":{"type":"string"}},"required":["__proto__"],"additionalProperties":false}',
    ),
    fits: [JSON.parse('{"__proto__":"a"}')],
    fails: [{}, JSON.parse('{"__proto__":1}'), { ["constructor"]: 1 }],
  },
];

describe("compileSchema", () => {
  for (const { name, schema, fits, fails } of table) {
    it(`accepts and refuses: ${name}`, async () => {
      const validator = accepted(await compileSchema(schema));
      for (const value of fits) expect(validator.validate(value), JSON.stringify(value)).toEqual([]);
      for (const value of fails) {
        const problems = validator.validate(value);
        expect(problems.length, JSON.stringify(value)).toBeGreaterThan(0);
        for (const problem of problems) expect(problem.message).toMatch(/^.+[.?]$/);
      }
    });
  }

  it("leaves formats alone where they are comments", async () => {
    const validator = accepted(await compileSchema({ format: "date" }, { formats: "comment" }));
    expect(validator.validate("no date")).toEqual([]);
  });
});

describe("a problem", () => {
  const messages: readonly {
    schema: unknown;
    value: unknown;
    pointer: string;
    message: string;
    schemaPointer?: string;
  }[] = [
    { schema: { type: "object" }, value: [], pointer: "", message: "The input must be an object, but is a list." },
    {
      schema: { properties: { tags: { items: { type: "string" } } } },
      value: { tags: ["a", 5] },
      pointer: "/tags/1",
      schemaPointer: "/properties/tags/items/type",
      message: "Item 2 of “tags” must be text, but is the number 5.",
    },
    {
      schema: { properties: { "a/b~c": { minimum: 3 } } },
      value: { "a/b~c": 1 },
      pointer: "/a~1b~0c",
      schemaPointer: "/properties/a~1b~0c/minimum",
      message: "“a/b~c” must be 3 or more, but is 1.",
    },
    {
      schema: { properties: { temperature: {}, topP: {} }, additionalProperties: false },
      value: { temprature: 1 },
      pointer: "/temprature",
      message: "“temprature” is not known here; did you mean “temperature”?",
    },
    {
      schema: { properties: { a: {}, b: {} }, additionalProperties: false },
      value: { something: 1 },
      pointer: "/something",
      message: "“something” is not known here; known here: a, b.",
    },
    { schema: { required: ["name"] }, value: {}, pointer: "", message: "The input lacks “name”, which must be there." },
    { schema: { minLength: 1 }, value: "", pointer: "", message: "The input must not be empty." },
    {
      schema: { enum: ["low", "high", "urgent"] },
      value: "hihg",
      pointer: "",
      message: "The input must be one of “low”, “high” or “urgent”; did you mean “high”?",
    },
    {
      schema: { anyOf: [{ type: "string" }, { type: "array" }] },
      value: 1,
      pointer: "",
      message: "The input must be text or a list, but is the number 1.",
    },
    {
      schema: { oneOf: [{ type: "string" }, { type: "object", required: ["url"] }] },
      value: {},
      pointer: "",
      schemaPointer: "/oneOf/1/required",
      message: "The input lacks “url”, which must be there.",
    },
    {
      schema: {
        anyOf: [
          { properties: { kind: { const: "a" }, size: { type: "number" } } },
          { properties: { kind: { const: "b" }, size: { type: "string" } } },
        ],
      },
      value: { kind: "b", size: 1 },
      pointer: "/size",
      message: "“size” must be text, but is the number 1.",
    },
    {
      schema: { $defs: { low: { maximum: 3 } }, $ref: "#/$defs/low" },
      value: 4,
      pointer: "",
      schemaPointer: "/$defs/low/maximum",
      message: "The input must be 3 or less, but is 4.",
    },
    {
      schema: { propertyNames: { pattern: "^[a-z]+$", "x-must-be": "a name of lower case letters" } },
      value: { A1: 1 },
      pointer: "/A1",
      message: "“A1” must be a name of lower case letters.",
    },
  ];
  for (const { schema, value, pointer, message, schemaPointer } of messages) {
    it(`says: ${message}`, async () => {
      const problems = accepted(await compileSchema(schema, { subject: "The input" })).validate(value);
      expect(problems.map((problem) => [problem.pointer, problem.message])).toEqual([[pointer, message]]);
      if (schemaPointer !== undefined) expect(problems[0]?.schemaPointer).toBe(schemaPointer);
    });
  }

  it("marks the name of an unknown property and the value of a wrong one", async () => {
    const schema = { properties: { a: { type: "string" } }, additionalProperties: false };
    const problems = accepted(await compileSchema(schema)).validate({ a: 1, b: 1 });
    expect(problems.map(({ pointer, target }) => [pointer, target])).toEqual([
      ["/a", "value"],
      ["/b", "key"],
    ]);
  });

  it("is one of at most fifty", async () => {
    const validator = accepted(await compileSchema({ items: { type: "string" } }));
    expect(validator.validate(Array.from({ length: 1_000 }, () => 1))).toHaveLength(50);
  });
});

describe("a schema that cannot be used", () => {
  const refusals: readonly { schema: unknown; pointer: string; message: string; help?: string }[] = [
    { schema: 5, pointer: "", message: "A schema must be an object, or true or false." },
    { schema: { type: "strng" }, pointer: "/type", message: "“strng” is not a type.", help: "Did you mean “string”?" },
    { schema: { properties: { a: 1 } }, pointer: "/properties/a", message: "This must be a schema." },
    { schema: { minLength: -1 }, pointer: "/minLength", message: "“minLength” must be a whole number from 0." },
    { schema: { required: "a" }, pointer: "/required", message: "“required” must be a list of property names." },
    { schema: { allOf: [] }, pointer: "/allOf", message: "“allOf” must be a list of schemas, one at least." },
    {
      schema: { $defs: { address: {} }, $ref: "#/$defs/adress" },
      pointer: "/$ref",
      message: "“#/$defs/adress” leads nowhere: there is no “adress” there.",
      help: "Did you mean “address”?",
    },
    {
      schema: { $ref: "https://example.com/x.json" },
      pointer: "/$ref",
      message: "“https://example.com/x.json” leads out of this schema, and other documents are never fetched.",
    },
    {
      schema: { pattern: "^(?=a)" },
      pointer: "/pattern",
      message:
        "The pattern cannot be used: it uses look-ahead (character 2), which cannot be matched in a time that grows only with the text.",
    },
    {
      schema: { patternProperties: { "(a)\\1": {} } },
      pointer: "/patternProperties/(a)\\1",
      message:
        "The pattern cannot be used: it uses a back-reference (character 4), which cannot be matched in a time that grows only with the text.",
    },
    {
      schema: { pattern: "a{2000}(b)" },
      pointer: "/pattern",
      message: "The pattern cannot be used: it repeats something more than 1,000 times.",
    },
    {
      schema: { pattern: "[a" },
      pointer: "/pattern",
      message: "The pattern cannot be used: the “[” at character 1 is never closed.",
    },
    {
      schema: { $defs: { a: { $ref: "#/$defs/b" }, b: { anyOf: [{ $ref: "#/$defs/a" }] } }, $ref: "#/$defs/a" },
      pointer: "/$defs/b/anyOf/0",
      message: "The schema refers to itself without going deeper into the value, which has no end.",
    },
  ];
  for (const { schema, pointer, message, help } of refusals) {
    it(`is refused: ${message}`, async () => {
      const compiled = await compileSchema(schema);
      if (compiled.ok) throw new Error("the schema was accepted");
      expect(compiled.problems.map((problem) => [problem.pointer, problem.message])).toEqual([[pointer, message]]);
      if (help !== undefined) expect(compiled.problems[0]?.help).toBe(help);
    });
  }

  it("doubts a keyword that looks misspelt, and accepts the schema", async () => {
    const compiled = await compileSchema({ requried: ["a"], "x-own": 1, somethingElse: 2 });
    expect(accepted(compiled).doubts).toEqual([
      {
        pointer: "/requried",
        message: "JSON Schema has no keyword “requried”, so it does nothing.",
        help: "Did you mean “required”?",
      },
    ]);
  });

  it("compiles at once without RE2 where patterns are simple, and says so where they are not", () => {
    expect(compileSchemaNow({ pattern: "^[a-z][a-z0-9]*$" }).ok).toBe(true);
    expect(compileSchemaNow({ pattern: "^[a-z]+-[0-9]{4}$" }).ok).toBe(true);
    expect(compileSchemaNow({ pattern: "^[a-z]*[a-z0-9]*$" }).ok).toBe(false);
    expect(compileSchemaNow({ pattern: "a+$" }).ok).toBe(false);
  });
});

describe("hostile schemas and values", () => {
  /** Far above what any of these takes; a missing bound takes minutes or memory without end. */
  const patience = 10_000;

  it("ends an exponential anyOf with a problem", { timeout: patience }, async () => {
    const $defs: Record<string, unknown> = { a60: { type: "string" } };
    for (let level = 0; level < 60; level++) {
      const inner = { $ref: `#/$defs/a${level + 1}` };
      $defs[`a${level}`] = { anyOf: [inner, { $ref: inner.$ref }] };
    }
    const problems = accepted(await compileSchema({ $defs, $ref: "#/$defs/a0" })).validate(1);
    expect(problems.map((problem) => problem.keyword)).toEqual(["limit"]);
  });

  it("refuses a schema 10,000 levels deep", async () => {
    let schema: unknown = {};
    for (let level = 0; level < 10_000; level++) schema = level % 2 === 0 ? { not: schema } : { items: schema };
    const compiled = await compileSchema(schema);
    expect(compiled.ok).toBe(false);
  });

  it("refuses a value 10,000 levels deep, whichever keyword meets it", async () => {
    let value: unknown = [];
    for (let level = 0; level < 10_000; level++) value = [value];
    for (const schema of [{ items: { $ref: "#" } }, { uniqueItems: true }, { enum: [[1]] }, { const: [[1]] }]) {
      const problems = accepted(await compileSchema(schema)).validate(value);
      expect(problems.map((problem) => problem.keyword)).toEqual(["limit"]);
    }
  });

  it("looks for nearest names only as long as problems are noted", { timeout: patience }, async () => {
    const properties = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`property${index}`, {}]));
    const value = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`proprety${index}`, 1]));
    const validator = accepted(await compileSchema({ properties, additionalProperties: false }));
    expect(validator.validate(value)).toHaveLength(50);
  });

  it("finds equal items in a long list without comparing each with each", { timeout: patience }, async () => {
    const list = Array.from({ length: 200_000 }, (_, index) => ({ id: index }));
    const validator = accepted(await compileSchema({ uniqueItems: true }));
    expect(validator.validate(list)).toEqual([]);
    expect(validator.validate([...list, { id: 7 }]).map((problem) => problem.params)).toEqual([
      { first: 7, second: 200_000 },
    ]);
  });

  it("compiles only so many patterns of one schema", { timeout: patience }, async () => {
    const properties = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`p${index}`, { pattern: `(${index}a{900})` }]),
    );
    const compiled = await compileSchema({ properties });
    if (compiled.ok) throw new Error("the schema was accepted");
    expect(compiled.problems[0]?.message).toBe("The schema has too many patterns, or too long ones.");
  });

  it("matches a catastrophic pattern in linear time", { timeout: patience }, async () => {
    const validator = accepted(await compileSchema({ pattern: "^(a+)+$" }));
    expect(validator.validate(`${"a".repeat(200_000)}b`)).toHaveLength(1);
    expect(validator.validate("a".repeat(200_000))).toEqual([]);
  });
});

describe("docs/schemas.md", async () => {
  const text = await readFile(new URL("../../docs/schemas.md", import.meta.url), "utf8");
  const row = text.split("\n").find((line) => line.startsWith("| `format` |")) ?? "";
  const formats = [...row.matchAll(/`([a-z0-9-]+)`/g)]
    .map((match) => match[1] ?? "")
    .filter((name) => name !== "format");

  it("lists the formats that are checked", async () => {
    expect(formats.length).toBeGreaterThan(10);
    for (const format of formats) {
      expect(accepted(await compileSchema({ format })).validate("a b%").length, format).toBe(1);
    }
  });
});
