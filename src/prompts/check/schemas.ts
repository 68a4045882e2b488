/** Schemas of a prompt: whether they can be used, and whether they say what was meant. */

import type { Finding, Rule } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import { isJsonObject, type JsonObject, type JsonSchema, jsonPointer, ownProperty } from "../../platform/json.ts";
import { compileSchema, type SchemaProblem, type Validator } from "../../platform/json-schema/index.ts";
import type { Prompt } from "../prompt.ts";
import { schemaDoubt, schemaInvalid } from "../rules.ts";

/** Compiles schemas once, however many prompts share them. */
export class SchemaCompiler {
  private readonly known = new WeakMap<JsonObject, ReturnType<typeof compileSchema>>();

  compile(schema: JsonSchema): ReturnType<typeof compileSchema> {
    if (!isJsonObject(schema)) return compileSchema(schema, { subject: "The input" });
    let compiled = this.known.get(schema);
    if (compiled === undefined) {
      compiled = compileSchema(schema, { subject: "The input" });
      this.known.set(schema, compiled);
    }
    return compiled;
  }
}

export interface SchemaCheck {
  readonly findings: readonly Finding[];
  /** For the input; absent where there is no schema, or none that works. */
  readonly validator: Validator | undefined;
  /** True where the schema of the input cannot be used. */
  readonly inputBroken: boolean;
}

/** Compiles the schemas of input, output and tools. The input's comes back as validator, for the cases. */
export async function checkSchemas(prompt: Prompt, compiler: SchemaCompiler): Promise<SchemaCheck> {
  const findings: Finding[] = [];
  const { input, output } = prompt;
  let validator: Validator | undefined;
  let inputBroken = false;
  if (input.schema !== undefined) {
    const compiled = await compiler.compile(input.schema);
    const report = reporter(prompt, "/input/schema", input.schemaPlaces, findings);
    if (compiled.ok) validator = compiled.validator;
    else inputBroken = true;
    report(schemaInvalid, compiled.ok ? [] : compiled.problems);
    report(schemaDoubt, compiled.ok ? [...compiled.validator.doubts, ...lostFields(input.schema)] : []);
  }
  if (output.schema !== undefined) {
    const compiled = await compiler.compile(output.schema);
    const report = reporter(prompt, "/output/schema", output.schemaPlaces, findings);
    report(schemaInvalid, compiled.ok ? [] : compiled.problems);
    report(schemaDoubt, compiled.ok ? [...compiled.validator.doubts, ...lostFields(output.schema)] : []);
  }
  for (const [index, tool] of prompt.toolDefinitions.entries()) {
    for (const schema of [tool.inputSchema, tool.outputSchema]) {
      if (schema === undefined) continue;
      const compiled = await compiler.compile(schema);
      if (compiled.ok) continue;
      const [first] = compiled.problems;
      const range = prompt.locations.nearestTo(`/tools/${Math.max(0, prompt.tools.indexOf(tool.name)) || index}`);
      findings.push(
        createFinding(schemaInvalid, prompt.settings, range, {
          message: `The schema of the tool \`${tool.name}\` cannot be used: ${first?.message ?? ""}`,
          help: first?.help ?? "Correct the schema.",
        }),
      );
    }
  }
  return { findings, validator, inputBroken };
}

function reporter(
  prompt: Prompt,
  base: string,
  places: ReadonlyMap<string, string> | undefined,
  findings: Finding[],
): (rule: Rule, problems: readonly SchemaProblem[]) => void {
  return (rule, problems) => {
    for (const { pointer, message, help } of problems) {
      const range = prompt.locations.nearestTo(base + writtenPlace(pointer, places));
      findings.push(createFinding(rule, prompt.settings, range, { message, help }));
    }
  };
}

/** The pointer of what was written for a pointer into the schema, or of the nearest part around it. */
function writtenPlace(pointer: string, places: ReadonlyMap<string, string> | undefined): string {
  if (places === undefined) return pointer;
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = places.get(at);
    if (place !== undefined || at === "") return place ?? "";
  }
}

/** `{ type: string, name: string }` is JSON Schema for a text, though fields called `type` and `name` were meant. */
function lostFields(schema: JsonSchema): readonly SchemaProblem[] {
  if (!isJsonObject(schema)) return [];
  const type = ownProperty(schema, "type");
  if (typeof type !== "string" || ownProperty(schema, "properties") !== undefined) return [];
  return Object.keys(schema).flatMap((key) => {
    const value = schema[key];
    const looksLikeField =
      typeof value === "string" && /^(?:string|number|integer|boolean|any|null)(?:,|$)/.test(value) && key !== "type";
    if (!looksLikeField) return [];
    return [
      {
        pointer: jsonPointer([key]),
        message: `Because of \`type: ${type}\` this schema is read as JSON Schema, where \`${key}\` does nothing.`,
        help: "If `type` is a variable, write `properties:` above the variables and `type: { type: string }` for it.",
      },
    ];
  });
}
