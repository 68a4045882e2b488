/** Findings about the shape of a file that people write, from what the JSON Schema validator says about its value. */
import type { Finding } from "./finding.ts";
import { createFinding } from "./finding-at.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty, unescapePointerSegment } from "./json.ts";
import type { ValidationProblem } from "./json-schema/index.ts";
import type { LocationMap } from "./locations.ts";
import { invalidValue, jsonSyntax, unknownKey, yamlSyntax } from "./rules.ts";
import type { SourceFile } from "./text.ts";

export interface ShapeOptions {
  readonly source: SourceFile;
  readonly locations: LocationMap;
  /** Pointer of the validated value in the file: the empty string for the whole file. */
  readonly base?: string;
  /** The schema that refused, for its descriptions. */
  readonly schema: JsonObject;
  /** Where a reader finds more: `docs/configuration.md`. */
  readonly page: string;
  /** Problems of syntax: what stands after one is not what its writer meant, and is not judged. */
  readonly syntax: readonly Finding[];
  /** What else to do with a key that is not known, besides removing it: rest of a sentence after "Remove it, or". */
  readonly otherwise?: (pointer: string) => string | undefined;
  /** The same where it is sure, and goes before the nearest known key: `max_tokens` is not `maxTurns`. */
  readonly belongs?: (pointer: string) => string | undefined;
  /** Unknown keys are reported with this severity; `off` leaves them out. */
  readonly unknownKeys?: "error" | "warning" | "off";
}

/** One finding for each problem, at the key or value it is about. */
export function shapeFindings(problems: readonly ValidationProblem[], options: ShapeOptions): readonly Finding[] {
  const findings: Finding[] = [];
  const soundLines = linesBeforeSyntaxError(options.syntax);
  const misspelt = misspeltKeys(problems);
  for (const problem of problems) {
    if (isMisspelt(problem, misspelt)) continue;
    const pointer = `${options.base ?? ""}${problem.pointer}`;
    const { locations, source } = options;
    const place =
      (problem.target === "key" ? locations.keyAt(pointer) : locations.valueAt(pointer)) ??
      locations.nearestTo(pointer);
    // What begins before the error and holds it may lack only what the error hides.
    if (place.end.line > soundLines) continue;
    // An empty value just above the error: what belongs to it is what could not be read.
    if (place.end.line === soundLines && isEmpty(problem)) continue;
    const { message } = problem;
    if (problem.keyword === "additionalProperties" || problem.keyword === "unevaluatedProperties") {
      if (options.unknownKeys === "off") continue;
      const severity = options.unknownKeys ?? "error";
      const belongs = options.belongs?.(problem.pointer);
      const words =
        belongs === undefined
          ? { message, help: helpForKey(problem, options) }
          : { message: message.replace(/; did you mean .*\?$/s, "."), help: removal(belongs, options) };
      findings.push(createFinding(unknownKey, source, place, { ...words, severity }));
    } else {
      findings.push(createFinding(invalidValue, source, place, { message, help: helpForValue(problem, options) }));
    }
  }
  return findings;
}

/** The last line before the first problem of syntax; infinity where there is none. */
export function linesBeforeSyntaxError(problems: readonly Finding[]): number {
  const lines = problems
    .filter(({ rule }) => rule === yamlSyntax.id || rule === jsonSyntax.id)
    .map(({ range }) => range.start.line - 1);
  return Math.min(Number.POSITIVE_INFINITY, ...lines);
}

function helpForKey(problem: ValidationProblem, options: ShapeOptions): string {
  const nearest = problem.params["nearest"];
  if (typeof nearest === "string") return `Write \`${nearest}\`.`;
  return removal(options.otherwise?.(problem.pointer), options);
}

function removal(other: string | undefined, { page }: ShapeOptions): string {
  return `Remove it${other === undefined ? "" : `, or ${other}`}; ${page} describes every key.`;
}

/** Keys that are there under a wrong name: the pointer of the mapping, and the name that was meant. */
function misspeltKeys(problems: readonly ValidationProblem[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { pointer, keyword, params } of problems) {
    const nearest = params["nearest"];
    if (typeof nearest !== "string" || (keyword !== "additionalProperties" && keyword !== "unevaluatedProperties")) {
      continue;
    }
    keys.add(JSON.stringify([pointer.slice(0, pointer.lastIndexOf("/")), nearest]));
  }
  return keys;
}

/** True for a missing key that stands there misspelt, which is reported at the misspelling. */
function isMisspelt({ pointer, keyword, params }: ValidationProblem, misspelt: ReadonlySet<string>): boolean {
  return keyword === "required" && misspelt.has(JSON.stringify([pointer, params["property"] ?? null]));
}

function helpForValue(problem: ValidationProblem, { schema, page }: ShapeOptions): string {
  const around = schemaAt(schema, problem.schemaPointer);
  const property = problem.params["property"];
  if (problem.keyword === "required" && typeof property === "string") {
    return helpForMissing(property, around, problem.pointer === "", page);
  }
  const description = around === undefined ? undefined : ownProperty(around, "description");
  const hint = hintAtIndentation(problem, around);
  const says = typeof description === "string" ? description : `See ${page}.`;
  return hint === undefined ? says : `${hint} ${says}`;
}

/** True for a key without a value, where a mapping or a list belongs. */
function isEmpty({ keyword, params }: ValidationProblem): boolean {
  const { actual, expected } = params;
  return keyword === "type" && actual === "null" && Array.isArray(expected) && !expected.includes("null");
}

/** YAML goes by indentation alone: a line too far to the left leaves its owner empty and stands for something else. */
function hintAtIndentation(problem: ValidationProblem, around: JsonObject | undefined): string | undefined {
  const { expected } = problem.params;
  const segments = problem.pointer.split("/").slice(1).map(unescapePointerSegment);
  const [owner, name] = [segments.at(-2), segments.at(-1)];
  if (problem.keyword !== "type" || name === undefined || !Array.isArray(expected)) return undefined;
  if (isEmpty(problem) && expected.some((type) => type === "object" || type === "array")) {
    return `Indent what belongs to \`${name}\` by two spaces more than \`${name}\` itself, or remove the line.`;
  }
  const properties = around === undefined ? undefined : ownProperty(around, "properties");
  // `store` as a name among environments, which have a `store` each.
  if (owner === undefined || !isJsonObject(properties) || !Object.hasOwn(properties, name)) return undefined;
  return `The line is indented too little: \`${name}\` belongs below a name of \`${owner}\`, by two spaces more.`;
}

/** What to write where a key is missing: the line itself where only one is possible, else what the key is for. */
function helpForMissing(name: string, around: JsonObject | undefined, isTop: boolean, page: string): string {
  const properties = around === undefined ? undefined : ownProperty(around, "properties");
  const schema = isJsonObject(properties) ? ownProperty(properties, name) : undefined;
  if (!isJsonObject(schema)) return `Add \`${name}\`; see ${page}.`;
  const only = ownProperty(schema, "const");
  if (only !== undefined) return `Write \`${name}: ${JSON.stringify(only)}\`${isTop ? " as its first line" : ""}.`;
  const description = ownProperty(schema, "description");
  return `Add \`${name}\`. ${typeof description === "string" ? description : `See ${page}.`}`;
}

/** The schema that holds the keyword at a pointer. */
function schemaAt(schema: JsonObject, keywordPointer: string): JsonObject | undefined {
  let at: Json | undefined = schema;
  for (const segment of keywordPointer.split("/").slice(1, -1)) {
    if (Array.isArray(at)) at = at[Number(segment)] as Json | undefined;
    else if (isJsonObject(at)) at = ownProperty(at, unescapePointerSegment(segment));
    else return undefined;
  }
  return isJsonObject(at) ? at : undefined;
}
