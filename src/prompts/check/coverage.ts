/**
 * Which branches the cases take. Only tests, loops and partials are looked at, with the data of each case, until every
 * branch has been seen: no text is made.
 */
import type { Finding } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import { type JsonObject, ownProperty } from "../../platform/json.ts";
import type { OffsetRange, SourceFile } from "../../platform/text.ts";
import { uncoveredBranch } from "../case-rules.ts";
import { isEmpty, ownValue, plainText } from "../template/values.ts";
import type { Expression, IfNode, LoopNode, PartialNode, PathExpression, TemplateNode, TemplateTree } from "../tree.ts";

/** Nodes looked at for one case; a list of a million elements shows nothing new after the first thousands. */
const mostSteps = 50_000;
const deepest = 64;

/** A block and which of its sides were taken. Both are true from the start where the side is empty. */
interface Branch {
  readonly node: IfNode | LoopNode;
  readonly source: SourceFile;
  body: boolean;
  otherwise: boolean;
  /** The side of another block in which this one stands. */
  readonly within: { readonly branch: Branch; readonly side: "body" | "otherwise" } | undefined;
}

/** The branches of one template or partial. */
interface Branches {
  readonly list: readonly Branch[];
  open: number;
}

/** Keeps the score of all templates and partials of a project. */
export class Coverage {
  private readonly partials: ReadonlyMap<string, TemplateTree>;
  private readonly branches = new Map<IfNode | LoopNode, Branch>();
  private readonly trees = new Map<TemplateTree, Branches>();
  /** Partials that were rendered for some case. */
  private readonly reached = new Set<TemplateTree>();

  constructor(partials: ReadonlyMap<string, TemplateTree>) {
    this.partials = partials;
  }

  /** Follows one prompt's cases; gives a finding for each branch of its own template that none of them takes. */
  check(
    tree: TemplateTree,
    inputs: readonly { readonly input: JsonObject; readonly context: JsonObject }[],
  ): readonly Finding[] {
    if (inputs.length === 0) return [];
    const own = this.branchesOf(tree);
    const walk = new CaseWalk(this.partials, this);
    for (const one of inputs) {
      if (own.open === 0 && tree.partials.length === 0) break;
      walk.follow(tree, one.input, one.context);
    }
    const findings = findingsFor(own);
    // The nodes of a prompt's own template are not met again.
    for (const branch of own.list) this.branches.delete(branch.node);
    this.trees.delete(tree);
    return findings;
  }

  /** After all prompts: branches of partials that no case of any prompt takes. */
  finish(): readonly Finding[] {
    return [...this.reached].flatMap((tree) => findingsFor(this.branchesOf(tree)));
  }

  branchesOf(tree: TemplateTree): Branches {
    const known = this.trees.get(tree);
    if (known !== undefined) return known;
    const list: Branch[] = [];
    collect(tree.nodes, tree.source ?? { file: "", text: "" }, undefined, list);
    const branches: Branches = { list, open: list.reduce((sum, branch) => sum + openSides(branch), 0) };
    for (const branch of list) this.branches.set(branch.node, branch);
    this.trees.set(tree, branches);
    return branches;
  }

  reach(tree: TemplateTree): void {
    this.reached.add(tree);
    this.branchesOf(tree);
  }

  take(tree: TemplateTree, node: IfNode | LoopNode, side: "body" | "otherwise"): void {
    const branch = this.branches.get(node);
    if (branch === undefined || branch[side]) return;
    branch[side] = true;
    this.branchesOf(tree).open--;
  }
}

function openSides(branch: Branch): number {
  return (branch.body ? 0 : 1) + (branch.otherwise ? 0 : 1);
}

function collect(nodes: readonly TemplateNode[], source: SourceFile, within: Branch["within"], list: Branch[]): void {
  for (const node of nodes) {
    if (node.type === "partial") {
      collect(node.fallback ?? [], source, within, list);
    } else if (node.type === "if" || node.type === "each" || node.type === "with" || node.type === "block") {
      const branch = { node, source, body: isBlank(node.body), otherwise: isBlank(node.otherwise), within };
      list.push(branch);
      collect(node.body, source, { branch, side: "body" }, list);
      // `{{else if x}}` is written beside the branch before it, not inside.
      collect(node.otherwise, source, isChained(node, source) ? within : { branch, side: "otherwise" }, list);
    }
  }
}

function isBlank(nodes: readonly TemplateNode[]): boolean {
  return nodes.every((node) => node.type === "text" && node.text.trim() === "");
}

function findingsFor(branches: Branches): readonly Finding[] {
  return branches.list.flatMap((branch) => {
    const { node, source, within } = branch;
    // Where no case comes at all, the branch around it says enough.
    if (within !== undefined && !within.branch[within.side]) return [];
    const findings: Finding[] = [];
    const opening = node.opening ?? placeOf(node);
    if (!branch.body) {
      findings.push(uncovered(source, opening, source.text.slice(opening.start, opening.end)));
    }
    // The tag of `{{else if x}}` opens a block of its own, which has its own finding.
    if (!branch.otherwise && node.divider !== undefined && !isChained(node, source)) {
      findings.push(uncovered(source, node.divider, source.text.slice(node.divider.start, node.divider.end)));
    }
    return findings;
  });
}

/** Whether the other side of a block is one that `{{else if x}}` opens. */
function isChained(node: IfNode | LoopNode, source: SourceFile): boolean {
  const { divider, otherwise } = node;
  if (divider === undefined || otherwise.length !== 1) return false;
  return /^\{\{~?\s*else\s+[^~}\s]/.test(source.text.slice(divider.start, divider.end));
}

function uncovered(source: SourceFile, place: OffsetRange, tag: string): Finding {
  const shown = tag.length > 60 ? `${tag.slice(0, 60)}…` : tag;
  return createFinding(uncoveredBranch, source, place, {
    message: `No case leads into \`${shown}\`.`,
    help: "Add a case with an input that does, or remove the branch.",
  });
}

function placeOf(located: { readonly start?: number; readonly end?: number }): OffsetRange {
  return { start: located.start ?? 0, end: located.end ?? 0 };
}

interface Scope {
  readonly context: unknown;
  readonly outer: Scope | undefined;
  readonly locals: { readonly name: string; readonly value: unknown; readonly next: Scope["locals"] } | undefined;
  readonly loop:
    | { readonly index: number; readonly key: string | number; readonly count: number; readonly outer: Scope["loop"] }
    | undefined;
}

/** Follows one case at a time through a template. The rules of evaluation are those of rendering. */
class CaseWalk {
  private readonly partials: ReadonlyMap<string, TemplateTree>;
  private readonly coverage: Coverage;
  private readonly worth = new Map<readonly TemplateNode[], boolean>();
  private input: JsonObject = {};
  private data: JsonObject = {};
  private steps = 0;
  private depth = 0;

  constructor(partials: ReadonlyMap<string, TemplateTree>, coverage: Coverage) {
    this.partials = partials;
    this.coverage = coverage;
  }

  follow(tree: TemplateTree, input: JsonObject, data: JsonObject): void {
    this.input = input;
    this.data = data;
    this.steps = 0;
    this.nodes(tree, tree.nodes, { context: input, outer: undefined, locals: undefined, loop: undefined });
  }

  private nodes(tree: TemplateTree, nodes: readonly TemplateNode[], scope: Scope): void {
    if (this.depth > deepest * 16 || !this.isWorth(nodes)) return;
    this.depth++;
    for (const node of nodes) {
      if (this.steps++ > mostSteps) break;
      if (node.type === "if") {
        const side = this.holds(node, scope) ? "body" : "otherwise";
        this.coverage.take(tree, node, side);
        this.nodes(tree, node[side], scope);
      } else if (node.type === "each" || node.type === "with" || node.type === "block") {
        this.loop(tree, node, scope);
      } else if (node.type === "partial") {
        this.partial(tree, node, scope);
      }
    }
    this.depth--;
  }

  /** Whether there is any block or partial in these nodes. */
  private isWorth(nodes: readonly TemplateNode[]): boolean {
    let worth = this.worth.get(nodes);
    if (worth === undefined) {
      worth = nodes.some((node) => ["if", "each", "with", "block", "partial"].includes(node.type));
      this.worth.set(nodes, worth);
    }
    return worth;
  }

  private holds(node: IfNode, scope: Scope): boolean {
    const { test } = node;
    if (test.kind === "equals")
      return (this.value(test.left, scope) === this.value(test.right, scope)) !== node.negated;
    const value = this.value(test.value, scope);
    const zeroCounts = test.includeZero !== undefined && Boolean(this.value(test.includeZero, scope));
    return ((Boolean(value) || (zeroCounts && value === 0)) && !isEmpty(value)) !== node.negated;
  }

  private loop(tree: TemplateTree, node: LoopNode, scope: Scope): void {
    const value = this.value(node.value, scope);
    const isList = Array.isArray(value);
    if (node.type === "each" || (node.type === "block" && isList)) {
      this.each(tree, node, value, scope);
      return;
    }
    const taken = node.type === "with" ? !isEmpty(value) : value !== false && value !== null && value !== undefined;
    this.coverage.take(tree, node, taken ? "body" : "otherwise");
    if (!taken) {
      this.nodes(tree, node.otherwise, scope);
    } else if (value === true && node.type === "block") {
      this.nodes(tree, node.body, scope);
    } else {
      const [name] = node.parameters;
      const locals = name === undefined ? scope.locals : { name, value, next: scope.locals };
      this.nodes(tree, node.body, { context: value, outer: outerOf(scope, value), locals, loop: scope.loop });
    }
  }

  private each(tree: TemplateTree, node: LoopNode, value: unknown, scope: Scope): void {
    const entries: readonly (readonly [string | number, unknown])[] =
      typeof value !== "object" || value === null
        ? []
        : Array.isArray(value)
          ? value.slice(0, mostSteps).map((element, index) => [index, element] as const)
          : Object.entries(value);
    this.coverage.take(tree, node, entries.length > 0 ? "body" : "otherwise");
    if (entries.length === 0) {
      this.nodes(tree, node.otherwise, scope);
      return;
    }
    if (!this.isWorth(node.body)) return;
    const [valueName, keyName] = node.parameters;
    for (const [index, [key, element]] of entries.entries()) {
      if (this.steps++ > mostSteps) return;
      let { locals } = scope;
      if (keyName !== undefined) locals = { name: keyName, value: key, next: locals };
      if (valueName !== undefined) locals = { name: valueName, value: element, next: locals };
      const loop = { index, key, count: entries.length, outer: scope.loop };
      this.nodes(tree, node.body, { context: element, outer: outerOf(scope, element), locals, loop });
    }
  }

  private partial(tree: TemplateTree, node: PartialNode, scope: Scope): void {
    const called = this.partials.get(node.name);
    const context = node.context === undefined ? scope.context : this.value(node.context, scope);
    if (called === undefined) {
      this.nodes(tree, node.fallback ?? [], { ...scope, context, outer: outerOf(scope, context) });
      return;
    }
    if (this.depth > deepest) return;
    this.coverage.reach(called);
    const names = Object.keys(node.options);
    let laid = context;
    if (names.length > 0) {
      const extended: Record<string, unknown> = Object.create(null);
      if (typeof context === "object" && context !== null) {
        for (const [name, value] of Object.entries(context)) extended[name] = value;
      }
      for (const name of names) {
        const option = node.options[name];
        extended[name] = option === undefined ? undefined : this.value(option, scope);
      }
      laid = extended;
    }
    this.nodes(called, called.nodes, { context: laid, outer: undefined, locals: undefined, loop: scope.loop });
  }

  private value(expression: Expression, scope: Scope): unknown {
    switch (expression.type) {
      case "path":
        return this.resolve(expression, scope);
      case "literal":
        return expression.value;
      case "undefined":
        return undefined;
      default: {
        const [first, second] = expression.arguments;
        const value = first === undefined ? undefined : this.value(first, scope);
        // The text of `json` is never empty, which is all that a test can ask.
        if (expression.helper === "json") return value === undefined ? undefined : "json";
        const name = second === undefined ? undefined : plainText(this.value(second, scope));
        return value === undefined || value === null || name === undefined ? undefined : ownValue(value, name);
      }
    }
  }

  private resolve(path: PathExpression, scope: Scope): unknown {
    const { root } = path;
    let value: unknown;
    if (root.kind === "root") {
      value = this.input;
    } else if (root.kind === "context") {
      let at: Scope | undefined = scope;
      for (let up = root.up; up > 0 && at !== undefined; up--) at = at.outer;
      value = at?.context;
    } else if (root.kind === "local") {
      let local = scope.locals;
      while (local !== undefined && local.name !== root.name) local = local.next;
      value = local?.value;
    } else {
      value = this.dataVariable(root.name, root.up, scope);
    }
    for (const segment of path.segments) {
      if (value === undefined || value === null) return undefined;
      value = ownValue(value, segment);
    }
    return value;
  }

  private dataVariable(name: string, up: number, scope: Scope): unknown {
    let { loop } = scope;
    for (let level = up; level > 0 && loop !== undefined; level--) loop = loop.outer;
    if (loop !== undefined) {
      if (name === "index") return loop.index;
      if (name === "key") return loop.key;
      if (name === "first") return loop.index === 0;
      if (name === "last") return loop.index === loop.count - 1;
    }
    return ownProperty(this.data, name);
  }
}

function outerOf(scope: Scope, value: unknown): Scope | undefined {
  return value === scope.context ? scope.outer : scope;
}
