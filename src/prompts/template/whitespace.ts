/**
 * White-space control: what `~` and tags that stand alone on their line take away from the text around them. The
 * outcome is that of Handlebars 4.7.10's `WhitespaceControl`, which test/prompts/handlebars.test.ts holds it to.
 */
import { isSpace } from "./lexer.ts";
import type { Block, Content, Program, Statement, Strip } from "./syntax.ts";

interface Effect {
  readonly open: boolean;
  readonly close: boolean;
  /** The opening tag and the white space after it could stand alone on a line; likewise the closing tag. */
  readonly openStandalone: boolean;
  readonly closeStandalone: boolean;
  /** A comment or a partial, which can stand alone as a whole. */
  readonly inlineStandalone: boolean;
}

/** Changes the `value` of the texts in a template, and the `indent` of its partials. Nesting is bounded by the parser. */
export function controlWhitespace(program: Program): void {
  controlProgram(program, true);
}

function controlProgram(program: Program, isRoot: boolean): void {
  const { body } = program;
  for (let index = 0; index < body.length; index++) {
    const current = body[index];
    if (current === undefined || current.kind === "content") continue;
    const effect = effectOf(current);
    const before = effect.openStandalone || effect.inlineStandalone ? endsLine(body, index, isRoot) : false;
    const after = effect.closeStandalone || effect.inlineStandalone ? beginsLine(body, index, isRoot) : false;

    if (effect.close) stripAfter(body[index + 1], true);
    if (effect.open) stripBefore(body[index - 1], true);

    if (effect.inlineStandalone && before && after) {
      stripAfter(body[index + 1], false);
      const previous = body[index - 1];
      if (stripBefore(previous, false) && current.kind === "partial" && previous?.kind === "content") {
        current.indent = lastBlanks(previous.original);
      }
    }
    if (current.kind !== "block") continue;
    if (effect.openStandalone && before) {
      stripAfter(first(current.program ?? current.inverse), false);
      stripBefore(body[index - 1], false);
    }
    if (effect.closeStandalone && after) {
      stripAfter(body[index + 1], false);
      stripBefore(last(current.inverse ?? current.program), false);
    }
  }
}

function effectOf(statement: Exclude<Statement, Content>): Effect {
  if (statement.kind === "block") return effectOfBlock(statement);
  const { open, close } = statement.strip;
  const inlineStandalone = statement.kind !== "mustache";
  return { open, close, openStandalone: false, closeStandalone: false, inlineStandalone };
}

function effectOfBlock(block: Block): Effect {
  if (block.program !== undefined) controlProgram(block.program, false);
  if (block.inverse !== undefined) controlProgram(block.inverse, false);

  const program = block.program ?? block.inverse;
  const inverse = block.program === undefined ? undefined : block.inverse;
  const { firstInverse, lastInverse } = endsOfChain(inverse);

  const openStandalone = beginsLine(program?.body ?? [], -1, false);
  const closeStandalone = endsLineAtEnd((firstInverse ?? program)?.body ?? []);

  if (block.openStrip.close) stripAfter(first(program), true);
  if (inverse !== undefined) {
    const strip: Strip | undefined = block.inverseStrip;
    if (strip?.open) stripBefore(last(program), true);
    if (strip?.close) stripAfter(first(firstInverse), true);
    if (block.closeStrip.open) stripBefore(last(lastInverse), true);
    // `{{else}}` alone on its line.
    if (endsLineAtEnd(program?.body ?? []) && beginsLine(firstInverse?.body ?? [], -1, false)) {
      stripBefore(last(program), false);
      stripAfter(first(firstInverse), false);
    }
  } else if (block.closeStrip.open) {
    stripBefore(last(program), true);
  }
  return {
    open: block.openStrip.open,
    close: block.closeStrip.close,
    openStandalone,
    closeStandalone,
    inlineStandalone: false,
  };
}

/** For a chain the program of its first branch, and the program of its last `else if` (or its only branch). */
function endsOfChain(inverse: Program | undefined): {
  firstInverse: Program | undefined;
  lastInverse: Program | undefined;
} {
  if (inverse?.chained !== true) return { firstInverse: inverse, lastInverse: inverse };
  let lastInverse: Program | undefined = inverse;
  while (lastInverse?.chained === true) {
    const block: Statement | undefined = lastInverse.body.at(-1);
    lastInverse = block?.kind === "block" ? block.program : undefined;
  }
  const firstBlock = inverse.body[0];
  return { firstInverse: firstBlock?.kind === "block" ? firstBlock.program : undefined, lastInverse };
}

function first(program: Program | undefined): Statement | undefined {
  return program?.body[0];
}

function last(program: Program | undefined): Statement | undefined {
  return program?.body.at(-1);
}

/** True where nothing but white space stands between the statement at `index` and the line break before it. */
function endsLine(body: readonly Statement[], index: number, isRoot: boolean): boolean {
  const previous = body[index - 1];
  if (previous === undefined) return isRoot;
  if (previous.kind !== "content") return false;
  return trailingSpaceHasBreak(previous.original, isRoot && body[index - 2] === undefined);
}

function endsLineAtEnd(body: readonly Statement[]): boolean {
  return endsLine(body, body.length, false);
}

function beginsLine(body: readonly Statement[], index: number, isRoot: boolean): boolean {
  const next = body[index + 1];
  if (next === undefined) return isRoot;
  if (next.kind !== "content") return false;
  return leadingSpaceHasBreak(next.original, isRoot && body[index + 2] === undefined);
}

/** `allOfIt`: white space alone counts too, as at the beginning of the template. */
function trailingSpaceHasBreak(text: string, allOfIt: boolean): boolean {
  for (let index = text.length - 1; index >= 0; index--) {
    const code = text.charCodeAt(index);
    if (code === 0x0a) return true;
    if (!isSpace(code)) return false;
  }
  return allOfIt;
}

function leadingSpaceHasBreak(text: string, allOfIt: boolean): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x0a) return true;
    if (!isSpace(code)) return false;
  }
  return allOfIt;
}

/** Takes leading white space away: all of it, or blanks up to and including one line break. */
function stripAfter(statement: Statement | undefined, all: boolean): void {
  if (statement?.kind !== "content" || (!all && statement.rightStripped)) return;
  const { value } = statement;
  let index = 0;
  if (all) {
    while (index < value.length && isSpace(value.charCodeAt(index))) index++;
  } else {
    while (isBlank(value.charCodeAt(index))) index++;
    if (value.charCodeAt(index) === 0x0d) index++;
    if (value.charCodeAt(index) === 0x0a) index++;
  }
  if (index > 0) statement.value = value.slice(index);
  statement.rightStripped = index > 0;
}

/** Takes trailing white space away: all of it, or the blanks of the last line. True where something was taken. */
function stripBefore(statement: Statement | undefined, all: boolean): boolean {
  if (statement?.kind !== "content" || (!all && statement.leftStripped)) return false;
  const { value } = statement;
  let index = value.length;
  if (all) {
    while (index > 0 && isSpace(value.charCodeAt(index - 1))) index--;
  } else {
    while (index > 0 && isBlank(value.charCodeAt(index - 1))) index--;
  }
  const changed = index < value.length;
  if (changed) statement.value = value.slice(0, index);
  statement.leftStripped = changed;
  return changed;
}

function lastBlanks(text: string): string {
  let index = text.length;
  while (index > 0 && isBlank(text.charCodeAt(index - 1))) index--;
  return text.slice(index);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
