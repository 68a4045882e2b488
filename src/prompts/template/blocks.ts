/** Pairs the tags that open, divide and close blocks, and says which have no partner. */
import type { OffsetRange } from "../../platform/text.ts";
import { mismatchedBlock, unclosedBlock } from "../template-rules.ts";
import { type Problems, shown } from "./problems.ts";
import type { Block, BlockParameter, Call, Operand, Program, Statement, Strip } from "./syntax.ts";

/** A tag that begins a block or a branch of one. */
export interface OpeningTag {
  /** Undefined where the tag had a problem; any closing tag then closes the block. */
  readonly call: Call | undefined;
  readonly parameters: readonly BlockParameter[];
  readonly place: OffsetRange;
  readonly strip: Strip;
}

interface Body extends OpeningTag {
  readonly statements: Statement[];
}

/** A block whose closing tag has not come yet. */
interface OpenBlock extends Body {
  /** `{{#name}}`, `{{^name}}`, `{{#> name}}` */
  readonly kind: "block" | "inverse" | "partial";
  /** `{{else if x}}`, in order. */
  readonly branches: Body[];
  /** What follows a plain `{{else}}`. */
  otherwise: Body | undefined;
}

/**
 * The open blocks of one template. Statements go to `current`; a tag without a partner is reported, and reading goes on
 * as if it were not there.
 */
export class BlockStack {
  readonly root: Statement[] = [];
  /** Where the next statement belongs. */
  current: Statement[] = this.root;
  /** Blocks that are open, and branches of them that have begun. */
  depth = 0;
  private readonly open: OpenBlock[] = [];
  private readonly textOf: (place: OffsetRange) => string;
  private readonly problems: Problems;

  constructor(textOf: (place: OffsetRange) => string, problems: Problems) {
    this.textOf = textOf;
    this.problems = problems;
  }

  begin(kind: OpenBlock["kind"], tag: OpeningTag): void {
    const block: OpenBlock = { kind, ...tag, statements: [], branches: [], otherwise: undefined };
    this.open.push(block);
    this.current = block.statements;
    this.depth++;
  }

  /** `{{else if x}}` */
  branch(tag: OpeningTag): void {
    const block = this.open.at(-1);
    if (!this.mayDivide(block, tag.place, true)) return;
    const branch: Body = { ...tag, statements: [] };
    block.branches.push(branch);
    this.current = branch.statements;
    this.depth++;
  }

  /** `{{else}}` or `{{^}}` */
  divide(place: OffsetRange, strip: Strip): void {
    const block = this.open.at(-1);
    if (!this.mayDivide(block, place, false)) return;
    block.otherwise = { call: undefined, parameters: [], place, strip, statements: [] };
    this.current = block.otherwise.statements;
  }

  /** `{{/name}}`; `name` is undefined where the tag had a problem of its own. */
  close(name: Operand | undefined, place: OffsetRange, strip: Strip): void {
    const block = this.open.at(-1);
    if (block === undefined) {
      if (name === undefined) return;
      this.problems.add(
        mismatchedBlock,
        place,
        `\`${shown(this.textOf(place))}\` closes no block.`,
        "Remove it, or add the tag that opens the block.",
      );
      return;
    }
    if (name === undefined || block.call === undefined) {
      this.abandon();
    } else if (sameName(block.call.head, name)) {
      this.leave();
      this.current.push(finished(block, block.call, strip, place.end));
    } else {
      this.closeOther(block, name, place);
    }
  }

  /** At the end of the template: reports every block that is still open. */
  finish(): void {
    for (const block of this.open) {
      if (block.call === undefined) continue;
      this.problems.add(
        unclosedBlock,
        block.place,
        `${this.named(block)} opens here and is never closed.`,
        `Add \`{{/${this.nameOf(block)}}}\` where the block is to end.`,
      );
    }
    while (this.open.length > 0) this.abandon();
  }

  /** Blocks in between were forgotten where an outer one has this name; otherwise the closing tag is misspelt. */
  private closeOther(block: OpenBlock, name: Operand, place: OffsetRange): void {
    const closing = `\`${shown(this.textOf(place))}\``;
    const outer = this.open.findLastIndex(({ call }) => call !== undefined && sameName(call.head, name));
    if (outer === -1) {
      this.problems.add(
        mismatchedBlock,
        block.place,
        `${this.named(block)} opens here, and ${closing} closes it.`,
        `Close it with \`{{/${this.nameOf(block)}}}\`.`,
      );
      this.abandon();
      return;
    }
    for (const inner of this.open.slice(outer + 1).reverse()) {
      this.problems.add(
        mismatchedBlock,
        inner.place,
        `${this.named(inner)} opens here and is not closed before ${closing}.`,
        `Add \`{{/${this.nameOf(inner)}}}\` before that tag.`,
      );
      this.abandon();
    }
    this.abandon();
  }

  private mayDivide(block: OpenBlock | undefined, place: OffsetRange, chained: boolean): block is OpenBlock {
    if (block === undefined) {
      this.problems.add(
        mismatchedBlock,
        place,
        `\`${shown(this.textOf(place))}\` stands in no block.`,
        "Remove it, or add the `{{#if …}}` that it belongs to.",
      );
      return false;
    }
    if (block.otherwise !== undefined) {
      this.problems.add(
        mismatchedBlock,
        block.place,
        `The block that opens here has \`${shown(this.textOf(place))}\` after its last \`{{else}}\`.`,
        "A block has one `{{else}}`, after every `{{else if …}}`. Close the block first, or remove one of the two.",
      );
      return false;
    }
    if (block.kind === "partial") {
      this.problems.add(
        mismatchedBlock,
        place,
        "A `{{#> partial}}` block has no `{{else}}`: what it holds is shown where the partial is missing.",
        "Remove the tag.",
      );
      return false;
    }
    if (chained && block.kind === "inverse") {
      this.problems.add(
        mismatchedBlock,
        place,
        "A block that opens with `{{^` has no `{{else if …}}`.",
        "Open the block with `{{#unless …}}` or `{{#if …}}`.",
      );
      return false;
    }
    return true;
  }

  /** Ends the innermost block. */
  private leave(): void {
    const block = this.open.pop();
    if (block !== undefined) this.depth -= 1 + block.branches.length;
    const outer = this.open.at(-1);
    const body: Body | undefined = outer?.otherwise ?? outer?.branches.at(-1) ?? outer;
    this.current = body?.statements ?? this.root;
  }

  /** Ends the innermost block after a problem; what it holds is kept, so that problems in there are found too. */
  private abandon(): void {
    const block = this.open.at(-1);
    this.leave();
    if (block === undefined) return;
    const bodies: readonly Body[] = [
      block,
      ...block.branches,
      ...(block.otherwise === undefined ? [] : [block.otherwise]),
    ];
    for (const { statements } of bodies) for (const statement of statements) this.current.push(statement);
  }

  private named(block: OpenBlock): string {
    const mark = block.kind === "block" ? "#" : block.kind === "inverse" ? "^" : "#> ";
    return `\`{{${mark}${this.nameOf(block)}}}\``;
  }

  /** The name as a closing tag repeats it. */
  private nameOf(block: OpenBlock): string {
    return block.call === undefined ? "…" : shown(this.textOf(block.call.head));
  }
}

/** The block as Handlebars nests it: each branch of a chain is a block in the `inverse` of the one before. */
function finished(open: OpenBlock, call: Call, closeStrip: Strip, end: number): Block {
  let divider = open.otherwise;
  let inverse: Program | undefined = divider === undefined ? undefined : { body: divider.statements, chained: false };
  for (let index = open.branches.length - 1; index >= 0; index--) {
    const branch = open.branches[index];
    // A branch without a call had a problem, and then the tree is not used.
    if (branch?.call === undefined) continue;
    const block: Block = {
      kind: "block",
      partial: false,
      call: branch.call,
      parameters: branch.parameters,
      program: { body: branch.statements, chained: false },
      inverse,
      openStrip: branch.strip,
      inverseStrip: divider?.strip,
      // Handlebars gives the closing tag's `~` to the first branch only; the others get those of their own opening.
      closeStrip: index === 0 ? closeStrip : branch.strip,
      opening: branch.place,
      divider: divider?.place,
      inverted: false,
      start: branch.place.start,
      end,
    };
    inverse = { body: [block], chained: true };
    divider = branch;
  }
  const body: Program = { body: open.statements, chained: false };
  const inverted = open.kind === "inverse";
  return {
    kind: "block",
    partial: open.kind === "partial",
    call,
    parameters: open.parameters,
    program: inverted ? inverse : body,
    inverse: inverted ? body : inverse,
    openStrip: open.strip,
    inverseStrip: divider?.strip,
    closeStrip,
    opening: open.place,
    divider: divider?.place,
    inverted,
    start: open.place.start,
    end,
  };
}

/** As Handlebars compares them: `a/b` and `a.b` differ, `[a]` and `a` do not. */
function sameName(opening: Operand, closing: Operand): boolean {
  return nameForClosing(opening) === nameForClosing(closing);
}

function nameForClosing(operand: Operand): unknown {
  if (operand.kind === "path") return operand.original;
  return operand.kind === "literal" ? operand.value : operand;
}
