/** Lists and mappings in brackets on one line. */
import { maximumDepth } from "./data.ts";
import { escapePointerSegment, type Json } from "./json.ts";
import {
  closeList,
  closeMapping,
  colon,
  comma,
  dash,
  doubleQuote,
  hash,
  maybeTyped,
  newline,
  notPlain,
  openList,
  openMapping,
  singleQuote,
  space,
  YamlCursor,
} from "./yaml-cursor.ts";

/** Adds flow collections to the cursor. Throws `notPlain` where they span lines or nest too deep. */
export class YamlFlow extends YamlCursor {
  protected depth = 0;

  /** `[…]` or `{…}` on one line. */
  protected flow(pointer: string): Json {
    if (++this.depth > maximumDepth) throw notPlain;
    const value = this.text.charCodeAt(this.at) === openList ? this.flowList(pointer) : this.flowMapping(pointer);
    this.depth--;
    return value;
  }

  private flowList(pointer: string): Json[] {
    const items: Json[] = [];
    this.at++;
    this.skipSpaces();
    if (this.text.charCodeAt(this.at) === closeList) {
      this.at++;
      return items;
    }
    for (;;) {
      items.push(this.flowValue(this.record === undefined ? "" : `${pointer}/${items.length}`, undefined, undefined));
      if (this.flowEnd(closeList)) return items;
    }
  }

  private flowMapping(pointer: string): Json {
    const mapping: Record<string, Json> = {};
    this.at++;
    this.skipSpaces();
    if (this.text.charCodeAt(this.at) === closeMapping) {
      this.at++;
      return mapping;
    }
    for (;;) {
      const keyStart = this.at;
      const code = this.text.charCodeAt(keyStart);
      const quoted = code === doubleQuote || code === singleQuote;
      const key = quoted ? this.quoted(code) : this.flowPlain();
      const keyEnd = this.at;
      if (typeof key !== "string" || key === "__proto__" || key === "<<" || Object.hasOwn(mapping, key)) throw notPlain;
      this.skipSpaces();
      if (this.text.charCodeAt(this.at) !== colon) throw notPlain;
      // After a quoted key the value may follow at once, as in JSON.
      if (!quoted && this.text.charCodeAt(this.at + 1) !== space) throw notPlain;
      this.at++;
      this.skipSpaces();
      mapping[key] = this.flowValue(
        this.record === undefined ? "" : `${pointer}/${escapePointerSegment(key)}`,
        keyStart,
        keyEnd,
      );
      if (this.flowEnd(closeMapping)) return mapping;
    }
  }

  /** After an entry in brackets: true past the closing bracket, false at the next entry. */
  private flowEnd(closing: number): boolean {
    this.skipSpaces();
    const code = this.text.charCodeAt(this.at++);
    if (code === closing) return true;
    if (code !== comma) throw notPlain;
    this.skipSpaces();
    return false;
  }

  private flowValue(pointer: string, keyStart: number | undefined, keyEnd: number | undefined): Json {
    const start = this.at;
    const code = this.text.charCodeAt(start);
    let value: Json;
    if (code === doubleQuote || code === singleQuote) value = this.quoted(code);
    else if (code === openList || code === openMapping) value = this.flow(pointer);
    else value = this.flowPlain();
    this.tell(pointer, start, this.at, keyStart, keyEnd);
    return value;
  }

  /** A scalar without quotes inside brackets, up to what ends it there. */
  private flowPlain(): Json {
    const text = this.text;
    const start = this.at;
    const first = text.charCodeAt(start);
    this.refuseIndicator(first, text.charCodeAt(start + 1));
    let at = start;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code === comma || code === closeList || code === closeMapping || code === newline || Number.isNaN(code))
        break;
      if (code === openList || code === openMapping || code === hash) throw notPlain;
      if (code === colon) {
        const next = text.charCodeAt(at + 1);
        if (next === space) break;
        // `a:,` and `a:]` and a colon at the line's end are read differently by different parsers.
        if (next === comma || next === closeList || next === closeMapping || next === newline || Number.isNaN(next)) {
          throw notPlain;
        }
      }
    }
    // `[-, x]`, `{?: 1}` and the like, which parsers read differently.
    if (first === 0x3f || first === colon || (first === dash && at === start + 1)) throw notPlain;
    this.at = this.withoutSpaces(start, at);
    if (this.at === start) throw notPlain;
    const scalar = text.slice(start, this.at);
    return maybeTyped.has(first) ? this.typed(scalar) : scalar;
  }
}
