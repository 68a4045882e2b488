/**
 * Splits a template into text and tags. Iterative, linear in the length of the text on every input, and bounded in
 * depth. Follows Handlebars 4.7.10: see test/prompts/handlebars.test.ts.
 */
import type { OffsetRange } from "../../platform/text.ts";
import type { TemplateLimits } from "../limits.ts";
import { templateSyntax, unsupportedSyntax } from "../template-rules.ts";
import { BlockStack, type OpeningTag } from "./blocks.ts";
import { CallReader } from "./calls.ts";
import type { Problems } from "./problems.ts";
import type { Call, Program, Strip } from "./syntax.ts";

const noStrip: Strip = { open: false, close: false };
const backslash = 0x5c;
const closeBrace = 0x7d;
const tilde = 0x7e;

/**
 * The statements of a template before white-space control; without those that had problems. `base` is the offset of
 * `text` in its file.
 */
export function readStatements(text: string, base: number, limits: TemplateLimits, problems: Problems): Program {
  const reader = new StatementReader(text, base, limits, problems);
  reader.read();
  return { body: reader.blocks.root, chained: false };
}

class StatementReader {
  readonly blocks: BlockStack;
  private readonly text: string;
  private readonly base: number;
  private readonly limits: TemplateLimits;
  private readonly problems: Problems;
  private readonly calls: CallReader;
  private position = 0;
  /** Offset of the next `--~}}` at or after a place, so that each is looked for once; -1 where none follows. */
  private nextTildeEnd: number | undefined;
  private readonly elsePattern = /\s*else(?:\s*(~?)\}\}|\b)/y;
  private readonly caretPattern = /\^\s*(~?)\}\}/y;

  constructor(text: string, base: number, limits: TemplateLimits, problems: Problems) {
    this.text = text;
    this.base = base;
    this.limits = limits;
    this.problems = problems;
    this.calls = new CallReader(text, base, limits, problems);
    this.blocks = new BlockStack((place) => text.slice(place.start - base, place.end - base), problems);
  }

  read(): void {
    while (this.position < this.text.length) {
      this.readTextAndTag();
      if (this.calls.stopped || this.problems.full) return;
    }
    this.blocks.finish();
  }

  /** Text up to the next tag, and the tag. `\{{` makes a tag text; `\\{{` is one backslash and a tag. */
  private readTextAndTag(): void {
    const { text, position } = this;
    const tag = text.indexOf("{{", position);
    if (tag === -1) {
      this.addText(position, text.length, text.length);
      this.position = text.length;
      return;
    }
    if (tag === position || text.charCodeAt(tag - 1) !== backslash) {
      this.addText(position, tag, tag);
      this.readTag(tag);
      return;
    }
    this.addText(position, tag - 1, tag);
    if (tag - 2 >= position && text.charCodeAt(tag - 2) === backslash) {
      this.readTag(tag);
    } else {
      const end = this.endOfEscaped(tag);
      this.addText(tag, end, end);
      this.position = end;
    }
  }

  /** An escaped tag is text up to the next tag and the one or two backslashes right before that. */
  private endOfEscaped(tag: number): number {
    const { text } = this;
    const first = tag + 2;
    const next = text.indexOf("{{", first);
    if (next === -1) return text.length;
    if (next - 1 < first || text.charCodeAt(next - 1) !== backslash) return next;
    return next - 2 >= first && text.charCodeAt(next - 2) === backslash ? next - 2 : next - 1;
  }

  /** `placeEnd` is after a backslash that escaped something and is not part of the text. */
  private addText(start: number, end: number, placeEnd: number): void {
    if (start >= end) return;
    const value = this.text.slice(start, end);
    this.blocks.current.push({
      kind: "content",
      original: value,
      value,
      leftStripped: false,
      rightStripped: false,
      start: this.base + start,
      end: this.base + placeEnd,
    });
  }

  private readTag(start: number): void {
    const { text } = this;
    const open = text.charCodeAt(start + 2) === tilde;
    const mark = open ? start + 3 : start + 2;
    switch (text.charAt(mark)) {
      case "{":
        if (!open && text.charAt(mark + 1) === "{") this.rawBlock(start);
        else this.inlineTag("mustache", start, mark + 1, open, "close-unescaped");
        return;
      case ">":
        this.inlineTag("partial", start, mark + 1, open, "close");
        return;
      case "&":
        this.inlineTag("mustache", start, mark + 1, open, "close");
        return;
      case "#":
        if (text.charAt(mark + 1) === ">") this.openBlock("partial", start, mark + 2, open);
        else if (text.charAt(mark + 1) === "*") this.decorator(start, mark + 2, true);
        else this.openBlock("block", start, mark + 1, open);
        return;
      case "/":
        this.closeBlock(start, mark + 1, open);
        return;
      case "!":
        this.comment(start, mark + 1, open);
        return;
      case "*":
        this.decorator(start, mark + 1, false);
        return;
      case "^": {
        const end = this.endOfDivider(this.caretPattern, start, mark, open);
        if (end !== 0) this.openBlock("inverse", start, mark + 1, open);
        return;
      }
      default: {
        const inside = this.endOfDivider(this.elsePattern, start, mark, open);
        if (inside === -1) this.inlineTag("mustache", start, mark, open, "close");
        else if (inside > 0) this.branch(start, inside, open);
      }
    }
  }

  /**
   * Reads `{{else}}` or `{{^}}` and gives 0; where the pattern matched only the beginning of a tag, `{{else if x}}`,
   * the offset after it; and -1 where it did not match.
   */
  private endOfDivider(pattern: RegExp, start: number, mark: number, open: boolean): number {
    pattern.lastIndex = mark;
    const found = pattern.exec(this.text);
    if (found === null) return -1;
    const end = mark + found[0].length;
    if (found[1] === undefined) return end;
    this.position = end;
    this.blocks.divide(this.place(start, end), { open, close: found[1] === "~" });
    return 0;
  }

  private comment(start: number, inside: number, open: boolean): void {
    const { text } = this;
    const long = text.startsWith("--", inside);
    let textEnd = text.indexOf(long ? "--}}" : "}}", inside);
    let end = textEnd + (long ? 4 : 2);
    let close = !long && textEnd > inside && text.charCodeAt(textEnd - 1) === tilde;
    if (long) {
      const tildeEnd = this.tildeEndAfter(inside);
      if (tildeEnd !== -1 && (textEnd === -1 || tildeEnd < textEnd)) {
        textEnd = tildeEnd;
        end = tildeEnd + 5;
        close = true;
      }
    }
    if (textEnd === -1) {
      this.problems.add(
        templateSyntax,
        this.place(start, inside),
        "The comment that begins here is never closed.",
        `Add \`${long ? "--}}" : "}}"}\` where it is to end.`,
      );
      // Everything up to the end is comment; looking for tags in it would report nonsense.
      this.position = text.length;
      return;
    }
    const comment = text.slice(long ? inside + 2 : inside, long || !close ? textEnd : textEnd - 1);
    this.blocks.current.push({ kind: "comment", text: comment, strip: { open, close }, ...this.place(start, end) });
    this.position = end;
  }

  private tildeEndAfter(position: number): number {
    if (this.nextTildeEnd === undefined || (this.nextTildeEnd !== -1 && this.nextTildeEnd < position)) {
      this.nextTildeEnd = this.text.indexOf("--~}}", position);
    }
    return this.nextTildeEnd;
  }

  private inlineTag(
    kind: "mustache" | "partial",
    start: number,
    inside: number,
    open: boolean,
    closing: "close" | "close-unescaped",
  ): void {
    this.calls.begin(start, inside);
    const call = kind === "partial" ? this.readPartialCall() : this.calls.readCall();
    const end = call === undefined ? undefined : this.endOfTag(closing);
    if (call === undefined || end === undefined) {
      this.recover(start);
      return;
    }
    const strip = { open, close: this.closesWithTilde(end) };
    const from = this.base + start;
    const to = this.base + end;
    this.blocks.current.push(
      kind === "mustache"
        ? { kind, call, strip, start: from, end: to }
        : { kind, call, strip, indent: "", start: from, end: to },
    );
    this.position = end;
  }

  /** A partial's name may be a parenthesis, which names it by data; that is reported, not read. */
  private readPartialCall(): Call | undefined {
    const { lexer } = this.calls;
    if (lexer.kind !== "open-parenthesis") return this.calls.readCall();
    this.problems.add(
      unsupportedSyntax,
      this.place(lexer.start, lexer.end),
      "The name of a partial cannot be computed.",
      'Name each partial that can be meant, and choose with `{{#ifEquals value "a"}}{{> a}}{{/ifEquals}}`.',
    );
    return undefined;
  }

  private openBlock(kind: "block" | "inverse" | "partial", start: number, inside: number, open: boolean): void {
    this.calls.begin(start, inside);
    const tag = this.readOpeningTag(kind === "partial", start, open);
    this.blocks.begin(kind, tag);
    this.checkDepth(tag.place);
  }

  private branch(start: number, inside: number, open: boolean): void {
    this.calls.begin(start, inside);
    const tag = this.readOpeningTag(false, start, open);
    this.blocks.branch(tag);
    this.checkDepth(tag.place);
  }

  private readOpeningTag(isPartial: boolean, start: number, open: boolean): OpeningTag {
    const call = isPartial ? this.readPartialCall() : this.calls.readCall();
    const parameters = call === undefined || isPartial ? [] : this.calls.readParameters();
    const end = call === undefined || parameters === undefined ? undefined : this.endOfTag("close");
    if (end === undefined) {
      this.recover(start);
      return { call: undefined, parameters: parameters ?? [], place: this.place(start, this.position), strip: noStrip };
    }
    this.position = end;
    const strip = { open, close: this.closesWithTilde(end) };
    return { call, parameters: parameters ?? [], place: this.place(start, end), strip };
  }

  private closeBlock(start: number, inside: number, open: boolean): void {
    this.calls.begin(start, inside);
    const name = this.calls.readName();
    const end = name === undefined ? undefined : this.endOfTag("close");
    if (end === undefined) this.recover(start);
    else this.position = end;
    const strip = { open, close: end !== undefined && this.closesWithTilde(end) };
    this.blocks.close(end === undefined ? undefined : name, this.place(start, this.position), strip);
  }

  private checkDepth(place: OffsetRange): void {
    if (this.blocks.depth > this.limits.blockDepth) this.calls.tooDeep(place);
  }

  /** Offset after the tag's closing braces; undefined after a problem. */
  private endOfTag(closing: "close" | "close-unescaped"): number | undefined {
    const { lexer } = this.calls;
    if (lexer.kind === closing) return lexer.end;
    if (closing === "close" || lexer.kind !== "close") return this.calls.unexpected(undefined);
    this.problems.add(
      templateSyntax,
      this.place(lexer.start, lexer.end),
      "The tag opens with three braces and closes with two.",
      "Use two on both sides: values are never escaped here, so `{{{name}}}` and `{{name}}` are the same.",
    );
    return undefined;
  }

  /** `~}}` and `}~}}`; no other token ends in a tilde before two braces. */
  private closesWithTilde(end: number): boolean {
    return this.text.charCodeAt(end - 3) === tilde;
  }

  private rawBlock(start: number): void {
    this.problems.add(
      unsupportedSyntax,
      this.place(start, start + 4),
      "Raw blocks in four braces are not supported.",
      "Write a backslash before each tag that is to stay text: `\\{{name}}`.",
    );
    const closing = this.text.indexOf("{{{{/", start);
    const end = closing === -1 ? -1 : this.text.indexOf("}}}}", closing);
    if (end === -1) this.recover(start);
    else this.position = end + 4;
  }

  private decorator(start: number, inside: number, isBlock: boolean): void {
    const inline = /^\s{0,9}inline\b/.test(this.text.slice(inside, inside + 16));
    this.problems.add(
      unsupportedSyntax,
      this.place(start, inside),
      inline ? "Partials cannot be defined inside a template." : "Decorators are not supported.",
      inline
        ? "Put the part into a file of its own, `_name.prompt`, and call it with `{{> name}}`."
        : "Remove the tag.",
    );
    this.calls.lexer.start = inside;
    this.recover(start);
    if (!isBlock) return;
    const place = this.place(start, this.position);
    this.blocks.begin("block", { call: undefined, parameters: [], place, strip: noStrip });
    this.checkDepth(place);
  }

  /** Goes on after a tag with a problem: behind its closing braces, or at the next tag where it has none. */
  private recover(start: number): void {
    const { text } = this;
    const from = Math.min(Math.max(start + 2, this.calls.lexer.start), text.length);
    const close = text.indexOf("}}", from);
    // The braces of the tag itself are not the next tag.
    let inside = from;
    while (text.charAt(inside) === "{" && inside < start + 4) inside++;
    const next = text.indexOf("{{", inside);
    if (close === -1 && next === -1) {
      this.position = text.length;
    } else if (close === -1 || (next !== -1 && next < close)) {
      this.position = next;
    } else {
      this.position = close + 2;
      while (text.charCodeAt(this.position) === closeBrace) this.position++;
    }
  }

  private place(start: number, end: number): OffsetRange {
    return { start: this.base + start, end: this.base + end };
  }
}
