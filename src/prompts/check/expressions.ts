/** Checks the expressions of a template: what their names mean, and whether their values are there. */
import { nearest } from "../../platform/nearest.ts";
import type { OffsetRange, SourceFile } from "../../platform/text.ts";
import {
  contextVariable,
  impossibleComparison,
  loopVariable,
  optionalVariable,
  propertyOfText,
  undefinedVariable,
  wrongHelperType,
} from "../rules.ts";
import type { CallExpression, Expression, PathExpression } from "../tree.ts";
import * as advice from "./advice.ts";
import type { Report, UseKind } from "./report.ts";
import {
  escapeName,
  isKnown,
  knowing,
  type PathProblem,
  type Resolution,
  resolvePath,
  type Scope,
  type Value,
} from "./scope.ts";
import { anyShape, kindOfValue, kinds, kindsInWords, type Shape } from "./shape.ts";

export interface ExpressionOptions {
  readonly origin: advice.Origin;
  /** Dotprompt's own way: what is absent is empty text. */
  readonly lenient: boolean;
  /** Names of context data (`@state`) that cases supply; undefined where there is no case to tell. */
  readonly contextNames: ReadonlySet<string> | undefined;
}

type Literal = string | number | boolean | null;

/** A value of which nothing is known. */
export const unknownValue: Value = { shape: anyShape, identity: undefined };

/** One for a whole walk: `source` and `partials` follow it from file to file. Findings and uses go to the report. */
export class ExpressionCheck {
  /** The file that is being walked. */
  source: SourceFile;
  /** Partials being walked, from the prompt inwards. */
  readonly partials: string[] = [];
  /** Work done so far, for the walk's limit. */
  steps = 0;
  private readonly options: ExpressionOptions;
  private readonly report: Report;

  constructor(options: ExpressionOptions, report: Report, source: SourceFile) {
    this.options = options;
    this.report = report;
    this.source = source;
  }

  /** A value that becomes text or structure, and so must be there. */
  needed(expression: Expression, scope: Scope, kind: UseKind): Value | undefined {
    const value = this.evaluate(expression, scope, kind);
    if (value?.absence === undefined || this.options.lenient || expression.type === "undefined") return value;
    const written = expression.type === "path" ? expression.text : value.absence.name;
    this.report.add(
      optionalVariable,
      this.source,
      placeOf(expression),
      advice.absentVariable(value.absence, written, this.options.origin, this.partials.length > 0),
    );
    return value;
  }

  /** The value of an expression; undefined where it means nothing, which is then reported. */
  evaluate(expression: Expression, scope: Scope, kind: UseKind, comparedWith?: Literal): Value | undefined {
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
        return expression.helper === "json" ? this.json(expression, scope) : this.lookup(expression, scope, kind);
    }
  }

  private pathValue(
    path: PathExpression,
    scope: Scope,
    kind: UseKind,
    comparedWith: Literal | undefined,
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
            this.partials.length > 0
              ? `\`${path.text}\` leads out of the partial, which sees only what is passed to it.`
              : `\`${path.text}\` leads above the prompt's input.`,
          help:
            this.partials.length > 0
              ? `Pass the value: \`{{> ${this.partials.at(-1)} ${path.segments.at(-1) ?? "name"}=…}}\`, or write \`@root.${path.segments.join(".")}\`.`
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

  private json(call: CallExpression, scope: Scope): Value {
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

  private lookup(call: CallExpression, scope: Scope, kind: UseKind): Value | undefined {
    const [object, key] = call.arguments;
    if (object === undefined || key === undefined) return unknownValue;
    // `{{lookup prices "tea"}}` is `{{prices.tea}}`.
    if (object.type === "path" && key.type === "literal" && typeof key.value === "string") {
      const text = `${object.text}.${key.value}`;
      return this.pathValue({ ...object, segments: [...object.segments, key.value], text }, scope, kind, undefined);
    }
    const value = this.evaluate(object, scope, "json");
    this.evaluate(key, scope, "test");
    if (value !== undefined && !(value.shape.kinds & (kinds.object | kinds.list | kinds.string))) {
      this.report.add(wrongHelperType, this.source, placeOf(object), {
        message: `\`lookup\` needs an object or a list, but \`${textOf(object)}\` is ${kindsInWords(value.shape.kinds)}.`,
        help: "Write `{{lookup prices product}}`: first where to look, then for what.",
      });
    }
    return unknownValue;
  }

  /** The scope in which both sides are equal: then what equals something that is there, is there. */
  comparison(left: Expression, right: Expression, scope: Scope): Scope {
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

  private compared(expression: Expression, shape: Shape, literal: Literal, at: Expression): void {
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

  severity(): { readonly severity?: "warning" } {
    return this.options.lenient ? { severity: "warning" } : {};
  }
}

/** True where no name that is known resembles the one that is not: then it is another name, not a misspelt one. */
function isUnlike(problem: PathProblem): boolean {
  return (
    problem.kind === "undefined-variable" && nearest(problem.name, problem.within.shape.properties.keys()) === undefined
  );
}

/** An expression as messages name it: a path as it is written, a literal by its value, `it` for a call. */
export function textOf(expression: Expression): string {
  return expression.type === "path" ? expression.text : expression.type === "literal" ? String(expression.value) : "it";
}

/** Offsets in UTF-16 units; the beginning of the file where a node has none. */
export function placeOf(located: { readonly start?: number; readonly end?: number }): OffsetRange {
  return { start: located.start ?? 0, end: located.end ?? located.start ?? 0 };
}
