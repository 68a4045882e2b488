import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import { expect, test } from "vitest";
import { generatedFiles, outOfDate } from "../../scripts/generated-files.ts";
import { loadSchemas } from "../../src/commands/catalogue.ts";
import { validatorOfOwn } from "../../src/platform/json-schema/index.ts";
import { configSchema } from "../../src/project/config-schema.ts";

const root = join(import.meta.dirname, "../..");

test("every generated file is what the definitions make", async () => {
  expect(await outOfDate(root)).toEqual([]);
});

test("a file that is missing, changed or too many is named", async () => {
  const problems = await outOfDate(join(root, "test/fixtures"));
  expect(problems.length).toBe((await generatedFiles()).size);
  expect(new Set(problems.map(({ problem }) => problem))).toEqual(new Set(["missing"]));
});

test("every schema is valid, has a name of its own and the id of its name", async () => {
  const schemas = await loadSchemas();
  const ajv = new Ajv2020({ strict: false });
  formatsPlugin.default(ajv);
  for (const { name, title, schema } of schemas) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(title).toMatch(/[^.]$/);
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["$id"]).toMatch(new RegExp(`^urn:slipway:schema:${name}:v\\d+$`));
    ajv.compile({ ...schema });
  }
  expect(new Set(schemas.map(({ name }) => name)).size).toBe(schemas.length);
});

/** Every `pattern` in a schema, wherever it stands. */
function patternsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "pattern" && typeof inner === "string" ? [inner] : patternsIn(inner),
  );
}

test("every pattern of slipway.yaml can be matched without the engine that strangers' patterns need", () => {
  const patterns = new Set(patternsIn(configSchema));
  expect(patterns.size).toBeGreaterThan(5);
  for (const pattern of patterns) {
    const validator = validatorOfOwn({ type: "string", pattern }, { subject: "It" });
    expect(() => validator.validate("x"), pattern).not.toThrow();
  }
});
