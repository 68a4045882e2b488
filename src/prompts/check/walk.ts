/**
 * Walks every path through a template, and through the partials that it calls, with what the schema says about the
 * input. Nothing is rendered: the same walk stands for every input that fits the schema.
 */
import { nearest } from "../../platform/nearest.ts";
import type { SourceFile } from "../../platform/text.ts";
import { renderDepth } from "../limits.ts";
import {
  circularPartial,
  incompleteCheck,
  missingPartial,
  structureInText,
  wrongBlockType,
  wrongHelperType,
} from "../rules.ts";
import type { Expression, IfNode, LoopNode, MediaNode, PartialNode, TemplateNode, TemplateTree } from "../tree.ts";
import * as advice from "./advice.ts";
import { ExpressionCheck, type ExpressionOptions, placeOf, textOf, unknownValue } from "./expressions.ts";
import { checkMediaAddress, type MediaPolicy } from "./media.ts";
import type { Report } from "./report.ts";
import { enter, enterPartial, knowing, type Scope, scopeKey, type Value, within } from "./scope.ts";
import { anyShape, elementOf, kinds, kindsInWords, type Shape, type ShapeReader } from "./shape.ts";

export interface WalkOptions extends ExpressionOptions {
  readonly partials: ReadonlyMap<string, TemplateTree>;
  /** Partials that are there and do not parse. */
  readonly brokenPartials?: ReadonlySet<string> | undefined;
  readonly reader: ShapeReader;
  readonly media: MediaPolicy;
  /** Partials inside partials that rendering allows. */
  readonly partialDepth: number;
  readonly source: SourceFile;
}

/** Nodes looked at for one prompt. Partials that call partials in many ways multiply; a person's prompt needs a few hundred. */
const mostSteps = 200_000;

/** One walk over one prompt. Bounded in steps and depth: past a bound it reports that it did not look at everything. */
export class TemplateWalk {
  private readonly options: WalkOptions;
  private readonly report: Report;
  private readonly check: ExpressionCheck;
  /** Partials walked with what they were given, and how many partials inside each other they come to. */
  private readonly done = new Map<string, number>();
  /** The deepest partial since the walk entered the present one. */
  private reached = 0;
  private depth = 0;

  constructor(options: WalkOptions, report: Report) {
    this.options = options;
    this.report = report;
    this.check = new ExpressionCheck(options, report, options.source);
  }

  nodes(nodes: readonly TemplateNode[], scope: Scope): void {
    this.depth++;
    for (const node of nodes) {
      if (this.check.steps++ > mostSteps) {
        this.tooMuch(node);
        break;
      }
      if (this.depth > renderDepth) {
        this.tooDeep(node, {
          message: `Blocks and partials are nested more than ${renderDepth} levels deep.`,
          help: "Put what the innermost blocks say into those around them.",
        });
        break;
      }
      this.node(node, scope);
    }
    this.depth--;
  }

  private node(node: TemplateNode, scope: Scope): void {
    switch (node.type) {
      case "output":
        this.output(node.value, scope);
        break;
      case "if":
        this.choice(node, scope);
        break;
      case "each":
      case "with":
      case "block":
        this.loop(node, scope);
        break;
      case "partial":
        this.partial(node, scope);
        break;
      case "media":
        this.media(node, scope);
        break;
      case "role":
        this.check.needed(node.role, scope, "text");
        break;
      case "section":
        this.check.needed(node.name, scope, "text");
        break;
      case "history":
      case "text":
        break;
    }
  }

  private output(expression: Expression, scope: Scope): void {
    const value = this.check.needed(expression, scope, "text");
    if (expression.type === "call" || value === undefined) return;
    const { shape } = value;
    if (shape.kinds === kinds.any || !(shape.kinds & (kinds.list | kinds.object))) return;
    this.report.add(structureInText, this.check.source, placeOf(expression), {
      ...advice.structureAsText(textOf(expression), shape),
      ...this.check.severity(),
    });
  }

  private choice(node: IfNode, scope: Scope): void {
    const { test } = node;
    let positive = scope;
    if (test.kind === "truthy") {
      const value = this.check.evaluate(test.value, scope, "test");
      if (test.includeZero !== undefined) this.check.evaluate(test.includeZero, scope, "test");
      if (value !== undefined) positive = knowing(scope, value);
    } else {
      positive = this.check.comparison(test.left, test.right, scope);
    }
    this.nodes(node.body, node.negated ? scope : positive);
    this.nodes(node.otherwise, node.negated ? positive : scope);
  }

  private loop(node: LoopNode, scope: Scope): void {
    const value = this.check.evaluate(node.value, scope, node.type);
    if (value === undefined) {
      // The list itself is unknown; what is inside is walked with anything for an element.
      this.nodes(node.body, enter(scope, unknownValue, node.type, parametersOf(node, unknownValue, unknownValue)));
      this.nodes(node.otherwise, scope);
      return;
    }
    const inside = knowing(scope, value);
    const there: Value = { shape: withoutNull(value.shape), identity: value.identity };
    this.nodes(node.body, this.bodyScope(node, there, inside));
    this.nodes(node.otherwise, scope);
  }

  private bodyScope(node: LoopNode, value: Value, scope: Scope): Scope {
    const set = value.shape.kinds;
    const isStructure = (set & (kinds.list | kinds.object)) !== 0;
    if (node.type === "each" || (node.type === "block" && set & kinds.list && set !== kinds.any)) {
      if (!isStructure) this.wrongBlock(node, value.shape);
      const element: Value = {
        shape: elementOf(this.options.reader, value.shape),
        identity: within(value.identity, `*${scope.loops}`),
      };
      const keyKinds = (set & kinds.list ? kinds.number : 0) | (set & kinds.object ? kinds.string : 0);
      const key: Value = { shape: { ...anyShape, kinds: keyKinds || kinds.number }, identity: undefined };
      return enter(scope, element, "each", parametersOf(node, element, key));
    }
    if (node.type === "with") {
      if (!isStructure && set !== 0) this.wrongBlock(node, value.shape);
      return enter(scope, value, "with", parametersOf(node, value, unknownValue));
    }
    // `{{#flag}}` over true or false changes no context.
    if ((set & ~kinds.boolean) === 0) return scope;
    if (!isStructure && !(set & kinds.boolean)) this.wrongBlock(node, value.shape);
    return enter(scope, value, set === kinds.any ? "block" : "with", []);
  }

  private wrongBlock(node: LoopNode, shape: Shape): void {
    this.report.add(wrongBlockType, this.check.source, placeOf(node.value), {
      ...advice.wrongBlockType(node.type, textOf(node.value), shape),
      ...this.check.severity(),
    });
  }

  private media(node: MediaNode, scope: Scope): void {
    const value = this.check.needed(node.url, scope, "media");
    if (node.contentType !== undefined) this.check.evaluate(node.contentType, scope, "test");
    if (node.url.type === "literal") {
      checkMediaAddress(String(node.url.value), this.options.media, (rule, text) =>
        this.report.add(rule, this.check.source, placeOf(node.url), text),
      );
    } else if (value !== undefined && !(value.shape.kinds & kinds.string)) {
      this.report.add(wrongHelperType, this.check.source, placeOf(node.url), {
        message: `The address of a medium is text, but \`${textOf(node.url)}\` is ${kindsInWords(value.shape.kinds)}.`,
        help: "Pass the address of a picture, or a `data:` address, as text.",
      });
    }
  }

  private partial(node: PartialNode, scope: Scope): void {
    const context = node.context === undefined ? undefined : this.check.evaluate(node.context, scope, "partial");
    const parameters = new Map<string, Value>();
    for (const name of Object.keys(node.options)) {
      const option = node.options[name];
      if (option === undefined) continue;
      const value = this.check.evaluate(option, scope, "partial") ?? unknownValue;
      parameters.set(name, asParameter(name, value, this.check.partials.length));
    }
    if (node.fallback !== undefined) {
      this.nodes(node.fallback, context === undefined ? scope : enter(scope, context, "with", []));
    }
    const tree = this.options.partials.get(node.name);
    if (tree === undefined) {
      this.missing(node);
      return;
    }
    if (this.check.partials.includes(node.name)) {
      const cycle = [...this.check.partials.slice(this.check.partials.indexOf(node.name)), node.name];
      this.report.add(circularPartial, this.check.source, node.nameAt ?? placeOf(node), {
        message: `Partials call each other in a circle: ${cycle.join(" → ")}.`,
        help: "Remove one of the calls; for a list use `{{#each}}`.",
      });
      return;
    }
    if (this.check.partials.length >= this.options.partialDepth) {
      this.tooManyPartials(node);
      return;
    }
    const inner = enterPartial(
      scope,
      isThis(node.context) ? undefined : (context ?? unknownValue),
      parameters.size === 0 ? undefined : parameters,
    );
    const key = `${node.name} ${scopeKey(inner)}`;
    const level = this.check.partials.length + 1;
    const known = this.done.get(key);
    if (known !== undefined) {
      this.reached = Math.max(this.reached, level + known);
      if (level + known > this.options.partialDepth) this.tooManyPartials(node);
      return;
    }
    this.done.set(key, 0);
    const outerReached = this.reached;
    this.reached = level;
    const outerSource = this.check.source;
    this.check.source = tree.source ?? outerSource;
    this.check.partials.push(node.name);
    this.nodes(tree.nodes, inner);
    this.check.partials.pop();
    this.check.source = outerSource;
    this.done.set(key, this.reached - level);
    this.reached = Math.max(this.reached, outerReached);
  }

  private missing(node: PartialNode): void {
    if (node.fallback !== undefined) return;
    this.report.incomplete = true;
    if (this.report.isFull || this.options.brokenPartials?.has(node.name) === true) return;
    const meant = nearest(node.name, this.options.partials.keys());
    this.report.add(missingPartial, this.check.source, node.nameAt ?? placeOf(node), {
      message: `There is no partial \`${node.name}\`${meant === undefined ? "." : `; did you mean \`${meant}\`?`}`,
      help:
        meant === undefined
          ? `Write it as a file \`_${node.name}.prompt\` in the folder of the prompts, or remove the call.`
          : `Write \`{{> ${meant}}}\`.`,
    });
  }

  private tooManyPartials(node: PartialNode): void {
    const { partialDepth } = this.options;
    this.tooDeep(node, {
      message: `Partials are nested more than ${partialDepth} levels deep at \`{{> ${node.name}}}\`.`,
      help: "Put what the innermost partials say into those that call them, or raise `limits.partialDepth` in slipway.yaml.",
    });
  }

  /** An error, as rendering would end there. */
  private tooDeep(node: TemplateNode, text: { readonly message: string; readonly help: string }): void {
    this.report.incomplete = true;
    this.report.add(incompleteCheck, this.check.source, placeOf(node), {
      ...text,
      severity: "error",
    });
  }

  private tooMuch(node: TemplateNode): void {
    this.report.incomplete = true;
    this.report.add(incompleteCheck, this.check.source, placeOf(node), {
      message: "Partials call one another in so many ways that not all of them were checked.",
      help: "Call partials from fewer places, or with fewer different values.",
    });
  }
}

/**
 * A value under the name that it has inside a partial. It needs an identity there, so that `{{#if name}}` can speak of
 * it; `depth` tells parameters of one name apart.
 */
function asParameter(name: string, value: Value, depth: number): Value {
  const identity = value.identity ?? `@${depth}:${name}`;
  if (value.absence === undefined) return { ...value, identity };
  return { shape: value.shape, identity, absence: { name, identity, because: "partial" } };
}

/** `{{> name}}` and `{{> name this}}`: the context of the call, whatever was laid over it. */
function isThis(context: Expression | undefined): boolean {
  if (context === undefined) return true;
  return (
    context.type === "path" && context.segments.length === 0 && context.root.kind === "context" && context.root.up === 0
  );
}

function parametersOf(node: LoopNode, value: Value, key: Value): readonly (readonly [string, Value])[] {
  const [first, second] = node.parameters;
  return [
    ...(first === undefined ? [] : [[first, value] as const]),
    ...(second === undefined ? [] : [[second, key] as const]),
  ];
}

function withoutNull(shape: Shape): Shape {
  return shape.kinds & kinds.null && shape.kinds !== kinds.any ? { ...shape, kinds: shape.kinds & ~kinds.null } : shape;
}
