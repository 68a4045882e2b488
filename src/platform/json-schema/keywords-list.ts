/** Keywords for lists. */
import { type Json, ownProperty } from "../json.ts";
import { keyOf } from "./equality.ts";
import { countKeyword, type KeywordContext, schemasKeyword } from "./keywords.ts";
import type { Run, SchemaNode } from "./run.ts";

/** Adds checks for lists to `context.node`: `minItems`, `items`, `contains`, `uniqueItems` and their kin. */
export function compileList(context: KeywordContext): void {
  const { node, schema } = context;
  const minimum = countKeyword(context, "minItems");
  const maximum = countKeyword(context, "maxItems");
  if (minimum !== undefined) {
    node.array.push(
      (list, run) => list.length >= minimum || run.fail(node, "minItems", { limit: minimum, actual: list.length }),
    );
  }
  if (maximum !== undefined) {
    node.array.push(
      (list, run) => list.length <= maximum || run.fail(node, "maxItems", { limit: maximum, actual: list.length }),
    );
  }
  compileItems(context);
  compileContains(context);
  const unique = ownProperty(schema, "uniqueItems");
  if (unique !== undefined && typeof unique !== "boolean") {
    context.problem(["uniqueItems"], "“uniqueItems” must be true or false.", "Write uniqueItems: true.");
  }
  if (unique === true) node.array.push((list, run) => checkUnique(node, list, run));

  const unevaluated = ownProperty(schema, "unevaluatedItems");
  if (unevaluated === undefined) return;
  const rest = context.child(unevaluated, ["unevaluatedItems"]);
  node.last.push((value, run) => {
    const evaluated = run.evaluated;
    if (!Array.isArray(value) || evaluated === undefined) return true;
    let passed = true;
    for (let index = evaluated.itemsBefore; index < value.length; index++) {
      if (!evaluated.items.has(index)) passed = run.child(rest, value[index], index) && passed;
      if (run.stopped !== undefined || (!passed && run.quick)) break;
    }
    evaluated.itemsBefore = value.length;
    return passed;
  });
}

/** `prefixItems` and `items`; up to 2019 the first is spelt `items: […]`, the second `additionalItems`. */
function compileItems(context: KeywordContext): void {
  const { node, schema } = context;
  const items = ownProperty(schema, "items");
  const oldSpelling = Array.isArray(items);
  const prefixKeyword = oldSpelling ? "items" : "prefixItems";
  const restKeyword = oldSpelling ? "additionalItems" : "items";
  const prefixSchemas: readonly Json[] = Array.isArray(items) ? items : (schemasKeyword(context, "prefixItems") ?? []);
  const prefix = prefixSchemas.map((item, index) => context.child(item, [prefixKeyword, String(index)]));
  const restSchema = ownProperty(schema, restKeyword);
  const rest = restSchema === undefined ? undefined : context.child(restSchema, [restKeyword]);
  if (prefix.length === 0 && rest === undefined) return;

  node.array.push((list, run) => {
    let passed = true;
    for (let index = 0; index < list.length; index++) {
      const item = index < prefix.length ? prefix[index] : rest;
      if (item === undefined) break;
      if (restSchema === false && index >= prefix.length) {
        return run.fail(node, "additionalItems", { limit: prefix.length, actual: list.length });
      }
      passed = run.child(item, list[index], index) && passed;
      if (run.stopped !== undefined || (!passed && run.quick)) break;
    }
    if (run.evaluated !== undefined) {
      run.evaluated.itemsBefore = Math.max(run.evaluated.itemsBefore, rest === undefined ? prefix.length : list.length);
    }
    return passed;
  });
}

function compileContains(context: KeywordContext): void {
  const { node, schema, dialect } = context;
  const contained = ownProperty(schema, "contains");
  const minimum = countKeyword(context, "minContains") ?? 1;
  const maximum = countKeyword(context, "maxContains");
  if (contained === undefined) return;
  const item = context.child(contained, ["contains"]);
  node.array.push((list, run) => {
    let found = 0;
    for (let index = 0; index < list.length; index++) {
      if (!containedAt(item, list, index, run)) continue;
      found++;
      if (dialect.containsEvaluates) run.evaluated?.items.add(index);
      if (run.stopped !== undefined) return true;
    }
    if (found < minimum) {
      return run.fail(node, found === 0 ? "contains" : "minContains", { limit: minimum, actual: found });
    }
    return maximum === undefined || found <= maximum
      ? true
      : run.fail(node, "maxContains", { limit: maximum, actual: found });
  });
}

function containedAt(item: SchemaNode, list: readonly unknown[], index: number, run: Run): boolean {
  run.silent++;
  const passed = run.child(item, list[index], index);
  run.silent--;
  return passed;
}

function checkUnique(node: SchemaNode, list: readonly unknown[], run: Run): boolean {
  const seen = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const key = keyOf(item);
    if (key === undefined) {
      run.stopped ??= "depth";
      return true;
    }
    if (!run.spend(1 + (key.length >> 6))) return true;
    const first = seen.get(key);
    if (first !== undefined) return run.fail(node, "uniqueItems", { first, second: index });
    seen.set(key, index);
  }
  return true;
}
