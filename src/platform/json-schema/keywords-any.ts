/** Keywords for every type of value: `type`, `enum`, `const`, and schemas applied to the same value. */
import { type Json, jsonTypeOf, ownProperty } from "../json.ts";
import { nearest } from "../nearest.ts";
import { keyOf } from "./equality.ts";
import { type KeywordContext, schemasKeyword } from "./keywords.ts";
import { hintOf } from "./keywords-text-number.ts";
import { kindInWords, predicateOf, subjectOf } from "./messages.ts";
import { evaluate, type RawProblem, type Run, type SchemaNode } from "./run.ts";

const typeNames = ["null", "boolean", "integer", "number", "string", "array", "object"];

/** Adds checks to `context.node`; keywords with a wrong value are noted as problems and left out. */
export function compileAny(context: KeywordContext): void {
  compileType(context);
  compileEnum(context);
  compileConst(context);
  compileCombinations(context);
  compileConditional(context);
}

function compileType(context: KeywordContext): void {
  const { node, schema } = context;
  const written = ownProperty(schema, "type");
  if (written === undefined) return;
  const types: readonly Json[] = Array.isArray(written) ? written : [written];
  const expected: string[] = [];
  for (const type of types) {
    if (typeof type === "string" && typeNames.includes(type)) {
      expected.push(type);
      continue;
    }
    const meant = typeof type === "string" ? nearest(type, typeNames) : undefined;
    const name = typeof type === "string" ? `“${type}”` : "This";
    context.problem(
      ["type"],
      `${name} is not a type.`,
      meant === undefined ? `Use one of ${typeNames.join(", ")}.` : `Did you mean “${meant}”?`,
    );
  }
  if (types.length === 0) {
    context.problem(["type"], "“type” names no type.", `Use one of ${typeNames.join(", ")}.`);
  }
  if (expected.length === 0) return;
  const allowed = new Set(expected);
  const whole = allowed.has("integer") && !allowed.has("number");
  node.any.push((value, run) => {
    const type = jsonTypeOf(value);
    if (type !== undefined && allowed.has(type)) return true;
    if (whole && type === "number" && Number.isInteger(value)) return true;
    return run.quick ? false : run.fail(node, "type", { expected, actual: kindInWords(value) });
  });
}

function compileEnum(context: KeywordContext): void {
  const { node, schema } = context;
  const allowed = ownProperty(schema, "enum");
  if (allowed === undefined) return;
  if (!Array.isArray(allowed)) {
    context.problem(["enum"], "“enum” must be a list of values.", "Write a list, such as enum: [low, high].");
    return;
  }
  const keys = new Set(allowed.map((value) => keyOf(value)));
  const simple = allowed.every((value) => typeof value !== "object" || value === null);
  node.any.push((value, run) => {
    if (typeof value === "object" && value !== null && simple) return refuseEnum(node, value, allowed, run);
    const key = keyOf(value);
    if (key === undefined || !run.spend(key.length >> 6)) return run.stopped !== undefined || tooDeep(run);
    return keys.has(key) || refuseEnum(node, value, allowed, run);
  });
}

function tooDeep(run: Run): true {
  run.stopped ??= "depth";
  return true;
}

function refuseEnum(node: SchemaNode, value: unknown, allowed: readonly Json[], run: Run): false {
  if (run.quick) return false;
  const texts = allowed.filter((candidate) => typeof candidate === "string");
  const meant = typeof value === "string" ? nearest(value, texts) : undefined;
  return run.fail(node, "enum", meant === undefined ? { allowed } : { allowed, nearest: meant });
}

function compileConst(context: KeywordContext): void {
  const { node, schema } = context;
  const expected = ownProperty(schema, "const");
  if (expected === undefined) return;
  const expectedKey = keyOf(expected);
  const simple = typeof expected !== "object" || expected === null;
  node.any.push((value, run) => {
    if (simple) return value === expected || run.fail(node, "const", { expected });
    if (typeof value !== "object" || value === null) return run.fail(node, "const", { expected });
    const key = keyOf(value);
    if (key === undefined || !run.spend(key.length >> 6)) return run.stopped !== undefined || tooDeep(run);
    return key === expectedKey || run.fail(node, "const", { expected });
  });
}

function compileCombinations(context: KeywordContext): void {
  const { node, schema } = context;
  const compileAll = (keyword: string): readonly SchemaNode[] =>
    (schemasKeyword(context, keyword) ?? []).map((inner, index) => context.inPlace(inner, [keyword, String(index)]));

  for (const inner of compileAll("allOf")) node.any.push((value, run) => evaluate(inner, value, run));

  const anyOf = compileAll("anyOf");
  if (anyOf.length > 0) node.any.push((value, run) => checkAnyOf(node, anyOf, value, run));

  const oneOf = compileAll("oneOf");
  if (oneOf.length > 0) node.any.push((value, run) => checkOneOf(node, oneOf, value, run));

  const not = ownProperty(schema, "not");
  if (not !== undefined) {
    const inner = context.inPlace(not, ["not"]);
    const hint = hintOf(context);
    node.any.push((value, run) => {
      const evaluated = run.evaluated;
      run.evaluated = undefined;
      const matches = run.test(inner, value);
      run.evaluated = evaluated;
      return run.stopped !== undefined || !matches || run.fail(node, "not", hint);
    });
  }
}

function compileConditional(context: KeywordContext): void {
  const { node, schema } = context;
  const condition = ownProperty(schema, "if");
  const thenSchema = ownProperty(schema, "then");
  const elseSchema = ownProperty(schema, "else");
  if (condition === undefined) return;
  const test = context.inPlace(condition, ["if"]);
  const then = thenSchema === undefined ? undefined : context.inPlace(thenSchema, ["then"]);
  const otherwise = elseSchema === undefined ? undefined : context.inPlace(elseSchema, ["else"]);
  node.any.push((value, run) => {
    const branch = run.test(test, value) ? then : otherwise;
    return branch === undefined || evaluate(branch, value, run);
  });
}

function checkAnyOf(node: SchemaNode, branches: readonly SchemaNode[], value: unknown, run: Run): boolean {
  const outer = run.problems;
  const failures: RawProblem[][] = [];
  let matched = false;
  for (const branch of branches) {
    run.problems = [];
    if (evaluate(branch, value, run)) {
      matched = true;
      // With `unevaluated…` above, every branch that fits has to say what it looked at.
      if (run.evaluated === undefined || run.stopped !== undefined) break;
    } else {
      failures.push(run.problems);
    }
  }
  run.problems = outer;
  return matched || refuseBranches(node, "anyOf", failures, run);
}

function checkOneOf(node: SchemaNode, branches: readonly SchemaNode[], value: unknown, run: Run): boolean {
  const outer = run.problems;
  const failures: RawProblem[][] = [];
  let matches = 0;
  for (const branch of branches) {
    run.problems = [];
    if (evaluate(branch, value, run)) {
      matches++;
      if (run.stopped !== undefined) return true;
      if (matches > 1 && run.silent > 0) break;
    } else {
      failures.push(run.problems);
    }
  }
  run.problems = outer;
  if (matches === 1) return true;
  return matches === 0 ? refuseBranches(node, "oneOf", failures, run) : run.fail(node, "oneOf", { matches });
}

/**
 * None of the branches fits: says what the writer most likely meant. A branch that wants another type, or another
 * constant (of the value or of one of its properties), is not what was meant; where one branch is left, its problems
 * are the answer.
 */
function refuseBranches(
  node: SchemaNode,
  keyword: "anyOf" | "oneOf",
  failures: readonly (readonly RawProblem[])[],
  run: Run,
): false {
  if (run.quick) return false;
  const depth = run.path.length;
  const isKind = (problem: RawProblem): boolean =>
    problem.path.length === depth && problem.target === "value" && ["type", "const", "enum"].includes(problem.keyword);
  const isTag = (problem: RawProblem): boolean =>
    problem.path.length === depth + 1 && problem.target === "value" && problem.keyword === "const";
  let meant = failures.filter((problems) => !problems.some(isKind));
  if (meant.length > 1) {
    const tagged = meant.filter((problems) => !problems.some(isTag));
    if (tagged.length > 0) meant = tagged;
  }
  const only = meant[0];
  if (meant.length === 1 && only !== undefined && only.length > 0) {
    const room = run.limits.problems - run.problems.length;
    run.problems.push(...only.slice(0, Math.max(0, room)));
    return false;
  }
  if (meant.length === 0) {
    const merged = mergeKinds(failures.map((problems) => problems.find(isKind)));
    if (merged !== undefined) return run.fail(node, merged.keyword, merged.params);
  }
  const reasons = (meant.length === 0 ? failures : meant).flatMap((problems) => problems.slice(0, 1)).slice(0, 3);
  return run.fail(node, keyword, { matches: 0, reasons: reasons.map((reason) => reasonInWords(reason, depth)) });
}

/** `type: string` or `type: array` as one sentence; a list of constants as one `enum`. */
function mergeKinds(
  kinds: readonly (RawProblem | undefined)[],
): { keyword: string; params: Readonly<Record<string, Json>> } | undefined {
  if (kinds.every((kind) => kind?.keyword === "type")) {
    const expected = new Set(
      kinds.flatMap((kind) => (kind?.params["expected"] as readonly string[] | undefined) ?? []),
    );
    return { keyword: "type", params: { expected: [...expected], actual: kinds[0]?.params["actual"] ?? "" } };
  }
  if (kinds.every((kind) => kind?.keyword === "const")) {
    return { keyword: "enum", params: { allowed: kinds.map((kind) => kind?.params["expected"] ?? null) } };
  }
  return undefined;
}

function reasonInWords(problem: RawProblem, depth: number): string {
  const predicate = predicateOf(problem.keyword, problem.params);
  const inside = problem.path.slice(depth);
  return inside.length === 0 ? `it ${predicate}` : `${subjectOf(inside, "it")} ${predicate}`;
}
