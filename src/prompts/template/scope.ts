/** Where a name leads while a template is rendered: contexts, loop variables, and names given by `as |…|`. */
import { type JsonObject, ownProperty } from "../../platform/json.ts";
import type { PathExpression } from "../tree.ts";
import { ownValue } from "./values.ts";

/** Variables of a loop, or of a partial's block. Handlebars calls it a data frame. */
export interface LoopFrame {
  index: number;
  /** Index in a list, property name in an object. */
  key: string | number;
  first: boolean;
  last: boolean;
  /** False for the frame of the whole rendering, where `@index` and the like are not set. */
  readonly isLoop: boolean;
  readonly outer: LoopFrame | undefined;
}

/** A name given by `as |…|` and its value. */
export interface LocalValue {
  readonly name: string;
  value: unknown;
  readonly outer: LocalValue | undefined;
}

/** One scope is made for each block that changes the context, and reused for all iterations of a loop. */
export interface Scope {
  context: unknown;
  /** What `..` leads to. */
  outer: Scope | undefined;
  readonly locals: LocalValue | undefined;
  readonly frame: LoopFrame;
}

/** The scope of a whole rendering. `@../name` reaches the context data once more, as in Handlebars. */
export function outermostScope(input: unknown): Scope {
  const nothing = { index: 0, key: "", first: false, last: false, isLoop: false };
  const frame: LoopFrame = { ...nothing, outer: { ...nothing, outer: undefined } };
  return { context: input, outer: undefined, locals: undefined, frame };
}

/**
 * The scope of a block about `value`. Handlebars adds no level for `..` where the value is the current context itself;
 * it compares loosely, we by identity.
 */
export function innerScope(scope: Scope, value: unknown, locals: LocalValue | undefined, frame: LoopFrame): Scope {
  return { context: value, outer: value === scope.context ? scope.outer : scope, locals, frame };
}

/** The scope that a partial starts with: its context alone, and the caller's loop variables. */
export function partialScope(context: unknown, frame: LoopFrame): Scope {
  return { context, outer: undefined, locals: undefined, frame };
}

/** What is the same in every scope of a rendering. */
export interface RenderingRoots {
  readonly input: JsonObject;
  /** What `@name` reads. */
  readonly context: JsonObject;
  /** `compat: dotprompt`. */
  readonly lenient: boolean;
}

/** The value that a path leads to, by own properties only; undefined where it is absent. */
export function resolvePath({ root, segments }: PathExpression, scope: Scope, roots: RenderingRoots): unknown {
  let value: unknown;
  switch (root.kind) {
    case "context": {
      let at: Scope | undefined = scope;
      for (let up = root.up; up > 0 && at !== undefined; up--) at = at.outer;
      if (at === undefined) return undefined;
      value = at.context;
      break;
    }
    case "local": {
      let local = scope.locals;
      while (local !== undefined && local.name !== root.name) local = local.outer;
      value = local?.value;
      break;
    }
    case "root":
      value = roots.input;
      break;
    default:
      value = dataVariable(root.name, root.up, scope, roots.context);
      if (roots.lenient && segments.length > 0) return upToFalsy(value, segments);
  }
  for (let index = 0; index < segments.length; index++) {
    if (value === undefined || value === null) return roots.lenient ? value : undefined;
    // Within bounds by the loop's condition.
    value = ownValue(value, segments[index] as string);
  }
  return value;
}

/** Handlebars ends a data path at the first falsy value, and gives that: `@count.x` is 0 where `@count` is. */
function upToFalsy(start: unknown, segments: readonly string[]): unknown {
  let value = start;
  for (const segment of segments) {
    if (!value) return value;
    value = ownValue(value, segment);
  }
  return value;
}

function dataVariable(name: string, up: number, scope: Scope, context: JsonObject): unknown {
  let frame: LoopFrame | undefined = scope.frame;
  for (let level = up; level > 0 && frame !== undefined; level--) frame = frame.outer;
  if (frame === undefined) return undefined;
  if (frame.isLoop) {
    switch (name) {
      case "index":
        return frame.index;
      case "key":
        return frame.key;
      case "first":
        return frame.first;
      case "last":
        return frame.last;
    }
  }
  return ownProperty(context, name);
}
