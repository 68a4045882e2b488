/** Reads what stands in a tag: a name, arguments, options and block parameters. Follows Handlebars 4.7.10's grammar. */
import type { OffsetRange } from "../../platform/text.ts";
import type { TemplateLimits } from "../limits.ts";
import { templateSyntax, templateTooDeep, templateTooLarge, unsupportedSyntax } from "../template-rules.ts";
import { plainName, TagLexer } from "./lexer.ts";
import { type Problems, shown } from "./problems.ts";
import type { BlockParameter, Call, LiteralOperand, Operand, Pair, PathOperand } from "./syntax.ts";

const none: readonly never[] = [];

/** Reads tag after tag of one text. A call comes back undefined after a problem, which is in `problems` then. */
export class CallReader {
  readonly lexer: TagLexer;
  /** Set once a limit is passed: nothing after it is read. */
  stopped = false;
  private readonly base: number;
  private readonly limits: TemplateLimits;
  private readonly problems: Problems;
  private tags = 0;
  private tagStart = 0;

  /** `base` is the offset of `text` in its file. */
  constructor(text: string, base: number, limits: TemplateLimits, problems: Problems) {
    this.lexer = new TagLexer(text);
    this.base = base;
    this.limits = limits;
    this.problems = problems;
  }

  /** Begins a tag: `start` is the offset of its first brace, `inside` of what follows its opening mark. */
  begin(start: number, inside: number): void {
    this.tagStart = start;
    this.lexer.position = inside;
    this.count(start);
    this.lexer.next();
  }

  /** `NAME argument… key=value…`; undefined after a problem. The lexer then stands on the first token that is not part of it. */
  readCall(depth = 0): Call | undefined {
    const head = this.readName();
    if (head === undefined) return undefined;
    const { lexer } = this;
    let parameters: Operand[] | undefined;
    let pairs: Pair[] | undefined;
    for (;;) {
      if (lexer.kind === "name") {
        const { start, end, value } = lexer;
        if (lexer.next() === "equals") {
          lexer.next();
          const operand = this.readArgument(depth);
          if (operand === undefined) return this.unexpected(`\`${shown(value)}=\` has no value after it`);
          if (operand === "failed") return undefined;
          pairs ??= [];
          pairs.push({ key: plainName(value), value: operand, start: this.base + start, end: operand.end });
          continue;
        }
        if (pairs !== undefined) return this.afterPairs(start, end);
        const path = this.readPath(start, end, value, false);
        if (path === undefined) return undefined;
        parameters ??= [];
        parameters.push(path);
        continue;
      }
      const { start, end } = lexer;
      const operand = this.readArgument(depth);
      if (operand === "failed") return undefined;
      if (operand === undefined) break;
      if (pairs !== undefined) return this.afterPairs(start, end);
      parameters ??= [];
      parameters.push(operand);
    }
    return { head, parameters: parameters ?? none, pairs: pairs ?? none };
  }

  /** The name of a helper, a path or a literal: what may stand first in a tag. */
  readName(): Operand | undefined {
    const operand = this.readOperand();
    if (operand === undefined) return this.unexpected(undefined);
    return operand === "failed" ? undefined : operand;
  }

  /** `as |one two|`. Empty where there is none, undefined after a problem. */
  readParameters(): readonly BlockParameter[] | undefined {
    const { lexer } = this;
    if (lexer.kind !== "open-parameters") return none;
    const parameters: BlockParameter[] = [];
    let kind = lexer.next();
    while (kind === "name") {
      const name = lexer.value;
      const place = this.here();
      // Handlebars stumbles over brackets here, and a name with a dot could not be used.
      if (/^\[|^\.|^this$/.test(name)) return this.unexpected(`\`${shown(name)}\` cannot be a name after \`as\``);
      this.count(lexer.start);
      parameters.push({ name, ...place });
      kind = lexer.next();
    }
    if (kind !== "bar" || parameters.length === 0) return this.unexpected("`as |…|` needs a name, and `|` at its end");
    lexer.next();
    return parameters;
  }

  private readArgument(depth: number): Operand | "failed" | undefined {
    if (this.lexer.kind !== "open-parenthesis") return this.readOperand();
    const { lexer } = this;
    const { start } = lexer;
    if (depth + 1 > this.limits.blockDepth) {
      this.tooDeep(this.here());
      return "failed";
    }
    this.count(start);
    lexer.next();
    const call = this.readCall(depth + 1);
    if (call === undefined) return "failed";
    if (lexer.kind !== "close-parenthesis") {
      this.unexpected("A parenthesis is not closed");
      return "failed";
    }
    const { end } = lexer;
    lexer.next();
    return { kind: "call", call, start: this.base + start, end: this.base + end };
  }

  private readOperand(): Operand | "failed" | undefined {
    const { lexer } = this;
    const { start, end, value } = lexer;
    switch (lexer.kind) {
      case "name":
        lexer.next();
        return this.readPath(start, end, value, false) ?? "failed";
      case "at": {
        if (lexer.next() !== "name") {
          this.unexpected("`@` has no name after it");
          return "failed";
        }
        const { end: nameEnd, value: name } = lexer;
        lexer.next();
        return this.readPath(start, nameEnd, name, true) ?? "failed";
      }
      case "string":
        return this.literal(value);
      case "number":
        return this.literal(Number(value));
      case "boolean":
        return this.literal(value === "true");
      case "null":
        return this.literal(null);
      case "undefined":
        return this.literal(undefined);
      default:
        return undefined;
    }
  }

  private literal(value: LiteralOperand["value"]): LiteralOperand {
    const { start, end } = this.lexer;
    this.count(start);
    this.lexer.next();
    return { kind: "literal", value, start: this.base + start, end: this.base + end };
  }

  /** The rest of a path whose first name was read; the lexer stands after that name. */
  private readPath(start: number, firstEnd: number, firstValue: string, data: boolean): PathOperand | undefined {
    const { lexer } = this;
    const parts: string[] = [];
    let up = 0;
    let scoped = false;
    let original = data ? "@" : "";
    let value = firstValue;
    let end = firstEnd;
    for (;;) {
      this.count(start);
      const part = plainName(value);
      original += part;
      if (part === value && (part === ".." || part === "." || part === "this")) {
        if (parts.length > 0) {
          this.problems.add(
            templateSyntax,
            this.place(start, end),
            `\`${shown(lexer.text.slice(start, end))}\` is no path: \`${part}\` can only stand at its beginning.`,
            `Write \`[${part}]\` if the property has this name.`,
          );
          return undefined;
        }
        if (part === "..") up++;
        scoped = true;
      } else {
        parts.push(part);
      }
      if (lexer.kind !== "separator") break;
      original += lexer.text.slice(lexer.start, lexer.end);
      const kind = lexer.next();
      if (kind !== "name") {
        if (kind === "number") {
          const path = lexer.text.slice(start, lexer.start);
          return this.unexpected(
            "An element of a list is written in brackets",
            `Write \`${shown(path)}[${lexer.value}]\`.`,
          );
        }
        return this.unexpected(kind === "invalid" ? undefined : "The path ends with a dot or a slash");
      }
      value = lexer.value;
      end = lexer.end;
      lexer.next();
    }
    return { kind: "path", data, up, scoped, parts, original, start: this.base + start, end: this.base + end };
  }

  private afterPairs(start: number, end: number): undefined {
    this.problems.add(
      templateSyntax,
      this.place(start, end),
      `\`${shown(this.lexer.text.slice(start, end))}\` stands after \`key=value\`.`,
      "Put plain arguments first, then those with a key.",
    );
    return undefined;
  }

  /** Counts a tag or an operand towards the limit. */
  private count(start: number): void {
    this.tags++;
    if (this.tags === this.limits.templateTags + 1) {
      this.stopped = true;
      this.problems.add(
        templateTooLarge,
        this.place(start, start + 2),
        `The template holds more than ${this.limits.templateTags} tags and names inside tags.`,
        "Split it into partials, loop over a list, or raise `limits.templateTags` in slipway.yaml.",
      );
    }
  }

  tooDeep(place: OffsetRange): void {
    this.stopped = true;
    this.problems.add(
      templateTooDeep,
      place,
      `The template is nested more than ${this.limits.blockDepth} levels deep here.`,
      "Move the inner part into a partial, or raise `limits.blockDepth` in slipway.yaml.",
    );
  }

  /** Reports the token that the lexer stands on. `because` is a clause without a full stop. */
  unexpected(because: string | undefined, help?: string): undefined {
    const { lexer, problems } = this;
    const { text, start, end } = lexer;
    const tag = this.place(this.tagStart, Math.max(this.tagStart + 2, Math.min(start, this.tagStart + 200)));
    switch (lexer.kind) {
      case "end":
      case "tag":
        problems.add(templateSyntax, tag, "The tag that begins here is never closed.", "Add `}}` where it is to end.");
        return undefined;
      case "bar":
        problems.add(
          unsupportedSyntax,
          this.place(start, end),
          "`|` does nothing here: filters such as `|lower` belong to Jinja, not to Handlebars.",
          `Write \`${shown(text.slice(this.tagStart, start)).trimEnd()}}}\`, and pass the value in its final form.`,
        );
        return undefined;
      case "close-unescaped":
      case "close-raw":
        problems.add(
          templateSyntax,
          this.place(start, end),
          "The tag is closed by more braces than it was opened with.",
          "A tag has two braces on each side; put a space between `}}` and a brace that is meant as text.",
        );
        return undefined;
      case "invalid":
        this.invalid(because);
        return undefined;
      default: {
        const token = shown(text.slice(start, end));
        problems.add(
          templateSyntax,
          this.place(start, end),
          `${because ?? (lexer.kind === "close" ? "The tag is empty" : "The tag cannot begin like this")}: \`${token}\` is not expected here.`,
          help ?? helpFor(lexer.kind),
        );
        return undefined;
      }
    }
  }

  private invalid(because: string | undefined): void {
    const { text, start, end, value } = this.lexer;
    const place = this.place(Math.max(start, end - value.length), end);
    if (value === "") {
      const tag = this.place(this.tagStart, this.tagStart + 2);
      this.problems.add(
        templateSyntax,
        tag,
        "The tag that begins here is never closed.",
        "Add `}}` where it is to end.",
      );
      return;
    }
    if (value === "[" && end - 1 > start) {
      // `items[0]`, as other languages write it.
      const [path] = /[^\s"'(){}=|]*$/.exec(text.slice(Math.max(this.tagStart, start - 100), end - 1)) ?? [""];
      const [index] = /^\[[^\]\s{}]{1,20}\]/.exec(text.slice(end - 1, end + 30)) ?? ["[0]"];
      const help = `Write an element of a list with a dot before its bracket: \`${shown(path)}.${index}\`.`;
      this.problems.add(templateSyntax, place, "`[` is not expected here.", help);
      return;
    }
    const message = `${because === undefined ? "" : `${because}: `}\`${value}\` is not expected here.`;
    this.problems.add(templateSyntax, place, message, helpForCharacter(value, text.slice(end, end + 1)));
  }

  private here(): OffsetRange {
    return this.place(this.lexer.start, this.lexer.end);
  }

  private place(start: number, end: number): OffsetRange {
    return { start: this.base + start, end: this.base + end };
  }
}

function helpFor(kind: string): string {
  switch (kind) {
    case "close":
      return "Write a name: `{{name}}`.";
    case "equals":
      return 'There are no operators: `{{#ifEquals status "lost"}}` compares; `key=value` is for options, without a second `=`.';
    case "close-parenthesis":
      return "Remove it, or add the parenthesis that it closes.";
    default:
      return "A tag holds a name, then arguments separated by spaces: `{{name}}`, `{{#if name}}`, `{{json order indent=2}}`.";
  }
}

function helpForCharacter(character: string, following: string): string {
  switch (character) {
    case ",":
      return "Separate arguments by spaces.";
    case '"':
    case "'":
      return "Close the quote, or remove it.";
    case "[":
      return "Close the bracket: `[first name]`.";
    case "]":
      return "Remove the bracket, or write an element of a list as `items.[0]`.";
    case "}":
      return following === "}" ? "Remove one brace." : "Close the tag with two braces.";
    case "&":
    case "<":
    case ">":
    case "!":
    case "+":
    case "*":
    case "%":
      return "There are no operators in Handlebars: compare with `{{#ifEquals a b}}`, and compute values before they are passed in.";
    default:
      return "Names hold letters, digits, `_` and `-`; write others in brackets: `{{[e-mail (work)]}}`.";
  }
}
