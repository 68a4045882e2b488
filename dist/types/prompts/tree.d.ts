/**
 * The template as a plain tree: what checking walks, what rendering interprets, and what is stored in
 * `compiled/<prompt>.json` so that readers in any language render without Handlebars.
 *
 * Roles, history, media and sections are nodes, never text, so data cannot become structure.
 * Every node is plain JSON. Places are offsets into the template's file (`TemplateTree.source`), in UTF-16 units, end
 * exclusive; they become lines and columns only where a finding or an error is made, and are left out of the stored
 * form.
 */
import type { OffsetRange, SourceFile } from "../platform/text.js";
interface Located {
    readonly start?: number;
    readonly end?: number;
}
/** Where a path begins. */
export type PathRoot = 
/** The current context, or the one `up` levels above it: `name`, `this.name`, `../name`. */
{
    readonly kind: "context";
    readonly up: number;
}
/** A name given after `as |…|`. */
 | {
    readonly kind: "local";
    readonly name: string;
}
/** `@root`: the prompt's whole input. */
 | {
    readonly kind: "root";
}
/** `@index`, `@key`, `@first`, `@last` of the loop `up` loops further out, or context data such as `@state`. */
 | {
    readonly kind: "data";
    readonly name: string;
    readonly up: number;
};
/** A path into the data. `segments` are own property names; `this` and `.` have none. */
export interface PathExpression extends Located {
    readonly type: "path";
    readonly root: PathRoot;
    readonly segments: readonly string[];
    /** As written, for messages: `customer.name`, `@index`, `../[first name]`. */
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
    /** `indent` for `json`; empty for `lookup`. */
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
/** Places of a block's tags; `start` and `end` of the node itself span the whole block. */
interface LocatedBlock extends Located {
    /** The opening tag, `{{#if x}}`; for a branch of a chain, `{{else if x}}`. */
    readonly opening?: OffsetRange;
    /** The tag that begins `otherwise`, where there is one: `{{else}}`, `{{^}}` or `{{else if x}}`. */
    readonly divider?: OffsetRange;
}
/** `{{#if}}`, `{{#unless}}` (negated), `{{#ifEquals}}`, `{{#unlessEquals}}` (negated). */
export interface IfNode extends LocatedBlock {
    readonly type: "if";
    readonly test: {
        readonly kind: "truthy";
        readonly value: Expression;
        readonly includeZero?: Expression;
    } | {
        readonly kind: "equals";
        readonly left: Expression;
        readonly right: Expression;
    };
    readonly negated: boolean;
    readonly body: readonly TemplateNode[];
    readonly otherwise: readonly TemplateNode[];
    /** Name as written, for messages: `if`, `unless`, `ifEquals`, `unlessEquals`. */
    readonly helper: string;
}
/**
 * `{{#each list}}`, `{{#with value}}`, and the plain block `{{#name}}`, which is an `each` for a list, a `with` for
 * an object, and an `if` for `true`, `false` and null.
 */
export interface LoopNode extends LocatedBlock {
    readonly type: "each" | "with" | "block";
    readonly value: Expression;
    /** Names after `as |…|`: value and key for `each`, value for `with`, none for a plain block. */
    readonly parameters: readonly string[];
    readonly body: readonly TemplateNode[];
    readonly otherwise: readonly TemplateNode[];
}
/** `{{> name context key=value}}`. `indent` is put before each line of a standalone partial's text. */
export interface PartialNode extends LocatedBlock {
    readonly type: "partial";
    readonly name: string;
    /** Where the name stands in the tag. */
    readonly nameAt?: OffsetRange;
    /** Absent: the current context. */
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
export type TemplateNode = TextNode | OutputNode | IfNode | LoopNode | PartialNode | RoleNode | HistoryNode | MediaNode | SectionNode;
/** `{{! … }}` or `{{!-- … --}}`; renders nothing, but may hold a note to Slipway. `text` is what stands between. */
export interface TemplateComment extends OffsetRange {
    readonly text: string;
}
/** A parsed template. The stored form keeps `nodes` alone. */
export interface TemplateTree {
    readonly nodes: readonly TemplateNode[];
    /** Names of the partials that it calls, each once, in order of appearance. */
    readonly partials: readonly string[];
    readonly comments: readonly TemplateComment[];
    /** The file that the offsets point into. Absent in a tree that was read from a compiled prompt. */
    readonly source?: SourceFile;
}
export {};
