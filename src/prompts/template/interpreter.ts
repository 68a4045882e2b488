/**
 * Renders a template tree to pieces. An interpreter, not a compiler: no code is made or run, data is read by own
 * properties only, and every loop, recursion and allocation is counted against a limit.
 */
import type { ErrorPlace } from "../../platform/errors.ts";
import { linesOf, type SourceFile } from "../../platform/text.ts";
import { type RenderLimits, renderDepth } from "../limits.ts";
import type { Piece } from "../messages.ts";
import type {
  CallExpression,
  Expression,
  IfNode,
  LoopNode,
  MediaNode,
  OutputNode,
  PartialNode,
  PathExpression,
  RoleNode,
  SectionNode,
  TemplateNode,
  TemplateTree,
} from "../tree.ts";
import {
  absentValue,
  badStructure,
  missingPartial,
  notText,
  tooDeep,
  tooLarge,
  tooManyPartials,
  tooMuchWork,
} from "./failures.ts";
import {
  innerScope,
  type LocalValue,
  type LoopFrame,
  outermostScope,
  partialScope,
  type RenderingRoots,
  resolvePath,
  type Scope,
} from "./scope.ts";
import { mediaAddress, mediaPiece, mediaType, rolePiece, sectionPiece } from "./structure.ts";
import { conversionText, isEmpty, jsonText, ownValue, plainText } from "./values.ts";

/** Comparing, copying or writing this many characters counts as one step: it takes about as long as visiting a node. */
const charactersPerStep = 64;
/** Longer paths count as more than the node that they stand in. */
const ordinarySegments = 16;

/** What is rendered, and how. */
export interface RenderRequest extends RenderingRoots {
  readonly tree: Pick<TemplateTree, "nodes" | "source">;
  readonly partials: ReadonlyMap<string, Pick<TemplateTree, "nodes" | "source">>;
  readonly limits: RenderLimits;
  /** Beginnings of `s3://` addresses that media may have; undefined where any address will do. */
  readonly mediaAllowed: readonly string[] | undefined;
}

/** @throws SlipwayError SW0301 to SW0312 */
export function interpret(request: RenderRequest): readonly Piece[] {
  const interpreter = new Interpreter(request);
  interpreter.nodes(request.tree.nodes, outermostScope(request.input));
  return interpreter.finish();
}

class Interpreter {
  private readonly request: RenderRequest;
  private readonly lenient: boolean;
  private readonly stepLimit: number;
  private readonly characterLimit: number;
  private source: SourceFile | undefined;
  private pieces: Piece[] = [];
  /** Text since the last piece. */
  private text = "";
  private characters = 0;
  private steps = 0;
  private depth = 0;
  private partialDepth = 0;

  constructor(request: RenderRequest) {
    this.request = request;
    this.lenient = request.lenient;
    this.stepLimit = request.limits.renderSteps;
    this.characterLimit = request.limits.renderedCharacters;
    this.source = request.tree.source;
  }

  finish(): readonly Piece[] {
    if (this.text !== "") this.pieces.push(this.text);
    return this.pieces;
  }

  nodes(nodes: readonly TemplateNode[], scope: Scope): void {
    if (++this.depth > renderDepth) throw tooDeep();
    for (let index = 0; index < nodes.length; index++) {
      if (++this.steps > this.stepLimit) throw tooMuchWork(this.stepLimit);
      // Within bounds by the loop's condition.
      const node = nodes[index] as TemplateNode;
      switch (node.type) {
        case "text":
          this.addText(node.text);
          break;
        case "output":
          this.output(node, scope);
          break;
        case "if":
          this.nodes(this.holds(node, scope) ? node.body : node.otherwise, scope);
          break;
        case "each":
        case "with":
        case "block":
          this.loop(node, scope);
          break;
        case "partial":
          this.partial(node, scope);
          break;
        case "role":
          this.role(node, scope);
          break;
        case "history":
          this.add({ kind: "history" });
          break;
        case "media":
          this.media(node, scope);
          break;
        default:
          this.section(node, scope);
      }
    }
    this.depth--;
  }

  private addText(text: string): void {
    this.characters += text.length;
    if (this.characters > this.characterLimit) throw tooLarge(this.characterLimit);
    this.text += text;
  }

  private add(piece: Piece): void {
    if (this.text !== "") {
      this.pieces.push(this.text);
      this.text = "";
    }
    this.pieces.push(piece);
  }

  /** Counts work that is not a node. */
  private charge(steps: number): void {
    this.steps += steps;
    if (this.steps > this.stepLimit) throw tooMuchWork(this.stepLimit);
  }

  private output(node: OutputNode, scope: Scope): void {
    const value = this.evaluate(node.value, scope);
    if (typeof value === "string") {
      this.addText(value);
      return;
    }
    const text = plainText(value);
    if (text !== undefined) {
      this.addText(text);
    } else if (this.lenient) {
      if (value !== undefined) this.addText(conversionText(value, this.characterLimit));
    } else {
      throw value === undefined ? this.absent(node.value, scope) : notText(node.value, value, this.place(node.value));
    }
  }

  private holds({ test, negated }: IfNode, scope: Scope): boolean {
    if (test.kind === "truthy") {
      const value = this.evaluate(test.value, scope);
      const zeroCounts = test.includeZero !== undefined && Boolean(this.evaluate(test.includeZero, scope));
      return ((Boolean(value) || (zeroCounts && value === 0)) && !isEmpty(value)) !== negated;
    }
    const left = this.evaluate(test.left, scope);
    const right = this.evaluate(test.right, scope);
    if (typeof left === "string" && typeof right === "string" && left.length === right.length) {
      this.charge(Math.trunc(left.length / charactersPerStep));
    }
    return (left === right) !== negated;
  }

  private loop(node: LoopNode, scope: Scope): void {
    const value = this.evaluate(node.value, scope);
    switch (node.type) {
      case "each":
        this.each(node, value, scope);
        return;
      case "with":
        if (isEmpty(value)) {
          this.nodes(node.otherwise, scope);
        } else {
          const [name] = node.parameters;
          const locals = name === undefined ? scope.locals : { name, value, outer: scope.locals };
          this.nodes(node.body, innerScope(scope, value, locals, scope.frame));
        }
        return;
      default:
        if (value === true) this.nodes(node.body, scope);
        else if (value === false || value === null || value === undefined) this.nodes(node.otherwise, scope);
        else if (Array.isArray(value)) this.each(node, value, scope);
        else this.nodes(node.body, innerScope(scope, value, scope.locals, scope.frame));
    }
  }

  private each(node: LoopNode, value: unknown, scope: Scope): void {
    if (typeof value !== "object" || value === null) {
      this.nodes(node.otherwise, scope);
      return;
    }
    const keys = Array.isArray(value) ? undefined : Object.keys(value);
    const elements = value as Record<string | number, unknown>;
    const count = keys === undefined ? (value as readonly unknown[]).length : keys.length;
    if (count === 0) {
      this.nodes(node.otherwise, scope);
      return;
    }
    const frame: LoopFrame = { index: 0, key: 0, first: true, last: false, isLoop: true, outer: scope.frame };
    const [valueName, keyName] = node.parameters;
    // The first of two equal names counts, as in Handlebars, so it is the innermost.
    const keyLocal: LocalValue | undefined =
      keyName === undefined ? undefined : { name: keyName, value: 0, outer: scope.locals };
    const valueLocal: LocalValue | undefined =
      valueName === undefined ? undefined : { name: valueName, value: undefined, outer: keyLocal ?? scope.locals };
    const inner = innerScope(scope, undefined, valueLocal ?? scope.locals, frame);
    for (let index = 0; index < count; index++) {
      this.charge(1);
      const key = keys === undefined ? index : (keys[index] ?? "");
      const element = elements[key];
      frame.index = index;
      frame.key = key;
      frame.first = index === 0;
      frame.last = index === count - 1;
      inner.context = element;
      inner.outer = element === scope.context ? scope.outer : scope;
      if (valueLocal !== undefined) valueLocal.value = element;
      if (keyLocal !== undefined) keyLocal.value = key;
      this.nodes(node.body, inner);
    }
  }

  private partial(node: PartialNode, scope: Scope): void {
    const { partials, limits } = this.request;
    const tree = partials.get(node.name);
    if (tree === undefined && node.fallback === undefined)
      throw missingPartial(node.name, this.place(node.nameAt ?? node));
    const context = this.partialContext(node, scope);
    // The block of a partial opens a frame of its own in Handlebars, and its fallback another: `@../index` counts them.
    const frame = node.fallback === undefined ? scope.frame : { ...scope.frame, outer: scope.frame };
    if (tree === undefined) {
      const inner = innerScope(scope, context, scope.locals, { ...frame, outer: frame });
      this.nodes(node.fallback ?? [], inner);
      return;
    }
    if (++this.partialDepth > limits.partialDepth)
      throw tooManyPartials(node.name, limits.partialDepth, this.place(node));
    const { source } = this;
    this.source = tree.source;
    if (node.indent === "") this.nodes(tree.nodes, partialScope(context, frame));
    else this.indented(node.indent, tree.nodes, partialScope(context, frame));
    this.source = source;
    this.partialDepth--;
  }

  private partialContext(node: PartialNode, scope: Scope): unknown {
    const context = node.context === undefined ? scope.context : this.evaluate(node.context, scope);
    const names = Object.keys(node.options);
    if (names.length === 0) return context;
    const extended: Record<string, unknown> = Object.create(null);
    if (typeof context === "object" && context !== null) {
      const keys = Object.keys(context);
      this.charge(keys.length);
      for (const key of keys) extended[key] = (context as Record<string, unknown>)[key];
    }
    for (const name of names) extended[name] = this.evaluate(node.options[name] as Expression, scope);
    return extended;
  }

  /** Puts the white space before a partial's tag before each line of what the partial gives. */
  private indented(indent: string, nodes: readonly TemplateNode[], scope: Scope): void {
    const { pieces, text } = this;
    this.pieces = [];
    this.text = "";
    this.nodes(nodes, scope);
    const inner = this.finish();
    this.pieces = pieces;
    this.text = text;
    let lineBegins = true;
    for (const piece of inner) {
      if (typeof piece !== "string") {
        if (lineBegins) this.addText(indent);
        lineBegins = false;
        this.add(piece);
        continue;
      }
      this.charge(Math.trunc(piece.length / charactersPerStep));
      // These characters were counted when they were made.
      this.characters -= piece.length;
      let start = 0;
      while (start < piece.length) {
        this.charge(1);
        const lineFeed = piece.indexOf("\n", start);
        const end = lineFeed === -1 ? piece.length : lineFeed + 1;
        this.addText(lineBegins ? indent + piece.slice(start, end) : piece.slice(start, end));
        lineBegins = lineFeed !== -1;
        start = end;
      }
    }
  }

  private role(node: RoleNode, scope: Scope): void {
    const role = this.structureName(node.role, "role", scope);
    this.characters += role.length;
    this.add(rolePiece(role, () => this.place(node.role)));
  }

  private section(node: SectionNode, scope: Scope): void {
    const name = this.structureName(node.name, "section", scope);
    this.characters += name.length;
    this.add(sectionPiece(name, () => this.place(node.name)));
  }

  private structureName(expression: Expression, what: string, scope: Scope): string {
    const value = this.evaluate(expression, scope);
    if (expression.type !== "literal" && !this.lenient) {
      const next = "Write it into the template, and choose with `{{#ifEquals}}`.";
      throw badStructure(`The ${what} would come from data.`, next, this.place(expression));
    }
    if (value === undefined) throw this.absent(expression, scope);
    if (typeof value === "string") return value;
    throw badStructure(`The ${what} is not a text.`, "Pass a text.", this.place(expression));
  }

  private media(node: MediaNode, scope: Scope): void {
    const url = this.evaluate(node.url, scope);
    if (url === undefined) throw this.absent(node.url, scope);
    const place = () => this.place(node.url);
    const address = mediaAddress(url, place);
    const type = mediaType(node.contentType && this.evaluate(node.contentType, scope), place);
    this.charge(Math.trunc(address.length / charactersPerStep));
    const piece = mediaPiece(address, type, this.request.mediaAllowed, place);
    this.characters += address.length + (type?.length ?? 0);
    if (this.characters > this.characterLimit) throw tooLarge(this.characterLimit);
    this.add(piece);
  }

  private evaluate(expression: Expression, scope: Scope): unknown {
    switch (expression.type) {
      case "path":
        return this.resolve(expression, scope);
      case "literal":
        return expression.value;
      case "call":
        return this.call(expression, scope);
      default:
        return undefined;
    }
  }

  private resolve(path: PathExpression, scope: Scope): unknown {
    // The first letter of a text has a first letter: such a path need not end early.
    if (path.segments.length > ordinarySegments) this.charge(path.segments.length);
    return resolvePath(path, scope, this.request);
  }

  private call(expression: CallExpression, scope: Scope): unknown {
    const [first, second] = expression.arguments;
    if (first === undefined) return undefined;
    const value = this.evaluate(first, scope);
    if (expression.helper === "json") {
      // Dotprompt writes the word where there is nothing to write.
      if (value === undefined) {
        if (this.lenient) return "undefined";
        throw this.absent(first, scope);
      }
      const { indent } = expression.options;
      const text = jsonText(value, indent === undefined ? 0 : this.evaluate(indent, scope), this.characterLimit);
      this.charge(Math.trunc(text.length / charactersPerStep));
      return text;
    }
    if (this.lenient ? !value : value === undefined || value === null) return this.lenient ? value : undefined;
    const key = second === undefined ? undefined : this.evaluate(second, scope);
    const name = key === null ? "null" : plainText(key);
    return name === undefined ? undefined : ownValue(value, name);
  }

  private place(located: { readonly start?: number }): ErrorPlace | undefined {
    if (this.source === undefined || located.start === undefined) return undefined;
    return { file: this.source.file, ...linesOf(this.source).positionAt(located.start) };
  }

  private absent(expression: Expression, scope: Scope) {
    return absentValue(expression, (path) => this.resolve(path, scope), this.place(expression));
  }
}
