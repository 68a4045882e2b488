/**
 * Walks every path through a template, and through the partials that it calls, with what the schema says about the
 * input. Nothing is rendered: the same walk stands for every input that fits the schema.
 */
import { nearest } from "../../platform/nearest.ts";
import type { OffsetRange, SourceFile } from "../../platform/text.ts";
import {
  circularPartial,
  contextVariable,
  impossibleComparison,
  incompleteCheck,
  loopVariable,
  missingPartial,
  optionalVariable,
  propertyOfText,
  structureInText,
  undefinedVariable,
  wrongBlockType,
  wrongHelperType,
} from "../rules.ts";
import type {
  Expression,
  IfNode,
  LoopNode,
  MediaNode,
  PartialNode,
  PathExpression,
  TemplateNode,
  TemplateTree,
} from "../tree.ts";
import * as advice from "./advice.ts";
import { checkMediaAddress, type MediaPolicy } from "./media.ts";
import type { Report, UseKind } from "./report.ts";
import {
  enter,
  enterPartial,
  escapeName,
  isKnown,
  knowing,
  type PathProblem,
  type Resolution,
  resolvePath,
  type Scope,
  scopeKey,
  type Value,
} from "./scope.ts";
import { anyShape, elementOf, kindOfValue, kinds, kindsInWords, type Shape, type ShapeReader } from "./shape.ts";

export interface WalkOptions {
  readonly partials: ReadonlyMap<string, TemplateTree>;
  readonly reader: ShapeReader;
  readonly origin: advice.Origin;
  /** Dotprompt's own way: what is absent is empty text. */
  readonly lenient: boolean;
  readonly media: MediaPolicy;
  /** Names of context data (`@state`) that cases supply; undefined where there is no case to tell. */
  readonly contextNames: ReadonlySet<string> | undefined;
  readonly source: SourceFile;
}

/** Nodes looked at for one prompt. Partials that call partials in many ways multiply; a person's prompt needs a few hundred. */
const mostSteps = 200_000;

/** Partials inside partials; rendering ends sooner. */
const deepestPartials = 64;

export class TemplateWalk {
  private readonly options: WalkOptions;
  private readonly report: Report;
  /** Partials being walked, from the prompt inwards. */
  private readonly path: string[] = [];
  private readonly done = new Set<string>();
  private source: SourceFile;
  private steps = 0;

  constructor(options: WalkOptions, report: Report) {
    this.options = options;
    this.report = report;
    this.source = options.source;
  }

  nodes(nodes: readonly TemplateNode[], scope: Scope): void {
    for (const node of nodes) {
      if (this.steps++ > mostSteps) {
        this.tooMuch(node);
        return;
      }
      this.node(node, scope);
    }
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
        this.needed(node.role, scope, "text");
        break;
      case "section":
        this.needed(node.name, scope, "text");
        break;
      case "history":
      case "text":
        break;
    }
  }

  private output(expression: Expression, scope: Scope): void {
    const value = this.needed(expression, scope, "text");
    if (expression.type === "call" || value === undefined) return;
    const { shape } = value;
    const set = shape.kinds & ~kinds.null;
    if (set === 0 || set & kinds.scalar) return;
    this.report.add(structureInText, this.source, placeOf(expression), {
      ...advice.structureAsText(textOf(expression), shape),
      ...this.severity(),
    });
  }

  private choice(node: IfNode, scope: Scope): void {
    const { test } = node;
    let positive = scope;
    if (test.kind === "truthy") {
      const value = this.evaluate(test.value, scope, "test");
      if (test.includeZero !== undefined) this.evaluate(test.includeZero, scope, "test");
      if (value !== undefined) positive = knowing(scope, value);
    } else {
      positive = this.comparison(test.left, test.right, scope);
    }
    this.nodes(node.body, node.negated ? scope : positive);
    this.nodes(node.otherwise, node.negated ? positive : scope);
  }

  /** The scope in which both sides are equal: then what equals something that is there, is there. */
  private comparison(left: Expression, right: Expression, scope: Scope): Scope {
    const leftLiteral = left.type === "literal" ? left.value : undefined;
    const rightLiteral = right.type === "literal" ? right.value : undefined;
    const leftValue = this.evaluate(left, scope, "compare", rightLiteral);
    const rightValue = this.evaluate(right, scope, "compare", leftLiteral);
    if (leftValue === undefined || rightValue === undefined) return scope;
    if (rightLiteral !== undefined) this.compared(left, leftValue.shape, rightLiteral, right);
    else if (leftLiteral !== undefined) this.compared(right, rightValue.shape, leftLiteral, left);
    let inside = scope;
    if (rightValue.absence === undefined && right.type !== "undefined") inside = knowing(inside, leftValue);
    if (leftValue.absence === undefined && left.type !== "undefined") inside = knowing(inside, rightValue);
    return inside;
  }

  private compared(
    expression: Expression,
    shape: Shape,
    literal: string | number | boolean | null,
    at: Expression,
  ): void {
    if (expression.type !== "path" || shape.kinds === kinds.any) return;
    const name = expression.text;
    const written = typeof literal === "string" ? `"${literal}"` : String(literal);
    if (shape.values !== undefined && !shape.values.includes(literal)) {
      const texts = shape.values.filter((value) => typeof value === "string");
      const meant = typeof literal === "string" ? nearest(literal, texts) : undefined;
      const list = shape.values
        .filter((value) => value !== null)
        .slice(0, 12)
        .map((value) => JSON.stringify(value));
      this.report.add(impossibleComparison, this.source, placeOf(at), {
        message: `\`${name}\` is never ${written}, so this is never true${meant === undefined ? "." : `; did you mean "${meant}"?`}`,
        help: `Its values are ${list.join(", ")}.`,
      });
    } else if (shape.values === undefined && !(shape.kinds & kindOfValue(literal)) && literal !== null) {
      this.report.add(impossibleComparison, this.source, placeOf(at), {
        message: `\`${name}\` is never equal to ${written}: it has another type.`,
        help:
          typeof literal === "string" && shape.kinds & (kinds.number | kinds.boolean)
            ? `Write it without quotes: ${literal}.`
            : "Compare it with a value of its own type, or change the type in the input schema.",
      });
    }
  }

  private loop(node: LoopNode, scope: Scope): void {
    const value = this.evaluate(node.value, scope, node.type);
    if (value === undefined) {
      // The list itself is unknown; what is inside is walked with anything for an element.
      this.nodes(node.body, enter(scope, unknown, node.type, parametersOf(node, unknown, unknown)));
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
        identity: value.identity === undefined ? undefined : `${value.identity}/*${scope.loops}`,
      };
      const keyKinds = (set & kinds.list ? kinds.number : 0) | (set & kinds.object ? kinds.string : 0);
      const key: Value = { shape: { ...anyShape, kinds: keyKinds || kinds.number }, identity: undefined };
      return enter(scope, element, "each", parametersOf(node, element, key));
    }
    if (node.type === "with") {
      if (!isStructure && set !== 0) this.wrongBlock(node, value.shape);
      return enter(scope, value, "with", parametersOf(node, value, unknown));
    }
    // `{{#flag}}` over true or false changes no context.
    if ((set & ~kinds.boolean) === 0) return scope;
    if (!isStructure && !(set & kinds.boolean)) this.wrongBlock(node, value.shape);
    return enter(scope, value, set === kinds.any ? "block" : "with", []);
  }

  private wrongBlock(node: LoopNode, shape: Shape): void {
    this.report.add(wrongBlockType, this.source, placeOf(node.value), {
      ...advice.wrongBlockType(node.type, textOf(node.value), shape),
      ...this.severity(),
    });
  }

  private media(node: MediaNode, scope: Scope): void {
    const value = this.needed(node.url, scope, "media");
    if (node.contentType !== undefined) this.evaluate(node.contentType, scope, "test");
    if (node.url.type === "literal") {
      checkMediaAddress(String(node.url.value), this.options.media, (rule, text) =>
        this.report.add(rule, this.source, placeOf(node.url), text),
      );
    } else if (value !== undefined && !(value.shape.kinds & kinds.string)) {
      this.report.add(wrongHelperType, this.source, placeOf(node.url), {
        message: `The address of a medium is text, but \`${textOf(node.url)}\` is ${kindsInWords(value.shape.kinds)}.`,
        help: "Pass the address of a picture, or a `data:` address, as text.",
      });
    }
  }

  private partial(node: PartialNode, scope: Scope): void {
    const context = node.context === undefined ? undefined : this.evaluate(node.context, scope, "partial");
    const parameters = new Map<string, Value>();
    for (const name of Object.keys(node.options)) {
      const option = node.options[name];
      if (option === undefined) continue;
      const value = this.evaluate(option, scope, "partial") ?? unknown;
      parameters.set(name, asParameter(name, value));
    }
    if (node.fallback !== undefined) {
      this.nodes(node.fallback, context === undefined ? scope : enter(scope, context, "with", []));
    }
    const tree = this.options.partials.get(node.name);
    if (tree === undefined) {
      this.missing(node);
      return;
    }
    if (this.path.includes(node.name)) {
      const cycle = [...this.path.slice(this.path.indexOf(node.name)), node.name];
      this.report.add(circularPartial, this.source, node.nameAt ?? placeOf(node), {
        message: `Partials call each other in a circle: ${cycle.join(" → ")}.`,
        help: "Remove one of the calls; for a list use `{{#each}}`.",
      });
      return;
    }
    if (this.path.length >= deepestPartials) {
      this.tooMuch(node);
      return;
    }
    const value = node.context === undefined ? scope.frame.value : (context ?? unknown);
    const inner = enterPartial(scope, value, parameters.size === 0 ? undefined : parameters);
    const key = `${node.name} ${scopeKey(inner)}`;
    if (this.done.has(key)) return;
    this.done.add(key);
    const outerSource = this.source;
    this.source = tree.source ?? outerSource;
    this.path.push(node.name);
    this.nodes(tree.nodes, inner);
    this.path.pop();
    this.source = outerSource;
  }

  private missing(node: PartialNode): void {
    if (node.fallback !== undefined) return;
    this.report.incomplete = true;
    if (this.report.isFull) return;
    const meant = nearest(node.name, this.options.partials.keys());
    this.report.add(missingPartial, this.source, node.nameAt ?? placeOf(node), {
      message: `There is no partial \`${node.name}\`${meant === undefined ? "." : `; did you mean \`${meant}\`?`}`,
      help:
        meant === undefined
          ? `Write it as a file \`_${node.name}.prompt\` in the folder of the prompts, or remove the call.`
          : `Write \`{{> ${meant}}}\`.`,
    });
  }

  /** A value that becomes text or structure, and so must be there. */
  private needed(expression: Expression, scope: Scope, kind: UseKind): Value | undefined {
    const value = this.evaluate(expression, scope, kind);
    if (expression.type !== "path" || value?.absence === undefined || this.options.lenient) return value;
    this.report.add(
      optionalVariable,
      this.source,
      placeOf(expression),
      advice.absentVariable(value.absence, expression.text, this.options.origin, this.path.length > 0),
    );
    return value;
  }

  /** The value of an expression; undefined where it means nothing, which is then reported. */
  private evaluate(
    expression: Expression,
    scope: Scope,
    kind: UseKind,
    comparedWith?: string | number | boolean | null,
  ): Value | undefined {
    this.steps++;
    switch (expression.type) {
      case "literal":
        return { shape: { ...anyShape, kinds: kindOfValue(expression.value) }, identity: undefined };
      case "undefined":
        return {
          shape: anyShape,
          identity: undefined,
          absence: { name: "undefined", identity: undefined, because: "partial" },
        };
      case "path":
        return this.pathValue(expression, scope, kind, comparedWith);
      default:
        return expression.helper === "json" ? this.json(expression, scope) : this.lookup(expression, scope);
    }
  }

  private pathValue(
    path: PathExpression,
    scope: Scope,
    kind: UseKind,
    comparedWith: string | number | boolean | null | undefined,
  ): Value | undefined {
    const resolution = resolvePath(scope, path);
    const { value, problem } = resolution;
    if (problem !== undefined) {
      const isOpen = problem.kind === "undefined-variable" && problem.isOpen;
      const isAsked = !["text", "json", "media"].includes(kind);
      if (!isOpen || (value.absence !== undefined && !(isAsked && isUnlike(problem)))) {
        // A variable that nobody misspelt belongs into the schema that is suggested.
        if (isOpen && isUnlike(problem)) this.report.use(value, kind, false, comparedWith);
        this.pathProblem(resolution, path, scope, isOpen && isAsked ? "warning" : undefined);
        return undefined;
      }
    }
    this.report.use(value, kind, isKnown(scope, value.identity), comparedWith);
    return value;
  }

  /** What was meant counts as used: one mistake is one finding. */
  private useMeant(problem: PathProblem): void {
    if (problem.kind !== "undefined-variable" && problem.kind !== "property-of-scalar") return;
    const { within, name } = problem;
    if (problem.index > 0) this.report.use(within, "property", true);
    if (within.identity === undefined) return;
    const meant = nearest(name, within.shape.properties.keys());
    if (meant === undefined) return;
    const identity = `${within.identity}/${escapeName(meant)}`;
    this.report.use({ shape: anyShape, identity }, "property", true);
  }

  private pathProblem(
    resolution: Resolution,
    path: PathExpression,
    scope: Scope,
    severity: "warning" | undefined,
  ): void {
    const { problem } = resolution;
    const place = placeOf(path);
    if (this.report.isFull) {
      this.report.incomplete = true;
      return;
    }
    if (problem !== undefined) this.useMeant(problem);
    switch (problem?.kind) {
      case "undefined-variable":
        this.report.add(undefinedVariable, this.source, place, {
          ...advice.undefinedVariable(problem, path, scope, this.options.origin),
          ...(severity === undefined ? this.severity() : { severity }),
        });
        break;
      case "property-of-scalar":
        this.report.add(propertyOfText, this.source, place, {
          ...advice.propertyOfScalar(problem, path),
          ...this.severity(),
        });
        break;
      case "above-input":
        this.report.add(undefinedVariable, this.source, place, {
          message:
            this.path.length > 0
              ? `\`${path.text}\` leads out of the partial, which sees only what is passed to it.`
              : `\`${path.text}\` leads above the prompt's input.`,
          help:
            this.path.length > 0
              ? `Pass the value: \`{{> ${this.path.at(-1)} ${path.segments.at(-1) ?? "name"}=…}}\`, or write \`@root.${path.segments.join(".")}\`.`
              : `Write \`${path.segments.join(".") || "this"}\`.`,
          ...this.severity(),
        });
        break;
      case "loop-variable":
        this.report.add(loopVariable, this.source, place, {
          message: `\`${path.text}\` is only known inside \`{{#each}}\`${scope.loops > 0 ? ", and here are fewer loops around it" : ""}.`,
          help:
            scope.loops > 0
              ? `Write \`@${problem.name}\`.`
              : "Move it into the loop, or pass the number as a variable.",
          ...this.severity(),
        });
        break;
      case "context-data":
        this.contextData(problem.name, place);
        break;
    }
  }

  private contextData(name: string, place: OffsetRange): void {
    const known = this.options.contextNames;
    if (known?.has(name)) return;
    const meant = nearest(name, ["index", "key", "first", "last", "root", ...(known ?? [])]);
    if (meant !== undefined) {
      this.report.add(undefinedVariable, this.source, place, {
        message: `There is no \`@${name}\`; did you mean \`@${meant}\`?`,
        help: `Write \`@${meant}\`, or give the cases \`context: { ${name}: … }\`.`,
        ...this.severity(),
      });
      return;
    }
    this.report.add(contextVariable, this.source, place, {
      message: `\`@${name}\` comes from the application, and no case says what it is.`,
      help: `Give the cases \`context: { ${name}: … }\`, so that they can be rendered.`,
    });
  }

  private json(call: Extract<Expression, { type: "call" }>, scope: Scope): Value {
    for (const argument of call.arguments) this.needed(argument, scope, "json");
    const indent = Object.hasOwn(call.options, "indent") ? call.options["indent"] : undefined;
    if (indent !== undefined) {
      const value = this.evaluate(indent, scope, "test");
      if (value !== undefined && !(value.shape.kinds & kinds.number)) {
        this.report.add(wrongHelperType, this.source, placeOf(indent), {
          message: "`indent` is a number of spaces.",
          help: "Write `indent=2`.",
        });
      }
    }
    return { shape: { ...anyShape, kinds: kinds.string }, identity: undefined };
  }

  private lookup(call: Extract<Expression, { type: "call" }>, scope: Scope): Value {
    const [object, key] = call.arguments;
    if (object === undefined || key === undefined) return unknown;
    const value = this.evaluate(object, scope, "json");
    this.evaluate(key, scope, "test");
    if (value !== undefined && !(value.shape.kinds & (kinds.object | kinds.list))) {
      this.report.add(wrongHelperType, this.source, placeOf(object), {
        message: `\`lookup\` needs an object or a list, but \`${textOf(object)}\` is ${kindsInWords(value.shape.kinds)}.`,
        help: "Write `{{lookup prices product}}`: first where to look, then for what.",
      });
    }
    return unknown;
  }

  private severity(): { readonly severity?: "warning" } {
    return this.options.lenient ? { severity: "warning" } : {};
  }

  private tooMuch(node: TemplateNode): void {
    this.report.incomplete = true;
    this.report.add(incompleteCheck, this.source, placeOf(node), {
      message: "Partials call one another in so many ways that not all of them were checked.",
      help: "Call partials from fewer places, or with fewer different values.",
    });
  }
}

const unknown: Value = { shape: anyShape, identity: undefined };

/** A value under the name that it has inside a partial. It needs an identity there, so that `{{#if name}}` can speak of it. */
function asParameter(name: string, value: Value): Value {
  const identity = value.identity ?? `@${name}`;
  if (value.absence === undefined) return { ...value, identity };
  return { shape: value.shape, identity, absence: { name, identity, because: "partial" } };
}

function parametersOf(node: LoopNode, value: Value, key: Value): readonly (readonly [string, Value])[] {
  const [first, second] = node.parameters;
  return [
    ...(first === undefined ? [] : [[first, value] as const]),
    ...(second === undefined ? [] : [[second, key] as const]),
  ];
}

/** True where no name that is known resembles the one that is not: then it is another name, not a misspelt one. */
function isUnlike(problem: PathProblem): boolean {
  return (
    problem.kind === "undefined-variable" && nearest(problem.name, problem.within.shape.properties.keys()) === undefined
  );
}

function withoutNull(shape: Shape): Shape {
  return shape.kinds & kinds.null && shape.kinds !== kinds.any ? { ...shape, kinds: shape.kinds & ~kinds.null } : shape;
}

function textOf(expression: Expression): string {
  return expression.type === "path" ? expression.text : expression.type === "literal" ? String(expression.value) : "it";
}

function placeOf(located: { readonly start?: number; readonly end?: number }): OffsetRange {
  return { start: located.start ?? 0, end: located.end ?? located.start ?? 0 };
}
