/**
 * Reads a regular expression as JSON Schema means it (ECMA-262 with the `u` flag) and rewrites it for RE2, which
 * runs in linear time whatever the expression. What RE2 cannot express is refused with words.
 */

import {
  type Atom,
  type AtomSet,
  allAscii,
  asciiSpace,
  bit,
  digits,
  everything,
  isSimple,
  rangeBits,
  single,
  wordCharacters,
} from "./pattern-atoms.ts";
import { propertyName } from "./pattern-properties.ts";

export interface PatternSyntax {
  /** The same language in RE2's spelling. */
  readonly re2: string;
  /** True where a backtracking engine cannot need more than linear time either, so that RE2 need not be loaded. */
  readonly simple: boolean;
  /** How many characters and classes it stands for when its repetitions are written out: the work of compiling it. */
  readonly weight: number;
}

export type PatternReading =
  | { readonly ok: true; readonly syntax: PatternSyntax }
  | { readonly ok: false; readonly problem: string };

// ECMA-262 white space and line terminators; RE2's \s has only the ASCII ones, without \v.
const spaceClass =
  "\\t\\n\\x{B}\\f\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";

/** Reads the whole expression in one pass. */
export function readPattern(source: string): PatternReading {
  const reader = new PatternReader(source);
  try {
    return { ok: true, syntax: reader.read() };
  } catch (error) {
    if (error instanceof PatternRefusal) return { ok: false, problem: error.message };
    throw error;
  }
}

/** Ends the reading from wherever it is; never leaves this file. */
class PatternRefusal extends Error {}

class PatternReader {
  private readonly source: string;
  private position = 0;
  private output = "";
  private readonly atoms: Atom[] = [];
  private readonly openGroups: number[] = [];
  /** Weight of the whole, and of each group that is open. */
  private readonly weights: number[] = [0];
  private anchoredStart = false;
  private grouped = false;

  constructor(source: string) {
    this.source = source;
  }

  read(): PatternSyntax {
    while (this.position < this.source.length) this.term();
    if (this.openGroups.length > 0) {
      throw new PatternRefusal(`the “(” at character ${(this.openGroups.at(-1) ?? 0) + 1} is never closed`);
    }
    const simple = !this.grouped && isSimple(this.atoms, this.anchoredStart);
    return { re2: this.output, simple, weight: this.weights[0] ?? 0 };
  }

  private term(): void {
    const start = this.position;
    const character = this.next();
    switch (character) {
      case "^":
        if (start === 0) this.anchoredStart = true;
        else this.grouped = true;
        this.output += "^";
        return;
      case "$":
        if (this.position < this.source.length) this.grouped = true;
        this.output += "$";
        return;
      case "|":
        this.grouped = true;
        this.output += "|";
        return;
      case "(":
        this.openGroup(start);
        return;
      case ")":
        if (this.openGroups.pop() === undefined) {
          throw new PatternRefusal(`the “)” at character ${start + 1} closes nothing`);
        }
        this.output += ")";
        this.quantifier(everything, this.weights.pop() ?? 0);
        return;
      case "*":
      case "+":
      case "?":
      case "{":
        throw new PatternRefusal(`there is nothing to repeat before the “${character}” at character ${start + 1}`);
      case "]":
      case "}":
        throw new PatternRefusal(`the “${character}” at character ${start + 1} closes nothing; write \\${character}`);
      case ".":
        this.output += "[^\\n\\r\\x{2028}\\x{2029}]";
        this.quantifier({ ascii: allAscii & ~(bit(10) | bit(13)), beyond: true });
        return;
      case "[":
        this.quantifier(this.characterClass(start));
        return;
      case "\\":
        this.escapeOutsideClass();
        return;
      default:
        this.literal(character);
    }
  }

  private openGroup(start: number): void {
    this.grouped = true;
    this.openGroups.push(start);
    this.weights.push(0);
    if (this.peek() !== "?") {
      // No value is ever taken from a group, and RE2 is faster without.
      this.output += "(?:";
      return;
    }
    const rest = this.source.slice(this.position, this.position + 3);
    if (rest.startsWith("?=") || rest.startsWith("?!")) throw this.unsupported("look-ahead", start);
    if (rest.startsWith("?<=") || rest.startsWith("?<!")) throw this.unsupported("look-behind", start);
    if (rest.startsWith("?:")) {
      this.position += 2;
    } else if (rest.startsWith("?<")) {
      const end = this.source.indexOf(">", this.position);
      const name = end === -1 ? "" : this.source.slice(this.position + 2, end);
      if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) {
        throw new PatternRefusal(`the group at character ${start + 1} has no proper name`);
      }
      this.position = end + 1;
    } else {
      throw new PatternRefusal(`“(${rest.slice(0, 2)}” at character ${start + 1} is not known`);
    }
    this.output += "(?:";
  }

  private unsupported(what: string, start: number): PatternRefusal {
    return new PatternRefusal(
      `it uses ${what} (character ${start + 1}), which cannot be matched in a time that grows only with the text`,
    );
  }

  private escapeOutsideClass(): void {
    const start = this.position - 1;
    const letter = this.peek();
    if (letter === "b" || letter === "B") {
      this.position++;
      this.grouped = true;
      this.output += `\\${letter}`;
      return;
    }
    if (letter === "k" || (letter >= "1" && letter <= "9")) throw this.unsupported("a back-reference", start);
    const escaped = this.escape(start);
    this.output += escaped.standsAlone ? escaped.text : `[${escaped.text}]`;
    this.quantifier(escaped.set);
  }

  private literal(character: string): void {
    const code = character.codePointAt(0) ?? 0;
    this.output += spell(code);
    this.quantifier(single(code));
  }

  /** After `\`: one character or class of characters, inside a class or outside. */
  private escape(start: number): { text: string; standsAlone: boolean; set: AtomSet; code?: number } {
    const letter = this.next();
    const one = (code: number) => ({ text: spell(code), standsAlone: true, set: single(code), code });
    switch (letter) {
      case "d":
        return { text: "0-9", standsAlone: false, set: { ascii: digits, beyond: false } };
      case "D":
        return { text: "\\D", standsAlone: false, set: { ascii: allAscii & ~digits, beyond: true } };
      case "w":
        return { text: "0-9A-Za-z_", standsAlone: false, set: { ascii: wordCharacters, beyond: false } };
      case "W":
        return { text: "\\W", standsAlone: false, set: { ascii: allAscii & ~wordCharacters, beyond: true } };
      case "s":
        return { text: spaceClass, standsAlone: false, set: { ascii: asciiSpace, beyond: true } };
      case "S":
        return {
          text: complementOfSpace,
          standsAlone: false,
          set: { ascii: allAscii & ~asciiSpace, beyond: true },
        };
      case "t":
        return one(9);
      case "n":
        return one(10);
      case "v":
        return one(11);
      case "f":
        return one(12);
      case "r":
        return one(13);
      case "0":
        if (/^[0-9]/.test(this.peek())) throw this.unknownEscape(start);
        return one(0);
      case "c": {
        const control = this.next();
        if (!/^[A-Za-z]$/.test(control)) throw this.unknownEscape(start);
        return one(control.charCodeAt(0) % 32);
      }
      case "x":
        return one(this.hexadecimal(2, start));
      case "u":
        return one(this.unicodeEscape(start));
      case "p":
      case "P":
        return this.propertyEscape(letter, start);
      default:
        if (/^[\^$\\.*+?()[\]{}|/-]$/.test(letter)) return one(letter.charCodeAt(0));
        // Without the `u` flag every other escaped sign stands for itself, and schemas rely on it ("\_", "\@").
        if (letter !== "" && !/^[A-Za-z0-9]$/.test(letter)) return one(letter.codePointAt(0) ?? 0);
        throw this.unknownEscape(start);
    }
  }

  private unknownEscape(start: number): PatternRefusal {
    return new PatternRefusal(
      `“${this.source.slice(start, start + 2)}” at character ${start + 1} is not a known escape`,
    );
  }

  private hexadecimal(length: number, start: number): number {
    const digitsText = this.source.slice(this.position, this.position + length);
    if (digitsText.length !== length || !/^[0-9A-Fa-f]+$/.test(digitsText)) throw this.unknownEscape(start);
    this.position += length;
    return Number.parseInt(digitsText, 16);
  }

  private unicodeEscape(start: number): number {
    if (this.peek() === "{") {
      const end = this.source.indexOf("}", this.position);
      const text = end === -1 ? "" : this.source.slice(this.position + 1, end);
      const code = /^[0-9A-Fa-f]{1,8}$/.test(text) ? Number.parseInt(text, 16) : Number.POSITIVE_INFINITY;
      if (code > 0x10ffff) throw this.unknownEscape(start);
      this.position = end + 1;
      return code;
    }
    const first = this.hexadecimal(4, start);
    if (first < 0xd800 || first > 0xdbff || this.source.slice(this.position, this.position + 2) !== "\\u") return first;
    const before = this.position;
    this.position += 2;
    if (this.peek() !== "{") {
      const second = this.hexadecimal(4, start);
      if (second >= 0xdc00 && second <= 0xdfff) return (first - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000;
    }
    this.position = before;
    return first;
  }

  private propertyEscape(letter: "p" | "P", start: number): { text: string; standsAlone: boolean; set: AtomSet } {
    const end = this.source.indexOf("}", this.position);
    if (this.peek() !== "{" || end === -1) throw this.unknownEscape(start);
    const written = this.source.slice(this.position + 1, end);
    const name = propertyName(written);
    if (name === undefined) {
      throw new PatternRefusal(
        `the character property “${written.slice(0, 40)}” at character ${start + 1} is not supported; use a general category such as \\p{L} or a script such as \\p{Script=Greek}`,
      );
    }
    this.position = end + 1;
    return { text: `\\${letter}{${name}}`, standsAlone: true, set: everything };
  }

  private characterClass(start: number): AtomSet {
    const negated = this.peek() === "^";
    if (negated) this.position++;
    let text = "";
    let ascii = 0n;
    let beyond = false;
    for (;;) {
      if (this.position >= this.source.length) {
        throw new PatternRefusal(`the “[” at character ${start + 1} is never closed`);
      }
      if (this.peek() === "]") break;
      const low = this.classMember();
      if (this.peek() === "-" && this.source[this.position + 1] !== "]" && this.position + 1 < this.source.length) {
        this.position++;
        const high = this.classMember();
        if (low.code === undefined || high.code === undefined) {
          // `[\w-.]`: the hyphen stands for itself, as it does without the `u` flag.
          text += `${low.text}\\-${high.text}`;
          ascii |= low.set.ascii | bit(45) | high.set.ascii;
          beyond ||= low.set.beyond || high.set.beyond;
          continue;
        }
        if (low.code > high.code)
          throw new PatternRefusal(`a range in the class at character ${start + 1} is backwards`);
        text += `${low.text}-${high.text}`;
        ascii |= rangeBits(low.code, high.code);
        beyond ||= high.code > 127;
      } else {
        text += low.text;
        ascii |= low.set.ascii;
        beyond ||= low.set.beyond;
      }
    }
    this.position++;
    if (text === "") {
      // `[]` matches nothing, `[^]` anything.
      this.output += negated ? "[\\x{0}-\\x{10FFFF}]" : "[^\\x{0}-\\x{10FFFF}]";
      return negated ? everything : { ascii: 0n, beyond: false };
    }
    this.output += `[${negated ? "^" : ""}${text}]`;
    return negated ? { ascii: allAscii & ~ascii, beyond: true } : { ascii, beyond };
  }

  private classMember(): { text: string; set: AtomSet; code?: number } {
    const start = this.position;
    const character = this.next();
    if (character === "\\") {
      if (this.peek() === "b") {
        this.position++;
        return { text: spell(8), set: single(8), code: 8 };
      }
      return this.escape(start);
    }
    const code = character.codePointAt(0) ?? 0;
    return { text: spell(code), set: single(code), code };
  }

  private quantifier(set: AtomSet, weight = 1): void {
    const start = this.position;
    let minimum = 1;
    let maximum = 1;
    const sign = this.peek();
    if (sign === "*" || sign === "+" || sign === "?") {
      this.position++;
      minimum = sign === "+" ? 1 : 0;
      maximum = sign === "?" ? 1 : Number.POSITIVE_INFINITY;
    } else if (sign === "{") {
      const match = /^\{(\d{1,9})(?:(,)(\d{1,9})?)?\}/.exec(this.source.slice(start, start + 24));
      if (match === null) throw new PatternRefusal(`the “{” at character ${start + 1} is no repetition; write \\{`);
      this.position += match[0].length;
      minimum = Number(match[1]);
      maximum = match[2] === undefined ? minimum : match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
      if (maximum < minimum) throw new PatternRefusal(`the repetition at character ${start + 1} is backwards`);
    }
    this.output += this.source.slice(start, this.position);
    if (this.position > start) {
      if (this.peek() === "?") {
        this.position++;
        this.output += "?";
        this.grouped = true;
      }
      if (/^[*+?{]/.test(this.peek())) {
        throw new PatternRefusal(`there is nothing to repeat at character ${this.position + 1}`);
      }
    }
    this.atoms.push({ set, minimum, maximum });
    const copies = maximum === Number.POSITIVE_INFINITY ? minimum + 1 : Math.max(1, maximum);
    const outer = this.weights.length - 1;
    this.weights[outer] = (this.weights[outer] ?? 0) + weight * copies;
  }

  private peek(): string {
    return this.source[this.position] ?? "";
  }

  /** The next character, a surrogate pair as one. */
  private next(): string {
    const code = this.source.codePointAt(this.position);
    if (code === undefined) throw new PatternRefusal("it ends in the middle of an escape");
    const character = String.fromCodePoint(code);
    this.position += character.length;
    return character;
  }
}

const complementOfSpace =
  "\\x{0}-\\x{8}\\x{E}-\\x{1F}\\x{21}-\\x{9F}\\x{A1}-\\x{167F}\\x{1681}-\\x{1FFF}\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{FEFE}\\x{FF00}-\\x{10FFFF}";

/** A character in a spelling that means itself inside and outside of classes. */
function spell(code: number): string {
  const isPlain = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isPlain ? String.fromCharCode(code) : `\\x{${code.toString(16).toUpperCase()}}`;
}
