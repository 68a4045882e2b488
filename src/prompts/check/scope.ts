/** Which names mean what at a place in a template, and what is known there: an `{{#if x}}` around it makes x present. */
import type { PathExpression } from "../tree.ts";
import { allowsOtherNames, anyShape, kinds, type PropertyShape, propertyOf, type Shape } from "./shape.ts";

/**
 * Where a value comes from, as a pointer into the input: `/customer/name`; elements of a list as `*` with the depth of
 * the loop, `/items/*1/price`. Undefined where it comes from elsewhere.
 */
export type Identity = string | undefined;

/** A value as far as it is known before anything is rendered. */
export interface Value {
  readonly shape: Shape;
  readonly identity: Identity;
  /** Set where the value may be absent at run time. */
  readonly absence?: Absence;
}

/** Why a value may be absent. */
export interface Absence {
  /** The part of the path that may be missing, as written: `customer.plan`. */
  readonly name: string;
  readonly identity: Identity;
  readonly because: "optional" | "not-listed" | "element" | "null" | "partial" | "unknown";
}

/** A context: what `this` means, and where its names come from. */
export interface Frame {
  readonly value: Value;
  /** Parameters of the partial, laid over the context. */
  readonly parameters: ReadonlyMap<string, Value> | undefined;
  readonly parent: Frame | undefined;
  /** The tag that made it, for advice. */
  readonly made: "input" | "each" | "with" | "block" | "partial";
}

/** Something known to be there, in the innermost block first. */
interface Fact {
  readonly identity: string;
  readonly next: Fact | undefined;
}

interface Local {
  readonly name: string;
  readonly value: Value;
  readonly next: Local | undefined;
}

export interface Scope {
  readonly frame: Frame;
  readonly input: Value;
  readonly locals: Local | undefined;
  /** Loops around this place: how far `@index` reaches. */
  readonly loops: number;
  readonly facts: Fact | undefined;
}

export type PathProblem =
  | {
      readonly kind: "undefined-variable";
      /** Nobody said that there is no such value: asking for it with `{{#if}}` is no mistake. */
      readonly isOpen: boolean;
      readonly name: string;
      readonly within: Value;
      readonly owner: string;
      readonly index: number;
    }
  | {
      readonly kind: "property-of-scalar";
      readonly name: string;
      readonly within: Value;
      readonly owner: string;
      readonly index: number;
    }
  | { readonly kind: "above-input" }
  | { readonly kind: "loop-variable"; readonly name: string }
  | { readonly kind: "context-data"; readonly name: string };

export interface Resolution {
  readonly value: Value;
  readonly problem?: PathProblem;
}

const anyValue: Value = { shape: anyShape, identity: undefined };

/** The scope at the top of a prompt, where nothing is known but the input. */
export function inputScope(input: Value): Scope {
  return {
    frame: { value: input, parameters: undefined, parent: undefined, made: "input" },
    input,
    locals: undefined,
    loops: 0,
    facts: undefined,
  };
}

/** The scope inside a block that changes what `this` means. */
export function enter(
  scope: Scope,
  value: Value,
  made: "each" | "with" | "block",
  locals: readonly (readonly [string, Value])[],
): Scope {
  let inner = scope.locals;
  for (const [name, local] of locals) inner = { name, value: local, next: inner };
  return {
    ...scope,
    // A block about the context itself adds no level for `..`, as in Handlebars.
    frame: {
      value,
      parameters: undefined,
      parent: isSame(value, scope.frame) ? scope.frame.parent : scope.frame,
      made,
    },
    locals: inner,
    loops: made === "with" ? scope.loops : scope.loops + 1,
  };
}

function isSame(value: Value, frame: Frame): boolean {
  return value.identity !== undefined && value.identity === frame.value.identity && frame.parameters === undefined;
}

/**
 * The scope inside a partial: nothing of the caller's contexts and block parameters reaches into it. `value` is absent
 * where the partial keeps the context of the call.
 */
export function enterPartial(
  scope: Scope,
  value: Value | undefined,
  parameters: ReadonlyMap<string, Value> | undefined,
): Scope {
  const inherited = value === undefined ? scope.frame.parameters : undefined;
  const laid = inherited === undefined ? parameters : new Map([...inherited, ...(parameters ?? [])]);
  return {
    ...scope,
    frame: { value: value ?? scope.frame.value, parameters: laid, parent: undefined, made: "partial" },
    locals: undefined,
  };
}

/** The scope in which this value, and whatever it is a part of, is there. */
export function knowing(scope: Scope, value: Value): Scope {
  return value.identity === undefined ? scope : { ...scope, facts: { identity: value.identity, next: scope.facts } };
}

/** Whether a block around this place asks for the value, so that it is there. */
export function isKnown(scope: Scope, identity: Identity): boolean {
  if (identity === undefined) return false;
  for (let fact = scope.facts; fact !== undefined; fact = fact.next) {
    if (fact.identity === identity || fact.identity.startsWith(`${identity}/`)) return true;
  }
  return false;
}

/** What a path means here. */
export function resolvePath(scope: Scope, path: PathExpression): Resolution {
  const { root, segments } = path;
  switch (root.kind) {
    case "root":
      return walk(scope, scope.input, segments, "@root");
    case "local": {
      for (let local = scope.locals; local !== undefined; local = local.next) {
        if (local.name === root.name) return walk(scope, local.value, segments, root.name);
      }
      return { value: anyValue };
    }
    case "data":
      return resolveData(scope, root.name, root.up);
    default: {
      const frame = frameAbove(scope.frame, root.up);
      if (frame === undefined) return { value: anyValue, problem: { kind: "above-input" } };
      const [first, ...rest] = segments;
      const laid = first === undefined ? undefined : frame.parameters?.get(first);
      if (laid !== undefined && first !== undefined) return walk(scope, laid, rest, first);
      return walk(scope, frame.value, segments, "../".repeat(root.up));
    }
  }
}

/** The frame that `../`, so many times, leads to; undefined above the input. */
export function frameAbove(frame: Frame, up: number): Frame | undefined {
  let found: Frame | undefined = frame;
  for (let step = 0; step < up && found !== undefined; step++) found = found.parent;
  return found;
}

const loopVariables = ["index", "key", "first", "last"];

function resolveData(scope: Scope, name: string, up: number): Resolution {
  if (!loopVariables.includes(name)) return { value: anyValue, problem: { kind: "context-data", name } };
  if (scope.loops <= up) return { value: anyValue, problem: { kind: "loop-variable", name } };
  const kind = name === "index" ? kinds.number : name === "key" ? kinds.string | kinds.number : kinds.boolean;
  return { value: { shape: { ...anyShape, kinds: kind, rest: { state: "closed" } }, identity: undefined } };
}

/** Longer identities are of no use: nobody guards a value that is so deep inside. */
const longestIdentity = 500;

/** The identity of a part of a value. */
export function within(identity: Identity, segment: string): Identity {
  return identity === undefined || identity.length > longestIdentity ? undefined : `${identity}/${segment}`;
}

/** Longer paths lead into no data that people write (YAML ends at the same depth). What is behind is unknown. */
const longestPath = 64;

/** Follows the names of a path, keeping count of what may be absent on the way. */
function walk(scope: Scope, start: Value, segments: readonly string[], prefix: string): Resolution {
  let value = forget(scope, start);
  let written = prefix;
  if (segments.length > longestPath) return { value: anyValue };
  for (const [index, segment] of segments.entries()) {
    const owner = written;
    written = joined(written, segment);
    const { shape } = value;
    const identity = within(value.identity, escapeName(segment));
    const counted = shape.kinds & kinds.object ? undefined : ofListOrText(value, segment, identity, written);
    if (counted !== undefined) {
      value = forget(scope, counted);
      continue;
    }
    if (!(shape.kinds & kinds.object)) {
      const problem: PathProblem = { kind: "property-of-scalar", name: segment, within: value, owner, index };
      return { value: anyValue, problem };
    }
    const property = propertyOf(shape, segment);
    if (property === undefined) {
      const isOpen = shape.rest.state === "seen" || scope.frame.made === "partial";
      const problem: PathProblem = { kind: "undefined-variable", isOpen, name: segment, within: value, owner, index };
      const missing = identity ?? `@${written}`;
      const absence: Absence = { name: written, identity: missing, because: "unknown" };
      return { value: forget(scope, { shape: anyShape, identity: missing, absence }), problem };
    }
    value = forget(scope, propertyValue(value, property, shape, segment, identity, written, owner));
  }
  return { value };
}

/** Lists and texts have a length, and elements by number: the only names that are read from them. */
function ofListOrText(value: Value, segment: string, identity: Identity, written: string): Value | undefined {
  const { shape, absence } = value;
  if (!(shape.kinds & (kinds.list | kinds.string))) return undefined;
  if (segment === "length") {
    const length = { ...anyShape, kinds: kinds.number };
    return absence === undefined
      ? { shape: length, identity: value.identity }
      : { shape: length, identity: value.identity, absence };
  }
  if (!/^\d{1,9}$/.test(segment)) return undefined;
  const element = shape.kinds & kinds.list ? (shape.items?.() ?? anyShape) : { ...anyShape, kinds: kinds.string };
  return { shape: element, identity, absence: absence ?? { name: written, identity, because: "element" } };
}

function propertyValue(
  owner: Value,
  property: PropertyShape,
  shape: Shape,
  segment: string,
  identity: Identity,
  written: string,
  ownerWritten: string,
): Value {
  const value: Value = { shape: property.shape(), identity };
  // Absent with its owner: that is where the advice has to begin.
  if (owner.absence !== undefined) return { ...value, absence: owner.absence };
  if (shape.kinds & ~kinds.object && shape.kinds !== kinds.any) {
    const name = ownerWritten === "" ? "this" : ownerWritten;
    return { ...value, absence: { name, identity: owner.identity, because: "null" } };
  }
  if (property.required) return value;
  if (!shape.properties.has(segment)) {
    // Names that nobody listed: an open object says nothing about what is in it.
    return allowsOtherNames(shape) ? value : { ...value, absence: { name: written, identity, because: "not-listed" } };
  }
  return { ...value, absence: { name: written, identity, because: "optional" } };
}

/** A value that is known to be there is not absent, and not null. */
function forget(scope: Scope, value: Value): Value {
  if (!isKnown(scope, value.identity)) return value;
  const shape =
    value.shape.kinds & kinds.null && value.shape.kinds !== kinds.null && value.shape !== anyShape
      ? { ...value.shape, kinds: value.shape.kinds & ~kinds.null }
      : value.shape;
  return { shape, identity: value.identity };
}

function joined(written: string, segment: string): string {
  const name = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(segment) ? segment : `[${segment}]`;
  if (written === "" || written.endsWith("../")) return `${written}${name}`;
  return `${written}.${name}`;
}

/** As in a JSON pointer, and `*` as `~2`, because `*` stands for elements. */
export function escapeName(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("*", "~2");
}

/** Takes back what `escapeName` did. */
export function unescapeName(name: string): string {
  return name.replaceAll("~2", "*").replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A text that is the same where a partial would be checked with the same result. */
export function scopeKey(scope: Scope): string {
  const parts = [frameKey(scope.frame), String(scope.loops)];
  for (let fact = scope.facts; fact !== undefined; fact = fact.next) parts.push(fact.identity);
  return JSON.stringify(parts);
}

function frameKey(frame: Frame): string {
  const parts = [valueKey(frame.value)];
  for (const [name, value] of frame.parameters ?? []) parts.push(name, valueKey(value));
  return JSON.stringify(parts);
}

function valueKey(value: Value): string {
  return JSON.stringify([value.shape.id, value.shape.kinds, value.identity, value.absence?.name]);
}
