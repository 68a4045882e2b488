/**
 * Reads JSON that people write. It accepts what they get wrong (commas, comments, quotes) and says so with the place
 * and the remedy, where `JSON.parse` stops at the first fault and names an offset. What it accepts without a problem is
 * exactly JSON (RFC 8259).
 */
import { type DataDocument, maximumDepth } from "./data.ts";
import type { Finding, Rule } from "./finding.ts";
import { createFinding } from "./finding-at.ts";
import { escapePointerSegment, type Json, setOwnProperty } from "./json.ts";
import { lazyLocations, type PlaceRecorder } from "./locations.ts";
import { jsonComment, jsonDuplicateKey, jsonSyntax, jsonTrailingComma } from "./rules.ts";
import { linesOf, type SourceFile } from "./text.ts";

/** Reads a JSON file: its value, its problems, and where everything stands. */
export function readJson(source: SourceFile): DataDocument {
  const problems: Finding[] = [];
  const value = new JsonReader(source, problems, undefined).read();
  return {
    value,
    problems,
    locations: lazyLocations(source, (record) => new JsonReader(source, [], record).read()),
  };
}

/** Thrown inside this file to leave the recursion where nothing more can be understood. */
class Unreadable extends Error {}

const wordCharacters = /[\p{L}\p{N}_$.+-]/u;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** A key without quotes, as in JavaScript. */
const bareKey = /[\p{L}_$][\p{L}\p{N}_$-]*/uy;
/** Other words that mean a JSON value in the languages people come from. */
const foreignWords: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["True", true],
  ["TRUE", true],
  ["False", false],
  ["FALSE", false],
  ["None", null],
  ["NULL", null],
  ["Null", null],
  ["nil", null],
  ["undefined", null],
]);

class JsonReader {
  private readonly source: SourceFile;
  private readonly text: string;
  private readonly problems: Finding[];
  private readonly record: PlaceRecorder | undefined;
  private at = 0;

  constructor(source: SourceFile, problems: Finding[], record: PlaceRecorder | undefined) {
    this.source = source;
    this.text = source.text;
    this.problems = problems;
    this.record = record;
  }

  read(): Json | undefined {
    try {
      this.skip();
      if (this.at === this.text.length) {
        this.report(jsonSyntax, 0, 0, "The file is empty.", "Write a JSON object: `{}`.");
        return undefined;
      }
      const value = this.value("", undefined, 0);
      this.skip();
      if (this.at < this.text.length) {
        const what = this.text[this.at] === "," ? "a comma" : `“${this.shown(this.at)}”`;
        this.report(
          jsonSyntax,
          this.at,
          this.at + 1,
          `After the end of the JSON value stands ${what}.`,
          "Remove what follows the value; a bracket may be closed too early above.",
        );
      }
      return value;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  private value(pointer: string, key: { start: number; end: number } | undefined, depth: number): Json {
    const start = this.at;
    const value = this.valueAt(pointer, depth);
    this.record?.(pointer, { start, end: this.at }, key);
    return value;
  }

  private valueAt(pointer: string, depth: number): Json {
    const character = this.text[this.at];
    switch (character) {
      case "{":
        return this.object(pointer, depth);
      case "[":
        return this.array(pointer, depth);
      case '"':
      case "'":
      case "“":
      case "”":
      case "„":
        return this.string();
      case undefined:
        return this.stop(
          this.text.length,
          "The file ends where a value should stand.",
          "Write the value, and close every bracket.",
        );
      default:
        return this.word();
    }
  }

  private object(pointer: string, depth: number): Json {
    const opening = this.open(depth);
    const object: Record<string, Json> = {};
    for (;;) {
      this.skip();
      const character = this.text[this.at];
      if (character === "}") {
        this.at++;
        return object;
      }
      if (character === undefined) this.unclosed(opening, "{", "}");
      if (character === "]")
        this.stop(this.at, "“]” closes a list, but here a “{” is open.", "Write “}” in its place.");
      const keyStart = this.at;
      const key = this.key();
      const keyRange = { start: keyStart, end: this.at };
      this.skip();
      if (this.text[this.at] === ":") {
        this.at++;
      } else if (this.text[this.at] === "=") {
        this.report(
          jsonSyntax,
          this.at,
          this.at + 1,
          "“=” stands between a key and its value.",
          "Write “:” in its place.",
        );
        this.at++;
      } else {
        this.stop(this.at, `No colon follows the key “${key}”.`, `Write it so: \`"${key}": VALUE\`.`);
      }
      this.skip();
      if (Object.hasOwn(object, key)) {
        this.report(
          jsonDuplicateKey,
          keyRange.start,
          keyRange.end,
          `The key “${key}” stands twice in this object; readers keep only one of the two.`,
          "Remove one of them, or rename it.",
        );
      }
      setOwnProperty(object, key, this.value(`${pointer}/${escapePointerSegment(key)}`, keyRange, depth + 1));
      this.separator("}", '"');
    }
  }

  private array(pointer: string, depth: number): Json {
    const opening = this.open(depth);
    const array: Json[] = [];
    for (;;) {
      this.skip();
      const character = this.text[this.at];
      if (character === "]") {
        this.at++;
        return array;
      }
      if (character === undefined) this.unclosed(opening, "[", "]");
      if (character === "}")
        this.stop(this.at, "“}” closes an object, but here a “[” is open.", "Write “]” in its place.");
      array.push(this.value(`${pointer}/${array.length}`, undefined, depth + 1));
      this.separator("]", undefined);
    }
  }

  private open(depth: number): number {
    if (depth >= maximumDepth) {
      this.stop(this.at, `Brackets are nested more than ${maximumDepth} levels deep.`, "Write flatter data.");
    }
    return this.at++;
  }

  private unclosed(opening: number, open: string, close: string): never {
    const { line } = linesOf(this.source).positionAt(opening);
    return this.stop(
      opening,
      `The “${open}” on line ${line} is never closed.`,
      `Write the missing “${close}” after its last entry.`,
    );
  }

  /** After an entry: a comma, the closing bracket, or the reason why neither is there. */
  private separator(closing: string, startOfNext: string | undefined): void {
    const end = this.at;
    this.skip();
    const character = this.text[this.at];
    if (character === closing || character === undefined) return;
    if (character === ",") {
      const comma = this.at++;
      this.skip();
      if (this.text[this.at] === closing) {
        this.report(
          jsonTrailingComma,
          comma,
          comma + 1,
          "A comma follows the last entry, which JSON does not allow.",
          `Write the line without it: \`${this.lineWithout(comma)}\``,
        );
      } else if (this.text[this.at] === ",") {
        this.report(jsonSyntax, this.at, this.at + 1, "Two commas follow each other.", "Remove one of them.");
        while (this.text[this.at] === ",") {
          this.at++;
          this.skip();
        }
      }
      return;
    }
    if (character === ";") {
      this.report(jsonSyntax, this.at, this.at + 1, "“;” stands between two entries.", "Write “,” in its place.");
      this.at++;
      return;
    }
    const continues =
      startOfNext === undefined ? "]}:".indexOf(character) === -1 : character === '"' || character === "'";
    if (!continues) {
      this.stop(
        this.at,
        `“${this.shown(this.at)}” stands where a comma or “${closing}” should.`,
        `Write a comma before it, or close the list of entries with “${closing}”.`,
      );
    }
    this.report(
      jsonSyntax,
      end,
      end + 1,
      "A comma is missing after this entry.",
      `Write the line so: \`${this.lineWithComma(end)}\``,
    );
  }

  private key(): string {
    const character = this.text[this.at];
    if (character !== undefined && "\"'“”„".includes(character)) return this.string();
    bareKey.lastIndex = this.at;
    const bare = bareKey.exec(this.text)?.[0];
    if (bare === undefined) {
      return this.stop(
        this.at,
        `“${this.shown(this.at)}” stands where a key should.`,
        'Write a key in double quotes: `"name": VALUE`.',
      );
    }
    this.report(
      jsonSyntax,
      this.at,
      this.at + bare.length,
      `The key ${bare} has no quotes.`,
      `Write it in double quotes: \`"${bare}"\`.`,
    );
    this.at += bare.length;
    return bare;
  }

  private string(): string {
    const opening = this.at;
    const quote = this.text[opening];
    if (quote !== '"') return this.stringInOtherQuotes(opening);
    let end = opening + 1;
    let plain = true;
    for (; ; end++) {
      const code = this.text.charCodeAt(end);
      if (code === 0x22) break;
      if (code === 0x5c) {
        plain = false;
        end++;
      } else if (code < 0x20) {
        plain = false;
        if (code === 0x0a) this.lineBreakInString(opening, end);
        else
          this.report(
            jsonSyntax,
            end,
            end + 1,
            "A control character stands inside a string.",
            code === 0x09 ? "Write a tab as `\\t`." : "Remove it.",
          );
      } else if (Number.isNaN(code)) {
        this.stop(opening, "This string is never closed.", 'Write the missing `"` at its end.');
      }
    }
    this.at = end + 1;
    return plain ? this.text.slice(opening + 1, end) : this.unescape(opening + 1, end);
  }

  /** A string over several lines is understood where its end is plain to see; else the quote was forgotten on its first line. */
  private lineBreakInString(opening: number, lineBreak: number): void {
    const rest = this.text.slice(lineBreak + 1, this.endOfLine(lineBreak + 1));
    if (/^\s*(?:["}\]]|$)/.test(rest)) {
      this.stop(opening, "This string is not closed on its line.", 'Write the missing `"` at its end.');
    }
    this.report(
      jsonSyntax,
      opening,
      lineBreak,
      "A string goes on over the end of its line.",
      "Write a line break inside a string as `\\n`.",
    );
  }

  private stringInOtherQuotes(opening: number): string {
    const quote = this.text[opening] ?? "";
    const closing = quote === "'" ? "'" : '”“"';
    let end = opening + 1;
    while (end < this.text.length && this.text[end] !== "\n" && !closing.includes(this.text[end] ?? "")) end++;
    if (end >= this.text.length || this.text[end] === "\n") {
      this.stop(opening, "This string is never closed.", 'Write it in double quotes: `"…"`.');
    }
    const content = this.text.slice(opening + 1, end);
    this.report(
      jsonSyntax,
      opening,
      end + 1,
      quote === "'"
        ? "JSON strings stand in double quotes, not in single ones."
        : "These are typographic quotes, which JSON does not know.",
      `Write it so: \`${JSON.stringify(content)}\``,
    );
    this.at = end + 1;
    return content;
  }

  private unescape(start: number, end: number): string {
    let out = "";
    let from = start;
    let surrogates = false;
    for (let at = this.text.indexOf("\\", start); at !== -1 && at < end; at = this.text.indexOf("\\", from)) {
      out += this.text.slice(from, at);
      const letter = this.text[at + 1] ?? "";
      const simple = simpleEscapes.get(letter);
      if (simple !== undefined) {
        out += simple;
        from = at + 2;
      } else if (letter === "u" && /^[0-9a-fA-F]{4}$/.test(this.text.slice(at + 2, at + 6)) && at + 6 <= end) {
        out += String.fromCharCode(Number.parseInt(this.text.slice(at + 2, at + 6), 16));
        surrogates = true;
        from = at + 6;
      } else {
        this.report(
          jsonSyntax,
          at,
          at + 2,
          `JSON knows no escape “\\${letter}”.`,
          "Write a backslash itself as `\\\\`.",
        );
        out += letter;
        from = at + 2;
      }
    }
    out += this.text.slice(from, end);
    if (surrogates && !out.isWellFormed()) {
      this.report(
        jsonSyntax,
        start,
        end,
        "The string holds half of a character (a lone surrogate).",
        "Write the character itself in place of `\\u` escapes.",
      );
    }
    return out;
  }

  private word(): Json {
    const start = this.at;
    const character = this.text[start] ?? "";
    number.lastIndex = start;
    const digits = number.exec(this.text)?.[0];
    if (digits !== undefined && !wordCharacters.test(this.text[start + digits.length] ?? " ")) {
      this.at += digits.length;
      const value = Number(digits);
      if (!Number.isFinite(value)) {
        this.report(
          jsonSyntax,
          start,
          this.at,
          `${digits} is too large for a number.`,
          "Write a smaller number, or a string.",
        );
        return 0;
      }
      return value;
    }
    let end = start;
    while (end < this.text.length && wordCharacters.test(this.text[end] ?? "")) end++;
    const word = this.text.slice(start, end);
    if (word === "true" || word === "false" || word === "null") {
      this.at = end;
      return word === "null" ? null : word === "true";
    }
    const foreign = foreignWords.get(word);
    if (foreign !== undefined) {
      this.report(jsonSyntax, start, end, `JSON does not know ${word}.`, `Write \`${String(foreign)}\`.`);
      this.at = end;
      return foreign;
    }
    // As other languages write numbers: 007, +1, .5, 1. and 0x1f.
    if (word !== "" && /^[+-]?[\d.]/.test(word) && Number.isFinite(Number(word))) {
      this.report(
        jsonSyntax,
        start,
        end,
        `${word} is no JSON number.`,
        `Write \`${Number(word)}\`, or a string: \`"${word}"\`.`,
      );
      this.at = end;
      return Number(word);
    }
    if (character === "{" || word === "") {
      return this.stop(
        start,
        `“${this.shown(start)}” stands where a value should.`,
        'Write a value; text stands in double quotes: `"text"`.',
      );
    }
    this.report(jsonSyntax, start, end, `The text ${word} has no quotes.`, `Write it in double quotes: \`"${word}"\`.`);
    this.at = end;
    return word;
  }

  /** Moves past white space and comments. */
  private skip(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d) {
        this.at++;
      } else if (code === 0x2f && (this.text[this.at + 1] === "/" || this.text[this.at + 1] === "*")) {
        this.comment(this.text[this.at + 1] === "/" ? "line" : "block");
      } else if (code === 0x23) {
        this.comment("line");
      } else if (code === 0xa0 || code === 0xfeff) {
        this.report(
          jsonSyntax,
          this.at,
          this.at + 1,
          "An invisible character (a no-break space or a byte order mark) stands here.",
          "Delete it and type a plain space.",
        );
        this.at++;
      } else {
        return;
      }
    }
  }

  private comment(kind: "line" | "block"): void {
    const start = this.at;
    const close = kind === "line" ? this.endOfLine(start) : this.text.indexOf("*/", start + 2);
    if (close === -1) this.stop(start, "This comment is never closed.", "Remove the comment: JSON has none.");
    this.at = kind === "line" ? close : close + 2;
    this.report(
      jsonComment,
      start,
      this.at,
      "JSON has no comments.",
      "Remove the comment, or keep it as a value under a key such as `description`.",
    );
  }

  private endOfLine(at: number): number {
    const end = this.text.indexOf("\n", at);
    return end === -1 ? this.text.length : end;
  }

  private lineOf(at: number): { readonly start: number; readonly end: number } {
    return { start: this.text.lastIndexOf("\n", at - 1) + 1, end: this.endOfLine(at) };
  }

  private lineWithout(comma: number): string {
    const { start, end } = this.lineOf(comma);
    return (this.text.slice(start, comma) + this.text.slice(comma + 1, end)).trim();
  }

  private lineWithComma(end: number): string {
    const line = this.lineOf(end);
    return `${this.text.slice(line.start, end)},${this.text.slice(end, line.end)}`.trim();
  }

  /** The character at an offset, whole. */
  private shown(at: number): string {
    return String.fromCodePoint(this.text.codePointAt(at) ?? 0x20);
  }

  private report(rule: Rule, start: number, end: number, message: string, help: string): void {
    // One broken quote can make every line after it a problem; the first ones are what a person repairs.
    if (this.problems.length < 20)
      this.problems.push(createFinding(rule, this.source, { start, end }, { message, help }));
  }

  private stop(at: number, message: string, help: string): never {
    this.report(jsonSyntax, at, Math.min(at + 1, this.text.length), message, help);
    throw new Unreadable();
  }
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
