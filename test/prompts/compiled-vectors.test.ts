/** The vectors for readers in other languages say what our own reader does. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Vector, vectorsPath, vectorsText } from "../../scripts/compiled-vectors.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { parseCompiled, renderCompiled } from "../../src/prompts/compile.ts";

const text = readFileSync(vectorsPath, "utf8");
const { vectors } = JSON.parse(text) as { readonly vectors: readonly Vector[] };

test("the file is what scripts/compiled-vectors.ts writes", async () => {
  expect(await vectorsText()).toBe(text);
});

test.each(vectors.map((vector) => [vector.name, vector] as const))("%s", (_, { compiled, data, messages, error }) => {
  const prompt = parseCompiled(new TextEncoder().encode(JSON.stringify(compiled)), "compiled/sample.json");
  try {
    expect(renderCompiled(prompt, data)).toEqual(messages);
  } catch (thrown) {
    if (!isSlipwayError(thrown)) throw thrown;
    expect(thrown.code).toBe(error);
  }
});
