import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import { expect, test } from "vitest";
import { generatedFiles, outOfDate } from "../../scripts/generated-files.ts";
import { loadSchemas } from "../../src/commands/catalogue.ts";

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
