/**
 * Reads the inside of one Handlebars tag, token by token. The tokens are those of Handlebars 4.7.10's own lexer
 * (`src/handlebars.l` in its repository), which test/prompts/handlebars.test.ts holds it to; the differences are that
 * this one is linear on every input, knows offsets, and never backtracks.
 */

export type TokenKind =
  | "name"
  | "separator"
  | "string"
  | "number"
  | "boolean"
  | "undefined"
  | "null"
  | "at"
  | "equals"
  | "open-parenthesis"
  | "close-parenthesis"
  | "open-parameters"
  | "bar"
  /** `}}` or `~}}` */
  | "close"
  /** `}}}` or `}~}}` */
  | "close-unescaped"
  /** `}}}}` */
  | "close-raw"
  /** `{{`: another tag begins before this one ended. */
  | "tag"
  /** A character that no token begins with; `value` is the character that is to blame. */
  | "invalid"
  | "end";

const tab = 0x09;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const apostrophe = 0x27;
const openParenthesis = 0x28;
const closeParenthesis = 0x29;
const minus = 0x2d;
const dot = 0x2e;
const slash = 0x2f;
const zero = 0x30;
const nine = 0x39;
const equals = 0x3d;
const at = 0x40;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const bar = 0x7c;
const closeBrace = 0x7d;
const tilde = 0x7e;

/** The token that was read last, and the way to the next one. */
export class TagLexer {
  readonly text: string;
  /** Offset of the next character to read. */
  position = 0;
  kind: TokenKind = "end";
  start = 0;
  /** Exclusive. */
  end = 0;
  /** Of a name as Handlebars keeps it, brackets included; of a string without quotes; of a number as written. */
  value = "";

  constructor(text: string) {
    this.text = text;
  }

  /** Reads one token, and returns its kind. White space before it is skipped. */
  next(): TokenKind {
    this.read();
    return this.kind;
  }

  private read(): void {
    const { text } = this;
    let position = this.position;
    while (position < text.length && isSpace(text.charCodeAt(position))) position++;
    this.start = position;
    this.value = "";
    if (position >= text.length) {
      this.set("end", position);
      return;
    }
    const code = text.charCodeAt(position);
    switch (code) {
      case openParenthesis:
        this.set("open-parenthesis", position + 1);
        return;
      case closeParenthesis:
        this.set("close-parenthesis", position + 1);
        return;
      case openBrace:
        if (text.charCodeAt(position + 1) === openBrace) this.set("tag", position + 2);
        else this.fail(position);
        return;
      case closeBrace:
        this.closingBraces(position);
        return;
      case tilde:
        if (text.startsWith("}}", position + 1)) this.set("close", position + 3);
        else this.fail(position);
        return;
      case equals:
        this.set("equals", position + 1);
        return;
      case dot:
        this.dots(position);
        return;
      case slash:
        this.set("separator", position + 1);
        return;
      case quote:
        this.quoted(position, '"');
        return;
      case apostrophe:
        this.quoted(position, "'");
        return;
      case at:
        this.set("at", position + 1);
        return;
      case bar:
        this.set("bar", position + 1);
        return;
      case openBracket:
        this.bracketed(position);
        return;
      default:
        this.word(position, code);
    }
  }

  private set(kind: TokenKind, end: number): void {
    this.kind = kind;
    this.end = end;
    this.position = end;
  }

  /** `blamed` is the offset of the character that does not belong. */
  private fail(blamed: number): void {
    this.value = String.fromCodePoint(this.text.codePointAt(blamed) ?? 0);
    this.set("invalid", blamed + this.value.length);
  }

  private closingBraces(position: number): void {
    const { text } = this;
    if (text.startsWith("}}}}", position)) this.set("close-raw", position + 4);
    else if (text.startsWith("}}}", position)) this.set("close-unescaped", position + 3);
    else if (text.startsWith("}~}}", position)) this.set("close-unescaped", position + 4);
    else if (text.startsWith("}}", position)) this.set("close", position + 2);
    else this.fail(position);
  }

  private dots(position: number): void {
    const following = this.text.charCodeAt(position + 1);
    if (following === dot) this.setName(position + 2);
    else if (endsName(following)) this.setName(position + 1);
    else this.set("separator", position + 1);
  }

  private setName(end: number): void {
    this.value = this.text.slice(this.start, end);
    this.set("name", end);
  }

  /** `"text"`: a backslash before a quote keeps the quote in the text and is dropped; no other escape exists. */
  private quoted(position: number, mark: '"' | "'"): void {
    const end = this.closing(position, mark);
    if (end === -1) {
      this.fail(position);
      return;
    }
    const inner = this.text.slice(position + 1, end);
    this.value = inner.includes("\\") ? inner.replaceAll(`\\${mark}`, mark) : inner;
    this.set("string", end + 1);
  }

  /** `[any text]` as a name. The brackets stay in `value`: see `plainName`. */
  private bracketed(position: number): void {
    const end = this.closing(position, "]");
    if (end === -1) {
      this.fail(position);
      return;
    }
    const inner = this.text.slice(position, end + 1);
    this.value = inner.includes("\\") ? inner.replace(/\\([\\\]])/g, "$1") : inner;
    this.set("name", end + 1);
  }

  /**
   * Offset of the mark that closes what opened at `position`: the first without a backslash before it. Where all have
   * one, Handlebars takes the last.
   */
  private closing(position: number, mark: string): number {
    const { text } = this;
    let last = -1;
    for (let found = text.indexOf(mark, position + 1); found !== -1; found = text.indexOf(mark, found + 1)) {
      last = found;
      if (found === position + 1 || text.charCodeAt(found - 1) !== backslash) return found;
    }
    return last;
  }

  /** Names, numbers, `true`, `false`, `null`, `undefined` and `as |`. */
  private word(position: number, code: number): void {
    const { text } = this;
    let end = position;
    while (end < text.length && isNameCharacter(text.charCodeAt(end))) end++;
    if (end === position) {
      this.fail(position);
      return;
    }
    const following = end < text.length ? text.charCodeAt(end) : 0;
    if (code === minus || (code >= zero && code <= nine)) {
      const numberEnd = endOfNumber(text, position);
      if (numberEnd !== -1 && endsLiteral(text.charCodeAt(numberEnd))) {
        this.value = text.slice(position, numberEnd);
        this.set("number", numberEnd);
        return;
      }
    }
    if (end === text.length) {
      this.value = "";
      this.set("invalid", end);
      return;
    }
    const length = end - position;
    if (length === 2 && isSpace(following) && text.startsWith("as", position)) {
      let next = end;
      while (next < text.length && isSpace(text.charCodeAt(next))) next++;
      if (text.charCodeAt(next) === bar) {
        this.set("open-parameters", next + 1);
        return;
      }
    }
    if (!endsName(following)) {
      this.fail(end);
      return;
    }
    const name = text.slice(position, end);
    if (length <= 9 && endsLiteral(following)) {
      const literal = literalWord(name);
      if (literal !== undefined) {
        this.value = name;
        this.set(literal, end);
        return;
      }
    }
    this.value = name;
    this.set("name", end);
  }
}

function literalWord(name: string): TokenKind | undefined {
  switch (name) {
    case "true":
    case "false":
      return "boolean";
    case "null":
      return "null";
    case "undefined":
      return "undefined";
    default:
      return undefined;
  }
}

/** End of `-?digits(.digits)?` at `position`, or -1. */
function endOfNumber(text: string, position: number): number {
  let end = text.charCodeAt(position) === minus ? position + 1 : position;
  const digits = end;
  while (isDigit(text.charCodeAt(end))) end++;
  if (end === digits) return -1;
  if (text.charCodeAt(end) === dot && isDigit(text.charCodeAt(end + 1))) {
    end++;
    while (isDigit(text.charCodeAt(end))) end++;
  }
  return end;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

function isNameCharacter(code: number): boolean {
  if (code < 0x80) return !(code === space || (code >= tab && code <= carriageReturn)) && !isReserved(code);
  return !isSpace(code);
}

/** `! " # % & ' ( ) * + , . / ; < = > @ [ \ ] ^ ` { | } ~` stand in no name; every other character but white space may. */
function isReserved(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f && code !== 0x24 && code !== minus) ||
    (code >= 0x3b && code <= 0x3e) ||
    code === at ||
    (code >= openBracket && code <= 0x5e) ||
    code === 0x60 ||
    (code >= openBrace && code <= tilde)
  );
}

/** What may follow a name. */
function endsName(code: number): boolean {
  return (
    code === equals ||
    code === tilde ||
    code === closeBrace ||
    code === slash ||
    code === dot ||
    code === closeParenthesis ||
    code === bar ||
    isSpace(code)
  );
}

/** What may follow a number, `true`, `false`, `null` or `undefined`; before anything else they are names. */
function endsLiteral(code: number): boolean {
  return code === tilde || code === closeBrace || code === closeParenthesis || isSpace(code);
}

/** White space as JavaScript's `\s` has it (ECMA-262, WhiteSpace and LineTerminator). */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === space || (code >= tab && code <= carriageReturn);
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** A name without its brackets. Brackets around a line break are no brackets to Handlebars, and stay. */
export function plainName(value: string): string {
  return value.charCodeAt(0) === openBracket &&
    value.length > 1 &&
    value.charCodeAt(value.length - 1) === closeBracket &&
    !/[\n\r\u2028\u2029]/.test(value)
    ? value.slice(1, -1)
    : value;
}
