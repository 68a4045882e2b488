/**
 * Reads the plain YAML that people write by hand (block mappings and lists, one-line scalars, one-line brackets, `|`
 * blocks) ten times faster than a full parser, and nothing else: whatever is unusual or wrong is left to
 * `yaml-full.ts`. What it accepts has exactly the value that the `yaml` package gives it; a property test compares them.
 *
 * Why: a project of a thousand prompts holds two thousand YAML texts, and reading them with the full parser takes longer
 * than checking and rendering all prompts (bench/).
 */
import { maximumDepth } from "./data.ts";
import { escapePointerSegment, type Json } from "./json.ts";
import type { PlaceRecorder } from "./locations.ts";
import {
  colon,
  dash,
  doubleQuote,
  hash,
  indicators,
  maybeTyped,
  newline,
  notPlain,
  openList,
  openMapping,
  singleQuote,
  space,
} from "./yaml-cursor.ts";
import { YamlFlow } from "./yaml-flow.ts";

/** Tabs, other control characters, carriage returns; document marks and directives; a byte order mark. */
const unusual = /[\u0000-\u0009\u000b-\u001f\u007f\ufeff]|^(?:---|\.\.\.|%)/m;

/**
 * The value of a plain YAML text, wrapped because null is a value; undefined where the text is not plain. `record` is
 * told the places of values as offsets that start at `base`.
 */
export function readPlainYaml(text: string, record?: PlaceRecorder, base = 0): { readonly value: Json } | undefined {
  if (unusual.test(text)) return undefined;
  try {
    return { value: new PlainReader(text, record, base).document() };
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
}

const bar = 0x7c;

class PlainReader extends YamlFlow {
  /** Offset after the last value, which is where its list or mapping ends. */
  private lastEnd = 0;

  document(): Json {
    const indent = this.nextLine();
    if (indent === -1) return null;
    const value = this.block(indent, "", undefined, undefined);
    if (this.nextLine() !== -1) throw notPlain;
    return value;
  }

  /**
   * Moves to the first character of the next line that holds something, and returns its indentation; -1 at the end.
   * Reading must stand at the start of a line.
   */
  private nextLine(): number {
    const text = this.text;
    for (;;) {
      const start = this.at;
      let at = start;
      while (text.charCodeAt(at) === space) at++;
      const code = text.charCodeAt(at);
      if (code === newline) {
        this.at = at + 1;
      } else if (code === hash) {
        const end = text.indexOf("\n", at);
        this.at = end === -1 ? text.length : end + 1;
      } else if (at >= text.length) {
        this.at = text.length;
        return -1;
      } else {
        this.at = at;
        return at - start;
      }
    }
  }

  /** Puts reading back to the start of the line in which it stands, for whoever reads that line next. */
  private unread(indent: number): void {
    this.at -= indent;
  }

  /** A list or mapping whose first entry begins here, at column `indent`. */
  private block(indent: number, pointer: string, keyStart: number | undefined, keyEnd: number | undefined): Json {
    if (++this.depth > maximumDepth) throw notPlain;
    const start = this.at;
    const value = this.isItem() ? this.list(indent, pointer) : this.mapping(indent, pointer);
    this.depth--;
    this.tell(pointer, start, this.lastEnd, keyStart, keyEnd);
    return value;
  }

  /** True at `- ` or a `-` that ends its line. */
  private isItem(): boolean {
    if (this.text.charCodeAt(this.at) !== dash) return false;
    const next = this.text.charCodeAt(this.at + 1);
    return next === space || next === newline || this.at + 1 >= this.text.length;
  }

  private list(indent: number, pointer: string): Json[] {
    const items: Json[] = [];
    for (;;) {
      const itemPointer = this.record === undefined ? "" : `${pointer}/${items.length}`;
      const dashAt = this.at++;
      this.lastEnd = this.at;
      this.skipSpaces();
      if (this.endsLine()) {
        const inner = this.nextLine();
        if (inner > indent) {
          items.push(this.block(inner, itemPointer, undefined, undefined));
        } else {
          if (inner !== -1) this.unread(inner);
          items.push(null);
          this.tell(itemPointer, dashAt + 1, dashAt + 1, undefined, undefined);
        }
      } else if (this.isItem() || this.isEntry()) {
        items.push(this.block(indent + this.at - dashAt, itemPointer, undefined, undefined));
      } else {
        items.push(this.scalar(indent, itemPointer, undefined, undefined));
      }
      const next = this.nextLine();
      if (next === indent && this.isItem()) continue;
      if (next > indent) throw notPlain;
      if (next !== -1) this.unread(next);
      return items;
    }
  }

  private mapping(indent: number, pointer: string): Json {
    const mapping: Record<string, Json> = {};
    for (;;) {
      const keyStart = this.at;
      const key = this.key(mapping);
      const keyEnd = this.lastEnd;
      const entryPointer = this.record === undefined ? "" : `${pointer}/${escapePointerSegment(key)}`;
      this.skipSpaces();
      if (this.endsLine()) {
        const inner = this.nextLine();
        if (inner > indent || (inner === indent && this.isItem())) {
          mapping[key] = this.block(inner, entryPointer, keyStart, keyEnd);
        } else {
          if (inner !== -1) this.unread(inner);
          mapping[key] = null;
          this.lastEnd = keyEnd + 1;
          this.tell(entryPointer, keyEnd, keyEnd, keyStart, keyEnd);
        }
      } else {
        mapping[key] = this.scalar(indent, entryPointer, keyStart, keyEnd);
      }
      const next = this.nextLine();
      if (next === indent) {
        if (this.isItem()) throw notPlain;
        continue;
      }
      if (next > indent) throw notPlain;
      if (next !== -1) this.unread(next);
      return mapping;
    }
  }

  /** Reads a key and its colon. */
  private key(mapping: Record<string, Json>): string {
    const code = this.text.charCodeAt(this.at);
    let key: string;
    if (code === doubleQuote || code === singleQuote) {
      key = this.quoted(code);
      this.lastEnd = this.at;
      this.skipSpaces();
      if (!this.isColon(this.at)) throw notPlain;
    } else {
      const start = this.at;
      const end = this.plainKeyEnd();
      if (end === -1) throw notPlain;
      this.at = end;
      this.lastEnd = this.withoutSpaces(start, end);
      key = this.text.slice(start, this.lastEnd);
      if (maybeTyped.has(code) && typeof this.typed(key) !== "string") throw notPlain;
    }
    if (key.length > 1000 || key === "__proto__" || key === "<<" || Object.hasOwn(mapping, key)) throw notPlain;
    this.at++;
    return key;
  }

  /** Offset of the colon that ends the plain key here; -1 where the line holds no plain key. */
  private plainKeyEnd(): number {
    const text = this.text;
    const first = text.charCodeAt(this.at);
    if (indicators.has(first) || first === dash || first === 0x3f || first === colon) return -1;
    for (let at = this.at + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === colon && this.isColon(at)) return at;
      if (code === newline || Number.isNaN(code)) return -1;
      if (code === hash && text.charCodeAt(at - 1) === space) return -1;
    }
  }

  /** True at a colon that separates a key from its value: one before a space or the line's end. */
  private isColon(at: number): boolean {
    if (this.text.charCodeAt(at) !== colon) return false;
    const next = this.text.charCodeAt(at + 1);
    return next === space || next === newline || at + 1 >= this.text.length;
  }

  /** True where a mapping's entry begins, inside a list's item. */
  private isEntry(): boolean {
    const code = this.text.charCodeAt(this.at);
    if (code !== doubleQuote && code !== singleQuote) return this.plainKeyEnd() !== -1;
    const start = this.at;
    this.quoted(code);
    this.skipSpaces();
    const entry = this.isColon(this.at);
    this.at = start;
    return entry;
  }

  /** A value on the rest of this line, or a `|` block that begins here; reading then stands at the start of a line. */
  private scalar(indent: number, pointer: string, keyStart: number | undefined, keyEnd: number | undefined): Json {
    const start = this.at;
    const code = this.text.charCodeAt(start);
    let value: Json;
    if (code === bar) {
      value = this.literal(indent);
      this.tell(pointer, start, this.lastEnd, keyStart, keyEnd);
      return value;
    }
    if (code === doubleQuote || code === singleQuote) value = this.quoted(code);
    else if (code === openList || code === openMapping) value = this.flow(pointer);
    else value = this.plain();
    this.lastEnd = this.at;
    this.tell(pointer, start, this.at, keyStart, keyEnd);
    if (this.text.charCodeAt(this.at) === space) this.skipSpaces();
    else if (this.text.charCodeAt(this.at) === hash) throw notPlain;
    if (!this.endsLine()) throw notPlain;
    return value;
  }

  /** A scalar without quotes that fills its line. */
  private plain(): Json {
    const text = this.text;
    const start = this.at;
    const first = text.charCodeAt(start);
    this.refuseIndicator(first, text.charCodeAt(start + 1));
    let end = start;
    for (; ; end++) {
      const code = text.charCodeAt(end);
      if (code === newline || Number.isNaN(code)) break;
      if (code === colon && this.isColon(end)) throw notPlain;
      if (code === hash && text.charCodeAt(end - 1) === space) break;
    }
    this.at = this.withoutSpaces(start, end);
    const scalar = text.slice(start, this.at);
    return maybeTyped.has(first) ? this.typed(scalar) : scalar;
  }

  /** A `|` block; reading then stands at the start of the line after it. */
  private literal(indent: number): string {
    const text = this.text;
    let at = this.at + 1;
    const chomp = text.charCodeAt(at);
    const strips = chomp === dash;
    if (strips || chomp === 0x2b) at++;
    const keeps = chomp === 0x2b;
    if (text.charCodeAt(at) !== newline) throw notPlain;
    at++;
    let inner = -1;
    let blanks = 0;
    let longestBlank = 0;
    let value = "";
    for (;;) {
      if (at >= text.length) break;
      let content = at;
      while (text.charCodeAt(content) === space) content++;
      const width = content - at;
      let end = text.indexOf("\n", content);
      if (end === -1) end = text.length;
      if (content === end) {
        // A line of spaces alone: longer than the block's indentation it would be text.
        if (end === text.length && width > 0) throw notPlain;
        if (inner !== -1 && width > inner) throw notPlain;
        longestBlank = Math.max(longestBlank, width);
        blanks++;
      } else {
        if (inner === -1) {
          if (width <= indent) break;
          if (longestBlank > width) throw notPlain;
          inner = width;
        } else if (width < inner) {
          if (width > indent) throw notPlain;
          break;
        }
        if (value !== "" || blanks > 0) value += this.breaks(value === "" ? blanks : blanks + 1);
        value += text.slice(at + inner, end);
        blanks = 0;
        this.lastEnd = end;
      }
      at = end + 1;
    }
    if (inner === -1) throw notPlain;
    this.at = Math.min(at, text.length);
    if (strips) return value;
    return keeps ? value + this.breaks(blanks + 1) : `${value}\n`;
  }

  private breaks(count: number): string {
    return count === 1 ? "\n" : "\n".repeat(count);
  }
}
