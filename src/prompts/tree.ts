/**
 * The template as a plain tree: what checking walks, what rendering interprets, and what is stored in
 * `compiled/<prompt>.json` so that readers in any language render without Handlebars.
 *
 * Roles, history, media and sections are nodes, never text, so data cannot become structure.
 * Every node is plain JSON. `range` points into the template's file and is left out of the stored form.
 */
import type { SourceRange } from "../platform/finding.ts";

interface Located {
  readonly range?: SourceRange;
}

/**
 * A path into the data. `root` says where it starts: the current context (`up` contexts above it), a block
 * parameter, `@root`, or a private variable such as `@index`, `@key`, `@first`, `@last`, or context data such as
 * `@state`. `segments` are own property names; `this` and `.` have no segments.
 */
export interface PathExpression extends Located {
  readonly type: "path";
  readonly root:
    | { readonly kind: "context"; readonly up: number }
    | { readonly kind: "local"; readonly name: string }
    | { readonly kind: "root" }
    | { readonly kind: "data"; readonly name: string; readonly up: number };
  readonly segments: readonly string[];
  /** As written, for messages. */
  readonly text: string;
}

export interface LiteralExpression extends Located {
  readonly type: "literal";
  readonly value: string | number | boolean | null;
}

/** `undefined` written as a literal. */
export interface UndefinedExpression extends Located {
  readonly type: "undefined";
}

/** A helper that gives a value: `json VALUE indent=N`, `lookup OBJECT KEY`. */
export interface CallExpression extends Located {
  readonly type: "call";
  readonly helper: "json" | "lookup";
  readonly arguments: readonly Expression[];
  readonly options: Readonly<Record<string, Expression>>;
}

export type Expression = PathExpression | LiteralExpression | UndefinedExpression | CallExpression;

export interface TextNode extends Located {
  readonly type: "text";
  readonly text: string;
}

/** `{{value}}`: the value as text. */
export interface OutputNode extends Located {
  readonly type: "output";
  readonly value: Expression;
}

/** `{{#if}}`, `{{#unless}}` (negated), `{{#ifEquals}}`, `{{#unlessEquals}}` (negated). */
export interface IfNode extends Located {
  readonly type: "if";
  readonly test:
    | { readonly kind: "truthy"; readonly value: Expression; readonly includeZero?: Expression }
    | { readonly kind: "equals"; readonly left: Expression; readonly right: Expression };
  readonly negated: boolean;
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[];
  /** Name as written, for messages: `if`, `unless`, `ifEquals`, `unlessEquals`. */
  readonly helper: string;
}

/** `{{#each}}`; `{{#with}}`; a plain block `{{#name}}` is resolved to one of kind `section` at run time. */
export interface LoopNode extends Located {
  readonly type: "each" | "with" | "block";
  readonly value: Expression;
  /** Names after `as |…|`. */
  readonly parameters: readonly string[];
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[];
}

/** `{{> name context key=value}}`. `indent` is put before each line of a standalone partial's text. */
export interface PartialNode extends Located {
  readonly type: "partial";
  readonly name: string;
  readonly context?: Expression;
  readonly options: Readonly<Record<string, Expression>>;
  readonly indent: string;
  /** `{{#> name}}fallback{{/name}}`: rendered where the partial is missing. */
  readonly fallback?: readonly TemplateNode[];
}

export interface RoleNode extends Located {
  readonly type: "role";
  readonly role: Expression;
}

export interface HistoryNode extends Located {
  readonly type: "history";
}

export interface MediaNode extends Located {
  readonly type: "media";
  readonly url: Expression;
  readonly contentType?: Expression;
}

export interface SectionNode extends Located {
  readonly type: "section";
  readonly name: Expression;
}

export type TemplateNode =
  | TextNode
  | OutputNode
  | IfNode
  | LoopNode
  | PartialNode
  | RoleNode
  | HistoryNode
  | MediaNode
  | SectionNode;

/** A parsed template: its nodes and the names of the partials that it calls. */
export interface TemplateTree {
  readonly nodes: readonly TemplateNode[];
  readonly partials: readonly string[];
}
