/**
 * A JSON Schema validator for schemas and values of strangers: draft 2020-12, and the spellings of draft-04 to -07.
 * It interprets the schema, fetches nothing, matches patterns in linear time, and bounds depth and work.
 * What it checks and what it does not is told in docs/schemas.md.
 */
import { type JsonObject, jsonPointer } from "../json.ts";
import { type Compilation, compileDocument, compileLate } from "./compile.ts";
import { predicateOf, subjectOf } from "./messages.ts";
import { loadPatternEngine } from "./pattern.ts";
import type { CompiledSchema, SchemaOptions, ValidationProblem, Validator } from "./problem.ts";
import { evaluate, type RawProblem, Run } from "./run.ts";

export type {
  CompiledSchema,
  SchemaOptions,
  SchemaProblem,
  ValidationProblem,
  Validator,
} from "./problem.ts";

/** Compiles a schema. RE2 is loaded where some `pattern` needs it, and only then. Never throws. */
export async function compileSchema(schema: unknown, options: SchemaOptions = {}): Promise<CompiledSchema> {
  const compilation = compileDocument(schema, options, undefined);
  if (!compilation.needsEngine) return finish(compilation, options);
  return finish(compileDocument(schema, options, await loadPatternEngine()), options);
}

/** The same at once, for schemas of our own whose patterns are simple: a pattern that needs RE2 is a problem. */
export function compileSchemaNow(schema: unknown, options: SchemaOptions = {}): CompiledSchema {
  const compilation = compileDocument(schema, options, undefined);
  if (!compilation.needsEngine) return finish(compilation, options);
  return {
    ok: false,
    problems: [
      {
        pointer: "",
        message: "The schema has a pattern that needs the RE2 engine.",
        help: "Compile it with compileSchema, or write a pattern without groups.",
      },
    ],
  };
}

/**
 * A validator for a schema of our own, ready at once: its parts are compiled when a value first meets them. It has
 * `$id` and anchors at its root only, and no pattern that needs RE2; a mistake in it is thrown when it is met.
 */
export function validatorOfOwn(schema: JsonObject, options: SchemaOptions = {}): Validator {
  return validatorFrom(compileLate(schema, options), [], options);
}

function finish(compilation: Compilation, options: SchemaOptions): CompiledSchema {
  const { problems, doubts } = compilation;
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, validator: validatorFrom(compilation, doubts, options) };
}

function validatorFrom(
  { node, limits }: Pick<Compilation, "node" | "limits">,
  doubts: Validator["doubts"],
  options: SchemaOptions,
): Validator {
  const whole = options.subject ?? "The value";
  return {
    doubts,
    validate(value) {
      const run = new Run(value, limits);
      const passed = evaluate(node, value, run);
      if (run.stopped !== undefined) return [stoppedProblem(run, whole)];
      return passed ? [] : run.problems.map((problem) => inWords(problem, whole));
    },
  };
}

function inWords(raw: RawProblem, whole: string): ValidationProblem {
  const subject = raw.target === "key" ? `“${raw.path.at(-1) ?? ""}”` : subjectOf(raw.path, whole);
  return {
    pointer: jsonPointer(raw.path),
    target: raw.target,
    schemaPointer: raw.keyword === "false" ? raw.node.pointer : `${raw.node.pointer}/${raw.keyword}`,
    keyword: raw.keyword,
    message: `${subject} ${predicateOf(raw.keyword, raw.params)}${endOf(raw)}`,
    params: raw.params,
  };
}

/** A message that asks a question ends with its question mark. */
function endOf(raw: RawProblem): string {
  return typeof raw.params["nearest"] === "string" ? "" : ".";
}

function stoppedProblem(run: Run, whole: string): ValidationProblem {
  const message =
    run.stopped === "depth"
      ? `${whole} is nested too deep to be compared with its schema (more than ${run.limits.depth} levels).`
      : `${whole} takes too much work to be compared with its schema.`;
  return { pointer: "", target: "value", schemaPointer: "", keyword: "limit", message, params: {} };
}
