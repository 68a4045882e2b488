/** The state of one validation, and the walk: a value against a tree of compiled schemas. */
import type { Json } from "../json.ts";
import type { SchemaLimits } from "./problem.ts";

/** One keyword at work: true where the value passes. Problems go to the run. */
export type Check<T> = (value: T, run: Run) => boolean;

/** A compiled schema. Checks are sorted by the JSON type to which they apply. */
export interface SchemaNode {
  /** Where it stands in the schema document. */
  readonly pointer: string;
  /** Base address of the document part that holds it (`$id`); steers `$dynamicRef`. */
  readonly resource: string;
  readonly any: Check<unknown>[];
  readonly string: Check<string>[];
  readonly number: Check<number>[];
  readonly array: Check<readonly unknown[]>[];
  readonly object: Check<Readonly<Record<string, unknown>>>[];
  /** `unevaluatedItems` and `unevaluatedProperties`: run last, when the others have said what they looked at. */
  readonly last: Check<unknown>[];
  /** Schemas that are applied to the same value. A cycle through these would have no end. */
  readonly inPlace: SchemaNode[];
  /** Compiles the checks of this schema when a value first meets it; only schemas of our own are read so late. */
  compileNow: (() => void) | undefined;
}

/** A problem before words are found for it. */
export interface RawProblem {
  readonly path: readonly (string | number)[];
  readonly target: "value" | "key";
  readonly node: SchemaNode;
  readonly keyword: string;
  readonly params: Readonly<Record<string, Json>>;
}

/** Which properties and items of a value some schema has looked at; kept only where `unevaluated…` asks for it. */
export interface Evaluated {
  everyProperty: boolean;
  readonly properties: Set<string>;
  /** Items before this index. */
  itemsBefore: number;
  readonly items: Set<number>;
}

/** One validation of one value. Its work and depth are bounded by the limits; `stopped` says which of them ended it. */
export class Run {
  readonly path: (string | number)[] = [];
  problems: RawProblem[] = [];
  /** Above zero, only the verdict matters: the first failure ends a schema and nothing is noted. */
  silent = 0;
  /** Set while property names, not values, are checked. */
  naming = false;
  evaluated: Evaluated | undefined;
  /** Resources entered, outermost first. */
  readonly resources: string[] = [];
  stopped: "depth" | "work" | undefined;
  steps = 0;
  depth = 0;
  readonly limits: SchemaLimits;
  private readonly root: unknown;
  private allowance: number;
  private measured = false;

  constructor(root: unknown, limits: SchemaLimits) {
    this.root = root;
    this.limits = limits;
    this.allowance = limits.work;
  }

  /** Counts work; false when there was too much of it. The size of the value is looked at only when it matters. */
  spend(steps: number): boolean {
    this.steps += steps;
    if (this.steps <= this.allowance) return true;
    if (!this.measured) {
      this.measured = true;
      this.allowance += this.limits.workPerValue * countValues(this.root);
      if (this.steps <= this.allowance) return true;
    }
    this.stopped ??= "work";
    return false;
  }

  /** True where further problems would not be noted: the first failure then ends a schema. */
  get quick(): boolean {
    return this.silent > 0 || this.problems.length >= this.limits.problems;
  }

  /** Notes a failure and gives false, so that checks can `return run.fail(…)`. */
  fail(node: SchemaNode, keyword: string, params: Readonly<Record<string, Json>>, property?: string): false {
    if (!this.quick) {
      const path = property === undefined ? [...this.path] : [...this.path, property];
      const target = this.naming || property !== undefined ? "key" : "value";
      this.problems.push({ path, target, node, keyword, params });
    }
    return false;
  }

  /** The verdict alone. */
  test(node: SchemaNode, value: unknown): boolean {
    this.silent++;
    const passed = evaluate(node, value, this);
    this.silent--;
    return passed;
  }

  /** A value inside the current one. */
  child(node: SchemaNode, value: unknown, segment: string | number): boolean {
    const outer = this.evaluated;
    this.evaluated = undefined;
    this.path.push(segment);
    const passed = evaluate(node, value, this);
    this.path.pop();
    this.evaluated = outer;
    return passed;
  }
}

/** Applies a schema to a value. Once the run has stopped everything passes, so that the walk unwinds quickly. */
export function evaluate(node: SchemaNode, value: unknown, run: Run): boolean {
  if (run.stopped !== undefined || !run.spend(1)) return true;
  if (run.depth >= run.limits.depth) {
    run.stopped = "depth";
    return true;
  }
  if (node.compileNow !== undefined) {
    const { compileNow } = node;
    node.compileNow = undefined;
    compileNow();
  }
  run.depth++;
  const entered = run.resources[run.resources.length - 1] !== node.resource;
  if (entered) run.resources.push(node.resource);
  const outer = run.evaluated;
  if (outer !== undefined || node.last.length > 0) run.evaluated = newEvaluated();

  const passed = runChecks(node, value, run);

  if (passed && outer !== undefined && run.evaluated !== undefined) mergeEvaluated(outer, run.evaluated);
  run.evaluated = outer;
  if (entered) run.resources.pop();
  run.depth--;
  return passed;
}

function runChecks(node: SchemaNode, value: unknown, run: Run): boolean {
  let passed = every(node.any, value, run);
  if (!passed && run.quick) return false;
  switch (typeof value) {
    case "string":
      if (node.string.length > 0) passed = every(node.string, value, run) && passed;
      break;
    case "number":
      if (node.number.length > 0) passed = every(node.number, value, run) && passed;
      break;
    case "object":
      if (value === null) break;
      if (Array.isArray(value)) {
        if (node.array.length > 0) passed = every<readonly unknown[]>(node.array, value, run) && passed;
      } else if (node.object.length > 0) {
        passed = every(node.object, value as Readonly<Record<string, unknown>>, run) && passed;
      }
      break;
  }
  // Where something failed already, "not evaluated" would only repeat it for every property.
  if (passed && node.last.length > 0) passed = every(node.last, value, run);
  return passed;
}

function every<T>(checks: readonly Check<T>[], value: T, run: Run): boolean {
  let passed = true;
  for (const check of checks) {
    if (!check(value, run)) {
      if (run.quick) return false;
      passed = false;
    }
  }
  return passed;
}

function newEvaluated(): Evaluated {
  return { everyProperty: false, properties: new Set(), itemsBefore: 0, items: new Set() };
}

function mergeEvaluated(into: Evaluated, from: Evaluated): void {
  into.everyProperty ||= from.everyProperty;
  into.itemsBefore = Math.max(into.itemsBefore, from.itemsBefore);
  for (const name of from.properties) into.properties.add(name);
  for (const index of from.items) into.items.add(index);
}

/** How many values a value holds, itself included; counting stops at ten million. */
function countValues(root: unknown): number {
  const stack: unknown[] = [root];
  let count = 0;
  while (stack.length > 0 && count < 10_000_000) {
    const value = stack.pop();
    count++;
    if (typeof value !== "object" || value === null) continue;
    for (const inner of Array.isArray(value) ? value : Object.values(value)) {
      if (typeof inner === "object" && inner !== null) stack.push(inner);
      else count++;
    }
  }
  return count;
}
