/**
 * Splits a `*.prompt` file into its settings and its template, where Dotprompt does (js/src/parse.ts of google/dotprompt,
 * FRONTMATTER_AND_BODY_REGEX), in linear time, and says what Dotprompt hides: it sends the whole file as the prompt
 * where the settings are not closed or are no YAML.
 */
import type { Finding, Severity } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { isJsonObject, type JsonObject } from "../platform/json.ts";
import { type LocationMap, noLocations } from "../platform/locations.ts";
import { linesOf, type OffsetRange, type SourceFile } from "../platform/text.ts";
import { readYaml } from "../platform/yaml.ts";
import { frontMatterEnd, frontMatterInvalid, frontMatterUnclosed } from "./load-rules.ts";
import type { Compat, TemplateSource } from "./parse.ts";

export interface FrontMatter {
  /** True where the file has settings, be they empty. */
  readonly present: boolean;
  /** As written, unchecked; empty where there are none or where they cannot be understood. */
  readonly settings: JsonObject;
  readonly locations: LocationMap;
  readonly template: TemplateSource;
  readonly findings: readonly Finding[];
}

export type FrontMatterParts =
  | { readonly kind: "none" }
  /** A line `---` that opens settings, and none that closes them. */
  | { readonly kind: "unclosed"; readonly opening: OffsetRange }
  | {
      readonly kind: "settings";
      readonly settings: OffsetRange;
      /** The template, without white space around it. */
      readonly body: OffsetRange;
      /** The closing line where the file ends right after it, which Dotprompt does not recognize. */
      readonly endsAtFence?: OffsetRange;
    };

/** Reads the settings of a prompt file. Never throws. */
export async function readFrontMatter(source: SourceFile, compat: Compat = "strict"): Promise<FrontMatter> {
  const { text } = source;
  const parts = splitFrontMatter(text, compat);
  const whole: TemplateSource = { source, text, startOffset: 0 };
  if (parts.kind === "none") {
    const strict = compat === "dotprompt" ? splitFrontMatter(text, "strict") : parts;
    // Here Dotprompt would send the settings to the model.
    const lost = strict.kind === "settings" ? endsWithFence(source, strict.endsAtFence, "error") : [];
    const findings = [...lost, ...nearlyOpened(source)];
    return { present: false, settings: {}, locations: noLocations(source.file), template: whole, findings };
  }
  if (parts.kind === "unclosed") {
    const finding = createFinding(frontMatterUnclosed, source, parts.opening, {
      message: "Settings begin at this line and are never closed.",
      help: `${nearlyFence(source, parts.opening.end)}Write a line \`---\` between the settings and the template.`,
    });
    return { present: false, settings: {}, locations: noLocations(source.file), template: whole, findings: [finding] };
  }
  const findings: Finding[] = [...endsWithFence(source, parts.endsAtFence, frontMatterEnd.severity)];
  const { value, locations, problems } = await readYaml(source, parts.settings);
  findings.push(...problems);
  const settings = isJsonObject(value) ? value : {};
  if (value !== undefined && value !== null && !isJsonObject(value)) {
    findings.push(
      createFinding(frontMatterInvalid, source, parts.settings, {
        message: "What stands between the two `---` lines is no settings.",
        help: "Write settings as `key: value`, or remove the first `---` if it is text of the template.",
      }),
    );
  }
  const broken = compat === "dotprompt" && problems.some(({ severity }) => severity === "error");
  const body = broken ? trimmed(text, 0, text.length) : parts.body;
  return {
    present: true,
    settings,
    locations,
    template: { source, text: text.slice(body.start, body.end), startOffset: body.start },
    findings,
  };
}

/** A line of two or more dashes, also those that word processors make of `---`. */
const nearFence = /^(?:-{2}|-{4,10}|[-–—]{0,9}[–—][-–—]{0,9})[ \t]{0,20}$/m;
/** Settings are short: a rule drawn far down in a text closes none. */
const longestSettings = 20_000;

/** Settings between lines that are nearly `---`: the model would see them. */
function nearlyOpened(source: SourceFile): readonly Finding[] {
  const { text } = source;
  const start = skipHeader(text);
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end === -1 ? start : Math.min(end, start + 20)).trimEnd();
  if (!nearFence.test(line)) return [];
  const rest = text.slice(end + 1, end + 1 + longestSettings);
  if (!looksLikeSettings(text, end + 1) || !nearFence.test(rest)) return [];
  return [
    createFinding(
      frontMatterUnclosed,
      source,
      { start, end: start + line.length },
      {
        message: `The line \`${line}\` opens no settings, so what follows is text that the model sees.`,
        help: "Write `---`, three hyphens, above the settings and below them.",
      },
    ),
  ];
}

/** Names the line that was meant to close the settings, where one is nearly `---`. */
function nearlyFence(source: SourceFile, from: number): string {
  const found = nearFence.exec(source.text.slice(from, from + longestSettings));
  if (found === null) return "";
  const { line } = linesOf(source).positionAt(from + found.index);
  return `Line ${line} is \`${found[0].trimEnd()}\`, not \`---\`. `;
}

function endsWithFence(source: SourceFile, fence: OffsetRange | undefined, severity: Severity): readonly Finding[] {
  if (fence === undefined) return [];
  return [
    createFinding(frontMatterEnd, source, fence, {
      message: "The file ends right after the line that closes the settings, without a line end.",
      help: "Write a template below the line, or at least a line end.",
      severity,
    }),
  ];
}

/**
 * Where settings and template stand in a text whose lines end in LF. `strict` differs from Dotprompt in three places: `---` right below `---` is empty
 * settings, a closing line may end the file, and settings that are never closed are told apart from text.
 */
export function splitFrontMatter(text: string, compat: Compat): FrontMatterParts {
  const opening = skipHeader(text);
  if (!text.startsWith("---", opening)) return { kind: "none" };
  const afterOpening = blankRun(text, opening + 3);
  if (afterOpening === undefined) return { kind: "none" };
  const start = afterOpening.lastLine;
  const atFence = text.startsWith("---", start) ? blankRun(text, start + 3) : undefined;
  const empty = (fenceEnd: number): FrontMatterParts => ({
    kind: "settings",
    settings: { start, end: start },
    body: trimmed(text, fenceEnd, text.length),
  });
  if (compat === "strict" && atFence !== undefined) return empty(atFence.lastLine);
  const closing = findFence(text, start);
  if (closing !== undefined) {
    return {
      kind: "settings",
      settings: { start, end: closing.start },
      body: trimmed(text, closing.bodyStart, text.length),
    };
  }
  if (compat === "dotprompt") {
    // The expression's own way: blanks on the line above `---` are settings, an empty line there is none.
    return atFence !== undefined && afterOpening.blankBefore ? empty(atFence.lastLine) : { kind: "none" };
  }
  const atEnd = fenceAtEnd(text, start);
  if (atEnd !== undefined) {
    const body = { start: text.length, end: text.length };
    const settings = { start, end: Math.max(start, atEnd.start - 1) };
    return { kind: "settings", settings, body, endsAtFence: { start: atEnd.start, end: atEnd.start + 3 } };
  }
  return looksLikeSettings(text, start)
    ? { kind: "unclosed", opening: { start: opening, end: opening + 3 } }
    : { kind: "none" };
}

/** Past blank lines and lines that begin with `#` (licences), which newer versions of Dotprompt allow before the settings. */
function skipHeader(text: string): number {
  let at = 0;
  for (;;) {
    let content = at;
    while (text[content] === " " || text[content] === "\t") content++;
    const isHeader = text[content] === "\n" || text[at] === "#";
    if (!isHeader) return at;
    const end = text.indexOf("\n", at);
    if (end === -1) return at;
    at = end + 1;
  }
}

interface BlankRun {
  /** Offset after the last line end in the run: the start of a line. */
  readonly lastLine: number;
  /** True where the line before that one holds blanks and nothing else, and follows a line end of the run. */
  readonly blankBefore: boolean;
}

/** The white space that begins here; undefined where it holds no line end. */
function blankRun(text: string, from: number): BlankRun | undefined {
  let lastLine = -1;
  let lineBefore = -1;
  for (let at = from; at < text.length && isBlank(text.charCodeAt(at)); at++) {
    if (text[at] !== "\n") continue;
    lineBefore = lastLine === -1 ? -1 : at - lastLine;
    lastLine = at + 1;
  }
  return lastLine === -1 ? undefined : { lastLine, blankBefore: lineBefore > 0 };
}

/** White space as `\s` has it. */
function isBlank(code: number): boolean {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return true;
  return code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

/** The first line from here on that closes the settings: `---` and blanks, with a line end. */
function findFence(text: string, from: number): { readonly start: number; readonly bodyStart: number } | undefined {
  for (let at = text.indexOf("\n---", from); at !== -1; at = text.indexOf("\n---", at + 1)) {
    const run = blankRun(text, at + 4);
    if (run !== undefined) return { start: at, bodyStart: run.lastLine };
  }
  return undefined;
}

/** A last line `---` without a line end. */
function fenceAtEnd(text: string, from: number): { readonly start: number } | undefined {
  const start = text.lastIndexOf("\n") + 1;
  return start >= from && /^---[ \t]*$/.test(text.slice(start, start + 200)) && text.length - start < 200
    ? { start }
    : undefined;
}

/** `key:` at the start of the first line that holds something: somebody meant settings, not a line drawn in the text. */
function looksLikeSettings(text: string, from: number): boolean {
  return /^\s*[A-Za-z_][\w.-]{0,60}:(?:\s|$)/.test(text.slice(from, from + 500));
}

function trimmed(text: string, from: number, to: number): OffsetRange {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  return { start, end: Math.max(start, from + part.trimEnd().length) };
}
