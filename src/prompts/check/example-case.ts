/** A case to copy for a prompt that has none: every variable that callers have to pass, with a value of its kind. */
import { isJsonObject, type Json, type JsonSchema, ownProperty } from "../../platform/json.ts";
import { schemaFromUses } from "../infer.ts";
import type { Prompt } from "../prompt.ts";
import type { Use } from "./report.ts";

/** Variables and levels that are written out; a longer line is not copied. */
const mostVariables = 8;
const deepest = 3;
const longestInput = 300;
/** What its writer fills in. */
const blank = "…";

/** One line of YAML: `cases: [{ name: first, input: { brand: "…" } }]`. */
export function exampleCase(prompt: Prompt, uses: readonly Use[]): string {
  const schema = prompt.input.schema ?? schemaFromUses(uses, {});
  const given = new Set(Object.keys(prompt.input.default));
  const input = exampleOf(schema, deepest, given);
  const line = input === undefined ? "{}" : flow(input);
  // A choice or a default may be a text of any length, with anything in it.
  if (line.length > longestInput || line.includes("`")) return `cases: [{ name: first, input: { ${blank} } }]`;
  const isEmpty = input === undefined || (isJsonObject(input) && Object.keys(input).length === 0);
  return isEmpty ? "cases: [{ name: first }]" : `cases: [{ name: first, input: ${line} }]`;
}

/** The least that fits a schema; undefined where the schema does not say. */
function exampleOf(schema: JsonSchema, levels: number, without: ReadonlySet<string> = new Set()): Json | undefined {
  if (!isJsonObject(schema)) return undefined;
  const fixed = ownProperty(schema, "const") ?? ownProperty(schema, "default");
  if (fixed !== undefined && !isJsonObject(fixed) && !Array.isArray(fixed)) return fixed;
  const choices = ownProperty(schema, "enum");
  if (Array.isArray(choices)) return choices[0] as Json;
  const type = ownProperty(schema, "type");
  switch (Array.isArray(type) ? type[0] : type) {
    case "object": {
      const required = ownProperty(schema, "required");
      const properties = ownProperty(schema, "properties");
      const names = Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
      const wanted = names.filter((name) => !without.has(name)).slice(0, mostVariables);
      if (levels === 0) return {};
      return Object.fromEntries(
        wanted.map((name) => {
          const inner = isJsonObject(properties) ? ownProperty(properties, name) : undefined;
          const value = isJsonObject(inner) ? exampleOf(inner, levels - 1) : undefined;
          return [name, value ?? blank];
        }),
      );
    }
    case "array": {
      const items = ownProperty(schema, "items");
      const one = isJsonObject(items) && levels > 0 ? exampleOf(items, levels - 1) : undefined;
      return [one ?? blank];
    }
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return blank;
  }
}

function flow(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => flow(one)).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, one]) => `${keyOf(name)}: ${flow(one)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** In quotes where YAML would take it for something else than a name. */
function keyOf(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name);
  return isPlain ? name : JSON.stringify(name);
}
