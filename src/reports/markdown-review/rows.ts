/** What a case says before and after, as lines in `<pre>`: `-` gone, `+` new, `~` with the words marked inside. */
import type { CaseDifference, MessageDifference, PartDifference, Row, Word } from "../../changes/difference.ts";
import { counted } from "../../platform/words.ts";
import type { Message, Part } from "../../prompts/prompt.ts";
import { codeSpan, htmlText } from "../markdown.ts";
import { shortened } from "./section.ts";

/** UTF-16 units of one line. */
const longestLine = 1_000;
/** Lines of one message that has no other side. */
const mostLines = 60;
/** UTF-16 units of data and addresses. */
const longestData = 300;

/** The messages that differ, each under its role; empty where none does. Markdown. Of each message so many lines. */
export function caseMarkdown(difference: CaseDifference, most: number): string {
  const blocks: string[] = [];
  let same = 0;
  for (const message of difference.messages) {
    if (message.status === "same") same++;
    else blocks.push(messageMarkdown(message, difference, most));
  }
  if (difference.messages.length === 0) {
    const side = difference.after ?? difference.before ?? [];
    const sign = difference.after === undefined ? "-" : "+";
    blocks.push(...side.map((message) => onlySide(message, sign, most)));
  }
  if (same > 0) blocks.push(`${counted(same, "message")} ${same === 1 ? "stays as it is" : "stay as they are"}.`);
  return blocks.join("\n\n");
}

/** Rows of one text alone. Markdown. */
export function rowsMarkdown(rows: readonly Row[], most: number): string {
  return preformatted(rows.map(rowLine), most);
}

function messageMarkdown(
  message: MessageDifference,
  { before = [], after = [] }: CaseDifference,
  most: number,
): string {
  const old = message.before === undefined ? undefined : before[message.before];
  const now = message.after === undefined ? undefined : after[message.after];
  switch (message.status) {
    case "added":
      return now === undefined ? roleLine(message, "new, and too long to be kept") : onlySide(now, "+", most);
    case "removed":
      return old === undefined ? roleLine(message, "removed") : onlySide(old, "-", most);
    case "moved":
      return roleLine(message, `moved from place ${placeWords(message.before)} to ${placeWords(message.after)}`);
    default: {
      const lines = message.parts.flatMap((part) => partLines(part, old, now));
      const role = message.roleBefore === undefined ? "" : ` (the role was ${codeSpan(message.roleBefore)})`;
      return `${codeSpan(message.role)}${role}\n${preformatted(lines, most)}`;
    }
  }
}

/** Grouped, so that no number of a foreign document is taken for a commit's hash. */
function placeWords(index = 0): string {
  return (index + 1).toLocaleString("en");
}

function roleLine({ role }: MessageDifference, words: string): string {
  return `${codeSpan(role)} ${words}.`;
}

function onlySide(message: Message, sign: "-" | "+", most: number): string {
  const lines = message.content.flatMap((part) => wholePart(part, sign));
  return `${codeSpan(message.role)}\n${preformatted(lines, Math.min(most, mostLines))}`;
}

/** HTML of a block that blank lines do not end (CommonMark 4.6, the first kind). The role's line above is a paragraph. */
function preformatted(lines: readonly string[], most: number): string {
  const more = lines.length > most ? [`⋯ ${counted(lines.length - most, "more line")}`] : [];
  return `\n<pre>\n${[...lines.slice(0, most), ...more].join("\n")}\n</pre>`;
}

function partLines(part: PartDifference, old: Message | undefined, now: Message | undefined): readonly string[] {
  if (part.rows.length > 0) return part.rows.map(rowLine);
  const before = part.before === undefined ? undefined : old?.content[part.before];
  const after = part.after === undefined ? undefined : now?.content[part.after];
  if (part.status === "same" || part.status === "moved")
    return [`⋯ ${htmlText(shortened(part.kind, 40))}: ${part.status}`];
  return [
    ...(before === undefined ? [] : wholePart(before, "-")),
    ...(after === undefined ? [] : wholePart(after, "+")),
  ];
}

function wholePart(part: Part, sign: "-" | "+"): readonly string[] {
  const mark = sign === "-" ? removed : added;
  if ("text" in part && typeof part.text === "string") {
    return part.text
      .replace(/\n$/, "")
      .split("\n")
      .map((line) => `${sign} ${mark(line)}`);
  }
  return [`${sign} ${mark(shortened(JSON.stringify(part), longestData))}`];
}

function rowLine(row: Row): string {
  switch (row.kind) {
    case "same":
      return `  ${line(row.text)}`;
    case "removed":
      return `- ${removed(row.text)}${movedWords(row.moved)}`;
    case "added":
      return `+ ${added(row.text)}${movedWords(row.moved)}`;
    case "changed":
      return `~ ${row.words.map(wordText).join("")}`;
    case "folded":
      return `⋯ ${counted(row.lines, "equal line")}`;
    case "cut":
      return `⋯ not shown: ${row.removed} removed and ${row.added} added`;
  }
}

function wordText(word: Word): string {
  switch (word.kind) {
    case "same":
      return line(word.text);
    case "removed":
      return removed(word.text);
    case "added":
      return added(word.text);
    case "folded":
      return `⋯ ${counted(word.characters, "equal character")} ⋯`;
  }
}

function movedWords(moved: number | undefined): string {
  return moved === undefined ? "" : ` (moved, line ${moved} on the other side)`;
}

function removed(text: string): string {
  return text === "" ? "" : `<del>${line(text)}</del>`;
}

function added(text: string): string {
  return text === "" ? "" : `<ins>${line(text)}</ins>`;
}

/** A row is one line whatever an untrusted document says. */
function line(text: string): string {
  return htmlText(shortened(text, longestLine)).replaceAll("\n", "[U+000A]");
}
