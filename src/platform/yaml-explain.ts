/** What the `yaml` package's parser complains about, in words for somebody who writes YAML twice a year. */
import type { YAMLError } from "yaml";
import type { Finding, Rule } from "./finding.ts";
import { createFinding } from "./finding-at.ts";
import { yamlDuplicateKey, yamlSyntax } from "./rules.ts";
import { linesOf, type OffsetRange, type SourceFile } from "./text.ts";

/** Most characters of a file that a message repeats. */
export const longestShown = 80;
/** What follows the first mistakes is mostly their echo. */
const mostProblems = 5;
/** Errors about one word. After any other one the parser has lost its way, and all but these are echoes. */
const localErrors: ReadonlySet<string> = new Set([
  "TAB_AS_INDENT",
  "DUPLICATE_KEY",
  "BAD_SCALAR_START",
  "BAD_DQ_ESCAPE",
  "TAG_RESOLVE_FAILED",
]);
/** Errors of the parser that are looked at for those. */
const mostErrors = 30;

interface Explanation {
  readonly rule?: Rule;
  readonly message: string;
  readonly help: string;
  /** Another place to point at, offsets into the document's text. */
  readonly place?: OffsetRange;
  readonly severity?: "warning";
}

/**
 * Findings for the errors and warnings of the `yaml` package's parser in a part of a source, at most one for a line,
 * because a second one on a line is an echo of the first.
 */
export function explainYamlErrors(
  source: SourceFile,
  part: OffsetRange,
  errors: readonly YAMLError[],
  warnings: readonly YAMLError[],
): readonly Finding[] {
  if (errors.length === 0 && warnings.length === 0) return [];
  const text = source.text.slice(part.start, part.end);
  const findings: Finding[] = [];
  const lines = new Set<number>();
  const index = linesOf(source);
  let structureBroken = false;
  for (const error of [...errors.slice(0, mostErrors), ...warnings.slice(0, mostErrors)]) {
    if (!localErrors.has(error.code)) {
      if (structureBroken) continue;
      structureBroken = true;
    }
    const explanation = explain(error, text);
    const place = explanation.place ?? { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0]) };
    const start = Math.min(place.start, text.length) + part.start;
    const line = index.positionAt(start).line;
    if (lines.has(line)) continue;
    lines.add(line);
    const end = Math.min(place.end + part.start, part.end);
    const { message, help, severity } = explanation;
    const words = severity === undefined ? { message, help } : { message, help, severity };
    findings.push(createFinding(explanation.rule ?? yamlSyntax, source, { start, end }, words));
    if (findings.length === mostProblems) break;
  }
  return findings;
}

/** The parser's error in words for somebody who writes YAML twice a year. */
function explain(error: YAMLError, text: string): Explanation {
  const [start, end] = error.pos;
  const marked = text.slice(start, Math.min(end, start + longestShown));
  switch (error.code) {
    case "TAB_AS_INDENT":
      return {
        message: "A tab indents this line, which YAML does not allow.",
        help: "Write two spaces for each level in place of the tab.",
      };
    case "DUPLICATE_KEY":
      return {
        rule: yamlDuplicateKey,
        message: "A key stands twice in this mapping.",
        help: "Remove one of them, or rename it.",
      };
    case "BAD_SCALAR_START":
      return {
        message: `A value cannot begin with “${marked.slice(0, 1)}”.`,
        help: `Put it in quotes: \`${JSON.stringify(restOfLine(text, start))}\`.`,
        place: lineRest(text, start),
      };
    case "BAD_DQ_ESCAPE":
      return {
        message: `“${marked}” is no escape that YAML knows.`,
        help: "Write a backslash as `\\\\`, or put the text in single quotes.",
      };
    case "BAD_ALIAS":
    case "ALIAS_PROPS":
      return {
        message: "An alias (“*name”) cannot stand here.",
        help: "Put text that begins with “*” or “&” in quotes.",
      };
    case "BAD_INDENT":
      return explainIndentation(error, text);
    case "BLOCK_AS_IMPLICIT_KEY":
      return explainSecondColon(text, start);
    case "MULTILINE_IMPLICIT_KEY":
      return explainMissingColon(text, start);
    case "MISSING_CHAR":
      return explainMissingCharacter(error, text);
    case "BLOCK_IN_FLOW":
      return {
        message: "A comma is missing between two entries in brackets.",
        help: "Separate the entries with commas: `{ a: 1, b: 2 }`.",
      };
    case "MULTIPLE_DOCS":
      return {
        message: "A second document begins here (a line with “---” or “...”), and only one is read.",
        help: "Remove the line, or put text that begins with “---” in quotes.",
        place: lineRest(text, start),
      };
    case "TAG_RESOLVE_FAILED":
      return {
        message: `“${marked}” is a tag that nothing here understands.`,
        help: "Put text that begins with “!” in quotes.",
        severity: "warning",
      };
    case "KEY_OVER_1024_CHARS":
      return {
        message: "A key is longer than 1,024 characters.",
        help: "A quote may be missing; otherwise write a shorter key.",
      };
    case "UNEXPECTED_TOKEN":
      return {
        message: `“${restOfLine(text, start)}” follows a value that is complete already.`,
        help: "Put the whole value in quotes, or remove what follows.",
        place: lineRest(text, start),
      };
    default:
      return {
        message: `This is not valid YAML: ${error.message}.`,
        help: "Put the value in quotes, or compare it with an example in docs/prompts.md.",
      };
  }
}

function explainIndentation(error: YAMLError, text: string): Explanation {
  const start = error.pos[0];
  if (/^Flow (?:map|sequence)/.test(error.message)) {
    const bracket = error.message.startsWith("Flow map") ? "}" : "]";
    const before = Math.max(0, text.lastIndexOf("\n", start - 1));
    return {
      message: `A bracket is opened and not closed: “${bracket}” is missing before this line.`,
      help: `Write the missing “${bracket}” at the end of the list or mapping above.`,
      place: start > before ? lineRest(text, start) : { start, end: start + 1 },
    };
  }
  if (/^[ ]*-(?:\s|$)/m.test(text.slice(0, start))) {
    const outside = explainOutsideItem(text, start);
    if (outside.isOutside) return outside;
  }
  return {
    message: "This line is indented differently from the others of its list or mapping.",
    help: "Indent entries that belong together by the same number of spaces.",
    place: lineRest(text, start),
  };
}

/**
 * `name: …` under a list's item, neither in line with the item's first key nor with a key further out. The place in the
 * error is that of the line's start or of its first word.
 */
function explainOutsideItem(text: string, start: number): Explanation & { readonly isOutside: boolean } {
  const lineStart = text.lastIndexOf("\n", start - (text[start] === "\n" ? 1 : 0)) + 1;
  const indent = /^ */.exec(lineRestText(text, lineStart))?.[0].length ?? 0;
  const place = lineRest(text, lineStart + indent);
  const item = itemAbove(text, lineStart);
  const isOutside =
    item !== undefined && indent < item.column && indent >= item.dash && text[lineStart + indent] !== "-";
  const spaces = `${item?.column} ${item?.column === 1 ? "space" : "spaces"}`;
  return {
    message: "This line is indented differently from the others of its list or mapping.",
    help: isOutside
      ? `Begin the line with ${spaces}, so that it lines up with “${item.key}” above.`
      : "Indent it so that it lines up with the key above that it belongs beside.",
    place,
    isOutside,
  };
}

/** The nearest line above that begins an item with a key: columns of its dash and of the key, from 0. */
function itemAbove(
  text: string,
  before: number,
): { readonly dash: number; readonly column: number; readonly key: string } | undefined {
  for (let end = before - 1; end > 0; ) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const item = /^( *)(- +)([^\s:][^:\n]{0,60}):(?:\s|$)/.exec(text.slice(start, Math.min(end, start + 200)));
    if (item !== null) {
      const [, spaces = "", dash = "", key = ""] = item;
      return { dash: spaces.length, column: spaces.length + dash.length, key };
    }
    end = start - 1;
  }
  return undefined;
}

function lineRestText(text: string, start: number): string {
  const { end } = lineRest(text, start);
  return text.slice(start, Math.min(end, start + 200));
}

/** `title: Note: read this`, or a value on one line with entries below it. */
function explainSecondColon(text: string, start: number): Explanation {
  const rest = restOfLine(text, start);
  if (/:(?:\s|$)/.test(rest)) {
    return {
      message: "A second colon stands in this line, so YAML takes it for a mapping inside a value.",
      help: `Put the value in quotes: \`${JSON.stringify(rest)}\`.`,
      place: lineRest(text, start),
    };
  }
  return {
    message: "The key on this line has a value already, and indented lines follow.",
    help: "Move the value into the indented lines, or indent those lines less.",
    place: lineRest(text, start),
  };
}

/** The parser joins a line that lacks its colon to the next line, and complains about a key over two lines. */
function explainMissingColon(text: string, start: number): Explanation {
  const line = restOfLine(text, start);
  const place = lineRest(text, start);
  const glued = /^([^\s:]+):(\S.*)$/.exec(line);
  if (glued !== null) {
    return {
      message: "A space is missing after the colon.",
      help: `Write it so: \`${glued[1]}: ${glued[2]}\`.`,
      place,
    };
  }
  const dash = /^-(\S.*)$/.exec(line);
  if (dash !== null)
    return { message: "A space is missing after the dash.", help: `Write it so: \`- ${dash[1]}\`.`, place };
  const words = /^(\S+)\s+(.+)$/.exec(line);
  return {
    message: "A colon is missing on this line.",
    help: words === null ? `Write it so: \`${line}:\`.` : `Write it so: \`${words[1]}: ${words[2]}\`.`,
    place,
  };
}

function explainMissingCharacter(error: YAMLError, text: string): Explanation {
  const start = error.pos[0];
  const quote = /closing (["'])quote/.exec(error.message)?.[1];
  if (quote !== undefined) {
    const opening = openingQuote(text, quote);
    return {
      message: `A quote (${quote}) is opened and never closed.`,
      help: `Write the missing ${quote} at the end of the value.`,
      place: opening === undefined ? { start, end: start + 1 } : lineRest(text, opening),
    };
  }
  if (error.message.startsWith("Sequence item")) return explainOutsideItem(text, start);
  if (error.message.startsWith("Implicit map keys")) return explainMissingColon(text, start);
  const bracket = /(?:expected|Expected|end with a|with) ?(?:a )?([\]}])/.exec(error.message)?.[1];
  return {
    message: bracket === undefined ? `This is not valid YAML: ${error.message}.` : `A closing “${bracket}” is missing.`,
    help: bracket === undefined ? "Put the value in quotes." : `Write “${bracket}” after the last entry.`,
  };
}

/** The quote that was opened last and not closed: the last line on which a value begins with one and does not end in one. */
function openingQuote(text: string, quote: string): number | undefined {
  let found: number | undefined;
  let offset = 0;
  for (const line of text.split("\n")) {
    const at = line.search(/(?:[:\-[{,]\s+|^\s*)["']/);
    if (at !== -1) {
      const opening = line.indexOf(quote, at);
      if (opening !== -1 && line.indexOf(quote, opening + 1) === -1) {
        found = offset + opening;
        break;
      }
    }
    offset += line.length + 1;
  }
  return found;
}

/** For a message: the rest of the line, cut where it is long. */
function restOfLine(text: string, start: number): string {
  const { end } = lineRest(text, start);
  return end - start > longestShown ? `${text.slice(start, start + longestShown)}…` : text.slice(start, end);
}

function lineRest(text: string, start: number): OffsetRange {
  const newline = text.indexOf("\n", start);
  let end = newline === -1 ? text.length : newline;
  while (end > start && (text[end - 1] === " " || text[end - 1] === "\r")) end--;
  return { start, end };
}
