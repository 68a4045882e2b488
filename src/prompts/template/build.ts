/**
 * Gives Handlebars' statements their meaning: helpers become nodes of their own, names become paths, and what would
 * run code, fail while rendering or mean something else in Dotprompt is reported.
 */
import { nearest } from "../../platform/nearest.ts";
import type { OffsetRange } from "../../platform/text.ts";
import { otherWordsForRoles, roleNames } from "../roles.ts";
import { dynamicStructure, helperArguments, unknownRole, unsupportedSyntax } from "../template-rules.ts";
import type { Expression, IfNode, LoopNode, PartialNode, TemplateComment, TemplateNode } from "../tree.ts";
import { ExpressionBuilder, helperName, type Locals } from "./expressions.ts";
import { fitsShape, reportMisplaced, reportUnknown } from "./helper-calls.ts";
import { blockHelpers, isHelper, structureHelpers, valueHelpers } from "./helper-shapes.ts";
import { type Problems, shown } from "./problems.ts";
import type { Block, Call, Mustache, Program } from "./syntax.ts";

export interface BuiltTree {
  readonly nodes: readonly TemplateNode[];
  readonly partials: readonly string[];
  readonly comments: readonly TemplateComment[];
}

const nothing: readonly never[] = [];

/** `text` is the template, `base` its offset in the file; `dynamicNames` allows roles and sections from data. */
export function buildTree(
  program: Program,
  text: string,
  base: number,
  dynamicNames: boolean,
  problems: Problems,
): BuiltTree {
  const builder = new TreeBuilder(new ExpressionBuilder(text, base, problems), dynamicNames, problems);
  const nodes = builder.nodes(program, undefined);
  return { nodes, partials: [...builder.partials], comments: builder.comments };
}

class TreeBuilder {
  readonly partials = new Set<string>();
  readonly comments: TemplateComment[] = [];
  private readonly expressions: ExpressionBuilder;
  private readonly dynamicNames: boolean;
  private readonly problems: Problems;

  constructor(expressions: ExpressionBuilder, dynamicNames: boolean, problems: Problems) {
    this.expressions = expressions;
    this.dynamicNames = dynamicNames;
    this.problems = problems;
  }

  nodes(program: Program | undefined, locals: Locals | undefined): readonly TemplateNode[] {
    if (program === undefined || program.body.length === 0) return nothing;
    const nodes: TemplateNode[] = [];
    for (const statement of program.body) {
      switch (statement.kind) {
        case "content":
          if (statement.value !== "") addText(nodes, statement.value, statement);
          break;
        case "comment":
          this.comments.push({ text: statement.text, start: statement.start, end: statement.end });
          break;
        case "mustache":
          push(nodes, this.mustache(statement, locals));
          break;
        case "partial":
          push(nodes, this.partial(statement.call, statement, statement.indent, locals));
          break;
        default:
          push(nodes, this.block(statement, locals) ?? this.skipped(statement, locals));
      }
    }
    return nodes;
  }

  private mustache(statement: Mustache, locals: Locals | undefined): TemplateNode | undefined {
    const { call, start, end } = statement;
    const name = helperName(call.head, locals);
    if (name !== undefined && isHelper(name)) {
      if (structureHelpers.has(name)) return this.structure(name, call, statement, locals);
      if (!valueHelpers.has(name)) {
        reportMisplaced(name, call, statement, this.problems);
        return undefined;
      }
      const value = this.expressions.valueCall(name, call, statement, locals);
      return value === undefined ? undefined : { type: "output", value, start, end };
    }
    if (hasArguments(call)) {
      this.unknown(call, statement);
      return undefined;
    }
    const value = this.expressions.headPath(call.head, locals);
    return value === undefined ? undefined : { type: "output", value, start, end };
  }

  private structure(
    name: string,
    call: Call,
    place: OffsetRange,
    locals: Locals | undefined,
  ): TemplateNode | undefined {
    if (!fitsShape(name, call, place, this.problems)) return undefined;
    const { start, end } = place;
    switch (name) {
      case "history":
        return { type: "history", start, end };
      case "media": {
        const { url, contentType } = this.expressions.options(call, locals) ?? {};
        if (url === undefined) return undefined;
        return { type: "media", url, ...(contentType === undefined ? {} : { contentType }), start, end };
      }
      default: {
        const value = this.expressions.argument(call, 0, locals);
        if (value === undefined || !this.isStructureName(name, value, place)) return undefined;
        return name === "role"
          ? { type: "role", role: value, start, end }
          : { type: "section", name: value, start, end };
      }
    }
  }

  /** Roles and sections are written, not computed; a role is a lower-case word, a section one word (as in Dotprompt). */
  private isStructureName(helper: string, value: Expression, place: OffsetRange): boolean {
    const isRole = helper === "role";
    if (value.type !== "literal") {
      if (this.dynamicNames && value.type !== "undefined") return true;
      const word = value.type === "path" ? value.text : "";
      if (isRole && roleNames.includes(word)) {
        this.problems.add(
          dynamicStructure,
          place,
          `\`${word}\` without quotes is a variable here, and data must not choose the role.`,
          `Write it in quotes: \`{{role "${word}"}}\`.`,
        );
        return false;
      }
      this.problems.add(
        dynamicStructure,
        place,
        `The ${helper} comes from data, so whoever controls the data chooses it.`,
        isRole
          ? 'Write the role, `{{role "user"}}`, and choose between roles with `{{#ifEquals}}`.'
          : 'Write the name, `{{section "output"}}`, and choose between sections with `{{#ifEquals}}`.',
      );
      return false;
    }
    const name = value.value;
    if (typeof name !== "string" || !(isRole ? /^[a-z]+$/ : /^\S+$/).test(name)) {
      this.problems.add(
        helperArguments,
        place,
        `\`${shown(String(name))}\` is no name of a ${helper}.`,
        isRole
          ? 'A role is one word in lower case: `{{role "system"}}`, `{{role "user"}}`, `{{role "model"}}`.'
          : "A section is named by one word without spaces.",
      );
      return false;
    }
    if (isRole) this.judgeRole(name, place);
    return true;
  }

  private judgeRole(name: string, place: OffsetRange): void {
    if (roleNames.includes(name)) return;
    const otherWord = otherWordsForRoles.get(name);
    const near = otherWord ?? nearest(name, roleNames);
    this.problems.add(
      unknownRole,
      place,
      `\`${shown(name)}\` is none of Dotprompt's roles${otherWord === undefined && near !== undefined ? `; did you mean \`${near}\`?` : "."}`,
      near === undefined ? "The roles are `system`, `user`, `model` and `tool`." : `Write \`{{role "${near}"}}\`.`,
      // Nobody means a role by a name one letter away from it, and the text would reach the model in a wrong one.
      otherWord === undefined && near !== undefined ? "error" : undefined,
    );
  }

  /** Undefined after a problem with the block's own tags. */
  private block(block: Block, locals: Locals | undefined): TemplateNode | undefined {
    const { call, opening } = block;
    if (block.partial) {
      const node = this.partial(call, block, "", locals);
      return node === undefined ? undefined : { ...node, fallback: this.nodes(block.program, locals), opening };
    }
    const name = helperName(call.head, locals);
    if (name === undefined || !isHelper(name)) return this.plainBlock(block, locals);
    if (!blockHelpers.has(name)) {
      reportMisplaced(name, call, opening, this.problems);
      return undefined;
    }
    if (!fitsShape(name, call, opening, this.problems)) return undefined;
    return name === "each" || name === "with" ? this.loop(name, block, locals) : this.choice(name, block, locals);
  }

  private plainBlock(block: Block, locals: Locals | undefined): LoopNode | undefined {
    if (hasArguments(block.call)) {
      this.unknown(block.call, block.opening);
      return undefined;
    }
    const value = this.expressions.headPath(block.call.head, locals);
    if (value === undefined || !this.hasAtMost(block, 0, "A plain block")) return undefined;
    return { type: "block", value, parameters: nothing, ...this.bodies(block, locals, locals) };
  }

  private loop(name: "each" | "with", block: Block, locals: Locals | undefined): LoopNode | undefined {
    const value = this.expressions.argument(block.call, 0, locals);
    if (value === undefined || !this.hasAtMost(block, name === "each" ? 2 : 1, `\`${name}\``)) return undefined;
    const parameters = block.parameters.map((parameter) => parameter.name);
    const inner = parameters.length === 0 ? locals : { names: parameters, outer: locals };
    return { type: name, value, parameters, ...this.bodies(block, inner, locals) };
  }

  private choice(name: string, block: Block, locals: Locals | undefined): IfNode | undefined {
    const test = this.test(name, block.call, locals);
    if (test === undefined || !this.hasAtMost(block, 0, `\`${name}\``)) return undefined;
    const negated = name === "unless" || name === "unlessEquals";
    return { type: "if", test, negated, helper: name, ...this.bodies(block, locals, locals) };
  }

  private test(name: string, call: Call, locals: Locals | undefined): IfNode["test"] | undefined {
    const first = this.expressions.argument(call, 0, locals);
    if (first === undefined) return undefined;
    if (name === "ifEquals" || name === "unlessEquals") {
      const right = this.expressions.argument(call, 1, locals);
      return right === undefined ? undefined : { kind: "equals", left: first, right };
    }
    const options = this.expressions.options(call, locals);
    if (options === undefined) return undefined;
    const { includeZero } = options;
    return { kind: "truthy", value: first, ...(includeZero === undefined ? {} : { includeZero }) };
  }

  private bodies(block: Block, inner: Locals | undefined, outer: Locals | undefined) {
    return {
      body: this.nodes(block.program, inner),
      otherwise: this.nodes(block.inverse, outer),
      start: block.start,
      end: block.end,
      opening: block.opening,
      ...(block.divider === undefined ? {} : { divider: block.divider }),
    };
  }

  /** Looks for more problems inside a block that has one itself. */
  private skipped(block: Block, locals: Locals | undefined): undefined {
    const names = block.parameters.map((parameter) => parameter.name);
    this.nodes(block.program, { names, outer: locals });
    this.nodes(block.inverse, locals);
    return undefined;
  }

  /** True where the block names no more values after `as` than it gives. */
  private hasAtMost(block: Block, most: 0 | 1 | 2, what: string): boolean {
    const extra = block.parameters[block.inverted ? 0 : most];
    if (extra === undefined) return true;
    const given = ["no values", "one value", "two values, the element and its key,"][most];
    this.problems.add(
      helperArguments,
      extra,
      block.inverted
        ? "A block that opens with `{{^` gives no values, so there is nothing to name after `as`."
        : `${what} gives ${given} to name after \`as\`.`,
      most === 0
        ? "Remove `as |…|`, or use `{{#each list as |item|}}` or `{{#with value as |name|}}`."
        : `Remove \`${shown(extra.name)}\`.`,
    );
    return false;
  }

  private partial(call: Call, place: OffsetRange, indent: string, locals: Locals | undefined): PartialNode | undefined {
    const { head } = call;
    const name = head.kind === "path" ? head.original : head.kind === "literal" ? String(head.value ?? "") : "";
    if (name === "" || name === "@partial-block") {
      this.problems.add(
        unsupportedSyntax,
        head,
        name === "" ? "A partial needs a name." : "`@partial-block` is not supported.",
        name === "" ? "Write `{{> name}}`." : "Split the layout into two partials, one before and one after the block.",
      );
      return undefined;
    }
    const second = call.parameters[1];
    if (second !== undefined) {
      this.problems.add(
        helperArguments,
        second,
        "A partial takes one context.",
        "Pass further values by name: `{{> name context key=value}}`.",
      );
      return undefined;
    }
    const context = this.expressions.argument(call, 0, locals);
    const options = this.expressions.options(call, locals);
    if (options === undefined || (context === undefined && call.parameters.length > 0)) return undefined;
    this.partials.add(name);
    return {
      type: "partial",
      name,
      nameAt: { start: head.start, end: head.end },
      ...(context === undefined ? {} : { context }),
      options,
      indent,
      start: place.start,
      end: place.end,
    };
  }

  private unknown(call: Call, place: OffsetRange): void {
    reportUnknown(call, place, (range) => this.expressions.textOf(range), this.problems);
  }
}

function hasArguments(call: Call): boolean {
  return call.parameters.length > 0 || call.pairs.length > 0;
}

function push(nodes: TemplateNode[], node: TemplateNode | undefined): void {
  if (node !== undefined) nodes.push(node);
}

/** Adjacent texts become one node: a comment or an escape between them leaves no trace. */
function addText(nodes: TemplateNode[], text: string, place: OffsetRange): void {
  const previous = nodes.at(-1);
  if (previous?.type === "text") {
    const start = previous.start ?? place.start;
    nodes[nodes.length - 1] = { type: "text", text: previous.text + text, start, end: place.end };
  } else {
    nodes.push({ type: "text", text, start: place.start, end: place.end });
  }
}
