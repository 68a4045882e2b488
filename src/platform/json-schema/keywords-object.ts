/** Keywords for objects. */
import { isJsonObject, type Json, ownProperty } from "../json.ts";
import { nearest } from "../nearest.ts";
import { countKeyword, type KeywordContext, mapKeyword, namesKeyword } from "./keywords.ts";
import type { Pattern } from "./pattern.ts";
import { evaluate, type Run, type SchemaNode } from "./run.ts";

type JsonRecord = Readonly<Record<string, unknown>>;

/** Adds checks for objects to `context.node`: `required`, `properties`, `dependentRequired` and their kin. */
export function compileObject(context: KeywordContext): void {
  const { node, schema } = context;
  const required = namesKeyword(context, requiredNames(schema), ["required"]) ?? [];
  if (required.length > 0) node.object.push((object, run) => checkRequired(node, object, required, run));
  const minimum = countKeyword(context, "minProperties");
  const maximum = countKeyword(context, "maxProperties");
  if (minimum !== undefined || maximum !== undefined) {
    node.object.push((object, run) => {
      const actual = Object.keys(object).length;
      if (minimum !== undefined && actual < minimum) {
        return run.fail(node, "minProperties", { limit: minimum, actual });
      }
      return maximum === undefined || actual <= maximum
        ? true
        : run.fail(node, "maxProperties", { limit: maximum, actual });
    });
  }
  compileProperties(context);
  compileNames(context);
  compileDependencies(context);
  compileUnevaluated(context);
}

/** Draft-03's `required: true` inside a property is met in the wild and means nothing since: it is passed over. */
function requiredNames(schema: { readonly [key: string]: Json }): Json | undefined {
  const value = ownProperty(schema, "required");
  return typeof value === "boolean" ? undefined : value;
}

function checkRequired(node: SchemaNode, object: JsonRecord, required: readonly string[], run: Run): boolean {
  let passed = true;
  for (const property of required) {
    if (!Object.hasOwn(object, property)) {
      passed = run.fail(node, "required", { property });
      if (run.quick) return false;
    }
  }
  return passed;
}

interface PatternProperty {
  readonly pattern: Pattern;
  readonly node: SchemaNode;
}

function compileProperties(context: KeywordContext): void {
  const { node, schema } = context;
  const properties = new Map<string, SchemaNode>();
  const named = mapKeyword(context, "properties");
  for (const [name, property] of Object.entries(named ?? {})) {
    properties.set(name, context.child(property, ["properties", name]));
  }
  const patterns: PatternProperty[] = [];
  for (const [source, property] of Object.entries(mapKeyword(context, "patternProperties") ?? {})) {
    const pattern = context.pattern(source, ["patternProperties", source]);
    const inner = context.child(property, ["patternProperties", source]);
    if (pattern !== undefined) patterns.push({ pattern, node: inner });
  }
  const additional = ownProperty(schema, "additionalProperties");
  const rest = additional === undefined ? undefined : context.child(additional, ["additionalProperties"]);
  if (properties.size === 0 && patterns.length === 0 && rest === undefined) return;

  const checkOne = (object: JsonRecord, name: string, run: Run): boolean => {
    let known = false;
    let passed = true;
    const property = properties.get(name);
    if (property !== undefined) {
      known = true;
      passed = run.child(property, object[name], name);
    }
    for (const candidate of patterns) {
      if (!run.spend(candidate.pattern.cost(name.length))) return true;
      if (candidate.pattern.test(name) === true) {
        known = true;
        passed = run.child(candidate.node, object[name], name) && passed;
      }
    }
    if (!known && rest !== undefined) {
      known = true;
      if (additional === false) return unknownProperty(node, name, [...properties.keys()], run);
      passed = run.child(rest, object[name], name);
    }
    if (known) run.evaluated?.properties.add(name);
    return passed;
  };

  // With neither patterns nor a rule for the rest, a small schema looks up its own names in a large object.
  const byName = patterns.length === 0 && rest === undefined;
  node.object.push((object, run) => {
    let passed = true;
    if (byName) {
      for (const [name, property] of properties) {
        if (!Object.hasOwn(object, name)) continue;
        run.evaluated?.properties.add(name);
        passed = run.child(property, object[name], name) && passed;
        if (run.stopped !== undefined || (!passed && run.quick)) break;
      }
      return passed;
    }
    for (const name of Object.keys(object)) {
      passed = checkOne(object, name, run) && passed;
      if (run.stopped !== undefined || (!passed && run.quick)) break;
    }
    return passed;
  });
}

function unknownProperty(node: SchemaNode, name: string, known: readonly string[], run: Run): false {
  if (run.quick) return false;
  const candidate = nearest(name, known);
  const params: Record<string, Json> = { property: name, known };
  if (candidate !== undefined) params["nearest"] = candidate;
  return run.fail(node, "additionalProperties", params, name);
}

function compileNames(context: KeywordContext): void {
  const { node, schema } = context;
  const names = ownProperty(schema, "propertyNames");
  if (names === undefined) return;
  const inner = context.child(names, ["propertyNames"]);
  node.object.push((object, run) => {
    let passed = true;
    const outer = run.naming;
    run.naming = true;
    for (const name of Object.keys(object)) {
      passed = run.child(inner, name, name) && passed;
      if (run.stopped !== undefined || (!passed && run.quick)) break;
    }
    run.naming = outer;
    return passed;
  });
}

/** `dependentRequired`, `dependentSchemas`, and `dependencies`, which was both up to draft-07. */
function compileDependencies(context: KeywordContext): void {
  const { node } = context;
  const needs = (because: string, names: readonly string[]): void => {
    node.object.push((object, run) => {
      if (!Object.hasOwn(object, because)) return true;
      const missing = names.filter((name) => !Object.hasOwn(object, name));
      for (const property of missing) run.fail(node, "dependentRequired", { property, because });
      return missing.length === 0;
    });
  };
  const applies = (because: string, schema: Json, segments: readonly string[]): void => {
    const inner = context.inPlace(schema, segments);
    node.object.push((object, run) => !Object.hasOwn(object, because) || evaluate(inner, object, run));
  };
  for (const [because, value] of Object.entries(mapKeyword(context, "dependentRequired") ?? {})) {
    const names = namesKeyword(context, value, ["dependentRequired", because]);
    if (names !== undefined) needs(because, names);
  }
  for (const [because, value] of Object.entries(mapKeyword(context, "dependentSchemas") ?? {})) {
    applies(because, value, ["dependentSchemas", because]);
  }
  for (const [because, value] of Object.entries(mapKeyword(context, "dependencies") ?? {})) {
    if (isJsonObject(value) || typeof value === "boolean") {
      applies(because, value, ["dependencies", because]);
    } else {
      const names = namesKeyword(context, typeof value === "string" ? [value] : value, ["dependencies", because]);
      if (names !== undefined) needs(because, names);
    }
  }
}

function compileUnevaluated(context: KeywordContext): void {
  const { node, schema } = context;
  const unevaluated = ownProperty(schema, "unevaluatedProperties");
  if (unevaluated === undefined) return;
  const rest = context.child(unevaluated, ["unevaluatedProperties"]);
  node.last.push((value, run) => {
    const evaluated = run.evaluated;
    if (evaluated === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return true;
    let passed = true;
    if (!evaluated.everyProperty) {
      for (const [name, inner] of Object.entries(value)) {
        if (evaluated.properties.has(name)) continue;
        passed =
          (unevaluated === false
            ? run.fail(node, "unevaluatedProperties", { property: name }, name)
            : run.child(rest, inner, name)) && passed;
        if (run.stopped !== undefined || (!passed && run.quick)) break;
      }
    }
    evaluated.everyProperty = true;
    return passed;
  });
}
