/**
 * Handlebars' own view of a template: statements, calls and operands, before helpers and paths are given a meaning.
 * Offsets point into the template's file.
 */
import type { OffsetRange } from "../../platform/text.ts";

/** Which sides of a tag have a `~`. */
export interface Strip {
  readonly open: boolean;
  readonly close: boolean;
}

export interface PathOperand extends OffsetRange {
  readonly kind: "path";
  /** Written with `@`. */
  readonly data: boolean;
  /** Number of leading `..`. */
  readonly up: number;
  /** Begins with `this` or `.`, so it names neither a helper nor a block parameter. */
  readonly scoped: boolean;
  readonly parts: readonly string[];
  /** As Handlebars compares names of opening and closing tags: as written, without brackets. */
  readonly original: string;
}

export interface LiteralOperand extends OffsetRange {
  readonly kind: "literal";
  readonly value: string | number | boolean | null | undefined;
}

export interface CallOperand extends OffsetRange {
  readonly kind: "call";
  readonly call: Call;
}

export type Operand = PathOperand | LiteralOperand | CallOperand;

export interface Pair extends OffsetRange {
  readonly key: string;
  readonly value: Operand;
}

/** What stands in a tag or in parentheses: a name and its arguments. */
export interface Call {
  readonly head: Operand;
  readonly parameters: readonly Operand[];
  readonly pairs: readonly Pair[];
}

export interface Content extends OffsetRange {
  readonly kind: "content";
  readonly original: string;
  /** What is left of `original` after white-space control. */
  value: string;
  leftStripped: boolean;
  rightStripped: boolean;
}

export interface Comment extends OffsetRange {
  readonly kind: "comment";
  readonly text: string;
  readonly strip: Strip;
}

export interface Mustache extends OffsetRange {
  readonly kind: "mustache";
  readonly call: Call;
  readonly strip: Strip;
}

export interface PartialTag extends OffsetRange {
  readonly kind: "partial";
  readonly call: Call;
  readonly strip: Strip;
  /** White space before a partial that stands alone on its line; set by white-space control. */
  indent: string;
}

export interface Program {
  readonly body: readonly Statement[];
  /** True for the branch of an `{{else if}}` chain, which holds one block. */
  readonly chained: boolean;
}

export interface Block extends OffsetRange {
  readonly kind: "block";
  /** `{{#> name}}`. */
  readonly partial: boolean;
  readonly call: Call;
  readonly parameters: readonly BlockParameter[];
  /** Absent in `{{^name}}…{{/name}}`. */
  readonly program: Program | undefined;
  readonly inverse: Program | undefined;
  readonly openStrip: Strip;
  /** Of the tag that begins `inverse`. */
  readonly inverseStrip: Strip | undefined;
  readonly closeStrip: Strip;
  readonly opening: OffsetRange;
  readonly divider: OffsetRange | undefined;
  /** Written `{{^name}}`: the parameters belong to `inverse`. */
  readonly inverted: boolean;
}

export interface BlockParameter extends OffsetRange {
  readonly name: string;
}

export type Statement = Content | Comment | Mustache | PartialTag | Block;
