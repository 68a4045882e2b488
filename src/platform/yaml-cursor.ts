/** A place in a YAML text that moves on, and the one-line scalars that stand there: what `yaml-plain.ts` is built on. */
import type { Json } from "./json.ts";
import type { PlaceRecorder } from "./locations.ts";

/** Thrown where the text leaves the plain subset; a constant, because a stack trace would cost more than the parse. */
export const notPlain = Symbol("not plain YAML");

export const space = 0x20;
export const newline = 0x0a;
export const hash = 0x23;
export const colon = 0x3a;
export const dash = 0x2d;
export const comma = 0x2c;
export const doubleQuote = 0x22;
export const singleQuote = 0x27;
const backslash = 0x5c;
export const openList = 0x5b;
export const closeList = 0x5d;
export const openMapping = 0x7b;
export const closeMapping = 0x7d;

/** Characters that begin something other than a plain scalar (YAML 1.2, c-indicator), but `-`, `?` and `:`. */
export const indicators = new Set(Array.from(",[]{}#&*!|>'\"%@`", (character) => character.charCodeAt(0)));
/** How a scalar begins that may be null, a boolean or a number in the core schema. */
export const maybeTyped = new Set(Array.from("0123456789+-.~nNtTfF", (character) => character.charCodeAt(0)));
const integer = /^[-+]?[0-9]{1,15}$/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)$/;
const otherNumber = /^(?:[-+]?[0-9]{16,}|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/**
 * What the fast reader of plain YAML is built on. Throws `notPlain`, and nothing else, where the full parser is needed.
 * `base` is the offset of `text` in its file.
 */
export class YamlCursor {
  protected readonly text: string;
  protected readonly record: PlaceRecorder | undefined;
  private readonly base: number;
  /** Where reading goes on: inside a line, or at the start of one. */
  protected at = 0;

  constructor(text: string, record: PlaceRecorder | undefined, base: number) {
    this.text = text;
    this.record = record;
    this.base = base;
  }

  protected refuseIndicator(first: number, second: number): void {
    if (indicators.has(first)) throw notPlain;
    if (first === dash || first === 0x3f || first === colon) {
      if (second === space || second === newline || Number.isNaN(second)) throw notPlain;
    }
  }

  /** The core schema of YAML 1.2: null, booleans, numbers, else text. */
  protected typed(scalar: string): Json {
    switch (scalar) {
      case "~":
      case "null":
      case "Null":
      case "NULL":
        return null;
      case "true":
      case "True":
      case "TRUE":
        return true;
      case "false":
      case "False":
      case "FALSE":
        return false;
      default:
        if (integer.test(scalar) || decimal.test(scalar)) {
          const value = Number(scalar);
          if (!Number.isFinite(value)) throw notPlain;
          return value;
        }
        if (otherNumber.test(scalar)) throw notPlain;
        return scalar;
    }
  }

  /** A quoted scalar on one line; reading then stands after the closing quote. */
  protected quoted(quote: number): string {
    const text = this.text;
    const start = this.at + 1;
    let value = "";
    let from = start;
    for (let at = start; ; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (quote === singleQuote && text.charCodeAt(at + 1) === singleQuote) {
          value += text.slice(from, at + 1);
          from = at + 2;
          at++;
          continue;
        }
        this.at = at + 1;
        return value + text.slice(from, at);
      }
      if (code === backslash && quote === doubleQuote) {
        value += text.slice(from, at) + this.escaped(text.charCodeAt(at + 1));
        from = at + 2;
        at++;
      } else if (code === newline || Number.isNaN(code)) {
        throw notPlain;
      }
    }
  }

  private escaped(code: number): string {
    switch (code) {
      case doubleQuote:
        return '"';
      case backslash:
        return "\\";
      case 0x6e:
        return "\n";
      case 0x74:
        return "\t";
      case 0x2f:
        return "/";
      default:
        throw notPlain;
    }
  }

  /** The end of a text without the spaces before it; only spaces, because a no-break space belongs to the text. */
  protected withoutSpaces(start: number, end: number): number {
    let last = end;
    while (last > start && this.text.charCodeAt(last - 1) === space) last--;
    return last;
  }

  protected skipSpaces(): void {
    while (this.text.charCodeAt(this.at) === space) this.at++;
  }

  /** True at the line's end or a comment before it; reading then stands at the start of the next line. */
  protected endsLine(): boolean {
    const code = this.text.charCodeAt(this.at);
    if (code === newline) {
      this.at++;
      return true;
    }
    if (code === hash) {
      const end = this.text.indexOf("\n", this.at);
      this.at = end === -1 ? this.text.length : end + 1;
      return true;
    }
    return this.at >= this.text.length;
  }

  protected tell(
    pointer: string,
    start: number,
    end: number,
    keyStart: number | undefined,
    keyEnd: number | undefined,
  ): void {
    if (this.record === undefined) return;
    const key =
      keyStart === undefined || keyEnd === undefined
        ? undefined
        : { start: this.base + keyStart, end: this.base + keyEnd };
    this.record(pointer, { start: this.base + start, end: this.base + end }, key);
  }
}
