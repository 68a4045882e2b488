/** Where a name leads while a template is rendered: contexts, loop variables, and names given by `as |…|`. */

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
