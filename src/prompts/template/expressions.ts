/** Gives operands their meaning: paths into the data, literals, and calls of helpers that give a value. */
import type { OffsetRange } from "../../platform/text.ts";
import { helperArguments, unsupportedSyntax } from "../template-rules.ts";
import type { CallExpression, Expression, PathExpression, PathRoot } from "../tree.ts";
import { fitsShape, reportUnknown } from "./helper-calls.ts";
import { blockHelpers, isHelper, valueHelpers } from "./helper-shapes.ts";
import { type Problems, shown } from "./problems.ts";
import type { Call, Operand, PathOperand } from "./syntax.ts";

/** Names given by `as |…|` that are in scope, innermost first. */
export interface Locals {
  readonly names: readonly string[];
  readonly outer: Locals | undefined;
}

const noOptions: Readonly<Record<string, Expression>> = {};

/** For one text. Everything comes back undefined after a problem, which is in `problems` then. */
export class ExpressionBuilder {
  private readonly text: string;
  private readonly base: number;
  private readonly problems: Problems;

  /** `base` is the offset of `text` in its file. */
  constructor(text: string, base: number, problems: Problems) {
    this.text = text;
    this.base = base;
    this.problems = problems;
  }

  textOf(place: OffsetRange): string {
    return this.text.slice(place.start - this.base, place.end - this.base);
  }

  /** The argument at `index`; undefined where it is missing or has a problem. */
  argument(call: Call, index: number, locals: Locals | undefined): Expression | undefined {
    const operand = call.parameters[index];
    return operand === undefined ? undefined : this.expression(operand, locals);
  }

  /** `key=value` arguments; undefined after a problem. */
  options(call: Call, locals: Locals | undefined): Readonly<Record<string, Expression>> | undefined {
    if (call.pairs.length === 0) return noOptions;
    // Without a prototype, so that `__proto__=x` is an option like any other.
    const options: Record<string, Expression> = Object.create(null);
    for (const pair of call.pairs) {
      if (Object.hasOwn(options, pair.key)) {
        this.problems.add(helperArguments, pair, `\`${shown(pair.key)}\` is given twice.`, "Remove one of the two.");
        return undefined;
      }
      const value = this.expression(pair.value, locals);
      if (value === undefined) return undefined;
      // As in Handlebars, where `a=undefined` does not hide the context's own `a`.
      if (value.type !== "undefined") options[pair.key] = value;
    }
    return options;
  }

  /** `json …` or `lookup …`, in a tag or in parentheses; undefined after a problem. */
  valueCall(name: string, call: Call, place: OffsetRange, locals: Locals | undefined): CallExpression | undefined {
    if (!fitsShape(name, call, place, this.problems)) return undefined;
    const { start, end } = place;
    const first = this.argument(call, 0, locals);
    const options = this.options(call, locals);
    if (first === undefined || options === undefined) return undefined;
    if (name === "json") return { type: "call", helper: "json", arguments: [first], options, start, end };
    const key = this.argument(call, 1, locals);
    if (key === undefined) return undefined;
    return { type: "call", helper: "lookup", arguments: [first, key], options, start, end };
  }

  /** What stands first in a tag and is no helper. A literal there is a name too: `{{"first name"}}`, `{{12}}`. */
  headPath(head: Operand, locals: Locals | undefined): PathExpression | undefined {
    const { start, end } = head;
    if (head.kind !== "path") {
      const name = head.kind === "literal" ? String(head.value) : "";
      const parts = [name];
      return this.path({ kind: "path", data: false, up: 0, scoped: false, parts, original: name, start, end }, locals);
    }
    const [name] = head.parts;
    // Dotprompt takes `{{@role}}` for the helper, though `{{#if @role}}` for the data.
    if (!head.data || head.parts.length !== 1 || name === undefined || !isHelper(name)) return this.path(head, locals);
    this.problems.add(
      unsupportedSyntax,
      head,
      `\`@${name}\` is taken for the helper \`${name}\` by Dotprompt.`,
      "Give the context data another name.",
    );
    return undefined;
  }

  private expression(operand: Operand, locals: Locals | undefined): Expression | undefined {
    const { start, end } = operand;
    switch (operand.kind) {
      case "path":
        return this.path(operand, locals);
      case "literal":
        return operand.value === undefined
          ? { type: "undefined", start, end }
          : { type: "literal", value: operand.value, start, end };
      default:
        return this.parenthesis(operand.call, operand, locals);
    }
  }

  private parenthesis(call: Call, place: OffsetRange, locals: Locals | undefined): CallExpression | undefined {
    const name = helperName(call.head, locals);
    if (name !== undefined && valueHelpers.has(name)) return this.valueCall(name, call, place, locals);
    if (name !== undefined && isHelper(name)) {
      this.problems.add(
        helperArguments,
        place,
        `\`${name}\` gives no value, so it cannot stand in parentheses.`,
        blockHelpers.has(name) ? `Use it as a block: \`{{#${name} …}}…{{/${name}}}\`.` : "Use it in a tag of its own.",
      );
    } else {
      reportUnknown(call, place, (range) => this.textOf(range), this.problems);
    }
    return undefined;
  }

  private path(operand: PathOperand, locals: Locals | undefined): PathExpression | undefined {
    const { data, up, scoped, parts, start, end } = operand;
    const text = this.textOf(operand);
    const [first] = parts;
    let root: PathRoot;
    if (!data) {
      const local = first !== undefined && !scoped && isLocal(first, locals);
      root = local ? { kind: "local", name: first } : { kind: "context", up };
      return { type: "path", root, segments: local ? parts.slice(1) : parts, text, start, end };
    }
    if (first === undefined || first === "_parent" || first === "partial-block" || (first === "root" && up > 0)) {
      this.problems.add(
        unsupportedSyntax,
        operand,
        `\`${shown(text)}\` has no meaning here.`,
        first === "root"
          ? "Write `@root`: it is the same everywhere."
          : "What can be read is `@root`, `@index`, `@key`, `@first`, `@last`, and context data such as `@state`.",
      );
      return undefined;
    }
    root = first === "root" ? { kind: "root" } : { kind: "data", name: first, up };
    return { type: "path", root, segments: parts.slice(1), text, start, end };
  }
}

/** The name that a call goes by where it can be a helper: one plain part, no `this`, no `..`, no block parameter. */
export function helperName(head: Operand, locals: Locals | undefined): string | undefined {
  if (head.kind === "literal") return String(head.value);
  if (head.kind !== "path" || head.data || head.scoped || head.parts.length !== 1) return undefined;
  const [name] = head.parts;
  return name === undefined || isLocal(name, locals) ? undefined : name;
}

function isLocal(name: string, locals: Locals | undefined): boolean {
  for (let scope = locals; scope !== undefined; scope = scope.outer) if (scope.names.includes(name)) return true;
  return false;
}
