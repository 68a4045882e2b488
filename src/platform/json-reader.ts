/**
 * Reads JSON that people write. It accepts what they get wrong (commas, comments, quotes) and says so with the place
 * and the remedy, where `JSON.parse` stops at the first fault and names an offset. What it accepts without a problem is
 * exactly JSON (RFC 8259).
 */
import { type DataDocument, maximumDepth } from "./data.ts";
import type { Finding } from "./finding.ts";
import { escapePointerSegment, type Json, setOwnProperty } from "./json.ts";
import { JsonCursor, Unreadable } from "./json-cursor.ts";
import { lazyLocations, type PlaceRecorder } from "./locations.ts";
import { jsonDuplicateKey, jsonSyntax, jsonTrailingComma } from "./rules.ts";
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

class JsonReader extends JsonCursor {
  private readonly record: PlaceRecorder | undefined;

  constructor(source: SourceFile, problems: Finding[], record: PlaceRecorder | undefined) {
    super(source, problems);
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
}
