/** A place in a JSON text that moves on, and what is read there letter by letter: strings, white space, comments. */
import type { Finding, Rule } from "./finding.ts";
import { createFinding } from "./finding-at.ts";
import { jsonComment, jsonSyntax } from "./rules.ts";
import type { SourceFile } from "./text.ts";

/** Thrown to leave the recursion where nothing more can be understood. */
export class Unreadable extends Error {}

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

/** What the JSON reader is built on. Problems go into the list that it was given; reading goes on after them. */
export class JsonCursor {
  protected readonly source: SourceFile;
  protected readonly text: string;
  private readonly problems: Finding[];
  protected at = 0;

  constructor(source: SourceFile, problems: Finding[]) {
    this.source = source;
    this.text = source.text;
    this.problems = problems;
  }

  protected string(): string {
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

  /** Moves past white space and comments. */
  protected skip(): void {
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

  protected endOfLine(at: number): number {
    const end = this.text.indexOf("\n", at);
    return end === -1 ? this.text.length : end;
  }

  /** The character at an offset, whole. */
  protected shown(at: number): string {
    return String.fromCodePoint(this.text.codePointAt(at) ?? 0x20);
  }

  protected report(rule: Rule, start: number, end: number, message: string, help: string): void {
    // One broken quote can make every line after it a problem; the first ones are what a person repairs.
    if (this.problems.length < 20)
      this.problems.push(createFinding(rule, this.source, { start, end }, { message, help }));
  }

  protected stop(at: number, message: string, help: string): never {
    this.report(jsonSyntax, at, Math.min(at + 1, this.text.length), message, help);
    throw new Unreadable();
  }
}
